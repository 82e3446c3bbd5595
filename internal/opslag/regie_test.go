package opslag_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// regieRij makes an account the casusregisseur of a person.
func regieRij(account, persoon string, van, tot termijn.Dag) dossier.Relatie {
	return dossier.Relatie{Vak: vak(toegang.SRegie, persoon, gezin.Betrokken), Relatie: toegang.Betrokken,
		Rij: toegang.Betrokkenheid(account, persoon, toegang.Casusregisseur, gezin.Betrokken, van, tot)}
}

func voeg(o dossier.Opslag, account, familie string, at time.Time, invoer ...dossier.Invoer) error {
	_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(account, toegang.Lezen, at)}, func(tx dossier.Tx) error {
		_, err := tx.Add(context.Background(), familie, invoer...)
		return err
	})
	return err
}

func wissel(o dossier.Opslag, account, familie, naar string, at time.Time, klassen map[string][]gezin.Klasse) error {
	_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(account, toegang.Lezen, at)}, func(tx dossier.Tx) error {
		return tx.WisselRegie(context.Background(), familie, dossier.Regiewissel{Naar: naar, Klassen: klassen})
	})
	return err
}

// regisseurs gives who directs a family today, by what one reader sees.
func regisseurs(t *testing.T, o *opslagtest.Omgeving, account, familie string) []string {
	t.Helper()
	var out []string
	lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
		g, err := l.Gezin(context.Background(), familie)
		if err != nil {
			return err
		}
		b := dossier.Beeld{Gezin: g, Moment: toegang.Moment{Dag: termijn.DagVan(o.Klok.Now()), Tijd: o.Klok.Now()}}
		out = b.Regisseurs()
		return nil
	})
	return out
}

// A family never has two casusregisseurs on one day, whichever way it is tried:
// the store refuses it (ontwerp.md section 4, rule 19).
func TestNeverTwoDirectors(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		at := o.Klok.Now()
		vandaag := termijn.DagVan(at)
		w := registreer(t, o, "iris", at)
		if err := voeg(o, "iris", w.gezin, at, regieRij("rens", w.a, vandaag, termijn.Geen)); err != nil {
			t.Fatal(err)
		}
		for naam, in := range map[string]dossier.Invoer{
			"same member":    regieRij("roos", w.a, vandaag, termijn.Geen),
			"another member": regieRij("roos", w.b, vandaag, termijn.Geen),
			"from tomorrow":  regieRij("roos", w.kind, vandaag+1, termijn.Geen),
		} {
			if err := voeg(o, "iris", w.gezin, at, in); !errors.Is(err, dossier.ErrRegie) {
				t.Errorf("%s: %v", naam, err)
			}
		}
		for naam, in := range map[string]dossier.Invoer{
			"until today":         regieRij("roos", w.a, vandaag-9, vandaag),
			"the same one":        regieRij("rens", w.kind, vandaag, termijn.Geen),
			"in no role of regie": betrek("roos", w.a, gezin.Gewoon),
		} {
			if err := voeg(o, "iris", w.gezin, at, in); err != nil {
				t.Errorf("%s: %v", naam, err)
			}
		}
		if got := regisseurs(t, o, "iris", w.gezin); !slices.Equal(got, []string{"rens"}) {
			t.Errorf("directors = %v", got)
		}
	})
}

// Many writers name someone at once: at each moment exactly one directs.
func TestOneDirectorWithManyWriters(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		at := o.Klok.Now()
		w := registreer(t, o, "iris", at)
		kan := map[string][]gezin.Klasse{w.a: {gezin.Gewoon, gezin.Betrokken}, w.kind: {gezin.Gewoon, gezin.Betrokken}}
		var wg sync.WaitGroup
		names := []string{"rens", "roos", "ruud", "rita"}
		faults := make([]error, len(names)*2)
		for i := range faults {
			wg.Add(1)
			go func() {
				defer wg.Done()
				if i%2 == 0 {
					faults[i] = wissel(o, "iris", w.gezin, names[i/2], at, kan)
				} else { // past the use case
					faults[i] = voeg(o, "iris", w.gezin, at, regieRij(names[i/2], w.b, termijn.DagVan(at), termijn.Geen))
				}
			}()
		}
		wg.Wait()
		for i, err := range faults {
			if err != nil && (i%2 == 0 || !errors.Is(err, dossier.ErrRegie)) {
				t.Errorf("writer %d: %v", i, err)
			}
		}
		if got := regisseurs(t, o, "iris", w.gezin); len(got) != 1 {
			t.Errorf("directors = %v", got)
		}
	})
}

