package arrangement

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

func violence(extra gezin.Kenmerken) gezin.Kenmerken {
	facts := gezin.Kenmerken{"structurele-onveiligheid": gezin.JaNee(true), "onstabiele-thuissituatie": gezin.JaNee(true),
		"geweld-fysiek": gezin.JaNee(true), "verwachte-duur": gezin.Aantal(14)}
	for code, w := range extra {
		facts[code] = w
	}
	return facts
}

func judge(t testing.TB, s *gezin.Situatie) (*Advies, map[string]regeling.Uitkomst) {
	t.Helper()
	a := NieuweAdviseur(load(t, "rotterdam", s.Peildatum.String())).Adviseer(s)
	out := map[string]regeling.Uitkomst{}
	for _, o := range a.Oordelen {
		out[o.Product.Code] = o.Uitkomst
	}
	return a, out
}

func TestAdviceOnAccess(t *testing.T) {
	spf := gezin.Kenmerken{"spf-nodig": gezin.JaNee(true), "clientgroep": gezin.Keus("oggz-extramuraal")}
	kid := child("k", "2015-01-01", gezin.Kenmerken{"jeugdhulp-nodig": gezin.JaNee(false)})
	parenting := gezin.Kenmerken{"opvoedondersteuning-nodig": gezin.JaNee(true)}
	for _, c := range []struct {
		name    string
		family  gezin.Kenmerken
		members []gezin.Lid
		running string
		product string
		want    regeling.Uitkomst
	}{
		{"violence, long term", violence(nil), []gezin.Lid{adult("a", nil)}, "", "huiselijk-geweld", regeling.Ja},
		{"short, not specialist", violence(gezin.Kenmerken{"verwachte-duur": gezin.Aantal(6), "specialistische-inzet": gezin.JaNee(false)}), []gezin.Lid{adult("a", nil)}, "", "huiselijk-geweld", regeling.Nee},
		{"short but specialist: the text reads or", violence(gezin.Kenmerken{"verwachte-duur": gezin.Aantal(6), "specialistische-inzet": gezin.JaNee(true)}), []gezin.Lid{adult("a", nil)}, "", "huiselijk-geweld", regeling.Ja},
		{"a guessed term that is surely long", violence(gezin.Kenmerken{"verwachte-duur": gezin.Tussen(12, 24)}), []gezin.Lid{adult("a", nil)}, "", "huiselijk-geweld", regeling.Ja},
		{"a guessed term that may be short", violence(gezin.Kenmerken{"verwachte-duur": gezin.Tussen(9, 24)}), []gezin.Lid{adult("a", nil)}, "", "huiselijk-geweld", regeling.Onbekend},
		{"nobody takes part", violence(nil), []gezin.Lid{adult("a", out)}, "", "huiselijk-geweld", regeling.Nee},
		{"short basic help", violence(gezin.Kenmerken{"verwachte-duur": gezin.Aantal(9)}), []gezin.Lid{adult("a", nil)}, "", "basishulp-wijkteam", regeling.Ja},
		{"switched off", violence(nil), []gezin.Lid{adult("a", nil)}, "", "waakvlam", regeling.Nee},
		{"gezinsarrangement", parenting, []gezin.Lid{adult("a", spf), kid}, "", "gezinsarrangement", regeling.Ja},
		{"youth help runs", parenting, []gezin.Lid{adult("a", spf), kid}, "jeugdhulp", "gezinsarrangement", regeling.Nee},
		{"one runs already", parenting, []gezin.Lid{adult("a", spf), kid}, "gezinsarrangement", "gezinsarrangement", regeling.Nee},
		{"no child, not pregnant", parenting, []gezin.Lid{adult("a", spf)}, "", "gezinsarrangement", regeling.Nee},
		{"pregnant", parenting, []gezin.Lid{adult("a", gezin.Kenmerken{"spf-nodig": gezin.JaNee(true), "clientgroep": gezin.Keus("oggz-extramuraal"), "zwanger": gezin.JaNee(true)})}, "", "gezinsarrangement", regeling.Ja},
		{"another client group", parenting, []gezin.Lid{adult("a", gezin.Kenmerken{"spf-nodig": gezin.JaNee(true), "clientgroep": gezin.Keus("zintuiglijk-beperkt")}), kid}, "", "gezinsarrangement", regeling.Nee},
		{"client group unknown", parenting, []gezin.Lid{adult("a", gezin.Kenmerken{"spf-nodig": gezin.JaNee(true)}), kid}, "", "gezinsarrangement", regeling.Onbekend},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := situation(day, c.members...)
			s.Gezin = c.family
			if c.running != "" {
				s.Lopend = []gezin.Lopend{{Product: c.running, Persoon: "k"}}
			}
			a, got := judge(t, s)
			if got[c.product] != c.want {
				t.Errorf("%s: %s, want %s", c.product, got[c.product], c.want)
			}
			for _, o := range a.Oordelen {
				for _, step := range o.Stappen {
					if len(step.Gronden) == 0 {
						t.Errorf("%s/%s has no reason", o.Product.Code, step.Eis.Code)
					}
				}
			}
		})
	}
}

