package opslag_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// woning is a house with the telephone in it, of the people of these tests.
type woning struct {
	t    *testing.T
	o    *opslagtest.Omgeving
	g    *dossier.Gebruik
	adr  nummer.Adres
	tel  nummer.Telefoon
	iris dossier.Wie
}

func nieuweWoning(t *testing.T, o *opslagtest.Omgeving) *woning {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	w := &woning{t: t, o: o, g: &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}, iris: dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}}
	if w.adr, err = nummer.NewAdres(nummer.Adresdelen{Straat: "Voorbeeldkade", Huisnummer: 7, Postcode: "3011AA", Plaats: "Rotterdam"}); err != nil {
		t.Fatal(err)
	}
	if w.tel, err = nummer.ParseTelefoon("0612345678"); err != nil {
		t.Fatal(err)
	}
	return w
}

// registreer registers someone in this house, and gives how iris sees the family.
func (w *woning) registreer(m dossier.Mens) (*dossier.Beeld, string) {
	w.t.Helper()
	m.Sleutel, m.Adres, m.Telefoon = "p", w.adr, w.tel
	id, err := w.g.Registreer(context.Background(), dossier.Verzoek{Wie: w.iris}, dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "eigen-opgave"}, Mensen: []dossier.Mens{m}})
	if err != nil {
		w.t.Fatal(err)
	}
	b := w.beeld(id)
	return b, b.Mensen()[0]
}

func (w *woning) beeld(id string) *dossier.Beeld {
	w.t.Helper()
	b, err := w.g.Beeld(context.Background(), w.iris, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

// plekken gives the fields by which a person is found that say where he is.
func (w *woning) plekken(persoon string) string {
	w.t.Helper()
	found := map[string]bool{}
	for _, row := range cells(w.t, w.o) {
		if strings.HasPrefix(row[0], "zoekterm.") && slices.Contains(row, fmt.Sprintf("zoekterm.persoon=%x", persoon)) {
			for _, veld := range []dossier.Zoekveld{dossier.ZoekAdres, dossier.ZoekTelefoon} {
				if row[0] == fmt.Sprintf("zoekterm.veld=%x", string(veld)) {
					found[string(veld)] = true
				}
			}
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), " ")
}

// vast holds that the fields are these, that they are so when the tables are
// made again, and that the search gives the same.
func (w *woning) vast(wanneer, persoon, want string) {
	w.t.Helper()
	ctx := context.Background()
	before, err := w.o.Digests(ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, when := range []string{wanneer, wanneer + ", made again"} {
		if got := w.plekken(persoon); got != want {
			w.t.Errorf("%s: found by %q, want %q", when, got, want)
		}
		lees(w.t, w.o, "iris", toegang.Zoeken, w.o.Klok.Now(), func(l dossier.Lezing) error {
			for veld, text := range map[dossier.Zoekveld]string{dossier.ZoekAdres: "3011 AA 7", dossier.ZoekTelefoon: w.tel.Onthuld()} {
				people, err := l.Zoek(ctx, dossier.Zoekterm{Veld: veld, Tekst: text})
				if err != nil {
					return err
				}
				if slices.Contains(people, persoon) != strings.Contains(want, string(veld)) {
					w.t.Errorf("%s: the search by %s does not say so", when, veld)
				}
			}
			return nil
		})
		if err := w.o.Herbouw(ctx); err != nil {
			w.t.Fatal(err)
		}
	}
	after, err := w.o.Digests(ctx)
	if err != nil {
		w.t.Fatal(err)
	}
	for table, digest := range before {
		if after[table] != digest {
			w.t.Errorf("%s: table %s is not what follows from the log", wanneer, table)
		}
	}
}

func (w *woning) doet(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	w.o.Klok.Add(time.Second)
}

// While a safety flag stands there is no hash of where someone lives or on which
// telephone he answers: not of what was recorded before the flag, nor of a
// registered address beside a secret stay. Lifting the flag gives back what was
// recorded in the open.
func TestHidingTakesAwayWhereOneIsFound(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, w := context.Background(), nieuweWoning(t, o)
		b, p := w.registreer(dossier.Mens{Naam: "Anna Eersteman"})
		w.vast("registered", p, "adres telefoon")
		w.doet(w.g.ZetVlag(ctx, dossier.Verzoek{Wie: w.iris}, b, nil, p, nummer.Adres{}))
		w.vast("hidden", p, "")
		b = w.beeld(b.ID)
		w.doet(w.g.ZetVlag(ctx, dossier.Verzoek{Wie: w.iris}, b, nil, p, nummer.Adres{}))
		w.vast("hidden twice", p, "")
		w.doet(w.g.LichtVlag(ctx, dossier.Verzoek{Wie: w.iris}, w.beeld(b.ID), nil, p, "Het gevaar is voorbij."))
		w.vast("lifted", p, "adres telefoon")

		elders, err := nummer.NewAdres(nummer.Adresdelen{Straat: "Schuilpad", Huisnummer: 9, Postcode: "1010AB", Plaats: "Verborgen"})
		if err != nil {
			t.Fatal(err)
		}
		b, p = w.registreer(dossier.Mens{Naam: "Cora Tweedema", Geheim: true, Verblijf: elders})
		w.vast("registered in hiding", p, "")
		w.doet(w.g.LichtVlag(ctx, dossier.Verzoek{Wie: w.iris}, w.beeld(b.ID), nil, p, "Het gevaar is voorbij."))
		w.vast("out of hiding", p, "adres telefoon")
	})
}

// A registration that is protected because another one is, is found by no place
// either, whichever of the two came first; also where the log of the one stands
// before or after that of the other. When the coordinator says that they are two
// people, the first one is found again.
func TestSilentLinkTakesAwayWhereOneIsFound(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, w := context.Background(), nieuweWoning(t, o)
		bsn, _ := nummer.TestBSN(3)
		for n, second := range []bool{false, true, false, true} { // ids are random: both orders of the two logs
			bsn, _ = nummer.TestBSN(10 + n)
			open := func() string { _, p := w.registreer(dossier.Mens{Naam: "Anna Eersteman", BSN: bsn}); return p }
			hidden := func() string {
				_, p := w.registreer(dossier.Mens{Naam: "Iemand Anders", BSN: bsn, Geheim: true})
				return p
			}
			var p string
			if second {
				hidden()
				p = open()
			} else {
				p = open()
				hidden()
			}
			w.vast(fmt.Sprintf("pair %d", n), p, "")
			if !second {
				w.doet(w.g.Ontkoppel(ctx, dossier.Verzoek{Wie: dossier.Wie{Account: "vera", Rol: toegang.Veiligheidscoordinator}}, p, "Het is een ander."))
				w.vast(fmt.Sprintf("pair %d apart", n), p, "adres telefoon")
			}
		}
	})
}

