package kostprijs

import (
	"slices"
)

// loonopbouw compiles everything up to the cost of a paid hour.
func (c *maker) loonopbouw() {
	c.productiviteit()
	if c.inv.Werkgever == nil {
		c.f.meld(FoutOpen, "werkgever", "Kies het contract (vast of flex) en de grootte van de werkgever (klein of groot). Dat bepaalt de premies.")
	} else {
		c.inv.Werkgever.controleer(&c.f, "werkgever")
	}
	c.locatie()
	if p := c.inv.Periodieken; p == nil || len(p.Delen) == 0 {
		c.f.meld(FoutOpen, "periodieken", "Kies de periodiek: hoogste, midden, laagste of een verdeling over treden.")
	}
	if c.inv.CaoMix == nil {
		c.f.meld(FoutOpen, "cao-mix", "Kies de cao-mix: welke cao's, en welk deel elk.")
		return
	}
	shares := c.mix(c.inv.CaoMix, "cao-mix", "aandeel")
	c.m.tail.formatie = c.inv.CaoMix.Grondslag == VanFormatie
	for i, d := range c.inv.CaoMix.Delen {
		if !slices.Contains(Caos(), d.Naam) {
			c.f.meld(FoutCao, "cao-mix.delen"+pad("", i), "Deze cao kent Wijzer niet. Kies: "+opsomming(Caos(), "of")+".")
			continue
		}
		c.cao(d.Naam, shares[i])
	}
	c.delen()
}

func (c *maker) productiviteit() {
	stated := slices.ContainsFunc(c.inv.Parameters, func(p Parameter) bool { return p.Naam == NaamProductiviteit })
	switch {
	case stated && len(c.inv.Uren) > 0:
		c.f.meld(FoutProductief, "uren", "Geef de productiviteit als percentage of als lijst met uren, niet allebei.")
	case !stated && len(c.inv.Uren) == 0:
		c.f.meld(FoutProductief, "uren", "De productiviteit ontbreekt. Geef een percentage met bron, of een lijst met uren.")
	case stated:
		c.m.tail.productief = c.eigen(NaamProductiviteit, "")
		c.opmerking("productiviteit", "De productiviteit is als één percentage gegeven. Daardoor is niet te zien welk deel verlof, ziekte, scholing, overleg of reistijd is.")
	}
}

func (w *Werkgever) controleer(f *Fouten, path string) {
	w.Herkomst.controleer(f, path)
	if w.Contract != "vast" && w.Contract != "flex" {
		f.meld(FoutOpen, path+".contract", "Kies het contract: vast of flex.")
	}
	if w.Grootte != "klein" && w.Grootte != "groot" {
		f.meld(FoutOpen, path+".grootte", "Kies de grootte van de werkgever: klein of groot.")
	}
}

// locatie compiles the place of work. It is always chosen, because it is part
// of the productivity.
func (c *maker) locatie() {
	if c.inv.Locatie == nil {
		c.f.meld(FoutOpen, "locatie", "Kies waar het werk gebeurt, bijvoorbeeld 100% thuis. Dat hoort bij de productiviteit.")
		return
	}
	c.mix(c.inv.Locatie, "locatie", "locatie")
}

// mix checks a mix and adds its shares to the model.
func (c *maker) mix(m *Mix, path, naam string) []int {
	m.Herkomst.controleer(&c.f, path)
	switch m.Grondslag {
	case "":
		c.f.meld(FoutGrondslag, path+".grondslag", "Een verdeling zonder grondslag telt niet. Kies: inzet (uren bij de cliënt), formatie (fte) of clientcontact.")
	case VanInzet, VanFormatie, VanClientcontact:
	default:
		c.f.meld(FoutGrondslag, path+".grondslag", "Deze grondslag past hier niet. Kies: inzet, formatie of clientcontact.")
	}
	var total Getal
	seen := map[string]bool{}
	ids := make([]int, len(m.Delen))
	for i, d := range m.Delen {
		if seen[d.Naam] {
			c.f.meld(FoutDubbel, path+".delen"+pad("", i), "Dit deel staat er twee keer. Tel de aandelen op en laat er een staan.")
		}
		seen[d.Naam] = true
		if d.Aandeel.Teken() < 0 {
			c.f.meld(FoutBereik, path+".delen"+pad("", i)+".aandeel", "Een aandeel kan niet lager zijn dan nul. Verbeter het aandeel.")
		}
		total = total.Plus(d.Aandeel)
		ids[i] = c.neem(Parameter{Naam: naam, Cao: d.Naam, Waarde: d.Aandeel, Bekend: true, Eenheid: EenheidProcent,
			Grondslag: m.Grondslag, Van: c.inv.Peildatum, Herkomst: m.Herkomst}, path+".delen"+pad("", i))
	}
	if total.Vergelijk(Heel(100)) != 0 {
		c.f.meld(FoutMix, path+".delen", "De delen tellen op tot "+total.Nederlands(0, 4)+"%, niet tot 100%. Verbeter de aandelen; een derde schrijft u als 33 1/3.")
	}
	c.m.mixen = append(c.m.mixen, mixgroep{naam: path, delen: ids})
	return ids
}

