package stand

import "codeberg.org/wijzer/wijzer/istandaard"

func gevallen315() []geval {
	n := &nieuw{}
	afgewezen := []istandaard.Bericht{n.m315("R1"), n.m319("R1", "2"), n.m319("R1", "1")}
	fout := n.m315("R9")
	fout.Client.AangevraagdeProducten[0].Product.Code = "45A01"
	return []geval{
		{"a request", nil, n.m315("R1", "R2"), nil},
		{"TR347: reference used before", afgewezen, n.m315("R1"), []string{"TR347"}},
		{"TR374: a request is pending", []istandaard.Bericht{n.m315("R1")}, n.m315("R2"), []string{"TR374"}},
		{"TR374: under investigation is still pending", afgewezen[:2], n.m315("R2"), []string{"TR374"}},
		{"TR374: rejected", afgewezen, n.m315("R2"), nil},
		{"TR374: one of two products is assigned", []istandaard.Bericht{n.m315("R1", "R2"), n.m301(tw(1, func(t *istandaard.ToegewezenProduct) { t.ReferentieAanbieder = "R1" }))},
			n.m315("R3"), []string{"TR374"}},
		{"TR374: assigned", []istandaard.Bericht{n.m315("R1"), n.m301(tw(1, func(t *istandaard.ToegewezenProduct) { t.ReferentieAanbieder = "R1" }))},
			n.m315("R3"), nil},
		{"TR381: not in the list", nil, fout, []string{"TR381"}},
	}
}

func ongewijzigd(nummers ...int64) (uit []istandaard.OngewijzigdProduct) {
	for _, n := range nummers {
		uit = append(uit, istandaard.OngewijzigdProduct{ToewijzingNummer: n})
	}
	return uit
}

// wijzig asks for three hours a week from May on.
func wijzig(nummer int64, f ...func(*istandaard.TeWijzigenProduct)) []istandaard.TeWijzigenProduct {
	p := istandaard.TeWijzigenProduct{
		ToewijzingNummer: nummer, GewensteIngangsdatum: "2026-05-01", Einddatum: "2026-12-31",
		Omvang: &istandaard.Omvang{Volume: 180, Eenheid: istandaard.EenheidMinuut, Frequentie: istandaard.FrequentieWeek},
	}
	for _, f := range f {
		f(&p)
	}
	return []istandaard.TeWijzigenProduct{p}
}

