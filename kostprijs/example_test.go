package kostprijs_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The whole way: tables, input, model, tariff.
func Example() {
	b, err := kostprijs.Laad()
	if err != nil {
		panic(err)
	}
	inv, err := bestand.LeesVoorbeeld("hg-volwassenen-pakket-1")
	if err != nil {
		panic(err)
	}
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		panic(err) // a kostprijs.Fouten: every fault at once
	}
	u, err := m.Bereken()
	if err != nil {
		panic(err)
	}
	fmt.Println(u.Tarief)
	for _, r := range u.Weergave(kostprijs.Wmo).Rubrieken {
		if r.Bedrag != 0 {
			fmt.Println(r.Letter, r.Bedrag)
		}
	}
	// Output:
	// 79.85
	// a 39.52
	// b 19.05
	// c 21.28
}

// An open choice is refused by name.
func ExampleMaak() {
	b, err := kostprijs.Laad()
	if err != nil {
		panic(err)
	}
	inv, err := bestand.LeesVoorbeeld("hg-kinderen-pakket-1")
	if err != nil {
		panic(err)
	}
	_, err = kostprijs.Maak(b, inv)
	for _, f := range err.(kostprijs.Fouten) {
		fmt.Println(f.Code, f.Pad)
	}
	// Output:
	// TARIEF-01 parameters[0].grondslag
	// TARIEF-16 uren
	// TARIEF-05 werkgever
	// TARIEF-05 periodieken
	// TARIEF-05 afronding
}

// The picture in the manual is the one that the program makes.
func TestTekeningInHandleiding(t *testing.T) {
	file := filepath.Join("..", "docs", "handleiding", "contractmanager-opbouw.svg")
	got := bereken(t, maak(t, nil, "volledige-opbouw")).WatervalSVG()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("the picture in the manual is out of date: run this test with -update")
	}
}
