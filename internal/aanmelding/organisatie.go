package aanmelding

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// OrganisatieInstelling says at which provider of OpenID Connect people sign
// in. All fields up to Toeval are needed.
type OrganisatieInstelling struct {
	Uitgever string // the issuer: an https address, exactly as the provider writes it
	Client   string // the id under which the provider knows this installation
	Geheim   string // the secret that belongs to it
	Website  string // the address at which people open Wijzer, without a path: https://wijzer.voorbeeld.nl
	Klok     func() time.Time
	Toeval   io.Reader

	Naam   string       // how people know the provider; empty: "uw organisatie"
	Koppel string       // the claim that names an account the first time; empty: accounts are tied by hand
	Acr    []string     // the values of acr of which the provider must give one; empty: any
	HTTP   *http.Client // nil: one that waits ten seconds
}

// OrganisatieFout is why signing in at the organisation failed. Reden is for the
// log: a word from a fixed list, never anything that came from outside.
type OrganisatieFout struct{ Code, Tekst, Reden string }

// Error gives the Dutch sentence.
func (f *OrganisatieFout) Error() string { return f.Tekst }

// onbruikbaar is an answer of the provider, or of who pretends to be it, that
// does not hold.
func onbruikbaar(reden string) error {
	return &OrganisatieFout{"ORGANISATIE-ANTWOORD", "Aanmelden via uw organisatie is niet gelukt. Begin opnieuw. Lukt het weer niet? Vraag uw beheerder om hulp.", reden}
}

// What else can go wrong.
var (
	ErrBereik       = &OrganisatieFout{"ORGANISATIE-BEREIK", "Het aanmelden van uw organisatie is nu niet te bereiken. Probeer het over een paar minuten nog eens.", "bereik"}
	ErrAfgebroken   = &OrganisatieFout{"ORGANISATIE-AFGEBROKEN", "U bent niet aangemeld: het aanmelden bij uw organisatie is afgebroken. Begin opnieuw.", "afgebroken"}
	ErrOrganisatie  = errors.New("de instelling van het aanmelden via de organisatie klopt niet: geef uitgever, client, geheim en website, de adressen met https")
	errNietGenoemd  = onbruikbaar("naam-ontbreekt")
	errNietBewezen  = onbruikbaar("naam-niet-bewezen")
	errAnderePerson = onbruikbaar("naam-van-ander")
)

// speling is how far the clock of the provider may be off.
const speling = time.Minute

// Organisatie signs people in at the provider of their organisation, as a
// relying party of OpenID Connect Core 1.0: the authorization code flow with
// PKCE (S256), state and nonce. It keeps what the provider publishes about
// itself and nothing about anyone. It is safe for concurrent use.
type Organisatie struct {
	in OrganisatieInstelling

	mu       sync.Mutex
	gevonden *gevonden // nil: the provider was not reached yet
}

// gevonden is what the provider says about itself (OpenID Connect Discovery).
type gevonden struct {
	provider *oidc.Provider
	verifier *oidc.IDTokenVerifier
	oauth    oauth2.Config
	einde    string // where people sign out there; empty: it offers none
	metIss   bool   // its answers name it (RFC 9207)
}

// NieuweOrganisatie checks the settings. The provider is asked at the first
// sign-in: Wijzer also starts while it is away.
func NieuweOrganisatie(in OrganisatieInstelling) (*Organisatie, error) {
	if in.Client == "" || in.Geheim == "" || !veilig(in.Uitgever) || !veilig(in.Website) || in.Klok == nil || in.Toeval == nil {
		return nil, ErrOrganisatie
	}
	in.Website = strings.TrimSuffix(in.Website, "/")
	if in.HTTP == nil {
		in.HTTP = &http.Client{Timeout: 10 * time.Second}
	}
	if in.Naam == "" {
		in.Naam = "uw organisatie"
	}
	return &Organisatie{in: in}, nil
}

