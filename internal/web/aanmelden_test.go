package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

func TestSignInAndOut(t *testing.T) {
	w := newWereld(t)
	b := w.bezoeker(t)
	if a := b.open("/werklijst"); a.status != http.StatusSeeOther || a.naar != "/aanmelden" {
		t.Fatalf("a page without sign-in: %d to %q", a.status, a.naar)
	}
	b = w.als(t, "Indicatiesteller ")
	if a := b.open("/werklijst"); a.status != http.StatusOK || !strings.Contains(a.tekst, "Test Indicatiesteller") {
		t.Fatalf("work list: %d", a.status)
	}
	if a := b.stuur("/afmelden", nil); a.naar != "/aanmelden" {
		t.Errorf("sign-out goes to %q", a.naar)
	}
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("after sign-out: %d to %q", a.status, a.naar)
	}
}

// What is wrong with a sign-in is not told: the three answers are equal.
func TestSignInTellsNothing(t *testing.T) {
	w := newWereld(t)
	if err := w.SetBlocked(t.Context(), w.accounts["financien"], true); err != nil {
		t.Fatal(err)
	}
	pages := map[string]bool{}
	for _, try := range []url.Values{
		{"naam": {"indicatiesteller"}, "wachtwoord": {"zomaar-geraden"}},
		{"naam": {"indicatieszzzzzz"}, "wachtwoord": {"zomaar-geraden"}},
		{"naam": {"financien"}, "wachtwoord": {woord}},
	} {
		a := w.bezoeker(t).stuur("/aanmelden", try)
		if a.status != http.StatusUnprocessableEntity {
			t.Errorf("status %d", a.status)
		}
		pages[strings.ReplaceAll(a.tekst, try.Get("naam"), "NAAM")] = true
		if strings.Contains(a.tekst, try.Get("wachtwoord")) {
			t.Error("the password comes back")
		}
	}
	if len(pages) != 1 {
		t.Errorf("%d different answers", len(pages))
	}
}

// from signs in as if from another network, behind a proxy that is trusted.
func (b *bezoeker) van(net string, form url.Values) antwoord {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodPost, b.w.url+"/aanmelden", strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("X-Forwarded-For", net)
	return b.doe(r)
}

// Guessing is slowed down for the guesser, over all processes; never for whom
// he guesses at: not from elsewhere, and not at the same office on a device on
// which he signed in before.
func TestGuessingSlowsDownTheGuesserAlone(t *testing.T) {
	w := newWereld(t, func(in *Instelling) { in.VertrouwdVoor = true })
	other := w.tweede(t)
	iris := w.bezoeker(t)
	right := url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}}
	if a := iris.van("192.0.2.1", right); a.status != http.StatusSeeOther {
		t.Fatalf("sign-in: %d", a.status)
	}
	wrong := url.Values{"naam": {" INDICATIESTELLER"}, "wachtwoord": {"geraden-geraden"}}
	for i := range 4 {
		at := []*wereld{w, other}[i%2] // two processes beside one store
		if a := at.bezoeker(t).van("192.0.2.1", wrong); a.status != http.StatusUnprocessableEntity {
			t.Fatalf("guess %d: %d", i, a.status)
		}
	}
	for _, at := range []*wereld{w, other} {
		if a := at.bezoeker(t).van("192.0.2.1", right); a.status != http.StatusTooManyRequests {
			t.Errorf("the guesser, now right: %d", a.status)
		}
		if a := at.bezoeker(t).van("198.51.100.7", right); a.status != http.StatusSeeOther {
			t.Errorf("from elsewhere: %d", a.status)
		}
	}
	iris.stuur("/afmelden", nil)
	if a := iris.van("192.0.2.1", right); a.status != http.StatusSeeOther {
		t.Errorf("in the same office, at her own device: %d", a.status)
	}
	w.Klok.Add(time.Hour)
	if a := w.bezoeker(t).van("192.0.2.1", right); a.status != http.StatusSeeOther {
		t.Errorf("when the wait is over: %d", a.status)
	}
}

