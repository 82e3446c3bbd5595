package stand

import (
	"slices"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// laatsteOudeDag is the last day on which an assignment without product could
// still have a size (TR375, TR412).
const laatsteOudeDag istandaard.Datum = "2020-12-31"

// aanvraag holds the client of a 315 to TR347, TR374 and TR381.
func (t *toets) aanvraag(c *istandaard.Client315) {
	t.eis(!t.looptVerzoek(c.Bsn), "TR374", "Client")
	for i := range c.AangevraagdeProducten {
		a := &c.AangevraagdeProducten[i]
		plek := nummer("Client/AangevraagdeProducten/AangevraagdProduct", i)
		t.nieuweReferentie(a.ReferentieAanbieder, plek)
		t.product(a.Product, plek)
	}
}

func (t *toets) nieuweReferentie(referentie, plek string) {
	v, err := t.stand.Verzoek(t.ctx, t.p, referentie)
	t.noteer(err)
	t.eis(v == nil, "TR347", plek+"/ReferentieAanbieder")
}

func (t *toets) looptVerzoek(bsn istandaard.Bsn) bool {
	verzoeken, err := t.stand.VerzoekenVan(t.ctx, t.p, bsn)
	t.noteer(err)
	return slices.ContainsFunc(verzoeken, func(v Verzoek) bool { return v.Loopt() })
}

// wijziging holds the client of a 317 to its rules. A client without any
// assignment breaks TR304, and then the rest cannot be judged.
func (t *toets) wijziging(c *istandaard.Client317) {
	toewijzingen, err := t.stand.ToewijzingenVan(t.ctx, t.p, c.Bsn)
	t.noteer(err)
	t.eis(len(toewijzingen) > 0, "TR304", "Client/Bsn")
	if len(toewijzingen) == 0 {
		return
	}
	const plek = "Client/Verzoek"
	v := &c.Verzoek
	t.nieuweReferentie(v.ReferentieAanbieder, plek)
	t.eis(!t.looptVerzoek(c.Bsn), "TR374", plek)
	actueel := map[int64]*Toewijzing{}
	for i := range toewijzingen {
		if toewijzingen[i].actueel(t.dag) {
			actueel[toewijzingen[i].ToewijzingNummer] = &toewijzingen[i]
		}
	}
	t.eis(volledig(v, actueel), "TR349", plek)
	t.eis(!t.stapelt(v, actueel), "TR361", plek)
	for i := range v.OngewijzigdeProducten {
		p := &v.OngewijzigdeProducten[i]
		t.eis(actueel[p.ToewijzingNummer] != nil, "TR350", nummer(plek+"/OngewijzigdeProducten/OngewijzigdProduct", i))
	}
	for i := range v.TeWijzigenProducten {
		p := &v.TeWijzigenProducten[i]
		t.teWijzigen(p, actueel[p.ToewijzingNummer], nummer(plek+"/TeWijzigenProducten/TeWijzigenProduct", i))
	}
	for i := range v.NieuweProducten {
		t.product(v.NieuweProducten[i].Product, nummer(plek+"/NieuweProducten/NieuwProduct", i))
	}
}

// volledig reports whether a request names every current assignment (TR349).
func volledig(v *istandaard.Verzoek, actueel map[int64]*Toewijzing) bool {
	genoemd := map[int64]bool{}
	for i := range v.OngewijzigdeProducten {
		genoemd[v.OngewijzigdeProducten[i].ToewijzingNummer] = true
	}
	for i := range v.TeWijzigenProducten {
		genoemd[v.TeWijzigenProducten[i].ToewijzingNummer] = true
	}
	for n := range actueel {
		if !genoemd[n] {
			return false
		}
	}
	return true
}

// teWijzigen holds one change to the assignment that it changes.
func (t *toets) teWijzigen(p *istandaard.TeWijzigenProduct, tw *Toewijzing, plek string) {
	t.eis(tw != nil, "TR351", plek)
	if tw == nil {
		return
	}
	vanaf := plek + "/GewensteIngangsdatum"
	oorspronkelijk := p.GewensteIngangsdatum == tw.Ingangsdatum
	t.eis(oorspronkelijk || p.GewensteIngangsdatum.Na(t.dag), "TR357", vanaf)
	t.eis(oorspronkelijk || !anderTotaal(p, tw), "TR373", vanaf)
	nieuw := p.Einddatum == "" || p.Einddatum.Na(laatsteOudeDag)
	metCode := tw.Product != nil && tw.Product.Code != ""
	omvang := plek + "/Omvang"
	t.eis(tw.Product != nil || !nieuw || p.Omvang == nil, "TR375", omvang)
	t.eis(!metCode || p.Omvang != nil, "TR411", omvang)
	t.eis(metCode || !nieuw || p.Omvang == nil, "TR412", omvang)
}

// anderTotaal reports whether a request changes the budget of an assignment, or
// its total over the whole period (TR373).
func anderTotaal(p *istandaard.TeWijzigenProduct, tw *Toewijzing) bool {
	if p.Budget != nil && (tw.Budget == nil || *tw.Budget != *p.Budget) {
		return true
	}
	return p.Omvang != nil && p.Omvang.Frequentie == istandaard.FrequentieTotaal &&
		(tw.Omvang == nil || *tw.Omvang != *p.Omvang)
}

// gewenst is one product in the situation that a 317 asks for.
type gewenst struct {
	product     *istandaard.Product
	begin, eind istandaard.Datum
}

// stapelt reports whether the wanted situation has the same product twice at the
// same time (TR361).
func (t *toets) stapelt(v *istandaard.Verzoek, actueel map[int64]*Toewijzing) bool {
	var alles []gewenst
	for i := range v.OngewijzigdeProducten {
		if tw := actueel[v.OngewijzigdeProducten[i].ToewijzingNummer]; tw != nil {
			alles = append(alles, gewenst{tw.Product, tw.Ingangsdatum, tw.Einddatum})
		}
	}
	for i := range v.TeWijzigenProducten {
		p := &v.TeWijzigenProducten[i]
		if tw := actueel[p.ToewijzingNummer]; tw != nil {
			alles = append(alles, gewenst{tw.Product, p.GewensteIngangsdatum, p.Einddatum})
		}
	}
	for i := range v.NieuweProducten {
		p := &v.NieuweProducten[i]
		alles = append(alles, gewenst{p.Product, p.GewensteIngangsdatum, p.Einddatum})
	}
	for i := range alles {
		for j := range i {
			if alles[i].overlapt(alles[j]) && t.zelfde(alles[i].product, alles[j].product) {
				return true
			}
		}
	}
	return false
}

// overlapt reports whether two periods share a day; no end is for ever.
func (g gewenst) overlapt(other gewenst) bool {
	return !g.eind.Voor(other.begin) && !other.eind.Voor(g.begin)
}

// stapelbaar are the categories of the Wmo that may be stacked: aids, which a
// client may have several of (TR361; Wmo only).
var stapelbaar = []string{"11", "12", "13", "14"}

// zelfde reports whether two products count as the same for stacking: equal
// codes, equal categories when one lacks a code, or always when one is generic.
func (t *toets) zelfde(a, b *istandaard.Product) bool {
	for _, p := range []*istandaard.Product{a, b} {
		if t.p.Domein == istandaard.Wmo && p != nil && slices.Contains(stapelbaar, p.Categorie) {
			return false
		}
	}
	if a == nil || b == nil {
		return true
	}
	return a.Categorie == b.Categorie && (a.Code == b.Code || a.Code == "" || b.Code == "")
}

// antwoord holds a 319 to TR355, TR359, TR360, TR365 and TR378.
func (t *toets) antwoord(a *istandaard.Antwoord) {
	const plek = "Antwoord"
	if a.Woonplaatsbeginsel != nil {
		t.eis(t.gemeente(a.Woonplaatsbeginsel.Gemeente, nil), "TR378", plek+"/Woonplaatsbeginsel/Gemeente")
	}
	v, err := t.stand.Verzoek(t.ctx, t.p, a.ReferentieAanbieder)
	t.noteer(err)
	t.eis(v != nil, "TR355", plek+"/ReferentieAanbieder")
	if v == nil {
		return
	}
	t.eis(!v.Toegewezen, "TR359", plek)
	t.eis(a.VerzoekAntwoord != istandaard.VerzoekInOnderzoek || len(v.Antwoorden) == 0, "TR360", plek)
	definitief := slices.ContainsFunc(v.Antwoorden, func(a string) bool { return a != istandaard.VerzoekInOnderzoek })
	t.eis(!definitief, "TR365", plek)
}
