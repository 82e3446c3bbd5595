package web

import (
	"net/http"
	"strings"
	"testing"
)

// How often a refusal departs from the advice is counted without people, once
// per request, shown when the quarter is over, and to two roles.
func TestDeparturesAreCountedWithoutPeople(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/afwijzing"
	for i := range 10 {
		send := b.open(pad+"?arrangement=huiselijk-geweld").met("persoon", mensen["Griet"], "motivering", "Uw zus helpt u.", "afwijking", "Geheime reden over Griet.",
			"andere", "U kunt dit zelf.", "andere-bron", "Wmo 2015 artikel 2.3.5, derde lid")
		for name, day := range map[string][3]string{"datum": {"11", "5", "2026"}, "aanvraag": {"8", "5", "2026"}, "verslag": {"7", "5", "2026"}} {
			zetDag(send, name, day)
		}
		for range 1 + i%2 { // sent twice, it counts once
			if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
				t.Fatalf("refusing gave %d: %s", a.status, fouten(a))
			}
		}
	}
	now := w.als(t, "beleidsmaker").open("/afwijkingen")
	now.toont(t, "Er is nog niets te tonen")
	w.Klok.Add(termijnTot(w, "2026-07-01"))
	for _, rol := range []string{"beleidsmaker", "functioneel-beheerder"} {
		page := w.als(t, rol).open("/afwijkingen")
		page.toont(t, "2e kwartaal 2026", "Afgewezen, past wel", "niet te tonen")
		if strings.Count(page.tekst, ">10<") != 1 { // the way itself; the sum would tell that the others are none
			t.Errorf("%s sees %d numbers of ten", rol, strings.Count(page.tekst, ">10<"))
		}
		if strings.Contains(page.tekst, "Winterpeen") || strings.Contains(page.tekst, "Geheime") {
			t.Errorf("%s reads about people", rol)
		}
	}
}
