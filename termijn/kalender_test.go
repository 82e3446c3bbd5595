package termijn

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// paasdagen are Easter Sundays as printed in almanacs, with the earliest, the
// latest, and the years in which simpler rules go wrong.
var paasdagen = []string{
	"1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "1999-04-04", "2000-04-23", "2008-03-23", "2011-04-24",
	"2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20",
	"2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
	"2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18", "2076-04-19", "2285-03-22",
}

func TestPasen(t *testing.T) {
	for _, s := range paasdagen {
		if d := MustDag(s); Pasen(d.Jaar()) != d {
			t.Errorf("Easter of %d is %s, want %s", d.Jaar(), Pasen(d.Jaar()), s)
		}
	}
}

// pasenGauss is the rule of Gauss with its two exceptions: another way to the
// same day.
func pasenGauss(jaar int) Dag {
	k := jaar / 100
	m := (15 + k - k/4 - (13+8*k)/25) % 30
	n := (4 + k - k/4) % 7
	d := (19*(jaar%19) + m) % 30
	e := (2*(jaar%4) + 4*(jaar%7) + 6*d + n) % 7
	dag := 22 + d + e
	switch {
	case d == 29 && e == 6:
		dag = 50
	case d == 28 && e == 6 && (11*m+11)%30 < 19:
		dag = 49
	}
	return NieuweDag(jaar, time.March, dag)
}

func TestPasenAgreesWithGauss(t *testing.T) {
	for jaar := 1583; jaar <= 9999; jaar++ {
		if a, b := Pasen(jaar), pasenGauss(jaar); a != b {
			t.Fatalf("Easter of %d: %s and %s", jaar, a, b)
		}
	}
}

// TestFeestdagen holds the table of the years 2026 to 2030, and Koningsdag and
// Koninginnedag on a Sunday.
func TestFeestdagen(t *testing.T) {
	for jaar, want := range map[int][]string{
		2026: {"2026-01-01", "2026-04-03", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14", "2026-05-25", "2026-12-25", "2026-12-26"},
		2027: {"2027-01-01", "2027-03-26", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06", "2027-05-17", "2027-12-25", "2027-12-26"},
		2028: {"2028-01-01", "2028-04-14", "2028-04-17", "2028-04-27", "2028-05-05", "2028-05-25", "2028-06-05", "2028-12-25", "2028-12-26"},
		2029: {"2029-01-01", "2029-03-30", "2029-04-02", "2029-04-27", "2029-05-05", "2029-05-10", "2029-05-21", "2029-12-25", "2029-12-26"},
		2030: {"2030-01-01", "2030-04-19", "2030-04-22", "2030-04-27", "2030-05-05", "2030-05-30", "2030-06-10", "2030-12-25", "2030-12-26"},
		2025: {"2025-01-01", "2025-04-18", "2025-04-21", "2025-04-26", "2025-05-05", "2025-05-29", "2025-06-09", "2025-12-25", "2025-12-26"},
	} {
		if got := slices.Sorted(slices.Values(dagenVan(Feestdagen(jaar)))); !slices.Equal(got, dagen(want...)) {
			t.Errorf("%d: %v", jaar, got)
		}
	}
	for jaar, want := range map[int]string{2031: "2031-04-26", 2036: "2036-04-26", 2014: "2014-04-26", 2013: "2013-04-30", 2006: "2006-04-29"} {
		if d, _ := verjaardag(jaar); d != MustDag(want) {
			t.Errorf("birthday in %d: %s", jaar, d)
		}
	}
	if _, ok := feestdagOp(MustDag("2025-04-27")); ok {
		t.Error("27 April 2025, a Sunday, is no Koningsdag")
	}
}

func dagenVan(f []Feestdag) []Dag {
	uit := make([]Dag, len(f))
	for i := range f {
		uit[i] = f[i].Dag
	}
	return uit
}

// TestFeestdagOpAgreesWithTheYear holds the quick test of one day to the list
// of its year, every day of it.
func TestFeestdagOpAgreesWithTheYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		jaar := rapid.IntRange(1583, 9998).Draw(t, "jaar")
		lijst := map[Dag]string{}
		for _, f := range Feestdagen(jaar) {
			if _, dubbel := lijst[f.Dag]; !dubbel { // Koningsdag can fall on another holiday
				lijst[f.Dag] = f.Naam
			}
		}
		for d := NieuweDag(jaar, 1, 1); d.Jaar() == jaar; d++ {
			f, ok := feestdagOp(d)
			if naam, in := lijst[d]; ok != in || ok && f.Naam != naam {
				t.Fatalf("%s: %q in one, %q in the other", d, f.Naam, naam)
			}
		}
	})
}

