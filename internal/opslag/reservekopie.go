package opslag

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// A backup is a gzip file of lines, each a JSON value, in one form for both
// databases, so that it also moves an installation from one to the other:
//
//	{"wijzer":"reservekopie","versie":1,"van":"gegevens","op":"…","schema":["hash of migration 1",…]}
//	{"tabel":"logboek","kolommen":["gezin","nr",…]}
//	["…",1,…]                        a row: text, whole numbers, and bytes as base64
//	…
//	{"einde":true,"rijen":123,"sha256":"…"}   over every byte before this line
//
// It holds what cannot be made again; the tables of today are made from the log
// when it is restored. All rows come from one moment. What is locked stays
// locked: without the key store and the master key a backup tells no more than
// the database does.

// kopieKop is the first line of a backup.
type kopieKop struct {
	Wijzer string   `json:"wijzer"`
	Versie int      `json:"versie"`
	Van    string   `json:"van"` // "gegevens" or "sleutels"
	Op     string   `json:"op"`
	Schema []string `json:"schema"`
}

// kopieTabel begins a table.
type kopieTabel struct {
	Tabel    string   `json:"tabel,omitempty"`
	Kolommen []string `json:"kolommen,omitempty"`
	Einde    bool     `json:"einde,omitempty"`
	Rijen    int64    `json:"rijen,omitempty"`
	SHA256   string   `json:"sha256,omitempty"`
}

// The parts of an installation that have a backup of their own.
const (
	vanGegevens = "gegevens"
	vanSleutels = "sleutels"
)

// Faults of backups.
var (
	ErrKopie      = errors.New("dit is geen hele reservekopie van Wijzer: het bestand is afgebroken of gewijzigd")
	ErrKopieSoort = errors.New("dit is een reservekopie van een ander deel: gegevens en sleutels hebben elk hun eigen bestand")
	ErrKopieNieuw = errors.New("deze reservekopie is van een nieuwere versie van Wijzer: gebruik die versie")
	ErrNietLeeg   = errors.New("de databank is niet leeg: zet een reservekopie terug in een lege databank")
)

// Reservekopie writes a backup of the data while the program runs, and gives
// the number of rows.
//
// Make it before the backup of the keys (ReservekopieSleutels): a key is made
// before what it locks is written, so the keys that the data need are then in
// the later copy.
func (o *Opslag) Reservekopie(ctx context.Context, w io.Writer) (int64, error) {
	steps, err := Migraties()
	if err != nil {
		return 0, err
	}
	return o.backup(ctx, o.db, w, vanGegevens, steps, Tabellen())
}

// ReservekopieSleutels writes a backup of the key store. Keep it shorter than
// any promise about destruction: as long as it exists, so does what was
// destroyed after it was made.
func (o *Opslag) ReservekopieSleutels(ctx context.Context, w io.Writer) (int64, error) {
	steps, err := sleutels.Migraties()
	if err != nil {
		return 0, err
	}
	return o.backup(ctx, o.keyDB, w, vanSleutels, steps, Sleuteltabellen())
}

// kopieSchrijver writes lines and hashes them.
type kopieSchrijver struct {
	enc  *json.Encoder
	sum  hash.Hash
	rows int64
}

