package pdf

import "strconv"

// ruimte is the room in which blocks are set.
type ruimte struct{ x, width maat }

func body() ruimte { return ruimte{x: marginLeft, width: textWidth} }

// blocks turns blocks into vakken below an element.
func (z *zetting) blocks(parent *elem, bs []Blok, in ruimte, pad string) []vak {
	var out []vak
	for i, b := range bs {
		pad := pad + "[" + strconv.Itoa(i) + "]"
		var vs []vak
		switch b := b.(type) {
		case Kop:
			vs = z.kop(parent, b, in)
		case Alinea:
			vs = z.alinea(parent, b.Tekst, in)
		case Lijst:
			vs = z.lijst(parent, b, in)
		case Tabel:
			vs = z.tabel(parent, b, in, pad)
		case Gegevens:
			vs = z.gegevens(parent, b, in, pad+".paren")
		case Kader:
			vs = z.kader(parent, b, in, pad+".blokken")
		case Ondertekening:
			vs = z.ondertekening(parent, b, in, pad)
		}
		out = z.join(out, vs)
		if _, ok := b.(Ondertekening); ok && len(out) > 1 {
			out[len(out)-2].hecht = true // a signature takes some text along
		}
	}
	return out
}

// join adds vakken with the room between two blocks: the larger of what the
// one wants below and the other above. That room stands in voor.
func (z *zetting) join(out, vs []vak) []vak {
	if len(vs) == 0 {
		return out
	}
	if len(out) > 0 {
		vs[0].voor = max(vs[0].voor, z.after(&out[len(out)-1]))
	}
	return append(out, vs...)
}

// after is the room below the last vak of a block: headings hold what follows
// closer.
func (z *zetting) after(v *vak) maat {
	if v.hecht {
		return z.op.headAfter[1]
	}
	return z.op.blockAfter + v.na
}

func (z *zetting) kop(parent *elem, k Kop, in ruimte) []vak {
	st := z.op.heads[k.Niveau-1]
	el := parent.add("H"+strconv.Itoa(k.Niveau), "")
	vs := textVakken(el, breakLines(z.plain(k.Tekst, true), st.size, in.width), st, in.x)
	for i := range vs {
		vs[i].hecht = true
	}
	if len(vs) > 0 {
		vs[0].voor = z.op.headBefore[k.Niveau-1]
		vs[len(vs)-1].hoog += z.op.headAfter[k.Niveau-1] - z.op.headAfter[1]
	}
	return vs
}

func (z *zetting) alinea(parent *elem, t Tekst, in ruimte) []vak {
	ls := breakLines(z.set(t, false, true), z.op.body.size, in.width)
	return textVakken(parent.add("P", ""), ls, z.op.body, in.x)
}

// textVakken makes a vak of each line. The first two and the last two lines
// stay together, so that no line stands alone.
func textVakken(el *elem, ls []regel, st stijl, x maat) []vak {
	vs := make([]vak, len(ls))
	for i, l := range ls {
		vs[i] = vak{hoog: st.line, delen: []deel{{el: el, x: x, st: st, tekens: l.tekens}}}
		vs[i].hecht = len(ls) > 1 && (i == 0 || i == len(ls)-2)
	}
	return vs
}

func (z *zetting) lijst(parent *elem, l Lijst, in ruimte) []vak {
	attr, indent := attrBullets, listIndent
	if l.Genummerd {
		attr = attrNumbers
		indent += maat(len(strconv.Itoa(len(l.Punten)))-1) * 6 * pt
	}
	list := parent.add("L", attr)
	var out []vak
	for i, punt := range l.Punten {
		item := list.add("LI", "")
		label := "•"
		if l.Genummerd {
			label = strconv.Itoa(i+1) + "."
		}
		lbl := item.add("Lbl", "")
		ls := breakLines(z.set(punt, false, true), z.op.body.size, in.width-indent)
		vs := textVakken(item.add("LBody", ""), ls, z.op.body, in.x+indent)
		if len(vs) > 0 {
			mark := deel{el: lbl, x: in.x + 2*pt, st: z.op.body, tekens: z.plain(label, false)}
			vs[0].delen = append([]deel{mark}, vs[0].delen...)
			if i > 0 {
				vs[0].voor = 2 * pt
			}
		}
		out = append(out, vs...)
	}
	return out
}

