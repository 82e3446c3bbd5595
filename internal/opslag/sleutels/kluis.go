package sleutels

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync/atomic"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

//go:embed migraties/*.sql
var files embed.FS

// Migraties are the steps of the schema of the key store.
func Migraties() ([]databank.Migratie, error) {
	sub, err := fs.Sub(files, "migraties")
	if err != nil {
		return nil, err
	}
	return databank.Migraties(sub)
}

// Eenheid is what has a data key of its own: what is known about one subject,
// under one law, that is kept for one term. Wmo and Jeugdwet keep for 15 and
// 20 years (Wmo 2015 art. 5.3.4; Jeugdwet art. 7.3.8), each from the last
// change in content.
type Eenheid struct {
	Onderwerp string    // a person, or a family for what is shared in it
	Wet       gezin.Wet // the law under which it was obtained
	Bewaring  string    // the retention unit, such as "dossier"
}

// ErrVernietigd is returned for a data key that was destroyed.
var ErrVernietigd = errors.New("deze gegevens zijn vernietigd")

// Kluis is an open key store. It is safe for concurrent use.
type Kluis struct {
	db     *databank.Databank
	held   atomic.Pointer[Ring]
	reload func() (Ring, error) // reads the ring again; nil: it is the one that was given
	random io.Reader
	now    func() time.Time
	cache  *cache
}

// Open opens a key store, brings its schema up to date, and checks that the
// master key is the right one. random must be safe for concurrent use. reload
// reads the master key again where another process took a new version of it
// into use; without it (nil) this process must then be started again.
func Open(ctx context.Context, db *databank.Databank, ring Ring, reload func() (Ring, error), random io.Reader, now func() time.Time) (*Kluis, error) {
	steps, err := Migraties()
	if err != nil {
		return nil, err
	}
	if err := db.Migrate(ctx, steps, now()); err != nil {
		return nil, err
	}
	k := &Kluis{db: db, reload: reload, random: random, now: now, cache: newCache(now)}
	k.held.Store(&ring)
	return k, k.proof(ctx)
}

var proofText = []byte("wijzer")

