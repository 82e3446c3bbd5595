// Package aanmeldtest starts a provider of OpenID Connect for tests: the OpenID
// Provider of github.com/zitadel/oidc, a library that the OpenID Foundation
// certified, with invented people. Only tests import it.
package aanmeldtest

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/example/server/exampleop"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/op"
)

// Client and Geheim are what the provider knows the installation by.
const (
	Client = "wijzer"
	Geheim = "geheim-van-de-test-bij-de-aanbieder"
)

// Aanbieder is a provider that runs.
type Aanbieder struct {
	URL string

	store *bewaring
}

// Mens is someone whom the provider knows. His subject is "sub-" and the name.
type Mens struct {
	Naam, Woord string
	Email       string
	Bewezen     bool // the provider verified the e-mail address
}

// Start starts a provider that knows these people and sends them back to a
// website.
func Start(t testing.TB, website string, mensen ...Mens) *Aanbieder {
	t.Helper()
	people := users{}
	for _, m := range mensen {
		people["sub-"+m.Naam] = &storage.User{ID: "sub-" + m.Naam, Username: m.Naam, Password: m.Woord, FirstName: "Test", LastName: "Mens",
			Email: m.Email, EmailVerified: m.Bewezen}
	}
	clients := map[string]*storage.Client{Client: storage.WebClient(Client, Geheim, website+"/aanmelden/terug")}
	store := &bewaring{Storage: storage.NewStorageWithClients(people, clients), website: website}
	store.Wissel(t)
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	handler = exampleop.SetupServer(server.URL, store, slog.New(slog.NewTextHandler(io.Discard, nil)), false)
	return &Aanbieder{URL: server.URL, store: store}
}

// Wissel gives the provider a new key to sign with; the old one is gone.
func (a *Aanbieder) Wissel(t testing.TB) { a.store.Wissel(t) }

var requestID = regexp.MustCompile(`name="id" value="([^"]+)"`)

// Inloggen signs someone in at the provider, starting at the address that Wijzer
// sent him to, and gives the address that he is sent back to.
func (a *Aanbieder) Inloggen(t testing.TB, adres, naam, woord string) *url.URL {
	t.Helper()
	client := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if !strings.HasPrefix(r.URL.String(), a.URL) {
			return http.ErrUseLastResponse // back to Wijzer
		}
		return nil
	}}
	page := body(t, client, adres)
	id := requestID.FindStringSubmatch(page)
	if id == nil {
		t.Fatalf("the provider shows no sign-in: %s", page)
	}
	resp, err := client.PostForm(a.URL+"/login/username", url.Values{"id": {id[1]}, "username": {naam}, "password": {woord}})
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	back, err := resp.Location()
	if err != nil {
		t.Fatalf("the provider sent nobody back: %d", resp.StatusCode)
	}
	return back
}

func body(t testing.TB, client *http.Client, adres string) string {
	t.Helper()
	resp, err := client.Get(adres)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// users are the people by their subject.
type users map[string]*storage.User

func (u users) GetUserByID(id string) *storage.User { return u[id] }

func (u users) GetUserByUsername(name string) *storage.User { return u["sub-"+name] }

func (u users) ExampleClientID() string { return "dienst" }

// bewaring is what the provider keeps: that of the library's example, with a
// key that can change and an address to go to after signing out.
type bewaring struct {
	*storage.Storage
	website string

	mu    sync.Mutex
	key   sleutel
	times int
}

// Wissel draws a new key.
func (b *bewaring) Wissel(t testing.TB) {
	t.Helper()
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.times++
	b.key = sleutel{"sleutel-" + strconv.Itoa(b.times), private}
}

// SigningKey gives the key of now.
func (b *bewaring) SigningKey(context.Context) (op.SigningKey, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.key, nil
}

// KeySet gives its public half.
func (b *bewaring) KeySet(context.Context) ([]op.Key, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return []op.Key{openbaar{b.key}}, nil
}

// GetClientByClientID gives Wijzer as the provider knows it.
func (b *bewaring) GetClientByClientID(ctx context.Context, id string) (op.Client, error) {
	c, err := b.Storage.GetClientByClientID(ctx, id)
	if err != nil {
		return nil, err
	}
	return klant{c, b.website}, nil
}

type klant struct {
	op.Client
	website string
}

func (k klant) PostLogoutRedirectURIs() []string { return []string{k.website + "/aanmelden"} }

type sleutel struct {
	id      string
	private *rsa.PrivateKey
}

func (s sleutel) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.RS256 }

func (s sleutel) Key() any { return s.private }

func (s sleutel) ID() string { return s.id }

type openbaar struct{ sleutel }

func (o openbaar) Algorithm() jose.SignatureAlgorithm { return jose.RS256 }

func (o openbaar) Use() string { return "sig" }

func (o openbaar) Key() any { return &o.private.PublicKey }
