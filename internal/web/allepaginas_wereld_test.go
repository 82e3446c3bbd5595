package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// wereldboek makes the world of [kijker], step by step.
type wereldboek struct {
	*kijker
	t      *testing.T
	a, b   string            // the families: one with decisions, one with everything about people
	mensen map[string]string // of family a, by first name

}

// nieuweKijker makes a world in which every page has something to show.
func nieuweKijker(t *testing.T) *kijker {
	t.Helper()
	w := metAanbieders(t, metAfzender(newWereld(t)))
	m := &wereldboek{t: t, kijker: &kijker{w: w, lezers: map[toegang.Rol]*bezoeker{}, anders: map[string]*bezoeker{}, adressen: map[string][]string{},
		plekken: map[string]string{"nr": "1", "model": "hg-volwassenen-pakket-1", "over": "gezin"}}}
	const long = 16 * 365 * 24 * time.Hour
	w.Klok.Add(-long)
	w.oudGezin(t)
	w.Klok.Add(long)
	for _, rol := range alleRollen() {
		m.lezers[rol] = w.als(t, string(rol))
	}
	m.besluiten()
	m.mensenVanB()
	m.wacht()
	m.voorleggen()
	m.rest()
	return m.kijker
}

func (m *wereldboek) goed(a antwoord) antwoord {
	m.t.Helper()
	if a.status != http.StatusSeeOther {
		m.t.Fatalf("%d: %s", a.status, fouten(a))
	}
	return a
}

// haal gives the first match of a pattern on a page.
func (m *wereldboek) haal(b *bezoeker, path, patroon string) string {
	m.t.Helper()
	found := regexp.MustCompile(patroon).FindStringSubmatch(b.open(path).tekst)
	if found == nil {
		m.t.Fatalf("%s does not show %s", path, patroon)
	}
	return found[len(found)-1]
}

// besluiten makes the family with a hidden member: decisions, letters sent and
// held, an assignment that waits, a client.
func (m *wereldboek) besluiten() {
	t, ind := m.t, m.lezers[toegang.Indicatiesteller]
	m.a, m.mensen = verhaal(t, m.w, "Nijptang")
	schuil(t, m.w, ind, m.a, m.mensen, "Zij zijn nu op "+verblijfVan(t, m.w, m.a, m.mensen["Fenna"])+".")
	verstuurBrieven(t, ind, m.a, m.mensen["Fenna"])
	for _, path := range brievenVan(ind, m.a)[m.mensen["Joris"]] {
		if page := ind.open(path); !strings.Contains(page.tekst, "Een mens beslist") {
			ind.stuur(path, page.met("stap", "verstuur"))
		}
	}
	fam := "/gezin/" + m.a
	m.plekken["gezin"], m.plekken["persoon"], m.plekken["ontvanger"] = m.a, m.mensen["Fenna"], m.mensen["Joris"]
	letter := brievenVan(ind, m.a)[m.mensen["Joris"]][0]
	m.adressen["/gezin/{gezin}/brieven/{kenmerk}/{ontvanger}"] = []string{letter, brievenVan(ind, m.a)[m.mensen["Fenna"]][0]}
	m.adressen["/gezin/{gezin}/brieven/{kenmerk}/{ontvanger}/brief.pdf"] = []string{letter + "/brief.pdf"}
	m.adressen["/gezin/{gezin}/besluiten/{kenmerk}/einde"] = []string{m.haal(ind, fam+"/besluiten", `(`+fam+`/besluiten/[A-Z0-9-]+/einde)`)}
	m.adressen["/gezin/{gezin}/toewijzing/{kenmerk}"] = toewijzingenVan(ind, m.a)
	m.adressen["/gezin/{gezin}/afwijzing"] = []string{fam + "/afwijzing?arrangement=gezinsarrangement"}
	m.adressen["/gezin/{gezin}/keuze"] = []string{fam + "/keuze?arrangement=huiselijk-geweld"}
	fenna := m.w.client(t, "fenna", m.mensen["Fenna"])
	m.goed(fenna.stuur("/mijn/verzoeken", fenna.open("/mijn/verzoeken").met("over", m.mensen["Fenna"], "soort", "inzage")))
	m.lezers[toegang.Client] = fenna
	m.goed(fenna.stuurBestand("/mijn/documenten", fenna.open("/mijn/documenten").met("over", m.mensen["Fenna"]), "Loonstrook april.pdf", []byte(proefPDF)))
	m.adressen["/mijn/brieven/{kenmerk}/brief.pdf"] = pdfLink.FindAllString(fenna.open("/mijn/brieven").tekst, 1)
	m.plekken["stuk"] = strings.TrimPrefix(stukLink.FindString(m.lezers[toegang.Veiligheidscoordinator].open("/vastgehouden").tekst), "/vastgehouden/")
}

