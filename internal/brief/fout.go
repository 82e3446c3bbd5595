package brief

import "strings"

// Fout is one reason why a letter cannot be made: a stable code, the path of
// the field, and a Dutch sentence that says what to do. It never repeats input.
type Fout struct{ Code, Pad, Tekst string }

// Error gives the sentence and the code.
func (f Fout) Error() string { return f.Tekst + " (" + f.Code + ")" }

// Fouten are all faults at once; never empty when returned as an error.
type Fouten []Fout

// Error gives all faults, a line each.
func (ff Fouten) Error() string {
	lines := make([]string, len(ff))
	for i, f := range ff {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

func (ff Fouten) err() error {
	if len(ff) == 0 {
		return nil
	}
	return ff
}

// The codes of the faults of this package.
const (
	FoutAfzender = "BRIEF-AFZENDER" // the sender is not complete
	FoutAan      = "BRIEF-AAN"      // the recipient is not complete
	FoutNaam     = "BRIEF-NAAM"     // the name of a child that must be named is missing
	FoutZending  = "BRIEF-ZENDING"  // the letter does not belong to this piece
	FoutSoort    = "BRIEF-SOORT"    // no letter exists for this kind of decision
	FoutDatum    = "BRIEF-DATUM"    // a day is missing, or no term can be counted from it
	FoutInhoud   = "BRIEF-INHOUD"   // something that must be told is missing
)
