package databank_test

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"pgregory.net/rapid"
)

// each runs a test on a fresh database of either kind, with a table of numbers.
func each(t *testing.T, test func(*testing.T, *databank.Databank)) {
	t.Helper()
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			ctx := context.Background()
			address, _ := opslagtest.Addresses(t, soort)
			d, err := databank.Open(ctx, address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = d.Close() })
			if err := d.Write(ctx, func(tx *databank.Tx) error {
				return tx.Send(ctx, `CREATE TABLE getal (n BIGINT PRIMARY KEY, m BIGINT NOT NULL)`)
			}); err != nil {
				t.Fatal(err)
			}
			test(t, d)
		})
	}
}

// Whatever waits is done in the order in which it was sent, before the next
// statement that asks something: a transaction cannot tell the difference.
func TestSentStatementsKeepTheirOrder(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		ctx := context.Background()
		rapid.Check(t, func(r *rapid.T) {
			steps := rapid.SliceOfN(rapid.IntRange(0, 4), 1, 1200).Draw(r, "steps")
			want := map[int64]int64{}
			err := d.Write(ctx, func(tx *databank.Tx) error {
				clear(want)
				if err := tx.Send(ctx, `DELETE FROM getal`); err != nil {
					return err
				}
				for i, s := range steps {
					key := int64(i % 7)
					var err error
					switch s {
					case 0:
						want[key] = int64(i)
						err = tx.Send(ctx, `INSERT INTO getal (n, m) VALUES ($1, $2) ON CONFLICT (n) DO UPDATE SET m = $2`, key, i)
					case 1:
						delete(want, key)
						err = tx.Send(ctx, `DELETE FROM getal WHERE n = $1`, key)
					case 2:
						var n int64
						_, here := want[key]
						n, err = tx.Exec(ctx, `UPDATE getal SET m = m + 1 WHERE n = $1`, key)
						if here {
							want[key]++
						}
						if err == nil && here != (n == 1) {
							r.Fatalf("step %d changed %d rows", i, n)
						}
					case 3:
						var n int
						if err = tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM getal`); err == nil && n != len(want) {
							r.Fatalf("step %d sees %d rows, not %d", i, n, len(want))
						}
					}
					if err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				r.Fatal(err)
			}
			got := map[int64]int64{}
			if err := d.Read(ctx, func(tx *databank.Tx) error {
				return tx.Rows(ctx, func(scan databank.Scan) error {
					var n, m int64
					err := scan(&n, &m)
					got[n] = m
					return err
				}, `SELECT n, m FROM getal`)
			}); err != nil {
				r.Fatal(err)
			}
			for n, m := range want {
				if got[n] != m || len(got) != len(want) {
					r.Fatalf("there is %v, not %v", got, want)
				}
			}
		})
	})
}

// A fault of a statement that waited undoes the whole transaction, also where
// nothing was asked after it, and repeats nothing of what was sent.
func TestSentFaultUndoesTheTransaction(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		ctx := context.Background()
		err := d.Write(ctx, func(tx *databank.Tx) error {
			return errors.Join(tx.Send(ctx, `INSERT INTO getal (n, m) VALUES ($1, $2)`, 1, 2),
				tx.Send(ctx, `INSERT INTO getal (n, m) VALUES ($1, $2)`, 1, 3))
		})
		if err == nil || !databank.Duplicate(err) || opslagtest.Contains([]byte(err.Error()), "getal") {
			t.Errorf("a key that exists gave %v", err)
		}
		var n int
		if err := d.Read(ctx, func(tx *databank.Tx) error { return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM getal`) }); err != nil || n != 0 {
			t.Errorf("%d rows are left, %v", n, err)
		}
	})
}

// A question sees what was written before it, and writes nothing.
func TestAskReadsAndDoesNotWrite(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		ctx := context.Background()
		if err := d.Write(ctx, func(tx *databank.Tx) error { return tx.Send(ctx, `INSERT INTO getal (n, m) VALUES (1, 5)`) }); err != nil {
			t.Fatal(err)
		}
		var m int
		if err := d.Ask(ctx, func(tx *databank.Tx) error { return tx.Row(ctx, []any{&m}, `SELECT m FROM getal WHERE n = $1`, 1) }); err != nil || m != 5 {
			t.Errorf("the answer is %d, %v", m, err)
		}
		for _, write := range []func(*databank.Tx) error{
			func(tx *databank.Tx) error { return tx.Send(ctx, `DELETE FROM getal`) },
			func(tx *databank.Tx) error { _, err := tx.Exec(ctx, `DELETE FROM getal`); return err },
		} {
			if err := d.Ask(ctx, write); err == nil {
				t.Error("a question wrote")
			}
		}
		if err := d.Ask(ctx, func(tx *databank.Tx) error { return tx.Row(ctx, []any{&m}, `SELECT m FROM getal WHERE n = 2`) }); !errors.Is(err, sql.ErrNoRows) {
			t.Errorf("where there is nothing: %v", err)
		}
	})
}

