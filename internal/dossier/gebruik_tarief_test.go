package dossier_test

import (
	"errors"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// A tariff is proposed by one and decided on by another, once, on both
// databases; who may not write tariffs does neither.
func TestTariffNeedsTwoPeople(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: time.UTC}
		een, twee := dossier.Wie{Account: "een", Rol: toegang.Contractmanager}, dossier.Wie{Account: "twee", Rol: toegang.Beleidsmaker}
		look := dossier.Inzage{Handeling: dossier.Inzien, Pagina: "tarieven"}
		proposal := voorstel(7414, g.Moment().Dag)
		for _, rol := range []toegang.Rol{toegang.Indicatiesteller, toegang.FunctioneelBeheerder, toegang.Client} {
			if _, err := g.StelTariefVoor(t.Context(), dossier.Verzoek{Wie: dossier.Wie{Account: "x", Rol: rol}}, proposal); !errors.Is(err, dossier.ErrNietGevonden) {
				t.Errorf("%s proposes: %v", rol, err)
			}
		}
		var ids []string
		for range 2 {
			id, err := g.StelTariefVoor(t.Context(), dossier.Verzoek{Wie: een}, proposal)
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		decide := func(wie dossier.Wie, id string, yes bool) error {
			return g.BeslisTarief(t.Context(), dossier.Verzoek{Wie: wie}, dossier.TariefBeslissing{Versie: id, Akkoord: yes, Reden: "r"}, rotterdam(t))
		}
		for _, c := range []struct {
			name string
			wie  dossier.Wie
			id   string
			want error
		}{
			{"one's own", een, ids[0], dossier.ErrTariefZelfde},
			{"one's own in another role", dossier.Wie{Account: "een", Rol: toegang.Beleidsmaker}, ids[0], dossier.ErrTariefZelfde},
			{"none", twee, "bestaat-niet", dossier.ErrNietGevonden},
			{"a reader", dossier.Wie{Account: "drie", Rol: toegang.FunctioneelBeheerder}, ids[0], dossier.ErrNietGevonden},
			{"a second person", twee, ids[0], nil},
			{"once more", dossier.Wie{Account: "drie", Rol: toegang.Beleidsmaker}, ids[0], dossier.ErrTariefBeslist},
		} {
			if err := decide(c.wie, c.id, true); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", c.name, err, c.want)
			}
		}
		if err := decide(twee, ids[1], false); err != nil {
			t.Fatal(err)
		}
		list, err := g.Tarieven(t.Context(), dossier.Wie{Account: "lezer", Rol: toegang.FunctioneelBeheerder}, look)
		if err != nil || len(list) != 2 {
			t.Fatalf("%d versions, %v", len(list), err)
		}
		v := list[0]
		if v.Door != "een" || v.Bedrag != 7414 || v.Keuzes["p-overhead"] != "20" || v.Beslissing == nil || v.Beslissing.Door != "twee" || !v.Beslissing.Akkoord || list[1].Beslissing.Akkoord {
			t.Errorf("read back: %+v, %+v", v, v.Beslissing)
		}
	})
}
