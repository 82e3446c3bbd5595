package toegang

import (
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.4, 7.3.5 and 7.3.10.
func TestWhoSpeaksForAChild(t *testing.T) {
	geboren := dag("2012-02-29")
	w := wereld{}.met(Vertegenwoordigd, Vertegenwoordigingen("kind", geboren, []Gezagstijdvak{
		{"moeder", dag("2000-01-01"), termijn.Geen},
		{"vader", dag("2000-01-01"), dag("2020-01-01")},
		{"pleegvader", dag("2026-01-01"), termijn.Geen},
	})...)
	o := Record{Soort: SBesluit, Label: gezin.Label{Onderwerp: "kind", Wet: gezin.Jeugdwet, Klasse: gezin.Gewoon}, Domein: DJeugd}
	for _, tt := range []struct {
		op                              string
		kind, moeder, vader, pleegvader bool
	}{
		{"2012-02-28", false, false, false, false},
		{"2012-02-29", false, true, true, false},
		{"2019-12-31", false, true, true, false},
		{"2020-01-01", false, true, false, false},
		{"2024-02-28", false, true, false, false},
		{"2024-02-29", true, true, false, false},
		{"2026-01-01", true, true, false, true},
		{"2028-02-28", true, true, false, true},
		{"2028-02-29", true, false, false, false},
		{"2040-01-01", true, false, false, false},
	} {
		for persoon, want := range map[string]bool{"kind": tt.kind, "moeder": tt.moeder, "vader": tt.vader, "pleegvader": tt.pleegvader, "oom": false, "": false} {
			v := vraag(client(persoon), Lezen, Inzagerecht)
			v.Moment.Dag = dag(tt.op)
			if got := allowed(v, o, w); got != want {
				t.Errorf("%s on %s: allowed %v, want %v", persoon, tt.op, got, want)
			}
		}
	}
}

// The periods agree with the age that the calendar gives, on every day.
func TestSpeakingFollowsTheAge(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		geboren := termijn.Dag(rapid.IntRange(700000, 740000).Draw(t, "geboren"))
		op := geboren + termijn.Dag(rapid.IntRange(0, 25*366).Draw(t, "na"))
		leeftijd := geboren.Leeftijd(op)
		zelf, ouder := false, false
		for _, r := range Vertegenwoordigingen("k", geboren, []Gezagstijdvak{{Ouder: "o"}}) {
			if r.holds(PerDag, Moment{Dag: op}) {
				zelf = zelf || r.Waarden[CLezer] == "k"
				ouder = ouder || r.Waarden[CLezer] == "o"
			}
		}
		if zelf != (leeftijd >= 12) || ouder != (leeftijd < 16) {
			t.Fatalf("at %d: himself %v, parent %v", leeftijd, zelf, ouder)
		}
	})
}

func TestNobodySpeaksForWhoseAgeIsUnknown(t *testing.T) {
	if r := Vertegenwoordigingen("k", termijn.Geen, []Gezagstijdvak{{Ouder: "o"}}); r != nil {
		t.Errorf("got %v", r)
	}
}
