package geld

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParseBedrag(t *testing.T) {
	for in, want := range map[string]Bedrag{
		"79.85": 7985, "0.00": 0, "-0.05": -5, "12": 1200, "-3": -300, "0012.30": 1230, "-0.00": 0,
		"92233720368547758.07": math.MaxInt64, "-92233720368547758.07": -math.MaxInt64,
	} {
		if got, err := ParseBedrag(in); err != nil || got != want {
			t.Errorf("ParseBedrag(%q) = %d, %v", in, got, err)
		}
	}
	for in, want := range map[string]error{
		"": ErrBedrag, "-": ErrBedrag, ".50": ErrBedrag, "1.": ErrBedrag, "1.5": ErrBedrag, "1.234": ErrBedrag, "1,50": ErrBedrag,
		"+1.00": ErrBedrag, "--1.00": ErrBedrag, " 1.00": ErrBedrag, "1.00 ": ErrBedrag, "1e3": ErrBedrag, "NaN": ErrBedrag,
		"1.234,56": ErrBedrag, "€ 1.00": ErrBedrag, "1.-5": ErrBedrag, "１.00": ErrBedrag, "0x10": ErrBedrag, "1_000": ErrBedrag,
		"92233720368547758.08": ErrOverloop, "99999999999999999999": ErrOverloop,
	} {
		if got, err := ParseBedrag(in); !errors.Is(err, want) || got != 0 {
			t.Errorf("ParseBedrag(%q) = %d, %v, want %v", in, got, err, want)
		}
	}
}

func TestFaultsNeverRepeatTheInput(t *testing.T) {
	for _, in := range []string{"999900006x", "99999999999999999999999"} {
		if _, err := ParseBedrag(in); err == nil || strings.Contains(err.Error(), in[:9]) {
			t.Errorf("error %v", err)
		}
	}
}

func TestBedragInWords(t *testing.T) {
	for b, want := range map[Bedrag][2]string{
		0:                {"0.00", "€\u00a00,00"},
		5:                {"0.05", "€\u00a00,05"},
		-5:               {"-0.05", "€\u00a0-0,05"},
		99999:            {"999.99", "€\u00a0999,99"},
		123456:           {"1234.56", "€\u00a01.234,56"},
		-123456789:       {"-1234567.89", "€\u00a0-1.234.567,89"},
		math.MinInt64:    {"-92233720368547758.08", "€\u00a0-92.233.720.368.547.758,08"},
		100_000_000_000:  {"1000000000.00", "€\u00a01.000.000.000,00"},
		math.MaxInt64:    {"92233720368547758.07", "€\u00a092.233.720.368.547.758,07"},
		MustBedrag("-1"): {"-1.00", "€\u00a0-1,00"},
	} {
		if b.String() != want[0] || b.Nederlands() != want[1] {
			t.Errorf("%d: %q and %q, want %q", int64(b), b.String(), b.Nederlands(), want)
		}
	}
}

func TestBedragAsJSON(t *testing.T) {
	var in struct{ Prijs Bedrag }
	if err := json.Unmarshal([]byte(`{"Prijs":"79.85"}`), &in); err != nil || in.Prijs != 7985 {
		t.Errorf("%v, %v", in, err)
	}
	if uit, err := json.Marshal(in); err != nil || string(uit) != `{"Prijs":"79.85"}` {
		t.Errorf("%s, %v", uit, err)
	}
	for _, fout := range []string{`{"Prijs":79.85}`, `{"Prijs":"79,85"}`} {
		if err := json.Unmarshal([]byte(fout), &in); err == nil {
			t.Errorf("%s was accepted", fout)
		}
	}
	if in.Prijs != 7985 {
		t.Error("a refused amount has changed the old one")
	}
}

func TestMustBedragPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	MustBedrag("veel")
}

func TestPlus(t *testing.T) {
	for _, test := range []struct {
		a, b, want Bedrag
		err        error
	}{
		{1, 2, 3, nil}, {5, -7, -2, nil}, {0, 0, 0, nil}, {math.MaxInt64, 0, math.MaxInt64, nil}, {math.MinInt64, 0, math.MinInt64, nil},
		{math.MaxInt64, math.MinInt64, -1, nil},
		{math.MaxInt64, 1, 0, ErrOverloop}, {1, math.MaxInt64, 0, ErrOverloop}, {math.MinInt64, -1, 0, ErrOverloop}, {-1, math.MinInt64, 0, ErrOverloop},
	} {
		if got, err := test.a.Plus(test.b); got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%d + %d = %d, %v", test.a, test.b, got, err)
		}
	}
}

