package web

import (
	"encoding/base32"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// app is the app on a telephone: it knows the secret that the page told.
type app struct{ geheim []byte }

var secretOnPage = regexp.MustCompile(`Sleutel: <strong class="w-code">([A-Z2-7 ]+)</strong>`)

func (a antwoord) app(t *testing.T) app {
	t.Helper()
	m := secretOnPage.FindStringSubmatch(a.tekst)
	if m == nil {
		t.Fatalf("no secret on the page: %d %s", a.status, a.naar)
	}
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.ReplaceAll(m[1], " ", ""))
	if err != nil {
		t.Fatal(err)
	}
	return app{secret}
}

func (p app) code(w *wereld) string {
	return aanmelding.Code(p.geheim, aanmelding.StapOp(w.Klok.Now()))
}

var codesOnPage = regexp.MustCompile(`<code>([a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4})</code>`)

// metFactor sets up a second factor and gives the app and the recovery codes.
func (b *bezoeker) metFactor() (app, []string) {
	b.t.Helper()
	p := b.open("/tweede-factor").app(b.t.(*testing.T))
	a := b.stuur("/tweede-factor", url.Values{"code": {p.code(b.w)}})
	var codes []string
	for _, m := range codesOnPage.FindAllStringSubmatch(a.tekst, -1) {
		codes = append(codes, m[1])
	}
	if a.status != http.StatusOK || len(codes) != 10 {
		b.t.Fatalf("setting up gave %d and %d codes", a.status, len(codes))
	}
	return p, codes
}

// A role that reads families gets nothing before there is a second factor, and
// all of it after.
func TestSecondFactorIsRequiredByRole(t *testing.T) {
	w := newWereld(t, func(in *Instelling) { in.TweedeFactor = []toegang.Rol{toegang.Indicatiesteller} })
	b := w.als(t, "indicatiesteller")
	for _, path := range []string{"/werklijst", "/zoeken", "/nieuw", "/regels"} {
		if a := b.open(path); a.naar != "/tweede-factor" {
			t.Errorf("%s without second factor: %d to %q", path, a.status, a.naar)
		}
	}
	if a := b.stuur("/zoeken", url.Values{"wie": {"x"}}); a.naar != "/tweede-factor" {
		t.Errorf("search without second factor: %d", a.status)
	}
	wrong := b.open("/tweede-factor").app(t)
	if a := b.stuur("/tweede-factor", url.Values{"code": {"000000"}}); a.status != http.StatusUnprocessableEntity || string(a.app(t).geheim) != string(wrong.geheim) {
		t.Errorf("a wrong code: %d, or another secret", a.status)
	}
	b.metFactor()
	if a := b.open("/werklijst"); a.status != http.StatusOK {
		t.Errorf("with second factor: %d", a.status)
	}
	if a := w.als(t, "beleidsmaker").open("/regels"); a.status != http.StatusOK {
		t.Errorf("a role that needs none: %d", a.status)
	}
}

// With a second factor the password alone opens nothing, and a code counts once,
// in all processes.
func TestSignInWithCode(t *testing.T) {
	w := newWereld(t)
	other := w.tweede(t)
	phone, recovery := w.als(t, "indicatiesteller").metFactor()
	password := url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}}
	half := func(at *wereld) *bezoeker {
		t.Helper()
		b := at.bezoeker(t)
		if a := b.stuur("/aanmelden", password); a.naar != "/aanmelden/code" {
			t.Fatalf("after the password: %d to %q", a.status, a.naar)
		}
		return b
	}
	b := half(w)
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Fatalf("with the password alone: %d", a.status)
	}
	try := func(b *bezoeker, code, want string) {
		t.Helper()
		if a := b.stuur("/aanmelden/code", url.Values{"code": {code}}); a.naar != want {
			t.Errorf("code: %d to %q, want %q", a.status, a.naar, want)
		}
	}
	try(b, phone.code(w), "") // it was used to set up
	w.Klok.Add(30 * time.Second)
	code := phone.code(w)
	try(b, code, "/")
	if a := b.open("/werklijst"); a.status != http.StatusOK {
		t.Errorf("after the code: %d", a.status)
	}
	try(half(other), code, "")
	try(half(other), recovery[3], "/")
	try(half(w), strings.ToUpper(recovery[3]), "")
	late := half(w)
	w.Klok.Add(halfDuur + time.Second)
	try(late, phone.code(w), "/aanmelden")
	try(w.bezoeker(t), phone.code(w), "/aanmelden")
}

