package controle

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// elt is an element of a message that a test builds and edits.
type elt struct {
	naam     string
	basis    bool   // in the namespace of the basisschema
	k        *knoop // what the tree says of it, nil for an element that is made up
	voor     string // attributes, as they stand in the tag
	ruw      string // text of a value, escaped
	kinderen []*elt
}

// schemaVan gives the compiled tree of a message.
func schemaVan(s istandaard.Soort) *schema { return schemas()[uitgave().Naamruimte(s)] }

// waardeVoor gives a right value for a type, the same for the same element.
func waardeVoor(k *knoop) string {
	t := k.waarde
	switch {
	case t.vorm == vormVast:
		return t.vast
	case t.codes != nil:
		return code(t)
	case t.basis == geheel:
		return "1"
	case t.basis == datum:
		return "2026-02-01"
	case t.basis == tijd:
		return "10:15:00"
	case t.vorm == vormCijfers && t.cijfers == 9:
		return "999900006"
	case t.vorm == vormCijfers && t.cijfers > 0:
		return "42420001"[:t.cijfers]
	case t.vorm == vormCijfers:
		return "0101234567"
	case t.vorm == vormVersie:
		return "1.0.0"
	}
	return "T"
}

// code gives the code of an enumeration that comes first in byte order.
func code(t *waardetype) string {
	eerste := ""
	for c := range t.codes {
		if eerste == "" || c < eerste {
			eerste = c
		}
	}
	return eerste
}

// bouw makes an element with everything below it; what may be absent is there
// when neem says so, what may be repeated is there twice.
func bouw(k *knoop, neem func() bool) *elt {
	e := &elt{naam: k.naam, basis: k.inBasis, k: k}
	if k.waarde != nil {
		e.ruw = waardeVoor(k)
	}
	for _, kind := range k.kinderen {
		if kind.optie && !neem() {
			continue
		}
		e.kinderen = append(e.kinderen, bouw(kind, neem))
		if kind.veel && neem() {
			e.kinderen = append(e.kinderen, bouw(kind, neem))
		}
	}
	return e
}

// alles takes every optional element.
func alles() bool { return true }

// schrift is a way to write a message down.
type schrift struct {
	bericht, basis string // prefixes, "" for the default namespace
	regels         string // between the elements
}

func (s *schrift) tag(e *elt) string {
	p := s.bericht
	if e.basis {
		p = s.basis
	}
	if p == "" || strings.Contains(e.naam, ":") {
		return e.naam
	}
	return p + ":" + e.naam
}

func (s *schrift) schrijf(b *strings.Builder, e *elt) {
	fmt.Fprintf(b, "<%s%s>%s", s.tag(e), e.voor, e.ruw)
	for _, kind := range e.kinderen {
		b.WriteString(s.regels)
		s.schrijf(b, kind)
	}
	fmt.Fprintf(b, "</%s>", s.tag(e))
}

// document writes a whole message.
func (s *schrift) document(soort istandaard.Soort, wortel *elt) []byte {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	kopie := *wortel
	kopie.voor += verklaar(s.bericht, uitgave().Naamruimte(soort)) + verklaar(s.basis, uitgave().Basisruimte(soort.Domein))
	s.schrijf(&b, &kopie)
	return []byte(b.String())
}

func verklaar(voorvoegsel, naam string) string {
	if voorvoegsel != "" {
		voorvoegsel = ":" + voorvoegsel
	}
	return fmt.Sprintf(" xmlns%s=%q", voorvoegsel, naam)
}

// plat gives every element below e, with the parent of each.
func plat(e *elt) (uit []*elt, ouders map[*elt]*elt) {
	ouders = map[*elt]*elt{}
	var loop func(*elt)
	loop = func(e *elt) {
		uit = append(uit, e)
		for _, kind := range e.kinderen {
			ouders[kind] = e
			loop(kind)
		}
	}
	loop(e)
	return uit, ouders
}

// kies gives one of a list.
func kies[T any](r *rand.Rand, lijst ...T) T { return lijst[r.IntN(len(lijst))] }
