package controle

import (
	"bytes"
	"errors"
	"io"
)

// token is what the reader found.
type token uint8

const (
	tokenGeen  token = iota // a comment or processing instruction: nothing to report
	tokenBegin              // a start tag: naam, attributen, leeg
	tokenEind               // an end tag, already matched with its start tag
	tokenTekst              // text or CDATA: tekst; long text may come in pieces
	tokenSlot               // the end of a complete document
)

const (
	vensterBegin = 64 << 10
	// stukTekst is how much text is given on before its end is known, so that a
	// long text never has to be held in the window.
	stukTekst = 32 << 10
	// maxDiepte bounds the nesting; the deepest message goes ten levels deep.
	maxDiepte = 256
	// maxAttributen bounds the attributes of one element; the messages have none
	// but declarations of namespaces.
	maxAttributen = 64
)

// vormfout is a breach of XML itself. Reading cannot go on after it.
type vormfout struct {
	regel string // "XML-…"
	tekst string // Dutch sentence
}

func (f *vormfout) Error() string { return f.regel + ": " + f.tekst }

// errMeer says that a token is not complete in the window yet.
var errMeer = errors.New("meer gegevens nodig")

// attribuut is one attribute of a start tag. Both slices live until the next
// token.
type attribuut struct{ naam, waarde []byte }

// lezer reads XML 1.0 with namespaces in one pass, through a window over the
// source that slides along. It reads no document type declarations. Slices in
// its fields live until the next call of volgende.
type lezer struct {
	bron io.Reader
	buf  []byte
	pos  int // first byte in buf that is not read yet
	eind int // end of what buf holds
	op   bool
	max  int64 // bytes that may be read
	weg  int64 // bytes that were in the window and have left it

	geteld     int   // bytes of buf that are counted in regel
	regel      int   // lines that ended before buf[geteld]
	regelBegin int64 // where in the file the line begins that buf[geteld] is in
	merk       merk

	begin int // where the current token begins in buf

	naam        []byte
	dubbelepunt int // where naam has its colon, -1 for none
	attrs       []attribuut
	leeg        bool
	tekst       []byte
	isCDATA     bool   // tekst stood in a CDATA section
	klad        []byte // for text that differs from its source
	klad2       []byte // for attribute values that do
	slaWit      bool   // white space between tags need not be reported

	namen  []byte // the names of the open elements, one after the other
	grens  []int  // where each begins
	gezien bool   // the root element has begun
	start  bool   // the first bytes are read

	codering string // the encoding of the file where it is not UTF-8
	bom      bool   // the file begins with a byte order mark
	ns       ruimten
}

func nieuweLezer(bron io.Reader, max int64) *lezer {
	return &lezer{bron: bron, buf: make([]byte, vensterBegin), max: max, ns: nieuweRuimten()}
}

// volgende reads the next token. An error is a *vormfout, or comes from the
// source.
func (l *lezer) volgende() (token, error) {
	if !l.start {
		l.start = true
		if err := l.proloog(); err != nil {
			return tokenGeen, err
		}
	}
	for {
		b := l.buf[l.pos:l.eind]
		if len(b) == 0 {
			if l.op {
				return l.slot()
			}
			if err := l.vul(); err != nil {
				return tokenGeen, err
			}
			continue
		}
		l.begin = l.pos
		var t token
		var n int
		var err error
		if b[0] == '<' {
			t, n, err = l.opmaak(b)
		} else {
			t, n, err = l.lopend(b)
		}
		if err == errMeer {
			if err = l.meer(); err != nil {
				return tokenGeen, err
			}
			continue
		}
		if err != nil {
			return tokenGeen, err
		}
		l.pos += n
		if t != tokenGeen {
			return t, nil
		}
	}
}

// meer gets more of the source for a token that is not complete.
func (l *lezer) meer() error {
	if l.op {
		return &vormfout{"XML-AFGEKAPT", "Het bestand houdt midden in een element op. Stuur het bestand opnieuw en compleet."}
	}
	return l.vul()
}

// slot judges the end of the file.
func (l *lezer) slot() (token, error) {
	l.begin = l.pos
	switch {
	case !l.gezien:
		return tokenGeen, &vormfout{"XML-AFGEKAPT", "Er staat geen bericht in het bestand. Kies een ander bestand."}
	case len(l.grens) > 0:
		return tokenGeen, &vormfout{"XML-AFGEKAPT", "Het bestand houdt op voordat alle elementen gesloten zijn. Stuur het bestand opnieuw en compleet."}
	}
	return tokenSlot, nil
}

