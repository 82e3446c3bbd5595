package toegang

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// every question that the tables know, for the readers of the tests.
func questions() []Vraag {
	var uit []Vraag
	for _, r := range rechten {
		for _, rol := range r.Rollen {
			for _, a := range r.Acties {
				for _, voor := range r.Voor {
					uit = append(uit, vraag(worker("m", rol), a, voor))
				}
			}
		}
	}
	return uit
}

func TestEveryRuleIsSound(t *testing.T) {
	for _, v := range questions() {
		for _, p := range []Predicaat{rule(v), Rule(v), Prepare(v).Predicaat()} {
			if fouten := Check(p); len(fouten) > 0 {
				t.Fatalf("%v %v %v: %v", v.Lezer.Rol, v.Actie, v.Voor, fouten)
			}
		}
		for _, term := range Terms(Rule(v)) {
			if term.Plaats == VanLezer {
				t.Fatalf("%v %v: %v is left", v.Lezer.Rol, v.Actie, term)
			}
		}
	}
}

// The tables of rights, roles and purposes speak of each other.
func TestTablesFit(t *testing.T) {
	for i, r := range Rechten() {
		for _, rol := range r.Rollen {
			if _, ok := rolvorm(rol); !ok {
				t.Errorf("right %d: role %q is not in the table", i, rol)
			}
		}
		for _, v := range r.Voor {
			if _, ok := VerwerkingVan(v); !ok {
				t.Errorf("right %d: purpose %q is not in the register", i, v)
			}
		}
		for _, s := range r.Soorten {
			if !slices.Contains(Soorten(), s) {
				t.Errorf("right %d: kind %q is not in the list", i, s)
			}
		}
		for _, a := range r.Acties {
			if !slices.Contains(Acties(), a) {
				t.Errorf("right %d: action %q is not in the list", i, a)
			}
		}
		if (r.Grond == GrondNiemand) != (len(r.Klassen) == 0) || r.Toelichting == "" {
			t.Errorf("right %d: classes or reason missing", i)
		}
	}
	for _, v := range Verwerkingen() {
		if v.Naam == "" || v.Grondslag == "" || len(v.Uit) == 0 || !slices.Contains(Domeinen(), v.Domein) {
			t.Errorf("purpose %q is not complete", v.Activiteit)
		}
		if !slices.ContainsFunc(rechten, func(r Recht) bool { return slices.Contains(r.Voor, v.Activiteit) }) {
			t.Errorf("purpose %q is used by nobody", v.Activiteit)
		}
	}
}

// A caller who changes the table that he was given changes nothing.
func TestRechtenIsACopy(t *testing.T) {
	for _, r := range Rechten() {
		r.Rollen[0], r.Acties[0], r.Soorten[0] = "x", "x", "x"
	}
	for _, r := range Rechten() {
		if r.Rollen[0] == "x" || r.Acties[0] == "x" || r.Soorten[0] == "x" {
			t.Fatal("the table of rights changed")
		}
	}
}

// The domain of generated worlds: few people and accounts, so that they meet.
var (
	somePeople   = []string{"p1", "p2", "p3"}
	someAccounts = []string{"a1", "a2", "team"}
	someComps    = []string{"s1", "s2"}
)

func someDay(t *rapid.T, naam string) termijn.Dag {
	return rapid.SampledFrom([]termijn.Dag{termijn.Geen, testMoment.Dag - 1, testMoment.Dag, testMoment.Dag + 1}).Draw(t, naam)
}

