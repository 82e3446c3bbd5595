package poort

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A skelet is a text reduced to what the eye reads in it: the letters a to z
// and the digits, without accents, case, spaces and signs. The letter o stands
// for the digit 0 as well, and i for 1 and l, because they look alike. For
// each byte a note is kept of what stood there, for the edges of a find.
type skelet struct {
	tekst []byte
	noot  []byte
}

// The notes of a byte.
const (
	naScheiding byte = 1 << iota // a space or a sign stood before it
	wasCijfer
	wasKlein // a lower-case letter
	wasGroot // an upper-case letter
)

// ascii gives for each ASCII character the byte of the skeleton and its note;
// a zero byte is a separator.
var ascii = asciiTable()

type teken struct{ byte, noot byte }

func asciiTable() (t [utf8.RuneSelf]teken) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = teken{c, wasCijfer}
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c] = teken{c, wasKlein}
		t[c-'a'+'A'] = teken{c, wasGroot}
	}
	for c, as := range map[byte]byte{'0': 'o', '1': 'i', 'l': 'i', 'L': 'i'} {
		t[c].byte = as
	}
	return t
}

// onzichtbaar tells whether an ASCII character leaves no trace: NUL stands
// between the letters of UTF-16, the others show nothing.
func onzichtbaar(c byte) bool { return c == 0 || c == 7 || c == 8 || c == 0x7f }

// skeletVan reduces a text. Bytes that are no UTF-8 are read as ISO 8859-1.
func skeletVan(tekst []byte) skelet {
	b := bouwer{skelet: skelet{make([]byte, 0, len(tekst)), make([]byte, 0, len(tekst))}, noot: naScheiding}
	for i := 0; i < len(tekst); {
		if c := tekst[i]; c < utf8.RuneSelf {
			b.ascii(c)
			i++
			continue
		}
		r, n := utf8.DecodeRune(tekst[i:])
		if r == utf8.RuneError && n <= 1 {
			r, n = rune(tekst[i]), 1
		}
		b.rune(r)
		i += n
	}
	return b.skelet
}

type bouwer struct {
	skelet
	noot byte // of the next byte: whether a separator came before
}

func (b *bouwer) ascii(c byte) {
	t := ascii[c]
	switch {
	case t.byte != 0:
		b.add(t.byte, t.noot)
	case !onzichtbaar(c):
		b.noot = naScheiding
	}
}

func (b *bouwer) add(c, noot byte) {
	b.tekst = append(b.tekst, c)
	b.skelet.noot = append(b.skelet.noot, noot|b.noot)
	b.noot = 0
}

// rune adds a character beyond ASCII.
func (b *bouwer) rune(r rune) {
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	if d := norm.NFKD.Properties(buf[:n]).Decomposition(); d != nil {
		for len(d) > 0 {
			r, n := utf8.DecodeRune(d)
			b.plain(r)
			d = d[n:]
		}
		return
	}
	b.plain(r)
}

// plain adds a character that has no decomposition.
func (b *bouwer) plain(r rune) {
	if r < utf8.RuneSelf {
		b.ascii(byte(r))
		return
	}
	if als, ok := lijktOp(r); ok {
		noot := wasKlein
		if unicode.IsUpper(r) {
			noot = wasGroot
		}
		for _, c := range []byte(als) {
			t := ascii[c]
			if t.noot != wasCijfer {
				t.noot = noot
			}
			b.add(t.byte, t.noot)
		}
		return
	}
	switch {
	case verdwijnt(r):
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		for _, c := range []byte(string(unicode.ToLower(r))) {
			b.add(c, wasKlein)
		}
	default:
		b.noot = naScheiding
	}
}

// verdwijnt tells whether the character leaves no trace on paper: formatting,
// accents, variation selectors and the fillers of Hangul.
func verdwijnt(r rune) bool {
	switch r {
	case 0x115f, 0x1160, 0x3164, 0xffa0, 0x17b4, 0x17b5:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf)
}

// keert tells whether the text holds characters that make it be read from
// right to left.
func keert(tekst []byte) bool {
	for _, teken := range []string{"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"} {
		if bytes.Contains(tekst, []byte(teken)) {
			return true
		}
	}
	return false
}

// omgekeerd gives the text from right to left.
func omgekeerd(tekst []byte) []byte {
	uit := make([]byte, 0, len(tekst))
	for len(tekst) > 0 {
		r, n := utf8.DecodeLastRune(tekst)
		if r == utf8.RuneError && n <= 1 {
			r, n = rune(tekst[len(tekst)-1]), 1
		}
		uit = utf8.AppendRune(uit, r)
		tekst = tekst[:len(tekst)-n]
	}
	return uit
}
