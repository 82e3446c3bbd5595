package kostprijs

import "codeberg.org/wijzer/wijzer/internal/geld"

// Component is one part of the price of an hour. The components of a tariff
// add up to exactly that tariff; the waterfall and the two legal views are
// the same components, laid out in another way.
type Component struct {
	ID     string `json:"id"`
	Naam   string `json:"naam"`
	PerUur Getal  `json:"perUur"`           // exact euros per declarable hour
	Wmo    string `json:"wmo"`              // letter of Uitvoeringsbesluit Wmo 2015 art. 5.4; empty: not in the list
	Jeugd  string `json:"jeugd"`            // letter of Besluit Jeugdwet art. 2.3; empty: not in the list
	Lezing string `json:"lezing,omitempty"` // how the list was read, where it leaves room
}

// plaats is the place of a component in the two legal lists.
type plaats struct{ wmo, jeugd, lezing string }

var (
	plaatsLoon     = plaats{"a", "a", ""}
	plaatsNietProd = plaats{"c", "a", ""}
	plaatsOverhead = plaats{"b", "c", ""}
	plaatsIndex    = plaats{"e", "d", ""}
	plaatsBuiten   = plaats{"", "", "Staat niet in de opsomming van de wet. Die noemt wat er ten minste in moet."}
)

// urenplaats gives the place of hours that are not declarable.
func urenplaats(s Soort) plaats {
	switch s {
	case SoortReistijd:
		return plaats{"d", "a", "Reistijd tussen cliënten is arbeidstijd. Voor de Wmo gelezen als reiskosten, voor de Jeugdwet als tijd van de professional."}
	case SoortClienttijd:
		return plaats{"a", "a", "Tijd voor de cliënt zonder contact, die niet apart wordt gedeclareerd."}
	case SoortVerantwoording:
		return plaats{"f", "a", "Tijd voor rapportages en administratie die de gemeente vraagt."}
	}
	return plaatsNietProd
}

var urennamen = map[Soort]string{
	SoortVerlof: "Verlof", SoortExtraVerlof: "Extra verlof", SoortFeestdagen: "Feestdagen", SoortZiekte: "Ziekte", SoortScholing: "Scholing (uren)",
	SoortIntervisie: "Intervisie", SoortSKJ: "Onderhoud SKJ-registratie (uren)", SoortOverleg: "Overleg",
	SoortOverig: "Overige taken", SoortReistijd: "Reistijd tussen cliënten", SoortClienttijd: "Indirecte cliënttijd",
	SoortVerantwoording: "Verantwoording aan de gemeente (uren)",
}

// urenvolgorde is the order of the waterfall.
var urenvolgorde = []Soort{SoortVerlof, SoortExtraVerlof, SoortFeestdagen, SoortZiekte, SoortScholing, SoortIntervisie, SoortSKJ,
	SoortOverleg, SoortOverig, SoortReistijd, SoortClienttijd, SoortVerantwoording}

// Componenten gives the parts of the tariff in the order of the build-up.
func (u *Uitkomst) Componenten() []Component {
	c := &componist{u: u, b: u.b, m: u.Model}
	if u.Model.tail.loonkosten != geen {
		c.gegevenLoon()
	} else {
		c.betaaldUur()
		c.nietProductief()
	}
	c.naLoon()
	return c.lijst
}

type componist struct {
	u     *Uitkomst
	b     *berekening
	m     *Model
	lijst []Component
}

func (c *componist) erbij(id, naam string, v Getal, p plaats) {
	if v.Teken() != 0 {
		c.lijst = append(c.lijst, Component{ID: id, Naam: naam, PerUur: v, Wmo: p.wmo, Jeugd: p.jeugd, Lezing: p.lezing})
	}
}

func (c *componist) gegevenLoon() {
	paid := c.b.w[c.m.tail.loonkosten]
	c.erbij("loon", "Loonkosten per betaald uur", paid, plaatsLoon)
	c.erbij("niet-productief", "Niet-productieve uren", c.b.kost.Min(paid), plaatsNietProd)
}

// gewogen adds an amount per line up to euros per declarable hour. With
// betaald it counts only the paid hour itself, not the hours that have to be
// earned back.
func (c *componist) gewogen(betaald bool, f func(l *lijn) Getal) Getal {
	sums := make([]Getal, len(c.m.caos))
	for i := range c.b.lijnen {
		l := &c.b.lijnen[i]
		k := c.m.regels[i].cao
		sums[k] = sums[k].Plus(l.gewicht.Maal(f(l)))
	}
	var total Getal
	for k, s := range sums {
		v := s.Maal(c.b.caos[k].deel)
		if betaald {
			v = v.Maal(c.b.uren[k].declarabel).Deel(c.b.uren[k].betaald)
		}
		total = total.Plus(v)
	}
	return total
}

