package nummer

import "strings"

// gescheiden writes each division of a value in parts with the separators that
// people use between them: nothing, a space, a hyphen and a point.
func gescheiden(indelingen ...[]string) []string {
	var alle []string
	for _, delen := range indelingen {
		for _, teken := range []string{"", " ", "-", "."} {
			alle = append(alle, strings.Join(delen, teken))
		}
	}
	return uniek(alle)
}

// uniek keeps the first of each, in order.
func uniek(alle []string) []string {
	gezien := make(map[string]bool, len(alle))
	uit := alle[:0]
	for _, s := range alle {
		if !gezien[s] {
			gezien[s] = true
			uit = append(uit, s)
		}
	}
	return uit
}

// paren writes digits two by two: "12 34 56 78".
func paren(s string) string {
	var delen []string
	for len(s) > 2 {
		delen, s = append(delen, s[:2]), s[2:]
	}
	return strings.Join(append(delen, s), " ")
}
