package kostprijs

import (
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Cents are divided so that they add up, each part within a cent of its exact
// amount, negative parts too.
func TestVerdeelCenten(t *testing.T) {
	got := verdeelCenten([]Getal{MustGetal("0,05"), MustGetal("-0,006"), MustGetal("-0,004")}, 4)
	if got[0]+got[1]+got[2] != 4 {
		t.Errorf("got %v, want a sum of 4 cents", got)
	}
	rapid.Check(t, func(rt *rapid.T) {
		var parts []Getal
		var sum Getal
		for range rapid.IntRange(1, 12).Draw(rt, "n") {
			p := Gebroken(rapid.Int64Range(-100000, 100000).Draw(rt, "part"), rapid.Int64Range(1, 999).Draw(rt, "den"))
			parts, sum = append(parts, p), sum.Plus(p)
		}
		total, _ := sum.Bedrag(geld.HalfVanNul)
		parts = append(parts, VanBedrag(total).Min(sum)) // the rounding is a part too
		var added geld.Bedrag
		for i, c := range verdeelCenten(parts, total) {
			added += c
			if absoluut(VanBedrag(c).Min(parts[i])).Vergelijk(decimal(1, 2)) > 0 {
				rt.Fatalf("part %s became %s", parts[i].Decimaal(4), c)
			}
		}
		if added != total {
			rt.Fatalf("parts add up to %s, want %s", added, total)
		}
	})
}

// Of two facts that hold on a day the one that began last counts; one without
// a value never does.
func TestFeitKiestHetJongste(t *testing.T) {
	fact := func(van, tot, value string) Parameter {
		p := Parameter{Naam: "premie-zvw", Cao: Rijk, Van: MustDatum(van), Eenheid: EenheidProcent}
		if tot != "" {
			p.Tot = MustDatum(tot)
		}
		if value != "" {
			p.Waarde, p.Bekend = MustGetal(value), true
		}
		return p
	}
	b := &Bronnen{Feiten: []Parameter{fact("2024-01-01", "", "3"), fact("2022-01-01", "", "1"), fact("2023-01-01", "2023-12-31", "2"), fact("2025-01-01", "", "")}}
	for day, want := range map[string]string{"2022-12-31": "1", "2023-01-01": "2", "2023-12-31": "2", "2024-06-01": "3", "2026-01-01": "3"} {
		if p, ok := b.Feit("premie-zvw", Rijk, MustDatum(day)); !ok || p.Waarde.String() != want {
			t.Errorf("%s: got %s, want %s", day, p.Waarde, want)
		}
	}
	if _, ok := b.Feit("premie-zvw", Rijk, MustDatum("2021-12-31")); ok {
		t.Error("a fact is found before the first one holds")
	}
}