// Six digits are few: whoever has the password gets a handful of guesses from
// wherever he comes, and the user's own device stays out of it.
func TestGuessingCodesIsSlowedDown(t *testing.T) {
	w := newWereld(t, func(in *Instelling) { in.VertrouwdVoor = true })
	iris := w.bezoeker(t)
	password := url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}}
	iris.van("192.0.2.1", password)
	phone, _ := iris.metFactor()
	w.Klok.Add(time.Minute)
	last := 0
	for i := range 6 {
		b := w.bezoeker(t)
		b.van("198.51.100."+string(rune('1'+i)), password)
		last = b.stuur("/aanmelden/code", url.Values{"code": {"000000"}}).status
	}
	if last != http.StatusTooManyRequests {
		t.Errorf("the sixth guess, from a sixth network: %d", last)
	}
	iris.stuur("/afmelden", nil)
	iris.van("192.0.2.1", password)
	if a := iris.stuur("/aanmelden/code", url.Values{"code": {phone.code(w)}}); a.naar != "/" {
		t.Errorf("Iris at her own device: %d", a.status)
	}
}

func TestConfirmWithCode(t *testing.T) {
	w, done := zwareWereld(t)
	b := w.als(t, "indicatiesteller")
	phone, _ := b.metFactor()
	w.Klok.Add(6 * time.Minute)
	form := b.stuur("/zwaar", url.Values{"reden": {"x"}}).velden()
	form.Set(veldCode, phone.code(w))
	if a := b.stuur("/zwaar", form); a.naar != "/" || len(*done) != 1 {
		t.Fatalf("with a code: %d", a.status)
	}
	w.Klok.Add(6 * time.Minute)
	if a := b.stuur("/zwaar", form); a.naar == "/" || len(*done) != 1 {
		t.Error("the same code counted twice")
	}
}

// Another telephone: the old one counts until the new one is set.
func TestSecondFactorAnew(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	old, oldCodes := b.metFactor()
	if a := b.open("/tweede-factor"); !strings.Contains(a.tekst, "nog heeft: 10.") || secretOnPage.MatchString(a.tekst) {
		t.Error("the page does not say that it is on, or shows a secret")
	}
	if a := b.stuur("/tweede-factor/nieuw", nil); a.naar != "/tweede-factor" {
		t.Fatalf("anew: %d", a.status)
	}
	phone, _ := b.metFactor()
	if string(phone.geheim) == string(old.geheim) {
		t.Fatal("the secret is the same")
	}
	w.Klok.Add(time.Minute)
	again := w.bezoeker(t)
	again.stuur("/aanmelden", url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}})
	for _, code := range []string{old.code(w), oldCodes[0]} {
		if a := again.stuur("/aanmelden/code", url.Values{"code": {code}}); a.naar == "/" {
			t.Error("what belongs to the old telephone still opens")
		}
	}
	if a := again.stuur("/aanmelden/code", url.Values{"code": {phone.code(w)}}); a.naar != "/" {
		t.Errorf("the new telephone: %d", a.status)
	}
}

