package kostprijs

import (
	"fmt"
	"strings"
)

// Code is the stable name of a kind of fault. Codes are only ever added.
type Code string

// The faults of a tariff input. Each says in its message what to do.
const (
	FoutGrondslag  Code = "TARIEF-01" // a percentage without a base, or with a base that does not fit
	FoutBron       Code = "TARIEF-02" // a number or choice without a source
	FoutMix        Code = "TARIEF-03" // a mix that is not 100%
	FoutSchaal     Code = "TARIEF-04" // a scale that the cao lacks on that date
	FoutOpen       Code = "TARIEF-05" // an open choice that nobody made
	FoutCao        Code = "TARIEF-06" // a cao that is not known, or has no table on that date
	FoutWaarde     Code = "TARIEF-07" // a value that is missing or no number
	FoutStatus     Code = "TARIEF-08" // a status that is missing or not known
	FoutKiezer     Code = "TARIEF-09" // nobody is named who chose
	FoutEenheid    Code = "TARIEF-10" // a unit that does not fit
	FoutNaam       Code = "TARIEF-11" // a name outside the vocabulary
	FoutDubbel     Code = "TARIEF-12" // the same thing twice
	FoutBereik     Code = "TARIEF-13" // a value outside what can be
	FoutGeldigheid Code = "TARIEF-14" // not valid on the day of the tariff
	FoutPeriodiek  Code = "TARIEF-15" // a step that the scale lacks
	FoutProductief Code = "TARIEF-16" // productivity both stated and built, or neither
	FoutGegeven    Code = "TARIEF-17" // the tables have no value for that day
	FoutTabelkeuze Code = "TARIEF-18" // a derived table is newer than the published one: choose
	FoutUren       Code = "TARIEF-19" // no productive hours are left
	FoutDatum      Code = "TARIEF-20" // a date that is missing or no date
	FoutBestand    Code = "TARIEF-21" // the file cannot be read as a tariff
	FoutTeGroot    Code = "TARIEF-22" // an outcome too large to be an amount
	FoutTrekking   Code = "TARIEF-23" // a sample that cannot be drawn
	FoutInternBron Code = "TARIEF-90" // an embedded table is not in order
)

// Fout is one fault: a stable code, the path in the input, and a Dutch
// sentence that says what to do. The sentence never repeats what was typed.
type Fout struct {
	Code    Code   `json:"code"`
	Pad     string `json:"pad"`
	Melding string `json:"melding"`
}

// Error gives the fault on one line.
func (f Fout) Error() string { return fmt.Sprintf("%s %s: %s", f.Code, f.Pad, f.Melding) }

// Fouten is every fault that was found, in the order of the input. It is an
// error only when it is not empty: return it through AlsFout.
type Fouten []Fout

// Error gives one fault per line.
func (f Fouten) Error() string {
	lines := make([]string, len(f))
	for i, fout := range f {
		lines[i] = fout.Error()
	}
	return strings.Join(lines, "\n")
}

// AlsFout gives the faults as an error, or nil when there are none.
func (f Fouten) AlsFout() error {
	if len(f) == 0 {
		return nil
	}
	return f
}

func (f *Fouten) meld(code Code, path, message string) {
	*f = append(*f, Fout{Code: code, Pad: path, Melding: message})
}

// Heeft tells whether a fault with this code is among them.
func (f Fouten) Heeft(code Code) bool {
	for _, fout := range f {
		if fout.Code == code {
			return true
		}
	}
	return false
}
