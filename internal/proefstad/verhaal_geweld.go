package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// nijptang: violence, a shelter with a secret address, and a perpetrator who
// takes part from outside (annex HG 3.2, the paragraph about the perpetrator).
func nijptang(v *verteller) {
	v.g.Titel = "Opvang op een geheim adres; de vader doet mee van buiten"
	v.g.Verhaal = "Fenna is met haar kinderen Bram en Lotte naar een opvang gegaan. Waar die is, mag Joris niet weten. Joris wil wel hulp. Hij krijgt zijn deel van de begeleiding thuis, los van de opvang. Zijn brief noemt zijn eigen minuten en verraadt niets over de anderen."
	fenna := v.volwassene("Fenna", "Nijptang", 31, true)
	joris := v.volwassene("Joris", "Nijptang", 34, true)
	parents := []string{fenna, joris}
	bram := v.kind("Bram", "Nijptang", v.geboren(8, 40), parents, parents, "")
	lotte := v.kind("Lotte", "Nijptang", v.geboren(3, 200), parents, parents, "")
	v.partners(fenna, joris)
	v.geweld("geweld-fysiek", 14)
	v.keus(fenna, "geweldsrol", "slachtoffer")
	v.keus(joris, "geweldsrol", "pleger")
	v.schuil("Opvang Vlinderstruik", v.dag-12, "Basisschool De Rupsenpoort", fenna, bram, lotte)
	v.nietIn(joris)
	v.hulpvraag(fenna, false, groepOGGZ)
	v.hulpvraag(joris, false, groepOGGZ)
	v.opvoeding(false, false)
	for _, id := range []string{bram, lotte} {
		v.feit(gezin.Feit{Over: id, Met: fenna, Soort: string(gezin.WoontBij), Waarde: gezin.JaNee(true), Van: v.dag - 12,
			Bron: gezin.Bron{Soort: "professional"}, Label: gezin.Label{Onderwerp: id, Wet: gezin.Jeugdwet, Klasse: gezin.Veiligheid}})
	}
	v.g.Keuze, v.g.Client, v.g.Aanbieder = kiesHG("intramuraal", "2", false), fenna, aanbiederDemo
}

// waterpas: the perpetrator does not take part; his budget falls away and that
// of the others stays (annex HG 3.1, below the table).
func waterpas(v *verteller) {
	v.g.Titel = "Geweld thuis; de vader wil niet meewerken"
	v.g.Verhaal = "Saar en haar twee kinderen willen dat het geweld stopt. Rikkert is buiten beeld en wil geen hulp. Voor hem is er dan geen begeleiding. Wat Saar en de kinderen krijgen, verandert daardoor niet."
	saar := v.volwassene("Saar", "Waterpas", 28, true)
	rikkert := v.volwassene("Rikkert", "Waterpas", 30, false)
	parents := []string{saar, rikkert}
	v.kind("Teun", "Waterpas", v.geboren(6, 120), parents, parents, saar)
	v.kind("Oda", "Waterpas", v.geboren(2, 15), parents, []string{saar}, saar)
	v.geweld("geweld-psychisch", 12)
	v.keus(saar, "geweldsrol", "slachtoffer")
	v.keus(rikkert, "geweldsrol", "pleger")
	v.nietIn(saar, rikkert)
	v.hulpvraag(saar, false, groepOGGZ)
	v.hulpvraag(rikkert, false, groepOGGZ)
	v.opvoeding(false, false)
	v.g.Keuze, v.g.Client = kiesHG("extramuraal", "2", false), saar
}

