package dossier

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// genomen gives a decision; without a first day it is a refusal, or an ending
// after its last day.
func genomen(soort besluit.Soort, persoon string, wet gezin.Wet, van, tot termijn.Dag) besluit.Besluit {
	b := besluit.Besluit{Soort: soort, Onderwerp: besluit.Onderwerp{Persoon: persoon, Wet: wet}, Product: "hulp", Ingang: van, Einde: tot}
	switch soort {
	case besluit.Afwijzing:
	case besluit.Beeindiging:
		b.Ingang = tot + 1
	default:
		b.Regels = []besluit.Regel{{Onderdeel: "x", Minuten: 90, Voor: []string{persoon, "een-ander"}}}
	}
	return b
}

func bericht(b besluit.Besluit, kind string, stopt termijn.Dag) besluit.Kennisgeving {
	b.Persoon = kind
	return besluit.Kennisgeving{Kind: kind, Besluit: b, Stopt: stopt}
}

// beeldMet gives a family of which these pieces were recorded, in this order.
func beeldMet(t interface{ Fatal(...any) }, dag termijn.Dag, pieces ...any) *Beeld {
	b := &Beeld{Gezin: &Gezin{}, Moment: toegang.Moment{Dag: dag}}
	for i, p := range pieces {
		s := Stuk{Vermelding: Vermelding{ID: "s" + strconv.Itoa(i), Vastgezet: int64(i + 1)}, Aard: AardBesluit}
		switch p := p.(type) {
		case besluit.Besluit:
			s.Over = p.Persoon
		case besluit.Kennisgeving:
			s.Aard, s.Over = AardBericht, p.Kind
		}
		var err error
		if s.Inhoud, err = json.Marshal(p); err != nil {
			t.Fatal(err)
		}
		b.Stukken = append(b.Stukken, s)
	}
	return b
}

func zegHulp(hulp []Hulp) string {
	var out []string
	for _, h := range hulp {
		out = append(out, h.Persoon+" "+h.Van.String()+".."+h.Tot.String())
	}
	return strings.Join(out, " | ")
}

// A change, an extension or an ending takes the place of what was there from
// its own first day on, and of one person alone.
func TestHelpOfDecisions(t *testing.T) {
	d := termijn.MustDag
	grant := func(p, van, tot string) besluit.Besluit {
		return genomen(besluit.Toekenning, p, gezin.Wmo, d(van), d(tot))
	}
	change := func(p, van, tot string) besluit.Besluit {
		return genomen(besluit.Wijziging, p, gezin.Wmo, d(van), d(tot))
	}
	end := func(p, last string) besluit.Besluit {
		return genomen(besluit.Beeindiging, p, gezin.Wmo, termijn.Geen, d(last))
	}
	young := func(p, van, tot string) besluit.Besluit {
		return genomen(besluit.Toekenning, p, gezin.Jeugdwet, d(van), d(tot))
	}
	for naam, c := range map[string]struct {
		stukken []any
		want    string
	}{
		"none":                          {nil, ""},
		"a refusal gives nothing":       {[]any{genomen(besluit.Afwijzing, "a", gezin.Wmo, termijn.Geen, termijn.Geen)}, ""},
		"a refusal ends nothing":        {[]any{grant("a", "2026-06-01", "2027-05-31"), genomen(besluit.Afwijzing, "a", gezin.Wmo, termijn.Geen, termijn.Geen)}, "a 2026-06-01..2027-05-31"},
		"changed later on":              {[]any{grant("a", "2026-06-01", "2027-05-31"), change("a", "2026-09-01", "2027-05-31")}, "a 2026-06-01..2026-08-31 | a 2026-09-01..2027-05-31"},
		"changed from the first day":    {[]any{grant("a", "2026-06-01", "2027-05-31"), change("a", "2026-06-01", "2027-03-31")}, "a 2026-06-01..2027-03-31"},
		"ended":                         {[]any{grant("a", "2026-06-01", "2027-05-31"), end("a", "2026-07-31")}, "a 2026-06-01..2026-07-31"},
		"ended before it began":         {[]any{grant("a", "2026-06-01", "2027-05-31"), end("a", "2026-05-31")}, ""},
		"ended after a change to come":  {[]any{grant("a", "2026-06-01", "2027-05-31"), change("a", "2026-09-01", "2027-05-31"), end("a", "2026-07-31")}, "a 2026-06-01..2026-07-31"},
		"a new grant after a gap":       {[]any{grant("a", "2026-06-01", "2026-07-31"), grant("a", "2026-09-01", "2027-05-31")}, "a 2026-06-01..2026-07-31 | a 2026-09-01..2027-05-31"},
		"of another person":             {[]any{grant("a", "2026-06-01", "2027-05-31"), grant("b", "2026-06-01", "2027-05-31"), end("b", "2026-06-30")}, "a 2026-06-01..2027-05-31 | b 2026-06-01..2026-06-30"},
		"of the other law":              {[]any{grant("k", "2026-06-01", "2027-05-31"), young("k", "2026-09-01", "2027-05-31")}, "k 2026-06-01..2027-05-31 | k 2026-09-01..2027-05-31"},
		"a notice":                      {[]any{young("k", "2026-06-01", "2027-05-31"), bericht(young("k", "2026-06-01", "2027-05-31"), "y", termijn.Geen)}, "k 2026-06-01..2027-05-31 | y 2026-06-01..2027-05-31"},
		"a child stops":                 {[]any{bericht(young("k", "2026-06-01", "2027-05-31"), "y", termijn.Geen), bericht(young("k", "2026-09-01", "2027-05-31"), "y", d("2026-08-31"))}, "y 2026-06-01..2026-08-31"},
		"who took part becomes carrier": {[]any{bericht(young("k", "2026-06-01", "2027-05-31"), "y", termijn.Geen), young("y", "2026-09-01", "2027-05-31")}, "y 2026-06-01..2026-08-31 | y 2026-09-01..2027-05-31"},
		"the carrier goes on as one of the others": {[]any{young("k", "2026-06-01", "2027-05-31"), genomen(besluit.Beeindiging, "k", gezin.Jeugdwet, termijn.Geen, d("2026-08-31")),
			bericht(young("y", "2026-09-01", "2027-05-31"), "k", termijn.Geen)}, "k 2026-06-01..2026-08-31 | k 2026-09-01..2027-05-31"},
	} {
		if got := zegHulp(beeldMet(t, d("2026-06-15"), c.stukken...).Hulp()); got != c.want {
			t.Errorf("%s: %s\nwant %s", naam, got, c.want)
		}
	}
}

