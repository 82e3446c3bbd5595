package controle

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// goed305 is a small right message, on a few lines.
const goed305 = `<?xml version="1.0" encoding="UTF-8"?>
<s:Bericht xmlns:s="http://www.istandaarden.nl/ijw/3_2/jw305/schema" xmlns:j="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
<s:Header><s:BerichtCode>438</s:BerichtCode><s:BerichtVersie>3</s:BerichtVersie><s:BerichtSubversie>2</s:BerichtSubversie>
<s:Afzender>42420001</s:Afzender><s:Ontvanger>0599</s:Ontvanger>
<s:BerichtIdentificatie><j:Identificatie>START1</j:Identificatie><j:Dagtekening>2026-03-15</j:Dagtekening></s:BerichtIdentificatie>
<s:XsdVersie><j:BasisschemaXsdVersie>1.0.0</j:BasisschemaXsdVersie><j:BerichtXsdVersie>1.0.0</j:BerichtXsdVersie></s:XsdVersie></s:Header>
<s:Client><s:Bsn>999900006</s:Bsn><s:Geboortedatum><j:Datum>2014-09-30</j:Datum></s:Geboortedatum><s:Geslacht>0</s:Geslacht>
<s:Naam><j:Geslachtsnaam><j:Achternaam>Café</j:Achternaam></j:Geslachtsnaam></s:Naam>
<s:StartProducten><s:StartProduct><s:ToewijzingNummer>1</s:ToewijzingNummer><s:Begindatum>2026-03-01</s:Begindatum><s:StatusAanlevering>1</s:StatusAanlevering></s:StartProduct></s:StartProducten></s:Client>
</s:Bericht>
`

// met replaces one text in the right message.
func met(t testing.TB, oud, nieuw string) string {
	t.Helper()
	if !strings.Contains(goed305, oud) {
		t.Fatalf("%q staat niet in het bericht", oud)
	}
	return strings.Replace(goed305, oud, nieuw, 1)
}