func (c *componist) betaaldUur() {
	add := func(id, naam string, f func(l *lijn) Getal) { c.erbij(id, naam, c.gewogen(true, f), plaatsLoon) }
	add("salaris", "Salaris", func(l *lijn) Getal { return l.salaris })
	add("vakantietoeslag", "Vakantietoeslag", func(l *lijn) Getal { return l.vakantie })
	add("eindejaarsuitkering", "Eindejaarsuitkering", func(l *lijn) Getal { return l.eju })
	add("onregelmatigheid", "Toeslag onregelmatige uren", func(l *lijn) Getal { return l.ort })
	add("extra", "Overige cao-bedragen", func(l *lijn) Getal { return Som(l.extras...) })
	add("premies", "Werkgeverslasten", func(l *lijn) Getal { return l.premies })
	add("pensioen", "Pensioen", func(l *lijn) Getal { return l.op.Plus(l.ap) })
	add("personeel", "Overige personeelskosten", func(l *lijn) Getal { return Som(l.personeel...).Min(l.opleiding) })
}

// nietProductief splits what the hours cost that are paid and not declared.
func (c *componist) nietProductief() {
	loon := func(l *lijn) Getal { return l.totaal.Min(l.opleiding) }
	if c.m.tail.productief != geen {
		v := c.gewogen(false, loon).Min(c.gewogen(true, loon))
		c.erbij("niet-productief", "Niet-productieve uren", v, plaatsNietProd)
	}
	perCao := c.loonPerBetaaldUur()
	for _, s := range urenvolgorde {
		var v Getal
		for k := range c.m.caos {
			for i, p := range c.m.caos[k].posten {
				if p.soort == s && !p.declarabel {
					v = v.Plus(perCao[k].Maal(c.b.uren[k].posten[i]))
				}
			}
		}
		c.erbij("uren-"+string(s), urennamen[s], v, urenplaats(s))
	}
	opl := c.gewogen(false, func(l *lijn) Getal { return l.opleiding })
	c.erbij("opleiding", "Opleiding en registratie", opl, plaats{"d", "a", "De Jeugdwet noemt opleiding niet apart: gelezen als kosten van professionals."})
}

// loonPerBetaaldUur gives per cao the weighted cost of one paid hour, training
// costs apart.
func (c *componist) loonPerBetaaldUur() []Getal {
	sums := make([]Getal, len(c.m.caos))
	for i := range c.b.lijnen {
		l := &c.b.lijnen[i]
		k := c.m.regels[i].cao
		sums[k] = sums[k].Plus(l.gewicht.Maal(l.totaal.Min(l.opleiding)))
	}
	for k := range sums {
		sums[k] = sums[k].Maal(c.b.caos[k].deel).Deel(c.b.uren[k].betaald)
	}
	return sums
}

func (c *componist) naLoon() {
	b, t := c.b, &c.m.tail
	c.erbij("overhead", "Overhead", b.overhead, plaatsOverhead)
	c.erbij("reiskosten", "Reiskosten", b.reis, plaats{"d", "b", "De Jeugdwet noemt reiskosten niet apart: gelezen als cliëntgebonden kosten."})
	for i, x := range t.materieel {
		c.erbij("materieel-"+string(x.soort), materieelnamen[x.soort], b.materieel[i], materieelplaats(x.soort))
	}
	c.erbij("risico", "Risico en marge", b.risico, plaatsBuiten)
	if len(t.ova) > 0 {
		c.erbij("index-loon", "Index op het loondeel (OVA)", b.loondeel.Maal(b.factorOVA.Min(een)), plaatsIndex)
		c.erbij("index-materieel", "Index op het materiële deel (PPC)", b.matdeel.Maal(b.factorPPC.Min(een)), plaatsIndex)
	}
	formula := VanBedrag(c.u.Formule)
	c.erbij("afronding", "Afronding", formula.Min(b.prijs), plaatsBuiten)
	c.erbij("niet-verklaard", "Verschil met het gepubliceerde bedrag", VanBedrag(c.u.Tarief).Min(formula), plaatsBuiten)
}

var materieelnamen = map[Soort]string{SoortClientgebonden: "Cliëntgebonden kosten",
	SoortVerplichting: "Kosten van gemeentelijke eisen", SoortOverig: "Overige kosten"}

func materieelplaats(s Soort) plaats {
	switch s {
	case SoortClientgebonden:
		return plaats{"", "b", "De Wmo noemt cliëntgebonden materiaal niet apart."}
	case SoortVerplichting:
		return plaats{"f", "c", "Voor de Jeugdwet gelezen als overhead."}
	}
	return plaatsBuiten
}

// verdeelCenten rounds parts to cents so that they add up to total: each part
// down, and the cents that are left go to the largest remainders.
func verdeelCenten(parts []Getal, total geld.Bedrag) []geld.Bedrag {
	cents := make([]geld.Bedrag, len(parts))
	rest := make([]Getal, len(parts))
	left := int64(total)
	for i, p := range parts {
		scaled := p.Maal(Heel(100))
		n := roundedInt(scaled, geld.Omlaag).Int64()
		if scaled.Teken() < 0 && scaled.Vergelijk(Heel(n)) != 0 {
			n--
		}
		cents[i], rest[i] = geld.Bedrag(n), scaled.Min(Heel(n))
		left -= n
	}
	for ; left > 0; left-- {
		best := 0
		for i := range rest {
			if rest[i].Vergelijk(rest[best]) > 0 {
				best = i
			}
		}
		cents[best]++
		rest[best] = rest[best].Min(een)
	}
	return cents
}
