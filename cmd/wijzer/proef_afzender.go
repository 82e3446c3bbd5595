package main

import "codeberg.org/wijzer/wijzer/internal/brief"

// proefAfzender gives who sends the letters of Proefstad, and on whose behalf
// decisions are signed. All of it is invented: telephone numbers begin with
// 0600, as no Dutch number does.
func proefAfzender() (a brief.Afzender, namens string) {
	return brief.Afzender{
		Naam: "Gemeente Proefstad (verzonnen)", Regels: []string{"Postbus 1, 1000 AA Proefstad"}, Retour: "Retour: Postbus 1, 1000 AA Proefstad",
		Vragen: "Bel 0600 000 001, op werkdagen van 9.00 tot 17.00 uur", Bezwaar: "het college van Proefstad, afdeling Bezwaar, Postbus 1, 1000 AA Proefstad",
		Ondersteuning: "Bel 0600 000 002",
	}, "het college van burgemeester en wethouders van Proefstad"
}
