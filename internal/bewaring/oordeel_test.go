package bewaring

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

func dag(s string) termijn.Dag {
	if s == "" {
		return termijn.Geen
	}
	return termijn.MustDag(s)
}

// The last day of each term that a source gives, and the day after it.
func TestTermsAtTheirBoundary(t *testing.T) {
	for _, tt := range []struct {
		wet          gezin.Wet
		unit, begin  string
		last, source string
	}{
		{gezin.Wmo, Dossier, "2011-05-11", "2026-05-11", "Wmo 2015 art. 5.3.4"},
		{gezin.Wmo, Dossier, "2012-02-29", "2027-02-28", "Wmo 2015 art. 5.3.4"},
		{gezin.Wmo, Dossier, "2009-11-22", "2024-11-22", "Wmo 2015 art. 5.3.4"}, // a Friday; no shift where it is a Sunday either
		{gezin.Jeugdwet, Dossier, "2006-05-11", "2026-05-11", "Jeugdwet art. 7.3.8"},
		{gezin.Jeugdwet, Dossier, "2004-02-29", "2024-02-29", "Jeugdwet art. 7.3.8"},
		{gezin.Wmo, VeiligThuis, "2006-05-11", "2026-05-11", "Wmo 2015 art. 5.3.4"},
		{gezin.Wmo, Medisch, "2006-05-11", "2026-05-11", "Burgerlijk Wetboek art. 7:454"},
		{gezin.Jeugdwet, Medisch, "2006-05-11", "2026-05-11", "Burgerlijk Wetboek art. 7:454"},
		{gezin.Wmo, Financien, "2019-05-11", "2026-05-11", "Algemene wet inzake rijksbelastingen art. 52 lid 4; Wmo 2015 art. 5.3.4 (CAK en SVB)"},
		{gezin.Wmo, Huisverbod, "2021-05-11", "2026-05-11", "Wet tijdelijk huisverbod art. 10"},
		{"", BRP, "2006-05-11", "2026-05-11", "Wet BRP art. 3.11 en 3.22"},
	} {
		s := Stand{Eenheid: Eenheid{"p", tt.wet, tt.unit}, Begin: dag(tt.begin)}
		o, ok := Tabel{}.Beoordeel(s, nil, dag(tt.last))
		if !ok || o.Einde != dag(tt.last) || o.Weg || o.Verlopen(dag(tt.last)) || o.Regel.Bron != tt.source {
			t.Errorf("%s %s on the last day: %+v", tt.wet, tt.unit, o)
		}
		if o, _ := (Tabel{}).Beoordeel(s, nil, dag(tt.last)+1); !o.Weg || !o.Verlopen(dag(tt.last)+1) || len(o.Gronden) > 0 {
			t.Errorf("%s %s the day after: %+v", tt.wet, tt.unit, o)
		}
	}
}

