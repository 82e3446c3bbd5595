package antwoord_test

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/antwoord"
)

// Answer a request with the faults that were found in it.
func ExampleMaak() {
	c := istandaard.NewCodec(istandaard.Uitgave32())
	s := istandaard.Soort{Domein: istandaard.Jw, Nummer: 319}
	b := &istandaard.Bericht319{
		Domein:   istandaard.Jw,
		Header:   c.NieuweHeader(s, "0599", "42420001", "ANT-1", "2026-03-20"),
		Antwoord: istandaard.Antwoord{ReferentieAanbieder: "REF-9", VerzoekAntwoord: istandaard.VerzoekInOnderzoek},
	}
	fouten := []istandaard.Fout{{Regel: "TR355", Retourcode: "9355", Plek: "Antwoord/ReferentieAanbieder"}}
	uit, err := antwoord.Maak(c, b, fouten, antwoord.Gegevens{Identificatie: "RT-1", Dagtekening: "2026-03-21"})
	fmt.Println(err, uit.Soort())
	for _, k := range c.Klassen(uit) {
		fmt.Println(k.Plek, *k.RetourCodes)
	}
	// Output:
	// <nil> JW320
	// Antwoord [9355]
}
