package dossier_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

var errHapert = errors.New("hapert")

// hapert is a store that fails at the point with number bij: where a request
// begins, at each addition, and when all is added.
type hapert struct {
	dossier.Opslag
	bij, punt int
}

func (h *hapert) mis() error {
	if h.punt++; h.punt == h.bij {
		return errHapert
	}
	return nil
}

// Write implements dossier.Opslag.
func (h *hapert) Write(ctx context.Context, op dossier.Opdracht, fn func(dossier.Tx) error) (dossier.Uitkomst, error) {
	if err := h.mis(); err != nil {
		return dossier.Uitkomst{}, err
	}
	return h.Opslag.Write(ctx, op, func(tx dossier.Tx) error {
		if err := fn(&hapertTx{tx, h}); err != nil {
			return err
		}
		return h.mis()
	})
}

type hapertTx struct {
	dossier.Tx
	h *hapert
}

// Add implements dossier.Tx.
func (t *hapertTx) Add(ctx context.Context, gezin string, invoer ...dossier.Invoer) ([]string, error) {
	if err := t.h.mis(); err != nil {
		return nil, err
	}
	return t.Tx.Add(ctx, gezin, invoer...)
}

// Voor implements dossier.Tx.
func (t *hapertTx) Voor(toets toegang.Toets) dossier.Tx { return &hapertTx{t.Tx.Voor(toets), t.h} }

// straat is a store with a family of two adults and two children, of whom one
// adult hides in two families, and everyone who acts.
type straat struct {
	t *testing.T
	*opslagtest.Omgeving
	g                         *dossier.Gebruik
	id, elders                string
	moeder, vader, kind, baby string
}

var ilse = dossier.Wie{Account: "ilse", Rol: toegang.Indicatiesteller}

func nieuweStraat(t *testing.T, o *opslagtest.Omgeving) *straat {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	s := &straat{t: t, Omgeving: o, g: &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}}
	m := dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"}, Mensen: []dossier.Mens{
		{Sleutel: "moeder", Naam: "Fenna Nijptang", Geboren: termijn.MustDag("1988-02-03"), Geheim: true},
		{Sleutel: "vader", Naam: "Gijs Nijptang", Geboren: termijn.MustDag("1986-04-05")},
		{Sleutel: "kind", Naam: "Tijn Nijptang", Geboren: termijn.MustDag("2014-04-05"), Kind: true},
		{Sleutel: "baby", Naam: "Wieke Nijptang", Geboren: termijn.MustDag("2025-04-05"), Kind: true}},
		Feiten: []dossier.Verwant{{Over: "moeder", Met: "kind", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}},
		Met:    []dossier.Deelname{{Lezer: vera.Account, Rol: vera.Rol, Klassen: gezin.Klassen(), Van: termijn.MustDag("2026-01-01")}}}
	if s.id, err = s.g.Registreer(context.Background(), dossier.Verzoek{Wie: ilse}, m); err != nil {
		t.Fatal(err)
	}
	b := s.beeld(ilse, s.id)
	for _, p := range b.Mensen() {
		switch naam, _ := b.Naam(p); naam {
		case "Fenna Nijptang":
			s.moeder = p
		case "Gijs Nijptang":
			s.vader = p
		case "Tijn Nijptang":
			s.kind = p
		default:
			s.baby = p
		}
	}
	return s
}

