package opslag

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Wortel is a signed root over the heads of all chains. A copy that is kept
// elsewhere proves that nothing that was written before it was changed since.
type Wortel struct {
	Nr           int64  `json:"nr"`
	Op           string `json:"op"`     // as databank.Instant writes it
	Aantal       int64  `json:"aantal"` // of chains that grew since the root before it
	Vorige       string `json:"vorige"` // hash of the root before it, base64
	Hash         string `json:"hash"`
	Handtekening string `json:"handtekening"` // Ed25519 over the hash
	Sleutel      string `json:"sleutel"`      // the public key
}

// blad is the head of one chain at the moment of a root.
type blad struct {
	keten  string
	lengte int64
	kop    []byte
}

// ErrGeenNieuws is returned by Teken where nothing was written since the last
// root.
var ErrGeenNieuws = errors.New("er is niets vastgelegd sinds de vorige wortel")

func (o *Opslag) signKey() ed25519.PrivateKey { return ed25519.NewKeyFromSeed(o.geheim.wortel) }

// PublicKey gives the key that roots are checked with, base64.
func (o *Opslag) PublicKey() string {
	return base64.StdEncoding.EncodeToString(o.signKey().Public().(ed25519.PublicKey))
}

// Teken makes a signed root over all chains that grew since the last one. The
// heads come by one at a time: it needs as much memory for a million as for one.
func (o *Opslag) Teken(ctx context.Context) (Wortel, error) {
	var w Wortel
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		nr, previous, err := lastRoot(ctx, tx)
		if err != nil {
			return err
		}
		nr++
		op := databank.Instant(o.now())
		sum, n, err := sumHeads(ctx, tx, beginRoot(nr, op, previous))
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrGeenNieuws
		}
		signature := ed25519.Sign(o.signKey(), sum)
		if err := saveRoot(ctx, tx, nr, op, n, previous, sum, signature); err != nil {
			return err
		}
		w = o.wortel(nr, op, n, previous, sum, signature)
		return nil
	})
	return w, err
}

func (o *Opslag) wortel(nr int64, op string, n int64, previous, sum, signature []byte) Wortel {
	enc := base64.StdEncoding.EncodeToString
	return Wortel{Nr: nr, Op: op, Aantal: n, Vorige: enc(previous), Hash: enc(sum), Handtekening: enc(signature), Sleutel: o.PublicKey()}
}

// grown is true of a chain with lines that are in no root.
const grown = `lengte > geworteld`

// sumHeads ends the hash of a root over the heads of the chains that grew, and
// gives how many.
func sumHeads(ctx context.Context, tx *databank.Tx, sum wortelsom) ([]byte, int64, error) {
	var n int64
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var b blad
		err := scan(&b.keten, &b.lengte, &b.kop)
		sum.add(b)
		n++
		return err
	}, `SELECT naam, lengte, kop FROM keten WHERE `+grown+` ORDER BY naam`)
	return sum.h.Sum(nil), n, err
}

func lastRoot(ctx context.Context, tx *databank.Tx) (int64, []byte, error) {
	var nr int64
	var hash []byte
	err := tx.Row(ctx, []any{&nr, &hash}, `SELECT nr, hash FROM wortel ORDER BY nr DESC LIMIT 1`)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, []byte{}, nil
	}
	return nr, hash, err
}

// wortelsom is the hash of a root while the heads in it come by.
type wortelsom struct{ h hash.Hash }

func (w wortelsom) number(n int64) { writePart(w.h, binary.BigEndian.AppendUint64(nil, uint64(n))) }

// beginRoot begins the hash of a root: over the one before it.
func beginRoot(nr int64, op string, previous []byte) wortelsom {
	w := wortelsom{sha256.New()}
	writePart(w.h, []byte("wijzer-wortel-1"))
	w.number(nr)
	writePart(w.h, []byte(op))
	writePart(w.h, previous)
	return w
}

func (w wortelsom) add(b blad) {
	writePart(w.h, []byte(b.keten))
	w.number(b.lengte)
	writePart(w.h, b.kop)
}

// saveRoot writes a root with the heads in it.
func saveRoot(ctx context.Context, tx *databank.Tx, nr int64, op string, n int64, previous, sum, signature []byte) error {
	if err := insert(ctx, tx, "wortel", "nr, op, aantal, vorige, hash, handtekening", [][]any{{nr, op, n, previous, sum, signature}}); err != nil {
		return tx.Race(err)
	}
	if _, err := tx.Exec(ctx, `INSERT INTO wortel_blad (wortel, keten, lengte, kop) SELECT CAST($1 AS BIGINT), naam, lengte, kop FROM keten WHERE `+grown, nr); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `UPDATE keten SET geworteld = lengte WHERE `+grown)
	return err
}
