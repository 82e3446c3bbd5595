package regeling

import (
	"errors"
	"io/fs"
	"testing"
)

// TestBuiltInCataloguesLoad holds every catalogue that ships to the checks of
// loading, and to being readable as text.
func TestBuiltInCataloguesLoad(t *testing.T) {
	if len(Ingebouwd()) < 4 {
		t.Fatalf("only %v ship", Ingebouwd())
	}
	for _, name := range Ingebouwd() {
		t.Run(name, func(t *testing.T) {
			r, err := Laad(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range r.Tekst(0) {
				for _, p := range s.Punten {
					if p.Kop == "" || len(p.Zinnen) == 0 {
						t.Errorf("%s says nothing", p.Sleutel)
					}
				}
			}
		})
	}
}

func TestLaadUnknownName(t *testing.T) {
	if _, err := Laad("bestaat-niet"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want fs.ErrNotExist", err)
	}
}

func BenchmarkLaadRotterdam(b *testing.B) {
	for b.Loop() {
		if _, err := Laad("rotterdam"); err != nil {
			b.Fatal(err)
		}
	}
}
