package opslag_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Every change of an account is a line of the journal, with who did it; what was
// refused is none.
func TestEveryChangeOfAnAccountIsWrittenDown(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		ctx := dossier.MetWijziger(context.Background(), dossier.Wijziger{Door: "beheerder-1", Herkomst: "192.0.2.7"})
		old := dossier.AccountRol{Rol: string(toegang.Indicatiesteller), Team: "wt-noord", Domein: string(toegang.DWmo)}
		id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "fenna", Naam: "Fenna Proef", Wachtwoord: "$argon2id$geheim", Rollen: []dossier.AccountRol{old}})
		if err != nil {
			t.Fatal(err)
		}
		ended, added := old, dossier.AccountRol{Rol: string(toegang.Hulpverlener), Van: termijn.MustDag("2026-05-11")}
		ended.Tot = termijn.MustDag("2026-06-01")
		for _, step := range []struct {
			what dossier.Accounthandeling
			do   func() error
		}{
			{dossier.AccountRollen, func() error { return o.SetRoles(ctx, id, []dossier.AccountRol{ended, added}) }},
			{dossier.AccountGeblokkeerd, func() error { return o.SetBlocked(ctx, id, true) }},
			{dossier.AccountOpen, func() error { return o.SetBlocked(ctx, id, false) }},
			{dossier.AccountWachtwoord, func() error { return o.SetPassword(ctx, id, "$argon2id$ander") }},
			{dossier.AccountTweedeStap, func() error {
				return o.SetTweedeFactor(ctx, id, dossier.TweedeFactor{Geheim: []byte("geheim-van-fenna")}, []string{"herstel-een"})
			}},
			{dossier.AccountZonderStap, func() error { return o.WisTweedeFactor(ctx, id) }},
			{dossier.AccountGekoppeld, func() error {
				return o.Koppel(ctx, id, dossier.Identiteit{Uitgever: "https://inlog.voorbeeld", Onderwerp: "sub-1"})
			}},
			{dossier.AccountZonderWoord, func() error { return o.SetPassword(ctx, id, "") }},
			{dossier.AccountOntkoppeld, func() error { return o.Ontkoppel(ctx, id) }},
			{dossier.AccountPersoon, func() error { return o.SetPerson(ctx, id, w.a) }},
			{dossier.AccountZonderMens, func() error { return o.SetPerson(ctx, id, "") }},
		} {
			if err := step.do(); err != nil {
				t.Fatalf("%s: %v", step.what, err)
			}
			log, err := o.Accountlog(ctx, dossier.Accountlogvraag{Account: id, Pagina: dossier.Pagina{Aantal: 1}})
			if err != nil || len(log.Regels) != 1 || log.Verder == "" {
				t.Fatalf("%s: %+v, %v", step.what, log, err)
			}
			if r := log.Regels[0]; r.Handeling != step.what || r.Account != id || r.Door != "beheerder-1" || r.Herkomst != "192.0.2.7" || r.Systeem == "" || !r.Op.Equal(o.Klok.Now()) {
				t.Errorf("%s: %+v", step.what, r)
			}
		}
		before, err := o.Accountlog(ctx, dossier.Accountlogvraag{})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range []error{second(o.CreateAccount(ctx, dossier.Account{Aanmeld: "fenna"})), o.SetBlocked(ctx, "x", true), o.SetPerson(ctx, id, "geen-mens")} {
			if err == nil {
				t.Error("was done")
			}
		}
		after, err := o.Accountlog(context.Background(), dossier.Accountlogvraag{})
		if err != nil || len(after.Regels) != len(before.Regels) || len(after.Regels) != 12 {
			t.Fatalf("%d lines became %d, %v", len(before.Regels), len(after.Regels), err)
		}
		made, roles, person := after.Regels[11], after.Regels[10], after.Regels[1]
		if made.Handeling != dossier.AccountGemaakt || !slices.Equal(made.Erbij, []dossier.AccountRol{old}) {
			t.Errorf("made: %+v", made)
		}
		if !slices.Equal(roles.Eraf, []dossier.AccountRol{old}) || len(roles.Erbij) != 2 || !slices.Contains(roles.Erbij, ended) || !slices.Contains(roles.Erbij, added) {
			t.Errorf("roles: %+v", roles)
		}
		if person.Persoon != w.a {
			t.Errorf("person: %+v", person)
		}
		if v, err := o.Controleer(ctx, opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 || v.Accounts != 12 {
			t.Errorf("%+v, %v", v, err)
		}
		var backup bytes.Buffer
		if _, err := o.Reservekopie(ctx, &backup); err != nil {
			t.Fatal(err)
		}
		if text := string(gunzip(t, backup.Bytes())); strings.Contains(text, "geheim-van-fenna") || strings.Contains(text, "192.0.2.7") || strings.Contains(text, "herstel-een") {
			t.Error("a secret or an address stands in the clear")
		}
	})
}

