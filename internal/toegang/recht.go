package toegang

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Grond is what a right rests on, besides the role.
type Grond uint8

// The grounds.
const (
	// GrondBetrokken: involved today, in this role, with the person, for the
	// class of the row. Of a shared row: with a member of its composition.
	GrondBetrokken Grond = iota
	// GrondBijdragen: involved today with the person for the class gewoon; the
	// row itself may be of a higher class. For writing: who may not read a
	// compartment can still add to it.
	GrondBijdragen
	// GrondEigen: he wrote it himself, and is involved today for gewoon.
	GrondEigen
	// GrondVinden: the person has no safety flag. Nobody needs to be involved.
	GrondVinden
	// GrondSpreekt: it is his own, or he speaks for the person, and nobody
	// withheld it from him. Of a shared row: he belongs to the composition.
	GrondSpreekt
	// GrondNood: an emergency access that is open now.
	GrondNood
	// GrondNiemand: the row is about nobody.
	GrondNiemand
	// GrondTaak: the task needs no involvement.
	GrondTaak
)

// Recht is one line of the table of rights: these roles may do these actions,
// for these purposes, with these kinds of records in these classes, on this
// ground.
type Recht struct {
	Rollen      []Rol
	Acties      []Actie
	Voor        []Activiteit
	Soorten     []Soort
	Klassen     []gezin.Klasse // empty: rows about nobody have no class
	Grond       Grond
	Toelichting string // Dutch; why, or where it comes from
}

// Rechten gives the table of rights, as a copy. What does not stand here is
// refused. The walls of Rule stand before every line.
func Rechten() []Recht {
	alle := tabel()
	for i, r := range alle {
		alle[i].Rollen, alle[i].Acties, alle[i].Voor = slices.Clone(r.Rollen), slices.Clone(r.Acties), slices.Clone(r.Voor)
		alle[i].Soorten, alle[i].Klassen = slices.Clone(r.Soorten), slices.Clone(r.Klassen)
	}
	return alle
}

