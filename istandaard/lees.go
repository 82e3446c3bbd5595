package istandaard

import (
	"bytes"
	"errors"
	"io"
	"reflect"

	"codeberg.org/wijzer/wijzer/istandaard/internal/xmltaal"
)

// maxFouten is how many structural faults are listed. A file that has more is
// not the message it says it is.
const maxFouten = 500

// Lees reads one message of at most MaxGrootte bytes. It is as strict as the
// schema: what it gives back is valid. Any other file gives an error that holds
// Fouten, all of them at once, each with line, column and path.
//
// Prefixes are free, as are comments, processing instructions, CDATA sections
// and the order of namespace declarations. Stricter than a schema validator it
// is in three things: the file must be UTF-8 (a byte order mark is let pass), a
// document type is refused, and xsi:type and xsi:nil are not allowed.
//
// Numbers, dates and times lose white space and leading zeros around them; all
// other content is kept to the letter.
func (c *Codec) Lees(r io.Reader) (Bericht, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxGrootte+1))
	if err != nil {
		return nil, Fouten{{Regel: codeLezen, Tekst: "Het bestand kon niet worden gelezen."}}
	}
	return c.Ontleed(data)
}

// Ontleed reads one message that is in memory. It does not keep data.
func (c *Codec) Ontleed(data []byte) (Bericht, error) {
	if len(data) > MaxGrootte {
		return nil, Fouten{{Regel: codeGrootte, Tekst: "Het bestand is groter dan 25 MB. Verdeel het over meer berichten (OP179)."}}
	}
	x, err := xmltaal.Nieuw(data)
	if err != nil {
		return nil, Fouten{xmlFout(err, nil)}
	}
	l := &lezing{x: x, woorden: map[string]string{}}
	b := l.bericht(c)
	if len(l.fouten) > 0 {
		return nil, l.fouten
	}
	return b, nil
}

// lezing is the reading of one message.
type lezing struct {
	x       *xmltaal.Lezer
	domein  Domein
	pad     pad
	fouten  Fouten
	stop    bool // reading cannot go on
	buf     []byte
	woorden map[string]string // short texts seen before, kept once
}

// volgende gives the next token; on a fault in the XML itself it stops reading.
func (l *lezing) volgende() (*xmltaal.Token, bool) {
	if l.stop {
		return nil, false
	}
	tok, err := l.x.Volgende()
	if err != nil {
		l.fouten = append(l.fouten, xmlFout(err, l.pad))
		l.stop = true
		return nil, false
	}
	return tok, true
}

// xmlcodes are the codes for a fault in the XML itself.
var xmlcodes = map[xmltaal.Code]string{
	xmltaal.Opmaak: "XML-OPMAAK", xmltaal.Afgekapt: "XML-AFGEKAPT", xmltaal.Nesting: "XML-NESTING",
	xmltaal.NaWortel: "XML-BUITEN-WORTEL", xmltaal.Naamfout: "XML-NAAM", xmltaal.Prefix: "XML-VOORVOEGSEL",
	xmltaal.Ruimtes: "XML-NAAMRUIMTE", xmltaal.Dubbel: "XML-DUBBEL", xmltaal.Teken: "XML-TEKEN",
	xmltaal.Codering: "XML-CODERING", xmltaal.Entiteit: "XML-ENTITEIT", xmltaal.Doctype: "XML-DOCTYPE",
	xmltaal.TeDiep: "XML-DIEPTE", xmltaal.TeVeel: "XML-ATTRIBUTEN", xmltaal.Verklaar: "XML-VERKLARING",
	xmltaal.CdataSlot: "XML-CDATA",
}

func xmlFout(err error, p pad) Fout {
	var f *xmltaal.Fout
	if !errors.As(err, &f) {
		return Fout{Regel: "XML-OPMAAK", Tekst: xmltaal.Opmaak.Zin()}
	}
	return Fout{Regel: xmlcodes[f.Code], Plek: p.String(), Regelnummer: f.Regel, Kolom: f.Kolom, Tekst: f.Error()}
}

