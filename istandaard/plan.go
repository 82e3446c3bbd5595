package istandaard

import (
	"fmt"
	"reflect"
	"strings"
)

// element is one element of a message as the schema declares it, tied to the
// field of the Go struct that holds it. The struct tags say the rest; a test
// holds them against the element trees of all 28 messages.
type element struct {
	naam      string
	ruimte    string // namespace
	index     []int  // the field within the struct of the parent; nil in a list
	min       int
	herhaalt  bool // may occur any number of times
	verboden  bool // the struct has it, this message does not
	sleutel   bool // part of the logical key of the class
	samen     bool // a composite type (CDT_…), not a class
	typenaam  string
	datatype  *Datatype // nil for what has children
	vast      string    // the only content allowed; empty for no such bound
	vastRegel string    // the rule that says so
	kinderen  []element // of a class, a composite type or a list
	isLijst   bool      // a wrapper class around a repeated child: a slice in Go
	retourcod bool      // the class RetourCodes
}

// plan is all that the codec knows about one message in one release.
type plan struct {
	soort    Soort
	uitgave  Uitgave
	ruimte   string
	basis    string
	kinderen []element
}

// bouwer makes the plan of one message.
type bouwer struct {
	plan
	metRetourcodes bool
}

func maakPlan(u Uitgave, s Soort) *plan {
	b := &bouwer{plan: plan{soort: s, uitgave: u, ruimte: u.Naamruimte(s), basis: u.Basisruimte(s.Domein)}}
	b.metRetourcodes = s.IsRetour() || s.Nummer == 325
	t := reflect.TypeOf(nieuwBericht(s)).Elem()
	b.kinderen = b.velden(t, nil, b.ruimte)
	return &b.plan
}

// velden gives the elements for the fields of a struct; an embedded struct adds
// its fields in place.
func (b *bouwer) velden(t reflect.Type, voor []int, ruimte string) []element {
	var els []element
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), voor...), i)
		tag, ok := f.Tag.Lookup("ist")
		switch {
		case f.Anonymous:
			els = append(els, b.velden(f.Type, index, ruimte)...)
		case ok && tag != "-":
			e := b.veld(f, tag, ruimte)
			e.index = index
			els = append(els, e)
		}
	}
	return els
}

// veld reads the tag of one field: the type, and then the options "0..1",
// "sleutel", "jw" (only in the Jeugdwet), "retour" (only in an answer),
// "lettercijfer" (the pattern of CS319), and "vanaf=4.0" or "tot=4.0" for what a
// release adds or drops (from that release on, and before it).
func (b *bouwer) veld(f reflect.StructField, tag, ruimte string) element {
	opties := strings.Split(tag, ",")
	e := element{naam: f.Name, ruimte: ruimte, min: 1, typenaam: opties[0]}
	letterCijfer := false
	for _, o := range opties[1:] {
		switch naam, waarde, _ := strings.Cut(o, "="); naam {
		case "0..1":
			e.min = 0
		case "sleutel":
			e.sleutel = true
		case "jw":
			e.verboden = e.verboden || b.soort.Domein != Jw
		case "retour":
			e.verboden = e.verboden || !b.metRetourcodes
		case "vanaf":
			e.verboden = e.verboden || b.uitgave.voor(waarde)
		case "tot":
			e.verboden = e.verboden || !b.uitgave.voor(waarde)
		case "lettercijfer":
			letterCijfer = true
		default:
			panic(fmt.Sprintf("istandaard: field %s has an unknown option %q", f.Name, o))
		}
	}
	b.typeer(&e, f.Type)
	if letterCijfer {
		d := *e.datatype
		d.Patroon = PatroonLetterCijfer
		e.datatype = &d
	}
	return e
}

// typeer fills in what follows from the type named in the tag.
func (b *bouwer) typeer(e *element, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch naam, _, _ := strings.Cut(e.typenaam, "="); {
	case naam == "lijst":
		b.lijst(e, t.Elem())
	case naam == "klasse":
		e.typenaam = e.naam
		e.kinderen = b.velden(t, nil, b.ruimte)
	case strings.HasPrefix(naam, "CDT_"):
		e.samen = true
		e.kinderen = b.velden(t, nil, b.basis)
	default:
		b.simpel(e)
	}
}

// lijst makes the wrapper class with its repeated child: "lijst=Contact" for a
// class, "lijst=RetourCode:LDT_RetourCode" for a simple type.
func (b *bouwer) lijst(e *element, t reflect.Type) {
	_, kind, _ := strings.Cut(e.typenaam, "=")
	naam, typenaam, simpel := strings.Cut(kind, ":")
	e.typenaam = e.naam
	e.isLijst = true
	e.retourcod = e.naam == "RetourCodes"
	k := element{naam: naam, ruimte: b.ruimte, min: 1, herhaalt: true, typenaam: typenaam}
	if simpel {
		b.simpel(&k)
	} else {
		k.typenaam = naam
		k.kinderen = b.velden(t, nil, b.ruimte)
	}
	e.kinderen = []element{k}
}

// simpel looks up a simple type, and what the header of this message narrows it
// to.
func (b *bouwer) simpel(e *element) {
	switch e.typenaam {
	case "afzender", "ontvanger":
		e.typenaam = "LDT_AgbCode"
		if b.soort.AfzenderIsGemeente() == (e.naam == "Afzender") {
			e.typenaam = "LDT_Gemeente"
		}
	case "LDT_BerichtCode":
		e.vast, e.vastRegel = b.soort.Vektis(), "RS047"
	case "LDT_BerichtVersie":
		e.vast, e.vastRegel = fmt.Sprint(b.uitgave.Versie), "CS025"
	case "LDT_BerichtSubversie":
		e.vast, e.vastRegel = fmt.Sprint(b.uitgave.Subversie), "CS015"
	}
	d, ok := DatatypeVan(e.typenaam)
	if !ok {
		panic("istandaard: no data type " + e.typenaam)
	}
	e.datatype = d
}

// toets tests a value against the type of an element, and against the one value
// that it may have.
func (e *element) toets(d Domein, waarde string) (code, zin string) {
	if code, zin = e.datatype.Toets(d, waarde); code != "" || e.vast == "" {
		return code, zin
	}
	if e.datatype.Basis != BasisTekst {
		waarde = spatieloos(waarde)
	}
	if waarde != e.vast {
		return e.vastRegel, "Het element " + e.naam + " moet in dit bericht de waarde " + e.vast + " hebben."
	}
	return "", ""
}

// veld gives the field of an element in the struct of its parent.
func (e *element) veld(v reflect.Value) reflect.Value {
	if len(e.index) == 1 {
		return v.Field(e.index[0])
	}
	return v.FieldByIndex(e.index)
}
