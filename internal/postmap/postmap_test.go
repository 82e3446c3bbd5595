package postmap

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

var nu = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

func klok() time.Time { return nu }

type geenBewaarder struct{}

func (geenBewaarder) Vasthouden(context.Context, poort.Vasthouding) error { return nil }

// stuk gives a piece that passed the gate.
func stuk(t *testing.T, media poort.Media, soort, inhoud string) poort.Doorgelaten {
	t.Helper()
	gate, err := poort.New(geenBewaarder{}, &poort.GeheugenRem{}, func() string { return "x" }, bytes.Repeat([]byte{7}, 32), poort.Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	lijst, err := poort.NewLijst(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := gate.Laat(context.Background(), poort.Opdracht{Soort: poort.Brief, Afzender: toegang.Lezer{Account: "m"}, Ontvanger: poort.Ontvanger{Lezer: toegang.Lezer{Account: "a"}},
		Lijst: lijst, Bron: &toegang.Geheugen{}, Moment: toegang.Moment{Dag: termijn.MustDag("2026-11-22"), Tijd: nu}}, func(poort.Velden) (poort.Gemaakt, error) {
		return poort.Gemaakt{Inhoud: []byte(inhoud), Media: media, Bestandsnaam: "brief-van-mevrouw.pdf", Uitlees: poort.Tekst("tekst"),
			Eigenschappen: map[string]string{EigenSoort: soort}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// files gives what lies in a folder, by path.
func files(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, path)
		out[filepath.ToSlash(rel)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDeliversALetter(t *testing.T) {
	root := t.TempDir()
	m, err := Open(root, klok)
	if err != nil {
		t.Fatal(err)
	}
	d := stuk(t, poort.PDF, "", "%PDF-1.7 hulp")
	if err := m.Bezorg(context.Background(), "abc234", d); err != nil {
		t.Fatal(err)
	}
	got := files(t, root)
	if len(got) != 2 || got["abc234.pdf"] != "%PDF-1.7 hulp" {
		t.Fatalf("the folder holds %v", got)
	}
	var r IndexRegel
	if err := json.Unmarshal([]byte(got["index/abc234.json"]), &r); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte("%PDF-1.7 hulp"))
	if want := (IndexRegel{"abc234.pdf", "application/pdf", 13, hex.EncodeToString(sum[:]), "2026-11-22T09:00:00Z"}); r != want {
		t.Errorf("the index says %+v", r)
	}
	info, err := os.Stat(filepath.Join(root, "abc234.pdf"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("everyone can read it: %v, %v", info.Mode(), err)
	}
}

// What comes again is there once: also when the taker has taken the piece, and
// also when the program stopped between the piece and its index.
func TestDeliversOnce(t *testing.T) {
	root := t.TempDir()
	m, err := Open(root, klok)
	if err != nil {
		t.Fatal(err)
	}
	d := stuk(t, poort.PDF, "", "%PDF-1.7 hulp")
	for range 2 {
		if err := m.Bezorg(context.Background(), "a", d); err != nil {
			t.Fatal(err)
		}
	}
	if got := files(t, root); len(got) != 2 {
		t.Errorf("twice it is there %d times", len(got)/2)
	}
	if err := os.Remove(filepath.Join(root, "a.pdf")); err != nil { // taken
		t.Fatal(err)
	}
	if err := m.Bezorg(context.Background(), "a", d); err != nil || len(files(t, root)) != 1 {
		t.Errorf("what was taken came again: %v", err)
	}
	if err := os.WriteFile(filepath.Join(root, "b.pdf"), []byte("%PDF-1.7 half"), 0o600); err != nil { // stopped before the index
		t.Fatal(err)
	}
	if err := m.Bezorg(context.Background(), "b", d); err != nil || files(t, root)["b.pdf"] != "%PDF-1.7 hulp" || files(t, root)["index/b.json"] == "" {
		t.Errorf("what was half delivered: %v", err)
	}
}

func TestDeliversMessagesByKind(t *testing.T) {
	root := t.TempDir()
	m, err := OpenBerichten(root, klok)
	if err != nil {
		t.Fatal(err)
	}
	for id, soort := range map[string]string{"a": "WMO301", "b": "JW301", "c": "WMO301"} {
		if err := m.Bezorg(context.Background(), id, stuk(t, poort.XML, soort, "<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	var names []string
	for name := range files(t, root) {
		names = append(names, name)
	}
	slices.Sort(names)
	if want := "JW301/b.xml JW301/index/b.json WMO301/a.xml WMO301/c.xml WMO301/index/a.json WMO301/index/c.json"; strings.Join(names, " ") != want {
		t.Errorf("the folder holds %v", names)
	}
}

// Nothing is written outside the folder, or of a type that nobody takes.
func TestRefuses(t *testing.T) {
	root := t.TempDir()
	m, err := OpenBerichten(root, klok)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id   string
		d    poort.Doorgelaten
		want error
	}{
		{"a", poort.Doorgelaten{}, poort.ErrNietDoorgelaten},
		{"a", stuk(t, poort.CSV, "WMO301", "a;b"), ErrSoort},
		{"a", stuk(t, poort.XML, "../elders", "<x/>"), ErrSoort},
		{"../a", stuk(t, poort.XML, "WMO301", "<x/>"), ErrNaam},
		{"", stuk(t, poort.XML, "WMO301", "<x/>"), ErrNaam},
	} {
		if err := m.Bezorg(context.Background(), c.id, c.d); !errors.Is(err, c.want) {
			t.Errorf("%q: %v, want %v", c.id, err, c.want)
		}
	}
	if got := files(t, root); len(got) != 0 {
		t.Errorf("something was written: %v", got)
	}
	if _, err := Open(filepath.Join(root, "er-niet"), klok); !errors.Is(err, ErrMap) {
		t.Errorf("a folder that is not there: %v", err)
	}
	gone, err := Open(t.TempDir(), klok)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(gone.pad); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(gone.pad, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := gone.Bezorg(context.Background(), "a", stuk(t, poort.PDF, "", "%PDF-1")); !errors.Is(err, ErrMap) {
		t.Errorf("a folder that went away: %v", err)
	}
}

// Two who deliver the same at once leave it whole and once.
func TestDeliversAtOnce(t *testing.T) {
	root := t.TempDir()
	m, err := Open(root, klok)
	if err != nil {
		t.Fatal(err)
	}
	d := stuk(t, poort.PDF, "", "%PDF-"+strings.Repeat("x", 1<<16))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if err := m.Bezorg(context.Background(), "a", d); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := files(t, root); len(got) != 2 || len(got["a.pdf"]) != 1<<16+5 {
		t.Errorf("the folder holds %d files", len(got))
	}
}
