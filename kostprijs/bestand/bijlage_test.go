package bestand_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

// bijlage reads the appendix that the examples carry over, or skips.
func bijlage(t *testing.T) string {
	t.Helper()
	root := os.Getenv("WIJZER_SHARED")
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; root == "" && filepath.Dir(dir) != dir; dir = filepath.Dir(dir) {
		if s := filepath.Join(dir, "shared", "bronnen"); exists(s) {
			root = filepath.Join(dir, "shared")
		}
	}
	files, _ := filepath.Glob(filepath.Join(root, "bronnen", "000_*.txt"))
	if root == "" || len(files) == 0 {
		t.Skip("the shared sources are not beside the repository")
	}
	text, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// The examples for adults hold exactly the functiemix that the appendix
// prints, package by package, and the caos in 25/75.
func TestVolwassenenAlsInDeBijlage(t *testing.T) {
	text := bijlage(t)
	_, text, _ = strings.Cut(text, "4.1 Begeleiding volwassenen")
	text, _, _ = strings.Cut(text, "4.2 Begeleiding kinderen")
	if !strings.Contains(text, "25% Sociaal Werk / 75% GGZ") {
		t.Error("the appendix has another cao mix")
	}
	share := regexp.MustCompile(`(\d+)% (schaal|FWG) (\d+)`)
	blocks := strings.Split(text, "25%:")[1:]
	if len(blocks) != 3 {
		t.Fatalf("%d packages in the appendix", len(blocks))
	}
	for i, block := range blocks {
		inv, err := bestand.LeesVoorbeeld(fmt.Sprintf("hg-volwassenen-pakket-%d", i+1))
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, m := range share.FindAllStringSubmatch(block, -1) {
			want = append(want, m[2]+" "+m[3]+" "+m[1])
		}
		for _, x := range inv.Functiemix {
			for _, d := range x.Delen {
				got = append(got, d.Naam+" "+d.Aandeel.String())
			}
		}
		if strings.Join(got, "; ") != strings.Join(want, "; ") {
			t.Errorf("package %d:\ngot  %s\nwant %s", i+1, strings.Join(got, "; "), strings.Join(want, "; "))
		}
		if d := inv.CaoMix.Delen; d[0].Aandeel.String() != "25" || d[1].Aandeel.String() != "75" {
			t.Errorf("package %d: cao mix %v", i+1, d)
		}
	}
}

// The examples for children hold a third of each cao, HBO and WO as printed,
// 31,33% without a base, and no choice that the appendix does not make.
func TestKinderenAlsInDeBijlage(t *testing.T) {
	text := bijlage(t)
	_, text, _ = strings.Cut(text, "4.2 Begeleiding kinderen")
	levels := regexp.MustCompile(`(\d+)% ?HBO\s+(\d+)% WO`).FindAllStringSubmatch(text, -1)
	if len(levels) != 3 || !strings.Contains(text, "31,33%") || !strings.Contains(text, "één derde") {
		t.Fatalf("the appendix reads otherwise: %v", levels)
	}
	for i, m := range levels {
		for _, set := range []string{"hg", "gezinsarrangement"} {
			inv, err := bestand.LeesVoorbeeld(fmt.Sprintf("%s-kinderen-pakket-%d", set, i+1))
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range inv.CaoMix.Delen {
				if d.Aandeel.Vergelijk(kostprijs.Gebroken(100, 3)) != 0 {
					t.Errorf("%s %d: %s is not a third", set, i+1, d.Aandeel)
				}
			}
			for _, x := range inv.Functiemix {
				if x.Delen[0].Aandeel.String() != m[1] || x.Delen[1].Aandeel.String() != m[2] {
					t.Errorf("%s %d: %v, want %s and %s", set, i+1, x.Delen, m[1], m[2])
				}
			}
			p := inv.Parameters
			if len(p) != 1 || p[0].Waarde.String() != "31.33" || p[0].Grondslag != "" || inv.Niveaus != nil || inv.Periodieken != nil {
				t.Errorf("%s %d makes a choice that the appendix does not make", set, i+1)
			}
		}
	}
}

// Duty hours as in paragraph 3.3.
func TestDiensturenAlsInDeBijlage(t *testing.T) {
	m := regexp.MustCompile(`Diensturen per week (\d+) (\d+) (\d+)`).FindStringSubmatch(bijlage(t))
	if m == nil {
		t.Fatal("the appendix reads otherwise")
	}
	for i := 1; i <= 3; i++ {
		inv, err := bestand.LeesVoorbeeld(fmt.Sprintf("beschikbaarheid-trede-%d", i))
		if err != nil {
			t.Fatal(err)
		}
		if got := inv.Beschikbaar.Diensturen.Waarde.String(); got != m[i] {
			t.Errorf("step %d: %s, want %s", i, got, m[i])
		}
	}
}