// However decisions follow each other: nobody has two kinds of help under one
// law on one day, the last decision that had begun is the one that holds, and
// what stands in the compartment of one person changes nothing for another.
func TestHelpIsOnePerPersonPerLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := termijn.MustDag("2026-01-01")
		var pieces []any
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			soort := rapid.SampledFrom([]besluit.Soort{besluit.Toekenning, besluit.Wijziging, besluit.Beeindiging, besluit.Afwijzing, besluit.Tijdelijk}).Draw(t, "soort")
			who, law := rapid.SampledFrom([]string{"a", "b"}).Draw(t, "who"), rapid.SampledFrom([]gezin.Wet{gezin.Wmo, gezin.Jeugdwet}).Draw(t, "wet")
			van := first + termijn.Dag(rapid.IntRange(0, 20).Draw(t, "van"))
			one := genomen(soort, who, law, van, van+termijn.Dag(rapid.IntRange(0, 20).Draw(t, "lang")))
			if law == gezin.Jeugdwet && len(one.Regels) > 0 && rapid.Bool().Draw(t, "bericht") {
				stop := termijn.Geen
				if rapid.Bool().Draw(t, "stopt") {
					stop = van - 1
				}
				pieces = append(pieces, bericht(one, who, stop))
				continue
			}
			pieces = append(pieces, one)
		}
		all := beeldMet(t, first, pieces...).Hulp()
		for day := first; day < first+45; day++ {
			for _, o := range []besluit.Onderwerp{{Persoon: "a", Wet: gezin.Wmo}, {Persoon: "b", Wet: gezin.Jeugdwet}} {
				var runs []string
				for _, h := range all {
					if h.Onderwerp == o && h.Loopt(day) {
						runs = append(runs, h.Stuk)
					}
				}
				if want := laatste(pieces, o, day); !slices.Equal(runs, want) {
					t.Fatalf("%v on %s: %v runs, want %v", o, day, runs, want)
				}
			}
		}
		own := slices.DeleteFunc(slices.Clone(pieces), func(p any) bool {
			b, ok := p.(besluit.Besluit)
			return ok && b.Persoon != "a" || !ok && p.(besluit.Kennisgeving).Kind != "a"
		})
		alone, among := zegHulp(beeldMet(t, first, own...).Hulp()), slices.DeleteFunc(all, func(h Hulp) bool { return h.Persoon != "a" })
		if alone != zegHulp(among) {
			t.Fatalf("the help of a is %s, and beside that of b %s", alone, zegHulp(among))
		}
	})
}

