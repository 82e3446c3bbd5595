package pdf_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
)

// This file is a small reader of PDF, written from ISO 32000-1 and sharing
// nothing with the writer, so that the tests can ask a file what it says.

type (
	name   string
	ref    int
	dict   map[name]any
	array  []any
	stream struct {
		dict dict
		data []byte
	}
	op string // an operator in a content stream
)

// tokens reads values one by one.
type tokens struct {
	b  []byte
	at int
}

const delimiters = "()<>[]{}/% \n\r\t\x00\x0c"

func (t *tokens) skip() {
	for t.at < len(t.b) && strings.IndexByte(" \n\r\t\x00\x0c", t.b[t.at]) >= 0 {
		t.at++
	}
}

func (t *tokens) word() string {
	from := t.at
	for t.at < len(t.b) && strings.IndexByte(delimiters, t.b[t.at]) < 0 {
		t.at++
	}
	return string(t.b[from:t.at])
}

// next gives the next value, or nil at the end.
func (t *tokens) next() any {
	t.skip()
	if t.at >= len(t.b) {
		return nil
	}
	rest := t.b[t.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<<")):
		return t.dict()
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		t.at += end + 1
		s, err := hex.DecodeString(string(rest[1:end]))
		if err != nil {
			panic(err)
		}
		return s
	case rest[0] == '(':
		end := bytes.IndexByte(rest, ')')
		t.at += end + 1
		return append([]byte{}, rest[1:end]...)
	case rest[0] == '[':
		return t.array()
	case rest[0] == '/':
		t.at++
		return name(t.word())
	}
	return t.plain()
}

// plain reads a number, a reference or an operator.
func (t *tokens) plain() any {
	w := t.word()
	if w == "" {
		panic(fmt.Sprintf("stray character %q", t.b[t.at]))
	}
	if n, err := strconv.Atoi(w); err == nil {
		back := t.at
		t.skip()
		if t.word() == "0" {
			t.skip()
			if t.word() == "R" {
				return ref(n)
			}
		}
		t.at = back
		return float64(n)
	}
	if f, err := strconv.ParseFloat(w, 64); err == nil {
		return f
	}
	return op(w)
}

func (t *tokens) dict() dict {
	t.at += 2
	d := dict{}
	for {
		t.skip()
		if bytes.HasPrefix(t.b[t.at:], []byte(">>")) {
			t.at += 2
			return d
		}
		key := t.next().(name)
		d[key] = t.next()
	}
}

func (t *tokens) array() array {
	t.at++
	a := array{}
	for {
		t.skip()
		if t.b[t.at] == ']' {
			t.at++
			return a
		}
		a = append(a, t.next())
	}
}

// lezer is a file that has been read.
type lezer struct {
	objects map[ref]any
	trailer dict
	pages   []*bladzij
}

// bladzij is a page: its reference and the pieces of text that stand on it.
type bladzij struct {
	nr      ref
	parents int
	stukken []stuk
	rects   [][4]float64
}

// stuk is a piece of text: where it stands, how wide it is, and its marked
// content number (-1 for an artifact, -2 outside all marked content).
type stuk struct {
	mcid       int
	x, y, size float64
	width      float64
	tekst      string
}

// read parses a file; what is wrong with it comes as an error.
func read(file []byte) (l *lezer, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged file: %v", r)
		}
	}()
	l = &lezer{objects: map[ref]any{}}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	var start int
	if _, err := fmt.Sscan(string(file[at+10:]), &start); err != nil {
		return nil, err
	}
	xref := indirect(file, start).(stream)
	l.trailer = xref.dict
	table := inflate(xref)
	if len(table) != 9*int(xref.dict["Size"].(float64)) {
		return nil, fmt.Errorf("cross-reference of %d bytes", len(table))
	}
	for nr := 1; nr*9 < len(table); nr++ {
		if e := table[nr*9:]; e[0] == 1 {
			l.objects[ref(nr)] = indirect(file, int(binary.BigEndian.Uint32(e[1:])))
		}
	}
	l.unpack(table)
	l.readPages()
	return l, nil
}

// unpack reads the objects in the object stream.
func (l *lezer) unpack(table []byte) {
	for nr := 1; nr*9 < len(table); nr++ {
		e := table[nr*9:]
		if e[0] != 2 {
			continue
		}
		pack := l.objects[ref(binary.BigEndian.Uint32(e[1:]))].(stream)
		data := inflate(pack)
		index := &tokens{b: data}
		for range 2 * binary.BigEndian.Uint32(e[5:]) {
			index.next()
		}
		if got := index.next().(float64); int(got) != nr {
			panic(fmt.Sprintf("object %d found where %d should be", int(got), nr))
		}
		offset := int(index.next().(float64) + pack.dict["First"].(float64))
		l.objects[ref(nr)] = (&tokens{b: data, at: offset}).next()
	}
}

