package toegang

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What narrows leaves out nothing that the rule gives, whatever the rule is, and
// reads nothing but what it was told that it may.
func TestNecessaryLeavesOutNothing(t *testing.T) {
	db := database(t)
	rapid.Check(t, func(t *rapid.T) {
		lezer := map[Lezerkenmerk][]string{LAccount: {rapid.SampledFrom(letters).Draw(t, "account")}, LTeams: {"a", "b"}}
		p := Simplify(somePredicate(t, Relatievorm{}, 4), lezer)
		known := rapid.SliceOfDistinct(rapid.SampledFrom(Kenmerken()), rapid.ID).Draw(t, "known")
		q := Necessary(p, known...)
		kaart := testKaart()
		kaart.Vooraf = true
		for _, k := range Kenmerken() {
			if !slices.Contains(known, k) {
				delete(kaart.Rij, k)
			}
		}
		fill(t, db, someRows(t), someRelations(t))
		narrowed := selectedBy(t, db, q, testMoment, kaart)
		for _, nr := range selected(t, db, p, testMoment) {
			if !slices.Contains(narrowed, nr) {
				t.Fatalf("row %d is left out by %#v, and not by %#v", nr, q, p)
			}
		}
	})
}

// Of the rule for finding people it keeps the people that the reader works with,
// and the kinds that anyone who looks for someone may find.
func TestNecessaryOfFinding(t *testing.T) {
	toets := Prepare(Vraag{Lezer: Lezer{Account: "iris", Rol: Indicatiesteller, Domeinen: Domeinen()}, Actie: Zoeken, Voor: WmoOnderzoek, Moment: testMoment})
	kaart := testKaart()
	kaart.Vooraf = true
	kaart.Rij = map[Kenmerk]string{KSoort: "z.soort", KOnderwerp: "z.onderwerp"}
	c, err := Compile(Necessary(toets.Predicaat(), KSoort, KOnderwerp), kaart, testMoment, 3)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"z.onderwerp IN (SELECT tg1.persoon FROM betrokkenheid tg1 WHERE tg1.lezer = $3)", "z.soort IN ('dossier', 'regie')"} {
		if strings.Count(c.Tekst, part) != 1 {
			t.Errorf("%q stands not once in %s", part, c.Tekst)
		}
	}
	if len(c.Waarden) != 1 || c.Waarden[0] != "iris" {
		t.Errorf("the values are %v", c.Waarden)
	}
}
