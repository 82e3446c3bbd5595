package regeling

import "fmt"

// Product is one version of an arrangement: who it is for, what is chosen in
// it, which lines it gives and how they combine.
type Product struct {
	Code         string
	Naam         string
	Versie       string
	Omschrijving string
	Synoniemen   []string
	Wetten       []string
	Schakelaar   *Schakelaar // nil: always offered; else only when it is on
	Toegang      []Eis       // all must hold
	Indiceert    []Bevoegd   // who may indicate
	Richtduur    *Duur       // the guideline term; nil: none
	Keuzes       []*Feitsoort
	Criteria     *Criteria // how to choose the level; nil: there is nothing to choose by
	Vergelijk    *Feitsoort
	Onderdelen   []*Onderdeel
	Weigeringen  []*Opmerking
	Aandacht     []*Opmerking
	Aanvullingen *Aanvullingen
	VrijeTrede   *VrijeTrede
	Geldigheid
	Herkomst
}

// Eis is one condition for access to a product.
type Eis struct {
	Code string
	Naam string // the condition as a Dutch sentence
	Als  *Voorwaarde
	Geldigheid
	Herkomst
}

// Bevoegd says who may indicate, and for whom.
type Bevoegd struct {
	Wie  string
	Naam string
	Als  *Voorwaarde // nil: always
	Herkomst
}

// Duur is a term that a source gives as a guideline or a range, in months.
type Duur struct {
	Maanden    int64
	MaxMaanden int64 // 0: no upper end
	Herkomst
}

// Criteria says by what a level is chosen. Where a source keeps them to
// itself, Openbaar is false and the choice is left to the indicatiesteller.
type Criteria struct {
	Openbaar bool
	Tekst    string
	Regels   []Eis // per level, where the municipality has them
	Herkomst
}

// Opmerking is a refusal or a point of attention: a code, and a sentence for
// who decides. With a group it is said of each member of that group for whom
// the condition holds.
type Opmerking struct {
	Code         string
	Pad          string // the path in the input that it is about; {lid} stands for the member
	Per          *Groep // nil: said of the family
	Als          *Voorwaarde
	Tekst        string // {lid} stands for the member
	AlleenBekend bool   // a refusal that only counts when what it asks is known
	Geldigheid
	Herkomst
}

// Aanvullingen says which areas can be added to a package, for whom.
type Aanvullingen struct {
	Voor     *Groep
	Gebieden []AanvulGebied
	Herkomst
}

// AanvulGebied is one area that can be added, or that is held already.
type AanvulGebied struct {
	Gebied     *Gebied
	Inbegrepen *Voorwaarde // in member scope; nil: never
	Toegestaan *Voorwaarde // in member scope; nil: always, unless held already
	Aandacht   []*Opmerking
	Tarief     Tariefregel
	Onderdeel  string // the code of the line; empty: that of the area
	Herkomst
}

// VrijeTrede says for whom a budget can be measured out in place of the
// package.
type VrijeTrede struct {
	Voor *Groep // who may be named
	Herkomst
}

// Onderdeel is one line of a product: what, for whom it counts, on whose name,
// how much, at which price.
type Onderdeel struct {
	Code       string
	Naam       string
	Wet        string
	Budget     string // the budget line (taakveld) it is booked on; empty: not stated
	Per        Per
	Telt       *Groep      // whom it counts for
	Als        *Voorwaarde // when there is such a line; member scope for PerLid
	Drager     Drager
	Van        *Groep // Drager Eerste: the first of this group
	Deelnemers *Groep // PerGezin: who takes part; nil: Telt
	Gebieden   Toedeling[[]string]
	Vorm       Toedeling[string]
	Minuten    Toedeling[int64] // per week
	Trede      Toedeling[string]
	Omvang     *OmvangRegel
	Toon       []*Feitsoort // the choices that the line shows
	Tarief     Tariefregel
	Vrij       bool // the free level may replace what the package gives
	Uitleg     string
	Geldigheid
	Herkomst
}

// Per says how often a line counts.
type Per uint8

// How often a line can count.
const (
	PerLid    Per = iota // once for each member of the group
	PerGezin             // once for the family, when the group has a member
	PerGebied            // once for each area that was chosen
)

var perNames = [...]string{"lid", "gezin", "gebied"}

// Drager says on whose name a line stands. The carrier is not the one who is
// helped: that is the participant.
type Drager uint8

// On whose name a line can stand.
const (
	Zelf    Drager = iota // each on his own name
	Jongste               // the youngest of those who take part; born on one day: the last id in byte order
	Eerste                // the first of another group, in the order in which the members are named
	Gekozen               // the member who was chosen
)

var dragerNames = [...]string{"zelf", "jongste", "eerste", "gekozen"}

// OmvangRegel gives a quantity other than minutes per week. With Som, all
// cases that hold are added up (a norm of a base and surcharges); else the
// first counts.
type OmvangRegel struct {
	Aantal  Toedeling[int64]
	Som     bool
	Eenheid string
	Per     string // week, jaar
}

// Toedeling gives a value by cases: the first that holds.
type Toedeling[T any] []Geval[T]

// Geval is one case: a value, or a table by the value of a fact.
type Geval[T any] struct {
	Als   *Voorwaarde // nil: always
	Is    T
	Naar  *Feitsoort // nil: Is holds
	Tabel map[string]T
}

// Kies gives the value for a member (or the family, where lid is negative); ok
// is false where no case gives one.
func (t Toedeling[T]) Kies(o *Omgeving, lid int) (value T, ok bool) {
	for i := range t {
		g := &t[i]
		if o.Weeg(g.Als, lid) == Ja {
			return g.geef(o, lid)
		}
	}
	return value, false
}

func (g *Geval[T]) geef(o *Omgeving, lid int) (T, bool) {
	if g.Naar == nil {
		return g.Is, true
	}
	w := o.waarde(g.Naar, lid)
	value, ok := g.Tabel[w.Code]
	return value, ok
}

// Som adds the values of all cases that hold; ok is false where there is none.
func Som(t Toedeling[int64], o *Omgeving, lid int) (sum int64, ok bool) {
	for i := range t {
		if o.Weeg(t[i].Als, lid) != Ja {
			continue
		}
		if n, found := t[i].geef(o, lid); found {
			sum, ok = sum+n, true
		}
	}
	return sum, ok
}

// Zin says a term in Dutch: "12 maanden", "6 tot 9 maanden".
func (d *Duur) Zin() string {
	if d.MaxMaanden == 0 {
		return fmt.Sprintf("%d maanden", d.Maanden)
	}
	return fmt.Sprintf("%d tot %d maanden", d.Maanden, d.MaxMaanden)
}
