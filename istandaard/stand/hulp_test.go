package stand

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/istandaard"
)

const (
	bsn       istandaard.Bsn = "999900006"
	andereBsn istandaard.Bsn = "999900018"
	vandaag                  = istandaard.Datum("2026-04-10")
)

var codec = istandaard.NewCodec(istandaard.Uitgave32())

// nieuw counts up, so that every message of a test has its own identification.
type nieuw struct{ n int }

func (n *nieuw) kop(d istandaard.Domein, nummer int) istandaard.Header {
	n.n++
	s := istandaard.Soort{Domein: d, Nummer: nummer}
	afzender, ontvanger := "42420001", "0599"
	if s.AfzenderIsGemeente() {
		afzender, ontvanger = ontvanger, afzender
	}
	return codec.NieuweHeader(s, afzender, ontvanger, "ID"+strconv.Itoa(n.n), "2026-04-08")
}

// tw makes an assignment of two hours a week in 2026, in minutes.
func tw(nummer int64, wijzig ...func(*istandaard.ToegewezenProduct)) istandaard.ToegewezenProduct {
	t := istandaard.ToegewezenProduct{
		ToewijzingNummer: nummer, Product: product("50", "50A01"),
		Toewijzingsdatum: "2025-12-20", Toewijzingstijd: "10:00:00",
		Ingangsdatum: "2026-01-01", Einddatum: "2026-12-31",
		Omvang: &istandaard.Omvang{Volume: 120, Eenheid: istandaard.EenheidMinuut, Frequentie: istandaard.FrequentieWeek},
	}
	for _, f := range wijzig {
		f(&t)
	}
	return t
}

func product(categorie, code string) *istandaard.Product {
	return &istandaard.Product{Categorie: categorie, Code: code}
}

func (n *nieuw) m301(producten ...istandaard.ToegewezenProduct) *istandaard.Bericht301 {
	return n.m301voor(istandaard.Jw, bsn, producten...)
}

func (n *nieuw) m301voor(d istandaard.Domein, wie istandaard.Bsn, producten ...istandaard.ToegewezenProduct) *istandaard.Bericht301 {
	return &istandaard.Bericht301{Domein: d, Header: n.kop(d, 301),
		Client: istandaard.Client301{Bsn: wie, ToegewezenProducten: producten}}
}

func start(toewijzing int64, begin istandaard.Datum, status string) istandaard.StartProduct {
	return istandaard.StartProduct{ToewijzingNummer: &toewijzing, Product: product("50", "50A01"), Begindatum: begin, StatusAanlevering: status}
}

func (n *nieuw) m305(producten ...istandaard.StartProduct) *istandaard.Bericht305 {
	return &istandaard.Bericht305{Domein: istandaard.Jw, Header: n.kop(istandaard.Jw, 305),
		Client: istandaard.Client305{Client: istandaard.Client{Bsn: bsn}, StartProducten: producten}}
}

func stop(toewijzing int64, begin, eind istandaard.Datum, reden, status string) istandaard.StopProduct {
	return istandaard.StopProduct{ToewijzingNummer: &toewijzing, Product: product("50", "50A01"), Begindatum: begin,
		Einddatum: eind, RedenBeeindiging: reden, StatusAanlevering: status}
}

func (n *nieuw) m307(producten ...istandaard.StopProduct) *istandaard.Bericht307 {
	return &istandaard.Bericht307{Domein: istandaard.Jw, Header: n.kop(istandaard.Jw, 307),
		Client: istandaard.Client307{Client: istandaard.Client{Bsn: bsn}, StopProducten: producten}}
}

func (n *nieuw) m315(referenties ...string) *istandaard.Bericht315 {
	b := &istandaard.Bericht315{Domein: istandaard.Jw, Header: n.kop(istandaard.Jw, 315),
		Client: istandaard.Client315{Client: istandaard.Client{Bsn: bsn}}}
	for _, r := range referenties {
		b.Client.AangevraagdeProducten = append(b.Client.AangevraagdeProducten, istandaard.AangevraagdProduct{
			ReferentieAanbieder: r, Product: product("50", "50A01"), ToewijzingIngangsdatum: "2026-05-01"})
	}
	return b
}