// indirect reads the object at an offset.
func indirect(file []byte, at int) any {
	t := &tokens{b: file, at: at}
	t.next() // number
	t.next() // generation
	if t.next() != op("obj") {
		panic("no object where the cross-reference says")
	}
	v := t.next()
	d, ok := v.(dict)
	if !ok || !bytes.HasPrefix(file[t.at:], []byte("stream\n")) {
		return v
	}
	from := t.at + 7
	to := from + int(d["Length"].(float64))
	if !bytes.HasPrefix(file[to:], []byte("\nendstream\nendobj\n")) {
		panic("stream of another length than stated")
	}
	return stream{dict: d, data: file[from:to]}
}

func inflate(s stream) []byte {
	if s.dict["Filter"] == nil {
		return s.data
	}
	r, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		panic(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	return b
}

func (l *lezer) dict(v any) dict {
	if r, ok := v.(ref); ok {
		v = l.objects[r]
	}
	return v.(dict)
}

func (l *lezer) catalog() dict { return l.dict(l.trailer["Root"]) }

// font is what the reader needs of a font.
type fontInfo struct {
	text   map[uint16]rune
	widths array
}

func (l *lezer) font(v any) fontInfo {
	d := l.dict(v)
	f := fontInfo{text: map[uint16]rune{}}
	cid := l.dict(d["DescendantFonts"].(array)[0])
	f.widths = cid["W"].(array)[1].(array)
	t := &tokens{b: inflate(l.objects[d["ToUnicode"].(ref)].(stream))}
	inside := false
	for v := t.next(); v != nil; v = t.next() {
		switch v := v.(type) {
		case op:
			inside = v == "beginbfchar"
		case []byte:
			if inside {
				f.text[binary.BigEndian.Uint16(v)] = rune(binary.BigEndian.Uint16(t.next().([]byte)))
			}
		}
	}
	return f
}

func (l *lezer) readPages() {
	pages := l.dict(l.catalog()["Pages"])
	fonts := map[name]fontInfo{}
	for k, v := range pages["Resources"].(dict)["Font"].(dict) {
		fonts[k] = l.font(v)
	}
	for _, kid := range pages["Kids"].(array) {
		d := l.dict(kid)
		p := &bladzij{nr: kid.(ref), parents: int(d["StructParents"].(float64))}
		p.read(inflate(l.objects[d["Contents"].(ref)].(stream)), fonts)
		l.pages = append(l.pages, p)
	}
}

// read follows the operators of a content stream.
func (p *bladzij) read(content []byte, fonts map[name]fontInfo) {
	t := &tokens{b: content}
	var args []any
	mcid, font := -2, fontInfo{}
	var x, y, size float64
	for v := t.next(); v != nil; v = t.next() {
		o, ok := v.(op)
		if !ok {
			args = append(args, v)
			continue
		}
		switch o {
		case "BDC":
			if mcid != -2 {
				panic("marked content inside marked content")
			}
			mcid = -1
			if n, ok := args[1].(dict)["MCID"]; ok {
				mcid = int(n.(float64))
			}
		case "EMC":
			mcid = -2
		case "Tf":
			font, size = fonts[args[0].(name)], args[1].(float64)
		case "Tm":
			x, y = args[4].(float64), args[5].(float64)
		case "Tj":
			s := stuk{mcid: mcid, x: x, y: y, size: size}
			s.tekst, s.width = font.show(args[0].([]byte), size)
			x += s.width
			p.stukken = append(p.stukken, s)
		case "re":
			if mcid != -1 {
				panic("a line that is no artifact")
			}
			p.rects = append(p.rects, [4]float64{args[0].(float64), args[1].(float64), args[2].(float64), args[3].(float64)})
		}
		args = nil
	}
}

func (f fontInfo) show(codes []byte, size float64) (string, float64) {
	var b strings.Builder
	w := 0.0
	for ; len(codes) > 0; codes = codes[2:] {
		c := binary.BigEndian.Uint16(codes)
		r, ok := f.text[c]
		if !ok {
			panic("character without text")
		}
		b.WriteRune(r)
		w += f.widths[c].(float64) * size / 1000
	}
	return b.String(), w
}

// lines counts the lines of text in one weight in a piece of marked content.
func (l *lezer) lines(mark [2]int) int {
	n := 0
	for _, s := range l.pages[mark[0]].stukken {
		if s.mcid == mark[1] {
			n++
		}
	}
	return n
}

// xmpTitle reads the whole packet as XML and gives the title in it.
func (l *lezer) xmpTitle() string {
	var packet struct {
		Title string `xml:"RDF>Description>title>Alt>li"`
	}
	if err := xml.Unmarshal(l.objects[l.catalog()["Metadata"].(ref)].(stream).data, &packet); err != nil {
		return err.Error()
	}
	return packet.Title
}

// hexText reads a text string in UTF-16.
func hexText(v any) string {
	b := v.([]byte)
	if len(b) < 2 || b[0] != 0xFE || b[1] != 0xFF {
		return string(b)
	}
	var u []uint16
	for b = b[2:]; len(b) > 1; b = b[2:] {
		u = append(u, binary.BigEndian.Uint16(b))
	}
	return string(utf16.Decode(u))
}
