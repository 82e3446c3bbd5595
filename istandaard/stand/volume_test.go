package stand

import (
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
	"pgregory.net/rapid"
)

func omvang(volume int64, eenheid, frequentie string, van, tot istandaard.Datum) *istandaard.ToegewezenProduct {
	return &istandaard.ToegewezenProduct{
		Product: product("02", "02A01"), Ingangsdatum: van, Einddatum: tot,
		Omvang: &istandaard.Omvang{Volume: volume, Eenheid: eenheid, Frequentie: frequentie},
	}
}

// TestExamplesIV077 are the worked examples of the standard: IV077, IV078, and the
// guide on the frequency per week ("Werkwijze frequentie per week").
func TestExamplesIV077(t *testing.T) {
	uren := omvang(3, "04", "2", "2022-10-11", "2022-12-28")
	euros := omvang(30000, "83", "2", "2022-10-11", "2022-12-31")
	gebroken := omvang(3, "04", "2", "2025-11-12", "2025-12-13")
	maand := omvang(15, "04", "4", "2025-10-14", "2025-12-13")
	begeleiding := omvang(3, "04", "2", "2022-04-13", "2022-06-30")
	hulp := omvang(1, "04", "2", "2022-05-01", "2022-07-31")
	hulp.Product = product("01", "01A05")
	tot4juni := omvang(15000, "83", "2", "2022-04-15", "2022-06-04")
	totJuli := omvang(15000, "83", "2", "2022-04-15", "2022-07-31")
	tests := []struct {
		name     string
		tw       *istandaard.ToegewezenProduct
		van, tot istandaard.Datum
		want     int64
	}{
		{"guide, effort 1, April", begeleiding, "2022-04-13", "2022-04-30", 9},
		{"guide, effort 1, May", begeleiding, "2022-05-01", "2022-05-31", 18},
		{"guide, effort 1, June", begeleiding, "2022-06-01", "2022-06-30", 15},
		{"guide, effort 2, May", hulp, "2022-05-01", "2022-05-31", 6},
		{"guide, effort 2, June", hulp, "2022-06-01", "2022-06-30", 6},
		{"guide, effort 2, July", hulp, "2022-07-01", "2022-07-31", 6},
		{"guide, output 1, April", tot4juni, "2022-04-15", "2022-04-30", 30000},
		{"guide, output 1, May", tot4juni, "2022-05-01", "2022-05-31", 90000},
		{"guide, output 1, June", tot4juni, "2022-06-01", "2022-06-04", 0},
		{"guide, output 2, April", totJuli, "2022-04-15", "2022-04-30", 30000},
		{"guide, output 2, May", totJuli, "2022-05-01", "2022-05-31", 75000},
		{"guide, output 2, June", totJuli, "2022-06-01", "2022-06-30", 60000},
		{"guide, output 2, July", totJuli, "2022-07-01", "2022-07-31", 75000},
		{"October", uren, "2022-10-11", "2022-10-31", 12},
		{"November", uren, "2022-11-01", "2022-11-30", 15},
		{"December", uren, "2022-12-01", "2022-12-28", 15},
		{"October in euros", euros, "2022-10-11", "2022-10-31", 90000},
		{"November in euros", euros, "2022-11-01", "2022-11-30", 120000},
		{"December in euros", euros, "2022-12-01", "2022-12-31", 150000},
		{"broken period per week", gebroken, "2025-11-12", "2025-11-30", 9},
		{"broken period per month", maand, "2025-10-14", "2025-10-31", 15},
	}
	for _, tt := range tests {
		got, ok := MaximumInPeriode(istandaard.Wmo, tt.tw, istandaard.GeslotenPeriode{Begindatum: tt.van, Einddatum: tt.tot})
		if !ok || got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
	for tw, want := range map[*istandaard.ToegewezenProduct]int64{uren: 36, begeleiding: 36, hulp: 14} {
		if got, ok := MaximumInTotaal(tw); !ok || got != want {
			t.Errorf("in all %d, want %d", got, want)
		}
	}
	juni := istandaard.GeslotenPeriode{Begindatum: "2022-06-01", Einddatum: "2022-06-30"}
	if got, _ := MaximumInPeriode(istandaard.Jw, hulp, juni); got != 5 {
		t.Errorf("the exception for household help holds in the Jeugdwet too: %d", got)
	}
	if got, ok := MaximumInTotaal(euros); !ok || got != 90000+120000+150000 {
		t.Errorf("in all %d euro cents", got)
	}
}

func TestMaximum(t *testing.T) {
	periode := istandaard.GeslotenPeriode{Begindatum: "2026-02-01", Einddatum: "2026-02-28"}
	tests := []struct {
		name           string
		tw             *istandaard.ToegewezenProduct
		periode, total int64
	}{
		{"per day", omvang(2, "04", "1", "2026-02-10", "2026-03-01"), 2 * 19, 2 * 20},
		{"per month", omvang(10, "04", "4", "2026-01-31", "2026-04-01"), 10, 40},
		{"in all", omvang(50, "04", "6", "2026-01-01", "2026-12-31"), 50, 50},
		{"output that ends on a Sunday", omvang(1, "82", "2", "2026-02-02", "2026-02-15"), 2, 2},
		{"output that ends on a Monday", omvang(1, "82", "2", "2026-02-02", "2026-02-16"), 3, 3},
		{"output without a Sunday", omvang(1, "82", "2", "2026-02-09", "2026-02-11"), 1, 1},
	}
	for _, tt := range tests {
		p, _ := MaximumInPeriode(istandaard.Jw, tt.tw, periode)
		total, ok := MaximumInTotaal(tt.tw)
		if p != tt.periode || total != tt.total || !ok {
			t.Errorf("%s: %d and %d, want %d and %d", tt.name, p, total, tt.periode, tt.total)
		}
	}
	if _, ok := MaximumInTotaal(omvang(1, "04", "4", "2026-01-01", "")); ok {
		t.Error("an assignment without end has a maximum")
	}
	if _, ok := MaximumInPeriode(istandaard.Jw, &istandaard.ToegewezenProduct{}, periode); ok {
		t.Error("an assignment without size has a maximum")
	}
}

// TestWeeks holds the count of weeks against the calendar of the standard
// library, and the count of Sundays against a walk from day to day.
func TestWeeks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		begin := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "begin"))
		eind := begin.AddDate(0, 0, rapid.IntRange(0, 800).Draw(t, "length"))
		weeks := map[[2]int]bool{}
		months := map[string]bool{}
		var sundays, days int64
		for d := begin; !d.After(eind); d = d.AddDate(0, 0, 1) {
			y, w := d.ISOWeek()
			weeks[[2]int{y, w}] = true
			months[d.Format("2006-01")] = true
			days++
			if d.Weekday() == time.Sunday {
				sundays++
			}
		}
		b, e := istandaard.DatumVan(begin), istandaard.DatumVan(eind)
		if got := weken(b, e); got != int64(len(weeks)) {
			t.Errorf("%s to %s: %d weeks, want %d", b, e, got, len(weeks))
		}
		if got := zondagen(b, e); got != sundays {
			t.Errorf("%s to %s: %d Sundays, want %d", b, e, got, sundays)
		}
		if dagen(b, e) != days || maanden(b, e) != int64(len(months)) {
			t.Errorf("%s to %s: %d days, %d months", b, e, dagen(b, e), maanden(b, e))
		}
	})
}

