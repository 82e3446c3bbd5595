package istandaard

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// TestAllFiles reads every sample message and test vector. Valid ones come back
// the same when they are written, and what is written is valid for xmllint.
func TestAllFiles(t *testing.T) {
	shared := proef.SharedDir(t)
	c := NewCodec(Uitgave32())
	for _, bestand := range proef.Berichtbestanden(t, shared) {
		t.Run(filepath.Base(bestand), func(t *testing.T) {
			data, err := os.ReadFile(bestand)
			if err != nil {
				t.Fatal(err)
			}
			b, err := c.Ontleed(data)
			if valid := geldigVolgensLijst(t, shared, bestand); (err == nil) != valid {
				t.Fatalf("read: %v; valid by the reference: %v", err, valid)
			}
			if err != nil {
				controleerFouten(t, err)
				return
			}
			uit, err := c.Opmaken(b)
			if err != nil {
				t.Fatal(err)
			}
			terug, err := c.Ontleed(uit)
			if err != nil {
				t.Fatalf("what was written cannot be read: %v", err)
			}
			if !reflect.DeepEqual(b, terug) {
				t.Error("read, written and read again is another message")
			}
			if got, want := inhoud(t, uit), inhoud(t, data); got != want {
				t.Errorf("the file changed:\n%s\nwas\n%s", got, want)
			}
			if err := proef.Xmllint(t, shared, b.Soort().String(), uit); err != nil {
				t.Error(err)
			}
		})
	}
}

// geldigVolgensLijst tells what the reference says of a file: the tables with
// the vectors, and the list of faulty samples in its section 1.3.
func geldigVolgensLijst(t *testing.T, shared, bestand string) bool {
	t.Helper()
	naam := filepath.Base(bestand)
	for _, tabel := range []string{"expected.csv", "expected_xsd.csv"} {
		for _, r := range proef.Tabel(t, filepath.Join(shared, "testvectors", tabel)) {
			if r["file"] == naam {
				return r["xsd_valid"] == "yes"
			}
		}
	}
	return naam != "JW315.xml" && naam != "JW318.xml"
}

// controleerFouten holds every fault to what a Fout promises.
func controleerFouten(t *testing.T, err error) {
	t.Helper()
	var fouten Fouten
	if !errors.As(err, &fouten) || len(fouten) == 0 {
		t.Fatalf("error without faults: %v", err)
	}
	for _, f := range fouten {
		if f.Regel == "" || f.Regelnummer < 1 || f.Kolom < 1 || f.Tekst == "" || f.Retourcode != "" {
			t.Errorf("incomplete fault: %+v", f)
		}
	}
}

func TestWriteForm(t *testing.T) {
	c := NewCodec(Uitgave32())
	data, err := c.Opmaken(voorbeeld301(c, Wmo))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		t.Error("there is a byte order mark")
	}
	if n, m := bytes.Count(data, []byte("\n")), bytes.Count(data, []byte("\r\n")); n != m || n == 0 {
		t.Errorf("%d line ends, %d of them CR/LF", n, m)
	}
	if got := bytes.Count(data, []byte("xmlns")); got != 2 {
		t.Errorf("%d namespace declarations, want 2", got)
	}
	if !bytes.Contains(data, []byte("<wmo301:BerichtCode>414</wmo301:BerichtCode>")) {
		t.Errorf("no message code 414 in\n%s", data)
	}
}

