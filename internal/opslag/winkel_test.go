package opslag_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Every page leaves one line in the access log, with who, as what, for what,
// what was shown and how it ended; also a page that was refused.
func TestEveryPageIsLogged(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		page := dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin", Nood: "acuut gevaar"}
		if err := o.Read(ctx, vraag("iris", toegang.Lezen, o.Klok.Now()), page, func(l dossier.Lezing) error {
			for range 3 { // however often it is asked for, one page is one line
				if _, err := l.Gezin(ctx, w.gezin); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(time.Minute)
		err := o.Read(ctx, vraag("vreemde", toegang.Lezen, o.Klok.Now()), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "gezin"}, func(l dossier.Lezing) error {
			_, err := l.Gezin(ctx, w.gezin)
			return err
		})
		if !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatal(err)
		}
		keek, err := o.WieKeek(ctx, w.a, 10)
		if err != nil {
			t.Fatal(err)
		}
		want := []opslag.Keek{{Account: "iris", Rol: "indicatiesteller", Doel: "wmo-onderzoek", Handeling: dossier.Inzien, Pagina: "gezin", Uitkomst: "gelukt", Nood: true}}
		if len(keek) != 1 || zonderOp(keek[0]) != want[0] {
			t.Errorf("who looked at A = %+v", keek)
		}
		if keek, err := o.WieKeek(ctx, w.b, 10); err != nil || len(keek) != 0 {
			t.Errorf("who looked at B = %+v, %v: nothing of B was shown", keek, err)
		}
		v, err := o.Controleer(ctx, opslag.Controle{Projecties: true})
		if err != nil || v.Inzagen != 2 || len(v.Bevindingen) != 0 {
			t.Errorf("%+v, %v: the refused page leaves a line too", v, err)
		}
	})
}

// zonderOp leaves the moment out.
func zonderOp(k opslag.Keek) opslag.Keek {
	k.Op = time.Time{}
	return k
}

// A page that was cancelled by its reader is logged all the same.
func TestCancelledPageIsLogged(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		ctx, cancel := context.WithCancel(context.Background())
		_ = o.Read(ctx, vraag("iris", toegang.Lezen, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
			_, err := l.Gezin(ctx, w.gezin)
			cancel()
			return err
		})
		if keek, err := o.WieKeek(context.Background(), w.a, 10); err != nil || len(keek) != 1 {
			t.Errorf("%+v, %v", keek, err)
		}
	})
}

// What waits in the outbox is given to one at a time, comes back when who
// rented it does not settle, and leaves once.
func TestOutbox(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		errStop := errors.New("stop")
		send := func(soort string, vanaf time.Time, fail error) error {
			_, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
				_, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: soort, Vak: vak(toegang.SBrief, w.a, gezin.Gewoon), Inhoud: []byte(soort + " aan A"), Vanaf: vanaf})
				return errors.Join(err, fail)
			})
			return err
		}
		if err := send("brief", time.Time{}, errStop); !errors.Is(err, errStop) {
			t.Fatal(err)
		}
		if _, err := o.Next(ctx, "brief", "p1", time.Minute); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("a request that failed left something in the outbox: %v", err)
		}
		if err := errors.Join(send("brief", time.Time{}, nil), send("bericht", o.Klok.Now().Add(time.Hour), nil)); err != nil {
			t.Fatal(err)
		}
		first, err := o.Next(ctx, "brief", "p1", time.Minute)
		if err != nil || string(first.Inhoud) != "brief aan A" || first.Poging != 0 || first.Vak.Label.Onderwerp != w.a {
			t.Fatalf("%+v, %v", first, err)
		}
		if _, err := o.Next(ctx, "brief", "p2", time.Minute); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("given to two at once: %v", err)
		}
		if _, err := o.Next(ctx, "bericht", "p2", time.Minute); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("given before its time: %v", err)
		}
		o.Klok.Add(2 * time.Minute)
		second, err := o.Next(ctx, "brief", "p2", time.Minute)
		if err != nil || second.ID != first.ID || second.Poging != 1 {
			t.Fatalf("%+v, %v", second, err)
		}
		if err := o.Done(ctx, first.ID, "p1"); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("settled by one whose rent was over: %v", err)
		}
		if err := o.Later(ctx, second.ID, "p2", o.Klok.Now()); err != nil {
			t.Fatal(err)
		}
		third, err := o.Next(ctx, "brief", "p3", time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Done(ctx, third.ID, "p3"); err != nil {
			t.Fatal(err)
		}
		if _, err := o.Next(ctx, "brief", "p3", time.Minute); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("left twice: %v", err)
		}
		o.Klok.Add(time.Hour)
		held, err := o.Next(ctx, "bericht", "p1", time.Minute)
		if err != nil {
			t.Fatal(err)
		}
		if err := o.Hold(ctx, held.ID, "p1"); err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(time.Hour)
		if _, err := o.Next(ctx, "bericht", "p1", time.Minute); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Fatalf("what was held for review left: %v", err)
		}
	})
}

