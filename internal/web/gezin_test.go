package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// persoonForm is the form about one person, filled in.
func persoonForm(rol, voornaam, geheim string, extra ...string) url.Values {
	f := url.Values{"rol": {rol}, "voornaam": {voornaam}, "achternaam": {"Proefmans"}, "geheim": {geheim}}
	for i := 0; i+1 < len(extra); i += 2 {
		f.Set(extra[i], extra[i+1])
	}
	return f
}

func datum(f url.Values, naam, dag, maand, jaar string) url.Values {
	f.Set(naam+"-dag", dag)
	f.Set(naam+"-maand", maand)
	f.Set(naam+"-jaar", jaar)
	return f
}

// nieuwGezin enters a family of two adults and a child, page by page, and gives
// the address of its page. adres is the extra of the second adult.
func (b *bezoeker) nieuwGezin(adres ...string) string {
	b.t.Helper()
	step := func(path, to string, form url.Values) {
		b.t.Helper()
		if a := b.stuur(path, form); a.status != http.StatusSeeOther || a.naar != to {
			b.t.Fatalf("%s gave %d to %q: %s", path, a.status, a.naar, a.tekst)
		}
	}
	step("/nieuw", "/nieuw/persoon/1", datum(url.Values{"langs": {"telefoon"}, "bron": {"eigen-opgave"}}, "melding", "4", "5", "2026"))
	step("/nieuw/persoon/1", "/nieuw/mensen", datum(persoonForm("volwassene", "Bernd", "nee", "bsn", "999900006"), "geboren", "3", "4", "1985"))
	step("/nieuw/persoon/2", "/nieuw/mensen", persoonForm("volwassene", "Saskia", "nee", adres...))
	step("/nieuw/persoon/3", "/nieuw/mensen", datum(persoonForm("kind", "Joris", "nee"), "geboren", "3", "4", "2018"))
	step("/nieuw/relaties", "/nieuw/controle", url.Values{"ouder-0": {"0", "1"}, "gezag-0-0": {"ja"}, "gezag-0-1": {"onbekend"}, "woont-0": {"1"}, "partner-0-1": {"nee"}})
	check := b.open("/nieuw/controle")
	for _, text := range []string{"Bernd Proefmans", "Saskia Proefmans is ouder van Joris Proefmans", "4 mei 2026"} {
		if !strings.Contains(check.tekst, text) {
			b.t.Fatalf("the page to check lacks %q", text)
		}
	}
	a := b.stuur("/nieuw/controle", check.verborgen())
	if a.status != http.StatusSeeOther || !strings.HasPrefix(a.naar, "/gezin/") {
		b.t.Fatalf("registering gave %d to %q: %s", a.status, a.naar, a.tekst)
	}
	if twice := b.stuur("/nieuw/controle", check.verborgen()); twice.naar != a.naar {
		b.t.Fatalf("sent twice leads to %q, not %q", twice.naar, a.naar)
	}
	return a.naar
}

func TestNewFamilyIsOnItsPageAndInTheWorkList(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	page := b.open(path)
	if err := vorm.CheckPage([]byte(page.tekst)); err != nil {
		t.Error(err)
	}
	for _, text := range []string{"Gezin Proefmans", "Bernd Proefmans", "Saskia Proefmans", "Joris Proefmans", "3 april 1985", "Onderzoek afronden", "Gezag: Bernd", "Casusregisseur"} {
		if !strings.Contains(page.tekst, text) {
			t.Errorf("the family page lacks %q", text)
		}
	}
	list := b.open("/werklijst")
	// Six weeks after Monday 4 May 2026 (Wmo 2015 art. 2.3.2 lid 1): Monday 15 June.
	if !strings.Contains(list.tekst, "15 juni 2026") || !strings.Contains(list.tekst, path) {
		t.Error("the work list lacks the task of the new family")
	}
	found := b.stuur("/zoeken", url.Values{"wie": {"999900006"}})
	if !strings.Contains(found.tekst, path) {
		t.Error("the search on BSN does not lead to the family")
	}
	if strings.Contains(w.logboek.String(), "Proefmans") {
		t.Error("a name is in the log")
	}
}

func TestNothingTypedIsLostAtAWrongField(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	form := datum(persoonForm("volwassene", "Bernd", "nee", "bsn", "123", "straat", "Proefweg", "plaats", "Proefstad"), "geboren", "31", "2", "1985")
	b.stuur("/nieuw", datum(url.Values{"langs": {"telefoon"}, "bron": {"brp"}}, "melding", "4", "5", "2026"))
	a := b.stuur("/nieuw/persoon/1", form)
	if a.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", a.status)
	}
	for _, text := range []string{`value="Bernd"`, `value="123"`, `value="31"`, `value="Proefweg"`, "deze dag bestaat niet", "negen cijfers", "Vul het huisnummer in", "Vul de postcode in", `href="#veld-bsn"`} {
		if !strings.Contains(a.tekst, text) {
			t.Errorf("the page that came back lacks %q", text)
		}
	}
}

