package proefstad

import (
	"maps"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

var demoDag = termijn.MustDag("2026-11-23")

func laad(t testing.TB) *regeling.Regeling {
	t.Helper()
	r, err := Regeling()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func oordelen(a *arrangement.Advies) map[string]regeling.Uitkomst {
	out := map[string]regeling.Uitkomst{}
	for _, o := range a.Oordelen {
		out[o.Product.Code] = o.Uitkomst
	}
	return out
}

// TestStories: the advice and the computation of each story are what it tells.
func TestStories(t *testing.T) {
	const yes, no, unknown = regeling.Ja, regeling.Nee, regeling.Onbekend
	type line struct {
		part, holder string
		minutes      int64
	}
	cases := map[string]struct {
		hg, ga  regeling.Uitkomst
		minutes int64
		lines   []line   // some of the lines
		notes   []string // points of attention of the advice (on products that may fit, and on custody) or of the computation
		who     string   // who may indicate the product that was chosen
		people  int
	}{
		"nijptang": {hg: yes, ga: no, minutes: 240, people: 4, who: "wijkteam",
			lines: []line{{"begeleiding-volwassene", "fenna", 60}, {"begeleiding-volwassene", "joris", 60}, {"begeleiding-kinderen", "lotte", 120},
				{"verblijf-volwassene", "fenna", 0}, {"verblijf-kind", "fenna", 0}, {"nachtelijke-ondersteuning", "fenna", 0}}},
		"waterpas":      {hg: yes, ga: no, minutes: 210, people: 4, notes: []string{"volwassene-buiten-beeld"}, lines: []line{{"begeleiding-volwassene", "saar", 90}, {"begeleiding-kinderen", "oda", 120}}},
		"schorseneer":   {hg: yes, ga: no, minutes: 660, people: 7, notes: []string{"overweeg-vrije-trede"}, lines: []line{{"begeleiding-kinderen", "zwaantje", 300}}},
		"winterpeen":    {hg: yes, ga: no, minutes: 180, people: 4, notes: []string{"kind-wordt-18"}, lines: []line{{"begeleiding-kinderen", "koen", 90}}},
		"bankschroef":   {hg: yes, ga: no, minutes: 135, people: 2, notes: []string{"regulier-verblijf-loopt"}, lines: []line{{"begeleiding-volwassene", "katelijn", 45}, {"begeleiding-kinderen", "gijs", 90}}},
		"grutto":        {hg: no, ga: yes, minutes: 180, people: 1, notes: []string{"zwanger"}},
		"kruiwagen":     {hg: no, ga: yes, minutes: 150, people: 5, notes: []string{"gezag"}, lines: []line{{gebiedOpvoed, "ilse", 60}}},
		"zilvermeeuw":   {hg: no, ga: yes, minutes: 360, people: 2, who: "stedelijk-loket", lines: []line{{"financien", "fatou", 0}}},
		"bleekselderij": {hg: unknown, ga: unknown, people: 2, notes: []string{"gezag-onbekend"}},
		"roodborst":     {hg: no, ga: yes, minutes: 120, people: 4},
		"dopsleutel":    {hg: no, ga: yes, minutes: 240, people: 3, notes: []string{"kind-elders-geplaatst", "ondertoezichtstelling"}},
		"kluut":         {hg: no, ga: no, people: 2},
	}
	r, city := laad(t), Maak(1, demoDag)
	if got := len(city.Verhalen()); got != len(cases) {
		t.Errorf("%d stories, %d expected", got, len(cases))
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		want := cases[name]
		t.Run(name, func(t *testing.T) {
			g := city.Gezin("verhaal-" + name)
			if g == nil {
				t.Fatal("no such family")
			}
			if len(g.Personen) != want.people {
				t.Errorf("%d people, want %d", len(g.Personen), want.people)
			}
			v := r.Op(g.Adviesdag, termijn.Geen)
			s := g.Situatie(g.Adviesdag)
			a := arrangement.NieuweAdviseur(v).Adviseer(&s)
			got := oordelen(a)
			if got[productHG] != want.hg || got[productGA] != want.ga {
				t.Errorf("advice: hg %s, ga %s; want %s, %s", got[productHG], got[productGA], want.hg, want.ga)
			}
			if asks := len(a.Vragen) > 0; asks != (want.hg == unknown) {
				t.Errorf("asks %v: %v", asks, a.Vragen)
			}
			notes := codes(a.Aandacht)
			for _, o := range a.Oordelen {
				notes = append(notes, codes(o.Aandacht)...)
			}
			if g.Keuze != nil {
				b, err := arrangement.NieuweRekenaar(v, nil).Bereken(&s, g.Keuze)
				if err != nil {
					t.Fatal(err)
				}
				notes = append(notes, codes(b.Aandacht)...)
				if b.Minuten != want.minutes {
					t.Errorf("%d minutes a week, want %d", b.Minuten, want.minutes)
				}
				for _, l := range want.lines {
					if !slices.ContainsFunc(b.Regels, func(r arrangement.Regel) bool {
						return r.Onderdeel == l.part && s.Leden[r.Drager].ID == l.holder && r.Minuten == l.minutes
					}) {
						t.Errorf("no line %v", l)
					}
				}
				for _, l := range b.Regels {
					if !l.HeeftBedrag || !l.HeeftMinuten && l.Omvang == nil {
						t.Errorf("%s has no amount or no quantity", l.Onderdeel)
					}
				}
			} else if want.minutes != 0 {
				t.Error("nothing chosen")
			}
			for _, n := range want.notes {
				if !slices.Contains(notes, n) {
					t.Errorf("nothing about %s in %v", n, notes)
				}
			}
			if want.who != "" {
				for _, o := range a.Oordelen {
					if o.Product.Code == g.Keuze.Product && (o.Indiceert == nil || o.Indiceert.Wie != want.who) {
						t.Errorf("indicated by %v, want %s", o.Indiceert, want.who)
					}
				}
			}
		})
	}
}

func codes(all []arrangement.Aandachtspunt) (out []string) {
	for _, a := range all {
		out = append(out, a.Code)
	}
	return out
}

// TestHalfSiblings: over each child another pair has custody, from a dated
// fact of the custody register.
func TestHalfSiblings(t *testing.T) {
	g := Maak(1, demoDag).Gezin("verhaal-kruiwagen")
	s := g.Situatie(demoDag)
	for child, want := range map[string][]string{"hidde": {"douwe", "ilse"}, "wende": {"ilse", "mees"}} {
		if got := s.MetGezagOver(child); !slices.Equal(got, want) {
			t.Errorf("custody of %s: %v, want %v", child, got, want)
		}
	}
	for _, f := range g.Feiten {
		if f.Soort == "gezag" && (f.Bron.Soort != "gezagsregister" || f.Van == termijn.Geen) {
			t.Errorf("custody %s without register or date", f.ID)
		}
	}
}

// TestAdviceAsksTheQuestionThatSettles: of the family of which little is known,
// an answer to the first question settles something.
func TestAdviceAsksTheQuestionThatSettles(t *testing.T) {
	g := Maak(1, demoDag).Gezin("verhaal-bleekselderij")
	s := g.Situatie(demoDag)
	a := arrangement.NieuweAdviseur(laad(t).Op(demoDag, termijn.Geen)).Adviseer(&s)
	if len(a.Vragen) == 0 || len(a.Vragen[0].Beslist) == 0 || a.Vragen[0].Minimaal == 0 {
		t.Fatalf("first question settles nothing: %+v", a.Vragen)
	}
	t.Logf("first question: %s, settles %v", a.Vragen[0].Tekst, a.Vragen[0].Beslist)
}

// TestSecretStay: the shelter stands in no open place: another address, and the
// fact that tells of it is of class veiligheid. The father has no stay.
func TestSecretStay(t *testing.T) {
	g := Maak(1, demoDag).Gezin("verhaal-nijptang")
	for _, id := range []string{"fenna", "bram", "lotte"} {
		p := g.Persoon(id)
		if p.Verblijf == nil || p.Verblijf.Adres == p.Adres || p.Verblijf.Telefoon == p.Telefoon || p.Verblijf.Adres.IsZero() {
			t.Errorf("%s has no stay of her own", id)
		}
	}
	if g.Persoon("joris").Verblijf != nil {
		t.Error("joris has a secret stay")
	}
	for _, f := range g.Feiten {
		secret := f.Soort == "in-voorziening" || f.Soort == "geweldsrol" || f.Soort == "woont-bij"
		if secret && f.Label.Klasse != "veiligheid" {
			t.Errorf("%s (%s) stands in class %s", f.ID, f.Soort, f.Label.Klasse)
		}
	}
	for _, g := range Maak(1, demoDag).Verhalen() {
		for _, p := range g.Personen {
			if p.Verblijf != nil && g.Code != "verhaal-nijptang" && g.Code != "verhaal-dopsleutel" {
				t.Errorf("%s has a stay that no story tells of", p.ID)
			}
		}
	}
}
