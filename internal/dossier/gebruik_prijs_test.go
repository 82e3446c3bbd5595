package dossier_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

func rotterdam(t testing.TB) *regeling.Regeling {
	t.Helper()
	r, err := regeling.Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// prijsVan is the key of the price of the tests.
var prijsVan = regeling.Tarief{Code: "volwassenen", Niveau: "1", Per: regeling.PerUur}

func voorstel(amount geld.Bedrag, from termijn.Dag) dossier.TariefVersie {
	return dossier.TariefVersie{Model: "m", Titel: "Begeleiding", Keuzes: map[string]string{"p-overhead": "20"}, Bedrag: amount, Eenheid: "uur",
		Kwitantie: fmt.Sprintf("%064d", amount), RekenVersie: "1", Toelichting: "nota", Zeker: "aanname", Van: from,
		Prijzen: []dossier.Tariefprijs{{Code: prijsVan.Code, Niveau: prijsVan.Niveau, Per: prijsVan.Per, Bedrag: amount}}}
}

// keurGoed proposes a price and lets a second person approve it.
func keurGoed(t *testing.T, g *dossier.Gebruik, p dossier.TariefVersie) {
	t.Helper()
	id, err := g.StelTariefVoor(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: "een", Rol: toegang.Contractmanager}}, p)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.BeslisTarief(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: "twee", Rol: toegang.Beleidsmaker}}, dossier.TariefBeslissing{Versie: id, Akkoord: true}, rotterdam(t)); err != nil {
		t.Fatal(err)
	}
}

// An approved price is in the catalogue that any process loads from the store,
// from its first day, with its receipt; what was computed before keeps the
// price of its day. A later approval of the same day takes its place.
func TestApprovedPricesAreTheCatalogue(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		today, base := g.Moment().Dag, rotterdam(t)
		mark := func() string {
			m, err := o.Registerstand(t.Context(), dossier.Tariefregister())
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		if mark() != "" {
			t.Error("a mark of a register that is not there")
		}
		keurGoed(t, g, voorstel(7000, today))
		first := mark()
		keurGoed(t, g, voorstel(7100, today+10)) // the same day: from its first day on
		keurGoed(t, g, voorstel(7200, today+20))
		keurGoed(t, g, voorstel(7300, today+20)) // and once more: instead of it
		if mark() == first || first == "" {
			t.Error("the mark does not tell that something was added")
		}
		o.Klok.Add(30 * 24 * time.Hour)
		keurGoed(t, g, voorstel(8000, today+40))
		o.Reopen(t) // another process
		g.Opslag = o.Opslag
		versions, err := g.Prijsversies(t.Context())
		if err != nil || len(versions) != 5 {
			t.Fatalf("%d versions, %v", len(versions), err)
		}
		r, err := g.Catalogus(base, versions)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			on, known termijn.Dag
			want      geld.Bedrag
		}{
			{today - 1, today, 0}, {today, today, 7000}, {today + 9, today, 7000}, {today + 10, today, 7100}, {today + 20, today, 7300},
			{today + 40, today + 29, 7300}, {today + 40, today + 40, 8000}, {today + 39, today + 50, 7300},
		} {
			var got geld.Bedrag
			if p := r.Op(c.on, c.known).Prijs(prijsVan); p != nil {
				got = p.Bedrag
				if want := "kwitantie sha256:" + fmt.Sprintf("%064d", got); p.Bron.Plaats != want || p.Status != regeling.Vastgesteld {
					t.Errorf("day %d: receipt %q, status %s", c.on-today, p.Bron.Plaats, p.Status)
				}
			}
			if got != c.want {
				t.Errorf("day %d, known on day %d: %v, want %v", c.on-today, c.known-today, got, c.want)
			}
		}
		file, err := g.Prijsbestand(versions, versions[0].ID)
		if err != nil || !strings.Contains(string(file), versions[0].Kwitantie) {
			t.Errorf("the file of a version: %v\n%s", err, file)
		}
		if gone, err := g.Prijsbestand(versions, versions[2].ID); err != nil || gone != nil {
			t.Errorf("a version that another took the place of: %v\n%s", err, gone)
		}
	})
}

// What the catalogue does not take is not approved, and no price works back.
func TestPricesThatAreNotTaken(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		today := g.Moment().Dag
		propose := func(p dossier.TariefVersie) (string, error) {
			return g.StelTariefVoor(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: "een", Rol: toegang.Contractmanager}}, p)
		}
		decide := func(id string) error {
			return g.BeslisTarief(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: "twee", Rol: toegang.Beleidsmaker}}, dossier.TariefBeslissing{Versie: id, Akkoord: true}, rotterdam(t))
		}
		if _, err := propose(voorstel(7000, today-1)); !errors.Is(err, dossier.ErrTariefTeLaat) {
			t.Errorf("a price of yesterday: %v", err)
		}
		bad := voorstel(7000, today)
		bad.Prijzen[0].Per = "ons"
		id, err := propose(bad)
		if err != nil {
			t.Fatal(err)
		}
		if err := decide(id); !errors.Is(err, dossier.ErrTariefPast) {
			t.Errorf("a unit that the catalogue lacks: %v", err)
		}
		if id, err = propose(voorstel(7000, today)); err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(24 * time.Hour)
		if err := decide(id); !errors.Is(err, dossier.ErrTariefTeLaat) {
			t.Errorf("approved after its first day: %v", err)
		}
		versions, err := g.Prijsversies(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if r, err := g.Catalogus(rotterdam(t), versions); err != nil || r.Op(today+9, termijn.Geen).Prijs(prijsVan) != nil {
			t.Errorf("a price that nobody approved holds: %v", err)
		}
	})
}

// The first proposals of all, at once: one register holds them all, and of two
// people who decide at once one decides.
func TestFirstProposalsAtOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		const n = 8
		ids, errs := make([]string, n), make([]error, n)
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() {
				ids[i], errs[i] = g.StelTariefVoor(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: fmt.Sprint("maker", i), Rol: toegang.Contractmanager}}, voorstel(geld.Bedrag(7000+i), g.Moment().Dag))
			})
		}
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		versions, err := g.Prijsversies(t.Context())
		if err != nil || len(versions) != n {
			t.Fatalf("%d of %d proposals in the register, %v", len(versions), n, err)
		}
		for i := range n {
			all.Go(func() {
				errs[i] = g.BeslisTarief(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: fmt.Sprint("tweede", i), Rol: toegang.Beleidsmaker}},
					dossier.TariefBeslissing{Versie: ids[0], Akkoord: i%2 == 0, Reden: "r"}, rotterdam(t))
			})
		}
		all.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if !errors.Is(err, dossier.ErrTariefBeslist) {
				t.Error(err)
			}
		}
		if done != 1 {
			t.Errorf("%d people decided on one proposal", done)
		}
	})
}
