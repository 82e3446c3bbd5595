package meetstad_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/meetstad"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
)

// Filling stops and goes on without doing anything twice, and what is measured
// is what the worker of that family may see, no more and no less.
func TestFillAndMeasure(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		city := meetstad.Stad{Opslag: o, Klok: o.Klok.Now}
		const families = 240 // more than one transaction registers
		stopped, stop := context.WithCancel(ctx)
		if err := city.Vul(stopped, families, 2, func(int) { stop() }); !errors.Is(err, context.Canceled) {
			t.Fatalf("filling that was stopped: %v", err)
		}
		var told int
		for range 2 {
			if err := city.Vul(ctx, families, 2, func(n int) { told = n }); err != nil || told != families {
				t.Fatalf("%d families, %v", told, err)
			}
		}
		v, err := o.Controleer(ctx, opslag.Controle{Projecties: true})
		if err != nil || v.Ketens != families || len(v.Bevindingen) > 0 {
			t.Errorf("the store holds %+v, %v", v, err)
		}
		all, err := city.Meet(ctx, families, 3, 40, time.Millisecond)
		if err != nil || len(all) != 4 {
			t.Fatalf("%v, %v", all, err)
		}
		for _, m := range all {
			if m.Aantal != 40 || m.Gebruikers != 3 || m.Mediaan <= 0 || m.P95 < m.Mediaan || m.Duur <= 0 {
				t.Errorf("%+v", m)
			}
		}
		if _, err := city.Meet(ctx, 2*families, 1, 5, 0); !errors.Is(err, meetstad.ErrStad) {
			t.Errorf("a city that is smaller than was said: %v", err)
		}
	})
}
