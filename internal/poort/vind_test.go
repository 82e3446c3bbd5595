package poort

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"mime/quotedprintable"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func adres(t failer, straat string, nr int, letter, code, plaats string) nummer.Adres {
	t.Helper()
	a, err := nummer.NewAdres(nummer.Adresdelen{Straat: straat, Huisnummer: nr, Huisletter: letter, Postcode: code, Plaats: plaats})
	if err != nil {
		t.Fatalf("%v", err)
	}
	return a
}

func telefoon(t failer, s string) nummer.Telefoon {
	t.Helper()
	n, err := nummer.ParseTelefoon(s)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return n
}

// verborgen is an invented protected person.
func verborgen(t failer) Beschermde {
	return Beschermde{
		Persoon: "p-vera", Wet: gezin.Wmo, Domein: toegang.DWmo,
		Adressen:  []nummer.Adres{adres(t, "Burgemeester van der Lindelaan", 114, "B", "7412 XK", "Verzonnenstad")},
		Telefoons: []nummer.Telefoon{telefoon(t, "0612345678"), telefoon(t, "0570-987654")},
		Emails:    []string{"v.schuil@veiligehaven.example"},
		Namen:     []string{"Stichting De Stille Haven", "Basisschool 't Zwaluwnest", "Huisartsenpraktijk Quist"},
		Plaatsen:  []string{"Verzonnenstad"},
	}
}

func lijst(t failer, mensen ...Beschermde) *Lijst {
	t.Helper()
	l, err := NewLijst(mensen)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return l
}

// finds tells whether something stands in the content.
func finds(l *Lijst, inhoud []byte) bool {
	treffers, _ := Opdracht{Lijst: l}.search(Gemaakt{Inhoud: inhoud})
	return len(treffers) > 0
}

func TestFindsUsualSpellings(t *testing.T) {
	l := lijst(t, verborgen(t))
	for _, tekst := range []string{
		"Burgemeester van der Lindelaan 114", "burgemeester van der lindelaan 114b", "Burg. v.d. Lindelaan 114-B", "Burg. vd Lindelaan nr. 114",
		"BURG V D LINDELN 114", "Burgemeester van der Lindelaan, huisnummer 114", "Burgemeester van der Lindelaan honderdveertien",
		"114 Burgemeester van der Lindelaan", "Burgemeester v. d. Lindelaan\n114 bis", "Burgemeestervanderlindelaan114",
		"7412XK", "7412 xk", "7412-XK", "7412\u00a0XK", "NL-7412 XK", "7412XKVerzonnenstad", "7412 XK114", "1147412XK", "postcodegebied 7412", "7412 Verzonnenstad",
		"0612345678", "06-12345678", "06 12 34 56 78", "06.1234.5678", "+31612345678", "+31 6 12345678", "0031612345678", "0031 (0)6 12 34 56 78",
		"+31 (0)6-12345678", "tel:+31-6-1234-5678", "O6-I2345678", "zes een twee drie vier vijf zes zeven acht",
		"0570-987654", "0570 98 76 54", "(0570) 987654", "+31 570 987 654", "987654", "12345678",
		"v.schuil@veiligehaven.example", "V.Schuil @ VeiligeHaven.example", "v punt schuil at veiligehaven punt example", "www.veiligehaven.example", "mailto:v%2Eschuil%40veiligehaven.example",
		"Stichting De Stille Haven", "de stille haven", "STILLE HAVEN", "stillehaven", "Stille-Haven", "basisschool 't Zwaluwnest", "Het Zwaluwnest", "obs zwaluwnest", "dokter Quist", "Quist, huisarts",
		"Verzonnenstad", "gemeente VERZONNENSTAD", "verzonnen-stad",
	} {
		if !finds(l, []byte("Geachte mevrouw, het gaat om "+tekst+" en verder niets.")) {
			t.Errorf("not found: %q", tekst)
		}
	}
}

