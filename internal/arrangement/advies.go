package arrangement

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Advies says of every product of a regeling whether it fits a family on a
// day, why or why not, and which questions would settle what is unknown.
type Advies struct {
	Oordelen []Oordeel
	Vragen   []Vraag  // the one that settles most comes first
	Leden    []string // the ids of the members, in the order of the advice
	Aandacht []Aandachtspunt
	Bewijs   Bewijs
}

// Oordeel is the judgement of one product.
type Oordeel struct {
	Product   *regeling.Product
	Uitkomst  regeling.Uitkomst
	Stappen   []Stap
	Indiceert *regeling.Bevoegd // who may indicate, as far as known; nil: not said
	Aandacht  []Aandachtspunt
	Uitgezet  bool // the municipality has not switched it on
}

// Stap is one condition for access, weighed.
type Stap struct {
	Eis      *regeling.Eis
	Uitkomst regeling.Uitkomst
	Gronden  []regeling.Grond
	Open     []regeling.Openstaand // what is unknown in it; members by their place in Advies.Leden
}

// Vraag is a question that could settle a product, with how much it does.
type Vraag struct {
	Feit      *regeling.Feitsoort
	Lid       string // the id of the member; empty: the family
	Tekst     string
	Beslist   []string // codes of the products that some answer settles
	Minimaal  int      // how many products are settled whatever the answer
	gewicht   int
	openstaan regeling.Openstaand
}

// Adviseur gives advice under one version of the rules. It keeps its working
// space between calls and is not safe for use by more goroutines at once.
type Adviseur struct {
	versie   *regeling.Versie
	omgeving *regeling.Omgeving
	situatie gezin.Situatie
}

// NieuweAdviseur makes an adviser.
func NieuweAdviseur(v *regeling.Versie) *Adviseur {
	return &Adviseur{versie: v, omgeving: regeling.NieuweOmgeving(v)}
}

// Adviseer judges every product. The same facts give the same advice, in
// whatever order they come.
func (a *Adviseur) Adviseer(s *gezin.Situatie) *Advies {
	a.neem(s)
	a.omgeving.Zet(&a.situatie, nil)
	out := &Advies{Oordelen: make([]Oordeel, len(a.versie.Producten))}
	for i, p := range a.versie.Producten {
		out.Oordelen[i] = a.oordeel(p)
	}
	for i := range a.situatie.Leden {
		out.Leden = append(out.Leden, a.lid(i))
	}
	out.Vragen = a.vragen(out.Oordelen)
	out.Aandacht = a.relaties()
	out.Bewijs = a.bewijs(out)
	return out
}

// neem takes a situation in with its members and running help in an order of
// their own, so that the order of the input makes no difference.
func (a *Adviseur) neem(s *gezin.Situatie) {
	a.situatie = gezin.Situatie{Peildatum: s.Peildatum, Gezin: s.Gezin, Relaties: slices.Clone(s.Relaties),
		Leden: append(a.situatie.Leden[:0], s.Leden...), Lopend: append(a.situatie.Lopend[:0], s.Lopend...)}
	slices.SortFunc(a.situatie.Leden, func(x, y gezin.Lid) int { return strings.Compare(x.ID, y.ID) })
	slices.SortFunc(a.situatie.Lopend, func(x, y gezin.Lopend) int {
		return strings.Compare(x.Product+"\x00"+x.Persoon+"\x00"+x.Feit, y.Product+"\x00"+y.Persoon+"\x00"+y.Feit)
	})
	slices.SortFunc(a.situatie.Relaties, func(x, y gezin.Relatie) int {
		return strings.Compare(string(x.Soort)+"\x00"+x.Naar+"\x00"+x.Van, string(y.Soort)+"\x00"+y.Naar+"\x00"+y.Van)
	})
}

func (a *Adviseur) lid(i int) string { return a.situatie.Leden[i].ID }

func (a *Adviseur) oordeel(p *regeling.Product) Oordeel {
	o := Oordeel{Product: p, Uitkomst: regeling.Ja, Stappen: make([]Stap, 0, len(p.Toegang))}
	if p.Schakelaar != nil && !a.versie.Aan(p.Schakelaar) {
		o.Uitkomst, o.Uitgezet = regeling.Nee, true
	}
	for i := range p.Toegang {
		e := &p.Toegang[i]
		if !e.Op(a.versie.Dag, a.versie.Bekend) {
			continue
		}
		step := Stap{Eis: e, Uitkomst: a.omgeving.Weeg(e.Als, -1), Gronden: a.omgeving.Gronden(e.Als, -1, a.lid)}
		step.Open = a.omgeving.Open(e.Als, -1)
		o.Uitkomst = min(o.Uitkomst, step.Uitkomst)
		o.Stappen = append(o.Stappen, step)
	}
	for i := range p.Indiceert {
		if b := &p.Indiceert[i]; a.omgeving.Weeg(b.Als, -1) == regeling.Ja {
			o.Indiceert = b
			break
		}
	}
	if o.Uitkomst != regeling.Nee {
		for _, m := range p.Aandacht {
			opmerk(a.omgeving, m, func(at Aandachtspunt) { o.Aandacht = append(o.Aandacht, at) })
		}
	}
	return o
}

