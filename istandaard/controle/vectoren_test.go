package controle

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestVectoren holds the check against the verdicts of the official schema and
// stylesheet on the vectors that stand beside the project.
func TestVectoren(t *testing.T) {
	map1 := filepath.Join(gedeeld(t), "testvectors")
	for _, rij := range leesCSV(t, filepath.Join(map1, "expected.csv")) {
		t.Run(rij["file"], func(t *testing.T) {
			u := controleer(t, leesBestand(t, filepath.Join(map1, rij["domain"], rij["file"])))
			if u.Bericht != rij["message"] || u.Structuur != (rij["xsd_valid"] == "yes") {
				t.Fatalf("%s, structuur %v; moet zijn %s, %s: %v", u.Bericht, u.Structuur, rij["message"], rij["xsd_valid"], u.Fouten)
			}
			moet := strings.FieldsFunc(rij["rules_reported_by_official_xslt_2.10.5"], func(r rune) bool { return r == '+' })
			slices.Sort(moet)
			if !slices.Equal(codes(u), moet) {
				t.Errorf("regels %v, moet zijn %v", codes(u), moet)
			}
		})
	}
}

// TestVectorenStructuur does the same for the vectors on the schema alone, and
// wants the rule that the vector is about to be named.
func TestVectorenStructuur(t *testing.T) {
	map1 := filepath.Join(gedeeld(t), "testvectors")
	for _, rij := range leesCSV(t, filepath.Join(map1, "expected_xsd.csv")) {
		t.Run(rij["file"], func(t *testing.T) {
			u := controleer(t, leesBestand(t, filepath.Join(map1, rij["domain"], rij["file"])))
			if u.Structuur != (rij["xsd_valid"] == "yes") {
				t.Fatalf("structuur %v, moet zijn %s: %v", u.Structuur, rij["xsd_valid"], u.Fouten)
			}
			if u.Structuur && len(u.Fouten) > 0 {
				t.Errorf("fouten in een goed bericht: %v", u.Fouten)
			}
			regel := rij["rule_or_reason"]
			if len(regel) == 5 && !slices.Contains(codes(u), regel) {
				t.Errorf("regels %v, moet ook hebben %s", codes(u), regel)
			}
		})
	}
}

// voorbeeldfouten are the faults in the sample messages of the Ketenbureau that
// are known. All other samples are right.
var voorbeeldfouten = map[string]struct {
	structuur bool
	regels    []string
}{
	"JW315.xml":  {false, []string{"XSD-DATUM"}}, // 31 June, twice
	"JW318.xml":  {false, nil},                   // RetourCode in a wrong place
	"JW317.xml":  {true, []string{"CS003"}},
	"JW323.xml":  {true, []string{"TR101"}},
	"WMO317.xml": {true, []string{"TR380"}},
}

func TestVoorbeeldberichten(t *testing.T) {
	paden, err := filepath.Glob(filepath.Join(gedeeld(t), "messages", "*", "*.xml"))
	if err != nil || len(paden) == 0 {
		t.Fatalf("geen voorbeeldberichten gevonden (%v)", err)
	}
	for _, pad := range paden {
		naam := filepath.Base(pad)
		t.Run(naam, func(t *testing.T) {
			u := controleer(t, leesBestand(t, pad))
			fout, bekend := voorbeeldfouten[naam]
			if !bekend {
				fout.structuur = true
			}
			if u.Structuur != fout.structuur {
				t.Fatalf("structuur %v: %v", u.Structuur, u.Fouten)
			}
			if fout.regels != nil && !slices.Equal(codes(u), fout.regels) || !bekend && len(u.Fouten) > 0 {
				t.Errorf("fouten %v, moet zijn %v", u.Fouten, fout.regels)
			}
		})
	}
}

func leesBestand(t testing.TB, pad string) []byte {
	t.Helper()
	b, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
