package opslag

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// The states of what waits in the outbox.
const (
	klaar     = "klaar"
	verzonden = "verzonden"
	review    = "vastgehouden"
	vervallen = "vervallen"
)

func placeOut(id, soort string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "uitgaand", Rij: id + "\x1f" + soort, Kolom: "inhoud"}
}

// Send puts something in the outbox, to leave once the transaction holds.
func (t *tx) Send(ctx context.Context, u dossier.Uitgaand) (string, error) {
	if u.Soort == "" || u.Vak.Label.Wet == "" || u.Vak.Label.Klasse == "" {
		return "", dossier.ErrInvoer
	}
	id := t.NieuweID()
	e := unit(u.Gezin, u.Vak)
	if err := t.prepare(ctx, e); err != nil {
		return "", err
	}
	key := t.keys[e]
	locked, err := key.Lock(t.o.random, placeOut(id, u.Soort), u.Inhoud)
	if err != nil {
		return "", err
	}
	l := u.Vak.Label
	return id, insert(ctx, t.tx, "uitgaand", `id, soort, gezin, onderwerp, wet, klasse, sleutel, inhoud, stand, vanaf, pogingen, huurder, op`,
		[][]any{{id, u.Soort, u.Gezin, l.Onderwerp, string(l.Wet), string(l.Klasse), key.ID, locked, klaar, databank.Instant(u.Vanaf), 0, "",
			databank.Instant(t.o.now())}})
}

// Next rents the first thing that is due.
func (o *Opslag) Next(ctx context.Context, soort, huurder string, huur time.Duration) (dossier.Uitgaand, error) {
	var u dossier.Uitgaand
	var key string
	var locked []byte
	now := o.now()
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		u = dossier.Uitgaand{Soort: soort}
		var law, class, op string
		err := tx.Row(ctx, []any{&u.ID, &u.Gezin, &u.Vak.Label.Onderwerp, &law, &class, &key, &locked, &u.Poging, &op},
			`UPDATE uitgaand SET huurder = $1, vanaf = $2, pogingen = pogingen + 1 WHERE id = (
				SELECT id FROM uitgaand WHERE stand = 'klaar' AND vanaf <= $3 AND soort = $4 ORDER BY vanaf, id LIMIT 1)
			RETURNING id, gezin, onderwerp, wet, klasse, sleutel, inhoud, pogingen, op`,
			huurder, databank.Instant(now.Add(huur)), databank.Instant(now), soort)
		u.Vak.Label.Wet, u.Vak.Label.Klasse, u.Vak.Soort = gezin.Wet(law), gezin.Klasse(class), toegang.SBericht
		u.Poging--
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return dossier.Uitgaand{}, dossier.ErrNietGevonden
	}
	if err != nil {
		return dossier.Uitgaand{}, err
	}
	keys, err := o.kluis.Load(ctx, []string{key})
	if err != nil {
		return dossier.Uitgaand{}, err
	}
	if u.Inhoud, err = keys[key].Open(placeOut(u.ID, soort), locked); err != nil {
		return dossier.Uitgaand{}, err
	}
	return u, nil
}

// settle changes what was rented, as long as the rent lasts. What an item held
// is removed where it does not leave from here any more.
func (o *Opslag) settle(ctx context.Context, id, huurder, stand string, vanaf time.Time) error {
	now := databank.Instant(o.now())
	leeg := ""
	if stand == verzonden || stand == vervallen {
		leeg = ", inhoud = $6"
	}
	args := []any{stand, databank.Instant(vanaf), id, huurder, now}
	if leeg != "" {
		args = append(args, []byte{})
	}
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		n, err := tx.Exec(ctx, `UPDATE uitgaand SET stand = $1, vanaf = $2, huurder = ''`+leeg+
			` WHERE id = $3 AND huurder = $4 AND huurder <> '' AND stand = 'klaar' AND vanaf > $5`, args...)
		if err == nil && n == 0 {
			return dossier.ErrNietGevonden
		}
		return err
	})
}

// Done settles what was rented: it has left.
func (o *Opslag) Done(ctx context.Context, id, huurder string) error {
	return o.settle(ctx, id, huurder, verzonden, o.now())
}

// Later gives it back, to be tried again.
func (o *Opslag) Later(ctx context.Context, id, huurder string, vanaf time.Time) error {
	return o.settle(ctx, id, huurder, klaar, vanaf)
}

// Hold keeps it: someone must look why it cannot leave.
func (o *Opslag) Hold(ctx context.Context, id, huurder string) error {
	return o.settle(ctx, id, huurder, review, o.now())
}

// Drop settles what will not leave from here.
func (o *Opslag) Drop(ctx context.Context, id, huurder string) error {
	return o.settle(ctx, id, huurder, vervallen, o.now())
}

// Outbox counts what is in the outbox, by kind and state.
func (o *Opslag) Outbox(ctx context.Context) ([]dossier.Poststand, error) {
	var out []dossier.Poststand
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		out = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var p dossier.Poststand
			var op string
			if err := scan(&p.Soort, &p.Stand, &p.Aantal, &op); err != nil {
				return err
			}
			var err error
			p.Oudste, err = databank.ParseInstant(op)
			out = append(out, p)
			return err
		}, `SELECT soort, stand, COUNT(*), MIN(op) FROM uitgaand GROUP BY soort, stand ORDER BY soort, stand`)
	})
	return out, err
}
