package opslag_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// vraag is a question of an indicatiesteller of both domains.
func vraag(account string, actie toegang.Actie, at time.Time) toegang.Toets {
	return toegang.Prepare(toegang.Vraag{
		Lezer:  toegang.Lezer{Account: account, Rol: toegang.Indicatiesteller, Domeinen: toegang.Domeinen()},
		Actie:  actie,
		Voor:   toegang.WmoOnderzoek,
		Moment: toegang.Moment{Dag: termijn.DagVan(at), Tijd: at},
	})
}

func label(over string, klasse gezin.Klasse) gezin.Label {
	return gezin.Label{Onderwerp: over, Wet: gezin.Wmo, Klasse: klasse}
}

func vak(soort toegang.Soort, over string, klasse gezin.Klasse) dossier.Vak {
	return dossier.Vak{Soort: soort, Domein: toegang.DWmo, Label: label(over, klasse)}
}

// betrek makes an account involved with a person for one class.
func betrek(account, persoon string, klasse gezin.Klasse) dossier.Relatie {
	return dossier.Relatie{Vak: vak(toegang.SRegie, persoon, gezin.Betrokken), Relatie: toegang.Betrokken,
		Rij: toegang.Betrokkenheid(account, persoon, toegang.Indicatiesteller, klasse, termijn.Geen, termijn.Geen)}
}

// wereld is a family of two adults and a child: A is protected, B is not to
// know where she is.
type wereld struct {
	gezin, a, b, kind string
}

func naam(over, tekst string) dossier.Stuk {
	return dossier.Stuk{Vak: vak(toegang.SPersoon, over, gezin.Gewoon), Aard: "naam", Over: over, Inhoud: []byte(tekst),
		Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekNaam, Tekst: tekst}}}
}

func lid(over string) dossier.Lid {
	return dossier.Lid{Vak: vak(toegang.SRelatie, over, gezin.Betrokken), Persoon: over}
}

func registreer(t testing.TB, o dossier.Opslag, account string, at time.Time) wereld {
	t.Helper()
	var w wereld
	_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(account, toegang.Lezen, at), Sleutel: "registreer-" + account}, func(tx dossier.Tx) error {
		var err error
		if w.gezin, err = tx.BeginGezin(context.Background()); err != nil {
			return err
		}
		w.a, w.b, w.kind = tx.NieuweID(), tx.NieuweID(), tx.NieuweID()
		for _, p := range []struct{ id, naam string }{{w.a, "Saskia van der Testbrink"}, {w.b, "Bernd Proefman"}, {w.kind, "Joris Proefman"}} {
			if _, err := tx.Add(context.Background(), w.gezin, dossier.Persoon{ID: p.id, Vak: vak(toegang.SDossier, p.id, gezin.Betrokken)}, lid(p.id), naam(p.id, p.naam)); err != nil {
				return err
			}
		}
		bsn, _ := nummer.TestBSN(0)
		_, err = tx.Add(context.Background(), w.gezin,
			betrek(account, w.a, gezin.Gewoon), betrek(account, w.a, gezin.Veiligheid), betrek(account, w.kind, gezin.Gewoon),
			betrek("collega-b", w.b, gezin.Gewoon),
			dossier.Stuk{Vak: vak(toegang.SPersoon, w.a, gezin.Gewoon), Aard: "bsn", Over: w.a, Inhoud: []byte(bsn.Onthuld()),
				Zoek: []dossier.Zoekterm{{Veld: dossier.ZoekBSN, Tekst: bsn.Onthuld()}}},
			dossier.Stuk{Vak: vak(toegang.SNotitie, w.a, gezin.Veiligheid), Aard: "notitie", Over: w.a, Inhoud: []byte("verblijft bij Opvang De Lindehof")},
			dossier.Feit{Vak: vak(toegang.SFeit, w.a, gezin.Gewoon), Feit: gezin.Feit{Over: w.a, Soort: "geboren", Waarde: gezin.Op(termijn.MustDag("1990-02-03"))}},
			dossier.Feit{Vak: vak(toegang.SFeit, w.kind, gezin.Gewoon), Feit: gezin.Feit{Over: w.a, Met: w.kind, Soort: "gezag", Waarde: gezin.JaNee(true)}},
			dossier.Taak{Vak: vak(toegang.STaak, w.a, gezin.Gewoon), Aard: "besluit-nemen", Over: w.a, Vervalt: termijn.MustDag("2026-06-22")},
			dossier.Taak{Vak: vak(toegang.STaak, w.b, gezin.Gewoon), Aard: "gesprek", Over: w.b, Vervalt: termijn.MustDag("2026-06-01")},
		)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func lees(t testing.TB, o dossier.Opslag, account string, actie toegang.Actie, at time.Time, fn func(dossier.Lezing) error) {
	t.Helper()
	if err := o.Read(context.Background(), vraag(account, actie, at), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"}, fn); err != nil {
		t.Fatal(err)
	}
}

func TestFamilyIsReadBackByWhoIsInvolved(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			if got := g.LedenOp(termijn.DagVan(o.Klok.Now())); len(got) != 2 || got[0] != w.a || got[1] != w.kind {
				t.Errorf("members = %v, want %v", got, []string{w.a, w.kind})
			}
			if len(g.Feiten) != 2 || g.Feiten[0].Feit.Waarde != gezin.Op(termijn.MustDag("1990-02-03")) {
				t.Errorf("facts = %+v", g.Feiten)
			}
			if s := g.Stuk("naam", w.a, termijn.DagVan(o.Klok.Now())); s == nil || string(s.Inhoud) != "Saskia van der Testbrink" {
				t.Errorf("name = %+v", s)
			}
			if len(g.Taken) != 1 || g.Taken[0].Vervalt != termijn.MustDag("2026-06-22") {
				t.Errorf("tasks = %+v", g.Taken)
			}
			return nil
		})
		lees(t, o, "collega-b", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			if got := g.LedenOp(termijn.DagVan(o.Klok.Now())); len(got) != 1 || got[0] != w.b {
				t.Errorf("members for B's worker = %v", got)
			}
			return nil
		})
	})
}