// TestQuestionsSettle answers every question that an advice says settles
// something in any case, and sees it settled.
func TestQuestionsSettle(t *testing.T) {
	s := situation(day, adult("a", nil), child("k", "2015-01-01", nil))
	s.Gezin = gezin.Kenmerken{"structurele-onveiligheid": gezin.JaNee(true), "onstabiele-thuissituatie": gezin.JaNee(true), "geweld-fysiek": gezin.JaNee(true)}
	a, before := judge(t, s)
	if before["huiselijk-geweld"] != regeling.Onbekend || len(a.Vragen) == 0 {
		t.Fatalf("nothing to ask: %v", before)
	}
	if first := a.Vragen[0]; first.Feit.Code != "verwachte-duur" {
		t.Errorf("first question is %s, want the one that settles most: verwachte-duur", first.Feit.Code)
	}
	s.Gezin["verwachte-duur"] = gezin.Aantal(24)
	if _, after := judge(t, s); after["huiselijk-geweld"] != regeling.Ja || after["basishulp-wijkteam"] != regeling.Nee {
		t.Errorf("after the answer: %v", after)
	}
}

// TestMoreFactsNeverUnsettle: what is certain with some facts unknown stays so
// whatever they turn out to be (Kleene's logic is monotone).
func TestMoreFactsNeverUnsettle(t *testing.T) {
	v := load(t, "rotterdam", day)
	adviser := NieuweAdviseur(v)
	rapid.Check(t, func(t *rapid.T) {
		s := drawFamily(t)
		drawAll(t, v, s)
		less := forget(t, s)
		full, part := adviser.Adviseer(s), NieuweAdviseur(v).Adviseer(less)
		for i := range part.Oordelen {
			if p, f := part.Oordelen[i].Uitkomst, full.Oordelen[i].Uitkomst; p != regeling.Onbekend && p != f {
				t.Fatalf("%s was %s and became %s", part.Oordelen[i].Product.Code, p, f)
			}
		}
	})
}

// drawAll gives every fact a value.
func drawAll(t *rapid.T, v *regeling.Versie, s *gezin.Situatie) {
	for _, f := range v.Regeling().Feiten {
		switch f.Bereik {
		case regeling.OverGezin:
			s.Gezin[f.Code] = drawValue(t, f)
		case regeling.OverLid:
			for i := range s.Leden {
				if _, set := s.Leden[i].Kenmerken[f.Code]; !set {
					s.Leden[i].Kenmerken[f.Code] = drawValue(t, f)
				}
			}
		}
	}
	if len(s.Leden) > 0 && rapid.Bool().Draw(t, "something runs") {
		s.Lopend = []gezin.Lopend{{Product: rapid.SampledFrom([]string{"jeugdhulp", "gezinsarrangement", "regulier-intramuraal"}).Draw(t, "runs"),
			Persoon: s.Leden[rapid.IntRange(0, len(s.Leden)-1).Draw(t, "for")].ID}}
	}
}

func drawValue(t *rapid.T, f *regeling.Feitsoort) gezin.Waarde {
	switch f.Soort {
	case gezin.Waarheid:
		return gezin.JaNee(rapid.Bool().Draw(t, f.Code))
	case gezin.Getal:
		return gezin.Aantal(rapid.Int64Range(0, 30).Draw(t, f.Code))
	case gezin.Code:
		return gezin.Keus(rapid.SampledFrom(f.Waarden).Draw(t, f.Code).Code)
	}
	return gezin.Waarde{}
}

