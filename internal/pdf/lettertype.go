package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"

	ximage "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// replacement is drawn for what the fonts cannot show.
const replacement = '\uFFFD'

// nearChars is the part of Unicode that is looked up in an array: Latin up to
// the end of Latin Extended-B.
const nearChars = 0x250

// lettertype is a parsed TrueType font, stripped of its screen hints, from
// which small fonts are cut for each document. It is read-only once made.
type lettertype struct {
	naam   string // PostScript name
	near   [nearChars]glyphRef
	far    map[rune]glyphRef
	glyphs [][]byte // outlines, without instructions
	hmtx   []byte   // 4 bytes per glyph: advance, left side bearing
	head   []byte
	hhea   []byte
	maxp   []byte
	// In thousandths of an em.
	ascent, descent, capHeight int
	bbox                       [4]int
}

// glyphRef is a glyph and its advance in thousandths of an em; found is false
// for a character that the font lacks.
type glyphRef struct {
	gid, width uint16
	found      bool
}

// sameGlyph lists characters that are drawn with the glyph of another one and
// keep their own code in the text layer.
var sameGlyph = [...][2]rune{
	{'\u2007', '\u00A0'}, // figure space
	{'\u202F', '\u00A0'}, // narrow no-break space
	{'\u2010', '-'},      // hyphen
	{'\u2011', '-'},      // non-breaking hyphen
}

// ref looks a character up.
func (l *lettertype) ref(r rune) (glyphRef, bool) {
	if r >= 0 && r < nearChars {
		g := l.near[r]
		return g, g.found
	}
	g, ok := l.far[r]
	return g, ok
}

// bare is the letter without its marks, for a letter that the font lacks.
func (l *lettertype) bare(r rune) (rune, bool) {
	d := norm.NFD.PropertiesString(string(r)).Decomposition()
	if len(d) == 0 {
		return 0, false
	}
	base := []rune(string(d))[0]
	_, ok := l.ref(base)
	return base, ok
}

// loadLettertype reads a TrueType font.
func loadLettertype(ttf []byte) (*lettertype, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("pdf: parse font: %w", err)
	}
	l := &lettertype{far: map[rune]glyphRef{}}
	if l.naam, err = f.Name(nil, sfnt.NameIDPostScript); err != nil {
		return nil, fmt.Errorf("pdf: name of font: %w", err)
	}
	tables, err := fontTables(ttf)
	if err != nil {
		return nil, err
	}
	if err := l.readTables(tables, f.NumGlyphs()); err != nil {
		return nil, err
	}
	if err := l.readMetrics(f); err != nil {
		return nil, err
	}
	return l, l.readChars(f)
}

// fontTables finds the tables of a TrueType file by their tags.
func fontTables(ttf []byte) (map[string][]byte, error) {
	if len(ttf) < 12 {
		return nil, errors.New("pdf: font file too short")
	}
	n := int(binary.BigEndian.Uint16(ttf[4:]))
	tables := make(map[string][]byte, n)
	for i := range n {
		rec := 12 + 16*i
		if len(ttf) < rec+16 {
			return nil, errors.New("pdf: font directory too short")
		}
		off, size := binary.BigEndian.Uint32(ttf[rec+8:]), binary.BigEndian.Uint32(ttf[rec+12:])
		if uint64(off)+uint64(size) > uint64(len(ttf)) {
			return nil, errors.New("pdf: font table outside file")
		}
		tables[string(ttf[rec:rec+4])] = ttf[off : off+size]
	}
	return tables, nil
}

// readTables takes over metrics and outlines.
func (l *lettertype) readTables(t map[string][]byte, n int) error {
	l.head, l.hhea, l.maxp = t["head"], t["hhea"], t["maxp"]
	if len(l.head) < 54 || len(l.hhea) < 36 || len(l.maxp) < 32 {
		return errors.New("pdf: font header tables missing")
	}
	if err := l.readHmtx(t["hmtx"], n); err != nil {
		return err
	}
	loca, glyf := t["loca"], t["glyf"]
	long := binary.BigEndian.Uint16(l.head[50:]) == 1
	offset := func(i int) int {
		if long {
			return int(binary.BigEndian.Uint32(loca[4*i:]))
		}
		return 2 * int(binary.BigEndian.Uint16(loca[2*i:]))
	}
	if size := 2 * (n + 1); len(loca) < size || long && len(loca) < 2*size {
		return errors.New("pdf: font glyph index too short")
	}
	l.glyphs = make([][]byte, n)
	for i := range n {
		from, to := offset(i), offset(i+1)
		if from > to || to > len(glyf) {
			return errors.New("pdf: font glyph outside table")
		}
		g, err := stripGlyph(glyf[from:to])
		if err != nil {
			return err
		}
		l.glyphs[i] = g
	}
	return nil
}

// readHmtx spreads the horizontal metrics to four bytes for each glyph.
func (l *lettertype) readHmtx(hmtx []byte, n int) error {
	full := int(binary.BigEndian.Uint16(l.hhea[34:]))
	if full < 1 || full > n || len(hmtx) < 4*full+2*(n-full) {
		return errors.New("pdf: font metrics too short")
	}
	l.hmtx = make([]byte, 0, 4*n)
	l.hmtx = append(l.hmtx, hmtx[:4*full]...)
	for i := range n - full {
		l.hmtx = append(l.hmtx, hmtx[4*full-4:4*full-2]...)
		l.hmtx = append(l.hmtx, hmtx[4*full+2*i:4*full+2*i+2]...)
	}
	return nil
}

// readMetrics takes over what a font descriptor states.
func (l *lettertype) readMetrics(f *sfnt.Font) error {
	em := fixed.I(1000)
	m, err := f.Metrics(nil, em, ximage.HintingNone)
	if err != nil {
		return fmt.Errorf("pdf: metrics of font: %w", err)
	}
	b, err := f.Bounds(nil, em, ximage.HintingNone)
	if err != nil {
		return fmt.Errorf("pdf: bounds of font: %w", err)
	}
	l.ascent, l.descent, l.capHeight = m.Ascent.Round(), -m.Descent.Round(), m.CapHeight.Round()
	l.bbox = [4]int{b.Min.X.Floor(), -b.Max.Y.Ceil(), b.Max.X.Ceil(), -b.Min.Y.Floor()}
	return nil
}

// readChars looks up every character of the basic plane once.
func (l *lettertype) readChars(f *sfnt.Font) error {
	var buf sfnt.Buffer
	em := int(f.UnitsPerEm())
	for r := rune(' '); r < 0xFFFE; r++ {
		gid, err := f.GlyphIndex(&buf, r)
		if err != nil {
			return fmt.Errorf("pdf: characters of font: %w", err)
		}
		if gid == 0 {
			continue
		}
		if int(gid) >= len(l.glyphs) {
			return errGlyph
		}
		advance := int(binary.BigEndian.Uint16(l.hmtx[4*int(gid):]))
		l.put(r, glyphRef{gid: uint16(gid), width: uint16((advance*1000 + em/2) / em), found: true})
	}
	for _, pair := range sameGlyph {
		if g, ok := l.ref(pair[1]); ok {
			l.put(pair[0], g)
		}
	}
	if _, ok := l.ref(replacement); !ok {
		return errors.New("pdf: font lacks the replacement character")
	}
	return nil
}

func (l *lettertype) put(r rune, g glyphRef) {
	if r < nearChars {
		l.near[r] = g
		return
	}
	l.far[r] = g
}
