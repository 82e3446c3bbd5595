package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
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

// Guessing is slowed down for the guesser, never for whom he guesses at.
func TestGuessingIsSlowedDownPerSource(t *testing.T) {
	klok := opslagtest.NewKlok(opslagtest.Begin())
	r := newRem(klok.Now)
	for range remVrij + 1 {
		if r.wait("iris", "10.0.0.1") != 0 {
			t.Fatal("slowed down before the free attempts were used")
		}
		r.fault("iris", "10.0.0.1")
	}
	if got := r.wait("iris", "10.0.0.1"); got != remBegin {
		t.Errorf("wait = %v", got)
	}
	if r.wait("iris", "10.0.0.2") != 0 || r.wait("joris", "10.0.0.1") != 0 {
		t.Error("someone else is slowed down")
	}
	for range 40 {
		r.fault("iris", "10.0.0.1")
	}
	if got := r.wait("iris", "10.0.0.1"); got != remMax {
		t.Errorf("longest wait = %v", got)
	}
	klok.Add(remMax)
	if r.wait("iris", "10.0.0.1") != 0 {
		t.Error("still shut out when the wait is over")
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

func TestBlockedAccountIsOutAtOnce(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	if err := w.SetBlocked(t.Context(), w.accounts["indicatiesteller"], true); err != nil {
		t.Fatal(err)
	}
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("blocked: %d", a.status)
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

func TestEveryAnswerIsProtected(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	for _, path := range []string{"/werklijst", "/bestaat-niet", "/aanmelden"} {
		a := b.open(path)
		if a.kop.Get("Content-Security-Policy") != policy || a.kop.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", path, a.kop)
		}
		if a.status == http.StatusOK && a.kop.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be kept: %q", path, a.kop.Get("Cache-Control"))
		}
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
