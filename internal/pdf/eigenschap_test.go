package pdf_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/pdf"
	"pgregory.net/rapid"
)

// In points, from the bottom of the page; the figures of hoofd.go and maat.go
// in millimetres, measured again.
const (
	point       = 72 / 25.4
	windowHigh  = (297 - 39) * point
	windowLow   = (297 - 96) * point
	windowRight = 112 * point
	footHigh    = (297 - 273.5) * point
	left, right = 25 * point, (210 - 15) * point
)

// checkFile reads a file back and holds it against what is true of each file:
// the structure is whole, all text is inside it, nothing leaves the page, and
// only artifacts stand in the foot.
func checkFile(t interface{ Fatalf(string, ...any) }, file []byte) *knoop {
	l, err := read(file)
	if err != nil {
		t.Fatalf("%v", err)
	}
	tree, err := l.tree()
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := tree.check(); err != nil {
		t.Fatalf("%v", err)
	}
	if info, xmp := hexText(l.dict(l.trailer["Info"])["Title"]), l.xmpTitle(); info != xmp {
		t.Fatalf("title %q in one place, %q in the other", info, xmp)
	}
	for i, p := range l.pages {
		for _, s := range p.stukken {
			seen := s.x + s.width
			if strings.HasSuffix(s.tekst, " ") {
				seen -= s.size // at least the space at the end of a line
			}
			if s.x < left-0.1 || seen > right+0.5 || s.y > 297*point-s.size*0.7 {
				t.Fatalf("text leaves page %d: %+v", i, s)
			}
			if s.mcid >= 0 && s.y < footHigh {
				t.Fatalf("text in the foot of page %d: %+v", i, s)
			}
			if s.y < 8*point {
				t.Fatalf("text under the foot of page %d: %+v", i, s)
			}
		}
		for _, r := range p.rects {
			if r[0] < left-0.1 || r[0]+r[2] > right || r[1] < 0 || r[1]+r[3] > 297*point {
				t.Fatalf("a line leaves page %d: %v", i, r)
			}
		}
	}
	return tree
}

// shown are characters that the fonts have.
var shown = []rune("abc def ghi XYZ 0123456789 .,;:?! éëïĳŁŽ€’“–•()<>/\\[]{}%&\u00A0\u202F\u00ADαЖ")

// nasty are characters that they have not, or that mean something to a file.
var nasty = []rune("\x00\x07\n\r\t\u202E\u2066\uFEFF\uFFFD😀שễṢ\u0301\u2028")

func words(extra ...rune) *rapid.Generator[string] {
	return rapid.StringOfN(rapid.SampledFrom(append(append([]rune("x "), shown...), extra...)), 1, 120, -1)
}

func tekst(extra ...rune) *rapid.Generator[pdf.Tekst] {
	return rapid.Custom(func(t *rapid.T) pdf.Tekst {
		out := pdf.Plat("t")
		for range rapid.IntRange(0, 3).Draw(t, "stukken") {
			out = append(out, pdf.Stuk{Tekst: words(extra...).Draw(t, "tekst"), Vet: rapid.Bool().Draw(t, "vet")})
		}
		return out
	})
}