// gegevens sets a summary list: a list whose labels are the terms, which is
// how ISO 32000-1, 14.8.4.3.3 describes a list of terms.
func (z *zetting) gegevens(parent *elem, g Gegevens, in ruimte, pad string) []vak {
	list := parent.add("L", "")
	left := in.width * 36 / 100
	out := make([]vak, 0, len(g.Paren))
	for i, p := range g.Paren {
		item := list.add("LI", "")
		v := vak{pad: pad, nr: i}
		terms := breakLines(z.plain(p.Term, true), z.op.body.size, left-8*pt)
		v.lines(item.add("Lbl", ""), in.x, z.op.cellAbove, z.op.body.bold(), terms)
		values := breakLines(z.set(p.Waarde, false, true), z.op.body.size, in.width-left)
		v.lines(item.add("LBody", ""), in.x+left, z.op.cellAbove, z.op.body, values)
		v.hoog = maat(max(len(terms), len(values)))*z.op.body.line + 2*z.op.cellAbove
		v.vlak = []vlak{{x: in.x, dy: v.hoog - hairline, w: in.width, h: hairline, kleur: lijngrijs}}
		if i == 0 {
			v.vlak = append(v.vlak, vlak{x: in.x, dy: 0, w: in.width, h: hairline, kleur: lijngrijs})
		}
		v.hecht = len(g.Paren) > 1 && (i == 0 || i == len(g.Paren)-2)
		out = append(out, v)
	}
	out[len(out)-1].na = edgeRoom
	return out
}

// kader sets blocks on a tint with a bar beside them.
func (z *zetting) kader(parent *elem, k Kader, in ruimte, pad string) []vak {
	inner := ruimte{x: in.x + barWidth + kaderAside, width: in.width - barWidth - 2*kaderAside}
	vs := z.blocks(parent.add("Sect", ""), k.Blokken, inner, pad)
	if len(vs) == 0 {
		return nil
	}
	vs[0].voor = z.op.kaderAbove
	vs[len(vs)-1].hoog += z.op.kaderAbove
	for i := range vs {
		v := &vs[i]
		v.shift(v.voor)
		v.hoog += v.voor
		v.voor = 0
		v.vlak = append([]vlak{
			{x: in.x, w: in.width, h: v.hoog, kleur: tint},
			{x: in.x, w: barWidth, h: v.hoog, kleur: z.accent},
		}, v.vlak...)
		v.hecht = i < len(vs)-1
	}
	vs[0].voor, vs[len(vs)-1].na = z.op.blockAfter+edgeRoom, edgeRoom
	return vs
}

// shift moves what stands in a vak down.
func (v *vak) shift(d maat) {
	for i := range v.delen {
		v.delen[i].dy += d
	}
	for i := range v.vlak {
		v.vlak[i].dy += d
	}
}

func (z *zetting) ondertekening(parent *elem, o Ondertekening, in ruimte, pad string) []vak {
	v := vak{pad: pad, nr: -1}
	y := z.block(&v, parent, in.x, 0, in.width, z.op.body, o.Groet)
	for _, r := range o.Namens {
		y = z.block(&v, parent, in.x, y, in.width, z.op.body, r)
	}
	if o.Ruimte {
		y += z.op.signRoom
	} else if len(o.Naam) > 0 {
		y += 6 * pt
	}
	for _, r := range o.Naam {
		y = z.block(&v, parent, in.x, y, in.width, z.op.body, r)
	}
	v.hoog, v.voor = y, 4*pt
	return []vak{v}
}
