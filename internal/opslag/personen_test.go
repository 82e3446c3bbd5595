package opslag_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Several people at once are what each of them is alone, for every reader.
func TestPeopleTogetherAreEachOfThemAlone(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		ids := []string{w.a, w.b, w.kind, "niemand"}
		for _, account := range []string{"iris", "collega-b", "vreemde"} {
			lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				together, err := l.Personen(context.Background(), ids, toegang.SPersoon)
				if err != nil {
					return err
				}
				for _, id := range ids {
					alone, err := l.Persoon(context.Background(), id, toegang.SPersoon)
					if errors.Is(err, dossier.ErrNietGevonden) {
						if together[id] != nil {
							t.Errorf("%s sees %v together and not alone", account, id)
						}
						continue
					}
					if err != nil {
						return err
					}
					if !reflect.DeepEqual(alone, together[id]) {
						t.Errorf("%s sees something else together than alone", account)
					}
				}
				return nil
			})
		}
	})
}
