package toegang

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// BenchmarkPrepare makes a question ready: once per page.
func BenchmarkPrepare(b *testing.B) {
	v := vraag(worker("m-regie-vera", Casusregisseur), Lezen, WmoRegie)
	for b.Loop() {
		Prepare(v)
	}
}

// BenchmarkAllows asks about one row that is allowed: once per row.
func BenchmarkAllows(b *testing.B) {
	toets, bron, o := Prepare(vraag(worker("m-regie-vera", Casusregisseur), Lezen, WmoRegie)), huis().bron(), van(vera, SFeit, gezin.Gewoon)
	for b.Loop() {
		if !toets.Allows(o, bron) {
			b.Fatal("refused")
		}
	}
}

// BenchmarkFilter compiles a question to SQL: once per query.
func BenchmarkFilter(b *testing.B) {
	toets, kaart := Prepare(vraag(worker("m-regie-vera", Casusregisseur), Lezen, WmoRegie)), testKaart()
	for b.Loop() {
		if _, err := toets.Filter(kaart, 1); err != nil {
			b.Fatal(err)
		}
	}
}