// errTeGroot is returned when the source is larger than the reader may read.
var errTeGroot = &vormfout{"OP179", "Het bestand is te groot. Een bericht mag niet groter zijn dan 25 MB: verdeel het over meer berichten."}

// vul slides the window to the first byte that is not read and fills it up. A
// window that is full already is doubled.
func (l *lezer) vul() error {
	if l.pos > 0 {
		if l.merk.plek >= l.weg {
			l.bepaal()
		}
		l.telTot(l.pos)
		copy(l.buf, l.buf[l.pos:l.eind])
		l.weg += int64(l.pos)
		l.eind -= l.pos
		l.geteld -= l.pos
		l.pos, l.begin = 0, 0
	}
	if l.eind == len(l.buf) {
		groter := make([]byte, 2*len(l.buf))
		copy(groter, l.buf[:l.eind])
		l.buf = groter
	}
	for leeg := 0; l.eind < len(l.buf); {
		n, err := l.bron.Read(l.buf[l.eind:])
		l.eind += n
		if l.weg+int64(l.eind) > l.max {
			return errTeGroot
		}
		if err == io.EOF {
			l.op = true
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			leeg = 0
		} else if leeg++; leeg == 100 {
			return io.ErrNoProgress
		}
	}
	return nil
}

// telTot counts the lines up to a place in the window.
func (l *lezer) telTot(pos int) {
	if pos <= l.geteld {
		return
	}
	stuk := l.buf[l.geteld:pos]
	if n := bytes.Count(stuk, []byte{'\n'}); n > 0 {
		l.regel += n
		l.regelBegin = l.weg + int64(l.geteld+bytes.LastIndexByte(stuk, '\n')) + 1
	}
	l.geteld = pos
}

// plaats gives line and column (in bytes) of the token that was read last, both
// from 1.
func (l *lezer) plaats() (regel, kolom int) {
	l.telTot(l.begin)
	return l.regel + 1, int(l.weg+int64(l.begin)-l.regelBegin) + 1
}

// merk is a place in the file that may be asked for later. Counting lines for
// every value would cost more than reading it, so that waits until the place is
// asked for, or leaves the window.
type merk struct {
	plek         int64
	bekend       bool
	regel, kolom int
}

// markeer remembers where the current token begins.
func (l *lezer) markeer() { l.merk = merk{plek: l.weg + int64(l.begin)} }

// bepaal counts the lines up to the mark. A mark that lies before what is
// counted already gets the place where counting is.
func (l *lezer) bepaal() {
	if !l.merk.bekend {
		l.telTot(int(l.merk.plek - l.weg))
		l.merk.bekend, l.merk.regel = true, l.regel+1
		l.merk.kolom = int(max(l.merk.plek-l.regelBegin, 0)) + 1
	}
}

// gemarkeerd gives the place of the mark.
func (l *lezer) gemarkeerd() (regel, kolom int) {
	l.bepaal()
	return l.merk.regel, l.merk.kolom
}

// lopend reads text up to the next tag.
func (l *lezer) lopend(b []byte) (token, int, error) {
	if l.slaWit || len(l.grens) == 0 {
		i := 0
		for i < len(b) && isWit(b[i]) {
			i++
		}
		if i > 0 {
			return tokenGeen, i, nil
		}
	}
	if len(l.grens) == 0 {
		return tokenGeen, 0, l.buiten()
	}
	l.isCDATA = false
	n, err := l.leesTekst(b)
	return tokenTekst, n, err
}

// buiten is the fault for text outside the root element.
func (l *lezer) buiten() error {
	if l.gezien {
		return &vormfout{"XML-BUITEN-WORTEL", "Na het bericht staat nog tekst. Haal die weg."}
	}
	return &vormfout{"XML-BUITEN-WORTEL", "Het bestand begint niet met XML. Stuur het bericht als XML-bestand."}
}

// push and pop keep the names of the open elements.
func (l *lezer) push(naam []byte) {
	l.grens = append(l.grens, len(l.namen))
	l.namen = append(l.namen, naam...)
}

// top gives the name of the innermost open element.
func (l *lezer) top() []byte { return l.namen[l.grens[len(l.grens)-1]:] }

func (l *lezer) pop() {
	laatste := len(l.grens) - 1
	l.namen = l.namen[:l.grens[laatste]]
	l.grens = l.grens[:laatste]
	l.ns.sluit(laatste + 1)
}
