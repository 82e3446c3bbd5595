package databank

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
)

// Fout is a fault of the database without anything of what it was given. The
// code is the SQLSTATE of PostgreSQL or the result code of SQLite.
type Fout struct {
	Code    string
	oorzaak error
}

// Error tells the code and nothing else.
func (f *Fout) Error() string { return "de databank gaf een fout (" + f.Code + ")" }

// Fault turns an error of a database into one that repeats nothing of what the
// database was given. nil stays nil; sql.ErrNoRows and the errors of a context
// stay what they are, as do errors that came from Fault.
func Fault(err error) error {
	var f *Fout
	switch {
	case err == nil, errors.Is(err, sql.ErrNoRows), errors.As(err, &f):
		return err
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return context.DeadlineExceeded
	}
	return &Fout{Code: code(err), oorzaak: err}
}

func code(err error) string {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return "PG-" + pg.Code
	}
	var lite *sqlite.Error
	if errors.As(err, &lite) {
		return "SQLITE-" + itoa(lite.Code())
	}
	return "VERBINDING"
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

// Codes of databases that this package acts on.
const (
	pgSerialisation = "40001"
	pgDeadlock      = "40P01"
	pgUnique        = "23505"
	pgTableExists   = "42P07"
	liteBusy        = 5
	liteLocked      = 6
	liteUnique      = 2067
	litePrimaryKey  = 1555
)

// Retryable tells whether the same transaction may succeed when it is tried
// again: another one came in between.
func Retryable(err error) bool {
	err = cause(err)
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == pgSerialisation || pg.Code == pgDeadlock
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) && (lite.Code()&0xff == liteBusy || lite.Code()&0xff == liteLocked)
}

// Duplicate tells whether a row was refused because its key exists, or a table
// because there is one with that name.
func Duplicate(err error) bool {
	err = cause(err)
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code == pgUnique || pg.Code == pgTableExists
	}
	var lite *sqlite.Error
	return errors.As(err, &lite) && (lite.Code() == liteUnique || lite.Code() == litePrimaryKey)
}

func cause(err error) error {
	var f *Fout
	if errors.As(err, &f) {
		return f.oorzaak
	}
	return err
}
