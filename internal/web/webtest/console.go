package webtest

import (
	"iter"
	"strings"
	"sync"

	"github.com/chromedp/chromedp"
)

// console collects what the browser complains about: faults of the script, and
// everything that the content security policy stopped.
type console struct {
	mu     sync.Mutex
	faults []string
}

func (c *console) collect(messages iter.Seq2[chromedp.ConsoleMessage, error]) {
	for m, err := range messages {
		if err != nil {
			return // the tab has gone
		}
		if m.Type == "error" || m.IsException() {
			c.mu.Lock()
			c.faults = append(c.faults, m.Text)
			c.mu.Unlock()
		}
	}
}

// NoConsoleErrors fails the test when the browser complained about the pages
// that were opened since the last time: a fault of the script, or something that
// the content security policy stopped.
func (p *Page) NoConsoleErrors() {
	p.t.Helper()
	// Two frames later, what the page complained about while loading was sent.
	ask(p, "wait for two frames", chromedp.Evaluate[bool](
		`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`, chromedp.EvalAwaitPromise))
	p.console.mu.Lock()
	faults := p.console.faults
	p.console.faults = nil
	p.console.mu.Unlock()
	if len(faults) > 0 {
		p.t.Errorf("webtest: the browser complains: %s", strings.Join(faults, "; "))
	}
}
