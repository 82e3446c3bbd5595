package stand

import (
	"reflect"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// declaratieAntwoord holds a 325 to the declaration that it answers: TR304,
// TR337, TR366, TR367, TR371 and TR376. Its receiver, the provider, judges it;
// nothing in the standard answers a 325, so what is wrong is settled outside the
// messages.
func (t *toets) declaratieAntwoord(b *istandaard.Bericht325) {
	d, err := t.stand.Declaratie(t.ctx, t.p, b.Header.DeclaratieIdentificatie.Identificatie)
	t.noteer(err)
	t.eis(d != nil && d.Header.BerichtIdentificatie == b.Header.DeclaratieIdentificatie, "TR337", "Header/DeclaratieIdentificatie")
	if d == nil {
		return
	}
	t.eis(d.Header.XsdVersie == b.Header.XsdVersieDeclaratie, "TR371", "Header/XsdVersieDeclaratie")
	a := b.DeclaratieAntwoord
	if a == nil {
		return
	}
	t.eis(a.DeclaratieNummer == d.Declaratie.DeclaratieNummer, "TR376", "DeclaratieAntwoord/DeclaratieNummer")
	bron := map[istandaard.Bsn]map[istandaard.ProductReferentie]*istandaard.Prestatie{}
	for i := range d.Declaratie.Clienten {
		c := &d.Declaratie.Clienten[i]
		bron[c.Bsn] = map[istandaard.ProductReferentie]*istandaard.Prestatie{}
		for j := range c.Prestaties {
			bron[c.Bsn][c.Prestaties[j].ProductReferentie] = &c.Prestaties[j]
		}
	}
	for i := range a.Clienten {
		plek := nummer("DeclaratieAntwoord/Clienten/Client", i)
		gedeclareerd, bekend := bron[a.Clienten[i].Bsn]
		t.eis(bekend, "TR304", plek+"/Bsn")
		if bekend {
			t.teruggestuurd(&a.Clienten[i], gedeclareerd, plek)
		}
	}
}

// teruggestuurd holds the returned performances of a client to those that were
// claimed.
func (t *toets) teruggestuurd(c *istandaard.Client323, bron map[istandaard.ProductReferentie]*istandaard.Prestatie, plek string) {
	for j := range c.Prestaties {
		hier := nummer(plek+"/Prestaties/Prestatie", j)
		p := c.Prestaties[j]
		origineel := bron[p.ProductReferentie]
		t.eis(origineel != nil, "TR366", hier+"/ProductReferentie")
		if origineel == nil {
			continue
		}
		p.RetourCodes = nil
		t.eis(reflect.DeepEqual(p, *origineel), "TR367", hier)
	}
}
