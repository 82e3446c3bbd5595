package kostprijs

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// gedeeld finds a file of the shared sources: WIJZER_SHARED, or a directory
// "shared" beside the repository.
func gedeeld(t *testing.T, name string) string {
	t.Helper()
	if root := os.Getenv("WIJZER_SHARED"); root != "" {
		return filepath.Join(root, name)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		file := filepath.Join(dir, "shared", name)
		if _, err := os.Stat(file); err == nil {
			return file
		}
	}
	t.Skip("the shared sources are not beside the repository")
	return ""
}

func leesCSV(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open(gedeeld(t, "kennis/tarief/"+name+".csv"))
	if err != nil {
		t.Skipf("the shared source %s is not here", name)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, v := range r {
			m[rows[0][i]] = v
		}
		list = append(list, m)
	}
	return list
}

// Every cell of the shared tables is in the embedded ones with the same amount,
// the same standing and no other beside it.
func TestTabellenGelijkAanDeBron(t *testing.T) {
	files := []string{"cao_gehandicaptenzorg", "cao_ggz", "cao_jeugdzorg", "cao_sociaal_werk", "cao_toekomst_afgeleid"}
	b := laad(t)
	own := map[string]Cel{}
	for _, tab := range b.Tabellen {
		for _, c := range tab.Cellen {
			key := strings.Join([]string{tab.Cao, tab.Soort, tab.Van.String(), c.Schaal, c.Deel, c.Periodiek, c.Nummer}, "|")
			if _, twice := own[key]; twice {
				t.Errorf("cell twice: %s", key)
			}
			own[key] = c
		}
	}
	total := 0
	for _, f := range files {
		for _, r := range leesCSV(t, f) {
			soort, amount := TabelRegulier, r["bruto_maand_eur_36u"]
			if strings.HasPrefix(r["tabel"], "incl.") {
				soort = TabelToeslag
			}
			if amount == "" {
				amount = r["bruto_maand_eur_36u_afgeleid"]
			}
			key := strings.Join([]string{r["cao"], soort, r["geldig_vanaf"], r["schaal"], r["deelschaal"], r["periodiek"], r["inpassingsnummer"]}, "|")
			c, ok := own[key]
			if !ok || c.Bedrag.Vergelijk(MustGetal(amount)) != 0 {
				t.Errorf("%s: got %s, the source has %s", key, c.Bedrag, amount)
			}
			if c.Afgeleid != strings.Contains(strings.ToLower(r["status"]), "afgeleid") {
				t.Errorf("%s: published and derived are mixed up", key)
			}
			delete(own, key)
			total++
		}
	}
	for key := range own {
		t.Errorf("not in the source: %s", key)
	}
	if total < 7000 {
		t.Errorf("only %d cells were compared", total)
	}
}

// The dated facts carry over every figure of the shared series.
func TestFeitenGelijkAanDeBron(t *testing.T) {
	b := laad(t)
	check := func(naam, cao, day, want string) {
		t.Helper()
		if want == "" {
			return
		}
		p, ok := b.Feit(naam, cao, MustDatum(day))
		if !ok || p.Waarde.Vergelijk(MustGetal(strings.ReplaceAll(want, ",", "."))) != 0 {
			t.Errorf("%s %s %s: got %s, the source has %s", naam, cao, day, p.Waarde, want)
		}
	}
	for _, r := range leesCSV(t, "sociale_lasten") {
		if day := r["jaar"] + "-07-01"; r["jaar"] >= "2020" {
			check("maximumpremieloon", Rijk, day, r["max_premieloon_eur"])
			check("premie-zvw", Rijk, day, r["Zvw_werkgever_pct"])
			check("premie-awf-laag", Rijk, day, r["AWf_laag_pct"])
			check("premie-awf-hoog", Rijk, day, r["AWf_hoog_pct"])
			check("premie-aof-laag", Rijk, day, r["Aof_laag_pct"])
			check("premie-aof-hoog", Rijk, day, r["Aof_hoog_pct"])
			check("premie-wko", Rijk, day, r["Wko_opslag_pct"])
			check("premie-whk", Rijk, day, r["Whk_gemiddeld_pct"])
		}
	}
	for _, r := range leesCSV(t, "pfzw") {
		day := r["jaar"] + "-07-01"
		check("pensioenpremie-op", PFZW, day, r["OP_premie_totaal_pct"])
		check("pensioenfranchise-op", PFZW, day, r["OP_franchise_eur"])
		check("pensioenfranchise-ap", PFZW, day, r["AP_franchise_eur"])
	}
	for _, r := range leesCSV(t, "indexcijfers") {
		naam := "index-ppc"
		if strings.HasPrefix(r["index"], "OVA") {
			naam = "index-ova"
		}
		check(naam, "zorg", r["jaar"]+"-01-01", r["pct"])
	}
	elkeWaarde(t, b)
}

// elkeWaarde holds every number of the other series to a fact of the same
// owner with the same standing.
func elkeWaarde(t *testing.T, b *Bronnen) {
	t.Helper()
	number := regexp.MustCompile(`^[0-9]+([.,][0-9]+)?$`)
	for _, row := range []struct{ file, owner, value, status string }{
		{"cao_voorwaarden", "cao", "waarde", "status"}, {"ziekteverzuim", "branche", "pct", "status"},
	} {
		compared := 0
		for _, r := range leesCSV(t, row.file) {
			if !number.MatchString(r[row.value]) {
				continue
			}
			compared++
			want := MustGetal(strings.ReplaceAll(r[row.value], ",", "."))
			derived := strings.Contains(strings.ToLower(r[row.status]), "afgeleid")
			if !slices.ContainsFunc(b.Feiten, func(p Parameter) bool {
				return p.Cao == r[row.owner] && p.Bekend && p.Waarde.Vergelijk(want) == 0 && (p.Status == Afgeleid) == derived
			}) {
				t.Errorf("%s: %v is not among the facts", row.file, r)
			}
		}
		if compared < 10 {
			t.Errorf("%s: only %d values were compared", row.file, compared)
		}
	}
}
