package poort

import (
	"strings"
	"unicode/utf8"
)

// formuleteken are the signs with which a spreadsheet begins a formula or a
// command, also in the full-width forms that some programs read alike.
const formuleteken = "=+-@\t\r\n|%＝＋－＠"

// Cel makes a text safe as a cell of a spreadsheet or a CSV file: one that a
// program would read as a formula, also after spaces, gets an apostrophe in
// front. Every text that someone typed goes through it before it leaves in such
// a file. One sign alone, as the unit "%", is no formula.
func Cel(tekst string) string {
	first, size := utf8.DecodeRuneInString(strings.TrimLeft(tekst, " \u00a0"))
	if size == 0 || !strings.ContainsRune(formuleteken, first) || strings.TrimSpace(tekst) == string(first) {
		return tekst
	}
	return "'" + tekst
}
