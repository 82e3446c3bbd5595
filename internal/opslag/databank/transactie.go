package databank

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// Tx is one transaction. Its methods give faults that repeat nothing of what
// the database was given.
type Tx struct {
	Soort Soort
	tx    querier
	retry bool // some statement asked for a new attempt
}

// attempts is how often a write is tried before its fault is given up to the
// caller. With the waits below that is some ten seconds of contention.
const attempts = 40

// ErrDruk is returned when a write kept meeting others. Nothing was changed.
var ErrDruk = errors.New("het is te druk om dit nu vast te leggen; er is niets gewijzigd")

// Write runs fn in one serialisable transaction that can write. fn is repeated
// when another transaction came in between, so it must not change anything
// outside tx. When fn returns an error nothing is changed, and Write returns it.
func (d *Databank) Write(ctx context.Context, fn func(*Tx) error) error {
	for i := range attempts {
		again, err := d.attempt(ctx, true, fn)
		if !again {
			return err
		}
		if err := pause(ctx, i); err != nil {
			return err
		}
	}
	return ErrDruk
}

// Read runs fn in one transaction that sees one moment and cannot write.
func (d *Databank) Read(ctx context.Context, fn func(*Tx) error) error {
	for i := range attempts {
		again, err := d.attempt(ctx, false, fn)
		if !again {
			return err
		}
		if err := pause(ctx, i); err != nil {
			return err
		}
	}
	return ErrDruk
}

// Ask runs fn, which makes one query: that sees one moment by itself, and on a
// server it saves the two trips that begin and end a transaction. A second query
// in fn sees a moment of its own.
func (d *Databank) Ask(ctx context.Context, fn func(*Tx) error) error {
	if d.Soort == SQLite {
		return d.Read(ctx, fn)
	}
	return d.onServer(ctx, func(conn *pgx.Conn) error {
		return fn(&Tx{Soort: d.Soort, tx: &vraag{server{conn: conn}}})
	})
}

// errOpnieuw rolls back a transaction in which a statement asked for a new
// attempt and fn swallowed that.
var errOpnieuw = errors.New("opnieuw")

// attempt runs fn once and tells whether it is to be tried again.
func (d *Databank) attempt(ctx context.Context, write bool, fn func(*Tx) error) (bool, error) {
	t := &Tx{Soort: d.Soort}
	var own error // of fn, which is given as it is
	err := d.transact(ctx, write, func(q querier) error {
		t.tx = q
		own = fn(t)
		if own == nil && t.retry {
			return errOpnieuw
		}
		return own
	})
	switch {
	case own != nil:
		return t.retry || Retryable(own), own
	case errors.Is(err, errOpnieuw):
		return true, nil
	case err != nil:
		return Retryable(err), Fault(err)
	}
	return false, nil
}

// transact runs fn in a transaction: on SQLite on a connection of our own, that
// is always serialisable; on PostgreSQL at the level that reading or writing
// needs.
func (d *Databank) transact(ctx context.Context, write bool, fn func(querier) error) error {
	if d.Soort == SQLite {
		lines, begin := d.lezers, "BEGIN"
		if write {
			lines, begin = d.schrijver, "BEGIN IMMEDIATE"
		}
		return lines.do(ctx, func(l *lijn) error {
			return l.transact(ctx, begin, func() error { return fn(l) })
		})
	}
	begin := "begin isolation level repeatable read read only"
	if write {
		begin = "begin isolation level serializable"
	}
	return d.transactServer(ctx, begin, fn)
}

// pause waits a little longer after every attempt, up to a quarter of a second,
// and not as long as another that met the same: the length is drawn. It decides
// nothing but who comes first.
func pause(ctx context.Context, i int) error {
	timer := time.NewTimer(rand.N(min(time.Millisecond<<min(i, 8), 250*time.Millisecond)))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

func (t *Tx) see(err error) error {
	t.retry = t.retry || Retryable(err)
	return Fault(err)
}

// Race is for an insert that was refused because its key exists, where that can
// only be because another transaction was first: it asks for a new attempt,
// which will see what the other did. It gives the error back.
func (t *Tx) Race(err error) error {
	t.retry = t.retry || Duplicate(err)
	return err
}

// Again asks for a new attempt where err is the given one, and gives err back.
func (t *Tx) Again(err, when error) error {
	t.retry = t.retry || errors.Is(err, when)
	return err
}

// Exec runs a statement and gives the number of rows that it changed.
func (t *Tx) Exec(ctx context.Context, query string, args ...any) (int64, error) {
	n, err := t.tx.ExecContext(ctx, query, args...)
	return n, t.see(err)
}

// Send runs a statement whose outcome nobody looks at, before the next one that
// is asked something, or before the commit: a fault of it comes there. On SQLite
// it runs at once.
func (t *Tx) Send(ctx context.Context, query string, args ...any) error {
	return t.see(t.tx.SendContext(ctx, query, args...))
}

// Scan reads the columns of the row at hand.
type Scan func(dest ...any) error

// Opvraag is one query: its text, its values, and what is called for each row. An
// error of Rij ends the reading.
type Opvraag struct {
	Tekst   string
	Waarden []any
	Rij     func(Scan) error
}

// errKlaar ends the reading of rows by who has seen enough.
var errKlaar = errors.New("genoeg gelezen")

// Row reads the one row of a query into dest; sql.ErrNoRows where there is none.
func (t *Tx) Row(ctx context.Context, dest []any, query string, args ...any) error {
	err := t.Rows(ctx, func(scan Scan) error {
		if err := scan(dest...); err != nil {
			return t.see(err)
		}
		return errKlaar
	}, query, args...)
	switch {
	case err == nil:
		return sql.ErrNoRows
	case errors.Is(err, errKlaar):
		return nil
	}
	return err
}

// Rows calls fn for each row of a query, in order, and stops at its first error.
func (t *Tx) Rows(ctx context.Context, fn func(Scan) error, query string, args ...any) error {
	return t.Query(ctx, Opvraag{Tekst: query, Waarden: args, Rij: fn})
}

// Query reads the rows of queries, in order, and stops at the first error. On a
// server the queries go in one message, so none can use what another gives.
func (t *Tx) Query(ctx context.Context, questions ...Opvraag) error {
	var own error // of Rij, which is given as it is
	asked := slices.Clone(questions)
	for i, q := range questions {
		asked[i].Rij = func(scan Scan) error {
			own = q.Rij(func(dest ...any) error { return Fault(scan(dest...)) })
			return own
		}
	}
	if err := t.tx.Query(ctx, asked...); own == nil {
		return t.see(err)
	}
	return own
}
