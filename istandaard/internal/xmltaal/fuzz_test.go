package xmltaal

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// orakel reads the same document with encoding/xml, in the notation of lees.
// That package is more forgiving, so it serves one way: what we accept it must
// accept too, and read the same.
func orakel(doc []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	var b strings.Builder
	tekst := ""
	flush := func() {
		if tekst != "" {
			b.WriteString("'" + tekst + "'")
		}
		tekst = ""
	}
	diepte := 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			flush()
			diepte++
			b.WriteString("<{" + tok.Name.Space + "}" + tok.Name.Local)
			for _, a := range tok.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					continue
				}
				ruimte := a.Name.Space
				if ruimte == "xml" {
					ruimte = xmlRuimte
				}
				b.WriteString(" {" + ruimte + "}" + a.Name.Local + "=" + a.Value)
			}
			b.WriteString(">")
		case xml.EndElement:
			flush()
			diepte--
			b.WriteString("</{" + tok.Name.Space + "}" + tok.Name.Local + ">")
		case xml.CharData:
			if diepte > 0 {
				tekst += string(tok)
			}
		}
	}
}

// FuzzAgainstEncodingXML holds this reader against encoding/xml. Left out are
// the things in which that package is known to differ from the recommendation:
// names beyond ASCII (it has the tables of the fourth edition), versions other
// than 1.0, US-ASCII declared, and white space in attributes (not normalised).
func FuzzAgainstEncodingXML(f *testing.F) {
	for _, s := range []string{
		`<a>x</a>`, `<p:a xmlns:p="u" p:b='1'><c/>&lt;<![CDATA[x]]></p:a>`,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>\r\n<!-- c --><?p i?></a>\r\n",
		"<a xmlns='u'><b xmlns=''>&#x41;&#10;</b></a>", "<!DOCTYPE a><a/>", "<a b='1' b='2'/>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		got, err := lees(string(doc))
		if err != nil {
			return
		}
		if !comparable(doc) {
			return
		}
		want, err := orakel(doc)
		if err != nil {
			t.Fatalf("we read %s, encoding/xml says %v", got, err)
		}
		if got != want {
			t.Fatalf("we read %s, encoding/xml reads %s", got, want)
		}
	})
}

func comparable(doc []byte) bool {
	if i := bytes.Index(doc, []byte("?>")); i > 0 && bytes.HasPrefix(bytes.TrimPrefix(doc, []byte("\xEF\xBB\xBF")), []byte("<?xml")) {
		kop := bytes.ToLower(doc[:i])
		if !bytes.Contains(kop, []byte("1.0")) || bytes.Contains(kop, []byte("ascii")) || bytes.Contains(kop, []byte("utf8")) {
			return false
		}
	}
	if bytes.HasPrefix(doc, []byte("\xEF\xBB\xBF")) {
		return false
	}
	for _, c := range doc {
		if c >= 0x80 || c == '\t' {
			return false
		}
	}
	// White space inside a start tag may be in an attribute value.
	return !bytes.ContainsAny(doc, "'\"") || !bytes.ContainsAny(doc, "\n\r")
}