// mensenVanB makes the family with a flag, a ban, an appointment, notes, a
// consent, a member who left and a request of the AVG.
func (m *wereldboek) mensenVanB() {
	t, ind := m.t, m.lezers[toegang.Indicatiesteller]
	path := ind.nieuwGezin("bsn", "999900018", "straat", "Gewoonlaan", "huisnummer", "5", "postcode", "1234 AB", "plaats", "Openstad")
	bernd, saskia, joris := ind.persoonID(path, "Bernd"), ind.persoonID(path, "Saskia"), ind.persoonID(path, "Joris")
	safety := path + "/veiligheid/" + saskia
	m.goed(ind.vul(safety+"/vlag", schuiladres...))
	m.goed(ind.vul(safety+"/verbod", "soort", dossier.FeitContactverbod, "ander", bernd, "tegen", "ander", "van-dag", "1", "van-maand", "5", "van-jaar", "2026", "door", "Rechtbank Proefstad", "bron", "beschikking"))
	m.goed(ind.vul(path+"/afspraken/nieuw", "wie", joris, "dag-dag", "20", "dag-maand", "5", "dag-jaar", "2026", "tijd", "14:30", "wat", "Kennismaken", "plaats", "Buurthuis"))
	m.goed(ind.stuur(path+"/notitie", ind.open(path+"/notitie?over="+joris+"&klasse=gesprek-kind").met("tekst", "Joris vertelde dat hij graag bij zijn oma is.\n\nHij slaapt beter.")))
	m.goed(ind.vul(path+"/toestemming", "persoon", bernd, "wet", "wmo", "wat", "Het plan", "waarvoor", "Hulp voor Joris", "hoe", "schriftelijk", "door", bernd, "vanaf-dag", "11", "vanaf-maand", "5", "vanaf-jaar", "2026"))
	m.w.vraagAVG(t, path, dossier.AVGVerzoek{Soort: dossier.AVGInzage, Tekst: "Wat weet u van mij?", Dag: termijn.DagVan(m.w.Klok.Now())})
	m.goed(ind.vul(path+"/leden/"+bernd+"/einde", "dag-dag", "11", "dag-maand", "5", "dag-jaar", "2026"))
	m.b = strings.TrimPrefix(path, "/gezin/")
	for _, p := range []string{"/veiligheid/{persoon}", "/veiligheid/{persoon}/opheffen", "/veiligheid/{persoon}/verbod", "/veiligheid", "/afspraken", "/notities", "/toestemming", "/leden"} {
		m.adressen["/gezin/{gezin}"+p] = []string{path + strings.Replace(p, "{persoon}", saskia, 1)}
	}
	for p, who := range map[string]string{"/leden/{persoon}/terug": bernd, "/leden/{persoon}/einde": saskia, "/gezag/{persoon}": joris, "/veiligheid/{persoon}/vlag": joris, "/procedure/{persoon}": saskia} {
		m.adressen["/gezin/{gezin}"+p] = []string{path + strings.Replace(p, "{persoon}", who, 1)}
	}
	m.adressen["/gezin/{gezin}/notities/{notitie}/intrekken"] = []string{m.haal(ind, path+"/notities", `(`+path+`/notities/[a-z0-9]+/intrekken)`)}
	m.adressen["/gezin/{gezin}/afspraken/{afspraak}/afzeggen"] = []string{m.haal(ind, path+"/afspraken", `(`+path+`/afspraken/[a-z0-9]+/afzeggen)`)}
	doc := ind.voegDocumentToe(path, joris, "gewoon", "Brief van school over het gesprek van 11 mei met de mentor.pdf", []byte(proefPDF))
	m.plekken["document"] = doc[len(doc)-26:]
	m.adressen["/gezin/{gezin}/documenten"], m.adressen["/gezin/{gezin}/documenten/{document}/intrekken"] = []string{path + "/documenten"}, []string{doc + "/intrekken"}
	m.adressen["/gezin/{gezin}/documenten/nieuw"] = []string{path + "/documenten/nieuw", path + "/documenten/nieuw?over=" + joris + "&klasse=veiligheid"}
	m.adressen["/gezin/{gezin}/taken/{taak}"] = []string{m.haal(ind, path, `(`+path+`/taken/[a-z0-9]+)`)}
	m.adressen["/gezin/{gezin}"] = []string{path, "/gezin/" + m.a}
}

