package bestand_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

func lees(t *testing.T, texts ...string) (kostprijs.Invoer, kostprijs.Fouten) {
	t.Helper()
	readers := make([]*strings.Reader, len(texts))
	for i, s := range texts {
		readers[i] = strings.NewReader(s)
	}
	var inv kostprijs.Invoer
	var err error
	switch len(readers) {
	case 1:
		inv, err = bestand.Lees(readers[0])
	default:
		inv, err = bestand.Lees(readers[0], readers[1])
	}
	var f kostprijs.Fouten
	errors.As(err, &f)
	return inv, f
}

func TestLees(t *testing.T) {
	inv, f := lees(t, `
code: proef
peildatum: 2023-07-01
parameters:
  - &een {naam: overhead, waarde: "31,33", eenheid: procent, grondslag: opslag-op-kostprijs, van: 2023-01-01, bron: b, status: aanname, gekozen-door: k}
  - <<: *een
    naam: risico
    waarde: 2.5
    grondslag: prijs-na-overhead
uren:
  - {soort: reistijd, waarde: 1 1/2, eenheid: min/uur, declarabel: ja}
`)
	if len(f) > 0 {
		t.Fatal(f)
	}
	p := inv.Parameters
	if len(p) != 2 || p[1].Naam != "risico" || p[1].Waarde.String() != "2.5" || p[1].Bron != "b" || p[1].Grondslag != "prijs-na-overhead" || p[0].Eenheid != "%" || !p[1].Bekend {
		t.Errorf("parameters: %+v", p)
	}
	if u := inv.Uren[0]; !u.Bekend || !u.Declarabel || u.Waarde.String() != "1.5" {
		t.Errorf("hours: %+v", u)
	}
}

func TestLeesFouten(t *testing.T) {
	rows := []struct {
		name, text string
		code       kostprijs.Code
		path       string
	}{
		{"no yaml", "a: [", kostprijs.FoutBestand, ""},
		{"empty", "", kostprijs.FoutBestand, ""},
		{"a list", "- a", kostprijs.FoutBestand, ""},
		{"unknown name", "kode: x", kostprijs.FoutNaam, ""},
		{"twice", "code: x\ncode: y", kostprijs.FoutDubbel, ""},
		{"no number", "parameters: [{waarde: x}]", kostprijs.FoutWaarde, "parameters[0].waarde"},
		{"thousands", "parameters: [{waarde: 1.878}]", kostprijs.FoutWaarde, "parameters[0].waarde"},
		{"no date", "peildatum: 1 juli", kostprijs.FoutDatum, "peildatum"},
		{"no whole number", "weekbudget: [{minuten: '1,5'}]", kostprijs.FoutWaarde, "weekbudget[0].minuten"},
		{"no yes or no", "uren: [{declarabel: soms}]", kostprijs.FoutWaarde, "uren[0].declarabel"},
		{"list for a text", "code: [a]", kostprijs.FoutBestand, "code"},
		{"text for a list", "uren: a", kostprijs.FoutBestand, "uren"},
		{"set from outside", "parameters: [{bekend: ja}]", kostprijs.FoutNaam, "parameters[0]"},
		{"too long", "titel: " + strings.Repeat("x", 3000), kostprijs.FoutBestand, "titel"},
		{"too many", "functiemix:\n" + strings.Repeat("- {cao: a}\n", bestand.MaxKnopen), kostprijs.FoutBestand, ""},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			_, f := lees(t, row.text)
			for _, x := range f {
				if x.Code == row.code && (x.Pad == row.path || row.name == "too many") {
					return
				}
			}
			t.Errorf("want %s at %q, got %v", row.code, row.path, f)
		})
	}
}

// A second file completes the first and replaces nothing.
func TestTweeBestanden(t *testing.T) {
	inv, f := lees(t, "code: a\nparameters: [{naam: overhead, waarde: 30}]", "parameters: [{naam: overhead, grondslag: opslag-op-kostprijs}, {naam: risico, waarde: 1}]")
	if len(f) > 0 || len(inv.Parameters) != 2 || inv.Parameters[0].Waarde.String() != "30" || inv.Parameters[0].Grondslag == "" {
		t.Errorf("%+v, faults %v", inv.Parameters, f)
	}
	_, f = lees(t, "code: a\nparameters: [{naam: overhead, waarde: 30}]", "code: b\nparameters: [{naam: overhead, waarde: 20}]")
	if len(f) != 2 || !f.Heeft(kostprijs.FoutDubbel) {
		t.Errorf("faults %v", f)
	}
}

func TestSchrijfPrijzen(t *testing.T) {
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld("hg-volwassenen-pakket-1")
	if err != nil {
		t.Fatal(err)
	}
	inv.Titel = "regel: [met, rare: tekens]"
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		t.Fatal(err)
	}
	u, err := m.Bereken()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := bestand.SchrijfPrijzen(&out, u.Catalogus(), bestand.Plek{Tarief: "begeleiding", Niveau: "1"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`bedrag: "79.85"`, "sha256:" + u.Kwitantie().Hash, "erin gaat is: aanname", "status: voorstel", "tarief: begeleiding", "per: uur", "regel: [met, rare: tekens]"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}

// FuzzLees holds that no file can bring the reader, the checks or the
// computation down, and that no message repeats what was in it.
func FuzzLees(f *testing.F) {
	for _, name := range bestand.Voorbeelden() {
		text, _ := bestand.Voorbeeld(name)
		f.Add(text)
	}
	f.Add([]byte("code: &a [*a]\nuren: {<<: *a}"))
	b, err := kostprijs.Laad()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		inv, err := bestand.Lees(bytes.NewReader(text))
		if err != nil {
			return
		}
		m, err := kostprijs.Maak(b, inv)
		if err != nil {
			return
		}
		u, err := m.Bereken()
		if err != nil {
			return
		}
		u.Spoor()
		_, _ = m.Trek(3, rand.New(rand.NewPCG(1, 1)))
		var sum kostprijs.Getal
		for _, c := range u.Componenten() {
			sum = sum.Plus(c.PerUur)
		}
		if sum.Vergelijk(kostprijs.VanBedrag(u.Tarief)) != 0 {
			t.Errorf("components %s, tariff %s", sum.Decimaal(6), u.Tarief)
		}
	})
}
