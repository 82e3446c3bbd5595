package webtest

import (
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// maxTabs is how many controls a page may have before [Page.TabTo] gives up.
const maxTabs = 400

// Key presses keys: plain text, or one of the names of chromedp/kb.
func (p *Page) Key(keys string) {
	p.t.Helper()
	p.do("press a key", chromedp.KeyEvent(keys))
}

// Focused describes what has the focus: its visible text, label or id.
func (p *Page) Focused() string {
	p.t.Helper()
	return Eval[string](p, `(function () {
  const e = document.activeElement;
  if (!e || e === document.body) return "";
  const text = (e.labels && e.labels[0] ? e.labels[0] : e).textContent.replace(/\s+/g, " ").trim();
  return text || e.getAttribute("aria-label") || e.id;
})()`)
}

// TabTo presses Tab until the element that a CSS selector finds has the focus,
// and fails the test when that never happens or the focus cannot be seen.
func (p *Page) TabTo(selector string) {
	p.t.Helper()
	for range maxTabs {
		p.Key(kb.Tab)
		if Eval[bool](p, `document.activeElement.matches(`+quote(selector)+`)`) {
			p.focusVisible(selector)
			return
		}
	}
	p.t.Fatalf("webtest: the keyboard does not reach %s\n%s", selector, p.outline())
}

// focusVisible holds the focus to WCAG 2.2, 2.4.7 and 2.4.11: an outline of two
// pixels or more, on the screen, and not behind something else.
func (p *Page) focusVisible(selector string) {
	p.t.Helper()
	why := Eval[string](p, `(function () {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const onScreen = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  if (!onScreen) return "is outside the screen";
  if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "has no outline";
  const box = e.getClientRects()[0];
  const hit = document.elementFromPoint(Math.min(box.left + box.width / 2, innerWidth - 1), Math.max(0, Math.min(box.top + box.height / 2, innerHeight - 1)));
  return !hit || hit.contains(e) || e.contains(hit) || [...(e.labels || [])].some(l => l.contains(hit)) ? "" : "is covered by " + (hit.className || hit.tagName);
})()`)
	if why != "" {
		p.t.Errorf("webtest: the focus on %s %s", selector, why)
	}
}

// EnterTo presses Enter on what has the focus and waits for the page that comes.
func (p *Page) EnterTo() {
	p.t.Helper()
	ask(p, "press Enter", chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.KeyEvent(kb.Enter)))
}

// KeyboardOrder walks through the whole page with Tab and gives what had the
// focus, in order. Each stop must be visible, and the walk must end: a page that
// holds the focus fails the test.
func (p *Page) KeyboardOrder() []string {
	p.t.Helper()
	Eval[bool](p, `(document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute("tabindex"), window.scrollTo(0, 0), window.webtestSeen = new Set(), true)`)
	var order []string
	for range maxTabs {
		p.Key(kb.Tab)
		again := Eval[bool](p, `(function () {
  const e = document.activeElement, seen = window.webtestSeen;
  if (e === document.body || seen.has(e)) return true;
  seen.add(e);
  return false;
})()`)
		if again {
			return order
		}
		p.focusVisible(p.Focused())
		order = append(order, p.Focused())
	}
	p.t.Fatalf("webtest: the focus never comes round on this page")
	return nil
}