// blok draws a block without fault.
func blok(inKader bool, extra ...rune) *rapid.Generator[pdf.Blok] {
	one, s := tekst(extra...), words(extra...)
	return rapid.Custom(func(t *rapid.T) pdf.Blok {
		kinds := 7
		if inKader {
			kinds = 6
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "soort") {
		case 0:
			return pdf.Kop{Niveau: rapid.IntRange(1, 2).Draw(t, "niveau"), Tekst: "k" + s.Draw(t, "kop")}
		case 1:
			return pdf.Alinea{Tekst: one.Draw(t, "alinea")}
		case 2:
			return pdf.Lijst{Genummerd: rapid.Bool().Draw(t, "genummerd"), Punten: rapid.SliceOfN(one, 1, 12).Draw(t, "punten")}
		case 3:
			n := rapid.IntRange(1, 5).Draw(t, "kolommen")
			tabel := pdf.Tabel{RijKoppen: rapid.Bool().Draw(t, "rijkoppen"), Bijschrift: rapid.SampledFrom([]string{"", "Bijschrift"}).Draw(t, "bijschrift")}
			for range n {
				tabel.Kolommen = append(tabel.Kolommen, pdf.Kolom{Kop: "k" + s.Draw(t, "kop"), Getal: rapid.Bool().Draw(t, "getal")})
			}
			tabel.Rijen = rapid.SliceOfN(rapid.SliceOfN(one, n, n), 1, 15).Draw(t, "rijen")
			if rapid.Bool().Draw(t, "totaal") {
				tabel.Totaal = make([]pdf.Tekst, n)
			}
			return tabel
		case 4:
			return pdf.Gegevens{Paren: []pdf.Paar{{Term: "t" + s.Draw(t, "term"), Waarde: one.Draw(t, "waarde")}, {Term: "u", Waarde: one.Draw(t, "waarde")}}}
		case 5:
			return pdf.Ondertekening{Groet: s.Draw(t, "groet"), Naam: []string{"n", s.Draw(t, "naam")}, Ruimte: true}
		}
		return pdf.Kader{Blokken: rapid.SliceOfN(blok(true, extra...), 1, 4).Draw(t, "kader")}
	})
}

// document draws a document without fault, but for what does not fit.
func document(extra ...rune) *rapid.Generator[*pdf.Document] {
	s := words(extra...)
	return rapid.Custom(func(t *rapid.T) *pdf.Document {
		d := &pdf.Document{
			Titel: "t" + s.Draw(t, "titel"), Onderwerp: s.Draw(t, "onderwerp"), Voet: s.Draw(t, "voet"),
			Gemaakt: time.Unix(rapid.Int64Range(0, 1<<32).Draw(t, "gemaakt"), 0).UTC(),
			Hoofd:   pdf.Briefhoofd{Naam: "Gemeente", Regels: []string{"regel"}, Retour: "Retour"},
		}
		if rapid.Bool().Draw(t, "adres") {
			d.Adres = []string{"adres", rapid.StringOfN(rapid.SampledFrom(shown), 1, 40, -1).Draw(t, "adres"), "plaats"}
		}
		if rapid.Bool().Draw(t, "kenmerken") {
			d.Kenmerken = []pdf.Paar{{Term: "kenmerk", Waarde: tekst(extra...).Draw(t, "kenmerk")}}
		}
		d.Blokken = append([]pdf.Blok{pdf.Kop{Niveau: 1, Tekst: "Kop"}}, rapid.SliceOfN(blok(false, extra...), 0, 8).Draw(t, "blokken")...)
		return d
	})
}

// A document gives a whole file, twice the same, or faults that say so.
func TestAnyDocument(t *testing.T) {
	a, b := zetter(t), zetter(t)
	rapid.Check(t, func(t *rapid.T) {
		d := document(nasty...).Draw(t, "document")
		var one, two bytes.Buffer
		r1, err1 := a.Write(&one, d)
		_, err2 := b.Write(&two, d)
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Fatalf("the same document gives other bytes")
		}
		var fouten pdf.Fouten
		if errors.As(err1, &fouten) {
			if err1.Error() != err2.Error() || one.Len() > 0 {
				t.Fatalf("other faults: %v, %v", err1, err2)
			}
			return
		}
		tree := checkFile(t, one.Bytes())
		seen := map[rune]bool{}
		for _, v := range r1.Vervangen {
			seen[v.Teken] = true
		}
		if strings.ContainsRune(tree.all(), '\uFFFD') && len(seen) == 0 {
			t.Fatalf("a replacement that is not reported")
		}
	})
}

