package controle

import (
	"bytes"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// kies finds the child of r that a start tag means and judges order and number.
// nil means that the element does not belong here. In r.aantal it leaves which
// one of its kind it is.
func (v *loop) kies(r *raam, b *binding, lokaal []byte) *knoop {
	kinderen := r.k.kinderen
	for i := r.plek; i < len(kinderen); i++ {
		k := kinderen[i]
		if k.naam != string(lokaal) || !k.inRuimte(b.ruimte) {
			continue
		}
		if i > r.plek {
			v.ontbrekend(r, i)
			r.plek, r.aantal = i, 0
		}
		r.aantal++
		if r.aantal == 2 && !k.veel {
			v.meld("XSD-VOLGORDE", k, "Dit element mag hier maar één keer staan. Haal de andere weg.")
		}
		return k
	}
	return v.verkeerd(r, b, lokaal)
}

func (k *knoop) inRuimte(r ruimte) bool {
	if k.inBasis {
		return r == ruimteBasis
	}
	return r == ruimteBericht
}

// ontbrekend reports the children that must be there and were passed over
// before child tot.
func (v *loop) ontbrekend(r *raam, tot int) {
	for i := r.plek; i < tot; i++ {
		k := r.k.kinderen[i]
		if !k.optie && (i > r.plek || r.aantal == 0) && v.telt("XSD-ONTBREEKT") {
			v.voegToe("XSD-ONTBREEKT", nil, "Hier ontbreekt "+k.naam+", of het staat niet in de goede volgorde. Vul dit element in.")
		}
	}
}

// verkeerd reports an element that does not belong where it stands. Where the
// class does have an element of that name, its content is still judged.
func (v *loop) verkeerd(r *raam, b *binding, lokaal []byte) *knoop {
	for i, k := range r.k.kinderen {
		if k.naam != string(lokaal) {
			continue
		}
		switch {
		case !k.inRuimte(b.ruimte):
			v.meld("XSD-NAAMRUIMTE", k, k.andereRuimte())
		case v.telt("XSD-VOLGORDE"):
			v.voegToe("XSD-VOLGORDE", k, "Dit element staat niet op de goede plaats. De volgorde is: "+namen(r.k.kinderen)+".")
		}
		if i >= r.plek && i > 0 {
			r.plek, r.aantal = i, 1
		}
		return k
	}
	if v.telt("XSD-ONBEKEND") {
		v.voegToe("XSD-ONBEKEND", nil, "Hier staat een element dat hier niet hoort. Toegestaan zijn: "+namen(r.k.kinderen)+".")
	}
	return nil
}

func (k *knoop) andereRuimte() string {
	if k.inBasis {
		return "Dit element staat in een verkeerde naamruimte. Gebruik die van het basisschema."
	}
	return "Dit element staat in een verkeerde naamruimte. Gebruik die van het bericht."
}

func namen(knopen []*knoop) string {
	lijst := make([]string, len(knopen))
	for i, k := range knopen {
		lijst[i] = k.naam
	}
	return strings.Join(lijst, ", ")
}

// sluitKlasse reports what is still missing when a class ends.
func (v *loop) sluitKlasse(r *raam) {
	v.ontbrekend(r, len(r.k.kinderen))
}

// attributen judges the attributes of the element that was just opened. No
// element of a message has any, but those that XML Schema itself allows.
func (v *loop) attributen() {
	k := v.stapel[len(v.stapel)-1].k
	for _, a := range v.lezer.attrs {
		if isVerklaring(a.naam) || k != nil && v.isXsi(k, a) {
			continue
		}
		v.meld("XSD-ATTRIBUUT", nil, "Dit element heeft een attribuut. Dat mag niet: haal het weg.")
		return
	}
}

// isXsi reports whether an attribute is one that may stand anywhere: where a
// schema is to be found, or the type that the element has already.
func (v *loop) isXsi(k *knoop, a attribuut) bool {
	voorvoegsel, lokaal, ok := strings.Cut(string(a.naam), ":")
	if !ok || v.lezer.ns.zoek([]byte(voorvoegsel)).ruimte != ruimteXsi {
		return false
	}
	switch lokaal {
	case "schemaLocation", "noNamespaceSchemaLocation":
		return true
	case "type":
		b, naam := v.lezer.ns.los(a.waarde, bytes.IndexByte(a.waarde, ':'))
		eigen, inBasis := k.typeNaam()
		return b != nil && eigen != "" && string(naam) == eigen && (b.ruimte == ruimteBasis) == inBasis &&
			(b.ruimte == ruimteBericht) != inBasis
	}
	return false
}

// typeNaam gives the name that the schema has for the type of an element, and
// whether the basisschema declares it. Empty for a type without a name.
func (k *knoop) typeNaam() (naam string, inBasis bool) {
	switch {
	case k.ouder == nil:
		return "Root", false
	case k.waarde != nil:
		return k.waarde.naam, true
	case k.soort != "":
		return k.soort, true
	}
	return k.naam, false
}

// pad gives the path of the innermost element below the root, or that of one of
// its descendants. Elements that may be repeated have an index from 1.
func (v *loop) pad(kind *knoop) string {
	var b strings.Builder
	for _, r := range v.stapel[min(1, len(v.stapel)):] {
		if r.k == nil {
			break
		}
		stap(&b, r.k.naam)
		if r.k.veel {
			b.WriteByte('[')
			b.WriteString(strconv.Itoa(r.index))
			b.WriteByte(']')
		}
	}
	if kind != nil {
		v.padNaar(&b, kind)
	}
	return b.String()
}

// padNaar adds the steps from the innermost element to kind below it.
func (v *loop) padNaar(b *strings.Builder, kind *knoop) {
	if kind == nil || kind == v.stapel[len(v.stapel)-1].k {
		return
	}
	v.padNaar(b, kind.ouder)
	stap(b, kind.naam)
}

func stap(b *strings.Builder, naam string) {
	if b.Len() > 0 {
		b.WriteByte('/')
	}
	b.WriteString(naam)
}

// telt counts a fault in the structure and reports whether it is to be kept.
func (v *loop) telt(regel string) bool {
	v.fouten.structuur = true
	return v.fouten.plaats(regel)
}

// voegToe keeps a fault in the structure: at the token that was read last, and
// at an element of the class that is open, nil for the innermost one itself.
func (v *loop) voegToe(regel string, k *knoop, tekst string) {
	f := istandaard.Fout{Regel: regel, Plek: v.pad(k), Tekst: tekst}
	f.Regelnummer, f.Kolom = v.lezer.plaats()
	v.fouten.voegToe(f)
}

// meld does both.
func (v *loop) meld(regel string, k *knoop, tekst string) {
	if v.telt(regel) {
		v.voegToe(regel, k, tekst)
	}
}

// meldWaarde reports a wrong value at the start tag of its element.
func (v *loop) meldWaarde(w waardefout) {
	if v.telt(w.regel) {
		f := istandaard.Fout{Regel: w.regel, Plek: v.pad(nil), Tekst: w.tekst}
		f.Regelnummer, f.Kolom = v.lezer.gemarkeerd()
		v.fouten.voegToe(f)
	}
}

// fout reports that a rule of level 2 is broken, at an element of the class
// that is open; nil is the class itself.
func (v *loop) fout(regel string, k *knoop) {
	if !v.fouten.plaats(regel) {
		return
	}
	v.foutOp(regel, v.pad(k))
}

// foutOp is fout for a path that is known.
func (v *loop) foutOp(regel, plek string) {
	f := istandaard.Fout{Regel: regel, Retourcode: retourcodeTechnisch, Plek: plek, Tekst: regelMet(regel).Tekst}
	for i := len(v.stapel) - 1; i >= 0; i-- {
		if r := v.stapel[i]; r.regel > 0 {
			f.Regelnummer, f.Kolom = r.regel, r.kolom
			break
		}
	}
	v.fouten.voegToe(f)
}
