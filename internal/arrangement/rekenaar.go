package arrangement

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Tarieven are prices that stand above those of the catalogue: of a contract,
// or of a "what if".
type Tarieven map[regeling.Tarief]geld.Bedrag

// Rekenaar computes arrangements under one version of the rules. It keeps its
// working space between calls and is not safe for use by more goroutines at
// once; make one for each.
type Rekenaar struct {
	versie   *regeling.Versie
	omgeving *regeling.Omgeving
	tarieven Tarieven
	zonder   bool // compute without prices: minutes only

	situatie *gezin.Situatie
	keuze    *regeling.Keuze
	product  *regeling.Product
	uit      Berekening
	fouten   Fouten
	gaten    Fouten // faults that only count when nothing else explains them
	leden    []int  // room for the participants of the lines
}

// NieuweRekenaar makes a calculator. The tariffs may be nil: then the prices of
// the catalogue hold.
func NieuweRekenaar(v *regeling.Versie, t Tarieven) *Rekenaar {
	return &Rekenaar{versie: v, omgeving: regeling.NieuweOmgeving(v), tarieven: t}
}

// ZonderPrijzen makes the calculator compute minutes and sizes only; a missing
// price is then no fault.
func (r *Rekenaar) ZonderPrijzen() *Rekenaar {
	r.zonder = true
	return r
}

// Bereken computes the lines of a choice for a complete situation. The error
// is a [Fouten] with everything that is wrong. The result is valid until the
// next call; see [Berekening.Kopie].
func (r *Rekenaar) Bereken(s *gezin.Situatie, k *regeling.Keuze) (*Berekening, error) {
	r.situatie, r.keuze = s, k
	r.fouten, r.gaten, r.leden = r.fouten[:0], r.gaten[:0], r.leden[:0]
	r.product = r.versie.Product(k.Product)
	r.uit = Berekening{Product: r.product, Regels: r.uit.Regels[:0], Totalen: r.uit.Totalen[:0], Aandacht: r.uit.Aandacht[:0]}
	if r.product == nil || !r.aangeboden() {
		return nil, Fouten{{Pad: "keuze.arrangement", Code: FoutProduct,
			Tekst: "Dit arrangement bestaat op deze dag niet in deze regeling. Kies een ander arrangement of een andere dag."}}
	}
	r.omgeving.Zet(s, k)
	r.volledigheid()
	r.weiger()
	r.vrijeTrede()
	for _, o := range r.product.Onderdelen {
		r.onderdeel(o)
	}
	r.aanvullingen()
	if len(r.fouten) == 0 {
		r.fouten = append(r.fouten, r.gaten...)
	}
	if len(r.fouten) == 0 {
		r.totalen()
	}
	if len(r.fouten) > 0 {
		return nil, slices.Clone(r.fouten)
	}
	r.aandacht()
	return &r.uit, nil
}

// Kopie gives a computation that stays as it is.
func (b *Berekening) Kopie() *Berekening {
	c := *b
	c.Regels, c.Totalen, c.Aandacht = slices.Clone(b.Regels), slices.Clone(b.Totalen), slices.Clone(b.Aandacht)
	for i := range c.Regels {
		c.Regels[i].Deelnemers = slices.Clone(c.Regels[i].Deelnemers)
		c.Regels[i].Toont = slices.Clone(c.Regels[i].Toont)
	}
	return &c
}

func (r *Rekenaar) aangeboden() bool {
	return r.product.Schakelaar == nil || r.versie.Aan(r.product.Schakelaar)
}

func (r *Rekenaar) fout(f Fout) { r.fouten = append(r.fouten, f) }

func (r *Rekenaar) let(a Aandachtspunt) {
	if !slices.Contains(r.uit.Aandacht, a) {
		r.uit.Aandacht = append(r.uit.Aandacht, a)
	}
}

// volledigheid asks for the choices that the product needs.
func (r *Rekenaar) volledigheid() {
	for _, f := range r.product.Keuzes {
		if f.Soort == gezin.Code && !r.omgeving.Waarde(f, -1).Bekend() {
			r.fout(Fout{Pad: "keuze." + f.Code, Code: FoutKeuze, Tekst: "Kies de " + f.Naam + "."})
		}
	}
}

