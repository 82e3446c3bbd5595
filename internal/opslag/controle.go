package opslag

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
)

// Bevinding is something that is not as it was written. It names a place by
// its pseudonymous id and tells nothing of what stands there.
type Bevinding struct {
	Code  string // stable, such as "LOG-HASH"
	Keten string // the chain: a family, or the access log of a process
	Nr    int64  // the entry; 0: the chain as a whole
	Tekst string // a Dutch sentence
}

// The codes of findings.
const (
	LogHash      = "LOG-HASH"      // the hash of an entry does not fit what stands there
	LogKeten     = "LOG-KETEN"     // an entry does not hang on the one before it, or one is missing
	LogKop       = "LOG-KOP"       // the head of a chain is not its last entry
	LogSlot      = "LOG-SLOT"      // an entry does not open with its key
	LogSleutel   = "LOG-SLEUTEL"   // the key of an entry is not in the key store, and was not destroyed
	LogWortel    = "LOG-WORTEL"    // a signed root does not fit the chains
	LogBijlage   = "LOG-BIJLAGE"   // what is attached to an entry is missing, or is not what the entry says
	LogProjectie = "LOG-PROJECTIE" // a table of today is not what follows from the log
)

// Verslag is the outcome of Controleer.
type Verslag struct {
	Ketens      int64 // chains of families
	Regels      int64 // entries in them
	Bijlagen    int64 // what is attached to them
	Vernietigd  int64 // entries whose key was destroyed: the chain proves them, nobody reads them
	Inzagen     int64 // events of the access log
	Gesneden    int64 // events that were cut: who they were about is gone with his file
	Accounts    int64 // lines of the journal of accounts
	Wortels     int64
	Bevindingen []Bevinding
}

// findingsMax bounds how many findings are kept; a broken database has many.
const findingsMax = 1000

func (v *Verslag) find(code, keten string, nr int64, tekst string) {
	if len(v.Bevindingen) < findingsMax {
		v.Bevindingen = append(v.Bevindingen, Bevinding{code, keten, nr, tekst})
	}
}

// Controle says what Controleer does.
type Controle struct {
	// Projecties compares the tables of today with the log, by making them
	// again in a transaction that is thrown away. Writers wait meanwhile on
	// SQLite.
	Projecties bool
	// Wortel is a root that was kept elsewhere; nil where there is none.
	Wortel *Wortel
	// Sleutel is the public key that was kept elsewhere, base64; empty: that
	// of the installation.
	Sleutel string
}

// Controleer proves that the log is as it was written. What is wrong is in the
// report; the error is that it could not be examined.
func (o *Opslag) Controleer(ctx context.Context, c Controle) (*Verslag, error) {
	v := &Verslag{}
	public, err := o.publicKey(c.Sleutel)
	if err != nil {
		return v, err
	}
	err = o.db.Read(ctx, func(tx *databank.Tx) error {
		*v = Verslag{}
		if err := o.checkFamilies(ctx, tx, v); err != nil {
			return err
		}
		if err := o.checkAttachments(ctx, tx, v); err != nil {
			return err
		}
		if err := o.checkHeads(ctx, tx, v); err != nil {
			return err
		}
		if err := checkAccess(ctx, tx, v, public); err != nil {
			return err
		}
		if err := o.checkAccounts(ctx, tx, v); err != nil {
			return err
		}
		return o.checkRoots(ctx, tx, v, c.Wortel, public)
	})
	if err != nil || !c.Projecties || len(v.Bevindingen) > 0 {
		return v, err
	}
	return v, o.checkProjections(ctx, v)
}

// chainCheck follows one chain while its rows come by.
type chainCheck struct {
	name string
	nr   int64
	kop  []byte
}

