package opslag_test

import (
	"context"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The overview of who looked gives the person himself the ordinary lines, and
// nobody else any: not who guards safety, not the program, not what was refused.
func TestWhoLookedPassesTheReadRule(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		add := func(rows ...dossier.Invoer) {
			t.Helper()
			if _, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
				_, err := tx.Add(ctx, w.gezin, rows...)
				return err
			}); err != nil {
				t.Fatal(err)
			}
		}
		day := termijn.DagVan(o.Klok.Now())
		add(dossier.Relatie{Vak: vak(toegang.SRelatie, w.a, gezin.Gewoon), Relatie: toegang.Vertegenwoordigd, Rij: toegang.Vertegenwoordiging(w.a, w.a, toegang.Zelf, day, termijn.Geen)},
			dossier.Relatie{Vak: vak(toegang.SRegie, w.a, gezin.Betrokken), Relatie: toegang.Betrokken, Rij: toegang.Betrokkenheid("vera", w.a, toegang.Veiligheidscoordinator, gezin.Gewoon, day, termijn.Geen)})
		look := func(account string, rol toegang.Rol, doel toegang.Activiteit) {
			t.Helper()
			o.Klok.Add(time.Minute)
			q := toegang.Vraag{Lezer: toegang.Lezer{Account: account, Rol: rol, Domeinen: toegang.Domeinen()}, Actie: toegang.Lezen, Voor: doel, Moment: toegang.Moment{Dag: day, Tijd: o.Klok.Now()}}
			_ = o.Read(ctx, toegang.Prepare(q), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"}, func(l dossier.Lezing) error {
				_, err := l.Gezin(ctx, w.gezin)
				return err
			})
		}
		look("iris", toegang.Indicatiesteller, toegang.WmoOnderzoek)
		look("vera", toegang.Veiligheidscoordinator, toegang.Veiligheidsplan)
		look("systeem-regels", toegang.Regelmachine, toegang.Adviesberekening)
		look("vreemde", toegang.Indicatiesteller, toegang.WmoOnderzoek)
		seen := func(wie, over string) (out []dossier.Blik) {
			t.Helper()
			q := toegang.Vraag{Lezer: toegang.Lezer{Account: "client", Persoon: wie, Rol: toegang.Client}, Actie: toegang.Lezen, Voor: toegang.Inzagerecht, Moment: toegang.Moment{Dag: day, Tijd: o.Klok.Now()}}
			if err := o.Read(ctx, toegang.Prepare(q), dossier.Inzage{}, func(l dossier.Lezing) error {
				var err error
				out, err = l.Blikken(ctx, over, 100)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return out
		}
		if all, err := o.WieKeek(ctx, w.a, 100); err != nil || len(all) < 3 {
			t.Fatalf("%d lines in the log, %v: the test shows nothing", len(all), err)
		}
		if own := seen(w.a, w.a); len(own) != 1 || own[0].Account != "iris" || own[0].Rol != toegang.Indicatiesteller {
			t.Errorf("he reads %+v", own)
		}
		if other := seen(w.b, w.a); len(other) != 0 {
			t.Errorf("another reads %+v", other)
		}
	})
}

// An account keeps which person it is, and the database shows it to nobody.
func TestAccountKeepsItsPerson(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "fenna", Naam: "Fenna", Persoon: "persoon-van-fenna"})
		if err != nil {
			t.Fatal(err)
		}
		a, err := o.AccountByID(ctx, id)
		if err != nil || a.Persoon != "persoon-van-fenna" {
			t.Errorf("%+v, %v", a, err)
		}
	})
}
