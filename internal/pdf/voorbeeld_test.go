package pdf_test

import (
	"time"

	"codeberg.org/wijzer/wijzer/internal/pdf"
)

// besluitbrief is a decision of one page or little more, with an invented
// person and an invented municipality.
func besluitbrief() *pdf.Document {
	nbsp := "\u00A0"
	return &pdf.Document{
		Titel:     "Besluit over uw begeleiding",
		Onderwerp: "Besluit op grond van de Wmo 2015",
		Gemaakt:   time.Date(2022, 3, 7, 9, 30, 0, 0, time.FixedZone("", 3600)),
		Hoofd: pdf.Briefhoofd{
			Naam:   "Gemeente Voorbeeldstad",
			Regels: []string{"Wijkteam Zonnehoek · Postbus 1, 1000 AA Voorbeeldstad"},
			Retour: "Retour: Postbus 1, 1000 AA Voorbeeldstad",
		},
		Adres: []string{"Mevrouw A.B. Voorbeeld-Žižková", "Proefstraat 12 B", "1000 AB  VOORBEELDSTAD"},
		Kenmerken: []pdf.Paar{
			{Term: "Datum", Waarde: pdf.Plat("7" + nbsp + "maart" + nbsp + "2022")},
			{Term: "Ons kenmerk", Waarde: pdf.Plat("W-2022-000417")},
			{Term: "Vragen?", Waarde: pdf.Plat("Bel 14" + nbsp + "0100, op werkdagen\nvan 9.00 tot 17.00 uur")},
		},
		Voet: "Kenmerk W-2022-000417",
		Blokken: []pdf.Blok{
			pdf.Kop{Niveau: 1, Tekst: "U krijgt 90 minuten begeleiding per week"},
			pdf.Alinea{Tekst: pdf.Plat("Beste mevrouw Voorbeeld-Žižková,")},
			pdf.Alinea{Tekst: pdf.Samen(
				pdf.Plat("U vroeg op 14 februari 2022 om hulp. U krijgt "),
				pdf.Vet("90"+nbsp+"minuten begeleiding per week"),
				pdf.Plat(", van 14 maart 2022 tot en met 13 maart 2023. U mag de minuten verdelen: in de ene week wat meer, in de andere wat minder."))},
			pdf.Kop{Niveau: 2, Tekst: "Wat u krijgt"},
			pdf.Tabel{
				Kolommen: []pdf.Kolom{{Kop: "Begeleiding bij"}, {Kop: "Door"}, {Kop: "Minuten per week", Getal: true}},
				Rijen: [][]pdf.Tekst{
					{pdf.Plat("Duurzame veiligheid"), pdf.Plat("Stichting Voorbeeldhulp"), pdf.Plat("45")},
					{pdf.Plat("Sociaal en persoonlijk functioneren"), pdf.Plat("Stichting Voorbeeldhulp"), pdf.Plat("30")},
					{pdf.Plat("Zelfzorg en gezondheid"), pdf.Plat("Coöperatie ’t Proefhuis"), pdf.Plat("15")},
				},
				RijKoppen: true,
				Totaal:    []pdf.Tekst{pdf.Plat("Samen"), nil, pdf.Plat("90")},
			},
			pdf.Kop{Niveau: 2, Tekst: "Waarom"},
			pdf.Alinea{Tekst: pdf.Plat("In het onderzoek heeft u verteld wat er speelt en wat u wilt bereiken. U lost dit niet alleen op en ook niet met hulp van mensen om u heen. Daarom krijgt u begeleiding. Dit staat in artikel 2.3.5, derde lid, van de Wet maatschappelijke ondersteuning 2015 (Wmo).")},
			pdf.Lijst{Punten: []pdf.Tekst{
				pdf.Plat("U voelt zich veilig in huis en weet wat u kunt doen als het misgaat."),
				pdf.Plat("U regelt uw geldzaken en afspraken weer zelf."),
				pdf.Plat("U betaalt geen eigen bijdrage voor deze hulp. De kosten zijn € 1.234,56 per jaar."),
			}},
			pdf.Kader{Blokken: []pdf.Blok{
				pdf.Kop{Niveau: 2, Tekst: "Bent u het niet eens met dit besluit?"},
				pdf.Alinea{Tekst: pdf.Samen(
					pdf.Plat("Maak dan bezwaar. Dat kan "),
					pdf.Vet("tot en met 18"+nbsp+"april"+nbsp+"2022"),
					pdf.Plat(". Stuur een brief aan het college van burgemeester en wethouders, Postbus 1, 1000 AA Voorbeeldstad. Zet erin: uw naam en adres, de datum, het kenmerk van deze brief en waarom u het niet eens bent met het besluit. Zet uw handtekening eronder."))},
			}},
			pdf.Kop{Niveau: 2, Tekst: "Verandert er iets?"},
			pdf.Alinea{Tekst: pdf.Plat("Vertel het ons meteen, bijvoorbeeld als u verhuist of minder hulp nodig heeft. Dat moet volgens artikel 2.3.8 van de Wmo.")},
			pdf.Ondertekening{
				Groet:  "Met vriendelijke groet,",
				Namens: []string{"namens het college van burgemeester en wethouders van Voorbeeldstad,"},
				Ruimte: true,
				Naam:   []string{"C. Voorbeeldman", "indicatiesteller"},
			},
		},
	}
}

