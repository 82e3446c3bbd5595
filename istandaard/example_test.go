package istandaard_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Read a message, and see everything that is wrong with one that is not valid.
func Example() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	invoer := strings.NewReader(`<Bericht xmlns="http://www.istandaarden.nl/iwmo/3_2/wmo319/schema">
  <Antwoord><VerzoekAntwoord>3</VerzoekAntwoord></Antwoord>
</Bericht>`)
	_, err := c.Lees(invoer)
	var fouten istandaard.Fouten
	if errors.As(err, &fouten) {
		for _, f := range fouten {
			fmt.Printf("%d:%d %q %s\n", f.Regelnummer, f.Kolom, f.Plek, f.Regel)
		}
	}
	// Output:
	// 2:3 "" XSD-ONTBREEKT
	// 2:13 "Antwoord" XSD-ONTBREEKT
	// 2:13 "Antwoord/VerzoekAntwoord" XSD-CODELIJST
}

// A municipality assigns 90 minutes of support a week.
func ExampleBericht301() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 301}
	b := &istandaard.Bericht301{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(s, "0599", "42420001", "TW2026-1", "2026-03-15"),
		Client: istandaard.Client301{
			Bsn:           "999900006",
			Geboortedatum: istandaard.Geboortedatum{Datum: "1988-02-11"},
			Geslacht:      "2",
			Naam:          istandaard.VolledigeNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Voorbeeld"}, NaamGebruik: "1"},
			Contactgegevens: []istandaard.Contact{{
				Soort: "02",
				Adres: &istandaard.Adres{Huis: &istandaard.Huis{Huisnummer: 1}, Postcode: "3011AA", LandCode: istandaard.LandNederland},
			}},
			ToegewezenProducten: []istandaard.ToegewezenProduct{{
				ToewijzingNummer: 7001, Product: &istandaard.Product{Categorie: "10", Code: "10A01"},
				Toewijzingsdatum: "2026-03-10", Toewijzingstijd: "09:30:00",
				Ingangsdatum: "2026-04-01", Einddatum: "2027-03-31",
				Omvang: &istandaard.Omvang{Volume: 90, Eenheid: istandaard.EenheidMinuut, Frequentie: istandaard.FrequentieWeek},
			}},
		},
	}
	data, err := c.Opmaken(b)
	fmt.Println(err, strings.Contains(string(data), "<wmo301:BerichtCode>414</wmo301:BerichtCode>"))
	// Output: <nil> true
}

// The provider answers that nothing is wrong: the head alone, without codes.
func ExampleBericht302() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 302}
	b := &istandaard.Bericht302{
		Domein: istandaard.Wmo,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "0599", "42420001", "TW2026-1", "2026-03-15"),
			IdentificatieRetour: "RT-1", DagtekeningRetour: "2026-03-16", XsdVersieRetour: c.XsdVersie(),
		},
	}
	fmt.Println(c.Controleer(b), b.Soort().Naam(), b.Kop().Afzender)
	// Output: <nil> Toewijzing retour 0599
}

// A provider tells that support has begun.
func ExampleBericht305() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 305}
	b := &istandaard.Bericht305{
		Domein: istandaard.Jw,
		Header: c.NieuweHeader(s, "42420001", "0599", "START-1", "2026-04-08"),
		Client: istandaard.Client305{
			Client: istandaard.Client{
				Bsn: "999900006", Geboortedatum: istandaard.Geboortedatum{Datum: "2014-09-30"}, Geslacht: "1",
				Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Voorbeeld"}},
			},
			StartProducten: []istandaard.StartProduct{{
				ToewijzingNummer: new(int64(7001)), Product: &istandaard.Product{Categorie: "50", Code: "50A01"},
				Begindatum: "2026-04-06", StatusAanlevering: istandaard.StatusEerste,
			}},
		},
	}
	fmt.Println(c.Controleer(b), b.Client.Bsn)
	// Output: <nil> *******06
}

