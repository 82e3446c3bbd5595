package opslag_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// BenchmarkFamilyPageEncryption is what encryption costs of BenchmarkFamilyPage:
// beside the page, the opening of the same entries is measured apart. open-% is
// the part of the page that goes into it.
func BenchmarkFamilyPageEncryption(b *testing.B) {
	eachSoort(b, func(b *testing.B, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(b, o, "iris", o.Klok.Now())
		for i := range 40 {
			if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprint("notitie ", i), gezin.Gewoon, nil); err != nil {
				b.Fatal(err)
			}
		}
		shown := 0
		for b.Loop() {
			lees(b, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				g, err := l.Gezin(ctx, w.gezin)
				if err == nil {
					shown = len(g.Verloop)
				}
				return err
			})
		}
		page := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
		locked, err := o.Dichte(ctx, w.gezin)
		if err != nil || len(locked) < shown {
			b.Fatalf("%d entries, %d on the page, %v", len(locked), shown, err)
		}
		const rounds = 200
		start := time.Now()
		for range rounds {
			for i := range locked[:shown] {
				if err := locked[i].Open(); err != nil {
					b.Fatal(err)
				}
			}
		}
		open := float64(time.Since(start).Nanoseconds()) / rounds
		b.ReportMetric(float64(shown), "entries")
		b.ReportMetric(open, "open-ns")
		b.ReportMetric(100*open/page, "open-%")
	})
}
