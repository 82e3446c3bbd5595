package web

import (
	"context"
	"crypto/rand"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// schuilplaats is where the hidden people of these tests stay.
var schuilplaats = nummer.Adresdelen{Straat: "Schuilpad", Huisnummer: 7, Postcode: "1010AB", Plaats: "Verborgen"}

// verborgen registers someone whose stay is secret, by a worker who has nothing
// to do with the others of the test. It gives the family and the person.
func verborgen(t testing.TB, w *wereld, m dossier.Mens) (id, persoon string) {
	t.Helper()
	adres, err := nummer.NewAdres(schuilplaats)
	if err != nil {
		t.Fatal(err)
	}
	m.Sleutel, m.Geheim, m.Verblijf = "p", true, adres
	who := dossier.Wie{Account: w.account(t, "elders-"+strings.ToLower(strings.ReplaceAll(m.Naam, " ", "")), "Elders", toegang.Indicatiesteller), Rol: toegang.Indicatiesteller}
	id, err = w.server.gebruik.Registreer(context.Background(), dossier.Verzoek{Wie: who}, dossier.Melding{Langs: "telefoon",
		Mensen: []dossier.Mens{m}, Bron: gezin.Bron{Soort: "professional"}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := w.server.gebruik.Beeld(context.Background(), who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return id, b.Mensen()[0]
}

func bsnVan(t testing.TB, s string) nummer.BSN {
	t.Helper()
	n, err := nummer.ParseBSN(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// opBeide runs a test on both databases; leeg gives a new world on the one at
// hand.
func opBeide(t *testing.T, naam string, test func(t *testing.T, leeg func() *wereld)) {
	t.Helper()
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(naam+"/"+string(soort), func(t *testing.T) {
			test(t, func() *wereld {
				return metAfzender(newWereldOp(t, opslagtest.Open(t, soort), rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o }))
			})
		})
	}
}

// Registering someone who is hidden elsewhere gives the one who registers the
// same bytes as registering someone new, on every page of the family, in search,
// in the advice and in the letters (ontwerp.md section 4, rule 6).
func TestRegisteringAHiddenPersonRevealsNothing(t *testing.T) {
	griet := verhaalPersoon(t, "Winterpeen", "Griet")
	for naam, hidden := range map[string]dossier.Mens{
		"the same number":              {Naam: "Iemand Anders", BSN: griet.BSN},
		"the same name and birth date": {Naam: "GRIET  Winterpéén", Geboren: griet.Geboren},
	} {
		opBeide(t, naam, func(t *testing.T, leeg func() *wereld) {
			known, fresh := leeg(), leeg()
			verborgen(t, known, hidden)
			verborgen(t, fresh, dossier.Mens{Naam: "Nergens Bekend", BSN: bsnVan(t, "999900018")})
			a, b := reisVan(t, known), reisVan(t, fresh)
			if a != b {
				t.Errorf("who registers can tell that she is hidden elsewhere:\n%s", eersteVerschil(a, b))
			}
			if got := stilVan(t, known); len(got) != 1 {
				t.Errorf("%d registrations are protected in silence, want 1", len(got))
			}
			if got := stilVan(t, fresh); len(got) != 0 {
				t.Errorf("%d registrations are protected without a reason", len(got))
			}
		})
	}
}

func verhaalPersoon(t testing.TB, gezinsnaam, voornaam string) *proefstad.Persoon {
	t.Helper()
	city := proefstad.Maak(1, termijn.MustDag("2026-05-11"))
	for _, g := range city.Verhalen() {
		for i := range g.Personen {
			if p := &g.Personen[i]; p.Achternaam == gezinsnaam && p.Voornaam == voornaam {
				return p
			}
		}
	}
	t.Fatal("no such person in the stories")
	return nil
}

var kenmerkWoord = regexp.MustCompile(`[A-Z0-9]{4,}(-[A-Z0-9]{4,})+`)

// reisVan lets the indicatiesteller register a family through the pages and
// through the use case, advise, decide and write, and gives all that came back.
func reisVan(t testing.TB, w *wereld) string {
	t.Helper()
	var out strings.Builder
	b := w.als(t, "indicatiesteller")
	griet := verhaalPersoon(t, "Winterpeen", "Griet")
	path := b.nieuwGezin("bsn", griet.BSN.Onthuld(), "geboren-dag", "1", "geboren-maand", "2", "geboren-jaar", "1990",
		"straat", "Langelaan", "huisnummer", "12", "postcode", "9999 ZZ", "plaats", "Elders", "telefoon", "0600000001")
	out.WriteString(bekijkAlles(b, path))
	id, mensen := verhaal(t, w, "Winterpeen")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	for _, naam := range []string{"Griet", "Wessel", "Ymke"} {
		letters := brievenVan(b, id)[mensen[naam]]
		out.WriteString(naam + strings.Repeat("x", len(letters)) + "\n")
		if len(letters) == 1 {
			page := b.open(letters[0])
			sent := b.stuur(letters[0], page.met("stap", "verstuur"))
			out.WriteString(page.tekst + sent.naar + sent.tekst)
		}
	}
	for _, p := range []string{"", "/advies", "/keuze", "/besluiten", "/verloop", "/feiten/gezin", "/feiten/" + mensen["Griet"], "/relaties", "/lid"} {
		out.WriteString(woorden(b.open("/gezin/" + id + p).tekst))
	}
	return kenmerkWoord.ReplaceAllString(normaal(out.String()), "#kenmerk")
}

var tags = regexp.MustCompile(`<[^>]*>|\b[0-9a-f]{12}\b`) // also the hash of a receipt

// woorden gives the words of a page in alphabetical order: these pages name
// people in the order of their ids, which are random.
func woorden(page string) string {
	words := strings.FieldsFunc(random.ReplaceAllString(kenmerkWoord.ReplaceAllString(tags.ReplaceAllString(page, " "), "#"), "#"), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#'
	})
	slices.Sort(words)
	return strings.Join(words, " ") + "\n"
}

// stilVan gives the registrations that are protected in silence, as the
// coordinator sees them.
func stilVan(t testing.TB, w *wereld) []dossier.GekoppeldeRegistratie {
	t.Helper()
	who := dossier.Wie{Account: w.accounts[toegang.Veiligheidscoordinator], Rol: toegang.Veiligheidscoordinator}
	list, _, err := w.server.gebruik.Koppelingen(context.Background(), who, dossier.Pagina{})
	if err != nil {
		t.Fatal(err)
	}
	var out []dossier.GekoppeldeRegistratie
	for _, k := range list {
		if !k.Beeindigd && k.Naam != "" && strings.Contains(k.Naam, "Winterpeen") && k.Door == w.accounts[toegang.Indicatiesteller] && len(out) == 0 {
			out = append(out, k)
		}
	}
	return out
}

// The second registration is protected at once: nobody who is not involved finds
// it by any field, what the first one keeps secret does not leave in its letters,
// and its wall falls only when the coordinator says that it is someone else.
func TestSecondRegistrationIsProtected(t *testing.T) {
	opBeide(t, "second", func(t *testing.T, leeg func() *wereld) { secondIsProtected(t, leeg()) })
}

func secondIsProtected(t *testing.T, w *wereld) {
	t.Helper()
	griet := verhaalPersoon(t, "Winterpeen", "Griet")
	verborgen(t, w, dossier.Mens{Naam: griet.Naam(), BSN: griet.BSN})
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	form := b.open("/gezin/" + id + "/besluiten/nieuw")
	send := vulIn(form)
	for name := range send {
		if strings.HasSuffix(name, "-motivering") {
			send.Set(name, "Zij is nu op Schuilpad 7. Daar is hulp bij nodig.")
		}
	}
	if a := b.stuur("/gezin/"+id+"/besluiten/nieuw", send); a.status != http.StatusSeeOther {
		t.Fatalf("deciding gave %d: %s", a.status, fouten(a))
	}
	held := 0
	for _, path := range brievenVan(b, id)[mensen["Wessel"]] {
		a := b.stuur(path, b.open(path).met("stap", "verstuur"))
		a.toont(t, "Dit stuk is vastgehouden voor controle.")
		held++
	}
	if held == 0 {
		t.Error("no letter to Wessel")
	}

	w.account(t, "buiten", "Buiten Staander", toegang.Indicatiesteller)
	stranger := w.als(t, "buiten")
	fields := []string{griet.BSN.Onthuld(), griet.Naam(), "Griet", griet.Geboren.String(), griet.Telefoon.Onthuld(), griet.Adres.Onthuld().Postcode + "1", mensen["Griet"], id}
	var nobody string
	for i, q := range append([]string{"Niemand Hier"}, fields...) {
		a := stranger.stuur("/zoeken", url.Values{"wie": {q}})
		text := strings.ReplaceAll(html.UnescapeString(a.tekst), q, "#")
		if i == 0 {
			nobody = text
		} else if text != nobody {
			t.Errorf("field %d tells that she is there:\n%s", i, eersteVerschil(nobody, text))
		}
	}

	list := stilVan(t, w)
	if len(list) != 1 || list[0].Persoon != mensen["Griet"] || len(list[0].Met) != 1 || list[0].Met[0].Op != dossier.OpBSN {
		t.Fatalf("the list of links: %d", len(list))
	}
	gebruik := w.server.gebruik
	coordinator := dossier.Wie{Account: w.accounts[toegang.Veiligheidscoordinator], Rol: toegang.Veiligheidscoordinator}
	for _, who := range []dossier.Wie{{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}, {Account: w.accounts[toegang.Casusregisseur], Rol: toegang.Casusregisseur}} {
		if err := gebruik.Ontkoppel(context.Background(), dossier.Verzoek{Wie: who}, mensen["Griet"], "Het is een ander."); err == nil {
			t.Errorf("%s unlinks", who.Rol)
		}
	}
	if err := gebruik.Ontkoppel(context.Background(), dossier.Verzoek{Wie: coordinator}, mensen["Griet"], "Het is een ander."); err != nil {
		t.Fatal(err)
	}
	if len(stilVan(t, w)) != 0 {
		t.Error("the link stands after it was taken away")
	}
	if a := stranger.stuur("/zoeken", url.Values{"wie": {griet.BSN.Onthuld()}}); !strings.Contains(a.tekst, "Al bekend") {
		t.Error("someone without a flag is not found by her number")
	}
}

// A flag that is set later protects the other registrations of the person too.
func TestLaterFlagSpreads(t *testing.T) {
	opBeide(t, "later", func(t *testing.T, leeg func() *wereld) { laterFlagSpreads(t, leeg()) })
}

func laterFlagSpreads(t *testing.T, w *wereld) {
	t.Helper()
	griet := verhaalPersoon(t, "Winterpeen", "Griet")
	id, mensen := verhaal(t, w, "Winterpeen")
	stranger := w.als(t, string(toegang.Casusregisseur))
	if a := stranger.stuur("/zoeken", url.Values{"wie": {griet.BSN.Onthuld()}}); !strings.Contains(a.tekst, "Al bekend") {
		t.Fatal("someone without a flag is not found by her number")
	}
	verborgen(t, w, dossier.Mens{Naam: "Griet Verborgen", BSN: griet.BSN})
	if a := stranger.stuur("/zoeken", url.Values{"wie": {griet.BSN.Onthuld()}}); strings.Contains(a.tekst, "Al bekend") {
		t.Error("the earlier registration is found after the flag")
	}
	page := w.als(t, "indicatiesteller").open("/gezin/" + id)
	if page.status != http.StatusOK || strings.Contains(page.tekst, "verblijf geheim") {
		t.Error("who works with the earlier registration learns of the flag")
	}
	_ = mensen
}
