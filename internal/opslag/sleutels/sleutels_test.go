package sleutels_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"pgregory.net/rapid"
)

func key(t testing.TB, id string) sleutels.Sleutel {
	t.Helper()
	s, err := sleutels.New(id, bytes.Repeat([]byte{7}, sleutels.Lengte))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What is locked opens in its own place with its own key, and nowhere else;
// not one byte of it can be changed.
func TestLockedOpensInItsPlaceAlone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		part := rapid.StringMatching(`[a-c\x1f]{0,3}`)
		place := sleutels.Plaats{Tabel: part.Draw(rt, "table"), Rij: part.Draw(rt, "row"), Kolom: part.Draw(rt, "column")}
		other := sleutels.Plaats{Tabel: part.Draw(rt, "table 2"), Rij: part.Draw(rt, "row 2"), Kolom: part.Draw(rt, "column 2")}
		plain := rapid.SliceOf(rapid.Byte()).Draw(rt, "plain")
		s := key(t, "s1")
		locked, err := s.Lock(rand.Reader, place, plain)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := s.Open(place, locked); err != nil || !bytes.Equal(got, plain) {
			rt.Fatalf("%v", err)
		}
		if _, err := s.Open(other, locked); other != place && !errors.Is(err, sleutels.ErrSlot) {
			rt.Fatal("opened in another place")
		}
		if _, err := key(t, "s2").Open(place, locked); !errors.Is(err, sleutels.ErrSlot) {
			rt.Fatal("opened with the same bytes under another id of a key")
		}
		i := rapid.IntRange(0, len(locked)-1).Draw(rt, "byte")
		locked[i] ^= byte(rapid.IntRange(1, 255).Draw(rt, "change"))
		if _, err := s.Open(place, locked); !errors.Is(err, sleutels.ErrSlot) {
			rt.Fatal("opened after a change")
		}
	})
	if _, err := (sleutels.Sleutel{}).Open(sleutels.Plaats{}, make([]byte, 100)); !errors.Is(err, sleutels.ErrSlot) {
		t.Error("the zero key opened something")
	}
}

