package regeling

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Tariefmodellen are a kind of cost models (package kostprijs) that give prices
// of this catalogue: those whose code begins with Begin. What follows in the
// code is the level of the price.
type Tariefmodellen struct {
	Begin  string
	Naam   string
	Uitleg string
	Tarief string // the code of the price; empty: no line of this catalogue uses one
	Herkomst
}

// Tariefmodel finds the kind of a cost model and its level; nil where the
// catalogue has none.
func (r *Regeling) Tariefmodel(code string) (m *Tariefmodellen, niveau string) {
	for _, m := range r.Tariefmodellen {
		if rest, ok := strings.CutPrefix(code, m.Begin); ok {
			return m, rest
		}
	}
	return nil, ""
}

// Voorbeeldgezin is a family of nobody, with which the pages show what a price
// does.
type Voorbeeldgezin struct {
	Code  string
	Tekst string // who is in it, as a sentence
	Leden []Voorbeeldlid
}

// Voorbeeldlid is one member. His age holds on any day.
type Voorbeeldlid struct {
	Code      string
	Leeftijd  int64
	Kenmerken gezin.Kenmerken
}

// Situatie gives the family as it is on a day.
func (r *Regeling) Situatie(v *Voorbeeldgezin, dag termijn.Dag) *gezin.Situatie {
	s := &gezin.Situatie{Peildatum: dag, Gezin: gezin.Kenmerken{}}
	for _, l := range v.Leden {
		facts := gezin.Kenmerken{}
		for code, value := range l.Kenmerken {
			facts[code] = value
		}
		if r.geboren != nil {
			facts[r.geboren.Code] = gezin.Op(termijn.NieuweDag(dag.Jaar()-int(l.Leeftijd), 1, 1))
		}
		s.Leden = append(s.Leden, gezin.Lid{ID: l.Code, Kenmerken: facts})
	}
	return s
}

func (l *lezer) tariefmodellen(k *knoop) {
	m := &Tariefmodellen{Begin: k.bij("begin").moetTekst(), Naam: k.bij("naam").moetTekst(), Uitleg: k.bij("uitleg").tekst(),
		Tarief: k.bij("tarief").tekst(), Herkomst: k.herkomst()}
	k.klaar()
	if slices.ContainsFunc(l.r.Tariefmodellen, func(o *Tariefmodellen) bool {
		return strings.HasPrefix(o.Begin, m.Begin) || strings.HasPrefix(m.Begin, o.Begin)
	}) {
		k.fout(FoutCodeDubbel, "Twee soorten modellen beginnen hetzelfde. Geef ze een ander begin.")
		return
	}
	l.r.Tariefmodellen = append(l.r.Tariefmodellen, m)
}

func (l *lezer) voorbeeldgezin(k *knoop) {
	v := &Voorbeeldgezin{Code: k.bij("code").moetTekst(), Tekst: k.bij("tekst").moetTekst()}
	for _, item := range k.bij("leden").lijst() {
		if item.map_() {
			v.Leden = append(v.Leden, l.voorbeeldlid(item))
		}
	}
	k.klaar()
	l.r.Voorbeeldgezinnen = append(l.r.Voorbeeldgezinnen, v)
}

func (l *lezer) voorbeeldlid(k *knoop) Voorbeeldlid {
	m := Voorbeeldlid{Code: k.bij("code").moetTekst(), Leeftijd: k.bij("leeftijd").getal(), Kenmerken: gezin.Kenmerken{}}
	codes, values := k.bij("feiten").paren()
	for i, code := range codes {
		f := l.r.feit[code]
		if f == nil || f.Bereik != OverLid {
			values[i].fout(FoutVerwijzing, "Het feit %q over een gezinslid bestaat niet in deze regeling.", code)
			continue
		}
		m.Kenmerken[code] = l.voorbeeldwaarde(values[i], f)
	}
	k.klaar()
	return m
}

func (l *lezer) voorbeeldwaarde(k *knoop, f *Feitsoort) gezin.Waarde {
	switch f.Soort {
	case gezin.Waarheid:
		return gezin.JaNee(k.jaNee())
	case gezin.Getal:
		return gezin.Aantal(k.getal())
	case gezin.Datum:
		return gezin.Op(k.dag())
	}
	code := k.tekst()
	if !f.heeft(code) {
		k.fout(FoutWaardeOnbekend, "Kies hier een waarde van het feit %q.", f.Code)
	}
	return gezin.Keus(code)
}