func TestFamilyDoesNotExistForWhoIsNotInvolved(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		for _, id := range []string{w.gezin, "bestaat-niet"} {
			err := o.Read(context.Background(), vraag("vreemde", toegang.Lezen, o.Klok.Now()), dossier.Inzage{}, func(l dossier.Lezing) error {
				_, err := l.Gezin(context.Background(), id)
				return err
			})
			if !errors.Is(err, dossier.ErrNietGevonden) {
				t.Errorf("Gezin = %v", err)
			}
		}
		if err := o.Read(context.Background(), toegang.Toets{}, dossier.Inzage{}, func(l dossier.Lezing) error {
			_, err := l.Gezin(context.Background(), w.gezin)
			return err
		}); !errors.Is(err, dossier.ErrNietGevonden) {
			t.Errorf("a question that was not prepared: %v", err)
		}
	})
}

func TestWorkListIsForWhoIsInvolved(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		for account, want := range map[string]string{"iris": w.a, "collega-b": w.b, "vreemde": ""} {
			lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				list, err := l.Werklijst(context.Background(), dossier.Pagina{})
				if err != nil {
					return err
				}
				if want == "" && len(list.Taken) != 0 || want != "" && (len(list.Taken) != 1 || list.Taken[0].Over != want) {
					t.Errorf("work list of %s = %+v", account, list)
				}
				return nil
			})
		}
	})
}

