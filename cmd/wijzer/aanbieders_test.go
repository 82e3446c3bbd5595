package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/proefstad"
	"codeberg.org/wijzer/wijzer/termijn"
)

const goedeAanbieders = `gemeente: "0599"
aanbieders:
  - agb: "42420001"
    naam: Thuishulp Voorbeeld
    producten:
      begeleiding-volwassene: {categorie: "10", code: "10A01", bron: "contract 2026"}
`

func TestReadsProviders(t *testing.T) {
	for naam, tt := range map[string]struct{ tekst, fout string }{
		"good":             {goedeAanbieders, ""},
		"no municipality":  {strings.Replace(goedeAanbieders, `"0599"`, `"x"`, 1), "gemeente"},
		"no number":        {strings.Replace(goedeAanbieders, "42420001", "geheim123", 1), "aanbieders[0].agb"},
		"no name":          {strings.Replace(goedeAanbieders, "Thuishulp Voorbeeld", `""`, 1), "aanbieders[0].naam"},
		"no source":        {strings.Replace(goedeAanbieders, "contract 2026", "", 1), "aanbieders[0].producten.begeleiding-volwassene"},
		"twice":            {goedeAanbieders + "  - {agb: \"42420001\", naam: Nog een}\n", "aanbieders[1].agb"},
		"nobody":           {"gemeente: \"0599\"\n", "aanbieders"},
		"an unknown field": {goedeAanbieders + "telefoon: geheim123\n", "klopt niet"},
	} {
		path := filepath.Join(t.TempDir(), "aanbieders.yaml")
		if err := os.WriteFile(path, []byte(tt.tekst), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := leesAanbieders(path)
		switch {
		case tt.fout == "" && (err != nil || len(got.Lijst) != 1 || got.Aanbieder("42420001") == nil || got.Lijst[0].Producten["begeleiding-volwassene"].Code != "10A01"):
			t.Errorf("%s: %+v, %v", naam, got, err)
		case tt.fout != "" && (err == nil || !strings.Contains(err.Error(), tt.fout) || strings.Contains(err.Error(), "geheim123")):
			t.Errorf("%s: %v", naam, err)
		}
	}
	if got, err := leesAanbieders(""); got != nil || err != nil {
		t.Errorf("without a file: %v, %v", got, err)
	}
	if _, err := leesAanbieders(filepath.Join(t.TempDir(), "er-niet")); err == nil {
		t.Error("a file that is not there was read")
	}
}

// In Proefstad help can be assigned: every provider with a contract has a product
// for every part of the catalogue.
func TestProvidersOfTheDemonstration(t *testing.T) {
	rules, err := proefstad.Regeling()
	if err != nil {
		t.Fatal(err)
	}
	got, err := proefAanbieders(proefstad.Maak(proefZaad, termijn.DagVan(time.Now())), rules)
	if err != nil || len(got.Lijst) < 10 {
		t.Fatalf("%d providers, %v", len(got.Lijst), err)
	}
	for _, a := range got.Lijst {
		for _, p := range rules.Producten {
			for _, o := range p.Onderdelen {
				if a.Producten[o.Code].Bron == "" {
					t.Errorf("%s has no product for %s", a.Naam, o.Code)
				}
			}
		}
	}
}
