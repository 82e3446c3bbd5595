package kostprijs_test

import (
	"errors"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

func fouten(t *testing.T, change func(*kostprijs.Invoer), names ...string) kostprijs.Fouten {
	t.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld(names...)
	if err != nil {
		t.Fatal(err)
	}
	change(&inv)
	_, err = kostprijs.Maak(b, inv)
	var f kostprijs.Fouten
	if !errors.As(err, &f) {
		return nil
	}
	return f
}

func heeft(f kostprijs.Fouten, code kostprijs.Code, path string) bool {
	for _, x := range f {
		if x.Code == code && x.Pad == path {
			return true
		}
	}
	return false
}

// What a tariff may not rest on is refused, with its code and its path.
func TestWeigertMetCodeEnPad(t *testing.T) {
	const base = "hg-volwassenen-pakket-1"
	rows := []struct {
		name   string
		change func(*kostprijs.Invoer)
		code   kostprijs.Code
		path   string
		from   string
	}{
		{"percentage without base", func(i *kostprijs.Invoer) { zoekParameter(i, "overhead").Grondslag = "" }, kostprijs.FoutGrondslag, "parameters[1].grondslag", base},
		{"base that does not fit", func(i *kostprijs.Invoer) { zoekParameter(i, "overhead").Grondslag = "salaris" }, kostprijs.FoutGrondslag, "parameters[1].grondslag", base},
		{"mix without base", func(i *kostprijs.Invoer) { i.CaoMix.Grondslag = "" }, kostprijs.FoutGrondslag, "cao-mix.grondslag", base},
		{"missing source", func(i *kostprijs.Invoer) { i.Parameters[0].Bron = "" }, kostprijs.FoutBron, "parameters[0].bron", base},
		{"missing source of a mix", func(i *kostprijs.Invoer) { i.Functiemix[1].Bron = "" }, kostprijs.FoutBron, "functiemix[1].bron", base},
		{"missing status", func(i *kostprijs.Invoer) { i.Parameters[0].Status = "" }, kostprijs.FoutStatus, "parameters[0].status", base},
		{"nobody chose", func(i *kostprijs.Invoer) { i.Parameters[0].GekozenDoor = "" }, kostprijs.FoutKiezer, "parameters[0].gekozen-door", base},
		{"no date", func(i *kostprijs.Invoer) { i.Parameters[0].Van = 0 }, kostprijs.FoutDatum, "parameters[0].van", base},
		{"not valid that day", func(i *kostprijs.Invoer) { i.Parameters[0].Tot = kostprijs.MustDatum("2023-06-30") }, kostprijs.FoutGeldigheid, "parameters[0]", base},
		{"mix of 99", func(i *kostprijs.Invoer) { i.CaoMix.Delen[0].Aandeel = g("24") }, kostprijs.FoutMix, "cao-mix.delen", base},
		{"functiemix of 101", func(i *kostprijs.Invoer) { i.Functiemix[0].Delen[0].Aandeel = g("21") }, kostprijs.FoutMix, "functiemix[0].delen", base},
		{"scale the cao lacks", func(i *kostprijs.Invoer) { i.Functiemix[0].Delen[0].Naam = "schaal 3" }, kostprijs.FoutSchaal, "functiemix[0].delen[0]", base},
		{"scale gone on that date", func(i *kostprijs.Invoer) {
			i.Niveaus[0].Delen[0].Naam = "schaal 2" // the cao Jeugdzorg dropped it in 2024
			i.Peildatum = kostprijs.MustDatum("2024-07-01")
		}, kostprijs.FoutSchaal, "niveaus[0].delen[0]", "kinderen"},
		{"step the scale lacks", func(i *kostprijs.Invoer) { i.Periodieken.Delen[0].Naam = "99" }, kostprijs.FoutPeriodiek, "functiemix[0].delen[0]", base},
		{"unknown cao", func(i *kostprijs.Invoer) { i.CaoMix.Delen[0].Naam = "VVT" }, kostprijs.FoutCao, "cao-mix.delen[0]", base},
		{"no table that day", func(i *kostprijs.Invoer) { i.Peildatum = kostprijs.MustDatum("2015-01-01") }, kostprijs.FoutCao, "cao-mix", base},
		{"place of work not chosen", func(i *kostprijs.Invoer) { i.Locatie = nil }, kostprijs.FoutOpen, "locatie", base},
		{"employer not chosen", func(i *kostprijs.Invoer) { i.Werkgever.Contract = "" }, kostprijs.FoutOpen, "werkgever.contract", base},
		{"rounding not chosen", func(i *kostprijs.Invoer) { i.Afronding = nil }, kostprijs.FoutOpen, "afronding", base},
		{"HBO without scales", func(i *kostprijs.Invoer) { i.Niveaus = i.Niveaus[1:] }, kostprijs.FoutOpen, "functiemix[0].delen[0]", "kinderen"},
		{"productivity twice", func(i *kostprijs.Invoer) { i.Uren = []kostprijs.Urenpost{{Soort: "ziekte"}} }, kostprijs.FoutProductief, "uren", base},
		{"no productivity", func(i *kostprijs.Invoer) { i.Parameters = i.Parameters[1:] }, kostprijs.FoutProductief, "uren", base},
		{"name not known", func(i *kostprijs.Invoer) { i.Parameters[0].Naam = "produktiviteit" }, kostprijs.FoutNaam, "parameters[0].naam", base},
		{"parameter twice", func(i *kostprijs.Invoer) { i.Parameters = append(i.Parameters, i.Parameters[0]) }, kostprijs.FoutDubbel, "parameters[2]", base},
		{"parameter that does nothing", func(i *kostprijs.Invoer) {
			p := i.Parameters[0]
			p.Naam, p.Cao, p.Eenheid, p.Grondslag = "balansverlof", "Jeugdzorg", "uur/jaar", ""
			i.Parameters = append(i.Parameters, p)
		}, kostprijs.FoutNaam, "parameters[2]", base},
		{"negative", func(i *kostprijs.Invoer) { zoekParameter(i, "overhead").Waarde = g("-1") }, kostprijs.FoutBereik, "parameters[1].waarde", base},
		{"productivity of 0", func(i *kostprijs.Invoer) { i.Parameters[0].Waarde, i.Parameters[0].Bereik = g("0"), nil }, kostprijs.FoutBereik, "parameters[0].waarde", base},
		{"share of 100", func(i *kostprijs.Invoer) {
			p := zoekParameter(i, "overhead")
			p.Waarde, p.Grondslag = g("100"), kostprijs.AandeelVanPrijs
		}, kostprijs.FoutBereik, "parameters[1].waarde", base},
		{"no premiums of that year", func(i *kostprijs.Invoer) { i.Peildatum = kostprijs.MustDatum("2019-07-01") }, kostprijs.FoutGegeven, "parameters", base},
		{"no hours left", func(i *kostprijs.Invoer) { i.Uren[3].Waarde = g("1700") }, kostprijs.FoutUren, "uren", "volledige-opbouw"},
		{"index not in the tables", func(i *kostprijs.Invoer) { i.Indexatie.Jaren[0].Jaar, i.Indexatie.Jaren[0].OVA = 2026, nil }, kostprijs.FoutGegeven, "indexatie.jaren[0].ova", "volledige-opbouw"},
		{"kilometres without rate", func(i *kostprijs.Invoer) { i.Parameters = i.Parameters[:3] }, kostprijs.FoutGegeven, "parameters", "volledige-opbouw"},
		{"functiemix twice", func(i *kostprijs.Invoer) { i.Functiemix = append(i.Functiemix, i.Functiemix[1]) }, kostprijs.FoutDubbel, "functiemix[2]", base},
		{"level that is not used", func(i *kostprijs.Invoer) { i.Niveaus[0].Naam = "MBO" }, kostprijs.FoutNaam, "niveaus[0]", "kinderen"},
		{"hours of another cao", func(i *kostprijs.Invoer) { i.Uren[3].Cao = kostprijs.Jeugdzorg }, kostprijs.FoutCao, "uren[3].cao", "volledige-opbouw"},
		{"costs of another cao", func(i *kostprijs.Invoer) { i.Personeel[0].Cao = kostprijs.Jeugdzorg }, kostprijs.FoutCao, "personeel[0].cao", "volledige-opbouw"},
		{"material of one cao", func(i *kostprijs.Invoer) { i.Materieel[0].Cao = kostprijs.GGZ }, kostprijs.FoutCao, "materieel[0].cao", "volledige-opbouw"},
		{"term that cannot count", func(i *kostprijs.Invoer) {
			i.Meetellen = []kostprijs.Meetellen{{Naam: "bonus", Herkomst: i.Werkgever.Herkomst}}
		}, kostprijs.FoutNaam, "meetellen[0].naam", base},
		{"range above 100", func(i *kostprijs.Invoer) { i.Parameters[0].Bereik.Hoog = g("101") }, kostprijs.FoutBereik, "parameters[0].waarde", base},
		{"build-up beside a given cost", func(i *kostprijs.Invoer) {
			i.Periodieken = &kostprijs.Mix{}
		}, kostprijs.FoutDubbel, "periodieken", "gepubliceerd-2015-basis"},
		{"divisor of 0", func(i *kostprijs.Invoer) {
			p := i.Parameters[0]
			p.Naam, p.Cao, p.Waarde, p.Eenheid, p.Grondslag, p.Bereik = "uurloon-deler", kostprijs.GGZ, g("0"), "uur/maand", "", nil
			i.Parameters = append(i.Parameters, p)
		}, kostprijs.FoutBereik, "parameters[2].waarde", base},
		{"derived table is newer", func(i *kostprijs.Invoer) { i.Peildatum = kostprijs.MustDatum("2025-11-01") }, kostprijs.FoutTabelkeuze, "tabellen", base},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			names := []string{row.from}
			if row.from == "kinderen" {
				names = []string{"hg-kinderen-pakket-1", "keuzes-kinderen-aanname"}
			}
			f := fouten(t, row.change, names...)
			if !heeft(f, row.code, row.path) {
				t.Errorf("want %s at %s, got:\n%v", row.code, row.path, f)
			}
		})
	}
}

