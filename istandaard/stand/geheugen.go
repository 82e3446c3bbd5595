package stand

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Geheugen is a Stand in memory. It learns from the messages it is given, in the
// order in which they were sent: give it only those that were accepted. It is for
// tests and small use, and not for several goroutines at once.
type Geheugen struct {
	berichten    map[berichtsleutel]bool
	toewijzingen map[nummersleutel]*Toewijzing
	vanClient    map[clientsleutel][]nummersleutel
	leveringen   map[clientsleutel][]Levering
	verzoeken    map[tekstsleutel]*Verzoek
	declaraties  map[tekstsleutel]*istandaard.Bericht323 // by BerichtIdentificatie
	nummers      map[tekstsleutel]int                    // declarations by DeclaratieNummer
	prestaties   map[tekstsleutel]*Prestatie
	op           map[nummersleutel][]*Prestatie
	producten    map[istandaard.Product]bool
	tarieven     map[istandaard.Product]Tarief
}

var _ Stand = (*Geheugen)(nil)

type (
	berichtsleutel struct {
		soort         istandaard.Soort
		afzender      string
		identificatie string
	}
	nummersleutel struct {
		domein   istandaard.Domein
		gemeente string
		nummer   int64
	}
	clientsleutel struct {
		p   Partijen
		bsn istandaard.Bsn
	}
	tekstsleutel struct {
		domein    istandaard.Domein
		aanbieder string
		tekst     string
	}
)

// NewGeheugen makes a Stand that knows nothing.
func NewGeheugen() *Geheugen {
	return &Geheugen{
		berichten:    map[berichtsleutel]bool{},
		toewijzingen: map[nummersleutel]*Toewijzing{},
		vanClient:    map[clientsleutel][]nummersleutel{},
		leveringen:   map[clientsleutel][]Levering{},
		verzoeken:    map[tekstsleutel]*Verzoek{},
		declaraties:  map[tekstsleutel]*istandaard.Bericht323{},
		nummers:      map[tekstsleutel]int{},
		prestaties:   map[tekstsleutel]*Prestatie{},
		op:           map[nummersleutel][]*Prestatie{},
		producten:    map[istandaard.Product]bool{},
		tarieven:     map[istandaard.Product]Tarief{},
	}
}

// KenProduct adds a product to the product list. As long as there is none, no
// product code is judged (TR381).
func (g *Geheugen) KenProduct(p istandaard.Product) { g.producten[p] = true }

// KenTarief sets the price of a product in the contract.
func (g *Geheugen) KenTarief(p istandaard.Product, t Tarief) { g.tarieven[p] = t }

// Verwerk learns from a message that was accepted. Return messages teach nothing.
func (g *Geheugen) Verwerk(b istandaard.Bericht) {
	if b.Soort().IsRetour() {
		return
	}
	p := PartijenVan(b)
	k := b.Kop()
	g.berichten[berichtsleutel{b.Soort(), k.Afzender, k.BerichtIdentificatie.Identificatie}] = true
	switch b := b.(type) {
	case *istandaard.Bericht301:
		g.wijsToe(p, &b.Client)
	case *istandaard.Bericht305:
		g.start(p, &b.Client)
	case *istandaard.Bericht307:
		g.stop(p, &b.Client)
	case *istandaard.Bericht315:
		for i := range b.Client.AangevraagdeProducten {
			g.vraag(p, b.Client.AangevraagdeProducten[i].ReferentieAanbieder, b.Client.Bsn)
		}
	case *istandaard.Bericht317:
		g.vraag(p, b.Client.Verzoek.ReferentieAanbieder, b.Client.Bsn)
	case *istandaard.Bericht319:
		if v := g.verzoeken[tekstsleutel{p.Domein, p.Aanbieder, b.Antwoord.ReferentieAanbieder}]; v != nil {
			v.Antwoorden = append(v.Antwoorden, b.Antwoord.VerzoekAntwoord)
		}
	case *istandaard.Bericht323:
		g.declareer(p, b)
	case *istandaard.Bericht325:
		g.beantwoord(p, b)
	}
}

func (g *Geheugen) wijsToe(p Partijen, c *istandaard.Client301) {
	for i := range c.ToegewezenProducten {
		tp := c.ToegewezenProducten[i]
		k := nummersleutel{p.Domein, p.Gemeente, tp.ToewijzingNummer}
		if v := g.verzoeken[tekstsleutel{p.Domein, p.Aanbieder, tp.ReferentieAanbieder}]; v != nil {
			v.Toegewezen = true
		}
		oud := g.toewijzingen[k]
		if oud != nil && moment(&oud.ToegewezenProduct) > moment(&tp) {
			continue // an older version that came later (IV013, OP080)
		}
		if oud == nil {
			c := clientsleutel{p, c.Bsn}
			g.vanClient[c] = append(g.vanClient[c], k)
		}
		g.toewijzingen[k] = &Toewijzing{ToegewezenProduct: tp, Bsn: c.Bsn, Aanbieder: p.Aanbieder}
	}
}

