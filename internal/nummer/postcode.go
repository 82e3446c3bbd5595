package nummer

import "strings"

// Postcode is a Dutch postal code: four digits of which the first is not 0,
// and two letters, never SA, SD or SS. The zero value is "no postal code".
type Postcode struct{ geheim[postcodeSoort] }

// ErrPostcode is returned for text that is not a Dutch postal code.
var ErrPostcode = &Fout{"postcode-ongeldig", "dit is geen postcode: schrijf vier cijfers en twee letters, zoals 1234 AB"}

// ParsePostcode reads a postal code in capitals or small letters, with or
// without space between the digits and the letters.
func ParsePostcode(tekst string) (Postcode, error) {
	g, err := leesGeheim[postcodeSoort](tekst)
	return Postcode{g}, err
}

// Onthuld gives the code as it stands in messages and registers: "1234AB".
// Only for who may know it.
func (p Postcode) Onthuld() string { return p.onthuld() }

// Schrijfwijzen gives the spellings under which the code can stand in a text,
// in capitals, the plain one first; empty for the zero value. The second is
// the one for an envelope: "1234 AB".
func (p Postcode) Schrijfwijzen() []string {
	s := p.onthuld()
	if s == "" {
		return nil
	}
	return gescheiden([]string{s[:4], s[4:]})
}

type postcodeSoort struct{}

func (postcodeSoort) masker() string { return "[postcode]" }

func (postcodeSoort) lees(tekst string) (string, error) {
	if len(tekst) > maxInvoer {
		return "", ErrPostcode
	}
	s := hoofdletters(strings.TrimSpace(tekst))
	if len(s) < 6 || !alleenCijfers(s[:4]) || s[0] == '0' {
		return "", ErrPostcode
	}
	letters := strings.TrimLeft(s[4:], " \u00a0")
	if len(letters) != 2 || !hoofdletter(letters[0]) || !hoofdletter(letters[1]) {
		return "", ErrPostcode
	}
	switch letters {
	case "SA", "SD", "SS":
		return "", ErrPostcode
	}
	return s[:4] + letters, nil
}

func hoofdletter(b byte) bool { return 'A' <= b && b <= 'Z' }

// hoofdletters makes capitals of the letters a to z and leaves the rest: the
// rules of Unicode would make an S of a long s.
func hoofdletters(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}, s)
}
