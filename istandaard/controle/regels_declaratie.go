package controle

import (
	"bytes"
	"math"
	"strconv"
)

// begin2021 is the first day that a 323 can declare (CS100).
const begin2021 = 2021_01_01

// hakenDeclaratie are the rules of the 323 and the 325.
func hakenDeclaratie() []haak {
	return []haak{
		bedragNul("CDT_BedragMetDC", "Bedrag"),
		bedragNul("CDT_TotaalBedragMetDC", "TotaalBedrag"),
		als("CD060", "Prestatie", in323en325, "IngediendBedrag/DebetCredit", func(k *knoop) func(*loop) bool {
			dc, vorig := k.veld("IngediendBedrag/DebetCredit"), k.veld("ProductReferentie/VorigReferentieNummer")
			return func(v *loop) bool { return v.is(dc, "C") != v.gevuld(vorig) }
		}),
		als("CD087", "Prestatie", in323, "Eenheid", func(k *knoop) func(*loop) bool {
			eenheid, tarief := k.veld("Eenheid"), k.kind("ProductTarief")
			return func(v *loop) bool { return v.is(eenheid, "83") == v.er(tarief) }
		}),
		nietVoor2021("DeclaratiePeriode"), nietVoor2021("ProductPeriode"),
		nietNaDagtekening("DeclaratiePeriode", in323, "Begindatum"),
		nietNaDagtekening("ProductPeriode", in323en325, "Begindatum"),
		periodeEind("DeclaratiePeriode", in323), periodeEind("ProductPeriode", in323en325),
		als("CS337", "ProductPeriode", in323, "Begindatum", func(k *knoop) func(*loop) bool {
			begin, eind := k.veld("Begindatum"), k.veld("Einddatum")
			return func(v *loop) bool { return !v.zelfdeMaand(begin, eind) }
		}),
		als("CS339", "Prestatie", in323, "GeleverdVolume", func(k *knoop) func(*loop) bool {
			eenheid, volume, bedrag := k.veld("Eenheid"), k.veld("GeleverdVolume"), k.veld("IngediendBedrag/Bedrag")
			return func(v *loop) bool {
				a, b := v.rekengetal(volume), v.rekengetal(bedrag)
				return v.is(eenheid, "83") && (a < b || b < a)
			}
		}),
		als("CS340", "DeclaratiePeriode", in323, "Begindatum", func(k *knoop) func(*loop) bool {
			begin, eind := k.veld("Begindatum"), k.kind("Einddatum")
			return func(v *loop) bool {
				return string(naStreepje(naStreepje(v.tekst(begin)))) != "01" || !isKalendermaand(v.getal(begin), v.getal(eind))
			}
		}),
		{regel: "TR319", bij: "Prestatie", in: in323, maak: tr319},
		{regel: "TR335", bij: "ProductPeriode", in: in323, maak: tr335},
		{bij: "Prestatie", in: in323en325, maak: telOp},
		{regel: "TR358", bij: "Declaratie", in: in323, maak: tr358},
		{bij: "RetourCode", in: in325, maak: zieAfkeur},
		{regel: "TR342", bij: "DeclaratieAntwoord", in: in325, maak: tr342},
	}
}

// bedragNul is CS325: an amount of 0 is a debit.
func bedragNul(soort, bedrag string) haak {
	return als("CS325", soort, nil, bedrag, func(k *knoop) func(*loop) bool {
		bedrag, dc := k.veld(bedrag), k.veld("DebetCredit")
		return func(v *loop) bool { return v.is(dc, "C") && v.rekengetal(bedrag) == 0 }
	})
}

func nietVoor2021(periode string) haak {
	return als("CS100", periode, in323, "Begindatum", func(k *knoop) func(*loop) bool {
		begin := k.kind("Begindatum")
		return func(v *loop) bool { return v.getal(begin) < begin2021 }
	})
}

// periodeEind is TR137.
func periodeEind(periode string, in []int) haak {
	return haak{regel: "TR137", bij: periode, in: in, maak: func(sch *schema, k *knoop) func(*loop) {
		begin, eind, dagtekening := k.kind("Begindatum"), k.veld("Einddatum"), sch.dagtekening()
		return func(v *loop) {
			if v.na(begin, eind) || v.na(eind, dagtekening) {
				v.fout("TR137", eind)
			}
		}
	}}
}

