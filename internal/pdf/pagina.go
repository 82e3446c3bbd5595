package pdf

import "strconv"

// pagina is a page in the making. Rectangles are drawn first, text over them.
type pagina struct {
	vlakken []byte
	tekst   []byte
	marks   []*elem // by marked-content number
	open    *elem   // element whose content is open
	inMark  bool
	st      pen
	y       maat
	fresh   bool // nothing stands on it yet
}

// pen is the state of the text on a page.
type pen struct {
	size  maat
	vet   bool
	kleur Kleur
	set   bool
}

// rect fills a rectangle, y from the top of the page.
func (p *pagina) rect(x, y, w, h maat, k Kleur) {
	b := appendKleur(p.vlakken, k)
	for _, m := range [4]maat{x, pageHeight - y - h, w, h} {
		b = append(appendMaat(b, m), ' ')
	}
	p.vlakken = append(b, "re f\n"...)
}

// text draws a line, inside the marked content of its element.
func (z *zetting) text(d *deel) {
	if len(d.tekens) == 0 {
		return
	}
	p := z.page()
	p.mark(d.el, len(z.paginas)-1, "/Artifact<</Type/Pagination>>BDC\n")
	y := pageHeight - p.y - d.dy - d.st.baseline(z.fonts[0].capHeight)
	z.show(p, d, y)
}

// show writes the text operators; y is the baseline from the bottom.
func (z *zetting) show(p *pagina, d *deel, y maat) {
	b := append(p.tekst, "BT "...)
	if !p.st.set || p.st.kleur != d.st.kleur {
		b = appendKleur(b, d.st.kleur)
	}
	p.st.kleur = d.st.kleur
	b = append(b, "1 0 0 1 "...)
	b = append(appendMaat(b, d.x), ' ')
	b = append(appendMaat(b, y), " Tm\n"...)
	for ts := d.tekens; len(ts) > 0; {
		n := 1
		for n < len(ts) && ts[n].vet == ts[0].vet {
			n++
		}
		if !p.st.set || p.st.size != d.st.size || p.st.vet != ts[0].vet {
			b = append(b, "/F0 "...)
			if ts[0].vet {
				b[len(b)-2] = '1'
			}
			b = append(appendMaat(b, d.st.size), " Tf "...)
		}
		p.st.size, p.st.vet, p.st.set = d.st.size, ts[0].vet, true
		b = z.codes(b, ts[:n])
		ts = ts[n:]
	}
	p.tekst = append(b, "ET\n"...)
}

// codes writes the character codes as one hexadecimal string.
func (z *zetting) codes(b []byte, ts []teken) []byte {
	use := z.used[0]
	if ts[0].vet {
		use = z.used[1]
	}
	b = append(b, '<')
	for _, t := range ts {
		b = appendHex4(b, use.code(t.r, t.gid))
	}
	return append(b, ">Tj "...)
}

// mark opens the marked content of an element, or of an artifact where el is
// nil, unless it is open.
func (p *pagina) mark(el *elem, page int, artifact string) {
	if p.inMark && p.open == el {
		return
	}
	p.end()
	p.inMark, p.open = true, el
	if el == nil {
		p.tekst = append(p.tekst, artifact...)
		return
	}
	mcid := len(p.marks)
	p.marks = append(p.marks, el)
	el.marks = append(el.marks, mark{page: page, mcid: mcid})
	b := append(append(p.tekst, '/'), el.kind...)
	b = strconv.AppendInt(append(b, "<</MCID "...), int64(mcid), 10)
	p.tekst = append(b, ">>BDC\n"...)
}

// end closes the marked content that is open.
func (p *pagina) end() {
	if p.inMark {
		p.tekst = append(p.tekst, "EMC\n"...)
	}
	p.inMark, p.open = false, nil
}

// content is the whole content stream of the page.
func (p *pagina) content(b []byte) []byte {
	if len(p.vlakken) > 0 {
		b = append(b, "/Artifact<</Type/Layout>>BDC\nq\n"...)
		b = append(b, p.vlakken...)
		b = append(b, "Q\nEMC\n"...)
	}
	return append(b, p.tekst...)
}

// appendKleur sets the fill colour.
func appendKleur(b []byte, k Kleur) []byte {
	for _, shift := range [3]uint{16, 8, 0} {
		thousandths := (int(k>>shift&0xFF)*1000 + 127) / 255
		b = append(appendMaat(b, maat(thousandths)), ' ')
	}
	return append(b, "rg "...)
}

const hexDigits = "0123456789ABCDEF"

func appendHex4(b []byte, v uint16) []byte {
	return append(b, hexDigits[v>>12], hexDigits[v>>8&15], hexDigits[v>>4&15], hexDigits[v&15])
}
