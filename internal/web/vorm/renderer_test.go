package vorm_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

type ownCard struct{ Name string }

func (ownCard) Partial() string { return "own-card" }

type broken struct{}

func (broken) Late() (string, error) { return "", errors.New("no") }

func pages(content string) fstest.MapFS {
	return fstest.MapFS{
		"lijst.html":   {Data: []byte(`{{define "content"}}<h1>Lijst</h1>{{toon .}}{{end}}{{define "deel"}}<p id="deel">{{.}}</p>{{end}}`)},
		"laat.html":    {Data: []byte(`{{define "content"}}<h1>Begin</h1>{{.Late}}{{end}}`)},
		"_eigen.html":  {Data: []byte(`{{define "own-card"}}<b>{{.Name}}</b>{{end}}`)},
		"_meer.html":   {Data: []byte(content)},
		"geen-pagina.": {Data: []byte(`x`)},
	}
}

func TestRenderer(t *testing.T) {
	r, err := vorm.NewRenderer(vorm.Options{Product: "Proef"}, pages(""))
	if err != nil {
		t.Fatal(err)
	}
	w := httptest.NewRecorder()
	if err := r.Render(w, http.StatusTeapot, "lijst", vorm.Page{Title: "Lijst", Data: ownCard{"<Lot>"}}); err != nil {
		t.Fatal(err)
	}
	body := w.Body.String()
	for _, want := range []string{"<title>Lijst – Proef</title>", "<b>&lt;Lot&gt;</b>", `lang="nl"`, `href="#inhoud"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s in %s", want, body)
		}
	}
	if w.Code != http.StatusTeapot || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, headers %v", w.Code, w.Header())
	}
	var part bytes.Buffer
	if err := r.Fragment(&part, "lijst", "deel", "x"); err != nil || part.String() != `<p id="deel">x</p>` {
		t.Errorf("fragment %q, %v", part.String(), err)
	}
}

// A page that fails half-way sends nothing at all.
func TestNoHalfPages(t *testing.T) {
	r, err := vorm.NewRenderer(vorm.Options{}, pages(""))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]any{"laat": broken{}, "bestaat-niet": nil} {
		w := httptest.NewRecorder()
		if err := r.Render(w, http.StatusOK, name, vorm.Page{Data: data}); err == nil {
			t.Errorf("%s: no fault", name)
		}
		if w.Body.Len() > 0 || len(w.Header()) > 0 {
			t.Errorf("%s: half a page was sent", name)
		}
	}
}

func TestFaultsComeAtStart(t *testing.T) {
	if _, err := vorm.NewRenderer(vorm.Options{}, fstest.MapFS{"leeg.html": {Data: []byte("geen define")}}); err == nil {
		t.Error("a page without content is accepted")
	}
	if _, err := vorm.NewRenderer(vorm.Options{}, pages(`{{define "x"}}{{if}}`)); err == nil {
		t.Error("a template with a fault is accepted")
	}
	if _, err := vorm.NewRenderer(vorm.Options{}, pages(`{{define "x"}}{{bestaatniet}}{{end}}`)); err == nil {
		t.Error("an unknown function is accepted")
	}
}

func TestFailedPageSaysSoInItsTitle(t *testing.T) {
	r, err := vorm.NewRenderer(vorm.Options{}, pages(""))
	if err != nil {
		t.Fatal(err)
	}
	f := vorm.NewForm(nil)
	f.Required("naam", "Vul de naam in.")
	var buf bytes.Buffer
	if err := r.RenderTo(&buf, "lijst", vorm.Page{Title: "Kind", Errors: f.Summary(), Refresh: 5}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<title>Fout: Kind", "<noscript><meta http-equiv=\"refresh\" content=\"5\">", "Vul de naam in."} {
		if !strings.Contains(buf.String(), want) {
			t.Errorf("no %s in %s", want, buf.String())
		}
	}
}

// A municipality's theme is loaded after the stylesheet, and switches the dark
// palette off, which it does not know.
func TestTheme(t *testing.T) {
	assets := vorm.NewAssets(vorm.DefaultPrefix)
	assets.Add(vorm.ThemeFile, []byte(".gemeente-theme{--utrecht-link-color:#00f}"))
	r, err := vorm.NewRenderer(vorm.Options{Assets: assets, ThemeClass: "gemeente-theme"}, pages(""))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := r.RenderTo(&buf, "lijst", vorm.Page{}); err != nil {
		t.Fatal(err)
	}
	own, theme := strings.Index(buf.String(), "/stijl/wijzer."), strings.Index(buf.String(), "/stijl/thema.")
	if own < 0 || theme < own || !strings.Contains(buf.String(), `class="gemeente-theme" data-thema`) {
		t.Errorf("the theme is not loaded after the stylesheet: %s", buf.String()[:400])
	}
}

func TestAssets(t *testing.T) {
	assets := vorm.NewAssets("/stijl/")
	path, err := assets.Path("wijzer.css")
	if err != nil || !strings.HasPrefix(path, "/stijl/wijzer.") || len(path) != len("/stijl/wijzer.012345678901.css") {
		t.Fatalf("path %q, %v", path, err)
	}
	get := func(method, path, accept string) *httptest.ResponseRecorder {
		w, req := httptest.NewRecorder(), httptest.NewRequest(method, path, nil)
		req.Header.Set("Accept-Encoding", accept)
		assets.ServeHTTP(w, req)
		return w
	}
	plain, zipped := get("GET", path, ""), get("GET", path, "br, gzip;q=0.8")
	if zipped.Header().Get("Content-Encoding") != "gzip" || plain.Header().Get("Content-Encoding") != "" {
		t.Errorf("encodings %v and %v", plain.Header(), zipped.Header())
	}
	zr, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(zr)
	if err != nil || !bytes.Equal(text, plain.Body.Bytes()) {
		t.Errorf("the compressed file differs: %v", err)
	}
	if got := plain.Header(); !strings.Contains(got.Get("Cache-Control"), "immutable") || got.Get("Content-Type") != "text/css; charset=utf-8" || got.Get("Vary") != "Accept-Encoding" {
		t.Errorf("headers %v", got)
	}
	if w := get("GET", path, "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
		t.Error("gzip for a reader that refuses it")
	}
	for _, c := range []struct {
		method, path string
		status       int
	}{{"GET", "/stijl/wijzer.css", 404}, {"GET", "/stijl/../tokens.css", 404}, {"POST", path, 405}, {"HEAD", path, 200}} {
		if w := get(c.method, c.path, ""); w.Code != c.status {
			t.Errorf("%s %s: %d, want %d", c.method, c.path, w.Code, c.status)
		}
	}
	before := path
	assets.Add("wijzer.css", []byte("a{}"))
	if after, _ := assets.Path("wijzer.css"); after == before || get("GET", before, "").Code != 404 {
		t.Error("another content has the same address")
	}
}

func BenchmarkStyleGuide(b *testing.B) {
	r, p := newRenderer(b), vorm.StyleGuidePage()
	for b.Loop() {
		if err := r.RenderTo(io.Discard, "stijlgids", p); err != nil {
			b.Fatal(err)
		}
	}
}
