package controle

import "codeberg.org/wijzer/wijzer/istandaard"

// hakenPersoon are the rules on a person: number, name, date of birth and way
// of communication.
func hakenPersoon() []haak {
	return []haak{
		als("CS002", "Client", nil, "Bsn", func(k *knoop) func(*loop) bool {
			bsn := k.veld("Bsn")
			return func(v *loop) bool { return !elfproef(v.tekst(bsn)) }
		}),
		als("CD007", "CDT_Communicatie", nil, "Vorm", func(k *knoop) func(*loop) bool {
			vorm, taal := k.veld("Vorm"), k.kind("Taal")
			return func(v *loop) bool { return v.is(vorm, "1") != v.er(taal) }
		}),
		{regel: "CS050", bij: "CDT_VolledigeNaam", maak: cs050},
		{regel: "CS318", bij: "Client", in: in301, domein: istandaard.Jw, maak: cs318},
		{regel: "CS139", bij: "CDT_Geboortedatum", maak: cs139},
		{regel: "TR002", bij: "CDT_Geboortedatum", maak: tr002},
		nietNaDagtekening("CDT_Geboortedatum", inClient, "Datum"),
	}
}

// elfproef is CS002: the digits weighed 9 down to 2 and -1 add up to a multiple
// of 11.
func elfproef(bsn []byte) bool {
	if len(bsn) != 9 {
		return false
	}
	som := 0
	for i, c := range bsn[:8] {
		som += (9 - i) * int(c-'0')
	}
	return (som-int(bsn[8]-'0'))%11 == 0
}

// cs050 differs between the laws: iJw also allows 6, which a guardian that is an
// organisation needs (IV045).
func cs050(sch *schema, k *knoop) func(*loop) {
	gebruik, partner := k.veld("NaamGebruik"), k.kind("Partnernaam")
	jw := sch.soort.Domein == istandaard.Jw
	return func(v *loop) {
		goed := v.is(gebruik, "1") || jw && v.is(gebruik, "6")
		if v.er(partner) {
			goed = v.isEen(gebruik, "1", "2", "3", "4")
		}
		if !goed {
			v.fout("CS050", gebruik)
		}
	}
}

func cs318(_ *schema, k *knoop) func(*loop) {
	gebruik := k.veld("Naam/NaamGebruik")
	return func(v *loop) {
		if v.is(gebruik, "6") {
			v.fout("CS318", gebruik)
		}
	}
}

// onbekendeGeboorte is the date for a date of birth of which nothing is known
// (IV009).
const onbekendeGeboorte = "1900-01-01"

func cs139(_ *schema, k *knoop) func(*loop) {
	dag, gebruik := k.veld("Datum"), k.veld("DatumGebruik")
	return func(v *loop) {
		if !v.er(gebruik) {
			return
		}
		d := v.tekst(dag)
		switch {
		case v.is(gebruik, "3") && string(d) != onbekendeGeboorte,
			v.is(gebruik, "2") && string(naStreepje(d)) != "01-01",
			v.is(gebruik, "1") && string(naStreepje(naStreepje(d))) != "01":
			v.fout("CS139", dag)
		}
	}
}

func tr002(sch *schema, k *knoop) func(*loop) {
	dag, gebruik, dagtekening := k.veld("Datum"), k.veld("DatumGebruik"), sch.dagtekening()
	return func(v *loop) {
		vandaag, ok := v.tienTekens(dagtekening)
		onbekend := v.is(gebruik, "3") && v.is(dag, onbekendeGeboorte)
		if ok && !onbekend && v.getal(dag)+120_0000 < vandaag {
			v.fout("TR002", dag)
		}
	}
}

// nietNaDagtekening is TR134 for the date at plek.
func nietNaDagtekening(bij string, in []int, plek string) haak {
	return haak{regel: "TR134", bij: bij, in: in, maak: func(sch *schema, k *knoop) func(*loop) {
		dag, dagtekening := k.kind(plek), sch.dagtekening()
		return func(v *loop) {
			if v.na(dag, dagtekening) {
				v.fout("TR134", dag)
			}
		}
	}}
}
