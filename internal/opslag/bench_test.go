package opslag_test

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/meetstad"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

func eachSoort(b *testing.B, bench func(*testing.B, *opslagtest.Omgeving)) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		b.Run(string(soort), func(b *testing.B) { bench(b, opslagtest.Open(b, soort)) })
	}
}

// BenchmarkWrite is one request that adds one note to a family: one
// transaction, with fsync on SQLite.
func BenchmarkWrite(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		w := registreer(b, o, "iris", o.Klok.Now())
		n := 0
		for b.Loop() {
			n++
			if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint("notitie ", n), gezin.Gewoon, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRegister is one request that registers a family of one.
func BenchmarkRegister(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		n := 0
		for b.Loop() {
			n++
			if _, err := crashWrite(o, fmt.Sprint("b", n)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRegisterAtOnce is BenchmarkRegister by sixteen at once, each other
// families.
func BenchmarkRegisterAtOnce(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		var next atomic.Int64
		b.SetParallelism(8)
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				if _, err := crashWrite(o, fmt.Sprint("b", next.Add(1))); err != nil {
					b.Error(err)
				}
			}
		})
	})
}

// BenchmarkFamilyPage is what a family page asks of the store: everything that
// the reader may see of a family of three, with one line in the access log.
func BenchmarkFamilyPage(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		w := registreer(b, o, "iris", o.Klok.Now())
		for i := range 40 {
			if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint("notitie ", i), gezin.Gewoon, nil); err != nil {
				b.Fatal(err)
			}
		}
		for b.Loop() {
			lees(b, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				_, err := l.Gezin(context.Background(), w.gezin)
				return err
			})
		}
	})
}

// stadGezinnen is how many families the city has that is measured: WIJZER_STAD, or 2000.
func stadGezinnen() int {
	if n, err := strconv.Atoi(os.Getenv("WIJZER_STAD")); err == nil {
		return n
	}
	return 2000
}

// BenchmarkCity measures what a worker asks of the store in a city of WIJZER_STAD
// families: a page of the work list, a family page, a search on a name. Each
// writes a line in the access log. Filling the city is not measured; its pace
// is told as families/s.
func BenchmarkCity(b *testing.B) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		b.Run(string(soort), func(b *testing.B) {
			o := opslagtest.Open(b, soort)
			start := time.Now()
			city := opslagtest.Fill(b, o, vraag("vuller", toegang.Lezen, o.Klok.Now()), stadGezinnen())
			pace := float64(city.Aantal) / time.Since(start).Seconds()
			if soort == databank.PostgreSQL {
				analyse(b, o)
			}
			pages := map[string]func(n int) error{
				"worklist": func(n int) error {
					return cityRead(o, n, toegang.Lezen, func(l dossier.Lezing) error {
						w, err := l.Werklijst(context.Background(), dossier.Pagina{})
						if err == nil && len(w.Taken) != 50 {
							err = fmt.Errorf("%d tasks", len(w.Taken))
						}
						return err
					})
				},
				"family": func(n int) error {
					return cityRead(o, n, toegang.Lezen, func(l dossier.Lezing) error {
						_, err := l.Gezin(context.Background(), city.Gezinnen[n])
						return err
					})
				},
				"search": func(n int) error {
					return cityRead(o, n, toegang.Zoeken, func(l dossier.Lezing) error {
						found, err := l.Zoek(context.Background(), dossier.Zoekterm{Veld: dossier.ZoekNaam, Tekst: meetstad.Naam(n * meetstad.PerWerker)})
						if err == nil && len(found) != 2 {
							err = fmt.Errorf("%d people", len(found))
						}
						return err
					})
				},
			}
			for _, name := range slices.Sorted(maps.Keys(pages)) {
				page := pages[name]
				b.Run(name, func(b *testing.B) {
					i := 0
					for b.Loop() {
						if err := page(i % len(city.Gezinnen)); err != nil {
							b.Fatal(err)
						}
						i += 37
					}
				})
				b.Run(name+"/16-users", func(b *testing.B) {
					b.SetParallelism(8) // times the cores
					var next atomic.Int64
					b.RunParallel(func(pb *testing.PB) {
						for pb.Next() {
							if err := page(int(next.Add(37)) % len(city.Gezinnen)); err != nil {
								b.Error(err)
								return
							}
						}
					})
				})
			}
			b.Logf("%d families, filled at %.0f/s", city.Aantal, pace)
		})
	}
}

func cityRead(o dossier.Opslag, n int, actie toegang.Actie, fn func(dossier.Lezing) error) error {
	return o.Read(context.Background(), vraag(meetstad.Werker(n*meetstad.PerWerker), actie, opslagtest.Begin()), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "meting"}, fn)
}

// analyse lets PostgreSQL count its rows, as it does by itself after a while.
func analyse(b *testing.B, o *opslagtest.Omgeving) {
	db, err := sql.Open("pgx", o.Instelling.Gegevens)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("ANALYZE"); err != nil {
		b.Fatal(err)
	}
}
