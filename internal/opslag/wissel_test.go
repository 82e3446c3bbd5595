package opslag_test

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// twoKeys is the master key of the tests with a second version.
func twoKeys(t *testing.T) sleutels.Ring {
	t.Helper()
	ring, err := sleutels.ParseRing(opslagtest.RingText() + "2:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=\n")
	if err != nil {
		t.Fatal(err)
	}
	return ring
}

// Data keys and the master key change while others write and read: nothing is
// lost, everything opens, new entries have new keys, and accounts and the
// outbox are locked with them.
func TestKeysChangeWhileOthersWrite(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		o.Instelling.Herlaad = func() (sleutels.Ring, error) { return twoKeys(t), nil } // the file, once the second version stands in it
		o.Reopen(t)
		w := registreer(t, o, "iris", o.Klok.Now())
		if _, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			_, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: "brief", Vak: vak(toegang.SBrief, w.a, gezin.Gewoon), Inhoud: []byte("aan A")})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		account, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "iris", Naam: "Iris Proef", Wachtwoord: "x"})
		if err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(time.Hour)
		before := o.Klok.Now()
		o.Klok.Add(time.Hour)

		other := *o // a second process, with the second version of the master key
		other.Instelling.Ring = twoKeys(t)
		other.Reopen(t)
		var stop atomic.Bool
		var wg sync.WaitGroup
		var written atomic.Int64
		for n := range 3 {
			wg.Go(func() {
				for i := 0; !stop.Load() || i < 5; i++ {
					if err := noteer(o, "iris", w.gezin, w.a, fmt.Sprintf("notitie %d van %d", i, n), gezin.Gewoon, nil); err != nil {
						t.Error(err)
						return
					}
					written.Add(1)
				}
			})
		}
		done, err := other.Wissel(ctx, before)
		if err != nil || done.Sleutels < 5 || done.Hersloten != 2 {
			t.Errorf("%+v, %v: three people, the family, the account; the account and the letter", done, err)
		}
		stop.Store(true)
		wg.Wait()
		if _, err := other.Kluis().Rewrap(ctx); err != nil {
			t.Fatal(err)
		}
		if again, err := other.Wissel(ctx, before); err != nil || again != (opslag.Wisseling{}) {
			t.Errorf("a second time: %+v, %v", again, err)
		}
		if err := noteer(o, "iris", w.gezin, w.a, "na de wissel", gezin.Gewoon, nil); err != nil {
			t.Fatal(err)
		}
		// A process that starts now with the new master key alone.
		fresh := *o
		fresh.Instelling.Ring, err = sleutels.ParseRing("2:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=")
		if err != nil {
			t.Fatal(err)
		}
		fresh.Reopen(t)
		notes := 0
		lees(t, &fresh, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(ctx, w.gezin, toegang.SNotitie)
			if err != nil {
				return err
			}
			for _, s := range g.Stukken {
				if s.Over == w.a {
					notes++
				}
			}
			return nil
		})
		if want := int(written.Load()) + 2; notes != want { // and that of the registration
			t.Errorf("%d notes of %d", notes, want)
		}
		if a, err := fresh.AccountByName(ctx, "IRIS"); err != nil || a.ID != account || a.Naam != "Iris Proef" {
			t.Errorf("%+v, %v", a, err)
		}
		if u, err := fresh.Next(ctx, "brief", "p", time.Minute); err != nil || string(u.Inhoud) != "aan A" {
			t.Errorf("%v", err)
		}
		if n := keysOf(t, o, `SELECT COUNT(DISTINCT sleutel) FROM logboek WHERE onderwerp = $1 AND soort = 'notitie'`, w.a); n != 2 {
			t.Errorf("the notes about A are locked with %d keys, want the one from before and the one from after", n)
		}
		if v, err := fresh.Controleer(ctx, opslag.Controle{Projecties: true}); err != nil || len(v.Bevindingen) > 0 {
			t.Errorf("%+v, %v", v, err)
		}
		// Destroying takes every version of the key with it.
		if n, err := fresh.Vernietig(ctx, eenheid(w.a)); err != nil || n < int64(notes) {
			t.Errorf("%d entries, %v", n, err)
		}
	})
}

func keysOf(t *testing.T, o *opslagtest.Omgeving, query string, args ...any) int {
	t.Helper()
	var n int
	if err := o.Databank().Read(context.Background(), func(tx *databank.Tx) error { return tx.Row(context.Background(), []any{&n}, query, args...) }); err != nil {
		t.Fatal(err)
	}
	return n
}

// The drill restores into databases of its own, and finds what is wrong with a
// backup: keys that are too old for the data, and a copy that was cut.
func TestDrill(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		var data, keys, oldKeys bytes.Buffer
		if _, err := o.ReservekopieSleutels(ctx, &oldKeys); err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(time.Hour)
		if _, err := o.Wissel(ctx, o.Klok.Now()); err != nil {
			t.Fatal(err)
		}
		if err := noteer(o, "iris", w.gezin, w.a, "later", gezin.Gewoon, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Reservekopie(ctx, &data); err != nil {
			t.Fatal(err)
		}
		if _, err := o.ReservekopieSleutels(ctx, &keys); err != nil {
			t.Fatal(err)
		}
		drill := func(keys []byte, ring sleutels.Ring) (*opslag.Oefening, error) {
			in := o.Instelling
			in.Gegevens, in.Sleutels = opslagtest.Addresses(t, databank.SQLite)
			in.Ring = ring
			return opslag.Oefen(ctx, in, bytes.NewReader(data.Bytes()), bytes.NewReader(keys))
		}
		e, err := drill(keys.Bytes(), o.Instelling.Ring)
		if err != nil || !e.Gelukt() || e.Verslag.Ketens != 1 || e.Verslag.Vernietigd != 0 || e.Gegevens == 0 || e.Sleutels == 0 {
			t.Errorf("%+v, %v", e, err)
		}
		// Entries whose key is not in the copy are not destroyed: they are lost.
		if e, err := drill(oldKeys.Bytes(), o.Instelling.Ring); err != nil || e.Gelukt() {
			t.Errorf("keys from before the data: %+v, %v", e, err)
		}
		if _, err := drill(keys.Bytes()[:keys.Len()-20], o.Instelling.Ring); err == nil {
			t.Error("a copy of the keys that was cut was taken")
		}
		wrong, err := sleutels.ParseRing("1:Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := drill(keys.Bytes(), wrong); err == nil {
			t.Error("another master key was taken")
		}
	})
}
