package pdf

import "strconv"

// elem is an element of the structure tree: what a screen reader walks along.
// The kinds are the standard structure types of ISO 32000-1, 14.8.4.
type elem struct {
	kind  string
	attr  string // attribute object, written by this package only
	ouder *elem
	kids  []*elem
	marks []mark // content that belongs to this element itself
	nr    int    // object number, given when the file is written
}

// mark is a piece of marked content on a page.
type mark struct{ page, mcid int }

// Attribute objects (ISO 32000-1, 14.8.5).
const (
	attrColumn  = "<</O/Table/Scope/Column>>"
	attrRow     = "<</O/Table/Scope/Row>>"
	attrBullets = "<</O/List/ListNumbering/Disc>>"
	attrNumbers = "<</O/List/ListNumbering/Decimal>>"
)

// add makes a child, in reading order.
func (e *elem) add(kind, attr string) *elem {
	kid := &elem{kind: kind, attr: attr, ouder: e}
	e.kids = append(e.kids, kid)
	return kid
}

// number gives the element and all below it an object number, from next on.
func (e *elem) number(next int) int {
	e.nr = next
	next++
	for _, k := range e.kids {
		next = k.number(next)
	}
	return next
}

// walk visits the element and all below it in reading order.
func (e *elem) walk(visit func(*elem)) {
	visit(e)
	for _, k := range e.kids {
		k.walk(visit)
	}
}

// write gives the dictionary of the element. An element holds other elements
// or content, never both.
func (e *elem) write(b []byte, parent int, pageNr func(int) int) []byte {
	b = append(b, "<</Type/StructElem/S/"...)
	b = append(b, e.kind...)
	b = appendRef(append(b, "/P "...), parent)
	if e.attr != "" {
		b = append(append(b, "/A"...), e.attr...)
	}
	switch {
	case len(e.kids) > 0:
		b = append(b, "/K["...)
		for _, k := range e.kids {
			b = append(appendRef(b, k.nr), ' ')
		}
		b = append(b, ']')
	case len(e.marks) > 0:
		b = e.writeMarks(b, pageNr)
	}
	return append(b, ">>"...)
}

// writeMarks refers to the content; marks on another page than the first one
// name their page.
func (e *elem) writeMarks(b []byte, pageNr func(int) int) []byte {
	first := e.marks[0].page
	b = appendRef(append(b, "/Pg "...), pageNr(first))
	b = append(b, "/K["...)
	for _, m := range e.marks {
		if m.page == first {
			b = append(strconv.AppendInt(b, int64(m.mcid), 10), ' ')
			continue
		}
		b = appendRef(append(b, "<</Type/MCR/Pg "...), pageNr(m.page))
		b = strconv.AppendInt(append(b, "/MCID "...), int64(m.mcid), 10)
		b = append(b, ">>"...)
	}
	return append(b, ']')
}

// appendRef writes a reference to an object.
func appendRef(b []byte, nr int) []byte {
	return append(strconv.AppendInt(b, int64(nr), 10), " 0 R"...)
}
