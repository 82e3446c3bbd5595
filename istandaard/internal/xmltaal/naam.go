package xmltaal

import (
	"bytes"
	"unicode/utf8"
)

// naam reads a name, with or without prefix.
func (l *Lezer) naam() ([]byte, error) {
	start := l.pos
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if c < utf8.RuneSelf {
			if naamTeken[c] == 0 || (l.pos == start && naamTeken[c] != 1) {
				break
			}
			l.pos++
			continue
		}
		r, n := utf8.DecodeRune(l.data[l.pos:])
		if r == utf8.RuneError && n == 1 {
			return nil, l.fout(Codering, l.pos)
		}
		if !naamBegin(r) && (l.pos == start || !naamVervolg(r)) {
			break
		}
		l.pos += n
	}
	if l.pos == start {
		if start >= len(l.data) {
			return nil, l.fout(Afgekapt, start)
		}
		return nil, l.fout(Naamfout, start)
	}
	return l.data[start:l.pos], nil
}

// splits takes the prefix off a name. It reports false when the name has more
// than one colon, or nothing on one side of it.
func splits(naam []byte) (prefix, lokaal []byte, ok bool) {
	i := bytes.IndexByte(naam, ':')
	if i < 0 {
		return nil, naam, true
	}
	prefix, lokaal = naam[:i], naam[i+1:]
	if i == 0 || len(lokaal) == 0 || bytes.IndexByte(lokaal, ':') >= 0 {
		return nil, nil, false
	}
	r, _ := utf8.DecodeRune(lokaal)
	if r < utf8.RuneSelf {
		return prefix, lokaal, naamTeken[byte(r)] == 1
	}
	return prefix, lokaal, naamBegin(r)
}

// naamTeken tells for each ASCII character whether it can begin a name (1), only
// stand further on (2), or not be in a name (0).
var naamTeken = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', c == ':':
			t[c] = 1
		case c >= '0' && c <= '9', c == '-', c == '.':
			t[c] = 2
		}
	}
	return t
}()

// naamBegin is NameStartChar of XML 1.0 (fifth edition), beyond ASCII.
func naamBegin(r rune) bool {
	switch {
	case r >= 0xC0 && r <= 0x2FF:
		return r != 0xD7 && r != 0xF7
	case r >= 0x370 && r <= 0x1FFF:
		return r != 0x37E
	}
	return r == 0x200C || r == 0x200D ||
		r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF ||
		r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF ||
		r >= 0xFDF0 && r <= 0xFFFD || r >= 0x10000 && r <= 0xEFFFF
}

// naamVervolg is what NameChar of XML 1.0 has beyond NameStartChar and ASCII.
func naamVervolg(r rune) bool {
	return r == 0xB7 || r >= 0x300 && r <= 0x36F || r >= 0x203F && r <= 0x2040
}
