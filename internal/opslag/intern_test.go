package opslag

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"
)

// A line of a backup, whatever stands in it, gives a row or ErrKopie.
func FuzzBackupLine(f *testing.F) {
	for _, seed := range []string{`["a",1,"YQ=="]`, `[]`, `[null,null,null]`, `["a",1.5,"x"]`, `["a",9223372036854775808,""]`, `["a",1,"!"]`, `{`, ``} {
		f.Add([]byte(seed))
	}
	table := tabel(Werkvorm, "proef", `a:tekst:openbaar b:getal:openbaar c:bytes:hash`)
	f.Fuzz(func(t *testing.T, line []byte) {
		row, err := table.row(line)
		if err != nil {
			if !errors.Is(err, ErrKopie) {
				t.Fatalf("%v", err)
			}
			return
		}
		text, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		again, err := table.row(text)
		if err != nil || again[0] != row[0] || again[1] != row[1] || !slices.Equal(again[2].([]byte), row[2].([]byte)) {
			t.Fatalf("%v becomes %v, %v", row, again, err)
		}
	})
}

// Words of a name are stable: taken apart again they stay what they are, so a
// name is found by what was stored of it.
func FuzzWords(f *testing.F) {
	for _, seed := range []string{"Saskia van der Testbrink", "de Vries-Proef", "D'Hondt", "van der", "Ünal ẞ Öz", "ǅ\u0307 İ", ""} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, w := range words(name) {
			if w == "" || normalise(w) != w {
				t.Fatalf("word %q of %q normalises to %q", w, name, normalise(w))
			}
			if again := words(w); !slices.Equal(again, []string{w}) {
				t.Fatalf("word %q falls apart in %q", w, again)
			}
		}
	})
}

// Spellings that sound alike are found by each other; names that do not, are
// not.
func TestKlank(t *testing.T) {
	for _, same := range [][]string{{"saskia", "saskja"}, {"testbrink", "testbrinck"}, {"dijkstra", "dykstra", "deikstra"}, {"schmidt", "smit"},
		{"philips", "filips"}, {"mohammed", "muhamad"}, {"thijs", "tijs"}, {"visser", "fisser"}, {"koster", "coster"}} {
		for _, name := range same[1:] {
			if klank(name) != klank(same[0]) {
				t.Errorf("%s sounds as %q, %s as %q", same[0], klank(same[0]), name, klank(name))
			}
		}
	}
	for _, differ := range [][2]string{{"jansen", "pietersen"}, {"bakker", "visser"}, {"smit", "mulder"}} {
		if klank(differ[0]) == klank(differ[1]) {
			t.Errorf("%s and %s both sound as %q", differ[0], differ[1], klank(differ[0]))
		}
	}
}