// TestPeriodsAddUp holds that on output basis the months of an assignment pay as
// much together as the assignment as a whole.
func TestPeriodsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		begin := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 1000).Draw(t, "begin"))
		eind := begin.AddDate(0, 0, rapid.IntRange(6, 500).Draw(t, "length"))
		tw := omvang(7, "82", "2", istandaard.DatumVan(begin), istandaard.DatumVan(eind))
		var som int64
		for d := begin; !d.After(eind); {
			_, laatste := maandgrenzen(istandaard.DatumVan(d))
			p := istandaard.GeslotenPeriode{Begindatum: istandaard.DatumVan(d), Einddatum: eerder(laatste, tw.Einddatum)}
			n, _ := MaximumInPeriode(istandaard.Jw, tw, p)
			som += n
			slot, _ := laatste.Dag()
			d = slot.AddDate(0, 0, 1)
		}
		if total, _ := MaximumInTotaal(tw); som != total {
			t.Errorf("%s to %s: the months pay %d, the whole %d", tw.Ingangsdatum, tw.Einddatum, som, total)
		}
	})
}

func TestBedragKlopt(t *testing.T) {
	uur := &Tarief{Eenheid: istandaard.EenheidUur, Bedrag: 9821}
	minuut := &Tarief{Eenheid: istandaard.EenheidMinuut, Bedrag: 164}
	tests := []struct {
		name                   string
		eenheid                string
		volume, tarief, bedrag int64
		contract               *Tarief
		want                   bool
	}{
		{"pieces", "84", 3, 5000, 15000, nil, true},
		{"pieces wrong", "84", 3, 5000, 15001, nil, false},
		{"minutes by hour price", "01", 240, 164, 39284, uur, true},
		{"minutes by rounded price, contract per hour", "01", 240, 164, 39360, uur, false},
		{"minutes by minute price", "01", 240, 164, 39360, minuut, true},
		{"minutes, contract unknown, hour price", "01", 240, 164, 39284, nil, true},
		{"minutes, contract unknown, minute price", "01", 240, 164, 39360, nil, true},
		{"minutes, contract unknown, no such hour price", "01", 240, 164, 40000, nil, false},
		{"free", "01", 240, 0, 0, nil, true},
		{"half a cent rounds up", "01", 1, 1, 1, &Tarief{Eenheid: "04", Bedrag: 30}, true},
	}
	for _, tt := range tests {
		p := &istandaard.Prestatie{Eenheid: tt.eenheid, GeleverdVolume: tt.volume, ProductTarief: &tt.tarief,
			IngediendBedrag: istandaard.BedragMetDC{Bedrag: tt.bedrag, DebetCredit: "D"}}
		if got := bedragKlopt(p, tt.contract); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
