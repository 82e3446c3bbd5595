package toegang

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Domein is a part of the work, with data of its own.
type Domein string

// The domains.
const (
	DWmo        Domein = "Wmo"
	DJeugd      Domein = "Jeugd"
	DOpvang     Domein = "opvang"
	DFinancien  Domein = "financien"
	DStatistiek Domein = "statistiek"
	DToezicht   Domein = "toezicht"
)

// Domeinen gives all domains, in the order of the constants.
func Domeinen() []Domein {
	return []Domein{DWmo, DJeugd, DOpvang, DFinancien, DStatistiek, DToezicht}
}

// Activiteit is the code of a registered processing activity: the purpose for
// which is asked. It is the last part of the id in the processing log.
type Activiteit string

// The processing activities.
const (
	WmoOnderzoek     Activiteit = "wmo-onderzoek"
	JeugdOnderzoek   Activiteit = "jeugd-onderzoek"
	WmoBesluit       Activiteit = "wmo-besluit"
	JeugdBesluit     Activiteit = "jeugd-besluit"
	WmoRegie         Activiteit = "wmo-casusregie"
	JeugdRegie       Activiteit = "jeugd-casusregie"
	WmoHulp          Activiteit = "wmo-hulpverlening"
	JeugdHulp        Activiteit = "jeugd-hulpverlening"
	Opvangplaatsing  Activiteit = "opvang"
	Veiligheidsplan  Activiteit = "veiligheid"
	WmoBerichten     Activiteit = "wmo-berichten"
	JeugdBerichten   Activiteit = "jeugd-berichten"
	Betaling         Activiteit = "betaling"
	EigenBijdrage    Activiteit = "eigen-bijdrage"
	MeldingVT        Activiteit = "melding-veilig-thuis"
	Inzagerecht      Activiteit = "inzage-betrokkene"
	Noodgebruik      Activiteit = "noodtoegang"
	Privacytoezicht  Activiteit = "privacytoezicht"
	Toezicht         Activiteit = "toezicht"
	Statistiek       Activiteit = "statistiek"
	Beleid           Activiteit = "beleid"
	Beheer           Activiteit = "beheer"
	Adviesberekening Activiteit = "adviesberekening"
	Termijnbewaking  Activiteit = "termijnbewaking"
	Uitgangscontrole Activiteit = "uitgangscontrole"
	Beveiliging      Activiteit = "beveiliging"
	Bewaartermijn    Activiteit = "bewaartermijn"
	Koppelen         Activiteit = "koppeling"
	AVGRechten       Activiteit = "avg-rechten"
)

// Verwerking is a line of the register of processing activities (AVG art. 30).
type Verwerking struct {
	Activiteit Activiteit
	Naam       string   // Dutch
	Domein     Domein   // the domain in which the reader must be appointed
	Uit        []Domein // the domains from which it may use rows without consent
	// Doelwet is the law for which the data are used; empty where the activity
	// is bound to no single law. Data obtained under another law then need
	// recorded consent.
	Doelwet       gezin.Wet
	Grondslag     string
	Vertrouwelijk bool // lines of the processing log stay out of the view of other data subjects
}

// ID is the id of the activity in the lines of the processing log (Logboek
// Dataverwerkingen, dpl.core.processing_activity_id).
func (v Verwerking) ID() string { return "urn:wijzer:verwerking:" + string(v.Activiteit) }

