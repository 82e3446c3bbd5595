package poort

import (
	"bytes"
	"unicode/utf8"
)

// rand says which edges a find must have.
type rand uint8

const (
	rLos        rand = iota // anywhere: long enough to be no accident
	rNummer                 // digits at an edge: no other digit beside them
	rNummerVoor             // a digit before it is another number
	rPostcode               // four digits and two letters: not the start of a word
	rWoord                  // a word of its own
	rLangWoord              // starts a word
)

// patroon is one spelling of what must not leave.
type patroon struct {
	tekst []byte // as in a skeleton
	rand  rand
	wie   []int32 // numbers of the protected people whose it is
}

// index finds many patterns in one pass. The first bytes of the text at each
// place are looked up in a bitmap, which nearly always says no; where it says
// yes a map gives the patterns that begin so.
type index struct {
	n        int // how many bytes are looked up
	bits     []uint64
	naar     map[uint64][]int32
	patronen []patroon
}

const (
	bitmapBits = 20
	langste    = 8 // bytes that fit in the code
)

func newIndex(patronen []patroon) *index {
	ix := &index{n: langste, bits: make([]uint64, 1<<(bitmapBits-6)), naar: map[uint64][]int32{}, patronen: patronen}
	for _, p := range patronen {
		ix.n = min(ix.n, len(p.tekst))
	}
	for i, p := range patronen {
		var code uint64
		for _, c := range p.tekst[:ix.n] {
			code = code<<8 | uint64(c)
		}
		h := hash(code)
		ix.bits[h>>6] |= 1 << (h & 63)
		ix.naar[code] = append(ix.naar[code], int32(i))
	}
	return ix
}

// hash spreads a code over the bitmap (Fibonacci hashing).
func hash(code uint64) uint64 { return code * 0x9e3779b97f4a7c15 >> (64 - bitmapBits) }

// scan calls found for each pattern that stands in the text, until it says
// stop by returning false.
func (ix *index) scan(s skelet, found func(*patroon) bool) {
	if len(ix.patronen) == 0 {
		return
	}
	var code uint64
	mask := ^uint64(0) >> (64 - 8*ix.n)
	for i, c := range s.tekst {
		code = (code<<8 | uint64(c)) & mask
		if h := hash(code); i+1 < ix.n || ix.bits[h>>6]&(1<<(h&63)) == 0 {
			continue
		}
		for _, nr := range ix.naar[code] {
			p, van := &ix.patronen[nr], i+1-ix.n
			if bytes.HasPrefix(s.tekst[van:], p.tekst) && s.edges(van, van+len(p.tekst), p.rand) && !found(p) {
				return
			}
		}
	}
}

// edges tells whether the text from van to tot is a find of its kind.
func (s skelet) edges(van, tot int, r rand) bool {
	switch r {
	case rNummer:
		return !s.joins(van, wasCijfer) && !s.joins(tot, wasCijfer) && s.endsAsNumber(tot)
	case rNummerVoor:
		return !s.joins(van, wasCijfer)
	case rPostcode:
		return s.postcode(van, tot)
	case rWoord:
		return s.wordEdge(van) && s.wordEdge(tot)
	case rLangWoord:
		return s.wordEdge(van)
	}
	return true
}

// joins tells whether the bytes before and at i stand against each other and
// are both of the kind.
func (s skelet) joins(i int, kind byte) bool {
	return 0 < i && i < len(s.tekst) && s.noot[i]&naScheiding == 0 && s.noot[i-1]&kind != 0 && s.noot[i]&kind != 0
}

const wasLetter = wasKlein | wasGroot

// endsAsNumber tells whether what ends at tot can be a number: "Kerkstraat l"
// is number 1, "Kerkstraat in" is not.
func (s skelet) endsAsNumber(tot int) bool {
	return s.noot[tot-1]&wasCijfer != 0 || !s.joins(tot, wasLetter)
}

// postcode tells whether the six bytes are a postal code. "1234 abonnees" is
// none: the letters are the start of a word. "1234ABRotterdam" is one.
func (s skelet) postcode(van, tot int) bool {
	apart := s.noot[van+4]&naScheiding != 0
	word := s.joins(tot, wasKlein) && s.noot[tot-1]&wasKlein != 0
	return !apart || !word
}

// wordEdge tells whether a word can begin or end at i: at a separator, between
// a letter and a digit, where a capital follows a small letter, and where
// another script begins.
func (s skelet) wordEdge(i int) bool {
	if i <= 0 || i >= len(s.tekst) || s.noot[i]&naScheiding != 0 {
		return true
	}
	before, after := s.noot[i-1], s.noot[i]
	if s.tekst[i-1] >= utf8.RuneSelf != (s.tekst[i] >= utf8.RuneSelf) {
		return true
	}
	return before&wasCijfer != after&wasCijfer || before&wasKlein != 0 && after&wasGroot != 0
}
