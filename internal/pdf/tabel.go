package pdf

// cel is a cell on its way: its element, its text and how it looks.
type cel struct {
	el     *elem
	st     stijl
	tekens []teken
}

// tabel turns a table into vakken: caption, header row, rows, total.
func (z *zetting) tabel(parent *elem, t Tabel, in ruimte, pad string) []vak {
	table := parent.add("Table", "")
	var out []vak
	if !empty(t.Bijschrift) {
		ls := breakLines(z.plain(t.Bijschrift, true), z.op.table.size, in.width)
		out = textVakken(table.add("Caption", ""), ls, z.op.table.bold(), in.x)
		out[len(out)-1].hoog += 2 * pt
	}
	rows := z.cells(table, t)
	widths := columnWidths(rows, t.Kolommen, in.width)
	header := z.rowVak(rows[0], t.Kolommen, widths, in)
	header.vlak = []vlak{{x: in.x, dy: header.hoog - pt, w: in.width, h: pt, kleur: grijs}}
	out = append(out, header)
	repeat := header
	for i := range out {
		out[i].hecht = true
	}
	for i, cells := range rows[1:] {
		v := z.rowVak(cells, t.Kolommen, widths, in)
		v.header = &repeat
		if i == len(t.Rijen) {
			v.pad, v.nr = pad+".totaal", -1
			v.vlak = []vlak{{x: in.x, dy: 0, w: in.width, h: pt, kleur: grijs}}
			out[len(out)-1].vlak = nil
			out[len(out)-1].hecht = true
		} else {
			v.pad, v.nr = pad+".rijen", i
			v.vlak = []vlak{{x: in.x, dy: v.hoog - hairline, w: in.width, h: hairline, kleur: lijngrijs}}
		}
		out = append(out, v)
	}
	out[len(out)-1].na = edgeRoom
	return out
}

// cells makes the structure of the table and cleans its text; the first row
// is the header row, the last one the total when there is one.
func (z *zetting) cells(table *elem, t Tabel) [][]cel {
	rows := make([][]cel, 0, len(t.Rijen)+2)
	head := make([]cel, len(t.Kolommen))
	tr := table.add("THead", "").add("TR", "")
	for i, k := range t.Kolommen {
		head[i] = cel{el: tr.add("TH", attrColumn), st: z.op.table.bold(), tekens: z.plain(k.Kop, true)}
	}
	rows = append(rows, head)
	group := table.add("TBody", "")
	for _, r := range t.Rijen {
		rows = append(rows, z.row(group.add("TR", ""), r, t.RijKoppen, z.op.table))
	}
	if t.Totaal != nil {
		tr := table.add("TFoot", "").add("TR", "")
		rows = append(rows, z.row(tr, t.Totaal, true, z.op.table.bold()))
	}
	return rows
}

func (z *zetting) row(tr *elem, r []Tekst, headed bool, st stijl) []cel {
	cells := make([]cel, len(r))
	for i, t := range r {
		kind, attr := "TD", ""
		if i == 0 && headed {
			kind, attr = "TH", attrRow
		}
		cells[i] = cel{el: tr.add(kind, attr), st: st, tekens: z.set(t, st.vet, true)}
	}
	return cells
}

// aside is the room left and right of the text in column i of n: none at the
// edges, so that a table stands in line with the text around it.
func aside(i, n int) (left, right maat) {
	left, right = cellAside, cellAside
	if i == 0 {
		left = 0
	}
	if i == n-1 {
		right = 0
	}
	return left, right
}

// rowVak sets a row: each cell in its column, numbers to the right.
func (z *zetting) rowVak(cells []cel, kolommen []Kolom, widths []maat, in ruimte) vak {
	v := vak{}
	x, most := in.x, 1
	for i, c := range cells {
		before, behind := aside(i, len(cells))
		inner := widths[i] - before - behind
		ls := breakLines(c.tekens, c.st.size, inner)
		most = max(most, len(ls))
		for j, l := range ls {
			left := x + before
			if kolommen[i].Getal {
				left += inner - l.width
			}
			v.delen = append(v.delen, deel{el: c.el, x: left, dy: z.op.cellAbove + maat(j)*c.st.line, st: c.st, tekens: l.tekens})
		}
		x += widths[i]
	}
	v.hoog = maat(most)*z.op.table.line + 2*z.op.cellAbove
	return v
}

// columnWidths divides the width: each column gets what its widest cell wants
// when that fits, else its longest word and a share of the rest in proportion
// to what it wants more. A number is a word, with the spaces in it. What is left
// over goes to the columns in proportion.
func columnWidths(rows [][]cel, kolommen []Kolom, width maat) []maat {
	n := len(rows[0])
	least, want := make([]maat, n), make([]maat, n)
	for j, r := range rows {
		for i, c := range r {
			left, right := aside(i, n)
			whole := measure(c.tekens, c.st.size) + left + right
			word := whole
			if j == 0 || !kolommen[i].Getal {
				word = longestWord(c.tekens, c.st.size) + left + right
			}
			least[i], want[i] = max(least[i], word), max(want[i], whole)
		}
	}
	var sumLeast, sumWant maat
	for i := range n {
		sumLeast, sumWant = sumLeast+least[i], sumWant+want[i]
	}
	out := make([]maat, n)
	for i := range n {
		switch {
		case sumLeast > width: // long words will be broken
			out[i] = width * least[i] / sumLeast
		case sumWant > width:
			out[i] = least[i] + (want[i]-least[i])*(width-sumLeast)/(sumWant-sumLeast)
		default:
			out[i] = want[i] + want[i]*(width-sumWant)/sumWant
		}
	}
	return out
}
