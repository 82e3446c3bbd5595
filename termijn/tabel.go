package termijn

import "time"

func dag(n int) Duur     { return Duur{n, DagEenheid} }
func week(n int) Duur    { return Duur{n, Week} }
func maand(n int) Duur   { return Duur{n, Maand} }
func jaar(n int) Duur    { return Duur{n, Jaar} }
func uur(n int) Duur     { return Duur{n, Uur} }
func werkdag(n int) Duur { return Duur{n, Werkdag} }

// The readings that several rows share.
const (
	lezingRegeling = "De Algemene termijnenwet geldt naar de letter voor wetten en algemene maatregelen van bestuur (art. 1 en 5), niet voor een ministeriële regeling. De verlenging is hier toch toegepast; wie zelf iets moet doen, houdt voor de zekerheid de dag zonder verlenging aan."
	lezingBrief    = "De datum in de uitvraagbrief van het CBS gaat voor. De dag hier is berekend uit de regeling en wordt niet verlengd."
	lezingCollege  = "De wet noemt geen getal. De duur hier is gebruikelijk; het college kan een andere stellen. Een termijn die het college zelf stelt, wordt niet verlengd: kies een laatste dag die een gewone werkdag is."
	lezingKeten    = "Een werkdag is maandag tot en met vrijdag, behalve een feestdag (Goede Vrijdag en 5 mei zijn als feestdag gelezen). Een dag die alleen voor de Algemene termijnenwet met een feestdag is gelijkgesteld, is hier een gewone werkdag."
)