func (o *Opslag) backup(ctx context.Context, db *databank.Databank, w io.Writer, from string, steps []databank.Migratie, tables []Tabel) (int64, error) {
	zip := gzip.NewWriter(w)
	buffer := bufio.NewWriterSize(zip, 1<<16)
	k := &kopieSchrijver{sum: sha256.New()}
	k.enc = json.NewEncoder(io.MultiWriter(buffer, k.sum))
	k.enc.SetEscapeHTML(false)
	head := kopieKop{Wijzer: "reservekopie", Versie: 1, Van: from, Op: databank.Instant(o.now())}
	for _, m := range steps {
		head.Schema = append(head.Schema, m.Hash)
	}
	if err := k.enc.Encode(head); err != nil {
		return 0, err
	}
	err := db.Read(ctx, func(tx *databank.Tx) error {
		for _, t := range tables {
			if t.Rol != Waarheid && t.Rol != Werkvorm {
				continue
			}
			if err := k.table(ctx, tx, t); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	end := kopieTabel{Einde: true, Rijen: k.rows, SHA256: hex.EncodeToString(k.sum.Sum(nil))}
	return k.rows, errors.Join(k.enc.Encode(end), buffer.Flush(), zip.Close())
}

func (k *kopieSchrijver) table(ctx context.Context, tx *databank.Tx, t Tabel) error {
	head := kopieTabel{Tabel: t.Naam}
	for _, c := range t.Kolommen {
		head.Kolommen = append(head.Kolommen, c.Naam)
	}
	if err := k.enc.Encode(head); err != nil {
		return err
	}
	return tx.Rows(ctx, func(scan databank.Scan) error {
		dest, row := t.dest()
		if err := scan(dest...); err != nil {
			return err
		}
		k.rows++
		return k.enc.Encode(row()) // []byte becomes base64
	}, `SELECT `+t.names()+` FROM `+t.Naam)
}

// Herstel fills an empty database from a backup of the data, makes the tables
// of today from the log, and destroys again what was destroyed before. It gives
// the number of rows. Let Controleer follow it.
func (o *Opslag) Herstel(ctx context.Context, r io.Reader) (int64, error) {
	steps, err := Migraties()
	if err != nil {
		return 0, err
	}
	n, err := o.restore(ctx, o.db, r, vanGegevens, steps, Tabellen())
	if err != nil {
		return n, err
	}
	if err := o.Herbouw(ctx); err != nil {
		return n, err
	}
	return n, o.replay(ctx)
}

// HerstelSleutels fills an empty key store from a backup of the keys. Do it
// only where the key store is lost: a key store that is still there is newer,
// and knows what was destroyed since.
func HerstelSleutels(ctx context.Context, in Instelling, r io.Reader) (int64, error) {
	db, err := databank.Open(ctx, in.Sleutels)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	steps, err := sleutels.Migraties()
	if err != nil {
		return 0, err
	}
	if err := db.Migrate(ctx, steps, in.Klok()); err != nil {
		return 0, err
	}
	o := &Opslag{klok: in.Klok}
	return o.restore(ctx, db, r, vanSleutels, steps, Sleuteltabellen())
}

// replay destroys again what the restored data say was destroyed, and tells the
// restored data what the key store knows to be destroyed.
func (o *Opslag) replay(ctx context.Context) error {
	var gone []sleutels.Vernietiging
	err := o.db.Read(ctx, func(tx *databank.Tx) error {
		gone = nil
		return tx.Rows(ctx, func(scan databank.Scan) error {
			var v sleutels.Vernietiging
			err := scan(&v.Sleutel, &v.Op)
			gone = append(gone, v)
			return err
		}, `SELECT sleutel, op FROM vernietiging`)
	})
	if err != nil {
		return err
	}
	if err := o.kluis.Replay(ctx, gone); err != nil {
		return err
	}
	if gone, err = o.kluis.Destroyed(ctx); err != nil {
		return err
	}
	if _, err = o.forget(ctx, gone); err != nil {
		return err
	}
	if _, err = o.cutGone(ctx, `v.op >= $1`, ""); err != nil {
		return err
	}
	return o.endAccountsOf(ctx, func(persoon string) (bool, error) { return o.kluis.Ended(ctx, persoon) })
}

// kopieLezer reads lines and hashes them.
type kopieLezer struct {
	in   *bufio.Reader
	sum  hash.Hash
	rows int64
}

// maxLine bounds one line of a backup, in bytes: a document of tens of
// megabytes fits.
const maxLine = 256 << 20

// line gives the next line; the hash then covers every line before it.
func (k *kopieLezer) line(previous []byte) ([]byte, error) {
	k.sum.Write(previous)
	var out []byte
	for {
		part, err := k.in.ReadSlice('\n')
		out = append(out, part...)
		if err == nil {
			return out, nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) || len(out) > maxLine {
			return nil, ErrKopie
		}
	}
}

func (o *Opslag) restore(ctx context.Context, db *databank.Databank, r io.Reader, from string, steps []databank.Migratie, tables []Tabel) (int64, error) {
	zip, err := gzip.NewReader(r)
	if err != nil {
		return 0, ErrKopie
	}
	k := &kopieLezer{in: bufio.NewReaderSize(zip, 1<<16), sum: sha256.New()}
	first, err := k.line(nil)
	if err != nil {
		return 0, err
	}
	var head kopieKop
	if err := json.Unmarshal(first, &head); err != nil || head.Wijzer != "reservekopie" {
		return 0, ErrKopie
	}
	if head.Van != from {
		return 0, ErrKopieSoort
	}
	if head.Versie != 1 || !known(head.Schema, steps) {
		return 0, ErrKopieNieuw
	}
	// One attempt: what was read from the file cannot be read again.
	used := false
	err = db.Write(ctx, func(tx *databank.Tx) error {
		if used {
			return databank.ErrDruk
		}
		used = true
		if err := empty(ctx, tx, tables); err != nil {
			return err
		}
		return k.fill(ctx, tx, first, tables)
	})
	return k.rows, err
}

// known tells whether the schema of a backup is that of now, or of before.
func known(schema []string, steps []databank.Migratie) bool {
	for _, h := range schema {
		if !slices.ContainsFunc(steps, func(m databank.Migratie) bool { return m.Hash == h }) {
			return false
		}
	}
	return true
}

func empty(ctx context.Context, tx *databank.Tx, tables []Tabel) error {
	for _, t := range tables {
		if t.Rol != Waarheid && t.Rol != Werkvorm {
			continue
		}
		var n int64
		if err := tx.Row(ctx, []any{&n}, `SELECT COUNT(*) FROM (SELECT 1 FROM `+t.Naam+` LIMIT 1) x`); err != nil {
			return err
		}
		if n > 0 {
			return ErrNietLeeg
		}
	}
	return nil
}

// The rows of a backup that are inserted at a time: so many, or so many bytes of
// the file.
const (
	restoreBatch = 64
	restoreBytes = 4 << 20
)

// fill inserts every row, and holds the end of the file against what was read.
func (k *kopieLezer) fill(ctx context.Context, tx *databank.Tx, last []byte, tables []Tabel) error {
	var table Tabel
	var names string
	var batch [][]any
	size := 0
	for {
		line, err := k.line(last)
		if err != nil {
			return err
		}
		last = line
		if line[0] == '[' {
			row, err := table.row(line)
			if err != nil {
				return err
			}
			k.rows++
			size += len(line)
			if batch = append(batch, row); len(batch) < restoreBatch && size < restoreBytes {
				continue
			}
		}
		if err := insert(ctx, tx, table.Naam, names, batch); err != nil {
			return err
		}
		batch, size = nil, 0
		if line[0] == '[' {
			continue
		}
		var head kopieTabel
		if err := json.Unmarshal(line, &head); err != nil {
			return ErrKopie
		}
		if head.Einde {
			return k.end(head)
		}
		if table, err = find(tables, head); err != nil {
			return err
		}
		names = table.names()
	}
}

func (k *kopieLezer) end(head kopieTabel) error {
	if head.Rijen != k.rows || head.SHA256 != hex.EncodeToString(k.sum.Sum(nil)) {
		return ErrKopie
	}
	if _, err := io.Copy(io.Discard, k.in); err != nil { // the checksum of gzip
		return ErrKopie
	}
	return nil
}

// find gives the columns of a table as a backup has them.
func find(tables []Tabel, head kopieTabel) (Tabel, error) {
	for _, t := range tables {
		if t.Naam != head.Tabel || t.Rol != Waarheid && t.Rol != Werkvorm {
			continue
		}
		out := Tabel{Naam: t.Naam, Rol: t.Rol}
		for _, name := range head.Kolommen {
			for _, c := range t.Kolommen {
				if c.Naam == name {
					out.Kolommen = append(out.Kolommen, c)
				}
			}
		}
		if len(out.Kolommen) != len(head.Kolommen) {
			return Tabel{}, ErrKopie
		}
		return out, nil
	}
	return Tabel{}, ErrKopie
}

// row reads a line of a table.
func (t Tabel) row(line []byte) ([]any, error) {
	var raw []json.RawMessage
	if err := json.Unmarshal(line, &raw); err != nil || len(raw) != len(t.Kolommen) || len(raw) == 0 {
		return nil, ErrKopie
	}
	out := make([]any, len(raw))
	for i, c := range t.Kolommen {
		var text string
		var number int64
		var err error
		switch c.Soort {
		case Getal:
			err = json.Unmarshal(raw[i], &number)
			out[i] = number
		case Bytes:
			if err = json.Unmarshal(raw[i], &text); err == nil {
				out[i], err = base64.StdEncoding.DecodeString(text)
			}
		default:
			err = json.Unmarshal(raw[i], &text)
			out[i] = text
		}
		if err != nil {
			return nil, ErrKopie
		}
	}
	return out, nil
}
