package dossier_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// meneer is the account that works in these tests.
var meneer = dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}

// huis is a family of a mother, a father and a child of a given birth date.
type huis struct {
	*opslagtest.Omgeving
	g                   *dossier.Gebruik
	id                  string
	moeder, vader, kind string
}

func nieuwHuis(t *testing.T, o *opslagtest.Omgeving, geboren string, gezag ...string) *huis {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	h := &huis{Omgeving: o, g: &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}}
	m := dossier.Melding{Bron: gezin.Bron{Soort: "gezagsregister"}, Mensen: []dossier.Mens{
		{Sleutel: "moeder", Naam: "Fenna Nijptang", Geboren: termijn.MustDag("1988-02-03")},
		{Sleutel: "vader", Naam: "Gijs Nijptang", Geboren: termijn.MustDag("1986-04-05")},
		{Sleutel: "kind", Naam: "Tijn Nijptang", Geboren: termijn.MustDag(geboren), Kind: true}}}
	for _, ouder := range gezag {
		m.Feiten = append(m.Feiten, dossier.Verwant{Over: ouder, Met: "kind", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)})
	}
	if h.id, err = h.g.Registreer(context.Background(), dossier.Verzoek{Wie: meneer}, m); err != nil {
		t.Fatal(err)
	}
	b := h.beeld(t)
	for _, p := range b.Mensen() {
		switch naam, _ := b.Naam(p); naam {
		case "Fenna Nijptang":
			h.moeder = p
		case "Gijs Nijptang":
			h.vader = p
		default:
			h.kind = p
		}
	}
	return h
}

func (h *huis) beeld(t *testing.T) *dossier.Beeld {
	t.Helper()
	b, err := h.g.Beeld(context.Background(), meneer, h.id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// leest tells whether someone reads a person as a client.
func (h *huis) leest(t *testing.T, wie, over string) bool {
	t.Helper()
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: "client", Persoon: wie, Rol: toegang.Client}, Actie: toegang.Lezen, Voor: toegang.Inzagerecht, Moment: h.g.Moment()}
	err := h.Read(context.Background(), toegang.Prepare(q), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "mijn-gegevens"}, func(l dossier.Lezing) error {
		_, err := l.Persoon(context.Background(), over)
		return err
	})
	if err != nil && !errors.Is(err, dossier.ErrNietGevonden) {
		t.Fatal(err)
	}
	return err == nil
}

func (h *huis) mag(t *testing.T, wat string, moeder, vader, kind bool) {
	t.Helper()
	for _, c := range []struct {
		naam, wie string
		want      bool
	}{{"mother", h.moeder, moeder}, {"father", h.vader, vader}, {"child", h.kind, kind}} {
		if got := h.leest(t, c.wie, h.kind); got != c.want {
			t.Errorf("%s: the %s reads the child: %v", wat, c.naam, got)
		}
	}
}

// Who registers a family makes that its people can read their own file: under 12
// the parents with custody, from 12 the child as well, from 16 the child alone
// (Wmo 2015 art. 5.3.2; Jeugdwet art. 7.3.4, 7.3.5 and 7.3.10).
func TestRegisteredPeopleReadTheirOwn(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		today := termijn.DagVan(o.Klok.Now())
		for _, c := range []struct {
			wat                 string
			geboren             termijn.Dag
			moeder, vader, kind bool
		}{
			{"the day before twelve", today.PlusMaanden(-144) + 1, true, false, false},
			{"twelve today", today.PlusMaanden(-144), true, false, true},
			{"the day before sixteen", today.PlusMaanden(-192) + 1, true, false, true},
			{"sixteen today", today.PlusMaanden(-192), false, false, true},
		} {
			h := nieuwHuis(t, o, c.geboren.String(), "moeder")
			h.mag(t, c.wat, c.moeder, c.vader, c.kind)
			if !h.leest(t, h.moeder, h.moeder) || h.leest(t, h.vader, h.moeder) || h.leest(t, h.kind, h.moeder) {
				t.Errorf("%s: only the mother reads the mother", c.wat)
			}
		}
	})
}

