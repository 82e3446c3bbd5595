// Package webtest drives a headless Chromium through the pages of Wijzer, for
// tests: it opens pages, fills in forms by their labels, walks through them with
// the keyboard alone, takes screenshots, looks for parts that stick out of a
// narrow screen and runs axe-core.
//
//	b := webtest.Start(t)              // skips where there is no Chromium
//	p := b.Page(t)                     // a browser profile of its own
//	p.Open(server.URL + "/")
//	p.Fill("Naam", "Lot Voorbeeld")
//	p.Press("Ga verder")
//	p.NoAxeFindings()
//
// Three settings of the environment:
//
//	WIJZER_SCREENSHOTS  directory that screenshots go to; without it none are kept
//	WIJZER_AXE          path of axe.js or axe.min.js (npm axe-core, never committed),
//	                    or of a node_modules directory or package that holds it
//	WIJZER_CHROMIUM     the browser to use instead of the one that is found
//
// Every helper fails the test itself, so that a test reads as what a person does.
package webtest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is how long one step of a browser may take before the test fails. It
// is wide, because it guards against hanging and measures nothing.
const patience = 20 * time.Second

// browserNames are the names that Chromium and its relatives have on the path.
var browserNames = [...]string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Browser is a running Chromium. One serves all tests of a package function; each
// test takes a [Page] of its own from it.
type Browser struct{ ctx context.Context }

// Start starts a Chromium that stops when the test ends. Without one on this
// machine the test is skipped, and says so.
func Start(t testing.TB) *Browser {
	t.Helper()
	path := find()
	if path == "" {
		t.Skip("webtest: no Chromium found on the path (chromium, chromium-browser, google-chrome) nor at WIJZER_CHROMIUM; browser test skipped")
	}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), options(path, t.TempDir())...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // waits until the browser has gone
		cancel()
		stop()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("webtest: Chromium does not start: %v", err)
	}
	return &Browser{ctx: ctx}
}

func find() string {
	if path := os.Getenv("WIJZER_CHROMIUM"); path != "" {
		return path
	}
	for _, name := range browserNames {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

func options(path, profile string) []chromedp.ExecAllocatorOption {
	o := append([]chromedp.ExecAllocatorOption{}, chromedp.DefaultExecAllocatorOptions[:]...)
	o = append(o,
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "nl-NL"),
	)
	if os.Geteuid() == 0 {
		o = append(o, chromedp.NoSandbox) // Chromium refuses its sandbox to root
	}
	return o
}

// Page is one tab with cookies of its own. Make one per person who signs in.
type Page struct {
	t       testing.TB
	ctx     context.Context
	console *console
}

// Page opens a tab on a screen of 1280 × 800 that stops when the test ends.
func (b *Browser) Page(t testing.TB) *Page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	// The tab lives as long as the context of its first step: that one has no
	// time limit, the steps after it have.
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("webtest: open a tab: %v", err)
	}
	p := &Page{t: t, ctx: ctx, console: &console{}}
	go p.console.collect(chromedp.Console(ctx)) // ends with the tab
	p.Screen(1280, 800)
	return p
}

// do runs steps and fails the test when one of them fails.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("webtest: %s: %v", what, err)
	}
}

// ask runs an action and gives its answer.
func ask[T any](p *Page, what string, a chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		p.t.Fatalf("webtest: %s: %v", what, err)
	}
	return v
}

// command makes a step of a protocol command whose answer nobody needs.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// Screen gives the page a screen of this many pixels.
func (p *Page) Screen(width, height int64) {
	p.t.Helper()
	p.do("set the screen", chromedp.EmulateViewport(width, height))
}

// Media tells the page what the reader prefers, and on what it is shown.
type Media struct {
	Dark          bool // prefers-color-scheme: dark
	ReducedMotion bool
	Forced        bool // forced-colors: active
	Print         bool
}

// Media makes the page look as it does for such a reader.
func (p *Page) Media(m Media) {
	p.t.Helper()
	params := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: pick(m.Dark, "dark", "light")},
		{Name: "prefers-reduced-motion", Value: pick(m.ReducedMotion, "reduce", "no-preference")},
		{Name: "forced-colors", Value: pick(m.Forced, "active", "none")},
	}}
	if m.Print {
		params.Media = "print"
	}
	p.do("set the media", command(emulation.SetEmulatedMedia, params))
}

func pick(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// WithoutScript turns JavaScript of the page off (or on again): every page works
// without it. The helpers that look at the page keep working.
func (p *Page) WithoutScript(off bool) {
	p.t.Helper()
	p.do("switch the script", command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off}))
}
