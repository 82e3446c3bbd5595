package opslag_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// inzageregel is a line of the access log as it is stored.
type inzageregel struct {
	id, account, inhoud, hash string
	over                      []string // whom it is about
}

// inzageregels reads the access log, by chain and number.
func inzageregels(t testing.TB, o *opslagtest.Omgeving) map[string]inzageregel {
	t.Helper()
	out := map[string]inzageregel{}
	ctx := context.Background()
	err := o.Databank().Read(ctx, func(tx *databank.Tx) error {
		clear(out)
		if err := tx.Rows(ctx, func(scan databank.Scan) error {
			var bron string
			var nr int64
			var r inzageregel
			var inhoud, hash []byte
			err := scan(&bron, &nr, &r.id, &r.account, &inhoud, &hash)
			r.inhoud, r.hash = string(inhoud), string(hash)
			out[fmt.Sprint(bron, nr)] = r
			return err
		}, `SELECT bron, nr, id, account, inhoud, hash FROM inzage`); err != nil {
			return err
		}
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var bron, id string
			var nr int64
			err := scan(&bron, &nr, &id)
			r := out[fmt.Sprint(bron, nr)]
			r.over = append(r.over, id)
			out[fmt.Sprint(bron, nr)] = r
			return err
		}, `SELECT bron, nr, object FROM inzage_object ORDER BY object`)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// eenhedenVan gives the units of which a store holds a key.
func eenhedenVan(t *testing.T, o *opslagtest.Omgeving) (out []sleutels.Eenheid) {
	t.Helper()
	err := o.Eenheden(context.Background(), o.Klok.Now().Add(time.Hour), func(e bewaring.Eenheid, _ time.Time, _ int) error {
		out = append(out, sleutels.Eenheid(e))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// With the last of a file goes what the access log says of it, and nothing
// else; the chain and the root that was kept elsewhere still hold.
func TestAccessLogGoesWithTheFile(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		if err := noteer(o, "iris", w.gezin, w.kind, "jeugd", gezin.Gewoon, nil); err != nil {
			t.Fatal(err)
		}
		look := func(who string) {
			lees(t, o, who, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				_, err := l.Gezin(ctx, w.gezin)
				return err
			})
		}
		look("iris")
		look("collega-b")
		root, err := o.Teken(ctx)
		if err != nil {
			t.Fatal(err)
		}
		proves := func(cut int64) {
			t.Helper()
			v, err := o.Controleer(ctx, opslag.Controle{Projecties: true, Wortel: &root, Sleutel: root.Sleutel})
			if err != nil || len(v.Bevindingen) > 0 || v.Inzagen != 2 || v.Gesneden != cut {
				t.Fatalf("%+v, %v; want %d lines that were cut", v, err, cut)
			}
		}
		before := inzageregels(t, o)
		proves(0)
		if _, err := o.Vernietig(ctx, eenheid(w.a)); err != nil {
			t.Fatal(err)
		}
		proves(1)
		for place, r := range inzageregels(t, o) {
			old := before[place]
			switch {
			case slices.Contains(r.over, w.a):
				t.Error("A is gone, and a line still says who looked at him")
			case !slices.Contains(old.over, w.a):
				if !slices.Equal(r.over, old.over) || r.id != old.id {
					t.Errorf("a line that was not about A was changed: %+v", r)
				}
			case r.account != old.account || len(r.over) != len(old.over)-1:
				t.Errorf("a line that is also about others is %+v, was %+v", r, old)
			case r.id == old.id || r.inhoud == old.inhoud:
				t.Error("with what is left and the old hash anyone can try whom it was about")
			case r.hash != old.hash:
				t.Error("a cut changed the chain")
			}
		}
		if keek, err := o.WieKeek(ctx, w.kind, 10); err != nil || len(keek) == 0 || keek[0].Pagina == "" && keek[0].Account == "" {
			t.Errorf("who looked at the child: %+v, %v", keek, err)
		}
		for _, e := range eenhedenVan(t, o) {
			if e.Wet == "" {
				continue // that a family was begun: no list has it
			}
			if _, err := o.Vernietig(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		proves(2)
		for _, r := range inzageregels(t, o) {
			if r.account != "" || r.inhoud != "" || len(r.over) > 0 {
				t.Errorf("nobody is left, and a line says %+v", r)
			}
		}
	})
}

// As long as anything about someone is kept under a law, so are his lines.
func TestAccessLogStaysWithWhatIsKept(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		for _, u := range []sleutels.Eenheid{{Onderwerp: "p", Wet: gezin.Wmo, Bewaring: bewaring.Dossier}, {Onderwerp: "p", Wet: gezin.Wmo, Bewaring: bewaring.Financien}} {
			if err := o.MaakSleutel(ctx, u); err != nil {
				t.Fatal(err)
			}
		}
		if err := o.HangInzage(ctx, "iris", "persoon", "p"); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Vernietig(ctx, eenheid("p")); err != nil {
			t.Fatal(err)
		}
		if keek, err := o.WieKeek(ctx, "p", 10); err != nil || len(keek) != 1 {
			t.Errorf("his payments are kept, and of who looked %d lines are left, %v", len(keek), err)
		}
		if _, err := o.Vernietig(ctx, sleutels.Eenheid{Onderwerp: "p", Wet: gezin.Wmo, Bewaring: bewaring.Financien}); err != nil {
			t.Fatal(err)
		}
		if keek, err := o.WieKeek(ctx, "p", 10); err != nil || len(keek) != 0 {
			t.Errorf("nothing of him is kept, and of who looked %d lines are left, %v", len(keek), err)
		}
	})
}

// A page that was open while a file was destroyed is logged after it; the next
// round of cleaning up takes that line too, and only that.
func TestLateLineIsCutToo(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		if _, err := o.Vernietig(ctx, eenheid(w.a)); err != nil {
			t.Fatal(err)
		}
		// More than one transaction cuts.
		for range 230 {
			if err := o.HangInzage(ctx, "iris", "persoon", w.a, w.kind); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := o.Prune(ctx, dossier.Bewaren{}); err != nil || got.Inzagen != 230 {
			t.Errorf("%+v, %v", got, err)
		}
		if got, err := o.Prune(ctx, dossier.Bewaren{}); err != nil || got.Inzagen != 0 {
			t.Errorf("the next time: %+v, %v", got, err)
		}
		if keek, err := o.WieKeek(ctx, w.kind, 500); err != nil || len(keek) != 230 || keek[0].Pagina != "gezin" {
			t.Errorf("%d lines about the child, %v", len(keek), err)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{}); err != nil || len(v.Bevindingen) > 0 || v.Gesneden != 230 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

// A restore of a copy from before the destruction gives the lines not back.
func TestRestoreCutsAgain(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		if err := o.HangInzage(ctx, "iris", "persoon", w.a); err != nil {
			t.Fatal(err)
		}
		var data bytes.Buffer
		if _, err := o.Reservekopie(ctx, &data); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Vernietig(ctx, eenheid(w.a)); err != nil {
			t.Fatal(err)
		}
		back := herstelNaast(t, o, &data)
		if keek, err := back.WieKeek(ctx, w.a, 10); err != nil || len(keek) != 0 {
			t.Errorf("a restore gives %+v back, %v", keek, err)
		}
		if v, err := back.Controleer(ctx, opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 || v.Gesneden != 1 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

// Lines about nobody stay until the installation fixes a term, and go after it.
func TestLinesAboutNobody(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		for _, about := range [][]string{nil, {"p"}} {
			if err := o.HangInzage(ctx, "iris", "persoon", about...); err != nil {
				t.Fatal(err)
			}
		}
		table, wrong := bewaring.NieuweTabel([]bewaring.Vaststelling{{Regel: bewaring.CodeInzage, Duur: termijn.Duur{Aantal: 5, Eenheid: termijn.Jaar}, Bron: "besluit"}})
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		for _, step := range []struct {
			dag  string
			b    dossier.Bewaren
			want int64
		}{
			{"2031-05-12", dossier.Bewaren{Termijnen: table}, 0}, // five years, and the day itself
			{"2099-01-01", dossier.Bewaren{}, 0},
			{"2031-05-13", dossier.Bewaren{Termijnen: table}, 1},
			{"2099-01-01", dossier.Bewaren{Termijnen: table}, 0},
		} {
			naar(o, step.dag)
			if got, err := o.Prune(ctx, step.b); err != nil || got.Inzagen != step.want {
				t.Errorf("on %s: %+v, %v, want %d", step.dag, got, err, step.want)
			}
		}
		var left []string
		for _, r := range inzageregels(t, o) {
			left = append(left, r.account+strings.Join(r.over, ""))
		}
		if slices.Sort(left); !slices.Equal(left, []string{"", "irisp"}) {
			t.Errorf("left: %q", left)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{}); err != nil || len(v.Bevindingen) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
	})
}

// A store from before marks the lines about nobody that it has.
func TestOlderLinesAboutNobodyAreMarked(t *testing.T) {
	steps, err := opslag.Migraties()
	if err != nil {
		t.Fatal(err)
	}
	test := func(t *testing.T, address string) {
		ctx := context.Background()
		db, err := databank.Open(ctx, address)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		before := slices.IndexFunc(steps, func(m databank.Migratie) bool { return m.Naam == "0016-snede.sql" })
		if err := db.Migrate(ctx, steps[:before], opslagtest.Begin()); err != nil {
			t.Fatal(err)
		}
		var marked []int64
		err = db.Write(ctx, func(tx *databank.Tx) error {
			for nr := int64(1); nr <= 2; nr++ {
				if _, err := tx.Exec(ctx, `INSERT INTO inzage (bron, nr, id, op, handeling, account, rol, doel, uitkomst, nood, sleutel, inhoud, vorige, hash)
					VALUES ('b', $1, 'i', 'o', 'h', 'a', 'r', 'd', 'u', 'nee', 's', $2, $2, $2)`, nr, []byte("x")); err != nil {
					return err
				}
			}
			_, err := tx.Exec(ctx, `INSERT INTO inzage_object (bron, nr, volg, soort, object) VALUES ('b', 1, 1, 'persoon', 'p')`)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Migrate(ctx, steps, opslagtest.Begin()); err != nil {
			t.Fatal(err)
		}
		err = db.Read(ctx, func(tx *databank.Tx) error {
			return tx.Rows(ctx, func(scan databank.Scan) error {
				var nr int64
				err := scan(&nr)
				marked = append(marked, nr)
				return err
			}, `SELECT nr FROM inzage WHERE niemand = 'ja' AND length(snede) = 0`)
		})
		if err != nil || !slices.Equal(marked, []int64{2}) {
			t.Errorf("marked %v, %v", marked, err)
		}
	}
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "wijzer.db")) })
	t.Run("postgresql", func(t *testing.T) { test(t, opslagtest.EmptyDatabase(t)) })
}

// Nobody else cuts: what was taken out of the log without the signature of the
// program, or changed after it, is found. The triggers do not let it come that
// far.
func TestCutFromOutsideIsFound(t *testing.T) {
	for name, statements := range map[string][]string{
		"someone taken out":                    {`DELETE FROM inzage_object WHERE object = 'q'`},
		"a signature that is none":             {`UPDATE inzage SET account = '', snede = hash`},
		"the signature of another line":        {`UPDATE inzage SET account = '', snede = (SELECT c.snede FROM inzage c WHERE length(c.snede) > 0)`},
		"a cut line that says more":            {`UPDATE inzage SET account = 'iemand' WHERE length(snede) > 0`},
		"a cut line that is about someone":     {`INSERT INTO inzage_object (bron, nr, volg, soort, object) SELECT bron, nr, 9, 'persoon', 'x' FROM inzage WHERE length(snede) > 0`},
		"a cut line that got another hash":     {`UPDATE inzage SET hash = vorige WHERE length(snede) > 0`},
		"a cut line that is no longer the cut": {`UPDATE inzage SET snede = vorige WHERE length(snede) > 0`},
	} {
		t.Run(name, func(t *testing.T) {
			opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
				ctx := context.Background()
				p := unit("p", 0)
				if err := o.MaakSleutel(ctx, p); err != nil {
					t.Fatal(err)
				}
				for _, about := range [][]string{{"p", "q"}, {"q"}} {
					if err := o.HangInzage(ctx, "iris", "persoon", about...); err != nil {
						t.Fatal(err)
					}
				}
				if _, err := o.Vernietig(ctx, p); err != nil {
					t.Fatal(err)
				}
				tamper(t, o, statements...)
				if v, err := o.Controleer(ctx, opslag.Controle{}); err != nil || !found(v, opslag.LogHash) && !found(v, opslag.LogKeten) {
					t.Errorf("%+v, %v", v, err)
				}
			})
		})
	}
}

