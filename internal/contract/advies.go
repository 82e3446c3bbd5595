package contract

import (
	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Advies is an advice as "wijzer advies --json" prints it.
type Advies struct {
	Peildatum       string          `json:"peildatum"`
	Regeling        string          `json:"regeling"`
	Arrangementen   []Oordeel       `json:"arrangementen"`
	Vragen          []Vraag         `json:"vragen"`
	Lopend          []Lopend        `json:"lopend"`
	Aandachtspunten []Aandachtspunt `json:"aandachtspunten"`
	Bewijs          Bewijs          `json:"bewijs"`
}

// Oordeel is the judgement of one arrangement: past is ja, nee or onbekend.
type Oordeel struct {
	Arrangement     string          `json:"arrangement"`
	Naam            string          `json:"naam"`
	Past            string          `json:"past"`
	Status          string          `json:"status"`
	Stappen         []Stap          `json:"stappen"`
	Indiceert       string          `json:"indiceert,omitempty"`
	Richtduur       string          `json:"richtduur,omitempty"`
	Criteria        string          `json:"criteria,omitempty"`
	Varianten       []Variant       `json:"varianten,omitempty"`
	Aandachtspunten []Aandachtspunt `json:"aandachtspunten"`
	Bron            string          `json:"bron"`
	Lezing          string          `json:"lezing,omitempty"`
}

// Stap is one condition, weighed.
type Stap struct {
	Voorwaarde string   `json:"voorwaarde"`
	Tekst      string   `json:"tekst"`
	Uitkomst   string   `json:"uitkomst"`
	Want       []string `json:"want"`
	Feiten     []string `json:"feiten,omitempty"`
	Bron       string   `json:"bron"`
	Lezing     string   `json:"lezing,omitempty"`
}

// Vraag is a question that could settle an arrangement.
type Vraag struct {
	Feit    string   `json:"feit"`
	Lid     string   `json:"lid,omitempty"`
	Tekst   string   `json:"tekst"`
	Beslist []string `json:"beslist"`
	Zeker   int      `json:"beslistInElkGeval"` // how many arrangements any answer settles
}

// Lopend is help that runs already.
type Lopend struct {
	Product string `json:"product"`
	Naam    string `json:"naam"`
	Persoon string `json:"persoon,omitempty"`
}

// Variant is one way to choose an arrangement, with minutes per member.
type Variant struct {
	Keuze          map[string]string `json:"keuze"`
	Kan            bool              `json:"kan"`
	WaaromNiet     []string          `json:"waaromNiet,omitempty"`
	Leden          []VariantLid      `json:"leden,omitempty"`
	MinutenPerWeek int64             `json:"minutenPerWeek,omitempty"`
	BedragPerWeek  string            `json:"bedragPerWeek,omitempty"` // left out where a price is missing
}

// VariantLid is what a variant gives on the name of one member.
type VariantLid struct {
	Drager         string `json:"drager"`
	MinutenPerWeek int64  `json:"minutenPerWeek"`
	BedragPerWeek  string `json:"bedragPerWeek,omitempty"`
}

// Bewijs is the receipt: with the same rules and facts the advice can be made
// again and compared.
type Bewijs struct {
	Regels    string   `json:"regels"`
	Peildatum string   `json:"peildatum"`
	Feiten    []string `json:"feiten"`
	Situatie  string   `json:"situatie"`
	Uitkomst  string   `json:"uitkomst"`
}

// Adviseer judges every arrangement for the family of the input.
func (in *Invoer) Adviseer() *Advies {
	r := in.versie.Regeling()
	a := arrangement.NieuweAdviseur(in.versie).Adviseer(&in.Situatie)
	out := &Advies{Peildatum: in.Situatie.Peildatum.String(), Regeling: r.Naam, Vragen: []Vraag{}, Lopend: []Lopend{},
		Aandachtspunten: []Aandachtspunt{},
		Bewijs:          Bewijs{a.Bewijs.Regels, a.Bewijs.Peildatum.String(), a.Bewijs.Feiten, a.Bewijs.Situatie, a.Bewijs.Uitkomst}}
	for i := range a.Oordelen {
		out.Arrangementen = append(out.Arrangementen, in.oordeel(&a.Oordelen[i]))
	}
	for _, v := range a.Vragen {
		out.Vragen = append(out.Vragen, Vraag{v.Feit.Code, v.Lid, v.Tekst, v.Beslist, v.Minimaal})
	}
	for _, l := range in.Situatie.Lopend {
		out.Lopend = append(out.Lopend, Lopend{l.Product, r.Productnaam(l.Product), l.Persoon})
	}
	for _, p := range append(in.letOp, a.Aandacht...) {
		out.Aandachtspunten = append(out.Aandachtspunten, in.aandachtspunt(p))
	}
	return out
}

func (in *Invoer) oordeel(o *arrangement.Oordeel) Oordeel {
	r, p := in.versie.Regeling(), o.Product
	out := Oordeel{Arrangement: p.Code, Naam: p.Naam, Past: o.Uitkomst.String(), Status: string(p.Status),
		Bron: r.Citeer(p.Bron), Lezing: p.Lezing, Stappen: []Stap{}, Aandachtspunten: []Aandachtspunt{}}
	if o.Uitgezet {
		out.Stappen = append(out.Stappen, Stap{Voorwaarde: "aangezet", Tekst: "De gemeente heeft dit product aangezet.", Uitkomst: "nee",
			Want: []string{"de gemeente heeft niet aangezet: " + p.Schakelaar.Naam}, Bron: r.Citeer(p.Schakelaar.Bron)})
	}
	for _, s := range o.Stappen {
		out.Stappen = append(out.Stappen, stap(r, s))
	}
	if o.Indiceert != nil {
		out.Indiceert = o.Indiceert.Naam
	}
	if p.Richtduur != nil {
		out.Richtduur = p.Richtduur.Zin()
	}
	if p.Criteria != nil {
		out.Criteria = p.Criteria.Tekst
	}
	for _, a := range o.Aandacht {
		out.Aandachtspunten = append(out.Aandachtspunten, in.aandachtspunt(a))
	}
	if o.Uitkomst != regeling.Nee {
		for _, v := range arrangement.Vergelijk(in.versie, &in.Situatie, p, in.Tarieven, in.Keuze) {
			out.Varianten = append(out.Varianten, in.variant(v))
		}
	}
	return out
}

func stap(r *regeling.Regeling, s arrangement.Stap) Stap {
	out := Stap{Voorwaarde: s.Eis.Code, Tekst: s.Eis.Naam, Uitkomst: s.Uitkomst.String(), Bron: r.Citeer(s.Eis.Bron), Lezing: s.Eis.Lezing, Want: []string{}}
	for _, g := range s.Gronden {
		out.Want = append(out.Want, g.Tekst)
		out.Feiten = append(out.Feiten, g.Feiten...)
	}
	return out
}

func (in *Invoer) variant(v arrangement.Variant) Variant {
	out := Variant{Keuze: map[string]string{}, Kan: v.Berekening != nil}
	for _, k := range v.Keuze {
		out.Keuze[k.Feit] = k.Waarde
	}
	for _, f := range v.Fouten {
		out.WaaromNiet = append(out.WaaromNiet, f.Tekst)
	}
	if !out.Kan {
		return out
	}
	out.MinutenPerWeek = v.Berekening.Minuten
	priced := true
	for i := range in.Situatie.Leden {
		who, amount, any := VariantLid{Drager: in.Situatie.Leden[i].ID}, geld.Bedrag(0), false
		for j := range v.Berekening.Regels {
			if line := &v.Berekening.Regels[j]; line.Drager == i {
				who.MinutenPerWeek, any = who.MinutenPerWeek+line.Minuten, true
				amount, priced = amount+line.Bedrag, priced && line.HeeftBedrag
			}
		}
		if any {
			if priced {
				who.BedragPerWeek = amount.String()
			}
			out.Leden = append(out.Leden, who)
		}
	}
	if priced {
		out.BedragPerWeek = v.Berekening.Totaal(regeling.PerWeek).String()
	}
	return out
}
