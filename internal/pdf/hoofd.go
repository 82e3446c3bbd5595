package pdf

// The envelope. Two kinds are common: window of 90 by 35 mm, 20 mm from the
// left and 20 mm from the bottom, in an envelope of 110 or 114 by 220 or
// 229 mm; and the window of 90 by 45 mm, 20 mm from the left and 15 mm from the
// bottom, of DIN 680. A sheet folded in three can slide in them, so what is
// surely seen is smaller, and what may be seen is larger, than the window. The
// address stands in the first; nothing else stands in the second, because the
// subject of a letter must not show through an envelope.
const (
	windowTop    = 39 * tenInch / 254
	windowBottom = 96 * tenInch / 254
	windowRight  = 112 * tenInch / 254

	headTop      = 14 * tenInch / 254
	returnTop    = 49 * tenInch / 254
	adresTop     = 54 * tenInch / 254
	adresWidth   = 84 * tenInch / 254
	kenmerkLeft  = windowRight + 10*tenInch/254
	kenmerkWidth = pageWidth - 15*tenInch/254 - kenmerkLeft
	bodyTop      = windowBottom + 3*tenInch/254
	// topMost is where the text starts at the latest.
	topMost = 150 * tenInch / 254
)

// maxAdres is the number of lines of address that a window surely shows.
const maxAdres = 6

// top sets letterhead, address and references on the first page.
func (z *zetting) top() {
	z.newPage()
	y := z.letterhead()
	if y > topMost {
		z.fouten.add(CodeHoofdHoog, "Maak het briefhoofd korter.", "hoofd")
		return
	}
	if len(z.doc.Adres) == 0 {
		z.page().y = max(marginTop, y+mm(9))
		if len(z.doc.Kenmerken) > 0 {
			z.place(z.gegevens(z.root, Gegevens{Paren: z.doc.Kenmerken}, body(), "kenmerken"))
		}
		return
	}
	if y > windowTop {
		z.fouten.add(CodeHoofdHoog, "Maak het briefhoofd korter: het komt in het venster van de envelop.", "hoofd")
	}
	z.address()
	y = z.references()
	if y > topMost {
		z.fouten.add(CodeHoofdHoog, "Geef minder of kortere kenmerken.", "kenmerken")
	}
	p := z.page()
	p.y, p.fresh = max(bodyTop, y+mm(6)), true
}

// letterhead gives the height at which it ends.
func (z *zetting) letterhead() maat {
	h := z.doc.Hoofd
	if empty(h.Naam) && len(h.Regels) == 0 {
		return 0
	}
	v := vak{vlak: []vlak{{x: marginLeft, dy: 0, w: mm(16), h: 2*pt + pt/2, kleur: z.accent}}}
	y := 7 * pt
	st := z.op.sender
	st.kleur = z.accent
	y = z.block(&v, z.root, marginLeft, y, textWidth, st, h.Naam)
	for _, r := range h.Regels {
		y = z.block(&v, z.root, marginLeft, y, textWidth, z.op.org, r)
	}
	z.at(headTop, &v)
	return headTop + y
}

// block sets one string as a paragraph of its own and gives the height below.
func (z *zetting) block(v *vak, parent *elem, x, y, width maat, st stijl, s string) maat {
	ls := breakLines(z.plain(s, st.vet), st.size, width)
	if len(ls) == 0 {
		return y
	}
	v.lines(parent.add("P", ""), x, y, st, ls)
	return y + maat(len(ls))*st.line
}

// address sets the return line and the address: one paragraph of lines.
func (z *zetting) address() {
	var v vak
	if !empty(z.doc.Hoofd.Retour) {
		ts := z.plain(z.doc.Hoofd.Retour, false)
		if measure(ts, z.op.retour.size) > adresWidth {
			z.fouten.add(CodeRetourBreed, "Maak de regel met het retouradres korter: hij past niet in het venster.", "hoofd.retour")
		}
		v.lines(z.root.add("P", ""), marginLeft, returnTop-adresTop, z.op.retour, []regel{{tekens: ts}})
	}
	var ls []regel
	for i, r := range z.doc.Adres {
		next := breakLines(z.plain(r, false), z.op.adres.size, adresWidth)
		if i > 0 && len(ls) > 0 && len(next) > 0 {
			z.space(&ls[len(ls)-1])
		}
		ls = append(ls, next...)
	}
	if len(ls) == 0 {
		z.fouten.add(CodeLeeg, "Vul het adres in.", "adres")
	}
	if len(ls) > maxAdres {
		z.fouten.add(CodeAdresLang, "Maak het adres korter: het venster toont zes regels.", "adres")
	}
	v.lines(z.root.add("P", ""), marginLeft, 0, z.op.adres, ls)
	z.at(adresTop, &v)
}

// space ends a line with a space, so that the text layer keeps it apart from
// the next one.
func (z *zetting) space(l *regel) {
	ts := append([]teken(nil), l.tekens...)
	l.tekens = append(ts, z.resolve(' ', false))
}

// references sets the column beside the address and gives where it ends.
func (z *zetting) references() maat {
	if len(z.doc.Kenmerken) == 0 {
		return 0
	}
	var v vak
	list := z.root.add("L", "")
	y := maat(0)
	for _, p := range z.doc.Kenmerken {
		item := list.add("LI", "")
		label := breakLines(z.plain(p.Term, false), z.op.label.size, kenmerkWidth)
		v.lines(item.add("Lbl", ""), kenmerkLeft, y, z.op.label, label)
		y += maat(len(label)) * z.op.label.line
		value := breakLines(z.set(p.Waarde, false, true), z.op.value.size, kenmerkWidth)
		v.lines(item.add("LBody", ""), kenmerkLeft, y, z.op.value, value)
		y += maat(len(value))*z.op.value.line + 5*pt
	}
	top := returnTop
	z.at(top, &v)
	return top + y
}

// at draws a vak at a fixed height of the first page.
func (z *zetting) at(y maat, v *vak) {
	z.page().y = y
	z.draw(v)
}

// footers closes each page with the foot and its number.
func (z *zetting) footers() {
	all := z.paginas
	for i := range all {
		z.paginas = all[:i+1]
		p := z.page()
		p.end()
		p.y = footerLine - z.op.foot.baseline(z.fonts[0].capHeight)
		number := z.plain(pageNumber(i+1, len(all)), false)
		v := vak{}
		w := measure(number, z.op.foot.size)
		foot := breakLines(z.plain(z.doc.Voet, false), z.op.foot.size, textWidth-w-mm(8))
		v.lines(nil, marginLeft, 0, z.op.foot, foot[:min(1, len(foot))])
		v.lines(nil, marginLeft+textWidth-w, 0, z.op.foot, []regel{{tekens: number}})
		v.vlak = []vlak{{x: marginLeft, dy: -6 * pt, w: textWidth, h: hairline, kleur: lijngrijs}}
		z.draw(&v)
		p.end()
	}
}