// meld notes a fault at an offset in the file.
func (l *lezing) meld(plek int, code, tekst string) {
	if l.stop {
		return
	}
	regel, kolom := l.x.Plaats(plek)
	if len(l.fouten) >= maxFouten {
		code, tekst = codeVeel, "Er zijn nog meer fouten. Controleer of dit het goede bestand is."
		l.stop = true
	}
	l.fouten = append(l.fouten, Fout{Regel: code, Plek: l.pad.String(), Regelnummer: regel, Kolom: kolom, Tekst: tekst})
}

// bericht reads the root element and all that is in it.
func (l *lezing) bericht(c *Codec) Bericht {
	tok, ok := l.volgende()
	if !ok {
		return nil
	}
	s, ok := c.uitgave.SoortVanNaamruimte(tok.Ruimte)
	if !ok || string(tok.Naam) != "Bericht" {
		l.meld(tok.Plek, codeWortel, "Dit is geen bericht van iWmo of iJw "+c.uitgave.String()+". Controleer het element Bericht en zijn naamruimte.")
		return nil
	}
	l.domein = s.Domein
	b := nieuwBericht(s)
	l.attributen(tok)
	l.kinderen(c.plannen[s].kinderen, reflect.ValueOf(b).Elem())
	l.volgende() // the end of the document, or a fault behind the root
	return b
}

const xsiRuimte = "http://www.w3.org/2001/XMLSchema-instance"

func (l *lezing) attributen(tok *xmltaal.Token) {
	for _, a := range tok.Attributen {
		if a.Ruimte == xsiRuimte && (string(a.Naam) == "schemaLocation" || string(a.Naam) == "noNamespaceSchemaLocation") {
			continue
		}
		l.meld(tok.Plek, codeAttribuut, "Dit element mag dit attribuut niet hebben. Haal het weg.")
	}
}

// kinderen reads the content of a class or composite type into v, up to and
// including its end.
func (l *lezing) kinderen(els []element, v reflect.Value) {
	nu, aantal := 0, 0 // the element that is due, and how many of it have come
	for {
		tok, ok := l.volgende()
		if !ok {
			return
		}
		switch tok.Soort {
		case xmltaal.Tekst:
			if len(bytes.Trim(tok.Tekst, " \t\r\n")) > 0 {
				l.meld(tok.Plek, codeTekst, "Hier staat tekst waar alleen elementen mogen staan.")
			}
		case xmltaal.Einde:
			l.ontbreekt(els[nu:], aantal, tok.Plek)
			return
		case xmltaal.Begin:
			i := zoek(els, nu, aantal, tok)
			if i < 0 {
				l.misplaatst(els, tok)
				continue
			}
			if i > nu {
				l.ontbreekt(els[nu:i], aantal, tok.Plek)
				nu, aantal = i, 0
			}
			aantal++
			l.element(&els[i], v, aantal, tok)
		}
	}
}

// zoek finds the element that may come now: the one that is due, when it has not
// come or may repeat, or a later one.
func zoek(els []element, nu, aantal int, tok *xmltaal.Token) int {
	for i := nu; i < len(els); i++ {
		e := &els[i]
		if e.verboden || e.naam != string(tok.Naam) || e.ruimte != tok.Ruimte {
			continue
		}
		if i == nu && aantal > 0 && !e.herhaalt {
			continue
		}
		return i
	}
	return -1
}

// ontbreekt reports the elements that had to come before this point. The first
// of them has come aantal times.
func (l *lezing) ontbreekt(els []element, aantal, plek int) {
	for i := range els {
		if els[i].min > 0 && !els[i].verboden && (i > 0 || aantal == 0) {
			l.meld(plek, codeOntbreekt, "Het element "+els[i].naam+" ontbreekt. Neem het op, op de plaats die de standaard geeft.")
		}
	}
}

