package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// What the functioneel beheerder does to accounts is read by the privacy officer
// with his name beside it, and by nobody else.
func TestWhoChangedAccountsIsReadByTheOfficer(t *testing.T) {
	w := newWereld(t)
	beheer := w.als(t, string(toegang.FunctioneelBeheerder))
	form := rolForm("indicatiesteller")
	form.Set("naam", "Noor Nieuw")
	form.Set("aanmeld", "noor")
	word := wordOnPage.FindStringSubmatch(beheer.stuur("/accounts/nieuw", form).tekst)
	if word == nil {
		t.Fatal("no account was made")
	}
	noor, err := w.AccountByName(t.Context(), "noor")
	if err != nil {
		t.Fatal(err)
	}
	adres := "/accounts/een/" + noor.ID
	for _, act := range []url.Values{
		{"actie": {"einde"}, "rol": {"indicatiesteller"}, "team": {"wt-noord"}, "sinds": {"2026-05-11"}},
		{"actie": {"blokkeer"}}, {"actie": {"open"}}, {"actie": {"factor"}}, {"actie": {"woord"}},
	} {
		if a := beheer.stuur(adres, act); a.status >= http.StatusBadRequest {
			t.Fatalf("%v gave %d", act, a.status)
		}
	}
	mine, err := w.AccountByID(t.Context(), w.accounts[toegang.FunctioneelBeheerder])
	if err != nil {
		t.Fatal(err)
	}
	log, err := w.Accountlog(t.Context(), dossier.Accountlogvraag{Account: noor.ID})
	if err != nil || len(log.Regels) != 6 {
		t.Fatalf("%d lines, %v", len(log.Regels), err)
	}
	for _, r := range log.Regels {
		if r.Door != mine.ID || r.Herkomst == "" {
			t.Errorf("%s was done by %q from %q", r.Handeling, r.Door, r.Herkomst)
		}
	}
	page := goed(t, w.als(t, string(toegang.PrivacyOfficer)).open("/toezicht/accounts"))
	for _, want := range []string{"Noor Nieuw", mine.Naam, "Account gemaakt", "Erbij: Indicatiesteller (wt-noord), vanaf 11 mei 2026.", "Eraf: Indicatiesteller", "Geblokkeerd", "Weer toegelaten", "Tweede stap weggehaald", "Nieuw wachtwoord"} {
		if !strings.Contains(page.tekst, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if strings.Contains(page.tekst, word[1]) || strings.Contains(page.tekst, "argon2") {
		t.Error("the page shows a password")
	}
	if a := beheer.open("/toezicht/accounts"); a.status != http.StatusNotFound {
		t.Errorf("the beheerder reviews himself: %d", a.status)
	}
}
