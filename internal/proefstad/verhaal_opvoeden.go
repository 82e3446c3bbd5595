package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// grutto: a pregnant client without other children (evaluation 4,
// recommendation 7).
func grutto(v *verteller) {
	v.g.Titel = "Zwanger van een eerste kind"
	v.g.Verhaal = "Roosje is zes maanden zwanger en heeft hulp nodig bij haar dagelijks leven. Zij wil leren wat een baby nodig heeft. De gemeente staat het gezinsarrangement dan al toe. Na de geboorte kijkt de indicatiesteller opnieuw."
	roosje := v.volwassene("Roosje", "Grutto", 22, true)
	v.jaNee(roosje, "zwanger", true)
	v.hulpvraag(roosje, true, groepOGGZ)
	v.thuisVeilig()
	v.opvoeding(true, false)
	v.g.Keuze, v.g.Client = kiesGA(roosje, "midden", 120, "midden", 60, 12), roosje
}

// kruiwagen: half-siblings; over each child another pair has custody, so that
// letters and consent differ per child (Jeugdwet art. 7.3.4 and 7.3.5).
func kruiwagen(v *verteller) {
	v.g.Titel = "Halfbroer en halfzus, met verschillend gezag"
	v.g.Verhaal = "Ilse heeft een zoon met Douwe en een dochter met Mees. Over Hidde hebben Ilse en Douwe samen gezag. Over Wende hebben Ilse en Mees samen gezag. Douwe en Mees wonen elders en doen niet mee. Elke brief gaat naar wie het gezag over dat kind heeft, en naar niemand anders."
	ilse := v.volwassene("Ilse", "Kruiwagen", 33, true)
	douwe := v.volwassene("Douwe", "Puntbeitel", 35, false)
	mees := v.volwassene("Mees", "Koolrabi", 31, false)
	v.kind("Hidde", "Puntbeitel", v.geboren(9, 77), []string{ilse, douwe}, []string{ilse, douwe}, ilse)
	v.kind("Wende", "Koolrabi", v.geboren(4, 310), []string{ilse, mees}, []string{ilse, mees}, ilse)
	v.hulpvraag(ilse, true, groepOGGZ)
	v.thuisVeilig()
	v.opvoeding(true, false)
	for i, id := range []string{douwe, mees} {
		street, code := straat(20 + i)
		v.g.Persoon(id).Adres = adres(street, 8+i, code)
	}
	v.stemtToe()
	v.g.Keuze, v.g.Client = kiesGA(ilse, "beperkt-midden", 90, "midden", 60, 12), ilse
}

// zilvermeeuw: a family without a home, so that a city desk indicates.
func zilvermeeuw(v *verteller) {
	v.g.Titel = "Een gezin zonder huis"
	v.g.Verhaal = "Fatou en haar zoontje Cheikh slapen om de beurt bij kennissen. Zij kwamen binnen bij Centraal Onthaal. Dat loket stelt de indicatie, niet het wijkteam. Fatou krijgt een half jaar intensieve hulp bij het opvoeden en hulp met geld."
	fatou := v.volwassene("Fatou", "Zilvermeeuw", 24, true)
	v.kind("Cheikh", "Zilvermeeuw", v.geboren(1, 140), []string{fatou}, []string{fatou}, fatou)
	v.hulpvraag(fatou, true, groepOGGZ)
	v.thuisVeilig()
	v.opvoeding(true, true)
	v.stemtToe()
	v.g.Loket = LoketCentraalOnthaal
	v.g.Client, v.g.Aanbieder = fatou, "duimstokwonen"
	v.g.Keuze = kiesGA(fatou, "intensief", 240, "tijdelijk-intensief", 120, 6)
	v.g.Keuze.Aanvulling = []regeling.Aanvulling{{Gebied: "financien", Niveau: "midden", Persoon: fatou,
		Omvang: &regeling.Omvang{Aantal: 1, Eenheid: "uur", Per: "week"}}}
}

// bleekselderij: so little is known that the advice must ask.
func bleekselderij(v *verteller) {
	v.g.Titel = "Nog weinig bekend: het advies vraagt door"
	v.g.Verhaal = "De school van Yme belde het wijkteam. Er is veel ruzie thuis en er wordt geslagen. Hoe lang hulp nodig is, weet nog niemand, en ook niet wie het gezag heeft. Het advies zegt welke vraag het eerst gesteld moet worden."
	xandra := v.volwassene("Xandra", "Bleekselderij", 36, true)
	yme := v.lid("Yme", "Bleekselderij", "kind", v.geboren(7, 12))
	v.relatie(gezin.Ouder, xandra, yme, "eigen-opgave", v.geboren(7, 12))
	v.jaNee("", "structurele-onveiligheid", true)
	v.jaNee("", "onstabiele-thuissituatie", true)
	v.jaNee("", "geweld-fysiek", true)
	v.g.Melding, v.g.Aanvraag, v.g.Client = v.dag-3, termijn.Geen, xandra
}

