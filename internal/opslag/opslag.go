// Package opslag keeps what Wijzer knows, in SQLite or PostgreSQL. It
// implements the interfaces of package dossier.
//
// # What is stored
//
// The truth is one table, logboek: entries that are only ever added, in one
// chain of hashes per family over the bytes that are stored. What an entry says
// is locked (see package sleutels); beside it, in the clear, stand only the
// attributes that a reader's rights are held against. Every other table that
// tells something about people is made from the log in the same transaction,
// and Herbouw makes it again. Kolommen says of every column what is in it.
//
// # How it is read
//
// The predicate of package toegang is compiled into every query, and each row
// that comes back is held against the same predicate once more in Go before it
// is opened. A row on which the two differ is a defect: nothing is given.
//
// # What proves it
//
// Controleer walks all chains, opens what can be opened and compares the tables
// of today with the log. Signed roots (Teken) can be kept elsewhere: with one of
// them, a later change of anything written before it is found, also by someone
// who can rewrite the whole database.
package opslag

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"embed"
	"encoding/base32"
	"errors"
	"io"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

//go:embed migraties/*.sql
var files embed.FS

// Migraties are the steps of the schema.
func Migraties() ([]databank.Migratie, error) {
	sub, err := fs.Sub(files, "migraties")
	if err != nil {
		return nil, err
	}
	return databank.Migraties(sub)
}

// Instelling says how a store is opened. All fields but Systeem are needed.
type Instelling struct {
	Gegevens string // the database: the path of a SQLite file or a postgres:// address
	Sleutels string // the key store, apart from it: the same
	Ring     sleutels.Ring
	Herlaad  func() (sleutels.Ring, error) // reads Ring again, for a new version of the master key that is taken into use meanwhile; may be nil
	Toeval   io.Reader                     // crypto/rand.Reader; safe for concurrent use
	Klok     dossier.Klok                  // time.Now
	Systeem  string                        // what the access log calls this installation; empty: "wijzer"
}

// Opslag is an open store. It is safe for concurrent use, and several may be
// open on one PostgreSQL database, in as many processes.
type Opslag struct {
	db      *databank.Databank
	keyDB   *databank.Databank
	kluis   *sleutels.Kluis
	random  io.Reader
	klok    dossier.Klok
	systeem string
	geheim  geheimen

	verwerkingen dossier.Verwerkingslog // nil: none

	access  sync.Mutex // guards the chain of the access log of this process
	queue   sync.Mutex // guards waiting
	waiting []wachtend // events of the access log that are not written yet
	chain   *inzageketen
	pruned  atomic.Int64 // up to when the access log was cleaned, in microseconds
}

// geheimen are the secrets of an installation, opened once.
type geheimen struct {
	zoek   []byte           // keys the search hashes
	ids    []byte           // keys the ids
	slot   sleutels.Sleutel // locks what belongs to no subject: requests, sessions
	wortel []byte           // the seed that signs roots
	ldv    []byte           // keys the pseudonyms of the processing log
}

var (
	_ dossier.Opslag   = (*Opslag)(nil)
	_ dossier.Postvak  = (*Opslag)(nil)
	_ dossier.Accounts = (*Opslag)(nil)
	_ dossier.Opruimer = (*Opslag)(nil)
	_ dossier.Uitgever = (*Opslag)(nil)
)

// Open opens the store and brings its schema up to date.
func Open(ctx context.Context, in Instelling) (*Opslag, error) {
	keyDB, err := databank.Open(ctx, in.Sleutels)
	if err != nil {
		return nil, err
	}
	db, err := databank.Open(ctx, in.Gegevens)
	if err != nil {
		_ = keyDB.Close()
		return nil, err
	}
	o := &Opslag{db: db, keyDB: keyDB, random: in.Toeval, klok: in.Klok, systeem: in.Systeem}
	if o.systeem == "" {
		o.systeem = "wijzer"
	}
	if err := o.prepare(ctx, in); err != nil {
		_ = o.Close()
		return nil, err
	}
	return o, nil
}

func (o *Opslag) prepare(ctx context.Context, in Instelling) error {
	steps, err := Migraties()
	if err != nil {
		return err
	}
	if err := o.db.Migrate(ctx, steps, o.klok()); err != nil {
		return err
	}
	if o.kluis, err = sleutels.Open(ctx, o.keyDB, in.Ring, in.Herlaad, o.random, o.klok); err != nil {
		return err
	}
	if o.geheim, err = openSecrets(ctx, o.kluis); err != nil {
		return err
	}
	o.chain, err = newAccessChain(o.random)
	return err
}

func openSecrets(ctx context.Context, k *sleutels.Kluis) (g geheimen, err error) {
	if g.zoek, err = k.Secret(ctx, "zoeken"); err != nil {
		return g, err
	}
	if g.ids, err = k.Secret(ctx, "kenmerken"); err != nil {
		return g, err
	}
	if g.wortel, err = k.Secret(ctx, "wortel"); err != nil {
		return g, err
	}
	if g.ldv, err = k.Secret(ctx, "verwerkingslog"); err != nil {
		return g, err
	}
	raw, err := k.Secret(ctx, slotNaam)
	if err != nil {
		return g, err
	}
	g.slot, err = sleutels.New(slotNaam, raw)
	return g, err
}

// slotNaam names the secret that locks requests and sessions.
const slotNaam = "slot-1"

// Close closes both databases.
func (o *Opslag) Close() error {
	err := o.db.Close()
	if errKeys := o.keyDB.Close(); err == nil {
		err = errKeys
	}
	return err
}

// Ping tells whether both databases answer.
func (o *Opslag) Ping(ctx context.Context) error {
	if err := o.db.Ping(ctx); err != nil {
		return err
	}
	return o.keyDB.Ping(ctx)
}

// LoadCache gives writing so many megabytes of cache until the store is closed,
// for a load of many families at once; see databank.WriteCache.
func (o *Opslag) LoadCache(ctx context.Context, mb int) error {
	return errors.Join(o.db.WriteCache(ctx, mb), o.keyDB.WriteCache(ctx, mb/4))
}

// Kluis gives the key store, for rotation and destruction.
func (o *Opslag) Kluis() *sleutels.Kluis { return o.kluis }

// now gives the moment, to the microsecond, in UTC.
func (o *Opslag) now() time.Time { return o.klok().UTC().Truncate(time.Microsecond) }

// mac gives the keyed hash of parts; no two lists of parts look the same.
func mac(key []byte, parts ...string) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		writePart(h, []byte(p))
	}
	return h.Sum(nil)
}

// idOf writes 16 bytes as the 26 small letters and digits of an id.
func idOf(b []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:16]))
}

// randomID gives an id that is not made from anything.
func (o *Opslag) randomID() (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(o.random, b); err != nil {
		return "", err
	}
	return idOf(b), nil
}
