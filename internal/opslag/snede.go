package opslag

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"slices"
	"time"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The access log is kept as long as the file that it is about (rule BEW-INZAGE
// of package bewaring). When the last key of a person or a family is destroyed,
// its lines are cut: who it was about goes, and where nobody is left, all that
// the line says. What is left is signed, with the hash that the line had, so
// the chain and the roots keep proving that a line stood there, and that nobody
// but the program cut it.
//
// A cut line gets another id and is locked again, so that its old hash cannot
// be used to try whom it was about.

// snedeBatch is how many lines are cut in one transaction.
const snedeBatch = 100

// cutMessage gives what is signed of a line that was cut: the hash that it had,
// and all that is left.
func (g *gebeurtenis) cutMessage() []byte {
	h := sha256.New()
	for _, part := range [][]byte{[]byte("wijzer-snede-1"), g.hash, g.sum()} {
		writePart(h, part)
	}
	return h.Sum(nil)
}

// proven gives the hash with which a line stands in its chain: that of what is
// stored or, where it was cut, the one that the signature vouches for.
func (g *gebeurtenis) proven(public ed25519.PublicKey) []byte {
	if len(g.snede) > 0 && ed25519.Verify(public, g.cutMessage(), g.snede) {
		return g.hash
	}
	return g.sum()
}

// cutGone takes out of the access log who has nothing left of what was destroyed:
// its subjects, and each family in which it was the last. where says of which rows
// of vernietiging (v), with one value. It gives how many lines it cut.
func (o *Opslag) cutGone(ctx context.Context, where string, value any) (int64, error) {
	var cut int64
	for _, from := range []string{`v.onderwerp AS o FROM vernietiging v`, `l.gezin AS o FROM vernietiging v JOIN logboek l ON l.sleutel = v.sleutel`} {
		for last := ""; ; {
			page, err := o.texts(ctx, `SELECT d.o FROM (SELECT DISTINCT `+from+` WHERE `+where+`) d
				WHERE d.o > $2 AND EXISTS (SELECT 1 FROM inzage_object b WHERE b.object = d.o) ORDER BY d.o LIMIT $3`, value, last, snedeBatch)
			if err != nil {
				return cut, err
			}
			if len(page) == 0 {
				break
			}
			n, err := o.cutSubjects(ctx, page)
			if cut += n; err != nil {
				return cut, err
			}
			last = page[len(page)-1]
		}
	}
	return cut, nil
}

// cutSubjects takes those of whom nothing is left out of the access log, and
// gives how many lines it cut.
func (o *Opslag) cutSubjects(ctx context.Context, subjects []string) (int64, error) {
	var cut int64
	for _, subject := range subjects {
		gone, err := o.ended(ctx, subject)
		if err != nil {
			return cut, err
		}
		if !gone {
			continue
		}
		n, err := o.cutLines(ctx, `(bron, nr) IN (SELECT b.bron, b.nr FROM inzage_object b WHERE b.object = $1)`, subject)
		if cut += n; err != nil {
			return cut, err
		}
	}
	return cut, nil
}

// ended tells whether nothing is left of a person or a family: its keys are
// destroyed. That a family was begun says nothing of anyone, and its key stays.
func (o *Opslag) ended(ctx context.Context, subject string) (bool, error) {
	keys, err := o.texts(ctx, `SELECT DISTINCT sleutel FROM logboek WHERE gezin = $1 AND handeling <> $2`, subject, hGezin)
	if err != nil {
		return false, err
	}
	if len(keys) == 0 {
		return o.kluis.Ended(ctx, subject)
	}
	left, err := o.kluis.Load(ctx, keys)
	return len(left) == 0, err
}

// texts reads a column of texts.
func (o *Opslag) texts(ctx context.Context, query string, args ...any) (out []string, err error) {
	err = o.db.Read(ctx, func(tx *databank.Tx) (err error) {
		out, err = databank.Texts(ctx, tx, query, args...)
		return err
	})
	return out, err
}

// cutNobody empties the lines about nobody of which the term has passed, where
// the installation fixed one.
func (o *Opslag) cutNobody(ctx context.Context, t bewaring.Tabel) (int64, error) {
	last, ok := t.Voorbij(bewaring.CodeInzage, termijn.DagVan(o.now().UTC()))
	if !ok {
		return 0, nil
	}
	return o.cutLines(ctx, `niemand = 'ja' AND op < $1`, last.String())
}

// cutLines cuts the lines for which a condition holds until it holds for none.
// The subject of the condition, its only argument, goes out of them.
func (o *Opslag) cutLines(ctx context.Context, where, subject string) (int64, error) {
	var cut int64
	for {
		var n int
		err := o.db.Write(ctx, func(tx *databank.Tx) error {
			rows, err := readAccess(ctx, tx, `FROM inzage i WHERE `+where+` ORDER BY bron, nr LIMIT $2`, subject, snedeBatch)
			if err == nil {
				err = readObjects(ctx, tx, rows)
			}
			if err != nil {
				return err
			}
			n = len(rows)
			return o.cutBatch(ctx, tx, rows, subject)
		})
		if err != nil {
			return cut, err
		}
		cut += int64(n)
		if n < snedeBatch {
			return cut, nil
		}
	}
}

func (o *Opslag) cutBatch(ctx context.Context, tx *databank.Tx, rows []gebeurtenis, subject string) error {
	keys, err := o.kluis.Load(ctx, slots(rows, (*gebeurtenis).slot))
	if err != nil {
		return err
	}
	for i := range rows {
		g := &rows[i]
		if err := o.cut(g, subject, keys); err != nil {
			return err
		}
		if err := g.save(ctx, tx, subject); err != nil {
			return err
		}
	}
	return nil
}

// cut takes a subject out of a line and signs what is left.
func (o *Opslag) cut(g *gebeurtenis, subject string, keys map[string]sleutels.Sleutel) error {
	before := g.plaats()
	g.objecten = slices.DeleteFunc(g.objecten, func(ob object) bool { return ob.id == subject })
	var err error
	if g.id, err = o.randomID(); err != nil {
		return err
	}
	if key, ok := keys[g.sleutel]; ok && len(g.objecten) > 0 {
		plain, err := key.Open(before, g.inhoud)
		if err != nil {
			return err
		}
		if g.inhoud, err = key.Lock(o.random, g.plaats(), plain); err != nil {
			return err
		}
	} else {
		g.empty()
	}
	g.snede = ed25519.Sign(o.signKey(), g.cutMessage())
	return nil
}

// empty leaves nothing of a line but its place in the chain.
func (g *gebeurtenis) empty() {
	g.op, g.handeling, g.account, g.rol, g.doel, g.uitkomst, g.nood, g.sleutel = "", "", "", "", "", "", "", ""
	g.inhoud, g.objecten, g.niemand = []byte{}, nil, "nee"
}

// save writes what is left of a line that was cut. The triggers let nothing
// through that says more than before.
func (g *gebeurtenis) save(ctx context.Context, tx *databank.Tx, subject string) error {
	_, err := tx.Exec(ctx, `UPDATE inzage SET id = $1, op = $2, handeling = $3, account = $4, rol = $5, doel = $6, uitkomst = $7, nood = $8, sleutel = $9,
		inhoud = $10, niemand = $11, snede = $12 WHERE bron = $13 AND nr = $14`,
		g.id, g.op, g.handeling, g.account, g.rol, g.doel, g.uitkomst, g.nood, g.sleutel, g.inhoud, g.niemand, g.snede, g.bron, g.nr)
	if err != nil {
		return err
	}
	where, args := ` AND object = $3`, []any{g.bron, g.nr, subject}
	if len(g.objecten) == 0 {
		where, args = "", args[:2]
	}
	_, err = tx.Exec(ctx, `DELETE FROM inzage_object WHERE bron = $1 AND nr = $2`+where, args...)
	return err
}

// snedeMarge is how far before the last cleaning is looked again: a page that
// was open while a file was destroyed is logged within it, and another process
// forgets a destroyed key within it.
const snedeMarge = time.Hour

// pruneAccess removes from the access log what is kept no longer, and gives how
// many lines it cut. The first time it looks at all that was ever destroyed.
func (o *Opslag) pruneAccess(ctx context.Context, t bewaring.Tabel) (int64, error) {
	since, now := time.UnixMicro(o.pruned.Load()), o.now()
	ended, err := o.cutGone(ctx, `v.op >= $1`, databank.Instant(since.Add(-snedeMarge)))
	if err != nil {
		return ended, err
	}
	o.pruned.Store(now.UnixMicro())
	nobody, err := o.cutNobody(ctx, t)
	if err == nil && ended+nobody > 0 {
		err = o.db.Checkpoint(ctx)
	}
	return ended + nobody, err
}
