package termijn

import (
	"fmt"
	"strconv"
)

// uitleg puts a count in words, step by step.
func (t *Termijn) uitleg(basis Dag, u telling, periodes []Opschorting) []string {
	var z []string
	if t.Naam != "" {
		z = append(z, "Waarvoor: "+t.Naam+". Geteld vanaf: "+t.Basis+".")
	}
	z = append(z, t.stappen(basis, u, periodes)...)
	for _, extra := range []string{t.Toelichting, t.Lezing} {
		if extra != "" {
			z = append(z, extra)
		}
	}
	return append(z, "Bron: "+t.Bron.String()+".")
}

func (t *Termijn) stappen(basis Dag, u telling, periodes []Opschorting) []string {
	switch t.Telwijze {
	case Onverwijld:
		return []string{"De bron noemt geen getal: het moet onverwijld, dus meteen. Er is geen laatste dag om op te wachten."}
	case Periodiek:
		return []string{"De bron zegt 'periodiek' en noemt geen getal. Er is pas een dag als de gemeente vaststelt hoe vaak het moet."}
	case Opschorten:
		return []string{"De bron noemt geen getal: dit is geen termijn maar een stilstand van een andere termijn. Het nieuwe einde is het oude einde plus de dagen die de termijn stilstond."}
	case VoorEinde:
		return []string{"De bron noemt geen getal: het bericht moet weg zijn voordat de andere termijn voorbij is, dus uiterlijk op de laatste dag daarvan: " + basis.Voluit() + "."}
	case KalenderTerug:
		return []string{fmt.Sprintf("%s terug vanaf %s is %s.", t.Duur.Nederlands(), basis.Voluit(), u.eind.Voluit()),
			"Een termijn die terugtelt, schuift niet op, ook niet op een zaterdag, zondag of feestdag (Algemene termijnenwet art. 1 lid 2)."}
	case Werkdagen:
		return []string{t.teltNiet(basis), fmt.Sprintf("De termijn telt alleen werkdagen van de keten en eindigt op %s.", u.eind.Voluit())}
	case Uren:
		return []string{fmt.Sprintf("De termijn is %s en telt vanaf het tijdstip, niet vanaf de dag. Hij eindigt op %s, %s.", t.Duur.Nederlands(), u.eind.Voluit(), tijdstip(t.Duur.Aantal%24)),
			"Een termijn in uren wordt niet verlengd (Algemene termijnenwet art. 4 onder a)."}
	case VasteDatum:
		return []string{fmt.Sprintf("Het moet elk jaar voor %s. De laatste dag in %d is %s.", zonderJaar(u.eind+1), basis.Jaar(), u.eind.Voluit())}
	case EersteVanMaand:
		return []string{fmt.Sprintf("%s na de maand van %s: het begint op %s, de eerste dag van die maand.", t.Duur.Nederlands(), basis.Voluit(), u.eind.Voluit())}
	}
	return t.vooruit(basis, u, periodes)
}

func tijdstip(rest int) string {
	if rest == 0 {
		return "op hetzelfde tijdstip"
	}
	return strconv.Itoa(rest) + " uur later dan op de dag zelf"
}

// vooruit explains a term that counts forward in days, weeks, months or years.
func (t *Termijn) vooruit(basis Dag, u telling, periodes []Opschorting) []string {
	z := []string{t.teltNiet(basis)}
	for _, p := range periodes {
		z = append(z, stilstand(p))
	}
	if u.eind == Geen {
		return append(z, "De termijn staat nog stil. Het einde is pas bekend als de termijn weer loopt.")
	}
	if u.stil > 0 {
		z = append(z, fmt.Sprintf("De termijn stond %s stil; het einde schuift evenveel op.", Duur{u.stil, DagEenheid}.Nederlands()))
	}
	if u.kaal == u.eind {
		z = append(z, "De termijn eindigt op "+u.eind.Voluit()+".")
	} else {
		z = append(z, "Zonder verlenging is de laatste dag "+u.kaal.Voluit()+".")
	}
	return append(z, t.verlenging(u)...)
}

