package opslag

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/termijn"
)

// pruneAccounts destroys the accounts of which the term has passed, where the
// installation fixed one (rule BEW-ACCOUNT of package bewaring), and gives how
// many. The term counts from the end of the last role, or from the last change of
// the account where that was later. What someone wrote keeps the id of his
// account; who that was is known no more.
func (o *Opslag) pruneAccounts(ctx context.Context, t bewaring.Tabel) (int64, error) {
	last, ok := t.Voorbij(bewaring.CodeAccount, termijn.DagVan(o.now().UTC()))
	if !ok {
		return 0, nil
	}
	if err := o.endAccountlog(ctx, last); err != nil {
		return 0, err
	}
	// Tot of a role is the first day on which it is over.
	over := (last + 1).String()
	ids, err := o.texts(ctx, `SELECT a.id FROM account a WHERE a.op < $1
		AND NOT EXISTS (SELECT 1 FROM account_rol r WHERE r.account = a.id AND (r.tot = '' OR r.tot > $1))
		AND NOT EXISTS (SELECT 1 FROM accountlog l WHERE l.account = a.id AND l.op >= $1) ORDER BY a.id LIMIT $2`, over, pruneBatch)
	if err != nil {
		return 0, err
	}
	for i, id := range ids {
		if err := o.endAccount(ctx, id); err != nil {
			return int64(i), err
		}
	}
	if len(ids) > 0 {
		err = o.kluis.Erase(ctx)
	}
	return int64(len(ids)), err
}

// endAccountlog destroys the keys of the years of the journal that ended on a day
// or before it. Of its lines stays whose account changed, in what way and when.
func (o *Opslag) endAccountlog(ctx context.Context, last termijn.Dag) error {
	years, err := o.texts(ctx, `SELECT DISTINCT SUBSTR(op, 1, 4) FROM accountlog WHERE op < $1`, (last + 1).String())
	if err != nil {
		return err
	}
	for _, year := range years {
		end, err := termijn.ParseDag(year + "-12-31")
		if err != nil {
			return err
		}
		if end > last {
			continue
		}
		unit := sleutels.Eenheid{Onderwerp: accountlogNaam + year, Bewaring: accountlogEenheid}
		gone, err := o.kluis.Ended(ctx, unit.Onderwerp)
		if err != nil {
			return err
		}
		if gone {
			continue
		}
		if _, err := o.kluis.Destroy(ctx, unit); err != nil {
			return err
		}
		if err := o.kluis.Erase(ctx); err != nil {
			return err
		}
	}
	return nil
}

// endAccountsOf destroys the accounts of people of whom nothing is left: of a
// client, or of who spoke for him. gone tells of a person whether that is so.
// What a restore brought back of an account that was destroyed goes too.
func (o *Opslag) endAccountsOf(ctx context.Context, gone func(persoon string) (bool, error)) error {
	ids, err := o.texts(ctx, `SELECT id FROM account ORDER BY id`)
	if err != nil {
		return err
	}
	for page := range slices.Chunk(ids, readBatch) {
		persons, err := o.personsOf(ctx, page)
		if err != nil {
			return err
		}
		for _, id := range page {
			var over bool
			if p, opened := persons[id]; !opened {
				over, err = o.kluis.Ended(ctx, id)
			} else if p != "" {
				over, err = gone(p)
			}
			if err == nil && over {
				err = o.endAccount(ctx, id)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// personsOf gives who accounts are in the register, by account: empty where it is
// nobody. One that does not open is not in it.
func (o *Opslag) personsOf(ctx context.Context, ids []string) (map[string]string, error) {
	var rows []accountRij
	err := o.db.Read(ctx, func(tx *databank.Tx) (err error) {
		rows, err = accountRows(ctx, tx, `WHERE `+databank.OneOf(tx.Soort, "id", 1), databank.Lijst(tx.Soort, ids))
		return err
	})
	if err != nil {
		return nil, err
	}
	accounts, err := o.openAccounts(ctx, rows)
	out := map[string]string{}
	for i := range accounts {
		out[accounts[i].ID] = accounts[i].Persoon
	}
	return out, err
}

// endAccount destroys the key of an account, and removes it with all that lets
// someone sign in with it. The journal says that it went. Where it stops half way,
// doing it again finishes it.
func (o *Opslag) endAccount(ctx context.Context, id string) error {
	if _, err := o.kluis.Destroy(ctx, sleutels.Eenheid{Onderwerp: id, Bewaring: bewaring.Account}); err != nil {
		return err
	}
	ctx = dossier.MetWijziger(ctx, dossier.Wijziger{Door: dossier.DoorVernietigen})
	return o.changeAccount(ctx, id, dossier.AccountVernietigd, func(tx *databank.Tx, _ *wijziging) error {
		return all(ctx, tx, []any{id}, endSessions, `DELETE FROM herstelcode WHERE account = $1`, `DELETE FROM tweede_factor WHERE account = $1`,
			`DELETE FROM identiteit WHERE account = $1`, `DELETE FROM toestel WHERE account = $1`, `DELETE FROM account_rol WHERE account = $1`,
			`DELETE FROM account WHERE id = $1`)
	})
}
