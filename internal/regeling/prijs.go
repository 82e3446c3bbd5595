package regeling

import (
	"cmp"
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Tarief is the key of a price: what it is a price of, at which level, from
// which class of supplier, from which provider, and for which unit.
type Tarief struct {
	Code      string
	Niveau    string
	Klasse    string // instelling, zzp, informeel, …; empty: no difference
	Aanbieder string // empty: the same for all
	Per       Eenheid
}

// String gives the key as a path, for messages: "dagbesteding/2 per week".
func (t Tarief) String() string {
	s := t.Code
	for _, part := range []string{t.Niveau, t.Klasse, t.Aanbieder} {
		if part != "" {
			s += "/" + part
		}
	}
	return s + " per " + string(t.Per)
}

// Eenheid is what a price is for.
type Eenheid string

// The units that prices are given in.
const (
	PerMinuut  Eenheid = "minuut"
	PerUur     Eenheid = "uur"
	PerDagdeel Eenheid = "dagdeel"
	PerDag     Eenheid = "dag"
	PerEtmaal  Eenheid = "etmaal"
	PerStuk    Eenheid = "stuk"
	PerWeek    Eenheid = "week"
	Per4Weken  Eenheid = "4-weken"
	PerMaand   Eenheid = "maand"
	PerJaar    Eenheid = "jaar"
	Eenmalig   Eenheid = "eenmalig"
	PerTraject Eenheid = "traject"
)

var eenheden = []Eenheid{PerMinuut, PerUur, PerDagdeel, PerDag, PerEtmaal, PerStuk, PerWeek, Per4Weken, PerMaand, PerJaar, Eenmalig, PerTraject}

// Tariefregel says which price a line uses.
type Tariefregel struct {
	Code      string  // empty: the line has no price
	Per       Eenheid // the unit of the price
	Niveau    string  // a fixed level; empty: see Naar
	Naar      string  // "trede", "niveau", or the code of a fact about the choice; empty: no level
	Klasse    *Feitsoort
	Aanbieder *Feitsoort
	naar      *Feitsoort
}

// Sleutel gives the key of the price for a line with the given level.
func (r *Tariefregel) Sleutel(o *Omgeving, niveau string) Tarief {
	t := Tarief{Code: r.Code, Niveau: r.Niveau, Per: r.Per}
	switch {
	case r.naar != nil:
		t.Niveau = o.waarde(r.naar, -1).Code
	case r.Naar != "":
		t.Niveau = niveau
	}
	if r.Klasse != nil {
		t.Klasse = o.waarde(r.Klasse, -1).Code
	}
	if r.Aanbieder != nil {
		t.Aanbieder = o.waarde(r.Aanbieder, -1).Code
	}
	return t
}

// Prijs is one price of the catalogue. A published amount is stored as it was
// published and never recomputed; where it differs from its own formula, that
// is a remark and no correction.
type Prijs struct {
	Tarief
	Bedrag       geld.Bedrag
	Gepubliceerd bool
	Formule      *Formule
	Berekend     geld.Bedrag // what the formula gives; 0 without a formula
	Opmerking    string      // set where the published amount differs from its formula
	Geldigheid
	Herkomst
}

// Formule says how a price follows from another: a part of it, or a division,
// rounded step by step.
type Formule struct {
	Van       *Tarief     // the price it follows from; nil: Basis
	Laagste   string      // the lowest of all prices of this tariff code at the same level
	Basis     geld.Bedrag // a stated amount it follows from
	Teller    int64       // the part, as a fraction: 62.4% is 624/1000
	Noemer    int64
	Grondslag string      // what the percentage is taken of; a percentage without one is refused
	Maximum   geld.Bedrag // 0: none
	Stappen   []Stap
}

// Stap is one rounding: to a multiple of Eenheid cents, by a named rule.
type Stap struct {
	Eenheid int64
	Regel   geld.Afronding
}

// reken applies the formula to an amount.
func (f *Formule) reken(basis geld.Bedrag) (geld.Bedrag, error) {
	// The exact fraction is kept until the first rounding: an amount of cents
	// times teller/noemer, rounded to eenheid cents.
	steps := f.Stappen
	if len(steps) == 0 {
		steps = []Stap{{Eenheid: 1}}
	}
	out, err := basis.MaalBreuk(f.Teller, f.Noemer*steps[0].Eenheid, steps[0].Regel)
	if err != nil {
		return 0, err
	}
	out *= geld.Bedrag(steps[0].Eenheid)
	for _, s := range steps[1:] {
		if out, err = out.Afgerond(s.Eenheid, s.Regel); err != nil {
			return 0, err
		}
	}
	if f.Maximum != 0 {
		out = min(out, f.Maximum)
	}
	return out, nil
}

// los works out the formula of a price against the other prices.
func (p *Prijs) los(prices []*Prijs) error {
	f := p.Formule
	if f == nil {
		return nil
	}
	basis, ok := f.basis(p, prices)
	if !ok {
		return fmt.Errorf("de formule verwijst naar een prijs die er niet is op dezelfde dag")
	}
	out, err := f.reken(basis)
	if err != nil {
		return err
	}
	p.Berekend = out
	switch {
	case !p.Gepubliceerd:
		p.Bedrag = out
	case out != p.Bedrag:
		p.Opmerking = fmt.Sprintf("Gepubliceerd is %s; de eigen formule geeft %s. Het gepubliceerde bedrag geldt.",
			p.Bedrag.Nederlands(), out.Nederlands())
	}
	return nil
}

func (f *Formule) basis(p *Prijs, prices []*Prijs) (geld.Bedrag, bool) {
	var best *Prijs
	for _, q := range prices {
		if q == p || !q.Op(p.Van, p.Bekend) {
			continue
		}
		switch {
		case f.Van != nil && q.Tarief == *f.Van:
			return q.Bedrag, true
		case f.Laagste != "" && q.Code == f.Laagste && q.Niveau == p.Niveau && q.Formule == nil &&
			(best == nil || cmp.Less(q.Bedrag, best.Bedrag)):
			best = q
		}
	}
	switch {
	case best != nil:
		return best.Bedrag, true
	case f.Van == nil && f.Laagste == "":
		return f.Basis, true
	}
	return 0, false
}