// veilig tells whether an address is https, or is on this computer.
func veilig(adres string) bool {
	u, err := url.Parse(adres)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// Naam gives how people know the provider.
func (o *Organisatie) Naam() string { return o.in.Naam }

// TerugPad is the path at which people come back from the provider.
const TerugPad = "/aanmelden/terug"

// find asks the provider about itself, once it answered never again: its keys
// are fetched anew when they change.
func (o *Organisatie) find(ctx context.Context) (*gevonden, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.gevonden != nil {
		return o.gevonden, nil
	}
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, o.in.HTTP), o.in.Uitgever)
	if err != nil {
		return nil, ErrBereik
	}
	var more struct {
		Einde    string   `json:"end_session_endpoint"`
		Methoden []string `json:"token_endpoint_auth_methods_supported"`
		Iss      bool     `json:"authorization_response_iss_parameter_supported"`
	}
	if provider.Claims(&more) != nil {
		return nil, ErrBereik
	}
	endpoint := provider.Endpoint()
	endpoint.AuthStyle = oauth2.AuthStyleInHeader
	if len(more.Methoden) > 0 && !slices.Contains(more.Methoden, "client_secret_basic") {
		endpoint.AuthStyle = oauth2.AuthStyleInParams
	}
	if !veilig(endpoint.AuthURL) && !veiligMetVraag(endpoint.AuthURL) || !veilig(endpoint.TokenURL) {
		return nil, ErrBereik
	}
	g := &gevonden{provider: provider, metIss: more.Iss,
		verifier: provider.Verifier(&oidc.Config{ClientID: o.in.Client, Now: func() time.Time { return o.in.Klok().Add(-speling) }}),
		oauth: oauth2.Config{ClientID: o.in.Client, ClientSecret: o.in.Geheim, Endpoint: endpoint, RedirectURL: o.in.Website + TerugPad,
			Scopes: []string{oidc.ScopeOpenID, "profile", "email"}}}
	if veilig(more.Einde) || veiligMetVraag(more.Einde) {
		g.einde = more.Einde
	}
	o.gevonden = g
	return g, nil
}

// veiligMetVraag is veilig for an address with a query of its own.
func veiligMetVraag(adres string) bool {
	base, _, _ := strings.Cut(adres, "?")
	return veilig(base)
}

// Heenweg is what must be remembered, in the session of who goes to the
// provider, until he comes back. It counts once.
type Heenweg struct {
	State, Nonce, Bewijs string // Bewijs is the verifier of PKCE
	Sinds                int64  // seconds since 1970
	Vers                 bool   // he must show there who he is, also when he is signed in
}

// heenDuur is how long someone may take at the provider.
const heenDuur = 15 * time.Minute

