package termijn

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestVectors holds the test vectors that were computed from the law by hand.
func TestVectors(t *testing.T) {
	for _, v := range []struct{ code, duur, basis, kaal, eind string }{
		{"WMO-PPLAN", "7dag", "2026-03-27", "2026-04-03", "2026-04-07"}, // Goede Vrijdag, weekend, tweede paasdag
		{"WMO-ONDZ", "6week", "2026-04-03", "2026-05-15", "2026-05-18"}, // equated day
		{"WMO-BESCH", "2week", "2026-05-01", "2026-05-15", "2026-05-18"},
		{"AWB-BEZW", "6week", "2026-04-01", "2026-05-13", "2026-05-13"},
		{"AWB-BEZW", "6week", "2026-11-13", "2026-12-25", "2026-12-28"},
		{"WTH-VOVO", "3dag", "2026-12-24", "2026-12-27", "2026-12-29"}, // art. 2
		{"WTH-VOVO", "3dag", "2026-12-31", "2027-01-03", "2027-01-05"},
		{"VT-TRIAGEW", "5dag", "2027-03-24", "2027-03-29", "2027-03-30"},
		{"JW-BESCH", "8week", "2026-10-30", "2026-12-25", "2026-12-28"},
		{"WTH-DUUR", "", "2026-12-17", "2026-12-27", "2026-12-27"}, // no Algemene termijnenwet
	} {
		u, err := Bereken(v.code, MustDag(v.basis))
		if err != nil || u.Eind != MustDag(v.eind) {
			t.Errorf("%s from %s: %s, want %s (%v)", v.code, v.basis, u.Eind, v.eind, err)
		}
		if (v.kaal != v.eind) != strings.Contains(strings.Join(u.Uitleg, "\n"), "Zonder verlenging is de laatste dag "+MustDag(v.kaal).Voluit()) {
			t.Errorf("%s from %s explains itself otherwise: %q", v.code, v.basis, u.Uitleg)
		}
		if v.duur == "" {
			continue
		}
		d, err := ParseDuur(v.duur)
		if err != nil {
			t.Fatal(err)
		}
		if u, err := BerekenDuur(d, MustDag(v.basis)); err != nil || u.Eind != MustDag(v.eind) || u.Code != v.duur {
			t.Errorf("%s from %s: %s, want %s (%v)", v.duur, v.basis, u.Eind, v.eind, err)
		}
	}
}

func TestEachWayOfCounting(t *testing.T) {
	for _, v := range []struct{ code, basis, eind string }{
		{"WMO-BEW", "2024-02-29", "2039-02-28"},     // years: last day of the month
		{"WMO-BEW", "2011-05-01", "2026-05-01"},     // a Friday
		{"JW-BEW", "2026-12-26", "2046-12-26"},      // holiday, not extended
		{"WMO-VERN", "2026-11-30", "2027-03-01"},    // 28 February 2027 is a Sunday
		{"JW-KLACHT", "2026-01-31", "2026-03-02"},   // 28 February 2026 is a Saturday
		{"JW-KLACHT", "2026-04-14", "2026-05-18"},   // Hemelvaart, equated day, weekend
		{"AWB-STUK", "2026-05-21", "2026-05-14"},    // back to Hemelvaartsdag: no shift
		{"AWB-STUKIND", "2027-01-04", "2026-12-25"}, // back to a holiday
		{"WMO-VOG", "2026-11-02", "2026-08-24"},
		{"CAK-TERUG", "2028-02-29", "2027-02-28"},
		{"CAK-HERZ", "2026-11-22", "2023-11-22"},
		{"SYS-HERIND", "2026-12-31", "2026-10-22"},
		{"IST-RET", "2026-05-13", "2026-05-19"}, // 15 May is an ordinary working day in the chain
		{"IST-DEC", "2026-12-18", "2027-01-05"},
		{"IST-START", "2026-11-20", "2026-11-27"},
		{"VT-TRIAGE", "2026-04-30", "2026-05-08"}, // 5 May is a holiday
		{"SYS-BTG", "2026-11-21", "2026-11-24"},
		{"IST-VOTAF", "2026-12-12", "2026-12-26"},  // an agreement: no extension
		{"WTH-BEREIK", "2026-12-24", "2026-12-25"}, // hours
		{"AVG-LEK", "2026-12-24", "2026-12-27"},
		{"AVG-INZ", "2026-11-25", "2026-12-28"}, // 25, 26 (holidays), 27 (Sunday)
		{"AVG-INZ", "2026-04-15", "2026-05-15"}, // equated for Dutch terms only
		{"AVG-INZ", "2026-03-03", "2026-04-03"}, // Goede Vrijdag too
		{"CAK-START", "2026-05-20", "2026-06-01"},
		{"CAK-START", "2026-12-01", "2027-01-01"},
		{"CAK-AANL", "2026-10-31", "2026-11-30"},
		{"CAK-AANLPGB", "2026-08-25", "2026-12-25"}, // four months: not extended
		{"WMO-CEO", "2026-02-01", "2026-06-30"},
		{"WMO-CEO", "2026-11-22", "2026-06-30"},
		{"AWB-AANV", "2026-12-11", "2026-12-25"}, // set by the college: not extended
		{"AWB-INGEB", "2026-05-01", "2026-05-15"},
		{"AWB-DWANG", "2026-05-15", "2026-06-26"},
		{"AWB-BOBC", "2026-09-21", "2026-12-14"},
		{"AWB-BOBC", "2026-10-02", "2026-12-28"}, // twelve weeks falls under the law
		{"VT-CBS", "2026-06-30", "2026-07-21"},
		{"BIJ-H2", "2026-12-31", "2027-01-21"},
		{"VT-MON1", "2026-11-30", "2027-02-28"},
		{"SEED-DUUR", "2026-01-01", "2027-01-01"},
		{"SVB-BET", "2026-11-25", "2026-12-28"},
	} {
		u, err := Bereken(v.code, MustDag(v.basis))
		if err != nil || u.Eind != MustDag(v.eind) {
			t.Errorf("%s from %s: %s, want %s (%v)", v.code, v.basis, u.Eind, v.eind, err)
		}
	}
}

