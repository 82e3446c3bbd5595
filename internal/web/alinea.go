package web

import "strings"

// alinea is a part of the text of a letter.
type alinea struct {
	Soort  string // kop, tussenkop, lijst, regels or tekst
	Regels []string
}

// alineas splits the text of a letter in headings, lists and paragraphs, so that
// the page reads as the letter does.
func alineas(text string) []alinea {
	var out []alinea
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	for _, part := range strings.Split(text, "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		switch {
		case len(lines) == 2 && strings.Trim(lines[1], "=-") == "":
			out = append(out, alinea{"kop", lines[:1]})
		case strings.HasPrefix(lines[0], "- "):
			out = append(out, alinea{"lijst", punten(lines)})
		case len(lines) == 1 && strings.HasSuffix(lines[0], "?"):
			out = append(out, alinea{"tussenkop", lines})
		case !lopend(lines):
			out = append(out, alinea{"regels", lines})
		default:
			out = append(out, alinea{"tekst", []string{strings.Join(lines, " ")}})
		}
	}
	return out
}

// lopend tells whether lines are running text that was broken to fit: all but
// the last are long.
func lopend(lines []string) bool {
	for _, l := range lines[:len(lines)-1] {
		if len([]rune(l)) < 55 {
			return false
		}
	}
	return true
}

// punten puts the lines of a list together again.
func punten(lines []string) []string {
	var out []string
	for _, l := range lines {
		if text, ok := strings.CutPrefix(l, "- "); ok {
			out = append(out, text)
		} else {
			out[len(out)-1] += " " + strings.TrimSpace(l)
		}
	}
	return out
}
