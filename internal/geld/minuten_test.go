package geld

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestMinutenInWords(t *testing.T) {
	for m, want := range map[Minuten]string{
		0: "0 minuten", 1: "1 minuut", 45: "45 minuten", 60: "1 uur", 61: "1 uur 1 minuut", 90: "1 uur 30 minuten", 600: "10 uur", 1501: "25 uur 1 minuut",
		-45: "min 45 minuten", -90: "min 1 uur 30 minuten", math.MinInt64: "min 153722867280912930 uur 7 minuten",
	} {
		if got := m.Nederlands(); got != want {
			t.Errorf("%d: %q, want %q", m, got, want)
		}
	}
}

// TestTariffScales holds that n times the minutes cost n times the exact price,
// within the rounding of each: a cent for every part.
func TestTariffScales(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Minuten(rapid.Int64Range(0, 10_000).Draw(t, "minuten"))
		perUur := Bedrag(rapid.Int64Range(0, 50_000).Draw(t, "tarief"))
		n := rapid.Int64Range(1, 50).Draw(t, "keer")
		een, err1 := m.Maal(perUur, HalfVanNul)
		alles, err2 := (m * Minuten(n)).Maal(perUur, HalfVanNul)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		if verschil := int64(alles) - int64(een)*n; verschil > n || verschil < -n {
			t.Fatalf("%d × %s against %s", n, een, alles)
		}
	})
}

func TestMaalOverflows(t *testing.T) {
	if _, err := Minuten(math.MaxInt64).Maal(math.MaxInt64, HalfVanNul); !errors.Is(err, ErrOverloop) {
		t.Error(err)
	}
}
