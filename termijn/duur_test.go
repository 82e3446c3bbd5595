package termijn

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestParseDuur(t *testing.T) {
	for in, want := range map[string]Duur{
		"7dag": {7, DagEenheid}, "6week": {6, Week}, "3maand": {3, Maand}, "15jaar": {15, Jaar}, "24uur": {24, Uur}, "5werkdag": {5, Werkdag},
		"1week": {1, Week}, "6weken": {6, Week}, "14 dagen": {14, DagEenheid}, "9999dag": {9999, DagEenheid}, "007dag": {7, DagEenheid},
	} {
		if got, err := ParseDuur(in); err != nil || got != want {
			t.Errorf("ParseDuur(%q) = %v, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "dag", "7", "0dag", "-1dag", "7 ", "7  dag", "7Dag", "7d", "10000dag", "99999999999999dag", "1.5dag", "７dag", "7dagdag", "7 geheimenaam", "zeven dag"} {
		if got, err := ParseDuur(in); !errors.Is(err, ErrDuur) || got != (Duur{}) {
			t.Errorf("ParseDuur(%q) = %v, %v", in, got, err)
		}
	}
}

func TestDuurInWords(t *testing.T) {
	for want, d := range map[string]Duur{
		"1 dag": {1, DagEenheid}, "6 weken": {6, Week}, "1 jaar": {1, Jaar}, "24 uur": {24, Uur}, "5 werkdagen": {5, Werkdag}, "3 maanden": {3, Maand},
		"geen vaste duur": {},
	} {
		if got := d.Nederlands(); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
	if (Duur{3, 77}).String() != "" || (Duur{3, 77}).Nederlands() != "geen vaste duur" {
		t.Error("a unit that is none has words")
	}
}

// TestArt4 holds the bounds of the Algemene termijnenwet: just under and just
// over each.
func TestArt4(t *testing.T) {
	for s, want := range map[string]bool{
		"1dag": true, "90dag": true, "91dag": false, "12week": true, "13week": false, "3maand": true, "4maand": false, "1jaar": false,
		"1uur": false, "1werkdag": false,
	} {
		if d, err := ParseDuur(s); err != nil || d.OnderTermijnenwet() != want {
			t.Errorf("%s: want %t (%v)", s, want, err)
		}
	}
	if (Duur{}).OnderTermijnenwet() || (Duur{1, 77}).OnderTermijnenwet() {
		t.Error("no length falls under the law")
	}
}

func TestDuurAsText(t *testing.T) {
	var in struct{ A, B Duur }
	if err := json.Unmarshal([]byte(`{"A":"6week","B":""}`), &in); err != nil || in.A != (Duur{6, Week}) || in.B != (Duur{}) {
		t.Errorf("%v, %v", in, err)
	}
	if uit, err := json.Marshal(in); err != nil || string(uit) != `{"A":"6week","B":""}` {
		t.Errorf("%s, %v", uit, err)
	}
	if err := json.Unmarshal([]byte(`{"A":"veel"}`), &in); !errors.Is(err, ErrDuur) {
		t.Error(err)
	}
}

func FuzzParseDuur(f *testing.F) {
	for _, s := range []string{"7dag", "6 weken", "0dag", "", "99999uur", "5werkdag"} {
		f.Add(s)
	}
	basis := MustDag("2026-05-01")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDuur(s)
		if err != nil {
			if err != error(ErrDuur) {
				t.Fatalf("%q: %v", s, err)
			}
			return
		}
		if again, err := ParseDuur(d.String()); err != nil || again != d {
			t.Fatalf("%q reads back as %v, %v", s, again, err)
		}
		if u, err := BerekenDuur(d, basis); (err != nil && !errors.Is(err, ErrBereik)) || err == nil && u.Eind < basis {
			t.Fatalf("%q from %s: %s, %v", s, basis, u.Eind, err)
		}
	})
}
