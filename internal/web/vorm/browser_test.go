package vorm_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
	"github.com/chromedp/chromedp/kb"
)

// strictPolicy is the strictest policy that the pages must run under: nothing
// inline, nothing from elsewhere.
const strictPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

func guideServer(t *testing.T) string {
	t.Helper()
	r := newRenderer(t)
	mux := http.NewServeMux()
	mux.Handle("/stijlgids", vorm.StyleGuide(r))
	mux.Handle(vorm.DefaultPrefix, r.Assets())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Content-Security-Policy", strictPolicy)
		mux.ServeHTTP(w, req)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/stijlgids"
}

func TestStyleGuideInBrowser(t *testing.T) {
	browser := webtest.Start(t)
	url := guideServer(t)

	t.Run("toegankelijk", func(t *testing.T) {
		for name, media := range map[string]webtest.Media{"licht": {}, "donker": {Dark: true}} {
			p := browser.Page(t)
			p.Media(media)
			p.Open(url)
			p.NoAxeFindings()
			p.ScreenshotView("stijlgids-" + name + "-scherm")
			p.Screenshot("stijlgids-" + name)
		}
	})
	t.Run("smal", func(t *testing.T) {
		p := browser.Page(t)
		p.Open(url)
		for _, width := range []int64{360, 480, 768, 1024, 1920} {
			p.NoOverflow(width)
		}
		p.Screen(360, 800)
		p.NoAxeFindings()
		p.ScreenshotView("stijlgids-360-scherm")
		p.Screenshot("stijlgids-360")
	})
	t.Run("papier", func(t *testing.T) {
		p := browser.Page(t)
		p.Media(webtest.Media{Print: true})
		p.Open(url)
		if !webtest.Eval[bool](p, `getComputedStyle(document.querySelector(".w-sidenav")).display === "none"`) {
			t.Error("the side navigation is printed")
		}
		p.Screenshot("stijlgids-papier")
		p.PDF("stijlgids")
	})
	t.Run("focus", func(t *testing.T) {
		p := browser.Page(t)
		p.WithoutScript(true)
		p.Open(url)
		if got := p.Focused(); !strings.HasPrefix(got, "Er klopt iets niet") {
			t.Errorf("without script the error summary does not have the focus, but %q", got)
		}
	})
	t.Run("toetsenbord", func(t *testing.T) { keyboard(t, browser, url) })
	t.Run("script", func(t *testing.T) { script(t, browser, url) })
	t.Run("zonder kleur", func(t *testing.T) {
		p := browser.Page(t)
		p.Media(webtest.Media{Forced: true})
		p.Open(url)
		p.Screenshot("stijlgids-hoog-contrast")
	})
}

func keyboard(t *testing.T, browser *webtest.Browser, url string) {
	p := browser.Page(t)
	p.Open(url)
	order := p.KeyboardOrder()
	if len(order) < 40 || order[0] != "Ga naar de inhoud" {
		t.Errorf("the walk has %d stops and begins at %q", len(order), order[:min(1, len(order))])
	}
	if !slices.Contains(order, "Lees de tekening als lijst") {
		t.Error("the text beside the drawing cannot be reached with the keyboard")
	}
}

// What the script adds: a link of the summary puts the cursor in the field, and
// the user menu closes on Escape. Nothing is stopped by the policy.
func script(t *testing.T, browser *webtest.Browser, url string) {
	p := browser.Page(t)
	p.Open(url)
	p.NoConsoleErrors()
	p.Press("Kijk de geboortedatum na: deze dag bestaat niet.")
	if id := webtest.Eval[string](p, "document.activeElement.id"); id != "veld-geboren" {
		t.Errorf("the cursor is in %q", id)
	}
	if got := p.Value("Geboortedatum > Maand"); got != "2" {
		t.Errorf("what was typed is lost: %q", got)
	}
	p.Press("Noor de Proef")
	p.Shows("Afmelden")
	p.ScreenshotView("stijlgids-menu")
	p.Key(kb.Escape)
	if webtest.Eval[bool](p, `document.querySelector(".w-user").open`) {
		t.Error("the menu stays open on Escape")
	}
}
