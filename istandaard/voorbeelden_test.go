package istandaard

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// inhoud gives what a file says, read with another reader: element names with
// namespace, and their text. Numbers with zeros in front do not occur in the
// files this is used for.
func inhoud(t testing.TB, data []byte) string {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	var b strings.Builder
	tekst := ""
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			b.WriteString("\n" + tok.Name.Space + " " + tok.Name.Local)
			tekst = ""
		case xml.CharData:
			tekst += string(tok)
		case xml.EndElement:
			if strings.TrimSpace(tekst) != "" {
				b.WriteString("=" + tekst)
			}
			tekst = ""
		}
	}
}

// kop makes the head of an example, for the sender that the message asks for.
func kop(c *Codec, s Soort) Header {
	afzender, ontvanger := "42420001", "0599"
	if s.AfzenderIsGemeente() {
		afzender, ontvanger = ontvanger, afzender
	}
	return c.NieuweHeader(s, afzender, ontvanger, "VB0001", "2026-03-15")
}

func categorie(d Domein) string {
	if d == Jw {
		return "50"
	}
	return "10"
}

// voorbeeld301 makes an assignment for an invented person.
func voorbeeld301(c *Codec, d Domein) *Bericht301 {
	return &Bericht301{
		Domein: d,
		Header: kop(c, Soort{d, 301}),
		Client: Client301{
			Bsn:           "999900006",
			Geboortedatum: Geboortedatum{Datum: "1988-02-11"},
			Geslacht:      "2",
			Naam: VolledigeNaam{
				Geslachtsnaam: Achternaam{Achternaam: "Voorbeeld", Voorvoegsel: "van"},
				Partnernaam:   &Achternaam{Achternaam: "Proef"}, Voornamen: "Anna", Voorletters: "A", NaamGebruik: "4",
			},
			Communicatie: &Communicatie{Vorm: "1", Taal: "Pools"},
			Commentaar:   "Voorbeeld",
			Relaties: []Relatie{{
				Nummer: "R1", Volgorde: new(int64(0)), Soort: "15",
				Geboortedatum: &Geboortedatum{"1960-01-01", "1"}, Geslacht: "1",
				Naam:    VolledigeNaam{Geslachtsnaam: Achternaam{Achternaam: "Mentor"}, NaamGebruik: "1"},
				Contact: Contact{Soort: "02", Telefoon: &Telefoonnummers{Telefoon01: Telefoon{"0101234567", "31"}}},
			}},
			Contactgegevens: []Contact{{
				Soort: "01",
				Adres: &Adres{
					Huis:     &Huis{Huisnummer: 1, Huisletter: "a", HuisnummerToevoeging: "bis", AanduidingWoonadres: "BY"},
					Postcode: "3011AA", Straatnaam: "Voorbeeldstraat", Plaatsnaam: "Rotterdam", LandCode: "NL",
				},
				Telefoon:   &Telefoonnummers{Telefoon{"0101234567", "31"}, &Telefoon{"0612345678", "31"}},
				Emailadres: "anna@voorbeeld.example",
			}, {
				Soort: "04", Adres: &Adres{Huis: &Huis{Huisnummer: 2}, Postcode: "3011AB", LandCode: "NL"},
				Periode: &OpenPeriode{Begindatum: "2026-03-01", Einddatum: "2026-06-30"},
			}},
			ToegewezenProducten: []ToegewezenProduct{{
				ToewijzingNummer: 7001, ReferentieAanbieder: "REF-1",
				Product:          &Product{Categorie: categorie(d), Code: "50A01"},
				Toewijzingsdatum: "2026-03-10", Toewijzingstijd: "09:30:00",
				Ingangsdatum: "2026-04-01", Einddatum: "2027-03-31",
				Omvang: &Omvang{Volume: 90, Eenheid: EenheidMinuut, Frequentie: FrequentieWeek},
			}},
		},
	}
}
