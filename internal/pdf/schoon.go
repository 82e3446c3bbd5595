package pdf

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// teken is one character, ready to be placed.
type teken struct {
	r     rune   // what the text layer says
	gid   uint16 // what is drawn
	width uint16 // in thousandths of an em
	vet   bool
}

const (
	softHyphen = '\u00AD'
	hardBreak  = '\n' // only between cleaning and breaking into lines
)

// setter cleans text: one form of each letter, one space where there were
// several, and something to see for each character that cannot be shown.
type setter struct {
	fonts    [2]*lettertype // normal, bold
	replaced map[rune]*Vervanging
}

// set cleans a text. A newline becomes hardBreak where breaks says so and a
// space elsewhere; spaces at the ends go.
func (s *setter) set(t Tekst, vet, breaks bool) []teken {
	n := 0
	for _, stuk := range t {
		n += len(stuk.Tekst)
	}
	out := make([]teken, 0, n)
	for _, stuk := range t {
		tekst := stuk.Tekst
		if !norm.NFC.IsNormalString(tekst) {
			tekst = norm.NFC.String(tekst)
		}
		for _, r := range tekst {
			out = s.put(out, r, vet || stuk.Vet, breaks)
		}
	}
	for len(out) > 0 && (isSpace(out[len(out)-1].r) || out[len(out)-1].r == softHyphen) {
		out = out[:len(out)-1]
	}
	return out
}

// plain cleans a text without bold parts and line breaks.
func (s *setter) plain(t string, vet bool) []teken { return s.set(Plat(t), vet, false) }

// put adds one character.
func (s *setter) put(out []teken, r rune, vet, breaks bool) []teken {
	if r == '\n' && breaks {
		for len(out) > 0 && out[len(out)-1].r == ' ' {
			out = out[:len(out)-1]
		}
		if len(out) == 0 {
			return out
		}
		t := s.resolve(' ', vet)
		t.r = hardBreak
		return append(out, t)
	}
	if breakingSpace(r) {
		r = ' '
	}
	if r == ' ' && (len(out) == 0 || isSpace(out[len(out)-1].r)) {
		return out
	}
	return append(out, s.resolve(r, vet))
}

// resolve finds what to draw for a character.
func (s *setter) resolve(r rune, vet bool) teken {
	font := s.fonts[0]
	if vet {
		font = s.fonts[1]
	}
	if g, ok := font.ref(r); ok {
		if r == replacement {
			s.report(r, replacement)
		}
		return teken{r: r, gid: g.gid, width: g.width, vet: vet}
	}
	if base, ok := font.bare(r); ok {
		s.report(r, base)
		g, _ := font.ref(base)
		return teken{r: r, gid: g.gid, width: g.width, vet: vet}
	}
	s.report(r, replacement)
	g, _ := font.ref(replacement)
	return teken{r: replacement, gid: g.gid, width: g.width, vet: vet}
}

// report counts a character that is not shown as it is.
func (s *setter) report(r, shown rune) {
	if v := s.replaced[r]; v != nil {
		v.Aantal++
		return
	}
	if s.replaced == nil {
		s.replaced = map[rune]*Vervanging{}
	}
	s.replaced[r] = &Vervanging{Teken: r, Getoond: shown, Aantal: 1}
}

// list gives the replacements in order of code point.
func (s *setter) list() []Vervanging {
	var out []Vervanging
	for _, v := range s.replaced {
		out = append(out, *v)
	}
	slices.SortFunc(out, func(a, b Vervanging) int { return int(a.Teken - b.Teken) })
	return out
}

func isSpace(r rune) bool { return r == ' ' || r == hardBreak }

// breakingSpace tells whether a character is white space at which a line may
// break: all of Unicode's, but for the three that keep words together.
func breakingSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00A0' && r != '\u2007' && r != '\u202F'
}
