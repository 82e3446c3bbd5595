package poort

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSkeletVan(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"Kerkstraat 12-a":        "kerkstraati2a",
		"KÉRKSTRÅÄT":             "kerkstraat",
		"Ke\u0301rk":             "kerk",
		"K\u200be\u00adr\ufeffk": "kerk",
		"Кеrк":                   "kerk", // three of the four are Cyrillic
		"Ｋｅｒｋ １２":                "kerki2",
		"٣٠١١ ＡＢ":                "3oiiab",
		"𝐊𝐞𝐫𝐤 ①②":                "kerki2",
		"🅺🅴🆁🅺 🇦🇧":                "kerkab",
		"ĳsstraße":               "ijsstrasse",
		"O6-l2":                  "o6i2",
		"K\x00e\x00r\x00k\x00":   "kerk",
		"k\xe9rk":                "kerk", // ISO 8859-1
		"Łódź Ærø":               "iodzaero",
		"мир":                    "mnp",
		"ᴋᴇʀᴋ":                   "kerk",
	} {
		if got := string(skeletVan([]byte(in)).tekst); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Reducing what is reduced changes nothing, what shows nothing leaves nothing,
// and there is a note for each byte.
func FuzzSkelet(f *testing.F) {
	for _, s := range []string{"Kerkstraat 12a", "+31 (0)6-12 34 56 78", "Ｋé\u0301\u200b", "\xff\xfeK\x00", "ẞß\u0345ǰ", "İstanbul", "\u1e9b\u0323"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		een := skeletVan([]byte(s))
		if len(een.tekst) != len(een.noot) {
			t.Fatalf("%d bytes, %d notes", len(een.tekst), len(een.noot))
		}
		if twee := skeletVan(een.tekst); string(twee.tekst) != string(een.tekst) {
			t.Fatalf("%q, then %q", een.tekst, twee.tekst)
		}
		if strings.ContainsAny(string(een.tekst), "01lABCXYZ -.@\x00") {
			t.Fatalf("%q is not reduced", een.tekst)
		}
		if !utf8.ValidString(s) {
			return
		}
		var verstopt strings.Builder
		for _, r := range s {
			verstopt.WriteRune(r)
			verstopt.WriteString("\u200b")
		}
		if got := skeletVan([]byte(verstopt.String())); string(got.tekst) != string(een.tekst) {
			t.Fatalf("zero width shows: %q, then %q", een.tekst, got.tekst)
		}
	})
}
