package xmltaal

import (
	"bytes"
)

// commentaar skips a comment; "--" must not stand in it.
func (l *Lezer) commentaar() error {
	start := l.pos
	van := start + len("<!--")
	n := bytes.Index(l.data[van:], []byte("--"))
	if n < 0 || van+n+2 >= len(l.data) {
		return l.fout(Afgekapt, len(l.data))
	}
	if l.data[van+n+2] != '>' {
		return l.fout(Opmaak, van+n)
	}
	l.pos = van + n + 3
	return l.controleerTekens(van, van+n)
}

// instructie skips a processing instruction. Its target is a name without a
// colon that is not "xml": that is the declaration, and only stands in front.
func (l *Lezer) instructie() error {
	start := l.pos
	l.pos += 2
	doel, err := l.naam()
	if err != nil {
		return err
	}
	if bytes.EqualFold(doel, []byte("xml")) {
		return l.fout(Verklaar, start)
	}
	if bytes.IndexByte(doel, ':') >= 0 {
		return l.fout(Naamfout, start+2)
	}
	n := bytes.Index(l.data[l.pos:], []byte("?>"))
	if n < 0 {
		return l.fout(Afgekapt, len(l.data))
	}
	if n > 0 && !isSpatie(l.data[l.pos]) {
		return l.fout(Opmaak, l.pos)
	}
	van := l.pos
	l.pos += n + 2
	return l.controleerTekens(van, van+n)
}

// declaratie reads the XML declaration, when there is one.
func (l *Lezer) declaratie() error {
	if utf16(l.data[l.pos:]) {
		return l.fout(Codering, l.pos)
	}
	rest := l.data[l.pos:]
	if !bytes.HasPrefix(rest, []byte("<?xml")) || len(rest) > 5 && !isSpatie(rest[5]) {
		return nil
	}
	n := bytes.Index(rest, []byte("?>"))
	if n < 0 {
		return l.fout(Afgekapt, len(l.data))
	}
	if code := verklaring(rest[5:n]); code != 0 {
		return l.fout(code, l.pos)
	}
	l.pos += n + 2
	return nil
}

// utf16 reports whether the file begins as UTF-16 or UTF-32 does.
func utf16(b []byte) bool {
	return len(b) >= 2 && (b[0] == 0xFE && b[1] == 0xFF || b[0] == 0xFF && b[1] == 0xFE ||
		b[0] == 0 || b[0] == '<' && b[1] == 0)
}

// verklaring checks the inside of the XML declaration: version 1.x, then maybe
// encoding UTF-8, then maybe standalone.
func verklaring(b []byte) Code {
	versie, b, ok := veld(b, "version")
	if !ok || !bytes.HasPrefix(versie, []byte("1.")) || !alleenCijfers(versie[2:]) {
		return Verklaar
	}
	if codering, rest, ok := veld(b, "encoding"); ok {
		if !isUTF8(codering) {
			return Codering
		}
		b = rest
	}
	if los, rest, ok := veld(b, "standalone"); ok {
		if string(los) != "yes" && string(los) != "no" {
			return Verklaar
		}
		b = rest
	}
	if len(bytes.Trim(b, " \t\r\n")) > 0 {
		return Verklaar
	}
	return 0
}

// isUTF8 reports whether an encoding name is UTF-8, in the spellings that readers
// of XML take, or ASCII, which is part of it.
func isUTF8(naam []byte) bool {
	for _, goed := range []string{"UTF-8", "UTF8", "US-ASCII", "ASCII"} {
		if bytes.EqualFold(naam, []byte(goed)) {
			return true
		}
	}
	return false
}

func alleenCijfers(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// veld reads name="value" with white space in front.
func veld(b []byte, naam string) (waarde, rest []byte, ok bool) {
	na := bytes.TrimLeft(b, " \t\r\n")
	if len(na) == len(b) {
		return nil, b, false
	}
	na, ok = bytes.CutPrefix(na, []byte(naam))
	if !ok {
		return nil, b, false
	}
	na = bytes.TrimLeft(na, " \t\r\n")
	na, ok = bytes.CutPrefix(na, []byte("="))
	if !ok {
		return nil, b, false
	}
	na = bytes.TrimLeft(na, " \t\r\n")
	if len(na) == 0 || na[0] != '"' && na[0] != '\'' {
		return nil, b, false
	}
	waarde, rest, ok = bytes.Cut(na[1:], na[:1])
	return waarde, rest, ok
}