func TestNoNumberNoEnd(t *testing.T) {
	var zonder []string
	for _, term := range Alle() {
		u, err := term.Bereken(MustDag("2026-05-15"))
		if err != nil {
			t.Errorf("%s: %v", term.Code, err)
		}
		if u.Eind == Geen {
			zonder = append(zonder, term.Code)
			if !strings.Contains(strings.Join(u.Uitleg, " "), "geen getal") {
				t.Errorf("%s does not say that it has no number: %q", term.Code, u.Uitleg)
			}
		}
	}
	want := []string{"WMO-ONTV", "WMO-SPOED", "WMO-HERO", "WMO-CAL", "AWB-VERD", "AWB-OPSCH", "JW-CAL"}
	if !slices.Equal(zonder, want) {
		t.Errorf("without an end: %v", zonder)
	}
	if u, _ := Bereken("AWB-VERD", MustDag("2026-05-18")); !strings.Contains(strings.Join(u.Uitleg, " "), "maandag 18 mei 2026") {
		t.Errorf("AWB-VERD does not name the last day: %q", u.Uitleg)
	}
}

// TestEveryRowIsComplete also holds the words: each count explains itself in
// whole sentences, without a trace of a wrong format.
func TestEveryRowIsComplete(t *testing.T) {
	gezien := map[string]bool{}
	for _, term := range Alle() {
		if gezien[term.Code] || term.Naam == "" || term.Lengte() == "geen vaste duur" || term.Basis == "" || term.Bron.Tekst == "" {
			t.Errorf("%s is not complete, or twice in the table", term.Code)
		}
		gezien[term.Code] = true
		u, err := term.Bereken(MustDag("2027-03-24"))
		if err != nil {
			t.Errorf("%s: %v", term.Code, err)
		}
		for _, zin := range append(u.Uitleg, teksten(u.Waarschuwingen)...) {
			if strings.Contains(zin, "%!") || strings.Contains(zin, "  ") || !strings.HasSuffix(zin, ".") || zin[0] > 'Z' {
				t.Errorf("%s says %q", term.Code, zin)
			}
		}
		if eind, err := term.Eind(MustDag("2027-03-24")); err != nil || eind != u.Eind {
			t.Errorf("%s: Eind gives %s, Bereken %s", term.Code, eind, u.Eind)
		}
	}
	if len(gezien) != 77 {
		t.Errorf("the table holds %d terms", len(gezien))
	}
}

func teksten(w []Waarschuwing) []string {
	var uit []string
	for _, x := range w {
		uit = append(uit, x.Tekst)
	}
	return uit
}

