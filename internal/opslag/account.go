package opslag

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// accountInhoud is what is locked of an account. The names are stored.
type accountInhoud struct {
	Aanmeld string `json:"aanmeld"`
	Naam    string `json:"naam"`
	Persoon string `json:"persoon,omitempty"`
}

const (
	actief  = "actief"
	geblokt = "geblokt"
)

func (o *Opslag) loginHash(aanmeld string) []byte {
	return mac(o.geheim.zoek, "aanmeld", strings.ToLower(strings.TrimSpace(aanmeld)))
}

func placeAccount(id string) sleutels.Plaats {
	return sleutels.Plaats{Tabel: "account", Rij: id, Kolom: "inhoud"}
}

// CreateAccount adds an account with its roles.
func (o *Opslag) CreateAccount(ctx context.Context, a dossier.Account) (string, error) {
	id, err := o.randomID()
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(accountInhoud{strings.TrimSpace(a.Aanmeld), a.Naam, a.Persoon})
	if err != nil {
		return "", errInhoud
	}
	key, err := o.kluis.Key(ctx, sleutels.Eenheid{Onderwerp: id, Bewaring: bewaring.Account})
	if err != nil {
		return "", err
	}
	locked, err := key.Lock(o.random, placeAccount(id), plain)
	if err != nil {
		return "", err
	}
	err = o.schrijfAccount(ctx, func(tx *databank.Tx) ([]wijziging, error) {
		if err := insert(ctx, tx, "account", "id, naam, sleutel, inhoud, wachtwoord, stand, op", [][]any{{id, o.loginHash(a.Aanmeld), key.ID, locked,
			a.Wachtwoord, standOf(a.Geblokt), databank.Instant(o.now())}}); err != nil {
			return nil, err
		}
		return []wijziging{{handeling: dossier.AccountGemaakt, account: id, erbij: a.Rollen, persoon: a.Persoon}}, setRoles(ctx, tx, id, a.Rollen)
	})
	if databank.Duplicate(err) {
		return "", dossier.ErrAccountBestaat
	}
	return id, err
}

func standOf(blocked bool) string {
	if blocked {
		return geblokt
	}
	return actief
}

func setRoles(ctx context.Context, tx *databank.Tx, id string, roles []dossier.AccountRol) error {
	if _, err := tx.Exec(ctx, `DELETE FROM account_rol WHERE account = $1`, id); err != nil {
		return err
	}
	var rows [][]any
	for _, r := range roles {
		rows = append(rows, []any{id, r.Rol, r.Team, r.Van.String(), r.Tot.String(), r.Domein})
	}
	return insert(ctx, tx, "account_rol", "account, rol, team, van, tot, domein", rows)
}

// AccountByName finds an account by the name to sign in with.
func (o *Opslag) AccountByName(ctx context.Context, aanmeld string) (*dossier.Account, error) {
	return one(o.accounts(ctx, "WHERE naam = $1", o.loginHash(aanmeld)))
}

// AccountByID finds an account by its id.
func (o *Opslag) AccountByID(ctx context.Context, id string) (*dossier.Account, error) {
	return one(o.accounts(ctx, "WHERE id = $1", id))
}

// Accounts gives all accounts, sorted by id.
func (o *Opslag) Accounts(ctx context.Context) ([]dossier.Account, error) {
	return o.accounts(ctx, "")
}

func one(accounts []dossier.Account, err error) (*dossier.Account, error) {
	if err != nil {
		return nil, err
	}
	if len(accounts) == 0 {
		return nil, dossier.ErrNietGevonden
	}
	return &accounts[0], nil
}

// accountRij is an account as it is stored.
type accountRij struct {
	account dossier.Account
	sleutel string
	inhoud  []byte
}

