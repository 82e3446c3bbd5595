package toegang

import "strings"

// Verklaring is the explained outcome of a predicate: one line for each named
// step, the outermost first.
type Verklaring struct {
	Ja    bool
	Regel []Verklaarregel
}

// Verklaarregel is one named step with its outcome.
type Verklaarregel struct {
	Diepte int // 0 for the outermost
	Code   string
	Ja     bool
	Zin    string // Dutch
	Bron   string // article or section
}

// Explain evaluates p and says for each named step how it came out. The
// outcome equals that of Evaluate. All steps are given, also those that no
// longer mattered; steps inside a Bestaat have no outcome of their own, and
// are left out.
func Explain(p Predicaat, o Object, b Bron, m Moment) Verklaring {
	w := &weging{o, b, m, nil}
	v := Verklaring{Ja: w.holds(p)}
	w.explain(p, 0, &v.Regel)
	return v
}

func (w *weging) explain(p Predicaat, diepte int, uit *[]Verklaarregel) {
	if s, ok := p.(Stap); ok {
		r := Verklaarregel{Diepte: diepte, Code: s.Code, Ja: w.holds(s.P), Zin: s.Nee, Bron: s.Bron}
		if r.Ja {
			r.Zin = s.Ja
		}
		*uit = append(*uit, r)
		diepte++
	}
	if _, ok := p.(Bestaat); ok {
		return
	}
	for _, deel := range parts(p) {
		w.explain(deel, diepte, uit)
	}
}

// Codes gives the codes of the steps that came out as asked, in order.
func (v Verklaring) Codes(ja bool) []string {
	var uit []string
	for _, r := range v.Regel {
		if r.Ja == ja {
			uit = append(uit, r.Code)
		}
	}
	return uit
}

// String gives the explanation as text, a line for each step.
func (v Verklaring) String() string {
	var b strings.Builder
	for _, r := range v.Regel {
		teken := "nee "
		if r.Ja {
			teken = "ja  "
		}
		b.WriteString(strings.Repeat("  ", r.Diepte) + teken + r.Code + ": " + r.Zin + " (" + r.Bron + ")\n")
	}
	return b.String()
}
