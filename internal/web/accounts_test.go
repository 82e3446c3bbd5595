package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

var wordOnPage = regexp.MustCompile(`<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>`)

// rolForm fills in a role from the day of the test on.
func rolForm(rol string) url.Values {
	form := url.Values{"rol": {rol}, "team": {"wt-noord"}}
	zetDag(form, "van", [3]string{"11", "5", "2026"})
	return form
}

// The functioneel beheerder makes an account, gives and ends roles, and blocks;
// each counts at the next request.
func TestAccountsAreKept(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.FunctioneelBeheerder))
	form := rolForm("indicatiesteller")
	form.Set("naam", "Noor Nieuw")
	form.Set("aanmeld", "noor")
	made := b.stuur("/accounts/nieuw", form)
	word := wordOnPage.FindStringSubmatch(made.tekst)
	if made.status != http.StatusOK || word == nil {
		t.Fatalf("making gave %d: %s", made.status, fouten(made))
	}
	if a := b.stuur("/accounts/nieuw", form); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "al een account") {
		t.Errorf("a second of the same name: %d", a.status)
	}
	noor := w.bezoeker(t)
	if a := noor.stuur("/aanmelden", url.Values{"naam": {"noor"}, "wachtwoord": {word[1]}}); a.naar != "/" {
		t.Fatalf("signing in gave %d", a.status)
	}
	account, err := w.AccountByName(t.Context(), "noor")
	if err != nil {
		t.Fatal(err)
	}
	adres := "/accounts/een/" + account.ID
	act := func(form url.Values, what string) {
		t.Helper()
		form.Set("actie", what)
		if a := b.stuur(adres, form); a.naar != adres {
			t.Fatalf("%s gave %d: %s", what, a.status, fouten(a))
		}
	}
	act(rolForm("beleidsmaker"), "rol")
	if a := b.stuur(adres, url.Values{"actie": {"rol"}, "rol": {"beleidsmaker"}, "team": {"wt-noord"}, "van-dag": {"11"}, "van-maand": {"5"}, "van-jaar": {"2026"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("the same role again: %d", a.status)
	}
	if a := b.open(adres); !strings.Contains(a.tekst, "Beleidsmaker") || !strings.Contains(a.tekst, "11 mei 2026") {
		t.Error("the page does not show the roles")
	}
	for domein, want := range map[string]int{"financien": http.StatusUnprocessableEntity, "Wmo": http.StatusSeeOther} {
		form := rolForm("casusregisseur")
		form.Set("actie", "rol")
		form["domein"] = []string{"opvang", domein}
		if a := b.stuur(adres, form); a.status != want {
			t.Errorf("a role in %s: %d", domein, a.status)
		}
	}
	if a := b.open(adres); !strings.Contains(a.tekst, "Wmo, opvang") || !strings.Contains(a.tekst, "alle van de rol") {
		t.Error("the page does not show the domains of the roles")
	}
	if got, err := w.AccountByName(t.Context(), "noor"); err != nil || !slices.ContainsFunc(got.Rollen, func(r dossier.AccountRol) bool {
		return slices.Equal(r.Domeinen(), []toegang.Domein{toegang.DWmo, toegang.DOpvang})
	}) {
		t.Errorf("the roles are %+v, %v", got, err)
	}
	act(url.Values{"rol": {"indicatiesteller"}, "team": {"wt-noord"}, "sinds": {"2026-05-11"}}, "einde")
	if a := noor.open("/werklijst"); a.status != http.StatusNotFound {
		t.Errorf("without the role: %d", a.status)
	}
	act(url.Values{}, "blokkeer")
	if a := noor.open("/regels"); a.naar != "/aanmelden" {
		t.Errorf("blocked: %d", a.status)
	}
	act(url.Values{}, "open")
	if a := b.stuur(adres, url.Values{"actie": {"woord"}}); wordOnPage.FindString(a.tekst) == "" {
		t.Errorf("a new password: %d", a.status)
	}
	if a := w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {"noor"}, "wachtwoord": {word[1]}}); a.naar == "/" {
		t.Error("the old password still opens")
	}
	if log := w.logboek.String(); strings.Contains(log, account.ID) || strings.Contains(log, "noor") || strings.Contains(log, word[1]) {
		t.Error("the log tells about an account")
	}
}

// Nobody gives himself rights, and all of it asks again who it is.
func TestNobodyChangesHisOwnAccount(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.FunctioneelBeheerder))
	own := "/accounts/een/" + w.accounts[toegang.FunctioneelBeheerder]
	for _, what := range []string{"rol", "einde", "blokkeer", "factor", "woord"} {
		form := rolForm("indicatiesteller")
		form.Set("actie", what)
		if a := b.stuur(own, form); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", what, a.status)
		}
	}
	if a, err := w.AccountByID(t.Context(), w.accounts[toegang.FunctioneelBeheerder]); err != nil || len(a.Rollen) != 1 || a.Geblokt {
		t.Errorf("%+v, %v", a, err)
	}
	w.Klok.Add(bevestigDuur)
	other := "/accounts/een/" + w.accounts[toegang.Indicatiesteller]
	if a := b.stuur(other, url.Values{"actie": {"blokkeer"}}); !strings.Contains(a.tekst, "Bevestig dat u het bent") {
		t.Errorf("not asked again: %d", a.status)
	}
	if a, err := w.AccountByID(t.Context(), w.accounts[toegang.Indicatiesteller]); err != nil || a.Geblokt {
		t.Errorf("blocked without confirming: %v", err)
	}
}
