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
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

func noodForm(wie string) url.Values {
	return url.Values{"wie": {wie}, "reden": {"acuut-gevaar"}, "toelichting": {"De politie belt nu over dit adres."}, "verzoek": {"nood-" + wie}}
}

// Emergency access: it opens alike for who is there and who is not, gives no
// secret stay, is said on every page, logged, noticed, closed and reviewed.
func TestBreakTheGlass(t *testing.T) {
	w := newWereld(t)
	family := w.als(t, "indicatiesteller").nieuwGezin("geheim", "ja", "bsn", "999900018", "straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen")
	id := strings.TrimPrefix(family, "/gezin/")
	w.account(t, "crisis", "Crisis Dienst", toegang.Hulpverlener)
	b := w.als(t, "crisis")
	if a := b.open(family); a.status != http.StatusNotFound {
		t.Fatalf("before: %d", a.status)
	}
	a := b.stuur("/nood", url.Values{"wie": {""}, "reden": {"zomaar"}, "toelichting": {"kort"}})
	if a.status != http.StatusUnprocessableEntity {
		t.Errorf("faults gave %d", a.status)
	}
	a.toont(t, "Kies een reden uit de lijst.", "ten minste 20 tekens", "Kies de persoon om wie het gaat.")

	nobody, somebody := b.stuur("/nood", noodForm("999900031")), b.stuur("/nood", noodForm("999900018"))
	if nobody.status != http.StatusSeeOther || nobody.naar != somebody.naar || nobody.tekst != somebody.tekst {
		t.Errorf("opening tells whether someone is there: %d %q, %d %q", nobody.status, nobody.naar, somebody.status, somebody.naar)
	}
	b.open("/nood/open").toont(t, "U gebruikt noodtoegang tot 11.30 uur (nog 30 minuten)", "iemand is nu in gevaar", family)
	page := b.open(family)
	page.toont(t, "Saskia Proefmans", "Stop de noodtoegang")
	for _, never := range []string{"Schuilpad", "1010", "Verborgen", "Bernd Proefmans"} {
		if strings.Contains(page.tekst, never) {
			t.Errorf("emergency access shows %q", never)
		}
	}
	for _, p := range []string{"/werklijst", "/zoeken", "/regels", "/bestaat-niet", family + "x"} {
		b.open(p).toont(t, "Stop de noodtoegang")
	}
	if got := b.stuur("/zoeken", url.Values{"wie": {"Saskia"}}); strings.Contains(got.tekst, "Saskia Proefmans") {
		t.Error("search gives what emergency access opened")
	}
	if other := w.als(t, "hulpverlener"); other.open(family).status != http.StatusNotFound {
		t.Error("emergency access of one opens the door to another")
	}

	// It closes by itself, and before its time.
	b.stuur("/nood/sluit", nil)
	if a := b.open(family); a.status != http.StatusNotFound || strings.Contains(a.tekst, "Stop de noodtoegang") {
		t.Errorf("after closing: %d", a.status)
	}
	again := noodForm(id)
	b.stuur("/nood", again)
	b.open(family).toont(t, "Bernd Proefmans", "Saskia Proefmans") // by the family: all its members
	w.Klok.Add(30 * time.Minute)
	if a := b.open(family); a.status != http.StatusNotFound {
		t.Errorf("after half an hour: %d", a.status)
	}

	officer := w.als(t, "privacy-officer")
	list := officer.open("/toezicht")
	list.toont(t, "Crisis Dienst", "Iemand is nu in gevaar", "13 mei 2026") // two working days after Monday 11 May
	links := regexp.MustCompile(`/toezicht/nood/[a-z0-9]+`).FindAllString(list.tekst, -1)
	if len(links) != 3 {
		t.Fatalf("%d emergency accesses on the list, want 3", len(links))
	}
	form := officer.open(links[0])
	form.toont(t, "De politie belt nu over dit adres.", "Was de noodtoegang terecht?")
	if a := officer.stuur(links[0], form.met("terecht", "ja", "toelichting", "Er was gevaar.")); a.naar != "/toezicht" {
		t.Errorf("the review gave %d: %s", a.status, fouten(a))
	}
	officer.open(links[0]).toont(t, "terecht", "Er was gevaar.")
	if a := officer.stuur(links[0], form.met("terecht", "nee", "toelichting", "Toch niet.", "verzoek", "ander")); a.status == http.StatusSeeOther {
		t.Error("a review is given twice")
	}
	w.Klok.Add(72 * time.Hour)
	officer = w.als(t, "privacy-officer")
	officer.open("/toezicht").toont(t, "te laat")

	search := officer.stuur("/toezicht/inzage", url.Values{"nood": {"ja"}, "account": {"crisis"}})
	search.toont(t, "Crisis Dienst", "noodtoegang", "iemand is nu in gevaar")
	if strings.Contains(search.tekst, "Saskia") {
		t.Error("who supervises reads what stood there")
	}
	csv := officer.stuur("/toezicht/inzage/csv", url.Values{"nood": {"ja"}, "account": {"crisis"}})
	if csv.status != http.StatusOK || !strings.HasPrefix(csv.tekst, "id;moment;account;") || !strings.Contains(csv.tekst, "acuut-gevaar") {
		t.Errorf("the export gave %d: %.100s", csv.status, csv.tekst)
	}
}

