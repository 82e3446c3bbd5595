package poort

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Beschermde is a person with a safety flag, and everything that says where he
// can be found. It prints as a mask.
type Beschermde struct {
	Persoon   string
	Wet       gezin.Wet      // under which it was obtained
	Domein    toegang.Domein // in which it was recorded
	Adressen  []nummer.Adres
	Telefoons []nummer.Telefoon
	Emails    []string
	// Namen are the shelter, the school, the day care, the GP, the provider
	// whose name says where: in full, as one writes it.
	Namen []string
	// Plaatsen are the places of stay that say something: leave out the place
	// from which all letters come.
	Plaatsen []string
}

// String gives the mask.
func (b Beschermde) String() string { return "[beschermd]" }

// Format writes the mask for every verb.
func (b Beschermde) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(b.String())) }

// ErrTeKort is given for a name, place or e-mail address of which too little is
// left to search for: fewer than three letters or digits. It does not say which.
var ErrTeKort = &Fout{"POORT-TE-KORT", "beschermd", "Een naam, plaats of e-mailadres is te kort om te bewaken. Vul het voluit in."}

// minLengte is the shortest pattern, in letters and digits.
const minLengte = 3

// Lijst is what must not leave, ready to search for. It is made once for many
// pieces and can be used by several at once.
type Lijst struct {
	mensen []Beschermde
	index  *index
}

// NewLijst makes the patterns of all protected people. The error is ErrTeKort;
// there is no list then, because a list with a hole protects nobody.
func NewLijst(mensen []Beschermde) (*Lijst, error) {
	v := verzamelaar{plek: map[string]int{}}
	for i, b := range mensen {
		v.wie = int32(i)
		v.person(b)
	}
	if v.teKort {
		return nil, ErrTeKort
	}
	return &Lijst{slices.Clone(mensen), newIndex(v.patronen)}, nil
}

// verzamelaar gathers patterns; the same text of two people is one pattern.
type verzamelaar struct {
	wie      int32
	patronen []patroon
	plek     map[string]int
	teKort   bool
}

func (v *verzamelaar) person(b Beschermde) {
	for _, a := range b.Adressen {
		v.adres(a)
	}
	for _, t := range b.Telefoons {
		v.telefoon(t)
	}
	for _, e := range b.Emails {
		v.email(e)
	}
	for _, n := range b.Namen {
		v.naam(n)
	}
	for _, p := range b.Plaatsen {
		v.plaats(p)
	}
}

// must adds a spelling without which the person is not protected.
func (v *verzamelaar) must(tekst string, r rand) {
	if !v.add(tekst, r) {
		v.teKort = true
	}
}

// add adds a spelling, and tells whether it was long enough.
func (v *verzamelaar) add(tekst string, r rand) bool {
	s := skeletVan([]byte(tekst)).tekst
	if len(s) < minLengte {
		return false
	}
	sleutel := string(rune(r)) + string(s)
	i, known := v.plek[sleutel]
	if !known {
		i = len(v.patronen)
		v.plek[sleutel] = i
		v.patronen = append(v.patronen, patroon{tekst: s, rand: r})
	}
	if p := &v.patronen[i]; !slices.Contains(p.wie, v.wie) {
		p.wie = append(p.wie, v.wie)
	}
	return true
}

func (v *verzamelaar) telefoon(t nummer.Telefoon) {
	s := t.Onthuld()
	if s == "" {
		return
	}
	nationaal, nederlands := strings.CutPrefix(s, "+31")
	if !nederlands { // the length of the country code is not known: leave out up to three digits
		nationaal = s[1:]
		v.must(nationaal[min(3, len(nationaal)-minLengte):], rLos)
		return
	}
	v.must(nationaal, rLos)
	v.add(inCijferwoorden(nationaal), rLos)
	zonder := []string{nationaal[1:]} // without 06
	if nationaal[0] != '6' {
		zonder = []string{nationaal[2:], nationaal[3:]} // without an area code of three or four digits
	}
	for _, lokaal := range zonder {
		v.add(lokaal, rNummer)
	}
}

func (v *verzamelaar) email(e string) {
	naam, domein, ok := strings.Cut(strings.TrimSpace(e), "@")
	if !ok {
		v.must(e, rWoord)
		return
	}
	v.must(e, rLos)
	for _, apenstaart := range []string{"at", "apenstaartje", "apestaartje", "(a)"} {
		for _, punt := range []string{".", "punt", "dot"} {
			v.add(strings.ReplaceAll(naam, ".", punt)+apenstaart+strings.ReplaceAll(domein, ".", punt), rLos)
		}
	}
	if len(naam) >= 6 {
		v.add(naam, rWoord)
	}
	if !openbareMail(domein) {
		v.add(domein, rLangWoord)
	}
}

// openbareMail tells whether half the country has an address there.
func openbareMail(domein string) bool {
	switch strings.ToLower(domein) {
	case "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "live.nl", "live.com", "msn.com",
		"icloud.com", "me.com", "yahoo.com", "yahoo.nl", "ziggo.nl", "kpnmail.nl", "kpnplanet.nl", "planet.nl",
		"home.nl", "xs4all.nl", "upcmail.nl", "casema.nl", "telfort.nl", "tele2.nl", "online.nl", "proton.me", "protonmail.com":
		return true
	}
	return false
}

// kort is the length up to which a name must stand as a word of its own.
const kort = 7

func (v *verzamelaar) naam(n string) {
	rand := func(s string) rand {
		if len(skeletVan([]byte(s)).tekst) <= kort {
			return rWoord
		}
		return rLos
	}
	v.must(n, rand(n))
	for _, vorm := range spellings(n) {
		v.add(vorm, rand(vorm))
	}
	if kern := kernVan(n); len(skeletVan([]byte(kern)).tekst) >= 4 {
		for _, vorm := range append(spellings(kern), kern) {
			v.add(vorm, rand(vorm))
		}
	}
}

func (v *verzamelaar) plaats(p string) {
	v.must(p, rWoord)
	for _, vorm := range spellings(p) {
		v.add(vorm, rWoord)
	}
	for _, rij := range plaatsnamen {
		if slices.ContainsFunc(rij, func(s string) bool { return strings.EqualFold(s, strings.TrimSpace(p)) }) {
			for _, s := range rij {
				v.add(s, rWoord)
			}
		}
	}
}

// plaatsnamen are places that people call by two names (BAG woonplaats and
// the name in speech).
var plaatsnamen = [][]string{
	{"'s-Gravenhage", "Den Haag"}, {"'s-Hertogenbosch", "Den Bosch"}, {"Bergen op Zoom", "Bergen o.Z."},
	{"Capelle aan den IJssel", "Capelle"}, {"Krimpen aan den IJssel", "Krimpen"}, {"Alphen aan den Rijn", "Alphen"},
	{"Leeuwarden", "Ljouwert"}, {"Sneek", "Snits"}, {"Hoek van Holland", "De Hoek"},
}
