package controle

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// gedeeld gives the directory with the material of the standard that stands
// beside the project, or skips the test.
func gedeeld(t testing.TB) string {
	t.Helper()
	if map1 := os.Getenv("WIJZER_SHARED"); map1 != "" {
		return filepath.Join(map1, "istandaarden")
	}
	hier, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for map1 := hier; map1 != filepath.Dir(map1); map1 = filepath.Dir(map1) {
		kandidaat := filepath.Join(map1, "shared", "istandaarden")
		if _, err := os.Stat(kandidaat); err == nil {
			return kandidaat
		}
	}
	t.Skip("het materiaal van de standaard (../shared/istandaarden) is er niet; zet WIJZER_SHARED om deze test te doen")
	return ""
}

func leesCSV(t testing.TB, pad string) []map[string]string {
	t.Helper()
	b, err := os.ReadFile(pad)
	if err != nil {
		t.Fatal(err)
	}
	rijen, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var uit []map[string]string
	for _, rij := range rijen[1:] {
		m := map[string]string{}
		for i, kop := range rijen[0] {
			m[kop] = rij[i]
		}
		uit = append(uit, m)
	}
	return uit
}

// controleer checks a message that is in memory.
func controleer(t testing.TB, bericht []byte) Uitslag {
	t.Helper()
	u, err := Controleer(context.Background(), bytes.NewReader(bericht), Opties{})
	if err != nil {
		t.Fatalf("lezen uit het geheugen: %v", err)
	}
	return u
}

// codes gives the rules that are broken, each once, in order.
func codes(u Uitslag) []string {
	var uit []string
	for _, f := range u.Fouten {
		uit = append(uit, f.Regel)
	}
	slices.Sort(uit)
	return slices.Compact(uit)
}