// What has nothing to do with it passes, though it looks a little like it.
func TestLetsTheInnocentPass(t *testing.T) {
	b := verborgen(t)
	b.Adressen = append(b.Adressen, adres(t, "Kerkstraat", 1, "", "1234 AB", "Elders"))
	l := lijst(t, b)
	for _, tekst := range []string{
		"", "Geachte heer Jansen, u krijgt 90 minuten begeleiding per week.",
		"Burgemeester van der Lindelaan 115", "Burgemeester van der Lindelaan 1140", "Burgemeester van der Lindelaan 14",
		"Kerkstraat 12", "Kerkstraat in Rotterdam", "Kerkstraat is afgesloten", "Op de Kerkstraat liep hij", "Lindelaan 114",
		"1234 abonnees", "1234 Abonnees", "in 7412 xkcd", "7411 XK", "7412 XL", "12340 AB", "EUR 7.412,00",
		"0612345679", "06-12345", "tel. 010-1234567", "9876540", "1987654", "98765", "31612345", "Kerkstraat 1\u200b2", "Quist\u0301ra",
		"K\x00e\x00r\x00k\x00s\x00t\x00r\x00a\x00a\x00t\x00 \x001\x002\x00",
		"de haven is stil", "een stille dag aan de haven", "Quistra", "Verzonnenstadsweg 3", "school", "huisarts", "de stichting",
		"v.schuilenburg@elders.example", "haven", "info@elders.example",
	} {
		if finds(l, []byte("Over "+tekst+".")) {
			t.Errorf("held for nothing: %q", tekst)
		}
	}
}

func TestNewLijstRefusesWhatCannotBeGuarded(t *testing.T) {
	for naam, b := range map[string]Beschermde{
		"name":  {Namen: []string{"'t"}},
		"place": {Plaatsen: []string{"-- "}},
		"mail":  {Emails: []string{"@"}},
	} {
		if l, err := NewLijst([]Beschermde{b}); err != ErrTeKort || l != nil {
			t.Errorf("%s: got %v", naam, err)
		}
	}
	if got := fmt.Sprintf("%v %+v %#v %s", verborgen(t), verborgen(t), verborgen(t), verborgen(t)); strings.Contains(got, "Haven") || strings.Contains(got, "vera") {
		t.Errorf("prints itself: %s", got)
	}
}

// The spellings of the test, apart from those of the program.

// A token is written by a person: a base form, then tricks on it.
func someSpelling(t *rapid.T) string {
	nr := rapid.SampledFrom([]string{" 114", " 114b", " 114 B", " nr. 114", "-114", ", nummer 114 hs", " 114-2"}).Draw(t, "nummer")
	bases := []string{
		rapid.SampledFrom([]string{"Burgemeester van der Lindelaan", "Burg. v.d. Lindelaan", "Burg. van der Lindeln", "burgemeester vd lindelaan"}).Draw(t, "straat") + nr,
		"7412 XK", "7412XK " + nr,
		rapid.SampledFrom([]string{"06", "+31 6", "0031 6", "+31 (0)6", "00 31 (0) 6", "316"}).Draw(t, "voor") + " 12345678",
		rapid.SampledFrom([]string{"0570", "+31 570", "0031 (0)570", ""}).Draw(t, "net") + " 987654",
		"v.schuil@veiligehaven.example", "De Stille Haven", "'t Zwaluwnest", "Verzonnenstad",
	}
	return tricks(t, rapid.SampledFrom(bases).Draw(t, "basis"))
}

var (
	nietsTonend = []string{"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u0301", "\u0308", "\ufe0f"}
	scheidend   = []string{" ", "-", ".", "\u00a0", "/", ",", "\u2009", " - ", "\u2013"}
	anders      = map[rune][]string{
		'a': {"а", "á", "ａ", "𝐚"}, 'e': {"е", "ë", "ｅ"}, 'i': {"і", "ï"}, 'o': {"о", "ο", "ö"}, 'r': {"г"}, 's': {"ѕ"}, 't': {"ｔ", "т"},
		'x': {"х"}, 'k': {"к"}, 'n': {"ñ"}, '1': {"１", "١", "𝟏"}, '2': {"２", "②"}, '4': {"４", "٤"}, '7': {"７"}, '0': {"０", "٠"},
	}
)

