package proefstad

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/nummer"
)

// eersteTestnummer is the first eight digits of the lowest number for tests
// (nummer.TestBSN); laatsteTestnummer of the highest that can be one.
const (
	eersteTestnummer  = 99990000
	laatsteTestnummer = 99999999
)

// nummers hands out what identifies: each number for tests once, in order, and
// telephone numbers that no one can have.
type nummers struct {
	acht     int  // the first eight digits of the next BSN
	rond     bool // begin again after the last
	telefoon int
}

func nieuweNummers() *nummers { return &nummers{acht: eersteTestnummer} }

// bsn gives the next number for tests; the zero value when all have been given.
func (n *nummers) bsn() nummer.BSN {
	for n.acht <= laatsteTestnummer {
		eight := n.acht
		if n.acht++; n.rond && n.acht > laatsteTestnummer {
			n.acht = eersteTestnummer
		}
		if check := controlecijfer(eight); check < 10 {
			if b, err := nummer.ParseBSN(strconv.Itoa(eight) + strconv.Itoa(check)); err == nil {
				return b
			}
		}
	}
	return nummer.BSN{}
}

// controlecijfer gives the digit that the eleven-test asks for after eight
// digits; 10 where there is none.
func controlecijfer(eight int) int {
	sum, weight := 0, 2
	for rest := eight; rest > 0; rest /= 10 {
		sum += weight * (rest % 10)
		weight++
	}
	return sum % 11
}

// mobiel gives a telephone number that begins with 0600. Dutch mobile numbers
// begin with 061 to 065 or 068 as far as we know, so nobody has it.
func (n *nummers) mobiel() nummer.Telefoon {
	n.telefoon++
	digits := strconv.Itoa(100000 + n.telefoon%900000)
	t, err := nummer.ParseTelefoon("0600" + digits)
	if err != nil {
		return nummer.Telefoon{}
	}
	return t
}

// adres gives an address in a street of the city. The postal codes begin with
// 1010, which no street in the Netherlands has as far as we know (those of
// Amsterdam begin at 1011); the letters follow from the street.
func adres(street string, number int, code int) nummer.Adres {
	a, err := nummer.NewAdres(nummer.Adresdelen{Straat: street, Huisnummer: number, Postcode: postcode(code), Plaats: Plaats})
	if err != nil {
		return nummer.Adres{}
	}
	return a
}

// postcode gives a postal code for a street by its number. I, O and the
// combinations that post does not use are left out.
func postcode(n int) string {
	const letters = "ABCDEGHJKLMNPRTVWXYZ"
	return "1010" + string([]byte{letters[n/len(letters)%len(letters)], letters[n%len(letters)]})
}
