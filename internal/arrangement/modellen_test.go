package arrangement

import (
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// These are the twelve acceptance cases that hold the catalogue format to what
// other municipalities do (kennis/modellen.md), on catalogues that ship.

func load(t testing.TB, name, day string) *regeling.Versie {
	t.Helper()
	r, err := regeling.Laad(name)
	if err != nil {
		t.Fatal(err)
	}
	return r.Op(termijn.MustDag(day), termijn.Geen)
}

func adult(id string, extra gezin.Kenmerken) gezin.Lid {
	return member(id, "volwassene", "1990-05-01", extra)
}

func child(id, born string, extra gezin.Kenmerken) gezin.Lid {
	return member(id, "kind", born, extra)
}

func member(id, role, born string, extra gezin.Kenmerken) gezin.Lid {
	values := gezin.Kenmerken{"rol": gezin.Keus(role), "geboortedatum": gezin.Op(termijn.MustDag(born)),
		"neemt-deel": gezin.JaNee(true), "in-voorziening": gezin.JaNee(false), "zwanger": gezin.JaNee(false)}
	for code, w := range extra {
		values[code] = w
	}
	return gezin.Lid{ID: id, Kenmerken: values}
}

func situation(day string, members ...gezin.Lid) *gezin.Situatie {
	return &gezin.Situatie{Peildatum: termijn.MustDag(day), Leden: members, Gezin: gezin.Kenmerken{}}
}

func hg(form, pack string, beside bool) *regeling.Keuze {
	return &regeling.Keuze{Product: "huiselijk-geweld", Waarden: gezin.Kenmerken{
		"vorm": gezin.Keus(form), "pakket": gezin.Keus(pack), "naast-regulier": gezin.JaNee(beside)}}
}

// minutes computes without prices and gives the minutes per week, or the codes
// of the faults.
func minutes(t testing.TB, v *regeling.Versie, s *gezin.Situatie, k *regeling.Keuze) (total int64, codes []string) {
	t.Helper()
	b, err := NieuweRekenaar(v, nil).ZonderPrijzen().Bereken(s, k)
	var ff Fouten
	if errors.As(err, &ff) {
		for _, f := range ff {
			codes = append(codes, f.Code)
		}
		return 0, codes
	}
	return b.Minuten, nil
}

var out = gezin.Kenmerken{"neemt-deel": gezin.JaNee(false)}
var inside = gezin.Kenmerken{"in-voorziening": gezin.JaNee(true)}

func TestAcceptanceHG(t *testing.T) {
	const day = "2022-03-07"
	v := load(t, "rotterdam", day)
	four := []gezin.Lid{child("k1", "2010-01-01", nil), child("k2", "2012-01-01", nil), child("k3", "2015-01-01", nil), child("k4", "2019-01-01", nil)}
	for _, c := range []struct {
		name  string
		s     *gezin.Situatie
		k     *regeling.Keuze
		want  int64
		fault string
	}{
		{"1: two adults, four children, package 2: 5 hours", situation(day, append(four, adult("a", nil), adult("b", nil))...), hg("extramuraal", "2", false), 300, ""},
		{"2: one adult refuses: 3.5 hours", situation(day, append(four, adult("a", nil), adult("b", out))...), hg("extramuraal", "2", false), 210, ""},
		{"package 1, two adults and children: 3 hours", situation(day, four[0], adult("a", nil), adult("b", nil)), hg("extramuraal", "1", false), 180, ""},
		{"package 3, two adults and children: 9 hours", situation(day, four[0], adult("a", nil), adult("b", nil)), hg("extramuraal", "3", false), 540, ""},
		{"3: intramural package 3: 1.5 + 1.5 + 3 hours", situation(day, four[0], adult("a", inside), adult("b", inside)), hg("intramuraal", "3", false), 360, ""},
		{"4: semimural package 1", situation(day, four[0], adult("a", inside)), hg("semimuraal", "1", false), 0, "pakket-niet-toegestaan"},
		{"4: package 1 beside nothing", situation(day, four[0], adult("a", inside)), hg("intramuraal", "1", true), 0, "geen-regulier-verblijf"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, codes := minutes(t, v, c.s, c.k)
			if c.fault != "" && !slices.Contains(codes, c.fault) || c.fault == "" && codes != nil || got != c.want {
				t.Errorf("%d minutes, faults %v; want %d, %q", got, codes, c.want, c.fault)
			}
		})
	}
}

