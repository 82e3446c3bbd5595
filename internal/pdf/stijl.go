package pdf

// stijl is how a line of text looks.
type stijl struct {
	size, line maat // size of the type, height of the line
	vet        bool
	kleur      Kleur
}

// The colours: text and grey have a contrast of more than 7:1 on white.
const (
	inkt       Kleur = 0x16202A
	grijs      Kleur = 0x4A5560
	lijngrijs  Kleur = 0xC3CAD1
	tint       Kleur = 0xF2F5F8
	huisaccent Kleur = 0x0B4F6C
)

const (
	cellAside  = 6 * pt // left and right of the text of a cell
	hairline   = pt / 2
	barWidth   = 3 * pt
	kaderAside = 11 * pt
	listIndent = 16 * pt
	edgeRoom   = 3 * pt // more room where a block ends in a line or a tint
)

// opmaak is the look of a document: the style of each kind of text and the
// room between things. Sizes follow one scale; 11 points is the body.
type opmaak struct {
	body, table, label, value        stijl
	sender, org, retour, adres, foot stijl
	heads                            [3]stijl
	headBefore, headAfter            [3]maat
	blockAfter                       maat // room below a block
	cellAbove                        maat // above and below the text of a cell
	kaderAbove                       maat // the same for a Kader
	signRoom                         maat // for a signature in ink
}

// ruim is the look that each document starts with.
func ruim() opmaak {
	text := func(size, line maat) stijl { return stijl{size: size, line: line, kleur: inkt} }
	small := func(size, line maat) stijl { return stijl{size: size, line: line, kleur: grijs} }
	return opmaak{
		body: text(11*pt, 15*pt), table: text(10*pt+pt/2, 14*pt),
		label: small(8*pt+pt/2, 11*pt), value: text(10*pt, 13*pt),
		sender: text(15*pt, 19*pt).bold(), org: small(9*pt+pt/2, 13*pt),
		retour: small(7*pt+pt/2, 9*pt), adres: text(10*pt+pt/2, 13*pt), foot: small(8*pt+pt/2, 11*pt),
		heads:      [3]stijl{text(17*pt, 22*pt).bold(), text(13*pt, 17*pt).bold(), text(11*pt, 15*pt).bold()},
		headBefore: [3]maat{16 * pt, 12 * pt, 8 * pt},
		headAfter:  [3]maat{8 * pt, 3 * pt, 1 * pt},
		blockAfter: 8 * pt, cellAbove: 3 * pt, kaderAbove: 8 * pt, signRoom: 40 * pt,
	}
}

// krap has the same sizes with less room between them. It is for a document
// that would otherwise end in a page with next to nothing on it.
func krap() opmaak {
	o := ruim()
	o.body.line, o.table.line = 14*pt, 13*pt
	o.headBefore = [3]maat{12 * pt, 9 * pt, 6 * pt}
	o.headAfter[0] = 5 * pt
	o.blockAfter, o.cellAbove, o.kaderAbove, o.signRoom = 6*pt, 2*pt, 6*pt, 34*pt
	return o
}

func (s stijl) bold() stijl { s.vet = true; return s }

// baseline is the distance from the top of the line to the baseline, with the
// capitals in the middle of the line.
func (s stijl) baseline(capHeight int) maat {
	return (s.line + s.size*maat(capHeight)/1000) / 2
}
