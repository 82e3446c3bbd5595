package dossier

import (
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/termijn"
)

func TestQuarterOfADay(t *testing.T) {
	for day, want := range map[string]string{"2026-01-01": "2026-1", "2026-03-31": "2026-1", "2026-04-01": "2026-2", "2026-12-31": "2026-4"} {
		if got := kwartaalVan(termijn.MustDag(day)); got != want {
			t.Errorf("%s is in %s, want %s", day, got, want)
		}
	}
}

// No number below the bound is shown, and none can be worked out from what is
// shown: what is left of the sum is nothing, or a group large enough.
func TestSmallNumbersAreNotShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := map[besluit.Afwijkingsoort]int{}
		sum := 0
		for _, s := range Afwijkingsoorten() {
			if n := rapid.IntRange(0, 25).Draw(t, "n"); n > 0 {
				counts[s] = n
				sum += n
			}
		}
		got := publiceer("2026-2", counts)
		shown := 0
		for s, n := range got.Aantal {
			if n < KleinsteGroep || n != counts[s] {
				t.Fatalf("%q is shown as %d of %d", s, n, counts[s])
			}
			shown += n
		}
		if got.Samen != 0 && got.Samen != sum {
			t.Fatalf("the sum is shown as %d of %d", got.Samen, sum)
		}
		if left := got.Samen - shown; got.Samen != 0 && left < KleinsteGroep && len(got.Aantal) < len(Afwijkingsoorten()) {
			t.Fatalf("%d can be worked out of %v", left, got)
		}
	})
}

// A quarter is counted when it is over, the last one first.
func TestOnlyQuartersThatAreOver(t *testing.T) {
	var rows []afwijkingrij
	for _, q := range []string{"2025-4", "2026-1", "2026-2"} {
		for range KleinsteGroep {
			rows = append(rows, afwijkingrij{q, besluit.AfwijkingNee})
		}
	}
	got := telAfwijkingen(rows, "2026-2")
	if len(got) != 2 || got[0].Kwartaal != "2026-1" || got[1].Kwartaal != "2025-4" || got[0].Aantal[besluit.AfwijkingNee] != KleinsteGroep {
		t.Errorf("counted: %v", got)
	}
}
