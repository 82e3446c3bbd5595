package pdf

import (
	"encoding/binary"
	"errors"
)

var (
	errGlyph     = errors.New("pdf: font glyph damaged")
	errComposite = errors.New("pdf: font with glyphs built of other glyphs")
)

// stripGlyph copies the outline of a glyph without the instructions that fit
// it to a pixel grid: paper does not need them and they are half of the bytes.
// The fonts in use hold no composite glyphs, so those are refused.
func stripGlyph(data []byte) ([]byte, error) {
	if len(data) == 0 {
		return nil, nil
	}
	if len(data) < 10 {
		return nil, errGlyph
	}
	contours := int(int16(binary.BigEndian.Uint16(data)))
	if contours < 0 {
		return nil, errComposite
	}
	at := 10 + 2*contours
	if len(data) < at+2 {
		return nil, errGlyph
	}
	size := int(binary.BigEndian.Uint16(data[at:]))
	if len(data) < at+2+size {
		return nil, errGlyph
	}
	out := make([]byte, 0, len(data)-size+1)
	out = append(out, data[:at]...)
	out = append(out, 0, 0)
	out = append(out, data[at+2+size:]...)
	if len(out)%2 == 1 { // each glyph starts aligned
		out = append(out, 0)
	}
	return out, nil
}