func TestAcceptance3StayHoldsLevelsAndRefusesWhatItIncludes(t *testing.T) {
	const day = "2022-03-07"
	v := load(t, "rotterdam", day)
	s := situation(day, adult("a", inside), child("k", "2015-01-01", inside))
	k := hg("intramuraal", "3", false)
	b, err := NieuweRekenaar(v, nil).ZonderPrijzen().Bereken(s, k)
	if err != nil {
		t.Fatal(err)
	}
	levels := map[string]string{}
	for _, r := range b.Regels {
		levels[r.Onderdeel] = r.Niveau
	}
	for part, want := range map[string]string{"intramurale-ondersteuning": "3", "nachtelijke-ondersteuning": "3", "verblijf-volwassene": "", "verblijf-kind": ""} {
		if got, there := levels[part]; !there || got != want {
			t.Errorf("%s at level %q (there: %v), want %q", part, got, there, want)
		}
	}
	k.Aanvulling = []regeling.Aanvulling{{Gebied: "sociaal-persoonlijk-functioneren", Niveau: "midden", Persoon: "a"}}
	if _, codes := minutes(t, v, s, k); !slices.Equal(codes, []string{FoutInbegrepen}) {
		t.Errorf("faults %v, want %s", codes, FoutInbegrepen)
	}
}

func TestAcceptance4BesideRegularStay(t *testing.T) {
	const day = "2022-03-07"
	s := situation(day, adult("a", inside), child("k", "2015-01-01", inside))
	s.Lopend = []gezin.Lopend{{Product: "regulier-intramuraal", Persoon: "a"}}
	if got, codes := minutes(t, load(t, "rotterdam", day), s, hg("intramuraal", "1", true)); got != 135 || codes != nil {
		t.Errorf("%d minutes, faults %v; want 135", got, codes)
	}
}

func TestAcceptance5PerpetratorsHalfMovesWithHim(t *testing.T) {
	const day = "2022-03-07"
	b, err := NieuweRekenaar(load(t, "rotterdam", day), nil).ZonderPrijzen().
		Bereken(situation(day, adult("m", inside), adult("v", nil), child("k", "2015-01-01", inside)), hg("intramuraal", "2", false))
	if err != nil {
		t.Fatal(err)
	}
	forms := map[int]string{}
	for _, r := range b.Regels {
		if r.Onderdeel == "begeleiding-volwassene" {
			forms[r.Drager] = r.Vorm
			if r.Minuten != 60 {
				t.Errorf("%d minutes, want 60", r.Minuten)
			}
		}
	}
	if forms[0] != "intramuraal" || forms[1] != "extramuraal" {
		t.Errorf("forms %v", forms)
	}
}

func TestAcceptance6InformalBudgetByPercentage(t *testing.T) {
	v := load(t, "rotterdam-2015", "2016-05-02")
	k := &regeling.Keuze{Product: "huishoudelijke-ondersteuning", Persoon: "a", Niveaus: map[string]string{"huishouden": "5"},
		Omvang: map[string]int64{"huishouden": 60}, Waarden: gezin.Kenmerken{"trede": gezin.Keus("5"), "leverancier": gezin.Keus("informeel")}}
	b, err := NieuweRekenaar(v, nil).Bereken(situation("2016-05-02", adult("a", nil)), k)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Totaal(regeling.PerWeek); got != geld.MustBedrag("35.00") {
		t.Errorf("%s per week, want 35.00", got)
	}
	four := v.Prijs(regeling.Tarief{Code: "huishouden", Niveau: "5", Klasse: "informeel", Per: regeling.Per4Weken})
	if four.Bedrag != geld.MustBedrag("140.00") || four.Opmerking != "" {
		t.Errorf("%s per 4 weeks, remark %q", four.Bedrag, four.Opmerking)
	}
}