// The municipality rejects a start that was sent before: every class comes back
// with its code.
func ExampleBericht306() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 306}
	b := &istandaard.Bericht306{
		Domein: istandaard.Jw,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "42420001", "0599", "START-1", "2026-04-08"),
			IdentificatieRetour: "RT-2", DagtekeningRetour: "2026-04-09", XsdVersieRetour: c.XsdVersie(),
			RetourCodes: []string{istandaard.RetourGeenOpmerking},
		},
		Client: &istandaard.Client305{
			Client: istandaard.Client{
				Bsn: "999900006", Geboortedatum: istandaard.Geboortedatum{Datum: "2014-09-30"}, Geslacht: "1",
				Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Voorbeeld"}},
			},
			StartProducten: []istandaard.StartProduct{{
				ToewijzingNummer: new(int64(7001)), Begindatum: "2026-04-06", StatusAanlevering: istandaard.StatusEerste,
				RetourCodes: []string{"9074"},
			}},
			RetourCodes: []string{istandaard.RetourGeenOpmerking},
		},
	}
	fmt.Println(c.Controleer(b))
	for _, k := range c.Klassen(b) {
		fmt.Println(k.Plek, *k.RetourCodes)
	}
	// Output:
	// <nil>
	// Client/StartProducten/StartProduct[1] [9074]
	// Client [0200]
}

// A provider tells that support has ended according to plan. The code for that
// differs: 31 in the Jeugdwet, where it is a move in the Wmo.
func ExampleBericht307() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 307}
	b := &istandaard.Bericht307{
		Domein: istandaard.Jw,
		Header: c.NieuweHeader(s, "42420001", "0599", "STOP-1", "2026-09-02"),
		Client: istandaard.Client307{
			Client: istandaard.Client{
				Bsn: "999900006", Geboortedatum: istandaard.Geboortedatum{Datum: "2014-09-30"}, Geslacht: "1",
				Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Voorbeeld"}},
			},
			StopProducten: []istandaard.StopProduct{{
				ToewijzingNummer: new(int64(7001)), Product: &istandaard.Product{Categorie: "50", Code: "50A01"},
				Begindatum: "2026-04-06", RedenBeeindiging: "31", Einddatum: "2026-08-31",
				StatusAanlevering: istandaard.StatusEerste,
			}},
		},
	}
	jw, _ := istandaard.Betekenis(istandaard.Jw, "JZ588", "31")
	wmo, _ := istandaard.Betekenis(istandaard.Wmo, "WMO588", "31")
	fmt.Println(c.Controleer(b))
	fmt.Println("Jw: ", jw)
	fmt.Println("Wmo:", wmo)
	// Output:
	// <nil>
	// Jw:  Levering is volgens plan beëindigd
	// Wmo: Verhuizing naar een andere gemeente
}

// The municipality rejects a whole stop message on a rule inside it.
func ExampleBericht308() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 308}
	b := &istandaard.Bericht308{
		Domein: istandaard.Jw,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "42420001", "0599", "STOP-1", "2026-09-02"),
			IdentificatieRetour: "RT-3", DagtekeningRetour: "2026-09-03",
			XsltVersie: c.Uitgave().XsltVersie, XsdVersieRetour: c.XsdVersie(),
			RetourCodes: []string{istandaard.RetourAfgekeurd},
		},
	}
	fmt.Println(c.Controleer(b), b.Client == nil)
	// Output: <nil> true
}

// A provider asks for an assignment after a referral by a family doctor.
func ExampleBericht315() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 315}
	b := &istandaard.Bericht315{
		Domein: istandaard.Jw,
		Header: c.NieuweHeader(s, "42420001", "0599", "VOT-1", "2026-03-15"),
		Client: istandaard.Client315{
			Client: istandaard.Client{
				Bsn: "999900006", Geboortedatum: istandaard.Geboortedatum{Datum: "2014-09-30"}, Geslacht: "1",
				Naam: istandaard.VerkorteNaam{Geslachtsnaam: istandaard.Achternaam{Achternaam: "Voorbeeld"}},
			},
			GezagsdragerBekend: "1",
			AangevraagdeProducten: []istandaard.AangevraagdProduct{{
				ReferentieAanbieder: "REF-1", Product: &istandaard.Product{Categorie: "50"},
				ToewijzingIngangsdatum: "2026-04-01",
				Verwijzer:              istandaard.Verwijzer{Type: "02", ZorgverlenerCode: "01010101"},
			}},
		},
	}
	fmt.Println(c.Controleer(b))
	b.Domein, b.Header.BerichtCode = istandaard.Wmo, "444"
	b.Client.AangevraagdeProducten[0].Product.Categorie = "10"
	fmt.Println(c.Controleer(b)) // GezagsdragerBekend is of the Jeugdwet alone
	// Output:
	// <nil>
	// XSD-VERBODEN Client/GezagsdragerBekend: Dit element bestaat niet in dit bericht. Laat het leeg.
}

