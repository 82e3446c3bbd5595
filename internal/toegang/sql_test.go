package toegang

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"
	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/termijn"
)

// rij is a row of the tests.
type rij map[Kenmerk]string

func (r rij) Kenmerk(k Kenmerk) string { return r[k] }

var testMoment = Moment{Dag: termijn.MustDag("2026-11-22"), Tijd: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)}

// testKaart maps every attribute and relation to a table of the same name.
func testKaart() Kaart {
	k := Kaart{Rij: map[Kenmerk]string{}, Relaties: map[Relatie]Tabel{}}
	for _, a := range Kenmerken() {
		k.Rij[a] = "o." + string(a)
	}
	for _, v := range Relaties() {
		k.Relaties[v.Relatie] = Tabel{Naam: string(v.Relatie), Van: "van", Tot: "COALESCE(@.tot, '9999')"}
	}
	return k
}

// database gives an empty store in memory with the tables of testKaart.
func database(t testing.TB) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	for _, v := range Relaties() {
		kolommen := ""
		for _, k := range v.Kolommen {
			kolommen += string(k) + " TEXT NOT NULL, "
		}
		must(t, db, "CREATE TABLE "+string(v.Relatie)+" ("+kolommen+"van TEXT NOT NULL, tot TEXT)")
	}
	kolommen := []string{"nr INTEGER"}
	for _, k := range Kenmerken() {
		kolommen = append(kolommen, string(k)+" TEXT NOT NULL")
	}
	must(t, db, "CREATE TABLE object ("+strings.Join(kolommen, ", ")+")")
	return db
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

func must(t fataler, db *sql.DB, tekst string, waarden ...any) {
	t.Helper()
	if _, err := db.Exec(tekst, waarden...); err != nil {
		t.Fatalf("%s: %v", tekst, err)
	}
}

// fill replaces what the store holds.
func fill(t fataler, db *sql.DB, objecten []rij, relaties map[Relatie][]Relatierij) {
	t.Helper()
	must(t, db, "DELETE FROM object")
	for i, o := range objecten {
		waarden := []any{i}
		for _, k := range Kenmerken() {
			waarden = append(waarden, o[k])
		}
		must(t, db, "INSERT INTO object VALUES ($1,$2,$3,$4,$5,$6,$7,$8)", waarden...)
	}
	for _, v := range Relaties() {
		must(t, db, "DELETE FROM "+string(v.Relatie))
		for _, r := range relaties[v.Relatie] {
			var waarden []any
			var plaatsen []string
			for i, k := range v.Kolommen {
				waarden = append(waarden, r.Waarden[k])
				plaatsen = append(plaatsen, fmt.Sprintf("$%d", i+1))
			}
			var tot any
			if r.Tot != "" {
				tot = r.Tot
			}
			waarden = append(waarden, r.Van, tot)
			must(t, db, fmt.Sprintf("INSERT INTO %s VALUES (%s,$%d,$%d)", v.Relatie, strings.Join(plaatsen, ","), len(waarden)-1, len(waarden)), waarden...)
		}
	}
}

// selected gives the numbers of the rows that the compiled condition selects.
// The condition stands behind a placeholder of the caller.
func selected(t fataler, db *sql.DB, p Predicaat, m Moment) []int {
	t.Helper()
	return selectedBy(t, db, p, m, testKaart())
}

func selectedBy(t fataler, db *sql.DB, p Predicaat, m Moment, kaart Kaart) []int {
	t.Helper()
	c, err := Compile(p, kaart, m, 2)
	if err != nil {
		t.Fatalf("compile: %v", err)
	}
	rows, err := db.Query("SELECT o.nr FROM object o WHERE o.nr >= $1 AND "+c.Tekst+" ORDER BY o.nr", append([]any{0}, c.Waarden...)...)
	if err != nil {
		t.Fatalf("%s: %v", c.Tekst, err)
	}
	defer rows.Close()
	uit := []int{}
	for rows.Next() {
		var nr int
		if err := rows.Scan(&nr); err != nil {
			t.Fatalf("%v", err)
		}
		uit = append(uit, nr)
	}
	return uit
}

func geheugen(relaties map[Relatie][]Relatierij) *Geheugen {
	g := &Geheugen{}
	for r, rijen := range relaties {
		g.Add(r, rijen...)
	}
	return g
}

// A small alphabet makes generated rows and predicates meet. The first and the
// last are words of the rules, which Compile writes in the text.
var letters = []string{"", "a", "b", "Wmo"}

func someTerm(t *rapid.T, om Relatievorm) Term {
	n := 3
	if len(om.Kolommen) > 0 {
		n = 4
	}
	switch rapid.IntRange(0, n-1).Draw(t, "plaats") {
	case 0:
		return Tekst(rapid.SampledFrom(letters).Draw(t, "tekst"))
	case 1:
		return Rij(rapid.SampledFrom(Kenmerken()).Draw(t, "kenmerk"))
	case 2:
		return Lees(rapid.SampledFrom([]Lezerkenmerk{LAccount, LPersoon, LTeams}).Draw(t, "lezer"))
	}
	return Uit(rapid.SampledFrom(om.Kolommen).Draw(t, "kolom"))
}

