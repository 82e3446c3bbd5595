package proefstad

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// bevolking makes families without a story. Who is in them (how many children,
// a partner or not, ages, names) is invented.
type bevolking struct {
	rnd             *rand.Rand
	nummers         *nummers
	vrouwen, mannen []string
	achternamen     []string
	eerste          termijn.Dag // no report before this day
	peildag         termijn.Dag // what ends before it is closed
	omvangen        map[string]map[string]Niveau
}

func nieuweBevolking(rnd *rand.Rand, n *nummers, eerste, peildag termijn.Dag) *bevolking {
	women, men := voornamen()
	return &bevolking{rnd: rnd, nummers: n, vrouwen: women, mannen: men, achternamen: achternamen(), eerste: eerste, peildag: peildag, omvangen: omvangen()}
}

// gezin makes the family of a client and its decisions.
func (b *bevolking) gezin(code string, p *profiel) Gezin {
	g := Gezin{Code: code, Loket: p.loket, Wijkteam: p.wijkteam, Aanbieder: p.aanbieder}
	decided := b.besluitdag(p.ingang)
	g.Melding, g.Aanvraag = b.wacht(decided)
	g.Adviesdag = g.Aanvraag
	g.Personen, g.Feiten = make([]Persoon, 0, 4), make([]gezin.Feit, 0, 28)
	v := &verteller{g: &g, nummers: b.nummers, dag: g.Aanvraag, thuis: b.rnd.IntN(len(straten())), huis: 1 + b.rnd.IntN(180)}
	b.leden(v, p)
	v.hulpvraag(g.Client, p.niveaus[gebiedSPF] != "", p.groep)
	v.opvoeding(true, p.loket == LoketCentraalOnthaal || p.loket == LoketJongeren)
	v.stemtToe()
	g.Besluiten = b.besluiten(&g, p, decided)
	v.loopt(g.Client, productGA, p.ingang, g.eind())
	return g
}

// leden adds the client, a partner now and then (2.6, Vader: it is rare that
// clients raise their children as a couple), and one to four children.
func (b *bevolking) leden(v *verteller, p *profiel) {
	age := 22 + b.rnd.IntN(24)
	if p.loket == LoketJongeren {
		age = 20 + b.rnd.IntN(6)
	}
	oldest := min(13, age-17)
	women, men, last := b.rnd.IntN(len(b.vrouwen)), b.rnd.IntN(len(b.mannen)), b.achternamen[b.rnd.IntN(len(b.achternamen))]
	woman := func() string { women++; return b.vrouwen[women%len(b.vrouwen)] }
	man := func() string { men++; return b.mannen[men%len(b.mannen)] }
	v.g.Client = v.volwassene(woman(), last, age, true)
	parents := []string{v.g.Client}
	if b.rnd.IntN(10) == 0 {
		parents = append(parents, v.volwassene(man(), b.achternamen[b.rnd.IntN(len(b.achternamen))], age+2, true))
		v.hulpvraag(parents[1], false, p.groep)
		v.partners(parents[0], parents[1])
	}
	for range []int{1, 1, 1, 1, 2, 2, 2, 3, 3, 4}[b.rnd.IntN(10)] {
		name := woman
		if b.rnd.IntN(2) == 0 {
			name = man
		}
		born := v.g.Melding - 30 - termijn.Dag(b.rnd.IntN(365*oldest))
		v.kind(name(), last, born, parents, parents, v.g.Client)
	}
}

// besluitdag gives a working day of decision at most a week before help begins,
// in the same quarter.
func (b *bevolking) besluitdag(ingang termijn.Dag) termijn.Dag {
	for d := ingang - termijn.Dag(b.rnd.IntN(8)); d < ingang; d++ {
		if d > b.eerste && kwartaal(d) == kwartaal(ingang) && termijn.Ketenwerkdag(d) {
			return d
		}
	}
	return ingang
}

// wacht gives the days of the report and the application before a decision.
// Invented within what the report tells (2.4, "Het duurt lang": months to half
// a year).
func (b *bevolking) wacht(besluit termijn.Dag) (melding, aanvraag termijn.Dag) {
	melding = max(besluit-30-termijn.Dag(b.rnd.IntN(150)), b.eerste)
	return melding, min(melding+14+termijn.Dag(b.rnd.IntN(28)), besluit-1)
}

// besluiten gives the first decision and, where there is one, the
// re-indication.
func (b *bevolking) besluiten(g *Gezin, p *profiel, decided termijn.Dag) []Besluit {
	first := Besluit{Gezin: g.Code, Persoon: g.Client, Volgnummer: 1, Soort: Toekenning, Wet: gezin.Wmo, Product: productGA, Versie: versieEen,
		Clientgroep: p.groep, Loket: p.loket, Wijkteam: p.wijkteam, Aanbieder: p.aanbieder, Melding: g.Melding, Aanvraag: g.Aanvraag,
		Datum: decided, Ingang: p.ingang, Einde: p.einde(), Gesloten: p.gesloten, Niveaus: b.toegekend(p)}
	if p.her == termijn.Geen {
		return []Besluit{first}
	}
	second := first
	second.Volgnummer, second.Soort, second.Melding = 2, Verlenging, termijn.Geen
	second.Datum = b.besluitdag(p.her)
	second.Aanvraag = second.Datum - 10 - termijn.Dag(b.rnd.IntN(60))
	second.Ingang, second.Einde, second.Gesloten = p.her, p.her.PlusMaanden(12)-1, termijn.Geen
	if second.Einde < b.peildag {
		second.Gesloten = second.Einde
	}
	return []Besluit{first, second}
}

// toegekend gives what was granted, in the order of the areas.
func (b *bevolking) toegekend(p *profiel) []Niveau {
	out := make([]Niveau, 0, len(p.niveaus))
	for _, area := range []string{gebiedSPF, gebiedOpvoed, "huishouden", "financien", "dagbesteding", "zelfzorg-gezondheid", gebiedNacht} {
		if level := p.niveaus[area]; level != "" {
			out = append(out, b.omvangen[area][level])
		}
	}
	return out
}

// opDatum puts decisions in order of date.
func opDatum(all []Besluit) {
	slices.SortFunc(all, func(a, b Besluit) int {
		if a.Datum != b.Datum {
			return int(a.Datum - b.Datum)
		}
		return strings.Compare(a.Gezin, b.Gezin)
	})
}

// caseload makes the 533 families of the evaluation.
func caseload(zaad uint64, n *nummers, teams []Wijkteam) []Gezin {
	rnd := rand.New(rand.NewPCG(zaad, 2018))
	people := nieuweBevolking(rnd, n, termijn.NieuweDag(2018, 1, 2), Peildag())
	profiles := profielen(rnd, teams)
	out := make([]Gezin, len(profiles))
	for i := range profiles {
		out[i] = people.gezin(fmt.Sprintf("gezin-%04d", i+1), &profiles[i])
	}
	return out
}
