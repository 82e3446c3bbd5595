package xmltaal

import "bytes"

// ruwAttribuut is an attribute as it stands in the tag.
type ruwAttribuut struct {
	naam   []byte
	van, n int // place of the value in attrBuf
	plek   int
}

// attributen reads the rest of a start tag: attributes, namespace declarations
// and the end of the tag.
func (l *Lezer) attributen(start int) error {
	l.attrs, l.ruw, l.attrBuf = l.attrs[:0], l.ruw[:0], l.attrBuf[:0]
	for {
		spatie := l.spaties()
		if l.pos >= len(l.data) {
			return l.fout(Afgekapt, l.pos)
		}
		switch l.data[l.pos] {
		case '>':
			l.pos++
			return l.verwerk()
		case '/':
			if l.pos+1 >= len(l.data) {
				return l.fout(Afgekapt, l.pos)
			}
			if l.data[l.pos+1] != '>' {
				return l.fout(Opmaak, l.pos)
			}
			l.pos += 2
			l.leeg = true
			return l.verwerk()
		}
		if !spatie {
			return l.fout(Opmaak, l.pos)
		}
		if len(l.ruw) >= MaxAttributen {
			return l.fout(TeVeel, start)
		}
		if err := l.attribuut(); err != nil {
			return err
		}
	}
}

// attribuut reads one name="value".
func (l *Lezer) attribuut() error {
	plek := l.pos
	naam, err := l.naam()
	if err != nil {
		return err
	}
	l.spaties()
	if l.pos < len(l.data) && l.data[l.pos] != '=' {
		return l.fout(Opmaak, l.pos)
	}
	l.pos++
	l.spaties()
	if l.pos >= len(l.data) {
		return l.fout(Afgekapt, len(l.data))
	}
	aanhaling := l.data[l.pos]
	if aanhaling != '"' && aanhaling != '\'' {
		return l.fout(Opmaak, l.pos)
	}
	l.pos++
	n := bytes.IndexByte(l.data[l.pos:], aanhaling)
	if n < 0 {
		return l.fout(Afgekapt, len(l.data))
	}
	van := len(l.attrBuf)
	if err := l.waarde(l.pos, l.pos+n); err != nil {
		return err
	}
	l.pos += n + 1
	l.ruw = append(l.ruw, ruwAttribuut{naam, van, len(l.attrBuf) - van, plek})
	return nil
}

// waarde normalises an attribute value into attrBuf: references are resolved,
// white space becomes a space (XML 1.0, 3.3.3).
func (l *Lezer) waarde(van, tot int) error {
	if err := l.controleerTekens(van, tot); err != nil {
		return err
	}
	for i := van; i < tot; i++ {
		switch c := l.data[i]; c {
		case '<':
			return l.fout(Opmaak, i)
		case '&':
			r, n, err := l.verwijzing(i, tot)
			if err != nil {
				return err
			}
			l.attrBuf = appendRune(l.attrBuf, r)
			i += n - 1
		case '\r':
			if i+1 < tot && l.data[i+1] == '\n' {
				continue
			}
			l.attrBuf = append(l.attrBuf, ' ')
		case '\n', '\t':
			l.attrBuf = append(l.attrBuf, ' ')
		default:
			l.attrBuf = append(l.attrBuf, c)
		}
	}
	return nil
}

// verwerk puts the namespace declarations of a tag in scope and resolves its
// attributes.
func (l *Lezer) verwerk() error {
	for i := range l.ruw {
		a := &l.ruw[i]
		prefix, lokaal, ok := splits(a.naam)
		if !ok {
			return l.fout(Naamfout, a.plek)
		}
		switch {
		case string(a.naam) == "xmlns":
			lokaal = nil
		case string(prefix) != "xmlns":
			continue
		}
		if err := l.bind(string(lokaal), string(l.attrBuf[a.van:a.van+a.n]), a.plek); err != nil {
			return err
		}
	}
	return l.losOp()
}

// bind declares a namespace for the innermost element (Namespaces in XML 1.0).
func (l *Lezer) bind(prefix, ruimte string, plek int) error {
	if prefix == "xmlns" || ruimte == xmlnsRuimte ||
		(prefix == "xml") != (ruimte == xmlRuimte) || prefix != "" && ruimte == "" {
		return l.fout(Ruimtes, plek)
	}
	diepte := len(l.open)
	for i := len(l.bindings) - 1; l.bindings[i].diepte == diepte; i-- {
		if l.bindings[i].prefix == prefix {
			return l.fout(Dubbel, plek)
		}
	}
	l.bindings = append(l.bindings, binding{prefix, ruimte, diepte})
	return nil
}

// losOp gives each attribute its namespace and refuses doubles.
func (l *Lezer) losOp() error {
	for i := range l.ruw {
		a := &l.ruw[i]
		prefix, lokaal, _ := splits(a.naam)
		if string(prefix) == "xmlns" || string(a.naam) == "xmlns" {
			continue
		}
		ruimte := ""
		if len(prefix) > 0 {
			var ok bool
			if ruimte, ok = l.ruimte(prefix); !ok {
				return l.fout(Prefix, a.plek)
			}
		}
		for _, eerder := range l.attrs {
			if eerder.Ruimte == ruimte && bytes.Equal(eerder.Naam, lokaal) {
				return l.fout(Dubbel, a.plek)
			}
		}
		l.attrs = append(l.attrs, Attribuut{ruimte, lokaal, l.attrBuf[a.van : a.van+a.n]})
	}
	return nil
}
