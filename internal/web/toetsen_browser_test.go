package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// toetsAan signs in with the keyboard alone.
func toetsAan(p *webtest.Page, w *wereld, naam string) {
	p.Screen(1280, 800)
	p.Open(w.url + "/aanmelden")
	toetsTik(p, "naam", naam)
	toetsTik(p, "wachtwoord", woord)
	p.EnterTo()
}

// toetsBevestig shows again who it is, where the page asks so.
func toetsBevestig(p *webtest.Page, naam string) {
	p.Shows("Bevestig dat u het bent")
	p.NoAxeFindings()
	p.NoOverflow(360)
	p.Screenshot(naam + "-bevestig-360")
	p.Screen(1280, 800)
	p.Screenshot(naam + "-bevestig")
	toetsTik(p, veldWoord, woord)
	p.EnterTo()
}

// TestEmergencyAccessByKeyboard opens an emergency access, follows it to the
// family, and stops it in the bar that stands on every page, without a mouse.
func TestEmergencyAccessByKeyboard(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	family := w.als(t, "indicatiesteller").nieuwGezin("bsn", "999900018")
	p := browser.Page(t)
	toetsAan(p, w, "hulpverlener")
	w.Klok.Add(bevestigDuur)
	p.TabTo(`nav a[href="/nood"]`)
	p.EnterTo()
	toetsVerder(p)
	toetsBevestig(p, "nood")
	p.Shows("Kies een reden uit de lijst.")
	p.NoAxeFindings()
	toetsTik(p, "wie", "999900018")
	toetsKies(p, "reden", 0)
	toetsTik(p, "toelichting", "De politie belt nu over dit adres.")
	toetsVerder(p)
	p.Shows("Noodtoegang is open")
	p.TabTo(`main a[href="` + family + `"]`)
	p.EnterTo()
	p.Shows("Saskia Proefmans")
	p.Shows("U gebruikt noodtoegang tot")
	p.NoAxeFindings()
	p.NoOverflow(360)
	p.Screenshot("nood-gezin-360")
	p.Screen(1280, 800)
	p.TabTo(`.w-breakglass button`)
	p.EnterTo()
	if p.Has(".w-breakglass") {
		t.Error("the bar stands there after the emergency access was stopped")
	}
	if status := p.Open(w.url + family); status != http.StatusNotFound {
		t.Errorf("after it was stopped the family gives %d", status)
	}
}

// TestHeldReviewByKeyboard goes from the work list to what was held, reads it and
// lets it go, without a mouse.
func TestHeldReviewByKeyboard(t *testing.T) {
	browser := webtest.Start(t)
	w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
	p := browser.Page(t)
	toetsAan(p, w.wereld, "veiligheidscoordinator")
	w.Klok.Add(bevestigDuur)
	p.Shows("Er wacht een stuk op uw controle.")
	p.NoAxeFindings()
	p.NoOverflow(360)
	p.Screenshot("vast-werklijst-360")
	p.Screen(1280, 800)
	p.Screenshot("vast-werklijst")
	p.TabTo(`main a[href="/vastgehouden"]`)
	p.EnterTo()
	p.TabTo(`main a[href^="/vastgehouden/"]`)
	p.EnterTo()
	p.Shows("Waarom vastgehouden")
	toetsVerder(p)
	toetsBevestig(p, "vast")
	p.Shows("Kies of dit stuk weg mag.")
	p.NoAxeFindings()
	toetsKies(p, "besluit", 0)
	toetsTik(p, "motivering", vastReden)
	toetsVerder(p)
	p.Shows("Er wacht niets op controle")
	p.NoAxeFindings()
}

// TestSecondFactorPages holds what only an answer to a form shows: the recovery
// codes, and a password that was made.
func TestSecondFactorPages(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	held := func(p *webtest.Page, naam string) {
		t.Helper()
		p.NoAxeFindings()
		p.NoOverflow(360)
		p.Screenshot(naam + "-360")
		p.Screen(1280, 800)
		p.Screenshot(naam)
	}
	p := browser.Page(t)
	toetsAan(p, w, "functioneel-beheerder")
	p.Open(w.url + "/tweede-factor")
	secret := regexp.MustCompile(`Sleutel: ([A-Z2-7 ]+)`).FindStringSubmatch(p.Text("main"))
	if secret == nil {
		t.Fatal("no secret on the page")
	}
	phone := antwoord{tekst: `Sleutel: <strong class="w-code">` + strings.TrimSpace(secret[1]) + `</strong>`}.app(t)
	toetsTik(p, "code", phone.code(w))
	p.EnterTo()
	p.Shows("Dit zijn uw herstelcodes")
	held(p, "herstelcodes")
	p.Open(w.url + "/accounts/een/" + w.accounts[toegang.Indicatiesteller])
	p.TabTo(`main form button`)
	p.EnterTo()
	p.Shows("Geef het persoonlijk")
	held(p, "nieuwwoord")
}

// Everyone lands where his work is, and the navigation leads to what is his and
// says where he stands.
func TestWhereEachRoleBegins(t *testing.T) {
	w := newWereld(t)
	for rol, want := range map[toegang.Rol]string{
		toegang.Indicatiesteller: "/werklijst", toegang.Casusregisseur: "/werklijst", toegang.Veiligheidscoordinator: "/werklijst",
		toegang.Hulpverlener: "/werklijst", toegang.PrivacyOfficer: "/toezicht", toegang.FunctioneelBeheerder: "/accounts",
		toegang.Toezichthouder: "/werklijst", toegang.Backoffice: "/regels", toegang.Financien: "/regels",
		toegang.Contractmanager: "/tarieven", toegang.Beleidsmaker: "/tarieven", toegang.Client: "/mijn/gegevens",
	} {
		b := w.als(t, string(rol))
		if a := b.open("/"); a.naar != want {
			t.Errorf("%s begins at %q, not %q", rol, a.naar, want)
		}
		a := b.open(want)
		if n := plaatsen(a); a.status != http.StatusOK || n != 1 {
			t.Errorf("%s: %s gives %d, and marks %d places in the navigation", rol, want, a.status, n)
		}
	}
	officer := w.als(t, string(toegang.PrivacyOfficer)).open("/toezicht/inzage")
	if plaatsen(officer) != 1 {
		t.Error("a page below another page stands at two places")
	}
}

// plaatsen counts the links of the main navigation that are marked as where the
// reader stands.
func plaatsen(a antwoord) int {
	_, nav, _ := strings.Cut(a.tekst, `class="w-mainnav"`)
	nav, _, _ = strings.Cut(nav, "</nav>")
	return strings.Count(nav, `aria-current="page"`)
}