// The triggers let a cut take away, and nothing else.
func TestTriggersLetNothingElseBeCut(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		if err := o.HangInzage(ctx, "iris", "persoon", "p"); err != nil {
			t.Fatal(err)
		}
		for _, s := range []string{
			`UPDATE inzage SET account = ''`,
			`UPDATE inzage SET account = 'iemand', snede = hash`,
			`UPDATE inzage SET nr = 7, snede = hash`,
			`UPDATE inzage SET hash = inhoud, snede = hash`,
			`UPDATE inzage SET op = '2020-01-01T00:00:00.000000Z', snede = hash`,
			`UPDATE inzage SET niemand = 'ja', snede = hash`,
			`DELETE FROM inzage`,
			`DELETE FROM inzage_object`,
			`UPDATE inzage_object SET object = 'x'`,
		} {
			err := o.Databank().Write(ctx, func(tx *databank.Tx) error {
				_, err := tx.Exec(ctx, s)
				return err
			})
			if err == nil {
				t.Errorf("%s: was done", s)
			}
		}
	})
}

// Whatever is logged and destroyed, in whatever order: a line names exactly
// those of whom something is kept, says nothing where nobody is left, and the
// chain holds.
func TestCutKeepsTheRest(t *testing.T) {
	o := opslagtest.Open(t, databank.SQLite)
	ctx, round := context.Background(), 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		people := make([]string, 4)
		laws := map[string]int{} // how many units are kept of each
		gone := map[string]bool{}
		for i := range people {
			people[i] = fmt.Sprintf("p%d-%d", round, i)
			for n := range rapid.IntRange(0, 2).Draw(r, "units") {
				if err := o.MaakSleutel(ctx, unit(people[i], n)); err != nil {
					r.Fatal(err)
				}
				laws[people[i]]++
			}
		}
		account := fmt.Sprint("iris", round)
		var want [][]string
		for range rapid.IntRange(1, 12).Draw(r, "steps") {
			if rapid.Bool().Draw(r, "look") {
				about := slices.Compact(slices.Sorted(slices.Values(rapid.SliceOfN(rapid.SampledFrom(people), 1, 4).Draw(r, "about"))))
				if err := o.HangInzage(ctx, account, "persoon", about...); err != nil {
					r.Fatal(err)
				}
				want = append(want, about)
				continue
			}
			p := rapid.SampledFrom(people).Draw(r, "destroyed")
			if laws[p] == 0 {
				continue
			}
			laws[p]--
			if _, err := o.Vernietig(ctx, unit(p, laws[p])); err != nil {
				r.Fatal(err)
			}
			gone[p] = laws[p] == 0
		}
		// Who was logged after his last key was destroyed goes at the next cleaning.
		if _, err := o.Prune(ctx, dossier.Bewaren{}); err != nil {
			r.Fatal(err)
		}
		var left []string
		for _, line := range inzageregels(t, o) {
			if line.account == account {
				left = append(left, strings.Join(line.over, " "))
			} else if line.account == "" && len(line.over) > 0 {
				r.Fatalf("a line without who looked is about %v", line.over)
			}
		}
		var expect []string
		for _, about := range want {
			if about = slices.DeleteFunc(about, func(id string) bool { return gone[id] }); len(about) > 0 {
				expect = append(expect, strings.Join(about, " "))
			}
		}
		slices.Sort(left)
		if slices.Sort(expect); !slices.Equal(left, expect) {
			r.Fatalf("left %q, want %q", left, expect)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{}); err != nil || len(v.Bevindingen) > 0 {
			r.Fatalf("%+v, %v", v, err)
		}
	})
}

// unit gives the n-th unit of someone: one under each law.
func unit(p string, n int) sleutels.Eenheid {
	return sleutels.Eenheid{Onderwerp: p, Wet: []gezin.Wet{gezin.Wmo, gezin.Jeugdwet}[n], Bewaring: bewaring.Dossier}
}
