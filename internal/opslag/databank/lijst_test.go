package databank_test

import (
	"context"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"pgregory.net/rapid"
)

// A list comes out as it went in, in order, and finds what is in it: any text
// without a zero byte, on both databases.
func TestListsComeOutAsTheyWentIn(t *testing.T) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			ctx := context.Background()
			address, _ := opslagtest.Addresses(t, soort)
			d, err := databank.Open(ctx, address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = d.Close() })
			rapid.Check(t, func(r *rapid.T) {
				list := rapid.SliceOfN(rapid.StringMatching(`[a-z"'\\{},<&é€ \t]{0,5}`), 0, 20).Draw(r, "list")
				var out []string
				var found int
				err := d.Read(ctx, func(tx *databank.Tx) error {
					out = nil
					err := tx.Rows(ctx, func(scan databank.Scan) error {
						var text string
						var at int
						err := scan(&text, &at)
						if out = append(out, text); at != len(out) {
							r.Fatalf("place %d of %q", at, text)
						}
						return err
					}, `SELECT r.waarde, r.plaats FROM `+databank.Reeks(soort, 1)+` ORDER BY r.plaats`, databank.Lijst(soort, list))
					if err != nil {
						return err
					}
					return tx.Row(ctx, []any{&found}, `SELECT COUNT(*) FROM `+databank.Reeks(soort, 1)+` WHERE `+databank.OneOf(soort, "r.waarde", 2),
						databank.Lijst(soort, list), databank.Lijst(soort, slices.Compact(slices.Sorted(slices.Values(list)))))
				})
				if err != nil || !slices.Equal(out, list) && len(list) > 0 || found != len(list) {
					r.Fatalf("%q gives %q, of which %d are found, %v", list, out, found, err)
				}
			})
		})
	}
}
