package sleutels

import (
	"context"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// unitPage is how many units one query gives.
const unitPage = 200

// EachUnit calls fn for every unit that has keys and had its first one before
// an instant (as databank.Instant writes it), in order, with the ids of its
// keys. It reads a page at a time: fn may take long, and may destroy.
func (k *Kluis) EachUnit(ctx context.Context, before string, fn func(e Eenheid, ids []string) error) error {
	var last Eenheid
	for {
		page, err := k.unitsAfter(ctx, last, before)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, e := range page {
			ids, err := k.keysOf(ctx, e, `vernietigd = ''`)
			if err != nil {
				return err
			}
			if err := fn(e, ids); err != nil {
				return err
			}
		}
		last = page[len(page)-1]
	}
}

func (k *Kluis) unitsAfter(ctx context.Context, last Eenheid, before string) ([]Eenheid, error) {
	var page []Eenheid
	err := k.db.Read(ctx, func(tx *databank.Tx) error {
		page = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var e Eenheid
			var law string
			err := scan(&e.Onderwerp, &law, &e.Bewaring)
			e.Wet = gezin.Wet(law)
			page = append(page, e)
			return err
		}, `SELECT onderwerp, wet, bewaring FROM datasleutel WHERE vernietigd = '' AND (onderwerp, wet, bewaring) > ($1, $2, $3)
			GROUP BY onderwerp, wet, bewaring HAVING MIN(op) < $4 ORDER BY onderwerp, wet, bewaring LIMIT $5`,
			last.Onderwerp, string(last.Wet), last.Bewaring, before, unitPage)
	})
	return page, err
}

// Keys gives the ids of the keys of a unit that were not destroyed, oldest
// version first.
func (k *Kluis) Keys(ctx context.Context, e Eenheid) ([]string, error) {
	return k.keysOf(ctx, e, `vernietigd = ''`)
}

func (k *Kluis) keysOf(ctx context.Context, e Eenheid, where string) ([]string, error) {
	var ids []string
	err := k.db.Read(ctx, func(tx *databank.Tx) (err error) {
		ids, err = databank.Texts(ctx, tx, `SELECT id FROM datasleutel WHERE onderwerp = $1 AND wet = $2 AND bewaring = $3 AND `+where+` ORDER BY versie`, e.Onderwerp, string(e.Wet), e.Bewaring)
		return err
	})
	return ids, err
}

// DestroyedOf gives the destroyed keys of one unit.
func (k *Kluis) DestroyedOf(ctx context.Context, e Eenheid) ([]Vernietiging, error) {
	var gone []Vernietiging
	err := k.db.Read(ctx, func(tx *databank.Tx) error {
		gone = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			v := Vernietiging{Eenheid: e}
			err := scan(&v.Sleutel, &v.Op)
			gone = append(gone, v)
			return err
		}, `SELECT id, vernietigd FROM datasleutel WHERE onderwerp = $1 AND wet = $2 AND bewaring = $3 AND vernietigd <> '' ORDER BY versie`,
			e.Onderwerp, string(e.Wet), e.Bewaring)
	})
	return gone, err
}

// Ended tells whether a subject had keys and has none left.
func (k *Kluis) Ended(ctx context.Context, subject string) (bool, error) {
	var had, left int64
	err := k.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&had, &left}, `SELECT COUNT(*), COALESCE(SUM(CASE WHEN vernietigd = '' THEN 1 ELSE 0 END), 0) FROM datasleutel WHERE onderwerp = $1`, subject)
	})
	return had > 0 && left == 0, err
}

// Rotate gives every unit whose newest key is from before an instant (as
// databank.Instant writes it) a new version of its key, a page at a time while
// the program runs, and gives how many it made. What is locked from then on is
// locked with the new version; what was locked before opens with its own, which
// stays for as long as what it locks is kept.
//
// A writer that took the older version just before is not disturbed. Of two
// that make the next version at once, one does.
func (k *Kluis) Rotate(ctx context.Context, before string) (int, error) {
	made := 0
	var last Eenheid
	for {
		page, err := k.staleAfter(ctx, last, before)
		if err != nil || len(page) == 0 {
			return made, err
		}
		for _, s := range page {
			fresh, err := k.wrapNew(s.unit, s.version+1)
			if err != nil {
				return made, err
			}
			err = k.Save(ctx, []*Nieuw{fresh})
			if err == nil {
				made++
			} else if !errors.Is(err, ErrEerder) { // another process made it
				return made, err
			}
		}
		last = page[len(page)-1].unit
	}
}

func (k *Kluis) staleAfter(ctx context.Context, last Eenheid, before string) ([]Nieuw, error) {
	var page []Nieuw
	err := k.db.Read(ctx, func(tx *databank.Tx) error {
		page = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var n Nieuw
			var law string
			err := scan(&n.unit.Onderwerp, &law, &n.unit.Bewaring, &n.version)
			n.unit.Wet = gezin.Wet(law)
			page = append(page, n)
			return err
		}, `SELECT onderwerp, wet, bewaring, MAX(versie) FROM datasleutel WHERE (onderwerp, wet, bewaring) > ($1, $2, $3)
			GROUP BY onderwerp, wet, bewaring HAVING MAX(op) < $4 AND SUM(CASE WHEN vernietigd = '' THEN 1 ELSE 0 END) > 0
			ORDER BY onderwerp, wet, bewaring LIMIT $5`, last.Onderwerp, string(last.Wet), last.Bewaring, before, unitPage)
	})
	return page, err
}

// Erase makes the database of the keys give up what was removed from it: on
// SQLite the write-ahead log still holds the pages from before. On PostgreSQL
// the server decides when; a new version of the master key (Rewrap) makes what
// is left useless on both.
func (k *Kluis) Erase(ctx context.Context) error { return k.db.Checkpoint(ctx) }
