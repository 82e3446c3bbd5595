package controle_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// start is a JW305 with one broken rule: status 2 may not be used any more.
const start = `<?xml version="1.0" encoding="UTF-8"?>
<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw305/schema" xmlns:j="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
<Header><BerichtCode>438</BerichtCode><BerichtVersie>3</BerichtVersie><BerichtSubversie>2</BerichtSubversie>
<Afzender>42420001</Afzender><Ontvanger>0599</Ontvanger>
<BerichtIdentificatie><j:Identificatie>START1</j:Identificatie><j:Dagtekening>2026-03-15</j:Dagtekening></BerichtIdentificatie>
<XsdVersie><j:BasisschemaXsdVersie>1.0.0</j:BasisschemaXsdVersie><j:BerichtXsdVersie>1.0.0</j:BerichtXsdVersie></XsdVersie></Header>
<Client><Bsn>999900006</Bsn><Geboortedatum><j:Datum>2014-09-30</j:Datum></Geboortedatum><Geslacht>0</Geslacht>
<Naam><j:Geslachtsnaam><j:Achternaam>Verzonnen</j:Achternaam></j:Geslachtsnaam></Naam>
<StartProducten><StartProduct><ToewijzingNummer>1</ToewijzingNummer><Begindatum>2026-03-01</Begindatum><StatusAanlevering>2</StatusAanlevering></StartProduct></StartProducten></Client>
</Bericht>`

func ExampleControleer() {
	u, err := controle.Controleer(context.Background(), strings.NewReader(start), controle.Opties{})
	if err != nil {
		fmt.Println("niet te lezen:", err)
		return
	}
	fmt.Println(u.Bericht, u.Structuur)
	for _, f := range u.Fouten {
		fmt.Println(f.Regel, f.Retourcode, f.Plek)
		fmt.Println(f.Tekst)
	}
	// Output:
	// JW305 true
	// CS058 0001 Client/StartProducten/StartProduct[1]/StatusAanlevering
	// Vul StatusAanlevering 1 (eerste aanlevering) of 3 (verwijderen) in.
}

// A message that is not as its schema asks: the rules are not judged, and the
// fault has line and column.
func ExampleControleer_structuur() {
	kapot := strings.Replace(start, "999900006", "12345", 1)
	u, err := controle.Controleer(context.Background(), strings.NewReader(kapot), controle.Opties{})
	if err != nil {
		fmt.Println("niet te lezen:", err)
		return
	}
	fmt.Println(u.Structuur, u.Fouten[0])
	// Output:
	// false 7:9: RS037 Client/Bsn: Vul hier precies negen cijfers in.
}

func ExampleRegels() {
	for _, r := range controle.Regels() {
		if r.Code == "TR377" {
			fmt.Println(r.Code, r.Beschrijf())
			fmt.Println(r.Betekenis)
		}
	}
	// Output:
	// TR377 JW319
	// Bij reden 8 (woonplaatsbeginsel) staat de klasse Woonplaatsbeginsel.
}

func ExampleSchrijfProefdeclaratie() {
	var b bytes.Buffer
	if err := controle.SchrijfProefdeclaratie(&b, istandaard.Jw, 3); err != nil {
		fmt.Println(err)
		return
	}
	u, err := controle.Controleer(context.Background(), &b, controle.Opties{})
	fmt.Println(u.Bericht, u.Goed(), err)
	// Output:
	// JW323 true <nil>
}
