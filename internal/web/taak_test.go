package web

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// openTaken gives the open tasks on the way to a decision and after it: how many
// of each kind, with their last day.
func openTaken(t testing.TB, w *wereld, id string) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, k := range beeldVan(t, w, id).Taken {
		if k.Ingetrokken == 0 && !k.Voltooid && k.Aard != dossier.TaakRegie { // who directs is not about deciding
			out[k.Aard+" "+k.Vervalt.String()]++
		}
	}
	return out
}

func houdTaken(t testing.TB, w *wereld, id, when string, want map[string]int) {
	t.Helper()
	if got := openTaken(t, w, id); !maps.Equal(got, want) {
		t.Errorf("%s the tasks are %v\nwant %v", when, got, want)
	}
}

// From the report to the letters: each task is made by what went before, with
// the term of the law, and closes itself.
func TestTasksFollowTheDecisions(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	begin := openTaken(t, w, id)
	if len(begin) != 1 || !strings.HasPrefix(slices.Collect(maps.Keys(begin))[0], dossier.TaakOnderzoek) {
		t.Fatalf("the report makes %v", begin)
	}
	b.open("/werklijst").toont(t, "Onderzoek afronden", "Wmo 2015 art. 2.3.2")
	b.open("/gezin/"+id).toont(t, "Onderzoek afronden", "Wmo 2015 art. 2.3.2")

	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	const letters, again = dossier.TaakBrieven + " 2026-05-11", dossier.TaakHerindicatie + " 2027-03-22" // ten weeks before 31 May 2027
	const choose = dossier.TaakToewijzen + " 2026-05-19"
	houdTaken(t, w, id, "after the decisions", map[string]int{letters: 4, again: 3, choose: 3})
	b.open("/werklijst").toont(t, "Brieven versturen", "Awb art. 3:41", "Beginnen met de herindicatie")

	wijzigAlles(t, b, id, "3")
	houdTaken(t, w, id, "after a change", map[string]int{letters: 8, again: 3, choose: 3})
	beeindig(t, w, b, id, besluit.Onderwerp{Persoon: mensen["Wessel"], Wet: gezin.Wmo}, [3]string{"30", "6", "2026"})
	houdTaken(t, w, id, "after the ending for Wessel", map[string]int{letters: 9, again: 2, choose: 2})
}

// The task to send letters closes with the last letter.
func TestLettersCloseTheirTask(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	letters := brievenVan(b, id)
	open := func() int { return openTaken(t, w, id)[dossier.TaakBrieven+" 2026-05-11"] }
	if n := open(); n != 4 {
		t.Fatalf("%d tasks to send letters", n)
	}
	own := letters[mensen["Griet"]]
	for i, href := range own {
		before := open()
		form := b.open(href)
		if a := b.stuur(href, form.met("stap", "verstuur")); a.status != http.StatusSeeOther {
			t.Fatalf("letter %d gave %d: %s", i, a.status, fouten(a))
		}
		if n := open(); n > before {
			t.Errorf("%d tasks after a letter, %d before", n, before)
		}
	}
	for _, hrefs := range [][]string{letters[mensen["Wessel"]]} {
		for _, href := range hrefs {
			if a := b.stuur(href, b.open(href).met("stap", "verstuur")); a.status != http.StatusSeeOther {
				t.Fatalf("a letter gave %d: %s", a.status, fouten(a))
			}
		}
	}
	left := map[besluit.Kenmerk]bool{}
	beeld := beeldVan(t, w, id)
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	for _, r := range beeld.Brieven(who, w.server.regels()) {
		if !r.Verstuur.Weg() && !r.Niet {
			left[r.Kenmerk] = true
		}
	}
	for _, k := range beeld.Taken {
		if k.Aard == dossier.TaakBrieven && k.Voltooid == left[k.Kenmerk()] {
			t.Errorf("task done: %v, letters left: %v", k.Voltooid, left[k.Kenmerk()])
		}
	}
	if n := open(); n != len(left) || n == 4 {
		t.Errorf("%d tasks are open, letters are left of %d", n, len(left))
	}
}

var taakLink = regexp.MustCompile(`/gezin/[a-z0-9]+/taken/[a-z0-9]+`)

// A task can be finished by hand with what was done; who comes later, reads who
// did it, and nothing is lost at a wrong field.
func TestTaskFinishedByHand(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	other := w.account(t, "collega", "Test Collega", toegang.Indicatiesteller)
	for _, p := range mensen {
		betrek(t, w, id, p, other, toegang.Indicatiesteller)
	}
	b, later := w.als(t, "indicatiesteller"), w.als(t, "collega")
	pad := ""
	for _, k := range beeldVan(t, w, id).Taken {
		if k.Aard == dossier.TaakOnderzoek {
			pad = "/gezin/" + id + "/taken/" + k.ID
		}
	}
	if !slices.Contains(taakLink.FindAllString(b.open("/werklijst").tekst, -1), pad) || !slices.Contains(taakLink.FindAllString(b.open("/gezin/"+id).tekst, -1), pad) {
		t.Fatal("the work list or the family does not lead to the task")
	}
	form := b.open(pad + "?terug=werklijst")
	form.toont(t, "Wat deed u?", "Wmo 2015 art. 2.3.2", "Aanvraag en termijnen")
	stale := later.open(pad)
	empty := b.stuur(pad, form.met("hoe", " "))
	empty.toont(t, `href="#veld-hoe"`, "Schrijf op wat u deed.")
	if empty.status != http.StatusUnprocessableEntity {
		t.Errorf("an empty form gave %d", empty.status)
	}
	send := empty.met("hoe", "Het onderzoek deed een ander wijkteam.")
	for range 2 {
		if a := b.stuur(pad, send); a.status != http.StatusSeeOther || a.naar != "/werklijst" {
			t.Fatalf("finishing gave %d to %q: %s", a.status, a.naar, fouten(a))
		}
	}
	houdTaken(t, w, id, "after finishing", map[string]int{})
	later.open(pad).toont(t, "Afgerond door", "Test Indicatiesteller", "Het onderzoek deed een ander wijkteam.")
	if a := later.stuur(pad, stale.met("hoe", "Ik deed het ook.")); a.status != http.StatusOK || !strings.Contains(a.tekst, "Test Indicatiesteller") {
		t.Errorf("who comes later gets %d: %s", a.status, fouten(a))
	}
	b.open("/gezin/"+id+"/verloop").toont(t, "Taak afgerond: onderzoek afronden")
	if a := w.als(t, "casusregisseur").open(pad); a.status != http.StatusNotFound {
		t.Errorf("who is not involved gets %d", a.status)
	}
}

