package kostprijs

import (
	"slices"
	"strings"
)

// niveaus are the levels of education that documents use instead of scales.
// Only names of our own lists are repeated in messages.
var niveaus = []string{"MBO", "HBO", "WO"}

// tabellen finds the salary tables of a cao: the chosen one first, and behind
// it the regular one for scales that the chosen one lacks.
func (c *maker) tabellen(cao string) ([]*Tabel, bool) {
	soort, status := c.tabelkeuze(cao)
	t, ok := c.b.Tabel(cao, soort, status, c.inv.Peildatum)
	if !ok {
		if c.inv.Peildatum != 0 {
			c.f.meld(FoutCao, "cao-mix", "Van de cao "+cao+" is op de peildatum geen tabel bekend. Kies een andere dag of tabel.")
		}
		return nil, false
	}
	list := []*Tabel{t}
	if soort == TabelToeslag {
		if r, ok := c.b.Tabel(cao, TabelRegulier, status, c.inv.Peildatum); ok {
			list = append(list, r)
		}
	}
	for _, t := range list {
		c.m.Tabellen = append(c.m.Tabellen, t)
		c.tabelOpmerkingen(t)
	}
	return list, true
}

func (c *maker) tabelkeuze(cao string) (string, Status) {
	for i, k := range c.inv.Tabellen {
		if k.Cao != cao {
			continue
		}
		path := pad("tabellen", i)
		k.Herkomst.controleer(&c.f, path)
		if k.Soort != TabelRegulier && k.Soort != TabelToeslag {
			c.f.meld(FoutNaam, path+".soort", "Kies de soort tabel: regulier of arbeidsmarkttoeslag.")
		}
		if k.Stand != Gepubliceerd && k.Stand != Afgeleid {
			c.f.meld(FoutNaam, path+".stand", "Kies de stand van de tabel: gepubliceerd of afgeleid.")
		}
		return k.Soort, k.Stand
	}
	c.nieuwereAfgeleid(cao)
	return TabelRegulier, Gepubliceerd
}

// nieuwereAfgeleid refuses to choose in silence between the last published
// table and a newer one that only follows from an announced percentage.
func (c *maker) nieuwereAfgeleid(cao string) {
	pub, ok1 := c.b.Tabel(cao, TabelRegulier, Gepubliceerd, c.inv.Peildatum)
	der, ok2 := c.b.Tabel(cao, TabelRegulier, Afgeleid, c.inv.Peildatum)
	if ok1 && ok2 && der.Van > pub.Van {
		c.f.meld(FoutTabelkeuze, "tabellen", "Van de cao "+cao+" is de laatste gepubliceerde tabel van "+pub.Van.Nederlands()+
			" en een afgeleide tabel van "+der.Van.Nederlands()+". Kies onder tabellen welke u gebruikt.")
	}
}

func (c *maker) tabelOpmerkingen(t *Tabel) {
	if t.Status == Afgeleid {
		c.opmerking("afgeleide-tabel", "De tabel van de cao "+t.Cao+" van "+t.Van.Nederlands()+" is afgeleid, niet gepubliceerd: "+t.Reden+".")
	}
	if t.OCR {
		c.opmerking("ocr", "De tabel van de cao "+t.Cao+" van "+t.Van.Nederlands()+" is gelezen van een scan. Elke cel is nagerekend met de loonstijging; vergelijk voor gebruik enkele cellen met het origineel.")
	}
	if c.inv.Peildatum.Jaar() > t.Van.Jaar()+1 {
		c.opmerking("oude-tabel", "De jongste tabel van de cao "+t.Cao+" die hier bekend is, is van "+t.Van.Nederlands()+".")
	}
}

// schalen compiles the lines of one cao: every scale with every step.
func (c *maker) schalen(cao string, tables []*Tabel) {
	if c.inv.Periodieken == nil || len(c.inv.Periodieken.Delen) == 0 {
		return // loonopbouw has asked for it
	}
	at := slices.IndexFunc(c.inv.Functiemix, func(x Functiemix) bool { return x.Cao == cao })
	if at < 0 {
		c.f.meld(FoutOpen, "functiemix", "Kies de functiemix voor de cao "+cao+".")
		return
	}
	path := pad("functiemix", at)
	x := &c.inv.Functiemix[at]
	ids := c.mix(&x.Mix, path, "functie "+cao)
	for i, d := range x.Delen {
		part := path + ".delen" + pad("", i)
		c.functie(cao, tables, d.Naam, part, ids[i])
	}
}

