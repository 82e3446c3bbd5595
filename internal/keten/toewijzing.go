package keten

import (
	"fmt"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
	"codeberg.org/wijzer/wijzer/termijn"
)

// post is one assignment of a message, with where it comes from.
type post struct {
	kenmerk    besluit.Kenmerk
	onderdeel  string
	toewijzing istandaard.ToegewezenProduct
	nieuw      bool   // it still needs a number
	geraakt    bool   // a decision changed it
	pad        string // for faults
	besluit    int    // the decision and the lines that it is made of; none: sent before
	regels     []int
}

// eenheden are the units of code list WJ756 for the units of a decision. All are
// those of inspanningsgericht: the decision says how much help, not what it must
// lead to. Minutes are made by maak.MinutenPerWeek.
var eenheden = map[string]string{
	"dagdeel": istandaard.EenheidDagdeel,
	"etmaal":  istandaard.EenheidEtmaal,
	"uur":     istandaard.EenheidUur,
	"stuk":    istandaard.EenheidStuksInspanning,
}

// frequenties are those of the standard for the periods of a decision. A year is
// not among them; see perJaar.
var frequenties = map[string]string{
	"dag":   istandaard.FrequentieDag,
	"week":  istandaard.FrequentieWeek,
	"maand": istandaard.FrequentieMaand,
}

// Reasons for a change, of code lists WMO002 and JZ002.
const (
	redenVerlenging = "04" // Herbeoordeling: verlenging toewijzing
	redenVerkorting = "05" // Herbeoordeling: verkorting toewijzing
)

// posten gives the assignments of one message: those that were sent before as
// they are now, then the new ones.
func (o *Opdracht) posten(g *groep) ([]post, Fouten) {
	var ff Fouten
	oud := map[int]*post{}
	var uit []*post
	for _, i := range g.eerder {
		e := &o.Eerder[i]
		oud[i] = &post{kenmerk: e.Besluit, onderdeel: e.Onderdeel, toewijzing: e.Toewijzing, pad: fmt.Sprintf("eerder[%d]", i)}
		// Sent again unchanged it has no reason and no reference (IV099, TR379).
		oud[i].toewijzing.RedenWijziging, oud[i].toewijzing.ReferentieAanbieder = "", ""
	}
	gebruikt := map[int]bool{}
	for _, p := range o.nieuwe(g, &ff) {
		if i := o.zelfde(g, p, gebruikt); i >= 0 {
			gebruikt[i] = true
			verzet(oud[i], p)
			continue
		}
		uit = append(uit, p)
	}
	o.beeindig(g, oud, gebruikt, &ff)
	var alle []post
	for _, i := range g.eerder {
		if oud[i].geraakt || o.geldt(&oud[i].toewijzing) && !o.Eerder[i].Toewijzing.Verwijderd() {
			alle = append(alle, *oud[i])
		}
	}
	for _, p := range uit {
		alle = append(alle, *p)
	}
	return alle, ff
}

// geldt tells whether an assignment holds on or after the day of sending (OP087).
func (o *Opdracht) geldt(t *istandaard.ToegewezenProduct) bool {
	return t.Einddatum == "" || !t.Einddatum.Voor(datum(o.Dagtekening))
}

// nieuwe gives the assignments of all lines. Lines of one decision with the same
// part of the catalogue, such as the stay of each child that came along, are one
// assignment with the sum: the standard does not take one product twice (TR302).
func (o *Opdracht) nieuwe(g *groep, ff *Fouten) []*post {
	var uit []*post
regels:
	for _, nr := range g.regels {
		p := o.nieuw(nr, ff)
		for _, q := range uit {
			if q.besluit == p.besluit && q.onderdeel == p.onderdeel && telbaar(q, p) {
				q.toewijzing.Omvang.Volume += p.toewijzing.Omvang.Volume
				q.regels = append(q.regels, nr.regel)
				continue regels
			}
		}
		uit = append(uit, p)
	}
	return uit
}

