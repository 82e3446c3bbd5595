package poort

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"hash/maphash"
	"html"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"unicode/utf16"
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
	for _, m := range base64Lopen.FindAll(b, -1) {
		for _, uit := range unbase64(m) {
			o.open(uit, diepte+1)
		}
	}
}

// A decoder reads one way of writing. Its result is read again, so that layers
// on layers come off.
type decoder struct {
	stands func([]byte) bool
	decode func([]byte) []byte
}

var decoders = []decoder{
	{has("<"), withoutTags},
	{has("&"), func(b []byte) []byte { return []byte(html.UnescapeString(string(b))) }},
	{percentLoop.Match, unpercent},
	{isLoop.Match, unquotedPrintable},
	{jsonLoop.Match, unjson},
	{pdfHex.Match, unhex},
	{octaal.Match, unoctal},
	{has("\x00"), unutf16},
	{has("\xfe\xff"), midUTF16},
}

var (
	tags        = regexp.MustCompile(`(?s)<!--.*?-->|<!\[CDATA\[|\]\]>|<[^<>]*>`)
	percentLoop = regexp.MustCompile(`%[0-9A-Fa-f]{2}`)
	isLoop      = regexp.MustCompile(`=(?:[0-9A-Fa-f]{2}|\r?\n)`)
	jsonLoop    = regexp.MustCompile(`\\u[0-9A-Fa-f]{4}`)
	pdfHex      = regexp.MustCompile(`<[0-9A-Fa-f \r\n]{6,}>`)
	octaal      = regexp.MustCompile(`\\(?:[0-7]{1,3}|\r?\n)`)
	base64Lopen = regexp.MustCompile(`[A-Za-z0-9+/_-]{12,}(?:\r?\n[A-Za-z0-9+/_-]+)*`)
)

func has(teken string) func([]byte) bool {
	return func(b []byte) bool { return bytes.Contains(b, []byte(teken)) }
}

// withoutTags leaves out the marks of XML and HTML and keeps what stands
// between them, without a space in their place: a skeleton has no spaces.
func withoutTags(b []byte) []byte { return tags.ReplaceAll(b, nil) }

func unpercent(b []byte) []byte {
	return percentLoop.ReplaceAllFunc(b, func(m []byte) []byte {
		uit, err := url.PathUnescape(string(m))
		if err != nil {
			return m
		}
		return []byte(uit)
	})
}

// unquotedPrintable reads quoted-printable (RFC 2045) and the words of mail
// headers (RFC 2047), where an underscore is a space.
func unquotedPrintable(b []byte) []byte {
	return isLoop.ReplaceAllFunc(b, func(m []byte) []byte {
		c, err := strconv.ParseUint(string(m[1:]), 16, 8)
		if err != nil {
			return nil // the end of a soft line
		}
		return []byte{byte(c)}
	})
}

func unjson(b []byte) []byte {
	units := []uint16{}
	var uit []byte
	flush := func() {
		uit = append(uit, string(utf16.Decode(units))...)
		units = units[:0]
	}
	for len(b) > 0 {
		loc := jsonLoop.FindIndex(b)
		if loc == nil {
			break
		}
		if loc[0] > 0 {
			flush()
			uit = append(uit, b[:loc[0]]...)
		}
		c, _ := strconv.ParseUint(string(b[loc[0]+2:loc[1]]), 16, 16)
		units, b = append(units, uint16(c)), b[loc[1]:]
	}
	flush()
	return append(uit, b...)
}

// unhex reads the strings in hexadecimal of PDF.
func unhex(b []byte) []byte {
	return pdfHex.ReplaceAllFunc(b, func(m []byte) []byte {
		var uit []byte
		hoog, half := byte(0), false
		for _, c := range m[1 : len(m)-1] {
			n, err := strconv.ParseUint(string(c), 16, 8)
			if err != nil {
				continue
			}
			if half {
				uit = append(uit, hoog<<4|byte(n))
			}
			hoog, half = byte(n), !half
		}
		return uit
	})
}

// unoctal reads the escapes in the strings of PDF.
func unoctal(b []byte) []byte {
	return octaal.ReplaceAllFunc(b, func(m []byte) []byte {
		c, err := strconv.ParseUint(string(m[1:]), 8, 8)
		if err != nil {
			return nil
		}
		return []byte{byte(c)}
	})
}

// unutf16 reads UTF-16 in the order that its mark says, or else the one in
// which the zero bytes stand.
func unutf16(b []byte) []byte {
	groot := bytes.HasPrefix(b, []byte{0xfe, 0xff})
	if !groot && !bytes.HasPrefix(b, []byte{0xff, 0xfe}) {
		groot = len(b) > 1 && b[0] == 0
	}
	uit := decodeUTF16(b, groot)
	if bytes.Count(uit, []byte("\ufffd"))*4 > utf8.RuneCount(uit) {
		return nil // it is no UTF-16
	}
	return uit
}

func decodeUTF16(b []byte, groot bool) []byte {
	units := make([]uint16, len(b)/2)
	for i := range units {
		hoog, laag := b[2*i+1], b[2*i]
		if groot {
			hoog, laag = laag, hoog
		}
		units[i] = uint16(hoog)<<8 | uint16(laag)
	}
	return []byte(string(utf16.Decode(units)))
}

// maxString limits a string in UTF-16 in the midst of other text, in bytes.
const maxString = 8192

// midUTF16 reads each string in UTF-16 that begins with its mark in the midst
// of other text, as the strings of PDF do. What follows the string becomes
// nonsense, and stands in the text as it was.
func midUTF16(b []byte) []byte {
	var uit []byte
	for {
		i := bytes.Index(b, []byte{0xfe, 0xff})
		if i < 0 {
			return uit
		}
		b = b[i:]
		uit = append(uit, decodeUTF16(b[:min(len(b), maxString)], true)...)
		uit = append(uit, '\n')
		b = b[2:]
	}
}

// unbase64 reads a run of letters and digits as base64, from each of the four
// places where it can begin, and gives what can be read.
func unbase64(m []byte) [][]byte {
	kaal := bytes.Map(func(r rune) rune {
		switch r {
		case '\r', '\n':
			return -1
		case '-':
			return '+'
		case '_':
			return '/'
		}
		return r
	}, m)
	var alle [][]byte
	for van := 0; van < 4 && van+8 <= len(kaal); van++ {
		stuk := kaal[van:]
		if len(stuk)%4 == 1 {
			stuk = stuk[:len(stuk)-1]
		}
		uit, err := base64.RawStdEncoding.DecodeString(string(stuk))
		if err == nil && (leesbaar(uit) || container(uit)) {
			alle = append(alle, uit)
		}
	}
	return alle
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