// TestMaalBreuk holds each rounding rule on both sides of zero, around a half
// and at whole outcomes.
func TestMaalBreuk(t *testing.T) {
	for _, test := range []struct {
		b           Bedrag
		teller, nmr int64
		want        [5]Bedrag // in the order of the rules
	}{
		{125, 1, 10, [5]Bedrag{13, 12, 12, 12, 13}},
		{-125, 1, 10, [5]Bedrag{-13, -12, -12, -12, -13}},
		{135, 1, 10, [5]Bedrag{14, 13, 14, 13, 14}},
		{124, 1, 10, [5]Bedrag{12, 12, 12, 12, 13}},
		{126, 1, 10, [5]Bedrag{13, 13, 13, 12, 13}},
		{130, 1, 10, [5]Bedrag{13, 13, 13, 13, 13}},
		{125, -1, 10, [5]Bedrag{-13, -12, -12, -12, -13}},
		{-125, -1, -10, [5]Bedrag{-13, -12, -12, -12, -13}},
		{1, 1, 3, [5]Bedrag{0, 0, 0, 0, 1}},
		{2, 1, 3, [5]Bedrag{1, 1, 1, 0, 1}},
		{0, 5, 7, [5]Bedrag{}},
		{709850, 75, 100, [5]Bedrag{532388, 532387, 532388, 532387, 532388}}, // the printed table has 5,323.87
		{math.MaxInt64, math.MaxInt64, math.MaxInt64, [5]Bedrag{math.MaxInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64, math.MaxInt64}},
	} {
		for i, want := range test.want {
			if got, err := test.b.MaalBreuk(test.teller, test.nmr, Afronding(i)); err != nil || got != want {
				t.Errorf("%d × %d/%d %s = %d, %v, want %d", test.b, test.teller, test.nmr, Afronding(i), got, err, want)
			}
		}
	}
	for _, test := range [][3]int64{{1, 1, 0}, {0, 0, 0}, {math.MaxInt64, 2, 1}, {math.MinInt64, -1, 1}, {math.MinInt64, math.MinInt64, 1}} {
		if got, err := Bedrag(test[0]).MaalBreuk(test[1], test[2], HalfVanNul); !errors.Is(err, ErrOverloop) || got != 0 {
			t.Errorf("%v = %d, %v", test, got, err)
		}
	}
}

// TestContract holds the amounts that the command-line contract works out.
func TestContract(t *testing.T) {
	for _, test := range []struct {
		m            Minuten
		perUur, want string
	}{
		{90, "83.73", "125.60"}, {120, "91.50", "183.00"}, {45, "79.85", "59.89"}, {180, "86.10", "258.30"}, {0, "86.10", "0.00"}, {1, "0.30", "0.01"},
	} {
		if got, err := test.m.Maal(MustBedrag(test.perUur), HalfVanNul); err != nil || got != MustBedrag(test.want) {
			t.Errorf("%d minutes at %s = %s, %v, want %s", test.m, test.perUur, got, err, test.want)
		}
	}
}

func TestAfgerond(t *testing.T) {
	for _, test := range []struct {
		b       Bedrag
		eenheid int64
		rule    Afronding
		want    Bedrag
	}{
		{149, 100, HalfVanNul, 100}, {150, 100, HalfVanNul, 200}, {150, 100, HalfEven, 200}, {250, 100, HalfEven, 200}, {-150, 100, HalfVanNul, -200},
		{1999, 20, Omlaag, 1980}, {1981, 20, Omhoog, 2000}, {1234, 1, HalfVanNul, 1234}, {0, 5, Omhoog, 0},
	} {
		if got, err := test.b.Afgerond(test.eenheid, test.rule); err != nil || got != test.want {
			t.Errorf("%d to %d %s = %d, %v", test.b, test.eenheid, test.rule, got, err)
		}
	}
	for _, test := range [][2]int64{{1, 0}, {math.MaxInt64, 100}} {
		if _, err := Bedrag(test[0]).Afgerond(test[1], Omhoog); !errors.Is(err, ErrOverloop) {
			t.Errorf("%v: %v", test, err)
		}
	}
}

