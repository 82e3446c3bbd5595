package stand

import "codeberg.org/wijzer/wijzer/istandaard"

// Regel is one rule of level 3 or 4.
type Regel struct {
	// Code is the code of the rule, "TR307".
	Code string
	// Niveau is 3 for a rule against earlier messages, 4 for one against another
	// source.
	Niveau int
	// Retourcode is what a message that breaks it gets back; empty for the rules
	// that a provider holds a 325 to, which nothing answers.
	Retourcode string
	// Berichten are the numbers of the messages it is for.
	Berichten []int
	// Zin says in Dutch what is wrong when it is broken, and what to do.
	Zin string
	// Lezing says how the rule is read where the sources leave room; empty where
	// they do not.
	Lezing string
}

// Regels gives all rules of level 3 and 4 of release 3.2, in order of code. They
// are the same for both domains; where one has an exception for the Wmo the code
// of the rule makes it. TR302, TR386 and TR410 on stacking are rules inside one
// message and not here.
func Regels() []Regel { return append([]Regel(nil), regels...) }

// RegelVan finds a rule by its code. It reports false when there is none.
func RegelVan(code string) (Regel, bool) {
	for i := range regels {
		if regels[i].Code == code {
			return regels[i], true
		}
	}
	return Regel{}, false
}

// alle are the messages that start something: all but the return messages.
var alle = []int{301, 305, 307, 315, 317, 319, 323, 325}

