package arrangement

import (
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// beprijs gives a line its price and amount.
func (r *Rekenaar) beprijs(line *Regel, rule *regeling.Tariefregel, level string) {
	if rule.Code == "" {
		return
	}
	line.Tarief = rule.Sleutel(r.omgeving, level)
	if r.zonder {
		return
	}
	price, ok := r.prijs(line.Tarief)
	if !ok {
		r.prijsOntbreekt(line.Tarief)
		return
	}
	line.Prijs = price
	amount, err := bedrag(line, price)
	if err != nil {
		r.fout(Fout{Pad: "tarieven", Code: FoutBedrag, Tekst: "Dit bedrag is te groot om mee te rekenen. Kijk of het tarief en de omvang kloppen.", Tarief: &line.Tarief})
		return
	}
	line.Bedrag, line.HeeftBedrag, line.Periode = amount, true, periode(line)
}

// prijs looks a price up: first among those that were given, then in the
// catalogue.
func (r *Rekenaar) prijs(t regeling.Tarief) (geld.Bedrag, bool) {
	if b, ok := r.tarieven[t]; ok {
		return b, true
	}
	if p := r.versie.Prijs(t); p != nil {
		return p.Bedrag, true
	}
	return 0, false
}

func (r *Rekenaar) prijsOntbreekt(t regeling.Tarief) {
	for _, f := range r.fouten {
		if f.Code == FoutPrijs && *f.Tarief == t {
			return
		}
	}
	r.fout(Fout{Pad: "tarieven." + t.String(), Code: FoutPrijs, Tarief: &t,
		Tekst: "Er is geen prijs voor " + t.String() + ". Vul die in bij tarieven, of in de regeling met haar bron."})
}

// bedrag works out the amount of a line in the period of its price, rounded
// once to whole cents, half away from zero.
func bedrag(line *Regel, price geld.Bedrag) (geld.Bedrag, error) {
	switch line.Tarief.Per {
	case regeling.PerUur:
		return geld.Minuten(line.uren()).Maal(price, geld.HalfVanNul)
	case regeling.PerMinuut:
		return price.MaalBreuk(line.uren(), 1, geld.HalfVanNul)
	case regeling.PerDagdeel, regeling.PerDag, regeling.PerEtmaal, regeling.PerStuk:
		if line.Omvang == nil {
			return price, nil
		}
		return price.MaalBreuk(line.Omvang.Aantal, 1, geld.HalfVanNul)
	}
	return price, nil
}

// uren gives the time of a line in minutes, per week or in the period of its
// size.
func (l *Regel) uren() int64 {
	if !l.HeeftMinuten && l.Omvang != nil && l.Omvang.Eenheid == "uur" {
		return l.Omvang.Aantal * 60
	}
	return l.Minuten
}

// periode gives the period that the amount of a line is for.
func periode(line *Regel) regeling.Eenheid {
	switch per := line.Tarief.Per; per {
	case regeling.Per4Weken, regeling.PerMaand, regeling.PerJaar:
		return per
	case regeling.Eenmalig, regeling.PerTraject:
		return regeling.Eenmalig
	}
	if !line.HeeftMinuten && line.Omvang != nil && line.Omvang.Per != "" {
		return regeling.Eenheid(line.Omvang.Per)
	}
	return regeling.PerWeek
}
