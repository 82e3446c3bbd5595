package regeling

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Keuze is what the indicatiesteller chose, in the words of the catalogue.
type Keuze struct {
	Product    string
	Waarden    gezin.Kenmerken   // facts about the choice: form, package, term
	Persoon    string            // the member on whose name it stands, where the product asks for one
	Niveaus    map[string]string // the level per result area, where the product is chosen by area
	Omvang     map[string]int64  // minutes per week per result area, agreed per case
	Aanvulling []Aanvulling      // areas that are added to the package
	Vrij       *VrijBudget       // the free level: a budget to measure
}

// Aanvulling is one result area that is added for one person.
type Aanvulling struct {
	Gebied  string
	Niveau  string
	Persoon string
	Omvang  *Omvang // nil: not agreed yet
}

// Omvang is a checkable quantity.
type Omvang struct {
	Aantal  int64
	Eenheid string // dagdeel, etmaal, uur, stuk
	Per     string // week, jaar, …; empty: week
}

// Zin says a quantity in Dutch: "2 dagdelen per week".
func (o *Omvang) Zin() string {
	per, unit := o.Per, o.Eenheid
	if per == "" {
		per = "week"
	}
	if o.Aantal != 1 {
		unit = meervoud(unit)
	}
	return fmt.Sprintf("%d %s per %s", o.Aantal, unit, per)
}

// meervoud gives the plural of a unit; hours and weeks have none after a
// number.
func meervoud(unit string) string {
	switch unit {
	case "dagdeel":
		return "dagdelen"
	case "etmaal":
		return "etmalen"
	case "stuk":
		return "stuks"
	case "dag":
		return "dagen"
	}
	return unit
}

// VrijBudget is a budget to measure per person and for lines that count once
// for the family, with the reason for it.
type VrijBudget struct {
	Personen   map[string]Budget
	Gezin      *Budget
	Motivering string
}

// Omgeving is one situation and one choice, laid out so that conditions are
// evaluated without looking anything up by name. It is not safe for use by
// more goroutines at once; make one for each, and use it again.
type Omgeving struct {
	versie   *Versie
	situatie *gezin.Situatie
	keuze    *Keuze
	leden    int
	gekozen  int            // index of the chosen person, or -1
	waarden  []gezin.Waarde // per member a row of all kinds of facts; the last row: family and choice
	groepen  []uint8        // per group and member: 0 not worked out yet, else the outcome plus 1
}

// NieuweOmgeving makes room for situations under one version of the rules.
func NieuweOmgeving(v *Versie) *Omgeving { return &Omgeving{versie: v} }

// Zet takes a situation and a choice in. The choice may be nil: facts about
// the choice are then unknown. Neither may change while they are in use.
func (o *Omgeving) Zet(s *gezin.Situatie, k *Keuze) {
	o.situatie, o.leden = s, len(s.Leden)
	kinds := len(o.versie.regeling.Feiten)
	o.waarden = leeg(o.waarden, (o.leden+1)*kinds)
	o.groepen = leeg(o.groepen, len(o.versie.regeling.Groepen)*max(o.leden, 1))
	for i := range s.Leden {
		o.vul(o.waarden[i*kinds:(i+1)*kinds], s.Leden[i].Kenmerken, OverLid)
	}
	o.vul(o.waarden[o.leden*kinds:], s.Gezin, OverGezin)
	o.Kies(k)
}

// Kies changes the choice and leaves the situation as it is.
func (o *Omgeving) Kies(k *Keuze) {
	o.keuze, o.gekozen = k, -1
	row := o.waarden[o.leden*len(o.versie.regeling.Feiten):]
	for _, f := range o.versie.regeling.keuzefeiten {
		row[f.nr] = gezin.Waarde{}
	}
	clear(o.groepen)
	if k == nil {
		return
	}
	o.vul(row, k.Waarden, OverKeuze)
	if i, ok := o.situatie.Lid(k.Persoon); ok {
		o.gekozen = i
	}
}

// Probeer sets one value for a while and gives the old one back, for asking
// "what if we knew". Facts about the family have a negative lid.
func (o *Omgeving) Probeer(f *Feitsoort, lid int, w gezin.Waarde) (old gezin.Waarde) {
	at := o.waarde(f, lid)
	old, *at = *at, w
	for _, nr := range f.groepen {
		clear(o.groepen[nr*o.leden : (nr+1)*o.leden])
	}
	return old
}

func (o *Omgeving) vul(row []gezin.Waarde, values gezin.Kenmerken, scope Bereik) {
	for code, w := range values {
		if f := o.versie.regeling.feit[code]; f != nil && f.Bereik == scope && (w.Soort == f.Soort) {
			row[f.nr] = w
		}
	}
}

func (o *Omgeving) waarde(f *Feitsoort, lid int) *gezin.Waarde {
	if f.Bereik != OverLid {
		lid = o.leden
	}
	return &o.waarden[lid*len(o.versie.regeling.Feiten)+f.nr]
}

// Waarde gives what is known of a kind of fact, about the member with index
// lid or, with a negative lid, about the family or the choice.
func (o *Omgeving) Waarde(f *Feitsoort, lid int) gezin.Waarde { return *o.waarde(f, lid) }

// Situatie gives the situation that was taken in.
func (o *Omgeving) Situatie() *gezin.Situatie { return o.situatie }

// Versie gives the version of the rules.
func (o *Omgeving) Versie() *Versie { return o.versie }

// Keuze gives the choice that was taken in; nil where there is none.
func (o *Omgeving) Keuze() *Keuze { return o.keuze }

// Gekozen gives the index of the chosen member, or -1.
func (o *Omgeving) Gekozen() int { return o.gekozen }

func (o *Omgeving) jaren(born int64) int64 {
	return int64(termijn.Dag(born).Leeftijd(o.situatie.Peildatum))
}

// gebiedOnder tells whether an area was chosen and, where niveau is not
// negative, chosen at a level below it.
func (o *Omgeving) gebiedOnder(g *Gebied, niveau int) bool {
	if o.keuze == nil {
		return false
	}
	chosen, ok := o.keuze.Niveaus[g.Code]
	if !ok {
		return false
	}
	if niveau < 0 {
		return true
	}
	at, known := g.Schaal.plaats(chosen)
	return known && at < niveau
}

// leeg gives a zeroed slice of the wanted length, in the old room if it fits.
func leeg[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}
