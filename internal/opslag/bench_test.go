package opslag_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
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

// setting gives a number from the environment, or what it is otherwise.
func setting(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// BenchmarkCity measures what a worker asks of the store in a city of WIJZER_STAD
// families (or 2000) of package meetstad, of whom one in WIJZER_NAMEN (or 997) share
// a name: 20000 and 40 give a name a thousand people, as in a big city. Each page writes a line in the access log.
// Filling the city is not measured; its pace is told as families/s.
func BenchmarkCity(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		ctx, families, start := context.Background(), setting("WIJZER_STAD", 2000), time.Now()
		city := meetstad.Stad{Opslag: o, Klok: o.Klok.Now, Namen: setting("WIJZER_NAMEN", 0)}
		if err := city.Vul(ctx, families, 1, nil); err != nil {
			b.Fatal(err)
		}
		b.Logf("%d families, filled at %.0f/s", families, float64(families)/time.Since(start).Seconds())
		if o.Soort == databank.PostgreSQL {
			analyse(b, o)
		}
		pages, places, err := city.Paginas(ctx, families)
		if err != nil {
			b.Fatal(err)
		}
		for _, page := range pages {
			var next atomic.Int64
			ask := func(b *testing.B) bool {
				err := page.Vraag(ctx, places[int(next.Add(1))%len(places)])
				if err != nil {
					b.Error(err)
				}
				return err == nil
			}
			b.Run(page.Naam, func(b *testing.B) {
				for b.Loop() && ask(b) {
				}
			})
			b.Run(page.Naam+"/16-users", func(b *testing.B) {
				b.SetParallelism(8) // times the cores
				b.RunParallel(func(pb *testing.PB) {
					for pb.Next() && ask(b) {
					}
				})
			})
		}
	})
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
