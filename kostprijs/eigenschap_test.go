package kostprijs_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// TestGetalIsEenBreuk holds the arithmetic to math/big.
func TestGetalIsEenBreuk(t *testing.T) {
	text := rapid.StringMatching(`-?[0-9]{1,24}\.[0-9]{1,2}`)
	rat := func(s string) *big.Rat { r, _ := new(big.Rat).SetString(s); return r }
	same := func(rt *rapid.T, what string, a kostprijs.Getal, b *big.Rat) {
		if r, ok := new(big.Rat).SetString(a.String()); !ok || r.Cmp(b) != 0 {
			rt.Fatalf("%s: got %s, want %s", what, a, b)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s1, s2, s3 := text.Draw(rt, "a"), text.Draw(rt, "b"), text.Draw(rt, "c")
		a, b, c := g(s1), g(s2), g(s3)
		x, y, z := rat(s1), rat(s2), rat(s3)
		same(rt, "plus", a.Plus(b), new(big.Rat).Add(x, y))
		same(rt, "min", a.Min(b), new(big.Rat).Sub(x, y))
		same(rt, "maal", a.Maal(b).Maal(c), new(big.Rat).Mul(new(big.Rat).Mul(x, y), z))
		if a.Vergelijk(b) != x.Cmp(y) {
			rt.Fatalf("vergelijk %s %s", a, b)
		}
		if y.Sign() != 0 {
			q := new(big.Rat).Quo(x, y)
			same(rt, "deel", a.Deel(b), q)
			same(rt, "deel plus", a.Deel(b).Plus(c), new(big.Rat).Add(q, z))
		}
		var back kostprijs.Getal
		if err := back.UnmarshalText([]byte(a.String())); err != nil || back.Vergelijk(a) != 0 {
			rt.Fatalf("text of %s does not come back", a)
		}
	})
}

// Rounding agrees with the named rules of internal/geld.
func TestAfrondingGelijkAanGeld(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		cents := rapid.Int64Range(-1e9, 1e9).Draw(rt, "cents")
		num, den := rapid.Int64Range(1, 999).Draw(rt, "num"), rapid.Int64Range(1, 999).Draw(rt, "den")
		rule := geld.Afronding(rapid.IntRange(0, 4).Draw(rt, "rule"))
		want, err := geld.Bedrag(cents).MaalBreuk(num, den, rule)
		if err != nil {
			rt.Fatal(err)
		}
		got, ok := kostprijs.VanBedrag(geld.Bedrag(cents)).Maal(kostprijs.Gebroken(num, den)).Bedrag(rule)
		if !ok || got != want {
			rt.Fatalf("%d × %d/%d %s: got %s, want %s", cents, num, den, rule, got, want)
		}
	})
}

// invoer draws a whole input: mixes, hours, overhead, extras.
func invoer(rt *rapid.T, base kostprijs.Invoer) kostprijs.Invoer {
	inv := base
	inv.Parameters = append([]kostprijs.Parameter(nil), base.Parameters...)
	tenth := func(low, high int64, name string) kostprijs.Getal {
		return kostprijs.Gebroken(rapid.Int64Range(low, high).Draw(rt, name), 10)
	}
	for i := range inv.Parameters {
		p := &inv.Parameters[i]
		p.Bereik = nil
		switch p.Naam {
		case kostprijs.NaamOverhead:
			p.Waarde = tenth(0, 500, "overhead")
			p.Grondslag = rapid.SampledFrom([]string{kostprijs.OpslagOpKostprijs, kostprijs.AandeelVanPrijs}).Draw(rt, "base")
		case kostprijs.NaamRisico:
			p.Waarde = tenth(0, 100, "risico")
		case kostprijs.NaamReiskilometers:
			p.Waarde = tenth(0, 200, "km")
		}
	}
	share := rapid.Int64Range(0, 100).Draw(rt, "share")
	mix := *base.CaoMix
	mix.Grondslag = rapid.SampledFrom([]string{kostprijs.VanInzet, kostprijs.VanFormatie}).Draw(rt, "mix base")
	mix.Delen = []kostprijs.Deel{{Naam: kostprijs.SociaalWerk, Aandeel: kostprijs.Heel(share)}, {Naam: kostprijs.GGZ, Aandeel: kostprijs.Heel(100 - share)}}
	inv.CaoMix = &mix
	inv.Uren = append([]kostprijs.Urenpost(nil), base.Uren...)
	for i := range inv.Uren {
		if inv.Uren[i].Eenheid == kostprijs.EenheidMinUur {
			inv.Uren[i].Waarde = tenth(0, 300, "minutes")
		}
	}
	return inv
}

