package opslag

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

var _ dossier.Bewaarplaats = (*Opslag)(nil)

// Eenheden calls fn with every unit of retention of which something was
// recorded before an instant: when its content last changed, and how many tasks
// about its subject are open. It opens nothing.
func (o *Opslag) Eenheden(ctx context.Context, voor time.Time, fn func(bewaring.Eenheid, time.Time, int) error) error {
	return o.kluis.EachUnit(ctx, databank.Instant(voor), func(e sleutels.Eenheid, ids []string) error {
		last, open, err := o.unitState(ctx, e, ids)
		if err != nil || last.IsZero() {
			return err // zero: a key that locks nothing
		}
		return fn(bewaring.Eenheid(e), last, open)
	})
}

// Eenheid gives the same of one unit; the moment is zero where there is nothing.
func (o *Opslag) Eenheid(ctx context.Context, e bewaring.Eenheid) (time.Time, int, error) {
	ids, err := o.kluis.Keys(ctx, sleutels.Eenheid(e))
	if err != nil || len(ids) == 0 {
		return time.Time{}, 0, err
	}
	return o.unitState(ctx, sleutels.Eenheid(e), ids)
}

// unitState reads when the content of a unit last changed. Who works on a case
// is no content: a unit of which nothing else was recorded counts from that.
func (o *Opslag) unitState(ctx context.Context, e sleutels.Eenheid, ids []string) (last time.Time, open int, err error) {
	var content, anything string
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		in := databank.Places(1, len(args))
		if err := tx.Row(ctx, []any{&content, &anything}, `SELECT COALESCE(MAX(CASE WHEN soort = 'regie' AND handeling IN ('relatie', 'relatie-einde') THEN '' ELSE op END), ''),
			COALESCE(MAX(op), '') FROM logboek WHERE sleutel IN (`+in+`)`, args...); err != nil {
			return err
		}
		return tx.Row(ctx, []any{&open}, `SELECT COUNT(*) FROM feit f JOIN taak t ON t.id = f.id WHERE t.af = 0 AND f.ingetrokken = ''
			AND (f.onderwerp = $1 OR f.gezin = $1 AND f.onderwerp = '')`, e.Onderwerp)
	})
	if content == "" {
		content = anything
	}
	if err != nil || content == "" {
		return time.Time{}, 0, err
	}
	last, err = databank.ParseInstant(content)
	return last, open, err
}

// VernietigEenheid destroys a unit; see Vernietig.
func (o *Opslag) VernietigEenheid(ctx context.Context, e bewaring.Eenheid) (int64, error) {
	return o.Vernietig(ctx, sleutels.Eenheid(e))
}