// TestAgreesWithTheDeadlineTable compares every row with the researched table
// beside the repository, where that is present.
func TestAgreesWithTheDeadlineTable(t *testing.T) {
	regels := gedeeldeTabel(t)
	eenheid := map[string]Eenheid{"uur": Uur, "dag": DagEenheid, "werkdag": Werkdag, "week": Week, "maand": Maand, "jaar": Jaar}
	for _, r := range regels {
		term, ok := Zoek(r["code"])
		if !ok {
			t.Errorf("%s lacks", r["code"])
			continue
		}
		want := r["duration"] + r["unit"]
		if _, telt := eenheid[r["unit"]]; r["duration"] == "0" || !telt {
			want = ""
		}
		if term.Duur.String() != want {
			t.Errorf("%s: %s, the table has %s", term.Code, term.Duur, want)
		}
		regel, _, _ := strings.Cut(r["counting_rule"], ":")
		if i := strings.IndexAny(regel, " ;"); i >= 0 {
			regel = regel[:i]
		}
		if slices.Contains(telwijzen[:VoorEinde], regel) && term.Telwijze.String() != regel {
			t.Errorf("%s counts %s, the table has %s", term.Code, term.Telwijze, regel)
		}
	}
	if len(regels) != len(tabel) {
		t.Errorf("%d rows here, %d in the table", len(tabel), len(regels))
	}
}

// gedeeld finds a file of the knowledge that lies beside the repository.
func gedeeld(t *testing.T, pad string) string {
	t.Helper()
	if map_ := os.Getenv("WIJZER_SHARED"); map_ != "" {
		return filepath.Join(map_, pad)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "..", "shared", pad)
		}
	}
	return ""
}

func TestWarnsForYearsWithoutDecree(t *testing.T) {
	for _, v := range []struct {
		duur, basis string
		want        bool
	}{
		{"2week", "2026-05-01", false},
		{"2week", "2029-05-01", true},
		{"2week", "2028-12-20", true},  // ends in 2029
		{"6week", "2019-12-02", true},  // ends in 2020
		{"6week", "2021-12-01", false}, // begins in 2021, ends in 2022: art. 2 has days enough
		{"3dag", "2021-12-31", false},  // ends on 3 January 2022, extended over days that are certain
		{"4dag", "2021-12-30", true},   // ends on 3 January 2022, but art. 2 counts 31 December 2021
		{"3dag", "2020-06-01", true},
		{"2week", "2016-06-01", true},
		{"16week", "2029-05-01", false}, // not under the law: nothing can be extended
		{"24uur", "2029-05-01", false},
		{"3werkdag", "2029-05-01", false}, // the chain knows no equated days
	} {
		d, err := ParseDuur(v.duur)
		if err != nil {
			t.Fatal(err)
		}
		u, err := BerekenDuur(d, MustDag(v.basis))
		if err != nil {
			t.Fatal(err)
		}
		if got := heeft(u, WaarschuwGelijkgesteld); got != v.want {
			t.Errorf("%s from %s ends %s: warning %t", v.duur, v.basis, u.Eind, got)
		}
		if v.duur == "4dag" && !strings.Contains(u.Waarschuwingen[0].Tekst, "Voor 2021") {
			t.Errorf("the warning names another year: %q", u.Waarschuwingen[0].Tekst)
		}
	}
}

func heeft(u Uitkomst, code string) bool {
	return slices.ContainsFunc(u.Waarschuwingen, func(w Waarschuwing) bool { return w.Code == code })
}

func TestOtherWarnings(t *testing.T) {
	for _, v := range []struct {
		code, basis, waarschuwing string
		want                      bool
	}{
		{"AVG-LEK", "2026-05-01", WaarschuwTijdstip, true},
		{"WMO-BESCH", "2026-05-01", WaarschuwTijdstip, false},
		{"AWB-AANV", "2026-12-11", WaarschuwGeenWerkdag, true},
		{"AWB-AANV", "2026-11-10", WaarschuwGeenWerkdag, false},
		{"WMO-CEO", "2026-11-10", WaarschuwVoorbij, true},
		{"WMO-CEO", "2026-06-30", WaarschuwVoorbij, false},
		{"AWB-INGEB", "2026-06-30", WaarschuwLezing, true},
		{"AWB-BEZW", "2026-06-30", WaarschuwLezing, false},
	} {
		u, err := Bereken(v.code, MustDag(v.basis))
		if err != nil || heeft(u, v.waarschuwing) != v.want {
			t.Errorf("%s from %s: warnings %v (%v)", v.code, v.basis, u.Waarschuwingen, err)
		}
	}
}

