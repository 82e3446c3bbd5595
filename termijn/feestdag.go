package termijn

import "time"

// Feestdag is a day on which no term of the Algemene termijnenwet ends.
type Feestdag struct {
	Dag  Dag
	Naam string // as the law names it
	Bron string // article or decree
}

const (
	atw31 = "Algemene termijnenwet art. 3 lid 1"
	atw32 = "Algemene termijnenwet art. 3 lid 2"
)

// Pasen gives Easter Sunday of a year of the Gregorian calendar, by the rule of
// Gauss in the form that holds for every year (Meeus).
func Pasen(jaar int) Dag {
	maan := jaar % 19
	eeuw, rest := jaar/100, jaar%100
	zon := eeuw - eeuw/4 - (eeuw-(eeuw+8)/25+1)/3
	epacta := (19*maan + zon + 15) % 30
	weekdag := (32 + 2*(eeuw%4) + 2*(rest/4) - epacta - rest%4) % 7
	terug := (maan + 11*epacta + 22*weekdag) / 451
	som := epacta + weekdag - 7*terug + 114
	return NieuweDag(jaar, time.Month(som/31), som%31+1)
}

// verjaardagen holds on which day the birthday of the King or Queen is
// celebrated, the newest first; on a Sunday it is celebrated the day before.
var verjaardagen = []struct {
	vanaf int
	maand time.Month
	dag   int
	naam  string
}{
	{2014, time.April, 27, "Koningsdag"},
	{1980, time.April, 30, "Koninginnedag"},
}

func verjaardag(jaar int) (Dag, string) {
	for _, v := range verjaardagen {
		if jaar >= v.vanaf {
			d := NieuweDag(jaar, v.maand, v.dag)
			if d.Weekdag() == time.Sunday {
				d--
			}
			return d, v.naam
		}
	}
	return Geen, ""
}

// Feestdagen gives the holidays of a year (Algemene termijnenwet art. 3 lid 1)
// and Goede Vrijdag (lid 2), in the order of the calendar but for the day that
// the King's birthday is celebrated, which can follow Easter or precede it.
// The days of lid 3, equated by decree, are in GelijkgesteldeDagen.
func Feestdagen(jaar int) []Feestdag {
	pasen := Pasen(jaar)
	dagen := []Feestdag{
		{NieuweDag(jaar, time.January, 1), "Nieuwjaarsdag", atw31},
		{pasen - 2, "Goede Vrijdag", atw32},
		{pasen + 1, "tweede paasdag", atw31},
		{NieuweDag(jaar, time.May, 5), "5 mei", atw31},
		{pasen + 39, "Hemelvaartsdag", atw31},
		{pasen + 50, "tweede pinksterdag", atw31},
		{NieuweDag(jaar, time.December, 25), "eerste kerstdag", atw31},
		{NieuweDag(jaar, time.December, 26), "tweede kerstdag", atw31},
	}
	if d, naam := verjaardag(jaar); d != Geen {
		dagen = append(dagen, Feestdag{d, naam, atw31})
	}
	return dagen
}

// feestdagOp gives the holiday on a day, without making the list of the year:
// this is the inner loop of every count.
func feestdagOp(d Dag) (Feestdag, bool) {
	jaar, maand, dag := d.Datum()
	naam, bron := "", atw31
	switch {
	case maand == time.January && dag == 1:
		naam = "Nieuwjaarsdag"
	case maand == time.May && dag == 5:
		naam = "5 mei"
	case maand == time.December && dag == 25:
		naam = "eerste kerstdag"
	case maand == time.December && dag == 26:
		naam = "tweede kerstdag"
	case maand >= time.March && maand <= time.June:
		naam, bron = voorjaarsfeest(d, jaar)
	}
	return Feestdag{d, naam, bron}, naam != ""
}

func voorjaarsfeest(d Dag, jaar int) (naam, bron string) {
	switch d - Pasen(jaar) {
	case -2:
		return "Goede Vrijdag", atw32
	case 1:
		return "tweede paasdag", atw31
	case 39:
		return "Hemelvaartsdag", atw31
	case 50:
		return "tweede pinksterdag", atw31
	}
	if v, n := verjaardag(jaar); d == v {
		return n, atw31
	}
	return "", ""
}
