package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// verhaal registers a family of the invented city, by the indicatiesteller of
// the tests, and gives its id and the ids of its people by first name.
func verhaal(t testing.TB, w *wereld, naam string, klassen ...gezin.Klasse) (id string, mensen map[string]string) {
	t.Helper()
	return verhaalMet(t, w, naam, "", klassen...)
}

// verhaalMet does so with a safety flag on one more person, by first name.
func verhaalMet(t testing.TB, w *wereld, naam, geheim string, klassen ...gezin.Klasse) (id string, mensen map[string]string) {
	t.Helper()
	return verhaalAls(t, w, naam, geheim, func(*dossier.Melding) {}, klassen...)
}

// verhaalAls does so after a change to the report.
func verhaalAls(t testing.TB, w *wereld, naam, geheim string, wijzig func(*dossier.Melding), klassen ...gezin.Klasse) (id string, mensen map[string]string) {
	t.Helper()
	city := proefstad.Maak(1, termijn.DagVan(w.Klok.Now()))
	for _, g := range city.Verhalen() {
		if g.Personen[0].Achternaam != naam {
			continue
		}
		m := dossier.Melding{Dag: g.Melding, Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"}, Klassen: klassen}
		for i := range g.Personen {
			p := &g.Personen[i]
			one := dossier.Mens{Sleutel: p.ID, Naam: p.Naam(), Geboren: p.Geboren, BSN: p.BSN, Adres: p.Adres, Telefoon: p.Telefoon}
			for _, f := range g.Feiten {
				one.Kind = one.Kind || f.Over == p.ID && f.Soort == "rol" && f.Waarde.Code == "kind"
			}
			if p.Verblijf != nil {
				one.Geheim, one.Verblijf = true, p.Verblijf.Adres
			}
			one.Geheim = one.Geheim || p.Voornaam == geheim
			m.Mensen = append(m.Mensen, one)
		}
		for _, f := range g.Feiten {
			m.Feiten = append(m.Feiten, dossier.Verwant{Over: f.Over, Met: f.Met, Soort: f.Soort, Waarde: f.Waarde, Van: f.Van, Tot: f.Tot,
				Bron: f.Bron, Klasse: f.Label.Klasse, Wet: f.Label.Wet})
		}
		wijzig(&m)
		who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
		id, err := w.server.gebruik.Registreer(context.Background(), dossier.Verzoek{Wie: who}, m)
		if err != nil {
			t.Fatal(err)
		}
		b, err := w.server.gebruik.Beeld(context.Background(), who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
		if err != nil {
			t.Fatal(err)
		}
		mensen = map[string]string{}
		for _, p := range b.Mensen() {
			full, _ := b.Naam(p)
			first, _, _ := strings.Cut(full, " ")
			mensen[first] = p
		}
		return id, mensen
	}
	t.Fatal("no such story")
	return "", nil
}

// met gives the hidden fields of a page with answers.
func (a antwoord) met(pairs ...string) url.Values {
	form := a.verborgen()
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

// toont fails the test when a text is not on the page.
func (a antwoord) toont(t testing.TB, texts ...string) {
	t.Helper()
	plain := html.UnescapeString(a.tekst)
	for _, text := range texts {
		if !strings.Contains(plain, text) {
			t.Errorf("the page (status %d) does not show %q", a.status, text)
		}
	}
	if err := vorm.CheckPage([]byte(a.tekst)); err != nil {
		t.Error(err)
	}
}

// kies makes a choice for the arrangement against violence, up to and including
// recording it.
func kies(t testing.TB, b *bezoeker, id, vorm, pakket string, more ...string) {
	t.Helper()
	pad := "/gezin/" + id + "/keuze"
	form := b.open(pad + "?arrangement=huiselijk-geweld")
	check := b.stuur(pad, form.met(append([]string{"vorm", vorm, "pakket", pakket, "naast-regulier", "nee"}, more...)...))
	if check.status != http.StatusOK {
		t.Fatalf("the choice gave %d: %s", check.status, fouten(check))
	}
	check.toont(t, "Leg deze keuze vast", "Samen")
	done := b.stuur(pad, check.met("stap", "vast"))
	if done.status != http.StatusSeeOther || done.naar != "/gezin/"+id+"/besluiten" {
		t.Fatalf("recording the choice gave %d: %s", done.status, fouten(done))
	}
}

// fouten gives the error summary of a page, for the message of a failing test.
func fouten(a antwoord) string {
	_, rest, ok := strings.Cut(a.tekst, `<section class="w-errors"`)
	if !ok {
		_, rest, _ = strings.Cut(a.tekst, "<main")
	}
	return rest[:min(len(rest), 1500)]
}

func keuzeVan(t testing.TB, w *wereld, id string) *dossier.Keuze {
	t.Helper()
	b := beeldVan(t, w, id)
	return b.Keuze()
}

func beeldVan(t testing.TB, w *wereld, id string) *dossier.Beeld {
	t.Helper()
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	b, err := w.server.gebruik.Beeld(context.Background(), who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestChoiceIsCheckedAndRecordedOnce(t *testing.T) {
	w := newWereld(t)
	id, _ := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/keuze"
	b.open(pad).toont(t, "Kies een arrangement")
	form := b.open(pad + "?arrangement=huiselijk-geweld&vorm=extramuraal&pakket=2")
	form.toont(t, `value="2" selected`)

	check := b.stuur(pad, form.met("vorm", "extramuraal", "pakket", "2", "naast-regulier", "nee"))
	check.toont(t, "Griet Winterpeen", "1 uur 30 minuten", "Samen", "5 uur")
	send := check.met("stap", "vast")
	for range 2 { // what is sent twice happens once
		if done := b.stuur(pad, send); done.status != http.StatusSeeOther {
			t.Fatalf("recording gave %d: %s", done.status, fouten(done))
		}
	}
	count := 0
	for _, s := range beeldVan(t, w, id).Stukken {
		if s.Aard == dossier.AardKeuze {
			count++
		}
	}
	k := keuzeVan(t, w, id)
	if count != 1 || k == nil || k.Keuze.Waarden["pakket"].Code != "2" || k.Bewijs.Uitkomst == "" || k.Afwijking != "" {
		t.Fatalf("%d recorded choices, the last one %+v", count, k)
	}
}

func TestChoiceGivesAllFaultsAtTheirFields(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/keuze"
	form := b.open(pad + "?arrangement=huiselijk-geweld")
	a := b.stuur(pad, form.met("pakket", "2", "naast-regulier", "nee", "vrij-gezin", "veel", "vrij-"+mensen["Griet"], "100",
		"aanvulling-1-gebied", "sociaal-persoonlijk-functioneren", "aanvulling-1-persoon", mensen["Ymke"], "aanvulling-1-aantal", "3"))
	if a.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", a.status)
	}
	a.toont(t, `href="#veld-vorm"`, `href="#veld-vrij-gezin"`, `href="#veld-vrij-motivering"`, `href="#veld-aanvulling-1-eenheid"`, `href="#veld-aanvulling-1-persoon"`,
		`value="veel"`, `value="100"`)
	if keuzeVan(t, w, id) != nil {
		t.Error("a faulty choice was recorded")
	}
}

// Awb 3:46: who departs from the advice gives the reason.
func TestDepartingFromTheAdviceAsksWhy(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/keuze"
	form := b.open(pad + "?arrangement=gezinsarrangement")
	answers := []string{"persoon", mensen["Griet"], "looptijd", "12", "niveau-sociaal-persoonlijk-functioneren", "midden", "minuten-sociaal-persoonlijk-functioneren", "120"}
	a := b.stuur(pad, form.met(answers...))
	a.toont(t, `href="#veld-afwijking"`)
	if a.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d", a.status)
	}
	check := b.stuur(pad, form.met(append(answers, "afwijking", "Moeder vraagt alleen hulp voor zichzelf.")...))
	check.toont(t, "Moeder vraagt alleen hulp voor zichzelf.", "2 uur")
	if done := b.stuur(pad, check.met("stap", "vast")); done.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", done.status, fouten(done))
	}
	if k := keuzeVan(t, w, id); k == nil || k.Afwijking == "" || k.Keuze.Omvang["sociaal-persoonlijk-functioneren"] != 120 {
		t.Errorf("the choice: %+v", k)
	}
	beslis(t, b, id)
	all := beeldVan(t, w, id).Besluiten()
	if len(all) != 1 || all[0].Persoon != mensen["Griet"] || all[0].Minuten() != 120 || all[0].Product != "gezinsarrangement" {
		t.Errorf("the decisions: %+v", all)
	}
	for _, s := range beeldVan(t, w, id).Stukken { // the reason is kept inside
		if strings.Contains(string(s.Inhoud), "alleen hulp voor zichzelf") && s.Vak.Soort != toegang.SAdvies {
			t.Errorf("a %s holds why the choice departs from the advice", s.Aard)
		}
	}
}

func TestChoosingIsForWhoDecides(t *testing.T) {
	w := newWereld(t)
	id, _ := verhaal(t, w, "Winterpeen")
	for _, rol := range alleRollen() {
		want := http.StatusNotFound
		if rol == toegang.Indicatiesteller {
			want = http.StatusOK
		}
		if a := w.als(t, string(rol)).open("/gezin/" + id + "/keuze"); a.status != want {
			t.Errorf("%s: status %d, want %d", rol, a.status, want)
		}
	}
}

// Two people who work on one family lose nothing: the later one is shown what
// the other recorded, and what he typed is still there.
func TestChoiceShowsWhatAnotherRecorded(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/keuze"
	check := b.stuur(pad, b.open(pad+"?arrangement=huiselijk-geweld").met("vorm", "extramuraal", "pakket", "2", "naast-regulier", "nee"))
	post := "/gezin/" + id + "/postadres/" + mensen["Griet"]
	if a := b.stuur(post, b.open(post).met("straat", "Stadhuisplein", "huisnummer", "1", "postcode", "1000 AA", "plaats", "Proefstad")); a.status != http.StatusSeeOther {
		t.Fatalf("the address gave %d: %s", a.status, fouten(a))
	}
	late := b.stuur(pad, check.met("stap", "vast"))
	if late.status != http.StatusConflict || keuzeVan(t, w, id) != nil {
		t.Fatalf("status %d, want %d and nothing recorded", late.status, http.StatusConflict)
	}
	late.toont(t, "Iemand anders heeft dit gezin intussen gewijzigd", "Postadres vastgelegd (Griet Winterpeen)", "Pakket 2")
	if done := b.stuur(pad, late.met("stap", "vast")); done.status != http.StatusSeeOther {
		t.Errorf("after the difference: %d: %s", done.status, fouten(done))
	}
}

// With prices every line has its amount and the sum, and why.
func TestChoiceShowsEuros(t *testing.T) {
	w := newWereld(t)
	rules, err := proefstad.Regeling()
	if err != nil {
		t.Fatal(err)
	}
	w.server.in.Regeling = rules
	id, _ := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/keuze"
	check := b.stuur(pad, b.open(pad+"?arrangement=huiselijk-geweld").met("vorm", "intramuraal", "pakket", "2", "naast-regulier", "nee"))
	check.toont(t, "€", "Waarom?", "7 etmalen")
	chosen := &regeling.Keuze{Product: "huiselijk-geweld", Waarden: gezin.Kenmerken{"vorm": gezin.Keus("intramuraal"), "pakket": gezin.Keus("2"), "naast-regulier": gezin.JaNee(false)}}
	b2 := beeldVan(t, w, id)
	sit := b2.Situatie()
	calc, err := dossier.Reken(rules.Op(b2.Moment.Dag, b2.Moment.Dag), &sit, chosen)
	if err != nil {
		t.Fatal(err)
	}
	check.toont(t, calc.Totaal(regeling.PerWeek).Nederlands())
}
