package vorm

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var colourToken = regexp.MustCompile(`--wijzer-color-([a-z-]+):\s*#([0-9a-f]{6});`)

// palettes reads the light and the dark colours from the stylesheet itself.
func palettes(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	before, after, ok := strings.Cut(string(tokensCSS), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("the tokens have no dark palette")
	}
	read := func(css string) map[string]string {
		p := map[string]string{}
		for _, m := range colourToken.FindAllStringSubmatch(css, -1) {
			p[m[1]] = m[2]
		}
		return p
	}
	return read(before), read(after)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	v, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatalf("colour %q: %v", hex, err)
	}
	linear := func(c uint64) float64 {
		s := float64(c) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(v>>16) + 0.7152*linear(v>>8&255) + 0.0722*linear(v&255)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// The known figures of WCAG: black on white is 21, and #767676 on white just
// passes 4.5.
func TestContrastFormula(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"000000", "ffffff", 21}, {"767676", "ffffff", 4.54}, {"777777", "ffffff", 4.48}} {
		if got := contrast(t, c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("contrast of %s and %s is %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// WCAG 2.2, 1.4.3 (text, 4.5:1) and 1.4.11 (what is needed to see a control or
// its state, 3:1), in both palettes.
func TestContrast(t *testing.T) {
	light, dark := palettes(t)
	if len(light) != len(dark) {
		t.Errorf("%d light colours and %d dark ones", len(light), len(dark))
	}
	grounds := []string{"paper", "surface", "sunken"}
	var pairs [][2]string
	for _, ground := range grounds {
		for _, text := range []string{"ink", "muted", "accent", "accent-deep", "info", "success", "warning", "danger", "reporter", "child"} {
			pairs = append(pairs, [2]string{text, ground})
		}
	}
	for _, state := range []string{"accent", "info", "success", "warning", "danger", "reporter", "child"} {
		pairs = append(pairs, [2]string{state, state + "-soft"}, [2]string{"ink", state + "-soft"}, [2]string{"surface", state})
	}
	pairs = append(pairs, [2]string{"on-accent", "accent"}, [2]string{"on-accent", "accent-deep"}, [2]string{"on-header", "header"},
		[2]string{"accent-deep", "accent-soft"}, [2]string{"muted", "accent-soft"}, [2]string{"surface", "ink"})
	for name, palette := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, p := range pairs {
			hold(t, name, palette, p, 4.5)
		}
		for _, ground := range grounds {
			hold(t, name, palette, [2]string{"edge", ground}, 3)
			hold(t, name, palette, [2]string{"focus", ground}, 3)
		}
		hold(t, name, palette, [2]string{"halo", "header"}, 3) // the focus on the dark header
	}
}

func hold(t *testing.T, name string, palette map[string]string, pair [2]string, least float64) {
	t.Helper()
	a, b := palette[pair[0]], palette[pair[1]]
	if a == "" || b == "" {
		t.Errorf("%s: no colour %s or %s", name, pair[0], pair[1])
		return
	}
	if got := contrast(t, a, b); got < least {
		t.Errorf("%s: %s on %s has %.2f, needs %.1f", name, pair[0], pair[1], got, least)
	}
}

// Every custom property that is used exists, and a theme can replace the colours
// of what NL Design System names.
func TestTokensExist(t *testing.T) {
	css := string(tokensCSS) + string(styleCSS)
	for _, m := range regexp.MustCompile(`var\((--[a-z0-9-]+)`).FindAllStringSubmatch(css, -1) {
		if !strings.Contains(css, m[1]+":") {
			t.Errorf("%s is used and not defined", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`\n  (--utrecht-[a-z0-9-]+):`).FindAllStringSubmatch(css, -1) {
		if !strings.Contains(css, fmt.Sprintf("var(%s)", m[1])) {
			t.Errorf("%s is defined and a theme that sets it changes nothing", m[1])
		}
	}
}

// What the stylesheet may not do: fetch anything, or name a colour outside the
// tokens (a theme could not replace it). Paper is black on white for everyone.
func TestStylesheetIsOwn(t *testing.T) {
	screen, _, _ := strings.Cut(string(styleCSS), "@media print")
	if m := regexp.MustCompile(`url\(|@import|@font-face`).FindString(string(tokensCSS) + string(styleCSS)); m != "" {
		t.Errorf("the stylesheet fetches something: %s", m)
	}
	for _, m := range regexp.MustCompile(`#[0-9a-fA-F]{3,6}\b`).FindAllString(screen, -1) {
		if m != "#12181a" { // the skip link is dark on the halo in both palettes
			t.Errorf("colour %s stands in the stylesheet and not in the tokens", m)
		}
	}
}

var usedClass = regexp.MustCompile(`class="([^"]*)"`)
var plainClass = regexp.MustCompile(`^[wd]-[a-z0-9-]+$`)

// Every class that a template writes has a rule.
func TestClassesHaveRules(t *testing.T) {
	files, err := templates.ReadDir("sjablonen")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"w-hidden": true, "w-label": true, "w-main": true, "w-header": true}
	for _, f := range files {
		text, err := templates.ReadFile("sjablonen/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range usedClass.FindAllStringSubmatch(string(text), -1) {
			for class := range strings.FieldsSeq(m[1]) {
				if plainClass.MatchString(class) && !strings.HasSuffix(class, "-") && !known[class] && !strings.Contains(string(styleCSS), "."+class) {
					t.Errorf("%s uses the class %s, which has no rule", f.Name(), class)
				}
			}
		}
	}
}

// The names are the promise to who writes pages; every one draws something of
// its own.
func TestIcons(t *testing.T) {
	seen := map[string]string{}
	for _, name := range Icons() {
		if other, ok := seen[icons[name]]; ok {
			t.Errorf("%s and %s are the same drawing", name, other)
		}
		seen[icons[name]] = name
	}
	if _, err := icon("bestaat-niet"); err == nil {
		t.Error("an unknown icon gives no fault")
	}
	shapes := map[string]bool{}
	for _, s := range []State{Neutral, Info, Success, Warning, Danger} {
		shapes[s.Icon()] = true
	}
	if len(shapes) != 5 {
		t.Error("two states share an icon and cannot be told apart in grey")
	}
}

func TestScriptIsSmall(t *testing.T) {
	if len(scriptJS) > 4096 {
		t.Errorf("the script has %d bytes, 4096 is the most", len(scriptJS))
	}
	if n := len(zip(append(append([]byte{}, tokensCSS...), styleCSS...))); n > 12_000 {
		t.Errorf("the stylesheet has %d bytes when compressed, 12000 is the most", n)
	}
}