// wacht makes what waits for somebody: emergency access that is open, a stay to
// co-sign, an interest, a link, a list to destroy.
func (m *wereldboek) wacht() {
	ind, hulp, officer := m.lezers[toegang.Indicatiesteller], m.lezers[toegang.Hulpverlener], m.lezers[toegang.PrivacyOfficer]
	m.betrek(m.a, m.mensen["Fenna"], toegang.Casusregisseur)
	m.betrek(m.a, m.mensen["Fenna"], toegang.Veiligheidscoordinator)
	stay := "/gezin/" + m.a + "/verblijf/" + m.mensen["Fenna"]
	m.goed(ind.stuur(stay, ind.open(stay).verborgen()))
	for _, taak := range beeldVan(m.t, m.w, m.a).Taken {
		if taak.Aard == dossier.TaakMeetekenen {
			m.adressen["/gezin/{gezin}/meetekenen/{taak}"] = []string{"/gezin/" + m.a + "/meetekenen/" + taak.ID}
		}
	}
	m.goed(ind.vul("/gezin/"+m.b+"/regie", "regisseur", m.w.accounts[toegang.Casusregisseur]))
	m.goed(hulp.stuur("/nood", noodForm("999900018")))
	m.anders["GET /nood/open"] = hulp
	m.plekken["nood"] = strings.TrimPrefix(m.haal(officer, "/toezicht", `/toezicht/nood/[a-z0-9]+`), "/toezicht/nood/")
	m.adressen["/avg/{persoon}/{verzoek}"] = []string{m.haal(officer, "/avg", `href="(/avg/[^"]+)"`)}
	made := m.goed(officer.verstuur(officer.open("/bewaren"), "/bewaren/lijst", nil))
	m.plekken["lijst"] = strings.TrimPrefix(made.naar, "/bewaren/lijst/")
	verborgen(m.t, m.w, dossier.Mens{Naam: "Iemand Anders", BSN: bsnVan(m.t, "999900006")})
	second := ind.nieuwGezin()
	vera := m.lezers[toegang.Veiligheidscoordinator]
	m.adressen["/koppelingen/{persoon}"] = []string{m.haal(vera, "/koppelingen", `href="(/koppelingen/[a-z2-7]+)"`)}
	m.goed(ind.stuur(second+"/belang", ind.open(second+"/belang").met("wie", ind.persoonID(second, "Saskia"))))
}

// voorleggen makes a proposal that waits for a colleague, seen by who may sign.
func (m *wereldboek) voorleggen() {
	w, g := m.w, m.w.server.gebruik
	tineke := w.account(m.t, "tineke", "Tineke Tekenaar", toegang.Indicatiesteller)
	m.anders[routeVoorstel] = w.als(m.t, "tineke")
	p := newVoorlegwereldVan(m.t, w, "Winterpeen", tineke, m.lezers[toegang.Indicatiesteller])
	p.werkMee(m.t, tineke)
	vs := p.legVoor(m.t)
	g.Mandaat = mandaatVoor(tineke, w.accounts[toegang.Indicatiesteller])
	m.adressen[strings.TrimPrefix(routeVoorstel, "GET ")] = []string{p.voorstelPad(vs)}
}

// betrek involves someone with a person, for the ordinary and for safety.
func (m *wereldboek) betrek(id, persoon string, rol toegang.Rol) {
	view := beeldVan(m.t, m.w, id)
	var entries []dossier.Invoer
	for _, k := range []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid} {
		entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(persoon, view.Wet(persoon), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(m.w.accounts[rol], persoon, rol, k, view.Moment.Dag, termijn.Geen)})
	}
	me := dossier.Wie{Account: m.w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	if err := m.w.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: me}, view, nil, entries...); err != nil {
		m.t.Fatal(err)
	}
}

// rest makes a report that is being typed, and who is halfway the sign-in.
func (m *wereldboek) rest() {
	ind := m.lezers[toegang.Indicatiesteller]
	ind.stuur("/nieuw", datum(url.Values{"langs": {"telefoon"}, "bron": {"eigen-opgave"}}, "melding", "4", "5", "2026"))
	for i, p := range []url.Values{datum(persoonForm("volwassene", "Bernd", "nee"), "geboren", "3", "4", "1985"), datum(persoonForm("kind", "Joris", "nee"), "geboren", "3", "4", "2018")} {
		m.goed(ind.stuur(fmt.Sprintf("/nieuw/persoon/%d", i+1), p))
	}
	m.goed(ind.stuur("/nieuw/relaties", url.Values{"ouder-0": {"0"}, "gezag-0-0": {"ja"}, "woont-0": {"0"}}))
	m.plekken["deel"] = m.haal(ind, "/regels", `/regels/([^"]+)`)
	m.plekken["account"] = m.w.accounts[toegang.Indicatiesteller]
	m.lezers[toegang.Backoffice].metFactor()
	half := m.w.bezoeker(m.t)
	m.goed(half.stuur("/aanmelden", url.Values{"naam": {string(toegang.Backoffice)}, "wachtwoord": {woord}}))
	m.anders["GET /aanmelden/code"] = half
}
