package vorm

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed" // the stylesheet and the script
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed stijl/tokens.css
var tokensCSS []byte

//go:embed stijl/stijl.css
var styleCSS []byte

//go:embed stijl/wijzer.js
var scriptJS []byte

//go:embed stijl/wijzer.svg
var favicon []byte

// DefaultPrefix is where the assets are served.
const DefaultPrefix = "/stijl/"

// ThemeFile is the name of the stylesheet of a municipality. When an asset has
// this name, pages load it after their own stylesheet.
const ThemeFile = "thema.css"

// Assets serves files under names that carry the hash of their content, so that
// a browser may keep them for ever. Add what a theme brings before the first
// request; after that it is safe for concurrent use.
type Assets struct {
	prefix string
	byName map[string]*asset
	byPath map[string]*asset
}

type asset struct {
	path, kind    string
	plain, zipped []byte
}

// NewAssets makes the stylesheet, the script and the icon of Wijzer ready to be
// served below a prefix that ends in a slash.
func NewAssets(prefix string) *Assets {
	a := &Assets{prefix: prefix, byName: map[string]*asset{}, byPath: map[string]*asset{}}
	a.Add("wijzer.css", bytes.Join([][]byte{tokensCSS, styleCSS}, nil))
	a.Add("wijzer.js", scriptJS)
	a.Add("wijzer.svg", favicon)
	return a
}

// Add makes a file ready; one with the same name is replaced.
func (a *Assets) Add(name string, content []byte) {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	hashed := a.prefix + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
	f := &asset{path: hashed, kind: contentType(ext), plain: content, zipped: zip(content)}
	if old := a.byName[name]; old != nil {
		delete(a.byPath, old.path)
	}
	a.byName[name], a.byPath[hashed] = f, f
}

func contentType(ext string) string {
	switch ext { // not left to the files of the machine
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

func zip(content []byte) []byte {
	var buf bytes.Buffer
	w, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(content); err != nil {
		return nil
	}
	if err := w.Close(); err != nil || buf.Len() >= len(content) {
		return nil
	}
	return buf.Bytes()
}

// Path gives the address of a file by its own name. It is the function asset in
// templates.
func (a *Assets) Path(name string) (string, error) {
	f, ok := a.byName[name]
	if !ok {
		return "", fmt.Errorf("vorm: no asset named %q", name)
	}
	return f.path, nil
}

// HasTheme tells whether a municipality's theme was added.
func (a *Assets) HasTheme() bool { return a.byName[ThemeFile] != nil }

// ServeHTTP implements http.Handler for the addresses below the prefix.
func (a *Assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := a.byPath[r.URL.Path]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Vary", "Accept-Encoding")
	body := f.plain
	if f.zipped != nil && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		h.Set("Content-Encoding", "gzip")
		body = f.zipped
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(body) // the reader went away: nobody to tell
	}
}

func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(coding) != "gzip" {
			continue
		}
		q := strings.ReplaceAll(weight, " ", "")
		return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
	}
	return false
}