// RollenMet gives the roles that have a right to an action on anything, sorted.
func RollenMet(a Actie) []Rol {
	var out []Rol
	for _, r := range tabel() {
		if slices.Contains(r.Acties, a) {
			out = append(out, r.Rollen...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func tabel() []Recht {
	var alle []Recht
	alle = append(alle, rechtenGemeente()...)
	alle = append(alle, rechtenAanbieder()...)
	alle = append(alle, rechtenBurger()...)
	alle = append(alle, rechtenBuiten()...)
	alle = append(alle, rechtenToezicht()...)
	alle = append(alle, rechtenZonderPersoon()...)
	return append(alle, rechtenSysteem()...)
}

// The groups that the tables use.
var (
	inzien  = []Actie{Lezen, Zoeken, Tellen}
	dat     = []Soort{SDossier, SRegie, SRelatie}
	mensen  = []Soort{SPersoon, SContact, SPostadres}
	werk    = []Soort{SFeit, SNotitie, SDocument, SPlan, STaak, SAfspraak, SMeting, SToewijzing}
	besluit = []Soort{SAdvies, SBesluit, SBrief}

	klasseDat    = []gezin.Klasse{gezin.Betrokken}
	klasseGewoon = []gezin.Klasse{gezin.Gewoon}
	klassenAlle  = gezin.Klassen()
	klassenHulp  = []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.GesprekKind, gezin.Medisch}
	klassenNood  = []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.Medisch}

	onderzoeken = []Activiteit{WmoOnderzoek, JeugdOnderzoek, WmoBesluit, JeugdBesluit, Opvangplaatsing}
	regies      = []Activiteit{WmoRegie, JeugdRegie}
	hulp        = []Activiteit{WmoHulp, JeugdHulp}
	berichten   = []Activiteit{WmoBerichten, JeugdBerichten}
)

// klasseHulpDat: a provider may know of a relation in the classes of his work.
func klasseHulpDat() []gezin.Klasse { return append(slices.Clone(klasseDat), klassenHulp...) }

func soorten(groepen ...[]Soort) []Soort {
	var uit []Soort
	for _, g := range groepen {
		uit = append(uit, g...)
	}
	return uit
}

func rechtenGemeente() []Recht {
	indicatie, regie, veilig := []Rol{Indicatiesteller}, []Rol{Casusregisseur}, []Rol{Veiligheidscoordinator}
	veiligheid := []Activiteit{Veiligheidsplan}
	return []Recht{
		{indicatie, inzien, onderzoeken, dat, klassenAlle, GrondBetrokken, "dat er een dossier is en wie de regie heeft"},
		{indicatie, inzien, onderzoeken, soorten(mensen, werk, besluit), klassenAlle, GrondBetrokken, "wat erin staat, per klasse"},
		{[]Rol{Indicatiesteller, Casusregisseur, Veiligheidscoordinator, Hulpverlener}, []Actie{Lezen}, slices.Concat(onderzoeken, regies, veiligheid, hulp), []Soort{SBeperking}, klasseDat, GrondBetrokken,
			"dat het gebruik van gegevens is beperkt (AVG art. 18)"},
		{indicatie, []Actie{Zoeken}, []Activiteit{WmoOnderzoek, JeugdOnderzoek}, []Soort{SDossier, SRegie}, klasseDat, GrondVinden,
			"bij een melding: is iemand al bekend, en bij wie"},
		{indicatie, []Actie{Schrijven}, onderzoeken, soorten(dat, mensen, werk, besluit), klassenAlle, GrondBijdragen, "vastleggen"},
		{indicatie, []Actie{Besluiten}, []Activiteit{WmoBesluit, JeugdBesluit}, []Soort{SBesluit}, klasseGewoon, GrondBetrokken, "besluiten, met mandaat"},
		{indicatie, []Actie{Verzenden}, onderzoeken, []Soort{SBesluit, SBrief, SToewijzing}, klasseGewoon, GrondBetrokken, "na de uitgangscontrole"},
		{indicatie, []Actie{Exporteren}, onderzoeken, []Soort{SBesluit, SBrief}, klasseGewoon, GrondBetrokken, "stukken voor bezwaar, per ontvanger (Awb art. 7:4 lid 6)"},

		{regie, inzien, regies, dat, klassenAlle, GrondBetrokken, "dat er een dossier is en wie de regie heeft"},
		{regie, inzien, regies, soorten(mensen, werk, []Soort{SBesluit}), klassenAlle, GrondBetrokken, "wat erin staat, per klasse"},
		{regie, []Actie{Zoeken}, regies, []Soort{SDossier, SRegie}, klasseDat, GrondVinden, "één regisseur: is er al een plan"},
		{regie, []Actie{Schrijven}, regies, soorten(dat, mensen, werk), klassenAlle, GrondBijdragen, "vastleggen"},
		{regie, []Actie{Lezen, Tellen}, regies, []Soort{SNood}, klasseGewoon, GrondBetrokken, "dat iemand noodtoegang gebruikte bij een persoon van zijn gezin"},
		{regie, []Actie{Verzenden}, regies, []Soort{SPlan, SAfspraak}, klasseGewoon, GrondBetrokken, "na de uitgangscontrole"},

		{veilig, inzien, veiligheid, dat, klassenAlle, GrondBetrokken, "dat er een dossier is en wie de regie heeft"},
		{veilig, inzien, veiligheid, soorten(mensen, werk), klassenAlle, GrondBetrokken, "wat erin staat, per klasse"},
		{veilig, []Actie{Schrijven}, veiligheid, soorten(mensen, werk), klassenAlle, GrondBijdragen, "vastleggen, ook de vlag"},
		{[]Rol{Casusregisseur, Veiligheidscoordinator}, []Actie{Meetekenen}, []Activiteit{Veiligheidsplan, WmoRegie, JeugdRegie},
			[]Soort{SContact}, []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid}, GrondBetrokken, "de tweede persoon bij een geheim verblijf"},
		{veilig, []Actie{Beoordelen}, []Activiteit{Uitgangscontrole}, []Soort{SVastgehouden}, klassenAlle, GrondTaak, "één rol ziet wat werd vastgehouden"},
		{veilig, []Actie{Beoordelen}, []Activiteit{Koppelen}, []Soort{SKoppeling}, klassenAlle, GrondTaak, "één rol ziet dat twee registraties dezelfde persoon lijken"},
		{veilig, []Actie{Verzenden}, []Activiteit{MeldingVT}, []Soort{SFeit, SNotitie}, klassenAlle, GrondBetrokken, "meldrecht (Wmo 2015 art. 5.2.6)"},

		{[]Rol{Financien}, []Actie{Lezen, Zoeken, Tellen, Exporteren}, []Activiteit{Betaling}, []Soort{SDeclaratie, SBetaling}, klasseGewoon, GrondBetrokken,
			"alleen de velden van Regeling Jeugdwet art. 6a.1; van wie beschermd is alleen wie zelf is aangewezen (art. 6a.6)"},
		{[]Rol{Financien}, []Actie{Schrijven}, []Activiteit{Betaling}, []Soort{SBetaling}, klasseGewoon, GrondBetrokken, "betaling vastleggen"},

		{[]Rol{Indicatiesteller, Casusregisseur, Veiligheidscoordinator, Hulpverlener}, []Actie{Lezen}, []Activiteit{Noodgebruik},
			dat, klasseDat, GrondNood, "noodtoegang, kort en achteraf beoordeeld"},
		{[]Rol{Indicatiesteller, Casusregisseur, Veiligheidscoordinator, Hulpverlener}, []Actie{Lezen}, []Activiteit{Noodgebruik},
			soorten(mensen, werk, []Soort{SBesluit}), klassenNood, GrondNood, "noodtoegang, kort en achteraf beoordeeld"},
	}
}

func rechtenAanbieder() []Recht {
	hulpverlener, office := []Rol{Hulpverlener}, []Rol{Backoffice}
	return []Recht{
		{hulpverlener, inzien, hulp, dat, klasseHulpDat(), GrondBetrokken, "dat er een dossier is en wie de regie heeft"},
		{hulpverlener, inzien, hulp, soorten(mensen, werk), klassenHulp, GrondBetrokken, "het plan gaat mee bij de toewijzing"},
		{hulpverlener, []Actie{Schrijven}, hulp, []Soort{SFeit, SNotitie, SDocument, STaak, SAfspraak, SMeting}, klassenAlle, GrondBijdragen,
			"bijdragen zonder alles te zien"},
		{hulpverlener, []Actie{Lezen}, hulp, []Soort{SFeit, SNotitie}, []gezin.Klasse{gezin.Meldcode, gezin.Melder}, GrondEigen,
			"wat hij zelf schreef"},
		{hulpverlener, []Actie{Ontvangen}, hulp, []Soort{SPersoon, SPlan, SToewijzing, STaak, SAfspraak}, klasseGewoon, GrondBetrokken, "het plan gaat mee bij de toewijzing"},

		{office, inzien, berichten, []Soort{SPersoon, SToewijzing, SBericht}, klasseGewoon, GrondBetrokken, "uitvoering van de toewijzing"},
		{office, inzien, []Activiteit{Betaling}, []Soort{SDeclaratie}, klasseGewoon, GrondBetrokken, "declareren"},
		{office, []Actie{Ontvangen}, berichten, []Soort{SPersoon, SToewijzing, SBericht}, klasseGewoon, GrondBetrokken, "iWmo en iJw"},
		{office, []Actie{Schrijven, Verzenden}, berichten, []Soort{SBericht}, klasseGewoon, GrondBetrokken, "iWmo en iJw"},
		{office, []Actie{Schrijven, Verzenden}, []Activiteit{Betaling}, []Soort{SDeclaratie}, klasseGewoon, GrondBetrokken, "declareren"},
	}
}

func rechtenBurger() []Recht {
	client, inzage := []Rol{Client}, []Activiteit{Inzagerecht}
	return []Recht{
		{client, []Actie{Lezen, Tellen}, inzage, []Soort{SDossier, SRegie}, klasseDat, GrondSpreekt, "zijn dossier, en wie de regie heeft; nooit een lijst van andere gezinsleden"},
		{client, []Actie{Lezen, Tellen}, inzage, []Soort{SPersoon, SFeit, SDocument, SBesluit, SBrief, SPlan, STaak, SAfspraak, SMeting, SToewijzing, SInzage},
			klasseGewoon, GrondSpreekt, "zijn eigen gegevens, en wie keek"},
		{client, []Actie{Lezen}, inzage, []Soort{SNotitie}, []gezin.Klasse{gezin.Gewoon, gezin.Medisch}, GrondSpreekt, "notities over hemzelf"},
		{client, []Actie{Lezen}, inzage, []Soort{SFeit, SNotitie}, []gezin.Klasse{gezin.GesprekKind}, GrondSpreekt, "een kind van 12 jaar of ouder: zijn eigen gesprek, nooit een ouder"},
		{client, []Actie{Schrijven}, inzage, []Soort{SDocument, SNotitie}, klasseGewoon, GrondSpreekt, "aanleveren, verzoek om correctie"},
		{client, []Actie{Ontvangen}, inzage, []Soort{SPersoon, SPostadres, SBesluit, SBrief, SPlan, SAfspraak, SToewijzing, SFeit}, klasseGewoon, GrondSpreekt, "zijn eigen brief"},
		{client, []Actie{Ontvangen}, inzage, []Soort{SContact}, []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid}, GrondSpreekt, "waar hij zelf verblijft, in een brief aan hemzelf; nooit in het portaal"},
		{client, []Actie{Lezen, Schrijven}, inzage, []Soort{SAVG}, klasseGewoon, GrondSpreekt, "een verzoek om inzage, verbetering, wissing, beperking of bezwaar (AVG art. 15 tot en met 21)"},
		{client, []Actie{Ontvangen}, inzage, []Soort{SDocument, SNotitie, SMeting, SInzage, SAVG}, klasseGewoon, GrondSpreekt, "het antwoord op zijn verzoek, met het afschrift (AVG art. 15 lid 3)"},
		{client, []Actie{Exporteren}, inzage, []Soort{SPersoon, SFeit, SDocument, SBesluit, SBrief, SPlan, SMeting, SToewijzing, SInzage}, klasseGewoon, GrondSpreekt, "afschrift (AVG art. 15 lid 3)"},
	}
}

