package stand

import "codeberg.org/wijzer/wijzer/istandaard"

func gevallen323() []geval {
	n := &nieuw{}
	een := []istandaard.Bericht{n.m301(tw(1))}
	met := func(f ...func(*istandaard.ToegewezenProduct)) []istandaard.Bericht {
		return []istandaard.Bericht{n.m301(tw(1, f...))}
	}
	d := n.m323("D1", prestatie("P1"))
	goed := append(een, d, n.goed(d))
	afgewezen := append(een, d, n.goed(d, "P1"))
	gecrediteerd := n.m323("D2", prestatie("P2", credit("P1")))
	naCredit := append(append(een, d, n.goed(d)), gecrediteerd, n.goed(gecrediteerd))
	tegenstrijdig := n.goed(d)
	tegenstrijdig.DeclaratieAntwoord.RetourCodes = []string{"9333"}
	claim := func(f ...func(*istandaard.Prestatie)) istandaard.Bericht { return n.m323("D9", prestatie("P9", f...)) }
	periode := func(begin, eind istandaard.Datum) func(*istandaard.Prestatie) {
		return func(p *istandaard.Prestatie) {
			p.ProductPeriode = istandaard.GeslotenPeriode{Begindatum: begin, Einddatum: eind}
		}
	}
	volume := func(v int64) func(*istandaard.Prestatie) {
		return func(p *istandaard.Prestatie) { p.GeleverdVolume, p.IngediendBedrag.Bedrag = v, v**p.ProductTarief }
	}
	tarief := func(bedrag int64) func(*istandaard.Prestatie) {
		return func(p *istandaard.Prestatie) {
			p.ProductTarief, p.IngediendBedrag.Bedrag = &bedrag, p.GeleverdVolume*bedrag
		}
	}
	bedrag := func(b int64) func(*istandaard.Prestatie) {
		return func(p *istandaard.Prestatie) { p.IngediendBedrag.Bedrag = b }
	}
	code := func(categorie, code string) func(*istandaard.Prestatie) {
		return func(p *istandaard.Prestatie) { p.ProductCategorie, p.ProductCode = categorie, code }
	}
	eenheid := func(e string) func(*istandaard.Prestatie) { return func(p *istandaard.Prestatie) { p.Eenheid = e } }
	omvang := func(v int64, e, f string) func(*istandaard.ToegewezenProduct) {
		return func(t *istandaard.ToegewezenProduct) {
			t.Omvang = &istandaard.Omvang{Volume: v, Eenheid: e, Frequentie: f}
		}
	}
	vanTot := func(van, tot istandaard.Datum) func(*istandaard.ToegewezenProduct) {
		return func(t *istandaard.ToegewezenProduct) { t.Ingangsdatum, t.Einddatum = van, tot }
	}
	aspecifiek := func(t *istandaard.ToegewezenProduct) { t.Product.Code, t.Omvang = "", nil }
	generiek := func(t *istandaard.ToegewezenProduct) { t.Product, t.Omvang, t.Budget = nil, nil, new(int64(20000)) }
	anderePeriode := n.m323("D9", prestatie("P9"))
	anderePeriode.Declaratie.DeclaratiePeriode = istandaard.GeslotenPeriode{Begindatum: "2026-02-01", Einddatum: "2026-02-28"}
	feb := periode("2026-02-01", "2026-02-28")
	wmo := func(f ...func(*istandaard.Prestatie)) istandaard.Bericht {
		return n.m323voor(istandaard.Wmo, bsn, "D9", prestatie("P9", append(f, code("01", "01A01"))...))
	}
	hulp := func(f func(*istandaard.ToegewezenProduct)) []istandaard.Bericht {
		return []istandaard.Bericht{n.m301voor(istandaard.Wmo, bsn, tw(1, f, func(t *istandaard.ToegewezenProduct) { t.Product = product("01", "01A01") }))}
	}
	return []geval{
		{"a claim", een, claim(), nil},
		{"TR304: no assignment at all", nil, claim(), []string{"TR304"}},
		{"TR338: number of no assignment", een, claim(func(p *istandaard.Prestatie) { p.ToewijzingNummer = 9 }), []string{"TR338"}},
		{"TR338: number of another client", append(een, n.m301voor(istandaard.Jw, andereBsn, tw(2))), claim(func(p *istandaard.Prestatie) { p.ToewijzingNummer = 2 }), []string{"TR338"}},
		{"TR333: number used before", goed, n.m323("D1", prestatie("P9", feb)), []string{"TR333"}},
		{"TR333: the first was not processed", append(een, d, tegenstrijdig), n.m323("D1", prestatie("P1")), nil},
		{"TR314: reference used before", goed, n.m323("D9", prestatie("P1", feb)), []string{"TR314"}},
		{"TR314: twice in the message", een, n.m323("D9", prestatie("P9", volume(60)), prestatie("P9", feb, volume(60))), []string{"TR314"}},
		{"TR318: before the last period", goed, anderePeriode, []string{"TR318", "TR319", "TR389"}},
		{"TR319: after the declaration period", een, claim(periode("2026-04-01", "2026-04-30")), []string{"TR319"}},
		{"TR319: an earlier month", een, claim(feb), nil},
		{"TR384: removed assignment", met(func(t *istandaard.ToegewezenProduct) { t.RedenWijziging = "13" }), claim(), []string{"TR384"}},
		{"TR339: other category", een, claim(code("45", "45B01")), []string{"TR339", "TR340"}},
		{"TR340: other code", een, claim(code("50", "50A02")), []string{"TR340"}},
		{"TR340: code within an assigned category", met(aspecifiek), claim(code("50", "50A02")), nil},
		{"TR339: generic assignment", met(generiek), claim(code("45", "45B01")), nil},
		{"TR381: not in the list", een, claim(code("50", "45A01")), []string{"TR381", "TR340"}},
		{"TR341: hours on minutes", een, claim(eenheid("04"), volume(4)), []string{"TR341"}},
		{"TR341: minutes on hours", met(omvang(2, "04", "2")), claim(), nil},
		{"TR341: pieces on minutes", een, claim(eenheid("84"), volume(4)), []string{"TR341"}},
		{"TR341: without size the contract counts", met(aspecifiek), claim(code("50", "50C01"), eenheid("16"), tarief(5000)), []string{"TR341"}},
		{"TR307 and TR387: before the assignment", met(vanTot("2026-03-16", "2026-12-31")), claim(), []string{"TR307", "TR387"}},
		{"TR307: from the first day of the assignment", met(vanTot("2026-03-16", "2026-12-31")), claim(periode("2026-03-16", "2026-03-31")), nil},
		{"TR387: not from the first of the month", een, claim(periode("2026-03-02", "2026-03-31")), []string{"TR387"}},
		{"TR308 and TR388: after the assignment", met(vanTot("2026-01-01", "2026-03-20")), claim(), []string{"TR308", "TR388"}},
		{"TR308: to the last day of the assignment", met(vanTot("2026-01-01", "2026-03-20")), claim(periode("2026-03-01", "2026-03-20")), nil},
		{"TR388: not to the last of the month", een, claim(periode("2026-03-01", "2026-03-30")), []string{"TR388"}},
		{"TR388: an assignment without end", met(vanTot("2026-01-01", "")), claim(), nil},
		// March 2026 touches six weeks (9 to 14): 720 minutes at 120 a week.
		{"TR321: six weeks in March 2026", een, claim(volume(720)), nil},
		{"TR321: more", een, claim(volume(721)), []string{"TR321"}},
		{"TR321: hours against assigned hours", met(omvang(2, "04", "2")), claim(eenheid("04"), volume(13)), []string{"TR321"}},
		{"TR321: minutes against assigned hours", met(omvang(2, "04", "2")), claim(volume(720)), nil},
		{"TR321: household help, any period", hulp(func(t *istandaard.ToegewezenProduct) { t.Ingangsdatum, t.Einddatum = "2026-02-25", "2026-12-31" }), wmo(periode("2026-02-25", "2026-02-28"), volume(720)), nil},
		{"TR321: household help, more than six", hulp(func(*istandaard.ToegewezenProduct) {}), wmo(volume(721)), []string{"TR321"}},
		// Three weeks of assignment: 360 minutes in all.
		{"TR322: two months together", append(met(vanTot("2026-02-23", "2026-03-15")), n.m323("D1", prestatie("P1", periode("2026-02-23", "2026-02-28"), volume(120)))),
			claim(periode("2026-03-01", "2026-03-15"), volume(241)), []string{"TR322"}},
		{"TR322: two months together, just", append(met(vanTot("2026-02-23", "2026-03-15")), n.m323("D1", prestatie("P1", periode("2026-02-23", "2026-02-28"), volume(120)))),
			claim(periode("2026-03-01", "2026-03-15"), volume(240)), nil},
		{"TR322: total over the assignment, in one message", met(omvang(300, "01", "6")), n.m323("D9", prestatie("P8", volume(200), feb), prestatie("P9", volume(200))), []string{"TR322"}},
		{"TR321 and TR322: total over the assignment", met(omvang(200, "01", "6")), claim(), []string{"TR321", "TR322"}},
		{"TR369: within the budget", met(generiek), claim(), nil},
		{"TR369: over the budget", met(generiek), n.m323("D9", prestatie("P8", feb), prestatie("P9")), []string{"TR369"}},
		{"TR389: claimed before", goed, claim(), []string{"TR389"}},
		{"TR389: claimed before and rejected", afgewezen, claim(), nil},
		{"TR389: claimed before and not answered", append(een, d), claim(), []string{"TR389"}},
		{"TR389: claimed before and credited", naCredit, claim(), nil},
		{"TR389: credited in this message", goed, n.m323("D9", prestatie("P9"), prestatie("P8", credit("P1"))), nil},
		{"TR323: credit on a granted debit", goed, claim(credit("P1")), nil},
		{"TR323: credit on nothing", een, claim(credit("P1")), []string{"TR323"}},
		{"TR323: credit on a rejected debit", afgewezen, claim(credit("P1")), []string{"TR323"}},
		{"TR323: credit before the answer", append(een, d), claim(credit("P1")), []string{"TR323"}},
		{"TR323: credit of another period", goed, claim(credit("P1"), feb), []string{"TR323"}},
		{"TR390: credited twice", naCredit, claim(credit("P1")), []string{"TR390"}},
		{"TR390: credited twice in one message", goed, n.m323("D9", prestatie("P8", credit("P1")), prestatie("P9", credit("P1"))), []string{"TR390"}},
		{"TR346: wrong amount", een, claim(bedrag(14000)), []string{"TR346"}},
		// 98.21 an hour is 1.64 a minute; 240 minutes are 392.84, not 393.60.
		{"TR346: price per hour, in minutes", een, claim(tarief(164), bedrag(39284), code("50", "50A01")), nil},
		{"TR346: hour price of the contract", met(aspecifiek), claim(code("50", "50B01"), tarief(164), bedrag(39284)), nil},
		{"TR346: not the hour price of the contract", met(aspecifiek), claim(code("50", "50B01"), tarief(164), bedrag(39360)), []string{"TR346"}},
		{"TR418: not the price of the contract", met(aspecifiek), claim(code("50", "50B01"), tarief(165), bedrag(39284)), []string{"TR418"}},
		{"euros have no price", met(omvang(20000, "83", "4")), claim(eenheid("83"), func(p *istandaard.Prestatie) {
			p.ProductTarief, p.GeleverdVolume, p.IngediendBedrag.Bedrag = nil, 20000, 20000
		}), nil},
		{"TR321: euros per month", met(omvang(20000, "83", "4")), claim(eenheid("83"), func(p *istandaard.Prestatie) {
			p.ProductTarief, p.GeleverdVolume, p.IngediendBedrag.Bedrag = nil, 20001, 20001
		}), []string{"TR321"}},
	}
}

