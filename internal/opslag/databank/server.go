package databank

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// server is one transaction on PostgreSQL, with the statements of it that were
// not sent yet. Each message costs a trip to the server and back, and a
// registration has some fifty statements: those whose outcome nobody looks at
// wait for the next one that is asked something, and go with it.
type server struct {
	conn *sql.Conn
	tx   *sql.Tx
	wait pgx.Batch
}

// maxWait is how many statements wait at most, so that a large transaction does
// not keep all that it writes in memory.
const maxWait = 500

// transactServer runs fn between begin and commit on PostgreSQL.
func (d *Databank) transactServer(ctx context.Context, opts *sql.TxOptions, fn func(querier) error) error {
	conn, err := d.server.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, opts)
	if err != nil {
		return err
	}
	s := &server{conn: conn, tx: tx}
	if err := fn(s); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}

// SendContext lets a statement wait.
func (s *server) SendContext(ctx context.Context, query string, args ...any) error {
	s.wait.Queue(query, args...)
	if s.wait.Len() < maxWait {
		return nil
	}
	return s.flush(ctx)
}

// flush sends what waits, in order, in one message. The first fault is that of
// the whole: what comes after it was not done.
func (s *server) flush(ctx context.Context) error {
	if s.wait.Len() == 0 {
		return nil
	}
	waiting := s.wait
	s.wait = pgx.Batch{}
	return s.conn.Raw(func(driver any) error {
		return driver.(*stdlib.Conn).Conn().SendBatch(ctx, &waiting).Close()
	})
}

// ExecContext implements querier.
func (s *server) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := s.flush(ctx); err != nil {
		return nil, err
	}
	return s.tx.ExecContext(ctx, query, args...)
}

// QueryContext implements querier.
func (s *server) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := s.flush(ctx); err != nil {
		return nil, err
	}
	return s.tx.QueryContext(ctx, query, args...)
}

// vraag is a query outside a transaction on PostgreSQL.
type vraag struct{ db *sql.DB }

// errVraag is a defect of the program: Ask is for one query.
var errVraag = errors.New("een vraag schrijft niet")

// QueryContext implements querier.
func (v vraag) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return v.db.QueryContext(ctx, query, args...)
}

// ExecContext implements querier.
func (vraag) ExecContext(context.Context, string, ...any) (sql.Result, error) { return nil, errVraag }

// SendContext implements querier.
func (vraag) SendContext(context.Context, string, ...any) error { return errVraag }

func (vraag) flush(context.Context) error { return nil }