func TestSlechteInvoer(t *testing.T) {
	gevallen := []struct {
		naam, invoer, regel string
		lijn, kolom         int
	}{
		{"leeg", "", "XML-AFGEKAPT", 1, 1},
		{"alleen wit", " \n\n ", "XML-AFGEKAPT", 3, 2},
		{"geen XML", "Geachte heer,", "XML-BUITEN-WORTEL", 1, 1},
		{"nul-bytes", "\x00\x00\x00\x00", "XML-BUITEN-WORTEL", 1, 1},
		{"afgebroken in een tag", goed305[:600], "XML-AFGEKAPT", 6, 93},
		{"tekst erna", goed305 + "nog wat", "XML-BUITEN-WORTEL", 11, 1},
		{"tweede bericht", goed305 + "<a/>", "XML-BUITEN-WORTEL", 11, 1},
		{"verkeerd gesloten", met(t, "</s:Afzender>", "</s:Ontvanger>"), "XML-NESTING", 4, 21},
		{"kapotte UTF-8", met(t, "Café", "Caf\xe9"), "XML-CODERING", 8, 43},
		{"afgekapte UTF-8", met(t, "Café", "Caf\xc3"), "XML-CODERING", 8, 43},
		{"overlange UTF-8", met(t, "Café", "Caf\xc0\xaf"), "XML-CODERING", 8, 43},
		{"stuurteken", met(t, "Café", "Caf\x07"), "XML-TEKEN", 8, 43},
		{"stuurteken bij nummer", met(t, "Café", "Caf&#7;"), "XML-TEKEN", 8, 43},
		{"onbekende entiteit", met(t, "Café", "Caf&eacute;"), "XML-ENTITEIT", 8, 43},
		{"losse ampersand", met(t, "Café", "A & B"), "XML-ENTITEIT", 8, 42},
		{"einde van CDATA", met(t, "Café", "a]]>b"), "XML-CDATA", 8, 41},
		{"streepjes in commentaar", met(t, "<s:Client>", "<!-- a--b --><s:Client>"), "XML-OPMAAK", 7, 7},
		{"DOCTYPE", met(t, "<s:Bericht", "<!DOCTYPE s:Bericht><s:Bericht"), "XML-DOCTYPE", 2, 1},
		{"bestand van buiten", met(t, "<s:Bericht", `<!DOCTYPE b [<!ENTITY e SYSTEM "file:///etc/passwd">]><s:Bericht`), "XML-DOCTYPE", 2, 1},
		{"billion laughs", lachen(), "XML-DOCTYPE", 2, 1},
		{"attribuut twee keer", met(t, "<s:Client>", `<s:Client a="1" a="2">`), "XML-DUBBEL", 7, 1},
		{"attribuut twee keer, ander voorvoegsel", met(t, "<s:Client>", `<s:Client xmlns:p="u" xmlns:q="u" p:a="1" q:a="2">`), "XML-DUBBEL", 7, 1},
		{"voorvoegsel onbekend", met(t, "<s:Client>", `<s:Client q:a="2">`), "XML-VOORVOEGSEL", 7, 1},
		{"twee dubbele punten", met(t, "<s:Client>", `<s:Client:b>`), "XML-NAAM", 7, 1},
		{"naamruimte teruggenomen", met(t, "<s:Client>", `<s:Client xmlns:s="">`), "XML-NAAMRUIMTE", 7, 1},
		{"te diep", strings.Repeat("<a>", 100_000), "XML-DIEPTE", 1, 769},
		{"te veel attributen", "<a" + attributen(1000) + "/>", "XML-ATTRIBUTEN", 1, 1},
		{"te veel naamruimten", "<a" + verklaringen(40) + "><b" + verklaringen(40) + "/></a>", "XML-NAAMRUIMTE", 1, 538},
		{"XML-regel niet vooraan", "\n" + goed305, "XML-OPMAAK", 2, 1},
		{"XML-regel fout", strings.Replace(goed305, "1.0", "1", 1), "XML-VERKLARING", 1, 1},
		{"onbekende tekenset", strings.Replace(goed305, "UTF-8", "EBCDIC-NL", 1), "XML-CODERING", 1, 1},
		{"UTF-32", "\xff\xfe\x00\x00<\x00\x00\x00", "XML-CODERING", 1, 1},
		{"geen naamruimte", "<Bericht/>", "XSD-WORTEL", 1, 1},
		{"vreemde naamruimte", `<Bericht xmlns="urn:x"/>`, "XSD-WORTEL", 1, 1},
		{"andere versie", strings.ReplaceAll(goed305, "3_2", "3_1"), "XSD-WORTEL", 2, 1},
		{"andere wortel", strings.ReplaceAll(goed305, "s:Bericht", "s:Berichten"), "XSD-WORTEL", 2, 1},
		{"andere wet in het basisschema", strings.Replace(goed305, "ijw/3_2/basis", "iwmo/3_2/basis", 1), "XSD-NAAMRUIMTE", 5, 25},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			u := controleer(t, []byte(g.invoer))
			if u.Structuur || len(u.Fouten) == 0 {
				t.Fatal("dit bericht is goedgekeurd")
			}
			i := slices.IndexFunc(u.Fouten, func(f istandaard.Fout) bool { return f.Regel == g.regel })
			if i < 0 || u.Fouten[i].Regelnummer != g.lijn || u.Fouten[i].Kolom != g.kolom {
				t.Errorf("fouten %v, moet zijn %d:%d: %s", u.Fouten, g.lijn, g.kolom, g.regel)
			}
		})
	}
}

// lachen is the billion laughs: ten entities of ten entities, nine deep.
func lachen() string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\">")
	for i := range 9 {
		b.WriteString("<!ENTITY lol" + string(rune('1'+i)) + " \"" + strings.Repeat("&lol;", 10) + "\">")
	}
	b.WriteString("]><lolz>&lol9;</lolz>")
	return b.String()
}

func attributen(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(" a" + string(rune('A'+i%26)) + strings.Repeat("x", i/26) + "='1'")
	}
	return b.String()
}

func verklaringen(n int) string { return strings.ReplaceAll(attributen(n), " a", " xmlns:a") }

