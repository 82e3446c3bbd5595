package regeling

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fout is one fault in a catalogue: where it is, a stable code, and a Dutch
// sentence that says what to do.
type Fout struct {
	Bestand string `json:"bestand"`
	Regel   int    `json:"regel"` // line number, from 1
	Pad     string `json:"pad"`
	Code    string `json:"code"`
	Tekst   string `json:"tekst"`
}

// Error gives the fault as one line of text.
func (f Fout) Error() string {
	return fmt.Sprintf("%s:%d: %s (%s)", f.Bestand, f.Regel, f.Tekst, f.Code)
}

// Fouten are all faults of a catalogue, in the order of the files.
type Fouten []Fout

// Error gives all faults, a line each.
func (ff Fouten) Error() string {
	lines := make([]string, len(ff))
	for i, f := range ff {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

func (ff Fouten) gesorteerd() Fouten {
	slices.SortStableFunc(ff, func(a, b Fout) int {
		return cmp.Or(cmp.Compare(a.Bestand, b.Bestand), cmp.Compare(a.Regel, b.Regel))
	})
	return ff
}

// The codes of the faults that loading a catalogue can give.
const (
	FoutYAML            = "yaml-onleesbaar"
	FoutSleutelOnbekend = "sleutel-onbekend"
	FoutSleutelDubbel   = "sleutel-dubbel"
	FoutVerplicht       = "waarde-ontbreekt"
	FoutVorm            = "vorm-onjuist"
	FoutFeitOnbekend    = "feit-onbekend"
	FoutWaardeOnbekend  = "waarde-onbekend"
	FoutVerwijzing      = "verwijzing-onbekend"
	FoutCodeDubbel      = "code-dubbel"
	FoutSoort           = "soort-past-niet"
	FoutBereik          = "bereik-past-niet"
	FoutTegenspraak     = "voorwaarde-onmogelijk"
	FoutOverlap         = "geldigheid-overlapt"
	FoutGeldigheid      = "geldigheid-onjuist"
	FoutVolgorde        = "niveau-zonder-volgorde"
	FoutBron            = "bron-ontbreekt"
	FoutPrijs           = "prijs-onjuist"
)