func rechtenBuiten() []Recht {
	return []Recht{
		{[]Rol{VeiligThuis}, []Actie{Ontvangen}, []Activiteit{MeldingVT}, soorten(dat), klasseDat, GrondBetrokken, "per verstrekking vastgelegd"},
		{[]Rol{VeiligThuis}, []Actie{Ontvangen}, []Activiteit{MeldingVT}, []Soort{SPersoon, SFeit, SNotitie}, klassenAlle, GrondBetrokken, "per verstrekking en klasse vastgelegd (Wmo 2015 art. 5.2.6)"},
		{[]Rol{CAK}, []Actie{Ontvangen}, []Activiteit{EigenBijdrage}, []Soort{SBijdrage}, klasseGewoon, GrondVinden, "nooit over wie beschermd is (Wmo 2015 art. 2.1.4b)"},
		{[]Rol{SVB}, []Actie{Ontvangen}, []Activiteit{Betaling}, []Soort{SBetaling}, klasseGewoon, GrondVinden, "alleen betaalgegevens"},
	}
}

func rechtenToezicht() []Recht {
	officer, avg := []Rol{PrivacyOfficer}, []Activiteit{AVGRechten}
	return []Recht{
		{officer, []Actie{Lezen, Tellen, Schrijven}, avg, []Soort{SAVG}, klasseGewoon, GrondTaak, "verzoeken van betrokkenen behandelen (AVG art. 12)"},
		{officer, []Actie{Schrijven}, avg, []Soort{SRegie}, klasseDat, GrondTaak, "zich vastleggen als wie dit verzoek behandelt, tot het antwoord"},
		{officer, []Actie{Lezen}, avg, []Soort{SRegie}, klasseDat, GrondBetrokken, "zijn eigen aanwijzing bij een verzoek"},
		{officer, []Actie{Lezen}, avg, []Soort{SPersoon, SContact, SPostadres, SFeit, SDocument, SNotitie, SBesluit, SBrief, SPlan, SAfspraak, SMeting, SToewijzing}, klasseGewoon, GrondBetrokken,
			"het afschrift beoordelen, alleen van wie het vroeg en zolang het verzoek loopt"},
		{officer, []Actie{Schrijven}, avg, []Soort{SNotitie}, klasseGewoon, GrondBetrokken, "een verbetering of een andere lezing toevoegen (AVG art. 16)"},
		{officer, []Actie{Lezen, Zoeken, Tellen, Exporteren}, []Activiteit{Privacytoezicht}, []Soort{SInzage, SNood}, klassenAlle, GrondTaak, "wie keek, zonder wat er stond"},
		{officer, []Actie{Beoordelen}, []Activiteit{Privacytoezicht}, []Soort{SNood}, klassenAlle, GrondTaak, "elke noodtoegang, binnen twee werkdagen"},
		{officer, []Actie{Lezen, Schrijven}, []Activiteit{Privacytoezicht}, []Soort{SBelang}, klassenAlle, GrondTaak, "wie een belang heeft bij wie; vastleggen en beëindigen"},
		{officer, []Actie{Schrijven}, avg, []Soort{SBeperking}, klasseDat, GrondTaak, "het gebruik beperken, als het verzoek is toegewezen (AVG art. 18)"},
		{officer, []Actie{Lezen, Schrijven}, []Activiteit{Privacytoezicht}, []Soort{SBeperking}, klasseDat, GrondTaak, "van wie het gebruik is beperkt; opheffen op een grond (AVG art. 18 lid 2 en 3)"},
		{officer, []Actie{Lezen, Exporteren}, []Activiteit{Privacytoezicht}, []Soort{SRegister, SAccount}, nil, GrondNiemand, "het register en wie welke rol heeft"},
		{[]Rol{Toezichthouder}, []Actie{Lezen, Tellen}, []Activiteit{Toezicht}, dat, klasseDat, GrondBetrokken, "per onderzoek vastgelegd"},
		{[]Rol{Toezichthouder}, []Actie{Lezen, Tellen}, []Activiteit{Toezicht},
			soorten([]Soort{SPersoon}, werk, besluit), []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid, gezin.Meldcode}, GrondBetrokken, "per onderzoek en klasse vastgelegd"},
	}
}