// proof opens the trial value of each known version of the master key, and
// writes one for a version that is new.
func (k *Kluis) proof(ctx context.Context) error {
	return k.db.Write(ctx, func(tx *databank.Tx) error {
		for version, key := range k.ring().versions {
			var locked []byte
			place := Plaats{"hoofdsleutel", key.ID, "proef"}
			err := tx.Row(ctx, []any{&locked}, `SELECT proef FROM hoofdsleutel WHERE versie = $1`, version)
			if err == nil {
				if plain, err := key.Open(place, locked); err != nil || !bytes.Equal(plain, proofText) {
					return ErrRingFout
				}
				continue
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			if locked, err = key.Lock(k.random, place, proofText); err != nil {
				return err
			}
			if _, err := tx.Exec(ctx, `INSERT INTO hoofdsleutel (versie, proef, op) VALUES ($1, $2, $3)`,
				version, locked, databank.Instant(k.now())); err != nil {
				return tx.Race(err)
			}
		}
		return k.inUse(ctx, tx)
	})
}

// inUse makes sure that every version that still wraps a key is on the ring.
func (k *Kluis) inUse(ctx context.Context, tx *databank.Tx) error {
	return tx.Rows(ctx, func(scan databank.Scan) error {
		var version int
		if err := scan(&version); err != nil {
			return err
		}
		if _, ok := k.ring().versions[version]; !ok {
			return ErrRingMist
		}
		return nil
	}, `SELECT DISTINCT hoofd FROM datasleutel WHERE vernietigd = '' UNION SELECT hoofd FROM geheim`)
}

// Nieuw is a key that was made and is not in the store yet (see Prepare).
type Nieuw struct {
	unit    Eenheid
	id      string
	version int
	head    int // the version of the master key
	wrapped []byte
}

// ErrEerder is returned by Save when another process made a key for the same
// unit meanwhile: prepare again.
var ErrEerder = errors.New("een ander maakte intussen dezelfde sleutel")

// Prepare gives the keys that lock new values of units. Where a unit has none,
// or its last one was destroyed, it makes one, and gives that in nieuw too: Save
// those before what they lock is kept, or all that they lock is lost.
//
// It always asks the store: a value that is locked with a key that another
// process has just destroyed would be lost too.
func (k *Kluis) Prepare(ctx context.Context, units ...Eenheid) (keys map[Eenheid]Sleutel, nieuw []*Nieuw, err error) {
	var found map[Eenheid]laatste
	err = k.db.Ask(ctx, func(tx *databank.Tx) (err error) {
		found, err = k.latest(ctx, tx, units)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	keys = make(map[Eenheid]Sleutel, len(units))
	for _, e := range units {
		last := found[e]
		if len(last.wrapped) > 0 {
			if keys[e], err = k.unwrap("datasleutel", last.id, last.head, last.wrapped); err != nil {
				return nil, nil, err
			}
			k.cache.put(keys[e])
			continue
		}
		if len(nieuw) == 0 {
			if err := k.catchUp(ctx); err != nil {
				return nil, nil, err
			}
		}
		n, err := k.wrapNew(e, last.versie+1)
		if err != nil {
			return nil, nil, err
		}
		if keys[e], err = k.unwrap("datasleutel", n.id, n.head, n.wrapped); err != nil {
			return nil, nil, err
		}
		nieuw = append(nieuw, n)
	}
	return keys, nieuw, nil
}

// Save puts keys that were prepared in the store, all or none.
func (k *Kluis) Save(ctx context.Context, nieuw []*Nieuw) error {
	if len(nieuw) == 0 {
		return nil
	}
	err := k.db.Write(ctx, func(tx *databank.Tx) error {
		for _, n := range nieuw {
			err := tx.Send(ctx, `INSERT INTO datasleutel (id, onderwerp, wet, bewaring, versie, hoofd, ingepakt, op) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
				n.id, n.unit.Onderwerp, string(n.unit.Wet), n.unit.Bewaring, n.version, n.head, n.wrapped, databank.Instant(k.now()))
			if err != nil {
				return err
			}
		}
		return nil
	})
	if databank.Duplicate(err) {
		return ErrEerder
	}
	for _, n := range nieuw {
		k.cache.dropUnit(n.unit)
	}
	return err
}

// Key gives the key that locks new values of a unit, and makes and saves it
// where there is none.
func (k *Kluis) Key(ctx context.Context, e Eenheid) (Sleutel, error) {
	for {
		keys, nieuw, err := k.Prepare(ctx, e)
		if err != nil || len(nieuw) == 0 {
			return keys[e], err
		}
		if err := k.Save(ctx, nieuw); !errors.Is(err, ErrEerder) {
			return keys[e], err
		}
	}
}

// Current gives the key that locks new values of a unit as Key does, and keeps it
// for as long as a key to open is kept, so that not every page asks the store for
// it. It is for a unit of which no term can end while it is written, such as the
// access log of the running year: with a key that another process destroyed
// meanwhile, what is locked would be lost.
func (k *Kluis) Current(ctx context.Context, e Eenheid) (Sleutel, error) {
	if s, ok := k.cache.unit(e); ok {
		return s, nil
	}
	s, err := k.Key(ctx, e)
	if err == nil {
		k.cache.putUnit(e, s)
	}
	return s, err
}

// laatste is the last version of the key of a unit, as it is stored.
type laatste struct {
	id           string
	versie, head int
	wrapped      []byte // empty where it was destroyed
}

// latest gives the last versions of the keys of units.
func (k *Kluis) latest(ctx context.Context, tx *databank.Tx, units []Eenheid) (map[Eenheid]laatste, error) {
	out := make(map[Eenheid]laatste, len(units))
	var which []string
	var args []any
	for _, e := range units {
		n := len(args)
		which = append(which, fmt.Sprintf("(onderwerp = $%d AND wet = $%d AND bewaring = $%d)", n+1, n+2, n+3))
		args = append(args, e.Onderwerp, string(e.Wet), e.Bewaring)
	}
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var e Eenheid
		var last laatste
		var law, destroyed string
		if err := scan(&e.Onderwerp, &law, &e.Bewaring, &last.id, &last.versie, &last.head, &last.wrapped, &destroyed); err != nil {
			return err
		}
		if e.Wet = gezin.Wet(law); destroyed != "" {
			last.wrapped = nil
		}
		out[e] = last // the rows come by version
		return nil
	}, `SELECT onderwerp, wet, bewaring, id, versie, hoofd, ingepakt, vernietigd FROM datasleutel
		WHERE `+strings.Join(which, " OR ")+` ORDER BY versie`, args...)
	return out, err
}

// wrapNew makes a key for a unit, wrapped by the newest master key.
func (k *Kluis) wrapNew(e Eenheid, version int) (*Nieuw, error) {
	buf := make([]byte, 15+Lengte)
	if _, err := io.ReadFull(k.random, buf); err != nil {
		return nil, err
	}
	id := strings.ToLower(base32.StdEncoding.EncodeToString(buf[:15]))
	head, wrapped, err := k.wrap("datasleutel", id, buf[15:])
	return &Nieuw{e, id, version, head, wrapped}, err
}

// wrap wraps a key by the newest master key and gives the version of that.
func (k *Kluis) wrap(table, id string, key []byte) (int, []byte, error) {
	ring := k.ring()
	wrapped, err := ring.versions[ring.current].Lock(k.random, Plaats{table, id, "ingepakt"}, key)
	return ring.current, wrapped, err
}

func (k *Kluis) unwrapRaw(table, id string, head int, wrapped []byte) ([]byte, error) {
	place := Plaats{table, id, "ingepakt"}
	if master, ok := k.ring().versions[head]; ok {
		return master.Open(place, wrapped)
	}
	if k.reload == nil {
		return nil, ErrRingMist
	}
	ring, err := k.reload()
	if err != nil {
		return nil, err
	}
	master, ok := ring.versions[head]
	if !ok {
		return nil, ErrRingMist
	}
	key, err := master.Open(place, wrapped)
	if err == nil { // it opened something: it is the right one
		k.held.Store(&ring)
	}
	return key, err
}

// ring gives the master key as this process holds it now.
func (k *Kluis) ring() *Ring { return k.held.Load() }

// catchUp takes a newer version of the master key that another process took
// into use: what is wrapped by an older one would keep that one needed.
func (k *Kluis) catchUp(ctx context.Context) error {
	if k.reload == nil {
		return nil
	}
	var version int
	var locked []byte
	err := k.db.Ask(ctx, func(tx *databank.Tx) error {
		return tx.Row(ctx, []any{&version, &locked}, `SELECT versie, proef FROM hoofdsleutel ORDER BY versie DESC LIMIT 1`)
	})
	if err != nil || version <= k.ring().current {
		return err
	}
	ring, err := k.reload()
	if err != nil {
		return err
	}
	key, ok := ring.versions[version]
	if !ok {
		return nil // the file has not come here yet: the older one still counts
	}
	if plain, err := key.Open(Plaats{"hoofdsleutel", key.ID, "proef"}, locked); err != nil || !bytes.Equal(plain, proofText) {
		return ErrRingFout
	}
	k.held.Store(&ring)
	return nil
}

func (k *Kluis) unwrap(table, id string, head int, wrapped []byte) (Sleutel, error) {
	key, err := k.unwrapRaw(table, id, head, wrapped)
	if err != nil {
		return Sleutel{}, err
	}
	return New(id, key)
}

// Unit tells what a key is for. ErrVernietigd where it was destroyed.
func (k *Kluis) Unit(ctx context.Context, id string) (Eenheid, error) {
	var e Eenheid
	err := k.db.Ask(ctx, func(tx *databank.Tx) error {
		var law, destroyed string
		err := tx.Row(ctx, []any{&e.Onderwerp, &law, &e.Bewaring, &destroyed},
			`SELECT onderwerp, wet, bewaring, vernietigd FROM datasleutel WHERE id = $1`, id)
		e.Wet = gezin.Wet(law)
		if err == nil && destroyed != "" {
			return ErrVernietigd
		}
		return err
	})
	return e, err
}

// loadBatch is how many keys one query asks for.
const loadBatch = 200

// Load gives the keys with the given ids. Keys that were destroyed are not in
// the answer.
func (k *Kluis) Load(ctx context.Context, ids []string) (map[string]Sleutel, error) {
	out := make(map[string]Sleutel, len(ids))
	var missing []string
	for _, id := range ids {
		if _, have := out[id]; have {
			continue
		}
		if s, ok := k.cache.id(id); ok {
			out[id] = s
		} else {
			missing = append(missing, id)
		}
	}
	for len(missing) > 0 {
		n := min(len(missing), loadBatch)
		if err := k.load(ctx, missing[:n], out); err != nil {
			return nil, err
		}
		missing = missing[n:]
	}
	return out, nil
}

// Missing gives of some keys those that are not in the store at all: not
// destroyed, but lost.
func (k *Kluis) Missing(ctx context.Context, ids []string) (map[string]bool, error) {
	out := map[string]bool{}
	for _, id := range ids {
		if out[id] {
			continue
		}
		switch _, err := k.Unit(ctx, id); {
		case errors.Is(err, sql.ErrNoRows):
			out[id] = true
		case err != nil && !errors.Is(err, ErrVernietigd):
			return nil, err
		}
	}
	return out, nil
}

func (k *Kluis) load(ctx context.Context, ids []string, out map[string]Sleutel) error {
	return k.db.Ask(ctx, func(tx *databank.Tx) error {
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var id string
			var head int
			var wrapped []byte
			if err := scan(&id, &head, &wrapped); err != nil {
				return err
			}
			s, err := k.unwrap("datasleutel", id, head, wrapped)
			if err != nil {
				return err
			}
			out[id] = s
			k.cache.put(s)
			return nil
		}, `SELECT id, hoofd, ingepakt FROM datasleutel WHERE vernietigd = '' AND `+databank.OneOf(tx.Soort, "id", 1), databank.Lijst(tx.Soort, ids))
	})
}

// Secret gives a secret of the installation by its name, 32 bytes, made the
// first time that it is asked for: the keys of search hashes, of ids and of
// signatures.
func (k *Kluis) Secret(ctx context.Context, name string) ([]byte, error) {
	var key []byte
	err := k.db.Write(ctx, func(tx *databank.Tx) error {
		var head int
		var wrapped []byte
		err := tx.Row(ctx, []any{&head, &wrapped}, `SELECT hoofd, ingepakt FROM geheim WHERE naam = $1`, name)
		if err == nil {
			key, err = k.unwrapRaw("geheim", name, head, wrapped)
			return err
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		key = make([]byte, Lengte)
		if _, err := io.ReadFull(k.random, key); err != nil {
			return err
		}
		if head, wrapped, err = k.wrap("geheim", name, key); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO geheim (naam, hoofd, ingepakt) VALUES ($1, $2, $3)`, name, head, wrapped)
		return tx.Race(err)
	})
	return key, err
}
