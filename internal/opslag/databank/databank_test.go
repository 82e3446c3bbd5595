package databank_test

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"pgregory.net/rapid"
)

func open(t *testing.T) *databank.Databank {
	t.Helper()
	// The name holds what an address of SQLite gives a meaning to.
	d, err := databank.Open(context.Background(), filepath.Join(t.TempDir(), "a?b#c%d e.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func steps(t *testing.T, files map[string]string) []databank.Migratie {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	m, err := databank.Migraties(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const first = "-- a comment\nCREATE TABLE a (id ${tekst} PRIMARY KEY, b ${bytes});;\nCREATE TABLE b (id ${tekst});;\n"

func TestMigrationsGoForwardAndStayAsTheyWere(t *testing.T) {
	ctx, now := context.Background(), time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)
	d := open(t)
	one := map[string]string{"0001-a.sql": first}
	two := map[string]string{"0001-a.sql": first, "0002-b.sql": "CREATE TABLE c (id ${tekst});;\n"}
	for range 2 { // a second time does nothing
		if err := d.Migrate(ctx, steps(t, one), now); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Migrate(ctx, steps(t, two), now); err != nil {
		t.Fatal(err)
	}
	if err := d.Migrate(ctx, steps(t, one), now); !errors.Is(err, databank.ErrMigratieNieuwer) {
		t.Errorf("an older program: %v", err)
	}
	if err := d.Migrate(ctx, steps(t, map[string]string{"0001-a.sql": first + "-- changed\n", "0002-b.sql": two["0002-b.sql"]}), now); !errors.Is(err, databank.ErrMigratieGewijzigd) {
		t.Errorf("a changed step: %v", err)
	}
}

// Work that is done side by side: a step with a lower number that comes later is
// done too, and a program that does not know it is an older one.
func TestMigrationWithALowerNumberComesLater(t *testing.T) {
	ctx, now := context.Background(), time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)
	d := open(t)
	early := map[string]string{"0001-a.sql": first, "0004-d.sql": "CREATE TABLE d (id ${tekst});;\n"}
	late := map[string]string{"0001-a.sql": first, "0002-c.sql": "CREATE TABLE c (id ${tekst});;\n", "0004-d.sql": early["0004-d.sql"]}
	for _, m := range []map[string]string{early, late, late} {
		if err := d.Migrate(ctx, steps(t, m), now); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Read(ctx, func(tx *databank.Tx) error {
		var n int
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM c`)
	}); err != nil {
		t.Errorf("the step with the lower number was not done: %v", err)
	}
	if err := d.Migrate(ctx, steps(t, early), now); !errors.Is(err, databank.ErrMigratieNieuwer) {
		t.Errorf("a program that does not know the step: %v", err)
	}
}

func TestFailedMigrationLeavesNothing(t *testing.T) {
	ctx := context.Background()
	d := open(t)
	broken := steps(t, map[string]string{"0001-a.sql": "CREATE TABLE a (id ${tekst});;\nCREATE GIBBERISH;;\n"})
	if err := d.Migrate(ctx, broken, time.Now()); err == nil {
		t.Fatal("a broken step was done")
	}
	if err := d.Migrate(ctx, steps(t, map[string]string{"0001-a.sql": first}), time.Now()); err != nil {
		t.Errorf("after a step that failed: %v", err)
	}
}

func TestMigrationNames(t *testing.T) {
	for _, names := range [][]string{{"0002-a.sql"}, {"0001-a.sql", "0001-b.sql"}, {"0000-a.sql"}, {"1-a.sql"}, {"0001.sql"}, {"x-a.sql"}} {
		fsys := fstest.MapFS{}
		for _, n := range names {
			fsys[n] = &fstest.MapFile{}
		}
		if _, err := databank.Migraties(fsys); !errors.Is(err, databank.ErrMigratieNaam) {
			t.Errorf("%v: %v", names, err)
		}
	}
}

func TestStatementsPerDatabase(t *testing.T) {
	m := steps(t, map[string]string{"0001-a.sql": "A ${tekst};;\n-- alleen sqlite\nB; C;;\n-- einde\n-- alleen postgresql\nD;;\n-- einde\nE;;\n"})[0]
	for soort, want := range map[databank.Soort][]string{
		databank.SQLite:     {"A TEXT", "B; C", "E"},
		databank.PostgreSQL: {`A TEXT COLLATE "C"`, "D", "E"},
	} {
		if got := m.Statements(soort); !slices.Equal(got, want) {
			t.Errorf("%s: %q", soort, got)
		}
	}
}

// Instants sort as text as they do in time, and come back equal.
func TestInstantsSortAsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		moment := rapid.Custom(func(t *rapid.T) time.Time {
			return time.UnixMicro(rapid.Int64Range(0, 7e15).Draw(t, "micros")).In(time.FixedZone("x", rapid.IntRange(-43200, 43200).Draw(t, "zone")))
		})
		a, b := moment.Draw(t, "a"), moment.Draw(t, "b")
		if a.Compare(b) != strings.Compare(databank.Instant(a), databank.Instant(b)) {
			t.Fatalf("%s and %s", databank.Instant(a), databank.Instant(b))
		}
		if back, err := databank.ParseInstant(databank.Instant(a)); err != nil || !back.Equal(a) {
			t.Fatalf("%v, %v", back, err)
		}
	})
	if _, err := databank.ParseInstant("gisteren"); err == nil || strings.Contains(err.Error(), "gisteren") {
		t.Errorf("%v", err)
	}
}

// A write that fails leaves nothing, and a read cannot write.
func TestTransactions(t *testing.T) {
	ctx := context.Background()
	d := open(t)
	if err := d.Migrate(ctx, steps(t, map[string]string{"0001-a.sql": first}), time.Now()); err != nil {
		t.Fatal(err)
	}
	errStop := errors.New("stop")
	insert := func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO b (id) VALUES ($1)`, "x")
		return err
	}
	if err := d.Write(ctx, func(tx *databank.Tx) error { return errors.Join(insert(tx), errStop) }); !errors.Is(err, errStop) {
		t.Fatal(err)
	}
	if err := d.Read(ctx, insert); err == nil {
		t.Error("a read wrote")
	}
	var n int
	count := func(tx *databank.Tx) error { return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM b`) }
	if err := d.Read(ctx, count); err != nil || n != 0 {
		t.Errorf("%d rows, %v", n, err)
	}
	// A race is tried again, and the other is then seen.
	tries := 0
	err := d.Write(ctx, func(tx *databank.Tx) error {
		if tries++; tries < 3 {
			return tx.Again(errStop, errStop)
		}
		return insert(tx)
	})
	if err != nil || tries != 3 {
		t.Errorf("%d tries, %v", tries, err)
	}
	if err := d.Read(ctx, count); err != nil || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
}