// TestFreedomsOfXML reads the same message in other spellings.
func TestFreedomsOfXML(t *testing.T) {
	c := NewCodec(Uitgave32())
	want := voorbeeld301(c, Jw)
	want.Client.Commentaar = "a < b & c\nnieuwe regel"
	data, err := c.Opmaken(want)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, old, new string }{
		{"other prefixes", "jw301:", "n17:"},
		{"other basic prefix", "ijw:", "b:"},
		{"no prefix", "", ""},
		{"cdata", "a &lt; b &amp; c", "<![CDATA[a < b & c]]>"},
		{"character numbers", "a &lt; b &amp; c", "&#x61; &#60; b &#38; c"},
		{"comment in text", "a &lt; b", "a <!-- x -->&lt; b"},
		{"line feeds", "\r\n", "\n"},
		{"single quotes", `"`, "'"},
		{"number with zeros and space", ">7001<", "> +007001\t<"},
		{"date with space", ">2026-04-01<", "> 2026-04-01 <"},
		{"schema location", "<jw301:Bericht ", `<jw301:Bericht xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" `},
		{"instruction", "<jw301:Header>", "<?x y?><jw301:Header>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := strings.ReplaceAll(string(data), tt.old, tt.new)
			switch tt.name {
			case "other prefixes":
				in = strings.ReplaceAll(in, "xmlns:jw301", "xmlns:n17")
			case "other basic prefix":
				in = strings.ReplaceAll(in, "xmlns:ijw", "xmlns:b")
			case "no prefix":
				in = strings.NewReplacer("<jw301:", "<", "</jw301:", "</", "xmlns:jw301=", "xmlns=").Replace(string(data))
			}
			if in == string(data) {
				t.Fatal("the test changes nothing")
			}
			got, err := c.Ontleed([]byte(in))
			if err != nil {
				t.Fatalf("%v\n%s", err, in)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("read another message:\n%+v\nwant\n%+v", got, want)
			}
		})
	}
}

