package opslag

import (
	"context"
	"crypto/rand"
	"math/big"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// drawsPerNumber is how often a number is drawn before a series counts as full.
// In a series that is half full, that many draws all fail once in 10^19.
const drawsPerNumber = 64

// Reserve draws numbers that were not given out in this series before. They are
// drawn, so that a number tells nothing about how many there are or in which
// order.
func (o *Opslag) Reserve(ctx context.Context, reeks string, n int, hoogste int64) ([]int64, error) {
	var out []int64
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		out = out[:0]
		for range n {
			nummer, err := o.drawNumber(ctx, tx, reeks, hoogste)
			if err != nil {
				return err
			}
			out = append(out, nummer)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (o *Opslag) drawNumber(ctx context.Context, tx *databank.Tx, reeks string, hoogste int64) (int64, error) {
	if hoogste < 1 {
		return 0, dossier.ErrVol
	}
	for range drawsPerNumber {
		drawn, err := rand.Int(o.random, big.NewInt(hoogste))
		if err != nil {
			return 0, err
		}
		nummer := drawn.Int64() + 1
		added, err := tx.Exec(ctx, `INSERT INTO uitgegeven (reeks, nummer) VALUES ($1, $2) ON CONFLICT (reeks, nummer) DO NOTHING`, reeks, nummer)
		if err != nil {
			return 0, err
		}
		if added == 1 {
			return nummer, nil
		}
	}
	return 0, dossier.ErrVol
}
