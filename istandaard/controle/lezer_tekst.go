package controle

import (
	"bytes"
	"unicode/utf8"
)

var (
	foutTeken    = &vormfout{"XML-TEKEN", "Hier staat een teken dat in XML niet mag. Haal het weg."}
	foutUTF8     = &vormfout{"XML-CODERING", "Dit teken is geen geldige UTF-8. Sla het bestand op als UTF-8 (OP192)."}
	foutEntiteit = &vormfout{"XML-ENTITEIT", "Hier staat een verwijzing die niet mag. Toegestaan zijn &amp;, &lt;, &gt;, &apos;, &quot; en tekens bij nummer."}
	foutKlem     = &vormfout{"XML-CDATA", "In een tekst mag ]]> niet staan. Schrijf ]]&gt;."}
)

// leesTekst reads text up to the next '<' into l.tekst, with references
// replaced and line ends made one line feed. It gives the bytes it took. Text
// that is longer than the window comes in pieces.
func (l *lezer) leesTekst(b []byte) (int, error) {
	i, schoon := 0, true
	kopie := 0 // up to where b is copied to klad, when not schoon
	vuil := func(n int) {
		if schoon {
			schoon, l.klad = false, l.klad[:0]
		}
		l.klad = append(l.klad, b[kopie:n]...)
	}
	for i < len(b) {
		if tekens[b[i]]&tekenGewoon != 0 {
			i++
			continue
		}
		if b[i] == '<' {
			return l.tekstKlaar(b, kopie, i, schoon), nil
		}
		n, vervang, err := l.bijzonder(b[i:])
		if err == errMeer {
			break
		}
		if err != nil {
			l.begin = l.pos + i
			return 0, err
		}
		if vervang >= 0 {
			vuil(i)
			l.klad = utf8.AppendRune(l.klad, vervang)
			kopie = i + n
		}
		i += n
	}
	if i < stukTekst {
		return 0, errMeer
	}
	return l.tekstKlaar(b, kopie, i, schoon), nil
}

func (l *lezer) tekstKlaar(b []byte, kopie, tot int, schoon bool) int {
	if schoon {
		l.tekst = b[:tot]
	} else {
		l.klad = append(l.klad, b[kopie:tot]...)
		l.tekst = l.klad
	}
	return tot
}

// bijzonder handles what in text is not an ordinary character: a reference, a
// carriage return, the end mark of CDATA, a character outside ASCII. It gives
// the bytes it took and the character that stands for them, -1 for themselves.
func (l *lezer) bijzonder(b []byte) (n int, vervang rune, err error) {
	switch c := b[0]; {
	case c == '&':
		return verwijzing(b)
	case c == '\r':
		if len(b) == 1 && !l.op {
			return 0, 0, errMeer
		}
		if len(b) > 1 && b[1] == '\n' {
			return 2, '\n', nil
		}
		return 1, '\n', nil
	case c == ']':
		if len(b) < 3 && !l.op && bytes.HasPrefix([]byte("]]>"), b) {
			return 0, 0, errMeer
		}
		if bytes.HasPrefix(b, []byte("]]>")) {
			return 0, 0, foutKlem
		}
		return 1, -1, nil
	case c >= utf8.RuneSelf:
		n, err = breedTeken(b, l.op)
		return n, -1, err
	default:
		return 0, 0, foutTeken
	}
}

// breedTeken checks one character outside ASCII.
func breedTeken(b []byte, op bool) (int, error) {
	if !utf8.FullRune(b) && !op {
		return 0, errMeer
	}
	r, n := utf8.DecodeRune(b)
	if r == utf8.RuneError && n == 1 {
		return 0, foutUTF8
	}
	if !isTeken(r) {
		return 0, foutTeken
	}
	return n, nil
}

// maxVerwijzing is the longest reference that is looked at; "&#x10FFFF;" is 10.
// More leading zeros than this allows are refused.
const maxVerwijzing = 64

// verwijzing reads one of the five entities of XML, or a character by number.
// No other entity exists here, because document types are refused.
func verwijzing(b []byte) (n int, r rune, err error) {
	eind := 1
	for eind < len(b) && (b[eind] == '#' || isLetter(b[eind]) || isCijfer(b[eind])) {
		eind++
	}
	switch {
	case eind > maxVerwijzing:
		return 0, 0, foutEntiteit
	case eind == len(b):
		return 0, 0, errMeer
	case b[eind] != ';':
		return 0, 0, foutEntiteit
	}
	switch naam := b[1:eind]; string(naam) {
	case "amp":
		r = '&'
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "apos":
		r = '\''
	case "quot":
		r = '"'
	default:
		var ok bool
		if r, ok = tekenNummer(naam); !ok {
			return 0, 0, foutEntiteit
		}
		if !isTeken(r) {
			return 0, 0, foutTeken
		}
	}
	return eind + 1, r, nil
}

// tekenNummer reads "#65" or "#x41". Only digits may follow: no sign, no
// underscore, and x in lower case.
func tekenNummer(b []byte) (rune, bool) {
	if len(b) < 2 || b[0] != '#' {
		return 0, false
	}
	talstelsel, cijfers := rune(10), b[1:]
	if cijfers[0] == 'x' {
		talstelsel, cijfers = 16, cijfers[1:]
	}
	if len(cijfers) == 0 {
		return 0, false
	}
	var r rune
	for _, c := range cijfers {
		w := cijferWaarde(c)
		if w < 0 || w >= talstelsel {
			return 0, false
		}
		if r = r*talstelsel + w; r > utf8.MaxRune {
			return utf8.MaxRune + 1, true // no character: the caller says so
		}
	}
	return r, true
}

func cijferWaarde(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}

// cdata reads a CDATA section into l.tekst. b begins with "<![CDATA[".
func (l *lezer) cdata(b []byte) (int, error) {
	const kop = len("<![CDATA[")
	eind := bytes.Index(b[kop:], []byte("]]>"))
	if eind < 0 {
		return 0, errMeer
	}
	binnen := b[kop : kop+eind]
	if err := l.alleenTekens(binnen, kop); err != nil {
		return 0, err
	}
	l.tekst, l.isCDATA = binnen, true
	if bytes.IndexByte(binnen, '\r') >= 0 {
		l.klad = append(l.klad[:0], binnen...)
		l.klad = bytes.ReplaceAll(l.klad, []byte("\r\n"), []byte("\n"))
		l.klad = bytes.ReplaceAll(l.klad, []byte("\r"), []byte("\n"))
		l.tekst = l.klad
	}
	return kop + eind + len("]]>"), nil
}

// alleenTekens checks that b holds characters of XML in UTF-8. vanaf is where b
// begins in the token, for the place of the fault.
func (l *lezer) alleenTekens(b []byte, vanaf int) error {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			if c < 0x20 && !isWit(c) {
				l.begin = l.pos + vanaf + i
				return foutTeken
			}
			i++
			continue
		}
		n, err := breedTeken(b[i:], true)
		if err != nil {
			l.begin = l.pos + vanaf + i
			return err
		}
		i += n
	}
	return nil
}
