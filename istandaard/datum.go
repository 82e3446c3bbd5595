package istandaard

import (
	"strings"
	"time"
)

// Datum is a date as the messages write it: JJJJ-MM-DD, without time zone. The
// empty Datum is one that is not filled in.
//
// It is text, so that a message that is read is also written as it was; use Dag
// for reckoning. Dates from the year 0001 to 9999 compare rightly as text.
type Datum string

// DatumVan gives the date of a moment, in the location that the moment has.
func DatumVan(t time.Time) Datum { return Datum(t.Format(time.DateOnly)) }

// Dag gives the date as midnight UTC. It reports false when the date is empty or
// does not exist; the schema also lets years beyond 9999 pass, which this does not.
func (d Datum) Dag() (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, spatieloos(string(d)))
	return t, err == nil
}

// Voor reports whether d comes before other. An empty date comes before none.
func (d Datum) Voor(other Datum) bool { return d != "" && other != "" && d < other }

// Na reports whether d comes after other. An empty date comes after none.
func (d Datum) Na(other Datum) bool { return d != "" && other != "" && d > other }

// Plus gives the date that many days further on (or back). An empty or wrong
// date gives an empty one.
func (d Datum) Plus(dagen int) Datum {
	t, ok := d.Dag()
	if !ok {
		return ""
	}
	return DatumVan(t.AddDate(0, 0, dagen))
}

// Tijd is a time of day as the messages write it: uu:mm:ss, without time zone.
type Tijd string

// TijdVan gives the time of day of a moment, in whole seconds.
func TijdVan(t time.Time) Tijd { return Tijd(t.Format(time.TimeOnly)) }

// isDatum follows the lexical space of xs:date without time zone: a year of at
// least four digits, without zeros in front when there are more, not 0000.
func isDatum(s string) bool {
	s = strings.TrimPrefix(s, "-")
	i := strings.IndexByte(s, '-')
	if i < 4 || len(s) != i+6 || s[i+3] != '-' {
		return false
	}
	jaar, maand, dag := s[:i], s[i+1:i+3], s[i+4:]
	if !alleCijfers(jaar) || !alleCijfers(maand) || !alleCijfers(dag) ||
		jaar == "0000" || i > 4 && jaar[0] == '0' {
		return false
	}
	// Leap years repeat every 400, so the last digits tell all.
	j := 0
	for _, c := range jaar {
		j = (j*10 + int(c-'0')) % 400
	}
	m, d := tweeCijfers(maand), tweeCijfers(dag)
	return m >= 1 && m <= 12 && d >= 1 && d <= dagenIn(j, m)
}

func dagenIn(jaar, maand int) int {
	switch maand {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if jaar%4 == 0 && (jaar%100 != 0 || jaar%400 == 0) {
			return 29
		}
		return 28
	default:
		return 31
	}
}

func tweeCijfers(s string) int { return int(s[0]-'0')*10 + int(s[1]-'0') }

// isTijd follows the lexical space of xs:time without time zone: uu:mm:ss with
// maybe a fraction of a second. 24:00:00 is the end of the day.
func isTijd(s string) bool {
	heel, breuk, metBreuk := strings.Cut(s, ".")
	if len(heel) != 8 || heel[2] != ':' || heel[5] != ':' || metBreuk && (breuk == "" || !alleCijfers(breuk)) {
		return false
	}
	if !alleCijfers(heel[:2]) || !alleCijfers(heel[3:5]) || !alleCijfers(heel[6:]) {
		return false
	}
	u, m, sec := tweeCijfers(heel), tweeCijfers(heel[3:]), tweeCijfers(heel[6:])
	if u == 24 {
		return m == 0 && sec == 0 && strings.Trim(breuk, "0") == ""
	}
	return u < 24 && m < 60 && sec < 60
}
