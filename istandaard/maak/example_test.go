package maak_test

import (
	"fmt"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
)

// Assign 90 minutes of support a week to a client whose address is protected.
func ExampleToewijzing() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	b, err := maak.Toewijzing(c, maak.Opdracht{
		Domein: istandaard.Wmo, Gemeente: "0599", Aanbieder: "42420001",
		Identificatie: "TW2026-1", Dagtekening: "2026-03-15",
		Client: maak.Client{
			Bsn: "999900006", Geboortedatum: maak.Geboren(1988, 2, 11), Geslacht: "2",
			Naam:   maak.Naam{Voorletters: "A.", Achternaam: "Voorbeeld"},
			Bereik: maak.BeschermdAdres(maak.Adres{Straat: "Postbus", Huisnummer: 70012, Postcode: "3000 KP", Plaats: "Rotterdam"}),
		},
		Producten: []maak.Product{{
			Nummer: 7001, Categorie: "10", Code: "10A01", Omvang: maak.MinutenPerWeek(90),
			Besluit: time.Date(2026, 3, 10, 9, 30, 0, 0, time.Local), Van: "2026-04-01", Tot: "2027-03-31",
		}},
	})
	fmt.Println(err)
	fmt.Println(b.Client.Contactgegevens[0].Soort, b.Client.Contactgegevens[0].Adres.Straatnaam)
	// Output:
	// <nil>
	// 02 Postbus
}
