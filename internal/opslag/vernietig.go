package opslag

import (
	"context"
	"errors"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// Vernietig destroys what is known about a subject under a law in a retention
// unit: first the keys, then what the tables of today still tell, and with the
// last key what the access log says of the subject, and his account. The chains
// keep standing and prove that something was there, not what. It gives the number
// of entries that nobody can read any more.
//
// Backups of the key store that are older still hold the keys; what was
// destroyed is gone everywhere once those have passed.
func (o *Opslag) Vernietig(ctx context.Context, e sleutels.Eenheid) (int64, error) {
	if e.Bewaring == "" {
		e.Bewaring = bewaring.Dossier
	}
	if _, err := o.kluis.Destroy(ctx, e); err != nil {
		return 0, err
	}
	// Also what was destroyed by a process that stopped right after it.
	gone, err := o.untold(ctx, e)
	if err != nil {
		return 0, err
	}
	n, err := o.forget(ctx, gone)
	if err != nil {
		return n, err
	}
	if err := o.forgetWhoLooked(ctx, e.Onderwerp); err != nil {
		return n, err
	}
	return n, errors.Join(o.kluis.Erase(ctx), o.db.Checkpoint(ctx))
}

// forgetWhoLooked takes a subject out of the access log, and ends his account,
// where nothing is left of him.
func (o *Opslag) forgetWhoLooked(ctx context.Context, subject string) error {
	if _, err := o.cutGone(ctx, `v.onderwerp = $1`, subject); err != nil {
		return err
	}
	over, err := o.kluis.Ended(ctx, subject)
	if err != nil || !over {
		return err
	}
	return o.endAccountsOf(ctx, func(persoon string) (bool, error) { return persoon == subject, nil })
}

// forget takes what was locked with destroyed keys out of the tables of today
// and out of the outbox, and writes down that it was destroyed.
func (o *Opslag) forget(ctx context.Context, gone []sleutels.Vernietiging) (int64, error) {
	var entries int64
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		entries = 0
		for _, v := range gone {
			n, err := o.forgetKey(ctx, tx, v)
			if err != nil {
				return err
			}
			entries += n
		}
		return o.dropRequests(ctx, tx)
	})
	return entries, err
}

// untold gives the destroyed keys of a unit of which the data were not told.
func (o *Opslag) untold(ctx context.Context, e sleutels.Eenheid) ([]sleutels.Vernietiging, error) {
	gone, err := o.kluis.DestroyedOf(ctx, e)
	if err != nil {
		return nil, err
	}
	told := map[string]bool{}
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var id string
			err := scan(&id)
			told[id] = true
			return err
		}, `SELECT sleutel FROM vernietiging WHERE onderwerp = $1 AND wet = $2 AND bewaring = $3`, e.Onderwerp, string(e.Wet), e.Bewaring)
	})
	return slices.DeleteFunc(gone, func(v sleutels.Vernietiging) bool { return told[v.Sleutel] }), err
}

// herhaalbaar is how long the outcome of a request is kept when something is
// destroyed: a form is not sent again after the session in which it was made.
const herhaalbaar = 10 * time.Hour

// dropRequests removes the outcomes of older requests: they are locked with no
// key of a subject, and could name what is gone.
func (o *Opslag) dropRequests(ctx context.Context, tx *databank.Tx) error {
	_, err := tx.Exec(ctx, `DELETE FROM verzoek WHERE op < $1`, databank.Instant(o.now().Add(-herhaalbaar)))
	return err
}

func (o *Opslag) forgetKey(ctx context.Context, tx *databank.Tx, v sleutels.Vernietiging) (int64, error) {
	if _, err := tx.Exec(ctx, `INSERT INTO vernietiging (sleutel, onderwerp, wet, bewaring, op) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		v.Sleutel, v.Eenheid.Onderwerp, string(v.Eenheid.Wet), v.Eenheid.Bewaring, v.Op); err != nil {
		return 0, err
	}
	// What an entry that is gone made is made by no entry now: the tables of
	// the families concerned are made again without it.
	var families []string
	var entries int64
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var gezin string
		var n int64
		err := scan(&gezin, &n)
		families, entries = append(families, gezin), entries+n
		return err
	}, `SELECT gezin, COUNT(*) FROM logboek WHERE sleutel = $1 GROUP BY gezin`, v.Sleutel)
	if err != nil {
		return 0, err
	}
	for _, gezin := range families {
		hidden, err := hiding(ctx, tx, gezin)
		if err != nil {
			return 0, err
		}
		if err := o.clearFamily(ctx, tx, gezin); err != nil {
			return 0, err
		}
		if err := o.rebuildFamily(ctx, tx, gezin); err != nil {
			return 0, err
		}
		for _, p := range hidden { // what he has elsewhere is found again where no flag is left
			if err := o.findable(ctx, tx, p); err != nil {
				return 0, err
			}
		}
	}
	_, err = tx.Exec(ctx, `DELETE FROM uitgaand WHERE sleutel = $1`, v.Sleutel)
	return entries, err
}

// clearFamily removes what the log of one family made in the tables of today.
func (o *Opslag) clearFamily(ctx context.Context, tx *databank.Tx, gezin string) error {
	const mine = ` IN (SELECT id FROM feit WHERE gezin = $1)`
	statements := []string{`DELETE FROM zoekterm WHERE feit` + mine, `DELETE FROM schuil WHERE relatie` + mine, `DELETE FROM werklijst WHERE taak` + mine,
		`DELETE FROM taak WHERE id` + mine, `DELETE FROM samenstelling WHERE samenstelling` + mine}
	readers, err := databank.Texts(ctx, tx, `SELECT DISTINCT lezer FROM betrokkenheid WHERE id`+mine, gezin)
	if err != nil {
		return err
	}
	for _, v := range relationTables() {
		statements = append(statements, `DELETE FROM `+string(v.Relatie)+` WHERE id`+mine)
	}
	statements = append(statements, `DELETE FROM lid WHERE gezin = $1`, `DELETE FROM persoon WHERE gezin = $1`,
		`DELETE FROM feit WHERE gezin = $1`, `DELETE FROM gezin WHERE id = $1`)
	for _, s := range statements {
		if _, err := tx.Exec(ctx, s, gezin); err != nil {
			return err
		}
	}
	for _, lezer := range readers {
		if _, err := tx.Exec(ctx, `DELETE FROM werklijst WHERE lezer = $1`, lezer); err != nil {
			return err
		}
		if err := relist(ctx, tx, lezer); err != nil {
			return err
		}
	}
	return nil
}
