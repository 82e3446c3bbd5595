package controle

import (
	"context"
	"io"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// veld is the value of one element of the tree, in the class that is open.
type veld struct {
	er       bool
	getal    int64 // of a number; of a date its digits
	van, tot int   // its text in the arena, where a rule needs it
}

// raam is one open element.
type raam struct {
	k            *knoop // nil: an element that does not belong here; what is in it is passed over
	plek         int    // the child that was reached
	aantal       int    // how often it was there
	index        int    // which one of its kind this is, from 1
	regel, kolom int    // where a class begins
	arena        int    // how full the arena was
	tekstGemeld  bool
	kindGemeld   bool
}

// loop is one pass over one file: the reader, the open elements, and what the
// rules remember.
type loop struct {
	lezer  *lezer
	schema *schema
	stapel []raam
	fouten verzamelaar

	waarde     []byte // the text so far of the value that is open
	bladGevuld bool   // that text is longer than is kept, and not blank
	velden     []veld // by number of the element
	arena      []byte // the texts of velden

	bakken    []sleutelbak
	perioden  []periode // of the products of one list, for stacking
	sleutel   []byte
	som       float64 // debit minus credit of the declared amounts, in cents
	adresGoed bool    // a Contact of kind 01, 02 or 03 was seen (TR061)
	afgekeurd bool    // the class DeclaratieAntwoord has a code of rejection (TR342)
}

// maxWaarde bounds the text of one value that is kept. Only LDT_Commentaar may
// be longer, and of that only whether it is blank is needed.
const maxWaarde = 64 << 10

// contextLezer stops reading when the context ends.
type contextLezer struct {
	ctx  context.Context
	bron io.Reader
}

func (c contextLezer) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.bron.Read(p)
}

// doe reads the whole file. A fault in the XML itself ends the pass and is one
// of the faults; an error comes from the source or the context.
func (v *loop) doe() error {
	for {
		t, err := v.lezer.volgende()
		if err != nil {
			if vf, ok := err.(*vormfout); ok {
				v.meld(vf.regel, nil, vf.tekst)
				return nil
			}
			return err
		}
		switch t {
		case tokenBegin:
			v.begin()
			if v.lezer.leeg {
				v.eind()
			}
		case tokenEind:
			v.eind()
		case tokenTekst:
			v.lopend(v.lezer.tekst)
		case tokenSlot:
			return nil
		}
	}
}

// begin opens an element.
func (v *loop) begin() {
	b, lokaal := v.lezer.ns.los(v.lezer.naam, v.lezer.dubbelepunt)
	if b == nil {
		v.meld(foutPrefix.regel, nil, foutPrefix.tekst)
		v.duw(nil, 0)
		return
	}
	if len(v.stapel) == 0 {
		v.wortel(b, lokaal)
		return
	}
	r := &v.stapel[len(v.stapel)-1]
	switch {
	case r.k == nil:
		v.duw(nil, 0)
	case r.k.waarde != nil:
		if !r.kindGemeld {
			r.kindGemeld = true
			v.meld("XSD-ONBEKEND", nil, "In dit element hoort alleen een waarde te staan. Haal de elementen erin weg.")
		}
		v.duw(nil, 0)
	default:
		k := v.kies(r, b, lokaal)
		v.duw(k, r.aantal)
	}
	if len(v.lezer.attrs) > 0 {
		v.attributen()
	}
}

// duw puts an element on the stack; index counts it among its kind.
func (v *loop) duw(k *knoop, index int) {
	v.stapel = append(v.stapel, raam{k: k, index: index, arena: len(v.arena)})
	v.lezer.slaWit = k == nil || k.waarde == nil
	if k == nil {
		return
	}
	if k.waarde != nil {
		v.lezer.markeer()
		v.waarde, v.bladGevuld = v.waarde[:0], false
		return
	}
	if k.veel {
		clear(v.velden[k.nr : k.tot+1])
	}
	v.velden[k.nr].er = true
	r := &v.stapel[len(v.stapel)-1]
	if k.soort == "" {
		r.regel, r.kolom = v.lezer.plaats()
	}
	for _, f := range k.bijBegin {
		f(v)
	}
}