// misplaatst reports an element that cannot stand here, and skips it.
func (l *lezing) misplaatst(els []element, tok *xmltaal.Token) {
	code, zin := codeOnbekend, "Dit element hoort hier niet. Haal het weg."
	for i := range els {
		if els[i].verboden || els[i].naam != string(tok.Naam) {
			continue
		}
		code, zin = codeVolgorde, "Het element "+els[i].naam+" staat niet op de goede plaats of staat er te vaak."
		if els[i].ruimte != tok.Ruimte {
			code, zin = codeRuimte, "Het element "+els[i].naam+" heeft niet de goede naamruimte."
		}
		break
	}
	l.meld(tok.Plek, code, zin)
	l.sla()
}

// sla skips to the end of the element that has just begun.
func (l *lezing) sla() {
	for diepte := 1; diepte > 0; {
		tok, ok := l.volgende()
		if !ok {
			return
		}
		switch tok.Soort {
		case xmltaal.Begin:
			diepte++
		case xmltaal.Einde:
			diepte--
		}
	}
}

// element reads one element into its field in v; in a list v is the slice.
func (l *lezing) element(e *element, v reflect.Value, nummer int, tok *xmltaal.Token) {
	stap := stap{naam: e.naam}
	if e.herhaalt {
		stap.nummer = nummer
	}
	l.pad = append(l.pad, stap)
	l.attributen(tok)
	doel := v
	if e.herhaalt {
		v.Grow(1)
		v.SetLen(nummer)
		doel = v.Index(nummer - 1)
		doel.SetZero()
	} else {
		doel = e.veld(v)
	}
	if e.datatype != nil {
		l.waarde(e, doel, tok.Plek)
	} else {
		if doel.Kind() == reflect.Pointer {
			doel.Set(reflect.New(doel.Type().Elem()))
			doel = doel.Elem()
		}
		l.kinderen(e.kinderen, doel)
	}
	l.pad = l.pad[:len(l.pad)-1]
}

// waarde reads the content of a simple element and tests it.
func (l *lezing) waarde(e *element, doel reflect.Value, begin int) {
	tekst, ok := l.tekst()
	if !ok {
		return
	}
	if code, zin := e.toets(l.domein, tekst); code != "" {
		l.meld(begin, code, zin)
		return
	}
	if doel.Kind() == reflect.String {
		if e.datatype.Basis != BasisTekst {
			tekst = spatieloos(tekst)
		}
		doel.SetString(tekst)
		return
	}
	n, _, _ := e.datatype.getal(tekst)
	if doel.Kind() == reflect.Pointer {
		doel.Set(reflect.New(doel.Type().Elem()))
		doel = doel.Elem()
	}
	doel.SetInt(n)
}

// tekst gathers the character data of a simple element up to its end.
func (l *lezing) tekst() (string, bool) {
	l.buf = l.buf[:0]
	for {
		tok, ok := l.volgende()
		if !ok {
			return "", false
		}
		switch tok.Soort {
		case xmltaal.Tekst:
			l.buf = append(l.buf, tok.Tekst...)
		case xmltaal.Einde:
			return l.woord(), true
		case xmltaal.Begin:
			l.meld(tok.Plek, codeOnbekend, "Dit element hoort hier niet. Haal het weg.")
			l.sla()
		}
	}
}

// woord gives the gathered text as a string; short texts, such as codes, dates
// and amounts, come back often and are kept once.
func (l *lezing) woord() string {
	const kort, veel = 16, 4096
	if len(l.buf) > kort {
		return string(l.buf)
	}
	if w, ok := l.woorden[string(l.buf)]; ok {
		return w
	}
	w := string(l.buf)
	if len(l.woorden) < veel {
		l.woorden[w] = w
	}
	return w
}

// Herken tells which message a file says it is, by the namespace of its root
// alone. It reports false when that is no message of this release, or the file
// is not XML as far as the root. The rest of the file is not looked at.
func (c *Codec) Herken(data []byte) (Soort, bool) {
	x, err := xmltaal.Nieuw(data)
	if err != nil {
		return Soort{}, false
	}
	tok, err := x.Volgende()
	if err != nil {
		return Soort{}, false
	}
	return c.uitgave.SoortVanNaamruimte(tok.Ruimte)
}
