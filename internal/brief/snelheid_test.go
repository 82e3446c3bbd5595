package brief_test

import (
	"io"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/brief"
)

// BenchmarkBrief makes letters end to end, from a computed choice: decide, find
// the recipients, write and set each letter, on all cores. The aim is 200
// letters per second on two cores.
func BenchmarkBrief(b *testing.B) {
	w, _, _ := verhalen[0].maak(b)
	in, z := w.Invoer(b), zetter(b)
	b.ReportAllocs()
	b.RunParallel(func(p *testing.PB) {
		next := func() []func() (*brief.Brief, error) { return werk(b, w, in) }
		todo := next()
		for p.Next() {
			if len(todo) == 0 {
				todo = next()
			}
			l, err := todo[0]()
			todo = todo[1:]
			if err == nil {
				_, err = l.Write(io.Discard, z)
			}
			if err != nil {
				b.Error(err)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "brieven/s")
}

func werk(b *testing.B, w *besluittest.Wereld, in besluit.Invoer) (out []func() (*brief.Brief, error)) {
	bundel, err := besluit.Maak(in)
	if err != nil {
		b.Error(err)
		return nil
	}
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	for i := range bundel.Besluiten {
		zz, _ := g.ZendingenVan(&bundel.Besluiten[i])
		for _, z := range zz {
			out = append(out, func() (*brief.Brief, error) {
				return brief.VanBesluit(&bundel.Besluiten[i], z, post(b, z.Ontvanger))
			})
		}
	}
	return out
}
