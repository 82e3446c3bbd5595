package opslag

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// regel is one row of the log, as it is stored.
type regel struct {
	gezin     string
	nr        int64
	id        string
	op        string // databank.Instant
	handeling string
	vak       kenmerken
	sleutel   string
	inhoud    []byte // locked
	vorige    []byte
	hash      []byte
}

// kenmerken are the attributes that a reader's rights are held against, in the
// order of toegang.Kenmerken. It is the key of decisions that were taken.
type kenmerken struct {
	soort, onderwerp, samenstelling, wet, klasse, domein, auteur string
}

// Kenmerk gives an attribute by name.
func (k kenmerken) Kenmerk(naam toegang.Kenmerk) string {
	switch naam {
	case toegang.KSoort:
		return k.soort
	case toegang.KOnderwerp:
		return k.onderwerp
	case toegang.KSamenstelling:
		return k.samenstelling
	case toegang.KWet:
		return k.wet
	case toegang.KKlasse:
		return k.klasse
	case toegang.KDomein:
		return k.domein
	case toegang.KAuteur:
		return k.auteur
	}
	return ""
}

// The kinds of entries. They are stored, so they never change.
const (
	hGezin        = "gezin"
	hPersoon      = "persoon"
	hLid          = "lid"
	hLidEinde     = "lid-einde"
	hFeit         = "feit"
	hStuk         = "stuk"
	hTaak         = "taak"
	hTaakAf       = "taak-af"
	hRelatie      = "relatie"
	hRelatieEinde = "relatie-einde"
	hIntrekking   = "intrekking"
)

// plaats binds all that is stored in the clear beside the content to it: an
// entry that is moved to another family, subject or class does not open.
func (r *regel) plaats() sleutels.Plaats {
	parts := []string{r.gezin, r.id, r.op, r.handeling, r.vak.soort, r.vak.onderwerp, r.vak.samenstelling,
		r.vak.wet, r.vak.klasse, r.vak.domein, r.vak.auteur}
	return sleutels.Plaats{Tabel: "logboek", Rij: strings.Join(parts, "\x1f"), Kolom: "inhoud"}
}

// writePart adds a part with its length before it.
func writePart(h hash.Hash, part []byte) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(part)))
	h.Write(n[:])
	h.Write(part)
}

// sum gives the hash of the entry: over the hash before it and every stored
// byte.
func (r *regel) sum() []byte {
	h := sha256.New()
	for _, part := range []string{"wijzer-logboek-1", r.gezin, r.id, r.op, r.handeling, r.vak.soort, r.vak.onderwerp,
		r.vak.samenstelling, r.vak.wet, r.vak.klasse, r.vak.domein, r.vak.auteur, r.sleutel} {
		writePart(h, []byte(part))
	}
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(r.nr))
	writePart(h, n[:])
	writePart(h, r.inhoud)
	writePart(h, r.vorige)
	return h.Sum(nil)
}

// logKolommen are the columns of the log, in the order of args and scan.
const logKolommen = `gezin, nr, id, op, handeling, soort, onderwerp, samenstelling, wet, klasse, domein, auteur, sleutel, inhoud, vorige, hash`

func (r *regel) args() []any {
	return []any{r.gezin, r.nr, r.id, r.op, r.handeling, r.vak.soort, r.vak.onderwerp, r.vak.samenstelling,
		r.vak.wet, r.vak.klasse, r.vak.domein, r.vak.auteur, r.sleutel, r.inhoud, r.vorige, r.hash}
}

func (r *regel) dest() []any {
	return []any{&r.gezin, &r.nr, &r.id, &r.op, &r.handeling, &r.vak.soort, &r.vak.onderwerp, &r.vak.samenstelling,
		&r.vak.wet, &r.vak.klasse, &r.vak.domein, &r.vak.auteur, &r.sleutel, &r.inhoud, &r.vorige, &r.hash}
}

// regels gives the entries of a query over logKolommen.
func regels(ctx context.Context, tx *databank.Tx, query string, args ...any) ([]regel, error) {
	return databank.Collect(ctx, tx, (*regel).dest, query, args...)
}

// feitArgs are the values of the row of feit that belongs to the entry.
func (r *regel) feitArgs() []any {
	return []any{r.id, r.gezin, r.nr, r.handeling, r.vak.soort, r.vak.onderwerp, r.vak.samenstelling,
		r.vak.wet, r.vak.klasse, r.vak.domein, r.vak.auteur, ""}
}

const feitKolommen = `id, gezin, nr, handeling, soort, onderwerp, samenstelling, wet, klasse, domein, auteur, ingetrokken`

// batch is how many rows one statement inserts at most, a power of two: many on
// a server, where each statement is a message; few on SQLite, whose driver
// looks for every value among all values of the statement.
func batch(soort databank.Soort) int {
	if soort == databank.SQLite {
		return 8
	}
	return 64
}

// insert adds rows to a table, many in one statement.
func insert(ctx context.Context, tx *databank.Tx, table, columns string, rows [][]any) error {
	return inserts(tx.Soort, table, columns, rows, func(query string, args []any) error {
		_, err := tx.Exec(ctx, query, args...)
		return err
	})
}

// send adds rows to a table as insert does, where nobody waits for the outcome;
// see databank.Tx.Send.
func send(ctx context.Context, tx *databank.Tx, table, columns string, rows [][]any) error {
	return inserts(tx.Soort, table, columns, rows, func(query string, args []any) error {
		return tx.Send(ctx, query, args...)
	})
}

// inserts makes the statements that add rows to a table, and runs each.
func inserts(soort databank.Soort, table, columns string, rows [][]any, run func(query string, args []any) error) error {
	for len(rows) > 0 {
		n := batch(soort)
		for n > len(rows) {
			n /= 2 // few different statements, which databases keep ready
		}
		var text strings.Builder
		var args []any
		text.WriteString("INSERT INTO " + table + " (" + columns + ") VALUES ")
		for i, row := range rows[:n] {
			if i > 0 {
				text.WriteByte(',')
			}
			text.WriteString("(" + databank.Places(len(args)+1, len(row)) + ")")
			args = append(args, row...)
		}
		if err := run(text.String(), args); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}
