package controle

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// overlapt is the rule as the stylesheet has it, for one pair.
func overlapt(a, b periode) bool {
	zelfde := a.categorie == "" || b.categorie == "" ||
		a.categorie == b.categorie && (a.code == "" || b.code == "" || a.code == b.code)
	return zelfde && a.eind >= b.begin && b.eind >= a.begin
}

// TestStapelingIsAlleParen holds the sorted search against comparing every pair:
// of each pair that overlaps one is reported, and whatever is reported does
// overlap another.
func TestStapelingIsAlleParen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dag := rapid.Int64Range(1, 12)
		lijst := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) periode {
			p := periode{begin: dag.Draw(t, "begin"), eind: dag.Draw(t, "eind")}
			if rapid.Bool().Draw(t, "open") {
				p.eind = openEind
			}
			if p.categorie = rapid.SampledFrom([]string{"", "1", "2"}).Draw(t, "categorie"); p.categorie != "" {
				p.code = rapid.SampledFrom([]string{"", "a", "b"}).Draw(t, "code")
			}
			return p
		}), 0, 8).Draw(t, "producten")
		for i := range lijst {
			lijst[i].index = i + 1
		}
		gemeld := botsingen(slices.Clone(lijst))
		raakt := func(i int) bool {
			return slices.ContainsFunc(lijst, func(p periode) bool { return p.index != i && overlapt(p, lijst[i-1]) })
		}
		for _, i := range gemeld {
			if !raakt(i) {
				t.Fatalf("product %d is gemeld, maar overlapt met niets", i)
			}
		}
		for i, a := range lijst {
			for _, b := range lijst[:i] {
				if overlapt(a, b) && !slices.Contains(gemeld, a.index) && !slices.Contains(gemeld, b.index) {
					t.Fatalf("%d en %d overlappen, en geen van beide is gemeld", b.index, a.index)
				}
			}
		}
	})
}
