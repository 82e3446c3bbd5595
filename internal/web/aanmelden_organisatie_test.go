package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/aanmelding/aanmeldtest"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// metOrganisatie gives a world in which people can sign in at a certified
// provider. Tokens are held against the real clock, since the provider knows no
// other.
func metOrganisatie(t *testing.T, w *wereld) *aanmeldtest.Aanbieder {
	t.Helper()
	p := aanmeldtest.Start(t, w.url, aanmeldtest.Mens{Naam: "iris", Woord: "x"}, aanmeldtest.Mens{Naam: "joris", Woord: "x"},
		aanmeldtest.Mens{Naam: "casusregisseur", Woord: "x"}, aanmeldtest.Mens{Naam: "onbekend", Woord: "x"})
	o, err := aanmelding.NieuweOrganisatie(aanmelding.OrganisatieInstelling{Uitgever: p.URL, Client: aanmeldtest.Client, Geheim: aanmeldtest.Geheim,
		Website: w.url, Klok: time.Now, Toeval: rand.Reader, Naam: "Gemeente Proefstad", Koppel: "preferred_username"})
	if err != nil {
		t.Fatal(err)
	}
	w.server.in.Organisatie = o
	return p
}

// zonderWoord makes an account that can only sign in at the organisation.
func (w *wereld) zonderWoord(t *testing.T, aanmeld string) string {
	t.Helper()
	id, err := w.CreateAccount(t.Context(), dossier.Account{Aanmeld: aanmeld, Naam: "Test " + aanmeld,
		Rollen: []dossier.AccountRol{{Rol: string(toegang.Indicatiesteller)}}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// via signs in at the organisation and gives what Wijzer answers to who comes
// back, and the address with which he did.
func (b *bezoeker) via(p *aanmeldtest.Aanbieder, langs, naam string) (antwoord, string) {
	b.t.Helper()
	a := b.open(langs)
	if !strings.HasPrefix(a.naar, p.URL) {
		b.t.Fatalf("%s: %d to %q", langs, a.status, a.naar)
	}
	back := p.Inloggen(b.t, a.naar, naam, "x")
	return b.open(back.RequestURI()), back.RequestURI()
}

func TestSignInAtTheOrganisation(t *testing.T) {
	w := newWereld(t)
	p := metOrganisatie(t, w)
	iris := w.zonderWoord(t, "iris")
	if a := w.bezoeker(t).open("/aanmelden"); !strings.Contains(a.tekst, "Aanmelden via Gemeente Proefstad") {
		t.Error("the sign-in does not offer the organisation")
	}
	b := w.bezoeker(t)
	a, address := b.via(p, "/aanmelden/organisatie", "iris")
	if a.naar != "/" || b.open("/werklijst").status != http.StatusOK {
		t.Fatalf("signing in gave %d: %s", a.status, a.tekst)
	}
	if a = b.open(address); a.naar != "/aanmelden" && a.naar != "/" {
		t.Errorf("the same answer once more: %d to %q", a.status, a.naar)
	}
	thief := w.bezoeker(t)
	if a = thief.open(address); a.naar != "/aanmelden" || thief.open("/werklijst").status == http.StatusOK {
		t.Errorf("the answer in another browser: %d to %q", a.status, a.naar)
	}
	if tied, err := w.AccountByIdentity(t.Context(), dossier.Identiteit{Uitgever: p.URL, Onderwerp: "sub-iris"}); err != nil || tied.ID != iris {
		t.Errorf("tied to %+v, %v", tied, err)
	}
	// nobody signs in with a password to an account that has none
	if a = w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {"iris"}, "wachtwoord": {"x"}}); a.status != http.StatusUnprocessableEntity {
		t.Errorf("with a password: %d", a.status)
	}
	if a = b.stuur("/afmelden", nil); a.naar != "/afgemeld" {
		t.Errorf("signing out goes to %q", a.naar)
	}
	if a = b.open("/afgemeld"); !strings.Contains(a.tekst, "Ook afmelden bij Gemeente Proefstad") {
		t.Error("nothing says that he may still be signed in at the organisation")
	}
}

// Who has no account gets none, and nobody gets another's.
func TestOrganisationGivesNobodyAnothersAccount(t *testing.T) {
	w := newWereld(t)
	p := metOrganisatie(t, w)
	blocked := w.zonderWoord(t, "joris")
	if err := w.SetBlocked(t.Context(), blocked, true); err != nil {
		t.Fatal(err)
	}
	iris := w.zonderWoord(t, "iris")
	if err := w.Koppel(t.Context(), iris, dossier.Identiteit{Uitgever: p.URL, Onderwerp: "sub-iris-van-vroeger"}); err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	// casusregisseur has a local account with a password; iris was somebody else
	for _, naam := range []string{"onbekend", "casusregisseur", "joris", "iris"} {
		b := w.bezoeker(t)
		a, _ := b.via(p, "/aanmelden/organisatie", naam)
		if a.status != http.StatusUnprocessableEntity || b.open("/werklijst").status == http.StatusOK {
			t.Errorf("%s: %d", naam, a.status)
		}
		texts[a.tekst] = true
	}
	if len(texts) != 1 {
		t.Errorf("%d different answers", len(texts))
	}
}

// Blocked or without role, the organisation lets nobody in, and ends who is in.
func TestOrganisationDoesNotOverrule(t *testing.T) {
	w := newWereld(t)
	p := metOrganisatie(t, w)
	iris := w.zonderWoord(t, "iris")
	b := w.bezoeker(t)
	b.via(p, "/aanmelden/organisatie", "iris")
	if err := w.SetRoles(t.Context(), iris, nil); err != nil {
		t.Fatal(err)
	}
	if a := b.open("/werklijst"); a.naar != "/aanmelden" {
		t.Errorf("without role: %d", a.status)
	}
	if a, _ := w.bezoeker(t).via(p, "/aanmelden/organisatie", "iris"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("signing in without role: %d", a.status)
	}
}

// A heavy act waits, with its form, until the organisation confirmed that it is
// the same person.
func TestConfirmAtTheOrganisation(t *testing.T) {
	w, done := zwareWereld(t)
	p := metOrganisatie(t, w)
	w.zonderWoord(t, "iris")
	w.zonderWoord(t, "joris")
	w.bezoeker(t).via(p, "/aanmelden/organisatie", "joris")
	b := w.bezoeker(t)
	b.via(p, "/aanmelden/organisatie", "iris")
	w.Klok.Add(bevestigDuur)
	form := url.Values{"reden": {"een reden & meer"}, "wie": {"a", "b"}}
	a := b.stuur("/zwaar", form)
	if len(*done) != 0 || !strings.Contains(a.tekst, "Bevestig bij Gemeente Proefstad") {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	if a, _ = b.via(p, "/bevestigen/organisatie", "joris"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("confirmed by another: %d to %q", a.status, a.naar)
	}
	if a = b.stuur("/zwaar", form); len(*done) != 0 {
		t.Fatal("another's confirmation counted")
	}
	if a, _ = b.via(p, "/bevestigen/organisatie", "iris"); a.naar != "/bevestigen/verder" {
		t.Fatalf("confirmed: %d to %q", a.status, a.naar)
	}
	kept := b.open("/bevestigen/verder").velden()
	if a = b.stuur("/zwaar", kept); a.naar != "/" || len(*done) != 1 {
		t.Fatalf("the act: %d", a.status)
	}
	if got := (*done)[0]; got.Get("reden") != form.Get("reden") || !slices.Equal(got["wie"], form["wie"]) || len(got) != 2 {
		t.Errorf("the form came as %v", got)
	}
}

// Codes, tokens and subjects are nowhere in the log, whatever happens with them.
func TestNoCodeOfTheOrganisationInTheLog(t *testing.T) {
	w := newWereld(t)
	p := metOrganisatie(t, w)
	w.zonderWoord(t, "iris")
	b := w.bezoeker(t)
	_, address := b.via(p, "/aanmelden/organisatie", "iris")
	b.stuur("/afmelden", nil)
	a := b.open("/aanmelden/organisatie")
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	asked := mustURL(a.naar).Query()
	forged := url.Values{"state": {asked.Get("state")}, "code": {q.Get("code")}}
	if a = b.open("/aanmelden/terug?" + forged.Encode()); a.status != http.StatusUnprocessableEntity {
		t.Fatalf("a code that was used: %d", a.status)
	}
	log := w.logboek.String()
	if !strings.Contains(log, `"reden":"code"`) {
		t.Fatalf("the log does not say why: %s", log)
	}
	for _, secret := range []string{q.Get("code"), q.Get("state"), asked.Get("state"), asked.Get("nonce"), asked.Get("code_challenge"), "sub-iris", aanmeldtest.Geheim, "iris"} {
		if secret == "" || strings.Contains(log, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
