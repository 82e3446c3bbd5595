package termijn

import (
	"encoding/csv"
	"os"
	"testing"
)

// gedeeldeTabel reads the researched table as rows by column name.
func gedeeldeTabel(t *testing.T) []map[string]string {
	t.Helper()
	f, err := os.Open(gedeeld(t, "kennis/termijnen.csv"))
	if err != nil {
		t.Skip("the researched table is not beside the repository; set WIJZER_SHARED to its folder")
	}
	defer f.Close()
	regels, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var uit []map[string]string
	for _, r := range regels[1:] {
		rij := map[string]string{}
		for i, naam := range regels[0] {
			rij[naam] = r[i]
		}
		uit = append(uit, rij)
	}
	return uit
}
