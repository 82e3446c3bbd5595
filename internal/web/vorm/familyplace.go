package vorm

import (
	"fmt"
	"unicode/utf8"
)

// size gives the width and height of a unit.
func (u *unit) size() (w, h int) {
	n := len(u.people)
	if n == 1 && u.caption == "" {
		return nodeWidth, nodeHeight
	}
	cols := u.columns()
	rows := (n + cols - 1) / cols
	w = cols*nodeWidth + (cols-1)*nodeGap + 2*groupPad
	h = rows*nodeHeight + (rows-1)*nodeGap + 2*groupPad
	if u.caption != "" {
		h += captionHigh
		w = max(w, perRune*utf8.RuneCountInString(u.caption)+2*groupPad)
	}
	return w, h
}

// columns gives how many brothers and sisters stand beside each other.
func (u *unit) columns() int {
	if n := len(u.people); n != 4 {
		return min(n, perRow)
	}
	return 2 // two and two, not three and one
}

// countLanes keeps a lane free for each line that will cross above a row.
func (l *layout) countLanes() {
	l.lanes = make([]int, l.depth+1)
	for at, row := range l.rows {
		for _, u := range row {
			l.lanes[at[1]] += len(u.parents)
		}
	}
	for _, c := range l.f.Partners {
		if l.known(c.A, c.B) {
			l.lanes[l.gen[c.A]+1]++
		}
	}
}

// place gives rows their height, homes their column and everyone a place.
func (l *layout) place() {
	l.rowHeights()
	x := 1
	for h := range l.homes {
		x += l.placeHome(h, x) + homeGap
	}
	l.out.W = max(x-homeGap+1, 1)
	l.out.H = 1
	for _, b := range l.out.Homes {
		l.out.H = max(l.out.H, b.Y+b.H+2)
	}
	if l.depth > 0 { // partners of different homes may use a lane below the last row
		l.out.H += laneHigh * l.lanes[l.depth]
	}
}

func (l *layout) rowHeights() {
	l.rowY, l.rowH = make([]int, l.depth), make([]int, l.depth)
	y := homeHead + 2
	for g := range l.depth {
		if g > 0 {
			y += channelLow + laneHigh*l.lanes[g] + homeHead
		}
		l.rowY[g] = y
		for h := range l.homes {
			for _, u := range l.rows[[2]int{h, g}] {
				_, high := u.size()
				l.rowH[g] = max(l.rowH[g], high)
			}
		}
		y += l.rowH[g]
	}
}

func (l *layout) placeHome(h, x int) (width int) {
	first, last, inner := -1, 0, nodeWidth
	for g := range l.depth {
		if row := l.rows[[2]int{h, g}]; len(row) > 0 {
			if first < 0 {
				first = g
			}
			last, inner = g, max(inner, l.rowWidth(row))
		}
	}
	for g := range l.depth {
		row := l.rows[[2]int{h, g}]
		l.placeRow(row, x+homePad+(inner-l.rowWidth(row))/2, l.rowY[g])
	}
	home := l.homes[h]
	class := "d-home"
	if home.Withheld {
		class += " d-home-secret"
	}
	top := l.rowY[first] - homeHead
	width = inner + 2*homePad
	l.out.Homes = append(l.out.Homes, Box{
		X: x, Y: top, W: width, H: l.rowY[last] + l.rowH[last] + homePad - top,
		Class: class, Text: clip(home.Shown(), width-30), Withheld: home.Withheld,
	})
	return width
}

func (l *layout) rowWidth(row []*unit) (w int) {
	for i, u := range row {
		if i > 0 {
			w += l.gap(row[i-1], u)
		}
		uw, _ := u.size()
		w += uw
	}
	return w
}

// gap gives the room between two units: wider where a line between partners
// stands in it.
func (l *layout) gap(a, b *unit) int {
	for _, p := range a.people {
		for _, q := range b.people {
			if l.couple(p.ID, q.ID) {
				return coupleGap
			}
		}
	}
	return unitGap
}

func (l *layout) placeRow(row []*unit, x, y int) {
	for i, u := range row {
		if i > 0 {
			x += l.gap(row[i-1], u)
		}
		u.x, u.y = x, y
		u.w, u.h = u.size()
		dx, dy := 0, 0
		if len(u.people) > 1 || u.caption != "" {
			dx, dy = groupPad, groupPad
			if u.caption != "" {
				dy += captionHigh
			}
			l.out.Groups = append(l.out.Groups, Box{X: x, Y: y, W: u.w, H: u.h, Text: u.caption})
		}
		for i, p := range u.people {
			b := personBox(p, x+dx+i%u.columns()*(nodeWidth+nodeGap), y+dy+i/u.columns()*(nodeHeight+nodeGap))
			l.node[p.ID] = b
			l.out.People = append(l.out.People, b)
		}
		x += u.w
	}
}

