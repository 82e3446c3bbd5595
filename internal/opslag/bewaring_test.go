package opslag_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

func archief(t *testing.T, o *opslagtest.Omgeving) *dossier.Archief {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return &dossier.Archief{Gebruik: &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}, Plaats: o.Opslag, Kopiedagen: 14}
}

// The people who decide about destruction.
var (
	officer  = dossier.Verzoek{Wie: dossier.Wie{Account: "petra", Rol: toegang.PrivacyOfficer}}
	beheer   = dossier.Verzoek{Wie: dossier.Wie{Account: "frits", Rol: toegang.FunctioneelBeheerder}}
	beheerPO = dossier.Verzoek{Wie: dossier.Wie{Account: "petra", Rol: toegang.FunctioneelBeheerder}}
)

// sluit finishes the tasks of the family, so that nothing is open.
func sluit(t *testing.T, o *opslagtest.Omgeving, w wereld) {
	t.Helper()
	for _, who := range []string{"iris", "collega-b"} {
		var open []dossier.Invoer
		lees(t, o, who, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			for _, task := range g.Taken {
				if !task.Voltooid {
					open = append(open, dossier.TaakAf{Taak: task.ID})
				}
			}
			return nil
		})
		if _, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(who, toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			_, err := tx.Add(context.Background(), w.gezin, open...)
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// naar moves the clock to a day and a quarter past midnight in Amsterdam.
func naar(o *opslagtest.Omgeving, dag string) {
	at, _ := time.Parse("2006-01-02", dag)
	o.Klok.Add(at.Add(15 * time.Minute).Sub(o.Klok.Now()))
}

func TestListOfTwoPeople(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, a := context.Background(), archief(t, o)
		w := registreer(t, o, "iris", o.Klok.Now()) // on 2026-05-11
		due := func() ([]dossier.LijstRegel, map[bewaring.Grond]int) {
			t.Helper()
			r, err := a.Vernietigregister(ctx, officer.Wie)
			if err != nil {
				t.Fatal(err)
			}
			lines, kept, err := a.AanDeBeurt(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			return lines, kept
		}
		naar(o, "2041-05-11")
		if lines, kept := due(); len(lines)+len(kept) > 0 {
			t.Fatalf("on the last day of the term: %+v, %v", lines, kept)
		}
		if _, err := a.MaakLijst(ctx, officer); !errors.Is(err, dossier.ErrLijstLeeg) {
			t.Fatalf("an empty list: %v", err)
		}
		naar(o, "2041-05-12")
		if lines, kept := due(); len(lines) != 1 || lines[0].Onderwerp != w.kind || kept[bewaring.OpenTaak] != 2 {
			t.Fatalf("the day after, with two open tasks: %+v, %v", lines, kept)
		}
		sluit(t, o, w)
		naar(o, "2056-05-12")
		if lines, _ := due(); len(lines) != 1 {
			t.Fatalf("a task that was finished is a change: %+v", lines)
		}
		naar(o, "2056-05-13")
		lines, _ := due()
		if len(lines) != 3 {
			t.Fatalf("fifteen years after the last task: %+v", lines)
		}
		id, err := a.MaakLijst(ctx, beheer)
		if err != nil {
			t.Fatal(err)
		}
		hold := bewaring.Aanhouding{Eenheid: bewaring.Eenheid{Onderwerp: w.b, Wet: gezin.Wmo, Bewaring: bewaring.Dossier}, Grond: bewaring.Bezwaar, Reden: "het beroep loopt nog"}
		elsewhere, noReason := hold, hold
		elsewhere.Eenheid.Onderwerp, noReason.Reden = "iemand", " "
		yes := dossier.Lijstbesluit{Lijst: id, Akkoord: true}
		for name, step := range map[string]struct {
			err  error
			want error
		}{
			"a second list":                {second(a.MaakLijst(ctx, officer)), dossier.ErrLijstOpen},
			"approved before it is read":   {a.BesluitLijst(ctx, beheer, yes), dossier.ErrLijstStand},
			"reviewed in the wrong role":   {a.BeoordeelLijst(ctx, beheer, id, nil), dossier.ErrNietGevonden},
			"held, and not on the list":    {a.BeoordeelLijst(ctx, officer, id, []bewaring.Aanhouding{elsewhere}), dossier.ErrLijstEenheid},
			"held without a reason":        {a.BeoordeelLijst(ctx, officer, id, []bewaring.Aanhouding{noReason}), dossier.ErrLijstReden},
			"destroyed before approval":    {second(a.Vernietig(ctx, beheer, id)), dossier.ErrLijstStand},
			"made by who has no such task": {second(a.MaakLijst(ctx, dossier.Verzoek{Wie: dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}})), dossier.ErrNietGevonden},
		} {
			if !errors.Is(step.err, step.want) {
				t.Errorf("%s: %v, want %v", name, step.err, step.want)
			}
		}
		if r, err := a.Vernietigregister(ctx, dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}); err != nil || len(r.Lijsten) > 0 {
			t.Fatalf("an indicatiesteller sees the lists: %+v, %v", r, err)
		}
		if err := a.BeoordeelLijst(ctx, officer, id, []bewaring.Aanhouding{hold}); err != nil {
			t.Fatal(err)
		}
		if err := a.BesluitLijst(ctx, beheerPO, yes); !errors.Is(err, dossier.ErrLijstZelfde) {
			t.Fatalf("approved by who reviewed it: %v", err)
		}
		if err := a.BesluitLijst(ctx, beheer, dossier.Lijstbesluit{Lijst: id}); !errors.Is(err, dossier.ErrLijstReden) {
			t.Fatalf("refused without a reason: %v", err)
		}
		if err := a.BesluitLijst(ctx, beheer, yes); err != nil {
			t.Fatal(err)
		}
		// Between approval and destruction something about the child changes.
		if err := noteer(o, "iris", w.gezin, w.kind, "komt terug", gezin.Gewoon, nil); err != nil {
			t.Fatal(err)
		}
		v, err := a.Vernietig(ctx, beheer, id)
		if err != nil || v.Overgeslagen != 2 || len(v.Regels) != 1 || v.Regels[0].Eenheden != 1 || v.Regels[0].Regel != "BEW-WMO" || v.Kopiedagen != 14 {
			t.Fatalf("%+v, %v: A goes, B is held, the child changed", v, err)
		}
		if _, err := a.Vernietig(ctx, beheer, id); !errors.Is(err, dossier.ErrLijstStand) {
			t.Fatalf("carried out twice: %v", err)
		}
		r, err := a.Vernietigregister(ctx, officer.Wie)
		if err != nil || len(r.Aanhoudt) != 1 || r.Open() != nil || r.Lijst(id).Verklaring == nil {
			t.Fatalf("%+v, %v", r, err)
		}
		if lines, kept := due(); len(lines) != 0 || kept[bewaring.Bezwaar] != 1 {
			t.Fatalf("what is held stays: %+v, %v", lines, kept)
		}
		if err := a.HefOp(ctx, officer, r.Aanhoudt[0].ID); err != nil {
			t.Fatal(err)
		}
		if lines, _ := due(); len(lines) != 1 || lines[0].Onderwerp != w.b {
			t.Fatalf("lifted: %+v", lines)
		}
	})
}

