package foto

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

const pngMark = "\x89PNG\r\n\x1a\n"

// maxProfiel is how large a colour profile is at most when it is unpacked, in
// bytes. Own choice: the largest that printers and screens have are under 3 MB.
const maxProfiel = 4 << 20

// chunk is a piece of a PNG file (PNG 5.3).
type chunk struct {
	kind string
	data []byte
	ok   bool // its check sum is right
}

// PNG gives a PNG file without what is no picture: no text, time, Exif or chunk of
// a maker, and nothing after its end, where programs that cut a screenshot left
// what was cut off. Kept are the picture, its colours, its resolution and in an
// Exif block of our own which side is up. ErrVorm where the file cannot be walked
// to its end, or where it moves: a still of it would not be what was brought in.
func PNG(b []byte) ([]byte, error) {
	b, ok := bytes.CutPrefix(b, []byte(pngMark))
	p := pngFile{stand: rechtop}
	for !p.end {
		var c chunk
		if ok {
			c, b, ok = nextChunk(b)
		}
		if !ok || !p.take(&c) {
			return nil, ErrVorm
		}
	}
	out := appendChunk([]byte(pngMark), "IHDR", p.head)
	if p.stand != rechtop {
		out = appendChunk(out, "eXIf", exif(p.stand))
	}
	return append(out, p.rest...), nil
}

// pngFile is what is kept of one.
type pngFile struct {
	head      []byte
	exif      bool // an Exif block was seen: the first one counts
	stand     uint16
	data, end bool
	rest      []byte // the chunks after the head, as they were
}

// take takes over what is kept of a chunk. It tells whether the chunk can stand
// there: the head first and once, what a reader must know and does not nowhere,
// and no moving picture.
func (p *pngFile) take(c *chunk) bool {
	if (c.kind == "IHDR") != (p.head == nil) {
		return false
	}
	switch c.kind {
	case "IHDR":
		p.head = c.data
		return c.ok && len(c.data) == 13
	case "acTL", "fcTL", "fdAT":
		return false
	case "eXIf":
		if !p.exif {
			p.exif, p.stand = true, stand(c.data)
		}
		return true
	case "IEND":
		p.end = true
		p.rest = appendChunk(p.rest, c.kind, nil)
		return c.ok && p.data && len(c.data) == 0
	case "IDAT":
		p.data = true
	case "PLTE":
	case "iCCP":
		if c.data = cleanICCP(c.data); c.data == nil {
			return c.ok
		}
	default:
		fewest, most := colourSize(c.kind)
		if len(c.data) < fewest || len(c.data) > most {
			return c.kind[0]&0x20 != 0 // PNG 5.4: a lower-case letter, a reader need not know it
		}
	}
	p.rest = appendChunk(p.rest, c.kind, c.data)
	return c.ok
}

// colourSize gives the fewest and the most bytes of a chunk that says how a picture
// looks: too few for a text. No size fits any other chunk.
func colourSize(kind string) (fewest, most int) {
	switch kind {
	case "gAMA", "cICP":
		return 4, 4
	case "cHRM":
		return 32, 32
	case "sRGB":
		return 1, 1
	case "sBIT":
		return 1, 4
	case "pHYs":
		return 9, 9
	case "bKGD":
		return 1, 6
	case "tRNS":
		return 1, 256
	}
	return 1, 0
}

func nextChunk(b []byte) (c chunk, tail []byte, ok bool) {
	if len(b) < 12 {
		return c, nil, false
	}
	n := int64(binary.BigEndian.Uint32(b))
	if n > int64(len(b))-12 {
		return c, nil, false
	}
	body := b[4 : 8+n]
	c = chunk{kind: string(body[:4]), data: body[4:], ok: crc32.ChecksumIEEE(body) == binary.BigEndian.Uint32(b[8+n:])}
	return c, b[12+n:], true
}

func appendChunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	begin := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[begin:]))
}

// cleanICCP gives a packed colour profile without its name and texts; nil where it
// cannot be read.
func cleanICCP(b []byte) []byte {
	_, packed, ok := bytes.Cut(b, []byte{0})
	if !ok || len(packed) < 1 || packed[0] != 0 { // the one way of packing
		return nil
	}
	r, err := zlib.NewReader(bytes.NewReader(packed[1:]))
	if err != nil {
		return nil
	}
	whole, err := io.ReadAll(io.LimitReader(r, maxProfiel+1))
	if err != nil || len(whole) > maxProfiel {
		return nil
	}
	if whole = profiel(whole); whole == nil {
		return nil
	}
	out := bytes.NewBufferString("ICC\x00\x00")
	w := zlib.NewWriter(out)
	if _, err := w.Write(whole); err != nil {
		return nil
	}
	if err := w.Close(); err != nil {
		return nil
	}
	return out.Bytes()
}