func TestWhatKeepsAUnit(t *testing.T) {
	e := Eenheid{"p", gezin.Wmo, Dossier}
	hold := func(g Grond, tot string) []Aanhouding {
		return []Aanhouding{{Eenheid: e, Grond: g, Reden: "loopt", Tot: dag(tot)}}
	}
	old := Stand{Eenheid: e, Begin: dag("2000-01-01")}
	for name, tt := range map[string]struct {
		stand  Stand
		holds  []Aanhouding
		weg    bool
		ground []Grond
	}{
		"nothing":                       {old, nil, true, nil},
		"an objection":                  {old, hold(Bezwaar, ""), false, []Grond{Bezwaar}},
		"a claim until the day after":   {old, hold(Claim, "2026-05-12"), false, []Grond{Claim}},
		"a claim that ended today":      {old, hold(Claim, "2026-05-11"), true, nil},
		"a hold on another unit":        {old, []Aanhouding{{Eenheid: Eenheid{"p", gezin.Jeugdwet, Dossier}, Grond: Bezwaar}}, true, nil},
		"an open task":                  {Stand{e, dag("2000-01-01"), 1}, nil, false, []Grond{OpenTaak}},
		"no event yet":                  {Stand{Eenheid: e}, nil, false, []Grond{GeenMoment}},
		"a term that no source gives":   {Stand{Eenheid: Eenheid{"p", gezin.Wmo, Meldcode}, Begin: dag("1950-01-01")}, nil, false, []Grond{GeenGetal}},
		"supervision and an open task":  {Stand{e, dag("2000-01-01"), 2}, hold(Toezicht, ""), false, []Grond{OpenTaak, Toezicht}},
		"an objection before the term":  {Stand{Eenheid: e, Begin: dag("2026-01-01")}, hold(Bezwaar, ""), false, []Grond{Bezwaar}},
		"changed fifteen years ago now": {Stand{Eenheid: e, Begin: dag("2011-05-11")}, nil, false, nil},
	} {
		o, ok := Tabel{}.Beoordeel(tt.stand, tt.holds, dag("2026-05-11"))
		if !ok || o.Weg != tt.weg || !slices.Equal(o.Gronden, tt.ground) {
			t.Errorf("%s: %+v", name, o)
		}
	}
	if _, ok := (Tabel{}).Beoordeel(Stand{Eenheid: Eenheid{"g", "", Dossier}, Begin: dag("1950-01-01")}, nil, dag("2026-05-11")); ok {
		t.Error("what no rule is about is judged")
	}
}

// An installation fills in what no source gives, and never goes below the law.
func TestOwnTerms(t *testing.T) {
	year := func(n int) termijn.Duur { return termijn.Duur{Aantal: n, Eenheid: termijn.Jaar} }
	for name, tt := range map[string]struct {
		in   []Vaststelling
		want []string
	}{
		"what is missing":     {[]Vaststelling{{"BEW-MC-WMO", year(5), "selectielijst"}}, nil},
		"longer than the law": {[]Vaststelling{{"BEW-WMO", year(16), "besluit"}}, nil},
		"as long as the law":  {[]Vaststelling{{"BEW-WMO", year(15), "besluit"}}, nil},
		"shorter":             {[]Vaststelling{{"BEW-WMO", year(14), "besluit"}}, []string{"BEWAAR-KORTER"}},
		"shorter, in days":    {[]Vaststelling{{"BEW-WMO", termijn.Duur{Aantal: 5000, Eenheid: termijn.DagEenheid}, "besluit"}}, []string{"BEWAAR-KORTER"}},
		"all at once": {[]Vaststelling{{"BEW-X", year(1), "x"}, {"BEW-MC-WMO", year(5), ""}, {"BEW-MC-JW", termijn.Duur{}, "x"}, {"BEW-AVG-JW", year(1), "x"}, {"BEW-AVG-JW", year(2), "x"}},
			[]string{"BEWAAR-REGEL", "BEWAAR-BRON", "BEWAAR-DUUR", "BEWAAR-DUBBEL"}},
	} {
		table, fouten := NieuweTabel(tt.in)
		var got []string
		for _, f := range fouten {
			got = append(got, f.Code)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v", name, got)
		}
		if len(fouten) == 0 {
			r, _ := regelMetCode(tt.in[0].Regel)
			if o, _ := table.Beoordeel(Stand{Eenheid: Eenheid{"p", r.Wet, r.Eenheid}, Begin: dag("2000-01-01")}, nil, dag("2026-05-11")); !o.Weg {
				t.Errorf("%s: %+v", name, o)
			}
		}
	}
	if (Tabel{}).Kortste() != 5 {
		t.Errorf("shortest term is %d", Tabel{}.Kortste())
	}
	table, _ := NieuweTabel([]Vaststelling{{"BEW-MC-WMO", year(2), "x"}})
	if table.Kortste() != 2 {
		t.Errorf("shortest term is %d", table.Kortste())
	}
}

