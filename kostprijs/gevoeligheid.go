package kostprijs

import (
	"cmp"
	"slices"
	"strconv"
)

// Gevoeligheid tells what one parameter does to the price: the price when the
// parameter is a tenth lower and a tenth higher, or at the ends of its range,
// and one unit higher. Prices are those of Hoofdprijs: before rounding, so
// that small effects stay visible.
type Gevoeligheid struct {
	Sleutel    string `json:"sleutel"`
	Naam       string `json:"naam"`
	Cao        string `json:"cao,omitempty"`
	Waarde     Getal  `json:"waarde"`
	Eenheid    string `json:"eenheid"`
	Laag       Getal  `json:"laag"`       // the lower value that was tried
	Hoog       Getal  `json:"hoog"`       // the higher value that was tried
	BijLaag    Getal  `json:"bijLaag"`    // price with the lower value
	BijHoog    Getal  `json:"bijHoog"`    // price with the higher value
	PerEen     Getal  `json:"perEen"`     // change of the price at one unit (1 procentpunt, 1 euro, 1 uur) more
	Uitslag    Getal  `json:"uitslag"`    // the greatest of the two differences, as a size
	Onmogelijk bool   `json:"onmogelijk"` // one of the values cannot be, and counts as no change
	IsBereik   bool   `json:"isBereik"`   // Laag and Hoog are the ends of the known range
}

// Sleutels names each parameter of the model uniquely, in order.
func (m *Model) Sleutels() []string {
	keys := make([]string, len(m.Parameters))
	seen := map[string]int{}
	for i := range m.Parameters {
		k := m.Parameters[i].Sleutel()
		if seen[k]++; seen[k] > 1 {
			k += "#" + strconv.Itoa(seen[k])
		}
		keys[i] = k
	}
	return keys
}

// Gevoeligheden tries every parameter, the greatest effect first. A share of a
// mix takes from or gives to the other parts in proportion, so that the mix
// stays whole.
func (u *Uitkomst) Gevoeligheden() []Gevoeligheid {
	m := u.Model
	keys := m.Sleutels()
	list := make([]Gevoeligheid, len(m.Parameters))
	for i := range m.Parameters {
		list[i] = u.gevoeligheid(i, keys[i])
	}
	slices.SortStableFunc(list, func(a, b Gevoeligheid) int {
		if c := b.Uitslag.Vergelijk(a.Uitslag); c != 0 {
			return c
		}
		return cmp.Compare(a.Sleutel, b.Sleutel)
	})
	return list
}

func (u *Uitkomst) gevoeligheid(i int, key string) Gevoeligheid {
	p := &u.Model.Parameters[i]
	tenth := p.Waarde.Deel(Heel(10))
	g := Gevoeligheid{Sleutel: key, Naam: p.Naam, Cao: p.Cao, Waarde: p.Waarde, Eenheid: p.Eenheid,
		Laag: p.Waarde.Min(tenth), Hoog: p.Waarde.Plus(tenth)}
	if p.Bereik != nil {
		g.Laag, g.Hoog, g.IsBereik = p.Bereik.Laag, p.Bereik.Hoog, true
	}
	g.BijLaag = u.probeer(i, g.Laag, &g.Onmogelijk)
	g.BijHoog = u.probeer(i, g.Hoog, &g.Onmogelijk)
	var ignore bool
	price, _ := u.Hoofdprijs()
	g.PerEen = u.probeer(i, p.Waarde.Plus(een), &ignore).Min(price)
	g.Uitslag = absoluut(g.BijLaag.Min(price)).Hoogste(absoluut(g.BijHoog.Min(price)))
	return g
}

func absoluut(g Getal) Getal {
	if g.Teken() < 0 {
		return g.Tegengesteld()
	}
	return g
}

// probeer gives the price with parameter i at another value; the price as it
// is when that value cannot be.
func (u *Uitkomst) probeer(i int, v Getal, impossible *bool) Getal {
	changes, ok := u.Model.wijziging(i, v)
	if ok {
		if b, code := u.Model.reken(u.Model.met(changes)); code == "" {
			return b.hoofdprijs(u.Model)
		}
	}
	*impossible = true
	return u.b.hoofdprijs(u.Model)
}

// wijziging gives the engine's values for parameter i at v, with the other
// parts of its mix when it is a share.
func (m *Model) wijziging(i int, v Getal) (map[int]Getal, bool) {
	if m.Parameters[i].Eenheid == EenheidProcent {
		v = v.Procent()
	}
	changes := map[int]Getal{i: v}
	for _, g := range m.mixen {
		if !slices.Contains(g.delen, i) {
			continue
		}
		others := een.Min(m.w[i])
		left := een.Min(v)
		if others.Teken() == 0 || left.Teken() < 0 {
			return nil, v.Vergelijk(m.w[i]) == 0
		}
		for _, o := range g.delen {
			if o != i {
				changes[o] = m.w[o].Maal(left).Deel(others)
			}
		}
	}
	return changes, true
}
