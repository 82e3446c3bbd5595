package toegang

import "slices"

// Predicaat is a condition over a row, a reader and the dated relations. The
// set of nodes is closed: Vast, En, Of, Niet, Een, Bestaat and Stap.
type Predicaat interface{ predicaat() }

// Vast is always yes or always no.
type Vast bool

// En is yes when all are; yes when there are none.
type En []Predicaat

// Of is yes when one is; no when there are none.
type Of []Predicaat

// Niet is yes when the other is no. There is no third value.
type Niet struct{ P Predicaat }

// Een is yes when the term equals one of the others; no when there are none.
type Een struct {
	Term Term
	Van  []Term
}

// Bestaat is yes when the relation has a row that holds at the moment of
// asking, that meets all demands, and for which Dan is yes (nil: always). In
// Dan, and in demands of a Bestaat inside it, Uit refers to this row.
type Bestaat struct {
	In   Relatie
	Waar []Eis // the key column of the relation is always among them
	Dan  Predicaat
}

// Eis demands that a column equals one of the terms.
type Eis struct {
	Kolom Kolom
	Van   []Term
}

// Stap names a part of a rule, with the sentence for yes, the sentence for no,
// and where it comes from. It has the truth of P. The sentences are for who
// reviews, never for a refused reader.
type Stap struct {
	Code string // stable, such as "T-WET"
	Ja   string // Dutch sentence
	Nee  string // Dutch sentence
	Bron string // article or section
	P    Predicaat
}

func (Vast) predicaat()    {}
func (En) predicaat()      {}
func (Of) predicaat()      {}
func (Niet) predicaat()    {}
func (Een) predicaat()     {}
func (Bestaat) predicaat() {}
func (Stap) predicaat()    {}

// Plaats says where the value of a term stands.
type Plaats uint8

// The places of a term.
const (
	Gegeven   Plaats = iota // the text itself
	VanRij                  // a Kenmerk of the row that is asked for
	VanLezer                // a Lezerkenmerk; gone after Bind
	VanBinnen               // a Kolom of the row of the nearest Bestaat around it
)

// Term is a value in a predicate.
type Term struct {
	Plaats Plaats
	Naam   string // the text itself, or the name of the attribute or column
}

// Tekst is a fixed value.
func Tekst[S ~string](s S) Term { return Term{Gegeven, string(s)} }

// Teksten are fixed values.
func Teksten[S ~string](ss ...S) []Term {
	termen := make([]Term, len(ss))
	for i, s := range ss {
		termen[i] = Tekst(s)
	}
	return termen
}

// Rij is an attribute of the row that is asked for.
func Rij(k Kenmerk) Term { return Term{VanRij, string(k)} }

// Lees is an attribute of the reader.
func Lees(k Lezerkenmerk) Term { return Term{VanLezer, string(k)} }

// Uit is a column of the row of the nearest Bestaat around the term.
func Uit(k Kolom) Term { return Term{VanBinnen, string(k)} }

// Is demands that an attribute of the row has one of the values.
func Is[S ~string](k Kenmerk, waarden ...S) Predicaat {
	return Een{Term: Rij(k), Van: Teksten(waarden...)}
}

// Walk visits p and what is in it, outermost first, until visit says no for a
// node; what is inside that node is then skipped.
func Walk(p Predicaat, visit func(Predicaat) bool) {
	if p == nil || !visit(p) {
		return
	}
	for _, deel := range parts(p) {
		Walk(deel, visit)
	}
}

// parts gives the predicates directly inside p.
func parts(p Predicaat) []Predicaat {
	switch p := p.(type) {
	case En:
		return p
	case Of:
		return p
	case Niet:
		return []Predicaat{p.P}
	case Bestaat:
		return []Predicaat{p.Dan}
	case Stap:
		return []Predicaat{p.P}
	}
	return nil
}

// Terms gives every term in p, in the order of Walk.
func Terms(p Predicaat) []Term {
	var termen []Term
	Walk(p, func(p Predicaat) bool {
		switch p := p.(type) {
		case Een:
			termen = append(append(termen, p.Term), p.Van...)
		case Bestaat:
			for _, e := range p.Waar {
				termen = append(termen, e.Van...)
			}
		}
		return true
	})
	return termen
}

// Check tells whether p is well formed: known attributes and relations, the
// key column of each Bestaat demanded, Uit only inside a Bestaat that has the
// column. It gives the codes of the faults, none when p is sound.
func Check(p Predicaat) []string {
	var fouten []string
	check(p, Relatievorm{}, &fouten)
	slices.Sort(fouten)
	return slices.Compact(fouten)
}

// The codes that Check gives.
const (
	FoutKenmerk  = "kenmerk-onbekend"
	FoutRelatie  = "relatie-onbekend"
	FoutKolom    = "kolom-onbekend"
	FoutSleutel  = "sleutel-ontbreekt"
	FoutKnoop    = "knoop-onbekend"
	FoutZinnen   = "stap-zonder-zinnen"
	FoutNogLezer = "lezer-niet-ingevuld"
)

func check(p Predicaat, om Relatievorm, fouten *[]string) {
	switch p := p.(type) {
	case Vast, En, Of:
	case Niet:
		if p.P == nil {
			*fouten = append(*fouten, FoutKnoop)
		}
	case Stap:
		if p.Code == "" || p.Ja == "" || p.Nee == "" || p.Bron == "" {
			*fouten = append(*fouten, FoutZinnen)
		}
	case Een:
		checkTerms(append([]Term{p.Term}, p.Van...), om, fouten)
	case Bestaat:
		checkExists(p, om, fouten)
		om, _ = VormVan(p.In)
		if p.Dan == nil {
			return
		}
	default:
		*fouten = append(*fouten, FoutKnoop)
	}
	for _, deel := range parts(p) {
		check(deel, om, fouten)
	}
}

func checkExists(p Bestaat, om Relatievorm, fouten *[]string) {
	vorm, ok := VormVan(p.In)
	if !ok {
		*fouten = append(*fouten, FoutRelatie)
	}
	sleutel := false
	for _, e := range p.Waar {
		sleutel = sleutel || e.Kolom == vorm.Sleutel
		if !slices.Contains(vorm.Kolommen, e.Kolom) {
			*fouten = append(*fouten, FoutKolom)
		}
		checkTerms(e.Van, om, fouten)
	}
	if !sleutel {
		*fouten = append(*fouten, FoutSleutel)
	}
}

func checkTerms(termen []Term, om Relatievorm, fouten *[]string) {
	for _, t := range termen {
		switch {
		case t.Plaats == VanRij && !slices.Contains(Kenmerken(), Kenmerk(t.Naam)):
			*fouten = append(*fouten, FoutKenmerk)
		case t.Plaats == VanBinnen && !slices.Contains(om.Kolommen, Kolom(t.Naam)):
			*fouten = append(*fouten, FoutKolom)
		case t.Plaats > VanBinnen:
			*fouten = append(*fouten, FoutKnoop)
		}
	}
}