func rechtenZonderPersoon() []Recht {
	beleid, beheer := []Activiteit{Beleid}, []Activiteit{Beheer}
	maker, contract, beheerder := []Rol{Beleidsmaker}, []Rol{Contractmanager}, []Rol{FunctioneelBeheerder}
	iedereen := []Rol{Indicatiesteller, Casusregisseur, Veiligheidscoordinator, Hulpverlener, Backoffice, Financien,
		Beleidsmaker, Contractmanager, FunctioneelBeheerder, PrivacyOfficer, Toezichthouder}
	return []Recht{
		{iedereen, []Actie{Lezen, Zoeken}, beleid, []Soort{SCatalogus, STarief, STelling}, nil, GrondNiemand, "openbaar"},
		{[]Rol{Client}, []Actie{Lezen, Zoeken}, []Activiteit{Inzagerecht}, []Soort{SCatalogus, STarief, STelling}, nil, GrondNiemand, "openbaar"},
		{maker, []Actie{Schrijven}, beleid, []Soort{SCatalogus, STarief}, nil, GrondNiemand, "voorstellen voor regels en tarieven"},
		{maker, []Actie{Exporteren}, beleid, []Soort{SCatalogus, STarief, STelling}, nil, GrondNiemand, "openbaar"},
		{contract, []Actie{Lezen, Schrijven, Exporteren}, beleid, []Soort{SContract, STarief}, nil, GrondNiemand, "contracten en tarieven"},
		{[]Rol{PrivacyOfficer, FunctioneelBeheerder}, []Actie{Lezen, Schrijven}, []Activiteit{Bewaartermijn}, []Soort{SVernietig}, nil, GrondNiemand, "de een beoordeelt de lijst, de ander keurt haar goed"},
		{beheerder, []Actie{Lezen, Schrijven, Beheren, Exporteren}, beheer, []Soort{SCatalogus, SInstel, SAccount, SRegister}, nil, GrondNiemand, "beheer, zonder cliënten"},
	}
}

