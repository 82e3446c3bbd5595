// Package gezin holds what is known about a family: people, relations and
// facts with their source, label and two-sided time, and the situation that
// follows from them on one day.
//
// What is not known is absent. A value may also be known only as a range (a
// birth year, a guessed number of months); the rules then answer with what is
// certain. The kinds of facts are not fixed here: a catalogue declares them
// (see package regeling).
package gezin

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Soort is the type of a value.
type Soort uint8

// The types of values. The zero value is a value that is not known.
const (
	Onbekend Soort = iota
	Waarheid       // yes or no
	Getal          // a whole number, or a range of whole numbers
	Code           // one of the codes that the kind of fact lists
	Datum          // a date, or a range of dates
)

var soortNames = [...]string{"onbekend", "waarheid", "getal", "code", "datum"}

// String gives the name that catalogues use.
func (s Soort) String() string { return soortNames[s] }

// ParseSoort finds a type by the name that catalogues use.
func ParseSoort(name string) (Soort, bool) {
	for i, n := range soortNames[1:] {
		if n == name {
			return Soort(i + 1), true
		}
	}
	return Onbekend, false
}

// Waarde is the value of one fact. The zero value is "not known".
type Waarde struct {
	Soort    Soort
	Min, Max int64  // Getal and Datum: the range, both ends included; Waarheid: 0 or 1 in both
	Code     string // Code: the chosen code
	Feit     string // the id of the fact that gave the value, for the receipt; may be empty
}

// JaNee is the value yes or no.
func JaNee(ja bool) Waarde {
	if ja {
		return Waarde{Soort: Waarheid, Min: 1, Max: 1}
	}
	return Waarde{Soort: Waarheid}
}

// Aantal is the value of a whole number.
func Aantal(n int64) Waarde { return Waarde{Soort: Getal, Min: n, Max: n} }

// Tussen is a whole number of which only the range is known, both ends
// included.
func Tussen(min, max int64) Waarde { return Waarde{Soort: Getal, Min: min, Max: max} }

// Keus is the value of a code.
func Keus(code string) Waarde { return Waarde{Soort: Code, Code: code} }

// Op is the value of a date.
func Op(d termijn.Dag) Waarde { return Waarde{Soort: Datum, Min: int64(d), Max: int64(d)} }

// TussenDagen is a date of which only the range is known, both ends included:
// of a birth year 1990, for example, 1 January and 31 December.
func TussenDagen(eerste, laatste termijn.Dag) Waarde {
	return Waarde{Soort: Datum, Min: int64(eerste), Max: int64(laatste)}
}

// Bekend tells whether anything is known of the value.
func (w Waarde) Bekend() bool { return w.Soort != Onbekend }

// Met gives the value with the id of the fact that it came from.
func (w Waarde) Met(feit string) Waarde {
	w.Feit = feit
	return w
}

// Zelfde tells whether two values say the same, whatever fact they came from.
func (w Waarde) Zelfde(v Waarde) bool {
	w.Feit, v.Feit = "", ""
	return w == v
}

// String gives the value as data: "ja", "3", "3..6", "2022-03-07", a code; the
// empty string where nothing is known.
func (w Waarde) String() string {
	switch w.Soort {
	case Waarheid:
		if w.Min == 1 {
			return "ja"
		}
		return "nee"
	case Code:
		return w.Code
	case Getal:
		return between(strconv.FormatInt(w.Min, 10), strconv.FormatInt(w.Max, 10))
	case Datum:
		return between(termijn.Dag(w.Min).String(), termijn.Dag(w.Max).String())
	}
	return ""
}

func between(min, max string) string {
	if min == max {
		return min
	}
	return min + ".." + max
}
