package opslag

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// sendObjects writes what was shown at an event: a work list names a hundred
// people and families, so those of one kind go as one list.
func sendObjects(ctx context.Context, tx *databank.Tx, g *gebeurtenis) error {
	for from := 0; from < len(g.objecten); {
		kind := g.objecten[from].soort
		var ids []string
		for _, ob := range g.objecten[from:] {
			if ob.soort != kind {
				break
			}
			ids = append(ids, ob.id)
		}
		err := tx.Send(ctx, `INSERT INTO inzage_object (bron, nr, volg, soort, object)
			SELECT $1, CAST($2 AS BIGINT), CAST($3 AS BIGINT) + r.plaats, $4, r.waarde FROM `+databank.Reeks(tx.Soort, 5),
			g.bron, g.nr, from, kind, databank.Lijst(tx.Soort, ids))
		if err != nil {
			return err
		}
		from += len(ids)
	}
	return nil
}
