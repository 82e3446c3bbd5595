package pdf

import "strconv"

// maat is a length in thousandths of a point (1/72 inch). Whole numbers give
// the same bytes on every machine.
type maat int64

const pt maat = 1000

// mm turns millimetres into a maat.
func mm(n maat) maat { return n * 720 * pt / 254 }

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
var (
	pageWidth    = mm(210)
	pageHeight   = mm(297)
	marginLeft   = mm(25)
	marginRight  = mm(28)
	marginTop    = mm(24)
	marginBottom = mm(24)
	textWidth    = pageWidth - marginLeft - marginRight
	textBottom   = pageHeight - marginBottom
	footerLine   = pageHeight - mm(13) // baseline of the footer
)
