package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The published totals that the caseload is built from. Places are those of
// the evaluation "Het idee is super".
const (
	aantalClienten      = 533 // 2.1, Aantallen
	aantalHerindicaties = 100 // 2.1, note 9: 633 - 533
	herindicatiesK3     = 11  // 2.1, the third quarter of 2019; the other 89 in the fourth
	gemiddeldeDagen     = 219 // 2.1, of the closed ones
)

// eerstePerKwartaal is how many clients got their first decision in each
// quarter from the first of 2018 on. Invented: the report draws them and prints
// only that a careful start is followed by a gradual, strong rise from the
// first quarter of 2019 (2.1).
func eerstePerKwartaal() [8]int { return [8]int{6, 11, 19, 27, 68, 108, 137, 157} }

// geslotenZonderVervolg is how many ended without re-indication. Invented: the
// report does not say how many are closed. Even, because they are made in
// pairs around the mean.
const geslotenZonderVervolg = 80

// Peildag is the day of the data of the evaluation. Invented: the report says
// that the fourth quarter of 2019 was not over yet (2.1).
func Peildag() termijn.Dag { return termijn.NieuweDag(2019, 12, 16) }

// telling is how many clients have a value.
type telling struct {
	code   string
	aantal int
}

// clientgroepen: 2.1, table Cliëntprofielen, prints 0, 0, 0, 1, 90, 10 and 0%,
// together 101%. These four counts round to that and add up to 533.
func clientgroepen() []telling {
	return []telling{{groepVB, 1}, {groepVBIn, 3}, {groepOGGZ, 478}, {groepOGGZIn, 51}}
}

// opvoedniveaus: 2.1, chart of the level of 1b, prints 47, 47 and 6%; the text
// says that beperkt and midden are granted equally often.
func opvoedniveaus() []telling {
	return []telling{{"beperkt", 251}, {"midden", 251}, {"tijdelijk-intensief", 31}}
}

// lokettelling divides the entry over the desks. Twelve providers named the
// desk that refers most (2.4, chart): Centraal Onthaal 5, Wijkteam 5,
// VraagWijzer 2; the clients are divided so, 222, 222 and 89. The chart knows
// no Jongerenloket; 22 of Centraal Onthaal are given to it. Invented.
func lokettelling() []telling {
	return []telling{{LoketCentraalOnthaal, 200}, {LoketJongeren, 22}, {LoketWijkteam, 222}, {LoketVraagwijzer, 89}}
}

// verdeling is one result area of annex 2: how many unique clients at each
// level. Who is in none of them has nothing in that area.
type verdeling struct {
	gebied  string
	niveaus []telling
}

// bijlage2 gives the counts of annex 2, tables 1 to 5 and 8; tables 6 and 7
// (housing, informal care) are empty.
func bijlage2() []verdeling {
	return []verdeling{
		{gebiedSPF, []telling{{"beperkt", 53}, {"beperkt-midden", 114}, {"midden", 241}, {"midden-intensief", 102}, {"intensief", 21}}},
		{"huishouden", []telling{{"2-basis", 4}, {"3-basis", 3}, {"vrij-basis", 3}, {"vrij-hoog", 4}, {"vrij-laag", 1}}},
		{"financien", []telling{{"beperkt", 274}, {"midden", 144}, {"tijdelijk-intensief", 36}}},
		{"dagbesteding", []telling{{"beperkt", 82}, {"beperkt-midden", 5}, {"midden", 3}}},
		{"zelfzorg-gezondheid", []telling{{"beperkt", 79}, {"midden", 28}, {"midden-intensief", 2}}},
		{gebiedNacht, []telling{{"ambulante-wacht", 13}, {"slapende-wacht", 3}, {"vaste-wakende-wacht", 36}}},
	}
}

const gebiedNacht = "nachttoezicht"

// omvangen are invented sizes for each area and level: minutes per week, half
// days for day care (the highest number of the level: annex 2, table 4) and
// seven nights for supervision at night.
func omvangen() map[string]map[string]Niveau {
	minutes := map[string]map[string]int64{
		gebiedSPF:             {"beperkt": 60, "beperkt-midden": 90, "midden": 120, "midden-intensief": 180, "intensief": 240},
		gebiedOpvoed:          {"beperkt": 45, "midden": 90, "tijdelijk-intensief": 120},
		"huishouden":          {"2-basis": 120, "3-basis": 180, "vrij-laag": 90, "vrij-basis": 150, "vrij-hoog": 240},
		"financien":           {"beperkt": 30, "midden": 60, "tijdelijk-intensief": 120},
		"zelfzorg-gezondheid": {"beperkt": 45, "midden": 90, "midden-intensief": 150},
	}
	out := map[string]map[string]Niveau{"dagbesteding": {}, gebiedNacht: {}}
	for area, levels := range minutes {
		out[area] = map[string]Niveau{}
		for level, n := range levels {
			out[area][level] = Niveau{Gebied: area, Niveau: level, Minuten: n}
		}
	}
	for level, n := range map[string]int64{"beperkt": 2, "beperkt-midden": 4, "midden": 6} {
		out["dagbesteding"][level] = Niveau{Gebied: "dagbesteding", Niveau: level, Omvang: regeling.Omvang{Aantal: n, Eenheid: "dagdeel", Per: "week"}}
	}
	for _, level := range []string{"ambulante-wacht", "slapende-wacht", "vaste-wakende-wacht"} {
		out[gebiedNacht][level] = Niveau{Gebied: gebiedNacht, Niveau: level, Omvang: regeling.Omvang{Aantal: 7, Eenheid: "etmaal", Per: "week"}}
	}
	return out
}