func tricks(t *rapid.T, s string) string {
	var b strings.Builder
	kans := func(naam string, n int) bool { return rapid.IntRange(0, n).Draw(t, naam) == 0 }
	hoofd, scheiden, verbergen, vervangen := rapid.IntRange(0, 2).Draw(t, "hoofd"), rapid.Bool().Draw(t, "scheiden"), rapid.Bool().Draw(t, "verbergen"), rapid.Bool().Draw(t, "vervangen")
	for _, r := range s {
		als := string(r)
		if alt := anders[r]; vervangen && alt != nil && kans("vervang", 2) {
			als = rapid.SampledFrom(alt).Draw(t, "dubbelganger")
		}
		if hoofd == 1 || hoofd == 2 && kans("hoofdletter", 1) {
			als = strings.ToUpper(als)
		}
		b.WriteString(als)
		if verbergen && kans("verberg", 3) {
			b.WriteString(rapid.SampledFrom(nietsTonend).Draw(t, "niets"))
		}
		if scheiden && kans("scheid", 4) {
			b.WriteString(rapid.SampledFrom(scheidend).Draw(t, "teken"))
		}
	}
	return b.String()
}

// A drager carries a text out of the program.
type drager struct {
	naam string
	pak  func(string) []byte
}

var dragers = []drager{
	{"text", func(s string) []byte { return []byte("Geachte heer,\n\nZie " + s + ".\n\nMet groet") }},
	{"CSV", func(s string) []byte { return []byte("naam;waarde;opmerking\nJansen;\"" + s + "\";\"\"\n") }},
	{"XML, split over elements", func(s string) []byte {
		r := []rune(s)
		half := len(r) / 2
		return []byte("<a><b x=\"1\">" + html.EscapeString(string(r[:half])) + "</b><!-- niets -->\n  <c>" + html.EscapeString(string(r[half:])) + "</c></a>")
	}},
	{"XML, in an attribute", func(s string) []byte { return []byte(`<a b="` + html.EscapeString(s) + `"/>`) }},
	{"HTML, as numbers", func(s string) []byte {
		var b strings.Builder
		for _, r := range s {
			fmt.Fprintf(&b, "&#x%x;", r)
		}
		return []byte("<p>Zie " + b.String() + "</p>")
	}},
	{"JSON, escaped", func(s string) []byte {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			fmt.Fprintf(&b, `\u%04x`, u)
		}
		return []byte(`{"veld": "` + b.String() + `"}`)
	}},
	{"URL", func(s string) []byte { return []byte("https://elders.example/zoek?q=" + url.QueryEscape(s) + "&x=1") }},
	{"base64", func(s string) []byte {
		return []byte("Content-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("Zie de bijlage: "+s+".")) + "\n--\n")
	}},
	{"mail, quoted-printable", func(s string) []byte {
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte("Zie " + s + " daar"))
		_ = w.Close()
		return b.Bytes()
	}},
	{"UTF-16", func(s string) []byte {
		b := []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune("Zie " + s + ".")) {
			b = append(b, byte(u), byte(u>>8))
		}
		return b
	}},
	{"right to left", func(s string) []byte {
		r := []rune(s)
		slices.Reverse(r)
		return []byte("Zie \u202e" + string(r) + "\u202c daar")
	}},
	{"zip", func(s string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("xl/sharedStrings.xml")
		_, _ = w.Write([]byte("<sst><si><t>Naam</t></si><si><t>" + html.EscapeString(s) + "</t></si></sst>"))
		_ = z.Close()
		return b.Bytes()
	}},
	{"gzip", func(s string) []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte("Zie " + s + "."))
		_ = z.Close()
		return b.Bytes()
	}},
	{"PDF, plain stream", func(s string) []byte {
		return []byte("%PDF-1.7\n1 0 obj <</Length 9>>\nstream\nBT (Zie " + s + ".) Tj ET\nendstream\nendobj\n%%EOF")
	}},
	{"PDF, packed stream", func(s string) []byte {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		_, _ = z.Write([]byte("BT (Zie " + s + ".) Tj ET"))
		_ = z.Close()
		return []byte("%PDF-1.7\n1 0 obj <</Filter/FlateDecode>>\nstream\r\n" + b.String() + "\nendstream\nendobj\n%%EOF")
	}},
	{"PDF, title in hexadecimal UTF-16", func(s string) []byte {
		b := []byte{0xfe, 0xff}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u>>8), byte(u))
		}
		return []byte("%PDF-1.7\n1 0 obj <</Title <" + hex.EncodeToString(b) + ">>>\nendobj\n%%EOF")
	}},
}