func (t *Termijn) verlenging(u telling) []string {
	var z []string
	wet1, wet2 := "Algemene termijnenwet art. 1 lid 1", "Algemene termijnenwet art. 2"
	switch {
	case t.Telwijze == Verordening1182:
		wet1, wet2 = "Verordening 1182/71 art. 3 lid 4", "Verordening 1182/71 art. 3 lid 5"
	case t.Telwijze != ATWVooruit:
		return []string{"Deze termijn wordt niet verlengd als hij eindigt op een zaterdag, zondag of feestdag."}
	case !t.Duur.OnderTermijnenwet():
		return []string{"De Algemene termijnenwet geldt niet voor een termijn van deze lengte, dus de laatste dag schuift niet op (art. 4 onder a)."}
	}
	if reden, vrij := Verlengdag(u.kaal); vrij && u.kaal != u.eind {
		z = append(z, "Die dag is "+reden+": daar kan de termijn niet op eindigen ("+wet1+").")
	}
	if u.teKort {
		z = append(z, "In de termijn zitten dan nog geen twee gewone werkdagen: hij wordt langer tot dat wel zo is ("+wet2+").")
	}
	if u.kaal != u.eind {
		z = append(z, "De laatste dag wordt "+u.eind.Voluit()+".")
	}
	return z
}

func (t *Termijn) teltNiet(basis Dag) string {
	return fmt.Sprintf("De termijn is %s. De dag zelf, %s, telt niet mee.", t.Duur.Nederlands(), basis.Voluit())
}

func stilstand(p Opschorting) string {
	s := "Stilstand vanaf " + p.Van.Voluit()
	if p.Tot != Geen {
		s += " tot " + p.Tot.Voluit()
	}
	if p.Grond != GeenGrond {
		s += ": " + p.Grond.String()
	}
	return s + "."
}

func (t *Termijn) waarschuwingen(basis Dag, u telling, periodes []Opschorting) []Waarschuwing {
	var w []Waarschuwing
	waarschuw := func(code, tekst string) { w = append(w, Waarschuwing{code, tekst}) }
	if u.onzeker != 0 {
		waarschuw(WaarschuwGelijkgesteld, "Voor "+strconv.Itoa(u.onzeker)+" is hier niet bekend welke dagen met een feestdag zijn gelijkgesteld. Daardoor kan de termijn later eindigen. Kijk in de Staatscourant.")
	}
	if t.Telwijze == Uren {
		waarschuw(WaarschuwTijdstip, "Deze termijn telt in uren. Reken met het tijdstip en niet alleen met de dag.")
	}
	if _, vrij := Verlengdag(max(u.eind, eersteDag)); vrij && t.Telwijze == Instelbaar && t.Duur.OnderTermijnenwet() {
		waarschuw(WaarschuwGeenWerkdag, "De laatste dag is geen gewone werkdag en schuift niet op. Stel een andere dag.")
	}
	if t.Telwijze == VasteDatum && u.eind < basis {
		waarschuw(WaarschuwVoorbij, "De laatste dag van dit jaar is al voorbij.")
	}
	if n := len(periodes); n > 0 && u.eind != Geen && periodes[n-1].Van > u.eind {
		waarschuw(WaarschuwOpschorting, "Een opschorting begon toen de termijn al voorbij was. Die telt niet mee.")
	}
	if t.Lezing != "" {
		waarschuw(WaarschuwLezing, "De bron laat ruimte. De uitleg zegt hoe de tekst is gelezen.")
	}
	return w
}

func zonderJaar(d Dag) string {
	_, m, dag := d.Datum()
	return strconv.Itoa(dag) + " " + months[m-1]
}

// Lengte gives the length of the term in a few Dutch words: "6 weken",
// "onverwijld", "voor 1 juli".
func (t Termijn) Lengte() string {
	switch t.Telwijze {
	case Onverwijld:
		return "onverwijld"
	case Periodiek:
		return "periodiek"
	case Opschorten:
		return "stilstand"
	case VoorEinde:
		return "voor het einde"
	case VasteDatum:
		return "voor " + strconv.Itoa(t.dag) + " " + months[t.maand-1]
	case KalenderTerug:
		return t.Duur.Nederlands() + " terug"
	}
	return t.Duur.Nederlands()
}
