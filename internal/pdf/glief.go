package pdf

import (
	"encoding/binary"
	"errors"
)

var errGlyph = errors.New("pdf: font glyph damaged")

// Flags of a part of a composite glyph (OpenType 1.9, table glyf).
const (
	partWords        = 0x0001
	partScale        = 0x0008
	partMore         = 0x0020
	partXYScale      = 0x0040
	part2x2          = 0x0080
	partInstructions = 0x0100
)

// stripGlyph copies the outline of a glyph without the instructions that fit
// it to a pixel grid: paper does not need them and they are half of the bytes.
func stripGlyph(data []byte) (glyph, error) {
	if len(data) == 0 {
		return glyph{}, nil
	}
	if len(data) < 10 {
		return glyph{}, errGlyph
	}
	if int16(binary.BigEndian.Uint16(data)) < 0 {
		return stripComposite(data)
	}
	contours := int(binary.BigEndian.Uint16(data))
	at := 10 + 2*contours
	if len(data) < at+2 {
		return glyph{}, errGlyph
	}
	size := int(binary.BigEndian.Uint16(data[at:]))
	if len(data) < at+2+size {
		return glyph{}, errGlyph
	}
	out := make([]byte, 0, len(data)-size+1)
	out = append(out, data[:at]...)
	out = append(out, 0, 0)
	out = append(out, data[at+2+size:]...)
	return glyph{data: even(out)}, nil
}

// stripComposite does the same for a glyph that is built of others.
func stripComposite(data []byte) (glyph, error) {
	g := glyph{}
	at := 10
	for more := true; more; {
		if len(data) < at+4 {
			return g, errGlyph
		}
		flags := binary.BigEndian.Uint16(data[at:])
		more = flags&partMore != 0
		g.parts = append(g.parts, at+2)
		at += 4 + partSize(flags)
	}
	if len(data) < at {
		return g, errGlyph
	}
	g.data = even(append(make([]byte, 0, at+1), data[:at]...))
	for _, p := range g.parts {
		flags := binary.BigEndian.Uint16(g.data[p-2:])
		binary.BigEndian.PutUint16(g.data[p-2:], flags&^partInstructions)
	}
	return g, nil
}

// partSize is the length of the arguments of a part.
func partSize(flags uint16) int {
	size := 2
	if flags&partWords != 0 {
		size = 4
	}
	switch {
	case flags&partScale != 0:
		size += 2
	case flags&partXYScale != 0:
		size += 4
	case flags&part2x2 != 0:
		size += 8
	}
	return size
}

// even pads to a whole number of two bytes, so that each glyph starts aligned.
func even(b []byte) []byte {
	if len(b)%2 == 1 {
		return append(b, 0)
	}
	return b
}
