package controle

import (
	"bytes"
	"unicode/utf8"
)

// waardefout says what is wrong with the text of an element. The zero value is
// no fault.
type waardefout struct {
	regel string
	tekst string
}

// toets holds the text of an element against its type. It gives the number of a
// geheel, and the digits of a datum as one number (2026-03-15 is 20260315).
func (t *waardetype) toets(b []byte) (int64, waardefout) {
	switch t.basis {
	case geheel:
		return t.toetsGeheel(b)
	case datum:
		getal, ok := leesDatum(knip(b))
		if !ok {
			return 0, datumFout(b)
		}
		return getal, waardefout{}
	case tijd:
		return 0, toetsTijd(knip(b))
	default:
		return 0, t.toetsTekst(b)
	}
}

// knip takes the white space around a value away. XSD also makes one space of
// white space inside; no number, date or time has any, so that is not needed.
func knip(b []byte) []byte {
	for len(b) > 0 && isWit(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isWit(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

var (
	geenGetal  = waardefout{"XSD-GETAL", "Hier hoort een geheel getal te staan, zonder punt, komma of spaties. Pas de waarde aan."}
	geenDatum  = waardefout{"XSD-DATUM", "Hier hoort een bestaande datum te staan, als JJJJ-MM-DD. Pas de datum aan."}
	datumZone  = waardefout{"RS032", "Vul de datum zonder tijd en zonder tijdzone, als JJJJ-MM-DD."}
	geenTijd   = waardefout{"XSD-TIJD", "Hier hoort een tijd te staan, als UU:MM:SS. Pas de tijd aan."}
	tijdZone   = waardefout{"RS034", "Vul de tijd zonder tijdzone, als UU:MM:SS."}
	geenCode   = waardefout{"XSD-CODELIJST", "Deze code staat niet in de codelijst van dit element. Kies een code uit de lijst."}
	geenVersie = waardefout{"RS048", "Vul een versienummer van drie getallen met punten ertussen, bijvoorbeeld 1.0.0."}
)

func (t *waardetype) toetsGeheel(b []byte) (int64, waardefout) {
	getal, ok := leesGeheel(knip(b))
	if !ok {
		return 0, geenGetal
	}
	switch {
	case getal < 0:
		return 0, waardefout{t.regelMin, "Het getal is kleiner dan 0. Vul 0 of meer in."}
	case getal > t.max:
		return 0, waardefout{t.regelMax, "Het getal is te groot voor dit element. Vul een kleiner getal in."}
	case t.vorm == vormVast && string(knip(b)) != t.vast:
		return 0, t.vastFout()
	}
	return getal, waardefout{}
}

func (t *waardetype) vastFout() waardefout {
	return waardefout{t.regelVorm, "Hier hoort bij dit bericht altijd " + t.vast + " te staan. Vul die waarde in."}
}

// teGroot stands for every number beyond what any type allows.
const teGroot = 1 << 60

// leesGeheel reads an xs:integer: a sign if any, and digits.
func leesGeheel(b []byte) (int64, bool) {
	min := false
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		min, b = b[0] == '-', b[1:]
	}
	if len(b) == 0 {
		return 0, false
	}
	var n int64
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		if n < teGroot/10 {
			n = n*10 + int64(c-'0')
		} else {
			n = teGroot
		}
	}
	if min {
		n = -n
	}
	return n, true
}

func (t *waardetype) toetsTekst(b []byte) waardefout {
	if t.codes != nil {
		if _, ok := t.codes[string(b)]; !ok {
			return geenCode
		}
		return waardefout{}
	}
	if len(b) == 0 {
		return waardefout{regelOf(t.regelMin, t.regelLeeg()), "Dit element is leeg. Vul het, of laat het hele element weg als dat mag."}
	}
	if t.max > 0 && int64(len(b)) > t.max && int64(utf8.RuneCount(b)) > t.max {
		return waardefout{regelOf(t.regelMax, "XSD-LENGTE"), "De tekst is te lang voor dit element. Maak de tekst korter."}
	}
	if f := t.vormTekst(b); f != "" {
		return waardefout{regelOf(t.regelVorm, "XSD-PATROON"), f}
	}
	return waardefout{}
}

// regelLeeg is the rule against an element without content: RS031 for a comment
// field, RS033 for any other.
func (t *waardetype) regelLeeg() string {
	if t.vorm == vormCommentaar {
		return "RS031"
	}
	return "RS033"
}

func regelOf(regel, anders string) string {
	if regel == "" {
		return anders
	}
	return regel
}

// vormTekst holds a text against its pattern and gives the sentence for what is
// wrong, empty for nothing.
func (t *waardetype) vormTekst(b []byte) string {
	switch t.vorm {
	case vormGevuld:
		if bytes.IndexByte(b, '\n') >= 0 || bytes.IndexByte(b, '\r') >= 0 {
			return "Hier mag maar één regel tekst staan. Haal de nieuwe regel weg."
		}
		if alleenWit(b) {
			return "Dit element is leeg. Vul het, of laat het hele element weg als dat mag."
		}
	case vormCommentaar:
		if alleenWit(b) {
			return "Het commentaar is leeg. Vul het, of laat het hele element weg."
		}
	case vormCijfers:
		return t.vormCijfers(b)
	case vormVoorletters:
		if !zijnVoorletters(b) {
			return "Schrijf de voorletters aaneen, zonder punten of spaties."
		}
	case vormVersie:
		if !isVersie(b) {
			return geenVersie.tekst
		}
	case vormLettersCijfers:
		if !allemaal(b, func(c byte) bool { return isCijfer(c) || isLetter(c) }) {
			return "Gebruik hier alleen cijfers en letters, zonder spaties of andere tekens."
		}
	case vormVast:
		if string(b) != t.vast {
			return t.vastFout().tekst
		}
	}
	return ""
}

func (t *waardetype) vormCijfers(b []byte) string {
	switch {
	case !allemaal(b, isCijfer):
		return "Gebruik hier alleen cijfers, zonder spaties of andere tekens."
	case t.cijfers > 0 && len(b) != t.cijfers:
		return "Vul hier precies " + cijferwoord[t.cijfers] + " cijfers in."
	}
	return ""
}

var cijferwoord = map[int]string{4: "vier", 8: "acht", 9: "negen"}

func isCijfer(c byte) bool { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func allemaal(b []byte, is func(byte) bool) bool {
	for _, c := range b {
		if !is(c) {
			return false
		}
	}
	return true
}

// zijnVoorletters holds for letters of ASCII and the characters from U+00C0 to
// U+1EF3, as the schema has it (that range holds the signs × and ÷ too).
func zijnVoorletters(b []byte) bool {
	for _, r := range string(b) {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < 0xC0 || r > 0x1EF3) {
			return false
		}
	}
	return true
}

func isVersie(b []byte) bool {
	delen := bytes.Split(b, []byte("."))
	if len(delen) != 3 {
		return false
	}
	for _, d := range delen {
		if len(d) == 0 || len(d) > 1 && d[0] == '0' || !allemaal(d, isCijfer) {
			return false
		}
	}
	return true
}