// step checks one row against the one before it.
func (c *chainCheck) step(v *Verslag, name string, nr int64, previous, hash, sum []byte) {
	if name != c.name {
		*c = chainCheck{name: name}
	}
	if nr != c.nr+1 || !bytes.Equal(previous, c.kop) {
		v.find(LogKeten, name, nr, "Deze regel hangt niet aan de regel ervoor: er is een regel weg, verplaatst of ingevoegd.")
	}
	if !bytes.Equal(hash, sum) {
		v.find(LogHash, name, nr, "Deze regel is gewijzigd nadat hij is geschreven.")
	}
	c.nr, c.kop = nr, hash
}

// checkFamilies walks all chains in one query. It keeps as many rows as one
// batch, however long the log is.
func (o *Opslag) checkFamilies(ctx context.Context, tx *databank.Tx, v *Verslag) error {
	var c chainCheck
	batch := make([]regel, 0, readBatch)
	flush := func() error {
		err := o.checkLocks(ctx, v, batch)
		batch = batch[:0]
		return err
	}
	err := tx.Rows(ctx, func(scan databank.Scan) error {
		var r regel
		if err := scan(r.dest()...); err != nil {
			return err
		}
		if r.gezin != c.name || v.Ketens == 0 {
			v.Ketens++
		}
		c.step(v, r.gezin, r.nr, r.vorige, r.hash, r.sum())
		v.Regels++
		if batch = append(batch, r); len(batch) < readBatch {
			return nil
		}
		return flush()
	}, `SELECT `+logKolommen+` FROM logboek ORDER BY gezin, nr`)
	if err != nil {
		return err
	}
	return flush()
}

// readBatch is how many rows of a log are kept at once.
const readBatch = 200

func (o *Opslag) checkLocks(ctx context.Context, v *Verslag, rows []regel) error {
	ids := slots(rows, (*regel).slot)
	keys, err := o.kluis.Load(ctx, ids)
	if err != nil {
		return err
	}
	lost, err := o.kluis.Missing(ctx, slices.DeleteFunc(ids, func(id string) bool { _, ok := keys[id]; return ok }))
	if err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		key, ok := keys[r.sleutel]
		switch {
		case lost[r.sleutel]:
			v.find(LogSleutel, r.gezin, r.nr, "De sleutel van deze regel staat niet in de sleutelkluis en is niet vernietigd: zet een kopie van de sleutels terug die jonger is dan de gegevens.")
		case !ok:
			v.Vernietigd++
		default:
			if _, err := key.Open(r.plaats(), r.inhoud); err != nil {
				v.find(LogSlot, r.gezin, r.nr, "Deze regel gaat niet open met zijn sleutel.")
			}
		}
	}
	return nil
}

// checkHeads holds the heads of chains against their last entries, both ways.
func (o *Opslag) checkHeads(ctx context.Context, tx *databank.Tx, v *Verslag) error {
	return tx.Rows(ctx, func(scan databank.Scan) error {
		var name string
		err := scan(&name)
		v.find(LogKop, name, 0, "De kop van deze keten is niet haar laatste regel: er zijn regels weg of bijgekomen.")
		return err
	}, `SELECT k.naam FROM keten k LEFT JOIN logboek l ON l.gezin = k.naam AND l.nr = k.lengte
		LEFT JOIN inzage i ON 'inzage:' || i.bron = k.naam AND i.nr = k.lengte
		LEFT JOIN accountlog a ON k.naam = 'accountlog:' AND a.nr = k.lengte
		WHERE COALESCE(l.hash, i.hash, a.hash) IS NULL OR COALESCE(l.hash, i.hash, a.hash) <> k.kop
		UNION SELECT l.gezin FROM logboek l LEFT JOIN keten k ON k.naam = l.gezin WHERE k.naam IS NULL OR l.nr > k.lengte
		UNION SELECT i.bron FROM inzage i LEFT JOIN keten k ON k.naam = 'inzage:' || i.bron WHERE k.naam IS NULL OR i.nr > k.lengte
		UNION SELECT 'accountlog:' FROM accountlog a LEFT JOIN keten k ON k.naam = 'accountlog:' WHERE k.naam IS NULL OR a.nr > k.lengte`)
}