var regels = []Regel{
	{"TR019", 3, "9019", []int{305, 307},
		"Er is geen toewijzing met dit nummer voor deze cliënt en aanbieder. Neem het nummer over uit de toewijzing.",
		"Geldt niet zonder ToewijzingNummer: dan is het taakgericht werk (IV096). Het SAP taakgericht kent wel toewijzingen; de bronnen verschillen. De Wmo-lijst noemt alleen de 305, alle andere bronnen ook de 307."},
	{"TR056", 3, "9056", alle,
		"Er is al een bericht van deze soort met deze identificatie. Geef elk bericht een eigen identificatie.", ""},
	{"TR063", 3, "9063", []int{305, 307},
		"Er is geen eerder bericht met deze sleutel om te verwijderen. Controleer de sleutelvelden.",
		"Bij StatusAanlevering 3 worden de andere regels over de inhoud niet gecontroleerd."},
	{"TR071", 3, "9071", []int{305},
		"Deze start kan niet weg, want er is al een stop op gemeld. Verwijder eerst de stop.", ""},
	{"TR074", 3, "9074", []int{305, 307},
		"Er is al een bericht met deze sleutel. Verwijder eerst het eerdere bericht.", ""},
	{"TR135", 4, "8848", alle,
		"De dagtekening ligt in de toekomst. Vul de datum van verzending in.", ""},
	{"TR304", 3, "8187", []int{317, 323, 325},
		"Deze cliënt heeft geen toewijzing bij deze aanbieder. Controleer het burgerservicenummer.",
		"'Een Client' is gelezen als: iemand voor wie deze gemeente ooit iets bij deze aanbieder heeft toegewezen; bij de 325: iemand uit de declaratie."},
	{"TR307", 3, "9307", []int{323},
		"De prestatie begint voor de ingangsdatum van de toewijzing. Pas de productperiode aan.", ""},
	{"TR308", 3, "9308", []int{323},
		"De prestatie eindigt na de einddatum van de toewijzing. Pas de productperiode aan.", ""},
	{"TR314", 3, "8021", []int{323},
		"Dit referentienummer is al gebruikt. Geef elke prestatie een eigen nummer.", ""},
	{"TR318", 3, "8214", []int{323},
		"Deze declaratieperiode ligt voor de laatste die u declareerde. Declareer in de volgende maand.",
		"Een overgeslagen maand wordt niet afgekeurd: de ontvanger weet niet of er zorg was. Nog een declaratie over dezelfde maand ook niet."},
	{"TR319", 3, "9319", []int{323},
		"De productperiode ligt na de declaratieperiode. Declareer deze prestatie in een latere maand.",
		"De regel staat bij niveau 3, maar de officiële stylesheet controleert hem ook binnen het bericht (dan 0001)."},
	{"TR321", 3, "9321", []int{323},
		"Het geleverde volume is meer dan in deze periode is toegewezen. Verlaag het volume of vraag een wijziging aan.",
		"Per dag: het aantal dagen van de productperiode; per maand: een gebroken maand telt vol, ook bij output (daar is het een afspraak, IV078)."},
	{"TR322", 3, "9322", []int{323},
		"Alle prestaties op deze toewijzing samen zijn meer dan er is toegewezen. Verlaag het volume of vraag een wijziging aan.",
		"Zonder einddatum en zonder totaal is er geen maximum. Afgewezen en gecrediteerde prestaties tellen niet mee."},
	{"TR323", 3, "8017", []int{323},
		"Bij deze creditregel is geen goedgekeurde debetregel. Neem het nummer en de gegevens van de debetregel over.",
		"De sleutelvelden zijn gelezen als cliënt, toewijzing, product en productperiode."},
	{"TR326", 3, "9326", []int{305},
		"Er loopt al een levering bij deze toewijzing. Meld eerst de stop.", ""},
	{"TR332", 3, "9332", []int{301},
		"Dit toewijzingnummer is al in gebruik voor een andere cliënt of aanbieder. Geef een nieuw nummer.",
		"Een ander product onder hetzelfde nummer valt onder OP257 en wordt hier niet afgekeurd."},
	{"TR333", 3, "9333", []int{323},
		"Dit declaratienummer is al gebruikt. Geef elke declaratie een eigen nummer.", ""},
	{"TR337", 3, "", []int{325},
		"Er is geen declaratie met deze identificatie verzonden.", ""},
	{"TR338", 3, "9338", []int{323},
		"Er is geen toewijzing met dit nummer voor deze cliënt en aanbieder. Neem het nummer over uit de toewijzing.", ""},
	{"TR339", 3, "9339", []int{323},
		"De productcategorie is niet die van de toewijzing. Neem de categorie over.", ""},
	{"TR340", 3, "9340", []int{323},
		"De productcode is niet die van de toewijzing. Neem de code over.", ""},
	{"TR341", 3, "9341", []int{323},
		"De eenheid past niet bij de toewijzing of het contract. Alleen uren mag u ook in minuten declareren.",
		"Bij een toewijzing zonder omvang geldt de eenheid van het contract, als die bekend is."},
	{"TR346", 4, "9346", []int{323},
		"Het bedrag is niet het volume maal het tarief. Reken het bedrag opnieuw uit.",
		"Bij minuten met een tarief per uur wordt gerekend met het uurtarief. Is dat niet bekend, dan is elk uurtarief goed dat afgerond het ingediende tarief per minuut geeft."},
	{"TR347", 3, "9347", []int{315, 317},
		"Deze referentie is al gebruikt. Geef elk verzoek een eigen referentie.",
		"De ontvanger kent alleen de verzoeken aan zichzelf."},
	{"TR349", 3, "9349", []int{317},
		"Niet alle actuele toewijzingen staan in het verzoek. Neem elke toewijzing op, gewijzigd of ongewijzigd.",
		"Actueel op de dagtekening van het verzoek, zodat het oordeel niet afhangt van de dag van verwerking."},
	{"TR350", 3, "9350", []int{317},
		"Dit nummer is niet van een actuele toewijzing van deze cliënt. Haal het product uit het verzoek.",
		"Actueel op de dagtekening van het verzoek."},
	{"TR351", 3, "9351", []int{317},
		"Dit nummer is niet van een actuele toewijzing van deze cliënt. Vraag een nieuw product aan.",
		"Actueel op de dagtekening van het verzoek."},
	{"TR355", 3, "9355", []int{319},
		"Er is geen verzoek met deze referentie. Neem de referentie over uit het verzoek.", ""},
	{"TR357", 3, "9357", []int{317},
		"De gewenste ingangsdatum ligt niet in de toekomst. Neem dan de ingangsdatum van de toewijzing.", ""},
	{"TR359", 3, "9359", []int{319},
		"Er is al een toewijzing met deze referentie verstuurd.", ""},
	{"TR360", 3, "9360", []int{319},
		"Er is al een antwoord op dit verzoek, dus 'in onderzoek' kan niet meer.", ""},
	{"TR361", 3, "9361", []int{317},
		"Hetzelfde product staat in het verzoek in perioden die elkaar overlappen. Laat de perioden aansluiten.",
		"Van een te wijzigen product telt de periode vanaf de gewenste ingangsdatum."},
	{"TR365", 3, "9365", []int{319},
		"Dit verzoek is al afgewezen.", ""},
	{"TR366", 3, "9366", []int{325},
		"Deze prestatie staat niet in de declaratie.", ""},
	{"TR367", 3, "9367", []int{325},
		"Deze prestatie is niet gelijk aan die in de declaratie.", ""},
	{"TR369", 3, "9369", []int{323},
		"Alle prestaties op deze toewijzing samen zijn meer dan het budget. Verlaag het bedrag of vraag een wijziging aan.",
		"De regel vergelijkt volume met budget. Voor andere eenheden dan euro's kan dat alleen het ingediende bedrag zijn; zo is het gelezen."},
	{"TR371", 3, "", []int{325},
		"De versie van het schema is niet die van de declaratie.", ""},
	{"TR373", 3, "9373", []int{317},
		"Een ander budget of totaal geldt voor de hele toewijzing. Neem de ingangsdatum van de toewijzing.", ""},
	{"TR374", 3, "9374", []int{315, 317},
		"Er loopt al een verzoek voor deze cliënt. Wacht op het antwoord daarop.", ""},
	{"TR375", 3, "9375", []int{317},
		"De toewijzing heeft geen product, dus de omvang moet leeg blijven. Vraag een budget aan.",
		"Met Einddatum is die van het te wijzigen product bedoeld."},
	{"TR376", 3, "", []int{325},
		"Het declaratienummer is niet dat van de declaratie.", ""},
	{"TR378", 4, "S300", alle,
		"Deze gemeentecode bestaat niet (meer). Gebruik de code uit de lijst van het CBS.",
		"Ook goed is een code die gold op de ingangsdatum van een toewijzing of aanvraag in het bericht. Codes van voor 2019 zijn niet bekend."},
	{"TR379", 3, "9379", []int{301},
		"De referentie hoort niet bij een verzoek, of is al eerder meegestuurd. Laat hem leeg.",
		"Een lege referentie waar er een had moeten staan, kan de ontvanger niet zien."},
	{"TR381", 4, "S329", []int{301, 305, 307, 315, 317, 323},
		"De productcode hoort niet bij de productcategorie. Gebruik de productcodelijst die is afgesproken.", ""},
	{"TR382", 3, "9069", []int{307},
		"Er is geen start met deze sleutel. Neem toewijzing, product en begindatum over uit de start.", ""},
	{"TR384", 3, "9384", []int{323},
		"De toewijzing is verwijderd. Op deze toewijzing kunt u niet declareren.", ""},
	{"TR385", 3, "9385", []int{301},
		"Op deze toewijzing zijn declaraties goedgekeurd. U kunt de toewijzing niet verwijderen.", ""},
	{"TR387", 3, "9387", []int{323},
		"De productperiode moet beginnen op de eerste dag van de maand, of op de ingangsdatum als die later in die maand ligt.", ""},
	{"TR388", 3, "9388", []int{323},
		"De productperiode moet eindigen op de laatste dag van de maand, of op de einddatum als die eerder in die maand ligt.", ""},
	{"TR389", 3, "9389", []int{323},
		"Deze prestatie is al gedeclareerd en niet gecrediteerd. Crediteer eerst de eerdere prestatie.",
		"Een prestatie die nog niet beantwoord is telt mee, een afgewezen prestatie niet."},
	{"TR390", 3, "9390", []int{323},
		"Deze prestatie is al gecrediteerd.",
		"'Gelijk ProductReferentie' is gelezen als hetzelfde VorigReferentieNummer."},
	{"TR411", 3, "9411", []int{317},
		"De toewijzing heeft een productcode, dus de omvang moet gevuld zijn.", ""},
	{"TR412", 3, "9412", []int{317},
		"De toewijzing heeft geen productcode, dus de omvang moet leeg blijven.",
		"Met Einddatum is die van het te wijzigen product bedoeld."},
	{"TR413", 3, "9413", []int{307},
		"Er is al een tijdelijke stop. Meld een definitieve stop of een nieuwe start.", ""},
	{"TR414", 3, "9414", []int{307},
		"De einddatum ligt voor die van de eerdere stop. Neem dezelfde datum of een latere.", ""},
	{"TR415", 3, "9415", []int{307},
		"Er is al een definitieve stop. Meld eerst een nieuwe start.", ""},
	{"TR418", 3, "0611", []int{323},
		"Het tarief is niet dat van het contract. Neem het afgesproken tarief.",
		"Bij een tarief per uur en een prestatie in minuten: een zestigste, afgerond op hele centen."},
}

// fout makes the fault for a rule that is broken at a place.
func fout(code, plek string) istandaard.Fout {
	r, ok := RegelVan(code)
	if !ok {
		panic("stand: no rule " + code)
	}
	return istandaard.Fout{Regel: r.Code, Retourcode: r.Retourcode, Plek: plek, Tekst: r.Zin}
}
