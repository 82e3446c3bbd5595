package webtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Open goes to an address and gives the HTTP status.
func (p *Page) Open(url string) int {
	p.t.Helper()
	r := ask(p, "open the page", chromedp.NavigateResponse(url))
	if r == nil {
		return 0 // a page without a response, such as about:blank
	}
	return int(r.Status)
}

// quote writes a text as a JavaScript literal.
func quote(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		return `""` // a string always marshals
	}
	return string(b)
}

// Eval gives the outcome of a JavaScript expression.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	return ask(p, "evaluate in the page", chromedp.Evaluate[T](expression))
}

// control is a function that finds a form control by its label, the legend of
// its group and label ("Geboortedatum > Dag"), or its name. Labels are compared
// without "(niet verplicht)" and without regard to space.
const control = `(function (wanted) {
  const clean = s => (s || "").replace(/\(niet verplicht\)/, "").replace(/\s+/g, " ").trim();
  let [group, label] = wanted.includes(" > ") ? wanted.split(" > ") : ["", wanted];
  for (const c of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    const legend = clean(c.closest("fieldset")?.querySelector("legend")?.textContent);
    if (group && legend !== group) continue;
    const own = [...(c.labels || [])].map(l => clean(l.textContent));
    if (own.includes(label) || c.name === wanted) return c;
  }
  return null;
})`

// mark finds the element that a script gives and returns a selector for it.
func (p *Page) mark(what, script string) chromedp.CSS {
	p.t.Helper()
	found := Eval[bool](p, `(function () {
  document.querySelectorAll("[data-webtest]").forEach(e => e.removeAttribute("data-webtest"));
  const e = `+script+`;
  if (!e) return false;
  e.setAttribute("data-webtest", "");
  return true;
})()`)
	if !found {
		p.t.Fatalf("webtest: not on the page: %s\n%s", what, p.outline())
	}
	return `[data-webtest]`
}

// outline says what is on the page, for the message of a test that fails.
func (p *Page) outline() string {
	return Eval[string](p, `document.title + "\n" + [...document.querySelectorAll("h1,h2,label,button,.w-button,.w-error")].map(e => "  " + e.tagName.toLowerCase() + ": " + e.textContent.replace(/\s+/g, " ").trim()).join("\n")`)
}

// Fill types a text in the field with a label, in place of what stood there.
// A date takes "Geboortedatum > Dag".
func (p *Page) Fill(label, text string) {
	p.t.Helper()
	sel := p.mark("field "+label, control+"("+quote(label)+")")
	p.do("fill in "+label, chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-webtest]").select()`),
		chromedp.KeyEvent(kb.Delete), chromedp.SendKeys(sel, text))
}

// FillDate fills in the three parts of a date field.
func (p *Page) FillDate(label, day, month, year string) {
	p.t.Helper()
	p.Fill(label+" > Dag", day)
	p.Fill(label+" > Maand", month)
	p.Fill(label+" > Jaar", year)
}

// Choose chooses an option of a select by its text.
func (p *Page) Choose(label, option string) {
	p.t.Helper()
	ok := Eval[bool](p, `(function () {
  const c = `+control+`(`+quote(label)+`);
  const o = c && [...c.options].find(o => o.text.trim() === `+quote(option)+`);
  if (!o) return false;
  c.value = o.value;
  c.dispatchEvent(new Event("input", {bubbles: true}));
  c.dispatchEvent(new Event("change", {bubbles: true}));
  return true;
})()`)
	if !ok {
		p.t.Fatalf("webtest: no choice %q in %q\n%s", option, label, p.outline())
	}
}

// Tick clicks a radio or a checkbox by its label ("Doet mee > Ja" where more
// than one group has that label).
func (p *Page) Tick(label string) {
	p.t.Helper()
	p.do("tick "+label, chromedp.Click(p.mark("choice "+label, control+"("+quote(label)+")")))
}

// Value gives what stands in the field with a label.
func (p *Page) Value(label string) string {
	p.t.Helper()
	return Eval[string](p, `(`+control+`(`+quote(label)+`) || {value: "no such field"}).value`)
}

// pressable finds a button, link or summary by its text: with what only a screen
// reader says ("Wijzig Naam"), or else without ("Wijzig").
const pressable = `(function (wanted) {
  const clean = s => s.replace(/\s+/g, " ").trim();
  const all = [...document.querySelectorAll("button, a[href], summary, input[type=submit]")].filter(e => e.checkVisibility());
  const shown = e => { const c = e.cloneNode(true); c.querySelectorAll(".w-hidden").forEach(h => h.remove()); return clean(c.textContent); };
  return all.find(e => clean(e.innerText || e.value || "") === wanted) || all.find(e => clean(e.textContent) === wanted) || all.find(e => shown(e) === wanted) || null;
})`

