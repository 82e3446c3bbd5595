package kostprijs

import (
	"strconv"
	"strings"
)

// opbouw lays out the way from the cost of labour to the tariff. The cells
// that other sheets need are kept by name.
func (w *werkboek) opbouw() Blad {
	w.cells = map[string]string{}
	b := &Blad{Naam: BladOpbouw, Breedte: []float64{52, 18, 60}}
	b.Rijen = append(b.Rijen, []Vak{kop("Stap"), kop("Euro per uur"), kop("Hoe")})
	add := func(id, naam, f, how string) string {
		b.Rijen = append(b.Rijen, []Vak{tekst(naam), formule(f, VakGeld), tekst(how)})
		w.cells[id] = cel(BladOpbouw, "B", len(b.Rijen))
		return "B" + strconv.Itoa(len(b.Rijen))
	}
	kost := add("kost", "Loonkosten per declarabel uur", w.kost(), "jaarlast ÷ declarabele uren, gewogen over de cao's")
	t := &w.m.tail
	how, f := "loonkosten × overhead (opslag)", kost+"*"+w.p(t.overhead)
	if t.aandeel {
		how, f = "loonkosten × overhead ÷ (1 − overhead) (aandeel van de prijs)", f+"/(1-"+w.p(t.overhead)+")"
	}
	over := add("overhead", "Overhead", f, how)
	reis := add("reis", "Reiskosten", w.reis(), "kilometers × vergoeding")
	materials := []string{"0"}
	for _, x := range t.materieel {
		materials = append(materials, w.p(x.par))
	}
	mat := add("materieel", "Materiële kosten", strings.Join(materials, "+"), "bedragen per uur")
	sub := add("subtotaal", "Prijs na overhead, reizen en materiaal", kost+"+"+over+"+"+reis+"+"+mat, "som")
	riskRate := "0"
	if t.risico != geen {
		riskRate = w.p(t.risico)
	}
	risk := add("risico", "Risico en marge", sub+"*"+riskRate, "percentage × prijs na overhead")
	before := add("voor-index", "Prijs voor indexatie", sub+"+"+risk, "som")
	price := add("prijs", "Prijs voor afronding", w.indexFormule(before, kost, over, riskRate), "loondeel × OVA, materieel deel × PPC")
	add("formule", "Tarief volgens de formule", afrondFormule(price, w.m.Invoer.Afronding), "afgerond: "+w.m.Invoer.Afronding.Regel)
	if g := w.m.Invoer.Gedrukt; g != nil {
		add("tarief", "Tarief zoals gepubliceerd", g.Bedrag.Decimaal(2), "het gepubliceerde bedrag blijft staan")
	} else {
		w.cells["tarief"] = cel(BladOpbouw, "B", len(b.Rijen))
	}
	w.beschikbaarRijen(b)
	return *b
}

// kost joins the caos: per hour worked with clients, or per fte.
func (w *werkboek) kost() string {
	t := &w.m.tail
	if t.loonkosten != geen {
		return w.p(t.loonkosten) + "/" + w.p(t.productief)
	}
	var costs, hours []string
	for k := range w.m.caos {
		year := w.urenCel(k, rijAandeel) + "*" + w.perCao(k, "Jaarlast")
		if t.formatie {
			hours = append(hours, w.urenCel(k, rijAandeel)+"*"+w.urenCel(k, rijDeclarabel))
		} else {
			year += "/" + w.urenCel(k, rijDeclarabel)
		}
		costs = append(costs, year)
	}
	f := strings.Join(costs, "+")
	if t.formatie {
		f = "(" + f + ")/(" + strings.Join(hours, "+") + ")"
	}
	return f
}

func (w *werkboek) reis() string {
	t := &w.m.tail
	if t.kilometers == geen {
		return "0"
	}
	if t.loonkosten != geen {
		return w.p(t.kilometers) + "*" + w.p(t.kmTarief)
	}
	var rates, hours []string
	for k := range w.m.caos {
		share := w.urenCel(k, rijAandeel)
		if t.formatie {
			share += "*" + w.urenCel(k, rijDeclarabel)
			hours = append(hours, share)
		}
		rates = append(rates, share+"*"+w.p(w.m.caos[k].kilometer))
	}
	f := w.p(t.kilometers) + "*(" + strings.Join(rates, "+") + ")"
	if t.formatie {
		f += "/(" + strings.Join(hours, "+") + ")"
	}
	return f
}

