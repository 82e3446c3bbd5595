package pdf

import "testing"

// What must stay on one page hangs together: the end of the text and the
// signature, the first and the last lines of a paragraph, the total and the
// last row.
func TestChains(t *testing.T) {
	s, err := NewZetter()
	if err != nil {
		t.Fatal(err)
	}
	regels := func(n int) Alinea {
		t := Plat("a")
		for range n - 1 {
			t[0].Tekst += "\na"
		}
		return Alinea{Tekst: t}
	}
	tabel := Tabel{Kolommen: []Kolom{{Kop: "k"}}, Rijen: [][]Tekst{{Plat("1")}, {Plat("2")}, {Plat("3")}}, Totaal: []Tekst{Plat("6")}}
	for _, c := range []struct {
		naam  string
		bs    []Blok
		hecht string // per strip: x hangs on to the next one
	}{
		{"een regel", []Blok{regels(1)}, "."},
		{"twee regels", []Blok{regels(2)}, "x."},
		{"drie regels", []Blok{regels(3)}, "xx."},
		{"vijf regels", []Blok{regels(5)}, "x..x."},
		{"kop", []Blok{Kop{1, "k"}, regels(1), regels(1)}, "x.."},
		{"ondertekening", []Blok{regels(1), regels(4), Ondertekening{Groet: "g"}}, ".x.xx."},
		{"tabel", []Blok{tabel}, "x..x."},
		{"kader", []Blok{Kader{[]Blok{regels(1), regels(5)}}, regels(1)}, "xxxxx.."},
	} {
		t.Run(c.naam, func(t *testing.T) {
			z := &zetting{setter: setter{fonts: s.fonts}, op: ruim(), root: &elem{}}
			got := ""
			for _, v := range z.blocks(z.root, c.bs, body(), "") {
				if v.hecht {
					got += "x"
				} else {
					got += "."
				}
			}
			if got != c.hecht {
				t.Errorf("got %s, want %s", got, c.hecht)
			}
		})
	}
}
