package nummer

import "strconv"

// BSN is a burgerservicenummer: nine digits that pass the eleven-test (Wet
// algemene bepalingen burgerservicenummer). The zero value is "no number".
type BSN struct{ geheim[bsnSoort] }

// ErrBSN is returned for text that is not a burgerservicenummer.
var ErrBSN = &Fout{"bsn-ongeldig", "dit is geen geldig burgerservicenummer: neem de negen cijfers over van het identiteitsbewijs"}

// ParseBSN reads nine digits; spaces, points and hyphens between them are
// skipped. The numbers 000000000 and 999999999, which statistics use for
// "unknown" and "unborn", are no BSN.
func ParseBSN(tekst string) (BSN, error) {
	g, err := leesGeheim[bsnSoort](tekst)
	return BSN{g}, err
}

// testReeks is the first eight digits of the lowest number for tests; all of
// the ten thousand that follow start with 9999 too.
const testReeks = 99990000

// Onthuld gives the nine digits. Only for who may know them.
func (b BSN) Onthuld() string { return b.onthuld() }

// Schrijfwijzen gives the spellings under which the number can stand in a
// text, the plain one first; empty for the zero value.
func (b BSN) Schrijfwijzen() []string {
	s := b.onthuld()
	if s == "" {
		return nil
	}
	return gescheiden([]string{s[:4], s[4:6], s[6:]}, []string{s[:3], s[3:6], s[6:]})
}

// IsTestnummer tells whether the number belongs to the range for tests (9999…),
// which is never given to a person.
func (b BSN) IsTestnummer() bool {
	s := b.onthuld()
	return len(s) == 9 && s[:4] == "9999"
}

type bsnSoort struct{}

func (bsnSoort) masker() string { return "[BSN]" }

func (bsnSoort) lees(tekst string) (string, error) {
	s, ok := cijfers(tekst, 9, " .-")
	if !ok || s == "000000000" || !elfproef(s) {
		return "", ErrBSN
	}
	return s, nil
}

// elfproef is the eleven-test of the BSN: nine digits weighted 9 to 2 and the
// last one −1 add up to a multiple of eleven.
func elfproef(s string) bool {
	som := -int(s[8] - '0')
	for i := range 8 {
		som += (9 - i) * int(s[i]-'0')
	}
	return som%11 == 0
}

// TestBSN gives the n-th number for tests, n from 0; the first is 999900006.
// ok is false beyond the last one: there are 9091. It walks the range, so it
// is meant for tests and for filling an invented city once.
func TestBSN(n int) (b BSN, ok bool) {
	for i := range 10000 {
		b, err := ParseBSN(metControlecijfer(testReeks + i))
		if err != nil {
			continue
		}
		if n == 0 {
			return b, true
		}
		n--
	}
	return BSN{}, false
}

// metControlecijfer appends the digit that the eleven-test asks for to eight
// digits; for one in eleven there is none, and the outcome is no BSN.
func metControlecijfer(acht int) string {
	s := strconv.Itoa(acht)
	som := 0
	for i := range 8 {
		som += (9 - i) * int(s[i]-'0')
	}
	return s + strconv.Itoa(som%11)
}
