package toegang

import (
	"reflect"
	"slices"
)

// Necessary gives what must hold of every row for which p holds, as far as that
// can be told by a few attributes, and by with whom the reader is involved. It
// narrows what a query looks at before it asks p itself: among the thousand who
// have a name, the few that the reader can know. It decides nothing. Compile it
// with a Kaart that says Vooraf.
func Necessary(p Predicaat, known ...Kenmerk) Predicaat {
	return Simplify((&vooraf{known}).weaker(p, true), nil)
}

type vooraf struct{ known []Kenmerk }

// weaker gives a predicate that holds where p does or, with up false, one that
// holds only where p does: what stands under "not" is turned around.
func (v *vooraf) weaker(p Predicaat, up bool) Predicaat {
	switch p := p.(type) {
	case En:
		return En(v.all(p, up))
	case Of:
		return Of(v.all(p, up))
	case Niet:
		return Niet{v.weaker(p.P, !up)}
	case Stap:
		return v.weaker(p.P, up)
	case Een:
		if !v.tells(append(slices.Clone(p.Van), p.Term)...) {
			return Vast(up)
		}
	case Bestaat:
		return v.involved(p, up)
	}
	return p
}

// all weakens the parts, and leaves out those that came to say the same.
func (v *vooraf) all(parts []Predicaat, up bool) []Predicaat {
	var out []Predicaat
	for _, p := range parts {
		q := v.weaker(p, up)
		if !slices.ContainsFunc(out, func(had Predicaat) bool { return reflect.DeepEqual(had, q) }) {
			out = append(out, q)
		}
	}
	return out
}

// involved keeps of a relation that the reader is involved with the person, in
// whatever role and for whatever class. Of the other relations it keeps nothing.
func (v *vooraf) involved(p Bestaat, up bool) Predicaat {
	if !up || p.In != Betrokken {
		return Vast(up)
	}
	out := Bestaat{In: Betrokken}
	for _, e := range p.Waar {
		if (e.Kolom == CPersoon || e.Kolom == CLezer) && v.tells(e.Van...) {
			out.Waar = append(out.Waar, e)
		}
	}
	if len(out.Waar) < 2 {
		return Vast(true)
	}
	return out
}

// tells tells whether the attributes that are known give the terms a value.
func (v *vooraf) tells(terms ...Term) bool {
	return !slices.ContainsFunc(terms, func(t Term) bool {
		return t.Plaats == VanBinnen || t.Plaats == VanRij && !slices.Contains(v.known, Kenmerk(t.Naam))
	})
}