// laatste finds what holds on a day the plain way: the last piece that had
// begun.
func laatste(pieces []any, o besluit.Onderwerp, day termijn.Dag) []string {
	for i := len(pieces) - 1; i >= 0; i-- {
		var b besluit.Besluit
		begin, gives := termijn.Geen, false
		switch p := pieces[i].(type) {
		case besluit.Besluit:
			b, begin, gives = p, p.Ingang, len(p.Regels) > 0
		case besluit.Kennisgeving:
			b, begin, gives = p.Besluit, p.Besluit.Ingang, p.Stopt == termijn.Geen
			b.Persoon = p.Kind
			if !gives {
				begin = p.Stopt + 1
			}
		}
		if b.Onderwerp != o || b.Soort == besluit.Afwijzing || begin > day {
			continue
		}
		if gives && day <= b.Einde {
			return []string{"s" + strconv.Itoa(i)}
		}
		return nil
	}
	return nil
}

// A decision counts for the rules on the days on which it runs, takes the place
// of what was told of the same help, and does not stand in its own way.
func TestHelpOfDecisionsCountsForTheRules(t *testing.T) {
	d := termijn.MustDag
	for dag, want := range map[string]int{"2026-05-31": 0, "2026-06-01": 1, "2027-05-31": 1, "2027-06-01": 0} {
		b := beeldMet(t, d(dag), genomen(besluit.Toekenning, "a", gezin.Wmo, d("2026-06-01"), d("2027-05-31")))
		if s := b.Situatie(); len(s.Lopend) != want {
			t.Errorf("on %s: %v", dag, s.Lopend)
		}
	}
	b := beeldMet(t, d("2026-06-15"), genomen(besluit.Toekenning, "a", gezin.Wmo, d("2026-06-01"), d("2027-05-31")))
	b.Feiten = []Feit{{Feit: gezin.Feit{ID: "f1", Over: "a", Soort: gezin.Loopt, Waarde: gezin.Keus("hulp")}},
		{Feit: gezin.Feit{ID: "f2", Over: "a", Soort: gezin.Loopt, Waarde: gezin.Keus("iets-anders")}}}
	want := []gezin.Lopend{{Product: "iets-anders", Persoon: "a", Feit: "f2"}, {Product: "hulp", Persoon: "a", Feit: "s0"}}
	if s := b.Situatie(); !slices.Equal(s.Lopend, want) {
		t.Errorf("running: %v, want %v", s.Lopend, want)
	}
	if s := b.situatie("hulp"); !slices.Equal(s.Lopend, want[:1]) {
		t.Errorf("without the decision itself: %v", s.Lopend)
	}
}

// A next advice knows that help runs; a choice that changes that same help is
// not refused because of it.
func TestHelpOfDecisionsInAdvice(t *testing.T) {
	rules, err := regeling.Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	one := genomen(besluit.Toekenning, "a", gezin.Wmo, termijn.MustDag("2026-06-01"), termijn.MustDag("2027-05-31"))
	one.Product = "gezinsarrangement"
	b := beeldMet(t, termijn.MustDag("2026-06-15"), one)
	b.Leden = []Lid{{Persoon: "a"}}
	step := func(a *Advies) regeling.Uitkomst {
		for _, s := range a.VanProduct("gezinsarrangement").Stappen {
			if s.Eis.Als.LeestLopend() && strings.Contains(s.Eis.Naam, "gezinsarrangement") {
				return s.Uitkomst
			}
		}
		t.Fatal("the rules do not ask whether one runs")
		return 0
	}
	next := b.Adviseer(Wie{}, rules)
	if step(next) != regeling.Nee || !slices.Contains(next.Bewijs.Feiten, "s0") {
		t.Errorf("the next advice does not know of the help: %v", next.Bewijs.Feiten)
	}
	if again := b.AdviseerVoor(Wie{}, rules, "gezinsarrangement"); step(again) != regeling.Ja {
		t.Error("the decision stands in the way of its own change")
	}
	if other := b.AdviseerVoor(Wie{}, rules, "huiselijk-geweld"); step(other) != regeling.Nee {
		t.Error("a choice of other help forgets what runs")
	}
}

// Who reads decisions follows from the table of rights.
func TestWhoReadsDecisions(t *testing.T) {
	for _, rol := range Leesrollen() {
		want := rol == toegang.Indicatiesteller || rol == toegang.Casusregisseur || rol == toegang.Toezichthouder
		if LeestBesluiten(rol) != want {
			t.Errorf("%s reads decisions: %v", rol, !want)
		}
	}
}
