package dossier

import (
	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Advies is an advice as one reader sees it. It is made from what he may see
// alone: what he may not see makes no difference to any byte of it. Where he
// is not involved with a member, that a step depends on him is shown as
// withheld, whether there is anything to withhold or not, and nothing is asked.
type Advies struct {
	*arrangement.Advies
	Versie     *regeling.Versie
	Situatie   gezin.Situatie
	Vragen     []arrangement.Vraag // those that this reader can answer
	afgescherm map[string]bool     // members with whom he is not involved
}

// Adviseer weighs every product for the family on the day of the page. Help
// that runs counts, also by a decision.
func (b *Beeld) Adviseer(wie Wie, r *regeling.Regeling) *Advies { return b.adviseer(wie, r, "") }

// AdviseerVoor weighs as Adviseer does, for a choice of one product. Decisions
// on that product that run do not stand in its way: the choice changes or
// extends them (a re-indication).
func (b *Beeld) AdviseerVoor(wie Wie, r *regeling.Regeling, product string) *Advies {
	return b.adviseer(wie, r, product)
}

func (b *Beeld) adviseer(wie Wie, r *regeling.Regeling, zonder string) *Advies {
	a := &Advies{Versie: r.Op(b.Moment.Dag, b.Moment.Dag), Situatie: b.situatie(zonder), afgescherm: map[string]bool{}}
	for _, p := range b.Mensen() {
		if !b.Leest(wie, p, gezin.Gewoon) {
			a.afgescherm[p] = true
		}
	}
	a.Advies = arrangement.NieuweAdviseur(a.Versie).Adviseer(&a.Situatie)
	for _, q := range a.Advies.Vragen {
		if !a.afgescherm[q.Lid] {
			a.Vragen = append(a.Vragen, q)
		}
	}
	return a
}

// Afgeschermd tells whether a step depends on what the reader may not know.
func (a *Advies) Afgeschermd(s *arrangement.Stap) bool {
	if len(a.afgescherm) > 0 && s.Eis.Als.LeestLopend() {
		return true
	}
	for _, q := range s.Open {
		if q.Lid >= 0 && a.afgescherm[a.Leden[q.Lid]] {
			return true
		}
	}
	return false
}

// Oordeel gives what the reader is told of a product: the outcome, and whether
// it depends on what he may not know.
func (a *Advies) Oordeel(o *arrangement.Oordeel) (uitkomst regeling.Uitkomst, afgeschermd bool) {
	if o.Uitkomst == regeling.Nee {
		return regeling.Nee, false
	}
	for i := range o.Stappen {
		afgeschermd = afgeschermd || a.Afgeschermd(&o.Stappen[i])
	}
	return o.Uitkomst, afgeschermd
}
