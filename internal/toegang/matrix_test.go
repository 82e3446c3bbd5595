package toegang

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated part of docs/toegang.md")

const begin, einde = "<!-- matrix: written by the test, go test ./internal/toegang -update -->\n", "<!-- end of matrix -->\n"

// The documentation says what the tables say.
func TestDocsHoldTheMatrix(t *testing.T) {
	pad := filepath.Join("..", "..", "docs", "toegang.md")
	b, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	voor, rest, ok := strings.Cut(string(b), begin)
	oud, achter, ok2 := strings.Cut(rest, einde)
	if !ok || !ok2 {
		t.Fatal("docs/toegang.md has lost its markers")
	}
	if *update {
		if err := os.WriteFile(pad, []byte(voor+begin+Matrix()+einde+achter), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if oud != Matrix() {
		t.Error("docs/toegang.md differs from the tables: run go test ./internal/toegang -update and read what changed")
	}
}

func TestMatrixNamesEveryRoleAndAction(t *testing.T) {
	m := Matrix()
	for _, r := range Rollen() {
		if !strings.Contains(m, "### "+string(r.Rol)+"\n") {
			t.Errorf("%s is missing", r.Rol)
		}
	}
	for _, a := range Acties() {
		if !strings.Contains(m, " "+string(a)+" |") {
			t.Errorf("%s is missing", a)
		}
	}
}
