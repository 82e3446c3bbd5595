package vorm_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func TestDatum(t *testing.T) {
	for _, c := range []struct {
		in   any
		want string
	}{
		{time.Date(2022, 3, 7, 23, 59, 0, 0, time.UTC), "7 maart 2022"},
		{"2022-03-07", "7 maart 2022"},
		{"2024-02-29", "29 februari 2024"},
		{"", ""},
		{nil, ""},
		{time.Time{}, ""},
	} {
		if got, err := vorm.Datum(c.in); err != nil || got != c.want {
			t.Errorf("Datum(%v) = %q, %v; want %q", c.in, got, err, c.want)
		}
	}
}

// A text that is no date may be a name or a number that someone typed.
func TestDatumNeverRepeatsInput(t *testing.T) {
	for _, in := range []any{"999900006", 12, "2022-02-30"} {
		_, err := vorm.Datum(in)
		if err == nil {
			t.Errorf("Datum(%v) gives no fault", in)
			continue
		}
		if s, ok := in.(string); ok && strings.Contains(err.Error(), s) {
			t.Errorf("the fault repeats the input")
		}
	}
}

func TestMoment(t *testing.T) {
	amsterdam := time.FixedZone("Amsterdam in winter", 3600)
	at := time.Date(2022, 3, 7, 23, 5, 0, 0, time.UTC)
	if got := vorm.Moment(at, amsterdam); got != "8 maart 2022 om 0.05 uur" {
		t.Errorf("Moment = %q", got)
	}
	if got := vorm.Moment(time.Time{}, amsterdam); got != "" {
		t.Errorf("Moment of nothing = %q", got)
	}
}

func TestGetal(t *testing.T) {
	for in, want := range map[int64]string{0: "0", 999: "999", 1000: "1.000", -12345: "-12.345", 1234567: "1.234.567", -100: "-100", math.MinInt64: "-9.223.372.036.854.775.808"} {
		if got := vorm.Getal(in); got != want {
			t.Errorf("Getal(%d) = %q, want %q", in, got, want)
		}
	}
}

func TestTijd(t *testing.T) {
	if got := vorm.Tijd(geld.Minuten(90)); got != "1 uur 30 minuten per week" {
		t.Errorf("Tijd = %q", got)
	}
}

func TestOpsomming(t *testing.T) {
	for want, in := range map[string][]string{"": nil, "Sanne": {"Sanne"}, "Sanne en Joris": {"Sanne", "Joris"}, "Sanne, Joris en Lot": {"Sanne", "Joris", "Lot"}} {
		if got := vorm.Opsomming(in); got != want {
			t.Errorf("Opsomming(%q) = %q", in, got)
		}
	}
}

func TestTagTerm(t *testing.T) {
	today := time.Date(2022, 3, 27, 23, 0, 0, 0, time.UTC) // the day the clock goes forward
	for days, want := range map[int]string{-3: "3 dagen te laat", -1: "1 dag te laat", 0: "vandaag", 1: "morgen", 2: "nog 2 dagen", 21: "nog 21 dagen"} {
		if got := vorm.TagTerm(today.AddDate(0, 0, days), today); got.Text != want {
			t.Errorf("%d days: %q, want %q", days, got.Text, want)
		}
	}
	states := map[vorm.Tag]bool{}
	for _, days := range []int{-1, 3, 30} {
		tag := vorm.TagTerm(today.AddDate(0, 0, days), today)
		tag.Text = ""
		states[tag] = true
	}
	if len(states) != 3 {
		t.Error("late, due and later look the same")
	}
}
