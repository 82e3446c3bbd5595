package kostprijs

import (
	"math/big"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// AfgerondOp rounds to a multiple of eenheid (0,01 for cents, 1 for whole
// euros, 0,60 for an hourly price that is a whole number of cents per minute)
// by the named rule. eenheid must be positive.
func (g Getal) AfgerondOp(eenheid Getal, regel geld.Afronding) Getal {
	q := g.Deel(eenheid)
	if q.Teken() == 0 {
		return Getal{}
	}
	return vanBreuk(roundedInt(q, regel), nil, 0).Maal(eenheid)
}

// Bedrag rounds to whole cents by the named rule. ok is false when the amount
// does not fit.
func (g Getal) Bedrag(regel geld.Afronding) (b geld.Bedrag, ok bool) {
	n := roundedInt(g.Maal(Heel(100)), regel)
	return geld.Bedrag(n.Int64()), n.IsInt64()
}

func roundedInt(g Getal, regel geld.Afronding) *big.Int {
	b := g.groot()
	d := scaled(pow10(b.e), b.d)
	q, r := new(big.Int).QuoRem(new(big.Int).Abs(b.n), d, new(big.Int))
	if roundsUp(q, r, d, regel) {
		q.Add(q, bigOne)
	}
	if g.Teken() < 0 {
		q.Neg(q)
	}
	return q
}

// roundsUp tells whether the magnitude q + r/d goes away from zero.
func roundsUp(q, r, d *big.Int, regel geld.Afronding) bool {
	if r.Sign() == 0 || regel == geld.Omlaag {
		return false
	}
	if regel == geld.Omhoog {
		return true
	}
	switch new(big.Int).Lsh(r, 1).Cmp(d) {
	case -1:
		return false
	case 1:
		return true
	}
	return regel == geld.HalfVanNul || regel == geld.HalfEven && q.Bit(0) == 1
}

// Decimaal prints the number with the given count of decimals, half away from
// zero, with a point: the form of JSON and CSV. It is for showing; nothing
// computes on with it.
func (g Getal) Decimaal(decimalen uint) string {
	n := roundedInt(g.Maal(vanBreuk(pow10(decimalen), nil, 0)), geld.HalfVanNul)
	s := new(big.Int).Abs(n).String()
	for uint(len(s)) <= decimalen {
		s = "0" + s
	}
	if decimalen > 0 {
		cut := uint(len(s)) - decimalen
		s = s[:cut] + "." + s[cut:]
	}
	if n.Sign() < 0 {
		s = "-" + s
	}
	return s
}

// Nederlands prints the number as a Dutch reader expects it: "1.878", "31,33".
// At least minimum and at most maximum decimals are shown.
func (g Getal) Nederlands(minimum, maximum uint) string {
	whole, frac, _ := strings.Cut(g.Decimaal(maximum), ".")
	for uint(len(frac)) > minimum && strings.HasSuffix(frac, "0") {
		frac = frac[:len(frac)-1]
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if frac != "" {
		whole += "," + frac
	}
	return sign + whole
}

// String gives the exact value: a decimal where that ends, else a fraction in
// lowest terms ("1/3").
func (g Getal) String() string {
	r := g.groot().reduced()
	if r.d == nil {
		return r.n.String()
	}
	if places, ok := decimalPlaces(r.d); ok {
		return g.Decimaal(places)
	}
	return r.n.String() + "/" + r.d.String()
}

// decimalPlaces tells how many decimals 1/d needs; ok is false when it does
// not end or is too long to read.
func decimalPlaces(d *big.Int) (uint, bool) {
	var rest big.Int
	for e := uint(0); e < 32; e++ {
		if rest.Rem(pow10(e), d).Sign() == 0 {
			return e, true
		}
	}
	return 0, false
}

// The limits within which data are written exactly; see MarshalText.
const (
	dataDecimalen = 12
	dataBreuk     = 24
)

// MarshalText writes the number for JSON: exactly where it ends within twelve
// decimals or is a short fraction ("100/3"), else rounded to twelve decimals.
// Every parameter is written exactly; String is exact for all.
func (g Getal) MarshalText() ([]byte, error) {
	r := g.groot().reduced()
	if r.d == nil {
		return []byte(r.n.String()), nil
	}
	if places, ok := decimalPlaces(r.d); ok && places <= dataDecimalen {
		return []byte(g.Decimaal(places)), nil
	}
	if text := r.n.String() + "/" + r.d.String(); len(text) <= dataBreuk {
		return []byte(text), nil
	}
	return []byte(g.Decimaal(dataDecimalen)), nil
}

// UnmarshalText reads what ParseGetal reads, and what MarshalText writes.
func (g *Getal) UnmarshalText(text []byte) error {
	v, err := ParseGetal(string(text))
	if err != nil {
		if v, ok := parseExact(string(text)); ok {
			*g = v
			return nil
		}
		return err
	}
	*g = v
	return nil
}

// parseExact reads long exact numbers and decimals with three places, which
// only a machine writes.
func parseExact(s string) (Getal, bool) {
	if len(s) > 2000 || strings.ContainsAny(s, "eEpPxXbBoO_ ") {
		return Getal{}, false
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Getal{}, false
	}
	return vanBreuk(r.Num(), r.Denom(), 0), true
}