// Whatever spelling in whatever carrier: found.
func TestFindsAnySpellingInAnyCarrier(t *testing.T) {
	l := lijst(t, verborgen(t))
	rapid.Check(t, func(t *rapid.T) {
		s := someSpelling(t)
		d := rapid.SampledFrom(dragers).Draw(t, "drager")
		if !finds(l, d.pak(s)) {
			t.Fatalf("%s: %q passes", d.naam, s)
		}
	})
}

// Layers on layers.
func TestFindsInLayers(t *testing.T) {
	l := lijst(t, verborgen(t))
	in := func(naam string, s []byte) []byte {
		for _, d := range dragers {
			if d.naam == naam {
				return d.pak(string(s))
			}
		}
		t.Fatalf("no carrier %q", naam)
		return nil
	}
	token := []byte("Burg. v.d. Lindelaan 114")
	for naam, inhoud := range map[string][]byte{
		"base64 of HTML":  in("base64", in("HTML, as numbers", token)),
		"zip of base64":   in("zip", in("base64", token)),
		"base64 of a zip": in("base64", in("zip", token)),
		"JSON of HTML":    in("JSON, escaped", in("HTML, as numbers", token)),
		"gzip of UTF-16":  in("gzip", in("UTF-16", token)),
		"URL of base64":   in("URL", in("base64", token)),
	} {
		if naam == "base64 of a zip" {
			inhoud = []byte(base64.StdEncoding.EncodeToString(in("zip", token)))
		}
		if naam == "gzip of UTF-16" {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			_, _ = z.Write(in("UTF-16", token))
			_ = z.Close()
			inhoud = b.Bytes()
		}
		if !finds(l, inhoud) {
			t.Errorf("%s: not found", naam)
		}
	}
}

// What is packed too deep, too large or with a password counts as unreadable.
func TestUnreadable(t *testing.T) {
	bom := make([]byte, maxTotaal+1)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(bom)
	_ = z.Close()
	diep := []byte("diep")
	for range maxDiepte + 2 {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write(diep)
		_ = z.Close()
		diep = b.Bytes()
	}
	var slot bytes.Buffer
	w := zip.NewWriter(&slot)
	if _, err := w.CreateHeader(&zip.FileHeader{Name: "a.txt", Flags: 1}); err != nil { // says that it has a password
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for naam, inhoud := range map[string][]byte{
		"zip with a password": slot.Bytes(),
		"bomb":                b.Bytes(), "too deep": diep, "broken zip": []byte("PK\x03\x04rest"), "broken gzip": []byte("\x1f\x8brest"),
		"encrypted PDF": []byte("%PDF-1.7 /Encrypt 5 0 R"), "PDF cut off": []byte("%PDF-1.7 stream x"),
	} {
		if _, ok := (Opdracht{Lijst: lijst(t)}).search(Gemaakt{Inhoud: inhoud, Media: Platte}); ok {
			t.Errorf("%s counts as read", naam)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, d := range dragers {
		f.Add(d.pak("Burg. v.d. Lindelaan 114"))
	}
	l := lijst(f, verborgen(f))
	f.Fuzz(func(t *testing.T, b []byte) {
		een, ok := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: b, Media: Platte})
		twee, ok2 := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: b, Media: Platte})
		if ok != ok2 || len(een) != len(twee) {
			t.Fatal("the same bytes are judged differently")
		}
		met := append(slices.Clone(b), "\n 7412 XK \n"...)
		if gevonden, leesbaar := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: met, Media: Platte}); len(gevonden) == 0 && leesbaar {
			t.Fatal("what stands behind it is not found")
		}
	})
}
