package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// perNaam gives the members of a family by their first names.
func perNaam(t testing.TB, w *wereld, id string) map[string]string {
	t.Helper()
	b, out := beeldVan(t, w, id), map[string]string{}
	for _, p := range b.Mensen() {
		name, _ := b.Naam(p)
		first, _, _ := strings.Cut(name, " ")
		out[first] = p
	}
	return out
}

// The page of consent records it, refuses what is not given by who must, shows
// what holds, and ends it.
func TestConsentPage(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	family := b.nieuwGezin()
	id := strings.TrimPrefix(family, "/gezin/")
	people, path := perNaam(t, w, id), family+"/toestemming"
	give := func(door string) antwoord {
		form := goed(t, b.open(path)).met("persoon", people["Joris"], "wet", "jeugd", "wat", "het plan", "waarvoor", "hulp thuis", "hoe", "schriftelijk", "door", people[door])
		zetDag(form, "vanaf", dagDelen(w.server.gebruik.Moment().Dag))
		return b.stuur(path, form)
	}
	if a := give("Saskia"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "Toestemming ontbreekt") || !strings.Contains(a.tekst, "hulp thuis") {
		t.Errorf("consent of who has no custody: %d", a.status)
	}
	if a := give("Bernd"); a.status != http.StatusSeeOther {
		t.Fatalf("consent gave %d: %s", a.status, fouten(a))
	}
	goed(t, b.open(family)).toont(t, "Toestemming om te delen", "gegevens uit de Jeugdwet, te gebruiken voor de Wmo", "Geldt sinds")
	w.betrek(t, family, toegang.Hulpverlener, []string{"Saskia"}, gezin.Gewoon)
	if a := goed(t, w.als(t, string(toegang.Hulpverlener)).open(family)); strings.Contains(a.tekst, "kop-delen") || strings.Contains(a.tekst, "te gebruiken voor") {
		t.Error("who works with another member reads of the consent")
	}
	stands := beeldVan(t, w, id)
	if n := len(stands.Geldend(toegang.Toegestemd)); n != 1 {
		t.Fatalf("%d consents stand", n)
	}
	page := goed(t, b.open(path))
	page.toont(t, "gegevens uit de Jeugdwet, te gebruiken voor de Wmo", "Trek in")
	if a := b.stuur(path, page.velden()); a.status != http.StatusSeeOther {
		t.Fatalf("ending gave %d: %s", a.status, fouten(a))
	}
	goed(t, b.open(path)).toont(t, "Er is voor dit gezin nu niets vastgelegd")
	if strings.Contains(b.open(family).tekst, "kop-delen") {
		t.Error("the family page shows a consent that ended")
	}
	if n := len(beeldVan(t, w, id).Geldend(toegang.Toegestemd)); n != 0 {
		t.Errorf("%d consents stand after the end", n)
	}
}

// The page of withholding closes the file of a child to a parent at once, and
// opens it when it ends.
func TestWithholdingPage(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	family := b.nieuwGezin()
	people, path := perNaam(t, w, strings.TrimPrefix(family, "/gezin/")), family+"/onthouden"
	sees := func(when string, want bool) {
		t.Helper()
		p, err := w.server.gebruik.Portaal(context.Background(), dossier.Wie{Account: "bernd", Rol: toegang.Client, Persoon: people["Bernd"]},
			dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(p.Mensen(), people["Joris"]) != want {
			t.Errorf("%s the parent sees the child: %v", when, !want)
		}
	}
	sees("before", true)
	if a := b.stuur(path, goed(t, b.open(path)).met("over", people["Joris"], "voor", people["Joris"], "reden", "Dat is niet goed.")); a.status != http.StatusUnprocessableEntity {
		t.Errorf("withholding from the person himself: %d", a.status)
	}
	if a := b.stuur(path, goed(t, b.open(path)).met("over", people["Joris"], "voor", people["Bernd"], "reden", "Het kind is bang.")); a.status != http.StatusSeeOther {
		t.Fatalf("withholding gave %d: %s", a.status, fouten(a))
	}
	sees("during", false)
	page := goed(t, b.open(path))
	page.toont(t, "niet te zien voor Bernd Proefmans")
	if a := b.stuur(path, page.velden()); a.status != http.StatusSeeOther {
		t.Fatalf("ending gave %d: %s", a.status, fouten(a))
	}
	sees("after", true)
}

// The pages of silent links show a link to the coordinator alone, ask why it is
// taken away, and end the protection at once.
func TestLinkPages(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := newWereldOp(t, o, rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o })
		vera := w.als(t, string(toegang.Veiligheidscoordinator))
		goed(t, vera.open("/koppelingen")).toont(t, "Er zijn geen stille koppelingen")
		griet := verhaalPersoon(t, "Winterpeen", "Griet")
		verborgen(t, w, dossier.Mens{Naam: "Elders Bekend", BSN: griet.BSN})
		_, mensen := verhaal(t, w, "Winterpeen")
		list := goed(t, vera.open("/koppelingen"))
		list.toont(t, "Griet Winterpeen", "Elders Bekend (zelfde nummer)", "beschermd", "Zeg het ook niet")
		path := "/koppelingen/" + mensen["Griet"]
		page := goed(t, vera.open(path))
		page.toont(t, "Is dit dezelfde persoon?", "Griet Winterpeen", "Elders Bekend (zelfde nummer)")
		for _, rol := range alleRollen() {
			if rol == toegang.Veiligheidscoordinator {
				continue
			}
			b := w.als(t, string(rol))
			for _, p := range []string{"/koppelingen", path} {
				if a := b.open(p); a.status != http.StatusNotFound || strings.Contains(a.tekst, "Winterpeen") {
					t.Errorf("%s at %s: %d", rol, p, a.status)
				}
			}
			if a := b.stuur(path, page.met("toelichting", "Een ander.")); a.status != http.StatusNotFound {
				t.Errorf("%s unlinks: %d", rol, a.status)
			}
		}
		if a := vera.open("/koppelingen/" + mensen["Wessel"]); a.status != http.StatusNotFound {
			t.Errorf("someone who is not linked: %d", a.status)
		}
		if a := vera.stuur(path, page.met("toelichting", " ")); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "Griet Winterpeen") {
			t.Errorf("without a reason: %d", a.status)
		}
		if got := len(stilVan(t, w)); got != 1 {
			t.Fatalf("%d links stand before anybody took one away", got)
		}
		o.Klok.Add(24 * time.Hour) // a link that is taken away on its first day never held
		vera = w.als(t, string(toegang.Veiligheidscoordinator))
		page = goed(t, vera.open(path))
		if a := vera.stuur(path, page.met("toelichting", "Een ander: zij is twintig jaar ouder.")); a.status != http.StatusSeeOther || a.naar != "/koppelingen" {
			t.Fatalf("taking a link away gave %d to %q: %s", a.status, a.naar, fouten(a))
		}
		goed(t, vera.open("/koppelingen")).toont(t, "losgemaakt")
		if got := len(stilVan(t, w)); got != 0 {
			t.Errorf("%d links stand after one was taken away", got)
		}
	})
}