func rechtenSysteem() []Recht {
	beveiliging := []Activiteit{Beveiliging}
	return []Recht{
		{[]Rol{Termijnbewaker}, []Actie{Lezen, Tellen}, []Activiteit{Termijnbewaking}, []Soort{STermijn}, klasseGewoon, GrondTaak, "een datum en een nummer, geen inhoud"},
		{[]Rol{Termijnbewaker}, []Actie{Lezen}, []Activiteit{Termijnbewaking}, []Soort{SRelatie}, klasseDat, GrondTaak, "of elk gezin één casusregisseur heeft"},
		{[]Rol{Termijnbewaker}, []Actie{Lezen}, []Activiteit{Termijnbewaking}, []Soort{SBesluit, STaak}, klasseGewoon, GrondTaak, "of in een gezin nog iets loopt"},
		{[]Rol{Termijnbewaker}, []Actie{Schrijven}, []Activiteit{Termijnbewaking}, []Soort{STaak}, klasseGewoon, GrondTaak, "een taak klaarzetten"},
		{[]Rol{Sleutelbeheer}, []Actie{Beheren}, beveiliging, []Soort{SSleutel}, nil, GrondNiemand, "sleutels verpakken en wisselen"},
		{[]Rol{Berichtverwerker}, []Actie{Lezen, Zoeken}, berichten, []Soort{SPersoon, SToewijzing, SBericht}, klasseGewoon, GrondVinden, "een bericht koppelen; niet van wie beschermd is (OP003)"},
		{[]Rol{Berichtverwerker}, []Actie{Schrijven, Verzenden}, berichten, []Soort{SBericht}, klasseGewoon, GrondVinden, "antwoord- en toewijzingsberichten; niet van wie beschermd is (OP003)"},
		{[]Rol{Regelmachine}, []Actie{Lezen}, []Activiteit{Adviesberekening}, []Soort{SPersoon, SFeit, SToewijzing}, klassenAlle, GrondTaak, "alle feiten; elke stap houdt zijn etiket"},
		{[]Rol{Regelmachine}, []Actie{Lezen}, []Activiteit{Adviesberekening}, []Soort{SRelatie}, klassenAlle, GrondTaak, "wie bij het gezin hoort"},
		{[]Rol{Regelmachine}, []Actie{Lezen}, []Activiteit{Beleid}, []Soort{SCatalogus, STarief}, nil, GrondNiemand, "de prijzen die een tweede persoon goedkeurde"},
		{[]Rol{Uitgang}, []Actie{Lezen}, []Activiteit{Uitgangscontrole}, []Soort{SContact, SRegie, SVastgehouden, SBrief, SToewijzing}, klassenAlle, GrondTaak, "weten wat niet naar buiten mag, wie iets mag ontvangen, en wat er van een stuk werd"},
		{[]Rol{Uitgang}, []Actie{Schrijven}, []Activiteit{Uitgangscontrole}, []Soort{SVastgehouden}, klassenAlle, GrondTaak, "vasthouden"},
		{[]Rol{Statistiekmaker}, []Actie{Lezen, Tellen}, []Activiteit{Statistiek}, []Soort{SPersoon, SBesluit, SToewijzing, SMeting}, klasseGewoon, GrondTaak, "om te pseudonimiseren (Wmo 2015 art. 5.3.6)"},
		{[]Rol{Statistiekmaker}, []Actie{Schrijven, Lezen, Tellen}, []Activiteit{Statistiek}, []Soort{SProjectie, STelling}, nil, GrondNiemand, "tellen"},
		{[]Rol{Vernietiger}, []Actie{Vernietigen}, []Activiteit{Bewaartermijn}, Soorten(), klassenAlle, GrondTaak, "vernietigen zonder te lezen"},
		{[]Rol{Logschrijver}, []Actie{Schrijven}, beveiliging, []Soort{SInzage, SNood, SBelang}, klassenAlle, GrondTaak, "opschrijven wie keek"},
		{[]Rol{Koppelaar}, []Actie{Zoeken}, []Activiteit{Koppelen}, []Soort{SPersoon, SKoppeling}, klassenAlle, GrondTaak, "herkennen aan nummer, of aan naam en geboortedatum"},
		{[]Rol{Koppelaar}, []Actie{Zoeken}, []Activiteit{Koppelen}, []Soort{SRelatie}, klasseDat, GrondTaak, "in welk gezin iemand staat"},
		{[]Rol{Koppelaar}, []Actie{Tellen}, []Activiteit{Koppelen}, []Soort{SPersoon}, klasseGewoon, GrondVinden, "wie geen vlag heeft"},
		{[]Rol{Koppelaar}, []Actie{Schrijven}, []Activiteit{Koppelen}, []Soort{SKoppeling}, klassenAlle, GrondTaak, "in stilte koppelen en beschermen"},
	}
}
