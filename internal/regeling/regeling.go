package regeling

import (
	"codeberg.org/wijzer/wijzer/termijn"
)

// Regeling is a whole catalogue: all versions of all its lines. It never
// changes after loading.
type Regeling struct {
	Code        string
	Naam        string
	Gemeente    string // who decides under these rules
	Hash        string // SHA-256 over the files, hexadecimal: the receipt of an advice names it
	Documenten  []Document
	Feiten      []*Feitsoort
	Groepen     []*Groep
	Schalen     []*Schaal
	Gebieden    []*Gebied
	Schakelaars []*Schakelaar
	Producten   []*Product
	Prijzen     []*Prijs
	Bepalingen  []*Bepaling
	Extern      []Extern

	Tariefmodellen    []*Tariefmodellen // which cost models give prices of this catalogue
	Voorbeeldgezinnen []*Voorbeeldgezin

	bestanden   []Bestand // what it was read from
	feit        map[string]*Feitsoort
	groep       map[string]*Groep
	schaal      map[string]*Schaal
	gebied      map[string]*Gebied
	schakelaar  map[string]*Schakelaar
	keuzefeiten []*Feitsoort
	geboren     *Feitsoort
	leeftijden  []int64 // one age on each side of every bound that a condition asks
}

// Feit finds a kind of fact by its code; nil where the catalogue has none.
func (r *Regeling) Feit(code string) *Feitsoort { return r.feit[code] }

// Groep finds a group by its code; nil where the catalogue has none.
func (r *Regeling) Groep(code string) *Groep { return r.groep[code] }

// Gebied finds a result area by its code or one of its synonyms; nil where the
// catalogue has none.
func (r *Regeling) Gebied(code string) *Gebied { return r.gebied[code] }

// Geboren gives the kind of fact that is a member's date of birth; nil where
// the catalogue has none.
func (r *Regeling) Geboren() *Feitsoort { return r.geboren }

// Document is a source: what it is called, of when, and what it says of its
// own standing.
type Document struct {
	Code   string
	Titel  string
	Datum  termijn.Dag // Geen where the document bears none
	Status Status
	Noot   string
}

// Extern is a product that is not decided on here, but that rules ask about
// when it runs already.
type Extern struct {
	Code string
	Naam string
	Bron Bronplek
}

// Status is the standing of a line of a catalogue.
type Status string

// The standings that a line can have.
const (
	Voorstel    Status = "voorstel"    // proposed, as the document says of itself
	Vastgesteld Status = "vastgesteld" // in force
	Aanbevolen  Status = "aanbevolen"  // recommended by an evaluation, not decided
	Afgeleid    Status = "afgeleid"    // follows from a source by arithmetic
	Verzonnen   Status = "verzonnen"   // invented for a demonstration; never for a decision
)

var statussen = []Status{Voorstel, Vastgesteld, Aanbevolen, Afgeleid, Verzonnen}

// Geldigheid says from when to when a line holds, since when it was known, and
// its standing. A rule made in December with effect from January is known
// later than it holds: a decision of March is then computed anew, and the
// first computation stays to be seen.
type Geldigheid struct {
	Van    termijn.Dag // the first day; Geen: no source gives one, and the line is not in force
	Tot    termijn.Dag // the first day no more; Geen: open
	Bekend termijn.Dag // since when it was known; Geen: always
	Status Status
}

// Op tells whether a line holds on dag, as known on bekend (Geen: all that is
// known by now).
func (g Geldigheid) Op(dag, bekend termijn.Dag) bool {
	return g.Van != termijn.Geen && g.Van <= dag && (g.Tot == termijn.Geen || dag < g.Tot) &&
		(bekend == termijn.Geen || g.Bekend <= bekend)
}

// overlapt tells whether two lines hold on a common day and were known at the
// same moment, so that neither replaces the other.
func (g Geldigheid) overlapt(h Geldigheid) bool {
	if g.Van == termijn.Geen || h.Van == termijn.Geen || g.Bekend != h.Bekend {
		return false
	}
	return (g.Tot == termijn.Geen || h.Van < g.Tot) && (h.Tot == termijn.Geen || g.Van < h.Tot)
}

// Herkomst is where a line comes from and how it was read.
type Herkomst struct {
	Bron   Bronplek
	Lezing string // how the source was read where it leaves room; empty: it leaves none
}

// Schaal is an ordered list of levels with names of their own.
type Schaal struct {
	Code    string
	Niveaus []Niveau
	Herkomst
}

// Niveau is one level of a scale.
type Niveau struct {
	Code       string
	Naam       string
	Synoniemen []string
	MinAantal  int64  // a quantity range, in Eenheid per week; 0 and 0: none
	MaxAantal  int64  // 0: open
	Eenheid    string // dagdeel, uur, …; empty: no range
	Vrij       bool   // a free intensity: the budget is measured, the level only orders
	MaxMaanden int64  // the longest term in months; 0: none. A warning, never a stop
	Herkomst
}

// plaats gives the place of a level in its scale, by code or synonym.
func (s *Schaal) plaats(code string) (int, bool) {
	if s == nil {
		return 0, false
	}
	for i := range s.Niveaus {
		if s.Niveaus[i].Code == code || bevat(s.Niveaus[i].Synoniemen, code) {
			return i, true
		}
	}
	return 0, false
}

// Niveau finds a level by its code or one of its synonyms.
func (s *Schaal) Niveau(code string) (*Niveau, bool) {
	i, ok := s.plaats(code)
	if !ok {
		return nil, false
	}
	return &s.Niveaus[i], true
}

// Gebied is a result area: what help works on.
type Gebied struct {
	Code       string
	Naam       string
	Nummer     string // as the source numbers it: "1", "1b", "R2"
	Wet        string
	Synoniemen []string
	Schaal     *Schaal // nil: not indicated by level
	Geldigheid
	Herkomst
}

// Schakelaar is a choice of the municipality that is on or off from a day.
type Schakelaar struct {
	Code    string
	Naam    string
	Standen []Stand
	Herkomst
	nr int
}

// Stand is one position of a switch, from a day on.
type Stand struct {
	Geldigheid
	Aan bool
}

// Bepaling is what a source states that no line computes with: who may
// indicate, what tells two forms apart, how a facility is staffed. It is shown
// where it belongs, so that whoever decides knows it.
type Bepaling struct {
	Code     string
	Naam     string
	Bij      []string // products, areas or forms it belongs to
	Tekst    string
	Gegevens []Gegeven
	Geldigheid
	Herkomst
}

// Gegeven is one stated number or value.
type Gegeven struct {
	Naam    string
	Waarde  string
	Eenheid string
}

// Citeer gives a source with the title of its document.
func (r *Regeling) Citeer(b Bronplek) string {
	for _, d := range r.Documenten {
		if d.Code == b.Document {
			return d.Titel + ", " + b.Plaats
		}
	}
	return b.String()
}

// KanLopen tells whether the catalogue knows something that can run: a product
// of its own, one beside it, or a result area.
func (r *Regeling) KanLopen(code string) bool {
	for _, p := range r.Producten {
		if p.Code == code {
			return true
		}
	}
	for _, e := range r.Extern {
		if e.Code == code {
			return true
		}
	}
	return r.gebied[code] != nil
}
