package istandaard

import (
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// regel is one line of an element tree.
type regel struct {
	pad, card, typ, lijst string
	sleutel               bool
}

func boom(els []element, pad string, sleutel bool) []regel {
	var uit []regel
	for i := range els {
		e := &els[i]
		if e.verboden {
			continue
		}
		r := regel{pad: pad + "/" + e.naam, card: "1", typ: e.typenaam, sleutel: e.sleutel || sleutel}
		switch {
		case e.herhaalt:
			r.card = "1..*"
		case e.min == 0:
			r.card = "0..1"
		}
		if e.datatype != nil {
			r.lijst = e.datatype.LijstWmo + "|" + e.datatype.LijstJw
		}
		uit = append(uit, r)
		uit = append(uit, boom(e.kinderen, r.pad, e.samen && e.sleutel)...)
	}
	return uit
}

// TestTrees holds the Go structs against the element trees of the schemas: every
// element, its order, how often it occurs, its type, its code list and its place
// in the key, of all 28 messages.
func TestTrees(t *testing.T) {
	shared := proef.SharedDir(t)
	want := map[string][]map[string]string{}
	for _, r := range proef.Tabel(t, filepath.Join(shared, "element-trees-all-28-messages.csv")) {
		if r["depth"] != "0" {
			want[r["message"]] = append(want[r["message"]], r)
		}
	}
	if len(want) != 28 {
		t.Fatalf("the reference has %d messages", len(want))
	}
	for _, s := range Soorten() {
		t.Run(s.String(), func(t *testing.T) {
			got := boom(maakPlan(Uitgave32(), s).kinderen, "Bericht", false)
			rows := want[s.String()]
			if len(got) != len(rows) {
				t.Errorf("%d elements, want %d", len(got), len(rows))
			}
			for i := range min(len(got), len(rows)) {
				vergelijk(t, s, got[i], rows[i])
			}
		})
	}
}

func vergelijk(t *testing.T, s Soort, got regel, want map[string]string) {
	t.Helper()
	if got.pad != want["path"] || got.card != want["card"] || got.typ != want["type"] {
		t.Fatalf("%s %s %s, want %s %s %s", got.pad, got.card, got.typ, want["path"], want["card"], want["type"])
	}
	if got.sleutel != (want["key"] == "ja") && want["type"] != "CDT_Product" && want["type"] != "CDT_Referentie" {
		t.Errorf("%s: key %v, want %q", got.pad, got.sleutel, want["key"])
	}
	wmo, jw, _ := strings.Cut(got.lijst, "|")
	lijst := wmo
	if s.Domein == Jw {
		lijst = jw
	}
	if ref := want["codelist"]; lijst != ref && ref != "COD002-VEKTIS" {
		t.Errorf("%s: code list %q, want %q", got.pad, lijst, ref)
	}
}

// TestFacets holds the simple types against the facets in the element trees.
func TestFacets(t *testing.T) {
	shared := proef.SharedDir(t)
	seen := map[string]bool{}
	for _, r := range proef.Tabel(t, filepath.Join(shared, "element-trees-all-28-messages.csv")) {
		facets, _, _ := strings.Cut(r["facets"], " | ")
		if facets == "" || seen[r["type"]] {
			continue
		}
		seen[r["type"]] = true
		d, ok := DatatypeVan(r["type"])
		if !ok {
			t.Errorf("no type %s", r["type"])
			continue
		}
		if got := facetten(d); got != facets && d.LijstWmo == "" {
			t.Errorf("%s: %q, want %q", r["type"], got, facets)
		}
	}
	for i := range datatypen {
		if !seen[datatypen[i].Naam] {
			t.Errorf("%s is not in the reference", datatypen[i].Naam)
		}
	}
}

// facetten writes the facets of a type as the reference does.
func facetten(d *Datatype) string {
	switch d.Basis {
	case BasisDatum:
		return "date pattern=[^:Z]*"
	case BasisTijd:
		return "time pattern=[^Z+-]+"
	case BasisGetal:
		return "integer minInclusive=" + itoa(d.Min) + " maxInclusive=" + itoa(d.Max)
	}
	s := "string"
	if d.MinLengte > 0 {
		s += " minLength=" + itoa(int64(d.MinLengte))
	}
	if d.MaxLengte > 0 {
		s += " maxLength=" + itoa(int64(d.MaxLengte))
	}
	patroon := map[Patroon]string{
		PatroonGevuld: `.*[^\s].*`, PatroonInhoud: `([.\s]*\S+[.\s]*)+`, PatroonCijfers: `[0-9]*`,
		PatroonAgb: `[0-9]{8}`, PatroonBsn: `[0-9]{9}`, PatroonGemeente: `[0-9]{4}`,
		PatroonLetters: `([a-zA-ZÀ-ỳ])+`, PatroonVersie: `(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)`,
	}[d.Patroon]
	if patroon != "" {
		s += " pattern=" + patroon
	}
	return s
}
