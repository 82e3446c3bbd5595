package tekst

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSignsThatCannotBeSeen(t *testing.T) {
	for _, c := range []struct {
		naam, tekst   string
		regel, lopend bool
	}{
		{"nothing", "", true, true},
		{"a name", "Saskia van der Wielen-Ünal", true, true},
		{"another script", "Żółć Θάλεια Жанна 山田", true, true},
		{"an apostrophe, as programs make it", "O’Brien", true, true},
		{"a hard space", "Jan\u00a0Jansen", true, true},
		{"accents that stand apart", "Zoe\u0308", true, true},
		{"a picture with its variant", "☎\ufe0f bellen", true, true},
		{"lines and tabs", "eerste\r\ntweede\n\tderde", false, true},
		{"a soft hyphen", "burgerservice\u00adnummer", false, true},
		{"a picture of a family", "👩\u200d👧", false, true},
		{"a Persian joiner", "می\u200cخواهم", false, true},
		{"line and paragraph separators", "een\u2028twee\u2029drie", false, true},
		{"right to left override", "Bernd\u202ednreB", false, false},
		{"left to right override", "\u202dBernd", false, false},
		{"embeddings", "\u202aBernd\u202c", false, false},
		{"isolates", "\u2066Bernd\u2069", false, false},
		{"marks of direction", "Bernd\u200e\u200f\u061c", false, false},
		{"zero width space", "Ber\u200bnd", false, false},
		{"word joiner", "Ber\u2060nd", false, false},
		{"byte order mark", "\ufeffBernd", false, false},
		{"invisible operators", "Ber\u2063nd", false, false},
		{"interlinear annotation", "Ber\ufff9nd", false, false},
		{"tags", "Bernd\U000e0042\U000e007f", false, false},
		{"Mongolian vowel separator", "Ber\u180end", false, false},
		{"Hangul filler", "Bernd\u3164", false, false},
		{"halfwidth Hangul filler", "Bernd\uffa0", false, false},
		{"grapheme joiner", "Ber\u034fnd", false, false},
		{"NUL", "Bernd\x00", false, false},
		{"escape", "Bernd\x1b[31m", false, false},
		{"backspace", "Bernd\b\b", false, false},
		{"delete", "Bernd\x7f", false, false},
		{"next line (C1)", "Bernd\u0085x", false, false},
		{"no UTF-8", "Bernd\xff", false, false},
	} {
		if got := Regel(c.tekst); got != c.regel {
			t.Errorf("%s: one line %v, want %v", c.naam, got, c.regel)
		}
		if got := Lopend(c.tekst); got != c.lopend {
			t.Errorf("%s: running text %v, want %v", c.naam, got, c.lopend)
		}
	}
}

// Whatever comes in: what is one line is running text, nothing that passes holds
// a sign of direction, and what is taken away leaves text that passes and lost
// nothing that can be seen.
func FuzzZichtbaar(f *testing.F) {
	for _, s := range []string{"", "Bernd", "Bernd\u202ednreB", "a\r\nb", "\xff\xfe", "x\u00ady", "\U000e0042", "\u2028"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if Regel(s) && !Lopend(s) {
			t.Fatal("one line is no running text")
		}
		if Lopend(s) && (!utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Bidi_Control, r) || r == 0 })) {
			t.Fatal("a sign of direction passes")
		}
		clean := Zichtbaar(s)
		if !Lopend(clean) || Zichtbaar(clean) != clean {
			t.Fatal("what is taken away leaves what does not pass")
		}
		if Lopend(s) && clean != s {
			t.Fatal("something was taken from text that passes")
		}
		if line := EenRegel(s); !Regel(line) || Regel(s) && line != s || EenRegel(line) != line {
			t.Fatal("what is made one line is none, or lost something")
		}
		if utf8.ValidString(s) && strings.Map(graphic, s) != strings.Map(graphic, clean) {
			t.Fatal("something that can be seen was taken away")
		}
	})
}

// graphic keeps what a printer leaves ink or space for.
func graphic(r rune) rune {
	if unicode.IsGraphic(r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
		return r
	}
	return -1
}
