package opslag

import (
	"context"
	"database/sql"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

func placeFactor(account string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "tweede_factor", Rij: account, Kolom: "inhoud"}
}

// lockFor locks what belongs to an account with the account's own key.
func (o *Opslag) lockFor(ctx context.Context, account string, place sleutels.Plaats, plain []byte) (key sleutels.Sleutel, locked []byte, err error) {
	if key, err = o.kluis.Key(ctx, sleutels.Eenheid{Onderwerp: account, Bewaring: bewaring.Account}); err != nil {
		return key, nil, err
	}
	locked, err = key.Lock(o.random, place, plain)
	return key, locked, err
}

// openFor opens what lockFor locked; ErrNietGevonden where the key is gone.
func (o *Opslag) openFor(ctx context.Context, key string, place sleutels.Plaats, locked []byte) ([]byte, error) {
	keys, err := o.kluis.Load(ctx, []string{key})
	if err != nil {
		return nil, err
	}
	k, ok := keys[key]
	if !ok {
		return nil, dossier.ErrNietGevonden
	}
	return k.Open(place, locked)
}

// TweedeFactor gives the second factor of an account.
func (o *Opslag) TweedeFactor(ctx context.Context, account string) (*dossier.TweedeFactor, error) {
	var f dossier.TweedeFactor
	var key string
	var locked []byte
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&key, &locked, &f.Stap}, `SELECT sleutel, inhoud, stap FROM tweede_factor WHERE account = $1`, account)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, dossier.ErrNietGevonden
	}
	if err != nil {
		return nil, err
	}
	f.Geheim, err = o.openFor(ctx, key, placeFactor(account), locked)
	if err != nil {
		return nil, err
	}
	return &f, nil
}

// SetTweedeFactor sets the second factor of an account and its recovery codes.
func (o *Opslag) SetTweedeFactor(ctx context.Context, account string, f dossier.TweedeFactor, herstelcodes []string) error {
	key, locked, err := o.lockFor(ctx, account, placeFactor(account), f.Geheim)
	if err != nil {
		return err
	}
	return o.changeAccount(ctx, account, dossier.AccountTweedeStap, func(tx *databank.Tx, _ *wijziging) error {
		if err := clearFactor(ctx, tx, account); err != nil {
			return err
		}
		if err := insert(ctx, tx, "tweede_factor", "account, sleutel, inhoud, stap, op",
			[][]any{{account, key.ID, locked, f.Stap, databank.Instant(o.now())}}); err != nil {
			return err
		}
		var rows [][]any
		for _, code := range herstelcodes {
			rows = append(rows, []any{account, o.codeHash(account, code)})
		}
		return insert(ctx, tx, "herstelcode", "account, kenmerk", rows)
	})
}

func (o *Opslag) codeHash(account, code string) []byte {
	return mac(o.geheim.ids, "herstelcode", account, code)
}

func clearFactor(ctx context.Context, tx *databank.Tx, account string) error {
	return all(ctx, tx, []any{account}, `DELETE FROM tweede_factor WHERE account = $1`, `DELETE FROM herstelcode WHERE account = $1`)
}

// NeemStap uses the code of a time step; false where it was used before.
func (o *Opslag) NeemStap(ctx context.Context, account string, stap int64) (bool, error) {
	return o.taken(ctx, `UPDATE tweede_factor SET stap = $1 WHERE account = $2 AND stap < $1`, stap, account)
}

// NeemHerstelcode uses a recovery code; false where there is none.
func (o *Opslag) NeemHerstelcode(ctx context.Context, account, code string) (bool, error) {
	return o.taken(ctx, `DELETE FROM herstelcode WHERE account = $1 AND kenmerk = $2`, account, o.codeHash(account, code))
}

// taken runs a statement and tells whether it changed a row.
func (o *Opslag) taken(ctx context.Context, query string, args ...any) (bool, error) {
	var n int64
	err := o.db.Write(ctx, func(tx *databank.Tx) (err error) {
		n, err = tx.Exec(ctx, query, args...)
		return err
	})
	return n > 0, err
}

// Herstelcodes tells how many recovery codes are left.
func (o *Opslag) Herstelcodes(ctx context.Context, account string) (n int, err error) {
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM herstelcode WHERE account = $1`, account)
	})
	return n, err
}

// WisTweedeFactor removes the second factor of an account, the devices that
// were known, and its sessions.
func (o *Opslag) WisTweedeFactor(ctx context.Context, account string) error {
	return o.changeAccount(ctx, account, dossier.AccountZonderStap, func(tx *databank.Tx, _ *wijziging) error {
		if err := clearFactor(ctx, tx, account); err != nil {
			return err
		}
		return all(ctx, tx, []any{account}, `DELETE FROM toestel WHERE account = $1`, endSessions)
	})
}
