package opslag

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// accountlogNaam names the chain of the journal of accounts among all chains.
const accountlogNaam = "accountlog:"

// accountlogEenheid is the retention unit of what is locked in the journal.
const accountlogEenheid = "accountlog"

// accountregel is one line of the journal of accounts.
type accountregel struct {
	nr                               int64
	id, op, handeling, account, door string
	sleutel                          string
	inhoud, vorige, hash             []byte
}

// accountregelInhoud is what is locked of a line. The names are stored.
type accountregelInhoud struct {
	Herkomst string       `json:"herkomst,omitempty"`
	Systeem  string       `json:"systeem"`
	Erbij    []accountRol `json:"erbij,omitempty"`
	Eraf     []accountRol `json:"eraf,omitempty"`
	Persoon  string       `json:"persoon,omitempty"`
	Kenmerk  string       `json:"kenmerk,omitempty"`
}

// accountRol is a role as it stands in a line.
type accountRol struct {
	Rol    string      `json:"rol"`
	Team   string      `json:"team,omitempty"`
	Domein string      `json:"domein,omitempty"`
	Van    termijn.Dag `json:"van,omitempty"`
	Tot    termijn.Dag `json:"tot,omitempty"`
}

// wijziging is a change of an account that is about to be written down.
type wijziging struct {
	handeling   dossier.Accounthandeling
	account     string
	erbij, eraf []dossier.AccountRol
	persoon     string
	kenmerk     string
}

const accountlogKolommen = `nr, id, op, handeling, account, door, sleutel, inhoud, vorige, hash`

func (r *accountregel) args() []any {
	return []any{r.nr, r.id, r.op, r.handeling, r.account, r.door, r.sleutel, r.inhoud, r.vorige, r.hash}
}

func (r *accountregel) dest() []any {
	return []any{&r.nr, &r.id, &r.op, &r.handeling, &r.account, &r.door, &r.sleutel, &r.inhoud, &r.vorige, &r.hash}
}

func (r *accountregel) plaats() sleutels.Plaats {
	return sleutels.Plaats{Tabel: "accountlog", Rij: r.id + "\x1f" + r.op + "\x1f" + r.account, Kolom: "inhoud"}
}

// sum gives the hash of the line: over the one before it and every stored byte.
func (r *accountregel) sum() []byte {
	h := sha256.New()
	for _, part := range []string{"wijzer-accountlog-1", r.id, r.op, r.handeling, r.account, r.door, r.sleutel} {
		writePart(h, []byte(part))
	}
	writePart(h, binary.BigEndian.AppendUint64(nil, uint64(r.nr)))
	writePart(h, r.inhoud)
	writePart(h, r.vorige)
	return h.Sum(nil)
}

// schrijfAccount changes accounts in one transaction with the lines of the
// journal about it: neither is there without the other. fn gives what changed.
func (o *Opslag) schrijfAccount(ctx context.Context, fn func(*databank.Tx) ([]wijziging, error)) error {
	op := databank.Instant(o.now())
	key, err := o.kluis.Key(ctx, sleutels.Eenheid{Onderwerp: accountlogNaam + op[:4], Bewaring: accountlogEenheid})
	if err != nil {
		return err
	}
	return o.db.Write(ctx, func(tx *databank.Tx) error {
		changes, err := fn(tx)
		if err != nil {
			return err
		}
		for i := range changes {
			if err := o.noteAccount(ctx, tx, &changes[i], key, op); err != nil {
				return err
			}
		}
		return nil
	})
}

// noteAccount hangs one line on the chain of the journal. All processes share
// it: accounts change seldom.
func (o *Opslag) noteAccount(ctx context.Context, tx *databank.Tx, w *wijziging, key sleutels.Sleutel, op string) error {
	who := dossier.WijzigerVan(ctx)
	r := accountregel{op: op, handeling: string(w.handeling), account: w.account, door: who.Door, sleutel: key.ID}
	var err error
	if r.id, err = o.randomID(); err != nil {
		return err
	}
	plain, err := json.Marshal(accountregelInhoud{Herkomst: who.Herkomst, Systeem: o.systeem, Erbij: lockedRoles(w.erbij), Eraf: lockedRoles(w.eraf),
		Persoon: w.persoon, Kenmerk: w.kenmerk})
	if err != nil {
		return errInhoud
	}
	if r.inhoud, err = key.Lock(o.random, r.plaats(), plain); err != nil {
		return err
	}
	err = tx.Row(ctx, []any{&r.nr, &r.vorige}, `SELECT lengte, kop FROM keten WHERE naam = $1`, accountlogNaam)
	first := errors.Is(err, sql.ErrNoRows)
	if err != nil && !first {
		return err
	}
	if first {
		r.vorige = []byte{}
	}
	r.nr++
	r.hash = r.sum()
	if err := insert(ctx, tx, "accountlog", accountlogKolommen, [][]any{r.args()}); err != nil {
		return tx.Race(err)
	}
	return saveHead(ctx, tx, accountlogNaam, r.nr, r.hash, op, first) // of two at once, the second met the number of the first
}

func lockedRoles(roles []dossier.AccountRol) []accountRol {
	var out []accountRol
	for _, r := range roles {
		out = append(out, accountRol{r.Rol, r.Team, r.Domein, r.Van, r.Tot})
	}
	return out
}

func openRoles(roles []accountRol) []dossier.AccountRol {
	var out []dossier.AccountRol
	for _, r := range roles {
		out = append(out, dossier.AccountRol{Rol: r.Rol, Team: r.Team, Domein: r.Domein, Van: r.Van, Tot: r.Tot})
	}
	return out
}