// TestAfgebroken cuts a message after each byte: none of the pieces is right,
// and each fault has a place.
func TestAfgebroken(t *testing.T) {
	compleet := len(strings.TrimSpace(goed305))
	for n := range goed305 {
		u := controleer(t, []byte(goed305[:n]))
		if u.Structuur != (n >= compleet) {
			t.Fatalf("na %d bytes is de structuur %v", n, u.Structuur)
		}
		if !u.Structuur && (len(u.Fouten) == 0 || u.Fouten[0].Regelnummer == 0) {
			t.Fatalf("na %d bytes geen fout met een plaats: %v", n, u.Fouten)
		}
	}
}

// TestTekensets reads the right message in the encodings that XML allows.
func TestTekensets(t *testing.T) {
	inUTF16 := func(hoog int, kop string) []byte {
		uit := []byte(kop)
		for _, r := range utf16.Encode([]rune(strings.Replace(goed305, "UTF-8", "UTF-16", 1))) {
			paar := []byte{byte(r >> 8), byte(r)}
			uit = append(uit, paar[hoog], paar[1-hoog])
		}
		return uit
	}
	latijn := func(naam string) []byte {
		return []byte(strings.Replace(strings.Replace(goed305, "UTF-8", naam, 1), "é", "\xe9", 1))
	}
	gevallen := []struct {
		naam        string
		invoer      []byte
		opmerkingen int
	}{
		{"UTF-8", []byte(goed305), 0},
		{"UTF-8 zonder eerste regel", []byte(goed305[strings.Index(goed305, "<s:"):]), 0},
		{"UTF-8 met BOM", []byte("\ufeff" + goed305), 1},
		{"ISO-8859-1", latijn("ISO-8859-1"), 1},
		{"Windows-1252", []byte(strings.Replace(met(t, "Café", "\x80 \x9f \xe9"), "UTF-8", "windows-1252", 1)), 1},
		{"UTF-16 klein", inUTF16(1, "\xff\xfe"), 2},
		{"UTF-16 groot", inUTF16(0, "\xfe\xff"), 2},
		{"UTF-16 zonder BOM", inUTF16(1, ""), 1},
		{"US-ASCII", []byte(strings.Replace(met(t, "Café", "Caf&#233;"), "UTF-8", "US-ASCII", 1)), 1},
	}
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			u := controleer(t, g.invoer)
			if !u.Goed() || len(u.Opmerkingen) != g.opmerkingen {
				t.Errorf("%v, opmerkingen %v", u.Fouten, u.Opmerkingen)
			}
		})
	}
	for naam, slecht := range map[string][]byte{
		"geen Windows-1252":  []byte(strings.Replace(met(t, "Café", "\x81"), "UTF-8", "windows-1252", 1)),
		"halve eenheid":      append(inUTF16(1, "\xff\xfe"), 0),
		"los surrogaat":      append(inUTF16(1, "\xff\xfe"), 0x00, 0xD8, 0x20, 0x00),
		"surrogaat aan eind": append(inUTF16(1, "\xff\xfe"), 0x00, 0xD8),
		"US-ASCII met é":     latijn("US-ASCII"),
	} {
		if u := controleer(t, slecht); u.Structuur || u.Fouten[len(u.Fouten)-1].Regel != "XML-CODERING" {
			t.Errorf("%s: %v", naam, u.Fouten)
		}
	}
}

// groot gives a reader of the right message with n bytes of vulling in place of
// a text.
func groot(t *testing.T, oud, begin, vulling, eind string, n int) io.Reader {
	t.Helper()
	voor, na, ok := strings.Cut(goed305, oud)
	if !ok {
		t.Fatalf("%q staat niet in het bericht", oud)
	}
	keer := n / len(vulling)
	delen := []io.Reader{strings.NewReader(voor + begin)}
	for range keer / 1024 {
		delen = append(delen, strings.NewReader(strings.Repeat(vulling, 1024)))
	}
	return io.MultiReader(append(delen, strings.NewReader(eind+na))...)
}

