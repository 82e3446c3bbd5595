package toegang

import "strings"

// Fout is a fault in a request to open something. It never repeats what was
// asked for.
type Fout struct {
	Code  string // stable
	Pad   string // the field
	Tekst string // Dutch sentence that says what to do
}

// Error gives the Dutch sentence.
func (f *Fout) Error() string { return f.Tekst }

// Fouten are all faults of one request.
type Fouten []*Fout

// Error gives the sentences, one after the other.
func (ff Fouten) Error() string {
	zinnen := make([]string, len(ff))
	for i, f := range ff {
		zinnen[i] = f.Tekst
	}
	return strings.Join(zinnen, " ")
}

// Unwrap lets errors.Is find each fault.
func (ff Fouten) Unwrap() []error {
	uit := make([]error, len(ff))
	for i, f := range ff {
		uit[i] = f
	}
	return uit
}

// The faults of emergency access, co-signing and review.
var (
	ErrNoodRol         = &Fout{"NOOD-ROL", "rol", "Met deze rol kunt u geen noodtoegang openen. Bel de casusregisseur."}
	ErrNoodReden       = &Fout{"NOOD-REDEN", "reden", "Kies een reden uit de lijst."}
	ErrNoodToelichting = &Fout{"NOOD-TOELICHTING", "toelichting", "Leg in ten minste 20 tekens uit waarom u nu moet kijken."}
	ErrNoodPersoon     = &Fout{"NOOD-PERSOON", "persoon", "Kies de persoon om wie het gaat."}
	ErrOogRol          = &Fout{"OOG-GEWEIGERD", "tweede", GeenInzage}
	ErrOogZelfde       = &Fout{"OOG-ZELFDE", "tweede", "Een ander dan de aanvrager tekent mee."}
	ErrOogVerlopen     = &Fout{"OOG-VERLOPEN", "aanvraag", "De aanvraag is verlopen. Vraag het opnieuw."}
	ErrOordeelRol      = &Fout{"OORDEEL-ROL", "beoordelaar", "Alleen een privacy officer die de noodtoegang niet zelf gebruikte, beoordeelt haar."}
	ErrOordeelTekst    = &Fout{"OORDEEL-TOELICHTING", "toelichting", "Leg uw oordeel uit."}
)

// collect gives the faults whose condition is not met, nil when all are.
func collect(eisen ...eisFout) error {
	var fouten Fouten
	for _, e := range eisen {
		if !e.goed {
			fouten = append(fouten, e.fout)
		}
	}
	if fouten == nil {
		return nil
	}
	return fouten
}

type eisFout struct {
	goed bool
	fout *Fout
}