// The flag and the address can stand in the logs of two families, and be
// withdrawn, and their keys can be destroyed: what one is found by is what
// follows from what is left.
func TestHidingInAnotherFamily(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx, w := context.Background(), nieuweWoning(t, o)
		for n := range 4 {
			b, p := w.registreer(dossier.Mens{Naam: "Anna Eersteman"})
			var flag string
			var elders string
			add := func(in ...dossier.Invoer) {
				t.Helper()
				_, err := o.Write(ctx, dossier.Opdracht{Toets: alles}, func(tx dossier.Tx) error {
					var err error
					if elders == "" {
						if elders, err = tx.BeginGezin(ctx); err != nil {
							return err
						}
					}
					ids, err := tx.Add(ctx, elders, in...)
					if err == nil {
						flag = ids[0]
					}
					return err
				})
				w.doet(err)
			}
			if n == 3 {
				i := slices.IndexFunc(b.Stukken, func(s dossier.Stuk) bool { return s.Aard == dossier.AardTelefoon })
				w.doet(w.g.LegVast(ctx, dossier.Verzoek{Wie: w.iris}, b, nil, dossier.Intrekking{ID: b.Stukken[i].ID, Reden: "vergissing"}))
				w.vast("the telephone withdrawn", p, "adres")
			}
			van, dag := vak(toegang.SFeit, p, gezin.Veiligheid), termijn.DagVan(o.Klok.Now())
			add(dossier.Relatie{Vak: van, Relatie: toegang.Beschermd, Rij: toegang.Bescherming(p, dag, termijn.Geen)})
			w.vast("hidden from elsewhere", p, "")
			switch n {
			case 0:
				add(dossier.Intrekking{ID: flag, Reden: "vergissing"})
				w.vast("withdrawn", p, "adres telefoon")
			case 1:
				end := flag
				add(dossier.RelatieEinde{Relatie: end, Tot: (dag + 30).String()})
				w.vast("until next month", p, "")
				add(dossier.RelatieEinde{Relatie: end, Tot: dag.String()})
				w.vast("ended", p, "adres telefoon")
				add(dossier.RelatieEinde{Relatie: end, Tot: (dag + 30).String()})
				w.vast("and yet not", p, "")
			case 2:
				if _, err := o.Vernietig(ctx, sleutels.Eenheid{Onderwerp: p, Wet: gezin.Wmo, Bewaring: unitOf(t, o, flag)}); err != nil {
					t.Fatal(err)
				}
				got := w.plekken(p)
				w.vast("the flag destroyed", p, got)
			case 3:
				add(dossier.RelatieEinde{Relatie: flag, Tot: dag.String()})
				w.vast("what was withdrawn stays away", p, "adres")
			}
		}
	})
}

// unitOf gives the retention unit under whose key an entry is locked.
func unitOf(t *testing.T, o *opslagtest.Omgeving, id string) string {
	t.Helper()
	e, err := o.EenheidVan(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e.Bewaring
}