func (o *Opslag) accounts(ctx context.Context, where string, args ...any) ([]dossier.Account, error) {
	var rows []accountRij
	err := o.db.Read(ctx, func(tx *databank.Tx) (err error) {
		if rows, err = accountRows(ctx, tx, where, args...); err != nil {
			return err
		}
		for i := range rows {
			if rows[i].account.Rollen, err = rolesOf(ctx, tx, rows[i].account.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return o.openAccounts(ctx, rows)
}

// accountRows reads accounts as they are stored, without their roles.
func accountRows(ctx context.Context, tx *databank.Tx, where string, args ...any) (rows []accountRij, err error) {
	err = tx.Rows(ctx, func(scan databank.Scan) error {
		var r accountRij
		var stand string
		err := scan(&r.account.ID, &r.sleutel, &r.inhoud, &r.account.Wachtwoord, &stand)
		r.account.Geblokt = stand == geblokt
		rows = append(rows, r)
		return err
	}, `SELECT id, sleutel, inhoud, wachtwoord, stand FROM account `+where+` ORDER BY id`, args...)
	return rows, err
}

func rolesOf(ctx context.Context, tx *databank.Tx, id string) ([]dossier.AccountRol, error) {
	var roles []dossier.AccountRol
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var r dossier.AccountRol
		var van, tot string
		if err := scan(&r.Rol, &r.Team, &van, &tot, &r.Domein); err != nil {
			return err
		}
		err := errors.Join(r.Van.UnmarshalText([]byte(van)), r.Tot.UnmarshalText([]byte(tot)))
		roles = append(roles, r)
		return err
	}, `SELECT rol, team, van, tot, domein FROM account_rol WHERE account = $1 ORDER BY rol, team, van`, id)
	return roles, err
}

func (o *Opslag) openAccounts(ctx context.Context, rows []accountRij) ([]dossier.Account, error) {
	keys, err := o.kluis.Load(ctx, slots(rows, (*accountRij).slot))
	if err != nil {
		return nil, err
	}
	var out []dossier.Account
	for _, r := range rows {
		key, ok := keys[r.sleutel]
		if !ok {
			continue
		}
		plain, err := key.Open(placeAccount(r.account.ID), r.inhoud)
		if err != nil {
			return nil, err
		}
		var in accountInhoud
		if err := json.Unmarshal(plain, &in); err != nil {
			return nil, errInhoud
		}
		r.account.Aanmeld, r.account.Naam, r.account.Persoon = in.Aanmeld, in.Naam, in.Persoon
		out = append(out, r.account)
	}
	return out, nil
}

// changeAccount changes one account and writes down what was changed;
// ErrNietGevonden where there is no such account.
func (o *Opslag) changeAccount(ctx context.Context, id string, what dossier.Accounthandeling, fn func(*databank.Tx, *wijziging) error) error {
	return o.schrijfAccount(ctx, func(tx *databank.Tx) ([]wijziging, error) {
		var found string
		err := tx.Row(ctx, []any{&found}, `SELECT id FROM account WHERE id = $1`, id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, dossier.ErrNietGevonden
		}
		if err != nil {
			return nil, err
		}
		w := []wijziging{{handeling: what, account: id}}
		return w, fn(tx, &w[0])
	})
}

// all runs statements with the same arguments.
func all(ctx context.Context, tx *databank.Tx, args []any, statements ...string) error {
	for _, s := range statements {
		if _, err := tx.Exec(ctx, s, args...); err != nil {
			return err
		}
	}
	return nil
}

// endSessions ends all sign-ins of the account $1.
const endSessions = `DELETE FROM aanmelding WHERE account = $1`

// SetPassword replaces the hash of the password.
func (o *Opslag) SetPassword(ctx context.Context, id, hash string) error {
	what := dossier.AccountWachtwoord
	if hash == "" {
		what = dossier.AccountZonderWoord
	}
	return o.changeAccount(ctx, id, what, func(tx *databank.Tx, _ *wijziging) error {
		_, err := tx.Exec(ctx, `UPDATE account SET wachtwoord = $1 WHERE id = $2`, hash, id)
		return err
	})
}

// SetBlocked blocks an account, or opens it again. A block ends its sessions.
func (o *Opslag) SetBlocked(ctx context.Context, id string, blocked bool) error {
	what, statements := dossier.AccountOpen, []string{`UPDATE account SET stand = 'actief' WHERE id = $1`}
	if blocked {
		what, statements = dossier.AccountGeblokkeerd, []string{`UPDATE account SET stand = 'geblokt' WHERE id = $1`, endSessions}
	}
	return o.changeAccount(ctx, id, what, func(tx *databank.Tx, _ *wijziging) error { return all(ctx, tx, []any{id}, statements...) })
}

// SetRoles replaces the roles of an account.
func (o *Opslag) SetRoles(ctx context.Context, id string, roles []dossier.AccountRol) error {
	return o.changeAccount(ctx, id, dossier.AccountRollen, func(tx *databank.Tx, w *wijziging) error {
		before, err := rolesOf(ctx, tx, id)
		if err != nil {
			return err
		}
		w.erbij, w.eraf = without(roles, before), without(before, roles)
		return setRoles(ctx, tx, id, roles)
	})
}

// SetPerson says who the account is in the register; empty: nobody. Its sessions
// end. ErrNietGevonden where the account or the person is not in the store.
func (o *Opslag) SetPerson(ctx context.Context, id, persoon string) error {
	a, err := o.AccountByID(ctx, id)
	if err != nil {
		return err
	}
	plain, err := json.Marshal(accountInhoud{a.Aanmeld, a.Naam, persoon})
	if err != nil {
		return errInhoud
	}
	key, locked, err := o.lockFor(ctx, id, placeAccount(id), plain)
	if err != nil {
		return err
	}
	what := dossier.AccountPersoon
	if persoon == "" {
		what = dossier.AccountZonderMens
	}
	return o.changeAccount(ctx, id, what, func(tx *databank.Tx, w *wijziging) error {
		w.persoon = persoon
		if err := knownPerson(ctx, tx, persoon); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, endSessions, id); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `UPDATE account SET sleutel = $1, inhoud = $2 WHERE id = $3`, key.ID, locked, id)
		return err
	})
}

// knownPerson gives ErrNietGevonden for a person who is not in the store; empty
// is nobody.
func knownPerson(ctx context.Context, tx *databank.Tx, persoon string) error {
	if persoon == "" {
		return nil
	}
	var found string
	err := tx.Row(ctx, []any{&found}, `SELECT id FROM persoon WHERE id = $1`, persoon)
	if errors.Is(err, sql.ErrNoRows) {
		return dossier.ErrNietGevonden
	}
	return err
}
