package opslag

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Tel adds erbij events of a key at the instant nu, and gives how many there are
// within the window that ends then. It is serialisable: of two processes that
// add at once, each counts the other or comes before it. Events that fell out of
// the window are removed.
func (o *Opslag) Tel(ctx context.Context, sleutel string, nu time.Time, venster time.Duration, erbij int) (int, error) {
	key := mac(o.geheim.ids, "rem", sleutel)
	from, to := databank.Instant(nu.Add(-venster)), databank.Instant(nu)
	n := 0
	count := func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM rem WHERE sleutel = $1 AND op > $2 AND op <= $3`, key, from, to)
	}
	if erbij == 0 {
		err := o.db.Read(ctx, count)
		return n, err
	}
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		rows := make([][]any, erbij)
		for i := range rows {
			id, err := o.randomID()
			if err != nil {
				return err
			}
			rows[i] = []any{key, to, id}
		}
		if _, err := tx.Exec(ctx, `DELETE FROM rem WHERE sleutel = $1 AND op <= $2`, key, from); err != nil {
			return err
		}
		if err := insert(ctx, tx, "rem", "sleutel, op, volg", rows); err != nil {
			return err
		}
		return count(tx)
	})
	return n, err
}