// Custody that changes, changes who reads, in the same request.
func TestCustodyChangesWhoReads(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		h := nieuwHuis(t, o, "2018-03-01", "moeder", "vader")
		h.mag(t, "both have custody", true, true, false)
		leg := func(in ...dossier.Invoer) {
			t.Helper()
			o.Klok.Add(time.Minute)
			b := h.beeld(t)
			if err := h.g.LegVast(ctx, dossier.Verzoek{Wie: meneer}, b, b.Standen, in...); err != nil {
				t.Fatal(err)
			}
		}
		b := h.beeld(t)
		gezag := func(ouder string, ja bool, van termijn.Dag) dossier.Invoer {
			return b.NieuwFeit(gezin.Feit{Over: ouder, Met: h.kind, Soort: string(gezin.Gezag), Waarde: gezin.JaNee(ja), Van: van, Bron: gezin.Bron{Soort: "gezagsregister"}}, gezin.Gewoon)
		}
		today := h.g.Moment().Dag
		leg(gezag(h.vader, false, today))
		h.mag(t, "the father lost custody", true, false, false)
		leg(gezag(h.vader, true, today+1))
		h.mag(t, "he gets it back tomorrow", true, false, false)
		o.Klok.Add(24 * time.Hour)
		h.mag(t, "it is tomorrow", true, true, false)
		leg(dossier.Stuk{Vak: h.beeld(t).VakVoor(h.kind, toegang.SPersoon, gezin.Gewoon), Aard: dossier.AardGeboren, Over: h.kind, Inhoud: []byte("2009-03-01"), Bron: gezin.Bron{Soort: "brp"}})
		h.mag(t, "the child turns out to be seventeen", false, false, true)
		var rows int
		for _, w := range h.beeld(t).Verloop {
			if r, ok := w.Invoer.(dossier.Relatie); ok && r.Relatie == toegang.Vertegenwoordigd {
				rows++
			}
		}
		if err := h.g.HerzieVertegenwoordiging(ctx, meneer, h.id); err != nil {
			t.Fatal(err)
		}
		after := 0
		for _, w := range h.beeld(t).Verloop {
			if r, ok := w.Invoer.(dossier.Relatie); ok && r.Relatie == toegang.Vertegenwoordigd {
				after++
			}
		}
		if rows != after {
			t.Errorf("%d rows became %d where nothing was to be done", rows, after)
		}
	})
}

// What a writer may not see does not stand in the way of what he records, and
// changes with it all the same: custody in the class for safety.
func TestHiddenCustodyFollowsTheBirthDate(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		h := nieuwHuis(t, o, "2018-03-01")
		b := h.beeld(t)
		if err := h.g.LegVast(ctx, dossier.Verzoek{Wie: meneer}, b, b.Standen,
			b.NieuwFeit(gezin.Feit{Over: h.moeder, Met: h.kind, Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}, gezin.Veiligheid),
			dossier.Relatie{Vak: dossier.VakVan(h.kind, gezin.Jeugdwet, toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
				Rij: toegang.Betrokkenheid("rens", h.kind, toegang.Casusregisseur, gezin.Gewoon, h.g.Moment().Dag, termijn.Geen)}); err != nil {
			t.Fatal(err)
		}
		h.mag(t, "the mother has custody", true, false, false)
		rens := dossier.Wie{Account: "rens", Rol: toegang.Casusregisseur}
		seen, err := h.g.Beeld(ctx, rens, h.id, dossier.Inzage{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range seen.Relaties {
			if r.Relatie == toegang.Vertegenwoordigd && r.Rij.Waarden[toegang.CLezer] == h.moeder {
				t.Fatal("he sees who speaks for the child")
			}
		}
		o.Klok.Add(time.Minute)
		if err := h.g.LegVast(ctx, dossier.Verzoek{Wie: rens}, seen, seen.Standen, dossier.Stuk{Vak: seen.VakVoor(h.kind, toegang.SPersoon, gezin.Gewoon),
			Aard: dossier.AardGeboren, Over: h.kind, Inhoud: []byte("2009-03-01"), Bron: gezin.Bron{Soort: "brp"}}); err != nil {
			t.Fatal(err)
		}
		h.mag(t, "the child is seventeen", false, false, true)
	})
}
