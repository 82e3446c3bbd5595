package maak

import (
	"fmt"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Client is who the assignment is for.
type Client struct {
	// Bsn is the number of the client; it must pass the eleven-test (CS002).
	Bsn istandaard.Bsn
	// Geboortedatum is the date of birth; see Geboren.
	Geboortedatum istandaard.Geboortedatum
	// Geslacht is "0" unknown, "1" male or "2" female (COD046).
	Geslacht string
	// Naam is the name of the client.
	Naam Naam
	// Bereik is where to reach the client: GewoonAdres or BeschermdAdres.
	Bereik Bereik
}

// Naam is a name.
type Naam struct {
	// Voornamen are the given names; Voorletters the initials, with or without
	// points; Voorvoegsel what stands before the family name; Achternaam that
	// name itself, by birth.
	Voornamen, Voorletters, Voorvoegsel, Achternaam string
	// PartnerVoorvoegsel and PartnerAchternaam are those of a spouse or partner.
	PartnerVoorvoegsel, PartnerAchternaam string
	// Gebruik is how both names are used (COD700); empty is the own name, "1".
	Gebruik string
}

// Relatie is someone around the client.
type Relatie struct {
	// Nummer never changes for one person with one client (OP071).
	Nummer string
	// Soort is what the person is to the client (COD472): "10" parent, "11"
	// guardian, "15" mentor.
	Soort string
	// Geboortedatum is the date of birth; nil when it is not known.
	Geboortedatum *istandaard.Geboortedatum
	// Geslacht is as for Client; empty when it is not known.
	Geslacht string
	// Naam is the name of the person.
	Naam Naam
	// Bereik is where to reach the person.
	Bereik Bereik
	// Beoordeeld tells that a human looked at whether this person may be named to
	// this provider. A protected client may have no relation without it: a parent
	// with authority can be who the client is hiding from.
	Beoordeeld bool
}

// Geboren gives a date of birth of which the day, or day and month, or all can be
// unknown: 0 (IV009, COD170).
func Geboren(jaar, maand, dag int) istandaard.Geboortedatum {
	switch {
	case jaar == 0:
		return istandaard.Geboortedatum{Datum: "1900-01-01", DatumGebruik: "3"}
	case maand == 0:
		return istandaard.Geboortedatum{Datum: istandaard.Datum(fmt.Sprintf("%04d-01-01", jaar)), DatumGebruik: "2"}
	case dag == 0:
		return istandaard.Geboortedatum{Datum: istandaard.Datum(fmt.Sprintf("%04d-%02d-01", jaar, maand)), DatumGebruik: "1"}
	}
	return istandaard.Geboortedatum{Datum: istandaard.Datum(fmt.Sprintf("%04d-%02d-%02d", jaar, maand, dag))}
}

// veilig holds the order to what a protected client asks for.
func (o *Opdracht) veilig() istandaard.Fouten {
	if !o.Client.Bereik.beschermd {
		return nil
	}
	var fouten istandaard.Fouten
	for i, r := range o.Relaties {
		if !r.Beoordeeld {
			fouten = append(fouten, istandaard.Fout{
				Regel: "MAAK-BEOORDEEL-RELATIE", Plek: fmt.Sprintf("Client/Relaties/Relatie[%d]", i+1),
				Tekst: "Het adres van deze cliënt is afgeschermd. Laat eerst iemand beoordelen of deze relatie in het bericht mag.",
			})
		}
	}
	return fouten
}

func (c *Client) client301() istandaard.Client301 {
	return istandaard.Client301{
		Bsn: c.Bsn, Geboortedatum: c.Geboortedatum, Geslacht: c.Geslacht,
		Naam: c.Naam.volledig(), Contactgegevens: []istandaard.Contact{c.Bereik.contact()},
	}
}

func (r *Relatie) relatie() istandaard.Relatie {
	return istandaard.Relatie{
		Nummer: r.Nummer, Soort: r.Soort, Geboortedatum: r.Geboortedatum, Geslacht: r.Geslacht,
		Naam: r.Naam.volledig(), Contact: r.Bereik.contact(),
	}
}

func (n *Naam) volledig() istandaard.VolledigeNaam {
	v := istandaard.VolledigeNaam{
		Geslachtsnaam: istandaard.Achternaam{Achternaam: n.Achternaam, Voorvoegsel: n.Voorvoegsel},
		Voornamen:     n.Voornamen, Voorletters: letters(n.Voorletters), NaamGebruik: n.Gebruik,
	}
	if v.NaamGebruik == "" {
		v.NaamGebruik = "1"
	}
	if n.PartnerAchternaam != "" {
		v.Partnernaam = &istandaard.Achternaam{Achternaam: n.PartnerAchternaam, Voorvoegsel: n.PartnerVoorvoegsel}
	}
	return v
}

// letters takes points and spaces out of initials: "A.B." becomes "AB".
func letters(s string) string { return strings.NewReplacer(".", "", " ", "").Replace(s) }