func gevallen317() []geval {
	n := &nieuw{}
	een := []istandaard.Bericht{n.m301(tw(1))}
	met := func(f func(*istandaard.ToegewezenProduct)) []istandaard.Bericht {
		return []istandaard.Bericht{n.m301(tw(1, f))}
	}
	met2 := func(f func(*istandaard.ToegewezenProduct)) []istandaard.Bericht {
		return []istandaard.Bericht{n.m301(tw(1), tw(2, f))}
	}
	ander := func(t *istandaard.ToegewezenProduct) { t.Product.Code = "50A02" }
	vraag := func(v istandaard.Verzoek) istandaard.Bericht { return n.m317("R1", v) }
	wijziging := func(f ...func(*istandaard.TeWijzigenProduct)) istandaard.Bericht {
		return vraag(istandaard.Verzoek{TeWijzigenProducten: wijzig(1, f...)})
	}
	vanaf := func(d istandaard.Datum) func(*istandaard.TeWijzigenProduct) {
		return func(p *istandaard.TeWijzigenProduct) { p.GewensteIngangsdatum = d }
	}
	zonderOmvang := func(p *istandaard.TeWijzigenProduct) { p.Omvang = nil }
	budget := func(p *istandaard.TeWijzigenProduct) { p.Omvang, p.Budget = nil, new(int64(500000)) }
	aspecifiek := func(t *istandaard.ToegewezenProduct) {
		t.Product.Code, t.Omvang, t.Budget = "", nil, new(int64(400000))
	}
	generiek := func(t *istandaard.ToegewezenProduct) { t.Product, t.Omvang, t.Budget = nil, nil, new(int64(400000)) }
	totaal := func(t *istandaard.ToegewezenProduct) { t.Omvang.Frequentie = istandaard.FrequentieTotaal }
	totaalGevraagd := func(p *istandaard.TeWijzigenProduct) { p.Omvang.Frequentie = istandaard.FrequentieTotaal }
	nieuwProduct := func(categorie, code string, begin istandaard.Datum) []istandaard.NieuwProduct {
		return []istandaard.NieuwProduct{{Product: product(categorie, code), GewensteIngangsdatum: begin, Einddatum: "2026-12-31"}}
	}
	verlopen := func(t *istandaard.ToegewezenProduct) { ander(t); t.Einddatum = "2026-04-07" }
	laatsteDag := func(t *istandaard.ToegewezenProduct) { ander(t); t.Einddatum = "2026-04-08" }
	toekomst := func(t *istandaard.ToegewezenProduct) { ander(t); t.Ingangsdatum = "2026-06-01" }
	weg := func(t *istandaard.ToegewezenProduct) {
		ander(t)
		t.RedenWijziging, t.Einddatum = istandaard.WijzigingVerwijderd, t.Ingangsdatum
	}
	return []geval{
		{"a change", een, wijziging(), nil},
		{"TR304: no assignment at all", nil, wijziging(), []string{"TR304"}},
		{"TR347: reference used before", append(een, n.m315("R1"), n.m319("R1", "1")), wijziging(), []string{"TR347"}},
		{"TR374: a request is pending", append(een, n.m315("R5")), wijziging(), []string{"TR374"}},
		{"TR349: one is not named", met2(ander), wijziging(), []string{"TR349"}},
		{"TR349: the other is unchanged", met2(ander), vraag(istandaard.Verzoek{TeWijzigenProducten: wijzig(1), OngewijzigdeProducten: ongewijzigd(2)}), nil},
		{"TR349: the other has ended", met2(verlopen), wijziging(), nil},
		{"TR349: the other ends today", met2(laatsteDag), wijziging(), []string{"TR349"}},
		{"TR349: the other begins later", met2(toekomst), wijziging(), []string{"TR349"}},
		{"TR349: the other is removed", met2(weg), wijziging(), nil},
		{"TR350: unknown", een, vraag(istandaard.Verzoek{TeWijzigenProducten: wijzig(1), OngewijzigdeProducten: ongewijzigd(9)}), []string{"TR350"}},
		{"TR350: ended", met2(verlopen), vraag(istandaard.Verzoek{TeWijzigenProducten: wijzig(1), OngewijzigdeProducten: ongewijzigd(2)}), []string{"TR350"}},
		{"TR351: unknown", een, vraag(istandaard.Verzoek{OngewijzigdeProducten: ongewijzigd(1), TeWijzigenProducten: wijzig(9)}), []string{"TR351"}},
		{"TR357: in the past", een, wijziging(vanaf("2026-04-01")), []string{"TR357"}},
		{"TR357: on the day itself", een, wijziging(vanaf("2026-04-08")), []string{"TR357"}},
		{"TR357: the day after", een, wijziging(vanaf("2026-04-09")), nil},
		{"TR357: the first day of the assignment", een, wijziging(vanaf("2026-01-01")), nil},
		{"TR373: another budget from May", met(aspecifiek), wijziging(budget), []string{"TR373"}},
		{"TR373: another budget from the first day", met(aspecifiek), wijziging(budget, vanaf("2026-01-01")), nil},
		{"TR373: the same budget from May", met(aspecifiek), wijziging(budget, func(p *istandaard.TeWijzigenProduct) { p.Budget = new(int64(400000)) }), nil},
		{"TR373: another total from May", met(totaal), wijziging(totaalGevraagd), []string{"TR373"}},
		{"TR373: the same total from May", met(totaal), wijziging(totaalGevraagd, func(p *istandaard.TeWijzigenProduct) { p.Omvang.Volume = 120 }), nil},
		{"TR375 and TR412: size on a generic assignment", met(generiek), wijziging(), []string{"TR375", "TR412"}},
		{"TR375: an end in 2020", met(generiek), wijziging(func(p *istandaard.TeWijzigenProduct) { p.Einddatum = "2020-12-31" }), nil},
		{"TR412: size on a category", met(aspecifiek), wijziging(), []string{"TR412"}},
		{"TR412: size on a category, no end", met(aspecifiek), wijziging(func(p *istandaard.TeWijzigenProduct) { p.Einddatum = "" }), []string{"TR412"}},
		{"TR411: no size on a code", een, wijziging(zonderOmvang), []string{"TR411"}},
		{"TR361: new product that is there already", een, vraag(istandaard.Verzoek{TeWijzigenProducten: wijzig(1), NieuweProducten: nieuwProduct("50", "50A01", "2026-06-01")}), []string{"TR361"}},
		{"TR361: unchanged and new", een, vraag(istandaard.Verzoek{OngewijzigdeProducten: ongewijzigd(1), NieuweProducten: nieuwProduct("50", "", "2026-12-31")}), []string{"TR361"}},
		{"TR361: other code", een, vraag(istandaard.Verzoek{OngewijzigdeProducten: ongewijzigd(1), NieuweProducten: nieuwProduct("50", "50A02", "2026-06-01")}), nil},
		{"TR361: new after the other ends", een, vraag(istandaard.Verzoek{
			TeWijzigenProducten: wijzig(1, func(p *istandaard.TeWijzigenProduct) { p.Einddatum = "2026-05-31" }),
			NieuweProducten:     nieuwProduct("50", "50A01", "2026-06-01")}), nil},
		{"TR361: generic beside anything", een, vraag(istandaard.Verzoek{OngewijzigdeProducten: ongewijzigd(1),
			NieuweProducten: []istandaard.NieuwProduct{{GewensteIngangsdatum: "2026-06-01", Einddatum: "2026-07-01"}}}), []string{"TR361"}},
		{"TR381: new product not in the list", een, vraag(istandaard.Verzoek{OngewijzigdeProducten: ongewijzigd(1), NieuweProducten: nieuwProduct("50", "45A01", "2026-06-01")}), []string{"TR381"}},
	}
}

