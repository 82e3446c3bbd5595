package pdf_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/pdf"
)

// alinea is a document of one paragraph.
func alinea(s string) *pdf.Document {
	return &pdf.Document{Titel: "Proef", Blokken: []pdf.Blok{pdf.Alinea{Tekst: pdf.Plat(s)}}}
}

// Each fault has its code and place, all at once, and nothing is written.
func TestFouten(t *testing.T) {
	vol := []pdf.Blok{pdf.Alinea{Tekst: pdf.Plat("x")}}
	kolom := []pdf.Kolom{{Kop: "A"}, {Kop: "B"}}
	rij := []pdf.Tekst{pdf.Plat("1"), pdf.Plat("2")}
	long := pdf.Plat(strings.Repeat("lang ", 4000))
	with := func(b pdf.Blok) *pdf.Document { return &pdf.Document{Titel: "t", Blokken: []pdf.Blok{b}} }
	for _, c := range []struct {
		naam string
		doc  *pdf.Document
		want []string // code and path
	}{
		{"niets", nil, []string{"PDF-TITEL titel", "PDF-LEEG blokken"}},
		{"titel van spaties", &pdf.Document{Titel: " \u00A0\u00AD", Blokken: vol}, []string{"PDF-TITEL titel"}},
		{"taal", &pdf.Document{Titel: "t", Taal: "nl)/X(", Blokken: vol}, []string{"PDF-TAAL taal"}},
		{"bleek accent", &pdf.Document{Titel: "t", Accent: 0x999999, Blokken: vol}, []string{"PDF-KLEUR accent"}},
		{"geen kleur", &pdf.Document{Titel: "t", Accent: 0x1000000, Blokken: vol}, []string{"PDF-KLEUR accent"}},
		{"jaar", &pdf.Document{Titel: "t", Gemaakt: time.Date(12022, 1, 1, 0, 0, 0, 0, time.UTC), Blokken: vol}, []string{"PDF-JAAR gemaakt"}},
		{"geen blok", with(nil), []string{"PDF-BLOK blokken[0]"}},
		{"lege alinea", with(pdf.Alinea{}), []string{"PDF-LEEG blokken[0]"}},
		{"kop zonder tekst en te diep", with(pdf.Kop{Niveau: 4}), []string{"PDF-LEEG blokken[0]", "PDF-KOP-NIVEAU blokken[0]"}},
		{"begin bij kop 2", with(pdf.Kop{Niveau: 2, Tekst: "k"}), []string{"PDF-KOP-SPRONG blokken[0]"}},
		{"lege lijst", with(pdf.Lijst{}), []string{"PDF-LEEG blokken[0]"}},
		{"leeg punt", with(pdf.Lijst{Punten: []pdf.Tekst{pdf.Plat("a"), nil}}), []string{"PDF-LEEG blokken[0].punten[1]"}},
		{"geen kolom", with(pdf.Tabel{Rijen: [][]pdf.Tekst{rij}}), []string{"PDF-TABEL-KOLOM blokken[0]"}},
		{"kolom zonder kop", with(pdf.Tabel{Kolommen: []pdf.Kolom{{}, {Kop: "B"}}, Rijen: [][]pdf.Tekst{rij}}), []string{"PDF-TABEL-KOLOM blokken[0].kolommen[0]"}},
		{"korte rij en totaal", with(pdf.Tabel{Kolommen: kolom, Rijen: [][]pdf.Tekst{rij, rij[:1]}, Totaal: rij[:1]}), []string{"PDF-TABEL-RIJ blokken[0].rijen[1]", "PDF-TABEL-RIJ blokken[0].totaal"}},
		{"geen rij", with(pdf.Tabel{Kolommen: kolom}), []string{"PDF-LEEG blokken[0]"}},
		{"rij te hoog", with(pdf.Tabel{Kolommen: kolom, Rijen: [][]pdf.Tekst{rij, {long, nil}}}), []string{"PDF-RIJ-HOOG blokken[0].rijen[1]"}},
		{"gegeven zonder naam", with(pdf.Gegevens{Paren: []pdf.Paar{{Waarde: pdf.Plat("w")}}}), []string{"PDF-LEEG blokken[0].paren[0].term"}},
		{"gegeven te hoog", with(pdf.Gegevens{Paren: []pdf.Paar{{Term: "t", Waarde: long}}}), []string{"PDF-RIJ-HOOG blokken[0].paren[0]"}},
		{"kader in kader", with(pdf.Kader{Blokken: []pdf.Blok{pdf.Kader{Blokken: vol}}}), []string{"PDF-BLOK blokken[0].blokken[0]"}},
		{"leeg kader", with(pdf.Kader{}), []string{"PDF-LEEG blokken[0]"}},
		{"lege ondertekening", with(pdf.Ondertekening{Ruimte: true}), []string{"PDF-LEEG blokken[0]"}},
		{"adres te lang", &pdf.Document{Titel: "t", Adres: strings.Split("a,b,c,d,e,f,g", ","), Blokken: vol}, []string{"PDF-ADRES-LANG adres"}},
		{"adres leeg", &pdf.Document{Titel: "t", Adres: []string{" "}, Blokken: vol}, []string{"PDF-LEEG adres"}},
		{"retour te breed", &pdf.Document{Titel: "t", Adres: []string{"a"}, Hoofd: pdf.Briefhoofd{Retour: strings.Repeat("retour ", 30)}, Blokken: vol}, []string{"PDF-RETOUR-BREED hoofd.retour"}},
		{"hoofd in venster", &pdf.Document{Titel: "t", Adres: []string{"a"}, Hoofd: pdf.Briefhoofd{Naam: "n", Regels: strings.Split("a,b,c,d,e,f", ",")}, Blokken: vol}, []string{"PDF-HOOFD-HOOG hoofd"}},
		{"kenmerken te lang", &pdf.Document{Titel: "t", Adres: []string{"a"}, Kenmerken: []pdf.Paar{{Term: "t", Waarde: long}}, Blokken: vol}, []string{"PDF-HOOFD-HOOG kenmerken"}},
		{"te veel", with(pdf.Alinea{Tekst: pdf.Plat(strings.Repeat("a\n", 30000))}), []string{"PDF-OMVANG blokken"}},
	} {
		t.Run(c.naam, func(t *testing.T) {
			var b bytes.Buffer
			_, err := zetter(t).Write(&b, c.doc)
			var fouten pdf.Fouten
			if !errors.As(err, &fouten) {
				t.Fatalf("error %v", err)
			}
			var got []string
			for _, f := range fouten {
				got = append(got, f.Code+" "+f.Pad)
			}
			if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if b.Len() > 0 {
				t.Error("something was written")
			}
		})
	}
}