func someTerms(t *rapid.T, om Relatievorm, min int) []Term {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Term { return someTerm(t, om) }), min, 3).Draw(t, "termen")
}

func someExists(t *rapid.T, om Relatievorm, diepte int) Predicaat {
	vorm := rapid.SampledFrom(Relaties()).Draw(t, "relatie")
	b := Bestaat{In: vorm.Relatie, Waar: []Eis{{vorm.Sleutel, someTerms(t, om, 1)}}}
	for _, k := range vorm.Kolommen[1:] {
		if rapid.Bool().Draw(t, "eis") {
			b.Waar = append(b.Waar, Eis{k, someTerms(t, om, 0)})
		}
	}
	if diepte > 0 && rapid.Bool().Draw(t, "dan") {
		b.Dan = somePredicate(t, vorm, diepte-1)
	}
	return b
}

func somePredicate(t *rapid.T, om Relatievorm, diepte int) Predicaat {
	n := 6
	if diepte == 0 {
		n = 2
	}
	switch rapid.IntRange(0, n-1).Draw(t, "knoop") {
	case 0:
		return Een{someTerm(t, om), someTerms(t, om, 0)}
	case 1:
		return Vast(rapid.Bool().Draw(t, "vast"))
	case 2:
		return En{somePredicate(t, om, diepte-1), somePredicate(t, om, diepte-1)}
	case 3:
		return Of{somePredicate(t, om, diepte-1), somePredicate(t, om, diepte-1)}
	case 4:
		return Niet{Stap{"T", "ja", "nee", "toets", somePredicate(t, om, diepte-1)}}
	}
	return someExists(t, om, diepte)
}

func someRows(t *rapid.T) []rij {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) rij {
		r := rij{}
		for _, k := range Kenmerken() {
			r[k] = rapid.SampledFrom(letters).Draw(t, string(k))
		}
		return r
	}), 1, 6).Draw(t, "objecten")
}

// someRelations gives rows of which some hold, some no longer and some not yet.
func someRelations(t *rapid.T) map[Relatie][]Relatierij {
	uit := map[Relatie][]Relatierij{}
	for _, v := range Relaties() {
		tijden := map[Tijdsoort][]string{
			Tijdloos:    {""},
			PerDag:      {"2026-11-21", "2026-11-22", "2026-11-23"},
			PerTijdstip: {"2026-11-22T09:29:59.999999Z", "2026-11-22T09:30:00.000000Z", "2026-11-22T09:30:00.000001Z"},
		}[v.Tijd]
		uit[v.Relatie] = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Relatierij {
			r := Relatierij{Waarden: map[Kolom]string{}}
			for i, k := range v.Kolommen {
				r.Waarden[k] = rapid.SampledFrom(letters[min(1, len(v.Kolommen)-i):]).Draw(t, string(k))
			}
			r.Van = rapid.SampledFrom(append(tijden, "")).Draw(t, "van")
			r.Tot = rapid.SampledFrom(append(tijden, "")).Draw(t, "tot")
			return r
		}), 0, 4).Draw(t, string(v.Relatie))
	}
	return uit
}

// One rule, four readers: in memory, explained, filled in, and as SQL.
func TestEveryReaderOfAPredicateAgrees(t *testing.T) {
	db := database(t)
	rapid.Check(t, func(t *rapid.T) {
		p := somePredicate(t, Relatievorm{}, 4)
		if fouten := Check(p); len(fouten) > 0 {
			t.Fatalf("generated an unsound predicate: %v", fouten)
		}
		lezer := map[Lezerkenmerk][]string{LAccount: {rapid.SampledFrom(letters).Draw(t, "account")}, LTeams: {"a", "b"}}
		objecten, relaties := someRows(t), someRelations(t)
		fill(t, db, objecten, relaties)
		bron := geheugen(relaties)
		bound, simple := Bind(p, lezer), Simplify(p, lezer)
		var want []int
		for i, o := range objecten {
			ja := Evaluate(bound, o, bron, testMoment)
			if ja {
				want = append(want, i)
			}
			if got := Evaluate(simple, o, bron, testMoment); got != ja {
				t.Fatalf("simplified says %v, bound %v: %#v", got, ja, simple)
			}
			if got := Explain(bound, o, bron, testMoment).Ja; got != ja {
				t.Fatalf("explained says %v, evaluated %v", got, ja)
			}
			if Evaluate(Niet{bound}, o, bron, testMoment) == ja {
				t.Fatalf("a predicate and its negation agree: %#v", bound)
			}
		}
		for _, vorm := range []Predicaat{bound, simple} {
			if got := selected(t, db, vorm, testMoment); !slices.Equal(got, append([]int{}, want...)) {
				t.Fatalf("SQL selects %v, want %v: %#v", got, want, vorm)
			}
			if got := selected(t, db, Niet{vorm}, testMoment); len(got) != len(objecten)-len(want) {
				t.Fatalf("SQL selects %d of %d by the negation of what selects %d", len(got), len(objecten), len(want))
			}
		}
		vast := testKaart()
		for k, waarde := range alike(objecten) {
			vast.Vast = map[Kenmerk]string{k: waarde}
			delete(vast.Rij, k)
			if got := selectedBy(t, db, bound, testMoment, vast); !slices.Equal(got, append([]int{}, want...)) {
				t.Fatalf("SQL with a known %s selects %v, want %v: %#v", k, got, want, bound)
			}
			vast = testKaart()
		}
		for _, term := range append(Terms(bound), Terms(simple)...) {
			if term.Plaats == VanLezer {
				t.Fatalf("a term of the reader is left: %v", term)
			}
		}
	})
}

