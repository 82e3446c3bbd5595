package databank

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
)

// querier runs statements inside a transaction: *server for PostgreSQL, whose
// driver keeps statements ready by itself, and *lijn for SQLite.
type querier interface {
	// ExecContext gives how many rows the statement changed.
	ExecContext(ctx context.Context, query string, args ...any) (int64, error)
	// Query reads the rows of queries, one after the other.
	Query(ctx context.Context, questions ...Opvraag) error
	// SendContext runs a statement at once, or lets it wait for the next of the
	// other two, or for the commit.
	SendContext(ctx context.Context, query string, args ...any) error
}

// lijnen is a fixed number of connections to a SQLite file. database/sql has a
// pool too, but a transaction there cannot use statements that stay ready.
type lijnen struct {
	db   *sql.DB
	vrij chan *lijn // nil: one that may still be opened
}

func newLijnen(db *sql.DB, n int) *lijnen {
	l := &lijnen{db: db, vrij: make(chan *lijn, n)}
	for range n {
		l.vrij <- nil
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return l
}

// do lends a connection to fn, and takes it back also where fn panics.
func (l *lijnen) do(ctx context.Context, fn func(*lijn) error) (err error) {
	var line *lijn
	select {
	case <-ctx.Done():
		return ctx.Err()
	case line = <-l.vrij:
	}
	whole := false
	defer func() {
		if line != nil && (!whole || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)) {
			line.close() // what was begun on it ends with it
			line = nil
		}
		l.vrij <- line
	}()
	if line == nil {
		conn, err := l.db.Conn(ctx)
		if err != nil {
			return err
		}
		line = &lijn{conn: conn, klaar: map[string]*zin{}}
	}
	err = fn(line)
	whole = true
	return err
}

// close closes the connections that nobody uses, and the file.
func (l *lijnen) close() error {
	for range cap(l.vrij) {
		select {
		case line := <-l.vrij:
			if line != nil {
				line.close()
			}
		default:
		}
	}
	return l.db.Close()
}

// maxKlaar is how many statements a connection keeps ready. The program has
// fewer: one for each query, with the rule of each role and purpose in it.
const maxKlaar = 300

// lijn is one connection with the statements that were run on it, ready to run
// again: SQLite takes longer to read a statement with a rule in it than to run
// it. One goroutine uses it at a time.
type lijn struct {
	conn  *sql.Conn
	klaar map[string]*zin
}

// zin is a statement that is ready.
type zin struct {
	stmt  *sql.Stmt
	bezig bool // its rows are being read
}

// close closes the connection itself, and not only lets it go: database/sql would
// give it out again, with what was begun on it.
func (l *lijn) close() {
	l.drop()
	_ = l.conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = l.conn.Close()
}

func (l *lijn) drop() {
	for _, z := range l.klaar {
		_ = z.stmt.Close()
	}
	clear(l.klaar)
}

// ready gives a statement; nil where the same one is in use further up.
func (l *lijn) ready(ctx context.Context, query string) (*zin, error) {
	if z, ok := l.klaar[query]; ok {
		if z.bezig {
			return nil, nil
		}
		return z, nil
	}
	stmt, err := l.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if len(l.klaar) >= maxKlaar && !l.busy() {
		l.drop()
	}
	z := &zin{stmt: stmt}
	l.klaar[query] = z
	return z, nil
}

func (l *lijn) busy() bool {
	for _, z := range l.klaar {
		if z.bezig {
			return true
		}
	}
	return false
}

// ExecContext implements querier.
func (l *lijn) ExecContext(ctx context.Context, query string, args ...any) (int64, error) {
	z, err := l.ready(ctx, query)
	if err != nil {
		return 0, err
	}
	var res sql.Result
	if z == nil {
		res, err = l.conn.ExecContext(ctx, query, args...)
	} else {
		res, err = z.stmt.ExecContext(ctx, args...)
	}
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Query implements querier.
func (l *lijn) Query(ctx context.Context, questions ...Opvraag) error {
	for _, q := range questions {
		if err := l.read(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (l *lijn) read(ctx context.Context, q Opvraag) error {
	z, err := l.ready(ctx, q.Tekst)
	if err != nil {
		return err
	}
	var rows *sql.Rows
	if z == nil {
		rows, err = l.conn.QueryContext(ctx, q.Tekst, q.Waarden...)
	} else {
		rows, err = z.stmt.QueryContext(ctx, q.Waarden...)
	}
	if err != nil {
		return err
	}
	defer rows.Close()
	defer l.reading(q.Tekst)()
	for rows.Next() {
		if err := q.Rij(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// SendContext implements querier: a file is not far away, so nothing waits.
func (l *lijn) SendContext(ctx context.Context, query string, args ...any) error {
	_, err := l.ExecContext(ctx, query, args...)
	return err
}

// reading marks the statement of a query as in use until it gives back.
func (l *lijn) reading(query string) func() {
	z := l.klaar[query]
	if z == nil || z.bezig {
		return func() {}
	}
	z.bezig = true
	return func() { z.bezig = false }
}

// transact runs fn between begin and commit.
func (l *lijn) transact(ctx context.Context, begin string, fn func() error) error {
	if _, err := l.ExecContext(ctx, begin); err != nil {
		return err
	}
	err := fn()
	if err == nil {
		_, err = l.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		// Also where the caller gave up: the connection is for the next one.
		if _, back := l.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); back != nil {
			return errors.Join(err, driver.ErrBadConn)
		}
	}
	return err
}
