package poort

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The window slides: an event counts up to, and not including, one window
// after it; keys do not touch each other.
func TestGeheugenRem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r GeheugenRem
		start := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
		type event struct {
			wie string
			op  time.Time
		}
		var alle []event
		nu := start
		for range rapid.IntRange(1, 30).Draw(t, "stappen") {
			nu = nu.Add(time.Duration(rapid.IntRange(0, 40).Draw(t, "na")) * time.Minute)
			wie, erbij := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "wie"), rapid.IntRange(0, 2).Draw(t, "erbij")
			got, err := r.Tel(t.Context(), wie, nu, time.Hour, erbij)
			for range erbij {
				alle = append(alle, event{wie, nu})
			}
			want := 0
			for _, e := range alle {
				if e.wie == wie && nu.Sub(e.op) < time.Hour {
					want++
				}
			}
			if err != nil || got != want {
				t.Fatalf("got %d, want %d", got, want)
			}
		}
	})
}
