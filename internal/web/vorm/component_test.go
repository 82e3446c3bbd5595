package vorm_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// nasty is what somebody may type in any text: markup, quotes, an address that
// runs script, a direction mark, and one long word.
const nasty = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp; ` + "\u202e" + `{{.}} javascript:alert(3)`

// components gives one of each component, with all its texts the same.
func components(s string) []vorm.Component {
	tag := vorm.Tag{Text: s}
	button := vorm.Button{Text: s, Name: s, Value: s, Context: s}
	why := vorm.Why{Label: s, About: s, Steps: []string{s}, Body: s}
	options := []vorm.Option{{Value: s, Text: s, Hint: s, Divider: s}, {Value: "b", Text: s, Disabled: true}}
	field := func(k vorm.FieldKind) vorm.Field {
		return vorm.Field{Kind: k, Name: "naam", Label: s, Hint: s, Error: s, Value: s, Values: []string{s}, Parts: [3]string{s, s, s}, Options: options, Prefix: s, Suffix: s, Autocomplete: s, MaxLength: 9}
	}
	comp := vorm.Compartment{Kind: vorm.CompartmentKind(s), Name: s, Readers: s}
	return []vorm.Component{
		tag, button, vorm.Button{Text: s, Href: s}, why, comp,
		vorm.Identity{Name: s, Href: s, Director: vorm.Known(s), Safety: tag, Writes: &comp},
		vorm.Known(s), vorm.Unknown(), vorm.None(s), vorm.Withheld(), vorm.Stack{s, tag}, vorm.Inline{s, tag},
		vorm.Link{Text: s, Href: s, Count: s, Icon: "gezin", Current: true}, vorm.Back{Text: s, Href: s},
		vorm.Breadcrumbs{{Text: s, Href: s}, {Text: s}},
		vorm.SideNav{Label: s, Groups: []vorm.NavGroup{{Title: s, Links: []vorm.Link{{Text: s, Href: s}}}}},
		vorm.Tabs{Label: s, Links: []vorm.Link{{Text: s, Href: s}}}, vorm.Pagination{Previous: s, Next: s, Shown: s},
		vorm.Actions{button}, vorm.PostButton{Action: s, Button: button, Hidden: []vorm.Pair{{Name: s, Value: s}}},
		field(vorm.TextField), field(vorm.PasswordField), field(vorm.NumberField), field(vorm.AreaField),
		field(vorm.SelectField), field(vorm.RadioField), field(vorm.CheckField), field(vorm.DateField), field(vorm.FileField),
		vorm.ErrorSummary{Title: s, Faults: []vorm.Fault{{Field: s, Text: s}, {Text: s}}},
		vorm.SummaryList{{Key: s, Value: s, Source: s, Change: s}}, vorm.TaskList{{Text: s, Href: s, Hint: s, State: tag}},
		vorm.Timeline{{Title: s, When: time.Date(2022, 3, 7, 0, 0, 0, 0, time.UTC), By: s, Text: s, Href: s}},
		vorm.Card{Title: s, Href: s, Tag: &tag, Body: s, Actions: []any{button}}, vorm.Grid{s}, vorm.Figure{Number: s, Text: s},
		vorm.Banner{State: vorm.Danger, Title: s, Text: s, Links: []vorm.Link{{Text: s, Href: s}, {Text: s, Href: s}}, Urgent: true},
		vorm.BreakGlass{Reason: s, Until: s, Stop: s}, vorm.Empty{Title: s, Text: s, Action: &button},
		vorm.Progress{ID: "p", Text: s, Done: 3, Total: 2, Refresh: s}, vorm.Progress{ID: "p", Text: s}, vorm.Steps{Names: []string{s, s}, Current: 1},
		vorm.Cell{Value: s, Note: s, Why: &why},
		vorm.Table{Caption: s, Columns: []vorm.Column{{Title: s, Sort: s, Sorted: "ascending"}, {Title: s, Number: true, Sorted: "descending", Sort: s}}, Rows: []vorm.Row{{Late: true, Cells: []any{s, s, s}}}, Sum: []any{s, s}},
		vorm.Comparison{Choices: []vorm.Choice{{Title: s, Tag: &tag, Text: s, Chosen: true, Lines: []vorm.CompareLine{{Key: s, Value: s, Delta: s, Why: &why}}, Total: &vorm.CompareLine{Key: s, Value: s}, Actions: []any{button}}}},
		vorm.Family{ID: "f", Title: s, People: []vorm.Person{{ID: "a", Name: s, Role: s, Age: s, Href: s}, {ID: "b", Child: true}}, Homes: []vorm.Home{{Name: s, People: []string{"a", "zz"}}}, Parents: []vorm.ParentLink{{Parent: "a", Child: "b", Custody: vorm.HasCustody}}, Partners: []vorm.Couple{{A: "a", B: "a"}}},
		vorm.BarChart{ID: "s", Title: s, Description: s, Unit: s, Bars: []vorm.Bar{{Label: s, Value: -1, Text: s}, {Label: s, Value: 1 << 62, Text: s}}},
		vorm.LineChart{ID: "l", Title: s, Description: s, Moments: []string{s}, Series: []vorm.Series{{Name: s, Values: []int64{1}, Texts: []string{s}}, {Name: s}}},
	}
}

func TestComponentsWithNastyTexts(t *testing.T) {
	r := newRenderer(t)
	for _, text := range []string{nasty, "", "Lot Voorbeeld", strings.Repeat("ë", 3000)} {
		for _, c := range components(text) {
			out, err := r.HTML(c)
			if err != nil {
				t.Errorf("%T: %v", c, err)
				continue
			}
			if err := balanced(string(out)); err != nil {
				t.Errorf("%T: %v in %.300s", c, err, out)
			}
			for _, bad := range []string{"<script", "<img", "href=\"javascript:", "ZgotmplZ\" onerror", "action=\"javascript:"} {
				if strings.Contains(string(out), bad) {
					t.Errorf("%T writes %s: %.400s", c, bad, out)
				}
			}
		}
	}
}

// Every component type of the package stands in the list above: one that is
// added without a test is found by its partial.
func TestEveryPartialIsTested(t *testing.T) {
	var tested []string
	for _, c := range components("x") {
		tested = append(tested, c.Partial())
	}
	for _, name := range vorm.PartialNames(newRenderer(t)) {
		if !slices.Contains(tested, name) {
			t.Errorf("partial %q is shown by no test", name)
		}
	}
}

// A withheld value looks the same whatever it hides, and differs from unknown,
// absent and empty.
func TestValuesDiffer(t *testing.T) {
	r := newRenderer(t)
	seen := map[string]bool{}
	for _, v := range []vorm.Value{vorm.Withheld(), vorm.Unknown(), vorm.None(""), vorm.Known("x"), {}} {
		out, err := r.HTML(v)
		if err != nil {
			t.Fatal(err)
		}
		seen[string(out)] = true
	}
	if len(seen) != 5 {
		t.Errorf("only %d of 5 values look different: %v", len(seen), seen)
	}
	if !reflect.DeepEqual(vorm.Withheld(), vorm.Withheld()) || vorm.Withheld().Show() != nil {
		t.Error("a withheld value carries something")
	}
}

// Late, due, waiting, done and to do differ in icon or outline, without colour.
func TestTagsDifferInGrey(t *testing.T) {
	r := newRenderer(t)
	colour := regexp.MustCompile(`w-state-[a-z]+`)
	seen := map[string]bool{}
	for _, tag := range []vorm.Tag{vorm.TagLate("x"), vorm.TagDue("x"), vorm.TagWaiting("x"), vorm.TagDone("x"), vorm.TagTodo("x")} {
		out, err := r.HTML(tag)
		if err != nil {
			t.Fatal(err)
		}
		seen[colour.ReplaceAllString(string(out), "")] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d of 5 states look different in grey", len(seen))
	}
}

var anyTag = regexp.MustCompile(`<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>`)
var duplicateAttribute = regexp.MustCompile(`\s([a-z-]+)=`)
var void = []string{"meta", "link", "input", "br", "img", "hr"}

// balanced tells whether each element is closed where it must be, and no tag has
// an attribute twice.
func balanced(html string) error {
	var open []string
	for _, m := range anyTag.FindAllStringSubmatch(html, -1) {
		name := strings.ToLower(m[2])
		if slices.Contains(void, name) || strings.HasSuffix(m[3], "/") {
			continue
		}
		if m[1] == "" {
			open = append(open, name)
			if err := once(m[3]); err != nil {
				return err
			}
			continue
		}
		if len(open) == 0 || open[len(open)-1] != name {
			return fmt.Errorf("</%s> closes %v", name, open)
		}
		open = open[:len(open)-1]
	}
	if len(open) > 0 {
		return fmt.Errorf("not closed: %v", open)
	}
	return nil
}

var quoted = regexp.MustCompile(`"[^"]*"`)

