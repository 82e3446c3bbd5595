package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// zwareWereld is a world with one heavy act and one heavy page; the act keeps
// what it was given.
func zwareWereld(t *testing.T) (*wereld, *[]url.Values) {
	t.Helper()
	w := newWereld(t)
	var done []url.Values
	w.server.routes = append(w.server.routes,
		route{"POST /zwaar", alleRollen(), w.server.zwaar(func(v *verzoek) error {
			done = append(done, v.r.PostForm)
			return v.door("/")
		})},
		route{"GET /uitvoer", alleRollen(), w.server.zwaar(func(v *verzoek) error {
			_, err := v.w.Write([]byte("de uitvoer"))
			return err
		})})
	w.server.handler = w.server.build()
	return w, &done
}

// A heavy act is done at once after signing in, and asks again later; what was
// filled in comes through, exactly, and the password does not.
func TestHeavyActAsksAgain(t *testing.T) {
	w, done := zwareWereld(t)
	b := w.als(t, "indicatiesteller")
	form := url.Values{"reden": {"twee\nregels & <tekens> \"zo\""}, "wie": {"a", "b", ""}, "verzoek": {"sleutel"}}
	if a := b.stuur("/zwaar", form); a.naar != "/" {
		t.Fatalf("within five minutes: %d", a.status)
	}
	w.Klok.Add(bevestigDuur)
	a := b.stuur("/zwaar", form)
	if a.status != http.StatusOK || len(*done) != 1 {
		t.Fatalf("after five minutes: %d, done %d times", a.status, len(*done))
	}
	again := a.velden()
	again.Set(veldWoord, "fout")
	if a = b.stuur("/zwaar", again); a.status != http.StatusUnprocessableEntity || len(*done) != 1 {
		t.Fatalf("a wrong password: %d, done %d times", a.status, len(*done))
	}
	again = a.velden()
	again.Set(veldWoord, woord)
	if a = b.stuur("/zwaar", again); a.naar != "/" || len(*done) != 2 {
		t.Fatalf("the right password: %d, done %d times", a.status, len(*done))
	}
	got := (*done)[1]
	if len(got) != len(form) {
		t.Errorf("fields %v", got)
	}
	for name := range form {
		if !slices.Equal(got[name], form[name]) {
			t.Errorf("%s = %q, want %q", name, got[name], form[name])
		}
	}
	if a = b.stuur("/zwaar", form); a.naar != "/" {
		t.Errorf("just confirmed: %d", a.status)
	}
}

func TestHeavyPageOpensAfterConfirming(t *testing.T) {
	w, _ := zwareWereld(t)
	b := w.als(t, "indicatiesteller")
	w.Klok.Add(6 * time.Minute)
	a := b.open("/uitvoer?jaar=2026")
	if strings.Contains(a.tekst, "de uitvoer") {
		t.Fatal("the page came without confirming")
	}
	form := a.velden()
	form.Set(veldWoord, woord)
	if a = b.stuur("/bevestigen", form); a.naar != "/uitvoer?jaar=2026" {
		t.Fatalf("%d to %q", a.status, a.naar)
	}
	if a = b.open(a.naar); a.tekst != "de uitvoer" {
		t.Errorf("got %q", a.tekst)
	}
}

// Who sits at another's screen has five guesses, and is then out.
func TestGuessingAtConfirmEndsTheSession(t *testing.T) {
	w, done := zwareWereld(t)
	b := w.als(t, "indicatiesteller")
	w.Klok.Add(6 * time.Minute)
	for range bevestigPogingen + 1 {
		b.stuur("/zwaar", url.Values{veldBevestig: {"ja"}, veldWoord: {"geraden"}})
	}
	if a := b.open("/werklijst"); a.naar != "/aanmelden" || len(*done) != 0 {
		t.Errorf("after %d guesses: %d, done %d times", bevestigPogingen, a.status, len(*done))
	}
}

func TestConfirmSendsOnlyToThisSite(t *testing.T) {
	for in, want := range map[string]string{
		"/uitvoer?a=1": "/uitvoer?a=1", "https://elders.test/": "/", "//elders.test": "/", "/\\elders.test": "/", "": "/",
		"javascript:alert(1)": "/", "/a\r\nSet-Cookie: x": "/", "elders": "/",
	} {
		if got := eigenAdres(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
