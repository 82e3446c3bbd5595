package besluit

import "strings"

// Fout is one reason why something cannot be done: a stable code, the path of
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

// The codes of the faults of this package.
const (
	FoutOmvang      = "omvang-ontbreekt"       // a line without a checkable quantity
	FoutBerekening  = "BESLUIT-BEREKENING"     // nothing was computed, or not for this family
	FoutVerzonnen   = "BESLUIT-VERZONNEN"      // the product was invented for a demonstration
	FoutDossier     = "BESLUIT-DOSSIER"        // what belongs to this person's decision was not given
	FoutDatum       = "BESLUIT-DATUM"          // no day of decision, or announced before it
	FoutIngang      = "BESLUIT-INGANG"         // no first day
	FoutEinde       = "BESLUIT-EINDE"          // no last day, or one before the first
	FoutKenmerk     = "BESLUIT-KENMERK"        // no reference, or one of another form
	FoutDubbel      = "BESLUIT-KENMERK-DUBBEL" // one reference for two pieces
	FoutResultaat   = "BESLUIT-RESULTAAT"      // an area without an aimed result
	FoutMotivering  = "BESLUIT-MOTIVERING"     // no reasons
	FoutAanvraag    = "BESLUIT-AANVRAAG"       // no application
	FoutVerslag     = "BESLUIT-VERSLAG"        // no account of the investigation
	FoutLevering    = "BESLUIT-LEVERING"       // neither natura nor pgb
	FoutPgb         = "BESLUIT-PGB"            // a pgb that is not complete
	FoutPgbMens     = "BESLUIT-PGB-VEILIGHEID" // a pgb where safety is at stake, without a person's decision
	FoutOndertekend = "BESLUIT-ONDERTEKENING"  // nobody signs
	FoutBijdrage    = "BESLUIT-BIJDRAGE"       // the own contribution is not settled
	FoutAdvies      = "BESLUIT-ADVIES"         // no advice, or not about this product
	FoutAfwijking   = "BESLUIT-AFWIJKING"      // departs from the advice without a reason
	FoutVoorwaarde  = "BESLUIT-VOORWAARDE"     // a refusal without a condition that failed
	FoutGrond       = "BESLUIT-GROND"          // a change without a ground
	FoutHoren       = "BESLUIT-HOREN"          // a burden without hearing, and no exception
	FoutVorig       = "BESLUIT-VORIG"          // there is nothing (more) to change
	FoutVolgorde    = "BESLUIT-VOLGORDE"       // dates in an order that cannot be
	FoutTeVroeg     = "BESLUIT-AANVRAAG-VROEG" // applied before the investigation could end
	FoutVerdagingNa = "BESLUIT-VERDAGING-LAAT" // adjourned after the term had ended
	FoutTermijn     = "BESLUIT-TERMIJN"        // a term that cannot be computed
)

// fouten collects faults.
type fouten struct {
	prefix string
	list   *Fouten
}

func (f fouten) add(code, pad, tekst string) {
	*f.list = append(*f.list, Fout{Code: code, Pad: f.prefix + pad, Tekst: tekst})
}

func (f fouten) onder(prefix string) fouten { return fouten{f.prefix + prefix, f.list} }

func (f fouten) err() error {
	if len(*f.list) == 0 {
		return nil
	}
	return *f.list
}

func nieuweFouten() fouten { return fouten{list: &Fouten{}} }

func leeg(s string) bool { return strings.TrimSpace(s) == "" }