// Press clicks the button, link or summary with a text, and waits for the page
// that comes when one does.
func (p *Page) Press(text string) {
	p.t.Helper()
	sel := p.mark("button or link "+text, pressable+"("+quote(text)+")")
	goes := Eval[bool](p, `(function () {
  const e = document.querySelector("[data-webtest]");
  if (e.tagName === "A") return e.pathname + e.search !== location.pathname + location.search || !e.hash;
  return e.tagName !== "SUMMARY" && e.form !== null && e.type === "submit";
})()`)
	if !goes {
		p.do("press "+text, chromedp.Click(sel))
		return
	}
	ask(p, "press "+text, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(sel)))
}

// Submit sends the first form of the main part of the page.
func (p *Page) Submit() {
	p.t.Helper()
	sel := p.mark("form with a button", `document.querySelector("main form button:not([type=button])")`)
	ask(p, "submit the form", chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Click(sel)))
}

// SignIn opens the sign-in page and signs in with a name and a password. The
// labels are those of the sign-in page of Wijzer.
func (p *Page) SignIn(url, name, password string) {
	p.t.Helper()
	p.Open(url)
	p.Fill("Gebruikersnaam", name)
	p.Fill("Wachtwoord", password)
	p.Submit()
}

// Text gives the visible text of the first element that a CSS selector finds;
// the whole page for "".
func (p *Page) Text(selector string) string {
	p.t.Helper()
	if selector == "" {
		selector = "body"
	}
	return Eval[string](p, `(document.querySelector(`+quote(selector)+`) || {innerText: ""}).innerText`)
}

// Has tells whether a CSS selector finds something.
func (p *Page) Has(selector string) bool {
	p.t.Helper()
	return Eval[bool](p, `document.querySelector(`+quote(selector)+`) !== null`)
}

// Shows fails the test when a text is not on the page.
func (p *Page) Shows(text string) {
	p.t.Helper()
	if !strings.Contains(squeeze(p.Text("")), squeeze(text)) {
		p.t.Errorf("webtest: the page does not show %q\n%s", text, p.outline())
	}
}

// Hides fails the test when a text is anywhere in the source of the page: what
// a reader may not know must not be hidden there either.
func (p *Page) Hides(text string) {
	p.t.Helper()
	if strings.Contains(Eval[string](p, `document.documentElement.outerHTML`), text) {
		p.t.Errorf("webtest: the page contains a text that it must not contain (%d characters)", len(text))
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// Title gives the title of the page.
func (p *Page) Title() string { p.t.Helper(); return Eval[string](p, `document.title`) }

// Path gives the path of the address, without host and query.
func (p *Page) Path() string { p.t.Helper(); return Eval[string](p, `location.pathname`) }

var unsafeName = regexp.MustCompile(`[^a-z0-9-]+`)

// Screenshot keeps a picture of the whole page, named name.png, in the directory
// WIJZER_SCREENSHOTS. Without that it does nothing.
func (p *Page) Screenshot(name string) {
	p.t.Helper()
	p.shoot(name, chromedp.FullScreenshot(100))
}

// ScreenshotView keeps a picture of what fits on the screen.
func (p *Page) ScreenshotView(name string) {
	p.t.Helper()
	p.shoot(name, chromedp.CaptureScreenshot())
}

func (p *Page) shoot(name string, a chromedp.Action[[]byte]) {
	p.t.Helper()
	if p.dir() != "" {
		p.keep(name+".png", ask(p, "take a screenshot", a))
	}
}

// PDF keeps the page as it is printed on A4, named name.pdf, beside the
// screenshots.
func (p *Page) PDF(name string) {
	p.t.Helper()
	if p.dir() != "" {
		p.keep(name+".pdf", ask(p, "print the page", chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4))))
	}
}

func (p *Page) dir() string { return os.Getenv("WIJZER_SCREENSHOTS") }

func (p *Page) keep(name string, content []byte) {
	p.t.Helper()
	ext := filepath.Ext(name)
	name = unsafeName.ReplaceAllString(strings.ToLower(strings.TrimSuffix(name, ext)), "-") + ext
	if err := os.MkdirAll(p.dir(), 0o755); err != nil {
		p.t.Fatalf("webtest: %v", err)
	}
	if err := os.WriteFile(filepath.Join(p.dir(), name), content, 0o644); err != nil {
		p.t.Fatalf("webtest: %v", err)
	}
}
