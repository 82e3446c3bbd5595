package brief_test

import (
	"crypto/rand"
	"fmt"
	"io"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// From a choice to the letters: compute, ask what each decision needs, decide,
// find who gets which letter, write it.
func Example() {
	dag := termijn.MustDag("2026-11-16")
	r, err := regeling.Laad("rotterdam")
	if err != nil {
		fmt.Println(err)
		return
	}
	regels := r.Op(dag, termijn.Geen)
	situatie := &gezin.Situatie{Peildatum: dag,
		Gezin: gezin.Kenmerken{"structurele-onveiligheid": gezin.JaNee(true), "onstabiele-thuissituatie": gezin.JaNee(true),
			"geweld-psychisch": gezin.JaNee(true), "verwachte-duur": gezin.Aantal(12)},
		Leden: []gezin.Lid{{ID: "p1", Kenmerken: gezin.Kenmerken{"rol": gezin.Keus("volwassene"), "neemt-deel": gezin.JaNee(true),
			"in-voorziening": gezin.JaNee(false), "geboortedatum": gezin.Op(termijn.MustDag("1990-05-01"))}}}}
	keuze := &regeling.Keuze{Product: "huiselijk-geweld", Waarden: gezin.Kenmerken{
		"vorm": gezin.Keus("extramuraal"), "pakket": gezin.Keus("1"), "naast-regulier": gezin.JaNee(false)}}
	berekening, err := arrangement.NieuweRekenaar(regels, nil).ZonderPrijzen().Bereken(situatie, keuze)
	if err != nil {
		fmt.Println(err)
		return
	}

	in := besluit.Invoer{
		Regels: regels, Situatie: situatie, Keuze: keuze, Berekening: berekening,
		Advies: arrangement.NieuweAdviseur(regels).Adviseer(situatie),
		Datum:  dag, Bekendmaking: dag + 1, Ingang: dag + 15, Einde: dag + 379,
		Ondertekening: besluit.Ondertekening{Naam: "C. Voorbeeldman", Functie: "indicatiesteller", Namens: "het college van Voorbeeldstad"},
		Dossiers:      map[besluit.Onderwerp]besluit.Dossier{},
	}
	for _, o := range besluit.Onderwerpen(berekening, situatie) { // one form per decision
		random := make([]byte, besluit.KenmerkBytes)
		_, _ = rand.Read(random)
		kenmerk, _ := besluit.KenmerkVan(random)
		in.Dossiers[o] = besluit.Dossier{
			Kenmerk: kenmerk, Aanvraag: dag - 7, Verslag: dag - 10, Levering: besluit.Natura, Aanbieder: "Stichting Voorbeeldhulp",
			Motivering: "U wilt veilig zijn. Dat lukt u niet alleen.",
			Bijdrage: besluit.BepaalBijdrage(besluit.Bijdragevraag{Dag: dag + 15,
				Gronden: map[besluit.Vrijstelling]regeling.Uitkomst{besluit.VrijSamenwonend: regeling.Ja}}),
			Resultaten: map[string]string{"duurzame-veiligheid": "U bent veilig.", "sociaal-persoonlijk-functioneren": "U regelt uw dag zelf.",
				"zelfzorg-gezondheid": "U zorgt goed voor uzelf."},
		}
	}
	bundel, err := besluit.Maak(in)
	if err != nil {
		fmt.Println(err) // a besluit.Fouten: all faults, each with a path
		return
	}

	zetter, err := pdf.NewZetter() // once per process
	if err != nil {
		fmt.Println(err)
		return
	}
	adres, _ := nummer.NewAdres(nummer.Adresdelen{Straat: "Proefstraat", Huisnummer: 1, Postcode: "1000 AB", Plaats: "Voorbeeldstad"})
	post := brief.Post{Aan: brief.Aan{Naam: "Anna Voorbeeld", Aanhef: "Beste Anna Voorbeeld", Adres: adres},
		Afzender: brief.Afzender{Naam: "Gemeente Voorbeeldstad", Retour: "Retour: Postbus 1, 1000 AA Voorbeeldstad",
			Vragen: "Bel 14 0100", Bezwaar: "het college, Postbus 1, 1000 AA Voorbeeldstad", Ondersteuning: "Bel 14 0100"}}
	wie := besluit.Gezinssituatie{Situatie: situatie, Regels: regels, Dag: dag + 1}
	for i := range bundel.Besluiten {
		b := &bundel.Besluiten[i]
		zendingen, mens := wie.ZendingenVan(b) // mens: a person must decide
		for _, z := range zendingen {
			l, err := brief.VanBesluit(b, z, post) // l.Tekst() is the preview
			if err != nil {
				fmt.Println(err)
				return
			}
			_, err = l.Write(io.Discard, zetter)
			fmt.Println(z.Ontvanger, l.Soort, b.Minuten(), "minuten per week", len(mens), err)
		}
	}
	// Output: p1 toekenning 45 minuten per week 0 <nil>
}
