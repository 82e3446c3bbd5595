package xmltaal

import "unicode/utf8"

// Code says what is wrong with a document. Codes are never renumbered.
type Code uint8

// What can be wrong.
const (
	Opmaak    Code = iota + 1 // markup that XML does not have
	Afgekapt                  // the document ends too early
	Nesting                   // an end tag that does not belong to the open element
	NaWortel                  // a second root element, or text outside the root
	Naamfout                  // not a name
	Prefix                    // a prefix without a namespace declaration
	Ruimtes                   // a namespace declaration that is not allowed
	Dubbel                    // an attribute that is there twice
	Teken                     // a character that XML does not allow
	Codering                  // not UTF-8
	Entiteit                  // an entity that is not one of the five of XML
	Doctype                   // a document type declaration
	TeDiep                    // nested deeper than MaxDiepte
	TeVeel                    // more attributes than MaxAttributen
	Verklaar                  // the XML declaration is not as it must be
	CdataSlot                 // "]]>" in text
)

// Fout is a fault in the document, with its place. It never holds content.
type Fout struct {
	// Code says what is wrong.
	Code Code
	// Regel and Kolom are the place, from 1; Kolom counts bytes.
	Regel, Kolom int
	// Plek is the offset in the input.
	Plek int
}

// Error gives the Dutch sentence of the fault.
func (f *Fout) Error() string { return f.Code.Zin() }

// Zin gives the Dutch sentence that goes with a code.
func (c Code) Zin() string {
	if zin, ok := zinnen[c]; ok {
		return zin
	}
	return "Het bestand is geen geldige XML."
}

var zinnen = map[Code]string{
	Opmaak:    "Hier staat geen geldige XML. Controleer de tekens < en > rond deze plek.",
	Afgekapt:  "Het bestand houdt te vroeg op. Verstuur het bestand opnieuw en volledig.",
	Nesting:   "Dit element wordt gesloten terwijl een ander element nog open staat.",
	NaWortel:  "Buiten het element Bericht mag niets staan.",
	Naamfout:  "Dit is geen geldige naam voor een element of attribuut.",
	Prefix:    "Het voorvoegsel van deze naam is niet verklaard met xmlns.",
	Ruimtes:   "Deze xmlns-verklaring is niet toegestaan.",
	Dubbel:    "Dit attribuut staat er twee keer.",
	Teken:     "Hier staat een teken dat in XML niet mag.",
	Codering:  "Het bestand is niet in UTF-8. Sla het op als UTF-8 zonder BOM.",
	Entiteit:  "Deze verwijzing (&…;) bestaat niet. Alleen &lt; &gt; &amp; &apos; &quot; en tekennummers mogen.",
	Doctype:   "Een DOCTYPE is niet toegestaan in een bericht. Haal het weg.",
	TeDiep:    "De elementen zijn te diep genest voor een bericht.",
	TeVeel:    "Dit element heeft te veel attributen voor een bericht.",
	Verklaar:  "De XML-verklaring op de eerste regel klopt niet.",
	CdataSlot: "De tekens ]]> mogen niet in tekst staan. Schrijf ]]&gt;.",
}

func (l *Lezer) fout(code Code, plek int) *Fout {
	regel, kolom := l.Plaats(plek)
	return &Fout{Code: code, Regel: regel, Kolom: kolom, Plek: plek}
}

// Plaats gives line and column, from 1, of an offset in the input. A line ends
// at \n, or at a \r that no \n follows. The count goes on from the last answer,
// forth or back, so that asking for places near each other is cheap.
func (l *Lezer) Plaats(plek int) (regel, kolom int) {
	plek = min(plek, len(l.data))
	l.terug(plek)
	for i := l.geteld.tot; i < plek; i++ {
		if l.regeleinde(i) {
			l.geteld.regels++
			l.geteld.begin = i + 1
		}
	}
	l.geteld.tot = plek
	return l.geteld.regels + 1, plek - l.geteld.begin + 1
}

// terug takes the count back to an earlier offset.
func (l *Lezer) terug(plek int) {
	over := false
	for i := l.geteld.tot - 1; i >= plek; i-- {
		if l.regeleinde(i) {
			l.geteld.regels--
			over = true
		}
	}
	l.geteld.tot = min(l.geteld.tot, plek)
	if !over {
		return
	}
	l.geteld.begin = plek
	for l.geteld.begin > 0 && !l.regeleinde(l.geteld.begin-1) {
		l.geteld.begin--
	}
}

// regeleinde reports whether the byte at i ends a line.
func (l *Lezer) regeleinde(i int) bool {
	c := l.data[i]
	return c == '\n' || c == '\r' && (i+1 >= len(l.data) || l.data[i+1] != '\n')
}

// telling is how far lines have been counted.
type telling struct {
	tot    int // offset that has been counted up to
	regels int // line ends before tot
	begin  int // offset where the line of tot begins
}

// geldig checks that all of the slice is UTF-8 and only holds characters that
// XML allows. It gives the offset of the first that does not.
func geldig(b []byte) (int, Code) {
	for i := 0; i < len(b); {
		switch tekstTeken[b[i]] {
		case verboden:
			return i, Teken
		case breed:
			n, code := teken(b[i:])
			if code != 0 {
				return i, code
			}
			i += n
		default:
			i++
		}
	}
	return -1, 0
}

// teken reads one character beyond ASCII. It gives its length, or what is wrong.
func teken(b []byte) (int, Code) {
	r, n := utf8.DecodeRune(b)
	switch {
	case r == utf8.RuneError && n == 1:
		return 0, Codering
	case r == 0xFFFE || r == 0xFFFF:
		return 0, Teken
	}
	return n, 0
}

func (l *Lezer) controleerTekens(van, tot int) error {
	if i, code := geldig(l.data[van:tot]); i >= 0 {
		return l.fout(code, van+i)
	}
	return nil
}
