package web

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// TestPortalByKeyboard walks through the portal as a client with the keyboard
// alone, asks something, and leaves. Every page is held to axe-core, to 360
// pixels.
func TestPortalByKeyboard(t *testing.T) {
	browser := webtest.Start(t)
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	schuil(t, w, b, id, mensen, "")
	verstuurBrieven(t, b, id, mensen["Joris"])
	w.client(t, "joris", mensen["Joris"])
	p := browser.Page(t)
	held := func(naam string) {
		t.Helper()
		p.NoAxeFindings()
		p.NoOverflow(360)
		p.Screenshot("portaal-" + naam + "-360")
		p.Screen(1280, 800)
		p.ScreenshotView("portaal-" + naam)
	}
	p.Screen(1280, 800)
	p.Open(w.url + "/aanmelden")
	toetsTik(p, "naam", "joris")
	toetsTik(p, "wachtwoord", woord)
	p.EnterTo()
	p.Shows("Over u")
	held("gegevens")
	for _, one := range []struct{ naam, pad, toont string }{{"besluiten", "/mijn/besluiten", "Open de brief (PDF)"}, {"brieven", "/mijn/brieven", "Open als PDF"},
		{"inzage", "/mijn/inzage", "Indicatiesteller"}, {"verzoeken", "/mijn/verzoeken", "Iets vragen"}} {
		p.TabTo(`nav a[href="` + one.pad + `"]`)
		p.EnterTo()
		p.Shows(one.toont)
		held(one.naam)
	}
	toetsVerder(p)
	p.Shows("Kies wat u vraagt.")
	held("verzoeken-fout")
	toetsKies(p, "over", 0)
	toetsKies(p, "soort", 0)
	toetsVerder(p)
	p.Shows("wacht op antwoord")
	held("verzoeken-gedaan")
	p.TabTo(`a[href="/weg"]`)
}
