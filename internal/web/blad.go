package web

import "codeberg.org/wijzer/wijzer/internal/web/vorm"

// leesblad is a page about a family that shows parts below each other. Its
// template is blad.html.
type leesblad struct {
	Tabs   vorm.Tabs
	Kop    string
	Uitleg string
	Delen  []leesdeel
}

// leesdeel is one part with its heading.
type leesdeel struct {
	Kop, Uitleg string
	Inhoud      []any
}
