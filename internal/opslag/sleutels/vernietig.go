package sleutels

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Vernietiging is the trace of a destroyed key: what it was for and when, never
// what it was.
type Vernietiging struct {
	Eenheid Eenheid
	Sleutel string // the id of the key
	Op      string // as databank.Instant writes it
}

// Destroy destroys all keys of a unit. What they lock cannot be read any more,
// in any copy. This process forgets them at once; another process that has one
// in memory forgets it within twice cacheTerm.
func (k *Kluis) Destroy(ctx context.Context, e Eenheid) ([]Vernietiging, error) {
	var gone []Vernietiging
	now := databank.Instant(k.now())
	err := k.db.Write(ctx, func(tx *databank.Tx) error {
		gone = nil
		err := tx.Rows(ctx, func(scan databank.Scan) error {
			v := Vernietiging{Eenheid: e, Op: now}
			err := scan(&v.Sleutel)
			gone = append(gone, v)
			return err
		}, `SELECT id FROM datasleutel WHERE onderwerp = $1 AND wet = $2 AND bewaring = $3 AND vernietigd = ''`, e.Onderwerp, string(e.Wet), e.Bewaring)
		if err != nil {
			return err
		}
		for _, v := range gone {
			if err := destroyed(ctx, tx, v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	k.cache.forget()
	return gone, nil
}

// Destroyed gives every key that was destroyed, oldest first.
func (k *Kluis) Destroyed(ctx context.Context) ([]Vernietiging, error) {
	var gone []Vernietiging
	err := k.db.Read(ctx, func(tx *databank.Tx) error {
		gone = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var v Vernietiging
			var law string
			err := scan(&v.Sleutel, &v.Eenheid.Onderwerp, &law, &v.Eenheid.Bewaring, &v.Op)
			v.Eenheid.Wet = gezin.Wet(law)
			gone = append(gone, v)
			return err
		}, `SELECT id, onderwerp, wet, bewaring, vernietigd FROM datasleutel WHERE vernietigd <> '' ORDER BY vernietigd, id`)
	})
	return gone, err
}

// Replay destroys again what was destroyed before: after a restore from a
// backup that is older than the destruction.
func (k *Kluis) Replay(ctx context.Context, gone []Vernietiging) error {
	err := k.db.Write(ctx, func(tx *databank.Tx) error {
		for _, v := range gone {
			if err := destroyed(ctx, tx, v); err != nil {
				return err
			}
		}
		return nil
	})
	k.cache.forget()
	return err
}

func destroyed(ctx context.Context, tx *databank.Tx, v Vernietiging) error {
	_, err := tx.Exec(ctx, `UPDATE datasleutel SET ingepakt = $1, vernietigd = $2 WHERE id = $3 AND vernietigd = ''`, []byte{}, v.Op, v.Sleutel)
	return err
}

// Rewrap wraps every key and secret by the current master key, a batch at a
// time while the program runs, and gives how many it did. After it the older
// versions of the master key can leave the ring.
func (k *Kluis) Rewrap(ctx context.Context) (int, error) {
	total := 0
	for _, t := range []struct{ table, id, where string }{{"datasleutel", "id", " AND vernietigd = ''"}, {"geheim", "naam", ""}} {
		for {
			n, err := k.rewrapBatch(ctx, t.table, t.id, t.where)
			total += n
			if err != nil {
				return total, err
			}
			if n == 0 {
				break
			}
		}
	}
	return total, nil
}

type wrapped struct {
	id   string
	head int
	key  []byte
}

func (k *Kluis) rewrapBatch(ctx context.Context, table, id, where string) (int, error) {
	done := 0
	err := k.db.Write(ctx, func(tx *databank.Tx) error {
		var batch []wrapped
		err := tx.Rows(ctx, func(scan databank.Scan) error {
			var w wrapped
			err := scan(&w.id, &w.head, &w.key)
			batch = append(batch, w)
			return err
		}, `SELECT `+id+`, hoofd, ingepakt FROM `+table+` WHERE hoofd <> $1`+where+` LIMIT 500`, k.ring().current)
		if err != nil {
			return err
		}
		for _, w := range batch {
			raw, err := k.unwrapRaw(table, w.id, w.head, w.key)
			if err != nil {
				return err
			}
			head, locked, err := k.wrap(table, w.id, raw)
			if err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `UPDATE `+table+` SET hoofd = $1, ingepakt = $2 WHERE `+id+` = $3`, head, locked, w.id); err != nil {
				return err
			}
		}
		done = len(batch)
		return nil
	})
	return done, err
}
