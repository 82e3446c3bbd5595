package termijn_test

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/termijn"
)

func ExampleBereken() {
	u, err := termijn.Bereken("WMO-BESCH", termijn.MustDag("2026-05-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(u.Eind)
	for _, zin := range u.Uitleg {
		fmt.Println("-", zin)
	}
	// Output:
	// 2026-05-18
	// - Waarvoor: beslissen op de aanvraag van een maatwerkvoorziening of pgb. Geteld vanaf: de dag waarop de aanvraag binnenkwam.
	// - De termijn is 2 weken. De dag zelf, vrijdag 1 mei 2026, telt niet mee.
	// - Zonder verlenging is de laatste dag vrijdag 15 mei 2026.
	// - Die dag is een met een feestdag gelijkgestelde dag (Stcrt. 2025, 24713): daar kan de termijn niet op eindigen (Algemene termijnenwet art. 1 lid 1).
	// - De laatste dag wordt maandag 18 mei 2026.
	// - De termijn kan worden opgeschort (Awb art. 4:15). Lukt het niet op tijd, meld dat dan voor het einde (Awb art. 4:14 lid 1).
	// - Bron: Wmo 2015 art. 2.3.5 lid 2, tekst geldig vanaf 1 juli 2026.
}

func ExampleBerekenDuur() {
	d, err := termijn.ParseDuur("3dag")
	if err != nil {
		fmt.Println(err)
		return
	}
	u, err := termijn.BerekenDuur(d, termijn.MustDag("2026-12-24"))
	fmt.Println(u.Eind.Voluit(), err)
	// Output: dinsdag 29 december 2026 <nil>
}

func ExampleBerekenDuur_waarschuwing() {
	u, err := termijn.BerekenDuur(termijn.Duur{Aantal: 2, Eenheid: termijn.Week}, termijn.MustDag("2029-05-01"))
	fmt.Println(u.Eind, u.Waarschuwingen[0].Code, err)
	// Output: 2029-05-15 gelijkgestelde-dagen-onbekend <nil>
}

func ExampleTermijn_Opgeschort() {
	t, _ := termijn.Zoek("WMO-BESCH")
	binnen := termijn.MustDag("2026-06-01")
	gevraagd, aangevuld := termijn.MustDag("2026-06-04"), termijn.MustDag("2026-06-11")
	u, err := t.Opgeschort(binnen, termijn.NaUitnodiging(gevraagd, aangevuld))
	fmt.Println(u.Eind, u.Stilstand, err)
	// Output: 2026-06-22 6 <nil>
}

func ExampleZoek() {
	t, ok := termijn.Zoek("JW-BESCH")
	t.Duur = termijn.Duur{Aantal: 4, Eenheid: termijn.Week} // the ordinance sets a shorter term
	eind, err := t.Eind(termijn.MustDag("2026-11-27"))
	fmt.Println(eind, ok, err)
	// Output: 2026-12-28 true <nil>
}

func ExampleDag_PlusWerkdagen() {
	// 14 May is Hemelvaartsdag; 15 May is equated with a holiday, but only for
	// statutory terms.
	fmt.Println(termijn.MustDag("2026-05-13").PlusWerkdagen(1))
	// Output: 2026-05-15
}

func ExampleDwangsom() {
	eersteDag := termijn.MustDag("2026-05-16")
	fmt.Println(termijn.Dwangsom(eersteDag, eersteDag+41), "cent")
	// Output: 144200 cent
}
