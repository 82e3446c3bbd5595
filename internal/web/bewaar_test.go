package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// formulieren gives the forms of a page: the address of each with its hidden
// fields.
func (a antwoord) formulier(t *testing.T, eind string) (string, url.Values) {
	t.Helper()
	for _, part := range strings.Split(a.tekst, "<form")[1:] {
		part, _, _ = strings.Cut(part, "</form>")
		m := regexp.MustCompile(`action="([^"]+)"`).FindStringSubmatch(part)
		if m != nil && strings.HasSuffix(m[1], eind) {
			return m[1], antwoord{tekst: part}.verborgen()
		}
	}
	t.Fatalf("no form to %q: %s", eind, a.tekst)
	return "", nil
}

// verstuur sends the form of a page with what is filled in.
func (b *bezoeker) verstuur(a antwoord, eind string, form url.Values) antwoord {
	b.t.Helper()
	path, fields := a.formulier(b.t.(*testing.T), eind)
	for name, values := range form {
		fields[name] = values
	}
	return b.stuur(path, fields)
}

func goed(t *testing.T, a antwoord) antwoord {
	t.Helper()
	if a.status != http.StatusOK {
		t.Fatalf("status %d: %s", a.status, a.tekst)
	}
	if err := vorm.CheckPage([]byte(a.tekst)); err != nil {
		t.Error(err)
	}
	return a
}

