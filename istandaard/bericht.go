package istandaard

import (
	"strconv"
	"strings"
)

// Domein is the law a message belongs to. The two domains have the same
// messages but their own namespaces, message codes, product categories and
// reasons for ending, and each numbers its assignments apart.
type Domein uint8

const (
	// Wmo is the Wet maatschappelijke ondersteuning 2015 (iWmo).
	Wmo Domein = iota + 1
	// Jw is the Jeugdwet (iJw).
	Jw
)

// Domeinen gives both domains.
func Domeinen() []Domein { return []Domein{Wmo, Jw} }

// String gives the name of the domain as the standard writes it: "Wmo" or "Jw".
func (d Domein) String() string {
	switch d {
	case Wmo:
		return "Wmo"
	case Jw:
		return "Jw"
	default:
		return "onbekend domein"
	}
}

// Standaard gives the name of the standard in namespaces: "iwmo" or "ijw".
// Empty for a value that is no domain.
func (d Domein) Standaard() string {
	switch d {
	case Wmo:
		return "iwmo"
	case Jw:
		return "ijw"
	default:
		return ""
	}
}

// Soort is the kind of a message: a domain and a number. The zero value is no
// message. Soort is comparable and can be the key of a map.
type Soort struct {
	// Domein is Wmo or Jw.
	Domein Domein
	// Nummer is the number people use: 301, 302, … 325. It is not the content of
	// BerichtCode; see Vektis.
	Nummer int
}

// berichtsoort holds what the standard fixes for one message number.
type berichtsoort struct {
	nummer   int
	wmo, jw  string // content of BerichtCode, code list COD002-VEKTIS
	heen     int    // the message that this return message copies; 0 for any other
	antwoord int    // the message that answers this one; 0 for none
	gemeente bool   // Afzender holds a municipality and Ontvanger an AGB code
	naam     string
}

// berichtsoorten is the message catalogue: code list COD002-VEKTIS, and the
// types of Afzender and Ontvanger in the header of each XSD. A return message
// copies the header, so its Afzender is that of the message it answers (IV028).
// The 325 answers a 323 but is no return message: it has a header of its own.
var berichtsoorten = [...]berichtsoort{
	{301, "414", "436", 0, 302, true, "Toewijzing"},
	{302, "415", "437", 301, 0, true, "Toewijzing retour"},
	{305, "418", "438", 0, 306, false, "Start"},
	{306, "419", "439", 305, 0, false, "Start retour"},
	{307, "420", "440", 0, 308, false, "Stop"},
	{308, "421", "441", 307, 0, false, "Stop retour"},
	{315, "444", "446", 0, 316, false, "Verzoek om toewijzing"},
	{316, "445", "447", 315, 0, false, "Verzoek om toewijzing retour"},
	{317, "480", "486", 0, 318, false, "Verzoek om wijziging"},
	{318, "481", "487", 317, 0, false, "Verzoek om wijziging retour"},
	{319, "482", "488", 0, 320, true, "Antwoord op een verzoek"},
	{320, "483", "489", 319, 0, true, "Antwoord op een verzoek retour"},
	{323, "484", "490", 0, 325, false, "Declaratie"},
	{325, "485", "491", 0, 0, true, "Declaratie-antwoord"},
}

// Soorten gives the 28 messages, Wmo before Jw, each in order of number.
func Soorten() []Soort {
	alle := make([]Soort, 0, 2*len(berichtsoorten))
	for _, d := range Domeinen() {
		for i := range berichtsoorten {
			alle = append(alle, Soort{d, berichtsoorten[i].nummer})
		}
	}
	return alle
}

// ParseSoort reads the name of a message: "WMO301", "JW323", in either case.
// The second result is false when there is no such message.
func ParseSoort(naam string) (Soort, bool) {
	naam = strings.ToUpper(naam)
	for _, d := range Domeinen() {
		cijfers, found := strings.CutPrefix(naam, strings.ToUpper(d.String()))
		if !found || len(cijfers) != 3 {
			continue
		}
		nummer, err := strconv.Atoi(cijfers)
		s := Soort{d, nummer}
		return s, err == nil && s.Bestaat()
	}
	return Soort{}, false
}

// SoortVanCode finds the message by the content of its BerichtCode, "414" for
// the WMO301. The second result is false when no message has that code.
func SoortVanCode(vektis string) (Soort, bool) {
	for _, b := range berichtsoorten {
		switch vektis {
		case b.wmo:
			return Soort{Wmo, b.nummer}, true
		case b.jw:
			return Soort{Jw, b.nummer}, true
		}
	}
	return Soort{}, false
}

func (s Soort) gegevens() (berichtsoort, bool) {
	if s.Domein != Wmo && s.Domein != Jw {
		return berichtsoort{}, false
	}
	for i := range berichtsoorten {
		if berichtsoorten[i].nummer == s.Nummer {
			return berichtsoorten[i], true
		}
	}
	return berichtsoort{}, false
}

// Bestaat reports whether this is one of the 28 messages.
func (s Soort) Bestaat() bool {
	_, ok := s.gegevens()
	return ok
}

// String gives the name as the standard writes it: "WMO301", "JW323".
func (s Soort) String() string {
	if !s.Bestaat() {
		return "onbekend bericht"
	}
	return strings.ToUpper(s.Domein.String()) + strconv.Itoa(s.Nummer)
}

// Naam gives what the message is called among people: "Toewijzing". Empty for
// a message that does not exist.
func (s Soort) Naam() string {
	b, _ := s.gegevens()
	return b.naam
}

// Vektis gives the content of the element BerichtCode, from code list
// COD002-VEKTIS: "414" for the WMO301. Empty for a message that does not exist.
func (s Soort) Vektis() string {
	b, ok := s.gegevens()
	if !ok {
		return ""
	}
	if s.Domein == Jw {
		return b.jw
	}
	return b.wmo
}

// IsRetour reports whether this is a return message: 302, 306, 308, 316, 318 or
// 320. The 325 is not: it has a header and a message identification of its own.
func (s Soort) IsRetour() bool {
	b, _ := s.gegevens()
	return b.heen != 0
}

// Heen gives the message that this return message copies (301 for a 302). The
// second result is false when this is no return message.
func (s Soort) Heen() (Soort, bool) {
	b, _ := s.gegevens()
	return Soort{s.Domein, b.heen}, b.heen != 0
}

// Antwoord gives the message that must follow on this one: its return message,
// or the 325 on a 323. The second result is false for a message that is itself
// an answer.
func (s Soort) Antwoord() (Soort, bool) {
	b, _ := s.gegevens()
	return Soort{s.Domein, b.antwoord}, b.antwoord != 0
}

// AfzenderIsGemeente reports what the header holds: true when Afzender is a
// municipality code (LDT_Gemeente) and Ontvanger an AGB code (LDT_AgbCode),
// false when it is the other way round. In a return message the two are copied,
// not swapped, so the Afzender of a 302 is a municipality although the provider
// sends it (IV028).
func (s Soort) AfzenderIsGemeente() bool {
	b, _ := s.gegevens()
	return b.gemeente
}
