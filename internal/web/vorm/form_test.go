package vorm_test

import (
	"html"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"pgregory.net/rapid"
)

func dateValues(d, m, y string) url.Values {
	return url.Values{"dag-dag": {d}, "dag-maand": {m}, "dag-jaar": {y}}
}

func TestFormDay(t *testing.T) {
	for _, c := range []struct{ d, m, y, code string }{
		{"7", "3", "2022", ""}, {" 07", "03 ", "2022", ""}, {"29", "2", "2024", ""},
		{"29", "2", "2023", "DATUM-BESTAAT-NIET"}, {"31", "4", "2022", "DATUM-BESTAAT-NIET"}, {"0", "1", "2022", "DATUM-BESTAAT-NIET"}, {"1", "13", "2022", "DATUM-BESTAAT-NIET"},
		{"1", "1", "22", "DATUM-JAAR"}, {"1", "1", "99999", "DATUM-JAAR"},
		{"", "3", "2022", "DATUM-LEEG"}, {"zeven", "3", "2022", "DATUM-CIJFERS"},
	} {
		f := vorm.NewForm(dateValues(c.d, c.m, c.y))
		day, ok := f.Day("dag", "de geboortedatum")
		code := ""
		if len(f.Faults()) > 0 {
			code = f.Faults()[0].Code
		}
		if code != c.code || ok != (c.code == "") {
			t.Errorf("%s-%s-%s: fault %q, want %q", c.d, c.m, c.y, code, c.code)
		}
		if ok && day.IsZero() {
			t.Errorf("%s-%s-%s: no day", c.d, c.m, c.y)
		}
	}
}

func TestFormAmount(t *testing.T) {
	for in, want := range map[string]geld.Bedrag{"79,85": 7985, "79.85": 7985, "1.234,56": 123456, "1.234": 123400, "€ 12": 1200, "1.234.567,89": 123456789, "0,05": 5} {
		f := vorm.NewForm(url.Values{"b": {in}})
		if got, ok := f.Amount("b", "het bedrag"); !ok || got != want {
			t.Errorf("Amount(%q) = %d, %v; want %d", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "twaalf", "12,3", "1,2,3", "999900006x", "12,345"} {
		f := vorm.NewForm(url.Values{"b": {in}})
		if _, ok := f.Amount("b", "het bedrag"); ok || f.OK() {
			t.Errorf("Amount(%q) is accepted", in)
		}
	}
}

func TestFormNumberAndChoice(t *testing.T) {
	f := vorm.NewForm(url.Values{"n": {"1.060"}, "k": {"nep"}, "uit": {"x"}})
	if n, ok := f.Number("n", "het aantal", 1, 10080); !ok || n != 1060 {
		t.Errorf("Number = %d, %v", n, ok)
	}
	options := []vorm.Option{{Value: "ja"}, {Value: "x", Disabled: true}}
	if f.OneOf("k", options, "Kies ja of nee.") != "" || f.OneOf("uit", options, "Kies ja of nee.") != "" || f.OneOf("weg", options, "Kies.") != "" {
		t.Error("an answer that was not offered is accepted")
	}
	f.Required("leeg", "Vul de naam in.")
	if len(f.Faults()) != 4 || f.Summary() == nil {
		t.Errorf("not all faults at once: %v", f.Faults())
	}
}

// Nothing typed is lost, whatever it is, and no fault repeats it.
func TestNothingTypedIsLost(t *testing.T) {
	r := newRenderer(t)
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.StringMatching(`[ -~éëü€]{0,40}`).Draw(t, "typed")
		f := vorm.NewForm(url.Values{"v": {typed}, "d-dag": {typed}, "anders": {"x"}})
		f.Number("v", "het aantal", 1, 2)
		f.Day("d", "de dag")
		for _, field := range []vorm.Field{{Name: "v", Label: "L"}, {Name: "v", Label: "L", Kind: vorm.AreaField}, {Name: "d", Label: "L", Kind: vorm.DateField}} {
			out, err := r.HTML(f.Field(field))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(html.UnescapeString(string(out)), typed) {
				t.Fatalf("lost what was typed in %s", out)
			}
			if err := balanced(string(out)); err != nil {
				t.Fatal(err)
			}
		}
		for _, fault := range f.Faults() {
			if len(typed) > 6 && strings.Contains(fault.Text, typed) {
				t.Fatal("a fault repeats what was typed")
			}
		}
	})
}

func TestPasswordIsNeverSentBack(t *testing.T) {
	f := vorm.NewForm(url.Values{"w": {"geheim-woord"}})
	out, err := newRenderer(t).HTML(f.Field(vorm.Field{Kind: vorm.PasswordField, Name: "w", Label: "Wachtwoord"}))
	if err != nil || strings.Contains(string(out), "geheim-woord") {
		t.Errorf("the password is in the page (%v)", err)
	}
}

// A field whose fault stands in the summary is linked to, described and marked.
func TestFieldShowsItsFault(t *testing.T) {
	r := newRenderer(t)
	f := vorm.NewForm(url.Values{"d-dag": {"31"}, "d-maand": {"2"}, "d-jaar": {"2022"}})
	f.Day("d", "de geboortedatum")
	for _, kind := range []vorm.FieldKind{vorm.TextField, vorm.AreaField, vorm.SelectField, vorm.RadioField, vorm.CheckField, vorm.DateField, vorm.FileField} {
		out, err := r.HTML(f.Field(vorm.Field{Kind: kind, Name: "d", Label: "Geboortedatum", Hint: "Bijvoorbeeld 7 3 2019.", Options: []vorm.Option{{Value: "a", Text: "A"}}}))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`id="veld-d"`, `aria-describedby="hulp-d fout-d"`, `id="fout-d"`, `id="hulp-d"`, "deze dag bestaat niet"} {
			if !strings.Contains(string(out), want) {
				t.Errorf("%s: no %s in %s", kind, want, out)
			}
		}
	}
	summary, err := r.HTML(f.Summary())
	if err != nil || !strings.Contains(string(summary), `href="#veld-d"`) || !strings.Contains(string(summary), "autofocus") {
		t.Errorf("the summary does not lead to the field: %s, %v", summary, err)
	}
}
