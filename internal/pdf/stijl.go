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

// The styles. Sizes follow one scale; 11 points is the size of the body.
var (
	bodyStyle   = stijl{size: 11 * pt, line: 15 * pt, kleur: inkt}
	headStyles  = [3]stijl{{size: 17 * pt, line: 22 * pt, vet: true, kleur: inkt}, {size: 13 * pt, line: 17 * pt, vet: true, kleur: inkt}, {size: 11 * pt, line: 15 * pt, vet: true, kleur: inkt}}
	tableStyle  = stijl{size: 10*pt + pt/2, line: 14 * pt, kleur: inkt}
	labelStyle  = stijl{size: 8*pt + pt/2, line: 11 * pt, kleur: grijs}
	valueStyle  = stijl{size: 10 * pt, line: 13 * pt, kleur: inkt}
	senderStyle = stijl{size: 15 * pt, line: 19 * pt, vet: true}
	orgStyle    = stijl{size: 9*pt + pt/2, line: 13 * pt, kleur: grijs}
	returnStyle = stijl{size: 7*pt + pt/2, line: 9 * pt, kleur: grijs}
	adresStyle  = stijl{size: 10*pt + pt/2, line: 13 * pt, kleur: inkt}
	footerStyle = stijl{size: 8*pt + pt/2, line: 11 * pt, kleur: grijs}
)

// Room before and after headings, and after other blocks.
var (
	headBefore = [3]maat{16 * pt, 12 * pt, 8 * pt}
	headAfter  = [3]maat{8 * pt, 3 * pt, 1 * pt}
)

const (
	blockAfter = 8 * pt
	cellAside  = 5 * pt // left and right of the text of a cell
	cellAbove  = 3 * pt // above and below it
	hairline   = pt / 2
	barWidth   = 3 * pt
	kaderAside = 11 * pt
	kaderAbove = 8 * pt
	signRoom   = 40 * pt // for a signature in ink
	listIndent = 16 * pt
)

func (s stijl) bold() stijl { s.vet = true; return s }

// baseline is the distance from the top of the line to the baseline, with the
// capitals in the middle of the line.
func (s stijl) baseline(capHeight int) maat {
	return (s.line + s.size*maat(capHeight)/1000) / 2
}
