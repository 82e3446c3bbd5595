package regeling

import (
	"math/big"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"go.yaml.in/yaml/v3"
)

func (l *lezer) prijs(k *knoop) {
	p := &Prijs{Tarief: l.tarief(k), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	if b := k.bij("bedrag"); b.is() {
		p.Bedrag, p.Gepubliceerd = b.bedrag(), true
	}
	if f := k.bij("formule"); f.is() && f.map_() {
		p.Formule = l.formule(f)
	}
	if !p.Gepubliceerd && p.Formule == nil {
		k.fout(FoutPrijs, "Geef een bedrag, of een formule waaruit het volgt.")
	}
	k.klaar()
	l.r.Prijzen = append(l.r.Prijzen, p)
	l.prijsplek = append(l.prijsplek, k)
}

func (l *lezer) tarief(k *knoop) Tarief {
	return Tarief{Code: k.bij("tarief").moetTekst(), Niveau: k.bij("niveau").tekst(), Klasse: k.bij("klasse").tekst(),
		Aanbieder: k.bij("aanbieder").tekst(), Per: keus(k.bij("per"), eenheden)}
}

// formule reads how a price follows from another. A percentage without a base
// is refused: an unclear "31,33% overhead" is 9 euros an hour apart.
func (l *lezer) formule(k *knoop) *Formule {
	f := &Formule{Teller: 1, Noemer: 1, Grondslag: k.bij("grondslag").tekst(), Laagste: k.bij("laagste").tekst()}
	if van := k.bij("van"); van.is() && van.map_() {
		t := l.tarief(van)
		f.Van = &t
		van.klaar()
	}
	if b := k.bij("basis"); b.is() {
		f.Basis = b.bedrag()
	}
	if p := k.bij("procent"); p.is() {
		f.Teller, f.Noemer = p.breuk()
		f.Noemer *= 100
		if f.Grondslag == "" {
			p.fout(FoutPrijs, "Een percentage heeft een grondslag nodig: waarvan is het een deel?")
		}
	}
	if d := k.bij("gedeeld-door"); d.is() {
		f.Noemer *= max(d.getal(), 1)
	}
	if m := k.bij("hoogstens"); m.is() {
		f.Maximum = m.bedrag()
	}
	for _, item := range k.bij("afronding").lijst() {
		if !item.map_() {
			continue
		}
		rule, ok := geld.ParseAfronding(item.bij("regel").tekst())
		if !ok {
			item.bij("regel").fout(FoutWaardeOnbekend, "Kies een afronding: half-van-nul, half-naar-nul, half-even, omlaag, omhoog.")
		}
		f.Stappen = append(f.Stappen, Stap{Eenheid: max(int64(item.bij("op").bedrag()), 1), Regel: rule})
		item.klaar()
	}
	k.klaar()
	return f
}

// breuk reads a decimal number as an exact fraction.
func (k *knoop) breuk() (num, den int64) {
	r, ok := new(big.Rat).SetString(k.tekst())
	if !ok || !r.Num().IsInt64() || !r.Denom().IsInt64() || r.Denom().Int64() > 1_000_000_000 {
		k.fout(FoutVorm, "Schrijf een getal met een punt, zoals 62.4.")
		return 1, 1
	}
	return r.Num().Int64(), r.Denom().Int64()
}

// isGevallen tells whether a value is given by cases: a list of maps, or a map
// with a table.
func (k *knoop) isGevallen() bool {
	return k.n.Kind == yaml.MappingNode ||
		k.n.Kind == yaml.SequenceNode && slices.ContainsFunc(k.n.Content, func(n *yaml.Node) bool { return n.Kind == yaml.MappingNode })
}

// gevallen gives the cases: the items of a list, or the one map.
func (k *knoop) gevallen() []*knoop {
	if k.n.Kind == yaml.MappingNode {
		return []*knoop{k}
	}
	return k.lijst()
}