// filesOf gives every byte that a thief of the store takes.
func filesOf(t *testing.T, o *opslagtest.Omgeving) map[string][]byte {
	t.Helper()
	taken := map[string][]byte{}
	if o.Soort == databank.PostgreSQL {
		taken["dump"] = opslagtest.Dump(t, o.Instelling.Gegevens)
		taken["dump of the keys"] = opslagtest.Dump(t, o.Instelling.Sleutels)
		return taken
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(o.Instelling.Gegevens), "*"))
	if err != nil || len(files) < 4 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		taken[filepath.Base(name)] = b
	}
	return taken
}

// wrappedKeys gives the wrapped keys of a subject as they lie in the key store.
func wrappedKeys(t *testing.T, o *opslagtest.Omgeving, onderwerp string) [][]byte {
	t.Helper()
	var out [][]byte
	err := o.Sleuteldatabank().Read(context.Background(), func(tx *databank.Tx) error {
		return tx.Rows(context.Background(), func(scan databank.Scan) error {
			var b []byte
			err := scan(&b)
			out = append(out, b)
			return err
		}, `SELECT ingepakt FROM datasleutel WHERE onderwerp = $1`, onderwerp)
	})
	if err != nil || len(out) == 0 {
		t.Fatalf("%d keys, %v", len(out), err)
	}
	return out
}

