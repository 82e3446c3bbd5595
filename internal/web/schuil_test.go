package web

import (
	"context"
	"crypto/rand"
	"html"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// zoekwereld has one person with all that one can be found by, registered by
// someone whom nobody else of the world works with.
type zoekwereld struct {
	*wereld
	mens    dossier.Mens
	elders  dossier.Wie
	id      string
	persoon string
}

func nieuweZoekwereld(t *testing.T, o *opslagtest.Omgeving, geheim bool) *zoekwereld {
	t.Helper()
	w := &zoekwereld{wereld: newWereldOp(t, o, rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o })}
	adres, err := nummer.NewAdres(schuilplaats)
	if err != nil {
		t.Fatal(err)
	}
	w.mens = dossier.Mens{Sleutel: "p", Naam: "Griselda Winterpeen", BSN: bsnVan(t, "999900018"), Geboren: termijn.MustDag("1990-02-03"), Adres: adres, Geheim: geheim}
	if w.mens.Telefoon, err = nummer.ParseTelefoon("0600000077"); err != nil {
		t.Fatal(err)
	}
	w.elders = dossier.Wie{Account: w.account(t, "elders", "Elders", toegang.Indicatiesteller), Rol: toegang.Indicatiesteller}
	w.id, err = w.server.gebruik.Registreer(context.Background(), dossier.Verzoek{Wie: w.elders}, dossier.Melding{Langs: "telefoon",
		Mensen: []dossier.Mens{w.mens}, Bron: gezin.Bron{Soort: "professional"}})
	if err != nil {
		t.Fatal(err)
	}
	w.persoon = w.beeld(t).Mensen()[0]
	return w
}

func (w *zoekwereld) beeld(t *testing.T) *dossier.Beeld {
	t.Helper()
	b, err := w.server.gebruik.Beeld(context.Background(), w.elders, w.id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// velden are the spellings in which someone could type what he knows.
func (w *zoekwereld) velden() []string {
	return []string{"999900018", "9999.00.018", "Griselda Winterpeen", "winterpeen", "Winterpéén", "Grisselda", "1990-02-03",
		"Schuilpad 7", "1010AB", "1010 AB 7", "1010AB7", "0600000077", "06-00000077", "+31600000077", w.persoon, w.id}
}

// vindt gives how many of the fields give a role another page than a name that
// nobody has; what was typed aside.
func (w *zoekwereld) vindt(t *testing.T, rol toegang.Rol) (found []string) {
	t.Helper()
	b := w.als(t, string(rol))
	page := func(q string) string {
		return strings.ReplaceAll(html.UnescapeString(b.stuur("/zoeken", url.Values{"wie": {q}}).tekst), q, "#")
	}
	nobody := page("Niemand Hier")
	for _, q := range w.velden() {
		if page(q) != nobody {
			found = append(found, q)
		}
	}
	return found
}

// Searching by number, name, birth date, address, telephone or id gives nobody
// who is not involved anything about someone with a safety flag, in no role and
// on neither database: whether the flag came with the registration or later.
// Without the flag the number is found (D5), and after it is lifted again.
func TestSearchTellsNothingOfWhoHides(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := nieuweZoekwereld(t, o, false)
		if got := w.vindt(t, toegang.Casusregisseur); len(got) == 0 || got[0] != "999900018" {
			t.Fatalf("someone without a flag is found by %v: the test looks at nothing", got)
		}
		ctx, g := context.Background(), w.server.gebruik
		if err := g.ZetVlag(ctx, dossier.Verzoek{Wie: w.elders}, w.beeld(t), nil, w.persoon, nummer.Adres{}); err != nil {
			t.Fatal(err)
		}
		for _, rol := range alleRollen() {
			if got := w.vindt(t, rol); len(got) > 0 {
				t.Errorf("%s finds by %v who hides", rol, got)
			}
		}
		if err := g.LichtVlag(ctx, dossier.Verzoek{Wie: w.elders}, w.beeld(t), nil, w.persoon, "Het gevaar is voorbij."); err != nil {
			t.Fatal(err)
		}
		if got := w.vindt(t, toegang.Casusregisseur); len(got) == 0 {
			t.Error("after the flag is lifted she is not found by her number")
		}
	})
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := nieuweZoekwereld(t, o, true)
		for _, rol := range alleRollen() {
			if got := w.vindt(t, rol); len(got) > 0 {
				t.Errorf("%s finds by %v who was registered in hiding", rol, got)
			}
		}
	})
}