// Who directs the family gets a notice that names nobody, and sees it when he
// opens it; a colleague who does not direct it gets nothing.
func TestNoticeOfEmergencyAccess(t *testing.T) {
	w := newWereld(t)
	regie := w.als(t, "casusregisseur")
	family := regie.nieuwGezin("bsn", "999900018")
	w.account(t, "ander", "Andere Regisseur", toegang.Casusregisseur)
	b := w.als(t, "hulpverlener")
	b.stuur("/nood", noodForm("999900018"))
	list := regie.open("/werklijst")
	list.toont(t, "Noodtoegang", "Bekijk waarvoor noodtoegang is gebruikt")
	link := regexp.MustCompile(`/noodmelding/[a-z0-9]+`).FindString(list.tekst)
	if link == "" || strings.Contains(list.tekst, "Saskia") {
		t.Fatalf("the notice leads to %q", link)
	}
	page := regie.open(link)
	page.toont(t, "Saskia Proefmans", "Test Hulpverlener", "De politie belt nu", family)
	if a := w.als(t, "ander").open(link); a.status != http.StatusNotFound {
		t.Errorf("who directs another family: %d", a.status)
	}
	regie.stuur(link, nil)
	if a := regie.open("/werklijst"); strings.Contains(a.tekst, link) {
		t.Error("the notice stays after it was seen")
	}
}

// Who opened an emergency access never reviews it, also not in another role.
func TestNobodyReviewsHimself(t *testing.T) {
	w := newWereld(t)
	g := w.server.gebruik
	who := w.accounts[toegang.Hulpverlener]
	_, err := g.OpenNood(context.Background(), dossier.Verzoek{Wie: dossier.Wie{Account: who, Rol: toegang.Hulpverlener}},
		dossier.Noodaanvraag{BSN: bsnVan(t, "999900018"), Reden: toegang.Medisch, Toelichting: "De huisarts belt met spoed."})
	if err != nil {
		t.Fatal(err)
	}
	list, _, err := g.Noodtoegangen(context.Background(), dossier.Wie{Account: "officer", Rol: toegang.PrivacyOfficer}, dossier.Pagina{})
	if err != nil || len(list) != 1 {
		t.Fatalf("%d on the list: %v", len(list), err)
	}
	self := dossier.Verzoek{Wie: dossier.Wie{Account: who, Rol: toegang.PrivacyOfficer}}
	if err := g.BeoordeelNood(context.Background(), self, list[0].ID, true, "Het was nodig."); err == nil {
		t.Error("he reviewed himself")
	}
	for _, rol := range alleRollen() {
		if rol == toegang.PrivacyOfficer {
			continue
		}
		if err := g.BeoordeelNood(context.Background(), dossier.Verzoek{Wie: dossier.Wie{Account: "x", Rol: rol}}, list[0].ID, true, "Goed."); err == nil {
			t.Errorf("%s reviews", rol)
		}
	}
}