func tekenInvoer(t *testing.T, names ...string) (*kostprijs.Bronnen, kostprijs.Invoer) {
	t.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	return b, maak(t, nil, names...).Invoer
}

// Over generated inputs: the components add up to the tariff, both legal views
// and the waterfall have that same total, to the cent, and every step of the
// trace rests on sources or on other steps.
func TestWeergavenTellenOpTotHetTarief(t *testing.T) {
	b, base := tekenInvoer(t, "volledige-opbouw")
	rapid.Check(t, func(rt *rapid.T) {
		m, err := kostprijs.Maak(b, invoer(rt, base))
		if err != nil {
			rt.Fatal(err)
		}
		u, err := m.Bereken()
		if err != nil {
			rt.Fatal(err)
		}
		var sum kostprijs.Getal
		for _, c := range u.Componenten() {
			sum = sum.Plus(c.PerUur)
		}
		if sum.Vergelijk(kostprijs.VanBedrag(u.Tarief)) != 0 {
			rt.Fatalf("components give %s, tariff %s", sum.Decimaal(10), u.Tarief)
		}
		for _, wet := range []kostprijs.Wet{kostprijs.Wmo, kostprijs.Jeugdwet} {
			var cents geld.Bedrag
			var exact kostprijs.Getal
			for _, r := range u.Weergave(wet).Rubrieken {
				cents += r.Bedrag
				exact = exact.Plus(r.PerUur)
			}
			if cents != u.Tarief || exact.Vergelijk(sum) != 0 {
				rt.Fatalf("%s view gives %s, tariff %s", wet, cents, u.Tarief)
			}
		}
		var bars geld.Bedrag
		for _, bar := range u.Waterval() {
			if !bar.Totaal {
				bars += bar.Bedrag
			}
		}
		if bars != u.Tarief {
			rt.Fatalf("waterfall gives %s", bars)
		}
	})
}

// A higher wage never gives a lower tariff, whatever the rest is.
func TestHogerLoonNooitLagerTarief(t *testing.T) {
	b, base := tekenInvoer(t, "volledige-opbouw")
	steps := []string{"1", "3", "5", "7", "9", "11"}
	rapid.Check(t, func(rt *rapid.T) {
		inv := invoer(rt, base)
		i := rapid.IntRange(0, len(steps)-2).Draw(rt, "low")
		j := rapid.IntRange(i+1, len(steps)-1).Draw(rt, "high")
		price := func(step string) kostprijs.Getal {
			mix := *inv.Periodieken
			mix.Delen = []kostprijs.Deel{{Naam: step, Aandeel: kostprijs.Heel(100)}}
			x := inv
			x.Periodieken = &mix
			m, err := kostprijs.Maak(b, x)
			if err != nil {
				rt.Fatal(err)
			}
			u, err := m.Bereken()
			if err != nil {
				rt.Fatal(err)
			}
			return u.PerUur
		}
		if low, high := price(steps[i]), price(steps[j]); low.Vergelijk(high) > 0 {
			rt.Fatalf("step %s gives %s, step %s gives %s", steps[i], low.Decimaal(4), steps[j], high.Decimaal(4))
		}
	})
}

// Weighting first and adding contributions after is not the same as per scale
// and weighted last: above the maximum wage the first order gives too much.
func TestWegingLaatst(t *testing.T) {
	change := func(inv *kostprijs.Invoer) {
		inv.CaoMix.Delen = []kostprijs.Deel{{Naam: kostprijs.GGZ, Aandeel: g("100")}}
		inv.Functiemix = inv.Functiemix[1:]
		inv.Functiemix[0].Delen = []kostprijs.Deel{{Naam: "FWG 40", Aandeel: g("50")}, {Naam: "FWG 65", Aandeel: g("50")}}
	}
	u := bereken(t, maak(t, change, "hg-volwassenen-pakket-1"))
	spoor := u.Spoor()
	low := spoor.Zoek("regel/GGZ FWG 40 trede 13")
	high := spoor.Zoek("regel/GGZ FWG 65 trede 13")
	if low == nil || high == nil {
		t.Fatal("the lines are not in the trace")
	}
	// per scale: premiums over min(wage, 66.956); weighted first the middle wage stays below it
	rate, maxWage := g("0.1846"), g("66956")
	perScale := func(s *kostprijs.Stap) kostprijs.Getal {
		return s.Zoek(s.ID + "/bruto").Uitkomst
	}
	first := perScale(low).Plus(perScale(high)).Deel(g("2")).Laagste(maxWage).Maal(rate)
	last := low.Zoek(low.ID + "/premies").Uitkomst.Plus(high.Zoek(high.ID + "/premies").Uitkomst).Deel(g("2"))
	if last.Vergelijk(first) >= 0 {
		t.Errorf("weighted last %s is not below weighted first %s", last.Decimaal(2), first.Decimaal(2))
	}
	gelijk(t, "yearly cost", spoor.Zoek("cao/GGZ").Uitkomst, low.Uitkomst.Plus(high.Uitkomst).Deel(g("2")).String())
}

