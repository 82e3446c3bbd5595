package controle

import (
	"bytes"
	"unicode/utf8"
)

var (
	foutTag        = &vormfout{"XML-OPMAAK", "Deze tag klopt niet. Controleer de haakjes, de naam en de aanhalingstekens."}
	foutEindTag    = &vormfout{"XML-NESTING", "Deze eindtag hoort niet bij het element dat open is. Sluit eerst dat element."}
	foutDTD        = &vormfout{"XML-DOCTYPE", "Een documenttype (DOCTYPE) mag niet in een bericht staan. Haal het weg."}
	foutDiepte     = &vormfout{"XML-DIEPTE", "De elementen zijn te diep genest. Zo'n bericht bestaat niet."}
	foutCommentaar = &vormfout{"XML-OPMAAK", "Dit commentaar klopt niet: er mag geen -- in staan."}
	foutOpdracht   = &vormfout{"XML-OPMAAK", "Deze verwerkingsopdracht (<?…?>) klopt niet of staat niet op zijn plaats."}
	foutTweede     = &vormfout{"XML-BUITEN-WORTEL", "Na het bericht begint een tweede element. Een bestand bevat één bericht."}
	foutAttribuut  = &vormfout{"XML-OPMAAK", "Dit attribuut klopt niet. Controleer de naam, het =-teken en de aanhalingstekens."}
	foutDubbel     = &vormfout{"XML-DUBBEL", "Dit element heeft hetzelfde attribuut twee keer. Haal er één weg."}
	foutVeel       = &vormfout{"XML-ATTRIBUTEN", "Dit element heeft te veel attributen. Een bericht heeft er geen nodig."}
	foutNaam       = &vormfout{"XML-NAAM", "Deze naam klopt niet: er mag hooguit één dubbele punt in staan, met een naam ervoor en erachter."}
	foutPrefix     = &vormfout{"XML-VOORVOEGSEL", "Dit voorvoegsel is niet bekend gemaakt. Noem bij het begin van het bericht de naamruimte waar het voor staat."}
	foutRuimte     = &vormfout{"XML-NAAMRUIMTE", "Deze naamruimte kan zo niet bekend worden gemaakt. Gebruik de naamruimten van de standaard."}
)

// opmaak reads what begins with '<'.
func (l *lezer) opmaak(b []byte) (token, int, error) {
	if len(b) < 2 {
		return tokenGeen, 0, errMeer
	}
	switch b[1] {
	case '/':
		n, err := l.eindTag(b)
		return tokenEind, n, err
	case '?':
		n, err := l.opdracht(b)
		return tokenGeen, n, err
	case '!':
		return l.uitroep(b)
	default:
		n, err := l.beginTag(b)
		return tokenBegin, n, err
	}
}

// uitroep reads a comment or a CDATA section, and refuses a document type.
func (l *lezer) uitroep(b []byte) (token, int, error) {
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		n, err := l.commentaar(b)
		return tokenGeen, n, err
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		if len(l.grens) == 0 {
			return tokenGeen, 0, l.buiten()
		}
		n, err := l.cdata(b)
		return tokenTekst, n, err
	case bytes.HasPrefix(b, []byte("<!DOCTYPE")):
		return tokenGeen, 0, foutDTD
	case len(b) < len("<![CDATA[") && !l.op:
		return tokenGeen, 0, errMeer
	}
	return tokenGeen, 0, foutTag
}

func (l *lezer) commentaar(b []byte) (int, error) {
	const kop = len("<!--")
	eind := bytes.Index(b[kop:], []byte("--"))
	if eind < 0 || kop+eind+2 >= len(b) {
		return 0, errMeer
	}
	if b[kop+eind+2] != '>' {
		l.begin = l.pos + kop + eind
		return 0, foutCommentaar
	}
	return kop + eind + len("-->"), l.alleenTekens(b[kop:kop+eind], kop)
}

// opdracht reads a processing instruction. The XML declaration is read before,
// so here the target xml is a fault.
func (l *lezer) opdracht(b []byte) (int, error) {
	const kop = len("<?")
	eind := kop + bytes.Index(b[kop:], []byte("?>"))
	if eind < kop {
		return 0, errMeer
	}
	n, _ := naamLengte(b[kop:eind])
	if n == 0 || bytes.EqualFold(b[kop:kop+n], []byte("xml")) {
		return 0, foutOpdracht
	}
	if kop+n < eind && !isWit(b[kop+n]) {
		return 0, foutOpdracht
	}
	return eind + len("?>"), l.alleenTekens(b[kop+n:eind], kop+n)
}

// eindTag reads "</name>" and closes the innermost element.
func (l *lezer) eindTag(b []byte) (int, error) {
	if len(l.grens) == 0 {
		return 0, foutEindTag
	}
	open := l.top()
	i := 2 + len(open)
	if len(b) <= i {
		return 0, errMeer
	}
	if !bytes.Equal(b[2:i], open) {
		return 0, foutEindTag
	}
	for isWit(b[i]) {
		if i++; i == len(b) {
			return 0, errMeer
		}
	}
	if b[i] != '>' {
		return 0, foutEindTag
	}
	return i + 1, nil
}