// telbaar tells whether two assignments differ in nothing but their amount.
func telbaar(p, q *post) bool {
	a, b := *p.toewijzing.Omvang, *q.toewijzing.Omvang
	a.Volume, b.Volume = 0, 0
	return a == b && *p.toewijzing.Product == *q.toewijzing.Product
}

// nieuw gives the assignment of one line of a decision.
func (o *Opdracht) nieuw(nr regelnr, ff *Fouten) *post {
	b := &o.Besluiten[nr.besluit]
	r := &b.Regels[nr.regel]
	pad := fmt.Sprintf("besluiten[%d].regels[%d]", nr.besluit, nr.regel)
	p := o.product(r, pad, ff)
	return &post{kenmerk: b.Kenmerk, onderdeel: r.Onderdeel, nieuw: true, pad: pad, besluit: nr.besluit, regels: []int{nr.regel}, toewijzing: istandaard.ToegewezenProduct{
		Product:          &istandaard.Product{Categorie: p.Categorie, Code: p.Code},
		Toewijzingsdatum: istandaard.DatumVan(b.Tijdstip), Toewijzingstijd: istandaard.TijdVan(b.Tijdstip),
		Ingangsdatum: datum(b.Ingang), Einddatum: datum(b.Einde),
		Omvang: omvang(&b.Besluit, r, pad, ff),
	}}
}

// product finds what a line is in the standard. Nothing is made up: what was not
// agreed on is asked for.
func (o *Opdracht) product(r *besluit.Regel, pad string, ff *Fouten) Product {
	naam := r.Onderdeel + "/" + r.Niveau
	p, ok := o.Producten[naam]
	if !ok || r.Niveau == "" {
		naam = r.Onderdeel
		p, ok = o.Producten[naam]
	}
	switch {
	case !ok:
		ff.voeg("producten."+naam, FoutProduct, "Er is geen product afgesproken voor onderdeel "+naam+". Vul de categorie en de productcode in die u met de aanbieder hebt afgesproken.")
	case p.Categorie == "" || p.Code == "":
		ff.voeg("producten."+naam, FoutProduct, "Vul voor onderdeel "+naam+" de categorie en de productcode in. Zonder allebei is de omvang niet te melden.")
	case p.Bron == "":
		ff.voeg("producten."+naam+".bron", FoutBron, "Zet erbij waar dit product is afgesproken, zoals het contract en de bijlage.")
	}
	return p
}

// omvang says in the standard how much a line awards.
func omvang(b *besluit.Besluit, r *besluit.Regel, pad string, ff *Fouten) *istandaard.Omvang {
	if r.Minuten > 0 {
		return maak.MinutenPerWeek(int64(r.Minuten))
	}
	eenheid, frequentie := eenheden[r.Omvang.Eenheid], frequenties[r.Omvang.Per]
	if r.Omvang.Per == "jaar" && b.Einde == b.Ingang.PlusMaanden(12)-1 {
		frequentie = istandaard.FrequentieTotaal // of exactly one year: the same amount
	}
	switch {
	case !r.HeeftOmvang():
		ff.voeg(pad+".omvang", FoutOmvang, "Vul in hoeveel er per week is. Zonder omvang houdt een besluit geen stand.")
	case eenheid == "":
		ff.voeg(pad+".omvang.eenheid", FoutOmvang, "Deze eenheid kent de standaard niet. Kies dagdeel, etmaal, uur of stuk, of vul minuten per week in.")
	case frequentie == "":
		ff.voeg(pad+".omvang.per", FoutOmvang, "Deze periode is in een bericht niet te melden. Kies dag, week of maand; jaar kan alleen als het besluit precies een jaar geldt.")
	}
	return &istandaard.Omvang{Volume: r.Omvang.Aantal, Eenheid: eenheid, Frequentie: frequentie}
}

