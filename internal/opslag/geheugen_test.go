package opslag_test

import (
	"context"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// peak runs fn and gives by how many bytes the heap grew at most meanwhile,
// with the collector running often, so that what is kept is what counts.
func peak(fn func()) uint64 {
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	debug.FreeOSMemory()
	heap := func() uint64 {
		s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64()
	}
	begin, most := heap(), uint64(0)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				most = max(most, heap())
			}
		}
	})
	fn()
	close(stop)
	wg.Wait()
	return max(most, begin) - begin
}

// BenchmarkMemory measures how much memory the proof of the log and the making
// of the tables of today need, for logs that grow tenfold: "piek-kB" should
// not grow with them. WIJZER_STAD sets the largest.
func BenchmarkMemory(b *testing.B) {
	for _, dossiers := range slices.Compact([]int{200, 2000, stadDossiers()}) {
		b.Run(fmt.Sprintf("dossiers=%d", dossiers), func(b *testing.B) {
			o := opslagtest.Open(b, databank.SQLite)
			ctx := context.Background()
			city := opslagtest.Fill(b, o, vraag("begin", toegang.Lezen, o.Klok.Now()), dossiers)
			for i := range dossiers / 10 { // pages that were read
				id := city.Gezinnen[i%len(city.Gezinnen)]
				if err := o.Read(ctx, vraag(opslagtest.Werker((i%len(city.Gezinnen))*opslagtest.PerWerker), toegang.Lezen, o.Klok.Now()), dossier.Inzage{Pagina: "gezin"},
					func(l dossier.Lezing) error { _, err := l.Gezin(ctx, id); return err }); err != nil {
					b.Fatal(err)
				}
			}
			for name, fn := range map[string]func() error{
				"Controleer": func() error {
					v, err := o.Controleer(ctx, opslag.Controle{})
					if err == nil && (len(v.Bevindingen) > 0 || v.Ketens != int64(dossiers)) {
						err = fmt.Errorf("%+v", v)
					}
					return err
				},
				"Herbouw": func() error { return o.Herbouw(ctx) },
			} {
				b.Run(name, func(b *testing.B) {
					b.ReportAllocs()
					var most uint64
					for b.Loop() {
						most = max(most, peak(func() {
							if err := fn(); err != nil {
								b.Fatal(err)
							}
						}))
					}
					b.ReportMetric(float64(most)/1024, "piek-kB")
				})
			}
		})
	}
}