// someWorld gives relations with the values that rules ask for.
func someWorld(t *rapid.T) wereld {
	pick := func(from []string, naam string) string { return rapid.SampledFrom(from).Draw(t, naam) }
	rijen := func(max int, f func() Relatierij) []Relatierij {
		uit := make([]Relatierij, rapid.IntRange(0, max).Draw(t, "n"))
		for i := range uit {
			uit[i] = f()
		}
		return uit
	}
	days := func() (termijn.Dag, termijn.Dag) { return someDay(t, "van"), someDay(t, "tot") }
	rollen := []Rol{Indicatiesteller, Casusregisseur, Hulpverlener, Backoffice, Financien}
	return wereld{
		Betrokken: rijen(10, func() Relatierij {
			van, tot := days()
			return Betrokkenheid(pick(someAccounts, "lezer"), pick(somePeople, "persoon"), rapid.SampledFrom(rollen).Draw(t, "rol"),
				rapid.SampledFrom(append(gezin.Klassen(), gezin.Gewoon, gezin.Gewoon)).Draw(t, "klasse"), van, tot)
		}),
		Vertegenwoordigd: rijen(6, func() Relatierij {
			van, tot := days()
			return Vertegenwoordiging(pick(somePeople, "lezer"), pick(somePeople, "persoon"), rapid.SampledFrom([]Spreekgrond{Zelf, OuderMetGezag}).Draw(t, "grond"), van, tot)
		}),
		Onthouden: rijen(2, func() Relatierij {
			van, tot := days()
			return Onthouding(pick(somePeople, "lezer"), pick(somePeople, "persoon"), van, tot)
		}),
		Belang: rijen(2, func() Relatierij {
			van, tot := days()
			return Belangen(pick(someAccounts, "lezer"), pick(somePeople, "persoon"), van, tot)
		}),
		Toegestemd: rijen(4, func() Relatierij {
			van, tot := days()
			wet := rapid.SampledFrom([]gezin.Wet{gezin.Wmo, gezin.Jeugdwet}).Draw(t, "wet")
			return Toestemming(pick(somePeople, "persoon"), wet, andere(wet), van, tot)
		}),
		Gekoppeld: rijen(2, func() Relatierij {
			van, tot := days()
			return Koppeling(pick(somePeople, "persoon"), van, tot)
		}),
		Beperkt: rijen(3, func() Relatierij {
			van, tot := days()
			return Beperking(pick(somePeople, "persoon"), rapid.SampledFrom([]gezin.Wet{gezin.Wmo, gezin.Jeugdwet}).Draw(t, "wet"), van, tot)
		}),
		Samengesteld: slices.Concat(
			Samenstelling("s1", rapid.SliceOfNDistinct(rapid.SampledFrom(somePeople), 0, 3, rapid.ID).Draw(t, "s1")...),
			Samenstelling("s2", rapid.SliceOfNDistinct(rapid.SampledFrom(somePeople), 0, 3, rapid.ID).Draw(t, "s2")...)),
		Beschermd: rijen(2, func() Relatierij {
			van, tot := days()
			return Bescherming(pick(somePeople, "persoon"), van, tot)
		}),
		Noodgeopend: rijen(2, func() Relatierij { return open(pick(someAccounts, "lezer"), pick(somePeople, "persoon")) }),
		Vierogen:    rijen(3, func() Relatierij { return open(pick(someAccounts, "lezer"), pick(somePeople, "persoon")) }),
	}
}

func someRecord(t *rapid.T) Record {
	r := Record{
		Soort:  rapid.SampledFrom(Soorten()).Draw(t, "soort"),
		Label:  gezin.Label{Wet: rapid.SampledFrom([]gezin.Wet{gezin.Wmo, gezin.Jeugdwet, ""}).Draw(t, "wet"), Klasse: rapid.SampledFrom(append(gezin.Klassen(), gezin.Gewoon, gezin.Gewoon, "")).Draw(t, "klasse")},
		Domein: rapid.SampledFrom(Domeinen()).Draw(t, "domein"),
		Auteur: rapid.SampledFrom([]string{"", "a1", "a2"}).Draw(t, "auteur"),
	}
	switch rapid.IntRange(0, 3).Draw(t, "van wie") {
	case 0:
		r.Samenstelling = rapid.SampledFrom(someComps).Draw(t, "samenstelling")
	case 1, 2:
		r.Label.Onderwerp = rapid.SampledFrom(somePeople).Draw(t, "onderwerp")
	}
	return r
}

// someQuestion gives a question that a line of the table answers, so that the
// properties see yes as well as no.
func someQuestion(t *rapid.T) Vraag {
	r := rapid.SampledFrom(rechten).Draw(t, "recht")
	v := vraag(worker("a1", rapid.SampledFrom(r.Rollen).Draw(t, "rol")), rapid.SampledFrom(r.Acties).Draw(t, "actie"), rapid.SampledFrom(r.Voor).Draw(t, "voor"))
	v.Lezer.Teams = []string{"team"}
	v.Lezer.Persoon = rapid.SampledFrom([]string{"", "p1"}).Draw(t, "zelf")
	return v
}