// TestGroteInvoer feeds 24 MB in every part of a message that can be long. What
// it may cost in memory depends on whether it must be held in one piece.
func TestGroteInvoer(t *testing.T) {
	const mb = 1 << 20
	gevallen := []struct {
		naam                      string
		oud, begin, vulling, eind string
		structuur                 bool
		regel                     string
		geheugen                  uint64
	}{
		{"tekst", "Café", "", "a", "", false, "RS028", 4 * mb},
		{"tekst met verwijzingen", "Café", "", "&amp;", "", false, "RS028", 4 * mb},
		{"wit om een getal", "<s:ToewijzingNummer>1", "<s:ToewijzingNummer>1", " ", "", true, "", 4 * mb},
		{"wit tussen elementen", "<s:Client>", "", " ", "<s:Client>", true, "", 4 * mb},
		{"commentaar", "<s:Client>", "<!--", "a ", "--><s:Client>", true, "", 100 * mb},
		{"opdracht", "<s:Client>", "<?p ", "a ", "?><s:Client>", true, "", 100 * mb},
		{"CDATA", "Café", "<![CDATA[", "a", "]]>", false, "RS028", 100 * mb},
		{"attribuut", "<s:Client>", "<s:Client a='", "a", "'>", false, "XSD-ATTRIBUUT", 200 * mb},
		{"naam", "<s:Client>", "<", "a", "/><s:Client>", false, "XSD-ONBEKEND", 200 * mb},
		{"veel attributen", "<s:Client>", "<s:Client>", "<a" + attributen(60) + "/>", "", false, "XSD-ATTRIBUUT", 8 * mb},
		{"lege elementen", "<s:Client>", "<s:Client>", "<s:Bsn/>", "", false, "RS033", 8 * mb},
		{"producten van één client", "</s:StartProduct></s:StartProducten>", "</s:StartProduct>",
			"<s:StartProduct><s:Begindatum>2026-03-01</s:Begindatum><s:StatusAanlevering>1</s:StatusAanlevering></s:StartProduct>", "</s:StartProducten>", true, "TR101", 8 * mb},
	}
	schemas()
	for _, g := range gevallen {
		t.Run(g.naam, func(t *testing.T) {
			bron := groot(t, g.oud, g.begin, g.vulling, g.eind, 24_000_000)
			var voor, na runtime.MemStats
			runtime.ReadMemStats(&voor)
			u, err := Controleer(context.Background(), bron, Opties{})
			runtime.ReadMemStats(&na)
			if err != nil {
				t.Fatal(err)
			}
			if u.Structuur != g.structuur || g.regel != "" && !slices.Contains(codes(u), g.regel) {
				t.Errorf("structuur %v, %v", u.Structuur, u.Fouten)
			}
			if gebruikt := na.TotalAlloc - voor.TotalAlloc; gebruikt > g.geheugen {
				t.Errorf("%d MB gereserveerd, hooguit %d MB verwacht", gebruikt/mb, g.geheugen/mb)
			}
		})
	}
}

func TestTeGroot(t *testing.T) {
	u, err := Controleer(context.Background(), io.LimitReader(groot(t, "Café", "", "a", "", 30_000_000), 30_000_000), Opties{})
	if err != nil || u.Structuur || !slices.Contains(codes(u), "OP179") {
		t.Errorf("%v %v", err, u.Fouten)
	}
	u, err = Controleer(context.Background(), strings.NewReader(goed305), Opties{MaxBytes: 100})
	if err != nil || !slices.Contains(codes(u), "OP179") {
		t.Errorf("%v %v", err, u.Fouten)
	}
}

// TestVeelFouten holds that a list of faults stays readable and says what was
// left out, and that no rule hides another.
func TestVeelFouten(t *testing.T) {
	product := "<s:StartProduct><s:Begindatum>2026-03-01</s:Begindatum><s:StatusAanlevering>9</s:StatusAanlevering></s:StartProduct>"
	invoer := met(t, "</s:StartProducten>", strings.Repeat(product, 1000)+"</s:StartProducten>")
	u, err := Controleer(context.Background(), strings.NewReader(invoer), Opties{MaxPerRegel: 7})
	if err != nil || !u.Structuur {
		t.Fatal(err, u.Fouten)
	}
	perRegel := map[string][]istandaard.Fout{}
	for _, f := range u.Fouten {
		perRegel[f.Regel] = append(perRegel[f.Regel], f)
	}
	if len(perRegel["CS058"]) != 7 || len(perRegel["TR101"]) != 7 || len(perRegel) != 2 {
		t.Fatalf("%v", perRegel)
	}
	for regel, rest := range map[string]string{"CS058": "nog 993 keer", "TR101": "nog 992 keer"} {
		if f := perRegel[regel][6]; !strings.Contains(f.Tekst, rest) {
			t.Errorf("%s: %s", regel, f.Tekst)
		}
	}
}

