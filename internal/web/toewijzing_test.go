package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/poort"
)

// metAanbieders gives the server of a test an invented provider with a product
// for everything.
func metAanbieders(t testing.TB, w *wereld) *wereld {
	t.Helper()
	gemeente, err := nummer.ParseGemeentecode("0599")
	if err != nil {
		t.Fatal(err)
	}
	agb, err := nummer.ParseAGB("99900001")
	if err != nil {
		t.Fatal(err)
	}
	producten := keten.Producten{}
	for _, p := range w.server.in.Regeling.Producten {
		for _, o := range p.Onderdelen {
			cat := "10"
			if o.Wet == "Jeugdwet" {
				cat = "50"
			}
			producten[o.Code] = keten.Product{Categorie: cat, Code: cat + "A01", Bron: "verzonnen voor deze test"}
		}
	}
	w.server.in.Aanbieders = &dossier.Aanbieders{Gemeente: gemeente, Lijst: []dossier.Aanbieder{{AGB: agb, Naam: "Lepelaarhulp", Producten: producten}}}
	w.server.in.Nummers = w.Opslag
	w.server.post.Rem = w.Opslag
	return w
}

var toewijsLink = regexp.MustCompile(`/gezin/[a-z0-9]+/toewijzing/[A-Z0-9-]+`)

// toewijzingen gives the pages of the decisions that wait for a provider.
func toewijzingenVan(b *bezoeker, id string) []string {
	return toewijsLink.FindAllString(b.open("/gezin/"+id+"/besluiten").tekst, -1)
}

// toewijsFormulier fills in the page of one decision, with the names as they are
// proposed.
func toewijsFormulier(b *bezoeker, path string) url.Values {
	page := b.open(path)
	form := page.velden()
	for _, m := range regexp.MustCompile(`name="((?:voorletters|voorvoegsel|achternaam)\d)"[^>]*value="([^"]*)"`).FindAllStringSubmatch(page.tekst, -1) {
		form.Set(m[1], m[2])
	}
	form.Set("aanbieder", "99900001")
	return form
}

// uitgaande takes the messages out of the outbox.
func uitgaande(t *testing.T, w *wereld) []poort.Doorgelaten {
	t.Helper()
	gate, err := poort.New(stilleBewaarder{}, &poort.GeheugenRem{}, func() string { return "x" }, w.server.post.Zegel, poort.Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	var out []poort.Doorgelaten
	for {
		u, err := w.Next(context.Background(), dossier.UitgaandBericht, "test", time.Hour)
		if err != nil {
			return out
		}
		d, err := gate.Ontzegel(u.Inhoud)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
}

// Each decision makes the task to choose a provider; choosing sends one message
// per decision, once, and ends the task. JW301 names who has custody, with the
// address of the child.
func TestDecisionsLeadToMessages(t *testing.T) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			w := metAanbieders(t, metAfzender(newWereldOp(t, opslagtest.Open(t, soort), rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o })))
			id, _ := verhaal(t, w, "Winterpeen")
			b := w.als(t, "indicatiesteller")
			kies(t, b, id, "extramuraal", "2")
			beslis(t, b, id)
			b.open("/gezin/"+id).toont(t, "Aanbieder kiezen")
			list := toewijzingenVan(b, id)
			if len(list) != 3 {
				t.Fatalf("%d decisions wait for a provider", len(list))
			}
			for _, path := range list {
				if a := b.stuur(path, b.open(path).met("aanbieder", "")); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "Kies wie de hulp geeft") {
					t.Errorf("without a provider: %d", a.status)
				}
				form := toewijsFormulier(b, path)
				for i := range 2 {
					if a := b.stuur(path, form); a.status != http.StatusSeeOther {
						t.Fatalf("time %d gave %d: %s", i+1, a.status, fouten(a))
					}
				}
				b.open(path).toont(t, "Toegewezen aan Lepelaarhulp")
			}
			got := map[string]int{}
			for _, d := range uitgaande(t, w) {
				got[d.Eigenschap(keten.EigenSoort)]++
				text := string(d.Inhoud())
				if !strings.Contains(text, "99900001") || !strings.Contains(text, "Winterpeen") || strings.Contains(d.Bestandsnaam(), "Winterpeen") {
					t.Errorf("the message is not that of the family")
				}
				if d.Eigenschap(keten.EigenSoort) == "JW301" && (!strings.Contains(text, "Relatie") || !strings.Contains(text, "Postcode")) {
					t.Error("the JW301 lacks who has custody, or an address")
				}
			}
			if got["WMO301"] != 2 || got["JW301"] != 1 {
				t.Errorf("the outbox holds %v", got)
			}
			for _, taak := range beeldVan(t, w, id).Taken {
				if taak.Aard == dossier.TaakToewijzen && !taak.Voltooid {
					t.Error("a task to choose a provider is still open")
				}
			}
		})
	}
}

// OP003: about who is protected no message is made; the safe route is a task with
// the steps, in the compartment for safety.
func TestSafeRouteInsteadOfAMessage(t *testing.T) {
	w := metAanbieders(t, metAfzender(newWereld(t)))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	schuil(t, w, b, id, mensen, "")
	for _, path := range toewijzingenVan(b, id) {
		if a := b.stuur(path, toewijsFormulier(b, path)); a.status != http.StatusSeeOther {
			t.Errorf("gave %d: %s", a.status, fouten(a))
		}
	}
	for _, d := range uitgaande(t, w) {
		for _, p := range d.Over() {
			if p != mensen["Joris"] {
				t.Error("a message about who is protected waits to leave")
			}
		}
	}
	var veilig *dossier.Taak
	view := beeldVan(t, w, id)
	for i := range view.Taken {
		if k := &view.Taken[i]; k.Aard == dossier.TaakVeiligeRoute && k.Over == mensen["Fenna"] {
			veilig = k
		}
	}
	if veilig == nil {
		t.Fatal("no task to take the safe route about Fenna")
	}
	b.open("/gezin/"+id+"/taken/"+veilig.ID).toont(t, "veilige route", "formulier 5b", "Lepelaarhulp")
}

// Without a register of providers nothing is made up.
func TestAssignmentWithoutRegister(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, _ := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	path := toewijzingenVan(b, id)[0]
	b.open(path).toont(t, "Er zijn geen aanbieders ingesteld")
	if a := b.stuur(path, toewijsFormulier(b, path)); a.status == http.StatusSeeOther || len(uitgaande(t, w)) != 0 {
		t.Errorf("sending gave %d", a.status)
	}
}
