package web

import (
	"net/url"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// The pages of tariffs in a browser: accessible, without faults on the console,
// and within a telephone. WIJZER_SCREENSHOTS keeps pictures of them.
func TestTariffPagesInABrowser(t *testing.T) {
	w := newWereld(t)
	w.lopend(t, 20, 3)
	neemOver(t, w, nil)
	w.als(t, string(toegang.Contractmanager)).stuur("/tarieven/telling", url.Values{"verzoek": {"a"}})
	stelVoor(t, w.als(t, string(toegang.Beleidsmaker)), nil)
	p := webtest.Start(t).Page(t)
	p.Screen(1280, 800)
	p.SignIn(w.url+"/aanmelden", string(toegang.Contractmanager), woord)
	for _, c := range []struct{ name, path string }{
		{"tarieven", "/tarieven"}, {"tarief", pakket1}, {"tarief-stappen", pakket1 + "/stappen"},
		{"tarief-rekenen", pakket1 + "/rekenen?p-productiviteit=70&gezinnen=250"},
		{"tarief-open", "/tarieven/hg-kinderen-pakket-1/rekenen"}, {"tarief-versies", pakket1 + "/versies"},
		{"tarief-beschikbaarheid", "/tarieven/beschikbaarheid-trede-2"}, {"tarief-watals", "/tarieven?alles=3,5"}, {"tarief-uren", pakket1 + "/rekenen?productief=uren&indexjaren=2023&loon=uit-opbouw"},
		{"tarief-fout", pakket1 + "/rekenen?p-productiviteit=veel&cao-0-pct=30"},
	} {
		if c.name == "tarief-uren" { // a browser logs the status of a form with faults: from here on
			p.NoConsoleErrors()
		}
		p.Screen(1280, 800)
		p.Open(w.url + c.path)
		p.NoAxeFindings()
		p.Screenshot(c.name)
		p.Screen(360, 800)
		p.NoOverflow(360)
		p.Screenshot(c.name + "-360")
	}
}
