package istandaard

import (
	"iter"
	"reflect"
	"strconv"
)

// Veld is one element of a message, in the order of the file. A program that
// shows, searches or compares messages can go by these and need not know each
// message.
type Veld struct {
	// Plek is the path below the root, as in Fout.Plek.
	Plek string
	// Naam is the name of the element.
	Naam string
	// Diepte is how many elements it lies in; 0 for the classes below the root.
	Diepte int
	// Nummer is the place in a repeated class, from 1; 0 for what cannot repeat.
	Nummer int
	// Type is the type in the schema: LDT_…, CDT_…, or the name of the class.
	Type string
	// Enkel tells that the element has a value and no children.
	Enkel bool
	// Waarde is that value as it stands in the message.
	Waarde string
	// Lijst is the code list of the value; empty for none.
	Lijst string
	// Betekenis is what the code means, in Dutch; empty for a value without list.
	Betekenis string
	// Sleutel tells that the element is part of the key of its class.
	Sleutel bool
}

// Velden gives the elements of a message that are filled in, classes and values,
// from top to bottom. A message that does not exist gives none.
func (c *Codec) Velden(b Bericht) iter.Seq[Veld] {
	return func(yield func(Veld) bool) {
		p, ok := c.plannen[b.Soort()]
		if !ok {
			return
		}
		t := &tocht{domein: p.soort.Domein, yield: yield}
		t.kinderen(p.kinderen, reflect.ValueOf(b).Elem())
	}
}

// tocht is a walk through a message.
type tocht struct {
	domein Domein
	pad    pad
	yield  func(Veld) bool
}

func (t *tocht) kinderen(els []element, v reflect.Value) bool {
	for i := range els {
		e := &els[i]
		f := e.veld(v)
		if e.verboden || !gevuld(e, f) {
			continue
		}
		if f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		if !t.element(e, f, 0) {
			return false
		}
	}
	return true
}

func (t *tocht) element(e *element, v reflect.Value, nummer int) bool {
	t.pad = append(t.pad, stap{e.naam, nummer})
	defer func() { t.pad = t.pad[:len(t.pad)-1] }()
	if !t.yield(t.beschrijf(e, v, nummer)) {
		return false
	}
	switch {
	case e.datatype != nil:
		return true
	case e.isLijst:
		for i := range v.Len() {
			if !t.element(&e.kinderen[0], v.Index(i), i+1) {
				return false
			}
		}
		return true
	}
	return t.kinderen(e.kinderen, v)
}

func (t *tocht) beschrijf(e *element, v reflect.Value, nummer int) Veld {
	veld := Veld{
		Plek: t.pad.String(), Naam: e.naam, Diepte: len(t.pad) - 1, Nummer: nummer,
		Type: e.typenaam, Sleutel: e.sleutel,
	}
	if e.datatype == nil {
		return veld
	}
	veld.Enkel = true
	veld.Lijst = e.datatype.Lijst(t.domein)
	if v.Kind() == reflect.String {
		veld.Waarde = v.String()
	} else {
		veld.Waarde = strconv.FormatInt(v.Int(), 10)
	}
	if veld.Lijst != "" {
		veld.Betekenis, _ = Betekenis(t.domein, veld.Lijst, veld.Waarde)
	}
	return veld
}

// Klasse is a class of an answer that carries return codes.
type Klasse struct {
	// Plek is the path of the class, as in Fout.Plek.
	Plek string
	// RetourCodes is where its codes stand; set them through this pointer.
	RetourCodes *[]string
}

// Klassen gives every class below the root of a return message or a 325 that must
// carry return codes, in the order of the file. The head is not among them, nor
// are the wrappers (Relaties, Contactgegevens, …), which carry none.
func (c *Codec) Klassen(b Bericht) []Klasse {
	p, ok := c.plannen[b.Soort()]
	if !ok {
		return nil
	}
	v := &klassen{}
	for i := range p.kinderen {
		if e := &p.kinderen[i]; e.naam != "Header" {
			v.element(e, e.veld(reflect.ValueOf(b).Elem()), 0)
		}
	}
	return v.gevonden
}

// klassen gathers the classes with return codes.
type klassen struct {
	pad      pad
	gevonden []Klasse
}

func (k *klassen) element(e *element, v reflect.Value, nummer int) {
	if e.datatype != nil || e.samen || e.verboden || v.Kind() == reflect.Pointer && v.IsNil() {
		return
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if e.retourcod {
		k.gevonden = append(k.gevonden, Klasse{k.pad.String(), v.Addr().Interface().(*[]string)})
		return
	}
	k.pad = append(k.pad, stap{e.naam, nummer})
	if e.isLijst {
		for i := range v.Len() {
			k.element(&e.kinderen[0], v.Index(i), i+1)
		}
	} else {
		for i := range e.kinderen {
			k.element(&e.kinderen[i], e.kinderen[i].veld(v), 0)
		}
	}
	k.pad = k.pad[:len(k.pad)-1]
}
