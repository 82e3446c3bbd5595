package web

import (
	"os"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

func TestKijk(t *testing.T) {
	url, naam, woord := os.Getenv("KIJK_URL"), os.Getenv("KIJK_NAAM"), os.Getenv("KIJK_WOORD")
	if url == "" {
		t.Skip()
	}
	b := webtest.Start(t)
	p := b.Page(t)
	p.Screen(1280, 800)
	p.Open(url + "/aanmelden")
	p.ScreenshotView("aanmelden")
	p.SignIn(url+"/aanmelden", naam, woord)
	p.ScreenshotView("werklijst")
	href := webtest.Eval[string](p, `[...document.querySelectorAll("main a[href^='/gezin/']")].filter(a => a.textContent.includes(`+"`"+os.Getenv("KIJK_WIE")+"`"+`))[0].getAttribute("href")`)
	p.Open(url + href)
	p.ScreenshotView("gezin")
	p.Screenshot("gezin-heel")
	p.Screen(360, 800)
	p.Screenshot("gezin-360")
}
