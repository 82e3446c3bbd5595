package opslag_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// tamper does to a database what only someone outside the program can do: it
// takes the triggers away first.
func tamper(t *testing.T, o *opslagtest.Omgeving, statements ...string) {
	t.Helper()
	driver, address := "sqlite", o.Instelling.Gegevens
	unlock := []string{"DROP TRIGGER logboek_blijft_u", "DROP TRIGGER logboek_blijft_d", "DROP TRIGGER inzage_blijft_u", "DROP TRIGGER inzage_object_blijft_u", "DROP TRIGGER inzage_object_blijft_d"}
	if o.Soort == databank.PostgreSQL {
		driver, unlock = "pgx", []string{"DROP TRIGGER logboek_blijft ON logboek", "DROP TRIGGER inzage_blijft ON inzage", "DROP TRIGGER inzage_blijft_u ON inzage",
			"DROP TRIGGER inzage_object_blijft ON inzage_object", "DROP TRIGGER inzage_object_blijft_d ON inzage_object"}
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range append(unlock, statements...) {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// Whatever is changed in the log from outside is found, and named by its code.
func TestChangeFromOutsideIsFound(t *testing.T) {
	for _, c := range []struct {
		name       string
		statements []string
		code       string
	}{
		{"content replaced by that of another entry", []string{`UPDATE logboek SET inhoud = (SELECT inhoud FROM logboek WHERE nr = 4) WHERE nr = 5`}, opslag.LogHash},
		{"class changed", []string{`UPDATE logboek SET klasse = 'gewoon' WHERE klasse = 'veiligheid'`}, opslag.LogHash},
		{"subject changed", []string{`UPDATE logboek SET onderwerp = 'x' WHERE nr = 3`}, opslag.LogHash},
		{"moment changed", []string{`UPDATE logboek SET op = '2020-01-01T00:00:00.000000Z' WHERE nr = 3`}, opslag.LogHash},
		{"entry removed", []string{`DELETE FROM logboek WHERE nr = 3`}, opslag.LogKeten},
		{"last entry removed", []string{`DELETE FROM logboek WHERE nr = (SELECT MAX(nr) FROM logboek)`}, opslag.LogKop},
		{"last entry and its head removed", []string{`DELETE FROM logboek WHERE nr = (SELECT MAX(nr) FROM logboek)`,
			`UPDATE keten SET lengte = (SELECT MAX(nr) FROM logboek), kop = (SELECT hash FROM logboek ORDER BY nr DESC LIMIT 1) WHERE naam IN (SELECT gezin FROM logboek)`}, opslag.LogWortel},
		{"whole family removed", []string{`DELETE FROM logboek`, `DELETE FROM keten WHERE naam NOT LIKE 'inzage:%'`}, opslag.LogWortel},
		{"a task put away", []string{`DELETE FROM werklijst`}, opslag.LogProjectie},
		{"someone made involved", []string{`INSERT INTO betrokkenheid (id, persoon, lezer, rol, klasse, van, tot) SELECT 'x', onderwerp, 'indringer', 'indicatiesteller', 'gewoon', '', '9999-12-31' FROM logboek WHERE onderwerp <> '' LIMIT 1`}, opslag.LogProjectie},
		{"who looked is changed", []string{`UPDATE inzage SET account = 'iemand-anders'`}, opslag.LogHash},
		{"at whom was looked is changed", []string{`UPDATE inzage_object SET object = 'x'`}, opslag.LogHash},
	} {
		t.Run(c.name, func(t *testing.T) {
			opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
				w := registreer(t, o, "iris", o.Klok.Now())
				lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
					_, err := l.Gezin(context.Background(), w.gezin)
					return err
				})
				root, err := o.Teken(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				check := opslag.Controle{Projecties: true, Wortel: &root, Sleutel: root.Sleutel}
				if v, err := o.Controleer(context.Background(), check); err != nil || len(v.Bevindingen) > 0 || v.Ketens != 1 || v.Inzagen != 1 || v.Wortels != 1 {
					t.Fatalf("before: %+v, %v", v, err)
				}
				tamper(t, o, c.statements...)
				v, err := o.Controleer(context.Background(), check)
				if err != nil {
					t.Fatal(err)
				}
				if !found(v, c.code) {
					t.Errorf("found %+v, want %s", v.Bevindingen, c.code)
				}
			})
		})
	}
}

func found(v *opslag.Verslag, code string) bool {
	for _, b := range v.Bevindingen {
		if b.Code == code {
			return true
		}
	}
	return false
}

