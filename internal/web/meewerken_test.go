package web

import (
	"net/http"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// A colleague reads from the moment that he is asked, of whom and what he was
// asked for, and not a moment longer.
func TestColleagueIsAskedAndStops(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	h := w.als(t, "hulpverlener")
	if a := h.open(path); a.status != http.StatusNotFound {
		t.Fatalf("before: %d", a.status)
	}
	pad := path + "/meewerken/nieuw"
	bernd := b.persoonID(path, "Bernd Proefmans")
	code := meewerkCode(w.accounts[toegang.Hulpverlener], toegang.Hulpverlener)
	for name, wrong := range map[string][]string{
		"nobody":         {"wie", "", "over", bernd},
		"another role":   {"wie", meewerkCode(w.accounts[toegang.Hulpverlener], toegang.Veiligheidscoordinator), "over", bernd},
		"about nobody":   {"wie", code},
		"about stranger": {"wie", code, "over", "x"},
		"a day ago":      {"wie", code, "over", bernd, "tot-dag", "1", "tot-maand", "5", "tot-jaar", "2026"},
	} {
		if a := b.stuur(pad, b.open(pad).met(wrong...)); a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d to %q", name, a.status, a.naar)
		}
	}
	form := b.open(pad).met("wie", code, "over", bernd, "delen", string(gezin.Gewoon))
	for range 2 {
		if a := b.stuur(pad, form); a.naar != path+"/meewerken" {
			t.Fatalf("asking gave %d: %s", a.status, fouten(a))
		}
	}
	h.open(path).toont(t, "Bernd Proefmans")
	b.open(path+"/meewerken").toont(t, "Test Hulpverlener, hulpverlener", "Gewoon", "Geen einde")
	stop := b.open(path+"/meewerken").met("persoon", bernd, "wie", code)
	if a := b.stuur(path+"/meewerken/stop", stop); a.naar != path+"/meewerken" {
		t.Fatalf("ending gave %d: %s", a.status, fouten(a))
	}
	if a := h.open(path); a.status != http.StatusNotFound {
		t.Errorf("after: %d", a.status)
	}
}

// Nobody gives more than he reads himself, and somebody who can write stays.
func TestNobodyGivesMoreThanHeReads(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen", gezin.Betrokken, gezin.Gewoon)
	b := w.als(t, "indicatiesteller")
	path, griet := "/gezin/"+id, mensen["Griet"]
	pad := path + "/meewerken/nieuw"
	code := meewerkCode(w.accounts[toegang.Veiligheidscoordinator], toegang.Veiligheidscoordinator)
	a := b.stuur(pad, b.open(pad).met("wie", code, "over", griet, "delen", string(gezin.Veiligheid)))
	if a.status != http.StatusUnprocessableEntity {
		t.Fatalf("a part that he does not read: %d", a.status)
	}
	a.toont(t, dossier.ErrBetrekDeel.Tekst)
	self := meewerkCode(w.accounts[toegang.Indicatiesteller], toegang.Indicatiesteller)
	kees := w.account(t, "kees", "Kees Collega", toegang.Indicatiesteller)
	if a := b.stuur(pad, b.open(pad).met("wie", meewerkCode(kees, toegang.Indicatiesteller), "over", griet)); a.naar == "" {
		t.Fatalf("asking gave %d: %s", a.status, fouten(a))
	}
	beeld := beeldVan(t, w, id)
	for _, m := range beeld.Meewerkingen() {
		if m.Lezer == kees && (m.Persoon != griet || len(m.Klassen) != 1 || m.Klassen[0] != gezin.Betrokken) {
			t.Errorf("Kees got %v", m)
		}
	}
	wessel := mensen["Wessel"]
	if a := b.stuur(path+"/meewerken/stop", b.open(path+"/meewerken").met("persoon", wessel, "wie", self)); a.naar != "" {
		t.Fatalf("the last one could go: %q", a.naar)
	}
}
