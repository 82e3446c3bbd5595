package dossier_test

import (
	"context"
	"errors"
	"flag"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The world of these tests: a few families of one store, and everyone who can
// read in it.
type buurt struct {
	*opslagtest.Omgeving
	g        *dossier.Gebruik
	gezinnen []string
	mensen   []string
	lezers   []lezer
	regie    []string // accounts that can direct a family
	t        testing.TB
}

// lezer is one reader with one purpose.
type lezer struct {
	wie  dossier.Wie
	doel toegang.Activiteit
}

func nieuweBuurt(t testing.TB, o *opslagtest.Omgeving) *buurt {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	w := &buurt{Omgeving: o, t: t, g: &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}}
	for _, naam := range []string{"regie0", "regie1", "regie2"} {
		id, err := o.CreateAccount(context.Background(), dossier.Account{Aanmeld: naam, Naam: naam, Rollen: []dossier.AccountRol{{Rol: string(toegang.Casusregisseur)}}})
		if err != nil {
			t.Fatal(err)
		}
		w.regie = append(w.regie, id)
	}
	return w
}

// iris writes in every family and reads all; the others each work with some.
var iris = dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}

// twee makes two families, each with its own workers, and gives their ids.
func (w *buurt) twee(t testing.TB) {
	t.Helper()
	w.gezinnen, w.mensen, w.lezers = nil, nil, nil
	for i, naam := range []string{"Zandkuil", "Waterput"} {
		nr := strconv.Itoa(i)
		m := dossier.Melding{Bron: gezin.Bron{Soort: "eigen-opgave"}, Mensen: []dossier.Mens{
			{Sleutel: "een", Naam: "Anna " + naam, Geboren: termijn.MustDag("1988-02-03")},
			{Sleutel: "twee", Naam: "Bram " + naam, Geboren: termijn.MustDag("1986-04-05")},
			{Sleutel: "kind", Naam: "Cato " + naam, Geboren: termijn.MustDag("2016-04-05"), Kind: true}}}
		met := func(account string, rol toegang.Rol, over []string, klassen ...gezin.Klasse) {
			m.Met = append(m.Met, dossier.Deelname{Lezer: account + nr, Rol: rol, Over: over, Klassen: klassen, Van: termijn.MustDag("2026-01-01")})
		}
		m.Met = append(m.Met, dossier.Deelname{Lezer: w.regie[i], Rol: toegang.Casusregisseur, Klassen: gezin.Klassen(), Van: termijn.MustDag("2026-01-01")})
		met("hulp-een", toegang.Hulpverlener, []string{"een"}, gezin.Gewoon)
		met("hulp-twee", toegang.Hulpverlener, []string{"twee"}, gezin.Gewoon, gezin.Veiligheid)
		id, err := w.g.Registreer(context.Background(), dossier.Verzoek{Wie: iris}, m)
		if err != nil {
			t.Fatal(err)
		}
		w.gezinnen = append(w.gezinnen, id)
		w.mensen = append(w.mensen, w.beeld(t, id).Mensen()...)
		for account, rol := range map[string]toegang.Rol{w.regie[i]: toegang.Casusregisseur, "hulp-een" + nr: toegang.Hulpverlener, "hulp-twee" + nr: toegang.Hulpverlener} {
			for _, doel := range dossier.DoelenVan(rol) {
				w.lezers = append(w.lezers, lezer{dossier.Wie{Account: account, Rol: rol}, doel})
			}
		}
		w.deel(t, id)
	}
	for _, doel := range dossier.DoelenVan(toegang.Casusregisseur) {
		w.lezers = append(w.lezers, lezer{dossier.Wie{Account: w.regie[2], Rol: toegang.Casusregisseur}, doel})
	}
	for _, p := range w.mensen {
		w.lezers = append(w.lezers, lezer{dossier.Wie{Account: "a-" + p, Persoon: p, Rol: toegang.Client}, toegang.Inzagerecht})
	}
}

