package webtest

import (
	"net/http"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Cookies puts these cookies in place of those that the page has for an address,
// so that one tab can look with the eyes of another who signed in elsewhere.
func (p *Page) Cookies(url string, cookies []*http.Cookie) {
	p.t.Helper()
	steps := []chromedp.Action[chromedp.Void]{command(network.ClearBrowserCookies, cdp.Empty{})}
	for _, c := range cookies {
		steps = append(steps, command(network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: url}))
	}
	p.do("set the cookies", steps...)
}

// For gives the same tab to a part of a test, which then fails in its place.
func (p *Page) For(t testing.TB) *Page {
	q := *p
	q.t = t
	return &q
}