// A request that is sent twice happens once, and gives the same result.
func TestRequestSentTwiceHappensOnce(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		op := dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now()), Sleutel: "k1", Vorm: []byte("a=1")}
		runs := 0
		begin := func(tx dossier.Tx) error {
			runs++
			id, err := tx.BeginGezin(context.Background())
			tx.Resultaat([]byte(id))
			return err
		}
		first, err := o.Write(context.Background(), op, begin)
		if err != nil || first.Herhaald || len(first.Resultaat) == 0 {
			t.Fatalf("first: %+v, %v", first, err)
		}
		second, err := o.Write(context.Background(), op, begin)
		if err != nil || !second.Herhaald || string(second.Resultaat) != string(first.Resultaat) || runs != 1 {
			t.Fatalf("second: %+v, %v, %d runs", second, err, runs)
		}
		op.Vorm = []byte("a=2")
		if _, err := o.Write(context.Background(), op, begin); !errors.Is(err, dossier.ErrHerhaaldAnders) {
			t.Errorf("another form under the same key: %v", err)
		}
		op.Toets = vraag("noor", toegang.Lezen, o.Klok.Now())
		if third, err := o.Write(context.Background(), op, begin); err != nil || third.Herhaald || string(third.Resultaat) == string(first.Resultaat) {
			t.Errorf("the same key of another account: %+v, %v", third, err)
		}
	})
}

func stand(t testing.TB, o *opslagtest.Omgeving, account, gezinID string) string {
	t.Helper()
	var stand string
	lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
		g, err := l.Gezin(context.Background(), gezinID)
		if err == nil {
			stand = g.Stand
		}
		return err
	})
	return stand
}

func noteer(o *opslagtest.Omgeving, account, gezinID, over, tekst string, klasse gezin.Klasse, seen map[string]string) error {
	_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(account, toegang.Lezen, o.Klok.Now()), Gezien: seen}, func(tx dossier.Tx) error {
		_, err := tx.Add(context.Background(), gezinID, dossier.Stuk{Vak: vak(toegang.SNotitie, over, klasse), Aard: "notitie", Over: over, Inhoud: []byte(tekst)})
		return err
	})
	return err
}

// Two people who edit the same family lose nothing of each other's work: the
// later one is given the difference, and can then go on.
func TestLaterWriterIsGivenTheDifference(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		seen := map[string]string{w.gezin: stand(t, o, "iris", w.gezin)}
		if err := noteer(o, "iris", w.gezin, w.a, "eerste", gezin.Gewoon, seen); err != nil {
			t.Fatal(err)
		}
		o.Klok.Add(time.Minute)
		err := noteer(o, "iris", w.gezin, w.a, "tweede", gezin.Gewoon, seen)
		var conflict *dossier.Conflict
		if !errors.As(err, &conflict) {
			t.Fatalf("the later writer got %v", err)
		}
		if len(conflict.Verschil) != 1 || string(conflict.Verschil[0].Invoer.(dossier.Stuk).Inhoud) != "eerste" {
			t.Errorf("difference = %+v", conflict.Verschil)
		}
		if keek, err := o.WieKeek(context.Background(), w.a, 1); err != nil || len(keek) != 1 || keek[0].Pagina != "verschil" {
			t.Errorf("the difference was shown and not logged: %+v, %v", keek, err)
		}
		if err := noteer(o, "iris", w.gezin, w.a, "tweede", gezin.Gewoon, map[string]string{w.gezin: conflict.Stand}); err != nil {
			t.Errorf("with the difference before him: %v", err)
		}
		if err := noteer(o, "iris", w.gezin, w.a, "derde", gezin.Gewoon, map[string]string{w.gezin: "verzonnen"}); !errors.Is(err, dossier.ErrStand) {
			t.Errorf("a made-up state: %v", err)
		}
	})
}

// What someone may not see gives him no conflict, and does not change what he
// gets back: not the state, not the course of the family.
func TestHiddenWorkOfAnotherIsNotNoticed(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		before := stand(t, o, "collega-b", w.gezin)
		if err := noteer(o, "iris", w.gezin, w.a, "verborgen", gezin.Veiligheid, nil); err != nil {
			t.Fatal(err)
		}
		if after := stand(t, o, "collega-b", w.gezin); after != before {
			t.Error("the state that B's worker holds changed by what he may not see")
		}
		if err := noteer(o, "collega-b", w.gezin, w.b, "gesprek", gezin.Gewoon, map[string]string{w.gezin: before}); err != nil {
			t.Errorf("B's worker was stopped by what he may not see: %v", err)
		}
	})
}

