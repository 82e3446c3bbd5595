package web

import (
	"net/http"
	"path"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// brieventaken counts the tasks to send the letter of a page: open, and done.
func (w *vastWereld) brieventaken(t *testing.T) (open, done int) {
	t.Helper()
	for _, k := range beeldVan(t, w.wereld, w.id).Taken {
		if k.Aard != dossier.TaakBrieven || string(k.Kenmerk()) != path.Base(path.Dir(w.brief)) || k.Ingetrokken != 0 {
			continue
		}
		if k.Voltooid {
			done++
		} else {
			open++
		}
	}
	return open, done
}

// What was held and does not leave is work again for who sent it, once. What may
// leave at once is none.
func TestReviewReopensTheTaskToSend(t *testing.T) {
	for _, c := range []struct {
		naam, besluit string
		later         time.Duration
		open          int
	}{
		{"refused", "weigeren", 0, 1},
		{"refused a day later", "weigeren", 24 * time.Hour, 1},
		{"let go a day later: it must be sent with the date of that day", "vrijgeven", 24 * time.Hour, 1},
		{"let go", "vrijgeven", 0, 0},
	} {
		t.Run(c.naam, func(t *testing.T) {
			w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
			if open, done := w.brieventaken(t); open != 0 || done != 1 {
				t.Fatalf("a held letter leaves %d tasks open, %d done", open, done)
			}
			w.Klok.Add(c.later)
			w.stuurder = w.als(t, "indicatiesteller")
			if a := w.beslist(t, w.als(t, "veiligheidscoordinator"), c.besluit, vastReden); a.naar != "/vastgehouden" {
				t.Fatalf("deciding gave %d: %s", a.status, fouten(a))
			}
			if open, done := w.brieventaken(t); open != c.open || done != 1 {
				t.Errorf("%d tasks are open, %d done; want %d open, 1 done", open, done, c.open)
			}
			if c.open == 1 {
				w.stuurder.open("/werklijst").toont(t, "Brieven versturen")
			}
			if c.open == 1 && c.besluit == "vrijgeven" {
				page := w.stuurder.open(w.brief)
				if a := w.stuurder.stuur(w.brief, page.met("stap", "verstuur")); a.status != http.StatusSeeOther {
					t.Fatalf("sending again gave %d: %s", a.status, fouten(a))
				}
				if open, done := w.brieventaken(t); open != 0 || done != 2 {
					t.Errorf("sent again: %d open, %d done", open, done)
				}
			}
		})
	}
}

// The task to choose a provider closes when a provider was chosen, or by hand with
// what was done, and by nothing else.
func TestTaskToChooseAProvider(t *testing.T) {
	w := metAanbieders(t, metAfzender(newWereld(t)))
	id, _ := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	open := func() (ids []string) {
		for _, k := range beeldVan(t, w, id).Taken {
			if k.Aard == dossier.TaakToewijzen && !k.Voltooid && k.Ingetrokken == 0 {
				ids = append(ids, k.ID)
			}
		}
		return ids
	}
	houd := func(na string, want int) {
		t.Helper()
		if n := len(open()); n != want {
			t.Fatalf("after %s %d tasks are open, want %d", na, n, want)
		}
	}
	houd("the decisions", 3)
	paden := toewijzingenVan(b, id)
	for _, agb := range []string{"", "99999999"} {
		form := toewijsFormulier(b, paden[0])
		form.Set("aanbieder", agb)
		if a := b.stuur(paden[0], form); a.status != http.StatusUnprocessableEntity {
			t.Errorf("provider %q gave %d", agb, a.status)
		}
		houd("no choice", 3)
	}
	for _, href := range mapValues(brievenVan(b, id)) {
		for _, one := range href {
			b.stuur(one, b.open(one).met("stap", "verstuur"))
		}
	}
	houd("the letters", 3)
	taak := "/gezin/" + id + "/taken/" + open()[0]
	for _, leeg := range []string{"", "   "} {
		if a := b.stuur(taak, b.open(taak).met("hoe", leeg)); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrTaakHoe.Tekst) {
			t.Errorf("closing without a reason gave %d", a.status)
		}
		houd("no reason", 3)
	}
	if a := b.stuur(taak, b.open(taak).met("hoe", "De aanbieder stond al vast en is gebeld.")); a.status != http.StatusSeeOther {
		t.Fatalf("closing with a reason gave %d: %s", a.status, fouten(a))
	}
	houd("one by hand", 2)
	b.open(taak).toont(t, "De aanbieder stond al vast en is gebeld.")
	for _, p := range toewijzingenVan(b, id) {
		if a := b.stuur(p, toewijsFormulier(b, p)); a.status != http.StatusSeeOther {
			t.Fatalf("choosing gave %d: %s", a.status, fouten(a))
		}
	}
	houd("choosing", 0)
}