func ring(t testing.TB, text string) sleutels.Ring {
	t.Helper()
	r, err := sleutels.ParseRing(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newLine(t testing.TB, version int) string {
	t.Helper()
	line, err := sleutels.NewRing(rand.Reader, version)
	if err != nil {
		t.Fatal(err)
	}
	return line
}

func TestRing(t *testing.T) {
	one := newLine(t, 1)
	r := ring(t, "# hoofdsleutel\n\n"+one+newLine(t, 3))
	if r.Version() != 3 {
		t.Errorf("version = %d", r.Version())
	}
	if got := fmt.Sprintf("%v %+v %#v %s", r, r, r, r); strings.Contains(got, strings.TrimSpace(one[2:])) || got != strings.TrimSpace(strings.Repeat("[hoofdsleutel] ", 4)) {
		t.Errorf("a ring prints as %q", got)
	}
	for _, text := range []string{"", "1", "1:", "0:" + one[2:], "x:" + one[2:], "1:AAAA", one + one, "1:" + strings.Repeat("!", 44)} {
		if _, err := sleutels.ParseRing(text); !errors.Is(err, sleutels.ErrRing) {
			t.Errorf("a wrong ring was read: %v", err)
		}
	}
}

// kluis opens a key store in a file.
func kluis(t testing.TB, path string, r sleutels.Ring, now func() time.Time) (*sleutels.Kluis, error) {
	t.Helper()
	db, err := databank.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return sleutels.Open(context.Background(), db, r, nil, rand.Reader, now)
}

var place = sleutels.Plaats{Tabel: "t", Rij: "r", Kolom: "k"}

// The master key changes while the program runs: afterwards the old one can
// go, and everything still opens.
func TestMasterKeyChanges(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sleutels.db")
	old, fresh := newLine(t, 1), newLine(t, 2)
	k, err := kluis(t, path, ring(t, old), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	unit := sleutels.Eenheid{Onderwerp: "p", Wet: gezin.Wmo, Bewaring: "dossier"}
	s, err := k.Key(ctx, unit)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := s.Lock(rand.Reader, place, []byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	secret, err := k.Secret(ctx, "zoeken")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := kluis(t, path, ring(t, fresh), time.Now); !errors.Is(err, sleutels.ErrRingMist) {
		t.Errorf("opened without the version that is in use: %v", err)
	}
	if _, err := kluis(t, path, ring(t, newLine(t, 1)), time.Now); !errors.Is(err, sleutels.ErrRingFout) {
		t.Errorf("opened with another master key: %v", err)
	}
	both, err := kluis(t, path, ring(t, old+fresh), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := both.Rewrap(ctx); err != nil || n != 2 {
		t.Fatalf("%d wrapped anew, %v", n, err)
	}
	after, err := kluis(t, path, ring(t, fresh), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := after.Load(ctx, []string{s.ID})
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := keys[s.ID].Open(place, locked); err != nil || string(plain) != "x" {
		t.Errorf("%q, %v", plain, err)
	}
	if again, err := after.Secret(ctx, "zoeken"); err != nil || !bytes.Equal(again, secret) {
		t.Errorf("the secret changed: %v", err)
	}
}

// A destroyed key is gone: here at once, elsewhere when its short time in
// memory is over, and in the bytes of the file.
func TestDestroyedKeyIsGone(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sleutels.db")
	now := time.Date(2026, 5, 11, 9, 0, 0, 0, time.UTC)
	var mu sync.Mutex
	clock := func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
	r := ring(t, newLine(t, 1))
	here, err := kluis(t, path, r, clock)
	if err != nil {
		t.Fatal(err)
	}
	there, err := kluis(t, path, r, clock)
	if err != nil {
		t.Fatal(err)
	}
	unit := sleutels.Eenheid{Onderwerp: "p", Wet: gezin.Wmo, Bewaring: "dossier"}
	s, err := here.Key(ctx, unit)
	if err != nil {
		t.Fatal(err)
	}
	if keys, err := there.Load(ctx, []string{s.ID}); err != nil || len(keys) != 1 {
		t.Fatal(keys, err)
	}
	gone, err := here.Destroy(ctx, unit)
	if err != nil || len(gone) != 1 || gone[0].Sleutel != s.ID {
		t.Fatalf("%+v, %v", gone, err)
	}
	if keys, err := here.Load(ctx, []string{s.ID}); err != nil || len(keys) != 0 {
		t.Errorf("%v, %v: still here", keys, err)
	}
	if _, err := here.Unit(ctx, s.ID); !errors.Is(err, sleutels.ErrVernietigd) {
		t.Errorf("Unit: %v", err)
	}
	mu.Lock()
	now = now.Add(61 * time.Second)
	mu.Unlock()
	for range 2 {
		_, err = there.Load(ctx, []string{"een andere"})
		if err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		now = now.Add(31 * time.Second)
		mu.Unlock()
	}
	if keys, err := there.Load(ctx, []string{s.ID}); err != nil || len(keys) != 0 {
		t.Errorf("%v, %v: still there", keys, err)
	}
	fresh, err := there.Key(ctx, unit)
	if err != nil || fresh.ID == s.ID {
		t.Errorf("%v, %v: new values need a new key", fresh.ID, err)
	}
	if all, err := there.Destroyed(ctx); err != nil || len(all) != 1 || all[0].Eenheid != unit {
		t.Errorf("%+v, %v", all, err)
	}
}

// Processes at once agree on the key of a unit and on a secret.
func TestProcessesAgreeOnKeys(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sleutels.db")
	r := ring(t, newLine(t, 1))
	ids, secrets := make([]string, 4), make([][]byte, 4)
	var stores []*sleutels.Kluis
	for range ids {
		k, err := kluis(t, path, r, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		stores = append(stores, k)
	}
	var wg sync.WaitGroup
	for i, k := range stores {
		wg.Go(func() {
			s, err := k.Key(ctx, sleutels.Eenheid{Onderwerp: "p"})
			if err != nil {
				t.Error(err)
			}
			ids[i] = s.ID
			if secrets[i], err = k.Secret(ctx, "kenmerken"); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i := range ids {
		if ids[i] != ids[0] || !bytes.Equal(secrets[i], secrets[0]) {
			t.Errorf("process %d has another key or secret", i)
		}
	}
}