// plainText is what a reader should hear of a text: one space where there was
// white space, no soft hyphens.
func plainText(t pdf.Tekst) string {
	s := ""
	for _, stuk := range t {
		s += stuk.Tekst
	}
	return normal(s)
}

func normal(s string) string {
	s = strings.ReplaceAll(s, "\u00AD", "")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' }), " ")
}

// The text layer gives back each text exactly, however it was broken over
// lines and pages.
func TestTextIsExact(t *testing.T) {
	z := zetter(t)
	one := tekst('\n')
	rapid.Check(t, func(t *rapid.T) {
		alineas := rapid.SliceOfN(one, 1, 40).Draw(t, "alineas")
		cells := rapid.SliceOfN(one, 1, 20).Draw(t, "cellen")
		d := &pdf.Document{Titel: "t"}
		tabel := pdf.Tabel{Kolommen: []pdf.Kolom{{Kop: "K"}, {Kop: "Getal", Getal: true}}}
		for _, a := range alineas {
			d.Blokken = append(d.Blokken, pdf.Alinea{Tekst: a})
		}
		for _, c := range cells {
			tabel.Rijen = append(tabel.Rijen, []pdf.Tekst{c, pdf.Plat("12")})
		}
		d.Blokken = append(d.Blokken, tabel)
		var b bytes.Buffer
		if _, err := z.Write(&b, d); err != nil {
			t.Fatalf("%v", err)
		}
		tree := checkFile(t, b.Bytes())
		for i, p := range tree.find("P") {
			if got := normal(p.tekst); got != plainText(alineas[i]) {
				t.Fatalf("paragraph %q, want %q", got, plainText(alineas[i]))
			}
		}
		tds := tree.find("TD")
		for i, c := range cells {
			if got := normal(tds[2*i].tekst); got != plainText(c) || tds[2*i+1].tekst != "12" {
				t.Fatalf("cell %q, want %q", got, plainText(c))
			}
			if len(tds[2*i].marks) > 1 {
				t.Fatalf("row %d is split", i)
			}
		}
	})
}

// Through the window of an envelope shows the address and nothing else.
func TestWindow(t *testing.T) {
	z := zetter(t)
	rapid.Check(t, func(t *rapid.T) {
		d := document().Draw(t, "document")
		d.Adres = []string{"Naam", "Straat", "Plaats"}
		var b bytes.Buffer
		if _, err := z.Write(&b, d); err != nil {
			t.Skip("does not fit")
		}
		l, err := read(b.Bytes())
		if err != nil {
			t.Fatalf("%v", err)
		}
		var through []string
		for _, s := range l.pages[0].stukken {
			if s.x < windowRight && s.y < windowHigh+s.size && s.y+s.size > windowLow {
				through = append(through, strings.TrimSpace(s.tekst))
			}
		}
		if got := strings.Join(through, "|"); got != "Retour|Naam|Straat|Plaats" {
			t.Fatalf("the window shows %q", got)
		}
	})
}

// A heading is never the last thing on a page, and no line of a paragraph
// stands alone on one.
func TestHeadingStaysWithText(t *testing.T) {
	z := zetter(t)
	rapid.Check(t, func(t *rapid.T) {
		d := &pdf.Document{Titel: "t"}
		for range rapid.IntRange(5, 40).Draw(t, "koppen") {
			d.Blokken = append(d.Blokken, pdf.Kop{Niveau: 1, Tekst: "Kop"},
				pdf.Alinea{Tekst: pdf.Plat(strings.Repeat("woorden ", rapid.IntRange(1, 60).Draw(t, "woorden")))})
		}
		var b bytes.Buffer
		if _, err := z.Write(&b, d); err != nil {
			t.Fatalf("%v", err)
		}
		kids := checkFile(t, b.Bytes()).kids
		l, _ := read(b.Bytes())
		for i := 0; i < len(kids); i += 2 {
			if h, p := kids[i].marks[0], kids[i+1].marks[0]; h[0] != p[0] {
				t.Fatalf("heading on page %d, text on page %d", h[0], p[0])
			}
			if m := kids[i+1].marks; len(m) > 1 && (l.lines(m[0]) < 2 || l.lines(m[len(m)-1]) < 2) {
				t.Fatalf("a line of paragraph %d stands alone", i)
			}
		}
	})
}

