package dossier

import (
	"errors"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

func TestAVGVerzoekCheck(t *testing.T) {
	day := termijn.MustDag("2026-05-11")
	for name, tt := range map[string]struct {
		in   AVGVerzoek
		want error
	}{
		"inspection without a word": {AVGVerzoek{Soort: AVGInzage, Dag: day}, nil},
		"nothing chosen":            {AVGVerzoek{Dag: day}, ErrAVGSoort},
		"a kind that is none":       {AVGVerzoek{Soort: "alles", Dag: day}, ErrAVGSoort},
		"without a day":             {AVGVerzoek{Soort: AVGInzage}, ErrAVGDag},
		"correction without what":   {AVGVerzoek{Soort: AVGVerbetering, Tekst: "  ", Dag: day}, ErrAVGLeeg},
		"as long as it may be":      {AVGVerzoek{Soort: AVGBezwaar, Tekst: strings.Repeat("é", MaxAVGTekst), Dag: day}, nil},
		"too long":                  {AVGVerzoek{Soort: AVGBezwaar, Tekst: strings.Repeat("é", MaxAVGTekst+1), Dag: day}, ErrAVGTekst},
	} {
		if err := tt.in.Check(); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

// AVG art. 12 lid 3: within a month; a term that ends on a weekend or holiday
// moves on (Verordening 1182/71 art. 3 lid 4).
func TestAVGVerzoekInvoer(t *testing.T) {
	for day, last := range map[string]string{"2026-05-11": "2026-06-11", "2026-01-31": "2026-03-02", "2026-11-25": "2026-12-28"} {
		entries, err := AVGVerzoek{Soort: AVGWissing, Dag: termijn.MustDag(day)}.Invoer("p", gezin.Jeugdwet)
		if err != nil || len(entries) != 2 {
			t.Fatalf("%v, %v", entries, err)
		}
		task, ok := entries[1].(Taak)
		if !ok || task.Vervalt != termijn.MustDag(last) || task.Vak.Bewaring != "avg" || task.Vak.Label.Onderwerp != "p" || string(task.Inhoud) != "wissing" {
			t.Errorf("%s: %+v", day, task)
		}
	}
}
