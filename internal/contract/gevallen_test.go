package contract

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// shared finds the folder with the cases beside the repository.
func shared(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("WIJZER_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "shared", "gevallen")); err == nil {
			return filepath.Join(dir, "shared")
		}
	}
	t.Skip("the folder shared/ with the cases of the contract is not beside the repository; set WIJZER_SHARED to where it is")
	return ""
}

// verwacht is what must agree in a case: the fields that are named.
type verwacht struct {
	Regels          []map[string]any `json:"regels"`
	Totaal          map[string]any   `json:"totaal"`
	Aandachtspunten []string         `json:"aandachtspunten"`
	Fouten          []string         `json:"fouten"`
}

func TestContractCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t), "gevallen", "gevallen", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { checkCase(t, file) })
	}
}

func checkCase(t *testing.T, file string) {
	input, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file[:len(file)-len("json")] + "verwacht")
	if err != nil {
		t.Fatal(err)
	}
	var want verwacht
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	out, codes := compute(t, input)
	if !slices.Equal(codes, want.Fouten) {
		t.Fatalf("faults %v, want %v", codes, want.Fouten)
	}
	if len(want.Fouten) == 0 {
		compare(t, out, want)
	}
}

// compute runs one input and gives the outcome as JSON values, or the codes of
// the faults in order.
func compute(t testing.TB, input []byte) (out map[string]any, codes []string) {
	t.Helper()
	in, err := Lees(input, regeling.Laad)
	var result *Uitvoer
	if err == nil {
		result, err = in.Bereken()
	}
	var ff *Fouten
	if errors.As(err, &ff) {
		for _, f := range ff.Fouten {
			codes = append(codes, f.Code)
			if f.Tekst == "" {
				t.Errorf("fault %s has no text", f.Code)
			}
		}
		slices.Sort(codes)
		return nil, codes
	}
	text, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out, nil
}

func compare(t *testing.T, out map[string]any, want verwacht) {
	lines := out["regels"].([]any)
	if len(lines) != len(want.Regels) {
		t.Errorf("%d lines, want %d", len(lines), len(want.Regels))
	}
	for _, w := range want.Regels {
		if !slices.ContainsFunc(lines, func(l any) bool { return agrees(l.(map[string]any), w) }) {
			t.Errorf("no line like %v in\n%v", w, lines)
		}
	}
	if !agrees(out["totaal"].(map[string]any), want.Totaal) {
		t.Errorf("total %v, want %v", out["totaal"], want.Totaal)
	}
	var points []string
	for _, p := range out["aandachtspunten"].([]any) {
		points = append(points, p.(map[string]any)["code"].(string))
	}
	for _, code := range want.Aandachtspunten {
		if !slices.Contains(points, code) {
			t.Errorf("no aandachtspunt %s in %v", code, points)
		}
	}
}

func agrees(got, want map[string]any) bool {
	for key, w := range want {
		a, _ := json.Marshal(got[key])
		b, _ := json.Marshal(w)
		if string(a) != string(b) {
			return false
		}
	}
	return true
}
