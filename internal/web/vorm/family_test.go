package vorm_test

import (
	"reflect"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"pgregory.net/rapid"
)

// families generates any relations, also impossible ones: circles, people who
// are their own parent, names that nobody has, homes that overlap.
func families(t *rapid.T) vorm.Family {
	id := rapid.SampledFrom([]string{"a", "b", "c", "d", "e", "f", "g", "niemand"})
	f := vorm.Family{ID: "f", Title: "Gezin"}
	for _, p := range rapid.SliceOfDistinct(id, func(s string) string { return s }).Draw(t, "people") {
		f.People = append(f.People, vorm.Person{ID: p, Name: "Persoon " + p, Child: rapid.Bool().Draw(t, "child"), Withheld: rapid.Bool().Draw(t, "withheld")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "homes") {
		f.Homes = append(f.Homes, vorm.Home{Name: "Huis", People: rapid.SliceOfN(id, 0, 5).Draw(t, "in")})
	}
	for range rapid.IntRange(0, 4).Draw(t, "couples") {
		f.Partners = append(f.Partners, vorm.Couple{A: id.Draw(t, "a"), B: id.Draw(t, "b"), Former: rapid.Bool().Draw(t, "former")})
	}
	for range rapid.IntRange(0, 9).Draw(t, "parents") {
		f.Parents = append(f.Parents, vorm.ParentLink{Parent: id.Draw(t, "p"), Child: id.Draw(t, "c"), Custody: vorm.Custody(rapid.IntRange(0, 4).Draw(t, "custody"))})
	}
	return f
}

func inside(b vorm.Box, d vorm.Drawing) bool {
	return b.X >= 0 && b.Y >= 0 && b.X+b.W <= d.W+1 && b.Y+b.H <= d.H+1
}

func overlap(a, b vorm.Box) bool {
	return a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H
}

// Whatever the relations are: everyone is drawn exactly once, inside the
// drawing, on top of nobody, and the same family gives the same drawing.
func TestFamilyDrawing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := families(t)
		d := f.Draw()
		if len(d.People) != len(f.People) {
			t.Fatalf("%d of %d people are drawn", len(d.People), len(f.People))
		}
		for i, a := range d.People {
			if !inside(a, d) {
				t.Fatalf("%v sticks out of %d × %d", a, d.W, d.H)
			}
			for _, b := range d.People[:i] {
				if overlap(a, b) {
					t.Fatalf("%v lies on %v", a, b)
				}
			}
		}
		for i, a := range d.Homes {
			for _, b := range d.Homes[:i] {
				if overlap(a, b) {
					t.Fatalf("home %v lies on %v", a, b)
				}
			}
		}
		if !reflect.DeepEqual(d, f.Draw()) {
			t.Fatal("two drawings of one family differ")
		}
	})
}

// The list beside the drawing says in words what the lines say.
func TestFamilyInWords(t *testing.T) {
	out, err := newRenderer(t).HTML(vorm.GuideFamily())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"kind van Ruben Bedacht, die heeft geen gezag", "kind van Sanne Voorbeeld, die heeft gezag", "woont: Verblijf afgeschermd",
		"vroeger partner van Ruben Bedacht", "partner van Joris Verzonnen", "doet niet mee aan het arrangement",
		"Gezag: Sanne en Joris", `<title id="gezin-voorbeeld-titel">`, `<desc id="gezin-voorbeeld-tekst">`,
	} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the drawing does not say %q", want)
		}
	}
}

// A withheld person leaves no name, role, age or address of a page.
func TestWithheldPersonIsNotDrawn(t *testing.T) {
	f := vorm.Family{ID: "f", Title: "Gezin", People: []vorm.Person{{ID: "x", Name: "Geheim", Role: "oma", Age: "80 jaar", Withheld: true}, {ID: "y", Name: "Lot", Child: true}},
		Homes: []vorm.Home{{Name: "Straat 1", Withheld: true, People: []string{"x"}}}, Parents: []vorm.ParentLink{{Parent: "x", Child: "y", Custody: vorm.CustodyWithheld}}}
	out, err := newRenderer(t).HTML(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Geheim", "oma", "80 jaar", "Straat 1"} {
		if strings.Contains(string(out), secret) {
			t.Errorf("the drawing tells %q", secret)
		}
	}
}

// A link to someone who is left out of the family of this reader tells nothing:
// not in the drawing, and not in the list.
func TestLinksToNobodyTellNothing(t *testing.T) {
	r := newRenderer(t)
	lot := vorm.Person{ID: "l", Name: "Lot", Child: true}
	without := vorm.Family{ID: "f", Title: "Gezin", People: []vorm.Person{lot}, Homes: []vorm.Home{{Name: "Thuis", People: []string{"l"}}}}
	with := without
	with.Homes = []vorm.Home{{Name: "Thuis", People: []string{"l", "weg"}}, {Name: "Elders", People: []string{"weg"}}}
	with.Parents = []vorm.ParentLink{{Parent: "weg", Child: "l", Custody: vorm.HasCustody}}
	with.Partners = []vorm.Couple{{A: "weg", B: "l"}}
	a, err := r.HTML(without)
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.HTML(with)
	if err != nil {
		t.Fatal(err)
	}
	if a != b {
		t.Errorf("the drawing tells that there is someone else:\n%s\n%s", a, b)
	}
}

// Children of the same parents stand in one group, half-siblings in another.
func TestSiblingsStandTogether(t *testing.T) {
	d := vorm.GuideFamily().Draw()
	if len(d.Groups) != 2 {
		t.Errorf("%d groups of brothers and sisters, want 2", len(d.Groups))
	}
	if len(d.Dots) != 1 {
		t.Errorf("%d lines from the middle of a couple, want 1", len(d.Dots))
	}
}

func BenchmarkFamily(b *testing.B) {
	r, f := newRenderer(b), vorm.GuideFamily()
	for b.Loop() {
		if _, err := r.HTML(f); err != nil {
			b.Fatal(err)
		}
	}
}
