package controle

import (
	"bytes"
	"math"
)

// The stylesheet works on the characters of a value as they stand in the file.
// For a plain date or amount that makes no difference. White space around a
// value, a year of more than four digits or a plus sign are valid by the schema,
// and then it does: the receiver who runs the stylesheet rejects such a message.
// The functions here reproduce what XPath 1.0 makes of them.

// rekengetal gives an amount as XPath counts with it: a number with a plus sign
// is no number. What is counted stays far below 2^53, so a float64 is exact.
func (v *loop) rekengetal(k *knoop) float64 {
	if b := knip(v.tekst(k)); len(b) > 0 && b[0] == '+' {
		return math.NaN()
	}
	return float64(v.getal(k))
}

// na reports whether the date at a comes after the one at b, of which the
// stylesheet takes the first ten characters alone. Where those hold no digit
// nothing comes after it.
func (v *loop) na(a, b *knoop) bool {
	grens, ok := v.tienTekens(b)
	return ok && v.getal(a) > grens
}

// tienTekens gives the digits in the first ten characters of a date.
func (v *loop) tienTekens(k *knoop) (getal int64, ok bool) {
	b := v.tekst(k)
	if len(b) <= 10 {
		return v.getal(k), true
	}
	for _, c := range b[:10] {
		if isCijfer(c) {
			getal, ok = getal*10+int64(c-'0'), true
		}
	}
	return getal, ok
}

// zelfdeMaand compares the first six characters of two dates without their
// hyphens: year and month.
func (v *loop) zelfdeMaand(a, b *knoop) bool {
	x, y := v.tekst(a), v.tekst(b)
	if len(x) == 10 && len(y) == 10 {
		return v.getal(a)/100 == v.getal(b)/100
	}
	x, y = zonderStreepjes(x), zonderStreepjes(y)
	return bytes.Equal(x[:min(6, len(x))], y[:min(6, len(y))])
}

// zelfdeDag reports whether two dates are the same but for their hyphens.
func (v *loop) zelfdeDag(a, b *knoop) bool {
	return bytes.Equal(zonderStreepjes(v.tekst(a)), zonderStreepjes(v.tekst(b)))
}

func zonderStreepjes(b []byte) []byte { return bytes.ReplaceAll(b, []byte("-"), nil) }

// naStreepje gives what follows the first hyphen; nothing without one.
func naStreepje(b []byte) []byte {
	_, na, _ := bytes.Cut(b, []byte("-"))
	return na
}
