package dossier

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/tekst"
)

func picture(t testing.TB, media poort.Media) []byte {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 8, 8))
	img.Set(3, 3, color.White)
	var out bytes.Buffer
	var err error
	if media == poort.JPEG {
		err = jpeg.Encode(&out, img, nil)
	} else {
		err = png.Encode(&out, img)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const smallPDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"

// What a file is follows from what is in it.
func TestWhatAFileIs(t *testing.T) {
	gray, pic := picture(t, poort.PNG), picture(t, poort.JPEG)
	for name, c := range map[string]struct {
		content string
		media   poort.Media
		faults  []*Fout
	}{
		"PDF":                    {smallPDF, poort.PDF, nil},
		"JPEG":                   {string(pic), poort.JPEG, nil},
		"PNG":                    {string(gray), poort.PNG, nil},
		"text":                   {"Verslag van 11 mei.\r\n\tZij belde: 5 < 6, Zoë & co.\n", poort.Platte, nil},
		"text with a mark":       {"\ufeffVerslag", poort.Platte, nil},
		"nothing":                {"", "", []*Fout{ErrDocumentLeeg}},
		"white":                  {" \r\n\t ", "", []*Fout{ErrDocumentLeeg}},
		"cut PDF":                {"%PDF-1.4\n1 0 obj", "", []*Fout{ErrDocumentSoort}},
		"PDF after rubbish":      {"rommel\n" + smallPDF, "", []*Fout{ErrDocumentSoort}},
		"cut JPEG":               {string(pic[:6]), "", []*Fout{ErrDocumentSoort}},
		"JPEG cut in the middle": {string(pic[:len(pic)-5]), poort.JPEG, []*Fout{ErrDocumentFoto}},
		"PNG cut in the middle":  {string(gray[:len(gray)-5]), poort.PNG, []*Fout{ErrDocumentFoto}},
		"head of a PNG":          {"\x89PNG\r\n\x1a\n en dan tekst", "", []*Fout{ErrDocumentSoort}},
		"GIF":                    {"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "", []*Fout{ErrDocumentSoort}},
		"zip, docx, xlsx":        {"PK\x03\x04\x14\x00\x06\x00", "", []*Fout{ErrDocumentSoort}},
		"old Word":               {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", []*Fout{ErrDocumentSoort}},
		"program":                {"MZ\x90\x00\x03", "", []*Fout{ErrDocumentSoort}},
		"ELF":                    {"\x7fELF\x02\x01\x01", "", []*Fout{ErrDocumentSoort}},
		"HTML":                   {"<!DOCTYPE html><p>dag", "", []*Fout{ErrDocumentSoort}},
		"HTML after a long text": {strings.Repeat("gewone tekst\n", 100) + "<ScRiPt>alert(1)</sCrIpT>", "", []*Fout{ErrDocumentSoort}},
		"SVG":                    {`<svg xmlns="http://www.w3.org/2000/svg"/>`, "", []*Fout{ErrDocumentSoort}},
		"SVG after a mark":       {"\ufeff \n<svg/>", "", []*Fout{ErrDocumentSoort}},
		"XML":                    {`<?xml version="1.0"?><a/>`, "", []*Fout{ErrDocumentSoort}},
		"shell script":           {"#!/bin/sh\nrm -rf /\n", "", []*Fout{ErrDocumentSoort}},
		"PHP":                    {"tekst <?php system('x'); ?>", "", []*Fout{ErrDocumentSoort}},
		"RTF":                    {`{\rtf1 dag}`, "", []*Fout{ErrDocumentSoort}},
		"PostScript":             {"%!PS-Adobe-3.0\n", "", []*Fout{ErrDocumentSoort}},
		"mail with a page in it": {"MIME-Version: 1.0\nContent-Type: text/html\n\nPGh0bWw+", "", []*Fout{ErrDocumentSoort}},
		"text with a NUL":        {"dag\x00lieve", "", []*Fout{ErrDocumentSoort}},
		"text with ESC":          {"dag \x1b[31mrood", "", []*Fout{ErrDocumentSoort}},
		"UTF-16":                 {"\xff\xfed\x00a\x00g\x00", "", []*Fout{ErrDocumentSoort}},
		"ISO 8859-1":             {"Zo\xeb", "", []*Fout{ErrDocumentSoort}},
		"largest text":           {strings.Repeat("a", MaxBijlage), poort.Platte, nil},
		"one byte more":          {strings.Repeat("a", MaxBijlage+1), poort.Platte, []*Fout{ErrDocumentGroot}},
		"too large and no type":  {"PK\x03\x04" + strings.Repeat("\x00", MaxBijlage), "", []*Fout{ErrDocumentGroot, ErrDocumentSoort}},
	} {
		t.Run(name, func(t *testing.T) {
			media, faults := ControleerDocument([]byte(c.content))
			if media != c.media || !slices.Equal(faults, c.faults) {
				t.Errorf("%q, %v; want %q, %v", media, faults, c.media, c.faults)
			}
		})
	}
}

func TestNamesOfDocuments(t *testing.T) {
	for in, want := range map[string]string{
		"Brief van school.pdf": "Brief van school.pdf", "": "Document", " . ": "Document", "../../etc/passwd": "passwd", `C:\Users\Saskia\verslag.pdf`: "verslag.pdf",
		"verslag\u202efdp.exe": "verslagfdp.exe", "a\x00b\r\nc.txt": "ab c.txt", "\u200b\u2066x\u2069": "x", "map/": "Document",
		`"><script>.png`: "script.png", "ver\u3164slag.txt": "verslag.txt", "Zoë's brief.jpg": "Zoës brief.jpg", "\xff\xfe.pdf": "pdf", strings.Repeat("é", 200): strings.Repeat("é", maxNaam),
	} {
		if got := Documentnaam(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// The name under which a file leaves is one of four.
func TestFileNamesTellNothing(t *testing.T) {
	for media, want := range map[poort.Media]string{poort.PDF: "document.pdf", poort.JPEG: "document.jpg", poort.PNG: "document.png", poort.Platte: "document.txt"} {
		d := Document{Documentkop: Documentkop{Naam: "Saskia verblijft op de Voorbeeldkade.pdf", Media: media}}
		if got := d.Bestandsnaam(); got != want {
			t.Errorf("%s: %q", media, got)
		}
	}
}

// Whatever the bytes are: what is taken as text is text that begins no page, and
// what is taken as a picture or a PDF begins as one.
func FuzzWhatAFileIs(f *testing.F) {
	for _, s := range []string{smallPDF, string(picture(f, poort.PNG)), string(picture(f, poort.JPEG)), "gewone tekst", "<html>", "\ufeff<svg/>", "#!/bin/sh", "a\u202eb"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		media, faults := ControleerDocument(b)
		lower := strings.ToLower(string(b))
		switch media {
		case "":
			if len(faults) == 0 {
				t.Error("no type and no fault")
			}
		case poort.Platte:
			if !utf8.Valid(b) || strings.ContainsRune(lower, 0) || strings.Contains(lower, "<script") || strings.Contains(lower, "<svg") || strings.HasPrefix(strings.TrimSpace(lower), "<") {
				t.Errorf("taken as text: %q", b)
			}
		case poort.PDF:
			if !bytes.HasPrefix(b, []byte("%PDF-")) {
				t.Errorf("taken as PDF: %q", b)
			}
		case poort.JPEG:
			if !bytes.HasPrefix(b, []byte{0xff, 0xd8, 0xff}) {
				t.Errorf("taken as JPEG: %q", b)
			}
		case poort.PNG:
			if !bytes.HasPrefix(b, []byte("\x89PNG")) {
				t.Errorf("taken as PNG: %q", b)
			}
		default:
			t.Errorf("type %q", media)
		}
	})
}

// Whatever a file is called: what is shown is short, has no folder and no sign that
// cannot be seen, and cleaning it once more changes nothing.
func FuzzNamesOfDocuments(f *testing.F) {
	for _, s := range []string{"brief.pdf", "../x", "a\u202eb", "\xff", "\u0000", strings.Repeat(". ", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Documentnaam(s)
		bad := strings.ContainsFunc(got, func(r rune) bool { return r != ' ' && !unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r) })
		if got == "" || bad || !tekst.Regel(got) || strings.ContainsAny(got, "/\\\"<>") || utf8.RuneCountInString(got) > maxNaam || Documentnaam(got) != got {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}
