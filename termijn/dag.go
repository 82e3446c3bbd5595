package termijn

import (
	"errors"
	"strconv"
	"time"
)

// Dag is a calendar date without time or zone, counted in days: 1 January of
// the year 1 is day 1. The zero value is no date at all. Dates compare with
// the ordinary operators and differ by subtraction.
type Dag int32

// Geen is the absence of a date, the zero value of Dag.
const Geen Dag = 0

// ErrDag is returned for text that is not a date. It never repeats the text.
var ErrDag = errors.New("geen datum: schrijf jaar, maand en dag als JJJJ-MM-DD, zoals 2026-05-01")

const (
	days400 = 146097
	days100 = 36524
	days4   = 1461
)

// NieuweDag gives the date of a year (1 to 9999), month and day of the month.
// Days and months outside their range carry over, as in time.Date.
func NieuweDag(jaar int, maand time.Month, dag int) Dag {
	t := time.Date(jaar, maand, dag, 0, 0, 0, 0, time.UTC)
	return DagVan(t)
}

// DagVan gives the calendar date that t shows in its own zone. Convert to the
// zone of the Netherlands first where that matters.
func DagVan(t time.Time) Dag {
	y, m, d := t.Date()
	// Days since 1 March of the year 0, by counting years from March on, so
	// that the leap day comes last.
	if m <= 2 {
		y--
	}
	era, yoe := y/400, y%400
	doy := (153*((int(m)+9)%12)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return Dag(era*days400 + doe - 305)
}

// ParseDag reads a date as JJJJ-MM-DD, and nothing else.
func ParseDag(s string) (Dag, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Geen, ErrDag
	}
	y, okY := number(s[:4])
	m, okM := number(s[5:7])
	d, okD := number(s[8:])
	if !okY || !okM || !okD || y == 0 || m < 1 || m > 12 || d < 1 {
		return Geen, ErrDag
	}
	day := NieuweDag(y, time.Month(m), d)
	if _, month, _ := day.Datum(); month != time.Month(m) {
		return Geen, ErrDag
	}
	return day, nil
}

func number(s string) (int, bool) {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// MustDag is ParseDag for dates that stand in source code. It panics on a
// fault and is meant for tests and tables.
func MustDag(s string) Dag {
	d, err := ParseDag(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Datum gives the year, month and day of the month.
func (d Dag) Datum() (jaar int, maand time.Month, dag int) {
	z := int(d) + 305
	era, doe := z/days400, z%days400
	yoe := (doe - doe/(days4-1) + doe/days100 - doe/(days400-1)) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	dag = doy - (153*mp+2)/5 + 1
	maand = time.Month((mp+2)%12 + 1)
	jaar = yoe + era*400
	if maand <= 2 {
		jaar++
	}
	return jaar, maand, dag
}

// Jaar gives the calendar year.
func (d Dag) Jaar() int { y, _, _ := d.Datum(); return y }

// Weekdag gives the day of the week.
func (d Dag) Weekdag() time.Weekday { return time.Weekday(int(d) % 7) }

// PlusMaanden gives the same day number n months later (earlier when n is
// negative), or the last day of that month where it has no such day.
func (d Dag) PlusMaanden(n int) Dag {
	y, m, day := d.Datum()
	first := NieuweDag(y, m+time.Month(n), 1)
	y, m, _ = first.Datum()
	last := NieuweDag(y, m+1, 1) - first
	return first + min(Dag(day), last) - 1
}

// Leeftijd gives the age in whole years on the given day of someone born on d.
// Someone born on 29 February comes of age on 1 March in other years.
func (d Dag) Leeftijd(op Dag) int {
	by, bm, bd := d.Datum()
	y, m, day := op.Datum()
	age := y - by
	if m < bm || m == bm && day < bd {
		age--
	}
	return age
}

// String gives the date as JJJJ-MM-DD; no date is the empty string.
func (d Dag) String() string {
	if d == Geen {
		return ""
	}
	y, m, day := d.Datum()
	return string([]byte{
		byte('0' + y/1000%10), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-',
		byte('0' + m/10), byte('0' + m%10), '-', byte('0' + day/10), byte('0' + day%10),
	})
}

var months = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli",
	"augustus", "september", "oktober", "november", "december"}

// Nederlands gives the date in words: "7 maart 2022".
func (d Dag) Nederlands() string {
	if d == Geen {
		return ""
	}
	y, m, day := d.Datum()
	return strconv.Itoa(day) + " " + months[m-1] + " " + strconv.Itoa(y)
}

// MarshalText writes the date as JJJJ-MM-DD.
func (d Dag) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Dag) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Geen
		return nil
	}
	v, err := ParseDag(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}
