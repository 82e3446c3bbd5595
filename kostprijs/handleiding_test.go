package kostprijs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The manual names every parameter, every kind of hours and costs, and every
// fault that a user can meet: messages send the reader there.
func TestHandleidingNoemtAlles(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "handleiding", "contractmanager.md"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for name, form := range woordenboek {
		want = append(want, "`"+name+"`")
		for _, g := range form.grondslagen {
			want = append(want, "`"+g+"`")
		}
	}
	for soort := range urenvormen {
		want = append(want, "`"+string(soort)+"`")
	}
	for _, s := range []Soort{SoortOpleiding, SoortRegistratie, SoortWoonwerk, SoortArbo, SoortVervanging, SoortClientgebonden, SoortVerplichting} {
		want = append(want, "`"+string(s)+"`")
	}
	for _, c := range []Code{FoutGrondslag, FoutBron, FoutMix, FoutSchaal, FoutOpen, FoutCao, FoutWaarde, FoutStatus, FoutKiezer, FoutEenheid, FoutNaam,
		FoutDubbel, FoutBereik, FoutGeldigheid, FoutPeriodiek, FoutProductief, FoutGegeven, FoutTabelkeuze, FoutUren, FoutDatum, FoutBestand, FoutTeGroot, FoutTrekking} {
		want = append(want, string(c))
	}
	for _, w := range want {
		if !strings.Contains(string(text), w) {
			t.Errorf("the manual does not name %s", w)
		}
	}
}