func TestSearchFindsOnlyThroughWhatTheReaderMaySee(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		for _, c := range []struct {
			account string
			veld    dossier.Zoekveld
			tekst   string
			want    []string
		}{
			{"iris", dossier.ZoekBSN, "999900006", []string{w.a}},
			{"iris", dossier.ZoekBSN, "9999.00.006", []string{w.a}},
			{"iris", dossier.ZoekNaam, "testbrink", []string{w.a}},
			{"iris", dossier.ZoekNaam, "SASKIA TESTBRINK", []string{w.a}},
			{"iris", dossier.ZoekKlank, "Saskja Testbrinck", []string{w.a}},
			{"iris", dossier.ZoekNaam, "Proefman", []string{w.kind}},
			{"iris", dossier.ZoekNaam, "Saskia Proefman", nil},
			{"iris", dossier.ZoekNaam, "", nil},
			{"collega-b", dossier.ZoekBSN, "999900006", nil},
			{"collega-b", dossier.ZoekNaam, "Proefman", []string{w.b}},
			{"vreemde", dossier.ZoekBSN, "999900006", nil},
		} {
			lees(t, o, c.account, toegang.Zoeken, o.Klok.Now(), func(l dossier.Lezing) error {
				got, err := l.Zoek(context.Background(), dossier.Zoekterm{Veld: c.veld, Tekst: c.tekst})
				if err == nil && !slices.Equal(got, c.want) {
					t.Errorf("%s searches %s %q: %v, want %v", c.account, c.veld, c.tekst, got, c.want)
				}
				return err
			})
		}
	})
}

// What is shared in a family is shared with the people who are in it then, and
// not with who joins later.
func TestSharedIsNotInherited(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		share := func(tekst string) dossier.Stuk {
			return dossier.Stuk{Vak: vak(toegang.SNotitie, "", gezin.Gewoon), Aard: "notitie", Inhoud: []byte(tekst)}
		}
		var later string
		_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			later = tx.NieuweID()
			_, err := tx.Add(context.Background(), w.gezin, share("voor de komst"),
				dossier.Persoon{ID: later, Vak: vak(toegang.SDossier, later, gezin.Betrokken)}, lid(later),
				betrek("nieuw", later, gezin.Gewoon), share("na de komst"))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for account, want := range map[string][]string{"iris": {"voor de komst", "na de komst"}, "nieuw": {"na de komst"}} {
			lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				g, err := l.Gezin(context.Background(), w.gezin, toegang.SNotitie)
				if err != nil {
					return err
				}
				var got []string
				for _, s := range g.Stukken {
					if s.Vak.Label.Onderwerp == "" {
						got = append(got, string(s.Inhoud))
					}
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s reads %v, want %v", account, got, want)
				}
				return nil
			})
		}
	})
}

// Who left sees nothing of what is shared after it, in the file or on the work
// list; of what was shared with him he still sees that it is withdrawn.
func TestWhoLeftSeesNothingSharedLater(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		w := registreer(t, o, "iris", o.Klok.Now())
		add := func(account string, in ...dossier.Invoer) []string {
			t.Helper()
			var ids []string
			if _, err := o.Write(ctx, dossier.Opdracht{Toets: vraag(account, toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) (err error) {
				ids, err = tx.Add(ctx, w.gezin, in...)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return ids
		}
		shared := vak(toegang.SNotitie, "", gezin.Gewoon)
		before := add("iris", dossier.Stuk{Vak: shared, Aard: "notitie", Inhoud: []byte("ervoor")})[0]
		lees(t, o, "collega-b", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(ctx, w.gezin)
			if err == nil {
				add("collega-b", dossier.LidEinde{Lid: g.Leden[0].ID, Tot: termijn.DagVan(o.Klok.Now())})
			}
			return err
		})
		task := dossier.Taak{Vak: vak(toegang.STaak, "", gezin.Gewoon), Aard: "plan-bespreken", Vervalt: termijn.MustDag("2026-07-01")}
		after := add("iris", dossier.Stuk{Vak: shared, Aard: "notitie", Inhoud: []byte("erna")}, task, dossier.Intrekking{ID: before})
		for account, want := range map[string][]string{"iris": after, "collega-b": after[2:]} {
			lees(t, o, account, toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				g, err := l.Gezin(ctx, w.gezin)
				if err != nil {
					return err
				}
				var got []string
				for _, e := range g.Verloop {
					if slices.Contains(after, e.ID) {
						got = append(got, e.ID)
					}
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s sees %d of what was added after B left, want %d", account, len(got), len(want))
				}
				list, err := l.Werklijst(ctx, dossier.Pagina{})
				listed := slices.ContainsFunc(list.Taken, func(t dossier.Taak) bool { return t.ID == after[1] })
				if listed != (account == "iris") {
					t.Errorf("the shared task on the work list of %s: %v", account, listed)
				}
				return err
			})
		}
	})
}

