package kostprijs

// berekening holds every intermediate outcome of one tariff, so that the trace
// shows what was computed and never computes again.
type berekening struct {
	w      []Getal
	uren   []urenUitkomst // per cao
	lijnen []lijn         // per line of the model
	caos   []caoUitkomst
	noemer Getal // for a mix of staff: the weighted declarable hours of one fte

	kost                 Getal // cost per declarable hour
	overhead             Getal
	reis                 Getal
	materieel            []Getal
	voorRisico, risico   Getal
	voorIndex            Getal
	loondeel, matdeel    Getal
	factorOVA, factorPPC Getal
	prijs                Getal // price before rounding
}

// urenUitkomst are the hours of one fte a year.
type urenUitkomst struct {
	betaald, beschikbaar, inzetbaar, client, direct, declarabel Getal
	posten                                                      []Getal // per post of the cao, in its order
	rest                                                        Getal   // stated productivity: all hours that are not declarable
}

// lijn is the yearly cost of one fte in one scale and step.
type lijn struct {
	gewicht                     Getal // within its cao
	salaris, vakantie, eju, ort Getal
	extras                      []Getal
	bruto                       Getal
	premies, op, ap             Getal
	personeel                   []Getal
	opleiding                   Getal // the part of personeel that is training
	totaal                      Getal
}

// caoUitkomst is one cao, weighted over its lines.
type caoUitkomst struct {
	aandeel Getal
	totaal  Getal // yearly cost of one fte, weighted over its scales and steps
	kost    Getal // per declarable hour
	deel    Getal // its weight in the price: share / declarable hours
}

var (
	twaalf = Heel(12)
	zestig = Heel(60)
	een    = Heel(1)
)

// reken computes a tariff from the values w. The code is empty when all went
// well.
func (m *Model) reken(w []Getal) (*berekening, Code) {
	b := &berekening{w: w}
	t := &m.tail
	if t.loonkosten != geen {
		if w[t.productief].Teken() <= 0 {
			return nil, FoutUren
		}
		b.kost = w[t.loonkosten].Deel(w[t.productief])
	} else if code := b.loon(m); code != "" {
		return nil, code
	}
	if code := b.prijsNaLoon(m); code != "" {
		return nil, code
	}
	return b, ""
}

func (b *berekening) loon(m *Model) Code {
	b.uren = make([]urenUitkomst, len(m.caos))
	b.caos = make([]caoUitkomst, len(m.caos))
	for i := range m.caos {
		b.uren[i] = m.caos[i].rekenUren(b.w, m.tail.productief)
		if b.uren[i].declarabel.Teken() <= 0 {
			return FoutUren
		}
	}
	b.lijnen = make([]lijn, len(m.regels))
	for i := range m.regels {
		r := &m.regels[i]
		l := m.caos[r.cao].rekenLijn(b.w, b.w[r.salaris], &b.uren[r.cao])
		l.gewicht = een
		for _, a := range r.aandelen {
			l.gewicht = l.gewicht.Maal(b.w[a])
		}
		b.lijnen[i] = l
		b.caos[r.cao].totaal = b.caos[r.cao].totaal.Plus(l.gewicht.Maal(l.totaal))
	}
	b.weeg(m)
	return ""
}

// weeg brings the caos together: last, because maximum wage, franchise and
// minimum amounts are not linear.
func (b *berekening) weeg(m *Model) {
	for i := range m.caos {
		b.caos[i].aandeel = b.w[m.caos[i].aandeel]
		b.noemer = b.noemer.Plus(b.caos[i].aandeel.Maal(b.uren[i].declarabel))
	}
	for i := range b.caos {
		c := &b.caos[i]
		per := b.uren[i].declarabel
		if m.tail.formatie {
			per = b.noemer
		}
		c.deel = c.aandeel.Deel(per)
		c.kost = c.totaal.Maal(c.deel)
		b.kost = b.kost.Plus(c.kost)
	}
}