// A change ends the old one for every member, also for whom the writer may not
// see, who is told nothing of it; and gives the new one no more than the writer
// has.
func TestChangeOfDirector(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		at := o.Klok.Now()
		vandaag := termijn.DagVan(at)
		w := registreer(t, o, "iris", at)
		strafrecht := regieRij("rens", w.a, vandaag-9, termijn.Geen)
		strafrecht.Rij.Waarden[toegang.CKlasse] = string(gezin.Strafrecht)
		if err := voeg(o, "iris", w.gezin, at, strafrecht, regieRij("rens", w.a, vandaag-9, termijn.Geen), regieRij("rens", w.b, vandaag-9, termijn.Geen)); err != nil {
			t.Fatal(err)
		}
		if err := wissel(o, "iris", w.gezin, "roos", at, map[string][]gezin.Klasse{w.a: {gezin.Gewoon, gezin.Betrokken}}); err != nil {
			t.Fatal(err)
		}
		want := map[string][]string{"rens " + w.a: nil, "rens " + w.b: nil, "roos " + w.a: {"betrokkenheid"}, "roos " + w.b: {"betrokkenheid"}, "roos " + w.kind: nil}
		for _, reader := range []string{"iris", "collega-b"} { // iris does not work with B
			lees(t, o, reader, toegang.Lezen, at, func(l dossier.Lezing) error {
				g, err := l.Gezin(context.Background(), w.gezin)
				if err != nil {
					return err
				}
				got := map[string][]string{}
				for _, r := range g.Relaties {
					if r.Rij.Waarden[toegang.CRol] == string(toegang.Casusregisseur) && (r.Rij.Tot == "" || r.Rij.Tot > vandaag.String()) {
						key := r.Rij.Waarden[toegang.CLezer] + " " + r.Rij.Waarden[toegang.CPersoon]
						got[key] = append(got[key], r.Rij.Waarden[toegang.CKlasse])
					}
				}
				for key := range got {
					if !slices.Equal(got[key], want[key]) {
						t.Errorf("%s sees %v for %v, want %v", reader, got[key], key, want[key])
					}
				}
				about := w.a
				if reader == "collega-b" {
					about = w.b
				}
				if len(got["roos "+about]) != 1 {
					t.Errorf("%s does not see who directs: %v", reader, got)
				}
				for _, c := range g.Verloop {
					if r, ok := c.Invoer.(dossier.Relatie); ok && reader == "iris" && r.Rij.Waarden[toegang.CPersoon] == w.b {
						t.Error("the writer is told of a member whom he may not see")
					}
				}
				return nil
			})
		}
	})
}

// Who guards terms finds the families without a casusregisseur; nobody else can
// ask.
func TestGapIsFound(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		at := o.Klok.Now()
		w := registreer(t, o, "iris", at)
		ask := func(q toegang.Vraag, accounts ...string) (out []dossier.Regiegat, err error) {
			err = o.Read(context.Background(), toegang.Prepare(q), dossier.Inzage{}, func(l dossier.Lezing) error {
				out, err = l.ZonderRegie(context.Background(), accounts, "", 10)
				return err
			})
			return out, err
		}
		guard := toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Termijnbewaker), Rol: toegang.Termijnbewaker}, Actie: toegang.Lezen,
			Voor: toegang.Termijnbewaking, Moment: toegang.Moment{Dag: termijn.DagVan(at), Tijd: at}}
		if got, err := ask(guard, "rens"); err != nil || len(got) != 1 || got[0] != (dossier.Regiegat{Gezin: w.gezin, Laatste: "0"}) {
			t.Errorf("never directed: %v, %v", got, err)
		}
		if err := voeg(o, "iris", w.gezin, at, regieRij("rens", w.a, termijn.DagVan(at), termijn.Geen)); err != nil {
			t.Fatal(err)
		}
		if got, err := ask(guard, "roos", "rens"); err != nil || len(got) != 0 {
			t.Errorf("directed: %v, %v", got, err)
		}
		if got, err := ask(guard, "roos"); err != nil || len(got) != 1 || got[0].Laatste == "0" {
			t.Errorf("his role ended: %v, %v", got, err)
		}
		person := vraag("iris", toegang.Lezen, at).Vraag()
		if got, err := ask(person, "roos"); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Errorf("a person asked: %v, %v", got, err)
		}
	})
}
