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
		b.t.Fatalf("%s gave %d %s", path, page.status, page.naar)
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

// Where help and its director ended, nobody needs to direct: no alarm and no
// banner. The alarm of a family in which something runs cannot be finished by
// hand while nobody directs.
func TestClosedFamilyRaisesNoAlarm(t *testing.T) {
	w := newWereld(t)
	id, _ := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	path := "/gezin/" + id
	fresh := b.nieuwGezin()
	for _, k := range beeldVan(t, w, strings.TrimPrefix(fresh, "/gezin/")).Taken {
		if k.Aard != dossier.TaakRegie {
			continue
		}
		if a := b.vul(fresh+"/taken/"+k.ID, "hoe", "Dat komt later."); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrTaakRegie.Tekst) {
			t.Errorf("finishing the alarm by hand while nobody directs: %d", a.status)
		}
	}
	noemRegieVan := func(path, who string) {
		t.Helper()
		if a := b.vul(path+"/regie", "regisseur", who); a.status != http.StatusSeeOther {
			t.Fatalf("naming gave %d", a.status)
		}
	}
	noemRegieVan(fresh, w.accounts[toegang.Casusregisseur])
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	tweede := w.account(t, "tweede", "Roos Regie", toegang.Casusregisseur)
	noemRegieVan(path, tweede)
	if err := w.SetRoles(context.Background(), tweede, nil); err != nil {
		t.Fatal(err)
	}
	look := func(when string, want int) {
		t.Helper()
		if n, err := w.server.gebruik.BewaakRegie(context.Background(), w); err != nil || n != want {
			t.Errorf("%s: %d gaps, %v; want %d", when, n, err, want)
		}
		if got := strings.Contains(b.open(path).tekst, zonderRegie); got != (want > 0) {
			t.Errorf("%s: the banner is %v", when, got)
		}
	}
	alarms := func() (open []*dossier.Taak) {
		seen := beeldVan(t, w, id)
		for i := range seen.Taken {
			if k := &seen.Taken[i]; k.Aard == dossier.TaakRegie && !k.Voltooid {
				open = append(open, k)
			}
		}
		return open
	}
	look("while help is to begin", 1)
	open := alarms()
	if len(open) != 1 {
		t.Fatalf("%d alarms", len(open))
	}
	b = w.als(t, "indicatiesteller")
	finish := func(id string) antwoord { return b.vul(path+"/taken/"+id, "hoe", "Dat komt later.") }
	if a := finish(open[0].ID); a.status != http.StatusSeeOther {
		t.Errorf("finishing the alarm while a former casusregisseur stands there: %d", a.status)
	}
	look("when the alarm was finished and nobody directs", 1)
	if open = alarms(); len(open) != 1 {
		t.Fatalf("%d alarms: it did not come back", len(open))
	}
	seen := beeldVan(t, w, id)
	for i := range seen.Taken {
		if k := &seen.Taken[i]; !k.Voltooid && k.Aard != dossier.TaakRegie {
			if a := finish(k.ID); a.status != http.StatusSeeOther {
				t.Fatalf("finishing %s: %d", k.Aard, a.status)
			}
		}
	}
	w.Klok.Add(termijnTot(w, "2027-06-01"))
	closed := beeldVan(t, w, id)
	if n, err := w.server.gebruik.BewaakRegie(context.Background(), w); err != nil || n != 0 || closed.Actief() {
		t.Errorf("when help has ended: %d gaps, %v", n, err)
	}
	v := dossier.Verzoek{Wie: dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}}
	if err := w.server.gebruik.RondAf(context.Background(), v, closed, closed.Standen, open[0].ID, "De hulp is klaar."); err != nil || len(alarms()) != 0 {
		t.Errorf("finishing the alarm of a closed family: %v", err)
	}
	if n, err := w.server.gebruik.BewaakRegie(context.Background(), w); err != nil || n != 0 || len(alarms()) != 0 {
		t.Errorf("when the alarm is done: %d gaps, %v", n, err)
	}
}
