package termijn

// gelijkstelling is one royal decree that equates days with a holiday
// (Algemene termijnenwet art. 3 lid 3): the years that it covers, and its days.
type gelijkstelling struct {
	van, tot int // years
	bron     string
	dagen    []Dag
}

// gelijkstellingen holds the decrees that were found. A decree comes every
// three years, in the Staatscourant. For 2020 and 2021, and before 2017, none
// was found; after 2028 none has been made at the time of writing.
var gelijkstellingen = []gelijkstelling{
	{2017, 2019, "Stcrt. 2016, 58653", dagen("2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31", "2019-12-27")},
	{2022, 2022, "lijst van de feestdagen van 2022; besluit niet gezien", dagen("2022-05-27")},
	{2023, 2025, "Stcrt. 2022, 7812", dagen("2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30")},
	{2026, 2028, "Stcrt. 2025, 24713", dagen("2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26")},
}

func dagen(teksten ...string) []Dag {
	uit := make([]Dag, len(teksten))
	for i, s := range teksten {
		uit[i] = MustDag(s)
	}
	return uit
}

// GelijkgesteldeDagen gives the days of a year that a decree equates with a
// holiday (Algemene termijnenwet art. 3 lid 3). gedekt is false for a year of
// which this package knows no decree: then a term that ends on a bridge day may
// end later than computed. Covered are 2017 to 2019 and 2022 to 2028.
func GelijkgesteldeDagen(jaar int) (lijst []Feestdag, gedekt bool) {
	g := voorJaar(jaar)
	if g == nil {
		return nil, false
	}
	for _, d := range g.dagen {
		if d.Jaar() == jaar {
			lijst = append(lijst, Feestdag{d, "met een feestdag gelijkgestelde dag", g.bron})
		}
	}
	return lijst, true
}

func voorJaar(jaar int) *gelijkstelling {
	for i := range gelijkstellingen {
		if g := &gelijkstellingen[i]; g.van <= jaar && jaar <= g.tot {
			return g
		}
	}
	return nil
}

// gelijkgesteldOp gives the equated day on d, and whether the year is covered.
func gelijkgesteldOp(d Dag) (f Feestdag, is, gedekt bool) {
	g := voorJaar(d.Jaar())
	if g == nil {
		return Feestdag{}, false, false
	}
	for _, dag := range g.dagen {
		if dag == d {
			return Feestdag{d, "met een feestdag gelijkgestelde dag", g.bron}, true, true
		}
	}
	return Feestdag{}, false, true
}