// All faults come at once: what the appendix for children leaves open.
func TestKinderenWeigertAllesTegelijk(t *testing.T) {
	f := fouten(t, func(*kostprijs.Invoer) {}, "hg-kinderen-pakket-2")
	for _, want := range []struct {
		code kostprijs.Code
		path string
	}{
		{kostprijs.FoutGrondslag, "parameters[0].grondslag"}, {kostprijs.FoutOpen, "werkgever"},
		{kostprijs.FoutOpen, "periodieken"}, {kostprijs.FoutProductief, "uren"}, {kostprijs.FoutOpen, "afronding"},
	} {
		if !heeft(f, want.code, want.path) {
			t.Errorf("want %s at %s, got:\n%v", want.code, want.path, f)
		}
	}
	f = fouten(t, func(i *kostprijs.Invoer) { i.Niveaus = nil }, "hg-kinderen-pakket-2", "keuzes-kinderen-aanname")
	for _, path := range []string{"functiemix[0].delen[0]", "functiemix[0].delen[1]", "functiemix[1].delen[0]", "functiemix[1].delen[1]", "functiemix[2].delen[0]", "functiemix[2].delen[1]"} {
		if !heeft(f, kostprijs.FoutOpen, path) {
			t.Errorf("the open mapping at %s is not refused, got:\n%v", path, f)
		}
	}
}

