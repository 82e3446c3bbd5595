package opslag

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"maps"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// Write runs one request in one serialisable transaction; see package dossier.
func (o *Opslag) Write(ctx context.Context, op dossier.Opdracht, fn func(dossier.Tx) error) (dossier.Uitkomst, error) {
	key := op.Sleutel
	if key == "" {
		var err error
		if key, err = o.randomID(); err != nil {
			return dossier.Uitkomst{}, err
		}
	}
	var out dossier.Uitkomst
	var last *tx
	err := o.db.Write(ctx, func(dtx *databank.Tx) error {
		t := newTx(o.newLezing(dtx, &op.Toets), key)
		last = t
		done, err := t.before(ctx, &op)
		if err != nil || done != nil {
			out = dossier.Uitkomst{Resultaat: bytes.Clone(done), Herhaald: err == nil}
			return err
		}
		if last, err = t.allUnchanged(ctx, &op); err != nil {
			return err
		}
		if err := fn(t); err != nil {
			return err
		}
		out = dossier.Uitkomst{Resultaat: bytes.Clone(t.resultaat)}
		if err := t.after(ctx, &op); err != nil {
			return err
		}
		// The keys are there before the data. Where the data then fail, a key
		// is left that locks nothing, and the next attempt finds it.
		return t.tx.Again(o.kluis.Save(ctx, t.fresh), sleutels.ErrEerder)
	})
	if err != nil {
		return dossier.Uitkomst{}, o.logDifference(ctx, last, err)
	}
	return out, o.logWrite(ctx, last)
}

// logDifference logs that a writer is shown what was added since he looked.
func (o *Opslag) logDifference(ctx context.Context, t *tx, err error) error {
	var conflict *dossier.Conflict
	if !errors.As(err, &conflict) {
		return err
	}
	page := dossier.Inzage{Handeling: dossier.Inzien, Pagina: "verschil"}
	if errLog := o.logAccess(context.WithoutCancel(ctx), t.lezing, page, gelukt); errLog != nil {
		return errLog
	}
	return err
}

// request gives the row of a request: its key, and the hash of its form.
func (t *tx) request(op *dossier.Opdracht) (key, form []byte) {
	sum := sha256.Sum256(op.Vorm)
	return mac(t.o.geheim.ids, "verzoek", t.account(), op.Sleutel), sum[:]
}

func placeOf(key []byte) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "verzoek", Rij: hex.EncodeToString(key), Kolom: "uitkomst"}
}

// before gives the result of a request that was done before; nil where it was
// not.
func (t *tx) before(ctx context.Context, op *dossier.Opdracht) ([]byte, error) {
	if op.Sleutel == "" {
		return nil, nil
	}
	key, form := t.request(op)
	var was, locked []byte
	err := t.tx.Row(ctx, []any{&was, &locked}, `SELECT vorm, uitkomst FROM verzoek WHERE sleutel = $1`, key)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(was, form) {
		return nil, dossier.ErrHerhaaldAnders
	}
	plain, err := t.o.geheim.slot.Open(placeOf(key), locked)
	if plain == nil {
		plain = []byte{}
	}
	return plain, err
}

// after writes what the request gave.
func (t *tx) after(ctx context.Context, op *dossier.Opdracht) error {
	if op.Sleutel == "" {
		return nil
	}
	key, form := t.request(op)
	locked, err := t.o.geheim.slot.Lock(t.o.random, placeOf(key), t.resultaat)
	if err != nil {
		return err
	}
	return t.tx.Race(insert(ctx, t.tx, "verzoek", "sleutel, vorm, slot, uitkomst, op",
		[][]any{{key, form, t.o.geheim.slot.ID, locked, databank.Instant(t.o.now())}}))
}

// allUnchanged makes sure of it for each part of a request, before anything of it
// is written. It gives the part in which something was added, or else t.
func (t *tx) allUnchanged(ctx context.Context, op *dossier.Opdracht) (*tx, error) {
	if err := t.unchanged(ctx, op.Gezien); err != nil {
		return t, err
	}
	for i := range op.Ook {
		part := t.part(op.Ook[i].Toets)
		if err := part.unchanged(ctx, op.Ook[i].Gezien); err != nil {
			return part, err
		}
	}
	return t, nil
}

// unchanged makes sure that nothing that the writer may see was added to the
// families that he had before him; otherwise he gets the difference.
func (t *tx) unchanged(ctx context.Context, seen map[string]string) error {
	for _, gezin := range slices.Sorted(maps.Keys(seen)) {
		rows, err := t.since(ctx, gezin, seen[gezin])
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			continue
		}
		c := &dossier.Conflict{Gezin: gezin, Stand: rows[len(rows)-1].id}
		for i := range rows {
			c.Verschil = append(c.Verschil, change(&rows[i]))
		}
		return c
	}
	return nil
}
