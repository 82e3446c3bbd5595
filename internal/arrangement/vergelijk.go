package arrangement

import (
	"errors"
	"maps"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Variant is one way in which a product can be chosen, with what it comes to.
// Where the criteria for choosing are not public, the variants stand side by
// side and whoever decides chooses.
type Variant struct {
	Keuze      []Toon
	Berekening *Berekening // nil where the variant is refused
	Fouten     Fouten
}

// Vergelijk computes every variant of a product for a family: each value of
// each choice that is made from a list. Prices that are missing leave an
// amount out; minutes are always there. The base gives the rest of the choice;
// it may be nil.
func Vergelijk(v *regeling.Versie, s *gezin.Situatie, p *regeling.Product, t Tarieven, base *regeling.Keuze) []Variant {
	var dims []*regeling.Feitsoort
	for _, f := range p.Keuzes {
		if f.Soort == gezin.Code {
			dims = append(dims, f)
		}
	}
	if len(dims) == 0 {
		return nil
	}
	with, without := NieuweRekenaar(v, t), NieuweRekenaar(v, t).ZonderPrijzen()
	var out []Variant
	each(dims, nil, func(shown []Toon) {
		k := regeling.Keuze{Product: p.Code}
		if base != nil {
			k = *base
			k.Product = p.Code
		}
		k.Waarden = standaard(p, base)
		for _, c := range shown {
			k.Waarden[c.Feit] = gezin.Keus(c.Waarde)
		}
		out = append(out, variant(with, without, s, &k, slices.Clone(shown)))
	})
	return out
}

// each visits every combination of the values of the choices.
func each(dims []*regeling.Feitsoort, chosen []Toon, visit func([]Toon)) {
	if len(chosen) == len(dims) {
		visit(chosen)
		return
	}
	for _, w := range dims[len(chosen)].Waarden {
		each(dims, append(chosen, Toon{dims[len(chosen)].Code, w.Code}), visit)
	}
}

func variant(with, without *Rekenaar, s *gezin.Situatie, k *regeling.Keuze, shown []Toon) Variant {
	b, err := with.Bereken(s, k)
	if err != nil {
		if b2, err2 := without.Bereken(s, k); err2 == nil {
			b, err = b2, nil
		}
	}
	var ff Fouten
	if errors.As(err, &ff) {
		return Variant{Keuze: shown, Fouten: ff}
	}
	return Variant{Keuze: shown, Berekening: b.Kopie()}
}

// standaard gives the choices that a variant starts from: those of the base,
// and no for every yes or no that was not chosen.
func standaard(p *regeling.Product, base *regeling.Keuze) gezin.Kenmerken {
	values := gezin.Kenmerken{}
	for _, f := range p.Keuzes {
		if f.Soort == gezin.Waarheid {
			values[f.Code] = gezin.JaNee(false)
		}
	}
	if base != nil {
		maps.Copy(values, base.Waarden)
	}
	return values
}