func TestPasswordChange(t *testing.T) {
	w := newWereld(t)
	b, elsewhere := w.als(t, "indicatiesteller"), w.als(t, "indicatiesteller")
	const nieuw = "geranium trap vork lantaarn"
	for name, form := range map[string]url.Values{
		"WACHTWOORD-OUD":    {"oud": {"zomaar"}, "nieuw": {nieuw}, "nogmaals": {nieuw}},
		"WACHTWOORD-KORT":   {"oud": {woord}, "nieuw": {"kort"}, "nogmaals": {"kort"}},
		"WACHTWOORD-NAAM":   {"oud": {woord}, "nieuw": {"ik ben indicatiesteller"}, "nogmaals": {"ik ben indicatiesteller"}},
		"WACHTWOORD-RADEN":  {"oud": {woord}, "nieuw": {"Welkom20262026"}, "nogmaals": {"Welkom20262026"}},
		"WACHTWOORD-ZELFDE": {"oud": {woord}, "nieuw": {woord}, "nogmaals": {woord}},
		"WACHTWOORD-ANDERS": {"oud": {woord}, "nieuw": {nieuw}, "nogmaals": {nieuw + "x"}},
	} {
		a := b.stuur("/wachtwoord", form)
		if a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, a.status)
		}
		for _, typed := range []string{form.Get("oud"), form.Get("nieuw")} {
			if len(typed) > 6 && strings.Contains(html.UnescapeString(a.tekst), `value="`+typed) {
				t.Errorf("%s: a password comes back", name)
			}
		}
	}
	if a := elsewhere.open("/werklijst"); a.status != http.StatusOK {
		t.Fatalf("elsewhere, before: %d", a.status)
	}
	if a := b.stuur("/wachtwoord", url.Values{"oud": {woord}, "nieuw": {nieuw}, "nogmaals": {nieuw}}); a.naar != "/account" {
		t.Fatalf("changing gave %d", a.status)
	}
	if a := b.open("/werklijst"); a.status != http.StatusOK {
		t.Errorf("here, after: %d", a.status)
	}
	if a := elsewhere.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("elsewhere, after: %d", a.status)
	}
	for word, want := range map[string]int{woord: http.StatusUnprocessableEntity, nieuw: http.StatusSeeOther} {
		if a := w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {word}}); a.status != want {
			t.Errorf("signing in: %d, want %d", a.status, want)
		}
	}
}

// The list of sessions is one's own, and so is ending them.
func TestOwnSessions(t *testing.T) {
	w := newWereld(t)
	b, second, third, other := w.als(t, "indicatiesteller"), w.als(t, "indicatiesteller"), w.als(t, "indicatiesteller"), w.als(t, "casusregisseur")
	a := b.open("/account")
	ids := regexp.MustCompile(`name="aanmelding" value="([a-z2-7]{26})"`).FindAllStringSubmatch(a.tekst, -1)
	if len(ids) != 2 || strings.Count(a.tekst, "Dit toestel, nu") != 1 {
		t.Fatalf("%d others on the page", len(ids))
	}
	for _, id := range ids {
		other.stuur("/account/einde", url.Values{"aanmelding": {id[1]}})
	}
	b.stuur("/account/einde", url.Values{"aanmelding": {ids[0][1]}})
	alive := 0
	for _, s := range []*bezoeker{second, third} {
		if s.open("/werklijst").status == http.StatusOK {
			alive++
		}
	}
	if alive != 1 {
		t.Errorf("%d of the two others are alive, want 1", alive)
	}
	b.stuur("/account/einde", url.Values{"aanmelding": {alleSessies}})
	for name, want := range map[*bezoeker]int{b: http.StatusOK, second: http.StatusSeeOther, third: http.StatusSeeOther, other: http.StatusOK} {
		if a := name.open("/werklijst"); a.status != want {
			t.Errorf("%d, want %d", a.status, want)
		}
	}
}

// Nothing that opens a door is in the log or the measurements, whatever is done
// with it.
func TestNoSecretInLogOrMeasurements(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	phone, recovery := b.metFactor()
	code := phone.code(w)
	secret := strings.ReplaceAll(aanmelding.GeheimTekst(phone.geheim), " ", "")
	b.stuur("/wachtwoord", url.Values{"oud": {woord}, "nieuw": {"kort-en-geheim-9"}, "nogmaals": {"x"}})
	b.open("/werklijst?wachtwoord=" + url.QueryEscape(woord) + "&code=" + code)
	n := w.bezoeker(t)
	n.stuur("/aanmelden?wachtwoord="+url.QueryEscape(woord), url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}})
	n.stuur("/aanmelden/code", url.Values{"code": {code}})
	n.stuur("/aanmelden/code", url.Values{"code": {recovery[0]}})
	secrets := []string{woord, url.QueryEscape(woord), "kort-en-geheim-9", code, secret, recovery[0], recovery[1]}
	for _, c := range append(b.client.Jar.Cookies(mustURL(w.url)), n.client.Jar.Cookies(mustURL(w.url))...) {
		secrets = append(secrets, c.Value)
	}
	seen := w.logboek.String() + b.open("/metrics").tekst
	if !strings.Contains(seen, "POST /aanmelden/code") {
		t.Fatal("nothing was logged")
	}
	for _, s := range secrets {
		if strings.Contains(seen, s) {
			t.Errorf("%q stands in the log or the measurements", s)
		}
	}
}