func gevallen319() []geval {
	n := &nieuw{}
	een := []istandaard.Bericht{n.m315("R1")}
	woonplaats := func(gemeente string) istandaard.Bericht {
		b := n.m319("R1", "1")
		b.Antwoord.RedenAfwijzingVerzoek = "8"
		b.Antwoord.Woonplaatsbeginsel = &istandaard.Woonplaatsbeginsel{Gemeente: gemeente}
		return b
	}
	toegewezen := n.m301(tw(1, func(t *istandaard.ToegewezenProduct) { t.ReferentieAanbieder = "R1" }))
	return []geval{
		{"rejected", een, n.m319("R1", "1"), nil},
		{"under investigation, then rejected", append(een, n.m319("R1", "2")), n.m319("R1", "1"), nil},
		{"TR355: no such request", een, n.m319("R2", "1"), []string{"TR355"}},
		{"TR359: already assigned", append(een, toegewezen), n.m319("R1", "1"), []string{"TR359"}},
		{"TR360: under investigation twice", append(een, n.m319("R1", "2")), n.m319("R1", "2"), []string{"TR360"}},
		{"TR360 and TR365: under investigation after rejection", append(een, n.m319("R1", "1")), n.m319("R1", "2"), []string{"TR360", "TR365"}},
		{"TR365: rejected twice", append(een, n.m319("R1", "1")), n.m319("R1", "1"), []string{"TR365"}},
		{"TR378: responsible municipality", een, woonplaats("0344"), nil},
		{"TR378: no such responsible municipality", een, woonplaats("0001"), []string{"TR378"}},
	}
}
