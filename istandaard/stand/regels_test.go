package stand

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/istandaard/internal/proef"
)

// TestTableAgainstExport holds the table of rules against the rule export of both
// domains: every rule of level 3 and 4, its return code and its messages.
func TestTableAgainstExport(t *testing.T) {
	shared := proef.SharedDir(t)
	for _, domein := range []string{"iwmo", "ijw"} {
		gezien := map[string]bool{}
		for _, r := range proef.Tabel(t, filepath.Join(shared, "rules", "technische-regels-"+domein+"-3.2.csv")) {
			niveau, ok := map[string]int{"berichtoverstijgend": 3, "externe bron": 4}[r["controleniveau"]]
			if !ok {
				continue
			}
			gezien[r["regelcode"]] = true
			got, ok := RegelVan(r["regelcode"])
			if !ok {
				t.Errorf("%s: no rule %s", domein, r["regelcode"])
				continue
			}
			code := strings.TrimSuffix(r["retourcode"], "n.v.t.")
			if got.Niveau != niveau || got.Retourcode != code {
				t.Errorf("%s %s: level %d code %q, want %d %q", domein, got.Code, got.Niveau, got.Retourcode, niveau, code)
			}
			if want := nummers(r["berichten"]); !slices.Equal(got.Berichten, want) && got.Code != "TR019" {
				t.Errorf("%s %s: messages %v, want %v", domein, got.Code, got.Berichten, want)
			}
		}
		for _, r := range Regels() {
			if !gezien[r.Code] {
				t.Errorf("%s: %s is not in the export", domein, r.Code)
			}
		}
	}
}

func nummers(berichten string) []int {
	var uit []int
	for _, b := range strings.Fields(berichten) {
		n, err := strconv.Atoi(b[len(b)-3:])
		if err == nil {
			uit = append(uit, n)
		}
	}
	return uit
}

// TestRegelsInOrder keeps the table readable and complete.
func TestRegelsInOrder(t *testing.T) {
	if !slices.IsSortedFunc(regels, func(a, b Regel) int { return strings.Compare(a.Code, b.Code) }) {
		t.Error("the rules are not in order of code")
	}
	for _, r := range regels {
		if r.Zin == "" || len(r.Berichten) == 0 {
			t.Errorf("%s is not complete", r.Code)
		}
	}
}
