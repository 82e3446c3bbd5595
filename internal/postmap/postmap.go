// Package postmap delivers pieces into a folder, where a printing house or a
// message broker (VECOZO for Jeugdwet, GGk for Wmo) takes them.
//
// # What a taker does
//
// A piece NAAM.pdf or NAAM.xml is whole as soon as index/NAAM.json is there, and
// not before. The taker reads the index, takes the piece, and may remove the
// piece then. It leaves the index: a piece whose index is there is never written
// again, so what the program delivers twice, after a crash, is there once. An
// index may be removed when it is older than the pieces that can still wait in
// the outbox.
//
// # What it tells
//
// A name is the id of the piece in the outbox: it tells nothing, and neither does
// the index (IndexRegel). Files are for the owner and his group alone.
package postmap

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/poort"
)

// Map is a folder that pieces of one way out are delivered in. Several processes
// may deliver into one folder at once.
type Map struct {
	pad  string
	klok func() time.Time
	per  func(poort.Doorgelaten) string // the folder within, for a piece
}

// IndexRegel is what the index says of a piece.
type IndexRegel struct {
	Bestand string `json:"bestand"` // where it is, from the folder that index is in
	Media   string `json:"media"`   // the type of its content
	Bytes   int    `json:"bytes"`   // how long it is
	SHA256  string `json:"sha256"`  // of its content, in hexadecimal digits
	Gereed  string `json:"gereed"`  // when it was delivered, UTC
}

// indexmap is the folder of the indexes.
const indexmap = "index"

// The faults of a folder. They repeat no path.
var (
	ErrMap   = errors.New("in de map voor de post is niet te schrijven: kijk of zij bestaat, of Wijzer er mag schrijven en of er ruimte is")
	ErrNaam  = errors.New("dit stuk heeft geen bruikbaar kenmerk")
	ErrSoort = errors.New("dit soort stuk hoort niet in deze map")
)

// Open gives a folder for letters. It must exist; what it needs within, it makes.
func Open(pad string, klok func() time.Time) (*Map, error) {
	return open(pad, klok, func(poort.Doorgelaten) string { return "" })
}

// OpenBerichten gives a folder for messages, each in the folder of its kind, such
// as WMO301 and JW301.
func OpenBerichten(pad string, klok func() time.Time) (*Map, error) {
	return open(pad, klok, func(d poort.Doorgelaten) string { return d.Eigenschap(EigenSoort) })
}

// EigenSoort is under what a message keeps its kind (poort.Gemaakt.Eigenschappen).
const EigenSoort = "soort"

func open(pad string, klok func() time.Time, per func(poort.Doorgelaten) string) (*Map, error) {
	info, err := os.Stat(pad)
	if err != nil || !info.IsDir() {
		return nil, ErrMap
	}
	return &Map{pad: filepath.Clean(pad), klok: klok, per: per}, nil
}

// Bezorg delivers a piece that passed the gate under its id; see the package
// comment. The errors are poort.ErrNietDoorgelaten, ErrNaam, ErrSoort and ErrMap.
func (m *Map) Bezorg(ctx context.Context, id string, d poort.Doorgelaten) error {
	if !d.Geldig() {
		return poort.ErrNietDoorgelaten
	}
	uitgang, ok := extensies()[d.Media()]
	sub := m.per(d)
	switch {
	case !ok || !eenNaam(sub) && sub != "":
		return ErrSoort
	case !eenNaam(id):
		return ErrNaam
	case ctx.Err() != nil:
		return ctx.Err()
	}
	if m.deliver(sub, id, id+uitgang, d) != nil {
		return ErrMap
	}
	return nil
}

// extensies gives the names of the types that leave in a folder.
func extensies() map[poort.Media]string {
	return map[poort.Media]string{poort.PDF: ".pdf", poort.XML: ".xml"}
}

// eenNaam tells whether a text is letters and digits alone, so that it names one
// file and no other place.
func eenNaam(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// deliver writes the piece and then its index, each at once or not at all.
func (m *Map) deliver(sub, id, naam string, d poort.Doorgelaten) error {
	index := filepath.Join(m.pad, sub, indexmap)
	if err := os.MkdirAll(index, 0o750); err != nil {
		return err
	}
	regel := filepath.Join(index, id+".json")
	if _, err := os.Stat(regel); err == nil {
		return nil // delivered before
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	content := d.Inhoud()
	if err := writeWhole(filepath.Join(m.pad, sub, naam), content); err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	line, err := json.Marshal(IndexRegel{Bestand: naam, Media: string(d.Media()), Bytes: len(content), SHA256: hex.EncodeToString(sum[:]),
		Gereed: m.klok().UTC().Format(time.RFC3339)})
	if err != nil {
		return err
	}
	return writeWhole(regel, append(line, '\n'))
}

// writeWhole writes a file so that it is there whole or not at all, also when the
// power fails: beside it first, onto the disk, and then in one step under its name.
func writeWhole(pad string, content []byte) error {
	dir := filepath.Dir(pad)
	f, err := os.CreateTemp(dir, ".half-*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(0o640), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), pad)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncDir(dir)
}

// syncDir puts the names in a folder onto the disk.
func syncDir(dir string) error {
	d, err := os.Open(filepath.Clean(dir))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
