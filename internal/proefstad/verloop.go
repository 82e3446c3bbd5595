package proefstad

import (
	"math/rand/v2"
	"time"

	"codeberg.org/wijzer/wijzer/termijn"
)

// verloop is the course of one client: the first day, the last, and the first
// day of the re-indication.
type verloop struct {
	ingang   termijn.Dag
	gesloten termijn.Dag // of the first decision; Geen: running on Peildag
	her      termijn.Dag // Geen: no re-indication
}

// verlopen makes the 533 courses. Closed ones come in pairs, as many weeks
// above the mean as below it, so that the mean is 219 days exactly. They begin
// on Monday to Thursday: 219 days are then 157 days from Monday to Friday, as
// the report says, and so are pairs of them on average. (Counted without
// holidays that average cannot be reached; the test shows it.)
func verlopen(rnd *rand.Rand) []verloop {
	room := eerstePerKwartaal()
	out := make([]verloop, 0, aantalClienten)
	for i := 0; i < aantalHerindicaties; i += 2 {
		out = append(out, herindicaties(rnd, &room, i)...)
	}
	for k, n := range room {
		for range n {
			out = append(out, verloop{ingang: dagInKwartaal(rnd, k)})
		}
	}
	sluit(rnd, out[aantalHerindicaties:])
	rnd.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// herindicaties draws the i-th and the next re-indication until both first
// decisions fit in their quarters.
func herindicaties(rnd *rand.Rand, room *[8]int, i int) []verloop {
	for {
		weeks := termijn.Dag(7 * rnd.IntN(10))
		a, b := herindicatie(rnd, i, weeks), herindicatie(rnd, i+1, -weeks)
		if a.ingang == termijn.Geen || b.ingang == termijn.Geen {
			continue
		}
		left := *room
		left[kwartaal(a.ingang)]--
		left[kwartaal(b.ingang)]--
		if left[kwartaal(a.ingang)] >= 0 && left[kwartaal(b.ingang)] >= 0 {
			*room = left
			return []verloop{a, b}
		}
	}
}

// herindicatie draws the first day of the i-th re-indication; the first
// decision ended the day before and lasted so much more than the mean. A draw
// that gives no working days has no ingang.
func herindicatie(rnd *rand.Rand, i int, meer termijn.Dag) verloop {
	quarter := 7
	if i < herindicatiesK3 {
		quarter = 6
	}
	first, last := kwartaaldagen(quarter)
	her := first + termijn.Dag(rnd.IntN(int(last-first)+1))
	ingang := her - gemiddeldeDagen - meer
	if !beginDag(ingang) || !termijn.Ketenwerkdag(her) {
		return verloop{}
	}
	return verloop{ingang: ingang, gesloten: her - 1, her: her}
}

// sluit closes who was granted a year that is over, and so many others that the
// closed ones without re-indication are as many as they should be.
func sluit(rnd *rand.Rand, all []verloop) {
	var over, early []*verloop
	for i := range all {
		switch v := &all[i]; {
		case v.ingang.PlusMaanden(12)-1 < Peildag():
			over = append(over, v)
		case v.ingang+gemiddeldeDagen <= Peildag():
			early = append(early, v)
		}
	}
	shuffle(rnd, over)
	shuffle(rnd, early)
	early = early[:geslotenZonderVervolg-len(over)]
	for i, v := range early { // ends early, so another lasts long
		weeks := termijn.Dag(7 * rnd.IntN(19))
		v.gesloten, over[i].gesloten = v.laatste(-weeks), over[i].laatste(weeks)
	}
	for rest := over[len(early):]; len(rest) > 0; rest = rest[2:] {
		weeks := termijn.Dag(7 * rnd.IntN(19))
		rest[0].gesloten, rest[1].gesloten = rest[0].laatste(weeks), rest[1].laatste(-weeks)
	}
}

// laatste gives the last day of a course that lasts so much more than the mean.
func (v *verloop) laatste(meer termijn.Dag) termijn.Dag { return v.ingang + gemiddeldeDagen + meer - 1 }

// dagInKwartaal draws a first day in a quarter, before Peildag.
func dagInKwartaal(rnd *rand.Rand, quarter int) termijn.Dag {
	first, last := kwartaaldagen(quarter)
	for {
		if d := first + termijn.Dag(rnd.IntN(int(last-first)+1)); beginDag(d) {
			return d
		}
	}
}

// kwartaaldagen gives the days on which help can begin in a quarter, counted
// from the first of 2018. The first week of 2018 is left out, so that a report
// can come before the first decision.
func kwartaaldagen(quarter int) (first, last termijn.Dag) {
	first = termijn.NieuweDag(2018, time.Month(1+3*quarter), 1)
	last = termijn.NieuweDag(2018, time.Month(4+3*quarter), 1) - 1
	return max(first, termijn.NieuweDag(2018, 1, 8)), min(last, Peildag()-3)
}

// kwartaal counts quarters from the first of 2018.
func kwartaal(d termijn.Dag) int {
	year, month, _ := d.Datum()
	return (year-2018)*4 + (int(month)-1)/3
}

// beginDag tells whether help begins on such a day: Monday to Thursday, no
// holiday.
func beginDag(d termijn.Dag) bool {
	w := d.Weekdag()
	return time.Monday <= w && w <= time.Thursday && termijn.Ketenwerkdag(d)
}

func shuffle[T any](rnd *rand.Rand, all []T) {
	rnd.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}
