package xmltaal

import (
	"bytes"
	"unicode/utf8"
)

// What a byte means in character data.
const (
	gewoon   = iota
	slot     // "<": the end of it
	verwijst // "&"
	regel    // a carriage return
	haak     // "]", which may begin "]]>"
	verboden // a control character
	breed    // part of a character beyond ASCII
)

// tekstTeken tells for each byte what it means in character data.
var tekstTeken = func() (t [256]byte) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = breed
		case c < ' ' && c != '\t' && c != '\n':
			t[c] = verboden
		}
	}
	t['<'], t['&'], t['\r'], t[']'] = slot, verwijst, regel, haak
	return t
}()

// tekst reads character data up to the next "<". White space outside the root
// element is skipped; anything else there is a fault.
func (l *Lezer) tekst() error {
	start := l.pos
	metVerwijzing, metRegel, err := l.meet()
	if err != nil {
		return err
	}
	ruw := l.data[start:l.pos]
	if len(l.open) == 0 {
		for i, c := range ruw {
			if !isSpatie(c) {
				return l.fout(NaWortel, start+i)
			}
		}
		return nil
	}
	switch {
	case metVerwijzing:
		if err := l.ontcijfer(start, l.pos); err != nil {
			return err
		}
		ruw = l.buf
	case metRegel:
		ruw = l.regeleinden(ruw)
	}
	l.tok.Soort, l.tok.Tekst = Tekst, ruw
	return nil
}

// meet goes to the end of the character data, and tells whether there are
// references and carriage returns in it.
func (l *Lezer) meet() (metVerwijzing, metRegel bool, err error) {
	for l.pos < len(l.data) {
		switch tekstTeken[l.data[l.pos]] {
		case slot:
			return metVerwijzing, metRegel, nil
		case verwijst:
			metVerwijzing = true
		case regel:
			metRegel = true
		case haak:
			if len(l.open) > 0 && bytes.HasPrefix(l.data[l.pos:], []byte("]]>")) {
				return false, false, l.fout(CdataSlot, l.pos)
			}
		case verboden:
			return false, false, l.fout(Teken, l.pos)
		case breed:
			n, code := teken(l.data[l.pos:])
			if code != 0 {
				return false, false, l.fout(code, l.pos)
			}
			l.pos += n - 1
		}
		l.pos++
	}
	return metVerwijzing, metRegel, nil
}

// cdata reads a character data section.
func (l *Lezer) cdata() error {
	start := l.pos
	if len(l.open) == 0 {
		return l.fout(NaWortel, start)
	}
	van := start + len("<![CDATA[")
	n := bytes.Index(l.data[van:], []byte("]]>"))
	if n < 0 {
		return l.fout(Afgekapt, len(l.data))
	}
	if err := l.controleerTekens(van, van+n); err != nil {
		return err
	}
	l.pos = van + n + 3
	l.tok.Soort, l.tok.Tekst = Tekst, l.regeleinden(l.data[van:van+n])
	return nil
}

// regeleinden makes every line end one \n (XML 1.0, 2.11). Text without \r is
// given back as it is.
func (l *Lezer) regeleinden(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	l.buf = l.buf[:0]
	for i := range b {
		l.buf = appendTeken(l.buf, b, i)
	}
	return l.buf
}

func appendTeken(buf, b []byte, i int) []byte {
	if b[i] != '\r' {
		return append(buf, b[i])
	}
	if i+1 < len(b) && b[i+1] == '\n' {
		return buf
	}
	return append(buf, '\n')
}

// ontcijfer decodes text with references into buf.
func (l *Lezer) ontcijfer(van, tot int) error {
	l.buf = l.buf[:0]
	for i := van; i < tot; i++ {
		if l.data[i] != '&' {
			l.buf = appendTeken(l.buf, l.data[:tot], i)
			continue
		}
		r, n, err := l.verwijzing(i, tot)
		if err != nil {
			return err
		}
		l.buf = appendRune(l.buf, r)
		i += n - 1
	}
	return nil
}

// verwijzing resolves the reference at i: one of the five entities of XML, or a
// character number. It gives the character and the length of the reference.
func (l *Lezer) verwijzing(i, tot int) (rune, int, error) {
	n := bytes.IndexByte(l.data[i:tot], ';')
	if n < 0 {
		return 0, 0, l.fout(Entiteit, i)
	}
	naam := l.data[i+1 : i+n]
	switch string(naam) {
	case "lt":
		return '<', n + 1, nil
	case "gt":
		return '>', n + 1, nil
	case "amp":
		return '&', n + 1, nil
	case "apos":
		return '\'', n + 1, nil
	case "quot":
		return '"', n + 1, nil
	}
	if len(naam) < 2 || naam[0] != '#' {
		return 0, 0, l.fout(Entiteit, i)
	}
	r, ok := tekennummer(naam[1:])
	if !ok {
		return 0, 0, l.fout(Teken, i)
	}
	return r, n + 1, nil
}

// tekennummer reads the number of a character reference, decimal or with x in
// front hexadecimal. It reports false when XML does not allow the character.
func tekennummer(b []byte) (rune, bool) {
	basis := rune(10)
	if b[0] == 'x' {
		basis, b = 16, b[1:]
	}
	var r rune
	for _, c := range b {
		d := cijfer(c)
		if d >= basis {
			return 0, false
		}
		r = r*basis + d
		if r > utf8.MaxRune {
			return 0, false
		}
	}
	ok := len(b) > 0 && (r >= ' ' || r == '\t' || r == '\n' || r == '\r') &&
		utf8.ValidRune(r) && r != 0xFFFE && r != 0xFFFF
	return r, ok
}

func cijfer(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return 99
}

func appendRune(b []byte, r rune) []byte { return utf8.AppendRune(b, r) }
