package termijn

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func stil(van, tot string) Opschorting {
	o := Opschorting{Grond: Instemming, Van: MustDag(van)}
	if tot != "" {
		o.Tot = MustDag(tot)
	}
	return o
}

func TestOpgeschort(t *testing.T) {
	for naam, v := range map[string]struct {
		code, basis string
		periodes    []Opschorting
		eind        string
		stilstand   int
	}{
		"no standstill":              {"WMO-BESCH", "2026-06-01", nil, "2026-06-15", 0},
		"invitation and completion":  {"WMO-BESCH", "2026-06-01", []Opschorting{NaUitnodiging(MustDag("2026-06-04"), MustDag("2026-06-11"))}, "2026-06-22", 6}, // 21 June is a Sunday
		"completed the same day":     {"WMO-BESCH", "2026-06-01", []Opschorting{NaUitnodiging(MustDag("2026-06-04"), MustDag("2026-06-04"))}, "2026-06-15", 0},
		"two grounds apart":          {"JW-BESCH", "2026-01-05", []Opschorting{stil("2026-02-16", "2026-02-20"), stil("2026-01-12", "2026-01-15")}, "2026-03-09", 7},
		"two grounds that overlap":   {"JW-BESCH", "2026-01-05", []Opschorting{stil("2026-01-12", "2026-01-19"), stil("2026-01-15", "2026-01-22")}, "2026-03-12", 10},
		"one inside the other":       {"JW-BESCH", "2026-01-05", []Opschorting{stil("2026-01-12", "2026-01-22"), stil("2026-01-15", "2026-01-17")}, "2026-03-12", 10},
		"that touch":                 {"JW-BESCH", "2026-01-05", []Opschorting{stil("2026-01-15", "2026-01-22"), stil("2026-01-12", "2026-01-15")}, "2026-03-12", 10},
		"before the term began":      {"WMO-BESCH", "2026-06-01", []Opschorting{stil("2026-05-20", "2026-06-04")}, "2026-06-17", 2}, // 2 and 3 June
		"after the term was over":    {"WMO-BESCH", "2026-06-01", []Opschorting{stil("2026-06-16", "2026-06-30")}, "2026-06-15", 0},
		"makes the second in time":   {"WMO-BESCH", "2026-06-01", []Opschorting{stil("2026-06-15", "2026-06-20"), stil("2026-06-20", "2026-06-21")}, "2026-06-22", 6},
		"ends on an equated day":     {"WMO-BESCH", "2026-04-27", []Opschorting{stil("2026-05-04", "2026-05-08")}, "2026-05-18", 4},
		"begins during an extension": {"WMO-BESCH", "2026-05-01", []Opschorting{stil("2026-05-17", "2026-05-20")}, "2026-05-20", 0},
		"a calendar term":            {"CAK-AANLPGB", "2026-01-10", []Opschorting{stil("2026-02-01", "2026-02-11")}, "2026-05-20", 10},
	} {
		term, _ := Zoek(v.code)
		u, err := term.Opgeschort(MustDag(v.basis), v.periodes...)
		if err != nil || u.Eind != MustDag(v.eind) || u.Stilstand != v.stilstand {
			t.Errorf("%s: ends %s after %d days, want %s after %d (%v)", naam, u.Eind, u.Stilstand, v.eind, v.stilstand, err)
		}
		if heeft(u, WaarschuwOpschorting) != strings.HasPrefix(naam, "after") {
			t.Errorf("%s: warnings %v", naam, u.Waarschuwingen)
		}
	}
}

func TestStillStanding(t *testing.T) {
	term, _ := Zoek("WMO-BESCH")
	u, err := term.Opgeschort(MustDag("2026-06-01"), NaUitnodiging(MustDag("2026-06-04"), Geen), stil("2026-07-01", "2026-08-01"))
	if err != nil || u.Eind != Geen || !strings.Contains(strings.Join(u.Uitleg, " "), "staat nog stil") {
		t.Errorf("ends %s, %q (%v)", u.Eind, u.Uitleg, err)
	}
}

// TestStopsDuringAnExtension stops the clock for good on a day that only counts
// because the end was extended: Sunday 17 May 2026, before Monday the 18th.
func TestStopsDuringAnExtension(t *testing.T) {
	term, _ := Zoek("WMO-BESCH")
	for van, want := range map[string]Dag{"2026-05-17": Geen, "2026-05-18": Geen, "2026-05-19": MustDag("2026-05-18")} {
		if u, err := term.Opgeschort(MustDag("2026-05-01"), stil(van, "")); err != nil || u.Eind != want {
			t.Errorf("stopped on %s: ends %s, want %s (%v)", van, u.Eind, want, err)
		}
	}
}

func TestOpgeschortRefuses(t *testing.T) {
	basis := MustDag("2026-06-01")
	for _, code := range []string{"IST-RET", "WTH-BEREIK", "AWB-STUK", "WMO-HERO", "WMO-CEO", "AWB-OPSCH"} {
		term, _ := Zoek(code)
		if _, err := term.Opgeschort(basis); !errors.Is(err, ErrOpschorting) {
			t.Errorf("%s: %v", code, err)
		}
	}
	term, _ := Zoek("WMO-BESCH")
	for _, p := range []Opschorting{{}, {Van: basis + 5, Tot: basis + 4}, {Van: -3, Tot: basis}, {Van: basis, Tot: laatste + 9}} {
		if _, err := term.Opgeschort(basis, p); !errors.Is(err, ErrPeriode) {
			t.Errorf("%v: %v", p, err)
		}
	}
	if _, err := term.Opgeschort(basis, Opschorting{Van: basis + 1, Tot: laatste}); !errors.Is(err, ErrBereik) {
		t.Errorf("too late: %v", err)
	}
	if Grond(99).String() == "" || Verzuim.String() == Overmacht.String() {
		t.Error("grounds have no words of their own")
	}
}

// TestOpgeschortAgreesWithAWalk runs the clock day by day: it ticks on days that
// no ground covers, and after the last tick waits for a day on which the term
// can end.
func TestOpgeschortAgreesWithAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		basis := MustDag("2025-11-01") + Dag(rapid.IntRange(0, 700).Draw(t, "dag"))
		d := Duur{rapid.IntRange(1, 10).Draw(t, "weken"), Week}
		var periodes []Opschorting
		for range rapid.IntRange(0, 4).Draw(t, "gronden") {
			van := basis + Dag(rapid.IntRange(-5, 80).Draw(t, "van"))
			periodes = append(periodes, Opschorting{Van: van, Tot: van + Dag(rapid.IntRange(0, 30).Draw(t, "duur"))})
		}
		u, err := Termijn{Duur: d}.Opgeschort(basis, periodes...)
		if err != nil {
			t.Fatal(err)
		}
		dag, rest, gewoon := basis, 7*d.Aantal, 0
		for rest > 0 || gewoon < 2 || vrij(tijd(dag)) || staatStil(dag, periodes) {
			dag++
			if !staatStil(dag, periodes) {
				rest--
				if !vrij(tijd(dag)) {
					gewoon++
				}
			}
		}
		if u.Eind != dag {
			t.Fatalf("%s from %s with %v ends %s, the walk %s", d, basis, periodes, u.Eind, dag)
		}
	})
}
