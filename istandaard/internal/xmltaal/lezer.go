// Package xmltaal reads the part of XML that a message between machines needs:
// elements, namespaces, text, character data sections and character references.
// Comments and processing instructions are checked and skipped. A document type
// is refused, and with it every entity but the five that XML itself has, so that
// no input can unfold into more than it is.
//
// The whole file is in memory; tokens point into it. Time is linear in the size
// of the input, depth and number of attributes are bounded, and every fault has
// a place.
package xmltaal

import "bytes"

// MaxDiepte is how deep elements may be nested. The deepest message of the
// standard has 9 levels.
const MaxDiepte = 64

// MaxAttributen is how many attributes and namespace declarations one element
// may have. The messages themselves have no attributes at all.
const MaxAttributen = 64

// Soort says what a token is.
type Soort uint8

// The kinds of token.
const (
	Begin Soort = iota + 1 // the start of an element; <a/> gives Begin and Einde
	Einde                  // the end of an element
	Tekst                  // a piece of character data; one text can come in pieces
	Slot                   // the end of the document
)

// Token is what Volgende found. The slices are valid until the next call.
type Token struct {
	// Soort is Begin, Einde, Tekst or Slot.
	Soort Soort
	// Ruimte is the namespace of the element, empty for none.
	Ruimte string
	// Naam is the local name of the element, without prefix.
	Naam []byte
	// Tekst is the character data, with references resolved and line ends as \n.
	Tekst []byte
	// Attributen are those of a Begin, without namespace declarations.
	Attributen []Attribuut
	// Plek is the offset in the input where the token begins.
	Plek int
}

// Attribuut is an attribute of an element.
type Attribuut struct {
	// Ruimte is the namespace of the attribute, empty when it has no prefix.
	Ruimte string
	// Naam is the local name.
	Naam []byte
	// Waarde is the normalised value.
	Waarde []byte
}

// binding is a namespace declaration in scope.
type binding struct {
	prefix string
	ruimte string
	diepte int
}

// open is an element that has not ended yet.
type open struct {
	naam   []byte // as written, with prefix
	lokaal []byte
	ruimte string
}

// Lezer reads one document.
type Lezer struct {
	data     []byte
	pos      int
	tok      Token
	bindings []binding
	open     []open
	wortel   bool // a root element has been seen
	leeg     bool // the last Begin was <a/>, its Einde comes next
	attrs    []Attribuut
	ruw      []ruwAttribuut
	buf      []byte // decoded text
	attrBuf  []byte // decoded attribute values
	geteld   telling
}

const xmlRuimte = "http://www.w3.org/XML/1998/namespace"
const xmlnsRuimte = "http://www.w3.org/2000/xmlns/"

// Nieuw begins to read a document. A byte order mark is skipped: it is no part
// of the document. The XML declaration is checked here.
func Nieuw(data []byte) (*Lezer, error) {
	l := &Lezer{data: data, bindings: []binding{{prefix: "xml", ruimte: xmlRuimte}}}
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		l.pos = 3
	}
	if err := l.declaratie(); err != nil {
		return nil, err
	}
	return l, nil
}

// Volgende gives the next token; it is the same one each time, filled anew. After
// Slot or a fault it must not be called again. Every error is a *Fout.
func (l *Lezer) Volgende() (*Token, error) {
	l.tok = Token{Plek: l.pos}
	if l.leeg {
		l.leeg = false
		l.sluit()
		return &l.tok, nil
	}
	for l.pos < len(l.data) {
		l.tok.Plek = l.pos
		var err error
		if l.data[l.pos] == '<' {
			err = l.markering()
		} else {
			err = l.tekst()
		}
		if err != nil {
			return nil, err
		}
		if l.tok.Soort != 0 {
			return &l.tok, nil
		}
	}
	if len(l.open) > 0 || !l.wortel {
		return nil, l.fout(Afgekapt, l.pos)
	}
	l.tok.Soort, l.tok.Plek = Slot, l.pos
	return &l.tok, nil
}

