package controle

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// zaden seeds a fuzz test with messages and with what is hard on a reader.
func zaden(f *testing.F) {
	f.Add([]byte(goed305))
	f.Add([]byte(strings.ReplaceAll(goed305, "\n", "\r\n")))
	f.Add([]byte("\ufeff<?xml version='1.0'?><!-- c --><?p q?><a xmlns='u' b=\"1&amp;&#x41;\"><![CDATA[x]]>\r\n&lt;]] >é</a >\n"))
	f.Add([]byte("\xff\xfe<\x00a\x00/\x00>\x00"))
	f.Add([]byte(lachen()))
	for i, s := range istandaard.Soorten() {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		f.Add((&schrift{"m", "b", "\n"}).document(s, willekeurig(r, s)))
	}
	for _, stuk := range stukken {
		f.Add([]byte("<a>" + stuk + "</a>"))
	}
}

// stroom writes down what a reader found, so that two readers can be compared.
type stroom struct {
	strings.Builder
	inTekst bool
}

func (s *stroom) tekst(b []byte) {
	if len(b) == 0 {
		return
	}
	if !s.inTekst {
		s.WriteString("\ntekst ")
	}
	s.inTekst = true
	s.Write(b)
}

func (s *stroom) element(soort, ruimte, naam string) {
	s.inTekst = false
	s.WriteString("\n" + soort + " {" + spaties.Replace(ruimte) + "}" + naam)
}

// spaties makes white space in an attribute a space. XML asks that; encoding/xml
// leaves it.
var spaties = strings.NewReplacer("\r\n", " ", "\n", " ", "\t", " ", "\r", " ")

func (s *stroom) attribuut(naam, waarde string) {
	s.WriteString(" " + naam + "=" + spaties.Replace(waarde))
}

// metLezer reads a document with the reader of this package. False means that
// it is refused, or holds a prefix without meaning.
func metLezer(b []byte) (string, bool) {
	l := nieuweLezer(bytes.NewReader(b), MaxBytes)
	var s stroom
	for {
		t, err := l.volgende()
		if err != nil {
			return "", false
		}
		switch t {
		case tokenBegin:
			r, lokaal := l.ns.los(l.naam, l.dubbelepunt)
			if r == nil {
				return "", false
			}
			s.element("begin", r.naam, string(lokaal))
			for _, a := range l.attrs {
				s.attribuut(string(a.naam), string(a.waarde))
			}
			if l.leeg {
				s.element("eind", "", "")
				l.pop()
			}
		case tokenEind:
			s.element("eind", "", "")
			l.pop()
		case tokenTekst:
			s.tekst(l.tekst)
		case tokenSlot:
			return s.String(), l.codering == ""
		}
	}
}

// metXML reads the same with encoding/xml.
func metXML(b []byte) (string, error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	ruw := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	var s stroom
	diepte := 0
	for {
		t, err := d.Token()
		if err == io.EOF {
			return s.String(), nil
		}
		if err != nil {
			return "", err
		}
		r, _ := ruw.RawToken() // attributes with the prefix as written
		switch t := t.(type) {
		case xml.StartElement:
			diepte++
			s.element("begin", t.Name.Space, t.Name.Local)
			for _, a := range r.(xml.StartElement).Attr {
				naam := a.Name.Local
				if a.Name.Space != "" {
					naam = a.Name.Space + ":" + naam
				}
				s.attribuut(naam, a.Value)
			}
		case xml.EndElement:
			diepte--
			s.element("eind", "", "")
		case xml.CharData:
			if diepte > 0 {
				s.tekst(t)
			}
		}
	}
}

// ruimerDanXML are the complaints of encoding/xml about what XML 1.0 allows: it
// has the names of the fourth edition, and no encoding but UTF-8.
func ruimerDanXML(err error) bool {
	var s *xml.SyntaxError
	if errors.As(err, &s) && strings.Contains(s.Msg, "invalid XML name") {
		return true
	}
	return strings.Contains(err.Error(), "unsupported version") || strings.Contains(err.Error(), "encoding")
}

// FuzzLezer holds that whatever this reader accepts, encoding/xml accepts too,
// and that both then find the same. (The other way round they differ on
// purpose: encoding/xml lets pass document types, double attributes and more.)
func FuzzLezer(f *testing.F) {
	zaden(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		hier, ok := metLezer(b)
		if !ok {
			return
		}
		daar, err := metXML(b)
		if err != nil {
			if !ruimerDanXML(err) {
				t.Fatalf("encoding/xml: %v\n%q", err, b)
			}
			return
		}
		if hier != daar {
			t.Fatalf("hier %s\n\ndaar %s\n\n%q", hier, daar, b)
		}
	})
}

// FuzzControleer holds that no input makes the check panic or go on for ever,
// that its outcome does not hang on how the input comes in or on where the
// window ends, and that a message is refused with a reason.
func FuzzControleer(f *testing.F) {
	zaden(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		u := controleer(t, b)
		if !u.Structuur && len(u.Fouten) == 0 {
			t.Fatal("afgekeurd zonder reden")
		}
		for _, fout := range u.Fouten {
			if fout.Regel == "" || fout.Tekst == "" || fout.Regelnummer < 1 || fout.Kolom < 1 {
				t.Fatalf("fout zonder regel, tekst of plaats: %+v", fout)
			}
		}
		half, err := Controleer(context.Background(), iotest.HalfReader(bytes.NewReader(b)), Opties{})
		if err != nil || !slices.Equal(half.Fouten, u.Fouten) || half.Structuur != u.Structuur {
			t.Fatalf("in stukken gelezen: %v %v, in één keer: %v", err, half.Fouten, u.Fouten)
		}
		if bytes.HasPrefix(b, []byte("<?xml")) || len(b) > stukTekst {
			return // the first line must fit the window, and a long text comes in pieces
		}
		v := &loop{lezer: nieuweLezer(bytes.NewReader(b), MaxBytes), fouten: verzamelaar{maxPerRegel: MaxPerRegel}}
		v.lezer.buf = make([]byte, 100)
		if err := v.doe(); err != nil || v.lezer.codering != "" {
			return
		}
		if !slices.Equal(v.fouten.lijst(), u.Fouten) {
			t.Fatalf("door een klein venster: %v, anders %v", v.fouten.lijst(), u.Fouten)
		}
	})
}
