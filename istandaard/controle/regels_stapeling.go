package controle

import (
	"slices"
	"sort"
	"strconv"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// hulpmiddelen are the Wmo categories that may be stacked: wheelchairs,
// transport, adaptations of the home, other aids. iJw has no such exception.
var hulpmiddelen = []string{"11", "12", "13", "14"}

// openEind is the end of a period that has none.
const openEind = 1 << 62

// periode is one product of a list, for stacking.
type periode struct {
	begin, eind     int64
	categorie, code string
	index           int
}

// hakenStapeling are TR302, TR386 and TR410: no two products of one list overlap
// when they have the same category and code, when they have the same category
// and one has no code, or when one has no category at all.
func hakenStapeling() []haak {
	regels := map[string]string{"ToegewezenProduct": "TR302", "AangevraagdProduct": "TR386", "NieuwProduct": "TR410"}
	var h []haak
	for _, p := range productklassen {
		regel, ok := regels[p.naam]
		if !ok {
			continue
		}
		h = append(h, haak{regel: regel, bij: p.naam, in: p.in, maak: func(sch *schema, k *knoop) func(*loop) {
			k.ouder.bijBegin = append(k.ouder.bijBegin, func(v *loop) { v.perioden = v.perioden[:0] })
			k.ouder.bijEind = append(k.ouder.bijEind, func(v *loop) { v.stapeling(regel, k) })
			return onthoudPeriode(sch, k, p)
		}})
	}
	return h
}

// onthoudPeriode keeps the period of a product until its list ends.
func onthoudPeriode(sch *schema, k *knoop, p productklasse) func(*loop) {
	categorie, code := k.veld("Product/Categorie"), k.veld("Product/Code")
	begin, eind, reden := k.kind(p.begin), k.kind(p.eind), k.veld("RedenWijziging")
	wmo := sch.soort.Domein == istandaard.Wmo
	return func(v *loop) {
		s := periode{begin: v.getal(begin), eind: openEind, index: v.stapel[len(v.stapel)-1].index}
		if v.er(eind) {
			s.eind = v.getal(eind)
		}
		// What was removed counts no more: 13, or the lapsed 01, with an end
		// equal to the beginning.
		if reden != nil && v.isEen(reden, "01", "13") && s.begin == s.eind || wmo && v.isEen(categorie, hulpmiddelen...) {
			return
		}
		if v.er(categorie) {
			s.categorie = string(v.tekst(categorie))
		}
		if v.er(code) {
			s.code = string(v.tekst(code))
		}
		v.perioden = append(v.perioden, s)
	}
}

// reeks holds periods in order of their beginning, with the latest end up to
// and including each.
type reeks struct {
	begin, eind []int64
	van         []int // index of the product with that end
}

// raakt gives a product among the periods that overlaps [begin, eind], 0 for
// none. Both ends count.
func (r *reeks) raakt(begin, eind int64) int {
	if r == nil {
		return 0
	}
	n := sort.Search(len(r.begin), func(i int) bool { return r.begin[i] > eind })
	if n > 0 && r.eind[n-1] >= begin {
		return r.van[n-1]
	}
	return 0
}

func (r *reeks) zet(s periode) {
	eind, van := s.eind, s.index
	if n := len(r.eind); n > 0 && r.eind[n-1] >= eind {
		eind, van = r.eind[n-1], r.van[n-1]
	}
	r.begin, r.eind, r.van = append(r.begin, s.begin), append(r.eind, eind), append(r.van, van)
}

// soortgenoten are the groups that a product can collide with.
type soortgenoten struct {
	alle, generiek reeks
	perCategorie   map[string]*reeks    // every product of the category
	zonderCode     map[string]*reeks    // those of the category without a code
	perCode        map[[2]string]*reeks // those of one category and code
}

// botst gives a product seen before that s may not overlap, 0 for none.
func (g *soortgenoten) botst(s periode) int {
	var groepen []*reeks
	switch {
	case s.categorie == "":
		groepen = []*reeks{&g.alle}
	case s.code == "":
		groepen = []*reeks{&g.generiek, g.perCategorie[s.categorie]}
	default:
		groepen = []*reeks{&g.generiek, g.zonderCode[s.categorie], g.perCode[[2]string{s.categorie, s.code}]}
	}
	for _, r := range groepen {
		if van := r.raakt(s.begin, s.eind); van != 0 {
			return van
		}
	}
	return 0
}

func (g *soortgenoten) zet(s periode) {
	g.alle.zet(s)
	if s.categorie == "" {
		g.generiek.zet(s)
		return
	}
	zetBij(g.perCategorie, s.categorie, s)
	if s.code == "" {
		zetBij(g.zonderCode, s.categorie, s)
	} else {
		zetBij(g.perCode, [2]string{s.categorie, s.code}, s)
	}
}

func zetBij[K comparable](m map[K]*reeks, sleutel K, s periode) {
	if m[sleutel] == nil {
		m[sleutel] = &reeks{}
	}
	m[sleutel].zet(s)
}

// stapeling reports every product of the list that overlaps one that begins no
// later. Sorting makes that n log n; comparing all pairs, as the stylesheet
// does, grows with the square.
func (v *loop) stapeling(regel string, k *knoop) {
	slices.SortStableFunc(v.perioden, func(a, b periode) int {
		switch {
		case a.begin < b.begin:
			return -1
		case a.begin > b.begin:
			return 1
		}
		return 0
	})
	g := soortgenoten{perCategorie: map[string]*reeks{}, zonderCode: map[string]*reeks{}, perCode: map[[2]string]*reeks{}}
	for _, s := range v.perioden {
		if g.botst(s) != 0 && v.fouten.plaats(regel) {
			v.foutOp(regel, v.pad(nil)+"/"+k.naam+"["+strconv.Itoa(s.index)+"]")
		}
		g.zet(s)
	}
}