// markering reads what begins with "<". What is skipped leaves no token.
func (l *Lezer) markering() error {
	rest := l.data[l.pos:]
	switch {
	case len(rest) < 2:
	case rest[1] == '/':
		return l.einde()
	case rest[1] == '?':
		return l.instructie()
	case rest[1] == '!':
		return l.uitroep(rest)
	}
	return l.begin()
}

// uitroep reads what begins with "<!".
func (l *Lezer) uitroep(rest []byte) error {
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return l.commentaar()
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		return l.cdata()
	case bytes.HasPrefix(rest, []byte("<!DOCTYPE")):
		return l.fout(Doctype, l.pos)
	}
	return l.fout(Opmaak, l.pos)
}

// begin reads a start tag.
func (l *Lezer) begin() error {
	start := l.pos
	if len(l.open) == 0 && l.wortel {
		return l.fout(NaWortel, start)
	}
	if len(l.open) >= MaxDiepte {
		return l.fout(TeDiep, start)
	}
	l.pos++
	naam, err := l.naam()
	if err != nil {
		return err
	}
	l.wortel = true
	l.open = append(l.open, open{naam: naam})
	if err := l.attributen(start); err != nil {
		return err
	}
	prefix, lokaal, ok := splits(naam)
	if !ok {
		return l.fout(Naamfout, start+1)
	}
	ruimte, ok := l.ruimte(prefix)
	if !ok {
		return l.fout(Prefix, start+1)
	}
	top := &l.open[len(l.open)-1]
	top.lokaal, top.ruimte = lokaal, ruimte
	l.tok.Soort, l.tok.Ruimte, l.tok.Naam, l.tok.Attributen = Begin, ruimte, lokaal, l.attrs
	return nil
}

// einde reads an end tag.
func (l *Lezer) einde() error {
	start := l.pos
	l.pos += 2
	if l.verwacht() {
		l.sluit()
		return nil
	}
	naam, err := l.naam()
	if err != nil {
		return err
	}
	if len(l.open) == 0 || !bytes.Equal(l.open[len(l.open)-1].naam, naam) {
		return l.fout(Nesting, start)
	}
	l.spaties()
	if l.pos >= len(l.data) {
		return l.fout(Afgekapt, l.pos)
	}
	if l.data[l.pos] != '>' {
		return l.fout(Opmaak, l.pos)
	}
	l.pos++
	l.sluit()
	return nil
}

// verwacht reads the end tag of the innermost element in its plainest spelling,
// as nearly all are. It reports false, and reads nothing, for any other.
func (l *Lezer) verwacht() bool {
	if len(l.open) == 0 {
		return false
	}
	naam := l.open[len(l.open)-1].naam
	eind := l.pos + len(naam)
	if eind >= len(l.data) || l.data[eind] != '>' || !bytes.Equal(l.data[l.pos:eind], naam) {
		return false
	}
	l.pos = eind + 1
	return true
}

// sluit ends the innermost element and forgets its namespace declarations.
func (l *Lezer) sluit() {
	diepte := len(l.open)
	top := l.open[diepte-1]
	l.open = l.open[:diepte-1]
	for n := len(l.bindings); l.bindings[n-1].diepte == diepte; n = len(l.bindings) {
		l.bindings = l.bindings[:n-1]
	}
	l.tok.Soort, l.tok.Ruimte, l.tok.Naam = Einde, top.ruimte, top.lokaal
}

// ruimte finds what a prefix stands for. No prefix and no default declaration
// is no namespace.
func (l *Lezer) ruimte(prefix []byte) (string, bool) {
	for i := len(l.bindings) - 1; i >= 0; i-- {
		if l.bindings[i].prefix == string(prefix) {
			return l.bindings[i].ruimte, true
		}
	}
	return "", len(prefix) == 0
}

func (l *Lezer) spaties() bool {
	start := l.pos
	for l.pos < len(l.data) && isSpatie(l.data[l.pos]) {
		l.pos++
	}
	return l.pos > start
}

func isSpatie(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }
