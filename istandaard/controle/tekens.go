package controle

import (
	"bytes"
	"unicode/utf8"
)

// tekenklasse says what a byte may be. It is a bit set.
type tekenklasse uint8

const (
	tekenGewoon    tekenklasse = 1 << iota // may stand in text without a second look
	tekenWit                               // space, tab, line feed, carriage return
	tekenNaam                              // may stand in a name
	tekenNaamBegin                         // may begin a name
)

// tekens classes the bytes. Bytes from 0x80 are part of a longer character and
// always get a second look.
var tekens = maakTekens()

func maakTekens() (t [256]tekenklasse) {
	for c := 0x20; c < 0x80; c++ {
		t[c] |= tekenGewoon
	}
	for _, c := range " \t\r\n" {
		t[c] |= tekenWit
	}
	t['\t'] |= tekenGewoon
	t['\n'] |= tekenGewoon
	for _, c := range "<&]" {
		t[c] &^= tekenGewoon
	}
	for c := range t {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':'
		if letter {
			t[c] |= tekenNaamBegin | tekenNaam
		}
		if c >= '0' && c <= '9' || c == '-' || c == '.' {
			t[c] |= tekenNaam
		}
	}
	return t
}

func isWit(c byte) bool { return tekens[c]&tekenWit != 0 }

// alleenWit reports whether b holds nothing but white space.
func alleenWit(b []byte) bool {
	for _, c := range b {
		if !isWit(c) {
			return false
		}
	}
	return true
}

// isTeken reports whether XML 1.0 allows this character (production 2).
func isTeken(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= 0x10FFFF
}

// bereik is a range of characters, both ends included.
type bereik struct{ van, tot rune }

// naamBegin and naamVervolg are the characters outside ASCII that may begin a
// name, and those that may only follow (XML 1.0, fifth edition, production 4).
var (
	naamBegin = []bereik{
		{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF},
		{0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
		{0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
	}
	naamVervolg = []bereik{{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}
)

func in(r rune, bereiken []bereik) bool {
	for _, b := range bereiken {
		if r >= b.van && r <= b.tot {
			return true
		}
	}
	return false
}

// naamLengte gives how many bytes of b form a name. meer says that the name
// may go on after the end of b.
func naamLengte(b []byte) (n int, meer bool) {
	if len(b) == 0 {
		return 0, true
	}
	if b[0] < utf8.RuneSelf && tekens[b[0]]&tekenNaamBegin == 0 {
		return 0, false
	}
	for n < len(b) && tekens[b[n]]&tekenNaam != 0 {
		n++
	}
	if n == len(b) {
		return n, true
	}
	if b[n] < utf8.RuneSelf {
		return n, false
	}
	return breedNaam(b, n)
}

// breedNaam goes on with a name from a character outside ASCII.
func breedNaam(b []byte, n int) (int, bool) {
	for n < len(b) {
		if c := b[n]; c < utf8.RuneSelf {
			if tekens[c]&tekenNaam == 0 {
				return n, false
			}
			n++
			continue
		}
		if !utf8.FullRune(b[n:]) {
			return n, true
		}
		r, breedte := utf8.DecodeRune(b[n:])
		ok := in(r, naamBegin) || n > 0 && in(r, naamVervolg)
		if !ok || r == utf8.RuneError && breedte == 1 {
			return n, false
		}
		n += breedte
	}
	return n, true
}

// gekwalificeerd reports whether a name is a QName: at most one colon, with
// something before and after it that can begin a name. It gives the place of
// the colon, -1 for none.
func gekwalificeerd(naam []byte) (dubbelepunt int, ok bool) {
	dubbelepunt = bytes.IndexByte(naam, ':')
	if dubbelepunt < 0 {
		return -1, true
	}
	lokaal := naam[dubbelepunt+1:]
	if dubbelepunt == 0 || len(lokaal) == 0 || bytes.IndexByte(lokaal, ':') >= 0 {
		return 0, false
	}
	if c := lokaal[0]; c < utf8.RuneSelf {
		return dubbelepunt, tekens[c]&tekenNaamBegin != 0
	}
	r, _ := utf8.DecodeRune(lokaal)
	return dubbelepunt, in(r, naamBegin)
}
