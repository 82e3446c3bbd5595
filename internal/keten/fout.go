package keten

import "strings"

// Fout is one reason why messages cannot be made: a stable code, the place in
// the Opdracht, and a Dutch sentence that says what to do. It never repeats what
// was given. Code is one of the constants, or that of the rule of the standard
// that would be broken.
type Fout struct{ Pad, Code, Tekst string }

// Error gives the sentence and the code.
func (f Fout) Error() string { return f.Tekst + " (" + f.Code + ")" }

// Fouten are all faults at once; never empty when returned as an error.
type Fouten []Fout

// Error gives all faults, a line each.
func (ff Fouten) Error() string {
	regels := make([]string, len(ff))
	for i, f := range ff {
		regels[i] = f.Error()
	}
	return strings.Join(regels, "\n")
}

// The codes of the faults of this package.
const (
	FoutGemeente    = "KETEN-GEMEENTE"    // no municipality
	FoutAanbieder   = "KETEN-AANBIEDER"   // nobody gives this help
	FoutDag         = "KETEN-DAGTEKENING" // no day of sending
	FoutTijdstip    = "KETEN-TIJDSTIP"    // the moment is not on the day of the decision
	FoutWet         = "KETEN-WET"         // a law without messages
	FoutPersoon     = "KETEN-PERSOON"     // nothing is known about whom the decision is for
	FoutBSN         = "KETEN-BSN"         // no number
	FoutGeboren     = "KETEN-GEBOREN"     // no date of birth
	FoutNaam        = "KETEN-NAAM"        // no family name
	FoutTekens      = "KETEN-TEKENS"      // a name with control or format signs
	FoutContact     = "KETEN-CONTACT"     // no way to reach him, or one that is not complete
	FoutOordeel     = "KETEN-OORDEEL"     // a protected address about which nobody judged
	FoutGezag       = "KETEN-GEZAG"       // under the Jeugdwet, nothing about custody
	FoutProduct     = "KETEN-PRODUCT"     // no product for a part of the catalogue
	FoutBron        = "KETEN-BRON"        // a product without source
	FoutOmvang      = "KETEN-OMVANG"      // a size that the standard cannot say
	FoutEerder      = "KETEN-EERDER"      // a change of what is not known
	FoutAfgeschermd = "KETEN-AFGESCHERMD" // the provider may not receive something that must be there
)

func (ff *Fouten) voeg(pad, code, tekst string) {
	for _, f := range *ff {
		if f.Pad == pad && f.Code == code {
			return
		}
	}
	*ff = append(*ff, Fout{pad, code, tekst})
}

func (ff Fouten) err() error {
	if len(ff) == 0 {
		return nil
	}
	return ff
}
