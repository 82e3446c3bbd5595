package controle

import (
	"cmp"
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
	begin, eind, reden := k.veld(p.begin), k.veld(p.eind), k.veld("RedenWijziging")
	wmo := sch.soort.Domein == istandaard.Wmo
	return func(v *loop) {
		s := periode{begin: v.getal(begin), eind: openEind, index: v.stapel[len(v.stapel)-1].index}
		if v.er(eind) {
			s.eind = v.getal(eind)
		}
		// What was removed counts no more: 13, or the lapsed 01, with an end
		// equal to the beginning.
		if reden != nil && v.isEen(reden, "01", "13") && v.zelfdeDag(begin, eind) || wmo && v.isEen(categorie, hulpmiddelen...) {
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
type reeks struct{ begin, eind []int64 }

// raakt reports whether one of the periods overlaps s. Both ends count. A period
// that ends before it begins overlaps what holds both its ends, as it does in
// the stylesheet.
func (r *reeks) raakt(s periode) bool {
	if r == nil {
		return false
	}
	n := sort.Search(len(r.begin), func(i int) bool { return r.begin[i] > s.eind })
	return n > 0 && r.eind[n-1] >= s.begin
}

func (r *reeks) zet(s periode) {
	eind := s.eind
	if n := len(r.eind); n > 0 {
		eind = max(eind, r.eind[n-1])
	}
	r.begin, r.eind = append(r.begin, s.begin), append(r.eind, eind)
}

// soortgenoten are the groups that a product can collide with.
type soortgenoten struct {
	alle, generiek reeks
	perCategorie   map[string]*reeks    // every product of the category
	zonderCode     map[string]*reeks    // those of the category without a code
	perCode        map[[2]string]*reeks // those of one category and code
}

// botst reports whether s may not stand beside a product seen before.
func (g *soortgenoten) botst(s periode) bool {
	switch {
	case s.categorie == "":
		return g.alle.raakt(s)
	case s.code == "":
		return g.generiek.raakt(s) || g.perCategorie[s.categorie].raakt(s)
	}
	return g.generiek.raakt(s) || g.zonderCode[s.categorie].raakt(s) || g.perCode[[2]string{s.categorie, s.code}].raakt(s)
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

// stapeling reports the products of the list that overlap another.
func (v *loop) stapeling(regel string, k *knoop) {
	for _, index := range botsingen(v.perioden) {
		if v.fouten.plaats(regel) {
			v.foutOp(regel, v.pad(nil)+"/"+k.naam+"["+strconv.Itoa(index)+"]")
		}
	}
}

// botsingen gives the index of every product that overlaps one that begins no
// later. It sorts the products. That makes it n log n; comparing all pairs, as
// the stylesheet does, grows with the square.
func botsingen(perioden []periode) (index []int) {
	slices.SortStableFunc(perioden, func(a, b periode) int { return cmp.Compare(a.begin, b.begin) })
	g := soortgenoten{perCategorie: map[string]*reeks{}, zonderCode: map[string]*reeks{}, perCode: map[[2]string]*reeks{}}
	for _, s := range perioden {
		if g.botst(s) {
			index = append(index, s.index)
		}
		g.zet(s)
	}
	return index
}
