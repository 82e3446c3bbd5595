package stand

import "codeberg.org/wijzer/wijzer/istandaard"

// toewijzing holds the client of a 301 to TR332, TR379, TR381 and TR385.
func (t *toets) toewijzing(c *istandaard.Client301) {
	for i := range c.ToegewezenProducten {
		tp := &c.ToegewezenProducten[i]
		plek := nummer("Client/ToegewezenProducten/ToegewezenProduct", i)
		eerder, err := t.stand.Toewijzing(t.ctx, t.p, tp.ToewijzingNummer)
		t.noteer(err)
		t.eis(eerder == nil || eerder.Bsn == c.Bsn && eerder.Aanbieder == t.p.Aanbieder,
			"TR332", plek+"/ToewijzingNummer")
		t.referentie(tp, eerder, plek)
		t.product(tp.Product, plek)
		if tp.RedenWijziging == istandaard.WijzigingVerwijderd {
			t.eis(!t.goedgekeurdeDeclaratie(tp.ToewijzingNummer), "TR385", plek)
		}
	}
}

// referentie holds the reference of an assignment to TR379: that of a request by
// this provider, and only the first time.
func (t *toets) referentie(tp *istandaard.ToegewezenProduct, eerder *Toewijzing, plek string) {
	if tp.ReferentieAanbieder == "" {
		return
	}
	v, err := t.stand.Verzoek(t.ctx, t.p, tp.ReferentieAanbieder)
	t.noteer(err)
	herhaald := eerder != nil && eerder.ReferentieAanbieder == tp.ReferentieAanbieder
	t.eis(v != nil && !herhaald, "TR379", plek+"/ReferentieAanbieder")
}

func (t *toets) goedgekeurdeDeclaratie(toewijzing int64) bool {
	prestaties, err := t.stand.PrestatiesOp(t.ctx, t.p, toewijzing)
	t.noteer(err)
	for i := range prestaties {
		p := &prestaties[i]
		if p.Oordeel == Goedgekeurd && !p.Gecrediteerd && p.IngediendBedrag.DebetCredit == istandaard.Debet {
			return true
		}
	}
	return false
}

// vanClient finds an assignment that is of this client and provider; nil when
// there is none.
func (t *toets) vanClient(nummer int64, bsn istandaard.Bsn) *Toewijzing {
	tw, err := t.stand.Toewijzing(t.ctx, t.p, nummer)
	t.noteer(err)
	if tw == nil || tw.Bsn != bsn || tw.Aanbieder != t.p.Aanbieder {
		return nil
	}
	return tw
}

// actueel reports whether an assignment is valid on or after a day and not
// removed (TR349).
func (t *Toewijzing) actueel(dag istandaard.Datum) bool {
	return !t.Verwijderd() && !t.Einddatum.Voor(dag)
}
