package opslag_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
)

// head is the head of a chain as it stands in the database.
type head struct {
	name   string
	length int64
	hash   []byte
}

// makeHeads adds heads of chains that never had an entry: signing reads heads
// alone.
func makeHeads(t testing.TB, o *opslagtest.Omgeving, n int) {
	t.Helper()
	err := o.Databank().Write(context.Background(), func(tx *databank.Tx) error {
		_, err := tx.Exec(context.Background(), `WITH RECURSIVE tel(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM tel WHERE i < `+fmt.Sprint(n)+`)
			INSERT INTO keten (naam, lengte, kop, op, geworteld) SELECT 'proef' || i, i, $1, '2026', 0 FROM tel`, make([]byte, 32))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rootOf hashes heads as the description of a root says: each part after its
// length, in the order of the names.
func rootOf(nr int64, op string, previous []byte, heads []head) []byte {
	slices.SortFunc(heads, func(a, b head) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	var all []byte
	part := func(b []byte) {
		all = binary.BigEndian.AppendUint64(all, uint64(len(b)))
		all = append(all, b...)
	}
	number := func(n int64) { part(binary.BigEndian.AppendUint64(nil, uint64(n))) }
	part([]byte("wijzer-wortel-1"))
	number(nr)
	part([]byte(op))
	part(previous)
	for _, h := range heads {
		part([]byte(h.name))
		number(h.length)
		part(h.hash)
	}
	sum := sha256.Sum256(all)
	return sum[:]
}

// A root is the hash of what grew, however it is read: roots that were kept
// before stay true.
func TestRootIsTheHashOfTheHeads(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		registreer(t, o, "iris", o.Klok.Now())
		makeHeads(t, o, 1500)
		previous := []byte{}
		for nr := int64(1); nr <= 2; nr++ {
			var heads []head
			err := o.Databank().Read(ctx, func(tx *databank.Tx) error {
				heads = nil
				return tx.Rows(ctx, func(scan databank.Scan) error {
					var h head
					err := scan(&h.name, &h.length, &h.hash)
					heads = append(heads, h)
					return err
				}, `SELECT naam, lengte, kop FROM keten WHERE lengte > geworteld`)
			})
			if err != nil {
				t.Fatal(err)
			}
			w, err := o.Teken(ctx)
			if err != nil {
				t.Fatal(err)
			}
			want := rootOf(nr, w.Op, previous, heads)
			if w.Nr != nr || w.Aantal != int64(len(heads)) || w.Hash != base64.StdEncoding.EncodeToString(want) {
				t.Errorf("root %d over %d heads is %+v", nr, len(heads), w)
			}
			if _, err := o.Teken(ctx); !errors.Is(err, opslag.ErrGeenNieuws) {
				t.Errorf("nothing is new: %v", err)
			}
			previous = want
			if _, err := o.CreateAccount(ctx, dossier.Account{Aanmeld: "iris"}); err != nil && nr == 1 {
				t.Fatal(err)
			}
		}
	})
}
