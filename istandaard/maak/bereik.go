package maak

import (
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Adres is an address in the Netherlands.
type Adres struct {
	// Straat is at most 24 characters in a message.
	Straat string
	// Huisnummer is the number of the house, or of the post box.
	Huisnummer int64
	// Letter and Toevoeging stand behind the number.
	Letter, Toevoeging string
	// Postcode may have a space: "3011 AA".
	Postcode string
	// Plaats is the town.
	Plaats string
}

// Bereik is where to reach someone. It is either an ordinary address or a
// protected one, and cannot be both: what an ordinary one holds has no place in a
// protected one.
type Bereik struct {
	beschermd bool
	soort     string
	adres     *Adres
	telefoon  string
	email     string
}

// GewoonAdres gives the address where someone is registered (kind 01), with what
// else is known; leave telephone and e-mail empty when they are not.
func GewoonAdres(a Adres, telefoon, email string) Bereik {
	return Bereik{soort: "01", adres: &a, telefoon: telefoon, email: email}
}

// Postadres gives a postal address (kind 02) of someone who is not protected but
// has no other.
func Postadres(a Adres, telefoon, email string) Bereik {
	return Bereik{soort: "02", adres: &a, telefoon: telefoon, email: email}
}

// AlleenTelefoon gives a telephone number and no address (kind 02).
func AlleenTelefoon(telefoon string) Bereik {
	return Bereik{soort: "02", telefoon: telefoon}
}

// BeschermdAdres gives a neutral postal address for someone whose whereabouts must
// stay secret, such as a post box of the municipality: kind 02, which the standard
// allows when there is only a postal address (IV047). No telephone, no e-mail, no
// institution, and no period: each of those can tell where someone is.
//
// The postal address must be neutral itself. One of a shelter is not.
func BeschermdAdres(neutraal Adres) Bereik {
	return Bereik{beschermd: true, soort: "02", adres: &neutraal}
}

func (b *Bereik) contact() istandaard.Contact {
	c := istandaard.Contact{Soort: b.soort, Emailadres: b.email}
	if b.telefoon != "" {
		c.Telefoon = &istandaard.Telefoonnummers{Telefoon01: telefoon(b.telefoon)}
	}
	if a := b.adres; a != nil {
		c.Adres = &istandaard.Adres{
			Huis:     &istandaard.Huis{Huisnummer: a.Huisnummer, Huisletter: a.Letter, HuisnummerToevoeging: a.Toevoeging},
			Postcode: strings.ToUpper(strings.ReplaceAll(a.Postcode, " ", "")), Straatnaam: a.Straat, Plaatsnaam: a.Plaats,
			LandCode: istandaard.LandNederland,
		}
	}
	return c
}

// telefoon takes signs out of a Dutch number: "010 - 123 45 67" and
// "+31 10 1234567" both become 0101234567 in country 31.
func telefoon(s string) istandaard.Telefoon {
	plus := strings.HasPrefix(strings.TrimSpace(s), "+")
	cijfers := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	if rest, ok := strings.CutPrefix(cijfers, "31"); plus && ok {
		cijfers = "0" + rest
	} else if rest, ok := strings.CutPrefix(cijfers, "0031"); ok {
		cijfers = "0" + rest
	}
	return istandaard.Telefoon{Telefoonnummer: cijfers, Landnummer: "31"}
}
