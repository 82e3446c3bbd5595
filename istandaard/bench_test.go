package istandaard

import (
	"fmt"
	"testing"
)

// declaratieVan makes a declaration with so many performances, ten a client, of
// invented people.
func declaratieVan(c *Codec, prestaties int) *Bericht323 {
	s := Soort{Wmo, 323}
	b := &Bericht323{Domein: Wmo, Header: kop(c, s), Declaratie: Declaratie{
		DeclaratieNummer:      "D202602",
		DeclaratiePeriode:     GeslotenPeriode{"2026-02-01", "2026-02-28"},
		DeclaratieDagtekening: "2026-03-05", TotaalIngediendBedrag: TotaalVan(int64(prestaties) * 14400),
	}}
	bsns := testBsns(prestaties/10 + 1)
	for i := range prestaties {
		if i%10 == 0 {
			b.Declaratie.Clienten = append(b.Declaratie.Clienten, Client323{Bsn: bsns[i/10]})
		}
		k := &b.Declaratie.Clienten[len(b.Declaratie.Clienten)-1]
		k.Prestaties = append(k.Prestaties, Prestatie{
			ProductReferentie: ProductReferentie{ReferentieNummer: fmt.Sprintf("REF%09d", i)},
			ToewijzingNummer:  int64(1000000 + i), ProductCategorie: "10", ProductCode: "10A01",
			ProductPeriode: GeslotenPeriode{"2026-02-01", "2026-02-28"},
			GeleverdVolume: 240, Eenheid: EenheidMinuut, ProductTarief: new(int64(60)),
			IngediendBedrag: BedragMetDC{14400, Debet},
		})
	}
	return b
}

// testBsns gives the first n numbers that pass the eleven-test, from the first
// that is set apart for tests.
func testBsns(n int) []Bsn {
	var uit []Bsn
	for getal := 999900006; len(uit) < n; getal++ {
		if b := Bsn(fmt.Sprint(getal)); b.Elfproef() {
			uit = append(uit, b)
		}
	}
	return uit
}

const grootAantal = 20000

// BenchmarkLees reads a declaration of 20,000 performances.
func BenchmarkLees(b *testing.B) {
	c := NewCodec(Uitgave32())
	data, err := c.Opmaken(declaratieVan(c, grootAantal))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Ontleed(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSchrijf writes a declaration of 20,000 performances.
func BenchmarkSchrijf(b *testing.B) {
	c := NewCodec(Uitgave32())
	d := declaratieVan(c, grootAantal)
	data, err := c.Opmaken(d)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Opmaken(d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkNewCodec prepares all messages.
func BenchmarkNewCodec(b *testing.B) {
	for b.Loop() {
		NewCodec(Uitgave32())
	}
}