// wortel opens the root element and finds the message by its namespace.
func (v *loop) wortel(b *binding, lokaal []byte) {
	sch := schemas()[b.naam]
	if sch == nil || string(lokaal) != "Bericht" {
		v.meld("XSD-WORTEL", nil, onbekendBericht(b.naam))
		v.duw(nil, 0)
		return
	}
	v.schema = sch
	v.lezer.ns.herken(sch.bericht, sch.basis)
	v.velden = make([]veld, len(sch.knopen))
	v.bakken = make([]sleutelbak, sch.bakken)
	v.duw(sch.wortel, 1)
	v.attributen()
}

func onbekendBericht(naam string) string {
	switch {
	case naam == "":
		return "Het bericht heeft geen naamruimte. Begin met <Bericht> in de naamruimte van het bericht, zoals " +
			uitgave().Naamruimte(istandaard.Soort{Domein: istandaard.Wmo, Nummer: 301}) + "."
	case isStandaard(naam):
		return "Dit is geen bericht van iWmo of iJw " + uitgave().String() + ". Controleer de naamruimte en de versie van het bericht."
	}
	return "Dit is geen bericht van iWmo of iJw. Controleer of u het goede bestand hebt gekozen."
}

// lopend takes text in.
func (v *loop) lopend(b []byte) {
	r := &v.stapel[len(v.stapel)-1]
	switch {
	case r.k == nil:
	case r.k.waarde == nil:
		if !r.tekstGemeld && (v.lezer.isCDATA || !alleenWit(b)) {
			r.tekstGemeld = true
			v.meld("XSD-TEKST", nil, "Tussen de elementen staat losse tekst. Haal die weg, of zet hem in het goede element.")
		}
	case len(v.waarde) < maxWaarde:
		v.waarde = append(v.waarde, b...)
	case r.k.waarde.vorm == vormCommentaar:
		v.bladGevuld = v.bladGevuld || !alleenWit(v.waarde) || !alleenWit(b)
	default:
		v.waarde = append(v.waarde[:maxWaarde], b[:min(len(b), 1)]...)
	}
}

// eind closes the innermost element.
func (v *loop) eind() {
	r := &v.stapel[len(v.stapel)-1]
	v.lezer.slaWit = true
	if k := r.k; k != nil {
		if k.waarde != nil {
			v.sluitWaarde(k, r)
		} else {
			v.sluitKlasse(r)
		}
		if !v.fouten.structuur {
			for _, f := range k.bijEind {
				f(v)
			}
		}
		if k.veel {
			v.arena = v.arena[:v.stapel[len(v.stapel)-1].arena]
		}
	}
	v.stapel = v.stapel[:len(v.stapel)-1]
	v.lezer.pop()
}

func (v *loop) sluitWaarde(k *knoop, r *raam) {
	if r.kindGemeld || v.bladGevuld {
		return
	}
	getal, fout := k.waarde.toets(v.waarde)
	if fout.regel != "" {
		v.meldWaarde(fout)
		return
	}
	w := veld{er: true, getal: getal}
	if k.bewaar {
		w.van = len(v.arena)
		v.arena = append(v.arena, v.waarde...)
		w.tot = len(v.arena)
	}
	v.velden[k.nr] = w
}

// tekst gives the text of a value in the open class, as it stands in the file.
func (v *loop) tekst(k *knoop) []byte {
	w := &v.velden[k.nr]
	return v.arena[w.van:w.tot]
}

// er reports whether an element is there.
func (v *loop) er(k *knoop) bool { return v.velden[k.nr].er }

// getal gives the number of a value, or the digits of a date.
func (v *loop) getal(k *knoop) int64 { return v.velden[k.nr].getal }

// is reports whether a value is there and is this code.
func (v *loop) is(k *knoop, code string) bool {
	return v.velden[k.nr].er && string(v.tekst(k)) == code
}

// isEen reports whether a value is there and is one of these codes.
func (v *loop) isEen(k *knoop, codes ...string) bool {
	for _, c := range codes {
		if v.is(k, c) {
			return true
		}
	}
	return false
}

// gevuld reports whether a value is there and is more than white space.
func (v *loop) gevuld(k *knoop) bool {
	w := &v.velden[k.nr]
	return w.er && (w.tot == w.van || !alleenWit(v.arena[w.van:w.tot]))
}
