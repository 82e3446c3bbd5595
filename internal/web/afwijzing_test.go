package web

import (
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// A refusal is as complete as a grant: a condition, reasons, the days; all
// faults at their fields; a letter follows.
func TestRefusal(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	b.open("/gezin/"+id+"/keuze").toont(t, "Wijs gezinsarrangement af")
	pad := "/gezin/" + id + "/afwijzing"
	form := b.open(pad + "?arrangement=gezinsarrangement")
	empty := b.stuur(pad, form.met("datum-dag", "11", "datum-maand", "5", "datum-jaar", "2026"))
	if empty.status != http.StatusUnprocessableEntity {
		t.Errorf("an empty form gave %d", empty.status)
	}
	empty.toont(t, `href="#veld-persoon"`, `href="#veld-voorwaarden"`, `href="#veld-aanvraag"`, `href="#veld-motivering"`)

	if strings.Contains(form.tekst, "Koen Winterpeen, ") {
		t.Error("a product of the Wmo can be refused to a child, who is helped under the Jeugdwet")
	}
	send := form.met("persoon", mensen["Griet"], "voorwaarden", "opvoedondersteuning-nodig", "motivering", "U kunt terecht bij het wijkteam.",
		"afwijking", "Uit het onderzoek blijkt dat het niet nodig is.")
	zetDag(send, "datum", [3]string{"11", "5", "2026"})
	zetDag(send, "aanvraag", [3]string{"8", "5", "2026"})
	zetDag(send, "verslag", [3]string{"7", "5", "2026"})
	for range 2 {
		if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
			t.Fatalf("refusing gave %d: %s", a.status, fouten(a))
		}
	}
	all := beeldVan(t, w, id).Besluiten()
	if len(all) != 1 || all[0].Soort != besluit.Afwijzing || all[0].Persoon != mensen["Griet"] || len(all[0].Voorwaarden) != 1 {
		t.Fatalf("%d decisions: %+v", len(all), all)
	}
	b.open("/gezin/"+id+"/besluiten").toont(t, "afgewezen")
	b.open("/gezin/"+id+"/brieven/"+string(all[0].Kenmerk)+"/"+mensen["Griet"]).toont(t, "U kunt terecht bij het wijkteam.")
	for _, s := range beeldVan(t, w, id).Stukken {
		if s.Aard == dossier.AardBesluit && s.Vak.Label.Onderwerp != mensen["Griet"] {
			t.Error("the refusal stands in another compartment")
		}
	}
}