func TestFaults(t *testing.T) {
	dag1 := MustDag("2026-05-01")
	for naam, v := range map[string]struct{ got, want error }{
		"unknown code":            {second(Bereken("WMO-NIETS", dag1)), ErrCode},
		"small letters":           {second(Bereken("wmo-besch", dag1)), ErrCode},
		"no day":                  {second(Bereken("WMO-BESCH", Geen)), ErrDag},
		"before time":             {second(Bereken("WMO-BESCH", -5)), ErrDag},
		"after time":              {second(Bereken("WMO-BESCH", laatste+1)), ErrDag},
		"no length":               {second(BerekenDuur(Duur{}, dag1)), ErrDuur},
		"wrong unit":              {second(BerekenDuur(Duur{1, 99}, dag1)), ErrDuur},
		"negative":                {second(BerekenDuur(Duur{-1, Week}, dag1)), ErrDuur},
		"too late":                {second(Bereken("WMO-BEW", MustDag("9990-01-01"))), ErrBereik},
		"shift too late":          {second(BerekenDuur(Duur{1, DagEenheid}, laatste)), ErrBereik},
		"too early":               {second(Bereken("CAK-HERZ", MustDag("0001-05-01"))), ErrBereik},
		"day zero":                {second(Bereken("CAK-TERUG", MustDag("0001-12-31"))), ErrBereik},
		"no hours":                {second(BerekenTijdstip("WMO-BESCH", time.Time{})), ErrGeenUren},
		"no hours code":           {second(BerekenTijdstip("X", time.Time{})), ErrCode},
		"own term without length": {second(Termijn{}.Bereken(dag1)), ErrDuur},
	} {
		if !errors.Is(v.got, v.want) {
			t.Errorf("%s: %v, want %v", naam, v.got, v.want)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestLengte(t *testing.T) {
	for code, want := range map[string]string{
		"WMO-ONDZ": "6 weken", "WMO-CAL": "onverwijld", "WMO-HERO": "periodiek", "AWB-OPSCH": "stilstand", "AWB-VERD": "voor het einde",
		"WMO-CEO": "voor 1 juli", "AWB-STUK": "1 week terug", "IST-RET": "3 werkdagen",
	} {
		if term, _ := Zoek(code); term.Lengte() != want {
			t.Errorf("%s: %q, want %q", code, term.Lengte(), want)
		}
	}
}

func TestConfiguredLength(t *testing.T) {
	term, _ := Zoek("JW-BESCH")
	term.Duur = Duur{4, Week} // an ordinance that sets a shorter term
	u, err := term.Bereken(MustDag("2026-11-27"))
	if err != nil || u.Eind != MustDag("2026-12-28") {
		t.Errorf("got %s, %v", u.Eind, err)
	}
	if origineel, _ := Zoek("JW-BESCH"); origineel.Duur != (Duur{8, Week}) {
		t.Error("the table has changed")
	}
	Alle()[0].Code = "X"
	if _, ok := Zoek("WMO-ONDZ"); !ok {
		t.Error("the table has changed")
	}
}

func TestHours(t *testing.T) {
	amsterdam, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	// The clock goes back in this night: 24 hours end an hour earlier on the clock.
	van := time.Date(2026, 10, 24, 22, 30, 0, 0, amsterdam)
	tot, err := BerekenTijdstip("WTH-BEREIK", van)
	if err != nil || tot.Sub(van) != 24*time.Hour || tot.Format("2006-01-02 15:04") != "2026-10-25 21:30" {
		t.Errorf("until %s, %v", tot, err)
	}
	if tot, err = BerekenTijdstip("AVG-LEK", van); err != nil || tot.Sub(van) != 72*time.Hour {
		t.Errorf("until %s, %v", tot, err)
	}
}

// vrij is an independent list of the days on which no term ends, made with the
// rule of Gauss and package time.
func vrij(d time.Time) bool {
	if w := d.Weekday(); w == time.Saturday || w == time.Sunday {
		return true
	}
	y := d.Year()
	pasen := tijd(pasenGauss(y))
	koning := time.Date(y, 4, 27, 0, 0, 0, 0, time.UTC)
	if koning.Weekday() == time.Sunday {
		koning = koning.AddDate(0, 0, -1)
	}
	s := d.Format(time.DateOnly)
	for _, feest := range []string{
		d.Format("2006") + "-01-01", d.Format("2006") + "-05-05", d.Format("2006") + "-12-25", d.Format("2006") + "-12-26",
		koning.Format(time.DateOnly), pasen.AddDate(0, 0, -2).Format(time.DateOnly), pasen.AddDate(0, 0, 1).Format(time.DateOnly),
		pasen.AddDate(0, 0, 39).Format(time.DateOnly), pasen.AddDate(0, 0, 50).Format(time.DateOnly),
		"2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31", "2019-12-27", "2022-05-27",
		"2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30",
		"2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
	} {
		if s == feest {
			return true
		}
	}
	return false
}

func tijd(d Dag) time.Time {
	y, m, dag := d.Datum()
	return time.Date(y, m, dag, 0, 0, 0, 0, time.UTC)
}

// bruut counts a term out day by day from the text of the law: the first day,
// not before the end without extension, that is no free day and up to which the
// term holds two ordinary days.
func bruut(d Duur, basis time.Time) time.Time {
	var kaal time.Time
	switch d.Eenheid {
	case DagEenheid:
		kaal = basis.AddDate(0, 0, d.Aantal)
	case Week:
		kaal = basis.AddDate(0, 0, 7*d.Aantal)
	case Maand, Jaar:
		n := d.Aantal
		if d.Eenheid == Jaar {
			n *= 12
		}
		kaal = basis.AddDate(0, n, 0)
		if kaal.Day() != basis.Day() { // no such day: package time went on into the next month
			kaal = kaal.AddDate(0, 0, -kaal.Day())
		}
	}
	buiten := map[Eenheid]int{DagEenheid: 90, Week: 12, Maand: 3, Jaar: 0}
	if d.Aantal > buiten[d.Eenheid] {
		return kaal
	}
	gewoon := 0
	for dag := basis.AddDate(0, 0, 1); ; dag = dag.AddDate(0, 0, 1) {
		if !vrij(dag) {
			gewoon++
		}
		genoeg := gewoon >= 2 || d.Eenheid == DagEenheid && d.Aantal < 3
		if !dag.Before(kaal) && !vrij(dag) && genoeg {
			return dag
		}
	}
}

func TestAgreesWithBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		basis := MustDag("2014-01-01") + Dag(rapid.IntRange(0, 8000).Draw(t, "dag"))
		if rapid.Bool().Draw(t, "bij feestdagen") { // where the rules bite
			f := Feestdagen(rapid.IntRange(2017, 2031).Draw(t, "jaar"))
			basis = f[rapid.IntRange(0, len(f)-1).Draw(t, "feest")].Dag + Dag(rapid.IntRange(-12, 5).Draw(t, "ernaast"))
		}
		d := Duur{rapid.IntRange(1, 14).Draw(t, "aantal"), rapid.SampledFrom([]Eenheid{DagEenheid, DagEenheid, Week, Maand, Jaar}).Draw(t, "eenheid")}
		if d.Eenheid == DagEenheid && rapid.Bool().Draw(t, "lang") {
			d.Aantal += 80
		}
		u, err := BerekenDuur(d, basis)
		if want := DagVan(bruut(d, tijd(basis))); err != nil || u.Eind != want {
			t.Fatalf("%s from %s: %s, want %s (%v)", d, basis, u.Eind, want, err)
		}
	})
}

