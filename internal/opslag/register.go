package opslag

import (
	"context"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Registerstand gives the length of the log of a register about nobody, with
// its id; see package dossier.
func (o *Opslag) Registerstand(ctx context.Context, z dossier.Zoekterm) (string, error) {
	mark := ""
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		mark = ""
		for _, term := range o.searchHashes(z) {
			err := tx.Rows(ctx, func(scan databank.Scan) error {
				var id string
				var length int64
				err := scan(&id, &length)
				mark += id + ":" + strconv.FormatInt(length, 10) + ";"
				return err
			}, `SELECT k.naam, k.lengte FROM zoekterm z JOIN feit f ON f.id = z.feit JOIN keten k ON k.naam = f.gezin
				WHERE z.veld = $1 AND z.hash = $2 AND f.onderwerp = '' AND f.samenstelling = '' AND f.wet = '' ORDER BY k.naam`, term.veld, term.hash)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return mark, err
}
