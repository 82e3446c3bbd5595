package regeling

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"codeberg.org/wijzer/wijzer/termijn"
)

// kop is a small catalogue to which each case adds one thing that is wrong.
const kop = `regeling: proef
document: d
documenten: [{code: d, titel: Proef}]
status: verzonnen
geldig: {van: 2022-01-01}
feiten:
  - {code: rol, naam: rol, over: lid, soort: code, waarden: [{code: volwassene, naam: volwassene}, {code: kind, naam: kind}], is: "is {waarde}", vraag: "?", bron: x}
  - {code: geboortedatum, naam: geboortedatum, over: lid, soort: datum, is: "is geboren op {waarde}", vraag: "?", bron: x}
  - {code: geweld, naam: geweld, over: gezin, soort: waarheid, ja: "er is geweld", nee: "er is geen geweld", vraag: "?", bron: x}
  - {code: duur, naam: duur, over: gezin, soort: getal, is: "de duur is {waarde}", vraag: "?", bron: x}
`

func read(text string) (*Regeling, Fouten) {
	r, err := Lees(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, ".")
	var ff Fouten
	errors.As(err, &ff)
	return r, ff
}

func TestFaultsOfCatalogues(t *testing.T) {
	access := func(cond string) string {
		return "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p, bron: x, toegang: [{code: t, naam: t, bron: x, als: " + cond + "}]}\n"
	}
	for _, c := range []struct {
		name, text, code string
		line             int
	}{
		{"unknown key", "onzin: 1\n", FoutSleutelOnbekend, 11},
		{"unknown key in a line", "groepen:\n  - {code: g, enkelvoud: a, meervoud: b, als: {feit: rol, is: kind}, bron: x, kleur: rood}\n", FoutSleutelOnbekend, 12},
		{"key twice", "groepen:\n  - {code: g, code: h, enkelvoud: a, meervoud: b, als: {feit: rol, is: kind}, bron: x}\n", FoutSleutelDubbel, 12},
		{"unknown fact", access("{feit: gewelt, is: ja}"), FoutFeitOnbekend, 12},
		{"unknown value", "groepen:\n  - {code: g, enkelvoud: a, meervoud: b, als: {feit: rol, is: opa}, bron: x}\n", FoutWaardeOnbekend, 12},
		{"fact of a member in the family", access("{feit: rol, is: kind}"), FoutBereik, 12},
		{"unknown group", access("{aantal: opas, ten-minste: 1}"), FoutVerwijzing, 12},
		{"two things in one condition", access("{feit: geweld, is: ja, altijd: ja}"), FoutVorm, 12},
		{"a condition that says nothing", access("{}"), FoutVorm, 12},
		{"contradiction yes and no", access("{alle: [{feit: geweld, is: ja}, {feit: geweld, is: nee}]}"), FoutTegenspraak, 12},
		{"contradiction nested", access("{alle: [{feit: duur, ten-minste: 12}, {alle: [{feit: duur, ten-hoogste: 9}]}]}"), FoutTegenspraak, 12},
		{"contradiction in one range", access("{feit: duur, ten-minste: 12, ten-hoogste: 9}"), FoutTegenspraak, 12},
		{"contradiction of codes", "groepen:\n  - {code: g, enkelvoud: a, meervoud: b, als: {alle: [{feit: rol, is: kind}, {feit: rol, is: volwassene}]}, bron: x}\n", FoutTegenspraak, 12},
		{"contradiction of ages", "groepen:\n  - {code: g, enkelvoud: a, meervoud: b, als: {alle: [{leeftijd: {ten-minste: 18}}, {leeftijd: {jonger-dan: 18}}]}, bron: x}\n", FoutTegenspraak, 12},
		{"line without source", "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p}\n", FoutBron, 12},
		{"unknown document", "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p, bron: {document: q, plaats: x}}\n", FoutVerwijzing, 12},
		{"level without order", "schalen:\n  - {code: s, bron: x, niveaus: [{code: licht, naam: licht}]}\n", FoutVolgorde, 12},
		{"levels out of order", "schalen:\n  - {code: s, bron: x, niveaus: [{orde: 2, code: licht, naam: licht}, {orde: 1, code: zwaar, naam: zwaar}]}\n", FoutVolgorde, 12},
		{"overlapping prices", "prijzen:\n  - {tarief: a, per: uur, bedrag: \"1.00\", bron: x}\n  - {tarief: a, per: uur, bedrag: \"2.00\", geldig: {van: 2023-01-01}, bron: x}\n", FoutOverlap, 13},
		{"overlapping products", "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p, bron: x}\n  - {code: p, naam: p, versie: \"2\", omschrijving: p, bron: x}\n", FoutOverlap, 13},
		{"ends before it begins", "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p, bron: x, geldig: {van: 2022-01-01, tot: 2021-01-01}}\n", FoutGeldigheid, 12},
		{"percentage without base", "prijzen:\n  - {tarief: a, per: uur, formule: {basis: \"10.00\", procent: \"31.33\"}, bron: x}\n", FoutPrijs, 12},
		{"price of nothing", "prijzen:\n  - {tarief: a, per: uur, bron: x}\n", FoutPrijs, 12},
		{"amount with a comma", "prijzen:\n  - {tarief: a, per: uur, bedrag: \"1,00\", bron: x}\n", FoutVorm, 12},
		{"date that does not exist", "prijzen:\n  - {tarief: a, per: uur, bedrag: \"1.00\", geldig: {van: 2022-02-30}, bron: x}\n", FoutVorm, 12},
		{"group built on itself", "groepen:\n  - {code: g, enkelvoud: a, meervoud: b, als: {groep: g}, bron: x}\n", FoutVerwijzing, 12},
		{"yes or no in English", access("{feit: geweld, is: yes}"), FoutVorm, 12},
		{"a condition within itself", access("&x {alle: [*x]}"), FoutVorm, 12},
		{"not YAML", "producten: [\n", FoutYAML, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, ff := read(kop + c.text)
			i := slices.IndexFunc(ff, func(f Fout) bool { return f.Code == c.code })
			if i < 0 {
				t.Fatalf("no fault %s in %v", c.code, ff)
			}
			if f := ff[i]; f.Tekst == "" || f.Bestand != "a.yaml" || c.line != 0 && f.Regel != c.line {
				t.Errorf("fault at %s:%d, want line %d: %s", f.Bestand, f.Regel, c.line, f.Tekst)
			}
		})
	}
}