// Two that send at once to one row: one is tried again, and nothing is lost.
func TestSentStatementsAreTriedAgain(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		ctx := context.Background()
		if err := d.Write(ctx, func(tx *databank.Tx) error { return tx.Send(ctx, `INSERT INTO getal (n, m) VALUES (1, 0)`) }); err != nil {
			t.Fatal(err)
		}
		const writers, times = 4, 10
		faults := make(chan error, writers)
		for range writers {
			go func() {
				var err error
				for range times {
					err = errors.Join(err, d.Write(ctx, func(tx *databank.Tx) error {
						var m int
						if err := tx.Row(ctx, []any{&m}, `SELECT m FROM getal WHERE n = 1`); err != nil {
							return err
						}
						return tx.Send(ctx, `UPDATE getal SET m = $1 WHERE n = 1`, m+1)
					}))
				}
				faults <- err
			}()
		}
		for range writers {
			if err := <-faults; err != nil {
				t.Error(err)
			}
		}
		var m int
		if err := d.Read(ctx, func(tx *databank.Tx) error { return tx.Row(ctx, []any{&m}, `SELECT m FROM getal`) }); err != nil || m != writers*times {
			t.Errorf("the sum is %d, %v", m, err)
		}
	})
}

// Several queries at once see what was sent before them, each gives its own rows
// in order, and an error of who reads ends it and is given as it is.
func TestSeveralQueriesAtOnce(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		ctx := context.Background()
		errEnough := errors.New("enough")
		var got [2][]int64
		question := func(i int, query string, args ...any) databank.Opvraag {
			return databank.Opvraag{Tekst: query, Waarden: args, Rij: func(scan databank.Scan) error {
				var n int64
				err := scan(&n)
				if got[i] = append(got[i], n); n == 99 {
					return errEnough
				}
				return err
			}}
		}
		ask := func(tx *databank.Tx, least int64) error {
			got = [2][]int64{}
			return tx.Query(ctx, question(0, `SELECT n FROM getal WHERE m >= $1 ORDER BY n`, least), question(1, `SELECT m FROM getal ORDER BY n DESC`))
		}
		err := d.Write(ctx, func(tx *databank.Tx) error {
			err := errors.Join(tx.Send(ctx, `INSERT INTO getal (n, m) VALUES (1, 10)`), tx.Send(ctx, `INSERT INTO getal (n, m) VALUES (2, 20)`))
			return errors.Join(err, ask(tx, 15))
		})
		if err != nil || !slices.Equal(got[0], []int64{2}) || !slices.Equal(got[1], []int64{20, 10}) {
			t.Errorf("%v, %v", got, err)
		}
		err = d.Write(ctx, func(tx *databank.Tx) error {
			return errors.Join(tx.Send(ctx, `INSERT INTO getal (n, m) VALUES (99, 99)`), ask(tx, 0))
		})
		if !errors.Is(err, errEnough) {
			t.Errorf("who read enough got %v", err)
		}
		if err := d.Read(ctx, func(tx *databank.Tx) error { return ask(tx, 0) }); err != nil || len(got[1]) != 2 {
			t.Errorf("after an error %v is left, %v", got, err)
		}
	})
}

// A transaction in which a statement failed and nobody looked is not committed in
// part on a server, and does not pass for done.
func TestFaultThatNobodyLookedAtIsNotLost(t *testing.T) {
	address, _ := opslagtest.Addresses(t, databank.PostgreSQL)
	ctx := context.Background()
	d, err := databank.Open(ctx, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close() })
	err = d.Write(ctx, func(tx *databank.Tx) error {
		if err := tx.Send(ctx, `CREATE TABLE getal (n BIGINT PRIMARY KEY)`); err != nil {
			return err
		}
		_, _ = tx.Exec(ctx, `INSERT INTO nergens (n) VALUES (1)`)
		return nil
	})
	if err == nil {
		t.Error("it passes for done")
	}
	var n int64
	if err := d.Read(ctx, func(tx *databank.Tx) error { return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM getal`) }); err == nil {
		t.Error("the table is there")
	}
	// The connection that it ran on serves who comes next.
	if err := d.Write(ctx, func(tx *databank.Tx) error { return tx.Send(ctx, `CREATE TABLE getal (n BIGINT PRIMARY KEY)`) }); err != nil {
		t.Error(err)
	}
}

// Who gives up in the middle leaves nothing, and a panic does not keep a connection.
func TestWhoGivesUpLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, d *databank.Databank) {
		for range 40 { // more than there are connections
			ctx, stop := context.WithCancel(context.Background())
			err := d.Write(ctx, func(tx *databank.Tx) error {
				if _, err := tx.Exec(ctx, `INSERT INTO getal (n, m) VALUES (1, 1)`); err != nil {
					return err
				}
				stop()
				_, err := tx.Exec(ctx, `INSERT INTO getal (n, m) VALUES (2, 2)`)
				return err
			})
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("who gave up got %v", err)
			}
			func() {
				defer func() { _ = recover() }()
				_ = d.Write(context.Background(), func(tx *databank.Tx) error {
					_, _ = tx.Exec(context.Background(), `INSERT INTO getal (n, m) VALUES (3, 3)`)
					panic("stop")
				})
			}()
		}
		var n int
		if err := d.Read(context.Background(), func(tx *databank.Tx) error {
			return tx.Row(context.Background(), []any{&n}, `SELECT COUNT(*) FROM getal`)
		}); err != nil || n != 0 {
			t.Errorf("%d rows are left, %v", n, err)
		}
	})
}