// groot rounds a fraction by the definition of each rule, with numbers that
// cannot overflow.
func groot(teller, noemer *big.Int, rule Afronding) *big.Int {
	breuk := new(big.Rat).SetFrac(teller, noemer)
	omlaag := new(big.Int).Quo(breuk.Num(), breuk.Denom()) // to zero
	rest := new(big.Rat).Sub(breuk, new(big.Rat).SetInt(omlaag))
	if rest.Sign() == 0 {
		return omlaag
	}
	verder := new(big.Int).Add(omlaag, big.NewInt(int64(breuk.Sign())))
	half := new(big.Rat).Abs(rest).Cmp(big.NewRat(1, 2))
	switch {
	case rule == Omhoog, rule != Omlaag && half > 0:
		return verder
	case half == 0 && (rule == HalfVanNul || rule == HalfEven && omlaag.Bit(0) == 1):
		return verder
	}
	return omlaag
}

// getal draws numbers of every size, and often the edges.
func getal(t *rapid.T, naam string) int64 {
	switch rapid.IntRange(0, 3).Draw(t, naam+" soort") {
	case 0:
		return rapid.Int64Range(-20, 20).Draw(t, naam)
	case 1:
		return rapid.SampledFrom([]int64{math.MinInt64, math.MinInt64 + 1, -1, 0, 1, math.MaxInt64 - 1, math.MaxInt64}).Draw(t, naam)
	case 2:
		return rapid.Int64Range(-10_000_000, 10_000_000).Draw(t, naam)
	}
	return rapid.Int64().Draw(t, naam)
}

func TestMaalBreukAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, teller, noemer := getal(t, "bedrag"), getal(t, "teller"), getal(t, "noemer")
		rule := Afronding(rapid.IntRange(0, int(Omhoog)).Draw(t, "afronding"))
		got, err := Bedrag(b).MaalBreuk(teller, noemer, rule)
		if noemer == 0 {
			if !errors.Is(err, ErrOverloop) {
				t.Fatalf("by zero: %v", err)
			}
			return
		}
		want := groot(new(big.Int).Mul(big.NewInt(b), big.NewInt(teller)), big.NewInt(noemer), rule)
		past := want.IsInt64() && want.Int64() != math.MinInt64 // the lowest number has no opposite: it is refused
		if past != (err == nil) || past && int64(got) != want.Int64() {
			t.Fatalf("%d × %d / %d %s = %d, %v, want %s", b, teller, noemer, rule, got, err, want)
		}
	})
}

func TestPlusAgreesWithBig(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := getal(t, "a"), getal(t, "b")
		got, err := Bedrag(a).Plus(Bedrag(b))
		want := new(big.Int).Add(big.NewInt(a), big.NewInt(b))
		if want.IsInt64() != (err == nil) || err == nil && int64(got) != want.Int64() {
			t.Fatalf("%d + %d = %d, %v", a, b, got, err)
		}
	})
}

func TestAfgerondIsAMultiple(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.Int64Range(-1<<50, 1<<50).Draw(t, "bedrag")
		eenheid := rapid.Int64Range(1, 100_000).Draw(t, "eenheid")
		rule := Afronding(rapid.IntRange(0, int(Omhoog)).Draw(t, "afronding"))
		got, err := Bedrag(b).Afgerond(eenheid, rule)
		if err != nil || int64(got)%eenheid != 0 || int64(got)-b >= eenheid || b-int64(got) >= eenheid {
			t.Fatalf("%d to %d %s = %d, %v", b, eenheid, rule, got, err)
		}
		if again, err := got.Afgerond(eenheid, rule); err != nil || again != got {
			t.Fatalf("rounded twice: %d, %v", again, err)
		}
	})
}

func FuzzParseBedrag(f *testing.F) {
	for _, s := range []string{"79.85", "-0.05", "12", "", ".", "92233720368547758.08", "1,5", "0000000000000000000000001.00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := ParseBedrag(s)
		if err != nil {
			if err != ErrBedrag && err != ErrOverloop || b != 0 {
				t.Fatalf("%q: %d, %v", s, b, err)
			}
			return
		}
		if again, err := ParseBedrag(b.String()); err != nil || again != b {
			t.Fatalf("%q reads back as %d, %v", s, again, err)
		}
		exact, ok := new(big.Rat).SetString(s)
		if !ok || exact.Cmp(big.NewRat(int64(b), 100)) != 0 {
			t.Fatalf("%q was read as %d cents", s, b)
		}
	})
}

func BenchmarkMaalBreuk(b *testing.B) {
	perUur := MustBedrag("83.73")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Minuten(90).Maal(perUur, HalfVanNul); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParseBedrag(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseBedrag("1234.56"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendTo(b *testing.B) {
	buf := make([]byte, 0, 32)
	b.ReportAllocs()
	for b.Loop() {
		buf = Bedrag(123456).AppendTo(buf[:0])
	}
}
