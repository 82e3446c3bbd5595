package regeling

import (
	"math"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Voorwaarde is one condition, a tree of a small closed vocabulary. It is
// typed when it is loaded, so that evaluating it cannot fail.
type Voorwaarde struct {
	vorm       vorm
	delen      []*Voorwaarde
	feit       *Feitsoort
	groep      *Groep
	grens      grens    // aantal, som, leeftijd and facts that are numbers
	codes      []string // feit: the codes of which it must be one; loopt: the products
	ja         bool     // feit of type Waarheid: yes or no; gekozen persoon
	gebied     *Gebied
	niveau     int // index in the scale of gebied: lower than this
	schakelaar *Schakelaar
	plek       plek
}

// vorm is the kind of a condition.
type vorm uint8

const (
	altijd        vorm = iota
	alle               // all parts
	een                // at least one part
	niet               // not the part
	feitIs             // a fact has one of some values, or lies in a range
	inGroep            // this member belongs to a group
	aantalIn           // how many members belong to a group
	somVan             // the sum of a fact over the members of a group
	leeftijdIs         // the age of this member
	loopt              // help of some kind runs
	gekozenLid         // this member is the one who was chosen
	gebiedGekozen      // an area was chosen, or chosen below some level
	schakelaarAan      // a dated switch of the catalogue is on
)

// grens is a range of whole numbers, both ends included.
type grens struct{ min, max int64 }

var alles = grens{math.MinInt64, math.MaxInt64}

// tegen holds a range of which only the ends are known against the wanted
// range: certain when it lies wholly inside or wholly outside.
func (g grens) tegen(lo, hi int64) Uitkomst {
	switch {
	case lo >= g.min && hi <= g.max:
		return Ja
	case hi < g.min || lo > g.max:
		return Nee
	}
	return Onbekend
}

// LeestLopend tells whether a condition looks at help that runs. Help that is
// not known to run counts as not running; who may not see what runs must not
// be told that nothing does.
func (v *Voorwaarde) LeestLopend() bool {
	if v == nil {
		return false
	}
	if v.vorm == loopt || v.groep != nil && v.groep.Als.LeestLopend() {
		return true
	}
	for _, d := range v.delen {
		if d.LeestLopend() {
			return true
		}
	}
	return false
}

// plek is where in which file something stands.
type plek struct {
	bestand string
	regel   int
}

// Groep is a named group of members: those for whom a condition holds.
type Groep struct {
	Code      string
	Enkelvoud string // "volwassene die deelneemt"
	Meervoud  string // "volwassenen die deelnemen"
	Als       *Voorwaarde
	Bron      Bronplek
	Lezing    string
	nr        int
}

// Weeg evaluates a condition for the member with index lid, or for the family
// where lid is negative.
func (o *Omgeving) Weeg(v *Voorwaarde, lid int) Uitkomst {
	if v == nil {
		return Ja
	}
	switch v.vorm {
	case alle:
		return o.weegAlle(v.delen, lid)
	case een:
		return o.weegEen(v.delen, lid)
	case niet:
		return o.Weeg(v.delen[0], lid).Niet()
	case feitIs:
		return v.tegenWaarde(*o.waarde(v.feit, lid))
	case inGroep:
		return o.InGroep(v.groep, lid)
	case aantalIn:
		return v.grens.tegen(o.tel(v.groep))
	case somVan:
		return v.grens.tegen(o.som(v.feit, v.groep))
	case leeftijdIs:
		return v.grens.tegen(o.leeftijd(lid))
	case loopt:
		return o.loopt(v, lid)
	case gekozenLid:
		return uitkomst((o.gekozen == lid) == v.ja)
	case gebiedGekozen:
		return uitkomst(o.gebiedOnder(v.gebied, v.niveau))
	case schakelaarAan:
		return uitkomst(o.versie.Aan(v.schakelaar))
	}
	return Ja
}

func (o *Omgeving) weegAlle(delen []*Voorwaarde, lid int) Uitkomst {
	out := Ja
	for _, d := range delen {
		if out = min(out, o.Weeg(d, lid)); out == Nee {
			break
		}
	}
	return out
}

func (o *Omgeving) weegEen(delen []*Voorwaarde, lid int) Uitkomst {
	out := Nee
	for _, d := range delen {
		if out = max(out, o.Weeg(d, lid)); out == Ja {
			break
		}
	}
	return out
}

// tegenWaarde holds one value against what a condition on a fact asks.
func (v *Voorwaarde) tegenWaarde(w gezin.Waarde) Uitkomst {
	switch w.Soort {
	case gezin.Waarheid:
		return uitkomst((w.Min == 1) == v.ja)
	case gezin.Code:
		for _, c := range v.codes {
			if c == w.Code {
				return Ja
			}
		}
		return Nee
	case gezin.Getal, gezin.Datum:
		return v.grens.tegen(w.Min, w.Max)
	}
	return Onbekend
}

// InGroep tells whether a member belongs to a group. Each answer is worked out
// once per situation.
func (o *Omgeving) InGroep(g *Groep, lid int) Uitkomst {
	if g == nil {
		return Ja
	}
	memo := &o.groepen[g.nr*o.leden+lid]
	if *memo == 0 {
		*memo = uint8(o.Weeg(g.Als, lid)) + 1
	}
	return Uitkomst(*memo - 1)
}

// tel counts the members of a group: at least and at most how many.
func (o *Omgeving) tel(g *Groep) (lo, hi int64) {
	for lid := range o.leden {
		switch o.InGroep(g, lid) {
		case Ja:
			lo++
			hi++
		case Onbekend:
			hi++
		}
	}
	return lo, hi
}

// som adds a number over the members of a group. Where a member or a number is
// not known the sum is a range; a number of which nothing is known can be
// anything from 0 on.
func (o *Omgeving) som(f *Feitsoort, g *Groep) (lo, hi int64) {
	for lid := range o.leden {
		in := o.InGroep(g, lid)
		if in == Nee {
			continue
		}
		w := o.waarde(f, lid)
		low, high := w.Min, w.Max
		if !w.Bekend() {
			low, high = 0, math.MaxInt32
		}
		if in == Onbekend {
			low, high = min(low, 0), max(high, 0)
		}
		lo, hi = lo+low, hi+high
	}
	return lo, hi
}

// leeftijd gives the range of the age of a member in whole years; a member
// without a date of birth can have any age.
func (o *Omgeving) leeftijd(lid int) (lo, hi int64) {
	if o.versie.geboren == nil {
		return 0, math.MaxInt32
	}
	w := o.waarde(o.versie.geboren, lid)
	if !w.Bekend() {
		return 0, math.MaxInt32
	}
	return o.jaren(w.Max), o.jaren(w.Min)
}

// loopt tells whether one of the products runs, for this member (member
// scope), for someone of the group, or for anyone.
func (o *Omgeving) loopt(v *Voorwaarde, lid int) Uitkomst {
	out := Nee
	for i := range o.situatie.Lopend {
		run := &o.situatie.Lopend[i]
		if !bevat(v.codes, run.Product) {
			continue
		}
		out = max(out, o.looptBij(v, lid, run))
	}
	return out
}

func (o *Omgeving) looptBij(v *Voorwaarde, lid int, run *gezin.Lopend) Uitkomst {
	who, known := o.situatie.Lid(run.Persoon)
	switch {
	case lid >= 0:
		return uitkomst(known && who == lid)
	case v.groep == nil:
		return Ja
	case known:
		return o.InGroep(v.groep, who)
	case run.Persoon == "":
		return Onbekend
	}
	return Nee
}

func bevat(codes []string, code string) bool {
	for _, c := range codes {
		if c == code {
			return true
		}
	}
	return false
}