// An attacker with one IPv6 subscription has 2^64 addresses: they count as one.
func TestNetworkOfAnAttacker(t *testing.T) {
	for in, want := range map[string]string{
		"192.0.2.1": "192.0.2.1", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "::ffff:192.0.2.1": "::ffff:192.0.2.1", "": "",
	} {
		if got := netwerk(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestSessionEndsWhenNobodyIsThere(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	w.Klok.Add(20 * time.Minute)
	if a := b.open("/werklijst"); a.status != http.StatusOK {
		t.Fatalf("after 20 minutes: %d", a.status)
	}
	w.Klok.Add(20 * time.Minute)
	if a := b.open("/werklijst"); a.status != http.StatusOK {
		t.Fatalf("20 minutes after that: %d", a.status)
	}
	w.Klok.Add(31 * time.Minute)
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("after half an hour of nothing: %d", a.status)
	}
}

// However busy someone is, a session ends after a working day.
func TestSessionEndsAfterADay(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	for range int(levensduur/(20*time.Minute)) - 1 {
		w.Klok.Add(20 * time.Minute)
		if a := b.open("/werklijst"); a.status != http.StatusOK {
			t.Fatalf("within the day: %d", a.status)
		}
	}
	w.Klok.Add(20 * time.Minute)
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("after ten hours: %d", a.status)
	}
}

// What ends a session in one process ends it in the other, at the next request.
func TestEndedInOneProcessIsEndedInAll(t *testing.T) {
	w := newWereld(t)
	other := w.tweede(t)
	id := w.accounts["indicatiesteller"]
	role := dossier.AccountRol{Rol: string(toegang.Indicatiesteller)}
	yesterday := role
	yesterday.Tot = termijn.DagVan(w.Klok.Now())
	for name, end := range map[string]func(*bezoeker) error{
		"blocked":            func(*bezoeker) error { return w.SetBlocked(t.Context(), id, true) },
		"the role ended":     func(*bezoeker) error { return w.SetRoles(t.Context(), id, []dossier.AccountRol{yesterday}) },
		"ended from a list":  func(*bezoeker) error { return w.EindAanmeldingen(t.Context(), id, "") },
		"signed out":         func(b *bezoeker) error { b.stuur("/afmelden", nil); return nil },
		"the factor removed": func(*bezoeker) error { return w.WisTweedeFactor(t.Context(), id) },
	} {
		b := w.als(t, "indicatiesteller")
		elsewhere := *b
		elsewhere.w = other
		u, _ := url.Parse(other.url)
		elsewhere.client = &http.Client{Jar: b.client.Jar, CheckRedirect: b.client.CheckRedirect}
		elsewhere.client.Jar.SetCookies(u, b.client.Jar.Cookies(mustURL(w.url)))
		if a := elsewhere.open("/werklijst"); a.status != http.StatusOK {
			t.Fatalf("%s: the session does not hold in the other process: %d", name, a.status)
		}
		if err := end(b); err != nil {
			t.Fatal(err)
		}
		if a := elsewhere.open("/werklijst"); a.naar != "/aanmelden" {
			t.Errorf("%s: %d in the other process", name, a.status)
		}
		if err := errors.Join(w.SetBlocked(t.Context(), id, false), w.SetRoles(t.Context(), id, []dossier.AccountRol{role})); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFormFromElsewhereIsRefused(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	r, err := http.NewRequest(http.MethodPost, w.url+"/zoeken", strings.NewReader("wie=x"))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if a := b.doe(r); a.status != http.StatusForbidden {
		t.Errorf("cross-site form: %d", a.status)
	}
}

// Every answer, of whatever kind, forbids what a page of ours never does.
func TestEveryAnswerIsProtected(t *testing.T) {
	w := newWereld(t, func(in *Instelling) {
		in.SecurityTxt = &aanmelding.SecurityTxt{Contact: []string{"mailto:veilig@voorbeeld.test"}, Verloopt: opslagtest.Begin().Add(time.Hour)}
	})
	b := w.als(t, "indicatiesteller")
	want := map[string]string{"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin"}
	for _, path := range []string{"/werklijst", "/bestaat-niet", "/aanmelden", "/account", "/tweede-factor", "/gezond", "/metrics", "/.well-known/security.txt", "/stijl/stijl.css"} {
		a := b.open(path)
		for name, value := range want {
			if a.kop.Get(name) != value {
				t.Errorf("%s: %s is %q", path, name, a.kop.Get(name))
			}
		}
		if a.status == http.StatusOK && strings.HasPrefix(a.kop.Get("Content-Type"), "text/html") && a.kop.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", path, a.kop.Get("Cache-Control"))
		}
		for _, inline := range []string{" style=", "<style", "<script>", " onclick=", " onload=", "javascript:"} {
			if strings.Contains(a.tekst, inline) && strings.HasPrefix(a.kop.Get("Content-Type"), "text/html") {
				t.Errorf("%s holds %q", path, inline)
			}
		}
	}
	for _, bad := range []string{"unsafe-inline", "unsafe-eval", "*", "data:", "http:"} {
		if strings.Contains(policy, bad) {
			t.Errorf("the policy allows %s", bad)
		}
	}
}

// Over https the cookies go nowhere else, and no script reads them.
func TestCookiesAreGuarded(t *testing.T) {
	w := newWereld(t, func(in *Instelling) { in.Beveiligd = true })
	a := w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {woord}})
	cookies := (&http.Response{Header: a.kop}).Cookies()
	if len(cookies) != 2 {
		t.Fatalf("%d cookies", len(cookies))
	}
	for _, c := range cookies {
		if !strings.HasPrefix(c.Name, "__Host-") || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("%s: %+v", c.Name, c)
		}
	}
	if a.kop.Get("Strict-Transport-Security") == "" {
		t.Error("nothing says to come over https alone")
	}
}

