package kostprijs

import (
	"errors"
	"fmt"
	"time"
)

// Datum is a calendar day as the number jjjjmmdd, so that days compare as
// numbers. The zero value means "no day given".
type Datum int32

// ErrDatum is returned for text that is not a day. It never repeats the text.
var ErrDatum = errors.New("geen datum: schrijf jaar-maand-dag, zoals 2023-07-01")

// ParseDatum reads "2023-07-01".
func ParseDatum(s string) (Datum, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1900 || t.Year() > 2200 {
		return 0, ErrDatum
	}
	return Datum(t.Year()*10000 + int(t.Month())*100 + t.Day()), nil
}

// MustDatum is ParseDatum for days that stand in source code.
func MustDatum(s string) Datum {
	d, err := ParseDatum(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Jaar gives the calendar year.
func (d Datum) Jaar() int { return int(d) / 10000 }

// String gives the day as data, or nothing for the zero value.
func (d Datum) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d/10000, d/100%100, d%100)
}

var maanden = [...]string{"", "januari", "februari", "maart", "april", "mei", "juni", "juli",
	"augustus", "september", "oktober", "november", "december"}

// Nederlands gives the day in words: "1 juli 2023".
func (d Datum) Nederlands() string {
	if d == 0 {
		return "onbekend"
	}
	return fmt.Sprintf("%d %s %d", d%100, maanden[d/100%100], d/10000)
}

// MarshalText writes the day as data.
func (d Datum) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Datum) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDatum(string(text))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// geldt tells whether day lies in the closed period from van to tot; a zero
// bound is open.
func geldt(van, tot, day Datum) bool {
	return (van == 0 || van <= day) && (tot == 0 || day <= tot)
}
