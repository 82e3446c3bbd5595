package opslag_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
)

// maakAccount makes an account and gives its id.
func maakAccount(t *testing.T, o *opslagtest.Omgeving, naam string) string {
	t.Helper()
	id, err := o.CreateAccount(context.Background(), dossier.Account{Aanmeld: naam, Naam: naam})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestSignInsLiveInTheStore(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		iris, joris := maakAccount(t, o, "iris"), maakAccount(t, o, "joris")
		begin := func(account string) string {
			t.Helper()
			id, err := o.BeginAanmelding(ctx, dossier.Aanmelding{Account: account, Toestel: "Firefox op Windows", Langs: dossier.LangsWachtwoord, Tot: o.Klok.Now().Add(10 * time.Hour)})
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		first := begin(iris)
		o.Klok.Add(time.Hour)
		second, other := begin(iris), begin(joris)
		o.Klok.Add(time.Minute)
		if err := o.ZieAanmelding(ctx, first); err != nil {
			t.Fatal(err)
		}
		all, err := o.AanmeldingenVan(ctx, iris)
		if err != nil || len(all) != 2 || all[0].ID != second || all[1].ID != first {
			t.Fatalf("%+v, %v", all, err)
		}
		want := dossier.Aanmelding{ID: first, Account: iris, Begin: opslagtest.Begin(), Gezien: o.Klok.Now(), Tot: opslagtest.Begin().Add(10 * time.Hour),
			Toestel: "Firefox op Windows", Langs: dossier.LangsWachtwoord}
		if all[1] != want {
			t.Errorf("%+v, want %+v", all[1], want)
		}
		if err := o.EindAanmelding(ctx, joris, first); err != nil {
			t.Fatal(err)
		}
		alive := func(id string, want bool) {
			t.Helper()
			if _, err := o.Aanmelding(ctx, id); (err == nil) != want || err != nil && !errors.Is(err, dossier.ErrNietGevonden) {
				t.Errorf("alive = %v, want %v", err, want)
			}
		}
		alive(first, true) // Joris cannot end what is Iris's
		if err := o.EindAanmeldingen(ctx, iris, second); err != nil {
			t.Fatal(err)
		}
		alive(first, false)
		alive(second, true)
		alive(other, true)
		if err := o.SetBlocked(ctx, iris, true); err != nil {
			t.Fatal(err)
		}
		alive(second, false)
		o.Klok.Add(10 * time.Hour)
		alive(other, false) // its time is over
	})
}

// A code counts once, and a later one ends all before it, also where many
// come at the same moment.
func TestCodeCountsOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		iris := maakAccount(t, o, "iris")
		if _, err := o.TweedeFactor(ctx, iris); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("no second factor yet: %v", err)
		}
		if err := o.SetTweedeFactor(ctx, iris, dossier.TweedeFactor{Geheim: []byte("oud"), Stap: 5}, []string{"oud"}); err != nil {
			t.Fatal(err)
		}
		if err := o.SetTweedeFactor(ctx, iris, dossier.TweedeFactor{Geheim: []byte("geheim"), Stap: 10}, []string{"een", "twee"}); err != nil {
			t.Fatal(err)
		}
		if f, err := o.TweedeFactor(ctx, iris); err != nil || string(f.Geheim) != "geheim" || f.Stap != 10 {
			t.Fatalf("%+v, %v", f, err)
		}
		for _, c := range []struct {
			stap int64
			want bool
		}{{10, false}, {11, true}, {11, false}, {9, false}, {13, true}, {12, false}} {
			if ok, err := o.NeemStap(ctx, iris, c.stap); err != nil || ok != c.want {
				t.Errorf("step %d: %v, %v; want %v", c.stap, ok, err, c.want)
			}
		}
		var won atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				ok, err := o.NeemStap(ctx, iris, 20)
				if err != nil {
					t.Error(err)
				}
				if ok {
					won.Add(1)
				}
			})
		}
		all.Wait()
		if won.Load() != 1 {
			t.Errorf("one code counted %d times", won.Load())
		}
		for _, c := range []struct {
			code string
			want bool
		}{{"oud", false}, {"een", true}, {"een", false}, {"drie", false}} {
			if ok, err := o.NeemHerstelcode(ctx, iris, c.code); err != nil || ok != c.want {
				t.Errorf("recovery code: %v, %v; want %v", ok, err, c.want)
			}
		}
		if n, err := o.Herstelcodes(ctx, iris); err != nil || n != 1 {
			t.Errorf("%d left, %v", n, err)
		}
		if err := o.WisTweedeFactor(ctx, iris); err != nil {
			t.Fatal(err)
		}
		if n, err := o.Herstelcodes(ctx, iris); err != nil || n != 0 {
			t.Errorf("%d left after removing, %v", n, err)
		}
	})
}

