package web

import (
	"context"
	"crypto/rand"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// woord is the password of every account of the tests.
const woord = "geheim-woord-van-de-test"

// wereld is a server on a real store, with one account for each role.
type wereld struct {
	*opslagtest.Omgeving
	server   *Server
	url      string
	accounts map[toegang.Rol]string
	logboek  *safeBuffer
}

type safeBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

var testHash = sync.OnceValues(func() (string, error) { return Hash(rand.Reader, woord) })

// newWereld makes a world; each change is made to the settings of its server.
func newWereld(t testing.TB, anders ...func(*Instelling)) *wereld {
	t.Helper()
	return newWereldOp(t, opslagtest.Open(t, databank.SQLite), rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o }, anders...)
}

// newWereldOp gives a server on a given store, with something between the two.
func newWereldOp(t testing.TB, o *opslagtest.Omgeving, toeval io.Reader, tussen func(dossier.Opslag) dossier.Opslag, anders ...func(*Instelling)) *wereld {
	t.Helper()
	rules, err := regeling.Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	log := &safeBuffer{}
	in := Instelling{Opslag: tussen(o.Opslag), Accounts: o.Opslag, Sessies: o.Sessies(), Klok: o.Klok.Now, Toeval: toeval,
		Regeling: rules, Zone: zone, Gereed: o.Ping, Log: slog.New(slog.NewJSONHandler(log, nil)), Eigenaar: "Gemeente Proefstad"}
	for _, fn := range anders {
		fn(&in)
	}
	server, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	w := &wereld{Omgeving: o, server: server, accounts: map[toegang.Rol]string{}, logboek: log}
	for _, rol := range alleRollen() {
		w.accounts[rol] = w.account(t, string(rol), "Test "+rolnaam(rol), rol)
	}
	hs := httptest.NewServer(server)
	t.Cleanup(hs.Close)
	w.url = hs.URL
	return w
}

// tweede starts another server beside the first, on the same store, as another
// process would.
func (w *wereld) tweede(t testing.TB) *wereld {
	t.Helper()
	o := *w.Omgeving
	o.Reopen(t)
	in := w.server.in
	in.Opslag, in.Accounts, in.Sessies, in.Gereed, in.Meter = o.Opslag, o.Opslag, o.Sessies(), o.Ping, nil
	server, err := New(in)
	if err != nil {
		t.Fatal(err)
	}
	hs := httptest.NewServer(server)
	t.Cleanup(hs.Close)
	return &wereld{Omgeving: &o, server: server, url: hs.URL, accounts: w.accounts, logboek: w.logboek}
}

// account makes an account with one role and gives its id.
func (w *wereld) account(t testing.TB, aanmeld, naam string, rol toegang.Rol) string {
	t.Helper()
	hash, err := testHash()
	if err != nil {
		t.Fatal(err)
	}
	id, err := w.CreateAccount(context.Background(), dossier.Account{Aanmeld: aanmeld, Naam: naam, Wachtwoord: hash,
		Rollen: []dossier.AccountRol{{Rol: string(rol)}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// bezoeker is a browser without a screen: it keeps cookies and follows nothing.
type bezoeker struct {
	t      testing.TB
	w      *wereld
	client *http.Client
}

// antwoord is what a page answered.
type antwoord struct {
	status int
	naar   string // where it sends the browser
	kop    http.Header
	tekst  string
}

func (w *wereld) bezoeker(t testing.TB) *bezoeker {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &bezoeker{t, w, &http.Client{Jar: jar, Transport: rechtstreeks{w.server}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// als gives a browser in which someone with a role has signed in.
func (w *wereld) als(t testing.TB, aanmeld string) *bezoeker {
	t.Helper()
	b := w.bezoeker(t)
	if a := b.stuur("/aanmelden", url.Values{"naam": {aanmeld}, "wachtwoord": {woord}}); a.status != http.StatusSeeOther {
		t.Fatalf("sign-in gave %d: %s", a.status, a.tekst)
	}
	return b
}

// rechtstreeks hands requests to a server without a network in between.
type rechtstreeks struct{ naar http.Handler }

// RoundTrip implements http.RoundTripper.
func (d rechtstreeks) RoundTrip(r *http.Request) (*http.Response, error) {
	in := r.Clone(r.Context())
	if in.Body == nil {
		in.Body = http.NoBody
	}
	in.RemoteAddr, in.RequestURI = "192.0.2.1:1234", r.URL.RequestURI()
	rec := httptest.NewRecorder()
	d.naar.ServeHTTP(rec, in)
	resp := rec.Result()
	resp.Request = r
	return resp, nil
}

func (b *bezoeker) doe(r *http.Request) antwoord {
	b.t.Helper()
	resp, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return antwoord{resp.StatusCode, resp.Header.Get("Location"), resp.Header, string(body)}
}

func (b *bezoeker) open(path string) antwoord {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodGet, b.w.url+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.doe(r)
}

func (b *bezoeker) stuur(path string, form url.Values) antwoord {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodPost, b.w.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.doe(r)
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)">`)

// verborgen gives the hidden fields of a page, as a form sends them along.
func (a antwoord) verborgen() url.Values {
	out := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(a.tekst, -1) {
		out.Add(m[1], m[2])
	}
	return out
}

func mustURL(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

// velden gives the hidden fields of a page as the browser reads them.
func (a antwoord) velden() url.Values {
	out := url.Values{}
	for name, values := range a.verborgen() {
		for _, v := range values {
			out.Add(html.UnescapeString(name), html.UnescapeString(v))
		}
	}
	return out
}
