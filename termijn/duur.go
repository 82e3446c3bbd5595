package termijn

import (
	"strconv"
	"strings"
)

// Eenheid is the unit of a term.
type Eenheid uint8

// The units. The zero value is "no unit", of a term without a number.
const (
	GeenEenheid Eenheid = iota
	Uur
	DagEenheid
	Werkdag
	Week
	Maand
	Jaar
)

var eenheden = [...]struct{ een, meer string }{
	{"", ""}, {"uur", "uur"}, {"dag", "dagen"}, {"werkdag", "werkdagen"},
	{"week", "weken"}, {"maand", "maanden"}, {"jaar", "jaar"},
}

// Duur is the length of a term: "6 weken". The zero value is a term for which
// no source gives a number.
type Duur struct {
	Aantal  int
	Eenheid Eenheid
}

// maxAantal keeps the outcome of every computation within an int32 of days.
const maxAantal = 9999

// ParseDuur reads a length as the command line writes it: a number and a unit
// in the singular, "7dag", "6week", "3maand", and also "24uur", "5werkdag",
// "15jaar". A plural ("6weken") and one space between are accepted.
func ParseDuur(s string) (Duur, error) {
	if len(s) > 20 {
		return Duur{}, ErrDuur
	}
	cijfers := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz ")
	n, ok := number(cijfers)
	naam := strings.TrimPrefix(s[len(cijfers):], " ")
	if !ok || n < 1 || n > maxAantal {
		return Duur{}, ErrDuur
	}
	for e, namen := range eenheden[1:] {
		if naam == namen.een || naam == namen.meer {
			return Duur{n, Eenheid(e + 1)}, nil
		}
	}
	return Duur{}, ErrDuur
}

// String gives the length as ParseDuur reads it; empty for the zero value.
func (d Duur) String() string {
	if d.Aantal == 0 || int(d.Eenheid) >= len(eenheden) {
		return ""
	}
	return strconv.Itoa(d.Aantal) + eenheden[d.Eenheid].een
}

// Nederlands gives the length in words: "1 week", "6 weken".
func (d Duur) Nederlands() string {
	if d.Aantal == 0 || int(d.Eenheid) >= len(eenheden) {
		return "geen vaste duur"
	}
	naam := eenheden[d.Eenheid].meer
	if d.Aantal == 1 {
		naam = eenheden[d.Eenheid].een
	}
	return strconv.Itoa(d.Aantal) + " " + naam
}

// MarshalText writes what String gives.
func (d Duur) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDuur reads; nothing is the zero value.
func (d *Duur) UnmarshalText(tekst []byte) error {
	if len(tekst) == 0 {
		*d = Duur{}
		return nil
	}
	v, err := ParseDuur(string(tekst))
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// langste holds the longest term per unit to which the Algemene termijnenwet
// applies (art. 4 onder a: not to terms in hours, in more than 90 days, twelve
// weeks or three months, or in years). Working days are no unit of that law.
var langste = [...]int{DagEenheid: 90, Week: 12, Maand: 3, Jaar: 0}

// OnderTermijnenwet tells whether a statutory term of this length falls under
// the Algemene termijnenwet (art. 4 onder a). Whether the term is set by an act
// or a general administrative order (art. 1 and 5) is up to the caller.
func (d Duur) OnderTermijnenwet() bool {
	return d.Aantal > 0 && int(d.Eenheid) < len(langste) && d.Aantal <= langste[d.Eenheid]
}

// minstensDrieDagen tells whether art. 2 of the Algemene termijnenwet looks at
// the term: one of at least three days.
func (d Duur) minstensDrieDagen() bool { return d.Eenheid != DagEenheid || d.Aantal >= 3 }

// vanaf gives the day n units after the base (before it when richting is -1),
// with no extension: the same day of the week, or the same day of the month or
// else its last day.
func (d Duur) vanaf(basis Dag, richting int) Dag {
	n := d.Aantal * richting
	switch d.Eenheid {
	case Uur:
		return basis + Dag(n/24)
	case DagEenheid:
		return basis + Dag(n)
	case Week:
		return basis + Dag(7*n)
	case Maand:
		return basis.PlusMaanden(n)
	case Jaar:
		return basis.PlusMaanden(12 * n)
	}
	return basis
}
