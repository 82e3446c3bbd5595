package regeling

import (
	"fmt"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Grond is one reason why a condition has the outcome that it has: a Dutch
// clause with what is known of this family, and the facts it rests on.
type Grond struct {
	Tekst  string
	Feiten []string // ids of facts; empty where the situation has none
}

// Gronden gives the reasons for the outcome of a condition: of what fails,
// that which fails; of what holds, that which makes it hold; of what is
// unknown, that which is unknown. Members are called by what lid gives for
// their index.
func (o *Omgeving) Gronden(v *Voorwaarde, lid int, call func(lid int) string) []Grond {
	b := gronder{o: o, call: call}
	b.neem(v, lid, o.Weeg(v, lid))
	return b.out
}

type gronder struct {
	o    *Omgeving
	call func(int) string
	out  []Grond
}

// neem adds the reasons why v, about lid, has this outcome.
func (b *gronder) neem(v *Voorwaarde, lid int, want Uitkomst) {
	switch v.vorm {
	case alle, een:
		for _, d := range v.delen {
			if b.o.Weeg(d, lid) == want {
				b.neem(d, lid, want)
				if (want == Ja) == (v.vorm == een) && want != Onbekend {
					return // one is enough
				}
			}
		}
	case niet:
		b.neem(v.delen[0], lid, want.Niet())
	case inGroep:
		b.neem(v.groep.Als, lid, want)
	case aantalIn:
		b.telling(v, want)
	case loopt:
		b.lopend(v, lid, want)
	default:
		b.blad(v, lid, want)
	}
}

func (b *gronder) voeg(text string, facts ...string) {
	facts = slices.DeleteFunc(facts, func(id string) bool { return id == "" })
	if !slices.ContainsFunc(b.out, func(g Grond) bool { return g.Tekst == text }) {
		b.out = append(b.out, Grond{text, facts})
	}
}

// blad gives the reason of a condition without parts.
func (b *gronder) blad(v *Voorwaarde, lid int, want Uitkomst) {
	f := v.feit
	if v.vorm == leeftijdIs {
		f = b.o.versie.geboren
	}
	if f == nil || v.vorm == somVan {
		b.voeg(b.o.versie.regeling.zegUitkomst(v, want))
		return
	}
	w := *b.o.waarde(f, lid)
	if !w.Bekend() {
		b.voeg(b.onderwerp(f, lid) + "niet bekend: " + f.Naam)
		return
	}
	if v.vorm == leeftijdIs {
		b.voeg(fmt.Sprintf("%s is %s", b.call(lid), jaren(b.o.leeftijd(lid))), w.Feit)
		return
	}
	b.voeg(b.onderwerp(f, lid)+f.Zeg(w), w.Feit)
}

func jaren(lo, hi int64) string {
	if lo == hi {
		return fmt.Sprintf("%d jaar", lo)
	}
	return fmt.Sprintf("%d tot %d jaar", lo, hi)
}

func (b *gronder) onderwerp(f *Feitsoort, lid int) string {
	if f.Bereik != OverLid || lid < 0 {
		return ""
	}
	return b.call(lid) + " "
}

func (r *Regeling) zegUitkomst(v *Voorwaarde, want Uitkomst) string {
	switch want {
	case Ja:
		return r.Zin(v)
	case Nee:
		return r.ontkend(v)
	}
	return "niet bekend of: " + r.Zin(v)
}

// telling gives how many members belong to a group, and of whom it is not
// known.
func (b *gronder) telling(v *Voorwaarde, want Uitkomst) {
	lo, hi := b.o.tel(v.groep)
	var facts, names []string
	for lid := range b.o.leden {
		switch b.o.InGroep(v.groep, lid) {
		case Onbekend:
			if want == Onbekend {
				b.neem(v.groep.Als, lid, Onbekend)
			}
		case Ja:
			facts = append(facts, b.feitenVan(v.groep.Als, lid)...)
			names = append(names, b.call(lid))
		}
	}
	who := ": " + lijst(names, "en")
	switch {
	case lo == 0 && hi == 0:
		b.voeg("er is geen "+v.groep.Enkelvoud, facts...)
	case lo == 1 && hi == 1:
		b.voeg("er is één "+v.groep.Enkelvoud+who, facts...)
	case lo == hi:
		b.voeg(fmt.Sprintf("er zijn %d %s%s", lo, v.groep.Meervoud, who), facts...)
	case want != Onbekend:
		b.voeg(b.o.versie.regeling.zegUitkomst(v, want), facts...)
	}
}

// feitenVan gives the ids of the facts about a member that a condition reads.
func (b *gronder) feitenVan(v *Voorwaarde, lid int) (ids []string) {
	switch {
	case v.vorm == inGroep:
		return b.feitenVan(v.groep.Als, lid)
	case v.vorm == leeftijdIs && b.o.versie.geboren != nil:
		return []string{b.o.waarde(b.o.versie.geboren, lid).Feit}
	case v.vorm == feitIs:
		return []string{b.o.waarde(v.feit, lid).Feit}
	}
	for _, d := range v.delen {
		ids = append(ids, b.feitenVan(d, lid)...)
	}
	return ids
}

func (b *gronder) lopend(v *Voorwaarde, lid int, want Uitkomst) {
	if want == Nee {
		b.voeg(b.o.versie.regeling.ontkend(v))
		return
	}
	for i := range b.o.situatie.Lopend {
		run := &b.o.situatie.Lopend[i]
		if !bevat(v.codes, run.Product) || b.o.looptBij(v, lid, run) != want {
			continue
		}
		text := "er loopt al " + b.o.versie.regeling.Productnaam(run.Product)
		if who, ok := b.o.situatie.Lid(run.Persoon); ok {
			text += " voor " + b.call(who)
		}
		b.voeg(text, run.Feit)
	}
}

// Openstaand is a fact that is not known and that an outcome depends on.
type Openstaand struct {
	Feit *Feitsoort
	Lid  int // the index of the member; negative for a fact about the family or the choice
}

// Open gives the unknown facts that leave a condition unknown; none where its
// outcome is known. Facts that must stay secret are never among them.
func (o *Omgeving) Open(v *Voorwaarde, lid int) []Openstaand {
	return o.open(nil, v, lid)
}

func (o *Omgeving) open(out []Openstaand, v *Voorwaarde, lid int) []Openstaand {
	if v == nil || o.Weeg(v, lid) != Onbekend {
		return out
	}
	switch v.vorm {
	case feitIs:
		return o.vraag(out, v.feit, lid)
	case leeftijdIs:
		if o.versie.geboren != nil {
			return o.vraag(out, o.versie.geboren, lid)
		}
	case inGroep:
		return o.open(out, v.groep.Als, lid)
	case aantalIn, somVan:
		for i := range o.leden {
			out = o.open(out, v.groep.Als, i)
			if v.vorm == somVan && o.InGroep(v.groep, i) == Ja {
				out = o.vraag(out, v.feit, i)
			}
		}
	}
	for _, d := range v.delen {
		out = o.open(out, d, lid)
	}
	return out
}

func (o *Omgeving) vraag(out []Openstaand, f *Feitsoort, lid int) []Openstaand {
	if f.Bereik != OverLid {
		lid = -1
	}
	q := Openstaand{f, lid}
	if w := *o.waarde(f, lid); f.Geheim || w.Bekend() && w.Min == w.Max || slices.Contains(out, q) {
		return out
	}
	return append(out, q)
}

// Antwoorden gives the values that a question can be answered with, as far as
// they could make a difference: yes and no; each code; for numbers and dates
// one value on each side of every bound that the catalogue asks about.
func (o *Omgeving) Antwoorden(f *Feitsoort) []gezin.Waarde {
	switch f.Soort {
	case gezin.Waarheid:
		return []gezin.Waarde{gezin.JaNee(true), gezin.JaNee(false)}
	case gezin.Code:
		out := make([]gezin.Waarde, len(f.Waarden))
		for i, c := range f.Waarden {
			out[i] = gezin.Keus(c.Code)
		}
		return out
	case gezin.Getal:
		out := make([]gezin.Waarde, len(f.grenswaarden))
		for i, n := range f.grenswaarden {
			out[i] = gezin.Aantal(n)
		}
		return out
	}
	return o.geboortedagen(f)
}

// geboortedagen gives a date of birth on each side of every age that the
// catalogue asks about.
func (o *Omgeving) geboortedagen(f *Feitsoort) (out []gezin.Waarde) {
	if f != o.versie.geboren {
		return nil
	}
	for _, age := range o.versie.regeling.leeftijden {
		out = append(out, gezin.Op(o.situatie.Peildatum.PlusMaanden(int(-12*age)-6)))
	}
	return out
}