// weiger holds the choice against the refusals of the catalogue. A refusal
// that cannot be judged because a fact is missing asks for the fact.
func (r *Rekenaar) weiger() {
	for _, m := range r.product.Weigeringen {
		if !m.Op(r.versie.Dag, r.versie.Bekend) {
			continue
		}
		if m.Per == nil {
			r.weigerAls(m, r.omgeving.Weeg(m.Als, -1), -1)
			continue
		}
		for lid := range r.situatie.Leden {
			r.weigerAls(m, min(r.omgeving.InGroep(m.Per, lid), r.omgeving.Weeg(m.Als, lid)), lid)
		}
	}
}

func (r *Rekenaar) weigerAls(m *regeling.Opmerking, outcome regeling.Uitkomst, lid int) {
	switch {
	case outcome == regeling.Ja:
		r.fout(Fout{Pad: r.noem(m.Pad, lid), Code: m.Code, Tekst: r.noem(m.Tekst, lid), Bron: m.Bron})
	case outcome == regeling.Onbekend && !m.AlleenBekend:
		r.vraag(m.Als, lid)
	}
}

// noem puts the member in the place of {lid}.
func (r *Rekenaar) noem(text string, lid int) string {
	if lid < 0 || !strings.Contains(text, "{lid}") {
		return text
	}
	return strings.ReplaceAll(text, "{lid}", r.situatie.Leden[lid].ID)
}

// vraag turns what is unknown in a condition into faults that ask for it.
func (r *Rekenaar) vraag(v *regeling.Voorwaarde, lid int) {
	for _, q := range r.omgeving.Open(v, lid) {
		f := Fout{Code: FoutFeit, Pad: "gezin." + q.Feit.Code, Tekst: q.Feit.Vragen("")}
		if q.Lid >= 0 {
			id := r.situatie.Leden[q.Lid].ID
			f.Pad, f.Tekst = "leden."+id+"."+q.Feit.Code, q.Feit.Vragen(id)
		}
		if q.Feit.Bereik == regeling.OverKeuze {
			f.Pad, f.Tekst = "keuze."+q.Feit.Code, "Vul in: "+q.Feit.Naam+"."
		}
		if !slices.ContainsFunc(r.fouten, func(g Fout) bool { return g.Pad == f.Pad }) {
			r.fout(f)
		}
	}
}

func (r *Rekenaar) totalen() {
	for i := range r.uit.Regels {
		if err := r.uit.tel(&r.uit.Regels[i]); err != nil {
			r.fout(Fout{Pad: "tarieven", Code: FoutBedrag, Tekst: "Het totaal is te groot om mee te rekenen. Kijk of de tarieven kloppen."})
			return
		}
	}
}

// aandacht gives the points of attention of the catalogue for this family and
// this choice.
func (r *Rekenaar) aandacht() {
	for _, m := range r.product.Aandacht {
		opmerk(r.omgeving, m, func(a Aandachtspunt) { r.let(a) })
	}
}

// opmerk gives a remark of the catalogue for whom it holds.
func opmerk(o *regeling.Omgeving, m *regeling.Opmerking, say func(Aandachtspunt)) {
	if !m.Op(o.Versie().Dag, o.Versie().Bekend) {
		return
	}
	if m.Per == nil {
		if o.Weeg(m.Als, -1) == regeling.Ja {
			say(Aandachtspunt{Code: m.Code, Pad: m.Pad, Tekst: m.Tekst, Bron: m.Bron})
		}
		return
	}
	for lid := range o.Situatie().Leden {
		if min(o.InGroep(m.Per, lid), o.Weeg(m.Als, lid)) == regeling.Ja {
			say(metLid(m, o.Situatie().Leden[lid].ID))
		}
	}
}

func metLid(m *regeling.Opmerking, id string) Aandachtspunt {
	return Aandachtspunt{Code: m.Code, Pad: strings.ReplaceAll(m.Pad, "{lid}", id),
		Tekst: strings.ReplaceAll(m.Tekst, "{lid}", id), Bron: m.Bron}
}
