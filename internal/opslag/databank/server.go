package databank

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
)

// server is one transaction on PostgreSQL, with the statements of it that were
// not sent yet. Each message costs a trip to the server and back, which takes both
// sides longer than a small statement does. So what nobody looks at the outcome of
// waits for the next statement that is asked something, and goes with it: what
// begins the transaction too, and what ends it goes with what is left then.
type server struct {
	conn  *pgx.Conn
	wait  pgx.Batch
	fault error // the first one of a statement: there is no transaction after it
}

// maxWait is how many statements wait at most, so that a large transaction does
// not keep all that it writes in memory.
const maxWait = 500

// errTeruggedraaid is a transaction that was to be committed and was undone: what
// the server says, without calling it a fault, where a statement failed before.
var errTeruggedraaid = errors.New("de transactie is teruggedraaid")

// onServer lends a connection of PostgreSQL to fn.
func (d *Databank) onServer(ctx context.Context, fn func(*pgx.Conn) error) error {
	conn, err := d.server.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(driver any) error { return fn(driver.(*stdlib.Conn).Conn()) })
}

// transactServer runs fn between begin and commit on PostgreSQL.
func (d *Databank) transactServer(ctx context.Context, begin string, fn func(querier) error) error {
	return d.onServer(ctx, func(conn *pgx.Conn) error {
		s := &server{conn: conn}
		s.wait.Queue(begin)
		err := fn(s)
		if err == nil {
			err = s.commit(ctx)
		}
		if err != nil {
			s.rollback(ctx)
		}
		return err
	})
}

// commit sends what waits, and after it the end of the transaction.
func (s *server) commit(ctx context.Context) error {
	s.wait.Queue("commit")
	var last pgconn.CommandTag
	err := s.send(ctx, func(batch pgx.BatchResults, n int) (err error) {
		for range n {
			if last, err = batch.Exec(); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && last.String() != "COMMIT" {
		return errTeruggedraaid
	}
	return err
}

// rollback undoes what was begun, also where the caller gave up: the connection
// is for the next one. One that cannot be cleaned is closed.
func (s *server) rollback(ctx context.Context) {
	if s.conn.PgConn().TxStatus() == 'I' {
		return
	}
	ctx = context.WithoutCancel(ctx)
	if _, err := s.conn.Exec(ctx, "rollback"); err != nil {
		_ = s.conn.Close(ctx)
	}
}

// send sends what waits in one message. fn reads the outcomes; the first fault is
// that of the whole, and what comes after it was not done. Nothing is sent after
// it either: what begins the transaction may not have been done, and a statement
// would then stand alone.
func (s *server) send(ctx context.Context, fn func(batch pgx.BatchResults, n int) error) error {
	waiting := s.wait
	s.wait = pgx.Batch{}
	if s.fault != nil {
		return s.fault
	}
	batch := s.conn.SendBatch(ctx, &waiting)
	err := fn(batch, waiting.Len())
	if s.fault = batch.Close(); err == nil {
		err = s.fault
	}
	return err
}

// SendContext lets a statement wait.
func (s *server) SendContext(ctx context.Context, query string, args ...any) error {
	s.wait.Queue(query, args...)
	if s.wait.Len() < maxWait {
		return nil
	}
	return s.send(ctx, func(pgx.BatchResults, int) error { return nil })
}

// ExecContext implements querier.
func (s *server) ExecContext(ctx context.Context, query string, args ...any) (changed int64, err error) {
	s.wait.Queue(query, args...)
	err = s.send(ctx, func(batch pgx.BatchResults, n int) error {
		for range n {
			tag, err := batch.Exec()
			if err != nil {
				return err
			}
			changed = tag.RowsAffected()
		}
		return nil
	})
	return changed, err
}

// Query implements querier.
func (s *server) Query(ctx context.Context, questions ...Opvraag) error {
	for _, q := range questions {
		s.wait.Queue(q.Tekst, q.Waarden...)
	}
	return s.send(ctx, func(batch pgx.BatchResults, n int) error {
		for range n - len(questions) {
			if _, err := batch.Exec(); err != nil {
				return err
			}
		}
		for _, q := range questions {
			rows, err := batch.Query()
			if err != nil {
				return err
			}
			if err := readServer(rows, q.Rij); err != nil {
				return err
			}
		}
		return nil
	})
}

// readServer calls fn for each row.
func readServer(rows pgx.Rows, fn func(Scan) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := fn(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// vraag is a query outside a transaction on PostgreSQL.
type vraag struct{ server }

// errVraag is a defect of the program: Ask is for one query.
var errVraag = errors.New("een vraag schrijft niet")

// ExecContext implements querier.
func (*vraag) ExecContext(context.Context, string, ...any) (int64, error) { return 0, errVraag }

// SendContext implements querier.
func (*vraag) SendContext(context.Context, string, ...any) error { return errVraag }