func TestGelijkgesteldeDagen(t *testing.T) {
	for jaar, want := range map[int][]string{
		2017: {"2017-04-28", "2017-05-26"}, 2018: {"2018-05-11", "2018-12-24", "2018-12-31"}, 2019: {"2019-05-31", "2019-12-27"},
		2022: {"2022-05-27"}, 2023: {"2023-04-28", "2023-05-19"}, 2024: {"2024-05-10", "2024-12-27"}, 2025: {"2025-05-30"},
		2026: {"2026-01-02", "2026-05-15"}, 2027: {"2027-05-07"}, 2028: {"2028-04-28", "2028-05-26"},
	} {
		lijst, gedekt := GelijkgesteldeDagen(jaar)
		if !gedekt || !slices.Equal(dagenVan(lijst), dagen(want...)) {
			t.Errorf("%d: %v, covered %t", jaar, lijst, gedekt)
		}
		for _, f := range lijst {
			if reden, is := Verlengdag(f.Dag); !is || reden == "" || !Ketenwerkdag(f.Dag) || f.Bron == "" {
				t.Errorf("%s: ends a term, or no working day in the chain", f.Dag)
			}
		}
	}
	for _, jaar := range []int{2016, 2020, 2021, 2029, 1980, 2100} {
		if lijst, gedekt := GelijkgesteldeDagen(jaar); gedekt || lijst != nil {
			t.Errorf("%d counts as covered", jaar)
		}
	}
}

func TestKetenwerkdag(t *testing.T) {
	for s, want := range map[string]bool{
		"2026-11-20": true, "2026-11-21": false, "2026-11-22": false, "2026-12-25": false, "2026-05-15": true, "2026-05-14": false,
		"2026-05-05": false, "2026-04-03": false, "2026-04-27": false, "2026-01-02": true,
	} {
		if Ketenwerkdag(MustDag(s)) != want {
			t.Errorf("%s: want %t", s, want)
		}
	}
}

func TestPlusWerkdagen(t *testing.T) {
	for _, test := range []struct {
		van  string
		n    int
		want string
	}{
		{"2026-11-20", 3, "2026-11-25"}, {"2026-11-21", 3, "2026-11-25"}, {"2026-12-24", 1, "2026-12-28"},
		{"2026-05-13", 1, "2026-05-15"}, {"2026-04-02", 5, "2026-04-13"}, {"2026-11-25", -3, "2026-11-20"}, {"2026-11-22", 0, "2026-11-22"},
	} {
		if got := MustDag(test.van).PlusWerkdagen(test.n); got != MustDag(test.want) {
			t.Errorf("%s + %d = %s, want %s", test.van, test.n, got, test.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		van := Dag(rapid.IntRange(730000, 750000).Draw(t, "van"))
		n := rapid.IntRange(1, 60).Draw(t, "n")
		eind := van.PlusWerkdagen(n)
		tel := 0
		for d := van + 1; d <= eind; d++ {
			if Ketenwerkdag(d) {
				tel++
			}
		}
		if tel != n || !Ketenwerkdag(eind) {
			t.Fatalf("%s to %s holds %d working days, want %d", van, eind, tel, n)
		}
		if terug := (eind + 1).PlusWerkdagen(-n); terug <= van || !Ketenwerkdag(terug) {
			t.Fatalf("back from %s: %s", eind, terug)
		}
	})
}

func TestVoluit(t *testing.T) {
	if got := MustDag("2026-05-15").Voluit(); got != "vrijdag 15 mei 2026" {
		t.Error(got)
	}
	if Geen.Voluit() != "" || Dag(-1).Voluit() != "" {
		t.Error("no date has words")
	}
}
