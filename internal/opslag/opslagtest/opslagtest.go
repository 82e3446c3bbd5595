// Package opslagtest gives tests a real store: SQLite in a folder that goes
// when the test ends, and PostgreSQL on a server that is made from the system's
// own binaries, with a database of its own per test, cloned from a template.
package opslagtest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
)

// ringText is the master key of all tests.
const ringText = "1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="

// Ring gives the master key of all tests.
func Ring(t testing.TB) sleutels.Ring {
	t.Helper()
	ring, err := ParsedRing()
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

// ParsedRing gives the master key of all tests to a process without a test.
func ParsedRing() (sleutels.Ring, error) { return sleutels.ParseRing(ringText) }

// RingText gives the master key of all tests as it stands in a file.
func RingText() string { return ringText + "\n" }

// Klok is a clock that a test sets. It is safe for concurrent use.
type Klok struct{ micros atomic.Int64 }

// NewKlok gives a clock that stands at the given moment.
func NewKlok(at time.Time) *Klok {
	var k Klok
	k.micros.Store(at.UnixMicro())
	return &k
}

// Now gives the time.
func (k *Klok) Now() time.Time { return time.UnixMicro(k.micros.Load()).UTC() }

// Add moves the clock.
func (k *Klok) Add(d time.Duration) { k.micros.Add(d.Microseconds()) }

// Begin is the moment at which the clock of a test stands.
func Begin() time.Time { return time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC) }

// Omgeving is a store for one test.
type Omgeving struct {
	*opslag.Opslag
	Soort      databank.Soort
	Instelling opslag.Instelling
	Klok       *Klok
}

// Each runs a test on both databases. The part on PostgreSQL is skipped, with
// the reason, where the system has none.
func Each(t *testing.T, test func(*testing.T, *Omgeving)) {
	t.Helper()
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) { test(t, Open(t, soort)) })
	}
}

// Open gives a fresh store, closed when the test ends.
func Open(t testing.TB, soort databank.Soort) *Omgeving {
	t.Helper()
	return OpenToeval(t, soort, rand.Reader)
}

// OpenToeval gives a fresh store that draws from the given source. Two stores
// with equal sources in which the same is done give the same ids.
func OpenToeval(t testing.TB, soort databank.Soort, toeval io.Reader) *Omgeving {
	t.Helper()
	klok := NewKlok(Begin())
	in := opslag.Instelling{Ring: Ring(t), Toeval: toeval, Klok: klok.Now}
	in.Gegevens, in.Sleutels = Addresses(t, soort)
	o := &Omgeving{Soort: soort, Instelling: in, Klok: klok}
	o.Reopen(t)
	return o
}

// Reopen opens the store of the environment again, beside one that may be open.
func (o *Omgeving) Reopen(t testing.TB) {
	t.Helper()
	store, err := opslag.Open(context.Background(), o.Instelling)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	o.Opslag = store
}

// Addresses gives the addresses of two fresh databases, for the data and for
// the keys.
func Addresses(t testing.TB, soort databank.Soort) (gegevens, sleutels string) {
	t.Helper()
	if soort == databank.SQLite {
		folder := t.TempDir()
		return filepath.Join(folder, "wijzer.db"), filepath.Join(folder, "sleutels.db")
	}
	return clone(t, "gegevens"), clone(t, "sleutels")
}

// templates makes, once per process, the databases that are cloned.
type templates struct {
	once  sync.Once
	mu    sync.Mutex
	count int
	err   error
}

var made templates

func (m *templates) make() {
	ctx := context.Background()
	ring, err := sleutels.ParseRing(ringText)
	if err != nil {
		m.err = err
		return
	}
	if m.err = admin("CREATE DATABASE sjabloon_gegevens"); m.err != nil {
		return
	}
	if m.err = admin("CREATE DATABASE sjabloon_sleutels"); m.err != nil {
		return
	}
	store, err := opslag.Open(ctx, opslag.Instelling{Gegevens: Address("sjabloon_gegevens", "postgres"), Sleutels: Address("sjabloon_sleutels", "postgres"),
		Ring: ring, Toeval: rand.Reader, Klok: Begin})
	if err != nil {
		m.err = err
		return
	}
	m.err = store.Close()
}

func admin(statement string) error {
	db, err := sql.Open("pgx", Address("postgres", "postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = db.Exec(statement)
	return err
}

// Admin runs a statement on the server as its owner.
func Admin(t testing.TB, statement string) {
	t.Helper()
	if err := admin(statement); err != nil {
		t.Fatal(err)
	}
}

// EmptyDatabase gives the address of a database without tables.
func EmptyDatabase(t testing.TB) string {
	t.Helper()
	Postgres(t, "postgres")
	made.mu.Lock()
	defer made.mu.Unlock()
	made.count++
	name := fmt.Sprintf("leeg_%d", made.count)
	Admin(t, "CREATE DATABASE "+name)
	t.Cleanup(func() { _ = admin("DROP DATABASE " + name + " WITH (FORCE)") })
	return Postgres(t, name)
}

// Dump gives all that is in a PostgreSQL database, bytes as they are, as text.
func Dump(t testing.TB, address string) []byte {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out []byte
	for _, table := range tableNames(t, db) {
		rows, err := db.Query(`SELECT * FROM ` + table)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, dumpRows(t, rows)...)
	}
	return out
}

// RelationFiles gives the bytes of every file of a PostgreSQL database on the
// disk of the server, and of its write-ahead log, as a thief of the disk takes
// them. It skips the test where this process may not read them.
func RelationFiles(t testing.TB, address string) map[string][]byte {
	t.Helper()
	db, err := sql.Open("pgx", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var oid, folder string
	if err := db.QueryRow(`SELECT oid::text, current_setting('data_directory') FROM pg_database WHERE datname = current_database()`).Scan(&oid, &folder); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("CHECKPOINT"); err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, pattern := range []string{filepath.Join("base", oid, "*"), filepath.Join("pg_wal", "0*")} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil || len(files) == 0 {
			t.Skip("de bestanden van PostgreSQL zijn hier niet te lezen")
		}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if errors.Is(err, fs.ErrPermission) {
				t.Skip("de bestanden van PostgreSQL zijn hier niet te lezen")
			}
			if err == nil { // a file can go between the list and the reading
				out[filepath.Base(filepath.Dir(name))+"/"+filepath.Base(name)] = b
			}
		}
	}
	return out
}

func tableNames(t testing.TB, db *sql.DB) []string {
	t.Helper()
	rows, err := db.Query(`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

func dumpRows(t testing.TB, rows *sql.Rows) []byte {
	t.Helper()
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for rows.Next() {
		values, dest := make([]sql.RawBytes, len(columns)), make([]any, len(columns))
		for i := range values {
			dest[i] = &values[i]
		}
		if err := rows.Scan(dest...); err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			out = append(append(out, v...), ' ')
		}
	}
	return out
}

func clone(t testing.TB, of string) string {
	t.Helper()
	Postgres(t, "postgres")
	made.once.Do(made.make)
	if made.err != nil {
		t.Fatal(made.err)
	}
	made.mu.Lock()
	defer made.mu.Unlock()
	made.count++
	name := fmt.Sprintf("test_%d", made.count)
	Admin(t, "CREATE DATABASE "+name+" TEMPLATE sjabloon_"+of)
	t.Cleanup(func() { _ = admin("DROP DATABASE " + name + " WITH (FORCE)") })
	return Postgres(t, name)
}

// Contains tells whether a text stands in bytes, in any mix of capitals.
func Contains(b []byte, text string) bool {
	return strings.Contains(strings.ToLower(string(b)), strings.ToLower(text))
}