func gevallen325() []geval {
	n := &nieuw{}
	d := n.m323("D1", prestatie("P1"), prestatie("P2"))
	voor := []istandaard.Bericht{n.m301(tw(1)), d}
	antwoord := func(f func(*istandaard.Bericht325)) *istandaard.Bericht325 {
		b := n.goed(d, "P1")
		f(b)
		return b
	}
	return []geval{
		{"an answer", voor, antwoord(func(*istandaard.Bericht325) {}), nil},
		{"a head alone", voor, antwoord(func(b *istandaard.Bericht325) { b.DeclaratieAntwoord = nil }), nil},
		{"TR337: no such declaration", voor[:1], n.goed(d), []string{"TR337"}},
		{"TR337: another date", voor, antwoord(func(b *istandaard.Bericht325) { b.Header.DeclaratieIdentificatie.Dagtekening = "2026-01-01" }), []string{"TR337"}},
		{"TR371: another schema", voor, antwoord(func(b *istandaard.Bericht325) { b.Header.XsdVersieDeclaratie.BerichtXsdVersie = "1.0.1" }), []string{"TR371"}},
		{"TR376: another number", voor, antwoord(func(b *istandaard.Bericht325) { b.DeclaratieAntwoord.DeclaratieNummer = "D2" }), []string{"TR376"}},
		{"TR304: another client", voor, antwoord(func(b *istandaard.Bericht325) { b.DeclaratieAntwoord.Clienten[0].Bsn = andereBsn }), []string{"TR304"}},
		{"TR366: no such performance", voor, antwoord(func(b *istandaard.Bericht325) {
			b.DeclaratieAntwoord.Clienten[0].Prestaties[0].ProductReferentie.ReferentieNummer = "P3"
		}), []string{"TR366"}},
		{"TR367: another volume", voor, antwoord(func(b *istandaard.Bericht325) { b.DeclaratieAntwoord.Clienten[0].Prestaties[0].GeleverdVolume++ }), []string{"TR367"}},
		{"TR367: another price", voor, antwoord(func(b *istandaard.Bericht325) {
			b.DeclaratieAntwoord.Clienten[0].Prestaties[0].ProductTarief = nil
		}), []string{"TR367"}},
	}
}