// everyPath asks everything that the store can be asked about a person, with
// every right there is over him, and gives what still answers with content.
func everyPath(t *testing.T, o *opslagtest.Omgeving, w wereld) []string {
	t.Helper()
	ctx, now := context.Background(), o.Klok.Now()
	var found []string
	note := func(path string, g *dossier.Gezin) {
		if g == nil {
			return
		}
		for _, e := range g.Verloop {
			if about(e.Invoer) == w.a {
				found = append(found, path+": "+e.Soort)
			}
		}
	}
	bsn, _ := nummer.TestBSN(0)
	for _, rol := range toegang.Rollen() {
		for _, doel := range toegang.Verwerkingen() {
			for _, actie := range []toegang.Actie{toegang.Lezen, toegang.Zoeken, toegang.Tellen, toegang.Exporteren} {
				account := "iris"
				if rol.Soort == toegang.Systeem {
					account = ""
				}
				q := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: account, Persoon: w.a, Rol: rol.Rol, Domeinen: toegang.Domeinen()}, Actie: actie,
					Voor: doel.Activiteit, Moment: toegang.Moment{Dag: termijn.DagVan(now), Tijd: now}})
				if !asks(q) {
					continue
				}
				path := string(rol.Rol) + " " + string(actie) + " " + string(doel.Activiteit)
				err := o.Read(ctx, q, dossier.Inzage{Pagina: "proef"}, func(l dossier.Lezing) error {
					for _, ask := range []func() (*dossier.Gezin, error){
						func() (*dossier.Gezin, error) { return l.Gezin(ctx, w.gezin) },
						func() (*dossier.Gezin, error) { return l.Persoon(ctx, w.a) },
					} {
						g, err := ask()
						if err != nil && !errors.Is(err, dossier.ErrNietGevonden) {
							return err
						}
						note(path, g)
					}
					people, err := l.Personen(ctx, []string{w.a})
					if err != nil {
						return err
					}
					note(path+" (personen)", people[w.a])
					families, err := l.Gezinnen(ctx, w.a)
					if err != nil {
						return err
					}
					if len(families) > 0 {
						found = append(found, path+": family")
					}
					list, err := l.Werklijst(ctx, dossier.Pagina{})
					if err != nil {
						return err
					}
					for _, task := range list.Taken {
						if task.Over == w.a {
							found = append(found, path+": work list")
						}
					}
					for _, z := range []dossier.Zoekterm{{Veld: dossier.ZoekBSN, Tekst: bsn.Onthuld()}, {Veld: dossier.ZoekNaam, Tekst: "Saskia van der Testbrink"},
						{Veld: dossier.ZoekKlank, Tekst: "Testbrink"}, {Veld: dossier.ZoekAdres, Tekst: "3011AA1"}, {Veld: dossier.ZoekTelefoon, Tekst: "0612345678"}} {
						people, err := l.Zoek(ctx, z)
						if err != nil {
							return err
						}
						if slices.Contains(people, w.a) {
							found = append(found, path+": search "+string(z.Veld))
						}
					}
					return nil
				})
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if u, err := o.Next(ctx, "brief", "p", time.Minute); err == nil {
		found = append(found, "outbox: "+u.Soort)
	}
	return found
}

// asks leaves out the questions that no right is about.
func asks(q toegang.Toets) bool {
	v := q.Vraag()
	for _, r := range toegang.Rechten() {
		if slices.Contains(r.Rollen, v.Lezer.Rol) && slices.Contains(r.Acties, v.Actie) && slices.Contains(r.Voor, v.Voor) {
			return true
		}
	}
	return false
}

// about gives in whose compartment an entry stands.
func about(in dossier.Invoer) string {
	switch in := in.(type) {
	case dossier.Lid:
		return in.Vak.Label.Onderwerp
	case dossier.Persoon:
		return in.Vak.Label.Onderwerp
	case dossier.Feit:
		return in.Vak.Label.Onderwerp
	case dossier.Stuk:
		return in.Vak.Label.Onderwerp
	case dossier.Taak:
		return in.Vak.Label.Onderwerp
	case dossier.Relatie:
		return in.Vak.Label.Onderwerp
	}
	return ""
}