// checkAccess walks the access log a page at a time, with the objects of that
// page beside it.
func checkAccess(ctx context.Context, tx *databank.Tx, v *Verslag, public ed25519.PublicKey) error {
	var c chainCheck
	var bron string
	var nr int64
	for {
		page, err := accessPage(ctx, tx, bron, nr)
		if err != nil || len(page) == 0 {
			return err
		}
		for i := range page {
			g := &page[i]
			v.Inzagen++
			if len(g.snede) > 0 {
				v.Gesneden++
			}
			c.step(v, inzageNaam(g.bron), g.nr, g.vorige, g.hash, g.proven(public))
		}
		bron, nr = page[len(page)-1].bron, page[len(page)-1].nr
	}
}

// accessPage gives the events after a place in the access log, with their
// objects.
func accessPage(ctx context.Context, tx *databank.Tx, bron string, nr int64) ([]gebeurtenis, error) {
	page, err := readAccess(ctx, tx, `FROM inzage i WHERE (bron, nr) > ($1, $2) ORDER BY bron, nr LIMIT $3`, bron, nr, readBatch)
	if err != nil || len(page) == 0 {
		return nil, err
	}
	at, last := 0, &page[len(page)-1]
	return page, tx.Rows(ctx, func(scan databank.Scan) error {
		var b string
		var n int64
		var ob object
		if err := scan(&b, &n, &ob.soort, &ob.id); err != nil {
			return err
		}
		for at < len(page) && (page[at].bron < b || page[at].bron == b && page[at].nr < n) {
			at++
		}
		if at < len(page) && page[at].bron == b && page[at].nr == n {
			page[at].objecten = append(page[at].objecten, ob)
		}
		return nil
	}, `SELECT bron, nr, soort, object FROM inzage_object WHERE (bron, nr) > ($1, $2) AND (bron, nr) <= ($3, $4) ORDER BY bron, nr, volg`,
		bron, nr, last.bron, last.nr)
}

// publicKey gives the key that roots and cuts are checked with: the one that was
// kept elsewhere, or that of the installation.
func (o *Opslag) publicKey(kept string) (ed25519.PublicKey, error) {
	if kept == "" {
		return o.signKey().Public().(ed25519.PublicKey), nil
	}
	key, err := base64.StdEncoding.DecodeString(kept)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("de publieke sleutel is onleesbaar: het zijn 32 bytes in base64")
	}
	return key, nil
}

// checkRoots walks the signed roots, holds each head in them against the log,
// and the root that was kept elsewhere against the one that stands here.
func (o *Opslag) checkRoots(ctx context.Context, tx *databank.Tx, v *Verslag, kept *Wortel, public ed25519.PublicKey) error {
	previous, found := []byte{}, kept == nil
	for nr := int64(1); ; nr++ {
		w, sum, err := o.root(ctx, tx, nr, previous)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return err
		}
		v.Wortels++
		enc := base64.StdEncoding
		signature, err := enc.DecodeString(w.Handtekening)
		if err != nil || w.Hash != enc.EncodeToString(sum) || !ed25519.Verify(public, sum, signature) {
			v.find(LogWortel, "", nr, "Deze wortel klopt niet met zijn handtekening.")
		}
		if kept != nil && kept.Nr == nr {
			found = kept.Hash == w.Hash && kept.Op == w.Op
		}
		if err := checkLeaves(ctx, tx, v, nr); err != nil {
			return err
		}
		previous = sum
	}
	if !found {
		v.find(LogWortel, "", kept.Nr, "De wortel die u bewaarde, staat niet in deze databank: het logboek is sindsdien vervangen.")
	}
	return nil
}

