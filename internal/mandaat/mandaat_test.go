package mandaat

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/termijn"
)

const voorbeeld = `
versie: 2026-1
bron: Mandaatbesluit sociaal domein Proefstad 2026
regels:
  - {kenmerk: M-1, rol: indicatiesteller, wet: Wmo, producten: [licht], per-week: "300,00", van: 2026-01-01, tot: 2027-01-01}
  - {kenmerk: M-2, rol: indicatiesteller, team: wt-noord, wet: Wmo, van: 2026-01-01}
  - {kenmerk: M-3, rol: casusregisseur, account: a1, wet: Jeugdwet, soorten: [beeindiging]}
`

func kent() Kent {
	return Kent{Rollen: []string{"indicatiesteller", "casusregisseur"}, Producten: []string{"licht", "zwaar"},
		Soorten: []string{"toekenning", "beeindiging"}, Wetten: []string{"Wmo", "Jeugdwet"}}
}

func lees(t *testing.T) *Mandaat {
	t.Helper()
	m, err := Lees([]byte(voorbeeld), kent())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestWhoMaySign(t *testing.T) {
	m := lees(t)
	day := termijn.MustDag("2026-05-11")
	light := Besluit{Wet: "Wmo", Product: "licht", Soort: "toekenning", Dag: day, PerWeek: geld.MustBedrag("300.00"), PrijsBekend: true}
	iris := Wie{Account: "a2", Rol: "indicatiesteller", Teams: []string{"wt-zuid"}}
	noord := Wie{Account: "a3", Rol: "indicatiesteller", Teams: []string{"wt-noord"}}
	change := func(fn func(*Besluit)) Besluit { b := light; fn(&b); return b }
	for name, c := range map[string]struct {
		wie   Wie
		b     Besluit
		regel string
		reden Reden
	}{
		"within all":            {iris, light, "M-1", ""},
		"a cent too much":       {iris, change(func(b *Besluit) { b.PerWeek++ }), "", TeDuur},
		"price not known":       {iris, change(func(b *Besluit) { b.PrijsBekend = false; b.PerWeek = 0 }), "", TeDuur},
		"the team may":          {noord, change(func(b *Besluit) { b.PerWeek = geld.MustBedrag("9000.00") }), "M-2", ""},
		"other help":            {iris, change(func(b *Besluit) { b.Product = "zwaar" }), "", AnderHulp},
		"other law":             {iris, change(func(b *Besluit) { b.Wet = "Jeugdwet" }), "", AndereWet},
		"before the first day":  {iris, change(func(b *Besluit) { b.Dag = termijn.MustDag("2025-12-31") }), "", NietNu},
		"on the first day":      {iris, change(func(b *Besluit) { b.Dag = termijn.MustDag("2026-01-01") }), "M-1", ""},
		"on the last day":       {iris, change(func(b *Besluit) { b.Dag = termijn.MustDag("2026-12-31") }), "M-1", ""},
		"after the last day":    {iris, change(func(b *Besluit) { b.Dag = termijn.MustDag("2027-01-01") }), "", NietNu},
		"another role":          {Wie{Account: "a2", Rol: "casusregisseur"}, light, "", GeenRegel},
		"this account alone":    {Wie{Account: "a1", Rol: "casusregisseur"}, Besluit{Wet: "Jeugdwet", Soort: "beeindiging", Dag: day}, "M-3", ""},
		"another kind":          {Wie{Account: "a1", Rol: "casusregisseur"}, Besluit{Wet: "Jeugdwet", Soort: "toekenning", Dag: day}, "", AnderSoort},
		"account, another role": {Wie{Account: "a1", Rol: "indicatiesteller"}, Besluit{Wet: "Jeugdwet", Soort: "beeindiging", Dag: day}, "", AndereWet},
	} {
		r, reden := m.Regel(c.wie, c.b)
		got := ""
		if r != nil {
			got = r.Kenmerk
		}
		if got != c.regel || reden != c.reden {
			t.Errorf("%s: %q (%s), want %q (%s)", name, got, reden, c.regel, c.reden)
		}
	}
	if got := m.Rollen(light); !slices.Equal(got, []string{"indicatiesteller"}) {
		t.Errorf("to be put forward to %v", got)
	}
	if got := m.Verwijzing(&m.Regels[0]); got != "Mandaatbesluit sociaal domein Proefstad 2026, versie 2026-1, regel M-1" {
		t.Errorf("reference %q", got)
	}
}

// What may be signed may also be signed when it costs less, and whoever signs
// has the role of the rule.
func TestMandateIsMonotone(t *testing.T) {
	m := lees(t)
	rapid.Check(t, func(t *rapid.T) {
		wie := Wie{Account: rapid.SampledFrom([]string{"a1", "a2"}).Draw(t, "account"), Rol: rapid.SampledFrom(kent().Rollen).Draw(t, "rol"),
			Teams: rapid.SliceOfDistinct(rapid.SampledFrom([]string{"wt-noord", "wt-zuid"}), rapid.ID).Draw(t, "teams")}
		b := Besluit{Wet: rapid.SampledFrom(kent().Wetten).Draw(t, "wet"), Product: rapid.SampledFrom(kent().Producten).Draw(t, "product"),
			Soort: rapid.SampledFrom(kent().Soorten).Draw(t, "soort"), Dag: termijn.MustDag("2025-12-25") + termijn.Dag(rapid.IntRange(0, 400).Draw(t, "dag")),
			PerWeek: geld.Bedrag(rapid.Int64Range(0, 60000).Draw(t, "bedrag")), PrijsBekend: rapid.Bool().Draw(t, "bekend")}
		r, reden := m.Regel(wie, b)
		if (r == nil) == (reden == "") {
			t.Fatal("a rule and a reason, or neither")
		}
		if r == nil {
			return
		}
		if r.Rol != wie.Rol || r.Wet != b.Wet || !slices.Contains(m.Rollen(b), wie.Rol) {
			t.Fatalf("signed under %+v", r)
		}
		less := b
		less.PerWeek = b.PerWeek / 2
		if again, _ := m.Regel(wie, less); again == nil {
			t.Fatal("may sign what costs more, not what costs less")
		}
	})
}

func TestFaultsOfMandates(t *testing.T) {
	_, err := Lees([]byte(`
versie: ""
bron: x
regels:
  - {kenmerk: M-1, rol: geheime-rol, wet: Wet-geheim, producten: [geheim], van: geheim, tot: 2026-01-01, per-week: geheim}
  - {kenmerk: M-1, rol: indicatiesteller, wet: Wmo, van: 2026-01-01, tot: 2026-01-01}
`), kent())
	var faults Fouten
	if !errors.As(err, &faults) {
		t.Fatalf("%v", err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.Code+" "+f.Pad)
	}
	want := []string{"MANDAAT-LEEG versie", "MANDAAT-DAG regels.1.van", "MANDAAT-ONBEKEND regels.1.rol", "MANDAAT-ONBEKEND regels.1.wet",
		"MANDAAT-ONBEKEND regels.1.producten", "MANDAAT-BEDRAG regels.1.per-week", "MANDAAT-DUBBEL regels.2.kenmerk", "MANDAAT-DAG regels.2.tot"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if strings.Contains(err.Error(), "geheim") {
		t.Errorf("a fault repeats what stood there: %v", err)
	}
	for _, text := range []string{"", "versie: 1\nbron: x", "onbekend: 1", "regels: ["} {
		if _, err := Lees([]byte(text), kent()); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}
