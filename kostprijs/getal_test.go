package kostprijs

import (
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

func TestParseGetal(t *testing.T) {
	for text, want := range map[string]string{"1878": "1878", "31,33": "31.33", "0.5": "0.5", "1/3": "1/3", "33 1/3": "100/3", "-0,10": "-0.1",
		"0.125": "0.125", "1,125": "1.125", "12345.678": "12345.678", "-2 1/2": "-2.5", "00": "0"} {
		g, err := ParseGetal(text)
		if err != nil || g.String() != want {
			t.Errorf("%s: got %s (%v), want %s", text, g, err, want)
		}
	}
	for _, text := range []string{"", "-", ",5", "5,", "1.878", "12.345", "1e3", "+1", "1/0", "1/", "/3", "1 2 3/4", "33 ", " 1", "1,2,3", "0x10", "½", strings.Repeat("9", 41)} {
		if g, err := ParseGetal(text); err == nil {
			t.Errorf("%q gives %s, want a refusal", text, g)
		}
	}
}

func TestGetalTekst(t *testing.T) {
	third := Gebroken(1, 3)
	rows := []struct{ got, want string }{
		{third.Decimaal(4), "0.3333"}, {Gebroken(-2, 3).Decimaal(2), "-0.67"}, {Heel(0).Decimaal(2), "0.00"}, {MustGetal("0,005").Decimaal(2), "0.01"},
		{MustGetal("1234567,891").Nederlands(0, 2), "1.234.567,89"}, {Heel(1878).Nederlands(0, 2), "1.878"}, {MustGetal("2,5").Nederlands(2, 4), "2,50"},
		{Heel(-1000).Nederlands(0, 0), "-1.000"}, {MustGetal("37,025").AfgerondOp(MustGetal("0,01"), geld.HalfNaarNul).String(), "37.02"},
		{MustGetal("37,025").AfgerondOp(Heel(1), geld.Omhoog).String(), "38"}, {MustGetal("191,6025").AfgerondOp(MustGetal("0,01"), geld.HalfEven).String(), "191.6"},
	}
	for _, r := range rows {
		if r.got != r.want {
			t.Errorf("got %s, want %s", r.got, r.want)
		}
	}
	long := third.Maal(Gebroken(1, 1_000_000_007)).Maal(Gebroken(7, 1_000_000_009)).Maal(Gebroken(1, 1_000_003))
	if text, _ := long.MarshalText(); len(text) > 40 || long.String() == string(text) {
		t.Errorf("data for a long fraction: %s", text)
	}
	if text, _ := third.MarshalText(); string(text) != "1/3" {
		t.Errorf("data for a third: %s", text)
	}
}

// FuzzParseGetal holds that reading never fails in another way than with
// ErrGetal, and that what was read comes back from its own text.
func FuzzParseGetal(f *testing.F) {
	for _, s := range []string{"31,33", "33 1/3", "-0.5", "1.878", "1/7", "999999999999999999999999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := ParseGetal(s)
		if err != nil {
			if err != ErrGetal {
				t.Fatal(err)
			}
			return
		}
		var back Getal
		if err := back.UnmarshalText([]byte(g.String())); err != nil || back.Vergelijk(g) != 0 {
			t.Errorf("%s does not come back", g)
		}
		_, _ = g.Bedrag(geld.HalfVanNul)
	})
}