// With the choices made, every set of the document computes; the successor's
// set (footnote 4) gives the same price as the HG set.
func TestKinderenMetKeuzes(t *testing.T) {
	for _, p := range []string{"1", "2", "3"} {
		a := bereken(t, maak(t, nil, "hg-kinderen-pakket-"+p, "keuzes-kinderen-aanname"))
		b := bereken(t, maak(t, nil, "gezinsarrangement-kinderen-pakket-"+p, "keuzes-kinderen-aanname"))
		if a.Tarief != b.Tarief || a.Tarief == 0 {
			t.Errorf("package %s: %s and %s", p, a.Tarief, b.Tarief)
		}
		if a.Kwitantie().Hash == b.Kwitantie().Hash {
			t.Errorf("package %s: two tariffs have the same receipt", p)
		}
	}
}

// No message repeats what was typed.
func TestMeldingenHerhalenNiets(t *testing.T) {
	const secret = "Jansen-999900006"
	f := fouten(t, func(i *kostprijs.Invoer) {
		i.Wet = secret
		i.CaoMix.Delen[0].Naam = secret
		i.CaoMix.Grondslag = secret
		i.Functiemix[1].Delen[0].Naam = secret
		i.Functiemix[1].Cao = "GGZ"
		i.Parameters[0].Naam = secret
		i.Parameters[1].Grondslag = secret
		i.Parameters[1].Eenheid = secret
		i.Parameters[1].Status = secret
		i.Periodieken.Delen[0].Naam = secret
		i.Locatie.Grondslag = secret
		i.Werkgever.Contract = secret
		i.Afronding.Regel = secret
	}, "hg-volwassenen-pakket-1")
	if len(f) < 8 || strings.Contains(f.Error(), "Jansen") || strings.Contains(f.Error(), "9999") {
		t.Errorf("%d faults:\n%v", len(f), f)
	}
}
