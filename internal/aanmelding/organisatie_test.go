package aanmelding_test

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/aanmelding/aanmeldtest"
)

const website = "http://localhost:9"

func organisatie(t *testing.T, uitgever string, anders ...func(*aanmelding.OrganisatieInstelling)) *aanmelding.Organisatie {
	t.Helper()
	in := aanmelding.OrganisatieInstelling{Uitgever: uitgever, Client: aanmeldtest.Client, Geheim: aanmeldtest.Geheim, Website: website,
		Klok: time.Now, Toeval: rand.Reader}
	for _, fn := range anders {
		fn(&in)
	}
	o, err := aanmelding.NieuweOrganisatie(in)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// reden gives why signing in failed, as the log tells it.
func reden(err error) string {
	var known *aanmelding.OrganisatieFout
	if errors.As(err, &known) {
		return known.Reden
	}
	if err != nil {
		return "an error of another type"
	}
	return ""
}

func begin(t *testing.T, o *aanmelding.Organisatie, vers bool) (string, aanmelding.Heenweg) {
	t.Helper()
	adres, way, err := o.Begin(context.Background(), vers)
	if err != nil {
		t.Fatal(err)
	}
	return adres, way
}

// The whole way at a certified provider, and what of it counts once.
func TestSignInAtACertifiedProvider(t *testing.T) {
	ctx := context.Background()
	p := aanmeldtest.Start(t, website, aanmeldtest.Mens{Naam: "iris", Woord: "x", Email: "iris@proefstad.test", Bewezen: true},
		aanmeldtest.Mens{Naam: "joris", Woord: "x", Email: "iris@proefstad.test"})
	o := organisatie(t, p.URL, func(in *aanmelding.OrganisatieInstelling) { in.Koppel = "preferred_username" })
	adres, way := begin(t, o, false)
	asked, err := url.Parse(adres)
	if err != nil {
		t.Fatal(err)
	}
	q := asked.Query()
	if q.Get("code_challenge_method") != "S256" || q.Get("response_type") != "code" || q.Get("nonce") != way.Nonce || q.Get("state") != way.State || strings.Contains(adres, way.Bewijs) {
		t.Errorf("the request is %s", adres)
	}
	back := p.Inloggen(t, adres, "iris", "x")
	who, err := o.Terug(ctx, way, back.Query())
	if err != nil || who.Uitgever != p.URL || who.Onderwerp != "sub-iris" {
		t.Fatalf("%+v, %v", who, err)
	}
	if name, err := o.Koppelnaam(ctx, who); err != nil || name != "iris" {
		t.Errorf("named %q, %v", name, err)
	}
	if _, err := o.Terug(ctx, way, back.Query()); reden(err) != "code" {
		t.Errorf("a code that was used: %v", reden(err))
	}
	// a code that was stolen is of no use without the verifier of who began
	adres, way = begin(t, o, false)
	back = p.Inloggen(t, adres, "iris", "x")
	_, thief := begin(t, o, false)
	thief.State, thief.Nonce = way.State, way.Nonce
	if _, err := o.Terug(ctx, thief, back.Query()); reden(err) != "code" {
		t.Errorf("a code with another's verifier: %v", reden(err))
	}
	// an address that the provider did not verify names nobody
	mail := organisatie(t, p.URL, func(in *aanmelding.OrganisatieInstelling) { in.Koppel = "email" })
	for naam, want := range map[string]string{"iris": "", "joris": "naam-niet-bewezen"} {
		adres, way = begin(t, mail, false)
		who, err := mail.Terug(ctx, way, p.Inloggen(t, adres, naam, "x").Query())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := mail.Koppelnaam(ctx, who); reden(err) != want {
			t.Errorf("%s: %q, want %q", naam, reden(err), want)
		}
	}
}

func TestProviderThatChangesItsKey(t *testing.T) {
	p := aanmeldtest.Start(t, website, aanmeldtest.Mens{Naam: "iris", Woord: "x"})
	o := organisatie(t, p.URL)
	for range 2 {
		adres, way := begin(t, o, false)
		if _, err := o.Terug(context.Background(), way, p.Inloggen(t, adres, "iris", "x").Query()); err != nil {
			t.Fatal(err)
		}
		p.Wissel(t)
	}
}

// Who must show anew who he is, did so after he was sent there.
func TestFreshSignIn(t *testing.T) {
	p := aanmeldtest.Start(t, website, aanmeldtest.Mens{Naam: "iris", Woord: "x"})
	o := organisatie(t, p.URL)
	adres, way := begin(t, o, true)
	if !strings.Contains(adres, "max_age=0") || !strings.Contains(adres, "prompt=login") {
		t.Errorf("the request is %s", adres)
	}
	if _, err := o.Terug(context.Background(), way, p.Inloggen(t, adres, "iris", "x").Query()); err != nil {
		t.Fatal(err)
	}
}

func TestSignOutAtTheProvider(t *testing.T) {
	p := aanmeldtest.Start(t, website, aanmeldtest.Mens{Naam: "iris", Woord: "x"})
	adres := organisatie(t, p.URL).Afmeldadres(context.Background())
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(adres)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if to := resp.Header.Get("Location"); to != website+"/aanmelden" {
		t.Errorf("%s: %d to %q", adres, resp.StatusCode, to)
	}
}

// vervalser is a provider that says what a test wants: what the certified one
// never would.
type vervalser struct {
	url   string
	key   *rsa.PrivateKey
	token func(nonce string) string // makes the ID token
	nonce string
}

func nieuweVervalser(t *testing.T) *vervalser {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	v := &vervalser{key: key}
	mux := http.NewServeMux()
	answer := func(w http.ResponseWriter, value any) {
		w.Header().Set("Content-Type", "application/json")
		if err := json.NewEncoder(w).Encode(value); err != nil {
			t.Error(err)
		}
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"issuer": v.url, "authorization_endpoint": v.url + "/auth", "token_endpoint": v.url + "/token", "jwks_uri": v.url + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256", "none", "HS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: "k", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("/token", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"access_token": "toegang", "token_type": "Bearer", "id_token": v.token(v.nonce)})
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	v.url = server.URL
	return v
}

// sign makes a token with the key of the provider.
func (v *vervalser) sign(t *testing.T, alg jose.SignatureAlgorithm, key any, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: jose.JSONWebKey{Key: key, KeyID: "k"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(text)
	if err != nil {
		t.Fatal(err)
	}
	out, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Each way in which an ID token can fail to be what it should be.
func TestTokensThatDoNotHold(t *testing.T) {
	v := nieuweVervalser(t)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	set := func(name string, value any) func(map[string]any) {
		return func(c map[string]any) { c[name] = value }
	}
	plain := func(t *testing.T, c map[string]any) string { return v.sign(t, jose.RS256, v.key, c) }
	none := func(_ *testing.T, c map[string]any) string {
		text, _ := json.Marshal(c)
		enc := base64.RawURLEncoding
		return enc.EncodeToString([]byte(`{"alg":"none"}`)) + "." + enc.EncodeToString(text) + "."
	}
	for name, c := range map[string]struct {
		change func(map[string]any)
		make   func(*testing.T, map[string]any) string
		vers   bool
		acr    []string
		want   string
	}{
		"all is well":                 {},
		"another nonce":               {change: set("nonce", "anders"), want: "nonce"},
		"no nonce":                    {change: func(c map[string]any) { delete(c, "nonce") }, want: "nonce"},
		"for another client":          {change: set("aud", "een-ander"), want: "token"},
		"for two, and not ours first": {change: func(c map[string]any) { c["aud"] = []string{"wijzer", "ander"}; c["azp"] = "ander" }, want: "azp"},
		"for two, without azp":        {change: set("aud", []string{"wijzer", "ander"}), want: "azp"},
		"for two, and ours":           {change: func(c map[string]any) { c["aud"] = []string{"wijzer", "ander"}; c["azp"] = "wijzer" }},
		"another issuer":              {change: set("iss", "https://elders.test"), want: "token"},
		"expired":                     {change: set("exp", now.Add(-2*time.Minute).Unix()), want: "verlopen"},
		"expired within the skew":     {change: set("exp", now.Add(-20*time.Second).Unix())},
		"made in the future":          {change: set("iat", now.Add(2*time.Minute).Unix()), want: "iat"},
		"made ahead within the skew":  {change: set("iat", now.Add(20*time.Second).Unix())},
		"made before we asked":        {change: set("iat", now.Add(-10*time.Minute).Unix()), want: "iat"},
		"no subject":                  {change: func(c map[string]any) { delete(c, "sub") }, want: "sub"},
		"without signature":           {make: none, want: "token"},
		"signed with another key":     {make: func(t *testing.T, c map[string]any) string { return v.sign(t, jose.RS256, other, c) }, want: "token"},
		"signed with our own secret": {make: func(t *testing.T, c map[string]any) string {
			return v.sign(t, jose.HS256, []byte(aanmeldtest.Geheim), c)
		}, want: "token"},
		"not a token":              {make: func(*testing.T, map[string]any) string { return "geheim.geheim.geheim" }, want: "token"},
		"no token":                 {make: func(*testing.T, map[string]any) string { return "" }, want: "token"},
		"for another access token": {change: set("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"), want: "at_hash"},
		"signed in long ago":       {vers: true, change: set("auth_time", now.Add(-time.Hour).Unix()), want: "auth_time"},
		"not said when signed in":  {vers: true, want: "auth_time"},
		"signed in just now":       {vers: true, change: set("auth_time", now.Unix())},
		"too weak":                 {acr: []string{"sterk"}, change: set("acr", "zwak"), want: "acr"},
		"not said how strong":      {acr: []string{"sterk"}, want: "acr"},
		"strong enough":            {acr: []string{"sterk", "sterker"}, change: set("acr", "sterker")},
	} {
		t.Run(name, func(t *testing.T) {
			o := organisatie(t, v.url, func(in *aanmelding.OrganisatieInstelling) { in.Acr = c.acr })
			_, way := begin(t, o, c.vers)
			v.token = func(string) string {
				claims := map[string]any{"iss": v.url, "sub": "sub-iris", "aud": "wijzer", "exp": now.Add(time.Hour).Unix(), "iat": now.Unix(), "nonce": way.Nonce}
				if c.change != nil {
					c.change(claims)
				}
				if c.make == nil {
					return plain(t, maps.Clone(claims))
				}
				return c.make(t, claims)
			}
			_, err := o.Terug(context.Background(), way, url.Values{"state": {way.State}, "code": {"geheime-code"}})
			if reden(err) != c.want {
				t.Errorf("%q, want %q", reden(err), c.want)
			}
			if err != nil && (strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "sub-iris")) {
				t.Errorf("the fault repeats what came in: %v", err)
			}
		})
	}
}

// What stands in the address with which someone comes back.
func TestAnswersThatDoNotHold(t *testing.T) {
	p := aanmeldtest.Start(t, website)
	now := time.Now()
	o := organisatie(t, p.URL, func(in *aanmelding.OrganisatieInstelling) { in.Klok = func() time.Time { return now } })
	_, way := begin(t, o, false)
	for name, c := range map[string]struct {
		way    aanmelding.Heenweg
		answer url.Values
		want   string
	}{
		"another state":    {way, url.Values{"state": {"anders"}, "code": {"x"}}, "state"},
		"no state":         {way, url.Values{"code": {"x"}}, "state"},
		"nothing asked":    {aanmelding.Heenweg{}, url.Values{"code": {"x"}}, "state"},
		"another issuer":   {way, url.Values{"state": {way.State}, "code": {"x"}, "iss": {"https://elders.test"}}, "iss"},
		"refused":          {way, url.Values{"state": {way.State}, "error": {"access_denied"}}, "afgebroken"},
		"no code":          {way, url.Values{"state": {way.State}}, "geen-code"},
		"a code of nobody": {way, url.Values{"state": {way.State}, "code": {"verzonnen"}}, "code"},
	} {
		if _, err := o.Terug(context.Background(), c.way, c.answer); reden(err) != c.want {
			t.Errorf("%s: %q, want %q", name, reden(err), c.want)
		}
	}
	now = now.Add(16 * time.Minute)
	if _, err := o.Terug(context.Background(), way, url.Values{"state": {way.State}, "code": {"x"}}); reden(err) != "te-laat" {
		t.Errorf("too late: %q", reden(err))
	}
}

// A provider that is away stops nobody else, and is asked again later.
func TestProviderThatIsAway(t *testing.T) {
	up := false
	v := nieuweVervalser(t)
	inner, err := url.Parse(v.url)
	if err != nil {
		t.Fatal(err)
	}
	o := organisatie(t, v.url, func(in *aanmelding.OrganisatieInstelling) {
		in.HTTP = &http.Client{Transport: roundTrip(func(r *http.Request) (*http.Response, error) {
			if !up {
				return nil, errors.New("away")
			}
			r.URL.Host = inner.Host
			return http.DefaultTransport.RoundTrip(r)
		})}
	})
	if _, _, err := o.Begin(context.Background(), false); !errors.Is(err, aanmelding.ErrBereik) {
		t.Errorf("away: %v", err)
	}
	if adres := o.Afmeldadres(context.Background()); adres != "" {
		t.Errorf("away, yet signs out at %q", adres)
	}
	up = true
	begin(t, o, false)
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestSettingsThatAreRefused(t *testing.T) {
	good := aanmelding.OrganisatieInstelling{Uitgever: "https://inloggen.voorbeeld.test", Client: "c", Geheim: "g", Website: "https://wijzer.voorbeeld.test",
		Klok: time.Now, Toeval: rand.Reader}
	if _, err := aanmelding.NieuweOrganisatie(good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*aanmelding.OrganisatieInstelling){
		"http":                              func(in *aanmelding.OrganisatieInstelling) { in.Uitgever = "http://inloggen.voorbeeld.test" },
		"website over http":                 func(in *aanmelding.OrganisatieInstelling) { in.Website = "http://wijzer.voorbeeld.test" },
		"no secret":                         func(in *aanmelding.OrganisatieInstelling) { in.Geheim = "" },
		"no client":                         func(in *aanmelding.OrganisatieInstelling) { in.Client = "" },
		"a password in the address":         func(in *aanmelding.OrganisatieInstelling) { in.Uitgever = "https://a:b@inloggen.voorbeeld.test" },
		"a name that begins like localhost": func(in *aanmelding.OrganisatieInstelling) { in.Uitgever = "http://localhost.voorbeeld.test" },
	} {
		in := good
		change(&in)
		if _, err := aanmelding.NieuweOrganisatie(in); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
