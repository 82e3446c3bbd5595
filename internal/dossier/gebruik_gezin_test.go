package dossier

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TestReportBroughtOverMakesNoTask: the term of six weeks is for an
// investigation that still has to be done.
func TestReportBroughtOverMakesNoTask(t *testing.T) {
	laws := map[string]gezin.Wet{"m": gezin.Wmo}
	for _, c := range []struct {
		done termijn.Dag
		want int
	}{{termijn.Geen, 2}, {termijn.MustDag("2019-02-01"), 1}} {
		m := Melding{Dag: termijn.MustDag("2019-01-07"), Onderzocht: c.done}
		entries, err := meldingWerk(&m, "m", laws)
		if err != nil || len(entries) != c.want {
			t.Errorf("investigated on %q: %d entries, %v; want %d", c.done, len(entries), err, c.want)
		}
	}
}
