// Package bewaring says how long what is recorded is kept: per law and
// retention unit, from which event, by which source, and what stops it. It is
// pure: it decides about dates and reads no content.
//
// Begin with Tabel (the law, with what an installation fixed itself) and ask it
// with Beoordeel about the state of a unit on a day. A rule without a number is
// no oversight: no source that we know gives one, so nothing is destroyed by it
// until the municipality fixes one (Vaststelling).
package bewaring

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Klok is the event from which a term counts.
type Klok string

// The events. LaatsteWijziging is the last change in content: assigning a
// worker, wrapping a key or moving a database does not restart it.
const (
	LaatsteWijziging Klok = "laatste-wijziging"
	EindeHuisverbod  Klok = "einde-huisverbod"
	Verstrekking     Klok = "verstrekking"
	EindeRol         Klok = "einde-rol"
	Verloop          Klok = "verloop"
)

// The retention units: what is destroyed together, per subject and law. They
// are stored, so they never change.
const (
	Dossier     = "dossier"
	Financien   = "financien"
	Meldcode    = "meldcode"
	Medisch     = "medisch"
	AVG         = "avg"
	VeiligThuis = "veilig-thuis"
	Huisverbod  = "huisverbod"
	BRP         = "brp"
	Inzage      = "inzage"
	Account     = "account"
	Register    = "register"
	Sessie      = "sessie"
	Verzoek     = "verzoek"
)

// The rules that the program carries out by itself, without a list.
const (
	CodeInzage  = "BEW-INZAGE"  // the log of who looked
	CodeAccount = "BEW-ACCOUNT" // accounts of workers
)

// Regel is how long one unit under one law is kept.
type Regel struct {
	Code    string // stable, such as "BEW-WMO"
	Naam    string // Dutch
	Wet     gezin.Wet
	Eenheid string
	Klok    Klok
	// Termijn is the code of the term in package termijn; empty where Duur
	// gives it, or where no source does.
	Termijn string
	Duur    termijn.Duur
	Bron    string
	Lezing  string // how it was read, and what is missing
}

