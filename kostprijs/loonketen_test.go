package kostprijs

import (
	"slices"
	"testing"
)

// Every published table of the four caos follows from the one before it by its
// wage rise, cell by cell; the derived ones do too.
func TestLoonstijgingenGevenDeVolgendeTabel(t *testing.T) {
	b := laad(t)
	counts := map[string]int{}
	for _, u := range b.ToetsLoonstijgingen() {
		s := u.Stijging
		if u.Ontbreekt {
			t.Errorf("%s %s: table missing", s.Cao, s.Naar)
		}
		for _, a := range u.Afwijkingen {
			t.Errorf("%s %s %s %s: printed %s, computed %s", s.Cao, s.Naar, a.Cel.Schaal, a.Cel.Naam(), a.Cel.Bedrag, a.Berekend)
		}
		counts[s.Cao] += u.Gelijk
		t.Logf("%s %s %s: %d of %d, new %d, gone %d", s.Cao, s.Soort, s.Naar, u.Gelijk, u.Vergeleken, len(u.Nieuw), len(u.Vervallen))
	}
	if counts[Gehandicaptenzorg] != 2293 {
		t.Errorf("Gehandicaptenzorg reproduced %d cells, want 2293", counts[Gehandicaptenzorg])
	}
}

func laad(tb testing.TB) *Bronnen {
	tb.Helper()
	b, err := Laad()
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// A cell that does not fit is listed, in a cao that goes on from the printed
// amounts as well as in one that carries unrounded amounts.
func TestLoonstijgingMeldtAfwijking(t *testing.T) {
	for _, row := range []struct {
		cao, day, schaal string
		off              Getal
	}{{Gehandicaptenzorg, "2023-09-01", "FWG 50", Heel(1)}, {Jeugdzorg, "2023-01-01", "schaal 9", MustGetal("0.02")}, {GGZ, "2023-11-01", "FWG 65", Heel(2)}} {
		b := laad(t)
		b.Loonstijgingen = slices.DeleteFunc(b.Loonstijgingen, func(s Loonstijging) bool { return s.Cao != row.cao })
		tab := b.opDag(row.cao, TabelRegulier, MustDatum(row.day))
		for i := range tab.Cellen {
			if c := &tab.Cellen[i]; c.Schaal == row.schaal && (c.Naam() == "6") {
				c.Bedrag = c.Bedrag.Plus(row.off)
			}
		}
		found := false
		for _, u := range b.ToetsLoonstijgingen() {
			for _, a := range u.Afwijkingen {
				found = found || a.Cel.Schaal == row.schaal && u.Stijging.Naar == MustDatum(row.day)
			}
		}
		if !found {
			t.Errorf("%s: the changed cell is not listed", row.cao)
		}
	}
}

// A rise with a floor, a maximum and a lowest salary, by hand.
func TestVerhoog(t *testing.T) {
	g := func(s string) *Getal { v := MustGetal(s); return &v }
	s := Loonstijging{Procent: Heel(4), Minimum: g("120"), Maximum: g("240"), Bodem: g("2400"), Eenheid: Heel(1)}
	for from, want := range map[string]string{"2000": "2400", "2500": "2620", "4000": "4160", "7000": "7240", "3333": "3466.32"} {
		if got := s.Verhoog(MustGetal(from)); got.Vergelijk(MustGetal(want)) != 0 {
			t.Errorf("%s: got %s, want %s", from, got, want)
		}
		if want != "2400" {
			if back := s.terug(MustGetal(want)); back.Vergelijk(MustGetal(from)) != 0 {
				t.Errorf("%s: back gives %s", want, back)
			}
		}
	}
	if got := s.Druk(MustGetal("3466.5")); got.Vergelijk(Heel(3467)) != 0 {
		t.Errorf("printed %s", got)
	}
}
