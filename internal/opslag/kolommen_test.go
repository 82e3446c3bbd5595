package opslag_test

import (
	"context"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// columnsOf reads from the database itself which columns there are.
func columnsOf(t *testing.T, db *databank.Databank) map[string][]string {
	t.Helper()
	query := `SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY m.name, p.cid`
	if db.Soort == databank.PostgreSQL {
		query = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position`
	}
	found := map[string][]string{}
	err := db.Read(context.Background(), func(tx *databank.Tx) error {
		return tx.Rows(context.Background(), func(scan databank.Scan) error {
			var table, column string
			err := scan(&table, &column)
			found[table] = append(found[table], column)
			return err
		}, query)
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestEveryColumnIsClassified(t *testing.T) {
	classes := []opslag.Indeling{opslag.Openbaar, opslag.Kenmerk, opslag.Pseudoniem, opslag.Termijn, opslag.Hash, opslag.Versleuteld}
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		for _, c := range []struct {
			db     *databank.Databank
			tables []opslag.Tabel
		}{{o.Databank(), opslag.Tabellen()}, {o.Sleuteldatabank(), opslag.Sleuteltabellen()}} {
			found := columnsOf(t, c.db)
			for _, table := range c.tables {
				var names []string
				for _, k := range table.Kolommen {
					names = append(names, k.Naam)
					if !slices.Contains(classes, k.Indeling) {
						t.Errorf("%s.%s has class %q", table.Naam, k.Naam, k.Indeling)
					}
					if k.Soort != opslag.Tekst && k.Soort != opslag.Getal && k.Soort != opslag.Bytes {
						t.Errorf("%s.%s has type %q", table.Naam, k.Naam, k.Soort)
					}
					if k.Indeling == opslag.Versleuteld && k.Soort != opslag.Bytes {
						t.Errorf("%s.%s is locked but no bytes", table.Naam, k.Naam)
					}
				}
				if !slices.Equal(found[table.Naam], names) {
					t.Errorf("%s: the database has columns %v, classified are %v", table.Naam, found[table.Naam], names)
				}
				delete(found, table.Naam)
			}
			for name := range found {
				t.Errorf("table %s is not classified", name)
			}
		}
	})
}

// What is only ever added to, refuses to be changed or removed, also for who
// owns the database.
func TestLogCannotBeChanged(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		voegBij(t, o, w, "een document")
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			_, err := l.Gezin(context.Background(), w.gezin)
			return err
		})
		if _, err := o.CreateAccount(context.Background(), dossier.Account{Aanmeld: "iris"}); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Teken(context.Background()); err != nil {
			t.Fatal(err)
		}
		for _, table := range opslag.Tabellen() {
			if table.Rol != opslag.Waarheid {
				continue
			}
			statements := []string{"UPDATE " + table.Naam + " SET op = ''", "DELETE FROM " + table.Naam}
			if table.Naam == "bijlage" || table.Naam == "inzage_object" || table.Naam == "wortel_blad" {
				statements[0] = "UPDATE " + table.Naam + " SET " + table.Kolommen[0].Naam + " = " + table.Kolommen[0].Naam
			}
			if o.Soort == databank.PostgreSQL {
				statements = append(statements, "TRUNCATE "+table.Naam)
			}
			if table.Naam == "vernietiging" && o.Soort == databank.SQLite {
				continue // it has no rows here, and SQLite guards rows
			}
			for _, s := range statements {
				err := o.Databank().Write(context.Background(), func(tx *databank.Tx) error {
					_, err := tx.Exec(context.Background(), s)
					return err
				})
				if err == nil {
					t.Errorf("%s: was done", s)
				}
			}
		}
	})
}