// Someone who can write in the database but has no keys gets nothing opened by
// giving an entry another label: it does not open for anyone.
func TestRelabelledEntryIsNotGiven(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		tamper(t, o, `UPDATE feit SET onderwerp = '`+w.b+`', klasse = 'gewoon' WHERE klasse = 'veiligheid' AND handeling = 'stuk'`)
		err := o.Read(context.Background(), vraag("collega-b", toegang.Lezen, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err == nil {
				for _, s := range g.Stukken {
					if strings.Contains(string(s.Inhoud), "Lindehof") {
						t.Error("the shelter was given to B's worker")
					}
				}
			}
			return err
		})
		if err == nil {
			t.Error("a page was given from a database with a moved label")
		}
	})
}

// The program's own role on PostgreSQL can run the program, and can neither
// change the log nor take its triggers away.
func TestRoleOfTheProgramCannotTouchTheLog(t *testing.T) {
	o := opslagtest.Open(t, databank.PostgreSQL)
	opslagtest.Admin(t, `DO $$ BEGIN CREATE ROLE wijzer_app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`)
	owner, err := sql.Open("pgx", o.Instelling.Gegevens)
	if err != nil {
		t.Fatal(err)
	}
	defer owner.Close()
	for _, s := range opslag.Rechten("wijzer_app") {
		if _, err := owner.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
	in := o.Instelling
	in.Gegevens = strings.Replace(in.Gegevens, "user=postgres", "user=wijzer_app", 1)
	app, err := opslag.Open(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	defer app.Close()
	w := registreer(t, app, "iris", o.Klok.Now())
	if err := app.Read(context.Background(), vraag("iris", toegang.Lezen, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
		_, err := l.Gezin(context.Background(), w.gezin)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := app.Herbouw(context.Background()); err != nil {
		t.Errorf("the program cannot make its tables again: %v", err)
	}
	for _, s := range []string{`UPDATE logboek SET klasse = 'gewoon'`, `DELETE FROM logboek`, `TRUNCATE logboek`, `DROP TRIGGER logboek_blijft ON logboek`,
		`ALTER TABLE logboek DISABLE TRIGGER ALL`, `DELETE FROM inzage`, `UPDATE inzage SET account = 'x'`, `UPDATE inzage SET hash = inhoud, snede = hash`,
		`DELETE FROM inzage_object`, `UPDATE inzage_object SET object = 'x'`, `UPDATE wortel SET hash = hash`, `DROP TABLE logboek`, `DELETE FROM migratie`} {
		err := app.Databank().Write(context.Background(), func(tx *databank.Tx) error {
			_, err := tx.Exec(context.Background(), s)
			return err
		})
		if err == nil {
			t.Errorf("%s: was done", s)
		}
	}
	if _, err := app.Vernietig(context.Background(), eenheid(w.a)); err != nil {
		t.Errorf("the program cannot destroy: %v", err)
	}
	if v, err := app.Controleer(context.Background(), opslag.Controle{}); err != nil || v.Gesneden != 1 || len(v.Bevindingen) > 0 {
		t.Errorf("%+v, %v: who looked at what is destroyed goes with it", v, err)
	}
}

// destroyed data are gone: not read, not searched, not in the tables of today;
// the chain still holds and says how much is gone.
func TestDestroyedIsGone(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		n, err := o.Vernietig(context.Background(), eenheid(w.a))
		if err != nil || n == 0 {
			t.Fatalf("%d entries, %v", n, err)
		}
		err = o.Read(context.Background(), vraag("iris", toegang.Zoeken, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
			people, err := l.Zoek(context.Background(), dossier.Zoekterm{Veld: dossier.ZoekBSN, Tekst: "999900006"})
			if len(people) != 0 {
				t.Error("destroyed, and found by BSN")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			for _, e := range g.Verloop {
				if s, ok := e.Invoer.(dossier.Stuk); ok && s.Over == w.a {
					t.Error("destroyed, and read")
				}
			}
			if got := g.LedenOp(vraag("iris", toegang.Lezen, o.Klok.Now()).Vraag().Moment.Dag); len(got) != 1 || got[0] != w.kind {
				t.Errorf("the child is still there; members = %v", got)
			}
			return nil
		})
		v, err := o.Controleer(context.Background(), opslag.Controle{Projecties: true})
		if err != nil || len(v.Bevindingen) > 0 || v.Vernietigd != n {
			t.Errorf("%+v, %v, want %d destroyed", v, err, n)
		}
		// What is recorded about the same person later has a key of its own.
		if err := noteer(o, "iris", w.gezin, w.a, "opnieuw", gezin.Gewoon, nil); err != nil {
			t.Error(err)
		}
	})
}
