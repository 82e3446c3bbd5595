package webtest

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const formPage = `<!doctype html><html lang="nl"><head><title>Formulier</title><style>:focus-visible{outline:3px solid}</style></head><body>
<main><h1>Formulier</h1><form method="post" action="/klaar">
<label for="n">Naam</label><input id="n" name="naam" value="oud">
<fieldset><legend>Geboortedatum</legend><label for="d">Dag</label><input id="d" name="dag"><label for="m">Maand</label><input id="m" name="maand"><label for="j">Jaar</label><input id="j" name="jaar"></fieldset>
<label for="r">Rol (niet verplicht)</label><select id="r" name="rol"><option value="">Kies</option><option value="k">Kind</option></select>
<fieldset><legend>Doet mee</legend><input type="radio" id="ja" name="mee" value="ja"><label for="ja">Ja</label></fieldset>
<button>Ga verder</button></form><a href="#beneden">Beneden</a></main></body></html>`

const signInPage = `<!doctype html><html lang="nl"><head><title>Aanmelden</title></head><body><main><h1>Aanmelden</h1>
<form method="post" action="/klaar"><label for="g">Gebruikersnaam</label><input id="g" name="naam"><label for="w">Wachtwoord</label><input id="w" type="password" name="woord"><button>Meld aan</button></form></main></body></html>`

const badPage = `<!doctype html><html><head><title></title><style>a:focus{outline:none}</style></head><body><div style="width:900px">breed</div><img src="x.png"><a href="/x">zonder rand</a></body></html>`

func server(t *testing.T) string {
	t.Helper()
	page := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, text) }
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/formulier", page(formPage))
	mux.HandleFunc("/aanmelden", page(signInPage))
	mux.HandleFunc("/slecht", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "img-src 'none'")
		page(badPage)(w, r)
	})
	mux.HandleFunc("/klaar", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, "form", http.StatusBadRequest)
			return
		}
		fmt.Fprintf(w, `<!doctype html><html lang="nl"><title>Klaar</title><body><main><h1>Klaar</h1><p>%s</p></main>`, html.EscapeString(r.PostForm.Encode()))
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s.URL
}

// recorder is a test that remembers that it failed, to prove that the checks of
// this package can fail.
type recorder struct {
	testing.TB
	faults []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func TestFormInBrowser(t *testing.T) {
	url := server(t)
	p := Start(t).Page(t)
	if status := p.Open(url + "/formulier"); status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	p.Fill("Naam", "Lot Voorbeeld")
	p.FillDate("Geboortedatum", "7", "3", "2019")
	p.Choose("Rol", "Kind")
	p.Tick("Doet mee > Ja")
	if got := p.Value("Naam"); got != "Lot Voorbeeld" {
		t.Errorf("the field has %q", got)
	}
	p.Press("Ga verder")
	p.Shows("dag=7&jaar=2019&maand=3&mee=ja&naam=Lot+Voorbeeld&rol=k")
	if p.Title() != "Klaar" || p.Path() != "/klaar" || !p.Has("h1") || p.Has("form") {
		t.Errorf("not at the next page: %s %s", p.Title(), p.Path())
	}
	p.SignIn(url+"/aanmelden", "noor", "geheim woord")
	p.Shows("naam=noor&woord=geheim+woord")
}

func TestKeyboardInBrowser(t *testing.T) {
	p := Start(t).Page(t)
	p.Open(server(t) + "/formulier")
	order := p.KeyboardOrder()
	if want := []string{"Naam", "Dag", "Maand", "Jaar", "Rol (niet verplicht)", "Ja", "Ga verder", "Beneden"}; !slices.Equal(order, want) {
		t.Errorf("the keyboard goes %q, want %q", order, want)
	}
	p.Open(p.url())
	p.TabTo("#n")
	p.Key("Bo")
	p.TabTo("button")
	p.EnterTo()
	p.Shows("naam=Bo")
}

func (p *Page) url() string { return Eval[string](p, "location.href") }

// Two pages do not share a sign-in.
func TestPagesAreApart(t *testing.T) {
	url, b := server(t), Start(t)
	one, other := b.Page(t), b.Page(t)
	one.Open(url + "/formulier")
	other.Open(url + "/formulier")
	Eval[string](one, `document.cookie = "wie=noor"`)
	if got := Eval[string](other, `document.cookie`); got != "" {
		t.Error("a cookie of one page is seen by another")
	}
}

func TestChecksCanFail(t *testing.T) {
	p := Start(t).Page(t)
	p.Open(server(t) + "/slecht")
	for name, check := range map[string]func(*Page){
		"NoOverflow":    func(p *Page) { p.NoOverflow(360) },
		"Shows":         func(p *Page) { p.Shows("staat er niet") },
		"Hides":         func(p *Page) { p.Hides("breed") },
		"KeyboardOrder": func(p *Page) { p.KeyboardOrder() },
		"NoConsoleErrors": func(p *Page) { // img-src of the policy stops the picture
			p.Open(p.url())
			p.NoConsoleErrors()
		},
	} {
		r := &recorder{TB: t}
		check(&Page{t: r, ctx: p.ctx, console: p.console})
		if len(r.faults) == 0 {
			t.Errorf("%s finds nothing wrong with a bad page", name)
		}
	}
}

func TestAxeCanFail(t *testing.T) {
	p := Start(t).Page(t)
	p.Open(server(t) + "/slecht")
	var ids []string
	for _, f := range p.Axe() {
		ids = append(ids, f.ID)
	}
	for _, want := range []string{"image-alt", "html-has-lang", "document-title"} {
		if !slices.Contains(ids, want) {
			t.Errorf("axe does not find %s, only %v", want, ids)
		}
	}
}

func TestScreenshot(t *testing.T) {
	p := Start(t).Page(t)
	dir := t.TempDir()
	t.Setenv("WIJZER_SCREENSHOTS", dir)
	p.Open(server(t) + "/formulier")
	p.Screenshot("Een naam/met ../ tekens")
	p.PDF("blad")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) != 2 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil || !strings.Contains(string(content[:8]), "PNG") && !strings.HasPrefix(string(content), "%PDF") {
			t.Errorf("%s is no picture (%v)", filepath.Base(f), err)
		}
	}
}

func TestAxeFile(t *testing.T) {
	dir := t.TempDir()
	deep := filepath.Join(dir, "node_modules", "axe-core")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(deep, "axe.min.js")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, named := range []string{file, deep, filepath.Dir(deep)} {
		t.Setenv("WIJZER_AXE", named)
		if got := axeFile(); got != file {
			t.Errorf("not found from %d characters", len(named))
		}
	}
	t.Setenv("WIJZER_AXE", filepath.Join(dir, "weg"))
	if axeFile() != "" {
		t.Error("found what is not there")
	}
}
