package pdf

import "strconv"

// vak is a strip of a page over the whole width that is never split: a line of
// a paragraph, a row of a table. Blocks are turned into vakken first and put on
// pages after that.
type vak struct {
	voor   maat // room above it, left out at the top of a page
	hoog   maat
	na     maat // room below its block, on top of what each block has
	hecht  bool // stays on one page with the next vak
	delen  []deel
	vlak   []vlak
	header *vak   // row of header cells to repeat when a page starts with this row
	pad    string // of the block it comes from, for faults; empty for lines of text
	nr     int    // place in pad, or -1
}

// deel is a line of text in a vak.
type deel struct {
	el     *elem // nil: an artifact
	x, dy  maat  // left end, from the left of the page; top of the line, from the top of the vak
	st     stijl
	tekens []teken
}

// vlak is a filled rectangle in a vak; it is always an artifact.
type vlak struct {
	x, dy, w, h maat
	kleur       Kleur
}

// lines puts lines of text below each other in the vak, from dy on.
func (v *vak) lines(el *elem, x, dy maat, st stijl, ls []regel) {
	for i, l := range ls {
		v.delen = append(v.delen, deel{el: el, x: x, dy: dy + maat(i)*st.line, st: st, tekens: l.tekens})
	}
}

// path says where the vak comes from.
func (v *vak) path() string {
	if v.nr < 0 {
		return v.pad
	}
	return v.pad + "[" + strconv.Itoa(v.nr) + "]"
}
