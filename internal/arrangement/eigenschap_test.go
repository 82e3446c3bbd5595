package arrangement

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

const day = "2024-03-07"

// drawFamily gives a family of up to four adults and six children on day.
func drawFamily(t *rapid.T) *gezin.Situatie {
	s := situation(day)
	for i := range rapid.IntRange(0, 4).Draw(t, "adults") {
		s.Leden = append(s.Leden, adult("v"+string(rune('1'+i)), drawFacts(t)))
	}
	for i := range rapid.IntRange(0, 6).Draw(t, "children") {
		s.Leden = append(s.Leden, drawChild(t, "k"+string(rune('1'+i))))
	}
	return s
}

func drawChild(t *rapid.T, id string) gezin.Lid {
	born := termijn.MustDag(day) - termijn.Dag(rapid.IntRange(0, 20*365).Draw(t, "age in days"))
	return child(id, born.String(), drawFacts(t))
}

func drawFacts(t *rapid.T) gezin.Kenmerken {
	return gezin.Kenmerken{"neemt-deel": gezin.JaNee(rapid.Bool().Draw(t, "takes part")),
		"in-voorziening": gezin.JaNee(rapid.Bool().Draw(t, "in facility")), "zwanger": gezin.JaNee(false)}
}

func drawChoice(t *rapid.T) *regeling.Keuze {
	k := hg(rapid.SampledFrom([]string{"extramuraal", "semimuraal", "intramuraal"}).Draw(t, "form"),
		rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "package"), false)
	for range rapid.IntRange(0, 3).Draw(t, "additions") {
		k.Aanvulling = append(k.Aanvulling, regeling.Aanvulling{Persoon: rapid.SampledFrom([]string{"v1", "v2"}).Draw(t, "for"), Niveau: "2",
			Gebied: rapid.SampledFrom([]string{"dagbesteding", "toeleiding-schulddienstverlening", "nachtelijke-ondersteuning"}).Draw(t, "area")})
	}
	return k
}

// tariffs gives a price for everything, each times factor.
func tariffs(factor int64) Tarieven {
	t := Tarieven{}
	for i, level := range []string{"1", "2", "3"} {
		for j, code := range []string{"volwassenen", "kinderen"} {
			t[regeling.Tarief{Code: code, Niveau: level, Per: regeling.PerUur}] = geld.Bedrag(factor * int64(7985+311*i+997*j))
		}
		for j, code := range []string{"semimurale-ondersteuning", "intramurale-ondersteuning", "nachtelijke-ondersteuning", "dagbesteding", "toeleiding-schulddienstverlening"} {
			t[regeling.Tarief{Code: code, Niveau: level, Per: regeling.PerWeek}] = geld.Bedrag(factor * int64(10001+777*i+1234*j))
		}
	}
	for _, who := range []string{"volwassene", "kind"} {
		t[regeling.Tarief{Code: "verblijf", Niveau: who, Per: regeling.PerWeek}] = geld.Bedrag(factor * 21000)
	}
	return t
}

// line is what must stay the same of a line, with members by name.
type line struct {
	part, carrier, form, level string
	minutes                    int64
	amount                     geld.Bedrag
}

func lines(s *gezin.Situatie, b *Berekening, keep func(*Regel) bool) map[line]int {
	out := map[line]int{}
	for i := range b.Regels {
		if r := &b.Regels[i]; keep(r) {
			out[line{r.Onderdeel, s.Leden[r.Drager].ID, r.Vorm, r.Niveau, r.Minuten, r.Bedrag}]++
		}
	}
	return out
}

// TestWhatMustAlwaysBeSo holds computations of generated families to the
// properties of the contract.
func TestWhatMustAlwaysBeSo(t *testing.T) {
	v := load(t, "rotterdam", day)
	computed := 0
	rapid.Check(t, func(t *rapid.T) {
		s, k := drawFamily(t), drawChoice(t)
		b, err := NieuweRekenaar(v, tariffs(1)).Bereken(s, k)
		if err != nil {
			if !errors.As(err, &Fouten{}) {
				t.Fatalf("not a list of faults: %v", err)
			}
			return
		}
		computed++
		b = b.Kopie()
		checkSums(t, b)
		checkCarriers(t, s, b)
		checkAbsent(t, s, b)
		checkOrder(t, v, s, k, b)
		checkExtraChild(t, v, s, k, b)
		checkScale(t, v, s, k, b)
	})
	if computed == 0 {
		t.Fatal("no generated family could be computed")
	}
}