// After a list is carried out nothing gives it back: no question that can be
// asked, no table made again, no file, and no older backup that is restored.
func TestNothingGivesBackWhatWasDestroyed(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, a := context.Background(), archief(t, o)
		w := registreer(t, o, "iris", o.Klok.Now())
		_, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now()), Sleutel: "formulier"}, func(tx dossier.Tx) error {
			tx.Resultaat([]byte("over " + w.a))
			if _, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: "brief", Vak: vak(toegang.SBrief, w.a, gezin.Gewoon), Inhoud: []byte("aan Saskia")}); err != nil {
				return err
			}
			_, err := tx.Add(ctx, w.gezin, dossier.Stuk{Vak: vak(toegang.SContact, w.a, gezin.Gewoon), Aard: "adres", Over: w.a, Inhoud: []byte("Voorbeeldkade 1"),
				Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekAdres, Tekst: "3011AA1"}, {Veld: dossier.ZoekTelefoon, Tekst: "0612345678"}}})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		doc := voegBij(t, o, w, "document over Saskia")
		if got := everyPath(t, o, w); len(got) < 20 {
			t.Fatalf("before it is destroyed only %d paths answer: the test proves nothing", len(got))
		}
		if _, err := o.Next(ctx, "brief", "p", time.Minute); err == nil {
			t.Fatal("the outbox gave it twice")
		}
		sluit(t, o, w)
		wrapped := wrappedKeys(t, o, w.a)
		var data, keys bytes.Buffer
		if _, err := o.Reservekopie(ctx, &data); err != nil {
			t.Fatal(err)
		}
		if _, err := o.ReservekopieSleutels(ctx, &keys); err != nil {
			t.Fatal(err)
		}
		naar(o, "2041-05-12")
		id, err := a.MaakLijst(ctx, officer)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(a.BeoordeelLijst(ctx, officer, id, nil), a.BesluitLijst(ctx, beheer, dossier.Lijstbesluit{Lijst: id, Akkoord: true})); err != nil {
			t.Fatal(err)
		}
		// A process that stops right after it destroyed the keys of A.
		if _, err := o.Kluis().Destroy(ctx, eenheid(w.a)); err != nil {
			t.Fatal(err)
		}
		if _, err := a.Vernietig(ctx, beheer, id); err != nil {
			t.Fatal(err)
		}
		if got := everyPath(t, o, w); len(got) > 0 {
			t.Errorf("still answers: %v", got)
		}
		if content, err := inhoudVan(o, "iris", doc); !errors.Is(err, dossier.ErrNietGevonden) || content != nil {
			t.Errorf("the document still answers: %q, %v", content, err)
		}
		for name, b := range filesOf(t, o) {
			for _, key := range wrapped {
				if bytes.Contains(b, key) {
					t.Errorf("%s still holds a destroyed key", name)
				}
			}
		}
		if n := countRows(t, o, `SELECT COUNT(*) FROM verzoek WHERE op < '2027'`); n != 0 {
			t.Errorf("%d outcomes of old requests are left", n)
		}
		before, err := o.Digests(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Herbouw(ctx); err != nil {
			t.Fatal(err)
		}
		if after, err := o.Digests(ctx); err != nil || len(after) == 0 || !mapsEqual(before, after) {
			t.Errorf("made again, the tables differ: %v", err)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 || v.Vernietigd == 0 {
			t.Errorf("%+v, %v", v, err)
		}
		// The older backup, restored with the key store that is still there, and
		// a register of now that says what was destroyed.
		back := *o
		back.Instelling.Gegevens, _ = opslagtest.Addresses(t, o.Soort)
		back.Reopen(t)
		if _, err := back.Herstel(ctx, bytes.NewReader(data.Bytes())); err != nil {
			t.Fatal(err)
		}
		if got := everyPath(t, &back, w); len(got) > 0 {
			t.Errorf("an older backup gives it back: %v", got)
		}
		if v, err := back.Controleer(ctx, opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
		// A copy of the keys from before still opens it. That is why the number
		// of days is said: this must fail once such a copy is no longer kept.
		old := *o
		old.Instelling.Gegevens, old.Instelling.Sleutels = opslagtest.Addresses(t, o.Soort)
		if o.Soort == databank.PostgreSQL { // the other one holds keys of its own
			old.Instelling.Sleutels = opslagtest.EmptyDatabase(t)
		}
		if _, err := opslag.HerstelSleutels(ctx, old.Instelling, bytes.NewReader(keys.Bytes())); err != nil {
			t.Fatal(err)
		}
		old.Reopen(t)
		if _, err := old.Herstel(ctx, bytes.NewReader(data.Bytes())); err != nil {
			t.Fatal(err)
		}
		if got := everyPath(t, &old, w); len(got) == 0 {
			t.Error("an older copy of the keys with an older backup gives nothing: what the documentation says of them is not true")
		}
	})
}

func countRows(t *testing.T, o *opslagtest.Omgeving, query string) int {
	t.Helper()
	var n int
	if err := o.Databank().Read(context.Background(), func(tx *databank.Tx) error { return tx.Row(context.Background(), []any{&n}, query) }); err != nil {
		t.Fatal(err)
	}
	return n
}

func mapsEqual[V comparable](a, b map[string]V) bool {
	if len(a) != len(b) {
		return false
	}
	for k, v := range a {
		if b[k] != v {
			return false
		}
	}
	return true
}