// forget leaves facts out at random.
func forget(t *rapid.T, s *gezin.Situatie) *gezin.Situatie {
	keep := func(values gezin.Kenmerken) gezin.Kenmerken {
		out := gezin.Kenmerken{}
		for _, code := range sortedKeys(values) {
			if rapid.Bool().Draw(t, "keep "+code) {
				out[code] = values[code]
			}
		}
		return out
	}
	less := *s
	less.Gezin, less.Leden = keep(s.Gezin), make([]gezin.Lid, len(s.Leden))
	for i, l := range s.Leden {
		less.Leden[i] = gezin.Lid{ID: l.ID, Kenmerken: keep(l.Kenmerken)}
	}
	return &less
}

// TestOrderOfFactsMakesNoDifference shuffles what can come in another order.
func TestOrderOfFactsMakesNoDifference(t *testing.T) {
	v := load(t, "rotterdam", day)
	rapid.Check(t, func(t *rapid.T) {
		s := drawFamily(t)
		drawAll(t, v, s)
		s = forget(t, s)
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 2))
		other := *s
		other.Leden = slices.Clone(s.Leden)
		rnd.Shuffle(len(other.Leden), func(i, j int) { other.Leden[i], other.Leden[j] = other.Leden[j], other.Leden[i] })
		a, b := NieuweAdviseur(v).Adviseer(s), NieuweAdviseur(v).Adviseer(&other)
		if d := a.Bewijs.Verschil(b.Bewijs); d != nil || !reflect.DeepEqual(a, b) {
			t.Fatalf("another order gives another advice: %v", d)
		}
	})
}

func TestReceiptShowsWhatChanged(t *testing.T) {
	s := situation(day, adult("a", nil))
	s.Gezin = violence(nil)
	first, _ := judge(t, s)
	again, _ := judge(t, s)
	if d := first.Bewijs.Verschil(again.Bewijs); d != nil {
		t.Errorf("the same advice differs in %v", d)
	}
	s.Gezin["geweld-fysiek"] = gezin.JaNee(false).Met("feit-7")
	other, _ := judge(t, s)
	if d := first.Bewijs.Verschil(other.Bewijs); !slices.Equal(d, []string{"feiten", "uitkomst"}) {
		t.Errorf("differs in %v, want facts and outcome", d)
	}
	if !slices.Contains(other.Bewijs.Feiten, "feit-7") {
		t.Errorf("the receipt does not name the fact: %v", other.Bewijs.Feiten)
	}
}

func TestCustodyIsPointedOut(t *testing.T) {
	s := situation(day, adult("a", nil), child("k", "2015-01-01", nil), child("l", "2016-01-01", nil))
	s.Relaties = []gezin.Relatie{{Soort: gezin.Gezag, Van: "a", Naar: "k", Bekend: gezin.JaNee(true)},
		{Soort: gezin.WoontBij, Van: "k", Naar: "a", Bekend: gezin.JaNee(true)}}
	a, _ := judge(t, s)
	var got []string
	for _, p := range a.Aandacht {
		got = append(got, p.Code+" "+p.Pad)
	}
	if want := []string{"gezag leden.k", "woont-bij leden.k", "gezag-onbekend leden.l"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// BenchmarkAdviesEnBerekening is one family: the advice on every product, and
// the computation of a chosen package (aim: under 50 microseconds).
func BenchmarkAdviesEnBerekening(b *testing.B) {
	v := load(b, "rotterdam", day)
	s := situation(day, adult("a", gezin.Kenmerken{"spf-nodig": gezin.JaNee(true)}), adult("b", nil), child("k1", "2014-09-30", nil), child("k2", "2019-01-15", nil))
	s.Gezin = violence(nil)
	k, adviser, calc := hg("extramuraal", "2", false), NieuweAdviseur(v), NieuweRekenaar(v, tariffs(1))
	b.ReportAllocs()
	for b.Loop() {
		if a := adviser.Adviseer(s); len(a.Oordelen) < 2 {
			b.Fatal("no advice")
		}
		if _, err := calc.Bereken(s, k); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBerekening is the computation alone, as a what-if does it.
func BenchmarkBerekening(b *testing.B) {
	v := load(b, "rotterdam", day)
	s := situation(day, adult("a", nil), adult("b", nil), child("k1", "2014-09-30", nil), child("k2", "2019-01-15", nil))
	k, calc := hg("extramuraal", "2", false), NieuweRekenaar(v, tariffs(1))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := calc.Bereken(s, k); err != nil {
			b.Fatal(err)
		}
	}
}
