package toegang

import "codeberg.org/wijzer/wijzer/termijn"

// Spreekgrond is why someone may see and act for a person.
type Spreekgrond string

// The grounds to speak for a person.
const (
	Zelf             Spreekgrond = "zelf"
	OuderMetGezag    Spreekgrond = "ouder-met-gezag"
	Vertegenwoordigt Spreekgrond = "vertegenwoordiger" // mentor, curator, voogd, or by power of attorney
)

// The ages of Wmo 2015 art. 5.3.2 and Jeugdwet art. 7.3.4, 7.3.5 and 7.3.10:
// under 12 the parents with custody; from 12 the child as well; from 16 the
// child alone.
const (
	leeftijdMee    = 12
	leeftijdAlleen = 16
)

// Gezagstijdvak is a period in which someone holds custody of a child, as the
// gezagsregister or a judgement says it.
type Gezagstijdvak struct {
	Ouder    string
	Van, Tot termijn.Dag // Tot: the first day without; Geen: open
}

// Vertegenwoordigingen gives the rows of Vertegenwoordigd for one person: when
// he sees his own file, and when each holder of custody does. Without a known
// birth date nobody but a later decision opens the file: no row is given.
func Vertegenwoordigingen(persoon string, geboren termijn.Dag, gezag []Gezagstijdvak) []Relatierij {
	if geboren == termijn.Geen {
		return nil
	}
	mee, alleen := birthday(geboren, leeftijdMee), birthday(geboren, leeftijdAlleen)
	rijen := []Relatierij{Vertegenwoordiging(persoon, persoon, Zelf, mee, termijn.Geen)}
	for _, g := range gezag {
		tot := alleen
		if g.Tot != termijn.Geen && g.Tot < tot {
			tot = g.Tot
		}
		van := max(g.Van, geboren)
		if g.Ouder != persoon && van < tot {
			rijen = append(rijen, Vertegenwoordiging(g.Ouder, persoon, OuderMetGezag, van, tot))
		}
	}
	return rijen
}

// Vertegenwoordiging is a row of Vertegenwoordigd, for a mentor, curator,
// voogd or power of attorney; Vertegenwoordigingen makes those of age.
func Vertegenwoordiging(lezer, persoon string, grond Spreekgrond, van, tot termijn.Dag) Relatierij {
	return perDag(van, tot, map[Kolom]string{CLezer: lezer, CPersoon: persoon, CGrond: string(grond)})
}

// birthday gives the first day on which someone has the age. Who was born on
// 29 February comes of age on 1 March in other years, as in Dag.Leeftijd.
func birthday(geboren termijn.Dag, leeftijd int) termijn.Dag {
	y, m, d := geboren.Datum()
	return termijn.NieuweDag(y+leeftijd, m, d)
}
