package stand

import "codeberg.org/wijzer/wijzer/istandaard"

// declaratie holds a 323 to its rules. Credits take effect before debits, so that
// a performance can be corrected in one message (OP366).
func (t *toets) declaratie(d *istandaard.Declaratie) {
	bekend, err := t.stand.DeclaratieBekend(t.ctx, t.p, d.DeclaratieNummer)
	t.noteer(err)
	t.eis(!bekend, "TR333", "Declaratie/DeclaratieNummer")
	vorige, ok, err := t.stand.LaatstePeriode(t.ctx, t.p)
	t.noteer(err)
	t.eis(!ok || !d.DeclaratiePeriode.Begindatum.Voor(vorige.Begindatum), "TR318", "Declaratie/DeclaratiePeriode")

	b := &boeking{toets: t, periode: d.DeclaratiePeriode, nummers: map[string]bool{}, standen: map[int64]*stelling{}, credit: map[string]bool{}}
	onbekend := b.clienten(d)
	for _, dc := range []string{istandaard.Credit, istandaard.Debet} {
		for i := range d.Clienten {
			if !onbekend[i] {
				b.prestaties(&d.Clienten[i], nummer("Declaratie/Clienten/Client", i), dc)
			}
		}
	}
	sorteer(t.fouten)
}

// boeking is the check of the performances of one declaration, with what earlier
// ones in the same message already did.
type boeking struct {
	*toets
	periode istandaard.GeslotenPeriode
	nummers map[string]bool     // reference numbers used in this message
	standen map[int64]*stelling // per assignment
	credit  map[string]bool     // numbers credited in this message
}

// clienten holds each client to TR304; the performances of an unknown one are not
// judged (IV087).
func (b *boeking) clienten(d *istandaard.Declaratie) map[int]bool {
	onbekend := map[int]bool{}
	for i := range d.Clienten {
		tw, err := b.stand.ToewijzingenVan(b.ctx, b.p, d.Clienten[i].Bsn)
		b.noteer(err)
		onbekend[i] = len(tw) == 0
		b.eis(!onbekend[i], "TR304", nummer("Declaratie/Clienten/Client", i)+"/Bsn")
	}
	return onbekend
}

// prestaties checks the credits or the debits of a client.
func (b *boeking) prestaties(c *istandaard.Client323, plek, dc string) {
	for i := range c.Prestaties {
		p := &c.Prestaties[i]
		if p.IngediendBedrag.DebetCredit != dc {
			continue
		}
		hier := nummer(plek+"/Prestaties/Prestatie", i)
		b.uniek(p, hier)
		b.eis(!p.ProductPeriode.Einddatum.Na(b.periode.Einddatum), "TR319", hier+"/ProductPeriode")
		if dc == istandaard.Credit {
			b.creditregel(p, c.Bsn, hier)
		} else {
			b.debetregel(p, c.Bsn, hier)
		}
	}
}

// uniek holds a reference number to TR314.
func (b *boeking) uniek(p *istandaard.Prestatie, plek string) {
	n := p.ProductReferentie.ReferentieNummer
	eerder, err := b.stand.Prestatie(b.ctx, b.p, n)
	b.noteer(err)
	b.eis(eerder == nil && !b.nummers[n], "TR314", plek+"/ProductReferentie/ReferentieNummer")
	b.nummers[n] = true
}

// creditregel holds a credit to TR323 and TR390. A municipality cannot reject a
// credit on its content (IV085), so no other rule applies.
func (b *boeking) creditregel(p *istandaard.Prestatie, bsn istandaard.Bsn, plek string) {
	vorig := p.ProductReferentie.VorigReferentieNummer
	debet, err := b.stand.Prestatie(b.ctx, b.p, vorig)
	b.noteer(err)
	b.eis(debet != nil && debet.Oordeel == Goedgekeurd && debet.Bsn == bsn &&
		debet.IngediendBedrag.DebetCredit == istandaard.Debet && regelVan(&debet.Prestatie) == regelVan(p),
		"TR323", plek+"/ProductReferentie")
	b.eis((debet == nil || !debet.Gecrediteerd) && !b.credit[vorig], "TR390", plek)
	b.credit[vorig] = true
}

