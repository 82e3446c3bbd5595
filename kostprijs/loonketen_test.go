package kostprijs

import "testing"

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