// The right on accounts gives the journal, and nothing else does: to who
// supervises, and to who runs the accounts (no page asks it for him).
func TestWhoReadsTheJournalOfAccounts(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		if _, err := o.CreateAccount(context.Background(), dossier.Account{Aanmeld: "fenna"}); err != nil {
			t.Fatal(err)
		}
		for _, vorm := range toegang.Rollen() {
			for _, w := range toegang.Verwerkingen() {
				q := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: "iemand", Rol: vorm.Rol, Domeinen: toegang.Domeinen()}, Actie: toegang.Lezen, Voor: w.Activiteit,
					Moment: toegang.Moment{Dag: termijn.DagVan(o.Klok.Now()), Tijd: o.Klok.Now()}})
				err := o.Read(context.Background(), q, dossier.Inzage{}, func(l dossier.Lezing) error {
					_, err := l.Accountlog(context.Background(), dossier.Accountlogvraag{})
					return err
				})
				may := vorm.Rol == toegang.PrivacyOfficer && w.Activiteit == toegang.Privacytoezicht || vorm.Rol == toegang.FunctioneelBeheerder && w.Activiteit == toegang.Beheer
				if may != (err == nil) {
					t.Errorf("%s for %s: %v", vorm.Rol, w.Activiteit, err)
				}
			}
		}
	})
}

// Whatever is changed in the journal from outside is found.
func TestChangeOfTheJournalOfAccountsIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		code       string
		statements []string
	}{
		"who did it":             {opslag.LogHash, []string{`UPDATE accountlog SET door = 'een-ander' WHERE nr = 2`}},
		"whose":                  {opslag.LogHash, []string{`UPDATE accountlog SET account = 'x' WHERE nr = 1`}},
		"what":                   {opslag.LogHash, []string{`UPDATE accountlog SET handeling = 'open' WHERE nr = 2`}},
		"when":                   {opslag.LogHash, []string{`UPDATE accountlog SET op = '2020-01-01T00:00:00.000000Z' WHERE nr = 2`}},
		"a line removed":         {opslag.LogKeten, []string{`DELETE FROM accountlog WHERE nr = 1`}},
		"the last removed":       {opslag.LogKop, []string{`DELETE FROM accountlog WHERE nr = 2`}},
		"the last, and its head": {opslag.LogWortel, []string{`DELETE FROM accountlog WHERE nr = 2`, `UPDATE keten SET lengte = 1, kop = (SELECT hash FROM accountlog WHERE nr = 1) WHERE naam = 'accountlog:'`}},
		"all of it":              {opslag.LogWortel, []string{`DELETE FROM accountlog`, `DELETE FROM keten WHERE naam = 'accountlog:'`}},
		"only the head removed":  {opslag.LogKop, []string{`DELETE FROM keten WHERE naam = 'accountlog:'`}},
	} {
		t.Run(name, func(t *testing.T) {
			opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
				ctx := context.Background()
				id, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "fenna"})
				if err != nil {
					t.Fatal(err)
				}
				if err := o.SetBlocked(ctx, id, true); err != nil {
					t.Fatal(err)
				}
				root, err := o.Teken(ctx)
				if err != nil {
					t.Fatal(err)
				}
				unlock := []string{"DROP TRIGGER accountlog_blijft_u", "DROP TRIGGER accountlog_blijft_d"}
				if o.Soort == databank.PostgreSQL {
					unlock = []string{"DROP TRIGGER accountlog_blijft ON accountlog"}
				}
				tamper(t, o, append(unlock, c.statements...)...)
				v, err := o.Controleer(ctx, opslag.Controle{Wortel: &root, Sleutel: root.Sleutel})
				if err != nil || !found(v, c.code) {
					t.Errorf("found %+v, want %s (%v)", v.Bevindingen, c.code, err)
				}
			})
		})
	}
}

// The mandate is written down when it is another than the one that held.
func TestAnotherMandateIsWrittenDown(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		var got []string
		for _, kenmerk := range []string{"", "aa", "aa", "bb", "", "", "aa"} {
			if err := o.OnthoudMandaat(context.Background(), kenmerk); err != nil {
				t.Fatal(err)
			}
		}
		log, err := o.Accountlog(context.Background(), dossier.Accountlogvraag{})
		for _, r := range log.Regels {
			got = append(got, string(r.Handeling)+" "+r.Kenmerk)
		}
		if want := []string{"mandaat aa", "mandaat-weg ", "mandaat bb", "mandaat aa"}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%v, %v", got, err)
		}
	})
}

// Changes at once all hang on the one chain.
func TestChangesOfAccountsAtOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		const n = 12
		faults := make(chan error, n)
		for i := range n {
			go func() {
				_, err := o.CreateAccount(context.Background(), dossier.Account{Aanmeld: strings.Repeat("x", i+1)})
				faults <- err
			}()
		}
		for range n {
			if err := <-faults; err != nil {
				t.Error(err)
			}
		}
		if v, err := o.Controleer(context.Background(), opslag.Controle{}); err != nil || len(v.Bevindingen) > 0 || v.Accounts != n {
			t.Errorf("%+v, %v", v, err)
		}
	})
}
