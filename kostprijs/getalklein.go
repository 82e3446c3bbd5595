package kostprijs

import "math/bits"

// The arithmetic of decimals that fit in 128 bits. Each function tells with ok
// whether the exact outcome fits; where it does not, the big form is used.

// tien holds the powers of ten that fit in 64 bits.
var tien = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// maalUint gives (hi, lo) × m.
func maalUint(hi, lo, m uint64) (h, l uint64, ok bool) {
	carry, l := bits.Mul64(lo, m)
	over, top := bits.Mul64(hi, m)
	h, c := bits.Add64(carry, top, 0)
	return h, l, over == 0 && c == 0
}

// maalKlein multiplies two decimals.
func maalKlein(g, h Getal) (Getal, bool) {
	if g.r != nil || h.r != nil || int(g.e)+int(h.e) > 60 {
		return Getal{}, false
	}
	if g.hi != 0 {
		g, h = h, g
	}
	if g.hi != 0 {
		return Getal{}, false
	}
	hi, lo, ok := maalUint(h.hi, h.lo, g.lo)
	return Getal{hi: hi, lo: lo, e: g.e + h.e, neg: g.neg != h.neg}, ok
}

// plusKlein adds two decimals.
func plusKlein(g, h Getal) (Getal, bool) {
	if g.r != nil || h.r != nil {
		return Getal{}, false
	}
	if g.e < h.e {
		g, h = h, g
	}
	if h, ok := schuif(h, g.e-h.e); ok {
		if g.neg == h.neg {
			lo, c := bits.Add64(g.lo, h.lo, 0)
			hi, over := bits.Add64(g.hi, h.hi, c)
			return Getal{hi: hi, lo: lo, e: g.e, neg: g.neg}, over == 0
		}
		if h.hi > g.hi || h.hi == g.hi && h.lo > g.lo {
			g, h = h, g
		}
		lo, c := bits.Sub64(g.lo, h.lo, 0)
		hi, _ := bits.Sub64(g.hi, h.hi, c)
		return Getal{hi: hi, lo: lo, e: g.e, neg: g.neg && hi|lo != 0}, true
	}
	return Getal{}, false
}

// schuif writes the same number with more decimals.
func schuif(g Getal, places uint8) (Getal, bool) {
	if int(places) >= len(tien) {
		return g, false
	}
	hi, lo, ok := maalUint(g.hi, g.lo, tien[places])
	return Getal{hi: hi, lo: lo, e: g.e + places, neg: g.neg}, ok
}
