package stand

import "codeberg.org/wijzer/wijzer/istandaard"

func gevallen301() []geval {
	n := &nieuw{}
	verwijderd := func(t *istandaard.ToegewezenProduct) {
		t.RedenWijziging, t.Einddatum = istandaard.WijzigingVerwijderd, t.Ingangsdatum
		t.Toewijzingsdatum = "2026-02-01"
	}
	ref := func(r string) func(*istandaard.ToegewezenProduct) {
		return func(t *istandaard.ToegewezenProduct) { t.ReferentieAanbieder = r }
	}
	eerder := n.m301(tw(1))
	dubbel := n.m301(tw(1))
	dubbel.Header.BerichtIdentificatie = eerder.Header.BerichtIdentificatie
	toekomst := n.m301(tw(1))
	toekomst.Header.BerichtIdentificatie.Dagtekening = "2026-04-11"
	nu := n.m301(tw(1))
	nu.Header.BerichtIdentificatie.Dagtekening = vandaag
	afzender := func(code string, b *istandaard.Bericht301) *istandaard.Bericht301 {
		b.Header.Afzender = code
		return b
	}
	ouder := func(t *istandaard.ToegewezenProduct) { t.Ingangsdatum = "2022-06-01" }
	d := n.m323("D1", prestatie("P1"))
	gecrediteerd := n.m323("D2", prestatie("P2", credit("P1")))
	return []geval{
		{"a first assignment", nil, n.m301(tw(1)), nil},
		{"TR056: same identification", []istandaard.Bericht{eerder}, dubbel, []string{"TR056"}},
		{"TR056: same identification of another kind", []istandaard.Bericht{n.m301(tw(1))}, n.m305(start(1, "2026-01-05", "1")), nil},
		{"TR135: tomorrow", nil, toekomst, []string{"TR135"}},
		{"TR135: today", nil, nu, nil},
		{"TR378: no such municipality", nil, afzender("9999", n.m301(tw(1))), []string{"TR378"}},
		{"TR378: ended municipality, assignment from later", nil, afzender("0501", n.m301(tw(1))), []string{"TR378"}},
		{"TR378: ended municipality, assignment from then", nil, afzender("0501", n.m301(tw(1, ouder))), nil},
		{"TR332: same number, same client", []istandaard.Bericht{n.m301(tw(1))}, n.m301(tw(1)), nil},
		{"TR332: number of another client", []istandaard.Bericht{n.m301voor(istandaard.Jw, andereBsn, tw(1))}, n.m301(tw(1)), []string{"TR332"}},
		{"TR332: number in the other domain", []istandaard.Bericht{n.m301voor(istandaard.Wmo, andereBsn, tw(1))}, n.m301(tw(1)), nil},
		{"TR379: reference of a request", []istandaard.Bericht{n.m315("R1")}, n.m301(tw(1, ref("R1"))), nil},
		{"TR379: no such request", []istandaard.Bericht{n.m315("R1")}, n.m301(tw(1, ref("R2"))), []string{"TR379"}},
		{"TR379: reference sent again", []istandaard.Bericht{n.m315("R1"), n.m301(tw(1, ref("R1")))}, n.m301(tw(1, ref("R1"))), []string{"TR379"}},
		{"TR379: a second product on the same 317", []istandaard.Bericht{n.m301(tw(1)), n.m317("R3", istandaard.Verzoek{})}, n.m301(tw(1, ref("R3")), tw(2, ref("R3"))), nil},
		{"TR385: removed without claims", []istandaard.Bericht{n.m301(tw(1))}, n.m301(tw(1, verwijderd)), nil},
		{"TR385: removed with a granted claim", []istandaard.Bericht{n.m301(tw(1)), d, n.goed(d)}, n.m301(tw(1, verwijderd)), []string{"TR385"}},
		{"TR385: removed with a rejected claim", []istandaard.Bericht{n.m301(tw(1)), d, n.goed(d, "P1")}, n.m301(tw(1, verwijderd)), nil},
		{"TR385: removed with a credited claim", []istandaard.Bericht{n.m301(tw(1)), d, n.goed(d), gecrediteerd, n.goed(gecrediteerd)}, n.m301(tw(1, verwijderd)), nil},
		{"TR385: the credit was rejected", []istandaard.Bericht{n.m301(tw(1)), d, n.goed(d), gecrediteerd, n.goed(gecrediteerd, "P2")}, n.m301(tw(1, verwijderd)), []string{"TR385"}},
		{"TR381: not in the list", nil, n.m301(tw(1, func(t *istandaard.ToegewezenProduct) { t.Product.Code = "45A01" })), []string{"TR381"}},
		{"TR381: category alone", nil, n.m301(tw(1, func(t *istandaard.ToegewezenProduct) { t.Product.Code = "" })), nil},
	}
}

