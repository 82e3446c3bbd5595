package web

import (
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The pages of retention and of requests of people hold on a telephone, by
// keyboard and for a screen reader.
func TestRetentionPagesInABrowser(t *testing.T) {
	browser := webtest.Start(t)
	w := newWereld(t)
	const long = 16 * 365 * 24 * time.Hour
	w.Klok.Add(-long)
	w.oudGezin(t)
	w.Klok.Add(long)
	w.vraagAVG(t, w.als(t, "indicatiesteller").nieuwGezin(), dossier.AVGVerzoek{Soort: dossier.AVGInzage, Tekst: "Wat weet u van mij?", Dag: termijn.DagVan(w.Klok.Now())})
	p := browser.Page(t)
	held := func(naam string) {
		t.Helper()
		p.NoAxeFindings()
		p.NoOverflow(360)
		p.Screenshot("bewaren-" + naam + "-360")
		p.Screen(1280, 800)
		p.ScreenshotView("bewaren-" + naam)
	}
	p.Screen(1280, 800)
	p.Open(w.url + "/aanmelden")
	toetsTik(p, "naam", "privacy-officer")
	toetsTik(p, "wachtwoord", woord)
	p.EnterTo()
	p.Open(w.url + "/bewaren/regels")
	held("regels")
	p.Open(w.url + "/avg")
	held("avg")
	p.TabTo(`a[href^="/avg/"]`)
	p.EnterTo()
	held("avg-verzoek")
	toetsVerder(p)
	p.Shows("Beoordeel het afschrift")
	held("avg-afschrift")
	p.Open(w.url + "/bewaren")
	held("begin")
	toetsVerder(p)
	p.Shows("Beoordeel elk dossier")
	held("lijst")
}
