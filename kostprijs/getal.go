package kostprijs

import (
	"errors"
	"math/big"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// Getal is an exact rational number: an amount in euros, hours, kilometres or
// a fraction. The zero value is 0. A Getal never changes; each operation gives
// a new one.
//
// Most numbers of a tariff are decimals, which fit in 128 bits and cost no
// memory; what does not fit, and every quotient, is a breuk of big integers
// (see BenchmarkBereken for what that saves).
type Getal struct {
	hi, lo uint64 // magnitude of the numerator, when r is nil
	e      uint8  // power of ten in the denominator, when r is nil
	neg    bool
	r      *breuk // every other number
}

// breuk is the number n / (10^e × d). Nothing is reduced until it grows.
type breuk struct {
	n *big.Int
	d *big.Int // nil means 1; always positive
	e uint     // power of ten in the denominator
}

// ErrGetal is returned for text that is not a number. It never repeats the
// text.
var ErrGetal = errors.New("geen getal: schrijf bijvoorbeeld 1878, 31,33 of 33 1/3, zonder punten tussen duizendtallen")

const (
	maxGetalTekst = 40  // characters in a written number
	reduceBits    = 192 // size from which a denominator is reduced
)

var (
	bigOne = big.NewInt(1)
	bigTen = big.NewInt(10)
	tens   = powersOfTen(64)
)

func powersOfTen(n int) []*big.Int {
	p := make([]*big.Int, n)
	p[0] = big.NewInt(1)
	for i := 1; i < n; i++ {
		p[i] = new(big.Int).Mul(p[i-1], bigTen)
	}
	return p
}

func pow10(e uint) *big.Int {
	if e < uint(len(tens)) {
		return tens[e]
	}
	return new(big.Int).Exp(bigTen, new(big.Int).SetUint64(uint64(e)), nil)
}

// Heel gives a whole number.
func Heel(v int64) Getal { return decimal(v, 0) }

func decimal(v int64, e uint8) Getal {
	if v < 0 {
		return Getal{lo: -uint64(v), neg: true, e: e}
	}
	return Getal{lo: uint64(v), e: e}
}

func vanBreuk(n, d *big.Int, e uint) Getal { return breuk{n: n, d: d, e: e}.small() }

// Gebroken gives teller / noemer. A denominator of zero is a programming fault
// and panics.
func Gebroken(teller, noemer int64) Getal { return Heel(teller).Deel(Heel(noemer)) }

// VanBedrag gives an amount of money as a number of euros.
func VanBedrag(b geld.Bedrag) Getal { return decimal(int64(b), 2) }

// MustGetal is ParseGetal for numbers that stand in source code. It panics on
// a fault and is meant for tests and tables.
func MustGetal(s string) Getal {
	g, err := ParseGetal(s)
	if err != nil {
		panic(err)
	}
	return g
}

// ParseGetal reads a decimal with a comma or a point ("31,33", "0.5"), a
// fraction ("1/3") or a whole with a fraction ("33 1/3"). A point followed by
// exactly three digits ("1.878") is refused where it can be meant as a
// thousand; write 1878, or 1,878 for a little under two.
func ParseGetal(s string) (Getal, error) {
	if len(s) > maxGetalTekst {
		return Getal{}, ErrGetal
	}
	text, negative := strings.CutPrefix(s, "-")
	whole, frac, mixed := strings.Cut(text, " ")
	if !mixed && strings.Contains(text, "/") {
		whole, frac = "0", text
	}
	g, ok := parseDecimal(whole)
	if ok && frac != "" {
		var f Getal
		if f, ok = parseFraction(frac); ok {
			g = g.Plus(f)
		}
	}
	if !ok || mixed && frac == "" {
		return Getal{}, ErrGetal
	}
	if negative {
		g = g.Tegengesteld()
	}
	return g, nil
}

func parseFraction(s string) (Getal, bool) {
	top, bottom, _ := strings.Cut(s, "/")
	if !onlyDigits(top) || !onlyDigits(bottom) {
		return Getal{}, false
	}
	t, _ := parseDecimal(top)
	b, _ := parseDecimal(bottom)
	if b.Teken() == 0 {
		return Getal{}, false
	}
	return t.Deel(b), true
}

func parseDecimal(s string) (Getal, bool) {
	whole, frac, comma := strings.Cut(s, ",")
	if !comma {
		var point bool
		whole, frac, point = strings.Cut(s, ".")
		if point && len(frac) == 3 && strings.TrimLeft(whole, "0") != "" && len(whole) <= 3 {
			return Getal{}, false
		}
		comma = point
	}
	if !onlyDigits(whole) || comma && !onlyDigits(frac) {
		return Getal{}, false
	}
	digits := whole + frac
	if v, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return decimal(v, uint8(len(frac))), true
	}
	n, ok := new(big.Int).SetString(digits, 10)
	return vanBreuk(n, nil, uint(len(frac))), ok
}

func onlyDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// groot gives the number in its general form.
func (g Getal) groot() breuk {
	if g.r != nil {
		return *g.r
	}
	n := new(big.Int).SetUint64(g.lo)
	if g.hi != 0 {
		n.Or(n, new(big.Int).Lsh(new(big.Int).SetUint64(g.hi), 64))
	}
	if g.neg {
		n.Neg(n)
	}
	return breuk{n: n, e: uint(g.e)}
}

// Teken is -1, 0 or 1.
func (g Getal) Teken() int {
	switch {
	case g.r != nil:
		return g.r.n.Sign()
	case g.hi|g.lo == 0:
		return 0
	case g.neg:
		return -1
	}
	return 1
}

// Tegengesteld gives -g.
func (g Getal) Tegengesteld() Getal {
	if g.r != nil {
		return Getal{r: &breuk{n: new(big.Int).Neg(g.r.n), d: g.r.d, e: g.r.e}}
	}
	g.neg = !g.neg
	return g
}

// Plus gives g + h.
func (g Getal) Plus(h Getal) Getal {
	if g.Teken() == 0 {
		return h
	}
	if h.Teken() == 0 {
		return g
	}
	if sum, ok := plusKlein(g, h); ok {
		return sum
	}
	return plusGroot(g.groot(), h.groot())
}

func plusGroot(g, h breuk) Getal {
	a, b, d := g.n, h.n, g.d
	if !sameDenominator(g.d, h.d) {
		a, b = scaled(a, h.d), scaled(b, g.d)
		d = product(g.d, h.d)
	}
	e := max(g.e, h.e)
	if g.e < e {
		a = new(big.Int).Mul(a, pow10(e-g.e))
	}
	if h.e < e {
		b = new(big.Int).Mul(b, pow10(e-h.e))
	}
	return vanBreuk(new(big.Int).Add(a, b), d, e)
}

func sameDenominator(a, b *big.Int) bool {
	return a == b || a != nil && b != nil && a.Cmp(b) == 0
}

func scaled(n, d *big.Int) *big.Int {
	if d == nil {
		return n
	}
	return new(big.Int).Mul(n, d)
}

func product(a, b *big.Int) *big.Int {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return new(big.Int).Mul(a, b)
}

// Min gives g - h.
func (g Getal) Min(h Getal) Getal { return g.Plus(h.Tegengesteld()) }

// Maal gives g × h.
func (g Getal) Maal(h Getal) Getal {
	if g.Teken() == 0 || h.Teken() == 0 {
		return Getal{}
	}
	if p, ok := maalKlein(g, h); ok {
		return p
	}
	a, b := g.groot(), h.groot()
	return vanBreuk(new(big.Int).Mul(a.n, b.n), product(a.d, b.d), a.e+b.e)
}

// Deel gives g / h. Division by zero is a programming fault and panics: Maak
// has refused an input that could lead to it.
func (g Getal) Deel(h Getal) Getal {
	if h.Teken() == 0 {
		panic("kostprijs: deling door nul")
	}
	if g.Teken() == 0 {
		return Getal{}
	}
	a, b := g.groot(), h.groot()
	n, d, e := scaled(a.n, b.d), scaled(b.n, a.d), uint(0)
	if a.e >= b.e {
		e = a.e - b.e
	} else {
		n = new(big.Int).Mul(n, pow10(b.e-a.e))
	}
	if d.Sign() < 0 {
		n, d = new(big.Int).Neg(n), new(big.Int).Neg(d)
	}
	return vanBreuk(n, d, e)
}

// small reduces a number whose parts have grown.
func (b breuk) small() Getal {
	if b.d != nil && b.d.BitLen()+b.n.BitLen() >= 2*reduceBits {
		b = b.reduced()
	}
	return Getal{r: &b}
}

// reduced gives the number with all of its denominator in d, in lowest terms.
func (b breuk) reduced() breuk {
	d := scaled(pow10(b.e), b.d)
	n := b.n
	f := new(big.Int).GCD(nil, nil, new(big.Int).Abs(n), d)
	if f.Cmp(bigOne) > 0 {
		n, d = new(big.Int).Quo(n, f), new(big.Int).Quo(d, f)
	}
	if d.Cmp(bigOne) == 0 {
		d = nil
	}
	return breuk{n: n, d: d}
}

// Vergelijk is -1, 0 or 1 as g is smaller than, equal to or larger than h.
func (g Getal) Vergelijk(h Getal) int { return g.Min(h).Teken() }

// Hoogste gives the larger of g and h.
func (g Getal) Hoogste(h Getal) Getal {
	if g.Vergelijk(h) < 0 {
		return h
	}
	return g
}

// Laagste gives the smaller of g and h.
func (g Getal) Laagste(h Getal) Getal {
	if g.Vergelijk(h) > 0 {
		return h
	}
	return g
}

// Procent reads g as a percentage: 31,33 gives 0,3133.
func (g Getal) Procent() Getal { return g.Maal(Getal{lo: 1, e: 2}) }

// Som adds numbers.
func Som(delen ...Getal) Getal {
	var s Getal
	for _, d := range delen {
		s = s.Plus(d)
	}
	return s
}
