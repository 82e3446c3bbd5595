package xmltaal

import (
	"errors"
	"strings"
	"testing"
)

// lees writes the tokens of a document as one line: <{ns}name attr=value> for a
// start, </> for an end, the text between quotes.
func lees(doc string) (string, error) {
	l, err := Nieuw([]byte(doc))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	tekst := ""
	flush := func() {
		if tekst != "" {
			b.WriteString("'" + tekst + "'")
		}
		tekst = ""
	}
	for {
		tok, err := l.Volgende()
		if err != nil {
			return b.String(), err
		}
		switch tok.Soort {
		case Begin:
			flush()
			b.WriteString("<{" + tok.Ruimte + "}" + string(tok.Naam))
			for _, a := range tok.Attributen {
				b.WriteString(" {" + a.Ruimte + "}" + string(a.Naam) + "=" + string(a.Waarde))
			}
			b.WriteString(">")
		case Einde:
			flush()
			b.WriteString("</{" + tok.Ruimte + "}" + string(tok.Naam) + ">")
		case Tekst:
			tekst += string(tok.Tekst)
		case Slot:
			return b.String(), nil
		}
	}
}

func TestRead(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", `<a>x</a>`, `<{}a>'x'</{}a>`},
		{"empty element", `<a/>`, `<{}a></{}a>`},
		{"declaration and comment", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!-- c --><a/><!-- d -->\n", `<{}a></{}a>`},
		{"byte order mark", "\xEF\xBB\xBF<a/>", `<{}a></{}a>`},
		{"instruction", `<?stijl x?><a><?b?>x</a>`, `<{}a>'x'</{}a>`},
		{"prefix", `<p:a xmlns:p="u"><p:b/></p:a>`, `<{u}a><{u}b></{u}b></{u}a>`},
		{"default namespace and undoing it", `<a xmlns="u"><b xmlns=""/><c/></a>`, `<{u}a><{}b></{}b><{u}c></{u}c></{u}a>`},
		{"prefix means something else inside", `<p:a xmlns:p="u"><p:b xmlns:p="v"/><p:c/></p:a>`, `<{u}a><{v}b></{v}b><{u}c></{u}c></{u}a>`},
		{"declaration on an empty element", `<a><p:b xmlns:p="v"/></a>`, `<{}a><{v}b></{v}b></{}a>`},
		{"references", `<a>&lt;&#65;&#x42;&amp;&apos;&quot;&gt;</a>`, `<{}a>'<AB&'">'</{}a>`},
		{"character data section", `<a>x<![CDATA[<&]]>y</a>`, `<{}a>'x<&y'</{}a>`},
		{"comment inside text", `<a>x<!-- - -->y</a>`, `<{}a>'xy'</{}a>`},
		{"line ends", "<a>1\r\n2\r3\n4&#13;</a>", "<{}a>'1\n2\n3\n4\r'</{}a>"},
		{"attribute normalised", "<a b='1\r\n2\t3&#10;4'/>", "<{}a {}b=1 2 3\n4></{}a>"},
		{"attribute quotes", `<a b='"' c="'"/>`, `<{}a {}b=" {}c='></{}a>`},
		{"attribute namespace", `<a xmlns:p="u" p:b="1" b="2" xml:lang="nl"/>`,
			`<{}a {u}b=1 {}b=2 {http://www.w3.org/XML/1998/namespace}lang=nl></{}a>`},
		{"names beyond ASCII", "<é·ñ:漢 xmlns:é·ñ='u'/>", "<{u}漢></{u}漢>"},
		{"text beyond ASCII", "<a b='é😀'><!-- é --><![CDATA[漢]]>ỳ\uFFFD</a>", "<{}a {}b=é😀>'漢ỳ\uFFFD'</{}a>"},
		{"space in end tag", "<a></a \n>", `<{}a></{}a>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := lees(tt.in)
			if err != nil || got != tt.want {
				t.Errorf("got %s, %v; want %s", got, err, tt.want)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	deep := strings.Repeat("<a>", MaxDiepte+1)
	wide := "<a" + strings.Repeat(" b='1'", MaxAttributen+1) + "/>"
	tests := []struct {
		name, in     string
		code         Code
		regel, kolom int
	}{
		{"empty", "", Afgekapt, 1, 1},
		{"white space only", " \n ", Afgekapt, 2, 2},
		{"cut in element", "<a>\n<b>", Afgekapt, 2, 4},
		{"cut in tag", "<a", Afgekapt, 1, 3},
		{"cut in attribute", "<a b='", Afgekapt, 1, 7},
		{"cut in comment", "<a><!-- x", Afgekapt, 1, 10},
		{"wrong end", "<a>\r\n </b>", Nesting, 2, 2},
		{"end without start", "</a>", Nesting, 1, 1},
		{"two roots", "<a/><b/>", NaWortel, 1, 5},
		{"text after the root", "<a/>x", NaWortel, 1, 5},
		{"text before the root", "x<a/>", NaWortel, 1, 1},
		{"doctype", "<!DOCTYPE a><a/>", Doctype, 1, 1},
		{"billion laughs", `<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]><a>&m;</a>`, Doctype, 1, 1},
		{"unknown entity", "<a>&euro;</a>", Entiteit, 1, 4},
		{"bare ampersand", "<a>b & c</a>", Entiteit, 1, 6},
		{"character zero", "<a>&#0;</a>", Teken, 1, 4},
		{"surrogate", "<a>&#xD800;</a>", Teken, 1, 4},
		{"number too big", "<a>&#99999999999999999999;</a>", Teken, 1, 4},
		{"control character", "<a>\x01</a>", Teken, 1, 4},
		{"latin 1", "<a>\xe9</a>", Codering, 1, 4},
		{"declared latin 1", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", Codering, 1, 1},
		{"utf-16", "\xff\xfe<\x00a\x00", Codering, 1, 1},
		{"two declarations", "<?xml version='1.0'?><?xml version='1.0'?><a/>", Verklaar, 1, 22},
		{"declaration without version", "<?xml encoding='UTF-8'?><a/>", Verklaar, 1, 1},
		{"prefix without declaration", "<p:a/>", Prefix, 1, 2},
		{"attribute prefix without declaration", "<a p:b='1'/>", Prefix, 1, 4},
		{"two colons", "<a:b:c xmlns:a='u'/>", Naamfout, 1, 2},
		{"name begins with a digit", "<1a/>", Naamfout, 1, 2},
		{"double attribute", "<a b='1' b='2'/>", Dubbel, 1, 10},
		{"double by namespace", "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", Dubbel, 1, 36},
		{"empty prefix declaration", "<a xmlns:p=''/>", Ruimtes, 1, 4},
		{"prefix xmlns", "<a xmlns:xmlns='u'/>", Ruimtes, 1, 4},
		{"no space between attributes", "<a b='1'c='2'/>", Opmaak, 1, 9},
		{"less-than in attribute", "<a b='<'/>", Opmaak, 1, 7},
		{"attribute without quotes", "<a b=1/>", Opmaak, 1, 6},
		{"double hyphen in comment", "<!-- a -- b --><a/>", Opmaak, 1, 8},
		{"end of section in text", "<a>]]></a>", CdataSlot, 1, 4},
		{"section outside the root", "<![CDATA[x]]><a/>", NaWortel, 1, 1},
		{"deep", deep, TeDiep, 1, 3*MaxDiepte + 1},
		{"wide", wide, TeVeel, 1, 1},
		{"control character in attribute", "<a b='\x02'/>", Teken, 1, 7},
		{"control character in comment", "<a><!--\x02--></a>", Teken, 1, 8},
		{"latin 1 in comment", "<a><!--\xe9--></a>", Codering, 1, 8},
		{"latin 1 in a section", "<a><![CDATA[\xe9]]></a>", Codering, 1, 13},
		{"latin 1 in a name", "<a\xe9/>", Codering, 1, 3},
		{"no character", "<a>\uFFFE</a>", Teken, 1, 4},
		{"unknown entity in attribute", "<a b='&x;'/>", Entiteit, 1, 7},
		{"reference without end", "<a>&amp</a>", Entiteit, 1, 4},
		{"empty reference", "<a>&#;</a>", Entiteit, 1, 4},
		{"empty hexadecimal reference", "<a>&#x;</a>", Teken, 1, 4},
		{"name begins with a sign beyond ASCII", "<×/>", Naamfout, 1, 2},
		{"unknown exclamation", "<!ELEMENT a><a/>", Opmaak, 1, 1},
		{"end tag of nothing", "<a></>", Naamfout, 1, 6},
		{"attribute in end tag", "<a></a b='1'>", Opmaak, 1, 8},
		{"instruction with a colon", "<?a:b?><a/>", Naamfout, 1, 3},
		{"instruction without end", "<?a <a/>", Afgekapt, 1, 9},
		{"declaration with rubbish", "<?xml version='1.0' x='1'?><a/>", Verklaar, 1, 1},
		{"declaration with wrong standalone", "<?xml version='1.0' standalone='maybe'?><a/>", Verklaar, 1, 1},
		{"line end of one carriage return", "<a>\r\r</b>", Nesting, 3, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := lees(tt.in)
			var f *Fout
			if !errors.As(err, &f) {
				t.Fatalf("got %v, want a fault", err)
			}
			if f.Code != tt.code || f.Regel != tt.regel || f.Kolom != tt.kolom {
				t.Errorf("got code %d at %d:%d (%v), want %d at %d:%d",
					f.Code, f.Regel, f.Kolom, f, tt.code, tt.regel, tt.kolom)
			}
		})
	}
}

// TestPlaats asks for places in any order and counts them again from the start.
func TestPlaats(t *testing.T) {
	doc := "a\nbc\r\nd\re\n\n\r\rf"
	tel := func(plek int) (int, int) {
		regel, kolom := 1, 1
		for i := range plek {
			kolom++
			if doc[i] == '\n' || doc[i] == '\r' && (i+1 >= len(doc) || doc[i+1] != '\n') {
				regel, kolom = regel+1, 1
			}
		}
		return regel, kolom
	}
	l := &Lezer{data: []byte(doc)}
	for i := range 4 * len(doc) {
		plek := (i * 7) % (len(doc) + 1)
		r, k := l.Plaats(plek)
		if wr, wk := tel(plek); r != wr || k != wk {
			t.Errorf("offset %d: %d:%d, want %d:%d", plek, r, k, wr, wk)
		}
	}
}

// TestEveryCodeHasItsSentence keeps a new code from being left without words.
func TestEveryCodeHasItsSentence(t *testing.T) {
	for c := Opmaak; c <= CdataSlot; c++ {
		f := &Fout{Code: c}
		if zinnen[c] == "" || f.Error() != zinnen[c] {
			t.Errorf("code %d has no sentence", c)
		}
	}
	if Code(0).Zin() == "" {
		t.Error("an unknown code has no sentence")
	}
}
