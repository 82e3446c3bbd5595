package opslag_test

import (
	"context"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/meetstad"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
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

// perDossier is how many lines the access log of BenchmarkMemory has for each
// dossier.
const perDossier = 20

// BenchmarkMemory measures how much memory signing, the proof of the log and the
// making of the tables of today need at most, for N chains of families with an
// access log of 20 lines for each, and for ten times N: "piek-kB" should not
// grow with them. Signing is over a hundred heads for each dossier. WIJZER_STAD
// sets the largest.
func BenchmarkMemory(b *testing.B) {
	most := setting("WIJZER_STAD", 2000)
	for _, dossiers := range []int{most / 10, most} {
		b.Run(fmt.Sprintf("dossiers=%d", dossiers), func(b *testing.B) {
			o := opslagtest.Open(b, databank.SQLite)
			ctx := context.Background()
			if err := (meetstad.Stad{Opslag: o, Klok: o.Klok.Now}).Vul(ctx, dossiers, 1, nil); err != nil {
				b.Fatal(err)
			}
			if err := o.HangInzagen(ctx, perDossier*dossiers, []string{"a", "b", "c"}); err != nil {
				b.Fatal(err)
			}
			b.Run("Controleer", func(b *testing.B) {
				measurePeak(b, func() error {
					v, err := o.Controleer(ctx, opslag.Controle{})
					if err == nil && (len(v.Bevindingen) > 0 || v.Ketens != int64(dossiers) || v.Inzagen != int64(perDossier*dossiers)) {
						err = fmt.Errorf("%+v", v)
					}
					return err
				})
			})
			b.Run("Herbouw", func(b *testing.B) { measurePeak(b, func() error { return o.Herbouw(ctx) }) })
			makeHeads(b, o, 100*dossiers)
			b.Run("Teken", func(b *testing.B) {
				measurePeak(b, func() error {
					if err := o.Databank().Write(ctx, func(tx *databank.Tx) error {
						_, err := tx.Exec(ctx, `UPDATE keten SET geworteld = 0`)
						return err
					}); err != nil {
						return err
					}
					w, err := o.Teken(ctx)
					if err == nil && w.Aantal < int64(100*dossiers) {
						err = fmt.Errorf("%d heads", w.Aantal)
					}
					return err
				})
			})
		})
	}
}

// measurePeak reports the most that the heap grew while fn ran, in kB. It runs
// once before, so that what stays for the next (at most two generations of 8192
// opened keys) does not count as growth.
func measurePeak(b *testing.B, fn func() error) {
	b.ReportAllocs()
	if err := fn(); err != nil {
		b.Fatal(err)
	}
	var most uint64
	for b.Loop() {
		most = max(most, peak(func() {
			if err := fn(); err != nil {
				b.Fatal(err)
			}
		}))
	}
	b.ReportMetric(float64(most)/1024, "piek-kB")
}