// Regels gives the table of the law, in the order of the documentation. What no
// source gives has neither Termijn nor Duur.
func Regels() []Regel {
	const w, j = gezin.Wmo, gezin.Jeugdwet
	zeven := termijn.Duur{Aantal: 7, Eenheid: termijn.Jaar}
	const geen = "In onze bronnen staat geen termijn. Stel er zelf een vast met uw archivaris (selectielijst gemeenten)."
	return []Regel{
		{"BEW-WMO", "dossier Wmo", w, Dossier, LaatsteWijziging, "WMO-BEW", termijn.Duur{}, "Wmo 2015 art. 5.3.4", "Bij elke wijziging van de inhoud begint de termijn opnieuw."},
		{"BEW-JW", "dossier jeugdhulp", j, Dossier, LaatsteWijziging, "JW-BEW", termijn.Duur{}, "Jeugdwet art. 7.3.8",
			"Geteld vanaf de laatste wijziging, niet vanaf de achttiende verjaardag. Langer als goede hulp dat vraagt: houd het dan aan."},
		{"BEW-VT-WMO", "dossier Veilig Thuis", w, VeiligThuis, LaatsteWijziging, "WMO-BEWVT", termijn.Duur{}, "Wmo 2015 art. 5.3.4", ""},
		{"BEW-FIN-WMO", "declaraties, betalingen en opgaven Wmo", w, Financien, LaatsteWijziging, "", zeven, "Algemene wet inzake rijksbelastingen art. 52 lid 4; Wmo 2015 art. 5.3.4 (CAK en SVB)",
			"De zeven jaar van de rijksbelastingen is algemeen bekend en hier niet nagelezen."},
		{"BEW-FIN-JW", "declaraties en betalingen Jeugdwet", j, Financien, LaatsteWijziging, "", zeven, "Algemene wet inzake rijksbelastingen art. 52 lid 4",
			"De zeven jaar van de rijksbelastingen is algemeen bekend en hier niet nagelezen."},
		{"BEW-MED-WMO", "medische gegevens, Wmo", w, Medisch, LaatsteWijziging, "WGBO-BEW", termijn.Duur{}, "Burgerlijk Wetboek art. 7:454", ""},
		{"BEW-MED-JW", "medische gegevens, Jeugdwet", j, Medisch, LaatsteWijziging, "WGBO-BEW", termijn.Duur{}, "Burgerlijk Wetboek art. 7:454", ""},
		{"BEW-HV", "huisverbod, bij de burgemeester", w, Huisverbod, EindeHuisverbod, "WTH-BEW", termijn.Duur{}, "Wet tijdelijk huisverbod art. 10", ""},
		{"BEW-BRP", "verstrekkingen uit de BRP", "", BRP, Verstrekking, "BRP-PROT", termijn.Duur{}, "Wet BRP art. 3.11 en 3.22", ""},
		{"BEW-MC-WMO", "register meldcode, Wmo", w, Meldcode, LaatsteWijziging, "", termijn.Duur{}, "Besluit verplichte meldcode", geen},
		{"BEW-MC-JW", "register meldcode, Jeugdwet", j, Meldcode, LaatsteWijziging, "", termijn.Duur{}, "Besluit verplichte meldcode", geen},
		{"BEW-AVG-WMO", "verzoeken van betrokkenen, Wmo", w, AVG, LaatsteWijziging, "", termijn.Duur{}, "AVG art. 5 lid 2", geen},
		{"BEW-AVG-JW", "verzoeken van betrokkenen, Jeugdwet", j, AVG, LaatsteWijziging, "", termijn.Duur{}, "AVG art. 5 lid 2", geen},
		{CodeInzage, "wie wat inzag", "", Inzage, Verloop, "", termijn.Duur{}, "NEN 7513; BIO2 5.33",
			"Veilig gelezen: een regel over iemand blijft zo lang als zijn dossier, en gaat weg met het laatste ervan. Een regel over niemand heeft een eigen termijn. " + geen},
		{CodeAccount, "accounts van medewerkers, en het journaal ervan", "", Account, EindeRol, "", termijn.Duur{}, "AVG art. 5 lid 1 onder e",
			"Geteld vanaf het einde van de laatste rol, of vanaf de laatste wijziging van het account als die later was. Daarna staat bij wat iemand schreef geen naam meer: " +
				"kies de termijn niet korter dan die van de dossiers. Van het journaal gaat per heel jaar weg wat op slot zit. " + geen},
		{"BEW-REGISTER", "verklaringen van vernietiging", "", Register, LaatsteWijziging, "", termijn.Duur{}, "Archiefbesluit 1995 art. 8", geen},
		{"BEW-SESSIE", "sessies", "", Sessie, Verloop, "", termijn.Duur{}, "AVG art. 5 lid 1 onder e", "Een sessie verloopt vanzelf binnen tien uur (eigen keuze) en wordt dan gewist."},
		{"BEW-VERZOEK", "uitkomsten van verstuurde formulieren", "", Verzoek, Verloop, "", termijn.Duur{}, "AVG art. 5 lid 1 onder e", "Gewist bij elke vernietiging, als de sessie voorbij is (eigen keuze)."},
	}
}

// EenheidVan gives the retention unit in which a kind of record of a class
// stands, where whoever records it names none.
func EenheidVan(soort toegang.Soort, klasse gezin.Klasse) string {
	switch soort {
	case toegang.SDeclaratie, toegang.SBetaling, toegang.SBijdrage:
		return Financien
	case toegang.SAVG:
		return AVG
	case toegang.SVernietig:
		return Register
	}
	switch klasse {
	case gezin.Meldcode:
		return Meldcode
	case gezin.Medisch:
		return Medisch
	}
	return Dossier
}
