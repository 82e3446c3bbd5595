package dossier

import (
	"cmp"
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// What is known of someone stands in the log of the family in which it was
// recorded. Who moves, returns, or belongs to two families at once takes nothing
// with him: his own pieces are read where they stand, by whoever may read them,
// whichever of his families is on the page. What one family shared stays with
// that family.

// AardElders says, about one member, that he belongs to another family as well.
// It has no content: which one is told by his membership there, to who may know.
const AardElders = "ook-elders"

// elders gives the people of a family of whom pieces may stand in the log of
// another: who was not registered here, who left once, who has two families.
func (g *Gezin) elders() []string {
	var out []string
	for i := range g.Leden {
		l := &g.Leden[i]
		registered := slices.ContainsFunc(g.Stukken, func(s Stuk) bool { return s.Aard == AardNaam && s.Over == l.Persoon && s.Gezin == g.ID })
		twice := slices.ContainsFunc(g.Stukken, func(s Stuk) bool { return s.Aard == AardElders && s.Over == l.Persoon && s.Ingetrokken == 0 })
		if l.Ingetrokken == 0 && (!registered || twice || l.Tot != 0) && !slices.Contains(out, l.Persoon) {
			out = append(out, l.Persoon)
		}
	}
	return out
}

// vulAan adds to a family what the reader may see about its people in the logs
// of others. The course of the family and its state stay as they are.
func (g *Gezin) vulAan(ctx context.Context, l Lezing, personen []string, soorten ...toegang.Soort) error {
	if len(personen) == 0 {
		return nil
	}
	people, err := l.Personen(ctx, personen, soorten...)
	if err != nil {
		return err
	}
	for _, id := range personen {
		if p := people[id]; p != nil {
			g.neemVan(p)
		}
	}
	op := func(x, y Vermelding) int {
		return cmp.Or(cmp.Compare(x.Vastgezet, y.Vastgezet), cmp.Compare(x.ID, y.ID))
	}
	slices.SortStableFunc(g.Feiten, func(x, y Feit) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortStableFunc(g.Stukken, func(x, y Stuk) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortStableFunc(g.Relaties, func(x, y Relatie) int { return op(x.Vermelding, y.Vermelding) })
	return nil
}

// neemVan adds the pieces of one person that stand in another log.
func (g *Gezin) neemVan(p *Gezin) {
	for _, f := range p.Feiten {
		if f.Gezin != g.ID {
			g.Feiten = append(g.Feiten, f)
		}
	}
	for _, s := range p.Stukken {
		if s.Gezin != g.ID {
			g.Stukken = append(g.Stukken, s)
		}
	}
	for _, r := range p.Relaties {
		if r.Gezin != g.ID {
			g.Relaties = append(g.Relaties, r)
		}
	}
}

// thuis gives the family in whose log a relation stands that an entry ends or
// withdraws; familie for everything else.
func (g *Gezin) thuis(in Invoer, familie string) string {
	id := betreft(in)
	for i := range g.Relaties {
		if r := &g.Relaties[i]; id != "" && r.ID == id && r.Gezin != "" {
			return r.Gezin
		}
	}
	return familie
}

// vanElders gives the ids of the pieces that stand in the log of another family.
func (g *Gezin) vanElders() []string {
	var out []string
	add := func(v Vermelding) {
		if v.Gezin != g.ID {
			out = append(out, v.ID)
		}
	}
	for i := range g.Feiten {
		add(g.Feiten[i].Vermelding)
	}
	for i := range g.Stukken {
		add(g.Stukken[i].Vermelding)
	}
	for i := range g.Relaties {
		add(g.Relaties[i].Vermelding)
	}
	return out
}
