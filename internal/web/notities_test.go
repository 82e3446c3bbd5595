package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Each note is read back by who reads its compartment and by nobody else, who does
// not notice it either; and can be withdrawn with a reason.
func TestNotesReadBack(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Gewoon)
	w.betrek(t, path, toegang.Hulpverlener, iedereen, gezin.Gewoon, gezin.GesprekKind)
	joris := b.persoonID(path, "Joris")
	regie, hulp := w.als(t, "casusregisseur"), w.als(t, "hulpverlener")
	leeg := normaal(regie.open(path + "/notities").tekst)

	schrijf := func(b *bezoeker, klasse, tekst string) {
		t.Helper()
		page := b.open(path + "/notitie?over=" + joris + "&klasse=" + klasse)
		if a := b.stuur(path+"/notitie", page.met("tekst", tekst)); a.status != http.StatusSeeOther {
			t.Fatalf("writing %s gave %d: %s", klasse, a.status, a.tekst)
		}
	}
	teksten := map[string]string{"veiligheid": "alfa-tekst", "gesprek-kind": "beta-tekst", "melder": "gamma-tekst", "meldcode": "delta-tekst", "strafrecht": "epsilon-tekst", "medisch": "zeta-tekst"}
	for klasse, tekst := range teksten {
		schrijf(b, klasse, tekst)
	}
	if got := normaal(regie.open(path + "/notities").tekst); got != leeg {
		t.Errorf("who reads no special class notices the notes:\n%s", eersteVerschil(leeg, got))
	}
	page := b.open(path + "/notities")
	for klasse, tekst := range teksten {
		if !strings.Contains(page.tekst, tekst) {
			t.Errorf("who reads every class does not read %s", klasse)
		}
		if got := strings.Contains(hulp.open(path+"/notities").tekst, tekst); got != (klasse == "gesprek-kind" || klasse == "") {
			t.Errorf("the hulpverlener reads %s: %v", klasse, got)
		}
	}
	page.toont(t, "Meldcode over Joris Proefmans", "Gesprek met Joris Proefmans", "Politie en rechtbank over")

	schrijf(hulp, "melder", "eigen melding") // who may not read a class can add to it, and reads back what is his
	if !strings.Contains(hulp.open(path+"/notities").tekst, "eigen melding") {
		t.Error("the author does not read his own note about a reporter")
	}

	schrijf(regie, "gewoon", "omega-tekst")
	weg := regexp.MustCompile(regexp.QuoteMeta(path) + `/notities/[a-z2-7]{26}/intrekken`).FindString(regie.open(path + "/notities").tekst)
	if weg == "" {
		t.Fatal("the note cannot be withdrawn")
	}
	if a := regie.vul(weg); a.status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", a.status)
	}
	if a := regie.vul(weg, "reden", "Staat bij de verkeerde persoon"); a.status != http.StatusSeeOther {
		t.Fatalf("withdrawing gave %d: %s", a.status, a.tekst)
	}
	if strings.Contains(regie.open(path+"/notities").tekst, "omega-tekst") {
		t.Error("a withdrawn note is still read")
	}
	if a := regie.open(weg); a.status != http.StatusNotFound {
		t.Errorf("a withdrawn note can be withdrawn: %d", a.status)
	}
	vreemd := regexp.MustCompile(`/notities/[a-z2-7]{26}/intrekken`).FindAllString(page.tekst, -1)
	if len(vreemd) != len(teksten) {
		t.Fatalf("%d notes can be withdrawn", len(vreemd))
	}
	for _, pad := range vreemd {
		if a := regie.open(path + pad); a.status != http.StatusNotFound {
			t.Errorf("a note of a class that he does not read: %d", a.status)
		}
	}
}
