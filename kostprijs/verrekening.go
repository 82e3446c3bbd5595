package kostprijs

// IndexMetCorrectie joins the correction of last year's provisional index with
// the forecast of this year: (1 + correctie) × (1 + raming) − 1. All three are
// percentages.
func IndexMetCorrectie(correctie, raming Getal) Getal {
	f := een.Plus(correctie.Procent()).Maal(een.Plus(raming.Procent()))
	return f.Min(een).Maal(Heel(100))
}

// Correctie gives the percentage that turns a price with the provisional index
// into one with the final index.
func Correctie(voorlopig, definitief Getal) Getal {
	f := een.Plus(definitief.Procent()).Deel(een.Plus(voorlopig.Procent()))
	return f.Min(een).Maal(Heel(100))
}

// Verrekening is the settlement when a provisional index becomes final.
type Verrekening struct {
	Voorlopig  Getal `json:"voorlopig"`  // price an hour with the provisional figures, after rounding
	Definitief Getal `json:"definitief"` // price an hour with the final figures, after rounding
	PerUur     Getal `json:"perUur"`     // to be paid in addition; negative: to be paid back
	Uren       Getal `json:"uren"`       // hours that were paid at the provisional price
	Bedrag     Getal `json:"bedrag"`
}

// Verreken gives the settlement between two versions of a tariff over the
// hours that were paid.
func Verreken(voorlopig, definitief *Uitkomst, uren Getal) Verrekening {
	v := Verrekening{Voorlopig: VanBedrag(voorlopig.Tarief), Definitief: VanBedrag(definitief.Tarief), Uren: uren}
	v.PerUur = v.Definitief.Min(v.Voorlopig)
	v.Bedrag = v.PerUur.Maal(uren)
	return v
}

// MetIndexcijfer gives the input with another index figure for a year, such as
// the final one in place of the provisional one. naam is "ova" or "ppc".
func (inv Invoer) MetIndexcijfer(naam string, jaar int, p Parameter) Invoer {
	if inv.Indexatie == nil {
		return inv
	}
	x := *inv.Indexatie
	x.Jaren = append([]Indexjaar(nil), x.Jaren...)
	for i := range x.Jaren {
		if x.Jaren[i].Jaar != jaar {
			continue
		}
		if naam == "ova" {
			x.Jaren[i].OVA = &p
		} else {
			x.Jaren[i].PPC = &p
		}
	}
	inv.Indexatie = &x
	return inv
}
