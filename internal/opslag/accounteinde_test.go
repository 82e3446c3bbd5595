package opslag_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// An account goes when the term that the municipality fixed has passed since its
// last role ended, with all that lets someone sign in with it; no other does, and
// none does without a term.
func TestAccountGoesAfterItsTerm(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background() // 2026-05-11
		role := func(tot string) []dossier.AccountRol {
			r := dossier.AccountRol{Rol: string(toegang.Indicatiesteller)}
			if tot != "" {
				r.Tot = termijn.MustDag(tot)
			}
			return []dossier.AccountRol{r}
		}
		account := func(name string, roles []dossier.AccountRol) string {
			id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: name, Naam: name, Rollen: roles})
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		left, stays := account("fenna", role("2027-03-01")), account("iris", role(""))
		later := account("joris", append(role("2027-03-01"), dossier.AccountRol{Rol: string(toegang.Hulpverlener), Tot: termijn.MustDag("2030-01-01")}))
		changed, never := account("karim", role("2027-03-01")), account("leeg", nil)
		if err := errors.Join(o.SetTweedeFactor(ctx, left, dossier.TweedeFactor{Geheim: []byte("geheim")}, []string{"herstel"}),
			o.Koppel(ctx, left, dossier.Identiteit{Uitgever: "https://inlog.voorbeeld", Onderwerp: "sub-1"})); err != nil {
			t.Fatal(err)
		}
		naar(o, "2028-01-01")
		if err := o.SetBlocked(ctx, changed, true); err != nil {
			t.Fatal(err)
		}
		table, wrong := bewaring.NieuweTabel([]bewaring.Vaststelling{{Regel: bewaring.CodeAccount, Duur: termijn.Duur{Aantal: 2, Eenheid: termijn.Jaar}, Bron: "besluit"}})
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		prune := func(dag string, b dossier.Bewaren, want int64) {
			t.Helper()
			naar(o, dag)
			if got, err := o.Prune(ctx, b); err != nil || got.Accounts != want {
				t.Fatalf("on %s: %+v, %v, want %d", dag, got, err, want)
			}
		}
		prune("2028-06-01", dossier.Bewaren{Termijnen: table}, 1) // the one that never had a role
		prune("2029-02-28", dossier.Bewaren{Termijnen: table}, 0) // two years since the last day, 2027-02-28
		prune("2029-03-01", dossier.Bewaren{}, 0)
		prune("2029-03-01", dossier.Bewaren{Termijnen: table}, 1)
		for id, there := range map[string]bool{left: false, never: false, stays: true, later: true, changed: true} {
			if _, err := o.AccountByID(ctx, id); errors.Is(err, dossier.ErrNietGevonden) == there || err != nil && there {
				t.Errorf("%s is there: %v, want %v", id, err, there)
			}
		}
		for _, table := range []string{"tweede_factor", "herstelcode", "identiteit", "account_rol"} {
			if n := telRijen(t, o, `SELECT COUNT(*) FROM `+table+` WHERE account = $1`, left); n != 0 {
				t.Errorf("%s still holds %d rows of who left", table, n)
			}
		}
		if gone, err := o.Kluis().Ended(ctx, left); err != nil || !gone {
			t.Errorf("the key of who left is there: %v", err)
		}
		log, err := o.Accountlog(ctx, dossier.Accountlogvraag{Account: left, Pagina: dossier.Pagina{Aantal: 1}})
		if err != nil || len(log.Regels) != 1 || log.Regels[0].Handeling != dossier.AccountVernietigd || log.Regels[0].Door != dossier.DoorVernietigen {
			t.Errorf("%+v, %v", log, err)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{}); err != nil || len(v.Bevindingen) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
		account("fenna", role("")) // the name is free again

		locked := func() map[string]bool {
			log, err := o.Accountlog(ctx, dossier.Accountlogvraag{Pagina: dossier.Pagina{Aantal: 100}})
			if err != nil {
				t.Fatal(err)
			}
			out := map[string]bool{}
			for _, r := range log.Regels {
				out[r.Op.Format("2006")] = out[r.Op.Format("2006")] || r.Vernietigd
			}
			return out
		}
		if got := locked(); !maps.Equal(got, map[string]bool{"2026": true, "2028": false, "2029": false}) {
			t.Errorf("of the journal is destroyed: %v", got)
		}
	})
}

// A process that stopped between the key and the account is finished by the next
// cleaning.
func TestHalfDestroyedAccountIsFinished(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "fenna", Naam: "Fenna Proef"})
		if err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(800 * 24 * time.Hour)
		if _, err := o.Kluis().Destroy(ctx, sleutels.Eenheid{Onderwerp: id, Bewaring: bewaring.Account}); err != nil {
			t.Fatal(err)
		}
		table, _ := bewaring.NieuweTabel([]bewaring.Vaststelling{{Regel: bewaring.CodeAccount, Duur: termijn.Duur{Aantal: 2, Eenheid: termijn.Jaar}, Bron: "besluit"}})
		if got, err := o.Prune(ctx, dossier.Bewaren{Termijnen: table}); err != nil || got.Accounts != 1 {
			t.Errorf("%+v, %v", got, err)
		}
		if n := telRijen(t, o, `SELECT COUNT(*) FROM account WHERE id = $1`, id); n != 0 {
			t.Error("the account is still there")
		}
	})
}

// The account of a client goes with the last of his file, and a restore does not
// give it back; that of a colleague who was never in the register stays.
func TestAccountOfAClientGoesWithHisFile(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		ids := map[string]string{}
		for name, persoon := range map[string]string{"a": w.a, "b": w.b, "iris": ""} {
			id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: name, Naam: "Proef " + name, Persoon: persoon, Rollen: []dossier.AccountRol{{Rol: string(toegang.Client)}}})
			if err != nil {
				t.Fatal(err)
			}
			ids[name] = id
		}
		var data bytes.Buffer
		if _, err := o.Reservekopie(ctx, &data); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Vernietig(ctx, eenheid(w.a)); err != nil {
			t.Fatal(err)
		}
		check := func(o *opslag.Opslag, where string) {
			t.Helper()
			for name, there := range map[string]bool{"a": false, "b": true, "iris": true} {
				if _, err := o.AccountByID(ctx, ids[name]); errors.Is(err, dossier.ErrNietGevonden) == there || err != nil && there {
					t.Errorf("%s: %s is there: %v, want %v", where, name, err, there)
				}
			}
			all, err := o.Accounts(ctx)
			if err != nil || len(all) != 2 {
				t.Errorf("%s: %d accounts, %v", where, len(all), err)
			}
		}
		check(o.Opslag, "destroyed")
		back := herstelNaast(t, o, &data)
		check(back, "restored")
		if _, err := back.CreateAccount(ctx, dossier.Account{Aanmeld: "a", Naam: "Proef a"}); err != nil {
			t.Errorf("the name is not free after a restore: %v", err)
		}
	})
}

func telRijen(t *testing.T, o *opslagtest.Omgeving, query string, args ...any) (n int) {
	t.Helper()
	if err := o.Databank().Read(context.Background(), func(tx *databank.Tx) error {
		return tx.Row(context.Background(), []any{&n}, query, args...)
	}); err != nil {
		t.Fatal(err)
	}
	return n
}
