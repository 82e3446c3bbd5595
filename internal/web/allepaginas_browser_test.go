package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/webtest"
)

// TestEveryPageInABrowser opens every GET page of the router, as one who has
// it, in a world where there is something on it, and holds it to axe-core and to
// screens of 360 and 1280 pixels. A new route is opened by the tables of
// [kijker]; one that they cannot open fails the test.
func TestEveryPageInABrowser(t *testing.T) {
	browser := webtest.Start(t)
	k := nieuweKijker(t)
	p := browser.Page(t)
	for _, patroon := range k.w.server.Routes() {
		path, isGet := strings.CutPrefix(patroon, "GET ")
		if !isGet {
			continue
		}
		for _, pad := range k.paden(t, path) {
			k.bekijk(t, p, patroon, pad)
		}
	}
}

// geenPagina are the routes that answer with something else than a page: what
// they answer, and why.
func geenPagina() map[string]string {
	const verder, bestand, erNiet = "leads on", "is a download", "is not there without a sign-in at an organisation"
	return map[string]string{
		"GET /{$}": verder, "GET /weg": verder, "GET /aanmelden/organisatie": erNiet, "GET /aanmelden/terug": erNiet,
		"GET /afgemeld": erNiet, "GET /bevestigen/organisatie": erNiet, "GET /bevestigen/verder": erNiet,
		"GET /gezin/{gezin}/brieven/{kenmerk}/{ontvanger}/brief.pdf": bestand, "GET /mijn/brieven/{kenmerk}/brief.pdf": bestand,
		"GET /gezin/{gezin}/documenten/{document}/bestand": bestand, "GET /mijn/documenten/{document}/bestand": bestand, "GET /vastgehouden/{stuk}/bestand": bestand,
		"GET /tarieven/{model}/csv": bestand, "GET /tarieven/{model}/werkblad": bestand, "GET /tarieven/{model}/catalogus": bestand,
	}
}

// kijker knows what can be put in the place of each name in a pattern, and with
// whose eyes to look.
type kijker struct {
	w        *wereld
	lezers   map[toegang.Rol]*bezoeker
	plekken  map[string]string    // by name
	adressen map[string][]string  // by pattern, where a name alone does not say it
	anders   map[string]*bezoeker // by pattern: who looks, where it is not the first role that has it
}

// paden gives the addresses of a pattern.
func (k *kijker) paden(t *testing.T, path string) []string {
	t.Helper()
	if full, ok := k.adressen[path]; ok {
		return full
	}
	path = strings.ReplaceAll(path, "{$}", "")
	for _, m := range plek.FindAllStringSubmatch(path, -1) {
		value := k.plekken[m[1]]
		if value == "" {
			t.Errorf("GET %s: nobody said what can stand in {%s}", path, m[1])
			return nil
		}
		path = strings.Replace(path, m[0], value, 1)
	}
	return []string{path}
}

// wie gives who looks at a page.
func (k *kijker) wie(t *testing.T, patroon string) *bezoeker {
	t.Helper()
	if b := k.anders[patroon]; b != nil {
		return b
	}
	rollen, ok := wieHeeft()[patroon]
	if !ok {
		t.Errorf("route %q does not stand in the table of who has it", patroon)
		return nil
	}
	if rollen == nil {
		return k.w.bezoeker(t)
	}
	if slices.Contains(rollen, toegang.Indicatiesteller) {
		return k.lezers[toegang.Indicatiesteller]
	}
	return k.lezers[rollen[0]]
}

// bekijk opens one page and holds it.
func (k *kijker) bekijk(t *testing.T, p *webtest.Page, patroon, pad string) {
	t.Helper()
	b := k.wie(t, patroon)
	if b == nil {
		return
	}
	if what, ok := geenPagina()[patroon]; ok {
		if a := b.open(pad); a.status == http.StatusOK && strings.HasPrefix(a.kop.Get("Content-Type"), "text/html") || a.status >= 500 {
			t.Errorf("%s %s, and yet answers %d with a page", patroon, what, a.status)
		}
		return
	}
	p.Cookies(k.w.url, b.client.Jar.Cookies(mustURL(k.w.url)))
	p.Screen(1280, 800)
	if status := p.Open(k.w.url + pad); status != http.StatusOK || p.Path() != strings.SplitN(pad, "?", 2)[0] {
		t.Errorf("%s: %d, and stands at %s", patroon, status, p.Path())
		return
	}
	t.Run(patroon, func(t *testing.T) {
		q := p.For(t)
		q.NoAxeFindings()
		q.NoOverflow(1280)
		naam := "alle-" + strings.Trim(strings.NewReplacer("GET /", "", "/", "-", "{", "", "}", "").Replace(patroon), "-")
		q.Screenshot(naam)
		q.NoOverflow(360)
		q.Screenshot(naam + "-360")
	})
}