func checkSums(t *rapid.T, b *Berekening) {
	var minutes int64
	var amount geld.Bedrag
	for _, r := range b.Regels {
		minutes, amount = minutes+r.Minuten, amount+r.Bedrag
	}
	if minutes != b.Minuten || amount != b.Totaal(regeling.PerWeek) {
		t.Fatalf("lines give %d minutes and %s, total says %d and %s", minutes, amount, b.Minuten, b.Totaal(regeling.PerWeek))
	}
}

func checkCarriers(t *rapid.T, s *gezin.Situatie, b *Berekening) {
	for _, r := range b.Regels {
		takesAlong := r.Onderdeel == "verblijf-kind" && s.Leden[r.Drager].Kenmerken["rol"].Code == "volwassene"
		if !slices.Contains(r.Deelnemers, r.Drager) && !takesAlong {
			t.Fatalf("%s stands on the name of %s, who does not take part", r.Onderdeel, s.Leden[r.Drager].ID)
		}
		if !r.HeeftMinuten && r.Omvang == nil && !slices.ContainsFunc(b.Aandacht, func(a Aandachtspunt) bool { return a.Code == LetOmvang }) {
			t.Fatalf("%s has no quantity, and nothing says so", r.Onderdeel)
		}
	}
}

func checkAbsent(t *rapid.T, s *gezin.Situatie, b *Berekening) {
	for _, r := range b.Regels {
		if r.Onderdeel == "begeleiding-volwassene" && s.Leden[r.Drager].Kenmerken["neemt-deel"].Min == 0 {
			t.Fatalf("%s is out of sight and has guidance", s.Leden[r.Drager].ID)
		}
	}
}

// checkOrder shuffles members and additions. Only the carrier of a child's
// residence follows the order in which adults are named.
func checkOrder(t *rapid.T, v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze, b *Berekening) {
	rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "shuffle"), 1))
	other := *s
	other.Leden = slices.Clone(s.Leden)
	rnd.Shuffle(len(other.Leden), func(i, j int) { other.Leden[i], other.Leden[j] = other.Leden[j], other.Leden[i] })
	choice := *k
	choice.Aanvulling = slices.Clone(k.Aanvulling)
	slices.Reverse(choice.Aanvulling)
	c, err := NieuweRekenaar(v, tariffs(1)).Bereken(&other, &choice)
	if err != nil {
		t.Fatalf("in another order: %v", err)
	}
	fixed := func(r *Regel) bool { return r.Onderdeel != "verblijf-kind" }
	if x, y := lines(s, b, fixed), lines(&other, c, fixed); !reflect.DeepEqual(x, y) {
		t.Fatalf("another order gives other lines:\n%v\n%v", x, y)
	}
	if b.Minuten != c.Minuten || b.Totaal(regeling.PerWeek) != c.Totaal(regeling.PerWeek) {
		t.Fatal("another order gives another total")
	}
}

// checkExtraChild adds a child: no line of an adult changes, and the minutes
// of the children only come into being.
func checkExtraChild(t *rapid.T, v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze, b *Berekening) {
	bigger := *s
	bigger.Leden = append(slices.Clone(s.Leden), drawChild(t, "k9"))
	c, err := NieuweRekenaar(v, tariffs(1)).Bereken(&bigger, k)
	if err != nil {
		t.Fatalf("with one more child: %v", err)
	}
	adults := func(r *Regel) bool { return r.Onderdeel != "begeleiding-kinderen" && r.Onderdeel != "verblijf-kind" }
	if x, y := lines(s, b, adults), lines(&bigger, c, adults); !reflect.DeepEqual(x, y) {
		t.Fatalf("a child more changes an adult's line:\n%v\n%v", x, y)
	}
}

// checkScale multiplies every price: every amount follows within the rounding.
func checkScale(t *rapid.T, v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze, b *Berekening) {
	factor := rapid.Int64Range(2, 40).Draw(t, "factor")
	c, err := NieuweRekenaar(v, tariffs(factor)).Bereken(s, k)
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Regels {
		// Rounding once loses half a cent at most, so factor times a rounded
		// amount is off by factor half cents, plus half a cent of its own.
		if d := int64(b.Regels[i].Bedrag)*factor - int64(c.Regels[i].Bedrag); 2*max(d, -d) > factor+1 {
			t.Fatalf("%s: %d times %s is not %s", b.Regels[i].Onderdeel, factor, b.Regels[i].Bedrag, c.Regels[i].Bedrag)
		}
	}
}
