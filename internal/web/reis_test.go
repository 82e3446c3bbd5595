package web

import (
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// TestDecisionJourneyInBrowser walks from the advice to a sent letter in a
// browser, for two families. Every page is held to axe-core and to 360 pixels.
func TestDecisionJourneyInBrowser(t *testing.T) {
	browser := webtest.Start(t)
	for _, c := range []struct{ naam, vorm, eerste string }{{"Winterpeen", "Extramuraal", "Griet"}, {"Nijptang", "Intramuraal", "Joris"}} {
		t.Run(c.naam, func(t *testing.T) {
			w := metAfzender(newWereld(t))
			id, mensen := verhaal(t, w, c.naam)
			p := browser.Page(t)
			p.Screen(1280, 900)
			p.SignIn(w.url+"/aanmelden", "indicatiesteller", woord)
			j := &reis{p, c.naam}
			j.kies(w.url+"/gezin/"+id, c.vorm)
			j.beslis()
			j.brief(mensen[c.eerste])
		})
	}
}

// reis is a walk through the pages of one family.
type reis struct {
	p    *webtest.Page
	naam string
}

// houd holds the page to what every page must be, and keeps a picture.
func (j *reis) houd(naam string) {
	j.p.NoAxeFindings()
	j.p.Screen(1280, 900)
	j.p.Screenshot("besluit-" + j.naam + "-" + naam)
	j.p.NoOverflow(360)
	j.p.Screenshot("besluit-" + j.naam + "-" + naam + "-360")
	j.p.Screen(1280, 900)
}

func (j *reis) kies(gezin, vorm string) {
	j.p.Open(gezin + "/keuze?arrangement=huiselijk-geweld")
	j.p.Submit()
	j.p.Shows("Er klopt iets niet")
	j.houd("keuze-fout")
	j.p.Choose("Vorm", vorm)
	j.p.Choose("Pakket", "Pakket 2")
	j.houd("keuze")
	j.p.Submit()
	j.p.Shows("Kijk uw keuze na")
	j.houd("keuze-controle")
	j.p.Press("Leg deze keuze vast")
	j.p.Shows("Neem de besluiten")
	j.houd("besluiten-begin")
}

func (j *reis) beslis() {
	j.p.Press("Neem de besluiten")
	j.houd("besluiten-nieuw")
	for _, d := range [][4]string{{"Eerste dag van de hulp", "1", "6", "2026"}, {"Laatste dag van de hulp", "31", "5", "2027"},
		{"Wanneer kwam de aanvraag binnen?", "8", "5", "2026"}, {"Wanneer is het verslag van het onderzoek gegeven?", "7", "5", "2026"}} {
		j.p.FillDate(d[0], d[1], d[2], d[3])
	}
	j.p.Submit()
	j.p.Shows("Er klopt iets niet")
	j.houd("besluiten-fout")
	for _, name := range strings.Fields(webtest.Eval[string](j.p, `[...document.querySelectorAll("main textarea, main select")].map(e => e.name).join(" ")`)) {
		switch {
		case strings.HasSuffix(name, "-motivering"):
			j.p.Fill(name, "U vertelde ons wat er speelt en wat u wilt bereiken. Daar is hulp bij nodig.")
		case strings.HasSuffix(name, "-bijdrage"):
			j.p.Choose(name, "Geen eigen bijdrage")
		case strings.HasSuffix(name, "-bijdrage-uitleg"):
			j.p.Fill(name, "Nagegaan op 7 mei.")
		}
	}
	j.p.Submit()
	j.p.Shows("Over de keuze is besloten")
	j.houd("besluiten")
}

func (j *reis) brief(aan string) {
	j.p.Press("Brieven")
	j.houd("brieven")
	href := webtest.Eval[string](j.p, `[...document.querySelectorAll("main a[href*='/brieven/']")].filter(a => a.href.endsWith("`+aan+`")).map(a => a.href).pop()`)
	j.p.Open(href)
	j.p.Shows("Beste")
	j.houd("brief")
	j.p.Press("Verstuur deze brief")
	j.p.Shows("verstuurd")
}