// regelsleutel is what a debit and its credit share, and what may be claimed once
// at a time (TR389).
type regelsleutel struct {
	toewijzing      int64
	categorie, code string
	periode         istandaard.GeslotenPeriode
}

func regelVan(p *istandaard.Prestatie) regelsleutel {
	return regelsleutel{p.ToewijzingNummer, p.ProductCategorie, p.ProductCode, p.ProductPeriode}
}

// debetregel holds a debit to its assignment.
func (b *boeking) debetregel(p *istandaard.Prestatie, bsn istandaard.Bsn, plek string) {
	tw := b.vanClient(p.ToewijzingNummer, bsn)
	b.productcode(p.ProductCategorie, p.ProductCode, plek+"/ProductCode")
	contract, err := b.stand.Tarief(b.ctx, b.p, p.ProductCategorie, p.ProductCode, p.ProductPeriode.Begindatum)
	b.noteer(err)
	b.prijs(p, contract, plek)
	b.eis(tw != nil, "TR338", plek+"/ToewijzingNummer")
	if tw == nil {
		return
	}
	b.eis(tw.RedenWijziging != istandaard.WijzigingVerwijderd, "TR384", plek)
	if tw.Product != nil {
		b.eis(tw.Product.Categorie == p.ProductCategorie, "TR339", plek+"/ProductCategorie")
		b.eis(tw.Product.Code == "" || tw.Product.Code == p.ProductCode, "TR340", plek+"/ProductCode")
	}
	b.eis(eenheidPast(p.Eenheid, tw, contract), "TR341", plek+"/Eenheid")
	b.productPeriode(p.ProductPeriode, tw, plek+"/ProductPeriode")
	b.volume(p, tw, plek)
}

// prijs holds a performance to TR346 and TR418.
func (b *boeking) prijs(p *istandaard.Prestatie, contract *Tarief, plek string) {
	b.eis(bedragKlopt(p, contract), "TR346", plek+"/IngediendBedrag")
	if contract == nil || p.ProductTarief == nil {
		return
	}
	if tarief, ok := contract.tariefVoor(p.Eenheid); ok {
		b.eis(tarief == *p.ProductTarief, "TR418", plek+"/ProductTarief")
	}
}

// eenheidPast reports whether a unit goes with the assignment or, when that has
// no size, with the contract (TR341).
func eenheidPast(eenheid string, tw *Toewijzing, contract *Tarief) bool {
	var afgesproken string
	switch {
	case tw.Omvang != nil:
		afgesproken = tw.Omvang.Eenheid
	case contract != nil:
		afgesproken = contract.Eenheid
	default:
		return true
	}
	return eenheid == afgesproken ||
		afgesproken == istandaard.EenheidUur && eenheid == istandaard.EenheidMinuut
}

// productPeriode holds a period to TR307, TR308, TR387 and TR388: a calendar
// month, cut to the assignment.
func (b *boeking) productPeriode(p istandaard.GeslotenPeriode, tw *Toewijzing, plek string) {
	b.eis(!p.Begindatum.Voor(tw.Ingangsdatum), "TR307", plek+"/Begindatum")
	b.eis(!p.Einddatum.Na(tw.Einddatum), "TR308", plek+"/Einddatum")
	eerste, laatste := maandgrenzen(p.Begindatum)
	if tw.Ingangsdatum.Na(eerste) && !tw.Ingangsdatum.Na(laatste) {
		eerste = tw.Ingangsdatum
	}
	b.eis(p.Begindatum == eerste, "TR387", plek+"/Begindatum")
	eerste, laatste = maandgrenzen(p.Einddatum)
	if tw.Einddatum.Voor(laatste) && !tw.Einddatum.Voor(eerste) {
		laatste = tw.Einddatum
	}
	b.eis(p.Einddatum == laatste, "TR388", plek+"/Einddatum")
}
