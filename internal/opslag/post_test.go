package opslag_test

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

var _ poort.Rem = (*opslag.Opslag)(nil)

// The limiter in the store counts as the one in memory does.
func TestLimiterCountsAsInMemory(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		nu := o.Klok.Now()
		var ref poort.GeheugenRem
		draw := rand.New(rand.NewPCG(4, 9))
		for range 80 {
			nu = nu.Add(time.Duration(draw.IntN(40)) * time.Minute)
			wie, erbij := []string{"vast:a", "vast:b"}[draw.IntN(2)], draw.IntN(3)
			got, err := o.Tel(context.Background(), wie, nu, time.Hour, erbij)
			want, _ := ref.Tel(context.Background(), wie, nu, time.Hour, erbij)
			if err != nil || got != want {
				t.Fatalf("got %d, want %d, %v", got, want, err)
			}
		}
	})
}

// Several processes beside one database keep one count: of many that add one at
// once, each gets a number of its own.
func TestLimiterIsShared(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		first := o.Opslag
		o.Reopen(t)
		stores := []*opslag.Opslag{first, o.Opslag}
		const each = 10
		got := make([][]int, len(stores))
		var wg sync.WaitGroup
		for i, store := range stores {
			wg.Go(func() {
				for range each {
					n, err := store.Tel(context.Background(), "inzien:v", o.Klok.Now(), time.Hour, 1)
					if err != nil {
						t.Error(err)
					}
					got[i] = append(got[i], n)
				}
			})
		}
		wg.Wait()
		all := slices.Concat(got...)
		slices.Sort(all)
		for i, n := range all {
			if n != i+1 {
				t.Fatalf("counts %v", all)
			}
		}
		if n, err := first.Tel(context.Background(), "inzien:ander", o.Klok.Now(), time.Hour, 0); n != 0 || err != nil {
			t.Errorf("another key: %d, %v", n, err)
		}
	})
}

func TestNumbersAreGivenOutOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		first := o.Opslag
		o.Reopen(t)
		var mu sync.Mutex
		seen := map[int64]bool{}
		var wg sync.WaitGroup
		for _, store := range []*opslag.Opslag{first, o.Opslag} {
			wg.Go(func() {
				for range 5 {
					nummers, err := store.Reserve(ctx, "wmo", 4, 999)
					if err != nil || len(nummers) != 4 {
						t.Errorf("%v, %v", nummers, err)
					}
					mu.Lock()
					for _, n := range nummers {
						if seen[n] || n < 1 || n > 999 {
							t.Errorf("number %d is given out twice, or out of bounds", n)
						}
						seen[n] = true
					}
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if most := slices.Max(slices.Collect(maps.Keys(seen))); most == int64(len(seen)) {
			t.Error("the numbers are those of a sequence: they tell how many there are")
		}
		if _, err := first.Reserve(ctx, "klein", 3, 2); !errors.Is(err, dossier.ErrVol) {
			t.Errorf("more numbers than there are: %v", err)
		}
		if n, err := first.Reserve(ctx, "klein", 2, 2); err != nil || len(n) != 2 {
			t.Errorf("a request that failed used numbers: %v, %v", n, err)
		}
	})
}

// What left is removed at once; that it left, and that a form was sent, later.
// What waits, what someone must look at, and the log stay.
func TestPrune(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		write := func(key string) (dossier.Uitkomst, error) {
			return o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now()), Sleutel: key}, func(tx dossier.Tx) error {
				_, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: "brief", Vak: vak(toegang.SBrief, w.a, gezin.Gewoon), Inhoud: []byte("brief aan A")})
				return err
			})
		}
		for _, key := range []string{"1", "2", "3", "4"} {
			if _, err := write(key); err != nil {
				t.Fatal(err)
			}
		}
		settle := []func(context.Context, string, string) error{o.Done, o.Drop, o.Hold}
		var ids []string
		for _, do := range settle {
			u, err := o.Next(ctx, "brief", "p", time.Minute)
			if err != nil {
				t.Fatal(err)
			}
			if err := do(ctx, u.ID, "p"); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, u.ID)
		}
		if a, b, c := lengte(t, o, ids[0]), lengte(t, o, ids[1]), lengte(t, o, ids[2]); a != 0 || b != 0 || c == 0 {
			t.Errorf("content left: %d of what left, %d of what was dropped, %d of what is held", a, b, c)
		}
		if _, err := o.Tel(ctx, "x", o.Klok.Now(), time.Hour, 2); err != nil {
			t.Fatal(err)
		}
		const dag = 24 * time.Hour
		keep := dossier.Bewaren{Verzoek: 10 * dag, Uitgaand: 20 * dag}
		for _, step := range []struct {
			na   time.Duration
			want dossier.Opgeruimd
		}{{0, dossier.Opgeruimd{}}, {11 * dag, dossier.Opgeruimd{Verzoeken: 5, Tellingen: 2}}, {10 * dag, dossier.Opgeruimd{Uitgaand: 2}}, {100 * dag, dossier.Opgeruimd{}}} {
			if step.na == 11*dag {
				if out, err := write("1"); err != nil || !out.Herhaald {
					t.Errorf("a form sent twice happened twice: %v", err)
				}
			}
			o.Klok.Add(step.na)
			if got, err := o.Prune(ctx, keep); err != nil || got != step.want {
				t.Errorf("after %v: %+v, %v", step.na, got, err)
			}
		}
		if _, err := o.Next(ctx, "brief", "p", time.Minute); err != nil {
			t.Errorf("what waited was removed: %v", err)
		}
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			_, err := l.Gezin(ctx, w.gezin)
			return err
		})
	})
}

func lengte(t *testing.T, o *opslagtest.Omgeving, id string) (n int) {
	t.Helper()
	if err := o.Databank().Read(context.Background(), func(tx *databank.Tx) error {
		return tx.Row(context.Background(), []any{&n}, `SELECT LENGTH(inhoud) FROM uitgaand WHERE id = $1`, id)
	}); err != nil {
		t.Fatal(err)
	}
	return n
}
