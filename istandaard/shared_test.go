package istandaard

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sharedDir finds the folder with the reference material of the standard, which
// is not part of this repository: $WIJZER_SHARED, or "shared" beside the
// repository. Without it the test is skipped.
func sharedDir(t testing.TB) string {
	t.Helper()
	kandidaten := []string{os.Getenv("WIJZER_SHARED")}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		kandidaten = append(kandidaten, filepath.Join(dir, "shared"))
		if dir == filepath.Dir(dir) {
			break
		}
	}
	for _, k := range kandidaten {
		pad := filepath.Join(k, "istandaarden")
		if _, err := os.Stat(filepath.Join(pad, "xsd")); k != "" && err == nil {
			return pad
		}
	}
	t.Skip("the reference material (shared/istandaarden) is not here; set WIJZER_SHARED to run this test")
	return ""
}

// readCSV reads a table of the reference material as rows by column name.
func readCSV(t testing.TB, pad string) []map[string]string {
	t.Helper()
	f, err := os.Open(pad)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rijen, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var uit []map[string]string
	for _, rij := range rijen[1:] {
		m := map[string]string{}
		for i, naam := range rijen[0] {
			m[naam] = rij[i]
		}
		uit = append(uit, m)
	}
	return uit
}

// xsdPad gives the schema of a message in the reference material.
func xsdPad(shared string, s Soort) string {
	map_ := "ijw-3.2"
	if s.Domein == Wmo {
		map_ = "iwmo-3.2"
		if s.IsRetour() || s.Nummer == 325 {
			map_ = "iwmo-3.2-derived-retour"
		}
	}
	return filepath.Join(shared, "xsd", map_, strings.ToLower(s.String())+".xsd")
}

// xmllint validates a file with the schema of a message. It skips the test when
// xmllint is not installed.
func xmllint(t testing.TB, shared string, s Soort, data []byte) error {
	t.Helper()
	prog, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	bestand := filepath.Join(t.TempDir(), "bericht.xml")
	if err := os.WriteFile(bestand, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(prog, "--noout", "--schema", xsdPad(shared, s), bestand).CombinedOutput()
	if err != nil {
		return &lintFout{string(out)}
	}
	return nil
}

type lintFout struct{ uit string }

func (f *lintFout) Error() string { return f.uit }

// berichtbestanden gives all messages of the reference material: samples and
// test vectors.
func berichtbestanden(t testing.TB, shared string) []string {
	t.Helper()
	var alle []string
	for _, patroon := range []string{"messages/*/*.xml", "testvectors/*/*.xml"} {
		m, err := filepath.Glob(filepath.Join(shared, patroon))
		if err != nil {
			t.Fatal(err)
		}
		alle = append(alle, m...)
	}
	if len(alle) < 100 {
		t.Fatalf("only %d messages found in %s", len(alle), shared)
	}
	return alle
}