// oudGezin records two people at the moment of the clock, without a task.
func (w *wereld) oudGezin(t *testing.T) {
	t.Helper()
	ctx, now := context.Background(), w.Klok.Now()
	toets := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: "toen", Rol: toegang.Indicatiesteller, Domeinen: toegang.Domeinen()}, Actie: toegang.Lezen,
		Voor: toegang.WmoOnderzoek, Moment: toegang.Moment{Dag: termijn.DagVan(now), Tijd: now}})
	if _, err := w.Write(ctx, dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error {
		family, err := tx.BeginGezin(ctx)
		if err != nil {
			return err
		}
		for _, name := range []string{"Bernd Proefmans", "Saskia Proefmans"} {
			p := tx.NieuweID()
			if _, err := tx.Add(ctx, family, dossier.Persoon{Vak: dossier.VakVan(p, gezin.Wmo, toegang.SDossier, gezin.Betrokken), ID: p},
				dossier.Stuk{Vak: dossier.VakVan(p, gezin.Wmo, toegang.SPersoon, gezin.Gewoon), Aard: dossier.AardNaam, Over: p, Inhoud: []byte(name)}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// Two people destroy what is past its term, page by page; the page tells what
// is due and nothing of what is in it.
func TestDestructionPages(t *testing.T) {
	w := newWereld(t)
	const long = 16 * 365 * 24 * time.Hour
	w.Klok.Add(-long) // sessions end by the clock of the machine: what is old must be recorded in the past
	w.oudGezin(t)
	officer := w.als(t, "privacy-officer")
	if a := goed(t, officer.open("/bewaren")); !strings.Contains(a.tekst, "0 dossiers zijn langer bewaard") || strings.Contains(a.tekst, "Maak een vernietigingslijst") {
		t.Errorf("nothing is due: %s", a.tekst)
	}
	if a := goed(t, officer.open("/bewaren/regels")); !strings.Contains(a.tekst, "15 jaar") || !strings.Contains(a.tekst, "Wmo 2015 art. 5.3.4") || !strings.Contains(a.tekst, "geen termijn") {
		t.Error("the rules are not on the page")
	}
	w.Klok.Add(long)
	officer = w.als(t, "privacy-officer")
	admin := w.als(t, "functioneel-beheerder")
	page := goed(t, officer.open("/bewaren"))
	if strings.Contains(page.tekst, "Proefmans") {
		t.Fatal("the page names someone")
	}
	made := officer.verstuur(page, "/bewaren/lijst", nil)
	if made.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", made.status, made.tekst)
	}
	list := goed(t, officer.open(made.naar))
	units := strings.Count(list.tekst, `name="eenheid-`)
	if units == 0 || strings.Contains(list.tekst, "Proefmans") {
		t.Fatalf("%d units: %s", units, list.tekst)
	}
	answers := url.Values{"eenheid-0": {"bezwaar"}}
	if a := officer.verstuur(list, "/beoordeling", answers); a.status != http.StatusUnprocessableEntity {
		t.Fatalf("held without a reason: %d", a.status)
	}
	for i := range units {
		if i > 0 {
			answers.Set("eenheid-"+string(rune('0'+i)), "weg")
		}
	}
	answers.Set("reden", "het beroep loopt")
	if a := officer.verstuur(list, "/beoordeling", answers); a.naar != made.naar {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	if a := goed(t, officer.open(made.naar)); !strings.Contains(a.tekst, "wacht op goedkeuring door een ander") {
		t.Error("the officer is not told that another decides")
	}
	decide := goed(t, admin.open(made.naar))
	if a := admin.verstuur(decide, "/besluit", url.Values{"besluit": {"afwijzen"}}); a.status != http.StatusUnprocessableEntity {
		t.Fatalf("refused without a reason: %d", a.status)
	}
	w.Klok.Add(bevestigDuur)
	if a := admin.verstuur(decide, "/besluit", url.Values{"besluit": {"akkoord"}}); a.status != http.StatusOK || !strings.Contains(a.tekst, veldWoord) {
		t.Fatalf("approved without showing again who it is: %d", a.status)
	} else {
		fields := a.velden()
		fields.Set(veldWoord, woord)
		if a = admin.stuur(made.naar+"/besluit", fields); a.naar != made.naar {
			t.Fatalf("%d to %q: %s", a.status, a.naar, a.tekst)
		}
	}
	run := admin.verstuur(goed(t, admin.open(made.naar)), "/vernietig", nil)
	if run.naar != made.naar {
		t.Fatalf("%d: %s", run.status, run.tekst)
	}
	done := goed(t, officer.open(made.naar))
	for _, text := range []string{"Verklaring van vernietiging", "Wmo 2015 art. 5.3.4", "kopieën van de sleutels", "1 dossier bleef"} {
		if !strings.Contains(done.tekst, text) {
			t.Errorf("the declaration lacks %q", text)
		}
	}
	home := goed(t, officer.open("/bewaren"))
	if !strings.Contains(home.tekst, "het beroep loopt") {
		t.Error("what is held is not shown")
	}
	if a := officer.verstuur(home, "/aanhouding/op", nil); a.naar != "/bewaren" {
		t.Errorf("%d: %s", a.status, a.tekst)
	}
}

// vraagAVG records a request of the second adult of a family, as the portal
// does, and gives the person.
func (w *wereld) vraagAVG(t *testing.T, family string, v dossier.AVGVerzoek) string {
	t.Helper()
	ctx, now := context.Background(), w.Klok.Now()
	id := strings.TrimPrefix(family, "/gezin/")
	m := toegang.Moment{Dag: termijn.DagVan(now), Tijd: now}
	var persoon string
	read := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Rol: toegang.Regelmachine}, // it reads also what is restricted
		Actie: toegang.Lezen, Voor: toegang.Adviesberekening, Moment: m})
	if err := w.Read(ctx, read, dossier.Inzage{}, func(l dossier.Lezing) error {
		g, err := l.Gezin(ctx, id)
		if err != nil {
			return err
		}
		for _, s := range g.Stukken {
			if s.Aard == dossier.AardNaam && strings.HasPrefix(string(s.Inhoud), "Bernd") {
				persoon = s.Over
			}
		}
		return nil
	}); err != nil || persoon == "" {
		t.Fatalf("%q, %v", persoon, err)
	}
	entries, err := v.Invoer(persoon, gezin.Wmo)
	if err != nil {
		t.Fatal(err)
	}
	client := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: "client-" + persoon, Persoon: persoon, Rol: toegang.Client}, Actie: toegang.Lezen, Voor: toegang.Inzagerecht, Moment: m})
	if _, err := w.Write(ctx, dossier.Opdracht{Toets: client}, func(tx dossier.Tx) error {
		_, err := tx.Add(ctx, id, entries...)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return persoon
}

// A request for inspection: taken, reviewed, given without what is about
// others, answered; then the view of who handled it ends.
func TestInspectionPages(t *testing.T) {
	w := newWereld(t)
	worker := w.als(t, "indicatiesteller")
	family := worker.nieuwGezin("geheim", "ja", "straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen", "telefoon", "0600000001")
	w.vraagAVG(t, family, dossier.AVGVerzoek{Soort: dossier.AVGInzage, Tekst: "Wat weet u van mij?", Dag: termijn.DagVan(w.Klok.Now())})
	officer := w.als(t, "privacy-officer")
	list := goed(t, officer.open("/avg"))
	link := regexp.MustCompile(`href="(/avg/[^"]+)"`).FindStringSubmatch(list.tekst)
	if link == nil || strings.Contains(list.tekst, "Proefmans") || !strings.Contains(list.tekst, "11 juni 2026") {
		t.Fatalf("the list: %s", list.tekst)
	}
	page := goed(t, officer.open(link[1]))
	if strings.Contains(page.tekst, "Proefmans") || !strings.Contains(page.tekst, "Wat weet u van mij?") {
		t.Error("before it is taken the page shows the request and nothing of the file")
	}
	if a := officer.stuur(link[1]+"/afschrift", nil); a.status == http.StatusOK {
		t.Error("a copy before the request is taken")
	}
	if a := officer.verstuur(page, "/neem", nil); a.naar != link[1] {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	page = goed(t, officer.open(link[1]))
	for _, text := range []string{"Bernd Proefmans", "999900006"} {
		if !strings.Contains(page.tekst, text) {
			t.Errorf("the copy to review lacks %q", text)
		}
	}
	for _, text := range []string{"Saskia", "Joris", "Schuilpad", "1010", "0600000001"} {
		if strings.Contains(page.tekst, text) {
			t.Errorf("the copy to review holds %q of another", text)
		}
	}
	bsn := regexp.MustCompile(`value="([a-z0-9]+)"[^>]*>(?s:.{0,200}?)burgerservicenummer`).FindStringSubmatch(page.tekst)
	if bsn == nil {
		t.Fatal("no line to strike out")
	}
	doc := officer.verstuur(page, "/afschrift", url.Values{"vorm": {"lezen"}})
	if doc.status != http.StatusOK || !strings.Contains(doc.tekst, "Bernd Proefmans") || !strings.Contains(doc.tekst, "999900006") || !strings.Contains(doc.tekst, "15 jaar na de laatste wijziging") ||
		strings.Contains(doc.tekst, "Saskia") || !strings.Contains(doc.kop.Get("Content-Disposition"), "mijn-gegevens.html") {
		t.Errorf("%d: %s", doc.status, doc.tekst)
	}
	struck := officer.verstuur(page, "/afschrift", url.Values{"vorm": {"json"}, "weg": {bsn[1]}})
	if struck.status != http.StatusOK || !strings.HasPrefix(struck.tekst, "{") || strings.Contains(struck.tekst, "999900006") || !strings.Contains(struck.tekst, "Bernd Proefmans") {
		t.Errorf("struck out: %d: %s", struck.status, struck.tekst)
	}
	if a := officer.verstuur(page, "/verleng", url.Values{"uitleg": {"Wij zoeken nog in het archief."}}); a.naar != link[1] {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	page = goed(t, officer.open(link[1]))
	if !strings.Contains(page.tekst, "11 augustus 2026") || strings.Contains(page.tekst, "Verleng de termijn") {
		t.Error("two months more, once")
	}
	if a := officer.verstuur(page, "/antwoord", url.Values{"besluit": {"toegewezen"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("an answer without words: %d", a.status)
	}
	// An answer that would say where somebody hides is held, and not recorded.
	if a := officer.verstuur(page, "/antwoord", url.Values{"besluit": {"toegewezen"}, "tekst": {"Zij woont nu op Schuilpad 7."}}); !strings.Contains(a.tekst, "vastgehouden voor controle") {
		t.Errorf("an answer that betrays: %d", a.status)
	}
	page = goed(t, officer.open(link[1]))
	if a := officer.verstuur(page, "/antwoord", url.Values{"besluit": {"toegewezen"}, "tekst": {"Hierbij uw gegevens."}}); a.naar != link[1] {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	w.Klok.Add(24 * time.Hour)
	officer = w.als(t, "privacy-officer")
	page = goed(t, officer.open(link[1]))
	if !strings.Contains(page.tekst, "Dit verzoek is beantwoord") || strings.Contains(page.tekst, "Bernd") {
		t.Error("answered, and the file is still shown")
	}
	if a := officer.stuur(link[1]+"/afschrift", nil); a.status == http.StatusOK {
		t.Error("a copy after the answer")
	}
	if a := goed(t, officer.open("/avg")); !strings.Contains(a.tekst, "Er wacht geen verzoek") {
		t.Error("the request is still on the list")
	}
}

// Who receives the copy of a child follows from age and custody: under 12 the
// parent with custody, from 12 the child as well, from 16 the child alone; never
// from whom it is withheld (Jeugdwet art. 7.3.10).
func TestCopyOfAChild(t *testing.T) {
	w := newWereld(t)
	ctx := context.Background()
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	officer := dossier.Wie{Account: w.accounts[toegang.PrivacyOfficer], Rol: toegang.PrivacyOfficer}
	g := w.server.gebruik
	archief, err := w.server.archief()
	if err != nil {
		t.Fatal(err)
	}
	dag := g.Moment().Dag
	for _, tt := range []struct {
		jaren    int
		onthoudt bool
		want     string
	}{{5, false, "ouder"}, {5, true, ""}, {12, false, "kind ouder"}, {15, true, "kind"}, {16, false, "kind"}} {
		id, err := g.Registreer(ctx, dossier.Verzoek{Wie: who}, dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"},
			Mensen: []dossier.Mens{{Sleutel: "a", Naam: "Saskia Testbrink", Geboren: termijn.MustDag("1985-01-01")},
				{Sleutel: "b", Naam: "Joris Testbrink", Kind: true, Geboren: dag.PlusMaanden(-12 * tt.jaren)},
				{Sleutel: "c", Naam: "Bernd Proefmans", Geboren: termijn.MustDag("1985-01-01")}},
			Feiten: []dossier.Verwant{{Over: "a", Met: "b", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}}})
		if err != nil {
			t.Fatal(err)
		}
		b := beeldVan(t, w, id)
		people, names := map[string]string{}, map[string]string{}
		for _, p := range b.Mensen() {
			name, _ := b.Naam(p)
			role := map[string]string{"Saskia Testbrink": "ouder", "Joris Testbrink": "kind", "Bernd Proefmans": "ander"}[name]
			people[role], names[p] = p, role
		}
		if tt.onthoudt {
			if err := g.Onthoud(ctx, dossier.Verzoek{Wie: who}, b, nil, people["ouder"], people["kind"], "Het kind is daar bang voor."); err != nil {
				t.Fatal(err)
			}
		}
		ask := dossier.AVGVerzoek{Soort: dossier.AVGInzage, Dag: dag}
		entries, err := ask.Invoer(people["kind"], b.Wet(people["kind"]))
		if err != nil {
			t.Fatal(err)
		}
		m := g.Moment()
		client := toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: "client", Persoon: people["ouder"], Rol: toegang.Client}, Actie: toegang.Lezen, Voor: toegang.Inzagerecht, Moment: m})
		var piece string
		if _, err := w.Write(ctx, dossier.Opdracht{Toets: client}, func(tx dossier.Tx) error {
			ids, err := tx.Add(ctx, id, entries...)
			piece = ids[0]
			return err
		}); err != nil {
			t.Fatal(err)
		}
		zaak := func() *dossier.AVGZaak {
			z, err := g.AVGZaak(ctx, officer, people["kind"], piece)
			if err != nil {
				t.Fatal(err)
			}
			return z
		}
		if err := g.NeemAVG(ctx, dossier.Verzoek{Wie: officer}, zaak()); err != nil {
			t.Fatal(err)
		}
		got, err := archief.AfschriftOntvangers(ctx, w.server.post, officer, zaak())
		var roles []string
		for _, p := range got {
			roles = append(roles, names[p])
		}
		if strings.Join(roles, " ") != tt.want || (tt.want == "") != errors.Is(err, dossier.ErrAVGOntvanger) {
			t.Errorf("at %d, withheld %v: %q, %v; want %q", tt.jaren, tt.onthoudt, roles, err, tt.want)
		}
		for role, p := range people {
			d, err := archief.StuurAfschrift(ctx, w.server.post, dossier.Verzoek{Wie: officer}, zaak(), p, nil, true)
			may := slices.Contains(roles, role)
			if may != (err == nil) || !may && !errors.Is(err, dossier.ErrAVGOntvanger) {
				t.Errorf("at %d, withheld %v: the copy for %s: %v", tt.jaren, tt.onthoudt, role, err)
				continue
			}
			var text bytes.Buffer
			if !may {
				continue
			}
			if _, err := d.WriteTo(&text); err != nil || !strings.Contains(text.String(), "Joris") || strings.Contains(text.String(), "Saskia") {
				t.Errorf("at %d the copy for %s is %s, %v", tt.jaren, role, text.String(), err)
			}
		}
		page := w.als(t, "privacy-officer").open("/avg/" + people["kind"] + "/" + piece)
		if goed(t, page); strings.Contains(page.tekst, "wie voor deze persoon spreekt (1)") != strings.Contains(tt.want, "ouder") {
			t.Errorf("at %d, withheld %v: the page names other recipients", tt.jaren, tt.onthoudt)
		}
	}
}

// A correction is added and the old stays; an erasure comes on the list; a
// restriction is marked and kept off it.
func TestOtherRequests(t *testing.T) {
	w := newWereld(t)
	worker := w.als(t, "indicatiesteller")
	family := worker.nieuwGezin()
	officer := w.als(t, "privacy-officer")
	answer := func(kind dossier.AVGSoort, form url.Values) {
		t.Helper()
		w.vraagAVG(t, family, dossier.AVGVerzoek{Soort: kind, Tekst: "Mijn verhaal over " + string(kind), Dag: termijn.DagVan(w.Klok.Now())})
		link := regexp.MustCompile(`href="(/avg/[^"]+)"`).FindStringSubmatch(goed(t, officer.open("/avg")).tekst)
		if a := officer.verstuur(goed(t, officer.open(link[1])), "/neem", nil); a.naar != link[1] {
			t.Fatalf("%d: %s", a.status, a.tekst)
		}
		form.Set("tekst", "Wij doen wat u vraagt.")
		form.Set("besluit", "toegewezen")
		if a := officer.verstuur(goed(t, officer.open(link[1])), "/antwoord", form); a.naar != link[1] {
			t.Fatalf("%s: %d: %s", kind, a.status, a.tekst)
		}
		w.Klok.Add(time.Minute)
	}
	answer(dossier.AVGVerbetering, url.Values{"toevoegen": {"Bernd zegt dat hij er niet was."}})
	if a := worker.open(family + "/verloop"); !strings.Contains(a.tekst, "3 april 1985") && !strings.Contains(a.tekst, "Bernd Proefmans") {
		t.Error("the old is gone")
	}
	answer(dossier.AVGBeperking, url.Values{})
	if a := goed(t, officer.open("/bewaren")); !strings.Contains(a.tekst, "verzoek om beperking") {
		t.Error("what is restricted is not held")
	}
	answer(dossier.AVGWissing, url.Values{})
	if a := goed(t, officer.open("/bewaren")); strings.Contains(a.tekst, "Maak een vernietigingslijst") {
		t.Error("what is restricted is due")
	}
	if a := officer.verstuur(goed(t, officer.open("/bewaren")), "/aanhouding/op", nil); a.naar != "/bewaren" {
		t.Fatalf("%d", a.status)
	}
	page := goed(t, officer.open("/bewaren"))
	made := officer.verstuur(page, "/bewaren/lijst", nil)
	if list := goed(t, officer.open(made.naar)); !strings.Contains(list.tekst, "op verzoek van de persoon zelf") {
		t.Error("the erasure is not on the list")
	}
}

// While the use of someone's data is restricted, who works with the family sees
// that, and nothing of the content; danger opens it; the privacy officer ends it
// on a ground, and all is there again.
func TestRestrictedDataAreNotRead(t *testing.T) {
	w := newWereld(t)
	worker, officer := w.als(t, "indicatiesteller"), w.als(t, "privacy-officer")
	family := worker.nieuwGezin()
	const banner, name = "worden nu alleen bewaard", "Bernd Proefmans"
	if a := goed(t, worker.open(family)); !strings.Contains(a.tekst, name) || strings.Contains(a.tekst, banner) {
		t.Fatal("before: the page shows no name, or a restriction")
	}
	w.vraagAVG(t, family, dossier.AVGVerzoek{Soort: dossier.AVGBeperking, Tekst: "Dit klopt niet.", Dag: termijn.DagVan(w.Klok.Now())})
	link := regexp.MustCompile(`href="(/avg/[^"/]+/[^"]+)"`).FindStringSubmatch(goed(t, officer.open("/avg")).tekst)
	if a := officer.verstuur(goed(t, officer.open(link[1])), "/neem", nil); a.naar != link[1] {
		t.Fatalf("%d", a.status)
	}
	if a := officer.verstuur(goed(t, officer.open(link[1])), "/antwoord", url.Values{"tekst": {"Wij beperken het."}, "besluit": {"toegewezen"}}); a.naar != link[1] {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	w.Klok.Add(time.Minute)
	restricted := goed(t, worker.open(family))
	if strings.Contains(restricted.tekst, name) || !strings.Contains(restricted.tekst, banner) {
		t.Error("the content is shown, or nothing says why it is not")
	}
	if a := goed(t, worker.open(family+"/verloop")); strings.Contains(a.tekst, name) {
		t.Error("the course shows the content")
	}
	if a := worker.open("/zoeken?naam=Proefmans"); strings.Contains(a.tekst, name) {
		t.Error("found by name")
	}
	list := goed(t, officer.open("/beperkt"))
	choice := regexp.MustCompile(`name="beperking"[^>]*value="([^"]+)"|value="([a-z2-7]+_[a-z2-7]+)"`).FindStringSubmatch(list.tekst)
	if choice == nil {
		t.Fatalf("no restriction to end: %s", list.tekst)
	}
	one := choice[1] + choice[2]
	if a := officer.verstuur(list, "/beperkt", url.Values{"beperking": {one}, "grond": {"nieuwsgierig"}, "toelichting": {"x"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a ground that does not exist: %d", a.status)
	}
	if a := officer.verstuur(list, "/beperkt", url.Values{"beperking": {one}, "grond": {"voorbij"}, "toelichting": {"De gegevens zijn nagekeken."}}); a.naar != "/beperkt" {
		t.Fatalf("ending: %d: %s", a.status, fouten(a))
	}
	if a := goed(t, worker.open(family)); !strings.Contains(a.tekst, name) || strings.Contains(a.tekst, banner) {
		t.Error("after: the page shows no name, or a restriction")
	}
	if a := goed(t, worker.open(family+"/verloop")); !strings.Contains(a.tekst, "Beperking van het gebruik opgeheven") {
		t.Error("the course does not tell that it ended")
	}
}
