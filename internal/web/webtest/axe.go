package webtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// Finding is one rule of axe-core that the page breaks.
type Finding struct {
	ID     string   `json:"id"`
	Impact string   `json:"impact"`
	Help   string   `json:"help"`
	Nodes  []string `json:"nodes"` // selectors and the reason
}

// axeFile finds axe-core: what WIJZER_AXE names, or a node_modules directory at
// or above the working directory. It is never part of the repository.
func axeFile() string {
	if named := os.Getenv("WIJZER_AXE"); named != "" {
		return axeIn(named)
	}
	dir, err := os.Getwd()
	for err == nil {
		if file := axeIn(filepath.Join(dir, "node_modules")); file != "" {
			return file
		}
		if filepath.Dir(dir) == dir {
			break
		}
		dir = filepath.Dir(dir)
	}
	return ""
}

// axeIn finds the script at a path that is the file itself, the package, or the
// directory of packages.
func axeIn(path string) string {
	for _, sub := range []string{"", "axe.min.js", "axe.js", "package/axe.min.js", "axe-core/axe.min.js", "axe-core/axe.js"} {
		file := filepath.Join(path, sub)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			return file
		}
	}
	return ""
}

// Axe runs axe-core on the page with the rules of WCAG 2.2 A and AA and its best
// practices. The test is skipped where axe-core is absent.
func (p *Page) Axe() []Finding {
	p.t.Helper()
	file := axeFile()
	if file == "" {
		p.t.Skip("webtest: axe-core not found: set WIJZER_AXE to axe.min.js (npm pack axe-core@4.14.1); accessibility test skipped")
	}
	script, err := os.ReadFile(file)
	if err != nil {
		p.t.Fatalf("webtest: read axe-core: %v", err)
	}
	p.do("load axe-core", chromedp.Evaluate[chromedp.Void](string(script)))
	return ask(p, "run axe-core", chromedp.Evaluate[[]Finding](`axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
}).then(r => r.violations.map(v => ({id: v.id, impact: v.impact, help: v.help,
  nodes: v.nodes.slice(0, 5).map(n => n.target.join(" ") + ": " + n.any.concat(n.all, n.none).map(c => c.message).join("; "))})))`,
		chromedp.EvalAwaitPromise))
}

// NoAxeFindings fails the test on every finding of axe-core.
func (p *Page) NoAxeFindings() {
	p.t.Helper()
	for _, f := range p.Axe() {
		p.t.Errorf("axe: %s (%s): %s\n  %s", f.ID, f.Impact, f.Help, strings.Join(f.Nodes, "\n  "))
	}
}

// NoOverflow fails the test when the page at this width has to be scrolled
// sideways, and names what sticks out. Parts that scroll on their own are fine.
func (p *Page) NoOverflow(width int64) {
	p.t.Helper()
	p.Screen(width, 800)
	out := Eval[[]string](p, `(function () {
  const root = document.documentElement, w = root.clientWidth;
  if (root.scrollWidth <= w && document.body.scrollWidth <= w) return [];
  const scrolls = e => { for (; e; e = e.parentElement) if (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX)) return true; return false; };
  const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > w + 0.5);
  const found = wide.filter(e => !scrolls(e.parentElement)).concat(wide.filter(e => scrolls(e.parentElement)).reverse())
    .slice(0, 8).map(e => e.tagName.toLowerCase() + "." + (e.getAttribute("class") || "") + " to " + Math.round(e.getBoundingClientRect().right));
  return found.length ? found : ["the page itself, to " + root.scrollWidth];
})()`)
	if len(out) > 0 {
		p.t.Errorf("webtest: the page is wider than %s pixels: %s", fmt.Sprint(width), strings.Join(out, ", "))
	}
}
