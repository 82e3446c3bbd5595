package dossier

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// A family is active while help runs or is to come, while a step on the way to
// a decision is open, and until something was decided; never without members.
func TestActief(t *testing.T) {
	dag := termijn.MustDag("2026-11-22")
	op := termijn.MustDag
	given := func(van, tot string) besluit.Besluit {
		return genomen(besluit.Toekenning, "a", gezin.Wmo, op(van), op(tot))
	}
	ended := given("2025-01-01", "2025-12-31")
	refused := genomen(besluit.Afwijzing, "a", gezin.Wmo, termijn.Geen, termijn.Geen)
	open := func(aard string) Taak { return Taak{Aard: aard, Over: "a"} }
	done := open(TaakOnderzoek)
	done.Voltooid = true
	gone := open(TaakBesluit)
	gone.Ingetrokken = 1
	for naam, c := range map[string]struct {
		stukken []any
		taken   []Taak
		leeg    bool
		want    bool
	}{
		"just entered":                   {want: true},
		"nobody belongs to it":           {leeg: true},
		"help runs":                      {stukken: []any{given("2026-01-01", "2026-12-31")}, want: true},
		"help ends today":                {stukken: []any{given("2026-01-01", "2026-11-22")}, want: true},
		"help ended yesterday":           {stukken: []any{given("2026-01-01", "2026-11-21")}},
		"help is to begin":               {stukken: []any{ended, given("2027-01-01", "2027-12-31")}, want: true},
		"help was ended by a decision":   {stukken: []any{given("2026-01-01", "2026-12-31"), genomen(besluit.Beeindiging, "a", gezin.Wmo, 0, op("2026-10-31"))}},
		"refused":                        {stukken: []any{refused}},
		"refused, and asked again":       {stukken: []any{refused}, taken: []Taak{open(TaakOnderzoek)}, want: true},
		"ended, to be assessed again":    {stukken: []any{ended}, taken: []Taak{open(TaakHerindicatie)}, want: true},
		"ended, and the work is done":    {stukken: []any{ended}, taken: []Taak{done, gone}},
		"ended, with a letter to send":   {stukken: []any{ended}, taken: []Taak{open(TaakBrieven)}},
		"ended, and the alarm stands":    {stukken: []any{ended}, taken: []Taak{open(TaakRegie)}},
		"nobody left, but help still on": {stukken: []any{given("2026-01-01", "2026-12-31")}, leeg: true},
	} {
		b := beeldMet(t, dag, c.stukken...)
		b.Taken = c.taken
		if !c.leeg {
			b.Leden = []Lid{{Persoon: "a", Van: op("2025-01-01")}}
		}
		if got := b.Actief(); got != c.want {
			t.Errorf("%s: active is %v", naam, got)
		}
	}
}
