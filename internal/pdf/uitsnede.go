package pdf

import (
	"encoding/binary"
	"hash/fnv"
	"math/bits"
)

// gebruik numbers the characters of one font in the order in which a document
// uses them. The number is the character code in the file and the place of the
// glyph in the cut font at once; 0 is the glyph for "missing". Each character
// has a number of its own, also when two share a glyph, so that the text layer
// gives back exactly what was set.
type gebruik struct {
	font  *lettertype
	near  [nearChars]uint16
	far   map[rune]uint16
	runes []rune   // by number; runes[0] is unused
	gids  []uint16 // by number
}

func newGebruik(l *lettertype) *gebruik {
	g := &gebruik{font: l, far: map[rune]uint16{}}
	g.reset()
	return g
}

// reset forgets the last document.
func (g *gebruik) reset() {
	clear(g.near[:])
	clear(g.far)
	g.runes = append(g.runes[:0], 0)
	g.gids = append(g.gids[:0], 0)
}

// code gives the number of a character that is drawn with the glyph gid.
func (g *gebruik) code(r rune, gid uint16) uint16 {
	if r < nearChars {
		if g.near[r] == 0 {
			g.near[r] = g.add(r, gid)
		}
		return g.near[r]
	}
	c, ok := g.far[r]
	if !ok {
		c = g.add(r, gid)
		g.far[r] = c
	}
	return c
}

func (g *gebruik) add(r rune, gid uint16) uint16 {
	g.runes = append(g.runes, r)
	g.gids = append(g.gids, gid)
	return uint16(len(g.runes) - 1)
}

// width of the character with number c, in thousandths of an em.
func (g *gebruik) width(c int) int {
	r, _ := g.font.ref(g.runes[c])
	if !r.found { // a letter shown without its mark, or a replacement
		advance := int(binary.BigEndian.Uint16(g.font.hmtx[4*int(g.gids[c]):]))
		em := int(binary.BigEndian.Uint16(g.font.head[18:]))
		return (advance*1000 + em/2) / em
	}
	return int(r.width)
}

// naam is the PostScript name with a tag of six letters that stands for the
// choice of characters (ISO 32000-1, 9.6.4).
func (g *gebruik) naam() string {
	h := fnv.New64a()
	for _, r := range g.runes {
		_, _ = h.Write([]byte{byte(r >> 16), byte(r >> 8), byte(r)})
	}
	sum := h.Sum64()
	tag := make([]byte, 6, 7+len(g.font.naam))
	for i := range tag {
		tag[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(append(append(tag, '+'), g.font.naam...))
}

// cut makes a TrueType font of the glyphs in use (ISO 32000-1, 9.9 lists the
// tables that an embedded CIDFontType2 needs).
func (g *gebruik) cut(buf []byte) []byte {
	var glyf, loca, hmtx []byte
	for _, gid := range g.gids {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		hmtx = append(hmtx, g.font.hmtx[4*int(gid):4*int(gid)+4]...)
		glyf = append(glyf, g.font.glyphs[gid]...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head := append([]byte(nil), g.font.head...)
	binary.BigEndian.PutUint32(head[8:], 0)  // sum of the whole file, set below
	binary.BigEndian.PutUint16(head[50:], 1) // glyph index in four bytes
	hhea := append([]byte(nil), g.font.hhea...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(g.gids)))
	maxp := append([]byte(nil), g.font.maxp...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(g.gids)))
	binary.BigEndian.PutUint16(maxp[26:], 0) // no instructions left
	return assemble(buf, []fontTable{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	})
}

type fontTable struct {
	tag  string
	data []byte
}

// assemble joins tables, sorted by tag, to a TrueType file at the start of buf.
func assemble(buf []byte, tables []fontTable) []byte {
	n := len(tables)
	power := bits.Len(uint(n)) - 1
	buf = binary.BigEndian.AppendUint32(buf[:0], 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		buf = binary.BigEndian.AppendUint16(buf, uint16(v))
	}
	offset, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = offset
		}
		buf = append(buf, t.tag...)
		buf = binary.BigEndian.AppendUint32(buf, checksum(t.data))
		buf = binary.BigEndian.AppendUint32(buf, uint32(offset))
		buf = binary.BigEndian.AppendUint32(buf, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		buf = append(buf, t.data...)
		for len(buf)%4 != 0 {
			buf = append(buf, 0)
		}
	}
	binary.BigEndian.PutUint32(buf[head+8:], 0xB1B0AFBA-checksum(buf))
	return buf
}

// checksum of OpenType: the sum of the 32-bit words, padded with zeros.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + binary.BigEndian.Uint32(last[:])
}