func TestSecurityTxtIsServedUntilItExpires(t *testing.T) {
	w := newWereld(t, func(in *Instelling) {
		in.SecurityTxt = &aanmelding.SecurityTxt{Contact: []string{"mailto:veilig@voorbeeld.test"}, Verloopt: opslagtest.Begin().Add(time.Hour)}
	})
	b := w.bezoeker(t)
	a := b.open("/.well-known/security.txt")
	if a.status != http.StatusOK || !strings.HasPrefix(a.tekst, "Contact: mailto:veilig@voorbeeld.test\nExpires: ") || a.kop.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("%d %q", a.status, a.tekst)
	}
	w.Klok.Add(time.Hour)
	if a = b.open("/.well-known/security.txt"); a.status != http.StatusNotFound {
		t.Errorf("when its time is over: %d", a.status)
	}
	if a = newWereld(t).bezoeker(t).open("/.well-known/security.txt"); a.status != http.StatusNotFound {
		t.Errorf("without settings: %d", a.status)
	}
}

// The log knows patterns of routes and nothing that was typed or opened.
func TestLogHoldsNoPersonalData(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	b.stuur("/zoeken", url.Values{"wie": {"Saskia Proefmans"}})
	b.open("/gezin/abcdefgeheim")
	b.open("/werklijst?na=2026-01-01.geheimeplaats")
	log := w.logboek.String()
	if !strings.Contains(log, `"route":"POST /zoeken"`) {
		t.Errorf("the route is not logged: %s", log)
	}
	for _, secret := range []string{"Saskia", "Proefmans", "geheim", "127.0.0.1", w.accounts["indicatiesteller"]} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

func TestHashIsBoundToItsPassword(t *testing.T) {
	hash, err := testHash()
	if err != nil {
		t.Fatal(err)
	}
	h := newHasher(nil)
	for _, c := range []struct {
		woord, hash string
		ok, fault   bool
	}{
		{woord, hash, true, false}, {woord + "x", hash, false, false}, {woord, "", false, false},
		{woord, "$2a$10$abc", false, true}, {woord, strings.Replace(hash, "m=19456", "m=99999999", 1), false, true},
	} {
		ok, err := h.check(t.Context(), c.woord, c.hash)
		if ok != c.ok || (err != nil) != c.fault {
			t.Errorf("check = %v, %v; want %v, fault %v", ok, err, c.ok, c.fault)
		}
	}
}

func TestHealthAndMetrics(t *testing.T) {
	w := newWereld(t)
	b := w.bezoeker(t)
	if a := b.open("/gezond"); a.status != http.StatusOK || a.tekst != "gezond\n" {
		t.Errorf("/gezond: %d %q", a.status, a.tekst)
	}
	if a := b.open("/metrics"); !strings.Contains(a.tekst, "wijzer_verzoeken_totaal") {
		t.Errorf("/metrics: %d", a.status)
	}
}
