package vorm

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

//go:embed sjablonen/*.html paginas/*.html
var templates embed.FS

// MaxPage is the largest page that Wijzer sends, in bytes before compression.
const MaxPage = 100_000

// Options of a [Renderer]. The zero value is usable.
type Options struct {
	Product    string         // name in the header; empty gives "Wijzer"
	Owner      string         // whose installation it is: "Gemeente Rotterdam"
	Home       string         // where the product name leads; empty gives "/"
	Footer     []Link         // links in the footer, for example to the accessibility statement
	Zone       *time.Location // of the instants that are shown; nil is UTC
	Assets     *Assets        // nil makes them from what is embedded
	ThemeClass string         // class that a theme file of NL Design System asks for on the page
}

// Renderer holds the parsed templates. It is safe for concurrent use.
type Renderer struct {
	options Options
	shared  *template.Template
	pages   map[string]*template.Template
}

// NewRenderer reads all page templates. A page is a file name.html that defines
// "content"; it is rendered by that name. Files whose names begin with an
// underscore are shared by all pages. All faults come now, none at a request.
func NewRenderer(o Options, sources ...fs.FS) (*Renderer, error) {
	r := &Renderer{options: o.complete(), pages: map[string]*template.Template{}}
	if err := r.parseShared(sources); err != nil {
		return nil, err
	}
	own, err := fs.Sub(templates, "paginas")
	if err != nil {
		return nil, fmt.Errorf("vorm: %w", err)
	}
	for _, source := range append([]fs.FS{own}, sources...) {
		if err := r.parsePages(source); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (o Options) complete() Options {
	if o.Product == "" {
		o.Product = "Wijzer"
	}
	if o.Home == "" {
		o.Home = "/"
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Assets == nil {
		o.Assets = NewAssets(DefaultPrefix)
	}
	return o
}

func (r *Renderer) parseShared(sources []fs.FS) error {
	funcs := Funcs(r.options.Zone)
	funcs["toon"] = r.show
	funcs["asset"] = r.options.Assets.Path
	t, err := template.New("vorm").Funcs(funcs).Option("missingkey=error").ParseFS(templates, "sjablonen/*.html")
	if err != nil {
		return fmt.Errorf("vorm: %w", err)
	}
	for _, source := range sources {
		names, err := fs.Glob(source, "_*.html")
		if err != nil {
			return fmt.Errorf("vorm: %w", err)
		}
		for _, name := range names {
			if t, err = t.ParseFS(source, name); err != nil {
				return fmt.Errorf("vorm: %w", err)
			}
		}
	}
	r.shared = t
	return nil
}

func (r *Renderer) parsePages(source fs.FS) error {
	names, err := fs.Glob(source, "[^_]*.html")
	if err != nil {
		return fmt.Errorf("vorm: %w", err)
	}
	for _, file := range names {
		t, err := r.shared.Clone()
		if err != nil {
			return fmt.Errorf("vorm: %w", err)
		}
		if t, err = t.ParseFS(source, file); err != nil {
			return fmt.Errorf("vorm: %w", err)
		}
		if t.Lookup("content") == nil {
			return fmt.Errorf("vorm: page %s does not define \"content\"", file)
		}
		r.pages[strings.TrimSuffix(path.Base(file), ".html")] = t
	}
	return nil
}

// layoutData is what the template "layout" gets.
type layoutData struct {
	Page
	Options Options
}

// RenderTo writes a page. Nothing is written when the page fails.
func (r *Renderer) RenderTo(w io.Writer, name string, p Page) error {
	return r.execute(w, name, "layout", layoutData{Page: p, Options: r.options})
}

// Fragment writes one template of a page, without the layout, for the script
// that replaces a part of a page.
func (r *Renderer) Fragment(w io.Writer, name, block string, data any) error {
	return r.execute(w, name, block, data)
}

func (r *Renderer) execute(w io.Writer, name, block string, data any) error {
	t, ok := r.pages[name]
	if !ok {
		return fmt.Errorf("vorm: no page named %q", name)
	}
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, block, data); err != nil {
		return fmt.Errorf("vorm: page %s: %w", name, err)
	}
	_, err := buf.WriteTo(w)
	return err
}

// Render answers a request with a page. On a fault nothing has been sent yet, so
// that the caller can still answer with its own error page.
func (r *Renderer) Render(w http.ResponseWriter, status int, name string, p Page) error {
	var buf bytes.Buffer
	if err := r.RenderTo(&buf, name, p); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(buf.Len()))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	_, err := buf.WriteTo(w)
	return err
}

// Assets gives the files that the pages of this renderer link to.
func (r *Renderer) Assets() *Assets { return r.options.Assets }

// HTML renders one component, for tests and for fragments.
func (r *Renderer) HTML(c Component) (template.HTML, error) { return r.show(c) }

// show is the function toon: a component by its partial, anything else as text.
func (r *Renderer) show(v any) (template.HTML, error) {
	switch x := v.(type) {
	case nil:
		return "", nil
	case Component:
		var buf bytes.Buffer
		if err := r.shared.ExecuteTemplate(&buf, x.Partial(), x); err != nil {
			return "", err
		}
		return template.HTML(buf.String()), nil //nolint:gosec // output of an escaping template
	case template.HTML:
		return x, nil
	case geld.Bedrag:
		return escape(x.Nederlands()), nil
	case geld.Minuten:
		return escape(x.Nederlands()), nil
	case time.Time:
		text, err := Datum(x)
		return escape(text), err
	case int:
		return escape(Getal(int64(x))), nil
	}
	return escape(fmt.Sprint(v)), nil
}

func escape(s string) template.HTML {
	return template.HTML(template.HTMLEscapeString(s)) //nolint:gosec // just escaped
}
