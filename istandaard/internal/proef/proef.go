// Package proef helps the tests of istandaard to find the reference material of
// the standard, which is not part of this repository, and xmllint.
package proef

import (
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// SharedDir finds the folder with the reference material: "istandaarden" in
// $WIJZER_SHARED, or in "shared" beside the repository. Without it the test is
// skipped.
func SharedDir(t testing.TB) string {
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

// Tabel reads a CSV file as rows by column name.
func Tabel(t testing.TB, pad string) []map[string]string {
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

// Berichtbestanden gives all messages of the reference material: the samples and
// the test vectors.
func Berichtbestanden(t testing.TB, shared string) []string {
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
		t.Fatalf("only %d messages found", len(alle))
	}
	return alle
}

// Schema gives the path of the schema of a message ("WMO302"). The schemas of
// the Wmo answers are derived ones: the official ones are not at hand.
func Schema(shared, bericht string) string {
	bericht = strings.ToLower(bericht)
	folder := "ijw-3.2"
	if strings.HasPrefix(bericht, "wmo") {
		folder = "iwmo-3.2"
		if strings.Contains("302 306 308 316 318 320 325", bericht[3:]) {
			folder = "iwmo-3.2-derived-retour"
		}
	}
	return filepath.Join(shared, "xsd", folder, bericht+".xsd")
}

// Xmllint validates a file with the schema of a message ("WMO302"): nil when it
// is valid. It skips the test when xmllint is not installed.
func Xmllint(t testing.TB, shared, bericht string, data []byte) error {
	t.Helper()
	prog, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed")
	}
	bestand := filepath.Join(t.TempDir(), "bericht.xml")
	if err := os.WriteFile(bestand, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(prog, "--noout", "--schema", Schema(shared, bericht), bestand).CombinedOutput()
	if err != nil {
		return errors.New(string(out))
	}
	return nil
}