// overzicht has no address and each block that a letter has not.
func overzicht() *pdf.Document {
	rijen := make([][]pdf.Tekst, 60)
	maanden := []string{"januari", "februari", "maart", "april", "mei", "juni"}
	for i := range rijen {
		rijen[i] = []pdf.Tekst{pdf.Plat(maanden[i%6]), pdf.Plat("Begeleiding die in deze maand is gegeven, met een toelichting die soms meer dan een regel nodig heeft"), pdf.Plat("€ 1.234,56")}
	}
	return &pdf.Document{
		Titel:     "Overzicht van de hulp",
		Hoofd:     pdf.Briefhoofd{Naam: "Gemeente Voorbeeldstad"},
		Kenmerken: []pdf.Paar{{Term: "Datum", Waarde: pdf.Plat("7 maart 2022")}},
		Blokken: []pdf.Blok{
			pdf.Kop{Niveau: 1, Tekst: "Overzicht van de hulp"},
			pdf.Gegevens{Paren: []pdf.Paar{
				{Term: "Soort hulp", Waarde: pdf.Plat("Begeleiding individueel")},
				{Term: "Van wanneer tot wanneer", Waarde: pdf.Plat("14 maart 2022 tot en met 13 maart 2023")},
				{Term: "Tijd", Waarde: pdf.Vet("1 uur 30 minuten per week")},
			}},
			pdf.Kop{Niveau: 2, Tekst: "Zo gaat het verder"},
			pdf.Lijst{Genummerd: true, Punten: []pdf.Tekst{
				pdf.Plat("De aanbieder belt u binnen vijf werkdagen."),
				pdf.Plat("U maakt samen een plan. Daarin staat wat u wilt bereiken en wie wat doet; het plan is van u en u krijgt er een exemplaar van."),
				pdf.Plat("Na drie maanden kijken we hoe het gaat."),
			}},
			pdf.Kop{Niveau: 3, Tekst: "Bedragen per maand"},
			pdf.Tabel{
				Bijschrift: "Wat de hulp kost, per maand",
				Kolommen:   []pdf.Kolom{{Kop: "Maand"}, {Kop: "Wat"}, {Kop: "Bedrag", Getal: true}},
				Rijen:      rijen, RijKoppen: true,
				Totaal: []pdf.Tekst{pdf.Plat("Totaal"), nil, pdf.Plat("€ 74.073,60")},
			},
			pdf.Alinea{Tekst: pdf.Plat("Soft\u00ADhyphens en \u202Faparte spaties, ‘aanhalingstekens’, ĳ, Ĳ, ë, é, ï, ŵ, ş, ğ, ł.")},
		},
	}
}