// Of many who ask at once, each thing is given to one.
func TestOutboxAtOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		const letters = 12
		if _, err := o.Write(ctx, dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			for range letters {
				if _, err := tx.Send(ctx, dossier.Uitgaand{Gezin: w.gezin, Soort: "brief", Vak: vak(toegang.SBrief, w.a, gezin.Gewoon)}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		got := map[string]int{}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for {
					u, err := o.Next(ctx, "brief", "p", time.Hour)
					if errors.Is(err, dossier.ErrNietGevonden) {
						return
					}
					if err != nil {
						t.Error(err)
						return
					}
					mu.Lock()
					got[u.ID]++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if len(got) != letters {
			t.Errorf("%d of %d were given", len(got), letters)
		}
		for _, n := range got {
			if n != 1 {
				t.Errorf("one was given %d times", n)
			}
		}
	})
}

func TestAccounts(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		rol := dossier.AccountRol{Rol: "indicatiesteller", Team: "oost", Van: termijn.MustDag("2026-01-01"), Tot: termijn.MustDag("2026-07-01")}
		in := dossier.Account{Aanmeld: "Iris@Voorbeeld.test", Naam: "Iris Proef", Wachtwoord: "$argon2id$1", Rollen: []dossier.AccountRol{rol}}
		id, err := o.CreateAccount(ctx, in)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: " iris@voorbeeld.TEST "}); !errors.Is(err, dossier.ErrAccountBestaat) {
			t.Errorf("a second account with the same name: %v", err)
		}
		got, err := o.AccountByName(ctx, "IRIS@voorbeeld.test ")
		if err != nil || got.ID != id || got.Naam != in.Naam || got.Aanmeld != in.Aanmeld || got.Wachtwoord != in.Wachtwoord || got.Geblokt ||
			len(got.Rollen) != 1 || got.Rollen[0] != rol {
			t.Fatalf("%+v, %v", got, err)
		}
		for day, want := range map[string]int{"2025-12-31": 0, "2026-01-01": 1, "2026-06-30": 1, "2026-07-01": 0} {
			if n := len(got.RollenOp(termijn.MustDag(day))); n != want {
				t.Errorf("%d roles on %s, want %d", n, day, want)
			}
		}
		if err := errors.Join(o.SetPassword(ctx, id, "$argon2id$2"), o.SetBlocked(ctx, id, true), o.SetRoles(ctx, id, nil)); err != nil {
			t.Fatal(err)
		}
		if got, err := o.AccountByID(ctx, id); err != nil || got.Wachtwoord != "$argon2id$2" || !got.Geblokt || len(got.Rollen) != 0 {
			t.Errorf("%+v, %v", got, err)
		}
		w := registreer(t, o, "iris", o.Klok.Now())
		if err := o.SetPerson(ctx, id, w.a); err != nil {
			t.Fatal(err)
		}
		if got, err := o.AccountByName(ctx, "iris@voorbeeld.test"); err != nil || got.Persoon != w.a || got.Naam != in.Naam {
			t.Errorf("tied to a person: %+v, %v", got, err)
		}
		if err := o.SetPerson(ctx, id, ""); err != nil {
			t.Error(err)
		}
		if got, err := o.AccountByID(ctx, id); err != nil || got.Persoon != "" {
			t.Errorf("untied: %+v, %v", got, err)
		}
		if all, err := o.Accounts(ctx); err != nil || len(all) != 1 {
			t.Errorf("%+v, %v", all, err)
		}
		for _, err := range []error{o.SetPassword(ctx, "x", ""), o.SetBlocked(ctx, "x", true), o.SetRoles(ctx, "x", nil), o.SetPerson(ctx, "x", ""), o.SetPerson(ctx, id, "geen-mens"), second(o.AccountByName(ctx, "noor")), second(o.AccountByID(ctx, "x"))} {
			if !errors.Is(err, dossier.ErrNietGevonden) {
				t.Errorf("an account that is not there: %v", err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestSessions(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		s := o.Sessies()
		find := func(token, want string) {
			t.Helper()
			b, found, err := s.FindCtx(ctx, token)
			if err != nil || found != (want != "") || string(b) != want {
				t.Errorf("%q, %v, %v; want %q", b, found, err, want)
			}
		}
		find("t1", "")
		if err := errors.Join(s.CommitCtx(ctx, "t1", []byte("een"), o.Klok.Now().Add(time.Hour)), s.CommitCtx(ctx, "t2", []byte("twee"), o.Klok.Now().Add(time.Minute))); err != nil {
			t.Fatal(err)
		}
		find("t1", "een")
		if err := s.CommitCtx(ctx, "t1", []byte("anders"), o.Klok.Now().Add(time.Hour)); err != nil {
			t.Fatal(err)
		}
		find("t1", "anders")
		find("t2", "twee")
		o.Klok.Add(2 * time.Minute)
		find("t2", "")
		if err := s.DeleteCtx(ctx, "t1"); err != nil {
			t.Fatal(err)
		}
		find("t1", "")
	})
}