func moment(t *istandaard.ToegewezenProduct) string {
	return string(t.Toewijzingsdatum) + string(t.Toewijzingstijd)
}

func (g *Geheugen) start(p Partijen, c *istandaard.Client305) {
	k := clientsleutel{p, c.Bsn}
	producten := c.StartProducten
	for _, i := range verwijderEerst(len(producten), func(i int) string { return producten[i].StatusAanlevering }) {
		j := zoekLevering(g.leveringen[k], startSleutel(&producten[i]))
		switch {
		case producten[i].StatusAanlevering != istandaard.StatusVerwijderen:
			g.leveringen[k] = append(g.leveringen[k], Levering{Start: producten[i]})
		case j >= 0:
			g.leveringen[k] = slices.Delete(g.leveringen[k], j, j+1)
		}
	}
}

func (g *Geheugen) stop(p Partijen, c *istandaard.Client307) {
	l := g.leveringen[clientsleutel{p, c.Bsn}]
	producten := c.StopProducten
	for _, i := range verwijderEerst(len(producten), func(i int) string { return producten[i].StatusAanlevering }) {
		j := zoekLevering(l, stopSleutel(&producten[i]))
		if j < 0 {
			continue
		}
		n := zoekStop(l[j].Stops, &producten[i])
		switch {
		case producten[i].StatusAanlevering != istandaard.StatusVerwijderen:
			l[j].Stops = append(l[j].Stops, producten[i])
		case n >= 0:
			l[j].Stops = slices.Delete(l[j].Stops, n, n+1)
		}
	}
}

func (g *Geheugen) vraag(p Partijen, referentie string, bsn istandaard.Bsn) {
	g.verzoeken[tekstsleutel{p.Domein, p.Aanbieder, referentie}] = &Verzoek{Referentie: referentie, Bsn: bsn}
}

func (g *Geheugen) declareer(p Partijen, b *istandaard.Bericht323) {
	d := &b.Declaratie
	g.declaraties[tekstsleutel{p.Domein, p.Aanbieder, b.Header.BerichtIdentificatie.Identificatie}] = b
	g.nummers[tekstsleutel{p.Domein, p.Aanbieder, d.DeclaratieNummer}]++
	for i := range d.Clienten {
		for _, r := range d.Clienten[i].Prestaties {
			nieuw := &Prestatie{Prestatie: r, Bsn: d.Clienten[i].Bsn, Oordeel: InBehandeling}
			g.prestaties[tekstsleutel{p.Domein, p.Aanbieder, r.ProductReferentie.ReferentieNummer}] = nieuw
			k := nummersleutel{p.Domein, p.Gemeente, r.ToewijzingNummer}
			g.op[k] = append(g.op[k], nieuw)
			g.crediteer(p, r.ProductReferentie.VorigReferentieNummer, true)
		}
	}
}

// crediteer notes that a debit is credited, or that the credit was rejected.
func (g *Geheugen) crediteer(p Partijen, vorig string, ja bool) {
	if debet := g.prestaties[tekstsleutel{p.Domein, p.Aanbieder, vorig}]; debet != nil {
		debet.Gecrediteerd = ja
	}
}

// beantwoord notes what a 325 says of the declaration it answers: what comes back
// is rejected and the rest is granted. A declaration that is rejected as a whole
// counts as not sent (IV087).
func (g *Geheugen) beantwoord(p Partijen, b *istandaard.Bericht325) {
	k := tekstsleutel{p.Domein, p.Aanbieder, b.Header.DeclaratieIdentificatie.Identificatie}
	d := g.declaraties[k]
	if d == nil {
		return
	}
	a := b.DeclaratieAntwoord
	if a == nil || !slices.Contains(a.RetourCodes, istandaard.RetourGeenOpmerking) && !slices.Contains(a.RetourCodes, istandaard.RetourToegekend) {
		delete(g.declaraties, k)
		g.vergeet(p, &d.Declaratie)
		return
	}
	afgewezen := map[string]bool{}
	for i := range a.Clienten {
		for _, r := range a.Clienten[i].Prestaties {
			afgewezen[r.ProductReferentie.ReferentieNummer] = true
		}
	}
	for i := range d.Declaratie.Clienten {
		for _, r := range d.Declaratie.Clienten[i].Prestaties {
			n := r.ProductReferentie
			if bekend := g.prestaties[tekstsleutel{p.Domein, p.Aanbieder, n.ReferentieNummer}]; bekend != nil {
				bekend.Oordeel = uitkomst(afgewezen[n.ReferentieNummer])
			}
			if afgewezen[n.ReferentieNummer] {
				g.crediteer(p, n.VorigReferentieNummer, false)
			}
		}
	}
}

