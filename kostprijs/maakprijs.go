package kostprijs

import "slices"

// prijsopbouw compiles what comes after the cost of labour.
func (c *maker) prijsopbouw() {
	t := &c.m.tail
	if t.overhead = c.eigen(NaamOverhead, ""); t.overhead == geen {
		c.f.meld(FoutOpen, "parameters", "De overhead ontbreekt. Geef een percentage met grondslag: opslag-op-kostprijs of aandeel-van-prijs.")
	} else {
		t.aandeel = c.m.Parameters[t.overhead].Grondslag == AandeelVanPrijs
	}
	t.risico = c.eigen(NaamRisico, "")
	if t.risico == geen {
		c.opmerking("niet-meegeteld", "Er is geen opslag voor risico of marge meegeteld.")
	}
	t.kilometers = c.eigen(NaamReiskilometers, "")
	if t.kilometers != geen && t.loonkosten != geen {
		t.kmTarief = c.eis(NaamKilometervergoeding, "")
	}
	for i := range c.inv.Materieel {
		c.materieel(&c.inv.Materieel[i], pad("materieel", i))
	}
	if c.inv.Indexatie != nil {
		c.indexatie(c.inv.Indexatie)
	}
	c.afronding()
	c.weekbudget()
	if c.inv.Beschikbaar != nil {
		c.beschikbaar(c.inv.Beschikbaar)
	}
}

func (c *maker) materieel(x *Kostenpost, path string) {
	switch x.Soort {
	case SoortClientgebonden, SoortVerplichting, SoortOverig:
	default:
		c.f.meld(FoutNaam, path+".soort", "Deze soort kosten kent Wijzer niet. Kies: clientgebonden, verplichting of overig.")
	}
	p := x.Parameter
	p.Naam = "kosten " + string(x.Soort)
	if p.Cao != "" {
		c.f.meld(FoutCao, path+".cao", "Deze kosten gelden voor het hele tarief, niet voor één cao. Haal de cao weg.")
	}
	if p.Eenheid != "" && p.Eenheid != EenheidEurUur {
		c.f.meld(FoutEenheid, path+".eenheid", "Geef deze kosten in eur/uur.")
	}
	c.m.tail.materieel = append(c.m.tail.materieel, kosten{par: c.neemPost(p, path), soort: x.Soort})
}

func (c *maker) indexatie(x *Indexatie) {
	t := &c.m.tail
	if len(x.Jaren) == 0 {
		c.f.meld(FoutOpen, "indexatie.jaren", "Noem de jaren waarover u indexeert.")
	}
	for i := range x.Jaren {
		j := &x.Jaren[i]
		path := "indexatie.jaren" + pad("", i)
		t.ova = append(t.ova, c.indexcijfer(j.OVA, "index-ova", j.Jaar, path+".ova"))
		t.ppc = append(t.ppc, c.indexcijfer(j.PPC, "index-ppc", j.Jaar, path+".ppc"))
	}
	switch {
	case x.Loondeel != nil && x.UitOpbouw == nil:
		p := *x.Loondeel
		p.Naam = "loondeel"
		procent(VanPrijsVoorIndex).past(&c.f, "indexatie.loondeel", &p)
		t.loondeel = c.neemPost(p, "indexatie.loondeel")
	case x.UitOpbouw != nil && x.Loondeel == nil:
		x.UitOpbouw.controleer(&c.f, "indexatie.uit-opbouw")
		t.uitOpbouw = true
	default:
		c.f.meld(FoutOpen, "indexatie.loondeel", "Kies welk deel van de prijs loon is: een percentage van prijs-voor-index, of uit-opbouw (loonkosten en overhead).")
	}
}

// indexcijfer takes the input's own figure or the embedded one of that year.
func (c *maker) indexcijfer(own *Parameter, naam string, year int, path string) int {
	if own != nil {
		p := *own
		p.Naam = naam
		procent(VanPrijspeilVorigJaar).past(&c.f, path, &p)
		p.controleer(&c.f, path, 0)
		if p.Status == Voorlopig {
			c.opmerking("voorlopig", "Een indexcijfer is voorlopig. Verreken het verschil als het definitieve cijfer er is.")
		}
		return c.neem(p, path)
	}
	p, ok := c.b.Feit(naam, "zorg", Datum(year*10000+101))
	if !ok {
		c.f.meld(FoutGegeven, path, "Voor dit jaar staat geen "+naam+" in de tabellen. Geef het cijfer zelf, met bron.")
		return geen
	}
	if p.Status == Voorlopig {
		c.opmerking("voorlopig", "Het cijfer "+naam+" van "+p.Van.String()[:4]+" is voorlopig. Verreken het verschil als het definitieve cijfer er is.")
	}
	return c.neem(p, "")
}

func (c *maker) afronding() {
	if c.inv.Afronding == nil {
		c.f.meld(FoutOpen, "afronding", "Kies de afrondregel van het contract, bijvoorbeeld op centen, half-van-nul.")
		return
	}
	c.afrondregel(c.inv.Afronding, "afronding")
	if g := c.inv.Gedrukt; g != nil {
		g.Herkomst.controleer(&c.f, "gedrukt")
		if g.Bedrag.Teken() <= 0 {
			c.f.meld(FoutWaarde, "gedrukt.bedrag", "Vul het gepubliceerde bedrag in.")
		}
	}
}

func (c *maker) weekbudget() {
	for i := range c.inv.Weekbudget {
		w := &c.inv.Weekbudget[i]
		path := pad("weekbudget", i)
		w.Herkomst.controleer(&c.f, path)
		if w.Minuten <= 0 || w.Aantal <= 0 || w.Minuten > 7*24*60 || w.Aantal > 1000 {
			c.f.meld(FoutBereik, path, "Geef de minuten per week en hoe vaak die tellen. Beide zijn groter dan nul.")
		}
	}
}

func (c *maker) beschikbaar(x *Beschikbaar) {
	t := &c.m.tail
	add := func(p Parameter, naam, path string, v vorm) int {
		p.Naam = naam
		v.past(&c.f, path, &p)
		i := c.neemPost(p, path)
		if p.Bekend && p.Waarde.Teken() <= 0 {
			c.f.meld(FoutBereik, path+".waarde", "Deze waarde moet groter zijn dan nul. Verbeter de waarde.")
		}
		return i
	}
	t.diensturen = add(x.Diensturen, "diensturen", "beschikbaar.diensturen", vorm{eenheid: EenheidUurWeek})
	t.plaatsen = add(x.Plaatsen, "plaatsen", "beschikbaar.plaatsen", vorm{eenheid: EenheidAantal})
	t.bezetting = add(x.Bezetting, "bezetting", "beschikbaar.bezetting", procent(VanPlaatsen))
	if x.Afronding == nil {
		c.f.meld(FoutOpen, "beschikbaar.afronding", "Kies de afrondregel voor de prijs per cliënt per week.")
	} else {
		c.afrondregel(x.Afronding, "beschikbaar.afronding")
	}
	if slices.ContainsFunc(c.inv.Uren, func(u Urenpost) bool { return u.Eenheid == EenheidMinUur }) {
		c.f.meld(FoutProductief, "uren", "Een dienst is aanwezigheid. Laat minuten per uur cliëntcontact weg bij beschikbaarheid.")
	}
}
