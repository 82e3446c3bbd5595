package opslag_test

import (
	"context"
	"errors"
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