// rekenLijn computes the yearly cost of one fte.
func (k *caomodel) rekenLijn(w []Getal, maand Getal, u *urenUitkomst) lijn {
	l := lijn{salaris: maand.Maal(twaalf)}
	l.vakantie = w[k.vt].Maal(l.salaris)
	if k.vtMin != geen {
		l.vakantie = l.vakantie.Hoogste(twaalf.Maal(w[k.vtMin]))
	}
	if k.vtMinTrede != geen {
		l.vakantie = l.vakantie.Hoogste(w[k.vt].Maal(twaalf).Maal(w[k.vtMinTrede]))
	}
	sv := l.salaris.Plus(l.vakantie)
	base := l.salaris
	if k.ejuOverVT {
		base = sv
	}
	l.eju = w[k.eju].Maal(base)
	if k.ejuTrede != geen {
		l.eju = l.eju.Hoogste(w[k.eju].Maal(twaalf).Maal(w[k.ejuTrede]))
	}
	l.ort = k.rekenToeslagen(w, maand, u)
	total := sv.Plus(l.eju).Plus(l.ort)
	l.bruto = total
	l.extras = make([]Getal, len(k.extras))
	for i, x := range k.extras {
		l.extras[i] = extraBedrag(x.basis, w[x.par], sv, total)
		l.bruto = l.bruto.Plus(l.extras[i])
	}
	k.rekenLasten(w, &l)
	return l
}

func extraBedrag(basis string, v, sv, total Getal) Getal {
	switch basis {
	case EenheidEurMaand:
		return v.Maal(twaalf)
	case EenheidEurJaar:
		return v
	case VanSalarisVT:
		return v.Maal(sv)
	}
	return v.Maal(total) // VanSalarisTotaal
}

// rekenToeslagen computes the unsocial hours surcharge of a year: hourly wage
// × surcharge × hours. The hourly wage follows the divisor of the cao.
func (k *caomodel) rekenToeslagen(w []Getal, maand Getal, u *urenUitkomst) Getal {
	if len(k.toeslagen) == 0 {
		return Getal{}
	}
	uurloon := maand.Deel(w[k.deler])
	var sum Getal
	for _, t := range k.toeslagen {
		hours := w[t.uren]
		switch t.eenheid {
		case VanBetaaldeUren:
			hours = hours.Maal(u.betaald)
		case VanClienturen:
			hours = hours.Maal(u.declarabel)
		}
		sum = sum.Plus(uurloon.Maal(w[t.opslag]).Maal(hours))
	}
	return sum
}

// rekenLasten adds premiums up to the maximum wage, pension above the
// franchise and other costs of staff.
func (k *caomodel) rekenLasten(w []Getal, l *lijn) {
	var rate Getal
	for _, p := range k.premies {
		rate = rate.Plus(w[p])
	}
	l.premies = l.bruto.Laagste(w[k.maxloon]).Maal(rate)
	op := w[k.op]
	if k.opDeel != geen {
		op = op.Maal(w[k.opDeel])
	}
	l.op = boven(l.bruto, w[k.franchiseOP]).Maal(op)
	if k.ap != geen {
		l.ap = boven(l.bruto, w[k.franchiseAP]).Maal(w[k.ap])
	}
	l.totaal = Som(l.bruto, l.premies, l.op, l.ap)
	l.personeel = make([]Getal, len(k.personeel))
	for i, p := range k.personeel {
		v := w[p.par]
		switch p.basis {
		case VanBrutoloon:
			v = v.Maal(l.bruto)
		case VanSalaris:
			v = v.Maal(l.salaris)
		}
		l.personeel[i] = v
		l.totaal = l.totaal.Plus(v)
		if p.soort == SoortOpleiding || p.soort == SoortRegistratie {
			l.opleiding = l.opleiding.Plus(v)
		}
	}
}

// boven gives what v has above a threshold, never below zero.
func boven(v, threshold Getal) Getal {
	if d := v.Min(threshold); d.Teken() > 0 {
		return d
	}
	return Getal{}
}
