package nummer

import (
	"strconv"
	"strings"
	"unicode"
)

// Adres is a Dutch postal address. The zero value is "no address".
type Adres struct{ geheim[adresSoort] }

// Adresdelen are the parts of an address, in the clear. They go in through
// NewAdres and come out through Onthuld; keep them nowhere in between.
type Adresdelen struct {
	Straat     string // street name, at most 80 characters (BAG: openbare ruimte)
	Huisnummer int    // 1 to 99999
	Huisletter string // one letter, or empty
	Toevoeging string // at most four letters or digits, or empty
	Postcode   string // as ParsePostcode reads it
	Plaats     string // place name, at most 80 characters (BAG: woonplaats)
}

// The faults of an address; ErrPostcode can be among them too.
var (
	ErrAdres      = &Fout{"adres-ongeldig", "een adres wordt in delen ingevuld: straat, huisnummer, postcode en plaats"}
	ErrStraat     = &Fout{"straat-ongeldig", "vul de naam van de straat in, in ten hoogste 80 tekens"}
	ErrHuisnummer = &Fout{"huisnummer-ongeldig", "vul een huisnummer in van 1 tot en met 99999"}
	ErrHuisletter = &Fout{"huisletter-ongeldig", "een huisletter is één letter, zonder accent"}
	ErrToevoeging = &Fout{"toevoeging-ongeldig", "een toevoeging bij het huisnummer heeft ten hoogste vier letters of cijfers"}
	ErrPlaats     = &Fout{"plaats-ongeldig", "vul de naam van de plaats in, in ten hoogste 80 tekens"}
)

// NewAdres checks the parts and keeps them. All faults are given at once, as
// Adresfouten.
func NewAdres(d Adresdelen) (Adres, error) {
	d.Straat, d.Plaats = strings.TrimSpace(d.Straat), strings.TrimSpace(d.Plaats)
	d.Huisletter, d.Toevoeging = hoofdletters(strings.TrimSpace(d.Huisletter)), strings.TrimSpace(d.Toevoeging)
	postcode, err := ParsePostcode(d.Postcode)
	d.Postcode = postcode.onthuld()
	if fouten := d.fouten(err != nil); fouten != nil {
		return Adres{}, fouten
	}
	return Adres{bewaar[adresSoort](strings.Join(d.velden(), veldgrens))}, nil
}

// Adresfouten are the faults of one address, all of them.
type Adresfouten []*Fout

// Error gives the sentences, one after the other.
func (a Adresfouten) Error() string {
	zinnen := make([]string, len(a))
	for i, f := range a {
		zinnen[i] = f.Tekst
	}
	return strings.Join(zinnen, "; ")
}

// Unwrap lets errors.Is find each fault.
func (a Adresfouten) Unwrap() []error {
	uit := make([]error, len(a))
	for i, f := range a {
		uit[i] = f
	}
	return uit
}

func (d Adresdelen) fouten(postcodeFout bool) error {
	var fouten Adresfouten
	for _, eis := range []struct {
		goed bool
		fout *Fout
	}{
		{naam(d.Straat), ErrStraat},
		{1 <= d.Huisnummer && d.Huisnummer <= 99999, ErrHuisnummer},
		{d.Huisletter == "" || len(d.Huisletter) == 1 && hoofdletter(d.Huisletter[0]), ErrHuisletter},
		{len(d.Toevoeging) <= 4 && lettersOfCijfers(d.Toevoeging), ErrToevoeging},
		{!postcodeFout, ErrPostcode},
		{naam(d.Plaats), ErrPlaats},
	} {
		if !eis.goed {
			fouten = append(fouten, eis.fout)
		}
	}
	if fouten == nil {
		return nil
	}
	return fouten
}

// naam tells whether s can be the name of a street or a place: it is there, it
// is not too long, and nothing in it is unprintable.
func naam(s string) bool {
	return s != "" && len([]rune(s)) <= 80 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPrint(r) }) < 0
}

func lettersOfCijfers(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) < 0
}

const veldgrens = "\x1f" // cannot stand in a name: it is not printable

func (d Adresdelen) velden() []string {
	return []string{d.Straat, strconv.Itoa(d.Huisnummer), d.Huisletter, d.Toevoeging, d.Postcode, d.Plaats}
}

// Onthuld gives the parts of the address; the zero value for no address. Only
// for who may know them.
func (a Adres) Onthuld() Adresdelen {
	v := strings.Split(a.onthuld(), veldgrens)
	if len(v) != 6 {
		return Adresdelen{}
	}
	nummer, err := strconv.Atoi(v[1])
	if err != nil {
		return Adresdelen{}
	}
	return Adresdelen{Straat: v[0], Huisnummer: nummer, Huisletter: v[2], Toevoeging: v[3], Postcode: v[4], Plaats: v[5]}
}

// Regels gives the address as it stands on an envelope: street line, then
// postal code and place.
func (d Adresdelen) Regels() []string {
	straat := d.Straat + " " + strconv.Itoa(d.Huisnummer) + d.Huisletter
	if d.Toevoeging != "" {
		straat += "-" + d.Toevoeging
	}
	code := d.Postcode
	if len(code) == 6 {
		code = code[:4] + " " + code[4:]
	}
	return []string{straat, code + "  " + strings.ToUpper(d.Plaats)}
}

// Schrijfwijzen gives what betrays the address in a text: the street with the
// number in its usual spellings, the postal code, and the postal code with the
// number. The name of the street alone is not among them, nor the place: these
// stand in too many innocent texts. Empty for no address.
func (a Adres) Schrijfwijzen() []string {
	if a.IsZero() {
		return nil
	}
	d := a.Onthuld()
	nummer := strconv.Itoa(d.Huisnummer)
	alle := []string{d.Straat + " " + nummer, d.Straat + nummer}
	if achter := d.Huisletter + d.Toevoeging; achter != "" {
		for _, teken := range []string{"", " ", "-"} {
			alle = append(alle, d.Straat+" "+nummer+teken+achter)
		}
	}
	for _, code := range gescheiden([]string{d.Postcode[:4], d.Postcode[4:]}) {
		alle = append(alle, code, code+" "+nummer)
	}
	return alle
}

type adresSoort struct{}

func (adresSoort) masker() string { return "[adres]" }

// lees refuses: an address is made of its parts, by NewAdres.
func (adresSoort) lees(string) (string, error) { return "", ErrAdres }
