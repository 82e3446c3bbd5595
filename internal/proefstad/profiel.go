package proefstad

import (
	"math/rand/v2"

	"codeberg.org/wijzer/wijzer/termijn"
)

// profiel is what is counted of one client.
type profiel struct {
	verloop
	groep     string
	niveaus   map[string]string // by result area; none: not granted
	loket     string
	wijkteam  string
	aanbieder string
}

// profielen gives every client of the caseload his place in each published
// count. Counts are dealt out apart from each other, but for what cannot go
// together: supervision at night is for who lives in a facility, and the
// highest level of parenting support lasts six months at most.
func profielen(rnd *rand.Rand, teams []Wijkteam) []profiel {
	out := make([]profiel, aantalClienten)
	desks, providers := deel(rnd, lokettelling()), deel(rnd, aanbiedertelling())
	groups := deel(rnd, clientgroepen())
	for i, v := range verlopen(rnd) {
		out[i] = profiel{verloop: v, groep: groups[i], loket: desks[i], aanbieder: providers[i],
			wijkteam: teams[rnd.IntN(len(teams))].Code, niveaus: map[string]string{}}
	}
	deelOpvoeding(rnd, out)
	for _, area := range bijlage2() {
		who := alle(len(out))
		if area.gebied == gebiedNacht {
			who = intramuraal(out)
		}
		deelNiveaus(rnd, out, who, area)
	}
	return out
}

// deel makes a shuffled list with each code as often as it is counted.
func deel(rnd *rand.Rand, counts []telling) []string {
	out := make([]string, 0, aantalClienten)
	for _, c := range counts {
		for range c.aantal {
			out = append(out, c.code)
		}
	}
	shuffle(rnd, out)
	return out
}

func deelNiveaus(rnd *rand.Rand, all []profiel, who []int, area verdeling) {
	shuffle(rnd, who)
	for i, level := range deel(rnd, area.niveaus) {
		all[who[i]].niveaus[area.gebied] = level
	}
}

// deelOpvoeding gives everyone a level of parenting support.
func deelOpvoeding(rnd *rand.Rand, all []profiel) {
	counts := opvoedniveaus()
	var short, rest []int
	for i := range all {
		if all[i].kort() {
			short = append(short, i)
		} else {
			rest = append(rest, i)
		}
	}
	shuffle(rnd, short)
	intensive := counts[len(counts)-1]
	for _, i := range short[:intensive.aantal] {
		all[i].niveaus[gebiedOpvoed] = intensive.code
	}
	rest = append(rest, short[intensive.aantal:]...)
	deelNiveaus(rnd, all, rest, verdeling{gebiedOpvoed, counts[:len(counts)-1]})
}

// kort tells whether the course fits in six months: it ended in time, or began
// less than six months before Peildag.
func (p *profiel) kort() bool {
	half := p.ingang.PlusMaanden(6)
	return p.her == termijn.Geen && (p.gesloten != termijn.Geen && p.gesloten < half || p.gesloten == termijn.Geen && half > Peildag())
}

func intramuraal(all []profiel) (who []int) {
	for i := range all {
		if all[i].groep == groepOGGZIn || all[i].groep == groepVBIn {
			who = append(who, i)
		}
	}
	return who
}

func alle(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func aanbiedertelling() []telling {
	var out []telling
	for _, r := range aanbiederrijen() {
		out = append(out, telling{r.code, r.clienten})
	}
	return out
}

// einde gives the last day of what was granted: a year, half a year at the
// highest level of parenting support, and for who was re-indicated the day
// before that.
func (p *profiel) einde() termijn.Dag {
	switch {
	case p.her != termijn.Geen:
		return p.gesloten
	case p.niveaus[gebiedOpvoed] == "tijdelijk-intensief":
		return p.ingang.PlusMaanden(6) - 1
	}
	return p.ingang.PlusMaanden(12) - 1
}
