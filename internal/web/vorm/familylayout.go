package vorm

import (
	"fmt"
	"strings"
)

// Sizes of the drawing in units of the view box; one unit is one pixel at full
// size.
const (
	nodeWidth   = 176
	nodeHeight  = 56
	nodeGap     = 14
	coupleGap   = 44 // room for the line between partners
	unitGap     = 20
	groupPad    = 12
	captionHigh = 20
	homePad     = 16
	homeHead    = 34
	homeGap     = 28
	laneHigh    = 10
	channelLow  = 30
	perRow      = 3 // children beside each other
)

// Box is a rectangle of the drawing with its text.
type Box struct {
	X, Y, W, H  int
	Class       string
	Text, Small string
	Withheld    bool
}

// TextX gives where the text of a box begins.
func (b Box) TextX() int { return b.X + 14 }

// TextY gives the baseline of the first line.
func (b Box) TextY() int { return b.Y + 24 }

// SmallY gives the baseline of the second line.
func (b Box) SmallY() int { return b.Y + 43 }

// CaptionY gives the baseline of the caption of a group.
func (b Box) CaptionY() int { return b.Y + 20 }

// Line is a path of the drawing.
type Line struct{ Path, Class string }

// Point is a place in the drawing.
type Point struct{ X, Y int }

// Drawing is a family with every shape in its place.
type Drawing struct {
	W, H                  int
	Homes, Groups, People []Box
	Lines                 []Line
	Dots                  []Point
}

// widest is how wide a drawing may be before it gets a scroll bar of its own:
// beyond it, fitting the page would make the names too small to read.
const widest = 1160

// Fixed tells whether the drawing is shown at its own size.
func (d Drawing) Fixed() bool { return d.W > widest }

// unit is what is placed as one: an adult, or brothers and sisters who have the
// same parents and the same custody.
type unit struct {
	people  []Person
	parents []ParentLink
	caption string
	x, y, w int
	h       int
}

// layout is the work in progress of one drawing.
type layout struct {
	f      Family
	gen    map[string]int
	depth  int
	homes  []Home
	rows   map[[2]int][]*unit // by home and generation
	unitOf map[string]*unit
	node   map[string]Box
	rowY   []int
	rowH   []int
	lanes  []int // lanes in use above each generation
	out    Drawing
}

// Draw puts every person of the family in a place: a column per home, a row per
// generation, and each line in a lane of its own between two rows. The same
// family always gives the same drawing.
func (f Family) Draw() Drawing {
	l := &layout{f: f, rows: map[[2]int][]*unit{}, unitOf: map[string]*unit{}, node: map[string]Box{}}
	l.generations()
	l.completeHomes()
	for h := range l.homes {
		l.units(h)
	}
	l.countLanes()
	l.place()
	l.drawCouples()
	l.drawDescent()
	return l.out
}

// generations gives each person a row. The number of rounds is bounded, so that
// relations that contradict each other still give a drawing.
func (l *layout) generations() {
	l.gen = map[string]int{}
	for _, p := range l.f.People {
		l.gen[p.ID] = 0
		if p.Child {
			l.gen[p.ID] = 1
		}
	}
	for range l.f.People {
		l.pushDown()
	}
	for _, g := range l.gen {
		l.depth = max(l.depth, g+1)
	}
}

func (l *layout) known(ids ...string) bool {
	for _, id := range ids {
		if _, ok := l.gen[id]; !ok {
			return false
		}
	}
	return true
}

func (l *layout) pushDown() {
	limit := len(l.f.People)
	lower := func(id string, g int) { l.gen[id] = min(limit, max(l.gen[id], g)) }
	for _, p := range l.f.Parents {
		if l.known(p.Parent, p.Child) && p.Parent != p.Child {
			lower(p.Child, l.gen[p.Parent]+1)
		}
	}
	for _, p := range l.f.Parents { // parents of one child stand in one row
		if l.known(p.Parent, p.Child) && p.Parent != p.Child && l.gen[p.Child] > 0 {
			lower(p.Parent, l.gen[p.Child]-1)
		}
	}
	for _, c := range l.f.Partners {
		if l.known(c.A, c.B) {
			g := max(l.gen[c.A], l.gen[c.B])
			lower(c.A, g)
			lower(c.B, g)
		}
	}
}

// completeHomes gives people without a known home a column of their own.
func (l *layout) completeHomes() {
	housed := map[string]bool{}
	for _, h := range l.f.Homes {
		home := Home{Name: h.Name, Withheld: h.Withheld}
		for _, id := range h.People {
			if l.known(id) && !housed[id] {
				housed[id] = true
				home.People = append(home.People, id)
			}
		}
		if len(home.People) > 0 {
			l.homes = append(l.homes, home)
		}
	}
	var rest []string
	for _, p := range l.f.People {
		if !housed[p.ID] {
			housed[p.ID] = true
			rest = append(rest, p.ID)
		}
	}
	if len(rest) > 0 {
		l.homes = append(l.homes, Home{Name: "Bij wie: niet bekend", People: rest})
	}
}

func (l *layout) units(h int) {
	people := map[string]Person{}
	for _, p := range l.f.People {
		people[p.ID] = p
	}
	groups := map[string]*unit{}
	for _, id := range l.coupled(l.homes[h].People) {
		parents := l.parentsOf(id)
		key := fmt.Sprint(l.gen[id], parents)
		u := groups[key]
		if u == nil || len(parents) == 0 {
			u = &unit{parents: parents, caption: l.caption(parents)}
			groups[key] = u
			at := [2]int{h, l.gen[id]}
			l.rows[at] = append(l.rows[at], u)
		}
		u.people = append(u.people, people[id])
		l.unitOf[id] = u
	}
}

// coupled puts partners beside each other and keeps the order otherwise.
func (l *layout) coupled(ids []string) []string {
	here := map[string]bool{}
	for _, id := range ids {
		here[id] = true
	}
	var out []string
	add := func(id string) {
		if here[id] {
			delete(here, id)
			out = append(out, id)
		}
	}
	for _, id := range ids {
		add(id)
		for _, c := range l.f.Partners {
			if c.A == id {
				add(c.B)
			} else if c.B == id {
				add(c.A)
			}
		}
	}
	return out
}

func (l *layout) parentsOf(child string) (links []ParentLink) {
	for _, p := range l.f.Parents {
		if p.Child == child && p.Parent != child && l.known(p.Parent) && l.gen[p.Parent] < l.gen[child] {
			links = append(links, ParentLink{Parent: p.Parent, Custody: p.Custody})
		}
	}
	return links
}

// caption says who has custody, on the group itself: a reader needs no legend.
func (l *layout) caption(parents []ParentLink) string {
	var with, unsure []string
	stated := false
	for _, p := range parents {
		stated = stated || p.Custody != NotStated
		switch p.Custody {
		case HasCustody:
			with = append(with, firstName(l.nameOf(p.Parent)))
		case CustodyUnknown:
			unsure = append(unsure, "deels onbekend")
		case CustodyWithheld:
			unsure = append(unsure, "deels afgeschermd")
		}
	}
	switch {
	case !stated:
		return ""
	case len(with) == 0 && len(unsure) == 0:
		return "Gezag: geen van de ouders"
	}
	return "Gezag: " + strings.Join(append(nonEmpty(Opsomming(with)), unsure...), ", ")
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

func (l *layout) nameOf(id string) string {
	for _, p := range l.f.People {
		if p.ID == id {
			return p.Shown()
		}
	}
	return ""
}
