package stand

import (
	"context"
	"fmt"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Controleer holds a message to the rules of level 3 and 4, and gives all that it
// breaks in the order of the message. The message must be valid, and should have
// passed istandaard/controle: a message that breaks a rule of level 2 counts as
// not sent and is not judged further.
//
// vandaag is the day on which the message is judged. Return messages have no
// rules of these levels. The error is one of the Stand; then there is no verdict.
func Controleer(ctx context.Context, b istandaard.Bericht, s Stand, vandaag istandaard.Datum) (istandaard.Fouten, error) {
	t := &toets{ctx: ctx, stand: s, vandaag: vandaag, p: PartijenVan(b), dag: b.Kop().BerichtIdentificatie.Dagtekening}
	if b.Soort().IsRetour() {
		return nil, nil
	}
	t.kop(b)
	switch b := b.(type) {
	case *istandaard.Bericht301:
		t.toewijzing(&b.Client)
	case *istandaard.Bericht305:
		t.starts(&b.Client)
	case *istandaard.Bericht307:
		t.stops(&b.Client)
	case *istandaard.Bericht315:
		t.aanvraag(&b.Client)
	case *istandaard.Bericht317:
		t.wijziging(&b.Client)
	case *istandaard.Bericht319:
		t.antwoord(&b.Antwoord)
	case *istandaard.Bericht323:
		t.declaratie(&b.Declaratie)
	case *istandaard.Bericht325:
		t.declaratieAntwoord(b)
	}
	if t.err != nil {
		return nil, fmt.Errorf("stand: %w", t.err)
	}
	return t.fouten, nil
}

// toets is the check of one message. The first error of the Stand is kept and
// ends it; until the end every rule may go on with what it has.
type toets struct {
	ctx     context.Context
	stand   Stand
	vandaag istandaard.Datum
	dag     istandaard.Datum // Dagtekening of the message
	p       Partijen
	fouten  istandaard.Fouten
	err     error
}

// eis reports a rule as broken at a place unless it is met.
func (t *toets) eis(goed bool, code, plek string) {
	if !goed && t.err == nil {
		t.fouten = append(t.fouten, fout(code, plek))
	}
}

// kop holds the head to TR056, TR135 and TR378.
func (t *toets) kop(b istandaard.Bericht) {
	k := b.Kop()
	bekend, err := t.stand.BerichtBekend(t.ctx, b.Soort(), k.Afzender, k.BerichtIdentificatie.Identificatie)
	t.noteer(err)
	t.eis(!bekend, "TR056", "Header/BerichtIdentificatie/Identificatie")
	t.eis(!t.dag.Na(t.vandaag), "TR135", "Header/BerichtIdentificatie/Dagtekening")
	plek := "Header/Ontvanger"
	if b.Soort().AfzenderIsGemeente() {
		plek = "Header/Afzender"
	}
	t.eis(t.gemeente(t.p.Gemeente, ingangsdata(b)), "TR378", plek)
}

// noteer keeps the first error of the Stand.
func (t *toets) noteer(err error) {
	if t.err == nil {
		t.err = err
	}
}

// gemeente reports whether a municipality code holds today or held on one of the
// days given (TR378).
func (t *toets) gemeente(code string, dagen []istandaard.Datum) bool {
	g, ok := istandaard.GemeenteVan(code)
	if !ok {
		return false
	}
	if g.Geldig(t.vandaag) {
		return true
	}
	for _, d := range dagen {
		if d != "" && g.Geldig(d) {
			return true
		}
	}
	return false
}

// ingangsdata gives the days on which an old municipality code may have held: the
// first days of the assignments that a message is about.
func ingangsdata(b istandaard.Bericht) []istandaard.Datum {
	var dagen []istandaard.Datum
	switch b := b.(type) {
	case *istandaard.Bericht301:
		for i := range b.Client.ToegewezenProducten {
			dagen = append(dagen, b.Client.ToegewezenProducten[i].Ingangsdatum)
		}
	case *istandaard.Bericht305:
		for i := range b.Client.StartProducten {
			dagen = append(dagen, b.Client.StartProducten[i].ToewijzingIngangsdatum)
		}
	case *istandaard.Bericht307:
		for i := range b.Client.StopProducten {
			dagen = append(dagen, b.Client.StopProducten[i].ToewijzingIngangsdatum)
		}
	case *istandaard.Bericht315:
		for i := range b.Client.AangevraagdeProducten {
			dagen = append(dagen, b.Client.AangevraagdeProducten[i].ToewijzingIngangsdatum)
		}
	}
	return dagen
}

// product holds a product code to TR381.
func (t *toets) product(p *istandaard.Product, plek string) {
	if p != nil && p.Code != "" {
		t.productcode(p.Categorie, p.Code, plek+"/Product/Code")
	}
}

func (t *toets) productcode(categorie, code, plek string) {
	past, bekend, err := t.stand.Product(t.ctx, t.p, categorie, code)
	t.noteer(err)
	t.eis(past || !bekend, "TR381", plek)
}

// nummer writes the path of a repeated class.
func nummer(klasse string, i int) string { return fmt.Sprintf("%s[%d]", klasse, i+1) }