func gevallenRegie() []geval {
	n := &nieuw{}
	const jan, feb = "2026-01-05", "2026-02-10"
	zonder := start(1, jan, "1")
	zonder.ToewijzingNummer = nil
	gestart := []istandaard.Bericht{n.m301(tw(1)), n.m305(start(1, jan, "1"))}
	tijdelijk := append(gestart, n.m307(stop(1, jan, feb, "20", "1")))
	definitief := append(gestart, n.m307(stop(1, jan, feb, "31", "1")))
	fouteCode := start(1, jan, "1")
	fouteCode.Product = product("50", "45A01")
	return []geval{
		{"a start", gestart[:1], n.m305(start(1, jan, "1")), nil},
		{"TR019: no assignment", nil, n.m305(start(1, jan, "1")), []string{"TR019"}},
		{"TR019: assignment of another client", []istandaard.Bericht{n.m301voor(istandaard.Jw, andereBsn, tw(1))}, n.m305(start(1, jan, "1")), []string{"TR019"}},
		{"TR019: paid by task, no assignment", nil, n.m305(zonder), nil},
		{"TR019: stop without assignment", nil, n.m307(stop(1, jan, feb, "31", "1")), []string{"TR019", "TR382"}},
		{"TR381: start", gestart[:1], n.m305(fouteCode), []string{"TR381"}},
		{"TR063: takes back what never came", gestart[:1], n.m305(start(1, jan, "3")), []string{"TR063"}},
		{"TR063: takes back what came", gestart, n.m305(start(1, jan, "3")), nil},
		{"TR063: stop that never came", gestart, n.m307(stop(1, jan, feb, "31", "3")), []string{"TR063"}},
		{"TR063: stop with another reason", definitief, n.m307(stop(1, jan, feb, "32", "3")), []string{"TR063"}},
		{"TR063: stop that came", definitief, n.m307(stop(1, jan, feb, "31", "3")), nil},
		{"TR071: takes back a start that was stopped", definitief, n.m305(start(1, jan, "3")), []string{"TR071"}},
		{"TR074 and TR326: same start again", gestart, n.m305(start(1, jan, "1")), []string{"TR074", "TR326"}},
		{"TR074: same start after a stop", definitief, n.m305(start(1, jan, "1")), []string{"TR074"}},
		{"TR326: a second start while one runs", gestart, n.m305(start(1, feb, "1")), []string{"TR326"}},
		{"TR326: a start after a stop", definitief, n.m305(start(1, "2026-03-01", "1")), nil},
		{"TR326: a start after a temporary stop", tijdelijk, n.m305(start(1, "2026-03-01", "1")), nil},
		{"TR326: taken back and sent anew in one message", gestart, n.m305(start(1, feb, "1"), start(1, jan, "3")), nil},
		{"a stop", gestart, n.m307(stop(1, jan, feb, "31", "1")), nil},
		{"TR382: no such start", gestart, n.m307(stop(1, feb, feb, "31", "1")), []string{"TR382"}},
		{"TR413: a second temporary stop", tijdelijk, n.m307(stop(1, jan, "2026-03-01", "20", "1")), []string{"TR413"}},
		{"TR413: a definitive stop after a temporary one", tijdelijk, n.m307(stop(1, jan, "2026-03-01", "31", "1")), nil},
		{"TR414: earlier than the temporary stop", tijdelijk, n.m307(stop(1, jan, "2026-02-09", "31", "1")), []string{"TR414"}},
		{"TR414: on the same day", tijdelijk, n.m307(stop(1, jan, feb, "31", "1")), nil},
		{"TR415: after a definitive stop", definitief, n.m307(stop(1, jan, "2026-03-01", "32", "1")), []string{"TR415"}},
		{"TR415 and TR074: the same stop", definitief, n.m307(stop(1, jan, feb, "31", "1")), []string{"TR074", "TR415"}},
		{"TR415: taken back and sent anew", definitief, n.m307(stop(1, jan, "2026-02-05", "31", "1"), stop(1, jan, feb, "31", "3")), nil},
		{"temporary and definitive in one message", gestart, n.m307(stop(1, jan, feb, "20", "1"), stop(1, jan, "2026-03-01", "31", "1")), nil},
	}
}