func once(attributes string) error {
	seen := map[string]bool{}
	for _, m := range duplicateAttribute.FindAllStringSubmatch(quoted.ReplaceAllString(attributes, `""`), -1) {
		if seen[m[1]] {
			return errors.New("attribute twice: " + m[1])
		}
		seen[m[1]] = true
	}
	return nil
}

func TestStyleGuidePage(t *testing.T) {
	var buf bytes.Buffer
	if err := newRenderer(t).RenderTo(&buf, "stijlgids", vorm.StyleGuidePage()); err != nil {
		t.Fatal(err)
	}
	if err := vorm.CheckPage(buf.Bytes()); err != nil {
		t.Error(err)
	}
	if err := balanced(buf.String()); err != nil {
		t.Error(err)
	}
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`\sid="([^"]*)"`).FindAllStringSubmatch(buf.String(), -1) {
		if ids[m[1]] {
			t.Errorf("id %q stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(buf.String(), -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
	t.Logf("the style guide has %d bytes", buf.Len())
}

func TestCheckPage(t *testing.T) {
	for _, bad := range []string{`<p style="x">`, `<style>a{}</style>`, `<a onclick="x">`, `<script>x</script>`, `<a href="javascript:x">`, strings.Repeat("x", vorm.MaxPage+1)} {
		if vorm.CheckPage([]byte(bad)) == nil {
			t.Errorf("accepted: %.40s", bad)
		}
	}
	if err := vorm.CheckPage([]byte(`<p>Kies de stijl=mooi.</p><script src="/a.js" defer></script>`)); err != nil {
		t.Error(err)
	}
}