func (w *werkboek) indexFormule(before, kost, over, risk string) string {
	t := &w.m.tail
	if len(t.ova) == 0 {
		return before
	}
	ova, ppc := "1", "1"
	for i := range t.ova {
		ova += "*(1+" + w.p(t.ova[i]) + ")"
		ppc += "*(1+" + w.p(t.ppc[i]) + ")"
	}
	labour := "(" + kost + "+" + over + ")*(1+" + risk + ")"
	if !t.uitOpbouw {
		labour = before + "*" + w.p(t.loondeel)
	}
	return labour + "*" + ova + "+(" + before + "-" + labour + ")*" + ppc
}

// afrondFormule writes a rounding rule as a formula. The inner ROUND at nine
// decimals takes off what binary numbers leave behind.
func afrondFormule(price string, r *Afrondregel) string {
	unit := r.Eenheid.String()
	q := "ROUND(" + price + "/" + unit + ",9)"
	size := "ABS(" + q + ")"
	sign := "SIGN(" + q + ")*"
	switch r.Regel {
	case "half-naar-nul":
		return sign + "ROUNDUP(" + size + "-0.5,0)*" + unit
	case "half-even":
		return sign + "IF(" + size + "-INT(" + size + ")=0.5,2*ROUND(" + size + "/2,0),ROUND(" + size + ",0))*" + unit
	case "omlaag":
		return sign + "ROUNDDOWN(" + size + ",0)*" + unit
	case "omhoog":
		return sign + "ROUNDUP(" + size + ",0)*" + unit
	}
	return "ROUND(" + q + ",0)*" + unit
}

func (w *werkboek) beschikbaarRijen(b *Blad) {
	t := &w.m.tail
	if t.diensturen == geen {
		return
	}
	week := w.cells["prijs"] + "*" + w.p(t.diensturen)
	b.Rijen = append(b.Rijen, []Vak{tekst("Kosten van de voorziening per week"), formule(week, VakGeld), tekst("diensturen per week × prijs per uur voor afronding")})
	at := "B" + strconv.Itoa(len(b.Rijen))
	client := at + "/(" + w.p(t.plaatsen) + "*" + w.p(t.bezetting) + ")"
	b.Rijen = append(b.Rijen, []Vak{tekst("Prijs per cliënt per week"), formule(afrondFormule("("+client+")", w.m.Invoer.Beschikbaar.Afronding), VakCenten), tekst("÷ (plaatsen × bezetting), afgerond")})
	w.cells["client"] = cel(BladOpbouw, "B", len(b.Rijen))
}

// samenvatting is the first sheet: what it is, what it comes to, what to mind.
func (w *werkboek) samenvatting() Blad {
	inv := &w.m.Invoer
	b := Blad{Naam: BladTarief, Breedte: []float64{46, 40, 16, 16}}
	b.Rijen = [][]Vak{
		{kop(inv.Titel)},
		{tekst("Code"), tekst(inv.Code)},
		{tekst("Peildatum"), tekst(inv.Peildatum.Nederlands())},
		{tekst("Tarief per uur"), formule(w.cells["tarief"], VakCenten)},
		{tekst("Volgens de formule"), formule(w.cells["formule"], VakCenten)},
		{tekst("Prijs voor afronding"), formule(w.cells["prijs"], VakGeld)},
	}
	if ref, ok := w.cells["client"]; ok {
		b.Rijen = append(b.Rijen, []Vak{tekst("Prijs per cliënt per week"), formule(ref, VakCenten)})
	}
	for _, p := range inv.Weekbudget {
		minutes := strconv.FormatInt(p.Minuten*p.Aantal, 10)
		b.Rijen = append(b.Rijen, []Vak{tekst("Weekbudget, " + p.Naam), formule(afrondFormule("("+CelTarief+"*"+minutes+"/60)", &Afrondregel{Eenheid: decimal(1, 2), Regel: inv.Afronding.Regel}), VakCenten)})
	}
	b.Rijen = append(b.Rijen, []Vak{}, []Vak{kop("Wat u moet weten")})
	for _, o := range w.u.Opmerkingen() {
		b.Rijen = append(b.Rijen, []Vak{tekst(o.Tekst)})
	}
	b.Rijen = append(b.Rijen, []Vak{}, []Vak{kop("Kwitantie van de berekening zoals Wijzer die deed")}, []Vak{tekst(w.u.Kwitantie().Hash)},
		[]Vak{tekst("Verander een waarde op het blad Parameters en alles rekent mee. De kwitantie geldt dan niet meer.")})
	return b
}
