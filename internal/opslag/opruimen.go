package opslag

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// pruneBatch is how many rows are removed in one transaction, so that nobody
// waits long for it.
const pruneBatch = 1000

// countsKept is how long events of a limit are kept; no window is longer.
const countsKept = 24 * time.Hour

// Prune removes requests, what left the outbox and counts that are older than
// they are kept, what the access log says of a file that is gone, and accounts of
// which the term has passed. Several processes may do it at once.
func (o *Opslag) Prune(ctx context.Context, b dossier.Bewaren) (dossier.Opgeruimd, error) {
	b = b.Usual()
	var out dossier.Opgeruimd
	for _, job := range []struct {
		n     *int64
		query string
		age   time.Duration
	}{
		{&out.Verzoeken, `DELETE FROM verzoek WHERE sleutel IN (SELECT sleutel FROM verzoek WHERE op < $1 ORDER BY op LIMIT $2)`, b.Verzoek},
		{&out.Uitgaand, `DELETE FROM uitgaand WHERE id IN (SELECT id FROM uitgaand WHERE stand IN ('verzonden', 'vervallen') AND vanaf < $1 ORDER BY stand, vanaf, id LIMIT $2)`, b.Uitgaand},
		{&out.Tellingen, `DELETE FROM rem WHERE (sleutel, op, volg) IN (SELECT sleutel, op, volg FROM rem WHERE op < $1 ORDER BY op LIMIT $2)`, countsKept},
	} {
		before := databank.Instant(o.now().Add(-job.age))
		for {
			var n int64
			err := o.db.Write(ctx, func(tx *databank.Tx) error {
				var err error
				n, err = tx.Exec(ctx, job.query, before, pruneBatch)
				return err
			})
			if err != nil {
				return out, err
			}
			*job.n += n
			if n < pruneBatch {
				break
			}
		}
	}
	var err error
	if out.Inzagen, err = o.pruneAccess(ctx, b.Termijnen); err != nil {
		return out, err
	}
	out.Accounts, err = o.pruneAccounts(ctx, b.Termijnen)
	return out, err
}
