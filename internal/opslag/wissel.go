package opslag

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// Wisseling is what a rotation of data keys did.
type Wisseling struct {
	Sleutels  int // units that got a new version of their key
	Hersloten int // rows that were locked again with it
}

// Wissel gives every unit whose newest data key was made before an instant a
// new version, while the program runs, and locks again what can be locked
// again: accounts and what waits to leave. The log and the access log are only
// ever added to, and proven by hashes over what is stored: what stands in them
// keeps the key that it was locked with until it is destroyed.
//
// The older versions stay, also those that lock nothing any more: an older
// backup of the data needs them.
func (o *Opslag) Wissel(ctx context.Context, voor time.Time) (Wisseling, error) {
	var w Wisseling
	var err error
	if w.Sleutels, err = o.kluis.Rotate(ctx, databank.Instant(voor)); err != nil {
		return w, err
	}
	for _, t := range hersluitbaar() {
		n, err := o.relock(ctx, t)
		w.Hersloten += n
		if err != nil {
			return w, err
		}
	}
	return w, nil
}

// hersluit says how a table is locked again: where what is locked in a row
// stands depends on its id and kind.
type hersluit struct {
	tabel, soort string // soort: the column with the kind, or an empty text
	plaats       func(id, soort string) sleutels.Plaats
}

func hersluitbaar() []hersluit {
	return []hersluit{
		{"account", "''", func(id, _ string) sleutels.Plaats { return placeAccount(id) }},
		{"uitgaand", "soort", placeOut},
	}
}

// slotrij is one locked row.
type slotrij struct {
	id, soort, sleutel string
	inhoud             []byte
}

// relockBatch is how many rows are looked at together.
const relockBatch = 100

func (o *Opslag) relock(ctx context.Context, t hersluit) (int, error) {
	done, last := 0, ""
	for {
		var rows []slotrij
		err := o.db.Read(ctx, func(tx *databank.Tx) error {
			rows = nil
			return tx.Rows(ctx, func(scan databank.Scan) error {
				var r slotrij
				err := scan(&r.id, &r.soort, &r.sleutel, &r.inhoud)
				rows = append(rows, r)
				return err
			}, `SELECT id, `+t.soort+`, sleutel, inhoud FROM `+t.tabel+` WHERE id > $1 ORDER BY id LIMIT $2`, last, relockBatch)
		})
		if err != nil || len(rows) == 0 {
			return done, err
		}
		for i := range rows {
			n, err := o.relockRow(ctx, t, &rows[i])
			done += n
			if err != nil {
				return done, err
			}
		}
		last = rows[len(rows)-1].id
	}
}

// relockRow locks one row with the newest key of its unit, unless someone
// changed it meanwhile: that was with the newest key.
func (o *Opslag) relockRow(ctx context.Context, t hersluit, r *slotrij) (int, error) {
	unit, err := o.kluis.Unit(ctx, r.sleutel)
	if errors.Is(err, sleutels.ErrVernietigd) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	fresh, err := o.kluis.Key(ctx, unit)
	if err != nil || fresh.ID == r.sleutel {
		return 0, err
	}
	old, err := o.kluis.Load(ctx, []string{r.sleutel})
	if err != nil {
		return 0, err
	}
	place := t.plaats(r.id, r.soort)
	plain, err := old[r.sleutel].Open(place, r.inhoud)
	if err != nil {
		return 0, err
	}
	locked, err := fresh.Lock(o.random, place, plain)
	if err != nil {
		return 0, err
	}
	var n int64
	err = o.db.Write(ctx, func(tx *databank.Tx) error {
		var sleutel string
		var now []byte
		if err := tx.Row(ctx, []any{&sleutel, &now}, `SELECT sleutel, inhoud FROM `+t.tabel+` WHERE id = $1`, r.id); err != nil {
			n = 0
			return gone(err)
		}
		if n = 0; sleutel != r.sleutel || !bytes.Equal(now, r.inhoud) {
			return nil
		}
		var err error
		n, err = tx.Exec(ctx, `UPDATE `+t.tabel+` SET sleutel = $1, inhoud = $2 WHERE id = $3`, fresh.ID, locked, r.id)
		return err
	})
	return int(n), err
}

// gone makes a row that is not there any more no fault.
func gone(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}
