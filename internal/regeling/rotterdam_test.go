package regeling

import "testing"

func TestRotterdamLoads(t *testing.T) {
	r, err := Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Producten) == 0 {
		t.Fatal("no products")
	}
}

func BenchmarkLaadRotterdam(b *testing.B) {
	for b.Loop() {
		if _, err := Laad("rotterdam"); err != nil {
			b.Fatal(err)
		}
	}
}
