package toegang

import (
	"errors"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// weekdays stands in for the calendar: it skips Saturday and Sunday.
func weekdays(na termijn.Dag, n int) termijn.Dag {
	for n > 0 {
		na++
		if d := na.Weekdag(); d != time.Saturday && d != time.Sunday {
			n--
		}
	}
	return na
}

const uitleg = "Zij belt dat hij voor de deur staat."

func TestOpenNood(t *testing.T) {
	l := worker("m-elders", Indicatiesteller)
	n, err := OpenNood(Noodverzoek{l, vera, AcuutGevaar, uitleg}, testMoment, weekdays)
	if err != nil {
		t.Fatal(err)
	}
	if n.BeoordeelVoor != dag("2026-11-24") { // asked on a Sunday
		t.Errorf("review by %v", n.BeoordeelVoor)
	}
	if n.TeLaat(dag("2026-11-24")) || !n.TeLaat(dag("2026-11-25")) {
		t.Error("the last day of the review is the 24th")
	}
	rollen := []Rol{}
	for _, k := range n.Kennisgevingen {
		rollen = append(rollen, k.Aan)
		if strings.Contains(k.Tekst, vera) || strings.Contains(k.Tekst, string(AcuutGevaar)) {
			t.Errorf("the notice tells about whom or why: %q", k.Tekst)
		}
	}
	if len(rollen) != 2 || rollen[0] != Casusregisseur || rollen[1] != PrivacyOfficer {
		t.Errorf("notices go to %v", rollen)
	}
	if n.Banner(testMoment.Tijd) == "" || n.Banner(testMoment.Tijd.Add(Noodduur)) != "" || n.Banner(testMoment.Tijd.Add(-1)) != "" {
		t.Error("the banner stands there as long as it is open, and no longer")
	}
}

func TestOpenNoodRefusesWithAllFaults(t *testing.T) {
	_, err := OpenNood(Noodverzoek{Lezer: worker("m", Beleidsmaker), Reden: "nieuwsgierig", Toelichting: "   kort genoeg        "}, testMoment, weekdays)
	for _, want := range []*Fout{ErrNoodRol, ErrNoodPersoon, ErrNoodReden, ErrNoodToelichting} {
		if !errors.Is(err, want) {
			t.Errorf("%s is not among %v", want.Code, err)
		}
	}
	for _, rol := range []Rol{Client, Backoffice, Financien, FunctioneelBeheerder, PrivacyOfficer, CAK, Termijnbewaker, ""} {
		if _, err := OpenNood(Noodverzoek{worker("m", rol), vera, AcuutGevaar, uitleg}, testMoment, weekdays); !errors.Is(err, ErrNoodRol) {
			t.Errorf("%s: got %v", rol, err)
		}
	}
}

func TestWhatNoodShows(t *testing.T) {
	l := worker("m-elders", Indicatiesteller)
	n, err := OpenNood(Noodverzoek{l, vera, AcuutGevaar, uitleg}, testMoment, weekdays)
	if err != nil {
		t.Fatal(err)
	}
	w := huis().met(Noodgeopend, n.Rij())
	at := func(d time.Duration, a Actie) Vraag {
		v := vraag(l, a, Noodgebruik)
		v.Moment.Tijd = v.Moment.Tijd.Add(d)
		return v
	}
	for _, tt := range []struct {
		naam string
		v    Vraag
		o    Record
		w    wereld
		want bool
	}{
		{"facts, appointed elsewhere", elsewhere(at(0, Lezen)), van(vera, SFeit, gezin.Gewoon), w, true},
		{"facts", at(0, Lezen), van(vera, SFeit, gezin.Gewoon), w, true},
		{"safety plan", at(0, Lezen), van(vera, SPlan, gezin.Veiligheid), w, true},
		{"shared plan", at(0, Lezen), gedeeld(na, SPlan), w, true},
		{"just before it closes", at(Noodduur-time.Microsecond, Lezen), van(vera, SFeit, gezin.Gewoon), w, true},
		{"when it closes", at(Noodduur, Lezen), van(vera, SFeit, gezin.Gewoon), w, false},
		{"before it opened", at(-time.Microsecond, Lezen), van(vera, SFeit, gezin.Gewoon), w, false},
		{"another person", at(0, Lezen), van(daan, SFeit, gezin.Gewoon), w, false},
		{"to write", at(0, Schrijven), van(vera, SFeit, gezin.Gewoon), w, false},
		{"to search", at(0, Zoeken), van(vera, SFeit, gezin.Gewoon), w, false},
		{"secret address", at(0, Lezen), van(vera, SContact, gezin.Veiligheid), w, false},
		{"secret address, labelled gewoon", at(0, Lezen), van(vera, SContact, gezin.Gewoon), w, false},
		{"secret address, with a second person", at(0, Lezen), van(vera, SContact, gezin.Veiligheid), w.met(Vierogen, open("m-elders", vera)), false},
		{"reporter", at(0, Lezen), van(vera, SFeit, gezin.Melder), w, false},
		{"talk of a child", at(0, Lezen), van(vera, SNotitie, gezin.GesprekKind), w, false},
		{"meldcode", at(0, Lezen), van(vera, SNotitie, gezin.Meldcode), w, false},
		{"with a conflict of interest", at(0, Lezen), van(vera, SFeit, gezin.Gewoon), w.met(Belang, Belangen("m-elders", vera, sinds, termijn.Geen)), false},
		{"another purpose", vraag(l, Lezen, WmoOnderzoek), van(vera, SFeit, gezin.Gewoon), w, false},
	} {
		if got := allowed(tt.v, tt.o, tt.w); got != tt.want {
			t.Errorf("%s: allowed %v, want %v", tt.naam, got, tt.want)
		}
	}
}

func TestBeoordeel(t *testing.T) {
	n := Noodtoegang{Account: "m-1"}
	for _, tt := range []struct {
		naam string
		l    Lezer
		zin  string
		want *Fout
	}{
		{"privacy officer", worker("m-po", PrivacyOfficer), "Terecht: er was gevaar.", nil},
		{"who used it", worker("m-1", PrivacyOfficer), "Terecht.", ErrOordeelRol},
		{"another role", worker("m-2", Casusregisseur), "Terecht.", ErrOordeelRol},
		{"no account", worker("", PrivacyOfficer), "Terecht.", ErrOordeelRol},
		{"no reason", worker("m-po", PrivacyOfficer), "  ", ErrOordeelTekst},
	} {
		_, err := n.Beoordeel(tt.l, testMoment, true, tt.zin)
		if tt.want == nil && err != nil || tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.naam, err, tt.want)
		}
	}
}

// elsewhere is the question of one who is appointed in another domain.
func elsewhere(v Vraag) Vraag {
	v.Lezer.Domeinen = []Domein{DJeugd}
	return v
}