// roodborst: a gezinsarrangement that was extended once and ended yesterday.
func roodborst(v *verteller) {
	v.g.Titel = "Een gezinsarrangement dat opnieuw wordt verlengd"
	v.g.Verhaal = "Neeltje had twee jaar een gezinsarrangement: eerst een jaar, daarna een jaar verlenging. Gisteren liep het af. Het gaat beter, maar nog niet stabiel. De aanbieder vraagt verlenging aan met dezelfde hulp bij het opvoeden en minder voor Neeltje zelf."
	neeltje := v.volwassene("Neeltje", "Roodborst", 29, true)
	sjoerd := v.volwassene("Sjoerd", "Roodborst", 32, true)
	parents := []string{neeltje, sjoerd}
	v.kind("Pepijn", "Roodborst", v.geboren(6, 5), parents, parents, neeltje)
	v.kind("Vonne", "Roodborst", v.geboren(4, 250), parents, parents, neeltje)
	v.partners(neeltje, sjoerd)
	v.hulpvraag(neeltje, true, groepVB)
	v.hulpvraag(sjoerd, false, groepVB)
	v.thuisVeilig()
	v.opvoeding(true, false)
	v.stemtToe()
	start, half := v.dag.PlusMaanden(-24), v.dag.PlusMaanden(-12)
	v.loopt(neeltje, productGA, start, v.dag)
	v.g.Client, v.g.Aanbieder, v.g.Melding, v.g.Aanvraag = neeltje, aanbiederDemo, termijn.Geen, v.dag-40
	v.g.Keuze = kiesGA(neeltje, "beperkt", 60, "midden", 60, 12)
	levels := []Niveau{{Gebied: gebiedSPF, Niveau: "midden", Minuten: 120}, {Gebied: gebiedOpvoed, Niveau: "midden", Minuten: 60}}
	first := Besluit{Gezin: v.g.Code, Persoon: neeltje, Volgnummer: 1, Soort: Toekenning, Wet: gezin.Wmo, Product: productGA, Versie: versieEen,
		Clientgroep: groepVB, Loket: v.g.Loket, Wijkteam: v.g.Wijkteam, Aanbieder: v.g.Aanbieder, Melding: start - 60, Aanvraag: start - 30,
		Datum: start - 4, Ingang: start, Einde: half - 1, Gesloten: half - 1, Niveaus: levels}
	second := first
	second.Volgnummer, second.Soort, second.Melding, second.Aanvraag, second.Datum = 2, Verlenging, termijn.Geen, half-30, half-8
	second.Ingang, second.Einde, second.Gesloten = half, v.dag-1, v.dag-1
	v.g.Besluiten = []Besluit{first, second}
}

// dopsleutel: one of two children was placed elsewhere under supervision
// (evaluation 2.6, Uithuisplaatsing; 2.8, Ondertoezichtstelling).
func dopsleutel(v *verteller) {
	v.g.Titel = "Een kind woont ergens anders"
	v.g.Verhaal = "Petra zorgt voor Egbert. Haar dochter Marit woont sinds dit voorjaar in een pleeggezin; de rechter sprak een ondertoezichtstelling uit. Petra wil leren wat nodig is om Marit weer thuis te krijgen. Het advies past, en wijst op wie de regie heeft en op het gezag."
	petra := v.volwassene("Petra", "Dopsleutel", 35, true)
	marit := v.kind("Marit", "Dopsleutel", v.geboren(10, 100), []string{petra}, []string{petra}, "")
	v.kind("Egbert", "Dopsleutel", v.geboren(5, 33), []string{petra}, []string{petra}, petra)
	v.feit(gezin.Feit{Over: marit, Soort: "uithuisgeplaatst", Waarde: gezin.JaNee(true), Van: v.dag - 220, Bron: gezin.Bron{Soort: "beschikking"}})
	v.loopt(marit, "ondertoezichtstelling", v.dag-225, 0)
	v.hulpvraag(petra, true, groepOGGZ)
	v.thuisVeilig()
	v.opvoeding(true, false)
	v.stemtToe()
	street, code := straat(27)
	v.g.Persoon(marit).Verblijf = &Verblijf{Opvang: "pleeggezin", Adres: adres(street, 61, code), Telefoon: v.nummers.mobiel(), School: "Basisschool De Hamsteek", Van: v.dag - 220}
	v.g.Keuze, v.g.Client = kiesGA(petra, "midden-intensief", 150, "midden", 90, 12), petra
}

// kluut: the child gets youth help, so that parenting support comes from there
// and the gezinsarrangement is refused (evaluation, Wat is het
// gezinsarrangement?).
func kluut(v *verteller) {
	v.g.Titel = "Een afwijzing: de hulp komt uit de jeugdhulp"
	v.g.Verhaal = "Hanneke vroeg een gezinsarrangement aan. Haar zoon Freek krijgt sinds de zomer zelf jeugdhulp. De hulp bij het opvoeden komt dan daaruit. Het gezinsarrangement is afgewezen; de brief zegt waarom, en wat Hanneke kan doen als zij het er niet mee eens is."
	hanneke := v.volwassene("Hanneke", "Kluut", 38, true)
	freek := v.kind("Freek", "Kluut", v.geboren(12, 20), []string{hanneke}, []string{hanneke}, hanneke)
	v.hulpvraag(hanneke, true, groepOGGZ)
	v.thuisVeilig()
	v.jaNee("", "opvoedondersteuning-nodig", true)
	v.jaNee("", "dak-of-thuisloos", false)
	v.jaNee(freek, "jeugdhulp-nodig", true)
	v.loopt(freek, "jeugdhulp", v.dag-130, 0)
	v.stemtToe()
	v.g.Client = hanneke
	v.g.Besluiten = []Besluit{{Gezin: v.g.Code, Persoon: hanneke, Volgnummer: 1, Soort: Afwijzing, Wet: gezin.Wmo, Product: productGA, Versie: versieEen,
		Clientgroep: groepOGGZ, Loket: v.g.Loket, Wijkteam: v.g.Wijkteam, Melding: v.g.Melding, Aanvraag: v.g.Aanvraag, Datum: v.dag - 2,
		Reden: "Freek krijgt jeugdhulp. De hulp bij het opvoeden komt daarom uit de jeugdhulp en kan niet in een gezinsarrangement."}}
}
