package kostprijs_test

import (
	"fmt"
	"testing"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

func maak(tb testing.TB, change func(*kostprijs.Invoer), names ...string) *kostprijs.Model {
	tb.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		tb.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld(names...)
	if err != nil {
		tb.Fatal(err)
	}
	if change != nil {
		change(&inv)
	}
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func bereken(tb testing.TB, m *kostprijs.Model) *kostprijs.Uitkomst {
	tb.Helper()
	u, err := m.Bereken()
	if err != nil {
		tb.Fatal(err)
	}
	return u
}

func metGrondslag(g string) func(*kostprijs.Invoer) {
	return func(inv *kostprijs.Invoer) { zoekParameter(inv, kostprijs.NaamOverhead).Grondslag = g }
}

func zoekParameter(inv *kostprijs.Invoer, naam string) *kostprijs.Parameter {
	for i := range inv.Parameters {
		if inv.Parameters[i].Naam == naam {
			return &inv.Parameters[i]
		}
	}
	return nil
}

// Table R1 of the shared examples: the packages of the HG appendix, July 2023.
func TestR1TotOpDeCent(t *testing.T) {
	rows := []struct{ opslag, aandeel string }{{"79.85", "88.54"}, {"83.73", "92.84"}, {"86.10", "95.47"}}
	for i, row := range rows {
		name := fmt.Sprintf("hg-volwassenen-pakket-%d", i+1)
		if got := bereken(t, maak(t, nil, name)).Tarief.String(); got != row.opslag {
			t.Errorf("%s mark-up: got %s, want %s", name, got, row.opslag)
		}
		m := maak(t, metGrondslag(kostprijs.AandeelVanPrijs), name)
		if got := bereken(t, m).Tarief.String(); got != row.aandeel {
			t.Errorf("%s share: got %s, want %s", name, got, row.aandeel)
		}
	}
}

func BenchmarkBereken(b *testing.B) {
	m := maak(b, nil, "hg-volwassenen-pakket-1")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Bereken(); err != nil {
			b.Fatal(err)
		}
	}
}