// vragen finds the questions about what is unknown and orders them: first the
// one that settles most products whatever the answer, then the one that
// settles most over all answers.
func (a *Adviseur) vragen(oordelen []Oordeel) []Vraag {
	var open []*Oordeel
	var asked []regeling.Openstaand
	for i := range oordelen {
		if oordelen[i].Uitkomst != regeling.Onbekend {
			continue
		}
		open = append(open, &oordelen[i])
		for _, step := range oordelen[i].Stappen {
			for _, q := range step.Open {
				if !slices.Contains(asked, q) {
					asked = append(asked, q)
				}
			}
		}
	}
	out := make([]Vraag, len(asked))
	for i, q := range asked {
		out[i] = a.vraag(q, open)
	}
	slices.SortStableFunc(out, func(x, y Vraag) int {
		switch {
		case x.Minimaal != y.Minimaal:
			return y.Minimaal - x.Minimaal
		case x.gewicht != y.gewicht:
			return y.gewicht - x.gewicht
		}
		return 0
	})
	return out
}

// vraag tries all answers to a question and counts which products each
// settles. Unlike answers weigh alike: 1000 per answer set, divided by their
// number.
func (a *Adviseur) vraag(q regeling.Openstaand, open []*Oordeel) Vraag {
	v := Vraag{Feit: q.Feit, openstaan: q, Tekst: q.Feit.Vragen("")}
	if q.Lid >= 0 {
		v.Lid = a.lid(q.Lid)
		v.Tekst = q.Feit.Vragen(v.Lid)
	}
	answers := a.omgeving.Antwoorden(q.Feit)
	v.Minimaal = len(open)
	total := 0
	for _, answer := range answers {
		old := a.omgeving.Probeer(q.Feit, q.Lid, answer)
		settled := 0
		for _, o := range open {
			if a.weeg(o) == regeling.Onbekend {
				continue
			}
			settled++
			if code := o.Product.Code; !slices.Contains(v.Beslist, code) {
				v.Beslist = append(v.Beslist, code)
			}
		}
		a.omgeving.Probeer(q.Feit, q.Lid, old)
		v.Minimaal, total = min(v.Minimaal, settled), total+settled
	}
	if len(answers) == 0 {
		v.Minimaal = 0
		return v
	}
	v.gewicht = total * 1000 / len(answers)
	return v
}

// weeg judges an unsettled product anew after an answer. What was certain
// stays so: an answer only adds to what is known.
func (a *Adviseur) weeg(o *Oordeel) regeling.Uitkomst {
	out := regeling.Ja
	for i := range o.Stappen {
		if o.Stappen[i].Uitkomst != regeling.Onbekend {
			continue
		}
		if out = min(out, a.omgeving.Weeg(o.Stappen[i].Eis.Als, -1)); out == regeling.Nee {
			break
		}
	}
	return out
}

// relaties points out who has custody of which child and with whom it lives,
// and of which child nobody is known to have custody (Jeugdwet art. 7.3.4 and
// 7.3.5: who consents follows custody, with its source and date).
func (a *Adviseur) relaties() (out []Aandachtspunt) {
	if len(a.situatie.Relaties) == 0 {
		return nil
	}
	say := func(code, id, text string) {
		out = append(out, Aandachtspunt{Code: code, Pad: "leden." + id, Tekst: text})
	}
	for _, lid := range a.situatie.Leden {
		if lid.Kenmerken["rol"].Code != "kind" {
			continue
		}
		if holders := a.situatie.MetGezagOver(lid.ID); len(holders) > 0 {
			say(LetGezag, lid.ID, "Gezag over "+lid.ID+": "+strings.Join(holders, " en ")+".")
		} else {
			say(LetGezagOnbek, lid.ID, "Niet bekend wie het gezag heeft over "+lid.ID+". Zoek dit op in het gezagsregister; daarvan hangt af wie toestemming geeft en wie de brief krijgt.")
		}
		for _, r := range a.situatie.Relaties {
			if r.Soort == gezin.WoontBij && r.Van == lid.ID && r.Bekend.Min == 1 {
				say(LetWoonplaats, lid.ID, lid.ID+" woont bij "+r.Naar+".")
			}
		}
	}
	return out
}