func personBox(p Person, x, y int) Box {
	class := "d-person"
	switch {
	case p.Withheld:
		class += " d-person-withheld"
	case p.Outside:
		class += " d-person-outside"
	}
	return Box{X: x, Y: y, W: nodeWidth, H: nodeHeight, Class: class, Withheld: p.Withheld,
		Text: clip(p.Shown(), nodeWidth-44), Small: clip(p.Detail(), nodeWidth-10)}
}

// perRune is the width of a letter in the widest of the usual typefaces, at the
// small size of the drawing.
const perRune = 7

// clip shortens a text to about a number of pixels; the list beside the drawing
// has it whole.
func clip(s string, pixels int) string {
	if n := pixels / perRune; utf8.RuneCountInString(s) > n {
		return string([]rune(s)[:n-1]) + "…"
	}
	return s
}

// lane gives the height of the next free lane above a generation.
func (l *layout) lane(g int) int {
	l.lanes[g]--
	if g >= l.depth {
		return l.rowY[g-1] + l.rowH[g-1] + homePad + laneHigh*(l.lanes[g]+1)
	}
	return l.rowY[g] - homeHead - 4 - laneHigh*l.lanes[g]
}

func (l *layout) drawCouples() {
	for _, c := range l.f.Partners {
		if !l.known(c.A, c.B) || c.A == c.B {
			continue
		}
		class := "d-line"
		if c.Former {
			class += " d-line-ex"
		}
		a, b := l.node[c.A], l.node[c.B]
		if a.X > b.X {
			a, b = b, a
		}
		path := fmt.Sprintf("M%d %dH%d", a.X+a.W, a.Y+a.H/2, b.X)
		if !beside(a, b) {
			y := l.lane(l.gen[c.A] + 1)
			path = fmt.Sprintf("M%d %dV%dH%dV%d", a.X+a.W-20, a.Y+a.H, y, b.X+20, b.Y+b.H)
		}
		l.out.Lines = append(l.out.Lines, Line{Path: path, Class: class})
	}
}

// beside tells whether nothing stands between two nodes.
func beside(a, b Box) bool {
	return a.Y == b.Y && b.X-a.X-a.W <= coupleGap+2*groupPad && b.X > a.X
}

func (l *layout) drawDescent() {
	for h := range l.homes {
		for g := range l.depth {
			for _, u := range l.rows[[2]int{h, g}] {
				l.drawParents(u, g)
			}
		}
	}
}

func (l *layout) drawParents(u *unit, g int) {
	if l.drawTogether(u, g) {
		return
	}
	for i, p := range u.parents {
		b := l.node[p.Parent]
		from := Point{b.X + b.W/2, b.Y + b.H}
		if p.Custody != HasCustody && p.Custody != NotStated {
			from.X += 12 // a dashed line stays apart from a full one of the same parent
		}
		to := Point{u.x + u.w*(i+1)/(len(u.parents)+1), u.y}
		l.descend(from, to, g, p.Custody)
	}
}

// drawTogether draws one line from the middle of a couple, when both are parents
// and custody is the same for both.
func (l *layout) drawTogether(u *unit, g int) bool {
	if len(u.parents) != 2 || u.parents[0].Custody != u.parents[1].Custody {
		return false
	}
	p, q := u.parents[0].Parent, u.parents[1].Parent
	a, b := l.node[p], l.node[q]
	if a.X > b.X {
		a, b = b, a
	}
	if !l.couple(p, q) || !beside(a, b) {
		return false
	}
	from := Point{(a.X + a.W + b.X) / 2, a.Y + a.H/2}
	l.out.Dots = append(l.out.Dots, from)
	l.descend(from, Point{u.x + u.w/2, u.y}, g, u.parents[0].Custody)
	return true
}

func (l *layout) couple(p, q string) bool {
	for _, c := range l.f.Partners {
		if c.A == p && c.B == q || c.A == q && c.B == p {
			return true
		}
	}
	return false
}

func (l *layout) descend(from, to Point, g int, c Custody) {
	class := "d-line"
	if c == NoCustody || c == CustodyUnknown || c == CustodyWithheld {
		class += " d-line-no"
	}
	l.out.Lines = append(l.out.Lines, Line{
		Path:  fmt.Sprintf("M%d %dV%dH%dV%d", from.X, from.Y, l.lane(g), to.X, to.Y),
		Class: class,
	})
}