// The last day that is past is exactly that: its term is over, and that of the
// day after is not.
func TestPastIsTheLastDayOfWhichTheTermIsOver(t *testing.T) {
	if _, ok := (Tabel{}).Voorbij(CodeInzage, dag("2026-05-11")); ok {
		t.Error("no source gives a term, and a day is past it")
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := termijn.Duur{Aantal: rapid.IntRange(1, 40).Draw(rt, "how long"), Eenheid: rapid.SampledFrom([]termijn.Eenheid{termijn.DagEenheid, termijn.Week, termijn.Maand, termijn.Jaar}).Draw(rt, "unit")}
		table, wrong := NieuweTabel([]Vaststelling{{CodeInzage, d, "besluit"}})
		if len(wrong) > 0 {
			rt.Fatal(wrong)
		}
		today := dag("2020-01-01") + termijn.Dag(rapid.IntRange(0, 4000).Draw(rt, "today"))
		last, ok := table.Voorbij(CodeInzage, today)
		rule, _ := table.Regel(Eenheid{Bewaring: Inzage})
		end, _ := einde(rule, last)
		next, _ := einde(rule, last+1)
		if !ok || end >= today || next < today {
			rt.Fatalf("%v on %v: %v ends on %v, the day after on %v", d, today, last, end, next)
		}
	})
}

// Each rule is about its own unit, says where it comes from, and either has a
// number that package termijn can count or says that none was found.
func TestEveryRuleHasASource(t *testing.T) {
	type key struct {
		wet  gezin.Wet
		unit string
	}
	seen, codes := map[key]bool{}, map[string]bool{}
	for _, r := range Regels() {
		if r.Bron == "" || r.Naam == "" || r.Klok == "" || seen[key{r.Wet, r.Eenheid}] || codes[r.Code] {
			t.Errorf("%+v", r)
		}
		seen[key{r.Wet, r.Eenheid}], codes[r.Code] = true, true
		_, ok := einde(r, dag("2020-01-01"))
		if has := r.Termijn != "" || r.Duur.Aantal > 0; has != ok || !has && r.Lezing == "" {
			t.Errorf("%s has a number: %v, can be counted: %v", r.Code, has, ok)
		}
	}
	for _, wet := range []gezin.Wet{gezin.Wmo, gezin.Jeugdwet} {
		for _, s := range toegang.Soorten() {
			for _, k := range gezin.Klassen() {
				if unit := EenheidVan(s, k); unit != Register && !seen[key{wet, unit}] {
					t.Errorf("no rule for %s %s under %s", s, k, wet)
				}
			}
		}
	}
}

// A later change never brings the end closer; what may go today, may go on
// every later day while nothing happens; and something that keeps it always
// does.
func TestTermsOnlyGrow(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rules := Regels()
		r := rules[rapid.IntRange(0, len(rules)-1).Draw(rt, "rule")]
		e := Eenheid{"p", r.Wet, r.Eenheid}
		begin := dag("1990-01-01") + termijn.Dag(rapid.IntRange(0, 15000).Draw(rt, "begin"))
		later := begin + termijn.Dag(rapid.IntRange(0, 5000).Draw(rt, "later"))
		day := begin + termijn.Dag(rapid.IntRange(0, 12000).Draw(rt, "day"))
		first, _ := Tabel{}.Beoordeel(Stand{Eenheid: e, Begin: begin}, nil, day)
		second, _ := Tabel{}.Beoordeel(Stand{Eenheid: e, Begin: later}, nil, day)
		if second.Einde < first.Einde || second.Weg && !first.Weg {
			rt.Fatalf("a later change brought the end closer: %+v, %+v", first, second)
		}
		if after, _ := (Tabel{}).Beoordeel(Stand{Eenheid: e, Begin: begin}, nil, day+1); first.Weg && !after.Weg {
			rt.Fatal("what could go is kept again")
		}
		held, _ := Tabel{}.Beoordeel(Stand{Eenheid: e, Begin: begin}, []Aanhouding{{Eenheid: e, Grond: Bezwaar}}, day)
		if held.Weg {
			rt.Fatal("what is held goes")
		}
	})
}