// The municipality could read the request.
func ExampleBericht316() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 316}
	b := &istandaard.Bericht316{
		Domein: istandaard.Jw,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "42420001", "0599", "VOT-1", "2026-03-15"),
			IdentificatieRetour: "RT-4", DagtekeningRetour: "2026-03-16", XsdVersieRetour: c.XsdVersie(),
		},
	}
	heen, _ := b.Soort().Heen()
	fmt.Println(c.Controleer(b), heen)
	// Output: <nil> JW315
}

// A provider asks for more hours from May on; another assignment stays as it is.
func ExampleBericht317() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 317}
	b := &istandaard.Bericht317{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(s, "42420001", "0599", "VOW-1", "2026-04-08"),
		Client: istandaard.Client317{
			Bsn: "999900006",
			Verzoek: istandaard.Verzoek{
				ReferentieAanbieder: "REF-2", RedenVerzoek: "1",
				OngewijzigdeProducten: []istandaard.OngewijzigdProduct{{ToewijzingNummer: 7002}},
				TeWijzigenProducten: []istandaard.TeWijzigenProduct{{
					ToewijzingNummer: 7001, GewensteIngangsdatum: "2026-05-01", Einddatum: "2027-03-31",
					Omvang: &istandaard.Omvang{Volume: 180, Eenheid: istandaard.EenheidMinuut, Frequentie: istandaard.FrequentieWeek},
				}},
			},
		},
	}
	fmt.Println(c.Controleer(b))
	// Output: <nil>
}

// The municipality rejects the request: not every assignment is in it.
func ExampleBericht318() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 318}
	goed := []string{istandaard.RetourGeenOpmerking}
	b := &istandaard.Bericht318{
		Domein: istandaard.Wmo,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "42420001", "0599", "VOW-1", "2026-04-08"),
			IdentificatieRetour: "RT-5", DagtekeningRetour: "2026-04-09", XsdVersieRetour: c.XsdVersie(),
			RetourCodes: goed,
		},
		Client: &istandaard.Client317{
			Bsn: "999900006",
			Verzoek: istandaard.Verzoek{
				ReferentieAanbieder: "REF-2", RedenVerzoek: "1",
				OngewijzigdeProducten: []istandaard.OngewijzigdProduct{{ToewijzingNummer: 7002, RetourCodes: goed}},
				RetourCodes:           []string{"9349"},
			},
			RetourCodes: goed,
		},
	}
	betekenis, _ := istandaard.Betekenis(istandaard.Wmo, "WJ001", b.Client.Verzoek.RetourCodes[0])
	fmt.Println(c.Controleer(b), betekenis)
	// Output: <nil> Niet alle actuele toewijzingen staan in het verzoek
}

// A municipality is not the responsible one under the Jeugdwet, and names the one
// that is.
func ExampleBericht319() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 319}
	b := &istandaard.Bericht319{
		Domein: istandaard.Jw,
		Header: c.NieuweHeader(s, "0599", "42420001", "ANT-1", "2026-03-20"),
		Antwoord: istandaard.Antwoord{
			ReferentieAanbieder: "REF-1", VerzoekAntwoord: istandaard.VerzoekAfgewezen,
			RedenAfwijzingVerzoek: istandaard.AfwijzingWoonplaatsbeginsel,
			Woonplaatsbeginsel:    &istandaard.Woonplaatsbeginsel{Gemeente: "0606"},
		},
	}
	g, _ := istandaard.GemeenteVan(b.Antwoord.Woonplaatsbeginsel.Gemeente)
	fmt.Println(c.Controleer(b), g.Naam)
	// Output: <nil> Schiedam
}

