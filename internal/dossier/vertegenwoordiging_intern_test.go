package dossier

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// neemOver lets a family have what was recorded, as the store would.
func (g *Gezin) neemOver(invoer []Invoer, vanaf int64) {
	na := metInvoer(g, invoer)
	*g = *na
	for i := range g.Feiten {
		if f := &g.Feiten[i]; f.ID == "" {
			f.ID = "f" + strconv.Itoa(i)
			f.Feit.ID, f.Feit.Vastgezet = f.ID, vanaf+int64(i)
		}
	}
	for _, in := range invoer {
		switch in := in.(type) {
		case Relatie:
			in.ID = "r" + strconv.Itoa(len(g.Relaties))
			g.Relaties = append(g.Relaties, in)
		case RelatieEinde:
			for i := range g.Relaties {
				if g.Relaties[i].ID == in.Relatie {
					g.Relaties[i].Rij.Tot = in.Tot
				}
			}
		case Intrekking:
			for i := range g.Relaties {
				if g.Relaties[i].ID == in.ID {
					g.Relaties[i].Ingetrokken = 1
				}
			}
		}
	}
}

// However custody and a birth date are recorded, changed and taken back: on each
// day who can read the file of a child is who has custody by the facts of that
// day, under sixteen, and the child himself from twelve. What is recorded for
// it, is recorded once.
func TestWhoSpeaksFollowsCustody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Custom(func(t *rapid.T) termijn.Dag {
			return termijn.MustDag("2005-01-01") + termijn.Dag(rapid.IntRange(0, 9000).Draw(t, "dag"))
		})
		g := &Gezin{Leden: []Lid{{Persoon: "kind", Vak: VakVan("kind", gezin.Jeugdwet, toegang.SRelatie, gezin.Betrokken)}}}
		for step := range rapid.IntRange(1, 8).Draw(t, "stappen") {
			var in Invoer
			switch n := rapid.IntRange(0, 9).Draw(t, "soort"); {
			case n == 0 || step == 0:
				in = Stuk{Vak: VakVan("kind", gezin.Jeugdwet, toegang.SPersoon, gezin.Gewoon), Aard: AardGeboren, Over: "kind", Inhoud: []byte(day.Draw(t, "geboren").String())}
			case n == 1 && len(g.Feiten) > 0:
				in = Intrekking{ID: g.Feiten[rapid.IntRange(0, len(g.Feiten)-1).Draw(t, "weg")].ID}
			default:
				f := gezin.Feit{Over: rapid.SampledFrom([]string{"moeder", "vader"}).Draw(t, "ouder"), Met: "kind", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(rapid.Bool().Draw(t, "ja"))}
				if rapid.Bool().Draw(t, "vanaf") {
					f.Van = day.Draw(t, "van")
				}
				if rapid.Bool().Draw(t, "tot") {
					f.Tot = max(f.Van, termijn.MustDag("2005-01-01")) + termijn.Dag(rapid.IntRange(1, 4000).Draw(t, "duur"))
				}
				in = Feit{Vak: VakVan("kind", gezin.Jeugdwet, toegang.SFeit, gezin.Gewoon), Feit: f}
			}
			all := []Invoer{in}
			g.neemOver(append(all, volgt(g, all, geraakt(g, all))...), int64(100*(step+1)))
		}
		if more := volgt(g, nil, []string{"kind"}); len(more) > 0 {
			t.Fatalf("asked again, %d more entries are recorded", len(more))
		}
		checkSpeakers(t, g, day.Draw(t, "peildag"))
	})
}

func checkSpeakers(t *rapid.T, g *Gezin, dag termijn.Dag) {
	feiten := make([]gezin.Feit, len(g.Feiten))
	for i := range g.Feiten {
		feiten[i] = g.Feiten[i].Feit
	}
	sit := gezin.OpDag(nil, feiten, dag, 1<<40)
	born := g.geboren("kind")
	want := map[string]bool{}
	if born <= dag {
		for _, o := range sit.MetGezagOver("kind") {
			want[o] = born.Leeftijd(dag) < 16
		}
		want["kind"] = born.Leeftijd(dag) >= 12
	}
	for _, wie := range []string{"moeder", "vader", "kind"} {
		n := 0
		for _, r := range g.sprekers("kind") {
			if r.Rij.Waarden[toegang.CLezer] == wie && geldt(r.Rij, dag) {
				n++
			}
		}
		if (n > 0) != want[wie] || n > 1 {
			t.Fatalf("%s on %s: %d rows, custody and age say %v", wie, dag, n, want[wie])
		}
	}
}

// A row stands in the compartment of the child, in the class of the custody
// that it follows from, where no client reads it.
func TestSpeakerStandsWithCustody(t *testing.T) {
	for _, c := range []struct{ feit, rij gezin.Klasse }{{gezin.Gewoon, gezin.Gewoon}, {gezin.Betrokken, gezin.Gewoon}, {gezin.Veiligheid, gezin.Veiligheid}} {
		invoer := []Invoer{
			Persoon{ID: "kind", Vak: VakVan("kind", gezin.Jeugdwet, toegang.SDossier, gezin.Betrokken)},
			Lid{Persoon: "kind", Vak: VakVan("kind", gezin.Jeugdwet, toegang.SRelatie, gezin.Betrokken)},
			Stuk{Aard: AardGeboren, Over: "kind", Inhoud: []byte("2018-03-01"), Vak: VakVan("kind", gezin.Jeugdwet, toegang.SPersoon, gezin.Gewoon)},
			Feit{Feit: gezin.Feit{Over: "moeder", Met: "kind", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}, Vak: VakVan("kind", gezin.Jeugdwet, toegang.SFeit, c.feit)},
		}
		rows := volgt(nil, invoer, geraakt(nil, invoer))
		if len(rows) != 2 {
			t.Fatalf("%d rows, want that of the child and that of the mother", len(rows))
		}
		for _, in := range rows {
			r, ok := in.(Relatie)
			if !ok {
				t.Fatalf("%T", in)
			}
			want := VakVan("kind", gezin.Jeugdwet, toegang.SRelatie, gezin.Gewoon)
			if r.Rij.Waarden[toegang.CLezer] == "moeder" {
				want.Label.Klasse = c.rij
			}
			if r.Vak != want {
				t.Errorf("custody in %s: the row of %s stands in %+v", c.feit, r.Rij.Waarden[toegang.CLezer], r.Vak)
			}
		}
	}
}
