package istandaard

import (
	"fmt"
	"io"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// Schrijf writes a message as a file that meets the technical requirements: XML,
// UTF-8 without byte order mark, lines that end in CR/LF, at most MaxGrootte
// bytes (OP192, OP179). The namespaces are declared once, on the root.
//
// What it writes is valid. A message that is not (something missing, too long or
// not in its code list) gives an error that holds Fouten with the path of each,
// and nothing is written.
func (c *Codec) Schrijf(w io.Writer, b Bericht) error {
	data, err := c.Opmaken(b)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("istandaard: write message: %w", err)
	}
	return nil
}

// Opmaken gives the file that Schrijf writes.
func (c *Codec) Opmaken(b Bericht) ([]byte, error) {
	p, ok := c.plannen[b.Soort()]
	if !ok {
		return nil, Fouten{{Regel: codeWortel, Tekst: "Dit bericht bestaat niet. Vul Domein met Wmo of Jw."}}
	}
	s := &schrijving{plan: p, bericht: voorvoegsel(p.soort), basis: p.soort.Domein.Standaard()}
	s.open()
	s.kinderen(p.kinderen, reflect.ValueOf(b).Elem())
	s.buf = append(s.buf, "</"+s.bericht+":Bericht>\r\n"...)
	if len(s.buf) > MaxGrootte {
		s.meld(codeGrootte, "Het bestand wordt groter dan 25 MB. Verdeel het over meer berichten (OP179).")
	}
	if len(s.fouten) > 0 {
		return nil, s.fouten
	}
	return s.buf, nil
}

// Controleer tests whether a message can be written: whether it meets the schema.
// It returns nil or Fouten. The rules of level 2 are in istandaard/controle.
func (c *Codec) Controleer(b Bericht) error {
	_, err := c.Opmaken(b)
	return err
}

// schrijving is the writing of one message.
type schrijving struct {
	plan           *plan
	bericht, basis string // prefixes
	buf            []byte
	pad            pad
	fouten         Fouten
}

func voorvoegsel(s Soort) string {
	if s.Domein == Jw {
		return "jw" + strconv.Itoa(s.Nummer)
	}
	return "wmo" + strconv.Itoa(s.Nummer)
}

func (s *schrijving) open() {
	s.buf = append(s.buf, `<?xml version="1.0" encoding="UTF-8"?>`+"\r\n"...)
	s.buf = append(s.buf, "<"+s.bericht+`:Bericht xmlns:`+s.bericht+`="`+s.plan.ruimte+`" xmlns:`+s.basis+`="`+s.plan.basis+"\">\r\n"...)
}

func (s *schrijving) meld(code, tekst string) {
	if len(s.fouten) == maxFouten {
		code, tekst = codeVeel, "Er zijn nog meer fouten."
	}
	if len(s.fouten) <= maxFouten {
		s.fouten = append(s.fouten, Fout{Regel: code, Plek: s.pad.String(), Tekst: tekst})
	}
}

// kinderen writes the elements of a struct that are filled in.
func (s *schrijving) kinderen(els []element, v reflect.Value) {
	for i := range els {
		e := &els[i]
		s.pad = append(s.pad, stap{naam: e.naam})
		s.veld(e, e.veld(v))
		s.pad = s.pad[:len(s.pad)-1]
	}
}

// veld writes one field, or reports that it had to be filled or had to be empty.
func (s *schrijving) veld(e *element, v reflect.Value) {
	switch vol := gevuld(e, v); {
	case vol && e.verboden:
		s.meld(codeVerboden, "Dit element bestaat niet in dit bericht. Laat het leeg.")
	case vol:
		s.element(e, v)
	case e.min > 0 && !e.verboden:
		s.meld(codeOntbreekt, "Het element "+e.naam+" moet gevuld zijn.")
	}
}

// gevuld reports whether a field holds something to write. An empty text is not
// filled in: the standard has no empty elements. A number, or a class that is
// not a pointer, is always there.
func gevuld(e *element, v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Pointer:
		return !v.IsNil()
	}
	return true
}

func (s *schrijving) element(e *element, v reflect.Value) {
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	s.tag(e, "<")
	switch {
	case e.datatype != nil:
		s.waarde(e, v)
	case e.isLijst:
		s.nieuweRegel()
		s.lijst(&e.kinderen[0], v)
		s.inspringen(len(s.pad))
	default:
		s.nieuweRegel()
		s.kinderen(e.kinderen, v)
		s.inspringen(len(s.pad))
	}
	s.tag(e, "</")
	s.nieuweRegel()
}

func (s *schrijving) lijst(e *element, v reflect.Value) {
	for i := range v.Len() {
		s.pad = append(s.pad, stap{e.naam, i + 1})
		s.element(e, v.Index(i))
		s.pad = s.pad[:len(s.pad)-1]
	}
}

func (s *schrijving) tag(e *element, begin string) {
	prefix := s.basis
	if e.ruimte == s.plan.ruimte {
		prefix = s.bericht
	}
	if begin == "<" {
		s.inspringen(len(s.pad))
	}
	s.buf = append(s.buf, begin...)
	s.buf = append(s.buf, prefix...)
	s.buf = append(s.buf, ':')
	s.buf = append(s.buf, e.naam...)
	s.buf = append(s.buf, '>')
}

func (s *schrijving) nieuweRegel() { s.buf = append(s.buf, "\r\n"...) }

func (s *schrijving) inspringen(n int) {
	for range n {
		s.buf = append(s.buf, '\t')
	}
}

// waarde tests and writes the content of a simple element.
func (s *schrijving) waarde(e *element, v reflect.Value) {
	var tekst string
	if v.Kind() == reflect.String {
		tekst = v.String()
	} else {
		tekst = strconv.FormatInt(v.Int(), 10)
	}
	if code, zin := e.toets(s.plan.soort.Domein, tekst); code != "" {
		s.meld(code, zin)
		return
	}
	var ok bool
	if s.buf, ok = appendTekst(s.buf, tekst); !ok {
		s.meld(codeTeken, "Dit element bevat een teken dat in een bericht niet mag.")
	}
}

// appendTekst writes character data. A line end in it becomes CR/LF, which a
// reader takes for one line end; a lone carriage return becomes a reference, or
// a reader would take it for a line end too. It reports false for a character
// that XML does not allow.
func appendTekst(b []byte, tekst string) ([]byte, bool) {
	for i, r := range tekst {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '\r':
			b = append(b, "&#13;"...)
		case r == '\n':
			b = append(b, "\r\n"...)
		case r < ' ' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			return b, false
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(tekst[i:]); n == 1 {
				return b, false
			}
			b = utf8.AppendRune(b, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b, true
}
