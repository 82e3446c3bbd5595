package pdf

import "strconv"

// maat is a length in thousandths of a point (1/72 inch). Whole numbers give
// the same bytes on every machine.
type maat int64

const pt maat = 1000

// tenInch is 254 millimetres: n millimetres are n*tenInch/254.
const tenInch = 720 * pt

// mm turns millimetres into a maat.
func mm(n maat) maat { return n * tenInch / 254 }

// appendMaat writes a length in points with at most two decimals.
func appendMaat(b []byte, m maat) []byte {
	if m < 0 {
		b, m = append(b, '-'), -m
	}
	hundredths := int64(m+5) / 10
	b = strconv.AppendInt(b, hundredths/100, 10)
	rest := hundredths % 100
	if rest == 0 {
		return b
	}
	b = append(b, '.', byte('0'+rest/10))
	if rest%10 != 0 {
		b = append(b, byte('0'+rest%10))
	}
	return b
}

// A4 (ISO 216) and the margins.
const (
	pageWidth    = 210 * tenInch / 254
	pageHeight   = 297 * tenInch / 254
	marginLeft   = 25 * tenInch / 254
	marginRight  = 28 * tenInch / 254
	marginTop    = 24 * tenInch / 254
	marginBottom = 24 * tenInch / 254
	textWidth    = pageWidth - marginLeft - marginRight
	textBottom   = pageHeight - marginBottom
	footerLine   = pageHeight - 13*tenInch/254 // baseline of the footer
)