// fitting gives a record of a kind and class that the right is about.
func fitting(t *rapid.T, v Vraag) Record {
	o := someRecord(t)
	for _, r := range rechten {
		if slices.Contains(r.Rollen, v.Lezer.Rol) && slices.Contains(r.Acties, v.Actie) && slices.Contains(r.Voor, v.Voor) && rapid.Bool().Draw(t, "past") {
			o.Soort = rapid.SampledFrom(r.Soorten).Draw(t, "soort past")
			if len(r.Klassen) > 0 {
				o.Label.Klasse = rapid.SampledFrom(r.Klassen).Draw(t, "klasse past")
			}
			if w, ok := VerwerkingVan(v.Voor); ok && w.Doelwet != "" {
				o.Domein = w.Uit[0]
			}
			return o
		}
	}
	return o
}

// The rules, as SQL and in memory, over generated worlds.
func TestRulesAsSQLEqualRulesInMemory(t *testing.T) {
	db := database(t)
	counts := map[bool]int{}
	rapid.Check(t, func(t *rapid.T) {
		v, w := someQuestion(t), someWorld(t)
		toets, bron := Prepare(v), w.bron()
		objecten := make([]Record, rapid.IntRange(1, 8).Draw(t, "aantal"))
		rijen := make([]rij, len(objecten))
		want := []int{}
		for i := range objecten {
			objecten[i] = fitting(t, v)
			rijen[i] = rij{}
			for _, k := range Kenmerken() {
				rijen[i][k] = objecten[i].Kenmerk(k)
			}
			ja := toets.Allows(objecten[i], bron)
			counts[ja]++
			if d := toets.Decide(objecten[i], bron); d.Toegestaan != ja || !ja && d.Reden != GeenInzage {
				t.Fatalf("Decide says %v (%q), Allows %v", d.Toegestaan, d.Reden, ja)
			}
			if ja {
				want = append(want, i)
			}
		}
		fill(t, db, rijen, w)
		if got := selected(t, db, toets.Predicaat(), testMoment); !slices.Equal(got, want) {
			t.Fatalf("SQL selects %v, memory %v", got, want)
		}
	})
	if counts[true] < 10 || counts[false] < 10 {
		t.Errorf("the worlds decide nothing: %v", counts)
	}
}

// What gives access when it is there: taking one away never gives more.
var givers = []Relatie{Betrokken, Vertegenwoordigd, Toegestemd, Noodgeopend, Vierogen}

func TestEndingNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := someQuestion(t), someWorld(t)
		toets, o := Prepare(v), fitting(t, v)
		relatie := rapid.SampledFrom(givers).Draw(t, "relatie")
		if len(w[relatie]) == 0 {
			t.Skip("nothing to end")
		}
		na := maps.Clone(w)
		i := rapid.IntRange(0, len(w[relatie])-1).Draw(t, "welke")
		na[relatie] = slices.Delete(slices.Clone(w[relatie]), i, i+1)
		if toets.Allows(o, na.bron()) && !toets.Allows(o, w.bron()) {
			t.Fatalf("ending a %s gives more", relatie)
		}
	})
}

// What takes access away: adding one never gives more.
func TestProtectingNeverGivesMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := someQuestion(t), someWorld(t)
		toets, o := Prepare(v), fitting(t, v)
		p := rapid.SampledFrom(somePeople).Draw(t, "persoon")
		for naam, na := range map[string]wereld{
			"safety flag":  w.met(Beschermd, Bescherming(p, sinds, termijn.Geen)),
			"conflict":     w.met(Belang, Belangen("a1", p, sinds, termijn.Geen)),
			"withholding":  w.met(Onthouden, Onthouding("p1", p, sinds, termijn.Geen)),
			"other reader": w.met(Betrokken, Betrokkenheid("a2", p, v.Lezer.Rol, gezin.Gewoon, sinds, termijn.Geen)),
		} {
			if toets.Allows(o, na.bron()) && !toets.Allows(o, w.bron()) {
				t.Fatalf("a %s gives more", naam)
			}
		}
	})
}

