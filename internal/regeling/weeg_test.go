package regeling

import (
	"flag"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestRotterdamAsText holds the Dutch text of every line and condition to a
// golden file, so that a change of a rule shows as a sentence.
func TestRotterdamAsText(t *testing.T) {
	r, err := Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range r.Tekst(termijn.Geen) {
		b.WriteString("\n# " + s.Kop + "\n")
		for _, p := range s.Punten {
			b.WriteString("\n" + p.Sleutel + "\n")
			for _, line := range p.regels() {
				b.WriteString("  " + line + "\n")
			}
		}
	}
	const file = "testdata/rotterdam.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the text of the catalogue changed; look at the difference with -update")
	}
}

// tree is a random condition over two yes-or-no facts, a number and a count.
func tree(t *rapid.T, r *Regeling, depth int) *Voorwaarde {
	kinds := []string{"a", "b", "n", "tel"}
	if depth > 0 {
		kinds = append(kinds, "alle", "een", "niet")
	}
	switch kind := rapid.SampledFrom(kinds).Draw(t, "kind"); kind {
	case "n":
		lo := rapid.Int64Range(0, 6).Draw(t, "from")
		return &Voorwaarde{vorm: feitIs, feit: r.feit["n"], grens: grens{lo, lo + rapid.Int64Range(0, 4).Draw(t, "width")}}
	case "tel":
		lo := rapid.Int64Range(0, 3).Draw(t, "at least")
		return &Voorwaarde{vorm: aantalIn, groep: r.groep["g"], grens: grens{lo, lo + rapid.Int64Range(0, 2).Draw(t, "width")}}
	case "alle", "een":
		v := &Voorwaarde{vorm: alle}
		if kind == "een" {
			v.vorm = een
		}
		for range rapid.IntRange(1, 3).Draw(t, "parts") {
			v.delen = append(v.delen, tree(t, r, depth-1))
		}
		return v
	case "niet":
		return &Voorwaarde{vorm: niet, delen: []*Voorwaarde{tree(t, r, depth-1)}}
	default:
		return &Voorwaarde{vorm: feitIs, feit: r.feit[kind], ja: rapid.Bool().Draw(t, "yes")}
	}
}

const small = `regeling: klein
document: d
documenten: [{code: d, titel: D}]
status: verzonnen
geldig: {van: 2020-01-01}
feiten:
  - {code: a, naam: a, over: gezin, soort: waarheid, ja: "a", nee: "niet a", vraag: "a?", bron: x}
  - {code: b, naam: b, over: gezin, soort: waarheid, ja: "b", nee: "niet b", vraag: "b?", bron: x}
  - {code: n, naam: n, over: gezin, soort: getal, is: "n is {waarde}", vraag: "n?", bron: x}
  - {code: l, naam: l, over: lid, soort: waarheid, ja: "l", nee: "niet l", vraag: "l?", bron: x}
groepen:
  - {code: g, enkelvoud: g, meervoud: gs, als: {feit: l, is: ja}, bron: x}
`

// worlds gives every complete situation that a partial one can turn out to be.
func worlds(s *gezin.Situatie) []*gezin.Situatie {
	out := []*gezin.Situatie{s}
	branch := func(set func(*gezin.Situatie, gezin.Waarde), values []gezin.Waarde) {
		var next []*gezin.Situatie
		for _, w := range out {
			for _, v := range values {
				c := clone(w)
				set(c, v)
				next = append(next, c)
			}
		}
		out = next
	}
	yesNo := []gezin.Waarde{gezin.JaNee(true), gezin.JaNee(false)}
	for _, code := range []string{"a", "b"} {
		if !s.Gezin[code].Bekend() {
			branch(func(c *gezin.Situatie, v gezin.Waarde) { c.Gezin[code] = v }, yesNo)
		}
	}
	lo, hi := int64(0), int64(12)
	if n := s.Gezin["n"]; n.Bekend() {
		lo, hi = n.Min, n.Max
	}
	var numbers []gezin.Waarde
	for i := lo; i <= hi; i++ {
		numbers = append(numbers, gezin.Aantal(i))
	}
	branch(func(c *gezin.Situatie, v gezin.Waarde) { c.Gezin["n"] = v }, numbers)
	for i := range s.Leden {
		if !s.Leden[i].Kenmerken["l"].Bekend() {
			branch(func(c *gezin.Situatie, v gezin.Waarde) { c.Leden[i].Kenmerken["l"] = v }, yesNo)
		}
	}
	return out
}

func clone(s *gezin.Situatie) *gezin.Situatie {
	c := &gezin.Situatie{Peildatum: s.Peildatum, Gezin: gezin.Kenmerken{}}
	for k, v := range s.Gezin {
		c.Gezin[k] = v
	}
	for _, l := range s.Leden {
		values := gezin.Kenmerken{}
		for k, v := range l.Kenmerken {
			values[k] = v
		}
		c.Leden = append(c.Leden, gezin.Lid{ID: l.ID, Kenmerken: values})
	}
	return c
}

// TestCertainMeansCertainInEveryWorld holds three-valued evaluation to a brute
// force over every complete world: a yes or a no holds in all of them, and in
// a complete world there is no unknown.
func TestCertainMeansCertainInEveryWorld(t *testing.T) {
	r, ff := read(small)
	if ff != nil {
		t.Fatal(ff)
	}
	v := r.Op(termijn.MustDag("2022-01-01"), termijn.Geen)
	rapid.Check(t, func(t *rapid.T) {
		cond := tree(t, r, 3)
		s := partial(t)
		env := NieuweOmgeving(v)
		env.Zet(s, nil)
		got := env.Weeg(cond, -1)
		for _, w := range worlds(s) {
			env.Zet(w, nil)
			full := env.Weeg(cond, -1)
			if full == Onbekend {
				t.Fatalf("unknown in a complete world: %s", r.Zin(cond))
			}
			if got != Onbekend && got != full {
				t.Fatalf("%s is %s, and %s in a world that is possible", r.Zin(cond), got, full)
			}
		}
		env.Zet(s, nil)
		if open := env.Open(cond, -1); (got == Onbekend) != (len(open) > 0) {
			t.Fatalf("%s is %s with %d open questions", r.Zin(cond), got, len(open))
		}
		if len(env.Gronden(cond, -1, func(i int) string { return s.Leden[i].ID })) == 0 {
			t.Fatalf("no reason for %s", r.Zin(cond))
		}
	})
}

func partial(t *rapid.T) *gezin.Situatie {
	s := &gezin.Situatie{Peildatum: termijn.MustDag("2022-01-01"), Gezin: gezin.Kenmerken{}}
	maybe := func(label string) (gezin.Waarde, bool) {
		switch rapid.IntRange(0, 2).Draw(t, label) {
		case 0:
			return gezin.JaNee(true), true
		case 1:
			return gezin.JaNee(false), true
		}
		return gezin.Waarde{}, false
	}
	for _, code := range []string{"a", "b"} {
		if w, ok := maybe(code); ok {
			s.Gezin[code] = w
		}
	}
	if rapid.Bool().Draw(t, "n known") {
		lo := rapid.Int64Range(0, 8).Draw(t, "n")
		s.Gezin["n"] = gezin.Tussen(lo, lo+rapid.Int64Range(0, 4).Draw(t, "n width"))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "members") {
		l := gezin.Lid{ID: string(rune('p' + i)), Kenmerken: gezin.Kenmerken{}}
		if w, ok := maybe("l"); ok {
			l.Kenmerken["l"] = w
		}
		s.Leden = append(s.Leden, l)
	}
	return s
}
