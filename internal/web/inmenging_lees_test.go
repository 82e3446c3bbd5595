package web

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"
)

// ontlezer reads what an answer tells to who opens it: the bytes, and what comes
// out of them when it is a letter, a spreadsheet or another file.
type ontlezer struct {
	t    testing.TB
	map_ string
	tel  map[string]int // files that were taken apart, by media type
}

func newOntlezer(t testing.TB) *ontlezer {
	t.Helper()
	return &ontlezer{t: t, map_: t.TempDir(), tel: map[string]int{}}
}

// alles gives all text of an answer, folded: small letters, and without the signs
// that people put between the digits of a number.
func (o *ontlezer) alles(a antwoord) string {
	var out strings.Builder
	if naar, err := url.QueryUnescape(a.naar); err == nil {
		out.WriteString(naar + "\n")
	}
	if d := a.kop.Get("Content-Disposition"); d != "" {
		o.tel[strings.TrimSuffix(a.kop.Get("Content-Type"), "; charset=utf-8")]++
		_, params, err := mime.ParseMediaType(d)
		if err != nil {
			o.t.Errorf("the name of a file cannot be read: %v", err)
		}
		fmt.Fprintln(&out, params)
	}
	o.uit([]byte(a.tekst), 0, &out)
	return gevouwen(out.String())
}

var vouw = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "", "\u2011", "", "/", "")

func gevouwen(s string) string { return vouw.Replace(strings.ToLower(s)) }

// uit writes the text of a file, and that of what is packed in it.
func (o *ontlezer) uit(b []byte, diepte int, out *strings.Builder) {
	if diepte > 4 {
		o.t.Error("something is packed too deep to be read")
		return
	}
	switch {
	case bytes.HasPrefix(b, []byte("%PDF")):
		o.pdf(b, out)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		o.zip(b, diepte, out)
	case bytes.HasPrefix(b, []byte("\x1f\x8b")):
		r, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			o.t.Errorf("a packed file cannot be read: %v", err)
			return
		}
		o.uit(o.geheel(r), diepte+1, out)
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		o.uit([]byte(smal(b[2:])), diepte+1, out)
	default:
		text := string(b)
		out.WriteString(text + "\n" + html.UnescapeString(text) + "\n")
		var any any
		if json.Unmarshal(b, &any) == nil {
			fmt.Fprintln(out, any)
		}
	}
}

func (o *ontlezer) geheel(r io.Reader) []byte {
	b, err := io.ReadAll(io.LimitReader(r, 64<<20))
	if err != nil {
		o.t.Errorf("a packed file cannot be read: %v", err)
	}
	return b
}

func smal(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i]) | uint16(b[2*i+1])<<8
	}
	return string(utf16.Decode(units))
}

func (o *ontlezer) zip(b []byte, diepte int, out *strings.Builder) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		o.t.Errorf("a spreadsheet cannot be read: %v", err)
		return
	}
	out.WriteString(z.Comment + "\n")
	for _, f := range z.File {
		out.WriteString(f.Name + "\n" + f.Comment + "\n")
		r, err := f.Open()
		if err != nil {
			o.t.Errorf("a part of a spreadsheet cannot be read: %v", err)
			continue
		}
		o.uit(o.geheel(r), diepte+1, out)
		_ = r.Close()
	}
}

// pdf writes the text of the pages and of the structure beside them, the
// properties and the metadata, as a program of others reads them.
func (o *ontlezer) pdf(b []byte, out *strings.Builder) {
	name := filepath.Join(o.map_, "stuk.pdf")
	if err := os.WriteFile(name, b, 0o600); err != nil {
		o.t.Fatal(err)
	}
	out.Write(b)
	for _, args := range [][]string{{"pdftotext", "-enc", "UTF-8", name, "-"}, {"pdfinfo", "-enc", "UTF-8", name}, {"pdfinfo", "-meta", name}, {"pdfinfo", "-enc", "UTF-8", "-struct-text", name}} {
		prog, err := exec.LookPath(args[0])
		if err != nil {
			o.tel["PDF, without "+args[0]]++ // the test that the scan reads a PDF says so
			continue
		}
		text, err := exec.Command(prog, args[1:]...).Output()
		if err != nil {
			o.t.Errorf("%s %s: %v", args[0], args[1], err)
		}
		out.Write(text)
		out.WriteString(html.UnescapeString(string(text)))
	}
}