// without gives the roles that stand in a and not in b.
func without(a, b []dossier.AccountRol) []dossier.AccountRol {
	return slices.DeleteFunc(slices.Clone(a), func(r dossier.AccountRol) bool { return slices.Contains(b, r) })
}

// Accountlog gives a page of the journal of accounts; see package dossier.
func (l *lezing) Accountlog(ctx context.Context, v dossier.Accountlogvraag) (dossier.Accountlog, error) {
	vak := kenmerken{soort: string(toegang.SAccount)}
	may, err := l.mayRead(ctx, []kenmerken{vak})
	if err != nil {
		return dossier.Accountlog{}, err
	}
	if !may[vak] {
		return dossier.Accountlog{}, dossier.ErrNietGevonden
	}
	return l.o.accountlog(ctx, l.tx, v)
}

// Accountlog gives the same to a command on this computer.
func (o *Opslag) Accountlog(ctx context.Context, v dossier.Accountlogvraag) (out dossier.Accountlog, err error) {
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		out, err = o.accountlog(ctx, tx, v)
		return err
	})
	return out, err
}

func (o *Opslag) accountlog(ctx context.Context, tx *databank.Tx, v dossier.Accountlogvraag) (out dossier.Accountlog, err error) {
	before := int64(1) << 62
	if v.Na != "" {
		if before, err = strconv.ParseInt(v.Na, 10, 64); err != nil {
			return out, dossier.ErrPagina
		}
	}
	n := pageOf(v.Pagina)
	query, args := `SELECT `+accountlogKolommen+` FROM accountlog WHERE nr < $1 ORDER BY nr DESC LIMIT $2`, []any{before, n + 1}
	if v.Account != "" {
		query, args = `SELECT `+accountlogKolommen+` FROM accountlog WHERE nr < $1 AND account = $3 ORDER BY nr DESC LIMIT $2`, append(args, v.Account)
	}
	rows, err := accountregels(ctx, tx, query, args...)
	if err != nil {
		return out, err
	}
	if len(rows) > n {
		rows = rows[:n]
		out.Verder = strconv.FormatInt(rows[n-1].nr, 10)
	}
	out.Regels, err = o.openAccountlog(ctx, rows)
	return out, err
}

// accountregels gives the lines of a query over accountlogKolommen.
func accountregels(ctx context.Context, tx *databank.Tx, query string, args ...any) ([]accountregel, error) {
	return databank.Collect(ctx, tx, (*accountregel).dest, query, args...)
}

func (o *Opslag) openAccountlog(ctx context.Context, rows []accountregel) ([]dossier.Accountwijziging, error) {
	keys, err := o.kluis.Load(ctx, slots(rows, (*accountregel).slot))
	if err != nil {
		return nil, err
	}
	out := make([]dossier.Accountwijziging, len(rows))
	for i := range rows {
		r := &rows[i]
		w := dossier.Accountwijziging{Nr: r.nr, Handeling: dossier.Accounthandeling(r.handeling), Account: r.account, Door: r.door}
		if w.Op, err = databank.ParseInstant(r.op); err != nil {
			return nil, err
		}
		key, ok := keys[r.sleutel]
		if w.Vernietigd = !ok; ok {
			var in accountregelInhoud
			plain, err := key.Open(r.plaats(), r.inhoud)
			if err != nil {
				return nil, err
			}
			if json.Unmarshal(plain, &in) != nil {
				return nil, errInhoud
			}
			w.Herkomst, w.Systeem, w.Persoon, w.Kenmerk = in.Herkomst, in.Systeem, in.Persoon, in.Kenmerk
			w.Erbij, w.Eraf = openRoles(in.Erbij), openRoles(in.Eraf)
		}
		out[i] = w
	}
	return out, nil
}

// checkAccounts walks the journal of accounts.
func (o *Opslag) checkAccounts(ctx context.Context, tx *databank.Tx, v *Verslag) error {
	c := chainCheck{}
	return tx.Rows(ctx, func(scan databank.Scan) error {
		var r accountregel
		if err := scan(r.dest()...); err != nil {
			return err
		}
		v.Accounts++
		c.step(v, accountlogNaam, r.nr, r.vorige, r.hash, r.sum())
		return nil
	}, `SELECT `+accountlogKolommen+` FROM accountlog ORDER BY nr`)
}

// OnthoudMandaat writes in the journal that another mandate holds from now on: by
// its SHA-256 in hex, empty where there is none. It writes nothing where that is
// the one that held.
func (o *Opslag) OnthoudMandaat(ctx context.Context, kenmerk string) error {
	return o.schrijfAccount(ctx, func(tx *databank.Tx) ([]wijziging, error) {
		rows, err := accountregels(ctx, tx, `SELECT `+accountlogKolommen+` FROM accountlog WHERE account = '' ORDER BY nr DESC LIMIT 1`)
		if err != nil {
			return nil, err
		}
		last, err := o.openAccountlog(ctx, rows)
		if err != nil {
			return nil, err
		}
		if len(last) == 0 && kenmerk == "" || len(last) > 0 && !last[0].Vernietigd && last[0].Kenmerk == kenmerk {
			return nil, nil
		}
		w := wijziging{handeling: dossier.AccountMandaat, kenmerk: kenmerk}
		if kenmerk == "" {
			w.handeling = dossier.AccountMandaatGeen
		}
		return []wijziging{w}, nil
	})
}
