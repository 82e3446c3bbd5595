package vorm

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Dated is anything that can say its day: a time.Time is one.
type Dated interface {
	Date() (year int, month time.Month, day int)
}

// Funcs gives the functions that every template has, except toon and asset,
// which belong to a [Renderer]. Instants are shown in zone.
//
//	datum d        7 maart 2022           (time.Time, Dated, or text 2022-03-07)
//	datumkort d    07-03-2022             for narrow tables
//	datumiso d     2022-03-07             for the datetime attribute
//	moment t       7 maart 2022 om 14.30 uur
//	bedrag b       € 1.234,56
//	tijd m         1 uur 30 minuten per week
//	duur m         1 uur 30 minuten
//	getal n        12.345
//	meervoud n "kind" "kinderen"          1 kind, 3 kinderen
//	opsomming list Sanne, Joris en Lot
//	icoon name     an icon, hidden from screen readers
//
// A day that is not known (the zero value) gives an empty text.
func Funcs(zone *time.Location) template.FuncMap {
	return template.FuncMap{
		"datum":     Datum,
		"datumkort": datumKort,
		"datumiso":  datumISO,
		"moment":    func(t time.Time) string { return Moment(t, zone) },
		"bedrag":    func(b geld.Bedrag) string { return b.Nederlands() },
		"tijd":      Tijd,
		"duur":      func(m geld.Minuten) string { return m.Nederlands() },
		"getal":     func(n any) (string, error) { return getal(n) },
		"meervoud":  meervoud,
		"opsomming": Opsomming,
		"icoon":     icon,
	}
}

var months = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

// day finds the date in v; ok is false for the zero value. A fault never
// repeats v, which may be about a person.
func day(v any) (year int, month time.Month, dag int, ok bool, err error) {
	switch d := v.(type) {
	case nil:
		return 0, 0, 0, false, nil
	case time.Time:
		year, month, dag = d.Date()
		return year, month, dag, !d.IsZero(), nil
	case Dated:
		year, month, dag = d.Date()
		return year, month, dag, year != 0, nil
	case string:
		return isoDay(d)
	case fmt.Stringer:
		return isoDay(d.String())
	}
	return 0, 0, 0, false, fmt.Errorf("vorm: a value of type %T is no date", v)
}

func isoDay(s string) (year int, month time.Month, dag int, ok bool, err error) {
	if s == "" {
		return 0, 0, 0, false, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, 0, 0, false, fmt.Errorf("vorm: a text that is no date")
	}
	year, month, dag = t.Date()
	return year, month, dag, true, nil
}

// Datum writes a day as a Dutch reader expects it: "7 maart 2022". It takes a
// time.Time (its own zone counts), a [Dated], or ISO text.
func Datum(v any) (string, error) {
	y, m, d, ok, err := day(v)
	if !ok {
		return "", err
	}
	return fmt.Sprintf("%d %s %d", d, months[m-1], y), nil
}

func datumKort(v any) (string, error) {
	y, m, d, ok, err := day(v)
	if !ok {
		return "", err
	}
	return fmt.Sprintf("%02d-%02d-%04d", d, m, y), nil
}

func datumISO(v any) (string, error) {
	y, m, d, ok, err := day(v)
	if !ok {
		return "", err
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), nil
}

// Moment writes an instant in a zone: "7 maart 2022 om 14.30 uur".
func Moment(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(zone)
	text, _ := Datum(t) // a time.Time that is not zero always has a date
	return fmt.Sprintf("%s om %d.%02d uur", text, t.Hour(), t.Minute())
}

// Tijd writes a length of help per week: "1 uur 30 minuten per week".
func Tijd(m geld.Minuten) string { return m.Nederlands() + " per week" }

func getal(v any) (string, error) {
	var n int64
	switch x := v.(type) {
	case int:
		n = int64(x)
	case int64:
		n = x
	case uint32:
		n = int64(x)
	default:
		return "", fmt.Errorf("vorm: a value of type %T is no whole number", v)
	}
	return Getal(n), nil
}

// Getal writes a whole number with points between the thousands: "12.345".
func Getal(n int64) string {
	s, negative := strings.CutPrefix(strconv.FormatInt(n, 10), "-")
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	if negative {
		return "-" + s
	}
	return s
}

func meervoud(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Getal(int64(n)) + " " + more
}

// Opsomming joins names in a sentence: "Sanne, Joris en Lot".
func Opsomming(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " en " + names[last]
}
