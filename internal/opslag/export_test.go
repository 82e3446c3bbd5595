package opslag

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// The doors that only tests have.

// Databank gives the database, to do to it what the program never does.
func (o *Opslag) Databank() *databank.Databank { return o.db }

// Sleuteldatabank gives the database of the keys.
func (o *Opslag) Sleuteldatabank() *databank.Databank { return o.keyDB }

// Digests gives the digests of the tables of today.
func (o *Opslag) Digests(ctx context.Context) (out map[string]digest, err error) {
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		out, err = digests(ctx, tx)
		return err
	})
	return out, err
}
