package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// vul opens a page, fills in its form and sends it.
func (b *bezoeker) vul(path string, velden ...string) antwoord {
	b.t.Helper()
	page := b.open(path)
	if page.status != http.StatusOK {
		b.t.Fatalf("%s gave %d", path, page.status)
	}
	return b.stuur(path, page.met(velden...))
}

// noemRegie names the casusregisseur of the tests for a family.
func (w *wereld) noemRegie(t testing.TB, path string) {
	t.Helper()
	if a := w.als(t, "indicatiesteller").vul(path+"/regie", "regisseur", w.accounts[toegang.Casusregisseur]); a.status != http.StatusSeeOther {
		t.Fatalf("naming a casusregisseur gave %d: %s", a.status, a.tekst)
	}
}

const zonderRegie = "Dit gezin heeft geen casusregisseur"

// A family without a casusregisseur raises the alarm on its page and on the work
// list, until one is named; and again when his role ends.
func TestCasusregisseurIsNamed(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	alarmed := func(when string, want bool) {
		t.Helper()
		page, list := b.open(path).tekst, b.open("/werklijst").tekst
		if strings.Contains(page, zonderRegie) != want || strings.Contains(list, "Casusregisseur aanwijzen") != want {
			t.Errorf("%s: the alarm is not %v", when, want)
		}
	}
	alarmed("at first", true)
	if a := w.als(t, "casusregisseur").open(path); a.status != http.StatusNotFound {
		t.Errorf("who is not involved sees the family: %d", a.status)
	}
	if a := b.vul(path+"/regie", "regisseur", w.accounts[toegang.Hulpverlener]); a.status != http.StatusUnprocessableEntity {
		t.Errorf("someone without the role: %d", a.status)
	}
	w.noemRegie(t, path)
	alarmed("named", false)
	if a := w.als(t, "casusregisseur").open(path); a.status != http.StatusOK || !strings.Contains(a.tekst, "Saskia Proefmans") {
		t.Errorf("the casusregisseur does not see the family: %d", a.status)
	}

	tweede := w.account(t, "tweede", "Roos Regie", toegang.Casusregisseur)
	if a := b.vul(path+"/regie", "regisseur", tweede); a.status != http.StatusSeeOther {
		t.Fatalf("changing gave %d", a.status)
	}
	if a := w.als(t, "casusregisseur").open(path); a.status != http.StatusNotFound {
		t.Errorf("the former casusregisseur still sees the family: %d", a.status)
	}
	if err := w.SetRoles(context.Background(), tweede, []dossier.AccountRol{{Rol: string(toegang.Hulpverlener)}}); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{1, 1} { // told once, however often it is looked for
		if n, err := w.server.gebruik.BewaakRegie(context.Background(), w); err != nil || n != want {
			t.Errorf("look %d: %d gaps, %v", i, n, err)
		}
	}
	alarmed("his role ended", true)
	if n := strings.Count(b.open("/werklijst").tekst, "Casusregisseur aanwijzen"); n != 1 {
		t.Errorf("%d tasks for one gap", n)
	}
	w.noemRegie(t, path)
	alarmed("named again", false)
	if n, err := w.server.gebruik.BewaakRegie(context.Background(), w); err != nil || n != 0 {
		t.Errorf("after naming: %d gaps, %v", n, err)
	}
}
