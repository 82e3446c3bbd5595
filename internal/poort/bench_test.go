package poort

import (
	"fmt"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/nummer"
)

// many gives n invented protected people.
func many(t failer, n int) []Beschermde {
	mensen := make([]Beschermde, n)
	for i := range mensen {
		mensen[i] = Beschermde{
			Persoon:   fmt.Sprintf("p-%d", i),
			Adressen:  []nummer.Adres{adres(t, fmt.Sprintf("Verzonnen %c%claan", 'a'+i%26, 'a'+i/26%26), 1+i%300, "", fmt.Sprintf("%d XK", 1000+i%9000), "Nergenshuizen")},
			Telefoons: []nummer.Telefoon{telefoon(t, fmt.Sprintf("06%08d", 10000000+i))},
			Emails:    []string{fmt.Sprintf("naam.nummer%d@schuil%d.example", i, i)},
			Namen:     []string{fmt.Sprintf("Opvang De Stille Haven %d", 1000+i), fmt.Sprintf("Basisschool Zwaluwnest %d", 1000+i)},
		}
	}
	return mensen
}

var page = strings.Repeat("Geachte mevrouw Jansen,\r\nU krijgt begeleiding: 90 minuten per week, van 1 december 2026 tot 1 juni 2027. "+
	"Wij hebben gekeken naar uw situatie, café-bezoek en het plan. Belt u gerust naar 14 010, op werkdagen van 9.00 tot 17.00 uur.\n", 400)

// BenchmarkSearch searches 90 kB of letter text for everything about n people.
func BenchmarkSearch(b *testing.B) {
	for _, n := range []int{1, 100, 1000} {
		l := lijst(b, many(b, n)...)
		b.Run(fmt.Sprintf("people=%d/patterns=%d", n, len(l.index.patronen)), func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if treffers, ok := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: []byte(page), Media: Platte}); len(treffers) > 0 || !ok {
					b.Fatal("found something")
				}
			}
		})
	}
}

// BenchmarkSearchXML searches a message file of 2.5 MB.
func BenchmarkSearchXML(b *testing.B) {
	regel := "<iwmo:Client><iwmo:Bsn>999900006</iwmo:Bsn><iwmo:Geboortedatum><iwmo:Datum>1988-04-01</iwmo:Datum></iwmo:Geboortedatum><iwmo:Omvang><iwmo:Volume>90</iwmo:Volume></iwmo:Omvang></iwmo:Client>\n"
	bericht := []byte("<?xml version=\"1.0\"?><iwmo:Bericht>" + strings.Repeat(regel, 2_500_000/len(regel)) + "</iwmo:Bericht>")
	l := lijst(b, many(b, 100)...)
	b.SetBytes(int64(len(bericht)))
	for b.Loop() {
		if treffers, ok := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: bericht, Media: XML}); len(treffers) > 0 || !ok {
			b.Fatal("found something")
		}
	}
}

func BenchmarkSkelet(b *testing.B) {
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		skeletVan([]byte(page))
	}
}

func BenchmarkNewLijst(b *testing.B) {
	mensen := many(b, 1000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := NewLijst(mensen); err != nil {
			b.Fatal(err)
		}
	}
}