// alike gives the attributes that are the same for all rows.
func alike(objecten []rij) map[Kenmerk]string {
	uit := map[Kenmerk]string{}
	for _, k := range Kenmerken() {
		if !slices.ContainsFunc(objecten, func(o rij) bool { return o[k] != objecten[0][k] }) {
			uit[k] = objecten[0][k]
		}
	}
	return uit
}

func TestCompileRefuses(t *testing.T) {
	involved := Bestaat{In: Betrokken, Waar: []Eis{{CPersoon, []Term{Rij(KOnderwerp)}}}}
	without := testKaart()
	delete(without.Rij, KOnderwerp)
	noTable := testKaart()
	delete(noTable.Relaties, Betrokken)
	undated := testKaart()
	undated.Relaties[Betrokken] = Tabel{Naam: "betrokkenheid"}
	for name, tt := range map[string]struct {
		p Predicaat
		k Kaart
		m Moment
	}{
		"no column for an attribute": {Is(KOnderwerp, "a"), without, testMoment},
		"no table for a relation":    {involved, noTable, testMoment},
		"no dates for a relation":    {involved, undated, testMoment},
		"no day":                     {involved, testKaart(), Moment{}},
		"an unknown attribute":       {Is(Kenmerk("gezin"), "a"), testKaart(), testMoment},
		"no key":                     {Bestaat{In: Betrokken}, testKaart(), testMoment},
		"an unknown relation":        {Bestaat{In: "x", Waar: []Eis{{CPersoon, nil}}}, testKaart(), testMoment},
		"a column outside":           {Een{Uit(CPersoon), Teksten("a")}, testKaart(), testMoment},
		"nothing under not":          {Niet{}, testKaart(), testMoment},
		"a step without sentences":   {Stap{P: Vast(true)}, testKaart(), testMoment},
	} {
		if c, err := Compile(tt.p, tt.k, tt.m, 1); err != ErrKaart || c.Tekst != "" {
			t.Errorf("%s: got %q, %v; want ErrKaart", name, c.Tekst, err)
		}
	}
}

func TestCompileGolden(t *testing.T) {
	p := En{
		Is(KSoort, "notitie", "feit"),
		Niet{Bestaat{In: Belang, Waar: []Eis{{CPersoon, []Term{Rij(KOnderwerp)}}, {CLezer, []Term{Lees(LAccount)}}}}},
		Bestaat{In: Samengesteld, Waar: []Eis{{CSamenstelling, []Term{Rij(KSamenstelling)}}},
			Dan: Bestaat{In: Beschermd, Waar: []Eis{{CPersoon, []Term{Uit(CPersoon)}}}}},
	}
	c, err := Compile(Simplify(p, map[Lezerkenmerk][]string{LAccount: {"m1"}}), testKaart(), testMoment, 5)
	if err != nil {
		t.Fatal(err)
	}
	want := "(o.soort IN ('notitie', 'feit')" +
		" AND NOT (EXISTS (SELECT 1 FROM belang tg1 WHERE tg1.persoon = o.onderwerp AND tg1.lezer = $5 AND tg1.van <= $6 AND COALESCE(tg1.tot, '9999') > $6))" +
		" AND EXISTS (SELECT 1 FROM samenstelling tg2 WHERE tg2.samenstelling = o.samenstelling" +
		" AND (EXISTS (SELECT 1 FROM bescherming tg3 WHERE tg3.persoon = tg2.persoon AND tg3.van <= $6 AND COALESCE(tg3.tot, '9999') > $6))))"
	if c.Tekst != want {
		t.Errorf("got\n%s\nwant\n%s", c.Tekst, want)
	}
	if len(c.Waarden) != 2 || c.Waarden[0] != "m1" {
		t.Errorf("got values %v", c.Waarden)
	}
}
