package poort

import (
	"maps"
	"unicode"
	"unicode/utf8"
)

// lijktOp gives the ASCII letters or digit that a character looks like, after
// the accents and widths that Unicode itself decomposes.
func lijktOp(r rune) (string, bool) {
	if als, ok := dubbelgangers[r]; ok {
		return als, true
	}
	switch { // letters and digits in frames; Unicode gives these no decomposition
	case 0x1f150 <= r && r <= 0x1f169:
		return string('a' + r - 0x1f150), true
	case 0x1f170 <= r && r <= 0x1f189:
		return string('a' + r - 0x1f170), true
	case 0x1f1e6 <= r && r <= 0x1f1ff:
		return string('a' + r - 0x1f1e6), true
	case 0x2776 <= r && r <= 0x277e, 0x278a <= r && r <= 0x2792, 0x2780 <= r && r <= 0x2788:
		return string('1' + (r-0x2776)%10), true
	}
	return decimal(r)
}

// decimal gives the value of a decimal digit of any script. In the tables of
// Unicode these stand in rows of ten.
func decimal(r rune) (string, bool) {
	for _, rij := range unicode.Nd.R16 {
		if rune(rij.Lo) <= r && r <= rune(rij.Hi) {
			return string('0' + (r-rune(rij.Lo))%10), true
		}
	}
	for _, rij := range unicode.Nd.R32 {
		if rune(rij.Lo) <= r && r <= rune(rij.Hi) {
			return string('0' + (r-rune(rij.Lo))%10), true
		}
	}
	return "", false
}

// dubbelgangers are the characters of other alphabets that a reader takes for
// ours, and the Latin letters that Unicode does not decompose. From the shapes
// of the letters; own selection.
var dubbelgangers = twins(map[string]string{
	"a": "аАɑΑαᴀ", "b": "ВЬʙΒ", "c": "сСϲᴄ", "d": "ԁᴅđĐðÐɗ", "e": "еЕэΕεᴇɛ", "f": "ꜰƒ", "g": "ɡɢԍ", "h": "һНΗʜħĦ",
	"i": "іІӀΙιıɪǀłŁⅼ", "j": "јЈᴊϳ", "k": "кКΚκᴋ", "m": "мМΜᴍ", "n": "пΝηɴŋŊИ", "o": "оОΟοᴏσøØɵ", "p": "рРΡρᴘ",
	"q": "ԛ", "r": "гʀ", "s": "ѕЅꜱ", "t": "тТΤτᴛŧŦ", "u": "υսᴜʉ", "v": "ѵѴᴠν", "w": "ԝԜᴡω", "x": "хХΧχ", "y": "уУΥγʏү", "z": "Ζᴢƶ",
	"ss": "ßẞ", "ae": "æÆ", "oe": "œŒ", "th": "þÞ", "ue": "ᵫ",
	"3": "зЗЭ", "6": "б", "4": "Ч",
})

// twins turns the table round. A character in the other case stands for the
// same, unless the table says otherwise: case never matters.
func twins(m map[string]string) map[rune]string {
	uit := map[rune]string{}
	for als, runes := range m {
		for _, r := range runes {
			uit[r] = als
		}
	}
	for r, als := range maps.Clone(uit) {
		for _, ander := range []rune{unicode.ToUpper(r), unicode.ToLower(r)} {
			if _, known := uit[ander]; !known && ander >= utf8.RuneSelf {
				uit[ander] = als
			}
		}
	}
	return uit
}