type stuk1 struct{}

func (stuk1) Write([]byte) (int, error) { return 0, errors.New("schijf vol") }

func TestWriteFails(t *testing.T) {
	if _, err := zetter(t).Write(stuk1{}, alinea("x")); err == nil {
		t.Error("a failing writer gives no error")
	}
}

// Input that wants to break out stays text; what cannot be shown is seen and
// reported.
func TestNasty(t *testing.T) {
	type vs = []pdf.Vervanging
	for _, c := range []struct {
		naam, in, want string
		vervangen      vs
	}{
		{"gewoon", "één, twee – ‘drie’ € ĳ Ĳ ŵ", "één, twee – ‘drie’ € ĳ Ĳ ŵ", nil},
		{"spaties", "  a\t\tb\u2003c  ", "a b c", nil},
		{"vaste spatie", "10\u00A0uur 1\u202F000 a\u2011b", "10\u00A0uur 1\u202F000 a\u2011b", nil},
		{"samengesteld", "e\u0301e\u0301n", "één", nil},
		{"uitbraak uit een tekenreeks", `)>>endobj 1 0 obj<</X(\`, `)>>endobj 1 0 obj<</X(\`, nil},
		{"uitbraak uit hex", "<41>Tj ET Q EMC endstream %%EOF", "<41>Tj ET Q EMC endstream %%EOF", nil},
		{"regelaars", "a\x00b\x1bc", "a\uFFFDb\uFFFDc", vs{{0, '\uFFFD', 1}, {0x1b, '\uFFFD', 1}}},
		{"richting", "a\u202Eb\u2066c", "a\uFFFDb\uFFFDc", vs{{0x202E, '\uFFFD', 1}, {0x2066, '\uFFFD', 1}}},
		{"emoji", "ha 😀😀!", "ha \uFFFD\uFFFD!", vs{{'😀', '\uFFFD', 2}}},
		{"ander schrift", "שלום", "\uFFFD\uFFFD\uFFFD\uFFFD", vs{{'ו', '\uFFFD', 1}, {'ל', '\uFFFD', 1}, {'ם', '\uFFFD', 1}, {'ש', '\uFFFD', 1}}},
		{"letter zonder vorm", "Ṣafiyya Ṣ Nguyễn", "Ṣafiyya Ṣ Nguyễn", vs{{'Ṣ', 'S', 2}, {'ễ', 'e', 1}}},
		{"geen UTF-8", "a\xff\xfeb", "a\uFFFD\uFFFDb", vs{{'\uFFFD', '\uFFFD', 2}}},
		{"lang woord", strings.Repeat("Wmo", 200), strings.Repeat("Wmo", 200), nil},
		{"zacht afbreken", "op\u00ADvang", "opvang", nil},
		{"buiten het basisvlak", "a\U00020000b", "a\uFFFDb", vs{{0x20000, '\uFFFD', 1}}},
	} {
		t.Run(c.naam, func(t *testing.T) {
			doc := alinea(c.in)
			doc.Onderwerp, doc.Auteur, doc.Voet = c.in, c.in, "voet"
			file, r := write(t, zetter(t), doc)
			tree := checkFile(t, file)
			if got := tree.find("P")[0].tekst; got != c.want {
				t.Errorf("text %q, want %q", got, c.want)
			}
			if len(r.Vervangen) != len(c.vervangen) {
				t.Fatalf("replaced %v", r.Vervangen)
			}
			for i, v := range c.vervangen {
				if r.Vervangen[i] != v {
					t.Errorf("replaced %v, want %v", r.Vervangen[i], v)
				}
			}
			p := saved(t, file)
			if got := run(t, "pdfinfo", "-enc", "UTF-8", "-struct-text", p); !strings.Contains(got, c.want) {
				t.Errorf("pdfinfo reads %q", got)
			}
			run(t, "qpdf", "--check", p)
		})
	}
}

// A long word keeps its place to break and breaks there with a hyphen.
func TestSoftHyphen(t *testing.T) {
	word := strings.Repeat("opvang\u00AD", 30) + "huis"
	file, _ := write(t, zetter(t), alinea(word))
	got := checkFile(t, file).find("P")[0].tekst
	if strings.ReplaceAll(got, "\u00AD", "") != strings.ReplaceAll(word, "\u00AD", "") {
		t.Errorf("text %q", got)
	}
	if n := strings.Count(got, "\u00AD"); n != 2 {
		t.Errorf("%d breaks at a soft hyphen", n)
	}
}

// One Zetter serves many at once, and what one sets does not depend on what
// others set.
func TestConcurrent(t *testing.T) {
	z := zetter(t)
	docs := []*pdf.Document{besluitbrief(), overzicht(), alinea("Ωmega, Жизнь en één")}
	var want [][]byte
	for _, d := range docs {
		b, _ := write(t, zetter(t), d)
		want = append(want, b)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 6 {
				n := (g + i) % len(docs)
				var b bytes.Buffer
				if _, err := z.Write(&b, docs[n]); err != nil || !bytes.Equal(b.Bytes(), want[n]) {
					t.Errorf("document %d differs (%v)", n, err)
				}
			}
		})
	}
	wg.Wait()
}