// cao compiles one agreement: its terms, its hours and its scales.
func (c *maker) cao(naam string, aandeel int) {
	tables, ok := c.tabellen(naam)
	k := caomodel{naam: naam, aandeel: aandeel, vtMin: geen, vtMinTrede: geen, ejuTrede: geen,
		op: geen, opDeel: geen, ap: geen, franchiseAP: geen, kilometer: geen}
	c.voorwaarden(&k)
	if ok {
		c.tredeMinima(&k, tables[0])
	}
	c.lasten(&k)
	c.pensioen(&k)
	c.toeslagen(&k)
	c.uren(&k)
	c.personeel(&k)
	c.m.caos = append(c.m.caos, k)
	if ok {
		c.schalen(naam, tables)
	}
}

func (c *maker) voorwaarden(k *caomodel) {
	k.urenJaar = c.eis("uren-per-jaar", k.naam)
	k.deler = c.eis("uurloon-deler", k.naam)
	k.vt = c.eis("vakantietoeslag", k.naam)
	k.vtMin = c.zoek("vakantietoeslag-minimum", k.naam)
	k.eju = c.eis("eindejaarsuitkering", k.naam)
	if k.eju != geen {
		k.ejuOverVT = c.m.Parameters[k.eju].Grondslag == VanSalarisVT
	}
	for _, name := range vasteExtras {
		c.extra(k, name)
	}
	for _, name := range keuzeExtras {
		if c.telt(k.naam, name) {
			c.extra(k, name)
		} else if _, ok := c.b.Feit(name, k.naam, c.inv.Peildatum); ok {
			c.opmerking("niet-meegeteld", "De cao "+k.naam+" kent een "+name+". Dat is hier niet meegeteld.")
		}
	}
}

func (c *maker) extra(k *caomodel, name string) {
	i := c.zoek(name, k.naam)
	if i == geen {
		if slices.Contains(keuzeExtras, name) {
			c.eis(name, k.naam)
		}
		return
	}
	p := &c.m.Parameters[i]
	basis := p.Eenheid
	if basis == EenheidProcent {
		basis = p.Grondslag
	}
	k.extras = append(k.extras, extra{par: i, basis: basis})
}

// telt tells whether the input counts an optional term.
func (c *maker) telt(cao, name string) bool {
	for i, t := range c.inv.Meetellen {
		if (t.Cao == cao || t.Cao == "") && t.Naam == name {
			t.Herkomst.controleer(&c.f, pad("meetellen", i))
			return true
		}
	}
	return false
}

// tredeMinima finds the rungs of the ladder that set the minimum of holiday
// allowance and year-end bonus (GGZ: inpassingsnummer 16).
func (c *maker) tredeMinima(k *caomodel, t *Tabel) {
	k.vtMinTrede = c.trede("vakantietoeslag-minimum-inpassingsnummer", k.naam, t)
	k.ejuTrede = c.trede("eindejaarsuitkering-minimum-inpassingsnummer", k.naam, t)
}

func (c *maker) trede(naam, cao string, t *Tabel) int {
	p, ok := c.b.Feit(naam, cao, c.inv.Peildatum)
	if !ok {
		return geen
	}
	cell, ok := t.Trede(p.Waarde.String())
	if !ok {
		return geen
	}
	if i := c.eerder(salarisNaam(t, cell), cao); i != geen {
		return i
	}
	return c.salaris(t, cell)
}

// lasten finds the employer charges.
func (c *maker) lasten(k *caomodel) {
	k.maxloon = c.eis("maximumpremieloon", Rijk)
	names := []string{"premie-zvw", "premie-awf-laag", "premie-aof-hoog", "premie-wko", "premie-whk"}
	if w := c.inv.Werkgever; w != nil {
		if w.Contract == "flex" {
			names[1] = "premie-awf-hoog"
		}
		if w.Grootte == "klein" {
			names[2] = "premie-aof-laag"
		}
	}
	for _, name := range names {
		k.premies = append(k.premies, c.eis(name, Rijk))
	}
}

// pensioen finds the employer's premium: a percentage of its own, or a share
// of the total premium of the fund.
func (c *maker) pensioen(k *caomodel) {
	k.franchiseOP = c.eis("pensioenfranchise-op", PFZW)
	if k.op = c.zoek("pensioen-op-werkgever", k.naam); k.op == geen {
		if k.opDeel = c.zoek("pensioen-op-werkgeversdeel", k.naam); k.opDeel == geen {
			c.eis("pensioen-op-werkgever", k.naam)
		} else {
			k.op = c.eis("pensioenpremie-op", PFZW)
		}
	}
	if c.telt(k.naam, NaamPensioenAP) {
		k.ap = c.eis(NaamPensioenAP, k.naam)
		k.franchiseAP = c.eis("pensioenfranchise-ap", PFZW)
	} else {
		c.opmerking("niet-meegeteld", "De premie voor het arbeidsongeschiktheidspensioen (AP) is niet meegeteld.")
	}
}
