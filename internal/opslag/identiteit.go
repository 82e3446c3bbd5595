package opslag

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// identiteitInhoud is what is locked of an identity. The names are stored.
type identiteitInhoud struct {
	Uitgever  string `json:"uitgever"`
	Onderwerp string `json:"onderwerp"`
}

func (o *Opslag) identityHash(i dossier.Identiteit) []byte {
	return mac(o.geheim.zoek, "identiteit", i.Uitgever, i.Onderwerp)
}

func placeIdentity(account string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "identiteit", Rij: account, Kolom: "inhoud"}
}

// AccountByIdentity finds the account that is tied to an identity. What is
// locked beside the hash is held against it too.
func (o *Opslag) AccountByIdentity(ctx context.Context, i dossier.Identiteit) (*dossier.Account, error) {
	var account, key string
	var locked []byte
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&account, &key, &locked}, `SELECT account, sleutel, inhoud FROM identiteit WHERE kenmerk = $1`, o.identityHash(i))
	})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, dossier.ErrNietGevonden
	}
	if err != nil {
		return nil, err
	}
	plain, err := o.openFor(ctx, key, placeIdentity(account), locked)
	if err != nil {
		return nil, err
	}
	var in identiteitInhoud
	if json.Unmarshal(plain, &in) != nil || in != identiteitInhoud(i) {
		return nil, errInhoud
	}
	return o.AccountByID(ctx, account)
}

// Koppel ties an account to an identity.
func (o *Opslag) Koppel(ctx context.Context, account string, i dossier.Identiteit) error {
	plain, err := json.Marshal(identiteitInhoud(i))
	if err != nil {
		return errInhoud
	}
	key, locked, err := o.lockFor(ctx, account, placeIdentity(account), plain)
	if err != nil {
		return err
	}
	err = o.changeAccount(ctx, account, dossier.AccountGekoppeld, func(tx *databank.Tx, _ *wijziging) error {
		return insert(ctx, tx, "identiteit", "kenmerk, account, sleutel, inhoud, op",
			[][]any{{o.identityHash(i), account, key.ID, locked, databank.Instant(o.now())}})
	})
	if databank.Duplicate(err) {
		return dossier.ErrIdentiteit
	}
	return err
}

// Ontkoppel removes the identity of an account and ends its sessions.
func (o *Opslag) Ontkoppel(ctx context.Context, account string) error {
	return o.changeAccount(ctx, account, dossier.AccountOntkoppeld, func(tx *databank.Tx, _ *wijziging) error {
		return all(ctx, tx, []any{account}, endSessions, `DELETE FROM identiteit WHERE account = $1`)
	})
}

// Gekoppeld tells whether an account is tied to an identity.
func (o *Opslag) Gekoppeld(ctx context.Context, account string) (bool, error) {
	n := 0
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM identiteit WHERE account = $1`, account)
	})
	return n > 0, err
}
