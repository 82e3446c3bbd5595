package opslagtest

import (
	"context"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/meetstad"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Stad is a generated city of families, to measure with.
type Stad struct {
	Aantal   int
	Gezinnen []string // one per meetstad.PerWerker families, to read
}

// bundel is how many families are registered in one transaction.
const bundel = 250

// Fill registers the first n families of package meetstad.
func Fill(t testing.TB, o dossier.Opslag, toets toegang.Toets, n int) Stad {
	t.Helper()
	stad := Stad{Aantal: n}
	ctx := context.Background()
	for from := 0; from < n; from += bundel {
		var ids []string
		_, err := o.Write(ctx, dossier.Opdracht{Toets: toets}, func(tx dossier.Tx) error {
			ids = ids[:0]
			for i := from; i < min(from+bundel, n); i++ {
				id, err := meetstad.Registreer(ctx, tx, i)
				if err != nil {
					return err
				}
				if i%meetstad.PerWerker == 0 {
					ids = append(ids, id)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		stad.Gezinnen = append(stad.Gezinnen, ids...)
	}
	return stad
}