func (n *nieuw) m317(referentie string, v istandaard.Verzoek) *istandaard.Bericht317 {
	v.ReferentieAanbieder = referentie
	return &istandaard.Bericht317{Domein: istandaard.Jw, Header: n.kop(istandaard.Jw, 317),
		Client: istandaard.Client317{Bsn: bsn, Verzoek: v}}
}

func (n *nieuw) m319(referentie, antwoord string) *istandaard.Bericht319 {
	return &istandaard.Bericht319{Domein: istandaard.Jw, Header: n.kop(istandaard.Jw, 319),
		Antwoord: istandaard.Antwoord{ReferentieAanbieder: referentie, VerzoekAntwoord: antwoord}}
}

// prestatie claims four hours in March 2026 at 60 cents a minute.
func prestatie(ref string, wijzig ...func(*istandaard.Prestatie)) istandaard.Prestatie {
	p := istandaard.Prestatie{
		ProductReferentie: istandaard.ProductReferentie{ReferentieNummer: ref},
		ToewijzingNummer:  1, ProductCategorie: "50", ProductCode: "50A01",
		ProductPeriode: istandaard.GeslotenPeriode{Begindatum: "2026-03-01", Einddatum: "2026-03-31"},
		GeleverdVolume: 240, Eenheid: istandaard.EenheidMinuut, ProductTarief: new(int64(60)),
		IngediendBedrag: istandaard.BedragMetDC{Bedrag: 14400, DebetCredit: istandaard.Debet},
	}
	for _, f := range wijzig {
		f(&p)
	}
	return p
}

func credit(vorig string) func(*istandaard.Prestatie) {
	return func(p *istandaard.Prestatie) {
		p.ProductReferentie.VorigReferentieNummer = vorig
		p.IngediendBedrag.DebetCredit = istandaard.Credit
	}
}

func (n *nieuw) m323(nummer string, prestaties ...istandaard.Prestatie) *istandaard.Bericht323 {
	return n.m323voor(istandaard.Jw, bsn, nummer, prestaties...)
}

func (n *nieuw) m323voor(d istandaard.Domein, wie istandaard.Bsn, nummer string, prestaties ...istandaard.Prestatie) *istandaard.Bericht323 {
	return &istandaard.Bericht323{Domein: d, Header: n.kop(d, 323),
		Declaratie: istandaard.Declaratie{
			DeclaratieNummer:  nummer,
			DeclaratiePeriode: istandaard.GeslotenPeriode{Begindatum: "2026-03-01", Einddatum: "2026-03-31"},
			Clienten:          []istandaard.Client323{{Bsn: wie, Prestaties: prestaties}},
		}}
}

// goed grants a declaration, but for the performances named.
func (n *nieuw) goed(d *istandaard.Bericht323, behalve ...string) *istandaard.Bericht325 {
	a := &istandaard.DeclaratieAntwoord{DeclaratieNummer: d.Declaratie.DeclaratieNummer, RetourCodes: []string{"8001"}}
	for _, ref := range behalve {
		a.RetourCodes = []string{"0200"}
		c := istandaard.Client323{Bsn: d.Declaratie.Clienten[0].Bsn}
		for _, p := range d.Declaratie.Clienten[0].Prestaties {
			if p.ProductReferentie.ReferentieNummer == ref {
				p.RetourCodes = []string{"9338"}
				c.Prestaties = append(c.Prestaties, p)
			}
		}
		a.Clienten = append(a.Clienten, c)
	}
	return &istandaard.Bericht325{Domein: d.Domein,
		Header: istandaard.DeclaratieAntwoordHeader{
			Header: n.kop(d.Domein, 325), DeclaratieIdentificatie: d.Header.BerichtIdentificatie,
			XsdVersieDeclaratie: d.Header.XsdVersie,
		}, DeclaratieAntwoord: a}
}

// geval is one message against what came before it.
type geval struct {
	name string
	voor []istandaard.Bericht
	b    istandaard.Bericht
	want []string // codes that it breaks, in order
}