func TestAcceptance7GezinsarrangementBesideYouthHelp(t *testing.T) {
	const day = "2022-03-07"
	s := situation(day, adult("a", nil), child("k", "2015-01-01", nil))
	s.Lopend = []gezin.Lopend{{Product: "jeugdhulp", Persoon: "k"}}
	if _, codes := minutes(t, load(t, "rotterdam", day), s, ga("midden")); !slices.Equal(codes, []string{"jeugdhulp-aanwezig"}) {
		t.Errorf("faults %v", codes)
	}
}

func ga(level string) *regeling.Keuze {
	return &regeling.Keuze{Product: "gezinsarrangement", Persoon: "a",
		Niveaus: map[string]string{"sociaal-persoonlijk-functioneren": "midden", "opvoedondersteuning": level},
		Omvang:  map[string]int64{"sociaal-persoonlijk-functioneren": 120, "opvoedondersteuning": 60}, Waarden: gezin.Kenmerken{}}
}

func TestAcceptance8TemporaryIntensiveLongerThanSixMonths(t *testing.T) {
	const day, code = "2022-03-07", "tijdelijk-intensief-hoogstens-zes-maanden"
	v := load(t, "rotterdam", day)
	for _, c := range []struct {
		level  string
		months int64
		warn   bool
	}{{"tijdelijk-intensief", 6, false}, {"tijdelijk-intensief", 7, true}, {"midden", 12, false}} {
		k := ga(c.level)
		k.Waarden["looptijd"] = gezin.Aantal(c.months)
		b, err := NieuweRekenaar(v, nil).ZonderPrijzen().Bereken(situation(day, adult("a", nil), child("k", "2015-01-01", nil)), k)
		if err != nil {
			t.Fatal(err)
		}
		warned := slices.ContainsFunc(b.Aandacht, func(a Aandachtspunt) bool { return a.Code == code })
		if warned != c.warn {
			t.Errorf("%s for %d months: warned %v", c.level, c.months, warned)
		}
	}
}

func TestAcceptance9OneArrangementPerChild(t *testing.T) {
	const day = "2021-03-01"
	v := load(t, "hart-van-brabant-2020", day)
	s := situation(day, child("k", "2015-01-01", nil), child("l", "2016-01-01", nil))
	s.Lopend = []gezin.Lopend{{Product: "jeugdarrangement", Persoon: "k"}}
	for _, c := range []struct {
		who  string
		want []string
	}{{"k", []string{"al-een-arrangement"}}, {"l", nil}} {
		k := &regeling.Keuze{Product: "jeugdarrangement", Persoon: c.who}
		if _, codes := minutes(t, v, s, k); !slices.Equal(codes, c.want) {
			t.Errorf("for %s: faults %v, want %v", c.who, codes, c.want)
		}
	}
	extra := &regeling.Keuze{Product: "jeugdarrangement", Persoon: "l", Aanvulling: []regeling.Aanvulling{{Gebied: "los-product", Persoon: "k"}}}
	if _, codes := minutes(t, v, s, extra); codes != nil {
		t.Errorf("a product beside the arrangement: %v", codes)
	}
}

func TestAcceptance10AdditiveNorm(t *testing.T) {
	v := load(t, "hbel-2021", "2021-03-01")
	s := situation("2021-03-01", adult("a", nil))
	s.Gezin = gezin.Kenmerken{"eigen-mogelijkheden": gezin.JaNee(true), "beperkingen": gezin.Keus("enig"),
		"samenstelling": gezin.JaNee(false), "kamer-in-gebruik": gezin.JaNee(true), "kamer-niet-in-gebruik": gezin.JaNee(false)}
	b, err := NieuweRekenaar(v, nil).Bereken(s, &regeling.Keuze{Product: "schoon-en-leefbaar-huis", Persoon: "a"})
	if err != nil {
		t.Fatal(err)
	}
	if o := b.Regels[0].Omvang; o.Aantal != 127 || o.Per != "jaar" || o.Eenheid != "uur" {
		t.Errorf("%+v, want 127 hours a year", o)
	}
}