// zelfde finds the assignment that a line goes on with: of the decision that is
// replaced, the same product and size. -1: none, it gets a new number (OP257).
func (o *Opdracht) zelfde(g *groep, p *post, gebruikt map[int]bool) int {
	b := &o.Besluiten[p.besluit]
	for _, i := range g.eerder {
		e := &o.Eerder[i]
		t := &e.Toewijzing
		if b.Vorig == "" || e.Besluit != b.Vorig || e.Onderdeel != p.onderdeel || gebruikt[i] || t.Product == nil || t.Omvang == nil {
			continue
		}
		aansluitend := t.Einddatum == "" || !t.Einddatum.Voor(datum(b.Ingang-1))
		if aansluitend && *t.Product == *p.toewijzing.Product && *t.Omvang == *p.toewijzing.Omvang {
			return i
		}
	}
	return -1
}

// verzet lets an assignment go on under its number, with the end of the new
// decision. One that stays as it is keeps its moment and has no reason (IV099).
func verzet(oud *post, nieuw *post) {
	t := &oud.toewijzing
	oud.kenmerk, oud.pad, oud.besluit, oud.regels = nieuw.kenmerk, nieuw.pad, nieuw.besluit, nieuw.regels
	if t.Einddatum == nieuw.toewijzing.Einddatum {
		return
	}
	oud.geraakt, t.RedenWijziging = true, redenVerlenging
	if nieuw.toewijzing.Einddatum.Voor(t.Einddatum) {
		t.RedenWijziging = redenVerkorting
	}
	t.Einddatum = nieuw.toewijzing.Einddatum
	t.Toewijzingsdatum, t.Toewijzingstijd = nieuw.toewijzing.Toewijzingsdatum, nieuw.toewijzing.Toewijzingstijd
}

// beeindig ends the assignments of a replaced decision that no line goes on with.
// One that had not begun is withdrawn (reason 13).
func (o *Opdracht) beeindig(g *groep, oud map[int]*post, gebruikt map[int]bool, ff *Fouten) {
	for _, nr := range g.besluiten {
		b := &o.Besluiten[nr]
		if len(b.Regels) == 0 && b.Soort != besluit.Beeindiging {
			ff.voeg(fmt.Sprintf("besluiten[%d].regels", nr), FoutOmvang, "Vul in welke hulp dit besluit geeft en hoeveel. Zonder omvang houdt een besluit geen stand.")
		}
		if b.Vorig == "" {
			continue
		}
		if vervangt(b.Soort) && !o.kent(b) {
			ff.voeg(fmt.Sprintf("besluiten[%d].vorig", nr), FoutEerder, "Dit besluit verandert een ander besluit. Geef ook de toewijzingen die daarover zijn verstuurd.")
		}
		laatste := b.Ingang - 1
		if b.Soort == besluit.Beeindiging {
			laatste = b.Einde
		}
		for _, i := range g.eerder {
			if e := &o.Eerder[i]; e.Besluit == b.Vorig && !gebruikt[i] && !e.Toewijzing.Verwijderd() {
				stop(oud[i], b, datum(laatste))
			}
		}
	}
}

func vervangt(s besluit.Soort) bool {
	return s == besluit.Wijziging || s == besluit.Verlenging || s == besluit.Beeindiging
}

// kent tells whether an assignment of the replaced decision was given.
func (o *Opdracht) kent(b *Genomen) bool {
	for i := range o.Eerder {
		if o.Eerder[i].Besluit == b.Vorig && o.Eerder[i].Onderwerp == b.Onderwerp {
			return true
		}
	}
	return false
}

func stop(p *post, b *Genomen, laatste istandaard.Datum) {
	t := &p.toewijzing
	if t.Einddatum != "" && !laatste.Voor(t.Einddatum) {
		return // it ends before
	}
	p.kenmerk, p.geraakt = b.Kenmerk, true
	t.Einddatum, t.RedenWijziging = laatste, redenVerkorting
	if laatste.Voor(t.Ingangsdatum) {
		t.Einddatum, t.RedenWijziging = t.Ingangsdatum, istandaard.WijzigingVerwijderd
	}
	t.Toewijzingsdatum, t.Toewijzingstijd = istandaard.DatumVan(b.Tijdstip), istandaard.TijdVan(b.Tijdstip)
}

func datum(d termijn.Dag) istandaard.Datum {
	if d == termijn.Geen {
		return ""
	}
	return istandaard.Datum(d.String())
}
