package dossier

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// What a decision costs in a week, of lines over all kinds of periods: rounded
// up, apart per person and law, and not known where one line has no price.
func TestWhatADecisionCostsInAWeek(t *testing.T) {
	s := &gezin.Situatie{Leden: []gezin.Lid{{ID: "a"}, {ID: "b"}}}
	line := func(drager int, wet gezin.Wet, amount string, per regeling.Eenheid) arrangement.Regel {
		return arrangement.Regel{Drager: drager, Wet: string(wet), Bedrag: geld.MustBedrag(amount), HeeftBedrag: true, Periode: per}
	}
	calc := &arrangement.Berekening{Regels: []arrangement.Regel{
		line(0, gezin.Wmo, "100.00", regeling.PerWeek), line(0, gezin.Wmo, "100.01", regeling.Per4Weken), line(0, gezin.Wmo, "5000.00", regeling.Eenmalig),
		line(1, gezin.Wmo, "52.00", regeling.PerJaar), line(1, gezin.Jeugdwet, "52.00", regeling.PerMaand),
		line(0, gezin.Jeugdwet, "10.00", regeling.PerWeek), {Drager: 0, Wet: string(gezin.Jeugdwet)},
	}}
	got, err := kostenVan(calc, s)
	if err != nil {
		t.Fatal(err)
	}
	for o, want := range map[besluit.Onderwerp]kosten{
		{Persoon: "a", Wet: gezin.Wmo}: {geld.MustBedrag("125.01"), true}, {Persoon: "b", Wet: gezin.Wmo}: {geld.MustBedrag("1.00"), true},
		{Persoon: "b", Wet: gezin.Jeugdwet}: {geld.MustBedrag("12.00"), true}, {Persoon: "a", Wet: gezin.Jeugdwet}: {geld.MustBedrag("10.00"), false},
	} {
		if got[o] != want {
			t.Errorf("%v: %v, want %v", o, got[o], want)
		}
	}
}
