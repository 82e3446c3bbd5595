// Package tekst tells whether what people type holds only signs that can be
// seen. Signs that cannot be seen turn round what a colleague reads (a name with
// U+202E reads backwards), make two names look the same, or hide a line. They are
// refused where people type, wherever that is, by the one rule here.
package tekst

import (
	"strings"
	"unicode"
)

// The format characters that running text may hold: they turn nothing round and
// hide nothing, and ordinary programs put them there.
const (
	zachtAfbreken = '\u00ad' // where a long word may be broken
	nietKoppelen  = '\u200c' // between letters, in Persian and other scripts
	koppelen      = '\u200d' // the same, and in a picture of several people
)

// Lopend tells whether running text, which may have more than one line, holds
// only signs that can be seen, and ordinary white space. Refused are control
// characters (Unicode Cc) but line ends and tabs, format characters (Cf: the
// bidirectional ones, zero-width ones, tags) but the soft hyphen and the two
// joiners, and letters that Unicode says are never shown
// (Other_Default_Ignorable_Code_Point). It holds for any bytes: what is no UTF-8
// is refused.
func Lopend(s string) bool {
	return strings.IndexFunc(s, nietLopend) < 0 && strings.ToValidUTF8(s, "") == s
}

// Regel tells whether a name or another short text is one line of signs that can
// be seen: as Lopend, and without line ends, tabs, soft hyphens and joiners.
func Regel(s string) bool {
	return strings.IndexFunc(s, nietRegel) < 0 && strings.ToValidUTF8(s, "") == s
}

// Zichtbaar gives running text without the signs that Lopend refuses.
func Zichtbaar(s string) string {
	return strings.Map(func(r rune) rune {
		if nietLopend(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// EenRegel gives a short text as Regel takes it: without the signs that it
// refuses, with a space for each end of a line and each tab.
func EenRegel(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case !nietRegel(r):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
}

func nietLopend(r rune) bool {
	switch r {
	case '\n', '\r', '\t', zachtAfbreken, nietKoppelen, koppelen:
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

func nietRegel(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}