// isKalendermaand reports whether two dates are the first and the last day of
// one month.
func isKalendermaand(begin, eind int64) bool {
	jaar, maand := begin/10000, begin/100%100
	return begin%100 == 1 && eind/100 == begin/100 && eind%100 == dagenIn(jaar, maand)
}

func tr319(sch *schema, k *knoop) func(*loop) {
	grens := sch.wortel.veld("Declaratie/DeclaratiePeriode/Einddatum")
	begin, eind := k.kind("ProductPeriode/Begindatum"), k.kind("ProductPeriode/Einddatum")
	return func(v *loop) {
		switch {
		case v.na(begin, grens):
			v.fout("TR319", begin)
		case v.na(eind, grens):
			v.fout("TR319", eind)
		}
	}
}

func tr335(sch *schema, k *knoop) func(*loop) {
	eind, dagtekening := k.kind("Einddatum"), sch.wortel.kind("Declaratie/DeclaratieDagtekening")
	return func(v *loop) {
		if v.getal(eind) < vijfJaarVoor(v.getal(dagtekening)) {
			v.fout("TR335", eind)
		}
	}
}

// vijfJaarVoor gives the date sixty months earlier, on 28 February where 29
// February does not exist then.
func vijfJaarVoor(dag int64) int64 {
	d := dag - 5_0000
	if d%10000 == 229 && !schrikkeljaar(d/10000) {
		d--
	}
	return d
}

// telOp adds the amount of a performance to the sum of the message.
func telOp(_ *schema, k *knoop) func(*loop) {
	bedrag, dc := k.veld("IngediendBedrag/Bedrag"), k.veld("IngediendBedrag/DebetCredit")
	return func(v *loop) {
		if v.is(dc, "C") {
			v.som -= v.rekengetal(bedrag)
		} else {
			v.som += v.rekengetal(bedrag)
		}
	}
}

// tr358 compares characters, as the stylesheet does: a total of 0100 is not 100.
func tr358(_ *schema, k *knoop) func(*loop) {
	totaal, dc := k.veld("TotaalIngediendBedrag/TotaalBedrag"), k.veld("TotaalIngediendBedrag/DebetCredit")
	return func(v *loop) {
		som := v.som
		if v.is(dc, "C") {
			som = -som
		}
		var cijfers [24]byte
		if math.IsNaN(som) || !bytes.Equal(knip(v.tekst(totaal)), strconv.AppendInt(cijfers[:0], int64(som), 10)) {
			v.fout("TR358", totaal)
		}
	}
}

// zieAfkeur remembers a code on the class DeclaratieAntwoord that rejects it.
func zieAfkeur(_ *schema, k *knoop) func(*loop) {
	if k.ouder.ouder.naam != "DeclaratieAntwoord" {
		return nil
	}
	k.bewaar = true
	return func(v *loop) {
		v.afgekeurd = v.afgekeurd || !v.isEen(k, "0200", "8001")
	}
}

func tr342(_ *schema, k *knoop) func(*loop) {
	ingediend, toegekend := metTeken(k.kind("TotaalIngediendBedrag")), metTeken(k.kind("TotaalToegekendBedrag"))
	doel := k.kind("TotaalToegekendBedrag")
	return func(v *loop) {
		verschil := ingediend(v) - toegekend(v)
		klopt := v.som == verschil || math.IsNaN(v.som) && math.IsNaN(verschil)
		if v.afgekeurd && toegekend(v) != 0 || !v.afgekeurd && !klopt {
			v.fout("TR342", doel)
		}
	}
}

// metTeken gives a total in cents, negative where it is a credit.
func metTeken(k *knoop) func(*loop) float64 {
	bedrag, dc := k.veld("TotaalBedrag"), k.veld("DebetCredit")
	return func(v *loop) float64 {
		if v.is(dc, "C") {
			return -v.rekengetal(bedrag)
		}
		return v.rekengetal(bedrag)
	}
}