// schorseneer: five children, so that the fixed budget for the children may be
// too small and a free level is worth a look (annex HG 3.1, Vrije trede).
func schorseneer(v *verteller) {
	v.g.Titel = "Een groot gezin met vijf kinderen"
	v.g.Verhaal = "Leila en Karim hebben vijf kinderen en veel ruzie thuis. Er is één budget voor alle kinderen samen. De indicatiesteller kiest pakket 3 en voor de kinderen een vrije trede, met een motivering: vijf kinderen van peuter tot puber vragen meer dan drie uur per week."
	leila := v.volwassene("Leila", "Schorseneer", 37, true)
	karim := v.volwassene("Karim", "Schorseneer", 40, true)
	parents := []string{leila, karim}
	for _, c := range []struct {
		naam  string
		jaren int
	}{{"Samir", 14}, {"Amina", 12}, {"Soraya", 9}, {"Abe", 5}, {"Zwaantje", 2}} {
		v.kind(c.naam, "Schorseneer", v.geboren(c.jaren, 60+c.jaren), parents, parents, leila)
	}
	v.partners(leila, karim)
	v.geweld("geweld-fysiek", 18)
	v.keus(leila, "geweldsrol", "beide")
	v.keus(karim, "geweldsrol", "beide")
	v.nietIn(leila, karim)
	v.hulpvraag(leila, false, groepOGGZ)
	v.hulpvraag(karim, false, groepOGGZ)
	v.opvoeding(false, false)
	minutes := int64(300)
	v.g.Keuze, v.g.Client = kiesHG("extramuraal", "3", false), leila
	v.g.Keuze.Vrij = &regeling.VrijBudget{Gezin: &regeling.Budget{Minuten: &minutes},
		Motivering: "Vijf kinderen van 2 tot 14 jaar: drie uur per week is te weinig om met elk kind te werken."}
}

// winterpeen: a child that turns 18 within the term of a year.
func winterpeen(v *verteller) {
	v.g.Titel = "Een kind wordt 18 tijdens de hulp"
	v.g.Verhaal = "Ymke woont met haar ouders en haar broertje. Ymke wordt over ongeveer acht maanden 18. Tot die dag telt zij mee bij de kinderen. Het advies wijst erop, zodat op tijd geregeld is wat daarna komt."
	griet := v.volwassene("Griet", "Winterpeen", 44, true)
	wessel := v.volwassene("Wessel", "Winterpeen", 46, true)
	parents := []string{griet, wessel}
	v.kind("Ymke", "Winterpeen", v.geboren(17, 120), parents, parents, griet)
	v.kind("Koen", "Winterpeen", v.geboren(11, 30), parents, parents, griet)
	v.partners(griet, wessel)
	v.geweld("geweld-psychisch", 12)
	v.nietIn(griet, wessel)
	v.hulpvraag(griet, false, groepOGGZ)
	v.hulpvraag(wessel, false, groepOGGZ)
	v.opvoeding(false, false)
	v.g.Keuze, v.g.Client = kiesHG("extramuraal", "1", false), griet
}

// bankschroef: regular stay runs already, so that only package 1 fits beside it
// and the family need not move (annex HG 3.2, second paragraph).
func bankschroef(v *verteller) {
	v.g.Titel = "Naast verblijf dat al loopt"
	v.g.Verhaal = "Katelijn en haar zoon Gijs wonen al een half jaar in een woonvoorziening. Nu blijkt dat haar ex-vriend haar bedreigt. Zij hoeven niet te verhuizen: naast het verblijf dat loopt, past pakket 1."
	katelijn := v.volwassene("Katelijn", "Bankschroef", 26, true)
	v.kind("Gijs", "Bankschroef", v.geboren(4, 90), []string{katelijn}, []string{katelijn}, katelijn)
	v.geweld("geweld-psychisch", 12)
	v.keus(katelijn, "geweldsrol", "slachtoffer")
	v.jaNee(katelijn, "in-voorziening", true)
	v.jaNee("gijs", "in-voorziening", true)
	v.hulpvraag(katelijn, true, groepOGGZIn)
	v.opvoeding(false, false)
	v.loopt(katelijn, "regulier-intramuraal", v.dag-182, 0)
	v.g.Keuze, v.g.Client, v.g.Aanbieder = kiesHG("intramuraal", "1", true), katelijn, aanbiederDemo
}