func (s *straat) beeld(wie dossier.Wie, id string) *dossier.Beeld {
	s.t.Helper()
	b, err := s.g.Beeld(context.Background(), wie, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func (s *straat) doet(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	s.Klok.Add(time.Second)
}

func (s *straat) regels() int {
	s.t.Helper()
	v, err := s.Controleer(context.Background(), opslag.Controle{Projecties: true})
	if err != nil || len(v.Bevindingen) > 0 {
		s.t.Fatalf("%v %+v", err, v.Bevindingen)
	}
	return int(v.Regels)
}

// ondeelbaar does something once for each point at which the store can fail.
// After each failure nothing of it may be in the log; at last it succeeds. It
// must go by at least that many points, or the test tests nothing.
func (s *straat) ondeelbaar(wat string, punten int, do func(*dossier.Gebruik) error) {
	s.t.Helper()
	before := s.regels()
	for n := 1; n < 50; n++ {
		g := *s.g
		g.Opslag = &hapert{Opslag: s.Opslag, bij: n}
		err := do(&g)
		if err == nil {
			if s.regels() == before {
				s.t.Errorf("%s: nothing was written", wat)
			}
			if n-1 < punten {
				s.t.Errorf("%s: %d points of failure, want at least %d", wat, n-1, punten)
			}
			return
		}
		if !errors.Is(err, errHapert) {
			s.t.Fatalf("%s, point %d: %v", wat, n, err)
		}
		if now := s.regels(); now != before {
			s.t.Errorf("%s: failed at point %d and left %d entries", wat, n, now-before)
			before = now
		}
	}
	s.t.Errorf("%s never succeeds", wat)
}

// Whatever one request asks is written as a whole or not at all, also where it is
// written for the purposes of two laws, in two families, or partly by the program
// because the writer may not see it. Of the opening of a secret stay the request
// that it answers ends with it.
func TestRequestsAreWrittenWholly(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, s := context.Background(), nieuweStraat(t, o)
		v := dossier.Verzoek{Wie: ilse}
		note := func(b *dossier.Beeld, p string) dossier.Invoer {
			return dossier.Stuk{Vak: b.VakVoor(p, toegang.SNotitie, gezin.Gewoon), Aard: dossier.AardNotitie, Over: p, Inhoud: []byte("samen")}
		}
		b := s.beeld(ilse, s.id)
		s.ondeelbaar("a note under two laws", 4, func(g *dossier.Gebruik) error { return g.LegVast(ctx, v, b, nil, note(b, s.vader), note(b, s.kind)) })
		b = s.beeld(ilse, s.id)
		s.ondeelbaar("a flag", 3, func(g *dossier.Gebruik) error { return g.ZetVlag(ctx, v, b, nil, s.kind, nummer.Adres{}) })
		b = s.beeld(ilse, s.id)
		nieuw := dossier.NieuwLid{Mens: dossier.Mens{Sleutel: "oma", Naam: "Oma Nijptang", Geboren: termijn.MustDag("1950-01-01")}, Bron: gezin.Bron{Soort: "professional"}}
		s.ondeelbaar("a new member", 4, func(g *dossier.Gebruik) error { return g.VoegToe(ctx, v, b, nil, nieuw) })
		b = s.beeld(ilse, s.id)
		s.ondeelbaar("custody", 3, func(g *dossier.Gebruik) error {
			return g.LegVast(ctx, v, b, nil, b.NieuwFeit(gezin.Feit{Over: s.vader, Met: s.kind, Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true), Bron: gezin.Bron{Soort: "gezagsregister"}}, gezin.Gewoon))
		})
		b = s.beeld(ilse, s.id)
		var err error
		s.ondeelbaar("two families", 6, func(g *dossier.Gebruik) error {
			s.elders, err = g.Verplaats(ctx, s, v, b, nil, dossier.Verhuizing{Wie: []string{s.moeder, s.baby}, OokHier: true})
			return err
		})
		s.Klok.Add(time.Minute)
		there := s.beeld(ilse, s.elders)
		s.doet(s.g.ZetVlag(ctx, v, there, nil, s.moeder, nummer.Adres{}))
		b = s.beeld(ilse, s.id)
		s.ondeelbaar("a flag lifted in two families", 4, func(g *dossier.Gebruik) error { return g.LichtVlag(ctx, v, b, nil, s.moeder, "Het is voorbij.") })
		s.tekenMee()
		b = s.beeld(ilse, s.id)
		s.ondeelbaar("a split", 6, func(g *dossier.Gebruik) error {
			_, err := g.Verplaats(ctx, s, v, b, nil, dossier.Verhuizing{Wie: []string{s.vader, s.kind}})
			return err
		})
	})
}

// tekenMee lets one ask and another co-sign.
func (s *straat) tekenMee() {
	s.t.Helper()
	ctx := context.Background()
	b := s.beeld(ilse, s.id)
	s.ondeelbaar("asking to open a stay", 3, func(g *dossier.Gebruik) error {
		return g.VraagVerblijf(ctx, dossier.Verzoek{Wie: ilse}, b, nil, s.kind)
	})
	s.Klok.Add(time.Second)
	b = s.beeld(vera, s.id)
	i := slices.IndexFunc(b.Taken, func(t dossier.Taak) bool { return t.Aard == dossier.TaakMeetekenen })
	if i < 0 {
		s.t.Fatal("nobody is asked to co-sign")
	}
	id := b.Taken[i].ID
	s.ondeelbaar("co-signing", 3, func(g *dossier.Gebruik) error { return g.TekenMee(ctx, dossier.Verzoek{Wie: vera}, b, nil, id) })
	if s.beeld(vera, s.id).Meetekenverzoek(id) != nil {
		s.t.Error("after co-signing the request is still open")
	}
}