// The provider does not know the request that was answered.
func ExampleBericht320() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 320}
	b := &istandaard.Bericht320{
		Domein: istandaard.Jw,
		Header: istandaard.RetourHeader{
			Header:              c.NieuweHeader(s, "0599", "42420001", "ANT-1", "2026-03-20"),
			IdentificatieRetour: "RT-6", DagtekeningRetour: "2026-03-21", XsdVersieRetour: c.XsdVersie(),
			RetourCodes: []string{istandaard.RetourGeenOpmerking},
		},
		Antwoord: &istandaard.Antwoord{
			ReferentieAanbieder: "REF-9", VerzoekAntwoord: istandaard.VerzoekInOnderzoek,
			RetourCodes: []string{"9355"},
		},
	}
	fmt.Println(c.Controleer(b))
	// Output: <nil>
}

// A provider claims four hours in February, in minutes at 98.21 an hour: the
// price per minute is rounded, the amount is not reckoned with it (IV081).
func ExampleBericht323() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 323}
	februari := istandaard.GeslotenPeriode{Begindatum: "2026-02-01", Einddatum: "2026-02-28"}
	b := &istandaard.Bericht323{
		Domein: istandaard.Wmo,
		Header: c.NieuweHeader(s, "42420001", "0599", "DECL-1", "2026-03-05"),
		Declaratie: istandaard.Declaratie{
			DeclaratieNummer: "D202602", DeclaratiePeriode: februari, DeclaratieDagtekening: "2026-03-05",
			TotaalIngediendBedrag: istandaard.TotaalVan(39284),
			Clienten: []istandaard.Client323{{
				Bsn: "999900006",
				Prestaties: []istandaard.Prestatie{{
					ProductReferentie: istandaard.ProductReferentie{ReferentieNummer: "P1"},
					ToewijzingNummer:  7001, ProductCategorie: "10", ProductCode: "10A01", ProductPeriode: februari,
					GeleverdVolume: 240, Eenheid: istandaard.EenheidMinuut, ProductTarief: new(int64(164)),
					IngediendBedrag: istandaard.BedragMetDC{Bedrag: 39284, DebetCredit: istandaard.Debet},
				}},
			}},
		},
	}
	fmt.Println(c.Controleer(b))
	// Output: <nil>
}

// A municipality grants a declaration in full.
func ExampleBericht325() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 325}
	b := &istandaard.Bericht325{
		Domein: istandaard.Wmo,
		Header: istandaard.DeclaratieAntwoordHeader{
			Header:                  c.NieuweHeader(s, "0599", "42420001", "DA-1", "2026-03-12"),
			DeclaratieIdentificatie: istandaard.BerichtIdentificatie{Identificatie: "DECL-1", Dagtekening: "2026-03-05"},
			XsdVersieDeclaratie:     c.XsdVersie(),
			RetourCodes:             []string{istandaard.RetourGeenOpmerking},
		},
		DeclaratieAntwoord: &istandaard.DeclaratieAntwoord{
			DeclaratieNummer:      "D202602",
			TotaalIngediendBedrag: istandaard.TotaalVan(39284), TotaalToegekendBedrag: istandaard.TotaalVan(39284),
			RetourCodes: []string{istandaard.RetourToegekend},
		},
	}
	fmt.Println(c.Controleer(b))
	// Output: <nil>
}

// Print a message with the meaning of its codes.
func ExampleCodec_Velden() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Wmo, Nummer: 319}
	b := &istandaard.Bericht319{
		Domein:   istandaard.Wmo,
		Header:   c.NieuweHeader(s, "0599", "42420001", "ANT-1", "2026-03-20"),
		Antwoord: istandaard.Antwoord{ReferentieAanbieder: "REF-1", VerzoekAntwoord: "1", RedenAfwijzingVerzoek: "3"},
	}
	for v := range c.Velden(b) {
		if v.Lijst != "" {
			fmt.Printf("%s = %s (%s)\n", v.Plek, v.Waarde, v.Betekenis)
		}
	}
	// Output:
	// Antwoord/VerzoekAntwoord = 1 (Verzoek is afgewezen)
	// Antwoord/RedenAfwijzingVerzoek = 3 (Geen contract)
}

// Write a message to a file.
func ExampleCodec_Schrijf() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	b := &istandaard.Bericht319{Domein: istandaard.Wmo}
	if err := c.Schrijf(os.Stdout, b); err != nil {
		var fouten istandaard.Fouten
		fmt.Println("not written,", errors.As(err, &fouten), len(fouten) > 5)
	}
	// Output: not written, true true
}
