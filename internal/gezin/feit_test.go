package gezin

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/termijn"
)

func day(s string) termijn.Dag { return termijn.MustDag(s) }

// TestTwoSidedTime asks what held on a day as it was known at a moment.
func TestTwoSidedTime(t *testing.T) {
	facts := []Feit{
		{ID: "f1", Over: "m", Soort: "neemt-deel", Waarde: JaNee(true), Van: day("2022-01-01"), Vastgezet: 1},
		{ID: "f2", Over: "m", Soort: "neemt-deel", Waarde: JaNee(false), Van: day("2022-06-01"), Vastgezet: 5},
		{ID: "f3", Over: "m", Soort: "zwanger", Waarde: JaNee(true), Van: day("2022-01-01"), Tot: day("2022-09-01"), Vastgezet: 2},
		{ID: "f4", Over: "", Soort: "geweld", Waarde: JaNee(true), Vastgezet: 3, Ingetrok: 7},
	}
	for _, c := range []struct {
		name    string
		day     string
		known   int64
		fact    string
		want    string
		because string
	}{
		{"before it was known", "2022-07-01", 4, "neemt-deel", "ja", "f1"},
		{"after it was known", "2022-07-01", 5, "neemt-deel", "nee", "f2"},
		{"known, but not yet so", "2022-05-31", 9, "neemt-deel", "ja", "f1"},
		{"the last day", "2022-08-31", 9, "zwanger", "ja", "f3"},
		{"the first day no more", "2022-09-01", 9, "zwanger", "", ""},
		{"before it was withdrawn", "2022-07-01", 6, "geweld", "ja", "f4"},
		{"after it was withdrawn", "2022-07-01", 7, "geweld", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := OpDag([]string{"m"}, facts, day(c.day), c.known)
			got := s.Leden[0].Kenmerken[c.fact]
			if c.fact == "geweld" {
				got = s.Gezin[c.fact]
			}
			if got.String() != c.want || got.Feit != c.because {
				t.Errorf("%q because of %q, want %q because of %q", got, got.Feit, c.want, c.because)
			}
		})
	}
}

// TestOrderOfFactsMakesNoDifference shuffles the facts.
func TestOrderOfFactsMakesNoDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		facts := make([]Feit, rapid.IntRange(0, 12).Draw(t, "facts"))
		for i := range facts {
			facts[i] = Feit{ID: string(rune('a' + i)), Vastgezet: rapid.Int64Range(1, 4).Draw(t, "entry"),
				Over: rapid.SampledFrom([]string{"m", "k", ""}).Draw(t, "about"), Met: "k",
				Soort:  rapid.SampledFrom([]string{"zwanger", string(Gezag), "geweld"}).Draw(t, "kind"),
				Waarde: JaNee(rapid.Bool().Draw(t, "value"))}
		}
		other := slices.Clone(facts)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 3)).Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		members := []string{"m", "k"}
		a, b := OpDag(members, facts, day("2022-03-07"), 9), OpDag(members, other, day("2022-03-07"), 9)
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("another order gives another situation:\n%+v\n%+v", a, b)
		}
	})
}

func TestCustodyComesFromRelationsThatHold(t *testing.T) {
	facts := []Feit{
		{ID: "g1", Over: "m", Met: "k", Soort: string(Gezag), Waarde: JaNee(true), Vastgezet: 1},
		{ID: "g2", Over: "v", Met: "k", Soort: string(Gezag), Waarde: JaNee(true), Vastgezet: 2},
		{ID: "g3", Over: "v", Met: "k", Soort: string(Gezag), Waarde: JaNee(false), Vastgezet: 3},
		{ID: "l1", Over: "k", Soort: Loopt, Waarde: Keus("jeugdhulp"), Vastgezet: 4},
	}
	s := OpDag([]string{"m", "v", "k"}, facts, day("2022-03-07"), 9)
	if got := s.MetGezagOver("k"); !slices.Equal(got, []string{"m"}) {
		t.Errorf("custody: %v, want m alone", got)
	}
	if len(s.Lopend) != 1 || s.Lopend[0] != (Lopend{Product: "jeugdhulp", Persoon: "k", Feit: "l1"}) {
		t.Errorf("running: %+v", s.Lopend)
	}
}

func TestValuesAsData(t *testing.T) {
	for _, c := range []struct {
		w    Waarde
		want string
	}{
		{Waarde{}, ""}, {JaNee(true), "ja"}, {JaNee(false), "nee"}, {Aantal(3), "3"}, {Tussen(3, 6), "3..6"}, {Keus("pleger"), "pleger"},
		{Op(day("2022-03-07")), "2022-03-07"}, {TussenDagen(day("1990-01-01"), day("1990-12-31")), "1990-01-01..1990-12-31"},
	} {
		if got := c.w.String(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
		if c.w.Bekend() != (c.want != "") || !c.w.Met("f").Zelfde(c.w) {
			t.Errorf("%q: known or sameness is wrong", c.want)
		}
	}
	for _, s := range []Soort{Waarheid, Getal, Code, Datum} {
		if got, ok := ParseSoort(s.String()); !ok || got != s {
			t.Errorf("type %s reads back as %s", s, got)
		}
	}
	if _, ok := ParseSoort("onbekend"); ok {
		t.Error("a kind of fact cannot be of type unknown")
	}
}
