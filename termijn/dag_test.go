package termijn

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDagAgreesWithTimePackage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Dag(rapid.Int32Range(1, 3_652_059).Draw(t, "day"))
		ref := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(d)-1)
		y, m, day := d.Datum()
		if ry, rm, rd := ref.Date(); y != ry || m != rm || day != rd {
			t.Fatalf("day %d is %d-%d-%d, want %s", int(d), y, m, day, ref.Format(time.DateOnly))
		}
		if d.Weekdag() != ref.Weekday() {
			t.Fatalf("weekday of %s is %s", d, d.Weekdag())
		}
		if back := DagVan(ref); back != d {
			t.Fatalf("DagVan(%s) = %d, want %d", d, int(back), int(d))
		}
		if got, err := ParseDag(d.String()); err != nil || got != d {
			t.Fatalf("ParseDag(%q) = %v, %v", d.String(), got, err)
		}
	})
}

func TestParseDagRefuses(t *testing.T) {
	for _, s := range []string{"", "2022-3-7", "2022-02-29", "2022-13-01", "2022-00-10", "2022-04-31",
		"0000-01-01", "07-03-2022", "2022-03-07T00:00", "２022-03-07", "-022-03-07"} {
		if _, err := ParseDag(s); err == nil {
			t.Errorf("ParseDag(%q) was accepted", s)
		}
	}
}

func TestLeeftijd(t *testing.T) {
	for _, c := range []struct {
		born, on string
		age      int
	}{
		{"2004-04-23", "2022-04-22", 17}, {"2004-04-23", "2022-04-23", 18},
		{"2004-02-29", "2022-02-28", 17}, {"2004-02-29", "2022-03-01", 18}, {"2025-01-23", "2025-01-23", 0},
	} {
		if got := MustDag(c.born).Leeftijd(MustDag(c.on)); got != c.age {
			t.Errorf("born %s, on %s: %d, want %d", c.born, c.on, got, c.age)
		}
	}
}

func TestPlusMaanden(t *testing.T) {
	for _, c := range []struct {
		day  string
		n    int
		want string
	}{
		{"2026-01-31", 1, "2026-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2026-11-30", 3, "2027-02-28"},
		{"2026-03-31", -1, "2026-02-28"}, {"2026-05-15", 12, "2027-05-15"},
	} {
		if got := MustDag(c.day).PlusMaanden(c.n); got != MustDag(c.want) {
			t.Errorf("%s plus %d months = %s, want %s", c.day, c.n, got, c.want)
		}
	}
}
