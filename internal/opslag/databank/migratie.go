package databank

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Faults of migrations.
var (
	ErrMigratieGewijzigd = errors.New("een migratie die al is uitgevoerd, is daarna gewijzigd: herstel het bestand en voeg een nieuwe migratie toe")
	ErrMigratieNieuwer   = errors.New("de databank is van een nieuwere versie van Wijzer: start die versie")
	ErrMigratieNaam      = errors.New("een migratie heet 0001-naam.sql, en elk nummer komt één keer voor")
)

// Migratie is one step of the schema. Steps only go forward.
type Migratie struct {
	Nummer int
	Naam   string
	Hash   string // of the file as it is written, for both databases
	tekst  string
}

// Migraties reads the steps in a folder, in order of their numbers. A number may
// be left out: work that is done side by side takes its numbers beforehand, and a
// step that comes later with a lower number is then done as well. The first is 1.
//
// The text is one for both databases. ${tekst} stands for text that sorts by
// its bytes and ${bytes} for bytes. A statement that only one database knows
// stands between the lines "-- alleen sqlite" (or postgresql) and "-- einde".
// Statements end at a line that ends in ";;".
func Migraties(files fs.FS) ([]Migratie, error) {
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	steps := make([]Migratie, len(names))
	for i, name := range names {
		number, _, ok := strings.Cut(name, "-")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n < 1 || len(number) != 4 || i == 0 && n != 1 || i > 0 && n <= steps[i-1].Nummer {
			return nil, ErrMigratieNaam
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(text)
		steps[i] = Migratie{Nummer: n, Naam: name, Hash: hex.EncodeToString(sum[:]), tekst: string(text)}
	}
	return steps, nil
}

// Statements gives the statements of the step for one database.
func (m Migratie) Statements(soort Soort) []string {
	text := strings.NewReplacer("${tekst}", textType(soort), "${bytes}", "BYTEA").Replace(m.tekst)
	var kept []string
	only := Soort("")
	for line := range strings.Lines(text) {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(trimmed, "-- alleen "):
			only = Soort(strings.TrimPrefix(trimmed, "-- alleen "))
		case trimmed == "-- einde":
			only = ""
		case strings.HasPrefix(trimmed, "--"):
		case only == "" || only == soort:
			kept = append(kept, line)
		}
	}
	var statements []string
	for _, s := range strings.Split(strings.Join(kept, ""), ";;\n") {
		if s = strings.TrimSpace(s); s != "" {
			statements = append(statements, s)
		}
	}
	return statements
}

func textType(soort Soort) string {
	if soort == PostgreSQL {
		return `TEXT COLLATE "C"`
	}
	return "TEXT"
}

// Migrate brings the schema up to date, each step in a transaction of its own,
// and checks that the steps done before are the ones that are known now. It may
// run in several processes at once.
func (d *Databank) Migrate(ctx context.Context, steps []Migratie, now time.Time) error {
	if err := d.migrationTable(ctx); err != nil {
		return err
	}
	for _, m := range steps {
		if err := d.step(ctx, m, now); err != nil {
			return fmt.Errorf("migratie %s: %w", m.Naam, err)
		}
	}
	return d.Read(ctx, func(tx *Tx) error {
		return tx.Rows(ctx, func(scan Scan) error {
			var number int
			err := scan(&number)
			if err == nil && !slices.ContainsFunc(steps, func(m Migratie) bool { return m.Nummer == number }) {
				return ErrMigratieNieuwer
			}
			return err
		}, `SELECT nummer FROM migratie`)
	})
}

// migrationTable makes the table of steps where it is not there. The role of the
// program may not make tables, and need not where it is.
func (d *Databank) migrationTable(ctx context.Context) error {
	err := d.Read(ctx, func(tx *Tx) error {
		var n int
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM migratie`)
	})
	if err == nil {
		return nil
	}
	return d.Write(ctx, func(tx *Tx) error {
		_, err := tx.Exec(ctx, strings.NewReplacer("${tekst}", textType(d.Soort)).Replace(
			`CREATE TABLE IF NOT EXISTS migratie (nummer BIGINT PRIMARY KEY, naam ${tekst} NOT NULL, hash ${tekst} NOT NULL, op ${tekst} NOT NULL)`))
		return tx.Race(err)
	})
}

func (d *Databank) step(ctx context.Context, m Migratie, now time.Time) error {
	return d.Write(ctx, func(tx *Tx) error {
		var hash string
		err := tx.Row(ctx, []any{&hash}, `SELECT hash FROM migratie WHERE nummer = $1`, m.Nummer)
		switch {
		case err == nil && hash != m.Hash:
			return ErrMigratieGewijzigd
		case err == nil:
			return nil
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		for _, s := range m.Statements(d.Soort) {
			if _, err := tx.Exec(ctx, s); err != nil {
				return tx.Race(err)
			}
		}
		_, err = tx.Exec(ctx, `INSERT INTO migratie (nummer, naam, hash, op) VALUES ($1, $2, $3, $4)`, m.Nummer, m.Naam, m.Hash, Instant(now))
		return tx.Race(err)
	})
}
