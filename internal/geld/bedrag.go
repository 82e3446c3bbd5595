// Package geld counts euros, minutes and fractions exactly.
//
// Amounts are whole cents in an int64. Every operation that can lose something
// takes a named rounding rule, because rounding is part of a rule of law or of
// a contract and never a habit of the machine. Nothing in this package uses
// floating point.
package geld

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Bedrag is an amount of money in whole cents. The zero value is € 0,00.
// The range is that of an int64, about 92 thousand billion euros.
type Bedrag int64

// ErrBedrag is returned for text that is not an amount. It never repeats the
// text: what a user typed by mistake may be a name or a number that
// identifies someone.
var ErrBedrag = errors.New("geen geldbedrag: schrijf euro's en twee cijfers voor de centen, zoals 79.85")

// ErrOverloop is returned when a result does not fit.
var ErrOverloop = errors.New("het bedrag is te groot om mee te rekenen")

// ParseBedrag reads a decimal amount in euros as the command-line contract and
// the catalogues write it: an optional minus sign, digits, a point and exactly
// two digits ("79.85"). Whole euros without a point are accepted too.
func ParseBedrag(s string) (Bedrag, error) {
	text, negative := strings.CutPrefix(s, "-")
	euros, cents, point := strings.Cut(text, ".")
	if !digits(euros) || point && (len(cents) != 2 || !digits(cents)) {
		return 0, ErrBedrag
	}
	if !point {
		cents = "00"
	}
	value, err := strconv.ParseInt(euros+cents, 10, 64)
	if err != nil {
		return 0, ErrOverloop
	}
	if negative {
		value = -value
	}
	return Bedrag(value), nil
}

func digits(s string) bool {
	if s == "" {
		return false
	}
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// MustBedrag is ParseBedrag for amounts that stand in source code. It panics
// on a fault and is meant for tests and tables.
func MustBedrag(s string) Bedrag {
	b, err := ParseBedrag(s)
	if err != nil {
		panic(err)
	}
	return b
}

// String gives the amount as data: "1234.56", "-0.05".
func (b Bedrag) String() string {
	return string(b.AppendTo(nil))
}

// AppendTo appends the amount as data ("1234.56") to dst.
func (b Bedrag) AppendTo(dst []byte) []byte {
	u := magnitude(int64(b))
	if b < 0 {
		dst = append(dst, '-')
	}
	dst = strconv.AppendUint(dst, u/100, 10)
	return append(dst, '.', byte('0'+u/10%10), byte('0'+u%10))
}

// Nederlands gives the amount as a Dutch reader expects it: "€ 1.234,56". The
// space after the sign does not break.
func (b Bedrag) Nederlands() string {
	u := magnitude(int64(b))
	sign := ""
	if b < 0 {
		sign = "-"
	}
	return fmt.Sprintf("€\u00a0%s%s,%02d", sign, thousands(u/100), u%100)
}

func thousands(u uint64) string {
	s := strconv.FormatUint(u, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// MarshalText writes the amount as data, for JSON a string with two decimals.
func (b Bedrag) MarshalText() ([]byte, error) { return b.AppendTo(nil), nil }

// UnmarshalText reads what MarshalText writes.
func (b *Bedrag) UnmarshalText(text []byte) error {
	v, err := ParseBedrag(string(text))
	if err != nil {
		return err
	}
	*b = v
	return nil
}

// Plus adds two amounts; ErrOverloop when the sum does not fit.
func (b Bedrag) Plus(c Bedrag) (Bedrag, error) {
	sum := b + c
	if (c > 0) != (sum > b) && c != 0 {
		return 0, ErrOverloop
	}
	return sum, nil
}

// MaalBreuk gives b × teller / noemer, rounded once to whole cents by the
// named rule. The product is kept in 128 bits, so that only the outcome can
// overflow. A denominator of zero is a programming fault and gives ErrOverloop.
func (b Bedrag) MaalBreuk(teller, noemer int64, a Afronding) (Bedrag, error) {
	v, err := mulDiv(int64(b), teller, noemer, a)
	return Bedrag(v), err
}

// Afgerond rounds the amount to a multiple of eenheid cents (1 for cents, 100
// for whole euros) by the named rule.
func (b Bedrag) Afgerond(eenheid int64, a Afronding) (Bedrag, error) {
	v, err := mulDiv(int64(b), 1, eenheid, a)
	if err != nil {
		return 0, err
	}
	return Bedrag(v).MaalBreuk(eenheid, 1, a)
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}

func mulDiv(a, num, den int64, rule Afronding) (int64, error) {
	if den == 0 {
		return 0, ErrOverloop
	}
	negative := (a < 0) != (num < 0) != (den < 0)
	hi, lo := bits.Mul64(magnitude(a), magnitude(num))
	d := magnitude(den)
	if hi >= d {
		return 0, ErrOverloop
	}
	q, r := bits.Div64(hi, lo, d)
	if rule.up(q, r, d) {
		q++
	}
	if q > math.MaxInt64 {
		return 0, ErrOverloop
	}
	if negative {
		return -int64(q), nil
	}
	return int64(q), nil
}
