package maak

import (
	"fmt"
	"time"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Honorering is how a municipality grants a request for a change.
type Honorering struct {
	// Besluit is the moment of the decision, in Dutch time.
	Besluit time.Time
	// NieuwNummer gives a ToewijzingNummer that has not been used (TR332), each
	// time another.
	NieuwNummer func() int64
}

// Honoreer gives the assignments that grant a 317 as it was asked for, all of it
// (IV093, OP348). actueel are the assignments of the client with this provider
// that hold now; every one must be in the request (TR349). Put the result in
// Opdracht.Toegewezen.
//
// An assignment keeps its number when only its end, its budget or its total
// changes (OP033x1, OP380). Else it ends on the day before the change and a new
// one follows (OP257). Where that change is asked from its first day on, the old
// one is removed (reason 13): it would end before it began, and the standard does
// not say what else to do. Every assignment gets the reference of the request.
//
// A wish that begins in the past is granted as it was asked; whether that can be
// is to be agreed with the provider first.
func Honoreer(v *istandaard.Verzoek, actueel []istandaard.ToegewezenProduct, h Honorering) ([]istandaard.ToegewezenProduct, error) {
	g := &honorering{Honorering: h, referentie: v.ReferentieAanbieder, over: map[int64]*istandaard.ToegewezenProduct{}}
	for i := range actueel {
		g.over[actueel[i].ToewijzingNummer] = &actueel[i]
	}
	for i := range v.OngewijzigdeProducten {
		if tw := g.neem(v.OngewijzigdeProducten[i].ToewijzingNummer, "OngewijzigdeProducten/OngewijzigdProduct", i); tw != nil {
			g.voegToe(*tw, "")
		}
	}
	for i := range v.TeWijzigenProducten {
		p := &v.TeWijzigenProducten[i]
		if tw := g.neem(p.ToewijzingNummer, "TeWijzigenProducten/TeWijzigenProduct", i); tw != nil {
			g.wijzig(tw, p)
		}
	}
	for i := range v.NieuweProducten {
		p := &v.NieuweProducten[i]
		g.nieuw(p.Product, p.GewensteIngangsdatum, p.Einddatum, p.Omvang, p.Budget)
	}
	if len(g.over) > 0 {
		g.fouten = append(g.fouten, istandaard.Fout{Regel: "MAAK-ONVOLLEDIG", Plek: "Client/Verzoek",
			Tekst: "Niet alle actuele toewijzingen staan in het verzoek. Wijs het verzoek af of vraag een nieuw verzoek."})
	}
	return g.uit, g.fouten.AlsError()
}

// honorering is the granting of one request.
type honorering struct {
	Honorering
	referentie string
	over       map[int64]*istandaard.ToegewezenProduct // not named in the request yet
	uit        []istandaard.ToegewezenProduct
	fouten     istandaard.Fouten
}

// neem finds the assignment that a request names; nil and a fault when there is
// none, or when the request names it twice.
func (g *honorering) neem(nummer int64, klasse string, i int) *istandaard.ToegewezenProduct {
	tw := g.over[nummer]
	delete(g.over, nummer)
	if tw == nil {
		g.fouten = append(g.fouten, istandaard.Fout{Regel: "MAAK-GEEN-TOEWIJZING", Plek: fmt.Sprintf("Client/Verzoek/%s[%d]", klasse, i+1),
			Tekst: "Dit nummer is niet van een actuele toewijzing, of staat twee keer in het verzoek."})
	}
	return tw
}

// voegToe adds an assignment with the reference of the request. Without a reason
// it is unchanged, and keeps the moment of its decision (IV013).
func (g *honorering) voegToe(tw istandaard.ToegewezenProduct, reden string) {
	tw.ReferentieAanbieder, tw.RedenWijziging, tw.RetourCodes = g.referentie, reden, nil
	if reden != "" {
		tw.Toewijzingsdatum, tw.Toewijzingstijd = istandaard.DatumVan(g.Besluit), istandaard.TijdVan(g.Besluit)
	}
	g.uit = append(g.uit, tw)
}

// wijzig grants one change: in place, or by ending the old and adding a new one.
func (g *honorering) wijzig(tw *istandaard.ToegewezenProduct, p *istandaard.TeWijzigenProduct) {
	nu := *tw
	if houdtNummer(tw, p) {
		nu.Einddatum, nu.Omvang, nu.Budget = p.Einddatum, p.Omvang, p.Budget
		g.voegToe(nu, istandaard.WijzigingDoorAanbieder)
		return
	}
	nu.Einddatum = p.GewensteIngangsdatum.Plus(-1)
	reden := istandaard.WijzigingDoorAanbieder
	if nu.Einddatum.Voor(nu.Ingangsdatum) {
		nu.Einddatum, reden = nu.Ingangsdatum, istandaard.WijzigingVerwijderd
	}
	g.voegToe(nu, reden)
	g.nieuw(tw.Product, p.GewensteIngangsdatum, p.Einddatum, p.Omvang, p.Budget)
}

// houdtNummer reports whether a change may be made under the same number: the size
// and the budget stay as they are, or both are of a kind that may change.
func houdtNummer(tw *istandaard.ToegewezenProduct, p *istandaard.TeWijzigenProduct) bool {
	switch {
	case tw.Omvang == nil && p.Omvang == nil:
		return (tw.Budget == nil) == (p.Budget == nil)
	case tw.Omvang == nil || p.Omvang == nil:
		return false
	case *tw.Omvang == *p.Omvang:
		return true
	}
	return tw.Omvang.Frequentie == istandaard.FrequentieTotaal && p.Omvang.Frequentie == istandaard.FrequentieTotaal &&
		tw.Omvang.Eenheid == p.Omvang.Eenheid
}

// nieuw adds an assignment with a new number, without a reason (IV099).
func (g *honorering) nieuw(p *istandaard.Product, van, tot istandaard.Datum, omvang *istandaard.Omvang, budget *int64) {
	g.uit = append(g.uit, istandaard.ToegewezenProduct{
		ToewijzingNummer: g.NieuwNummer(), ReferentieAanbieder: g.referentie, Product: p,
		Toewijzingsdatum: istandaard.DatumVan(g.Besluit), Toewijzingstijd: istandaard.TijdVan(g.Besluit),
		Ingangsdatum: van, Einddatum: tot, Omvang: omvang, Budget: budget,
	})
}