// The scan finds a word wherever a file can hold it, and nothing where it is not.
func TestScanReadsWhatIsPacked(t *testing.T) {
	const woord, nummer = "Zwaluwkade", "0612345678"
	for _, prog := range []string{"pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(prog); err != nil {
			t.Skipf("%s is not here: what stands in a PDF cannot be read", prog)
		}
	}
	o := newOntlezer(t)
	for naam, a := range map[string]antwoord{
		"page":               {tekst: "<p>Zwaluwkade 7</p>"},
		"page, as entities":  {tekst: "<p>&#90;waluw&#x6b;ade</p>"},
		"where it sends":     {naar: "/gezin/x?terug=%5Awaluwkade"},
		"file name":          {kop: http.Header{"Content-Disposition": {`attachment; filename*=UTF-8''%5Awaluwkade.pdf`}}},
		"PDF, page":          {tekst: pdfMet(t, "Kom naar Zwaluwkade 7", "Brief", "Gemeente")},
		"PDF, title":         {tekst: pdfMet(t, "Niets", "Zwaluwkade", "Gemeente")},
		"PDF, author":        {tekst: pdfMet(t, "Niets", "Brief", "Zwaluwkade")},
		"sheet, cell":        {tekst: bladMet(t, "Zwaluwkade", "blad", "Gemeente")},
		"sheet, name":        {tekst: bladMet(t, "niets", "Zwaluwkade", "Gemeente")},
		"sheet, author":      {tekst: bladMet(t, "niets", "blad", "Zwaluwkade")},
		"CSV":                {tekst: "\"naam\";\"de \"\"Zwaluwkade\"\"\"\r\n"},
		"XML":                {tekst: "<Adres>&#x5A;waluwkade</Adres>"},
		"JSON":               {tekst: `{"adres":["\u005a\u0077aluwkade"]}`},
		"gzip":               {tekst: gezipt(t, "Zwaluwkade")},
		"UTF-16":             {tekst: "\xff\xfe" + breed("Zwaluwkade")},
		"capitals":           {tekst: "ZWALUWKADE"},
		"sheet in a package": {tekst: gezipt(t, bladMet(t, "Zwaluwkade", "blad", "Gemeente"))},
	} {
		if !strings.Contains(o.alles(a), gevouwen(woord)) {
			t.Errorf("%s: the word is not found", naam)
		}
	}
	for naam, a := range map[string]antwoord{
		"spaces": {tekst: "06 12 34 56 78"}, "hyphen": {tekst: "06-12345678"}, "in a PDF": {tekst: pdfMet(t, "Bel 06 - 1234 5678", "x", "y")},
	} {
		if !strings.Contains(o.alles(a), gevouwen(nummer)) {
			t.Errorf("%s: the number is not found", naam)
		}
	}
	for naam, tekst := range map[string]string{"PDF": pdfMet(t, "U krijgt 90 minuten.", "Brief", "Gemeente"), "sheet": bladMet(t, "90", "blad", "Gemeente"), "page": "<p>Niets</p>"} {
		if all := o.alles(antwoord{tekst: tekst}); strings.Contains(all, gevouwen(woord)) || strings.Contains(all, nummer) {
			t.Errorf("%s: found where there is nothing", naam)
		}
	}
}

func pdfMet(t *testing.T, tekst, titel, auteur string) string {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	p.SetTitle(titel, true)
	p.SetAuthor(auteur, true)
	p.AddPage()
	p.SetFont("Helvetica", "", 11)
	p.Cell(100, 10, tekst)
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	if tekst != "Niets" && bytes.Contains(b.Bytes(), []byte(tekst)) {
		t.Fatal("the text is not packed: the test shows nothing")
	}
	return b.String()
}

func bladMet(t *testing.T, cel, blad, auteur string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, err := range []error{f.SetSheetName("Sheet1", blad), f.SetCellStr(blad, "A1", cel), f.SetDocProps(&excelize.DocProperties{Creator: auteur})} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gezipt(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func breed(s string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}