// Verwerkingen gives the register, in the order of the constants.
func Verwerkingen() []Verwerking {
	wmo, jeugd, opvang := DWmo, DJeugd, DOpvang
	mens := []Domein{wmo, jeugd, opvang}
	alle := Domeinen()
	const w, j = gezin.Wmo, gezin.Jeugdwet
	return []Verwerking{
		{WmoOnderzoek, "Melding en onderzoek Wmo", wmo, []Domein{wmo, opvang}, w, "Wmo 2015 art. 2.3.2 en 5.1.1 lid 1", false},
		{JeugdOnderzoek, "Hulpvraag en onderzoek Jeugdwet", jeugd, []Domein{jeugd}, j, "Jeugdwet art. 2.3 en 7.4.0", false},
		{WmoBesluit, "Besluit Wmo", wmo, []Domein{wmo, opvang}, w, "Wmo 2015 art. 2.3.5 en 5.1.1 lid 1", false},
		{JeugdBesluit, "Besluit Jeugdwet", jeugd, []Domein{jeugd}, j, "Jeugdwet art. 2.3 en 7.4.0", false},
		{WmoRegie, "Casusregie Wmo", wmo, []Domein{wmo, opvang}, w, "Wmo 2015 art. 5.1.1 lid 1", false},
		{JeugdRegie, "Casusregie Jeugdwet", jeugd, []Domein{jeugd}, j, "Jeugdwet art. 7.4.0", false},
		{WmoHulp, "Hulpverlening Wmo", wmo, []Domein{wmo, opvang}, w, "Wmo 2015 art. 5.1.2", false},
		{JeugdHulp, "Hulpverlening Jeugdwet", jeugd, []Domein{jeugd}, j, "Jeugdwet hoofdstuk 7, paragraaf 3", false},
		{Opvangplaatsing, "Plaatsing in de opvang", opvang, []Domein{opvang, wmo}, w, "Wmo 2015 art. 2.3.5 lid 1 onder b", true},
		{Veiligheidsplan, "Veiligheid bij huiselijk geweld", opvang, mens, "", "AVG art. 6 lid 1 onder d en e", true},
		{WmoBerichten, "Berichtenverkeer iWmo", wmo, []Domein{wmo}, w, "Wmo 2015 art. 5.2.1 en 5.2.2", false},
		{JeugdBerichten, "Berichtenverkeer iJw", jeugd, []Domein{jeugd}, j, "Regeling Jeugdwet par. 6a", false},
		{Betaling, "Controle en betaling", DFinancien, []Domein{DFinancien}, "", "Wmo 2015 art. 5.2.2; Regeling Jeugdwet par. 6a", false},
		{EigenBijdrage, "Eigen bijdrage", DFinancien, []Domein{DFinancien}, w, "Wmo 2015 art. 2.1.4b", false},
		{MeldingVT, "Melding aan Veilig Thuis", opvang, mens, "", "Wmo 2015 art. 5.2.6", true},
		{Inzagerecht, "Inzage door de betrokkene", wmo, append(slices.Clone(mens), DFinancien), "", "AVG art. 15; Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.10", false},
		{Noodgebruik, "Noodtoegang", opvang, mens, "", "AVG art. 6 lid 1 onder d", true},
		{Privacytoezicht, "Toezicht op inzage", DToezicht, alle, "", "AVG art. 39", true},
		{Toezicht, "Toezicht op de uitvoering", DToezicht, mens, "", "Wmo 2015 art. 6.1", true},
		{Statistiek, "Statistiek en evaluatie", DStatistiek, alle, "", "Wmo 2015 art. 5.3.6", false},
		{Beleid, "Beleid, tarieven en contracten", DStatistiek, []Domein{DStatistiek, DFinancien}, "", "geen persoonsgegevens", false},
		{Beheer, "Functioneel beheer", DToezicht, alle, "", "geen persoonsgegevens van cliënten", false},
		{Adviesberekening, "Berekening van het advies", wmo, mens, "", "Wmo 2015 art. 2.3.2; Jeugdwet art. 2.3", false},
		{Termijnbewaking, "Bewaking van termijnen", wmo, mens, "", "Awb par. 4.1.3", false},
		{Uitgangscontrole, "Controle van wat naar buiten gaat", opvang, mens, "", "AVG art. 32", true},
		{Beveiliging, "Beveiliging en logboek", DToezicht, alle, "", "AVG art. 32", true},
		{Bewaartermijn, "Bewaren en vernietigen", DToezicht, alle, "", "Wmo 2015 art. 5.3.4; Jeugdwet art. 7.3.8", false},
		{Koppelen, "Herkennen van een tweede registratie", opvang, mens, "", "AVG art. 5 lid 1 onder f en art. 32; Wmo 2015 art. 5.3.3", true},
		{AVGRechten, "Verzoeken van betrokkenen", DToezicht, alle, "", "AVG art. 12 en 15 tot en met 21; Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9", false},
	}
}

// VerwerkingVan gives a line of the register.
func VerwerkingVan(a Activiteit) (Verwerking, bool) {
	i := slices.IndexFunc(verwerkingen, func(v Verwerking) bool { return v.Activiteit == a })
	if i < 0 {
		return Verwerking{}, false
	}
	v := verwerkingen[i]
	v.Uit = slices.Clone(v.Uit)
	return v, true
}
