package arrangement

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Fout is a reason why a choice cannot be computed: where, a stable code, and
// a Dutch sentence that says what to do.
type Fout struct {
	Pad    string
	Code   string
	Tekst  string
	Tarief *regeling.Tarief // set for FoutPrijs: the price that is missing
	Bron   regeling.Bronplek
}

// Fouten are all reasons at once.
type Fouten []Fout

// Error gives all sentences, a line each.
func (ff Fouten) Error() string {
	lines := make([]string, len(ff))
	for i, f := range ff {
		lines[i] = f.Tekst + " (" + f.Code + ")"
	}
	return strings.Join(lines, "\n")
}

// The codes of faults that the engine itself gives, whatever the catalogue.
// Those of refusals stand in the catalogue.
const (
	FoutProduct      = "arrangement-onbekend"
	FoutKeuze        = "keuze-ontbreekt"
	FoutFeit         = "feit-ontbreekt"
	FoutPrijs        = "prijs-ontbreekt"
	FoutOmvang       = "omvang-ontbreekt"
	FoutNiveau       = "niveau-onbekend"
	FoutMotivering   = "motivering-ontbreekt"
	FoutPersoon      = "persoon-onbekend"
	FoutAanvulPers   = "aanvulling-niet-voor-deze-persoon"
	FoutAanvulGebied = "aanvulling-onbekend"
	FoutInbegrepen   = "al-inbegrepen"
	FoutVrij         = "vrije-trede-niet-mogelijk"
	FoutBedrag       = "bedrag-te-groot"
	FoutRegelLeeg    = "regel-zonder-omvang"
)

// The codes of points of attention that the engine itself gives.
const (
	LetOmvang     = "omvang-ontbreekt"
	LetDubbel     = "aanvulling-dubbel"
	LetGezag      = "gezag"
	LetGezagOnbek = "gezag-onbekend"
	LetWoonplaats = "woont-bij"
)

// Aandachtspunt is something that whoever decides should look at.
type Aandachtspunt struct {
	Code  string
	Pad   string
	Tekst string
	Bron  regeling.Bronplek
}