func TestFactIsRecordedWithSourceAndDay(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	form := b.open(path + "/feiten/gezin").verborgen()
	form.Set("structurele-onveiligheid", "ja")
	form.Set("verwachte-duur", "veel")
	wrong := b.stuur(path+"/feiten/gezin", form)
	if wrong.status != http.StatusUnprocessableEntity || !strings.Contains(wrong.tekst, `value="veel"`) {
		t.Fatalf("a wrong number: %d", wrong.status)
	}
	form.Set("verwachte-duur", "14")
	form.Set("bron", "professional")
	if a := b.stuur(path+"/feiten/gezin", form); a.naar != path {
		t.Fatalf("recording gave %d: %s", a.status, a.tekst)
	}
	page := b.open(path).tekst
	for _, text := range []string{"Structurele onveiligheid", "Een professional, 11 mei 2026", ">14<"} {
		if !strings.Contains(page, text) {
			t.Errorf("the family page lacks %q", text)
		}
	}
	// Taken back: not known any more.
	form = b.open(path + "/feiten/gezin").verborgen()
	form.Set("structurele-onveiligheid", "onbekend")
	form.Set("verwachte-duur", "14")
	if a := b.stuur(path+"/feiten/gezin", form); a.naar != path {
		t.Fatalf("taking back gave %d", a.status)
	}
	if strings.Contains(b.open(path).tekst, "Structurele onveiligheid") {
		t.Error("an answer that was taken back is still shown")
	}
}

// Two people write in one family: the later one is shown the difference, loses
// nothing of what he typed, and can save then.
func TestConflictShowsTheDifferenceAndKeepsWhatWasTyped(t *testing.T) {
	w := newWereld(t)
	first, second := w.als(t, "indicatiesteller"), w.als(t, "indicatiesteller")
	path := first.nieuwGezin()
	mine, theirs := first.open(path+"/feiten/gezin").verborgen(), second.open(path+"/feiten/gezin").verborgen()
	theirs.Set("dak-of-thuisloos", "ja")
	theirs.Set("bron", "professional")
	if a := second.stuur(path+"/feiten/gezin", theirs); a.naar != path {
		t.Fatalf("the first to save: %d", a.status)
	}
	mine.Set("verwachte-duur", "11")
	mine.Set("bron", "eigen-opgave")
	a := first.stuur(path+"/feiten/gezin", mine)
	if a.status != http.StatusConflict {
		t.Fatalf("the later one: %d", a.status)
	}
	for _, text := range []string{"intussen gewijzigd", "ak- of thuisloos", "Test Indicatiesteller", `value="11"`} {
		if !strings.Contains(a.tekst, text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	again := a.verborgen()
	again.Set("verwachte-duur", "11")
	again.Set("dak-of-thuisloos", "ja")
	again.Set("bron", "eigen-opgave")
	if a := first.stuur(path+"/feiten/gezin", again); a.naar != path {
		t.Fatalf("saving after the difference: %d %s", a.status, a.tekst)
	}
	page := first.open(path).tekst
	if !strings.Contains(page, ">11<") || !strings.Contains(page, "ak- of thuisloos") {
		t.Error("one of the two changes is lost")
	}
}

func TestMemberRelationHelpAndNoteAreAdded(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	send := func(pad string, fill url.Values) {
		t.Helper()
		form := b.open(path + pad).verborgen()
		for k, v := range fill {
			form[k] = v
		}
		if a := b.stuur(path+pad, form); a.naar != path {
			t.Fatalf("%s gave %d: %s", pad, a.status, a.tekst)
		}
	}
	lot := datum(persoonForm("kind", "Lot", "nee"), "geboren", "1", "2", "2020")
	lot.Set("bron", "brp")
	send("/lid", lot)
	page := b.open(path).tekst
	if !strings.Contains(page, "Lot Proefmans") || !strings.Contains(page, "6 jaar") {
		t.Fatal("the new member is not on the page")
	}
	send("/relaties", url.Values{"bron": {"gezagsregister"}, "ouder-0": {"0", "1"}, "gezag-0-0": {"ja"}, "gezag-0-1": {"ja"}, "woont-0": {"1"},
		"partner-0-1": {"nee"}, "samen-0-1": {"onbekend"}, "ouder-1": {"1"}, "gezag-1-0": {"onbekend"}, "gezag-1-1": {"ja"}, "woont-1": {"1"}})
	page = b.open(path).tekst
	for _, text := range []string{"kind van Saskia Proefmans, die heeft gezag", "Bij Saskia"} {
		if !strings.Contains(page, text) {
			t.Errorf("the family page lacks %q", text)
		}
	}
	person := regexp.MustCompile(path + `/feiten/([a-z0-9]{26})`).FindStringSubmatch(page)[1]
	send("/hulp", url.Values{"wie": {person}, "hulp": {"jeugdhulp"}, "bron": {"professional"}})
	if page = b.open(path).tekst; !strings.Contains(page, "eugdhulp") {
		t.Error("the help that runs is not shown")
	}
	note := "/notitie?over=" + person + "&klasse=veiligheid"
	if a := b.open(path + note); !strings.Contains(a.tekst, "U schrijft in: Veiligheid van") || !strings.Contains(a.tekst, "w-zone-veiligheid") {
		t.Error("the compartment does not surround the field")
	}
	send(note, url.Values{"tekst": {"Belt liever 's avonds."}})
	if !strings.Contains(b.open(path+"/verloop").tekst, "Notitie") {
		t.Error("the note is not in the course")
	}
}

// A family does not exist for who is not involved, whatever his role.
func TestFamilyDoesNotExistForOthers(t *testing.T) {
	w := newWereld(t)
	path := w.als(t, "indicatiesteller").nieuwGezin()
	w.account(t, "vreemde", "Test Vreemde", "indicatiesteller")
	for _, who := range []string{"vreemde", "casusregisseur", "hulpverlener"} {
		b := w.als(t, who)
		real, none := b.open(path), b.open("/gezin/aaaaaaaaaaaaaaaaaaaaaaaaaa")
		if real.status != http.StatusNotFound || real.tekst != none.tekst {
			t.Errorf("%s: %d, and the answers differ: %v", who, real.status, real.tekst != none.tekst)
		}
	}
}
