package arrangement

import (
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Regel is one line of a computed arrangement: what, on whose name, for whom,
// how much per week and at which price. Members are indices into the members
// of the situation.
type Regel struct {
	Onderdeel    string
	Naam         string
	Wet          string
	Drager       int   // on whose name it stands
	Deelnemers   []int // who is helped; counts of people use these
	Vorm         string
	Gebieden     []string
	Toont        []Toon // the choices that the line shows, such as the package
	Niveau       string // the level (trede) of the line; empty: none
	Minuten      int64  // per week; only with HeeftMinuten
	HeeftMinuten bool
	Omvang       *regeling.Omvang // another checkable size; nil: none
	Bedrag       geld.Bedrag      // per Periode; only with HeeftBedrag
	HeeftBedrag  bool
	Periode      regeling.Eenheid // week, 4-weken, maand, jaar or eenmalig
	Tarief       regeling.Tarief  // the price that was used; zero: the amount was given
	Prijs        geld.Bedrag
	Vrij         bool // the free level set the minutes or the amount
	bepaling     *regeling.Onderdeel
	aanvulling   *regeling.AanvulGebied
}

// Toon is one choice that a line shows.
type Toon struct {
	Feit   string
	Waarde string
}

// Totaal is the sum of the lines of one period. Each line was rounded before.
type Totaal struct {
	Periode regeling.Eenheid
	Bedrag  geld.Bedrag
}

// Berekening is a computed arrangement.
type Berekening struct {
	Product  *regeling.Product
	Regels   []Regel
	Minuten  int64 // per week, over all lines
	Totalen  []Totaal
	Aandacht []Aandachtspunt
}

// Totaal gives the sum of the lines of a period.
func (b *Berekening) Totaal(periode regeling.Eenheid) geld.Bedrag {
	for _, t := range b.Totalen {
		if t.Periode == periode {
			return t.Bedrag
		}
	}
	return 0
}

func (b *Berekening) tel(r *Regel) error {
	b.Minuten += r.Minuten
	if !r.HeeftBedrag {
		return nil
	}
	for i := range b.Totalen {
		if b.Totalen[i].Periode == r.Periode {
			sum, err := b.Totalen[i].Bedrag.Plus(r.Bedrag)
			b.Totalen[i].Bedrag = sum
			return err
		}
	}
	b.Totalen = append(b.Totalen, Totaal{r.Periode, r.Bedrag})
	return nil
}