// An application starts the term to decide; a request to complete it stops that
// term, and an adjournment gives a later day.
func TestApplicationGivesTheTermToDecide(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/procedure/" + mensen["Griet"]
	set := func(days map[string][3]string, more ...string) antwoord {
		t.Helper()
		form := b.open(pad)
		send := form.met(more...)
		for _, m := range naamVeld.FindAllStringSubmatch(form.tekst, -1) {
			if v := regexp.MustCompile(`name="` + m[1] + `"[^>]* value="([^"]*)"`).FindStringSubmatch(form.tekst); v != nil && send.Get(m[1]) == "" {
				send.Set(m[1], v[1])
			}
		}
		for name, day := range days {
			zetDag(send, name, day)
		}
		return b.stuur(pad, send)
	}
	early := set(map[string][3]string{"aanvraag": {"8", "5", "2026"}})
	if early.status != http.StatusUnprocessableEntity {
		t.Errorf("an application before the investigation is done: %d", early.status)
	}
	early.toont(t, `href="#veld-aanvraag"`, "Een aanvraag kan pas na het onderzoek", `value="2026"`)

	if a := set(map[string][3]string{"onderzoek": {"7", "5", "2026"}, "verslag": {"7", "5", "2026"}, "aanvraag": {"8", "5", "2026"}}); a.status != http.StatusSeeOther {
		t.Fatalf("recording gave %d: %s", a.status, fouten(a))
	}
	houdTaken(t, w, id, "after the application", map[string]int{dossier.TaakBesluit + " 2026-05-22": 1}) // two weeks (Wmo 2015 art. 2.3.5 lid 2); the investigation is done
	b.open("/werklijst").toont(t, "Besluit nemen", "Wmo 2015 art. 2.3.5")
	b.open(pad).toont(t, "Termijnen die nu lopen")

	missing := set(map[string][3]string{"uitnodiging": {"11", "5", "2026"}})
	missing.toont(t, `href="#veld-uiterlijk"`)
	if a := set(map[string][3]string{"uitnodiging": {"11", "5", "2026"}, "uiterlijk": {"26", "5", "2026"}}, "gevraagd", "loonstrook"); a.status != http.StatusSeeOther {
		t.Fatalf("asking for more gave %d: %s", a.status, fouten(a))
	}
	got := openTaken(t, w, id)
	if got[dossier.TaakAanvulling+" 2026-05-26"] != 1 || got[dossier.TaakBesluit+" 2026-05-22"] != 0 {
		t.Errorf("while the clock stands still the tasks are %v", got)
	}
	if a := set(map[string][3]string{"aangevuld": {"18", "5", "2026"}}); a.status != http.StatusSeeOther {
		t.Fatalf("completing gave %d: %s", a.status, fouten(a))
	}
	houdTaken(t, w, id, "after the completion", map[string]int{dossier.TaakBesluit + " 2026-05-28": 1}) // the clock stood still from the 12th up to the 18th (Awb 4:15 lid 1)
	if a := set(map[string][3]string{"verdaging": {"20", "5", "2026"}, "verdaging-tot": {"12", "6", "2026"}}, "verdaging-reden", "Het advies is er nog niet."); a.status != http.StatusSeeOther {
		t.Fatalf("adjourning gave %d: %s", a.status, fouten(a))
	}
	houdTaken(t, w, id, "after the adjournment", map[string]int{dossier.TaakBesluit + " 2026-06-12": 1})
	if a := set(map[string][3]string{"ingetrokken": {"21", "5", "2026"}}); a.status != http.StatusSeeOther {
		t.Fatalf("taking back gave %d: %s", a.status, fouten(a))
	}
	houdTaken(t, w, id, "after the application was taken back", map[string]int{})
}

// A refusal answers the application of its person and leaves that of others.
func TestRefusalClosesTheTask(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/afwijzing"
	form := b.open(pad + "?arrangement=gezinsarrangement")
	send := form.met("persoon", mensen["Griet"], "motivering", "Andere hulp past beter bij u.", "afwijking", "Het huiselijk-geweldarrangement gaat voor.")
	if m := regexp.MustCompile(`name="voorwaarden" value="([^"]+)"`).FindStringSubmatch(form.tekst); m != nil {
		send.Set("voorwaarden", m[1])
	}
	for name, day := range map[string][3]string{"datum": {"11", "5", "2026"}, "aanvraag": {"8", "5", "2026"}, "verslag": {"7", "5", "2026"}} {
		zetDag(send, name, day)
	}
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("refusing gave %d: %s", a.status, fouten(a))
	}
	got := openTaken(t, w, id)
	for kind := range got {
		if !strings.HasPrefix(kind, dossier.TaakBrieven) {
			t.Errorf("after the refusal there is %s", kind)
		}
	}
}
