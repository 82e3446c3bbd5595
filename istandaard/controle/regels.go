package controle

import (
	"slices"
	"strings"
	"sync"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Regel is one rule of level 2: a rule that stays inside one message, as the
// official stylesheet 2.10.5 judges it.
type Regel struct {
	// Code is the code of the standard: "CD005".
	Code string
	// Niveau is 2 for every rule here. The structure is level 1, and rules
	// against earlier messages and against other sources are levels 3 and 4.
	Niveau int
	// Berichten are the messages that the rule is judged in.
	Berichten []istandaard.Soort
	// Betekenis says what the rule asks, in one Dutch sentence.
	Betekenis string
	// Tekst is the Dutch sentence of the fault: what to do.
	Tekst string
	// Retourcode is the code of list WJ001 that the sender gets: "0001", the
	// message was rejected on technical grounds.
	Retourcode string
	// Twijfel says where the sources leave doubt, or where the stylesheet does
	// not do what the text of the rule says; empty for none.
	Twijfel string
}

// retourcodeTechnisch is what every rule of level 2 gives (IV028, IV032).
const retourcodeTechnisch = "0001"

// Regels gives every rule of level 2 that Controleer judges, in order of code.
// The facets of the data types (RS001 to RS048) and CS015, CS025 and CS319 are
// part of the structure and not in this list.
func Regels() []Regel {
	perCode := map[string][]istandaard.Soort{}
	for _, s := range istandaard.Soorten() {
		for _, code := range schemas()[uitgave().Naamruimte(s)].regels {
			perCode[code] = append(perCode[code], s)
		}
	}
	uit := slices.Clone(regelteksten)
	for i := range uit {
		uit[i].Niveau, uit[i].Retourcode = 2, retourcodeTechnisch
		uit[i].Berichten = perCode[uit[i].Code]
	}
	return uit
}

var regelsPerCode = sync.OnceValue(func() map[string]Regel {
	m := map[string]Regel{}
	for _, r := range regelteksten {
		m[r.Code] = r
	}
	return m
})

func regelMet(code string) Regel { return regelsPerCode()[code] }

// regelteksten says what each rule asks and what to do when it is broken.
var regelteksten = []Regel{
	{Code: "CD005", Betekenis: "Postcode en LandCode staan er samen, of geen van beide.",
		Tekst: "Vul Postcode en LandCode allebei in, of laat ze allebei weg."},
	{Code: "CD007", Betekenis: "Taal staat er precies als Vorm 1 (tolk taal) is.",
		Tekst: "Vul Taal in als Vorm 1 (tolk taal) is, en laat Taal anders weg."},
	{Code: "CD009", Betekenis: "Een adres heeft alleen een Periode als Soort 04 (tijdelijk verblijfadres) is.",
		Tekst: "Laat Periode weg, of kies Soort 04 als het een tijdelijk verblijfadres is."},
	{Code: "CD025", Betekenis: "Een adres in Nederland heeft een huisnummer.",
		Tekst: "Vul het huisnummer in. Dat moet bij een adres in Nederland."},
	{Code: "CD034", Betekenis: "Een BRP-adres (01) en een verblijfadres (03) hebben een postcode.",
		Tekst: "Vul de postcode in. Dat moet bij een BRP-adres (01) en een verblijfadres (03)."},
	{Code: "CD041", Betekenis: "Een product met een Code heeft een Omvang.",
		Tekst: "Vul Omvang in, want het product heeft een Code."},
	{Code: "CD043", Betekenis: "BeschikkingNummer en BeschikkingIngangsdatum staan er samen, of geen van beide.",
		Tekst: "Vul BeschikkingNummer en BeschikkingIngangsdatum allebei in, of laat ze allebei weg."},
	{Code: "CD060", Betekenis: "VorigReferentieNummer staat er precies bij een creditbedrag.",
		Tekst: "Vul VorigReferentieNummer in bij een creditbedrag (C), en laat het weg bij een debetbedrag (D)."},
	{Code: "CD066", Betekenis: "Bij een verwijzer van type 02 tot en met 05 met een ZorgverlenerCode staat geen Naam.",
		Tekst: "Laat de Naam van de verwijzer weg, want de ZorgverlenerCode is al ingevuld."},
	{Code: "CD067", Betekenis: "Bij een verwijzer van type 02 tot en met 05 zonder ZorgverlenerCode staat een Naam.",
		Tekst: "Vul de ZorgverlenerCode of de Naam van de verwijzer in."},
	{Code: "CD068", Betekenis: "Alleen een verwijzer van type 02 tot en met 05 heeft een ZorgverlenerCode.",
		Tekst: "Laat de ZorgverlenerCode weg. Die hoort alleen bij een verwijzer van type 02, 03, 04 of 05."},
	{Code: "CD075", Betekenis: "Bij een Budget staat een einddatum.",
		Tekst: "Vul de einddatum in. Dat moet als er een Budget is."},
	{Code: "CD076", Betekenis: "Bij Frequentie 2 (per week) staat een einddatum.",
		Tekst: "Vul de einddatum in. Dat moet bij Frequentie 2 (per week)."},
	{Code: "CD077", Betekenis: "Bij een Budget staat geen Omvang.",
		Tekst: "Kies: vul Budget in of Omvang, niet allebei."},
	{Code: "CD078", Betekenis: "Bij een Omvang staat geen Budget.",
		Tekst: "Kies: vul Omvang in of Budget, niet allebei."},
	{Code: "CD079", Betekenis: "Zonder Budget staat er een Product.",
		Tekst: "Vul Product in, want er is geen Budget."},
	{Code: "CD080", Betekenis: "Een toegewezen product zonder Code heeft geen Omvang, als het na 31-12-2020 eindigt of geen einddatum heeft.",
		Tekst: "Vul de Code van het product in, of laat Omvang weg."},
	{Code: "CD085", Betekenis: "Bij VerzoekAntwoord 1 (afgewezen) staat een reden.",
		Tekst: "Vul RedenAfwijzingVerzoek in, want het verzoek is afgewezen."},
	{Code: "CD086", Betekenis: "Bij VerzoekAntwoord 2 (in onderzoek) staat geen reden.",
		Tekst: "Laat RedenAfwijzingVerzoek weg, want het verzoek is nog in onderzoek."},
	{Code: "CD087", Betekenis: "ProductTarief staat er precies als Eenheid niet 83 (euro's) is.",
		Tekst: "Vul ProductTarief in als Eenheid niet 83 (euro's) is, en laat het anders weg."},
	{Code: "CD095", Betekenis: "Een aangevraagd product zonder Code heeft geen Omvang, als het na 31-12-2020 eindigt of geen einddatum heeft.",
		Tekst: "Vul de Code van het product in, of laat Omvang weg."},
	{Code: "CD096", Betekenis: "Een nieuw product zonder Code heeft geen Omvang, als het na 31-12-2020 eindigt of geen einddatum heeft.",
		Tekst: "Vul de Code van het product in, of laat Omvang weg."},
	{Code: "CS002", Betekenis: "Een Bsn voldoet aan de elfproef.",
		Tekst: "Controleer het Bsn. Dit nummer kan niet bestaan (het voldoet niet aan de elfproef)."},
	{Code: "CS003", Betekenis: "Een einddatum ligt niet voor de begindatum of ingangsdatum.",
		Tekst:   "Vul een einddatum in die op of na de begindatum ligt.",
		Twijfel: "De periode van een tijdelijk adres met alleen een einddatum keurt het officiële stylesheet af; de tekst van de regel zegt daar niets over."},
	{Code: "CS050", Betekenis: "Met een Partnernaam is NaamGebruik 1, 2, 3 of 4; zonder Partnernaam is het 1, en in iJw ook 6.",
		Tekst:   "Pas NaamGebruik aan: met een Partnernaam 1, 2, 3 of 4, zonder Partnernaam 1 (iJw ook 6).",
		Twijfel: "Pseudoniem (5) staat in de codelijst, maar mag door deze regel nooit."},
	{Code: "CS058", Betekenis: "StatusAanlevering is 1 of 3.",
		Tekst: "Vul StatusAanlevering 1 (eerste aanlevering) of 3 (verwijderen) in."},
	{Code: "CS089", Betekenis: "Een postcode in Nederland heeft vier cijfers en twee letters, zonder spatie.",
		Tekst: "Vul de postcode in als vier cijfers en twee letters, zonder spatie."},
	{Code: "CS100", Betekenis: "Een declaratieperiode en een productperiode beginnen op of na 1 januari 2021.",
		Tekst: "Vul een begindatum in op of na 01-01-2021. Oudere prestaties kunt u zo niet declareren."},
	{Code: "CS139", Betekenis: "Datum en DatumGebruik passen bij elkaar.",
		Tekst: "Laat Datum en DatumGebruik bij elkaar passen: onbekende dag is 01, onbekende maand en dag 01-01, alles onbekend 1900-01-01."},
	{Code: "CS318", Betekenis: "NaamGebruik van een client is niet 6 (niet-natuurlijk persoon).",
		Tekst: "Kies voor de client een ander NaamGebruik dan 6 (niet-natuurlijk persoon)."},
	{Code: "CS325", Betekenis: "Bij een bedrag van 0 is DebetCredit D.",
		Tekst: "Vul bij een bedrag van 0 DebetCredit D (debet) in."},
	{Code: "CS335", Betekenis: "Bij RedenWijziging 13 (verwijderd) is Einddatum gelijk aan Ingangsdatum.",
		Tekst:   "Maak Einddatum gelijk aan Ingangsdatum, want RedenWijziging is 13 (verwijderd).",
		Twijfel: "Het officiële stylesheet keurt een ontbrekende Einddatum niet af, de tekst van de regel wel. Hier geldt het stylesheet."},
	{Code: "CS336", Betekenis: "RedenWijziging is niet 01 (vervallen).",
		Tekst: "Kies een andere RedenWijziging: 01 is vervallen. Gebruik 14 voor een administratieve correctie."},
	{Code: "CS337", Betekenis: "Een productperiode valt binnen één kalendermaand.",
		Tekst: "Laat ProductPeriode beginnen en eindigen in dezelfde maand. Maak per maand een prestatie."},
	{Code: "CS338", Betekenis: "Bij Eenheid 14, 16, 83 of 84 is Frequentie 2, 4 of 6, als het product na 31-12-2020 eindigt of geen einddatum heeft.",
		Tekst: "Kies Frequentie 2, 4 of 6. Per dag (1) mag niet bij deze Eenheid."},
	{Code: "CS339", Betekenis: "Bij Eenheid 83 (euro's) is IngediendBedrag gelijk aan GeleverdVolume.",
		Tekst: "Maak GeleverdVolume gelijk aan IngediendBedrag, want Eenheid is 83 (euro's)."},
	{Code: "CS340", Betekenis: "Een declaratieperiode is precies één kalendermaand.",
		Tekst: "Laat DeclaratiePeriode beginnen op de eerste en eindigen op de laatste dag van dezelfde maand."},
	{Code: "CS343", Betekenis: "Bij Eenheid 14, 16, 83 of 84 is Frequentie 2, 4 of 6, als het aangevraagde product na 31-12-2020 eindigt of geen einddatum heeft.",
		Tekst: "Kies Frequentie 2, 4 of 6. Per dag (1) mag niet bij deze Eenheid."},
	{Code: "TR002", Betekenis: "Een geboortedatum ligt ten hoogste 120 jaar voor de dagtekening, behalve als hij onbekend is.",
		Tekst: "Controleer de geboortedatum: die ligt meer dan 120 jaar terug. Is hij onbekend, vul dan 1900-01-01 in met DatumGebruik 3."},
	{Code: "TR006", Betekenis: "Een Contact heeft Telefoon, of Huis en Postcode.",
		Tekst: "Vul een telefoonnummer in, of huisnummer en postcode samen."},
	{Code: "TR018", Betekenis: "Een stop ligt niet voor de start.",
		Tekst: "Vul een Einddatum in die op of na de Begindatum ligt."},
	{Code: "TR061", Betekenis: "Een client heeft een Contact met Soort 01, 02 of 03.",
		Tekst: "Voeg een BRP-adres (01), een correspondentieadres (02) of een verblijfadres (03) toe."},
	{Code: "TR101", Betekenis: "Binnen een bericht komt geen klasse twee keer voor met dezelfde sleutel.",
		Tekst: "Deze regel staat twee keer in het bericht, met dezelfde sleutel. Haal er één weg."},
	{Code: "TR134", Betekenis: "De datum ligt niet na de dagtekening van het bericht.",
		Tekst:   "Vul een datum in die niet na de dagtekening van het bericht ligt.",
		Twijfel: "Bij een stop geldt dit voor Einddatum, niet voor Begindatum."},
	{Code: "TR137", Betekenis: "Een periode eindigt niet voor zij begint, en niet na de dagtekening van het bericht.",
		Tekst: "Vul een einddatum in die niet voor de begindatum ligt en niet na de dagtekening van het bericht."},
	{Code: "TR302", Betekenis: "Een product wordt niet twee keer toegewezen in perioden die elkaar overlappen; hulpmiddelen (Wmo, categorie 11 tot en met 14) uitgezonderd.",
		Tekst: "Dit product overlapt met een ander toegewezen product in dit bericht. Laat de perioden op elkaar aansluiten."},
	{Code: "TR315", Betekenis: "VorigReferentieNummer is uniek in het bericht.",
		Tekst: "Crediteer een prestatie maar één keer: dit VorigReferentieNummer staat al in het bericht."},
	{Code: "TR316", Betekenis: "Een prestatie wordt niet in hetzelfde bericht gecrediteerd.",
		Tekst: "Crediteer een prestatie pas in een volgend bericht, na het antwoord op de declaratie."},
	{Code: "TR319", Betekenis: "Een productperiode ligt niet na de declaratieperiode.",
		Tekst:   "Vul een ProductPeriode in die binnen of voor de DeclaratiePeriode ligt.",
		Twijfel: "De regel staat op niveau 3 met code 9319, maar het officiële stylesheet keurt hem al op niveau 2 af, met 0001."},
	{Code: "TR335", Betekenis: "Een prestatie is ten hoogste vijf jaar oud.",
		Tekst: "Deze prestatie eindigt meer dan vijf jaar voor de DeclaratieDagtekening. Die kunt u niet meer declareren."},
	{Code: "TR342", Betekenis: "De afgewezen prestaties zijn samen het verschil tussen het ingediende en het toegekende bedrag; is de declaratie zelf afgewezen, dan is het toegekende bedrag 0.",
		Tekst: "Laat TotaalToegekendBedrag kloppen: ingediend min de afgewezen prestaties, en 0 als de hele declaratie is afgewezen."},
	{Code: "TR352", Betekenis: "Een verzoek om wijziging heeft een OngewijzigdProduct of een TeWijzigenProduct.",
		Tekst: "Neem de lopende toewijzingen op, als OngewijzigdProduct of TeWijzigenProduct."},
	{Code: "TR353", Betekenis: "Een verzoek om wijziging heeft een TeWijzigenProduct of een NieuwProduct.",
		Tekst: "Neem op wat er moet veranderen, als TeWijzigenProduct of NieuwProduct."},
	{Code: "TR358", Betekenis: "TotaalIngediendBedrag is de som van de debetbedragen min de creditbedragen.",
		Tekst:   "Maak TotaalIngediendBedrag gelijk aan de debetbedragen min de creditbedragen; is de uitkomst negatief, vul dan DebetCredit C in.",
		Twijfel: "Het officiële stylesheet vergelijkt tekens: een totaal met voorloopnullen of een plusteken keurt het af."},
	{Code: "TR377", Betekenis: "Bij reden 8 (woonplaatsbeginsel) staat de klasse Woonplaatsbeginsel.",
		Tekst: "Neem Woonplaatsbeginsel op met de gemeente die verantwoordelijk is, want de reden is 8."},
	{Code: "TR380", Betekenis: "Een nieuw product gaat in na de dagtekening van het bericht.",
		Tekst: "Vul een GewensteIngangsdatum in die na de dagtekening van het bericht ligt."},
	{Code: "TR383", Betekenis: "ReferentieAanbieder is uniek voor elk aangevraagd product in het bericht.",
		Tekst: "Geef elk aangevraagd product een eigen ReferentieAanbieder."},
	{Code: "TR386", Betekenis: "Een product wordt niet twee keer aangevraagd in perioden die elkaar overlappen; hulpmiddelen (Wmo, categorie 11 tot en met 14) uitgezonderd.",
		Tekst: "Dit product overlapt met een ander aangevraagd product in dit bericht. Laat de perioden op elkaar aansluiten."},
	{Code: "TR409", Betekenis: "Bij een andere reden dan 8 staat de klasse Woonplaatsbeginsel er niet.",
		Tekst:   "Laat Woonplaatsbeginsel weg. Die klasse hoort alleen bij reden 8.",
		Twijfel: "Zonder reden beoordeelt het officiële stylesheet deze regel niet."},
	{Code: "TR410", Betekenis: "Een product komt niet twee keer als nieuw product voor in perioden die elkaar overlappen; hulpmiddelen (Wmo, categorie 11 tot en met 14) uitgezonderd.",
		Tekst: "Dit product overlapt met een ander nieuw product in dit bericht. Laat de perioden op elkaar aansluiten."},
	{Code: "TR416", Betekenis: "Binnen een client staan geen twee debetprestaties met dezelfde periode, categorie, code en toewijzing.",
		Tekst: "Deze prestatie staat twee keer in het bericht. Voeg de volumes samen tot één prestatie."},
}

// Beschrijf gives the names of the messages of a rule in one line.
func (r Regel) Beschrijf() string {
	namen := make([]string, len(r.Berichten))
	for i, s := range r.Berichten {
		namen[i] = s.String()
	}
	return strings.Join(namen, " ")
}