func TestReadFaults(t *testing.T) {
	c := NewCodec(Uitgave32())
	data, err := c.Opmaken(voorbeeld301(c, Jw))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, old, new string
		want           []string // code and path
	}{
		{"not a message", "jw301/schema", "jw399/schema", []string{"XSD-WORTEL "}},
		{"other release", "/3_2/", "/3_1/", []string{"XSD-WORTEL "}},
		{"unknown element", "<jw301:Geslacht>", "<jw301:X/><jw301:Geslacht>", []string{"XSD-ONBEKEND Client"}},
		{"missing", "<jw301:Geslacht>2</jw301:Geslacht>", "", []string{"XSD-ONTBREEKT Client"}},
		{"out of order", "<jw301:Client>", "<jw301:Client><jw301:Geslacht>2</jw301:Geslacht>",
			[]string{"XSD-ONTBREEKT Client", "XSD-ONTBREEKT Client", "XSD-VOLGORDE Client", "XSD-VOLGORDE Client", "XSD-VOLGORDE Client"}},
		{"twice", "<jw301:Geslacht>", "<jw301:Geslacht>1</jw301:Geslacht><jw301:Geslacht>", []string{"XSD-VOLGORDE Client"}},
		{"wrong namespace", "<ijw:Datum>1988-02-11</ijw:Datum>", "<jw301:Datum>1988-02-11</jw301:Datum>",
			[]string{"XSD-NAAMRUIMTE Client/Geboortedatum", "XSD-ONTBREEKT Client/Geboortedatum"}},
		{"bad code", "<jw301:Geslacht>2<", "<jw301:Geslacht>9<", []string{"XSD-CODELIJST Client/Geslacht"}},
		{"category of the other domain", "<ijw:Categorie>50<", "<ijw:Categorie>10<",
			[]string{"XSD-CODELIJST Client/ToegewezenProducten/ToegewezenProduct[1]/Product/Categorie"}},
		{"bad date", "<jw301:Ingangsdatum>2026-04-01<", "<jw301:Ingangsdatum>2026-02-29<",
			[]string{"XSD-DATUM Client/ToegewezenProducten/ToegewezenProduct[1]/Ingangsdatum"}},
		{"date with time zone", "<jw301:Ingangsdatum>2026-04-01<", "<jw301:Ingangsdatum>2026-04-01Z<",
			[]string{"RS032 Client/ToegewezenProducten/ToegewezenProduct[1]/Ingangsdatum"}},
		{"time with time zone", "<jw301:Toewijzingstijd>09:30:00<", "<jw301:Toewijzingstijd>09:30:00+01:00<",
			[]string{"RS034 Client/ToegewezenProducten/ToegewezenProduct[1]/Toewijzingstijd"}},
		{"not a number", ">7001<", ">7001,5<", []string{"XSD-GETAL Client/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer"}},
		{"number too big", ">7001<", ">70010000000<", []string{"RS006 Client/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer"}},
		{"number without end", ">7001<", ">" + strings.Repeat("9", 500) + "<", []string{"RS006 Client/ToegewezenProducten/ToegewezenProduct[1]/ToewijzingNummer"}},
		{"message code", ">436<", ">301<", []string{"RS047 Header/BerichtCode"}},
		{"version", "<jw301:BerichtVersie>3<", "<jw301:BerichtVersie>4<", []string{"CS025 Header/BerichtVersie"}},
		{"sender is no municipality", ">0599<", ">42420001<", []string{"RS035 Header/Afzender"}},
		{"return codes in a message", "</jw301:Client>", "<jw301:RetourCodes><jw301:RetourCode>0200</jw301:RetourCode></jw301:RetourCodes></jw301:Client>",
			[]string{"XSD-ONBEKEND Client"}},
		{"attribute", "<jw301:Client>", "<jw301:Client id='1'>", []string{"XSD-ATTRIBUUT Client"}},
		{"text between elements", "<jw301:Client>", "<jw301:Client>x", []string{"XSD-TEKST Client"}},
		{"empty", "<jw301:Bsn>999900006<", "<jw301:Bsn><", []string{"RS033 Client/Bsn"}},
		{"element in a value", "<jw301:Bsn>999900006<", "<jw301:Bsn>999900006<a/><", []string{"XSD-ONBEKEND Client/Bsn"}},
		{"cut off", "</jw301:Client>\r\n</jw301:Bericht>\r\n", "", []string{"XML-AFGEKAPT Client"}},
		{"doctype", "<jw301:Bericht ", "<!DOCTYPE a [<!ENTITY x 'y'>]><jw301:Bericht ", []string{"XML-DOCTYPE "}},
		{"behind the end", "</jw301:Bericht>", "</jw301:Bericht>x", []string{"XML-BUITEN-WORTEL "}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := strings.Replace(string(data), tt.old, tt.new, 1)
			if tt.name == "other release" {
				in = strings.ReplaceAll(string(data), tt.old, tt.new)
			}
			if in == string(data) {
				t.Fatal("the test changes nothing")
			}
			_, err := c.Ontleed([]byte(in))
			var fouten Fouten
			if !errors.As(err, &fouten) {
				t.Fatalf("got %v, want faults", err)
			}
			controleerFouten(t, err)
			var got []string
			for _, f := range fouten {
				got = append(got, f.Regel+" "+f.Plek)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q\n%v", got, tt.want, err)
			}
		})
	}
}

// TestFaultsDoNotRepeatInput puts a marker in every kind of value and looks for
// it in what is said about it.
func TestFaultsDoNotRepeatInput(t *testing.T) {
	c := NewCodec(Uitgave32())
	data, err := c.Opmaken(voorbeeld301(c, Jw))
	if err != nil {
		t.Fatal(err)
	}
	const geheim = "GEHEIMX"
	for _, veld := range []string{"Bsn", "Geslacht", "Ingangsdatum", "Toewijzingstijd", "ToewijzingNummer", "Afzender", "BerichtCode"} {
		begin := strings.Index(string(data), "<jw301:"+veld+">") + len("<jw301:"+veld+">")
		in := string(data[:begin]) + geheim + geheim + string(data[begin:])
		_, err := c.Ontleed([]byte(in))
		if err == nil || strings.Contains(err.Error(), geheim) {
			t.Errorf("%s: %v", veld, err)
		}
	}
}