// vergeet undoes declareer.
func (g *Geheugen) vergeet(p Partijen, d *istandaard.Declaratie) {
	g.nummers[tekstsleutel{p.Domein, p.Aanbieder, d.DeclaratieNummer}]--
	for i := range d.Clienten {
		for _, r := range d.Clienten[i].Prestaties {
			n := tekstsleutel{p.Domein, p.Aanbieder, r.ProductReferentie.ReferentieNummer}
			weg := g.prestaties[n]
			delete(g.prestaties, n)
			k := nummersleutel{p.Domein, p.Gemeente, r.ToewijzingNummer}
			g.op[k] = slices.DeleteFunc(g.op[k], func(r *Prestatie) bool { return r == weg })
			g.crediteer(p, r.ProductReferentie.VorigReferentieNummer, false)
		}
	}
}

func uitkomst(afgewezen bool) Oordeel {
	if afgewezen {
		return Afgewezen
	}
	return Goedgekeurd
}

// BerichtBekend implements Berichten.
func (g *Geheugen) BerichtBekend(_ context.Context, s istandaard.Soort, afzender, identificatie string) (bool, error) {
	return g.berichten[berichtsleutel{s, afzender, identificatie}], nil
}

// Toewijzing implements Toewijzingen.
func (g *Geheugen) Toewijzing(_ context.Context, p Partijen, nummer int64) (*Toewijzing, error) {
	return g.toewijzingen[nummersleutel{p.Domein, p.Gemeente, nummer}], nil
}

// ToewijzingenVan implements Toewijzingen.
func (g *Geheugen) ToewijzingenVan(_ context.Context, p Partijen, bsn istandaard.Bsn) ([]Toewijzing, error) {
	var uit []Toewijzing
	for _, k := range g.vanClient[clientsleutel{p, bsn}] {
		uit = append(uit, *g.toewijzingen[k])
	}
	return uit, nil
}

// Leveringen implements Regie.
func (g *Geheugen) Leveringen(_ context.Context, p Partijen, bsn istandaard.Bsn) ([]Levering, error) {
	return g.leveringen[clientsleutel{p, bsn}], nil
}

// Verzoek implements Verzoeken.
func (g *Geheugen) Verzoek(_ context.Context, p Partijen, referentie string) (*Verzoek, error) {
	return g.verzoeken[tekstsleutel{p.Domein, p.Aanbieder, referentie}], nil
}

// VerzoekenVan implements Verzoeken.
func (g *Geheugen) VerzoekenVan(_ context.Context, p Partijen, bsn istandaard.Bsn) ([]Verzoek, error) {
	var uit []Verzoek
	for k, v := range g.verzoeken {
		if k.domein == p.Domein && k.aanbieder == p.Aanbieder && v.Bsn == bsn {
			uit = append(uit, *v)
		}
	}
	return uit, nil
}

// DeclaratieBekend implements Declaraties.
func (g *Geheugen) DeclaratieBekend(_ context.Context, p Partijen, nummer string) (bool, error) {
	return g.nummers[tekstsleutel{p.Domein, p.Aanbieder, nummer}] > 0, nil
}

// LaatstePeriode implements Declaraties.
func (g *Geheugen) LaatstePeriode(_ context.Context, p Partijen) (istandaard.GeslotenPeriode, bool, error) {
	var laatste istandaard.GeslotenPeriode
	for _, d := range g.declaraties {
		if periode := d.Declaratie.DeclaratiePeriode; PartijenVan(d) == p && periode.Begindatum > laatste.Begindatum {
			laatste = periode
		}
	}
	return laatste, laatste.Begindatum != "", nil
}

// Prestatie implements Declaraties.
func (g *Geheugen) Prestatie(_ context.Context, p Partijen, referentie string) (*Prestatie, error) {
	return g.prestaties[tekstsleutel{p.Domein, p.Aanbieder, referentie}], nil
}

// PrestatiesOp implements Declaraties.
func (g *Geheugen) PrestatiesOp(_ context.Context, p Partijen, toewijzing int64) ([]Prestatie, error) {
	var uit []Prestatie
	for _, r := range g.op[nummersleutel{p.Domein, p.Gemeente, toewijzing}] {
		if r.Oordeel != Afgewezen {
			uit = append(uit, *r)
		}
	}
	return uit, nil
}

// Declaratie implements Declaraties.
func (g *Geheugen) Declaratie(_ context.Context, p Partijen, identificatie string) (*istandaard.Bericht323, error) {
	return g.declaraties[tekstsleutel{p.Domein, p.Aanbieder, identificatie}], nil
}

// Product implements Afspraken.
func (g *Geheugen) Product(_ context.Context, _ Partijen, categorie, code string) (past, bekend bool, err error) {
	return g.producten[istandaard.Product{Categorie: categorie, Code: code}], len(g.producten) > 0, nil
}

// Tarief implements Afspraken.
func (g *Geheugen) Tarief(_ context.Context, _ Partijen, categorie, code string, _ istandaard.Datum) (*Tarief, error) {
	if t, ok := g.tarieven[istandaard.Product{Categorie: categorie, Code: code}]; ok {
		return &t, nil
	}
	return nil, nil
}