func TestAcceptance11YearAmountAsBase(t *testing.T) {
	v := load(t, "beschermd-wonen-2022", "2022-05-01")
	for class, want := range map[string]string{"professional": "87.71", "zzp": "78.94", "netwerk": "65.79"} {
		p := v.Prijs(regeling.Tarief{Code: "beschermd-wonen", Klasse: class, Per: regeling.PerEtmaal})
		if p.Bedrag != geld.MustBedrag(want) || p.Berekend != p.Bedrag || p.Opmerking != "" {
			t.Errorf("%s: %s, formula gives %s, remark %q", class, p.Bedrag, p.Berekend, p.Opmerking)
		}
	}
	odd := v.Prijs(regeling.Tarief{Code: "toeslag-intensief", Klasse: "netwerk", Per: regeling.PerJaar})
	if odd.Bedrag != geld.MustBedrag("5323.87") || odd.Opmerking == "" {
		t.Errorf("a published amount must stand, with a remark: %s, %q", odd.Bedrag, odd.Opmerking)
	}
}

func TestAcceptance12RetroactiveTariff(t *testing.T) {
	const text = `
regeling: proef
document: d
documenten: [{code: d, titel: Proef}]
status: verzonnen
gebieden: [{code: begeleiding, naam: Begeleiding, wet: Jeugdwet, schaal: s, geldig: {van: 2023-01-01}, bron: x}]
schalen: [{code: s, bron: x, niveaus: [{orde: 1, code: licht, naam: licht}]}]
producten:
  - {code: p, naam: p, versie: "1", omschrijving: p, geldig: {van: 2023-01-01}, bron: x, onderdelen: [
      {code: b, naam: b, wet: Jeugdwet, per: gebied, drager: gekozen, gebieden: [begeleiding], tarief: {code: begeleiding, per: uur, naar: niveau}, bron: x}]}
prijzen:
  - {tarief: begeleiding, niveau: licht, per: uur, bedrag: "40.00", geldig: {van: 2023-01-01, bekend: 2022-12-15}, bron: x}
  - {tarief: begeleiding, niveau: licht, per: uur, bedrag: "45.77", geldig: {van: 2023-01-01, bekend: 2023-12-02}, bron: x}
`
	r, err := regeling.Lees(fstest.MapFS{"a.yaml": {Data: []byte(text)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	k := &regeling.Keuze{Product: "p", Persoon: "a", Niveaus: map[string]string{"begeleiding": "licht"}, Omvang: map[string]int64{"begeleiding": 60}}
	s := situation("2023-03-15", adult("a", nil))
	for known, want := range map[string]string{"2023-03-15": "40.00", "2023-12-02": "45.77"} {
		v := r.Op(s.Peildatum, termijn.MustDag(known))
		b, err := NieuweRekenaar(v, nil).Bereken(s, k)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Totaal(regeling.PerWeek).String(); got != want {
			t.Errorf("as known on %s: %s, want %s", known, got, want)
		}
	}
}

func TestOtherUnitsAndPeriods(t *testing.T) {
	minute := &regeling.Keuze{Product: "begeleiding", Persoon: "a", Niveaus: map[string]string{"individuele-begeleiding": "plus"},
		Omvang: map[string]int64{"individuele-begeleiding": 90}, Waarden: gezin.Kenmerken{}}
	month := &regeling.Keuze{Product: "huishoudelijke-ondersteuning", Persoon: "a", Niveaus: map[string]string{"huishouden": "zwaar"},
		Omvang: map[string]int64{"huishouden": 120}, Waarden: gezin.Kenmerken{"leverancier": gezin.Keus("instelling")}}
	for _, c := range []struct {
		catalogue string
		k         *regeling.Keuze
		period    regeling.Eenheid
		want      string
	}{
		{"westerveld-2023", minute, regeling.PerWeek, "127.80"},
		{"westerveld-2023", minute, regeling.Eenmalig, "1394.44"},
		{"leidse-regio-2023", month, regeling.PerMaand, "480.50"},
	} {
		b, err := NieuweRekenaar(load(t, c.catalogue, "2023-05-01"), nil).Bereken(situation("2023-05-01", adult("a", nil)), c.k)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Totaal(c.period).String(); got != c.want {
			t.Errorf("%s: %s per %s, want %s", c.catalogue, got, c.period, c.want)
		}
	}
}