func TestIdentityIsOfOneAccount(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		iris, joris := maakAccount(t, o, "iris"), maakAccount(t, o, "joris")
		i := dossier.Identiteit{Uitgever: "https://inloggen.voorbeeld.test", Onderwerp: "248289761001"}
		if err := o.Koppel(ctx, iris, i); err != nil {
			t.Fatal(err)
		}
		for account, other := range map[string]dossier.Identiteit{joris: i, iris: {Uitgever: i.Uitgever, Onderwerp: "2"}} {
			if err := o.Koppel(ctx, account, other); !errors.Is(err, dossier.ErrIdentiteit) {
				t.Errorf("a second tie: %v", err)
			}
		}
		if a, err := o.AccountByIdentity(ctx, i); err != nil || a.ID != iris {
			t.Errorf("%+v, %v", a, err)
		}
		// the same subject of another issuer is somebody else
		if _, err := o.AccountByIdentity(ctx, dossier.Identiteit{Uitgever: "https://elders.test", Onderwerp: i.Onderwerp}); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Errorf("another issuer: %v", err)
		}
		if err := o.Ontkoppel(ctx, iris); err != nil {
			t.Fatal(err)
		}
		if _, err := o.AccountByIdentity(ctx, i); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Errorf("after untying: %v", err)
		}
	})
}

// Attempts are counted before they are known to fail, so that as many at once
// as one likes are no more attempts than one after the other.
func TestAttemptsAreCountedOverAllProcesses(t *testing.T) {
	rule := dossier.Remregel{Vrij: 3, Begin: 2 * time.Second, Hoogstens: 15 * time.Minute}
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		var taken atomic.Int32
		var all sync.WaitGroup
		for range 12 {
			all.Go(func() {
				wait, err := o.NeemPoging(ctx, rule, "iris", "10.0.0.1")
				if err != nil {
					t.Error(err)
				}
				if wait == 0 {
					taken.Add(1)
				}
			})
		}
		all.Wait()
		if taken.Load() != 4 {
			t.Errorf("%d of 12 attempts at once were taken, want 4", taken.Load())
		}
		take := func(want time.Duration, waarvan ...string) {
			t.Helper()
			if wait, err := o.NeemPoging(ctx, rule, waarvan...); err != nil || wait != want {
				t.Errorf("wait %v, %v; want %v", wait, err, want)
			}
		}
		take(2*time.Second, "iris", "10.0.0.1")
		take(0, "iris", "10.0.0.2")
		take(0, "joris", "10.0.0.1")
		o.Klok.Add(2 * time.Second)
		take(0, "iris", "10.0.0.1")
		take(4*time.Second, "iris", "10.0.0.1")
		for range 40 {
			o.Klok.Add(15 * time.Minute)
			take(0, "iris", "10.0.0.1")
		}
		take(15*time.Minute, "iris", "10.0.0.1")
		if err := o.WisPogingen(ctx, "iris", "10.0.0.1"); err != nil {
			t.Fatal(err)
		}
		take(0, "iris", "10.0.0.1")
	})
}

func TestDevicesAreKnownForAWhile(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		iris, joris := maakAccount(t, o, "iris"), maakAccount(t, o, "joris")
		if err := o.OnthoudToestel(ctx, iris, "kenmerk", o.Klok.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		known := func(account, token string, want bool) {
			t.Helper()
			if ok, err := o.BekendToestel(ctx, account, token); err != nil || ok != want {
				t.Errorf("known = %v, %v; want %v", ok, err, want)
			}
		}
		known(iris, "kenmerk", true)
		known(joris, "kenmerk", false)
		known(iris, "anders", false)
		o.Klok.Add(time.Hour)
		known(iris, "kenmerk", false)
	})
}