// Begin gives the address to send someone to, and what to remember. With vers
// he must show anew who he is.
func (o *Organisatie) Begin(ctx context.Context, vers bool) (adres string, h Heenweg, err error) {
	g, err := o.find(ctx)
	if err != nil {
		return "", h, err
	}
	h = Heenweg{Sinds: o.in.Klok().Unix(), Vers: vers}
	for _, dest := range []*string{&h.State, &h.Nonce, &h.Bewijs} {
		b := make([]byte, 32)
		if _, err := io.ReadFull(o.in.Toeval, b); err != nil {
			return "", h, err
		}
		*dest = base64.RawURLEncoding.EncodeToString(b)
	}
	options := []oauth2.AuthCodeOption{oidc.Nonce(h.Nonce), oauth2.S256ChallengeOption(h.Bewijs)}
	if vers {
		options = append(options, oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0"))
	}
	if len(o.in.Acr) > 0 {
		options = append(options, oauth2.SetAuthURLParam("acr_values", strings.Join(o.in.Acr, " ")))
	}
	return g.oauth.AuthCodeURL(h.State, options...), h, nil
}

// Gebleken is who someone turned out to be.
type Gebleken struct {
	Uitgever, Onderwerp string

	claims  claims
	toegang *oauth2.Token
}

// claims are what the ID token says beside the registered claims.
type claims struct {
	Azp      string `json:"azp"`
	Acr      string `json:"acr"`
	AuthTime int64  `json:"auth_time"`
	alle     map[string]any
}

// Terug checks the answer with which someone comes back, exchanges its code and
// checks the ID token.
func (o *Organisatie) Terug(ctx context.Context, h Heenweg, antwoord url.Values) (*Gebleken, error) {
	g, err := o.find(ctx)
	if err != nil {
		return nil, err
	}
	if err := o.checkAnswer(g, h, antwoord); err != nil {
		return nil, err
	}
	ctx = oidc.ClientContext(ctx, o.in.HTTP)
	token, err := g.oauth.Exchange(ctx, antwoord.Get("code"), oauth2.VerifierOption(h.Bewijs))
	if err != nil {
		var refused *oauth2.RetrieveError
		if errors.As(err, &refused) && refused.Response != nil && refused.Response.StatusCode < 500 {
			return nil, onbruikbaar("code") // what it says can repeat the code
		}
		return nil, ErrBereik
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := g.verifier.Verify(ctx, raw)
	if err != nil {
		return nil, onbruikbaar(tokenReden(err))
	}
	c, err := o.checkToken(id, h)
	if err != nil {
		return nil, err
	}
	if id.AccessTokenHash != "" && id.VerifyAccessToken(token.AccessToken) != nil {
		return nil, onbruikbaar("at_hash")
	}
	return &Gebleken{Uitgever: id.Issuer, Onderwerp: id.Subject, claims: c, toegang: token}, nil
}

// checkAnswer checks what stands in the address with which someone comes back.
func (o *Organisatie) checkAnswer(g *gevonden, h Heenweg, antwoord url.Values) error {
	now := o.in.Klok().Unix()
	switch {
	case h.State == "" || subtle.ConstantTimeCompare([]byte(h.State), []byte(antwoord.Get("state"))) != 1:
		return onbruikbaar("state")
	case now-h.Sinds > int64(heenDuur/time.Second):
		return onbruikbaar("te-laat")
	case (g.metIss || antwoord.Has("iss")) && antwoord.Get("iss") != o.in.Uitgever:
		return onbruikbaar("iss")
	case antwoord.Has("error"):
		return ErrAfgebroken
	case antwoord.Get("code") == "":
		return onbruikbaar("geen-code")
	}
	return nil
}

// tokenReden says in a word what is wrong with a token. The fault of the library
// repeats what stands in it.
func tokenReden(err error) string {
	var expired *oidc.TokenExpiredError
	if errors.As(err, &expired) {
		return "verlopen"
	}
	return "token"
}

// checkToken checks what the library leaves to its caller: OpenID Connect Core
// section 3.1.3.7, points 4, 5 and 10 to 13.
func (o *Organisatie) checkToken(id *oidc.IDToken, h Heenweg) (c claims, err error) {
	if id.Claims(&c) != nil || id.Claims(&c.alle) != nil {
		return c, onbruikbaar("claims")
	}
	now := o.in.Klok()
	begun := time.Unix(h.Sinds, 0)
	switch {
	case id.Subject == "" || len(id.Subject) > 255:
		return c, onbruikbaar("sub")
	case subtle.ConstantTimeCompare([]byte(h.Nonce), []byte(id.Nonce)) != 1 || h.Nonce == "":
		return c, onbruikbaar("nonce")
	case (len(id.Audience) > 1 || c.Azp != "") && c.Azp != o.in.Client:
		return c, onbruikbaar("azp")
	case id.IssuedAt.After(now.Add(speling)) || id.IssuedAt.Before(begun.Add(-speling)):
		return c, onbruikbaar("iat")
	case len(o.in.Acr) > 0 && !slices.Contains(o.in.Acr, c.Acr):
		return c, onbruikbaar("acr")
	case h.Vers && time.Unix(c.AuthTime, 0).Before(begun.Add(-speling)):
		return c, onbruikbaar("auth_time")
	}
	return c, nil
}

// Koppelnaam gives the value of the claim that names an account the first time,
// from the ID token or else from the provider's userinfo; empty where accounts
// are tied by hand. An e-mail address that the provider did not verify names
// nobody.
func (o *Organisatie) Koppelnaam(ctx context.Context, b *Gebleken) (string, error) {
	if o.in.Koppel == "" {
		return "", nil
	}
	all := b.claims.alle
	if _, ok := all[o.in.Koppel]; !ok {
		var err error
		if all, err = o.userinfo(ctx, b); err != nil {
			return "", err
		}
	}
	name, _ := all[o.in.Koppel].(string)
	if strings.TrimSpace(name) == "" {
		return "", errNietGenoemd
	}
	if o.in.Koppel == "email" && all["email_verified"] != true {
		return "", errNietBewezen
	}
	return name, nil
}

func (o *Organisatie) userinfo(ctx context.Context, b *Gebleken) (map[string]any, error) {
	g, err := o.find(ctx)
	if err != nil {
		return nil, err
	}
	info, err := g.provider.UserInfo(oidc.ClientContext(ctx, o.in.HTTP), oauth2.StaticTokenSource(b.toegang))
	if err != nil {
		return nil, ErrBereik
	}
	if info.Subject != b.Onderwerp { // OpenID Connect Core section 5.3.2
		return nil, errAnderePerson
	}
	var all map[string]any
	if info.Claims(&all) != nil {
		return nil, errNietGenoemd
	}
	return all, nil
}

// Afmeldadres gives where people sign out at the provider (OpenID Connect
// RP-Initiated Logout 1.0); empty where it offers none or is away. No token
// stands in the address: it names the installation alone.
func (o *Organisatie) Afmeldadres(ctx context.Context) string {
	g, err := o.find(ctx)
	if err != nil || g.einde == "" {
		return ""
	}
	u, err := url.Parse(g.einde)
	if err != nil {
		return ""
	}
	q := u.Query()
	q.Set("client_id", o.in.Client)
	q.Set("post_logout_redirect_uri", o.in.Website+"/aanmelden")
	u.RawQuery = q.Encode()
	return u.String()
}
