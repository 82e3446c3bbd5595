package controle

import (
	"bytes"
	"slices"
)

// productklasse names what differs between the classes that describe a product:
// an assignment, a request, a change and an addition.
type productklasse struct {
	naam        string
	in          []int
	begin, eind string
	// omvang is the rule that forbids Omvang without Code, frequentie the one
	// that forbids a frequency per day; empty where there is none.
	omvang, frequentie string
	heeftProduct       bool
}

var productklassen = []productklasse{
	{"ToegewezenProduct", in301, "Ingangsdatum", "Einddatum", "CD080", "CS338", true},
	{"AangevraagdProduct", in315, "ToewijzingIngangsdatum", "ToewijzingEinddatum", "CD095", "CS343", true},
	{"TeWijzigenProduct", in317, "GewensteIngangsdatum", "Einddatum", "", "CS338", false},
	{"NieuwProduct", in317, "GewensteIngangsdatum", "Einddatum", "CD096", "CS338", true},
}

// hakenProduct are the rules on the size, the budget and the dates of a
// product, and those of the 301, 305 and 307 alone.
func hakenProduct() []haak {
	var h []haak
	for _, p := range productklassen {
		h = append(h, p.hakenOmvang()...)
		if p.heeftProduct {
			h = append(h, p.hakenCode()...)
		}
	}
	return slices.Concat(h, haken301(), hakenRegie())
}

// hakenOmvang are CD075 to CD078, CS003 and the rule on the frequency.
func (p productklasse) hakenOmvang() []haak {
	return []haak{
		als("CD075", p.naam, p.in, "Budget", func(k *knoop) func(*loop) bool {
			budget, eind := k.kind("Budget"), k.kind(p.eind)
			return func(v *loop) bool { return v.er(budget) && !v.er(eind) }
		}),
		als("CD076", p.naam, p.in, "Omvang/Frequentie", func(k *knoop) func(*loop) bool {
			frequentie, eind := k.veld("Omvang/Frequentie"), k.kind(p.eind)
			return func(v *loop) bool { return v.is(frequentie, "2") && !v.er(eind) }
		}),
		als("CD077", p.naam, p.in, "Omvang", p.beide),
		als("CD078", p.naam, p.in, "Budget", p.beide),
		als("CS003", p.naam, p.in, p.eind, func(k *knoop) func(*loop) bool {
			begin, eind := k.kind(p.begin), k.veld(p.eind)
			return func(v *loop) bool { return v.er(eind) && v.na(begin, eind) }
		}),
		als(p.frequentie, p.naam, p.in, "Omvang/Eenheid", func(k *knoop) func(*loop) bool {
			eenheid, frequentie, nieuw := k.veld("Omvang/Eenheid"), k.veld("Omvang/Frequentie"), p.naGrens(k)
			return func(v *loop) bool {
				return v.isEen(eenheid, "14", "16", "83", "84") && !v.isEen(frequentie, "2", "4", "6") && nieuw(v)
			}
		}),
	}
}

func (p productklasse) beide(k *knoop) func(*loop) bool {
	budget, omvang := k.kind("Budget"), k.kind("Omvang")
	return func(v *loop) bool { return v.er(budget) && v.er(omvang) }
}

// naGrens reports whether a product ends after 2020 or has no end.
func (p productklasse) naGrens(k *knoop) func(*loop) bool {
	eind := k.kind(p.eind)
	return func(v *loop) bool { return !v.er(eind) || v.getal(eind) > grensOmvang }
}

// hakenCode are the rules that hang on the code of the product.
func (p productklasse) hakenCode() []haak {
	return []haak{
		als("CD041", p.naam, p.in, "Product/Code", func(k *knoop) func(*loop) bool {
			code, omvang := k.kind("Product/Code"), k.kind("Omvang")
			return func(v *loop) bool { return v.er(code) && !v.er(omvang) }
		}),
		als("CD079", p.naam, p.in, "", func(k *knoop) func(*loop) bool {
			budget, product := k.kind("Budget"), k.kind("Product")
			return func(v *loop) bool { return !v.er(budget) && !v.er(product) }
		}),
		als(p.omvang, p.naam, p.in, "Omvang", func(k *knoop) func(*loop) bool {
			code, omvang, nieuw := k.kind("Product/Code"), k.kind("Omvang"), p.naGrens(k)
			return func(v *loop) bool { return v.er(omvang) && !v.er(code) && nieuw(v) }
		}),
	}
}

func haken301() []haak {
	return []haak{
		als("CS335", "ToegewezenProduct", in301, "Einddatum", func(k *knoop) func(*loop) bool {
			reden, begin, eind := k.veld("RedenWijziging"), k.veld("Ingangsdatum"), k.veld("Einddatum")
			return func(v *loop) bool {
				return v.is(reden, "13") && v.er(eind) && !bytes.Equal(v.tekst(begin), v.tekst(eind))
			}
		}),
		als("CS336", "ToegewezenProduct", in301, "RedenWijziging", func(k *knoop) func(*loop) bool {
			reden := k.veld("RedenWijziging")
			return func(v *loop) bool { return v.is(reden, "01") }
		}),
		nietNaDagtekening("ToegewezenProduct", in301, "Toewijzingsdatum"),
	}
}

// hakenRegie are the rules of start and stop.
func hakenRegie() []haak {
	h := []haak{
		als("TR018", "StopProduct", inStop, "Einddatum", func(k *knoop) func(*loop) bool {
			begin, eind := k.kind("Begindatum"), k.veld("Einddatum")
			return func(v *loop) bool { return v.na(begin, eind) }
		}),
		nietNaDagtekening("StartProduct", inStart, "Begindatum"),
		nietNaDagtekening("StopProduct", inStop, "Einddatum"),
	}
	for _, klasse := range []string{"StartProduct", "StopProduct"} {
		h = append(h, als("CS058", klasse, inRegie, "StatusAanlevering", func(k *knoop) func(*loop) bool {
			status := k.veld("StatusAanlevering")
			return func(v *loop) bool { return !v.isEen(status, "1", "3") }
		}))
	}
	return h
}