// beginTag reads a start tag with its attributes and opens the element. The
// caller closes an element that is empty by its tag (l.leeg).
func (l *lezer) beginTag(b []byte) (int, error) {
	n, meer := naamLengte(b[1:])
	if meer {
		return 0, errMeer
	}
	i := 1 + n
	if n == 0 {
		return 0, foutTag
	}
	l.naam, l.attrs, l.klad2 = b[1:i], l.attrs[:0], l.klad2[:0]
	for b[i] != '>' {
		wit := i
		for i < len(b) && isWit(b[i]) {
			i++
		}
		if i+1 >= len(b) {
			return 0, errMeer
		}
		if b[i] == '/' {
			if b[i+1] != '>' {
				return 0, foutTag
			}
			return i + 2, l.open(true)
		}
		if b[i] == '>' {
			break
		}
		if wit == i {
			return 0, foutTag
		}
		var err error
		if i, err = l.attribuut(b, i); err != nil {
			return 0, err
		}
		if i == len(b) {
			return 0, errMeer
		}
	}
	return i + 1, l.open(false)
}

// attribuut reads one attribute at b[i] and gives where it ends.
func (l *lezer) attribuut(b []byte, i int) (int, error) {
	n, meer := naamLengte(b[i:])
	if meer {
		return 0, errMeer
	}
	if n == 0 {
		return 0, foutAttribuut
	}
	a := attribuut{naam: b[i : i+n]}
	i += n
	for _, nodig := range []byte("=\"") {
		for i < len(b) && isWit(b[i]) {
			i++
		}
		if i == len(b) {
			return 0, errMeer
		}
		if b[i] != nodig && (nodig != '"' || b[i] != '\'') {
			return 0, foutAttribuut
		}
		i++
	}
	eind := bytes.IndexByte(b[i:], b[i-1])
	if eind < 0 {
		return 0, errMeer
	}
	var err error
	if a.waarde, err = l.attribuutWaarde(b[i : i+eind]); err != nil {
		return 0, err
	}
	if len(l.attrs) == maxAttributen {
		return 0, foutVeel
	}
	l.attrs = append(l.attrs, a)
	return i + eind + 1, nil
}

// attribuutWaarde replaces references and makes white space a space.
func (l *lezer) attribuutWaarde(b []byte) ([]byte, error) {
	van := len(l.klad2)
	for i := 0; i < len(b); {
		c := b[i]
		switch {
		case c == '<' || c < 0x20 && !isWit(c):
			return nil, foutTeken
		case c == '&':
			n, r, err := verwijzing(b[i:])
			if err != nil {
				return nil, foutEntiteit
			}
			l.klad2 = utf8.AppendRune(l.klad2, r)
			i += n
		case c >= utf8.RuneSelf:
			n, err := breedTeken(b[i:], true)
			if err != nil {
				return nil, err
			}
			l.klad2 = append(l.klad2, b[i:i+n]...)
			i += n
		case c == '\r' && i+1 < len(b) && b[i+1] == '\n':
			i++ // one line end, one space
		case isWit(c):
			l.klad2 = append(l.klad2, ' ')
			i++
		default:
			l.klad2 = append(l.klad2, c)
			i++
		}
	}
	return l.klad2[van:len(l.klad2):len(l.klad2)], nil
}

// open takes a start tag in: it declares its namespaces, checks the attributes
// and puts the element on the stack.
func (l *lezer) open(leeg bool) error {
	switch {
	case len(l.grens) == 0 && l.gezien:
		return foutTweede
	case len(l.grens) == maxDiepte:
		return foutDiepte
	}
	l.gezien, l.leeg = true, leeg
	l.push(l.naam)
	var ok bool
	if l.dubbelepunt, ok = gekwalificeerd(l.naam); !ok {
		return foutNaam
	}
	if len(l.attrs) > 0 {
		return l.attributen()
	}
	return nil
}

// attributen declares the namespaces of a start tag and looks for the same
// attribute twice, by name and by namespace.
func (l *lezer) attributen() error {
	for i, a := range l.attrs {
		if _, ok := gekwalificeerd(a.naam); !ok {
			return foutNaam
		}
		for _, eerder := range l.attrs[:i] {
			if bytes.Equal(eerder.naam, a.naam) {
				return foutDubbel
			}
		}
		if !l.ns.verklaar(a, len(l.grens)) {
			return foutRuimte
		}
	}
	for i, a := range l.attrs {
		d := bytes.IndexByte(a.naam, ':')
		if d < 0 || isVerklaring(a.naam) {
			continue
		}
		hier := l.ns.zoek(a.naam[:d])
		if hier == nil {
			return foutPrefix
		}
		for _, eerder := range l.attrs[:i] {
			e := bytes.IndexByte(eerder.naam, ':')
			if e < 0 || isVerklaring(eerder.naam) || !bytes.Equal(eerder.naam[e+1:], a.naam[d+1:]) {
				continue
			}
			if l.ns.zoek(eerder.naam[:e]).naam == hier.naam {
				return foutDubbel
			}
		}
	}
	return nil
}