// functie compiles one part of the mix of functions: a scale, or a level of
// education that the input maps to scales.
func (c *maker) functie(cao string, tables []*Tabel, naam, path string, aandeel int) {
	if !slices.Contains(niveaus, naam) {
		c.schaal(cao, tables, naam, path, "", []int{aandeel})
		return
	}
	at := slices.IndexFunc(c.inv.Niveaus, func(n Niveau) bool { return n.Cao == cao && n.Naam == naam })
	if at < 0 || len(c.inv.Niveaus[at].Delen) == 0 {
		c.f.meld(FoutOpen, path, "Kies bij niveaus welke schalen van de cao "+cao+" bij "+naam+" horen. Het brondocument noemt alleen het niveau.")
		return
	}
	n := &c.inv.Niveaus[at]
	lpath := pad("niveaus", at)
	ids := c.mix(&n.Mix, lpath, "niveau "+naam+" "+cao)
	for i, d := range n.Delen {
		c.schaal(cao, tables, d.Naam, lpath+".delen"+pad("", i), naam, []int{aandeel, ids[i]})
	}
}

func (c *maker) schaal(cao string, tables []*Tabel, naam, path, niveau string, aandelen []int) {
	t := tables[0]
	if len(t.Schaal(naam)) == 0 && len(tables) > 1 {
		t = tables[1]
	}
	if len(t.Schaal(naam)) == 0 {
		c.f.meld(FoutSchaal, path, "De cao "+cao+" heeft deze schaal niet in de tabel van "+t.Van.Nederlands()+". Kies: "+opsomming(t.Schalen(), "of")+".")
		return
	}
	steps := c.treden()
	for i, d := range c.inv.Periodieken.Delen {
		cell, ok := t.Zoek(naam, d.Naam)
		if !ok {
			c.f.meld(FoutPeriodiek, path, "Een gekozen periodiek bestaat niet in deze schaal. Kies hoogste, midden, laagste of: "+tredenamen(t.Schaal(naam))+".")
			continue
		}
		if cell.Afgeleid && t.Status != Afgeleid {
			c.opmerking("afgeleide-cel", "Het salaris "+cell.Schaal+" trede "+cell.Naam()+" van de cao "+cao+" is afgeleid: "+t.Reden+".")
		}
		weights := append(slices.Clone(aandelen), steps[i])
		c.m.regels = append(c.m.regels, regel{cao: len(c.m.caos) - 1, cel: cell, niveau: niveau,
			salaris: c.eenmaligSalaris(t, cell), aandelen: weights})
	}
}

func tredenamen(cells []Cel) string {
	names := make([]string, len(cells))
	for i := range cells {
		names[i] = cells[i].Naam()
	}
	return strings.Join(names, ", ")
}

// treden compiles the mix of steps, once.
func (c *maker) treden() []int {
	for _, g := range c.m.mixen {
		if g.naam == "periodieken" {
			return g.delen
		}
	}
	return c.mix(c.inv.Periodieken, "periodieken", "periodiek")
}

func (c *maker) eenmaligSalaris(t *Tabel, cell Cel) int {
	if i := c.eerder(salarisNaam(t, cell), t.Cao); i != geen {
		return i
	}
	return c.salaris(t, cell)
}

func salarisNaam(t *Tabel, cell Cel) string {
	name := "maandsalaris " + cell.Schaal + " trede " + cell.Naam()
	if t.Soort == TabelToeslag {
		name += " met arbeidsmarkttoeslag"
	}
	return name
}

// salaris adds the amount of a cell as a parameter, with the source of its
// table.
func (c *maker) salaris(t *Tabel, cell Cel) int {
	p := Parameter{Naam: salarisNaam(t, cell), Cao: t.Cao, Waarde: cell.Bedrag, Bekend: true, Eenheid: EenheidEurMaand,
		Van: t.Van, Herkomst: Herkomst{Bron: t.Bron.Titel, Status: Gepubliceerd, GekozenDoor: "cao-partijen", Link: t.Bron.Link}}
	if cell.Afgeleid {
		p.Status, p.Toelichting = Afgeleid, t.Reden
	}
	return c.neem(p, "")
}
