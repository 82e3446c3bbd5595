package controle

import (
	"bytes"
	"strings"
)

const (
	xmlRuimte   = "http://www.w3.org/XML/1998/namespace"
	xmlnsRuimte = "http://www.w3.org/2000/xmlns/"
	xsiRuimte   = "http://www.w3.org/2001/XMLSchema-instance"
)

// ruimte is what a namespace is to the message at hand.
type ruimte int8

const (
	ruimteGeen    ruimte = iota // no namespace
	ruimteBericht               // that of the message
	ruimteBasis                 // that of the basisschema
	ruimteXsi                   // that of attributes such as xsi:schemaLocation
	ruimteVreemd                // any other
)

// maxBindingen bounds the declarations in force at one place. A message needs
// two or three.
const maxBindingen = 64

// binding says what a prefix means from some depth on.
type binding struct {
	voorvoegsel []byte
	naam        string // of the namespace
	ruimte      ruimte
	diepte      int
}

// ruimten are the declarations of namespaces that are in force.
type ruimten struct {
	bindingen      []binding
	bericht, basis string // set once the root element is known
}

func nieuweRuimten() ruimten {
	return ruimten{bindingen: []binding{
		{nil, "", ruimteGeen, 0},
		{[]byte("xml"), xmlRuimte, ruimteVreemd, 0},
	}}
}

// herken tells which namespaces the message uses.
func (r *ruimten) herken(bericht, basis string) {
	r.bericht, r.basis = bericht, basis
	for i := range r.bindingen {
		r.bindingen[i].ruimte = r.soort(r.bindingen[i].naam)
	}
}

func (r *ruimten) soort(naam string) ruimte {
	switch naam {
	case "":
		return ruimteGeen
	case r.bericht:
		return ruimteBericht
	case r.basis:
		return ruimteBasis
	case xsiRuimte:
		return ruimteXsi
	}
	return ruimteVreemd
}

// isVerklaring reports whether an attribute declares a namespace.
func isVerklaring(naam []byte) bool {
	return bytes.HasPrefix(naam, []byte("xmlns")) && (len(naam) == 5 || naam[5] == ':')
}

// verklaar takes a declaration in force; any other attribute it lets pass.
// False means that the declaration is not allowed.
func (r *ruimten) verklaar(a attribuut, diepte int) bool {
	if !isVerklaring(a.naam) {
		return true
	}
	var voorvoegsel []byte
	if len(a.naam) > 5 {
		voorvoegsel = a.naam[6:]
		if len(a.waarde) == 0 {
			return false // a prefix cannot be taken back in XML 1.0
		}
	}
	naam := string(a.waarde)
	isXML := string(voorvoegsel) == "xml"
	if naam == xmlnsRuimte || string(voorvoegsel) == "xmlns" || (naam == xmlRuimte) != isXML {
		return false
	}
	if len(r.bindingen) == maxBindingen {
		return false
	}
	r.bindingen = append(r.bindingen, binding{bytes.Clone(voorvoegsel), naam, r.soort(naam), diepte})
	return true
}

// sluit ends what was declared at this depth.
func (r *ruimten) sluit(diepte int) {
	n := len(r.bindingen)
	for r.bindingen[n-1].diepte >= diepte {
		n--
	}
	r.bindingen = r.bindingen[:n]
}

// zoek gives what a prefix means here, nil for none where it means nothing. No
// prefix (nil) always means something.
func (r *ruimten) zoek(voorvoegsel []byte) *binding {
	for i := len(r.bindingen) - 1; i >= 0; i-- {
		if bytes.Equal(r.bindingen[i].voorvoegsel, voorvoegsel) {
			return &r.bindingen[i]
		}
	}
	return nil
}

// los splits a qualified name, with its colon at d, into what it means and its
// local name; the binding is nil when the prefix is not declared.
func (r *ruimten) los(naam []byte, d int) (*binding, []byte) {
	if d < 0 {
		return r.zoek(nil), naam
	}
	return r.zoek(naam[:d]), naam[d+1:]
}

// isStandaard reports whether a namespace is of iWmo or iJw, of any release.
func isStandaard(naam string) bool {
	return strings.HasPrefix(naam, "http://www.istandaarden.nl/")
}
