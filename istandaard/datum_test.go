package istandaard

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDatumForms(t *testing.T) {
	tests := map[string]bool{
		"2026-03-15": true, "2024-02-29": true, "2000-02-29": true, "-0044-03-15": true, "12026-01-01": true,
		"2026-02-29": false, "1900-02-29": false, "2026-13-01": false, "2026-00-10": false, "2026-04-31": false,
		"2026-4-1": false, "0000-01-01": false, "02026-01-01": false, "2026-01-01Z": false, "2026-01-01+01:00": false,
		"20260101": false, "": false, "-": false, "2026-01-1a": false, "202-01-01": false,
	}
	for s, want := range tests {
		if got := isDatum(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestTijdForms(t *testing.T) {
	tests := map[string]bool{
		"00:00:00": true, "23:59:59": true, "10:00:00.5": true, "24:00:00": true, "24:00:00.000": true,
		"24:00:01": false, "25:00:00": false, "10:60:00": false, "10:00:60": false, "10:00": false,
		"10:00:00Z": false, "10:00:00+01:00": false, "10:00:00.": false, "1:00:00": false, "": false, "aa:bb:cc": false,
	}
	for s, want := range tests {
		if got := isTijd(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestDatumAgainstTime holds dates of four-digit years against the standard
// library, and their order as text against their order as days.
func TestDatumAgainstTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[0-9]{4}-[0-9]{2}-[0-9]{2}`).Draw(t, "date")
		_, err := time.Parse(time.DateOnly, s)
		if got := isDatum(s); got != (err == nil && s[:4] != "0000") {
			t.Errorf("%q: %v", s, got)
		}
		a := DatumVan(time.Unix(rapid.Int64Range(-6e10, 2e11).Draw(t, "a"), 0).UTC())
		n := rapid.IntRange(-1000, 1000).Draw(t, "n")
		b := a.Plus(n)
		if a.Voor(b) != (n > 0) || a.Na(b) != (n < 0) || b.Plus(-n) != a {
			t.Errorf("%s plus %d is %s", a, n, b)
		}
	})
	var leeg Datum
	if leeg.Voor("2026-01-01") || leeg.Na("2026-01-01") || Datum("2026-01-01").Na(leeg) || leeg.Plus(1) != "" {
		t.Error("an empty date has an order")
	}
}
