package poort

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"hash/maphash"
	"io"
	"unicode/utf8"
)

// The limits of what is opened. Beyond them a piece counts as unreadable, and
// is held.
const (
	maxDiepte = 8
	maxTotaal = 64 << 20 // bytes that come out of one piece
	maxDelen  = 4096     // files in an archive, streams in a PDF
)

// opener gives everything that can be read in a piece to look, layer by layer.
type opener struct {
	look        func(text []byte)
	over        int // bytes that may still come out
	onleesbaar  bool
	delenTeGaan int
	zaad        maphash.Seed
	gezien      map[uint64]bool // decoders in another order give the same again
}

func newOpener(look func([]byte)) *opener {
	return &opener{look: look, over: maxTotaal, delenTeGaan: maxDelen, zaad: maphash.MakeSeed(), gezien: map[uint64]bool{}}
}

// open looks at the bytes and at what is packed in them.
func (o *opener) open(b []byte, diepte int) {
	h := maphash.Bytes(o.zaad, b)
	if o.gezien[h] {
		return
	}
	o.gezien[h] = true
	o.over -= len(b)
	if diepte > maxDiepte || o.over < 0 {
		o.onleesbaar = true
	}
	if o.onleesbaar || len(b) == 0 {
		return
	}
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06")):
		o.zip(b, diepte)
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		o.packed(gzip.NewReader, b, diepte)
	case bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")):
		o.pdf(b, diepte)
	default:
		o.text(b, diepte)
	}
}

// text looks at a text as it is and as each decoder reads it.
func (o *opener) text(b []byte, diepte int) {
	o.look(b)
	if keert(b) {
		o.look(omgekeerd(b))
	}
	for _, d := range decoders {
		if !d.stands(b) {
			continue
		}
		if uit := d.decode(b); uit != nil && !bytes.Equal(uit, b) {
			o.open(uit, diepte+1)
		}
	}
	base64Runs(b, func(m []byte) {
		for _, uit := range unbase64(m) {
			o.open(uit, diepte+1)
		}
	})
}

func container(b []byte) bool {
	return bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("\x1f\x8b")) || bytes.HasPrefix(b, []byte("%PDF-"))
}

// leesbaar tells whether bytes are text: UTF-16, or such that few of them are no
// UTF-8, as the accents in ISO 8859-1 are not. What is packed, a picture or a
// font has many of those.
func leesbaar(b []byte) bool {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return true
	}
	b = b[:min(len(b), 4096)]
	fout, n := 0, len(b)
	for len(b) > 0 {
		r, breed := utf8.DecodeRune(b)
		if r == utf8.RuneError && breed == 1 {
			fout++
		}
		b = b[breed:]
	}
	return fout*100 <= n*15
}

func (o *opener) zip(b []byte, diepte int) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		o.onleesbaar = true
		return
	}
	o.look([]byte(z.Comment))
	for _, f := range z.File {
		if o.delenTeGaan--; o.delenTeGaan < 0 || f.Flags&1 != 0 { // encrypted
			o.onleesbaar = true
			return
		}
		o.text([]byte(f.Name), diepte)
		o.look([]byte(f.Comment))
		r, err := f.Open()
		if err != nil {
			o.onleesbaar = true
			return
		}
		o.stream(r, diepte)
		_ = r.Close()
	}
}

// stream reads what a decompressor gives, within the limits.
func (o *opener) stream(r io.Reader, diepte int) {
	uit, err := io.ReadAll(io.LimitReader(r, int64(o.over)+1))
	if err != nil {
		o.onleesbaar = true
		return
	}
	o.open(uit, diepte+1)
}

func (o *opener) packed(open func(io.Reader) (*gzip.Reader, error), b []byte, diepte int) {
	r, err := open(bytes.NewReader(b))
	if err != nil {
		o.onleesbaar = true
		return
	}
	o.look([]byte(r.Name))
	o.look([]byte(r.Comment))
	o.stream(r, diepte)
}

// pdf looks at what stands outside the streams, and in each stream that holds
// text. Fonts and pictures are left: their bytes say nothing. The text of the
// pages is asked of who made the file, because a font of its own can give any
// letter any number.
func (o *opener) pdf(b []byte, diepte int) {
	if bytes.Contains(b, []byte("/Encrypt")) {
		o.onleesbaar = true
		return
	}
	var buiten []byte
	for {
		van := bytes.Index(b, []byte("stream"))
		if van < 0 {
			break
		}
		rest := b[van+len("stream"):]
		tot := bytes.Index(rest, []byte("endstream"))
		if o.delenTeGaan--; tot < 0 || o.delenTeGaan < 0 {
			o.onleesbaar = true
			return
		}
		buiten = append(buiten, b[:van]...)
		o.pdfStream(bytes.TrimLeft(rest[:tot], "\r\n"), diepte)
		b = rest[tot+len("endstream"):]
	}
	o.text(append(buiten, b...), diepte)
}

func (o *opener) pdfStream(b []byte, diepte int) {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err == nil {
		uit, _ := io.ReadAll(io.LimitReader(r, int64(max(o.over, 0))+1)) // a stream may end with a line end too many
		if o.over -= len(uit); o.over < 0 {
			o.onleesbaar = true
			return
		}
		b = uit
	}
	if leesbaar(b) {
		o.text(b, diepte)
	}
}