// root reads one root, and computes its hash over the one before it and the
// heads that stand in it.
func (o *Opslag) root(ctx context.Context, tx *databank.Tx, nr int64, before []byte) (Wortel, []byte, error) {
	var op string
	var n int64
	var previous, stored, signature []byte
	err := tx.Row(ctx, []any{&op, &n, &previous, &stored, &signature}, `SELECT op, aantal, vorige, hash, handtekening FROM wortel WHERE nr = $1`, nr)
	if err != nil {
		return Wortel{}, nil, err
	}
	sum := beginRoot(nr, op, before)
	err = tx.Rows(ctx, func(scan databank.Scan) error {
		var b blad
		err := scan(&b.keten, &b.lengte, &b.kop)
		sum.add(b)
		return err
	}, `SELECT keten, lengte, kop FROM wortel_blad WHERE wortel = $1 ORDER BY keten`, nr)
	return o.wortel(nr, op, n, previous, stored, signature), sum.h.Sum(nil), err
}

// checkLeaves finds the heads in a root that the log does not have.
func checkLeaves(ctx context.Context, tx *databank.Tx, v *Verslag, nr int64) error {
	return tx.Rows(ctx, func(scan databank.Scan) error {
		var name string
		var n int64
		err := scan(&name, &n)
		v.find(LogWortel, name, n, "Deze keten is anders dan toen de wortel werd getekend.")
		return err
	}, `SELECT b.keten, b.lengte FROM wortel_blad b
		LEFT JOIN logboek l ON l.gezin = b.keten AND l.nr = b.lengte
		LEFT JOIN inzage i ON 'inzage:' || i.bron = b.keten AND i.nr = b.lengte
		LEFT JOIN accountlog a ON b.keten = 'accountlog:' AND a.nr = b.lengte
		WHERE b.wortel = $1 AND (COALESCE(l.hash, i.hash, a.hash) IS NULL OR COALESCE(l.hash, i.hash, a.hash) <> b.kop)`, nr)
}

// errRollback throws a transaction away that did its work.
var errRollback = errors.New("teruggedraaid")

// checkProjections compares the tables of today with what follows from the log.
func (o *Opslag) checkProjections(ctx context.Context, v *Verslag) error {
	err := o.db.Write(ctx, func(tx *databank.Tx) error {
		before, err := digests(ctx, tx)
		if err != nil {
			return err
		}
		if err := o.rebuild(ctx, tx); err != nil {
			return err
		}
		after, err := digests(ctx, tx)
		if err != nil {
			return err
		}
		for _, table := range projecties {
			if before[table] != after[table] {
				v.find(LogProjectie, "", 0, fmt.Sprintf("De tabel %s is niet wat uit het logboek volgt. Maak haar opnieuw met 'wijzer logboek herbouw'.", table))
			}
		}
		return errRollback
	})
	if errors.Is(err, errRollback) {
		return nil
	}
	return err
}

// digest is the sum of the hashes of all rows of a table: equal for equal rows
// in whatever order.
type digest [4]uint64

// digests gives the digest of every table of today.
func digests(ctx context.Context, tx *databank.Tx) (map[string]digest, error) {
	out := map[string]digest{}
	for _, t := range Tabellen() {
		if t.Rol != Projectie {
			continue
		}
		var d digest
		err := tx.Rows(ctx, func(scan databank.Scan) error {
			dest, row := t.dest()
			if err := scan(dest...); err != nil {
				return err
			}
			d.add(row())
			return nil
		}, `SELECT `+t.names()+` FROM `+t.Naam)
		if err != nil {
			return nil, err
		}
		out[t.Naam] = d
	}
	return out, nil
}

func (d *digest) add(row []any) {
	h := sha256.New()
	for _, v := range row {
		switch v := v.(type) {
		case int64:
			writePart(h, binary.BigEndian.AppendUint64(nil, uint64(v)))
		case []byte:
			writePart(h, v)
		case string:
			writePart(h, []byte(v))
		}
	}
	sum := h.Sum(nil)
	for i := range d {
		d[i] += binary.BigEndian.Uint64(sum[8*i:])
	}
}