func (w *buurt) beeld(t testing.TB, id string) *dossier.Beeld {
	t.Helper()
	b, err := w.g.Beeld(context.Background(), iris, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// deel records something that the family shares, and a note about each member.
func (w *buurt) deel(t testing.TB, id string) {
	t.Helper()
	b := w.beeld(t, id)
	if len(b.Mensen()) == 0 {
		return
	}
	entries := []dossier.Invoer{dossier.Stuk{Vak: dossier.VakGezin(toegang.SPlan), Aard: "plan", Inhoud: []byte("samen")}}
	for i, p := range b.Mensen() {
		klasse := []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.Medisch}[i%3]
		entries = append(entries, dossier.Stuk{Vak: b.VakVoor(p, toegang.SNotitie, klasse), Aard: dossier.AardNotitie, Over: p, Inhoud: []byte("over een")})
	}
	if err := w.g.LegVast(context.Background(), dossier.Verzoek{Wie: iris}, b, nil, entries...); err != nil {
		t.Fatal(err)
	}
}

// ziet gives, per reader, the ids of all entries that he can read anywhere.
func (w *buurt) ziet(t testing.TB) map[string]map[string]bool {
	t.Helper()
	ctx := context.Background()
	out := map[string]map[string]bool{}
	for _, l := range w.lezers {
		seen := out[l.wie.Account]
		if seen == nil {
			seen = map[string]bool{}
			out[l.wie.Account] = seen
		}
		err := w.Read(ctx, toegang.Prepare(l.wie.Vraag(toegang.Lezen, l.doel, w.g.Moment())), dossier.Inzage{}, func(lz dossier.Lezing) error {
			for _, id := range w.gezinnen {
				g, err := lz.Gezin(ctx, id)
				if errors.Is(err, dossier.ErrNietGevonden) {
					continue
				}
				if err != nil {
					return err
				}
				for _, e := range g.Verloop {
					seen[e.ID] = true
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// stap does one generated change of who belongs where, and gives the accounts to
// which it says that they come to read someone.
func (w *buurt) stap(t *rapid.T) (string, []string) {
	ctx := context.Background()
	b := w.beeld(w.t, rapid.SampledFrom(w.gezinnen).Draw(t, "gezin"))
	if len(b.OudLeden()) > 0 && rapid.Bool().Draw(t, "terug") {
		p := rapid.SampledFrom(b.OudLeden()).Draw(t, "wie").Persoon
		meelezen := rapid.SampledFrom([]dossier.Meelezen{dossier.LeestNiets, dossier.LeestGewoon}).Draw(t, "meelezen")
		w.goed(t, "return", w.g.KeerTerug(ctx, dossier.Verzoek{Wie: iris}, b, nil, p, meelezen))
		return "return", lezen(meelezen, b)
	}
	meelezen := rapid.SampledFrom([]dossier.Meelezen{dossier.LeestNiets, dossier.LeestNiets, dossier.LeestDat, dossier.LeestGewoon}).Draw(t, "meelezen")
	leden := b.Mensen()
	kind := rapid.SampledFrom([]string{"leave", "move", "split", "merge", "two families"}).Draw(t, "stap")
	if len(leden) == 0 {
		return "nothing", nil
	}
	wie := rapid.SliceOfNDistinct(rapid.SampledFrom(leden), 1, len(leden), rapid.ID).Draw(t, "wie")
	v := dossier.Verhuizing{Wie: wie, Meelezen: meelezen, OokHier: kind == "two families"}
	switch kind {
	case "leave":
		w.goed(t, kind, w.g.BeeindigLid(ctx, dossier.Verzoek{Wie: iris}, b, nil, wie[0], b.Moment.Dag))
		return kind, nil
	case "split":
		if rapid.Bool().Draw(t, "regisseur") {
			v.Regisseur = rapid.SampledFrom(w.regie).Draw(t, "wie de regie")
		}
	default:
		if kind == "merge" {
			v.Wie = leden
		}
		v.Naar = w.beeld(w.t, rapid.SampledFrom(w.gezinnen).Draw(t, "naar"))
	}
	id, err := w.g.Verplaats(ctx, w, dossier.Verzoek{Wie: iris}, b, nil, v)
	w.goed(t, kind, err)
	if err == nil && !slices.Contains(w.gezinnen, id) {
		w.gezinnen = append(w.gezinnen, id)
	}
	if v.Regisseur != "" {
		return kind, []string{v.Regisseur}
	}
	return kind, lezen(meelezen, v.Naar)
}

// lezen gives who is said to come to read someone.
func lezen(m dossier.Meelezen, naar *dossier.Beeld) []string {
	if m == dossier.LeestNiets || naar == nil {
		return nil
	}
	return naar.Regisseurs()
}

// alles gives the ids of all entries that iris can read, who writes everywhere.
func (w *buurt) alles(t testing.TB) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, id := range w.gezinnen {
		b := w.beeld(t, id)
		for _, e := range b.Verloop {
			out[e.ID] = true
		}
		if len(b.Regisseurs()) > 1 {
			t.Fatalf("a family has %d casusregisseurs", len(b.Regisseurs()))
		}
	}
	return out
}

func (w *buurt) goed(t *rapid.T, kind string, err error) {
	var f *dossier.Fout
	if err != nil && !errors.As(err, &f) {
		t.Fatalf("%s: %v", kind, err)
	}
}

// fewer makes rapid check less often than by default, where nobody asked for a
// number: a check here writes and reads a store.
func fewer(t *testing.T, n int) {
	t.Helper()
	f := flag.Lookup("rapid.checks")
	if f == nil || f.Value.String() != f.DefValue {
		return
	}
	if err := f.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Value.Set(f.DefValue) })
}

// Whatever happens to families, nobody comes to read an older entry: not by
// leaving, returning, moving, splitting, merging or having two families. Only a
// casusregisseur of whom the writer says so reads more, and only as a
// casusregisseur (wensen.md; ontwerp.md section 4, rule 6).
func TestNoWallMovesWithTheFamily(t *testing.T) {
	o := opslagtest.Open(t, databank.SQLite)
	w := nieuweBuurt(t, o)
	steps, gained := map[string]int{}, 0
	fewer(t, 15)
	rapid.Check(t, func(rt *rapid.T) {
		w.twee(t)
		before, all := w.ziet(t), w.alles(t)
		for range rapid.IntRange(2, 5).Draw(rt, "stappen") {
			kind, mogen := w.stap(rt)
			steps[kind]++
			for _, id := range w.gezinnen {
				w.deel(t, id)
			}
			o.Klok.Add(time.Hour)
			after := w.ziet(t)
			for account, seen := range after {
				for id := range seen {
					if !all[id] || before[account][id] {
						continue
					}
					if !slices.Contains(mogen, account) {
						rt.Fatalf("after %q %s reads an older entry", kind, account)
					}
					gained++
				}
			}
			before, all = after, w.alles(t)
		}
	})
	t.Logf("steps %v; %d reads were given in so many words", steps, gained)
	for _, kind := range []string{"leave", "return", "move", "split", "merge", "two families"} {
		if steps[kind] == 0 {
			t.Errorf("no %q was generated", kind)
		}
	}
	if gained == 0 {
		t.Error("nobody ever came to read anything: the property decides nothing")
	}
}
