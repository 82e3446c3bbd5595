package dossier

import (
	"strings"
	"testing"
)

// What a spreadsheet takes for a formula is written as text.
func TestFormulasInTheExport(t *testing.T) {
	for _, cell := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|cmd", "%x", "＝1"} {
		out, err := inzageCSV([]Inzageregel{{ID: "x", Herkomst: cell}})
		if err != nil {
			t.Fatal(err)
		}
		line := strings.Split(string(out), "\n")[1]
		if !strings.Contains(line, "'"+cell) {
			t.Errorf("%q is written as %q", cell, line)
		}
	}
	if out, err := inzageCSV([]Inzageregel{{ID: "x", Herkomst: "10.1.2.3"}}); err != nil || strings.Contains(string(out), "'") {
		t.Errorf("an ordinary cell was changed: %s %v", out, err)
	}
}
