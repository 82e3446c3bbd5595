package kostprijs

// prijsNaLoon goes from the cost per declarable hour to the price before
// rounding: overhead, travel and material, risk, indexation.
func (b *berekening) prijsNaLoon(m *Model) Code {
	t, w := &m.tail, b.w
	b.overhead = b.kost.Maal(w[t.overhead])
	if t.aandeel {
		left := een.Min(w[t.overhead])
		if left.Teken() <= 0 {
			return FoutBereik
		}
		b.overhead = b.overhead.Deel(left)
	}
	b.reis = b.rekenReis(m)
	b.voorRisico = Som(b.kost, b.overhead, b.reis)
	b.materieel = make([]Getal, len(t.materieel))
	for i, x := range t.materieel {
		b.materieel[i] = w[x.par]
		b.voorRisico = b.voorRisico.Plus(w[x.par])
	}
	if t.risico != geen {
		b.risico = b.voorRisico.Maal(w[t.risico])
	}
	b.voorIndex = b.voorRisico.Plus(b.risico)
	b.indexeer(m)
	return ""
}

// rekenReis gives the kilometre costs per declarable hour: kilometres × the
// rate of each cao, weighted with its share of the hours.
func (b *berekening) rekenReis(m *Model) Getal {
	t := &m.tail
	if t.kilometers == geen {
		return Getal{}
	}
	if t.loonkosten != geen {
		return b.w[t.kilometers].Maal(b.w[t.kmTarief])
	}
	var rate Getal
	for i := range m.caos {
		rate = rate.Plus(b.urenaandeel(m, i).Maal(b.w[m.caos[i].kilometer]))
	}
	return b.w[t.kilometers].Maal(rate)
}

// urenaandeel gives the share of a cao in the declarable hours.
func (b *berekening) urenaandeel(m *Model, cao int) Getal {
	if !m.tail.formatie {
		return b.caos[cao].aandeel
	}
	return b.caos[cao].deel.Maal(b.uren[cao].declarabel)
}

func (b *berekening) indexeer(m *Model) {
	t := &m.tail
	b.factorOVA, b.factorPPC = een, een
	if len(t.ova) == 0 {
		b.prijs = b.voorIndex
		return
	}
	for i := range t.ova {
		b.factorOVA = b.factorOVA.Maal(een.Plus(b.w[t.ova[i]]))
		b.factorPPC = b.factorPPC.Maal(een.Plus(b.w[t.ppc[i]]))
	}
	if t.uitOpbouw {
		b.loondeel = b.kost.Plus(b.overhead)
		if t.risico != geen {
			b.loondeel = b.loondeel.Maal(een.Plus(b.w[t.risico]))
		}
	} else {
		b.loondeel = b.voorIndex.Maal(b.w[t.loondeel])
	}
	b.matdeel = b.voorIndex.Min(b.loondeel)
	b.prijs = b.loondeel.Maal(b.factorOVA).Plus(b.matdeel.Maal(b.factorPPC))
}

func rekenPad(code Code) string {
	if code == FoutBereik {
		return "parameters"
	}
	return "uren"
}

func rekenMelding(code Code) string {
	if code == FoutBereik {
		return "De overhead als aandeel van de prijs is 100% of meer. Verbeter het percentage."
	}
	return "Er blijven geen productieve uren over. Verlaag de uren die ervan afgaan."
}
