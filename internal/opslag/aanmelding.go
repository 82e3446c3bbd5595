package opslag

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// aanmeldingInhoud is what is locked of a sign-in. The names are stored.
type aanmeldingInhoud struct {
	Toestel string             `json:"toestel"`
	Langs   dossier.Aanmeldweg `json:"langs"`
}

func placeAanmelding(id string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "aanmelding", Rij: id, Kolom: "inhoud"}
}

// BeginAanmelding adds a sign-in and gives its id.
func (o *Opslag) BeginAanmelding(ctx context.Context, a dossier.Aanmelding) (string, error) {
	id, err := o.randomID()
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(aanmeldingInhoud{a.Toestel, a.Langs})
	if err != nil {
		return "", errInhoud
	}
	locked, err := o.geheim.slot.Lock(o.random, placeAanmelding(id), plain)
	if err != nil {
		return "", err
	}
	now := databank.Instant(o.now())
	return id, o.db.Write(ctx, func(tx *databank.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM aanmelding WHERE verloopt <= $1`, now); err != nil {
			return err
		}
		return insert(ctx, tx, "aanmelding", "id, account, op, gezien, verloopt, slot, inhoud",
			[][]any{{id, a.Account, now, now, databank.Instant(a.Tot), o.geheim.slot.ID, locked}})
	})
}

// Aanmelding finds a sign-in.
func (o *Opslag) Aanmelding(ctx context.Context, id string) (*dossier.Aanmelding, error) {
	found, err := o.aanmeldingen(ctx, `id = $2`, id)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, dossier.ErrNietGevonden
	}
	return &found[0], nil
}

// AanmeldingenVan gives the sign-ins of an account, the newest first.
func (o *Opslag) AanmeldingenVan(ctx context.Context, account string) ([]dossier.Aanmelding, error) {
	return o.aanmeldingen(ctx, `account = $2`, account)
}

func (o *Opslag) aanmeldingen(ctx context.Context, where, arg string) ([]dossier.Aanmelding, error) {
	var out []dossier.Aanmelding
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		out = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			a, err := o.scanAanmelding(scan)
			out = append(out, a)
			return err
		}, `SELECT id, account, op, gezien, verloopt, inhoud FROM aanmelding WHERE verloopt > $1 AND `+where+` ORDER BY op DESC, id`,
			databank.Instant(o.now()), arg)
	})
	return out, err
}

func (o *Opslag) scanAanmelding(scan databank.Scan) (a dossier.Aanmelding, err error) {
	var op, seen, until string
	var locked []byte
	if err = scan(&a.ID, &a.Account, &op, &seen, &until, &locked); err != nil {
		return a, err
	}
	for _, m := range []struct {
		text string
		dest *time.Time
	}{{op, &a.Begin}, {seen, &a.Gezien}, {until, &a.Tot}} {
		if *m.dest, err = databank.ParseInstant(m.text); err != nil {
			return a, err
		}
	}
	plain, err := o.geheim.slot.Open(placeAanmelding(a.ID), locked)
	if err != nil {
		return a, err
	}
	var in aanmeldingInhoud
	if json.Unmarshal(plain, &in) != nil {
		return a, errInhoud
	}
	a.Toestel, a.Langs = in.Toestel, in.Langs
	return a, nil
}

// ZieAanmelding sets the moment of the last request to now.
func (o *Opslag) ZieAanmelding(ctx context.Context, id string) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `UPDATE aanmelding SET gezien = $1 WHERE id = $2`, databank.Instant(o.now()), id)
		return err
	})
}

// EindAanmelding ends one sign-in of an account.
func (o *Opslag) EindAanmelding(ctx context.Context, account, id string) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM aanmelding WHERE account = $1 AND id = $2`, account, id)
		return err
	})
}

// EindAanmeldingen ends all sign-ins of an account but one.
func (o *Opslag) EindAanmeldingen(ctx context.Context, account, behalve string) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM aanmelding WHERE account = $1 AND id <> $2`, account, behalve)
		return err
	})
}

// NeemPoging takes one attempt, or tells how long to wait.
func (o *Opslag) NeemPoging(ctx context.Context, r dossier.Remregel, waarvan ...string) (wait time.Duration, err error) {
	key, now := o.remKey(waarvan), o.now()
	err = o.db.Write(ctx, func(tx *databank.Tx) error {
		wait = 0
		if _, err := tx.Exec(ctx, `DELETE FROM mislukt WHERE verloopt <= $1`, databank.Instant(now)); err != nil {
			return err
		}
		count, until := 0, ""
		err := tx.Row(ctx, []any{&count, &until}, `SELECT aantal, tot FROM mislukt WHERE kenmerk = $1`, key)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if until > databank.Instant(now) { // instants sort as text
			moment, err := databank.ParseInstant(until)
			wait = moment.Sub(now)
			return err
		}
		next := now.Add(r.Wacht(count + 1))
		_, err = tx.Exec(ctx, `INSERT INTO mislukt (kenmerk, aantal, tot, verloopt) VALUES ($1, $2, $3, $4)
			ON CONFLICT (kenmerk) DO UPDATE SET aantal = excluded.aantal, tot = excluded.tot, verloopt = excluded.verloopt`,
			key, count+1, databank.Instant(next), databank.Instant(next.Add(r.Hoogstens)))
		return err
	})
	return wait, err
}

// WisPogingen forgets attempts.
func (o *Opslag) WisPogingen(ctx context.Context, waarvan ...string) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		_, err := tx.Exec(ctx, `DELETE FROM mislukt WHERE kenmerk = $1`, o.remKey(waarvan))
		return err
	})
}

func (o *Opslag) remKey(waarvan []string) []byte {
	return mac(o.geheim.ids, append([]string{"rem"}, waarvan...)...)
}

// OnthoudToestel ties a device to an account until a moment.
func (o *Opslag) OnthoudToestel(ctx context.Context, account, token string, tot time.Time) error {
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		if _, err := tx.Exec(ctx, `DELETE FROM toestel WHERE verloopt <= $1`, databank.Instant(o.now())); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `INSERT INTO toestel (kenmerk, account, verloopt) VALUES ($1, $2, $3)
			ON CONFLICT (kenmerk) DO UPDATE SET verloopt = excluded.verloopt`, o.deviceKey(account, token), account, databank.Instant(tot))
		return err
	})
}

// BekendToestel tells whether an account signed in before on a device.
func (o *Opslag) BekendToestel(ctx context.Context, account, token string) (bool, error) {
	n := 0
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM toestel WHERE kenmerk = $1 AND verloopt > $2`, o.deviceKey(account, token), databank.Instant(o.now()))
	})
	return n > 0, err
}

func (o *Opslag) deviceKey(account, token string) []byte {
	return mac(o.geheim.ids, "toestel", account, token)
}
