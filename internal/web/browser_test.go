package web

import (
	"testing"

	"github.com/chromedp/chromedp/kb"

	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// toetsTik goes with Tab to a field by its name and types in it.
func toetsTik(p *webtest.Page, naam, text string) {
	p.TabTo(`[name="` + naam + `"]`)
	p.Key(text)
}

// toetsKies goes to a radio or checkbox group and ticks the option that lies down
// steps below the one that the keyboard comes in at.
func toetsKies(p *webtest.Page, naam string, down int) {
	p.TabTo(`[name="` + naam + `"]`)
	p.Key(" ")
	for range down {
		p.Key(kb.ArrowDown)
	}
}

// toetsVerder presses the button of the form.
func toetsVerder(p *webtest.Page) {
	p.TabTo(`main form button`)
	p.EnterTo()
}

// TestJourneyByKeyboard walks the whole way from the sign-in to the page of a
// new family with the keyboard alone. Every page is held to axe-core, to 360
// pixels.
func TestJourneyByKeyboard(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	p := browser.Page(t)
	held := func(naam string) {
		t.Helper()
		p.NoAxeFindings()
		p.NoOverflow(360)
		p.Screenshot("reis-" + naam + "-360")
		p.Screen(1280, 800)
		p.ScreenshotView("reis-" + naam)
	}
	p.Screen(1280, 800)
	p.Open(w.url + "/")
	held("aanmelden")
	toetsTik(p, "naam", "indicatiesteller")
	toetsTik(p, "wachtwoord", woord)
	p.EnterTo()
	p.Shows("Er is nu niets te doen")
	held("werklijst-leeg")

	p.TabTo(`a[href="/nieuw"]`)
	p.EnterTo()
	held("melding")
	toetsVerder(p)
	p.Shows("Kies hoe de melding binnenkwam.")
	held("melding-fout")
	toetsKies(p, "langs", 1)
	p.TabTo(`select`)
	p.Key(kb.ArrowDown)
	toetsVerder(p)
	held("persoon")

	toetsVerder(p)
	p.Shows("Vul de voornaam in.")
	held("persoon-fout")
	toetsKies(p, "rol", 0)
	toetsTik(p, "voornaam", "Saskia")
	toetsTik(p, "achternaam", "Proefmans")
	toetsVerder(p)
	p.TabTo(`a[href="/nieuw/persoon/2"]`)
	p.EnterTo()
	toetsKies(p, "rol", 1)
	toetsTik(p, "voornaam", "Joris")
	toetsTik(p, "achternaam", "Proefmans")
	toetsTik(p, "geboren-dag", "3")
	toetsTik(p, "geboren-maand", "4")
	toetsTik(p, "geboren-jaar", "2018")
	toetsVerder(p)
	held("mensen")
	p.TabTo(`a[href="/nieuw/relaties"]`)
	p.EnterTo()
	toetsKies(p, "ouder-0", 0)
	toetsKies(p, "gezag-0-0", 1)
	toetsKies(p, "woont-0", 0)
	held("relaties")
	toetsVerder(p)
	p.Shows("Saskia Proefmans heeft gezag over Joris Proefmans")
	held("controle")
	toetsVerder(p)
	p.Shows("Gezin Proefmans")
	held("gezin")
	family := p.Path()

	for naam, pad := range map[string]string{"verloop": "/verloop", "feiten": "/feiten/gezin", "lid": "/lid", "relaties-wijzig": "/relaties", "hulp": "/hulp", "notitie": "/notitie"} {
		p.Open(w.url + family + pad)
		held(naam)
	}
	for naam, pad := range map[string]string{"werklijst": "/werklijst", "zoeken": "/zoeken", "er-niet": "/gezin/x", "toegankelijkheid": "/toegankelijkheid"} {
		p.Open(w.url + pad)
		held(naam)
	}
}