// TestAllFaultsAtOnce puts two faults in one file and one in another.
func TestAllFaultsAtOnce(t *testing.T) {
	_, err := Lees(fstest.MapFS{
		"a.yaml": {Data: []byte(kop + "onzin: 1\nprijzen:\n  - {tarief: a, per: eeuw, bedrag: \"1.00\", bron: x}\n")},
		"b.yaml": {Data: []byte("document: d\nrommel: 2\n")},
	}, ".")
	var ff Fouten
	if !errors.As(err, &ff) || len(ff) != 3 {
		t.Fatalf("want three faults, got %v", err)
	}
	if ff[2].Bestand != "b.yaml" || !strings.Contains(ff.Error(), "a.yaml:11:") {
		t.Errorf("faults out of place:\n%v", ff)
	}
}

func TestDifferenceBetweenDays(t *testing.T) {
	r, err := Laad("rotterdam")
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) []Sectie { return r.Tekst(dayOf(s)) }
	changes := Verschil(day("2020-01-01"), day("2022-03-07"))
	came := slices.ContainsFunc(changes, func(c Wijziging) bool { return c.Sleutel == "product/huiselijk-geweld/1" && c.Oud == nil })
	if !came {
		t.Error("the arrangement of 2022 is not shown as new")
	}
	if again := Verschil(day("2022-03-07"), day("2022-03-07")); len(again) != 0 {
		t.Errorf("a day differs from itself: %v", again)
	}
}

func FuzzLees(f *testing.F) {
	f.Add(kop)
	f.Add(kop + "producten:\n  - {code: p, naam: p, versie: \"1\", omschrijving: p, bron: x, toegang: [{code: t, naam: t, bron: x, als: {alle: [{feit: geweld, is: ja}]}}]}\n")
	f.Add("a: &a [*a]")
	f.Add("prijzen: [{tarief: a, per: uur, formule: {basis: \"9\", procent: \"1/3\", grondslag: x, gedeeld-door: 7}, bron: x}]")
	f.Fuzz(func(t *testing.T, text string) {
		if r, ff := read(text); r == nil && len(ff) == 0 {
			t.Error("neither a catalogue nor a fault")
		}
	})
}

func dayOf(s string) termijn.Dag { return termijn.MustDag(s) }