// TestAlwaysHolds holds for all days and lengths: an end under the law is an
// ordinary day, never before the end without extension, and a later event never
// ends earlier.
func TestAlwaysHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		basis := Dag(rapid.IntRange(1, int(laatste)-4000).Draw(t, "dag"))
		d := Duur{rapid.IntRange(1, 12).Draw(t, "aantal"), rapid.SampledFrom([]Eenheid{DagEenheid, Week}).Draw(t, "eenheid")}
		term := Termijn{Duur: d}
		eind, err := term.Eind(basis)
		if err != nil {
			t.Fatal(err)
		}
		if _, vrij := Verlengdag(eind); vrij || eind < d.vanaf(basis, 1) || eind > d.vanaf(basis, 1)+10 {
			t.Fatalf("%s from %s ends %s", d, basis, eind)
		}
		if volgende, err := term.Eind(basis + 1); err != nil || volgende < eind {
			t.Fatalf("a day later ends on %s, before %s", volgende, eind)
		}
	})
}

func BenchmarkBereken(b *testing.B) {
	basis := MustDag("2026-04-03")
	for b.Loop() {
		if u, err := Bereken("WMO-ONDZ", basis); err != nil || u.Eind == Geen {
			b.Fatal(err)
		}
	}
}

func BenchmarkEind(b *testing.B) {
	term, _ := Zoek("WMO-ONDZ")
	basis := MustDag("2026-04-03")
	b.ReportAllocs()
	for b.Loop() {
		if eind, err := term.Eind(basis); err != nil || eind == Geen {
			b.Fatal(err)
		}
	}
}
