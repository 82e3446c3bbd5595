package web

import (
	"context"
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

// portaalPaden are the pages of the portal.
var portaalPaden = []string{"/mijn/gegevens", "/mijn/besluiten", "/mijn/brieven", "/mijn/documenten", "/mijn/inzage", "/mijn/verzoeken"}

// client gives a browser in which a person of the register has signed in.
func (w *wereld) client(t testing.TB, aanmeld, persoon string) *bezoeker {
	t.Helper()
	hash, err := testHash()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.CreateAccount(context.Background(), dossier.Account{Aanmeld: aanmeld, Naam: aanmeld, Wachtwoord: hash, Persoon: persoon,
		Rollen: []dossier.AccountRol{{Rol: string(toegang.Client)}}}); err != nil {
		t.Fatal(err)
	}
	return w.als(t, aanmeld)
}

// verstuurBrieven sends every letter to someone that needs no decision first.
func verstuurBrieven(t testing.TB, b *bezoeker, id, persoon string) (n int) {
	t.Helper()
	pad := "/gezin/" + id + "/postadres/" + persoon
	if a := b.stuur(pad, b.open(pad).met("straat", "Postbus", "huisnummer", "12", "postcode", "1000 AA", "plaats", "Proefstad")); a.status != http.StatusSeeOther {
		t.Fatalf("the neutral address gave %d: %s", a.status, fouten(a))
	}
	for _, path := range brievenVan(b, id)[persoon] {
		page := b.open(path)
		if !strings.Contains(page.tekst, "Verstuur deze brief") {
			continue
		}
		if a := b.stuur(path, page.met("stap", "verstuur")); a.status != http.StatusSeeOther {
			t.Fatalf("sending gave %d: %s", a.status, fouten(a))
		}
		n++
	}
	return n
}

var pdfLink = regexp.MustCompile(`/mijn/brieven/[A-Z0-9-]+/brief\.pdf`)

// allesVan gives every page of the portal and the text of every letter in it.
func (b *bezoeker) allesVan(t testing.TB) string {
	t.Helper()
	var out strings.Builder
	for _, p := range portaalPaden {
		a := b.open(p)
		if a.status != http.StatusOK {
			t.Fatalf("%s gave %d", p, a.status)
		}
		out.WriteString(a.tekst)
	}
	for _, pad := range pdfLink.FindAllString(b.open("/mijn/brieven").tekst, -1) {
		a := b.open(pad)
		if a.status != http.StatusOK {
			t.Fatalf("the letter gave %d", a.status)
		}
		out.WriteString(a.kop.Get("Content-Disposition") + "\n" + pdfTekst(t, a.tekst))
	}
	return out.String()
}

// A client reads who he is in the register, what was decided about him and the
// letters that left for him, and nobody else's.
func TestClientReadsHisOwn(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	schuil(t, w, b, id, mensen, "")
	joris, fenna := w.client(t, "joris", mensen["Joris"]), w.client(t, "fenna", mensen["Fenna"])
	joris.open("/mijn/besluiten").toont(t, "Er zijn nog geen besluiten")
	for _, naam := range []string{"Joris", "Fenna"} {
		if verstuurBrieven(t, b, id, mensen[naam]) != 1 {
			t.Fatalf("not one letter to %s about own help", naam)
		}
	}
	joris.open("/mijn/gegevens").toont(t, "Over u", "Joris Nijptang", "Over Bram Nijptang", "Over Lotte Nijptang", "Verlaat deze site snel")
	joris.open("/mijn/besluiten").toont(t, "Besluit van 11 mei 2026", "1 uur", "Bezwaar maken kan tot en met", "22 juni 2026", "Open de brief (PDF)")
	joris.open("/mijn/brieven").toont(t, "Besluit over hulp voor u", "11 mei 2026")
	joris.open("/mijn/inzage").toont(t, "Indicatiesteller")
	all := joris.allesVan(t)
	for _, word := range []string{"akket", "muraal", "erblijf", "oorziening", "pvang", "€", "etma", "Vlinderstruik", "Fenna", "Rupsen", "huiselijk", "geheim", "Saffraan", "0600"} {
		if strings.Contains(strings.ReplaceAll(all, "0600 000 000", ""), word) {
			t.Errorf("Joris reads %q", word)
		}
	}
	if strings.Contains(all, "Bezwaar maken kan tot en met") && !strings.Contains(all, "Kopie van uw brief") {
		t.Error("the letter of Joris is no copy without an address")
	}
	stay := verblijfVan(t, w, id, mensen["Fenna"])
	if more := fenna.allesVan(t); strings.Contains(more, stay) || strings.Contains(more, "Joris") || !strings.Contains(more, "Fenna Nijptang") {
		t.Error("Fenna reads her own file, without her stay and without Joris")
	}
	for _, pad := range pdfLink.FindAllString(joris.open("/mijn/brieven").tekst, -1) {
		for who, other := range map[string]*bezoeker{"Fenna": fenna, "a worker": b} {
			if a := other.open(pad); a.status != http.StatusNotFound {
				t.Errorf("%s opens the letter of Joris: %d", who, a.status)
			}
		}
	}
	if a := w.als(t, "client").open("/mijn/gegevens"); a.status != http.StatusOK || strings.Contains(a.tekst, "Nijptang") {
		t.Errorf("who is nobody in the register gets %d", a.status)
	}
}

// What one partner reads is equal, byte for byte, whatever happens on the side
// of the other: where he stays, what was decided and sent, who wrote and looked,
// what he asked.
func TestPortalTellsNothingOfTheOther(t *testing.T) {
	for _, c := range []struct{ lezer, ander string }{{"Joris", "Fenna"}, {"Fenna", "Joris"}} {
		var first string
		for world := range 2 {
			w := metAfzender(newWereld(t))
			id, mensen := verhaal(t, w, "Nijptang")
			b := w.als(t, "indicatiesteller")
			schuil(t, w, b, id, mensen, "")
			verstuurBrieven(t, b, id, mensen[c.lezer])
			reader := w.client(t, "lezer", mensen[c.lezer])
			if world == 1 {
				anderLeven(t, w, b, id, mensen[c.ander], mensen)
			}
			got := normaalPortaal(reader.allesVan(t) + reader.open("/mijn/brieven/BCDF-GHJK-LMNP/brief.pdf").tekst)
			if world == 0 {
				first = got
			} else if got != first {
				t.Errorf("%s can tell what happens on the side of %s:\n%s", c.lezer, c.ander, eersteVerschil(first, got))
			}
		}
		if !strings.Contains(first, c.lezer) {
			t.Errorf("%s reads nothing: the test shows nothing", c.lezer)
		}
	}
}

// anderLeven lets all kinds of things happen on the side of one partner.
func anderLeven(t *testing.T, w *wereld, b *bezoeker, id, ander string, mensen map[string]string) {
	t.Helper()
	ctx := context.Background()
	verstuurBrieven(t, b, id, ander)
	other := w.client(t, "ander", ander)
	other.allesVan(t)
	for _, over := range []string{ander, mensen["Bram"]} { // both have custody of Bram
		form := other.open("/mijn/verzoeken").met("soort", "inzage", "over", over)
		if a := other.stuur("/mijn/verzoeken", form); a.status != http.StatusSeeOther {
			t.Fatalf("asking gave %d: %s", a.status, fouten(a))
		}
	}
	beeld := beeldVan(t, w, id)
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	stuk := func(soort toegang.Soort, klasse gezin.Klasse, aard, tekst string) dossier.Stuk {
		return dossier.Stuk{Vak: beeld.VakVoor(ander, soort, klasse), Aard: aard, Over: ander, Inhoud: []byte(tekst), Bron: gezin.Bron{Soort: "professional"}}
	}
	vera := w.accounts[toegang.Veiligheidscoordinator]
	if err := w.server.gebruik.LegVast(ctx, dossier.Verzoek{Wie: who}, beeld, beeld.Standen,
		stuk(toegang.SNotitie, gezin.Gewoon, dossier.AardNotitie, "heeft een nieuwe baan"),
		stuk(toegang.SNotitie, gezin.Veiligheid, dossier.AardNotitie, "is weer bedreigd"),
		stuk(toegang.SContact, gezin.Gewoon, dossier.AardTelefoon, "0600000009"),
		stuk(toegang.SContact, gezin.Veiligheid, dossier.AardVerblijf, `{"straat":"Langelaan","huisnummer":12,"postcode":"9999ZZ","plaats":"Elders"}`),
		dossier.Relatie{Vak: beeld.VakVoor(ander, toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(vera, ander, toegang.Veiligheidscoordinator, gezin.Gewoon, beeld.Moment.Dag, termijn.Geen)}); err != nil {
		t.Fatal(err)
	}
	w.als(t, string(toegang.Veiligheidscoordinator)).open("/gezin/" + id)
	b.open("/gezin/" + id)
}

var kenmerkVorm = regexp.MustCompile(`[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}|brief-[a-z0-9-]+\.pdf`)

// normaalPortaal replaces what is random.
func normaalPortaal(s string) string { return normaal(kenmerkVorm.ReplaceAllString(s, "KENMERK")) }

// Custody and age decide who reads along: a child of 16 or older reads alone, a
// parent reads a younger child, unless a professional decided to withhold it.
func TestPortalFollowsCustodyAndAge(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	griet, ymke, koen := w.client(t, "griet", mensen["Griet"]), w.client(t, "ymke", mensen["Ymke"]), w.client(t, "koen", mensen["Koen"])
	check := func(b *bezoeker, wie string, want ...string) {
		t.Helper()
		page := b.open("/mijn/gegevens").tekst
		for _, naam := range []string{"Griet", "Wessel", "Ymke", "Koen"} {
			seen := strings.Contains(page, naam+" Winterpeen")
			should := strings.Contains(strings.Join(want, " "), naam)
			if seen != should {
				t.Errorf("%s reads %s: %v", wie, naam, seen)
			}
		}
	}
	check(griet, "the mother", "Griet", "Koen")
	check(ymke, "the child of 17", "Ymke")
	check(koen, "the child of 11")
	vak := dossier.VakVan(mensen["Koen"], gezin.Jeugdwet, toegang.SFeit, gezin.Veiligheid)
	q := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}.Vraag(toegang.Lezen, toegang.JeugdOnderzoek, w.server.gebruik.Moment())
	if _, err := w.Write(context.Background(), dossier.Opdracht{Toets: toegang.Prepare(q)}, func(tx dossier.Tx) error {
		_, err := tx.Add(context.Background(), id, dossier.Relatie{Vak: vak, Relatie: toegang.Onthouden,
			Rij: toegang.Onthouding(mensen["Griet"], mensen["Koen"], w.server.gebruik.Moment().Dag, termijn.Geen)})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	check(griet, "the mother from whom it is withheld", "Griet")
	if form := griet.open("/mijn/verzoeken"); strings.Contains(form.tekst, mensen["Koen"]) {
		t.Error("the form offers the child that is withheld")
	}
	w.Klok.Add(370 * 24 * time.Hour)
	for naam, want := range map[string]string{"Koen": "Koen", "Ymke": "Ymke"} {
		p, err := w.server.gebruik.Portaal(context.Background(), dossier.Wie{Account: naam, Rol: toegang.Client, Persoon: mensen[naam]}, dossier.Inzage{})
		if err != nil || len(p.Mensen()) != 1 || p.Naam(p.Mensen()[0]) != want+" Winterpeen" {
			t.Errorf("a year later %s reads something else: %v", naam, err)
		}
	}
}

// A request is recorded once, with the task for who answers it; a fault loses
// nothing; about another nobody can ask.
func TestClientAsksOnce(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Nijptang")
	joris := w.client(t, "joris", mensen["Joris"])
	form := joris.open("/mijn/verzoeken")
	form.toont(t, "Mijn gegevens zien en een kopie krijgen", "Bram Nijptang")
	fout := joris.stuur("/mijn/verzoeken", form.met("over", mensen["Bram"], "soort", "verbetering"))
	if fout.status != http.StatusUnprocessableEntity {
		t.Errorf("a correction without words gave %d", fout.status)
	}
	if a := joris.stuur("/mijn/verzoeken", form.met("over", mensen["Fenna"], "soort", "inzage")); a.status != http.StatusUnprocessableEntity {
		t.Errorf("asking about another gave %d", a.status)
	}
	send := fout.met("over", mensen["Bram"], "soort", "verbetering", "tekst", "Zijn naam is Bram-Jan.")
	for range 2 {
		if a := joris.stuur("/mijn/verzoeken", send); a.status != http.StatusSeeOther {
			t.Fatalf("asking gave %d: %s", a.status, fouten(a))
		}
	}
	page := joris.open("/mijn/verzoeken")
	page.toont(t, "Iets laten verbeteren of aanvullen", "over Bram Nijptang", "11 mei 2026", "wacht op antwoord")
	if n := strings.Count(page.tekst, "wacht op antwoord"); n != 1 {
		t.Errorf("recorded %d times", n)
	}
	officer := dossier.Wie{Account: w.accounts[toegang.PrivacyOfficer], Rol: toegang.PrivacyOfficer}
	var found []dossier.Taak
	q := toegang.Prepare(officer.Vraag(toegang.Lezen, toegang.AVGRechten, w.server.gebruik.Moment()))
	if err := w.Read(context.Background(), q, dossier.Inzage{}, func(l dossier.Lezing) error {
		g, err := l.Gezin(context.Background(), id)
		if err == nil {
			found = g.Taken
		}
		return err
	}); err != nil || len(found) != 1 || found[0].Aard != dossier.TaakAVGVerzoek || found[0].Over != mensen["Bram"] {
		t.Errorf("the task of who answers it: %+v, %v", found, err)
	}
}

// The overview of who looked gives a function and a day: not who guards safety,
// not the client himself, no name.
func TestWhoLookedGivesFunctions(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Nijptang")
	joris := w.client(t, "joris", mensen["Joris"])
	joris.open("/mijn/gegevens")
	beeld := beeldVan(t, w, id)
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	var rows []dossier.Invoer
	for _, rol := range []toegang.Rol{toegang.Veiligheidscoordinator, toegang.Hulpverlener} {
		rows = append(rows, dossier.Relatie{Vak: beeld.VakVoor(mensen["Joris"], toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(w.accounts[rol], mensen["Joris"], rol, gezin.Gewoon, beeld.Moment.Dag, termijn.Geen)})
	}
	if err := w.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: who}, beeld, beeld.Standen, rows...); err != nil {
		t.Fatal(err)
	}
	for _, rol := range []toegang.Rol{toegang.Veiligheidscoordinator, toegang.Hulpverlener} {
		if a := w.als(t, string(rol)).open("/gezin/" + id); a.status != http.StatusOK {
			t.Fatalf("%s gets %d", rol, a.status)
		}
	}
	page := joris.open("/mijn/inzage")
	page.toont(t, "Indicatiesteller", "Hulpverlener", "11 mei 2026")
	for _, no := range []string{"Veiligheidsco", "Test ", "Cliënt</", "Iemand die voor u spreekt"} {
		if table, _, _ := strings.Cut(page.tekst, "Wat staat hier niet bij"); strings.Contains(strings.SplitN(table, "<main", 2)[1], no) {
			t.Errorf("the overview shows %q", no)
		}
	}
	w.als(t, string(toegang.Hulpverlener)).open("/gezin/" + id)
	if again := joris.open("/mijn/inzage"); strings.Count(again.tekst, ">Hulpverlener<") != strings.Count(page.tekst, ">Hulpverlener<") {
		t.Error("the overview counts how often someone looked")
	}
}

// The way out ends the session and leads away, also for who is signed out.
func TestLeaveQuickly(t *testing.T) {
	w := newWereld(t)
	_, mensen := verhaal(t, w, "Nijptang")
	fenna := w.client(t, "fenna", mensen["Fenna"])
	if a := fenna.open("/mijn/gegevens"); !strings.Contains(a.tekst, `href="/weg"`) || a.kop.Get("Cache-Control") != "no-store" {
		t.Errorf("a page without the way out, or that the browser keeps: %q", a.kop.Get("Cache-Control"))
	}
	for range 2 {
		a := fenna.open("/weg")
		if to, err := url.Parse(a.naar); err != nil || a.status != http.StatusSeeOther || to.Scheme != "https" {
			t.Errorf("%d to %q", a.status, a.naar)
		}
	}
	if a := fenna.open("/mijn/gegevens"); a.naar != "/aanmelden" {
		t.Errorf("still signed in: %d", a.status)
	}
}