// tabel holds all terms. What a row says is a fact from its source, in our own
// words; a row without Duur is one for which no source gives a number.
var tabel = []Termijn{
	// Wmo 2015
	{Code: "WMO-ONDZ", Naam: "het onderzoek na de melding afronden, met het verslag erbij", Basis: "de dag waarop de melding binnenkwam",
		Duur: week(6), Bron: wmo("2.3.2 lid 1"), Toelichting: "Is het onderzoek dan niet klaar, dan mag de cliënt toch een aanvraag doen (art. 2.3.2 lid 9)."},
	{Code: "WMO-ONTV", Naam: "de ontvangst van de melding bevestigen", Basis: "de dag waarop de melding binnenkwam",
		Telwijze: Onverwijld, Bron: wmo("2.3.2 lid 1"), Toelichting: "Bevestig op de dag zelf of op de eerstvolgende werkdag; die ene werkdag is een keuze van het ontwerp."},
	{Code: "WMO-PPLAN", Naam: "een persoonlijk plan overhandigen", Basis: "de dag waarop de melding binnenkwam",
		Duur: dag(7), Bron: wmo("2.3.2 lid 2")},
	{Code: "WMO-SPOED", Naam: "een tijdelijke maatwerkvoorziening treffen in een spoedgeval, zoals opvang bij huiselijk geweld", Basis: "de melding, of het moment waarop de spoed blijkt",
		Telwijze: Onverwijld, Bron: wmo("2.3.3"), Toelichting: "De voorziening loopt tot de uitkomst van het onderzoek en het besluit op de aanvraag."},
	{Code: "WMO-BESCH", Naam: "beslissen op de aanvraag van een maatwerkvoorziening of pgb", Basis: "de dag waarop de aanvraag binnenkwam",
		Duur: week(2), Bron: wmo("2.3.5 lid 2"), Toelichting: "De termijn kan worden opgeschort (Awb art. 4:15). Lukt het niet op tijd, meld dat dan voor het einde (Awb art. 4:14 lid 1)."},
	{Code: "WMO-HERO", Naam: "opnieuw onderzoeken of het besluit of het pgb nog past", Basis: "het besluit of het vorige heronderzoek",
		Telwijze: Periodiek, Bron: wmo("2.3.9"), Toelichting: "De gemeente stelt in haar verordening of beleid om de hoeveel tijd dit gebeurt."},
	{Code: "WMO-CEO", Naam: "de uitkomsten van het cliëntervaringsonderzoek publiceren", Basis: "een dag in het kalenderjaar",
		Duur: Duur{}, Telwijze: VasteDatum, maand: time.July, dag: 1, Bron: wmo("2.5.1"), Lezing: "De wet zegt 'voor 1 juli'. De laatste dag die op tijd is, is dus 30 juni."},
	{Code: "WMO-CAL", Naam: "een calamiteit of geweld melden aan de toezichthouder", Basis: "het moment waarop de aanbieder ervan weet",
		Telwijze: Onverwijld, Bron: wmo("3.4")},
	{Code: "WMO-VOG", Naam: "de vroegste dag waarop de VOG van een medewerker mag zijn afgegeven", Basis: "de dag waarop de medewerker begint",
		Duur: week(10), Telwijze: KalenderTerug, Bron: wmo("3.5"), Lezing: "Er wordt teruggeteld vanaf de dag waarop de medewerker begint. De uitkomst is geen laatste maar een eerste dag: de VOG is van die dag of later."},
	{Code: "WMO-VERN", Naam: "gegevens vernietigen op verzoek van de betrokkene", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: maand(3), Bron: wmo("5.3.5"), Toelichting: "Weigeren kan alleen als een ander een groot belang heeft bij de gegevens, of als een wet dat eist."},
	{Code: "WMO-BEW", Naam: "het Wmo-dossier van college of aanbieder bewaren", Basis: "de laatste wijziging in het dossier",
		Duur: jaar(15), Telwijze: KalenderVooruit, Bron: wmo("5.3.4"), Toelichting: "Bij elke wijziging begint de termijn opnieuw."},
	{Code: "WMO-BEWVT", Naam: "het dossier van Veilig Thuis bewaren", Basis: "de laatste wijziging in het dossier",
		Duur: jaar(20), Telwijze: KalenderVooruit, Bron: wmo("5.3.4"), Toelichting: "Bij elke wijziging begint de termijn opnieuw."},
	{Code: "WMO-BEWSVB", Naam: "de gegevens bij CAK en SVB bewaren", Basis: "de laatste wijziging",
		Duur: jaar(7), Telwijze: KalenderVooruit, Bron: wmo("5.3.4")},

	// Algemene wet bestuursrecht
	{Code: "AWB-RED", Naam: "beslissen binnen een redelijke termijn", Basis: "de dag waarop de aanvraag binnenkwam",
		Duur: week(8), Bron: awb("4:13 lid 2"), Toelichting: "Na acht weken is de redelijke termijn in elk geval voorbij. De verordening mag korter stellen. Opschorten kan (art. 4:15). De Jeugdwet heeft geen eigen beslistermijn en valt hieronder."},
	{Code: "AWB-VERD", Naam: "meedelen dat het besluit niet op tijd komt, met een nieuwe termijn die zo kort mogelijk is", Basis: "de laatste dag van de beslistermijn",
		Telwijze: VoorEinde, Bron: awb("4:14"), Toelichting: "Lid 1 geldt voor een termijn die in de wet staat, zoals WMO-BESCH; lid 3 voor de redelijke termijn, AWB-RED."},
	{Code: "AWB-AANV", Naam: "een onvolledige aanvraag aanvullen", Basis: "de dag waarop de uitnodiging tot aanvulling is verzonden",
		Duur: week(2), Telwijze: Instelbaar, Bron: awb("4:5 en 4:15 lid 1").met(GetalAlgemeen), Toelichting: "Vanaf de dag na de uitnodiging staat de beslistermijn stil.", Lezing: lezingCollege},
	{Code: "AWB-BUITEN", Naam: "bekendmaken dat een onvolledige aanvraag niet wordt behandeld", Basis: "de dag van de aanvulling, of de laatste dag waarop die kon komen",
		Duur: week(4), Bron: awb("4:5 lid 4").met(GetalAlgemeen)},
	{Code: "AWB-OPSCH", Naam: "de beslistermijn opschorten", Basis: "de eerste dag waarop de termijn stilstaat",
		Telwijze: Opschorten, Bron: awb("4:15"), Toelichting: "De termijn staat stil tot de aanvulling er is of de tijd daarvoor voorbij is, zolang de aanvrager schriftelijk instemt, zolang de vertraging aan hem ligt, of zolang er overmacht is. Het einde schuift op met het aantal dagen dat de termijn stilstond; daarna geldt de Algemene termijnenwet. Deel de opschorting mee (lid 3 en 4)."},
	{Code: "AWB-ZIENSW", Naam: "een zienswijze geven op een besluit dat de belanghebbende raakt", Basis: "de dag waarop het voornemen is verzonden",
		Duur: week(2), Telwijze: Instelbaar, Bron: awb("4:8 en 4:11").met(GetalAlgemeen), Toelichting: "Horen kan achterwege blijven bij spoed, of als het doel alleen zonder bericht vooraf wordt bereikt (art. 4:11).", Lezing: lezingCollege},
	{Code: "AWB-INGEB", Naam: "de eerste dag waarover een dwangsom verschuldigd kan zijn", Basis: "de dag van de schriftelijke ingebrekestelling, of het einde van de beslistermijn als dat later is",
		Duur: week(2), Telwijze: KalenderVooruit, Bron: awb("4:17 lid 3"),
		Lezing: "De eerste dag met dwangsom is 'de dag waarop twee weken zijn verstreken'. Dat is te lezen als de dag hier of als de dag erna. Hier staat de vroegste, zodat het signaal nooit te laat komt: beslis voor die dag. Laat een jurist kiezen."},
	{Code: "AWB-DWANG", Naam: "de laatste dag waarop de dwangsom kan oplopen", Basis: "de dag waarop twee weken zijn verstreken: de uitkomst van AWB-INGEB",
		Duur: dag(42), Telwijze: KalenderVooruit, Bron: awb("4:17 lid 1 en 2"), Toelichting: "De Algemene termijnenwet geldt hier niet (lid 1).",
		Lezing: "Zoals overal telt de basis zelf niet mee: de eerste dag met dwangsom is de dag erna. Is uw basis de eerste dag met dwangsom zelf, dan is de laatste dag één dag eerder."},
	{Code: "AWB-DWBESCH", Naam: "beslissen over de hoogte van de dwangsom", Basis: "de laatste dag waarover dwangsom verschuldigd was",
		Duur: week(2), Bron: awb("4:18")},
	{Code: "AWB-MOTIV", Naam: "de motivering van een spoedbesluit alsnog geven", Basis: "de dag van de bekendmaking",
		Duur: week(1), Bron: awb("3:47 lid 3")},
	{Code: "AWB-BEZW", Naam: "bezwaar maken", Basis: "de dag waarop het besluit op de juiste manier is bekendgemaakt",
		Duur: week(6), Bron: awb("6:7 tot en met 6:9"), Toelichting: "Dag 1 is de dag na de bekendmaking (art. 6:8). Een bezwaar per post is ook op tijd als het voor het einde op de post is gedaan en binnen een week na het einde is ontvangen: zie AWB-BEZWPOST. Een fout in de uitleg over bezwaar telt mee als iemand te laat is (art. 6:11)."},
	{Code: "AWB-BEZWPOST", Naam: "uiterste ontvangst van een bezwaar dat op tijd op de post is gedaan", Basis: "het einde van de bezwaartermijn",
		Duur: week(1), Bron: awb("6:9 lid 2")},
	{Code: "AWB-BOB", Naam: "beslissen op bezwaar, zonder commissie", Basis: "de laatste dag van de bezwaartermijn, niet de dag waarop het bezwaar binnenkwam",
		Duur: week(6), Bron: awb("7:10 lid 1"), Toelichting: "De termijn staat stil zolang een verzuim wordt hersteld (art. 7:10 lid 2)."},
	{Code: "AWB-BOBC", Naam: "beslissen op bezwaar, met een adviescommissie", Basis: "de laatste dag van de bezwaartermijn, niet de dag waarop het bezwaar binnenkwam",
		Duur: week(12), Bron: awb("7:10 lid 1"), Toelichting: "Twaalf weken valt nog onder de Algemene termijnenwet (art. 4)."},
	{Code: "AWB-BOBV", Naam: "beslissen op bezwaar na verdaging", Basis: "het einde van de termijn om op bezwaar te beslissen",
		Duur: week(6), Bron: awb("7:10 lid 3 en 4"), Toelichting: "Verdagen kan één keer zonder instemming. Deel het schriftelijk mee voor het einde van de termijn."},
	{Code: "AWB-STUK", Naam: "de stukken ter inzage leggen voor de hoorzitting", Basis: "de dag van de hoorzitting",
		Duur: week(1), Telwijze: KalenderTerug, Bron: awb("7:4 lid 2"), Toelichting: "Leg de stukken uiterlijk op deze dag ter inzage. Wat geheim moet blijven, gaat er niet bij (lid 6 en 8)."},
	{Code: "AWB-STUKIND", Naam: "nadere stukken indienen voor de hoorzitting", Basis: "de dag van de hoorzitting",
		Duur: dag(10), Telwijze: KalenderTerug, Bron: awb("7:4 lid 1")},
	{Code: "AWB-BEROEP", Naam: "beroep instellen bij de rechtbank", Basis: "de dag waarop de beslissing op bezwaar is bekendgemaakt",
		Duur: week(6), Bron: awb("6:7 tot en met 6:9")},

	// Jeugdwet
	{Code: "JW-BESCH", Naam: "beslissen op de aanvraag van jeugdhulp", Basis: "de dag waarop de aanvraag binnenkwam, of de hulpvraag die als aanvraag geldt",
		Duur: week(8), Bron: awb("4:13"), Toelichting: "De Jeugdwet noemt zelf geen termijn; de verordening mag korter stellen."},
	{Code: "JW-PLAN14", Naam: "het plan op schrift geven als de jeugdige of ouder dat wil", Basis: "de dag van de wens",
		Duur: dag(14), Bron: jeugdwet("4.1.3")},
	{Code: "JW-PLAN6W", Naam: "het plan vaststellen", Basis: "de dag waarop vaststaat dat er geen familiegroepsplan komt",
		Duur: week(6), Bron: jeugdwet("4.1.3")},
	{Code: "JW-CONT", Naam: "de jeugdhulp voortzetten na een verhuizing, bij dezelfde aanbieder en voor hetzelfde tarief", Basis: "de dag waarop een andere gemeente verantwoordelijk werd",
		Duur: jaar(1), Telwijze: KalenderVooruit, Bron: jeugdwet("2.7a"), Toelichting: "Dit is het langst mogelijke; eindigt de hulp eerder, dan houdt het eerder op."},
	{Code: "JW-CAL", Naam: "een calamiteit of geweld melden aan de inspectie", Basis: "het moment waarop de aanbieder ervan weet",
		Telwijze: Onverwijld, Bron: jeugdwet("4.1.8")},
	{Code: "JW-KLACHT", Naam: "reageren op een klacht", Basis: "de dag waarop de klacht binnenkwam",
		Duur: maand(1), Bron: jeugdwet("4.2.1"), Toelichting: "Eerder als het kan. Lukt het niet, meld dat dan met de reden."},
	{Code: "JW-BEW", Naam: "het dossier jeugdhulp bewaren", Basis: "de laatste wijziging in het dossier",
		Duur: jaar(20), Telwijze: KalenderVooruit, Bron: jeugdwet("7.3.8"), Toelichting: "Langer als goede hulp dat vraagt."},
	{Code: "JW-VERN", Naam: "gegevens vernietigen op verzoek", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: maand(3), Bron: jeugdwet("7.3.9").met(GetalAlgemeen)},
	{Code: "JW-INFO", Naam: "antwoorden op een verzoek om informatie", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: week(2), Bron: regelingJeugdwet("(bij Jeugdwet art. 8.2.1)"), Lezing: lezingRegeling},
	{Code: "WGBO-BEW", Naam: "het medisch dossier bewaren", Basis: "de laatste wijziging in het dossier",
		Duur: jaar(20), Telwijze: KalenderVooruit, Bron: Bron{Tekst: "Burgerlijk Wetboek art. 7:454", Zekerheid: Algemeen}},

	// Veilig Thuis
	{Code: "VT-TRIAGEW", Naam: "na de melding beslissen over onderzoek en eraan beginnen", Basis: "de dag waarop de melding binnenkwam",
		Duur: dag(5), Bron: uitvoeringsbesluit("4.1.7 lid 1"), Toelichting: "De termijn staat in een algemene maatregel van bestuur en valt via art. 5 onder de Algemene termijnenwet."},
	{Code: "VT-TRIAGE", Naam: "de veiligheid beoordelen en het triagebesluit nemen", Basis: "de dag waarop de melding binnenkwam",
		Duur: werkdag(5), Telwijze: Werkdagen, Bron: Bron{Tekst: "Handelingsprotocol Veilig Thuis; Informatieprotocol Veilig Thuis par. 3.1.2", Zekerheid: Secundair},
		Toelichting: "Elke melding krijgt een eigen triagebesluit, ook als de zaak al loopt. Let ook op de wettelijke termijn: VT-TRIAGEW.", Lezing: lezingKeten},
	{Code: "VT-ONDZ", Naam: "het onderzoek afronden met een oordeel", Basis: "de dag van het triagebesluit om te onderzoeken",
		Duur: week(10), Bron: uitvoeringsbesluit("4.1.7 lid 2"), Toelichting: "Het informatieprotocol rekent vijf dagen en tien weken vanaf de eerste melding."},
	{Code: "VT-INFO", Naam: "de betrokkene vertellen dat Veilig Thuis zijn gegevens verwerkt", Basis: "de dag waarop de verwerking begon",
		Duur: week(4), Bron: wmo("5.3.1"), Toelichting: "De termijn kan telkens worden verlengd: zie VT-INFOV."},
	{Code: "VT-INFOV", Naam: "de betrokkene informeren na een verlenging", Basis: "het einde van de vorige termijn",
		Duur: week(2), Bron: wmo("5.3.1"), Toelichting: "Verlengen mag vaker, als dat nodig is om de situatie te beëindigen of voor het onderzoek. Motiveer elke keer."},
	{Code: "VT-MON1", Naam: "de eerste keer nagaan hoe het gaat na de overdracht", Basis: "de dag van de overdracht",
		Duur: maand(3), Telwijze: Praktijk, Bron: Bron{Tekst: "Kwaliteitskader Zicht op Veiligheid; Handelingsprotocol Veilig Thuis", Zekerheid: Algemeen}},
	{Code: "VT-MON2", Naam: "de tweede keer nagaan hoe het gaat na de overdracht", Basis: "de dag van de overdracht",
		Duur: maand(12), Telwijze: Praktijk, Bron: Bron{Tekst: "Handelingsprotocol Veilig Thuis", Zekerheid: Algemeen}, Toelichting: "In oudere versies van het protocol is dit 18 maanden."},
	{Code: "VT-CBS", Naam: "de beleidsinformatie Veilig Thuis aanleveren", Basis: "het einde van het halfjaar: 30 juni of 31 december",
		Duur: week(3), Telwijze: Praktijk, Bron: uitvoeringsregeling("bijlage A par. 6.3 en 6.4"), Lezing: lezingBrief},

	// Wet tijdelijk huisverbod
	{Code: "WTH-DUUR", Naam: "het huisverbod", Basis: "de dag van de oplegging",
		Duur: dag(10), Telwijze: KalenderVooruit, Bron: wth(" art. 2 lid 1 en 13"), Toelichting: "De Algemene termijnenwet geldt hier niet (art. 13). Leg het tijdstip van de oplegging vast: het verbod eindigt op hetzelfde tijdstip."},
	{Code: "WTH-VERL", Naam: "het huisverbod met verlenging, op zijn langst", Basis: "de dag van de oplegging",
		Duur: week(4), Telwijze: KalenderVooruit, Bron: wth(" art. 9 lid 1 en 13"), Toelichting: "De Algemene termijnenwet geldt hier niet (art. 13)."},
	{Code: "WTH-BEREIK", Naam: "doorgeven waar de uithuisgeplaatste verblijft of te bereiken is", Basis: "het tijdstip van de oplegging",
		Duur: uur(24), Telwijze: Uren, Bron: wth("")},
	{Code: "WTH-VOVO", Naam: "het verzoek om een voorlopige voorziening op zitting behandelen", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: dag(3), Bron: wth("")},
	{Code: "WTH-BEW", Naam: "de gegevens over het huisverbod bewaren", Basis: "het einde van het huisverbod",
		Duur: jaar(5), Telwijze: KalenderVooruit, Bron: wth(" art. 10")},

	// Basisregistratie personen
	{Code: "BRP-INZ", Naam: "antwoorden op een verzoek om inzage in de BRP of in wie gegevens kreeg", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: week(4), Bron: brp("2.55 en 3.22")},
	{Code: "BRP-GEH", Naam: "de geheimhouding aantekenen", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: week(4), Bron: brp("2.59"), Toelichting: "Bescherm het adres in het eigen systeem meteen en wacht deze termijn niet af."},
	{Code: "BRP-PROT", Naam: "bewaren welke gegevens aan wie zijn verstrekt", Basis: "de dag van de verstrekking",
		Duur: jaar(20), Telwijze: KalenderVooruit, Bron: brp("3.11 en 3.22")},

	// CAK en SVB
	{Code: "CAK-AANL", Naam: "het begin of einde van een voorziening melden aan het CAK", Basis: "de dag van de verstrekking in natura",
		Duur: maand(1), Bron: uitvoeringsregeling("art. 2f"), Lezing: lezingRegeling},
	{Code: "CAK-AANLPGB", Naam: "een pgb melden aan het CAK", Basis: "de dag van de verstrekking van het pgb",
		Duur: maand(4), Telwijze: KalenderVooruit, Bron: uitvoeringsregeling("art. 2f"), Toelichting: "Meer dan drie maanden valt niet onder de Algemene termijnenwet (art. 4)."},
	{Code: "CAK-START", Naam: "de eerste maand waarover een eigen bijdrage verschuldigd is", Basis: "een dag in de maand waarin de voorziening begint",
		Duur: maand(1), Telwijze: EersteVanMaand, Bron: uitvoeringsbesluit("3.5 lid 4 en 3.10a"), Toelichting: "De bijdrage gaat over hele maanden."},
	{Code: "CAK-TERUG", Naam: "de vroegste dag waarover het CAK nog een bijdrage kan opleggen", Basis: "de dag van de oplegging",
		Duur: maand(12), Telwijze: KalenderTerug, Bron: uitvoeringsbesluit("3.5")},
	{Code: "CAK-HERZ", Naam: "de vroegste dag waarover een bijdrage nog kan worden herzien of kwijtgescholden", Basis: "de dag van de mededeling van het college",
		Duur: maand(36), Telwijze: KalenderTerug, Bron: uitvoeringsbesluit("3.8 lid 4")},
	{Code: "SVB-BET", Naam: "een goedgekeurde declaratie uit een pgb betalen", Basis: "de dag waarop de declaratie binnenkwam",
		Duur: dag(30), Bron: uitvoeringsregeling("hoofdstuk 2 (art. 2a en verder)"), Lezing: lezingRegeling},

	// Berichtenverkeer
	{Code: "IST-RET", Naam: "het retourbericht sturen", Basis: "de dag waarop het bericht binnenkwam",
		Duur: werkdag(3), Telwijze: Werkdagen, Bron: keten("OP090"), Toelichting: "De verzender let er zelf op dat het retourbericht komt.", Lezing: lezingKeten},
	{Code: "IST-DEC", Naam: "de declaratie (323) beantwoorden met een 325", Basis: "de dag waarop de declaratie binnenkwam",
		Duur: werkdag(10), Telwijze: Werkdagen, Bron: keten("OP090x4"), Toelichting: "Lukt het niet, neem dan buiten het berichtenverkeer contact op.", Lezing: lezingKeten},
	{Code: "IST-START", Naam: "het startbericht (305) sturen", Basis: "de dag waarop de hulp echt begon, of de dag waarop de toewijzing binnenkwam als die met terugwerkende kracht geldt",
		Duur: werkdag(5), Telwijze: Werkdagen, Bron: keten("OP271"), Lezing: lezingKeten},
	{Code: "IST-STOP", Naam: "het stopbericht (307) sturen", Basis: "de dag waarop de hulp echt eindigde; na een tijdelijke stop de dag waarop het einde vaststaat",
		Duur: werkdag(5), Telwijze: Werkdagen, Bron: keten("OP272"), Lezing: lezingKeten},
	{Code: "IST-TOEW", Naam: "de toewijzing (301) sturen", Basis: "de dag waarop de beschikking is afgegeven, of waarop het verzoek om toewijzing binnenkwam",
		Duur: werkdag(5), Telwijze: Werkdagen, Bron: keten("procesbeschrijving iJw 3.2 par. 2.5.3"), Lezing: lezingKeten},
	{Code: "IST-VOTAF", Naam: "een verzoek om toewijzing beantwoorden met een 319 en doorverwijzen naar de gemeente van de woonplaats", Basis: "de dag waarop het verzoek om toewijzing binnenkwam",
		Duur: week(2), Telwijze: KalenderVooruit, Bron: keten("procesbeschrijving iJw 3.2 par. 2.5.1"), Toelichting: "Dit is een afspraak in de keten: de termijn wordt niet verlengd."},
	{Code: "IST-VOW", Naam: "reageren op een verzoek om wijziging (317)", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: werkdag(5), Telwijze: Werkdagen, Bron: keten("procesbeschrijving iJw 3.2"), Lezing: lezingKeten},

	// Statistiek
	{Code: "BIJ-H1", Naam: "de beleidsinformatie jeugd over het eerste halfjaar aanleveren", Basis: "30 juni",
		Duur: week(3), Telwijze: Praktijk, Bron: regelingJeugdwet("bijlage 2 (Informatieprotocol BIJ v7)"), Lezing: lezingBrief},
	{Code: "BIJ-H2", Naam: "de beleidsinformatie jeugd over het tweede halfjaar aanleveren", Basis: "31 december",
		Duur: week(3), Telwijze: Praktijk, Bron: regelingJeugdwet("bijlage 2 (Informatieprotocol BIJ v7)"), Lezing: lezingBrief},

	// Privacy
	{Code: "AVG-INZ", Naam: "antwoorden op een verzoek om inzage, verbetering of wissing", Basis: "de dag waarop het verzoek binnenkwam",
		Duur: maand(1), Telwijze: Verordening1182, Bron: Bron{Tekst: "AVG art. 12 lid 3", Zekerheid: Algemeen}, Toelichting: "Met een bericht voor het einde kan de termijn twee maanden langer worden."},
	{Code: "AVG-LEK", Naam: "een datalek melden aan de Autoriteit Persoonsgegevens", Basis: "het tijdstip waarop de inbreuk bekend werd",
		Duur: uur(72), Telwijze: Uren, Bron: Bron{Tekst: "AVG art. 33", Zekerheid: Algemeen}},

	// Richtlijnen en eigen keuzes
	{Code: "SEED-DUUR", Naam: "de richtduur van een HG-arrangement", Basis: "de dag waarop het arrangement ingaat",
		Duur: jaar(1), Telwijze: Instelbaar, Bron: Bron{Tekst: "Bijlage 3 HG-arrangementen"}, Toelichting: "Dit is een richtlijn. Tussentijds kan de hulp zwaarder of lichter worden.",
		Lezing: "Een jaar na de ingangsdatum, op dezelfde datum."},
	{Code: "SYS-HERIND", Naam: "beginnen met de herindicatie", Basis: "de einddatum van de toewijzing",
		Duur: week(10), Telwijze: KalenderTerug, Bron: Bron{Tekst: "eigen keuze, op grond van Wmo 2015 art. 2.3.2 en 2.3.5", Zekerheid: Ontwerp}, Toelichting: "Zes weken onderzoek, twee weken besluit en twee weken speling, zodat er geen gat valt."},
	{Code: "SYS-BTG", Naam: "noodtoegang achteraf controleren", Basis: "de dag van de noodtoegang",
		Duur: werkdag(2), Telwijze: Werkdagen, Bron: Bron{Tekst: "eigen keuze; het beginsel van de noodprocedure staat in NEN 7513", Zekerheid: Ontwerp}, Lezing: lezingKeten},
}