func TestTooBig(t *testing.T) {
	c := NewCodec(Uitgave32())
	_, err := c.Lees(strings.NewReader(strings.Repeat(" ", MaxGrootte+1)))
	var fouten Fouten
	if !errors.As(err, &fouten) || fouten[0].Regel != codeGrootte {
		t.Errorf("got %v", err)
	}
	b := voorbeeld301(c, Jw)
	b.Client.Commentaar = strings.Repeat("x", MaxGrootte)
	if _, err := c.Opmaken(b); !errors.As(err, &fouten) || fouten[0].Regel != codeGrootte {
		t.Errorf("writing too much gives %v", err)
	}
}

// TestManyFaults bounds what a hostile file can make the reader say.
func TestManyFaults(t *testing.T) {
	c := NewCodec(Uitgave32())
	in := `<Bericht xmlns="` + c.uitgave.Naamruimte(Soort{Jw, 323}) + `">` + strings.Repeat("<x/>", 200000) + `</Bericht>`
	_, err := c.Ontleed([]byte(in))
	var fouten Fouten
	if !errors.As(err, &fouten) || len(fouten) != maxFouten+1 || fouten[maxFouten].Regel != codeVeel {
		t.Errorf("got %d faults", len(fouten))
	}
}

func TestWriteFaults(t *testing.T) {
	c := NewCodec(Uitgave32())
	tests := []struct {
		name string
		f    func(*Bericht301)
		want string
	}{
		{"no domain", func(b *Bericht301) { b.Domein = 0 }, "XSD-WORTEL "},
		{"nothing assigned", func(b *Bericht301) { b.Client.ToegewezenProducten = nil }, "XSD-ONTBREEKT Client/ToegewezenProducten"},
		{"name missing", func(b *Bericht301) { b.Client.Naam.Geslachtsnaam.Achternaam = "" }, "XSD-ONTBREEKT Client/Naam/Geslachtsnaam/Achternaam"},
		{"code", func(b *Bericht301) { b.Client.Geslacht = "M" }, "XSD-CODELIJST Client/Geslacht"},
		{"return codes", func(b *Bericht301) { b.Client.RetourCodes = []string{"0200"} }, "XSD-VERBODEN Client/RetourCodes"},
		{"negative budget", func(b *Bericht301) { b.Client.ToegewezenProducten[0].Budget = new(int64(-1)) },
			"RS001 Client/ToegewezenProducten/ToegewezenProduct[1]/Budget"},
		{"control character", func(b *Bericht301) { b.Client.Commentaar = "a\x00b" }, "XSD-TEKEN Client/Commentaar"},
		{"not utf-8", func(b *Bericht301) { b.Client.Commentaar = "a\xffb" }, "XSD-TEKEN Client/Commentaar"},
		{"wrong code", func(b *Bericht301) { b.Header.BerichtCode = "415" }, "RS047 Header/BerichtCode"},
		{"release", func(b *Bericht301) { b.Header.BerichtVersie = 2 }, "CS025 Header/BerichtVersie"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := voorbeeld301(c, Jw)
			tt.f(b)
			err := c.Controleer(b)
			var fouten Fouten
			if !errors.As(err, &fouten) || len(fouten) != 1 {
				t.Fatalf("got %v", err)
			}
			if got := fouten[0].Regel + " " + fouten[0].Plek; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestTextSurvives writes and reads every kind of character that XML allows in
// text, line ends among them.
func TestTextSurvives(t *testing.T) {
	c := NewCodec(Uitgave32())
	for _, tekst := range []string{
		"a\nb", "a\r\nb", "a\rb", "\tx ", "]]>", "<&>\"'", "é ỳ 漢字 😀", "a\uFFFDb", "&amp;",
	} {
		b := voorbeeld301(c, Jw)
		b.Client.Commentaar = tekst
		data, err := c.Opmaken(b)
		if err != nil {
			t.Errorf("%q: %v", tekst, err)
			continue
		}
		terug, err := c.Ontleed(data)
		if err != nil {
			t.Errorf("%q: %v", tekst, err)
			continue
		}
		if got := terug.(*Bericht301).Client.Commentaar; got != tekst {
			t.Errorf("%q comes back as %q", tekst, got)
		}
	}
}