// Fuzz: whatever comes in as text comes out as a whole file.
func FuzzWrite(f *testing.F) {
	f.Add("Titel", "tekst", "cel")
	f.Add(")>>endobj", "<</X \xff\x00>>", "\u202E😀\u0301")
	z, err := pdf.NewZetter()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, titel, een, twee string) {
		d := &pdf.Document{Titel: titel, Onderwerp: een, Adres: []string{een, twee}, Voet: twee, Blokken: []pdf.Blok{
			pdf.Kop{Niveau: 1, Tekst: titel}, pdf.Alinea{Tekst: pdf.Samen(pdf.Plat(een), pdf.Vet(twee))},
			pdf.Tabel{Kolommen: []pdf.Kolom{{Kop: "K" + een}, {Kop: "L", Getal: true}}, Rijen: [][]pdf.Tekst{{pdf.Plat(een), pdf.Plat(twee)}}},
		}}
		var b bytes.Buffer
		if _, err := z.Write(&b, d); err == nil {
			checkFile(t, b.Bytes())
		}
	})
}

// A letter that would end in a page with a line or two is set closer, so that
// it fits on one page less. Text is never made smaller.
func TestNoThinLastPage(t *testing.T) {
	z := zetter(t)
	d := besluitbrief()
	d.Blokken = d.Blokken[:3]
	for before := 1; before == 1; {
		d.Blokken = append(d.Blokken, pdf.Alinea{Tekst: pdf.Plat("Een korte regel.")})
		file, r := write(t, z, d)
		if before = r.Paginas; before == 1 {
			continue
		}
		l, err := read(file)
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for _, s := range l.pages[1].stukken {
			if s.mcid >= 0 {
				lines++
				if s.size != 11 {
					t.Errorf("body text of %v points", s.size)
				}
			}
		}
		if lines < 3 {
			t.Errorf("%d lines on the last page", lines)
		}
	}
}

// A note that fits on a page stays on one; a signature never stands alone.
func TestTogether(t *testing.T) {
	z := zetter(t)
	rapid.Check(t, func(t *rapid.T) {
		d := &pdf.Document{Titel: "t"}
		for range rapid.IntRange(1, 30).Draw(t, "alineas") {
			d.Blokken = append(d.Blokken, pdf.Alinea{Tekst: pdf.Plat(strings.Repeat("woorden ", rapid.IntRange(1, 60).Draw(t, "woorden")))})
		}
		before := len(d.Blokken)
		d.Blokken = append(d.Blokken,
			pdf.Kader{Blokken: []pdf.Blok{pdf.Alinea{Tekst: pdf.Plat(strings.Repeat("woorden ", 90))}, pdf.Alinea{Tekst: pdf.Plat("slot")}}},
			pdf.Alinea{Tekst: pdf.Plat("laatste")}, pdf.Ondertekening{Groet: "groet", Ruimte: true, Naam: []string{"naam"}})
		var b bytes.Buffer
		if _, err := z.Write(&b, d); err != nil {
			t.Fatalf("%v", err)
		}
		kids := checkFile(t, b.Bytes()).kids
		one, two := kids[before].kids[0], kids[before].kids[1]
		if len(one.marks) != 1 || one.marks[0][0] != two.marks[0][0] {
			t.Fatalf("the note is split: %v %v", one.marks, two.marks)
		}
		if text, sign := kids[before+1].marks, kids[before+2].marks; text[0][0] != sign[0][0] {
			t.Fatalf("the signature stands alone")
		}
	})
}