// TestAlleFoutenTegelijk holds that one fault in the structure does not hide
// the next.
func TestAlleFoutenTegelijk(t *testing.T) {
	invoer := strings.NewReplacer("999900006", "12", "2014-09-30", "2014-09-31", "<s:Geslacht>0</s:Geslacht>", "",
		"<s:Begindatum>2026-03-01</s:Begindatum>", "<s:Onbekend><s:Diep>x</s:Diep></s:Onbekend>").Replace(goed305)
	u := controleer(t, []byte(invoer))
	moet := []string{"RS037", "XSD-DATUM", "XSD-ONBEKEND", "XSD-ONTBREEKT"}
	if u.Structuur || !slices.Equal(codes(u), moet) {
		t.Errorf("%v, moet zijn %v", u.Fouten, moet)
	}
}

// TestFoutHerhaaltNiets holds that no fault repeats what stood in the message,
// wherever it stood.
func TestFoutHerhaaltNiets(t *testing.T) {
	const geheim = "Geheim123"
	for _, oud := range []string{"999900006", "2014-09-30", "Café", "438", "42420001", "s:Geslacht>0<", "<s:Client>", "2026-03-01", "START1"} {
		nieuw := geheim
		switch oud {
		case "s:Geslacht>0<":
			nieuw = "s:Geslacht>" + geheim + "<"
		case "<s:Client>":
			nieuw = "<s:Client " + geheim + "='" + geheim + "'>" + geheim + "<" + geheim + ">" + geheim + "</" + geheim + ">"
		}
		u := controleer(t, []byte(met(t, oud, nieuw)))
		for _, f := range u.Fouten {
			if strings.Contains(f.Error(), geheim) {
				t.Errorf("%q: %v", oud, f)
			}
		}
	}
}

// TestBronfout holds that what goes wrong in reading is the caller's, and not a
// verdict.
func TestBronfout(t *testing.T) {
	kapot := errors.New("kapot")
	_, err := Controleer(context.Background(), io.MultiReader(strings.NewReader(goed305[:300]), foutLezer{kapot}), Opties{})
	if !errors.Is(err, kapot) {
		t.Errorf("fout %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Controleer(ctx, strings.NewReader(goed305), Opties{}); !errors.Is(err, context.Canceled) {
		t.Errorf("fout %v", err)
	}
	if _, err := Controleer(context.Background(), leegLezer{}, Opties{}); !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("fout %v", err)
	}
}

type foutLezer struct{ err error }

func (f foutLezer) Read([]byte) (int, error) { return 0, f.err }

type leegLezer struct{}

func (leegLezer) Read([]byte) (int, error) { return 0, nil }

// TestVenster reads through windows of every size: where the window ends makes
// no difference to the outcome.
func TestVenster(t *testing.T) {
	for _, invoer := range []string{goed305, met(t, "Café", "<![CDATA[C]]>&#97;\r\n<!-- x -->f&#xe9;"), met(t, "999900006", "999900007"), met(t, "Café", "Caf\xe9"), strings.ReplaceAll(goed305, "\n", "\r\n")} {
		moet := controleer(t, []byte(invoer))
		for n := 64; n < 400; n += 7 {
			v := &loop{lezer: nieuweLezer(bytes.NewReader([]byte(invoer)), MaxBytes), fouten: verzamelaar{maxPerRegel: MaxPerRegel}}
			v.lezer.buf = make([]byte, n)
			if err := v.doe(); err != nil {
				t.Fatal(err)
			}
			if is := v.fouten.lijst(); !slices.Equal(is, moet.Fouten) || v.fouten.structuur == moet.Structuur {
				t.Fatalf("venster %d: %v, moet zijn %v", n, is, moet.Fouten)
			}
		}
	}
}
