package proefstad

import (
	"iter"
	"math/rand/v2"
	"strconv"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Groot gives n families of a bigger city, one at a time, for load tests. The
// same seed, n and day give the same families. Memory does not grow with n: a
// family is made when it is asked for and kept nowhere.
//
// They have the proportions of the published counts, drawn family by family,
// so that totals come near them and do not equal them. Help began in the three
// years before vandaag. Names, streets and numbers recur: there are 9091 numbers
// for tests, and every 9091st person has the same one again (some three people
// to a family, so a million families hold a number some 300 times). Searching
// on a BSN finds all of those, which is the worst case and none that a real city
// has. Codes of families are unique.
func Groot(zaad uint64, n int, vandaag termijn.Dag) iter.Seq[Gezin] {
	return func(yield func(Gezin) bool) {
		rnd := rand.New(rand.NewPCG(zaad, 1_000_000))
		people := nieuweBevolking(rnd, &nummers{acht: eersteTestnummer, rond: true}, vandaag.PlusMaanden(-48), vandaag)
		draw := nieuweTrekking(rnd, vandaag)
		for i := range n {
			p := draw.profiel()
			if !yield(people.gezin("groot-"+strconv.Itoa(i+1), &p)) {
				return
			}
		}
	}
}

// trekking draws clients in the proportions of the published counts.
type trekking struct {
	rnd                         *rand.Rand
	vandaag                     termijn.Dag
	teams                       []Wijkteam
	groups, desks, who, support []telling
	areas                       []verdeling
}

func nieuweTrekking(rnd *rand.Rand, vandaag termijn.Dag) *trekking {
	return &trekking{rnd: rnd, vandaag: vandaag, teams: wijkteams(), groups: clientgroepen(), desks: lokettelling(),
		who: aanbiedertelling(), support: opvoedniveaus(), areas: bijlage2()}
}

func (t *trekking) profiel() profiel {
	p := profiel{verloop: t.verloop(), groep: t.een(t.groups), loket: t.een(t.desks), aanbieder: t.een(t.who),
		wijkteam: t.teams[t.rnd.IntN(len(t.teams))].Code, niveaus: make(map[string]string, 5)}
	if p.niveaus[gebiedOpvoed] = t.een(t.support); p.niveaus[gebiedOpvoed] == "tijdelijk-intensief" {
		p.verloop = verloop{ingang: p.ingang}
	}
	if last := p.einde(); p.gesloten == termijn.Geen && last < t.vandaag {
		p.gesloten = last
	}
	for _, a := range t.areas {
		if level := t.een(a.niveaus); level != "" {
			p.niveaus[a.gebied] = level
		}
	}
	return p
}

// een draws a code in proportion to its count among all clients; empty where
// the draw falls on who has none.
func (t *trekking) een(counts []telling) string {
	at := t.rnd.IntN(aantalClienten)
	for _, c := range counts {
		if at -= c.aantal; at < 0 {
			return c.code
		}
	}
	return ""
}

// verloop draws when help began and, of some, when it ended or was extended.
func (t *trekking) verloop() verloop {
	v := verloop{ingang: t.vandaag - termijn.Dag(t.rnd.IntN(3*365))}
	for !beginDag(v.ingang) {
		v.ingang--
	}
	end := v.ingang + 100 + termijn.Dag(t.rnd.IntN(240))
	if end >= t.vandaag || t.rnd.IntN(3) > 0 {
		return v
	}
	v.gesloten = end
	if t.rnd.IntN(2) == 0 {
		v.her = end + 1
	}
	return v
}