// A share of the price and the mark-up that belongs to it give one price.
func TestOpslagEnAandeel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		share := kostprijs.Gebroken(rapid.Int64Range(0, 9000).Draw(rt, "share"), 100)
		markup := kostprijs.OpslagVanAandeel(share)
		cost := kostprijs.Heel(rapid.Int64Range(1, 1e6).Draw(rt, "cost"))
		a := cost.Deel(kostprijs.Heel(1).Min(share.Procent()))
		b := cost.Maal(kostprijs.Heel(1).Plus(markup.Procent()))
		if a.Vergelijk(b) != 0 || kostprijs.AandeelVanOpslag(markup).Vergelijk(share) != 0 {
			rt.Fatalf("share %s, mark-up %s: %s and %s", share, markup, a, b)
		}
	})
}

// The trace: every input has a source or is the outcome of a step that is
// there.
func TestSpoorIsGesloten(t *testing.T) {
	for _, names := range [][]string{{"hg-volwassenen-pakket-1"}, {"volledige-opbouw"}, {"onregelmatig-thuis"}, {"beschikbaarheid-trede-2"},
		{"gepubliceerd-2015-basis"}, {"hg-kinderen-pakket-3", "keuzes-kinderen-aanname"}} {
		root := bereken(t, maak(t, nil, names...)).Spoor()
		count := 0
		var walk func(s *kostprijs.Stap)
		walk = func(s *kostprijs.Stap) {
			count++
			if s.Formule == "" || s.Naam == "" || s.Eenheid == "" {
				t.Errorf("%s: step %s is not complete", names[0], s.ID)
			}
			for _, in := range s.Invoer {
				switch {
				case in.Stap != "" && root.Zoek(in.Stap) == nil:
					t.Errorf("%s: %s uses step %s, which is not there", names[0], s.ID, in.Stap)
				case in.Stap == "" && (in.Herkomst == nil || in.Bron == "" || in.GekozenDoor == "" || in.Status == ""):
					t.Errorf("%s: %s uses %s without a source", names[0], s.ID, in.Naam)
				}
			}
			for _, c := range s.Stappen {
				walk(c)
			}
		}
		walk(root)
		if count < 4 {
			t.Errorf("%s: the trace has %d steps", names[0], count)
		}
	}
}

// A sample stays within the prices at the ends of its ranges, and the same
// seed gives the same outcome.
func TestTrekking(t *testing.T) {
	m := maak(t, nil, "hg-volwassenen-pakket-1")
	draw := func() kostprijs.Spreiding {
		s, err := m.Trek(2000, rand.New(rand.NewPCG(7, 11)))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := draw()
	if again := draw(); s.Midden != again.Midden || s.Gemiddelde != again.Gemiddelde || s.P95 != again.P95 {
		t.Error("the same seed gives another outcome")
	}
	if s.Laagste < geld.MustBedrag("69.20") || s.Hoogste > geld.MustBedrag("86.50") || s.Mislukt != 0 {
		t.Errorf("sample from %s to %s, want within 69.20 and 86.50", s.Laagste, s.Hoogste)
	}
	if s.P5 > s.P25 || s.P25 > s.Midden || s.Midden > s.P75 || s.P75 > s.P95 || s.P5 == s.P95 {
		t.Errorf("quantiles are not in order: %+v", s)
	}
	if _, err := maak(t, nil, "gepubliceerd-2015-basis").Trek(10, rand.New(rand.NewPCG(1, 1))); err == nil {
		t.Error("a sample without a range is not refused")
	}
}

func BenchmarkTrek10000(b *testing.B) {
	m := maak(b, nil, "hg-volwassenen-pakket-1")
	for b.Loop() {
		if _, err := m.Trek(10_000, rand.New(rand.NewPCG(1, 2))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBerekenVolledig(b *testing.B) {
	m := maak(b, nil, "volledige-opbouw")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Bereken(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMaak(b *testing.B) {
	tables, err := kostprijs.Laad()
	if err != nil {
		b.Fatal(err)
	}
	inv := maak(b, nil, "hg-volwassenen-pakket-1").Invoer
	for b.Loop() {
		if _, err := kostprijs.Maak(tables, inv); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLaad(b *testing.B) {
	for b.Loop() {
		if _, err := kostprijs.Laad(); err != nil {
			b.Fatal(err)
		}
	}
}