// Families merge, split and move by making new compositions. Whatever they
// are, no answer about a row that exists changes.
func TestNoWallMovesWithTheFamily(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v, w := someQuestion(t), someWorld(t)
		toets, o := Prepare(v), fitting(t, v)
		na := w.met(Samengesteld, Samenstelling("s-nieuw", rapid.SliceOf(rapid.SampledFrom(somePeople)).Draw(t, "leden")...)...)
		if toets.Allows(o, na.bron()) != toets.Allows(o, w.bron()) {
			t.Fatal("a new composition moves a wall")
		}
	})
	for _, naam := range slices.Concat(names(Kenmerken()), relationColumns()) {
		if strings.Contains(naam, "gezin") || strings.Contains(naam, "familie") {
			t.Errorf("the algebra can speak of a family: %s", naam)
		}
	}
}

func names[S ~string](ss []S) []string {
	var uit []string
	for _, s := range ss {
		uit = append(uit, string(s))
	}
	return uit
}

func relationColumns() []string {
	var uit []string
	for _, v := range Relaties() {
		uit = append(uit, names(v.Kolommen)...)
	}
	return uit
}

// Without the right of a line, nobody; without an account, nobody who needs
// one; with a purpose or role that nobody registered, nobody.
func TestNobodyWithoutARight(t *testing.T) {
	o, w := van(daan, SFeit, gezin.Gewoon), huis()
	good := vraag(worker("m-indicatie", Indicatiesteller), Lezen, WmoOnderzoek)
	if !allowed(good, o, w) {
		t.Fatal("the good question is refused")
	}
	for naam, bad := range map[string]func(v *Vraag){
		"no account":       func(v *Vraag) { v.Lezer.Account = "" },
		"another account":  func(v *Vraag) { v.Lezer.Account = "m-ander" },
		"unknown role":     func(v *Vraag) { v.Lezer.Rol = "directeur" },
		"no role":          func(v *Vraag) { v.Lezer.Rol = "" },
		"role not held":    func(v *Vraag) { v.Lezer.Rol = Casusregisseur },
		"unknown purpose":  func(v *Vraag) { v.Voor = "nieuwsgierig" },
		"no purpose":       func(v *Vraag) { v.Voor = "" },
		"unknown action":   func(v *Vraag) { v.Actie = "kijken" },
		"not appointed":    func(v *Vraag) { v.Lezer.Domeinen = []Domein{DJeugd} },
		"no day":           func(v *Vraag) { v.Moment = Moment{} },
		"before it began":  func(v *Vraag) { v.Moment.Dag = sinds - 1 },
		"it is about him":  func(v *Vraag) { v.Lezer.Persoon = daan },
		"the action alone": func(v *Vraag) { v.Actie = Besluiten },
	} {
		v := good
		bad(&v)
		if allowed(v, o, w) {
			t.Errorf("%s: allowed", naam)
		}
	}
	var zero Toets
	if zero.Allows(o, w.bron()) || zero.Decide(o, w.bron()).Toegestaan {
		t.Error("the zero Toets allows")
	}
	if allowed(good, o, w.met(Belang, Belangen("m-indicatie", daan, sinds, termijn.Geen))) {
		t.Error("a conflict of interest is allowed")
	}
}

// A row that is labelled as being about nobody, but names someone, is nobody's.
func TestNobodysRowNamesNobody(t *testing.T) {
	v := vraag(worker("m", Beleidsmaker), Lezen, Beleid)
	if !allowed(v, Record{Soort: STarief}, nil) {
		t.Error("a public tariff is refused")
	}
	for _, o := range []Record{
		{Soort: STarief, Label: gezin.Label{Onderwerp: daan}},
		{Soort: STarief, Samenstelling: samen},
		{Soort: STarief, Label: gezin.Label{Wet: gezin.Wmo}},
		{Soort: STarief, Label: gezin.Label{Klasse: gezin.Gewoon}},
	} {
		if allowed(v, o, huis()) {
			t.Errorf("allowed: %+v", o)
		}
	}
}