func TestWithdrawnStaysKnownForThen(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		var feit gezin.Feit
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			feit = g.Feiten[0].Feit
			return err
		})
		o.Klok.Add(time.Hour)
		then := o.Klok.Now().UnixMicro()
		o.Klok.Add(time.Hour)
		_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag("iris", toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
			_, err := tx.Add(context.Background(), w.gezin, dossier.Intrekking{ID: feit.ID, Reden: "verkeerd ingevuld"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			g, err := l.Gezin(context.Background(), w.gezin)
			if err != nil {
				return err
			}
			var facts []gezin.Feit
			for _, f := range g.Feiten {
				facts = append(facts, f.Feit)
			}
			dag := termijn.DagVan(o.Klok.Now())
			if s := gezin.OpDag([]string{w.a}, facts, dag, then); !s.Leden[0].Kenmerken["geboren"].Bekend() {
				t.Error("what was known then is not known for then")
			}
			if s := gezin.OpDag([]string{w.a}, facts, dag, o.Klok.Now().UnixMicro()); s.Leden[0].Kenmerken["geboren"].Bekend() {
				t.Error("what was withdrawn is still known")
			}
			return nil
		})
	})
}

// An entry cannot be ended or withdrawn by who may not see it, nor by an entry
// of another kind.
func TestEndsFitWhatTheyEnd(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		w := registreer(t, o, "iris", o.Klok.Now())
		var g *dossier.Gezin
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) (err error) {
			g, err = l.Gezin(context.Background(), w.gezin)
			return err
		})
		for _, c := range []struct {
			account string
			in      dossier.Invoer
			want    error
		}{
			{"iris", dossier.TaakAf{Taak: g.Feiten[0].ID}, dossier.ErrInvoer},
			{"iris", dossier.Intrekking{ID: "verzonnen"}, dossier.ErrNietGevonden},
			{"collega-b", dossier.Intrekking{ID: g.Feiten[0].ID}, dossier.ErrNietGevonden},
			{"collega-b", dossier.TaakAf{Taak: g.Taken[0].ID}, dossier.ErrNietGevonden},
			{"iris", dossier.Feit{}, dossier.ErrInvoer},
			{"iris", dossier.Relatie{Vak: vak(toegang.SRegie, w.a, gezin.Betrokken), Relatie: toegang.Samengesteld,
				Rij: toegang.Samenstelling("x", w.a)[0]}, dossier.ErrInvoer},
			{"iris", dossier.TaakAf{Taak: g.Taken[0].ID}, nil},
		} {
			_, err := o.Write(context.Background(), dossier.Opdracht{Toets: vraag(c.account, toegang.Lezen, o.Klok.Now())}, func(tx dossier.Tx) error {
				_, err := tx.Add(context.Background(), w.gezin, c.in)
				return err
			})
			if !errors.Is(err, c.want) {
				t.Errorf("%s %T: %v, want %v", c.account, c.in, err, c.want)
			}
		}
		lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
			list, err := l.Werklijst(context.Background(), dossier.Pagina{})
			if len(list.Taken) != 0 {
				t.Error("a task that is done stands on the work list")
			}
			return err
		})
	})
}
