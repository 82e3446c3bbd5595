// Package databank opens the databases that Wijzer runs on and hides the few
// differences between them: SQLite (embedded, the default) and PostgreSQL, both
// through database/sql and with one SQL text.
//
// Every write runs serialisable and is repeated when the database asks for it
// (Write). Every read sees one moment (Read). Instants are text of fixed width
// in UTC (Instant), dates are text as package termijn writes them, bytes are
// bytes; nothing else is stored, because nothing else reads back equal from
// both.
//
// Errors of a database repeat what they got, names included. They are for the
// caller's control flow and never for a user or a log: see Fault.
package databank

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// Soort is the kind of database.
type Soort string

// The databases that Wijzer runs on.
const (
	SQLite     Soort = "sqlite"
	PostgreSQL Soort = "postgresql"
)

// Databank is an open database. It is safe for concurrent use.
type Databank struct {
	Soort   Soort
	Bestand string // SQLite: the path of the file

	server            *sql.DB // PostgreSQL
	schrijver, lezers *lijnen // SQLite
}

// busyTimeout is how long SQLite waits for another process that writes, in
// milliseconds, before it says that it is busy and Write tries again.
const busyTimeout = "10000"

// readers is the number of connections that read one SQLite file at once.
const readers = 8

// Open opens a database: a PostgreSQL address (postgres://…) or the path of a
// SQLite file, which is made where it does not exist.
func Open(ctx context.Context, adres string) (*Databank, error) {
	if strings.HasPrefix(adres, "postgres://") || strings.HasPrefix(adres, "postgresql://") {
		return openPostgres(ctx, adres)
	}
	return openSQLite(ctx, adres)
}

func openPostgres(ctx context.Context, adres string) (*Databank, error) {
	config, err := pgx.ParseConfig(adres)
	if err != nil {
		return nil, Fault(err)
	}
	// A statement with a rule in it takes the server longer to plan than to run,
	// and every one finds its rows by index, whatever is asked: one plan will do.
	config.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(32)
	db.SetMaxIdleConns(16)
	d := &Databank{Soort: PostgreSQL, server: db}
	return d, d.reach(ctx)
}

// openSQLite opens the file twice: one connection that writes, because SQLite
// knows one writer, and some that only read and never wait for it.
func openSQLite(ctx context.Context, pad string) (*Databank, error) {
	write, err := sql.Open("sqlite", sqliteDSN(pad, false))
	if err != nil {
		return nil, Fault(err)
	}
	read, err := sql.Open("sqlite", sqliteDSN(pad, true))
	if err != nil {
		return nil, Fault(err)
	}
	d := &Databank{Soort: SQLite, Bestand: pad, schrijver: newLijnen(write, 1), lezers: newLijnen(read, readers)}
	return d, d.reach(ctx)
}

// sqliteDSN writes the address of a SQLite file. An acknowledged change
// survives a loss of power (synchronous FULL), and removed bytes are
// overwritten (secure_delete), so that a destroyed key is not found in a free
// page. What a statement needs to undo itself stays in memory (temp_store): in a
// file beside the database it cost a third of a registration.
func sqliteDSN(pad string, readOnly bool) string {
	q := url.Values{"_pragma": {"busy_timeout(" + busyTimeout + ")", "journal_mode(WAL)", "synchronous(FULL)",
		"foreign_keys(1)", "secure_delete(1)", "temp_store(memory)"}}
	if readOnly {
		q.Add("_pragma", "query_only(1)")
	}
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(pad) + "?" + q.Encode()
}

// reach makes sure that the database answers; if it does not, d is closed. The
// one that writes goes first: it makes the file.
func (d *Databank) reach(ctx context.Context) error {
	var err error
	if d.Soort == SQLite {
		err = d.schrijver.do(ctx, ping(ctx))
	}
	if err == nil {
		err = d.Ping(ctx)
	}
	if err != nil {
		_ = d.Close()
	}
	return Fault(err)
}

func ping(ctx context.Context) func(*lijn) error {
	return func(l *lijn) error { return l.conn.PingContext(ctx) }
}

// WriteCache gives the connection that writes to SQLite a cache of so many
// megabytes, until the file is closed. Rows with random keys touch a page each: a
// load that writes many in one transaction otherwise writes the same pages again
// and again. It does nothing on PostgreSQL.
func (d *Databank) WriteCache(ctx context.Context, mb int) error {
	if d.Soort != SQLite {
		return nil
	}
	return Fault(d.schrijver.do(ctx, func(l *lijn) error {
		_, err := l.ExecContext(ctx, fmt.Sprintf("PRAGMA cache_size = -%d", mb*1024))
		return err
	}))
}

// Close closes all connections.
func (d *Databank) Close() error {
	if d.Soort == PostgreSQL {
		return Fault(d.server.Close())
	}
	return Fault(errors.Join(d.lezers.close(), d.schrijver.close()))
}

// Ping tells whether the database answers.
func (d *Databank) Ping(ctx context.Context) error {
	if d.Soort == PostgreSQL {
		return Fault(d.server.PingContext(ctx))
	}
	return Fault(d.lezers.do(ctx, ping(ctx)))
}

// instantLayout is the form of an instant in a column: UTC, always 27
// characters, so that the order of the text is the order of time.
const instantLayout = "2006-01-02T15:04:05.000000Z"

// Instant writes an instant as a column holds it, to the microsecond.
func Instant(t time.Time) string { return t.UTC().Format(instantLayout) }

// ParseInstant reads what Instant wrote.
func ParseInstant(s string) (time.Time, error) {
	t, err := time.Parse(instantLayout, s)
	if err != nil {
		return time.Time{}, errors.New("tijdstip in de databank is onleesbaar")
	}
	return t, nil
}

// Places gives n placeholders from the given number on: "$3,$4,$5".
func Places(from, n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "$%d", from+i)
	}
	return b.String()
}
