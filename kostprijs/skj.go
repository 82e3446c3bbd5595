package kostprijs

import "slices"

// SKJVraag asks what a provider needs to employ staff with an SKJ registration
// for parenting support, where it now pays for another mix.
type SKJVraag struct {
	Functiemix []Functiemix // the mix with registered staff, per cao that changes
	Uren       []Urenpost   // upkeep of the registration: hours of training and peer review
	Kosten     []Kostenpost // registration and training, paid out
}

// SKJAntwoord is what it takes.
type SKJAntwoord struct {
	Nu, Met    *Uitkomst
	PerUur     Getal // extra per declarable hour, before rounding
	PerFte     Getal // extra per fte a year at the declarable hours of the new situation
	UrenMinder Getal // declarable hours that a fte loses a year
	// ProductiefNodig are the declarable hours a fte would need a year to make
	// do with the present price; zero when no count of hours is enough.
	ProductiefNodig Getal
	Vergelijking    Vergelijking
}

// WatVraagtSKJ answers the question for an input that computes today. It needs
// an input with built hours: in a stated productivity the upkeep of a
// registration cannot be seen.
func WatVraagtSKJ(b *Bronnen, inv Invoer, q SKJVraag) (*SKJAntwoord, error) {
	if len(q.Uren) > 0 && len(inv.Uren) == 0 {
		return nil, Fouten{{Code: FoutProductief, Pad: "uren", Melding: "Bouw de productiviteit op uit uren. In één percentage is het onderhoud van een registratie niet te zien."}}
	}
	now, err := maakEnBereken(b, inv)
	if err != nil {
		return nil, err
	}
	with, err := maakEnBereken(b, inv.metSKJ(q))
	if err != nil {
		return nil, err
	}
	a := &SKJAntwoord{Nu: now, Met: with, PerUur: with.PerUur.Min(now.PerUur), Vergelijking: Vergelijk(now, with)}
	if len(with.b.uren) > 0 {
		before, after := now.gemiddeldeUren(), with.gemiddeldeUren()
		a.UrenMinder = before.Min(after)
		a.PerFte = a.PerUur.Maal(after)
		need := with.b.kost.Min(a.PerUur.Deel(with.perEuroKost()))
		if need.Teken() > 0 {
			a.ProductiefNodig = after.Maal(with.b.kost).Deel(need)
		}
	}
	return a, nil
}

func maakEnBereken(b *Bronnen, inv Invoer) (*Uitkomst, error) {
	m, err := Maak(b, inv)
	if err != nil {
		return nil, err
	}
	return m.Bereken()
}

// metSKJ gives the input with the changes of the question.
func (inv Invoer) metSKJ(q SKJVraag) Invoer {
	inv.Functiemix = slices.Clone(inv.Functiemix)
	for _, x := range q.Functiemix {
		if i := slices.IndexFunc(inv.Functiemix, func(f Functiemix) bool { return f.Cao == x.Cao }); i >= 0 {
			inv.Functiemix[i] = x
		} else {
			inv.Functiemix = append(inv.Functiemix, x)
		}
	}
	inv.Uren = append(slices.Clone(inv.Uren), q.Uren...)
	inv.Personeel = append(slices.Clone(inv.Personeel), q.Kosten...)
	return inv
}

// gemiddeldeUren gives the declarable hours of one fte, weighted with the cao
// mix.
func (u *Uitkomst) gemiddeldeUren() Getal {
	var sum Getal
	for i := range u.b.uren {
		sum = sum.Plus(u.b.caos[i].aandeel.Maal(u.b.uren[i].declarabel))
	}
	return sum
}

// perEuroKost tells what one euro of labour cost adds to the price: with
// overhead, risk and index. All that comes after the labour cost is linear.
func (u *Uitkomst) perEuroKost() Getal {
	t, w := &u.Model.tail, u.b.w
	f := een.Plus(w[t.overhead])
	if t.aandeel {
		f = een.Deel(een.Min(w[t.overhead]))
	}
	if t.risico != geen {
		f = f.Maal(een.Plus(w[t.risico]))
	}
	if len(t.ova) == 0 {
		return f
	}
	if t.uitOpbouw {
		return f.Maal(u.b.factorOVA)
	}
	labour := w[t.loondeel]
	return f.Maal(labour.Maal(u.b.factorOVA).Plus(een.Min(labour).Maal(u.b.factorPPC)))
}
