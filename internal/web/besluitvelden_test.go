package web

import (
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// A decision carries what was filled in for its own person: a budget, the days
// of his application, the advice that was used, and the day of sending.
func TestDecisionTakesItsOwnFields(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	griet := func(naam string) string {
		return besluitVeld(besluit.Onderwerp{Persoon: mensen["Griet"], Wet: gezin.Wmo}, naam)
	}
	send := vulIn(b.open(pad))
	set := func(pairs ...string) {
		for i := 0; i < len(pairs); i += 2 {
			send.Set(pairs[i], pairs[i+1])
		}
	}
	set(griet("levering"), "pgb", griet("pgb-bedrag"), "veel", griet("advies-van-1"), "een arts")
	zetDag(send, griet("aanvraag"), [3]string{"12", "5", "2026"})
	zetDag(send, "bekendmaking", [3]string{"10", "5", "2026"})
	wrong := b.stuur(pad, send)
	if wrong.status != http.StatusUnprocessableEntity {
		t.Fatalf("wrong fields gave %d", wrong.status)
	}
	for _, field := range []string{griet("pgb-bedrag"), griet("pgb-periode"), griet("pgb-berekening"), griet("pgb-eisen"), griet("advies-dag-1"), griet("aanvraag"), "bekendmaking"} {
		if n := strings.Count(wrong.tekst, `href="#veld-`+field+`"`); n != 1 || !strings.Contains(wrong.tekst, `id="veld-`+field+`"`) {
			t.Errorf("%d faults at %s, want one", n, field)
		}
	}
	wrong.toont(t, `value="een arts"`, `value="veel"`)
	if n := len(beeldVan(t, w, id).Besluiten()); n != 0 {
		t.Fatalf("%d decisions were recorded with wrong fields", n)
	}

	set(griet("pgb-bedrag"), "1.234,50", griet("pgb-periode"), "maand", griet("pgb-berekening"), "Twaalf uur tegen het tarief uit uw pgb-plan.", griet("pgb-eisen"), "U houdt bij welke uren u koopt.")
	zetDag(send, griet("advies-dag-1"), [3]string{"1", "5", "2026"})
	zetDag(send, griet("aanvraag"), [3]string{"6", "5", "2026"})
	zetDag(send, "bekendmaking", [3]string{"13", "5", "2026"})
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("deciding gave %d: %s", a.status, fouten(a))
	}
	d := termijn.MustDag
	for _, one := range beeldVan(t, w, id).Besluiten() {
		if one.Bekendmaking != d("2026-05-13") || one.Datum != d("2026-05-11") {
			t.Errorf("%s: decided %s, sent %s", one.Wet, one.Datum, one.Bekendmaking)
		}
		if one.Persoon != mensen["Griet"] {
			if one.Levering != besluit.Natura || one.Pgb != nil || one.Adviezen != nil || one.Aanvraag != d("2026-05-08") {
				t.Errorf("what was filled in for Griet is in another decision: %+v", one)
			}
			continue
		}
		want := besluit.Pgb{Bedrag: 123450, Periode: "maand", Berekening: "Twaalf uur tegen het tarief uit uw pgb-plan.", Eisen: "U houdt bij welke uren u koopt."}
		if one.Levering != besluit.LeveringPgb || one.Pgb == nil || *one.Pgb != want || one.Aanvraag != d("2026-05-06") || one.Verslag != d("2026-05-07") ||
			len(one.Adviezen) != 1 || one.Adviezen[0] != (besluit.Advies{Van: "een arts", Datum: d("2026-05-01")}) {
			t.Errorf("the decision for Griet: %+v", one)
		}
	}
	b.open("/gezin/"+id+"/besluiten").toont(t, "24 juni 2026") // six weeks from the day of sending
	if n := openTaken(t, w, id)[dossier.TaakBrieven+" 2026-05-13"]; n != 4 {
		t.Errorf("%d tasks to send letters on the day of sending", n)
	}
}

// Where a safety flag counts, a budget asks why it is safe.
func TestBudgetAsksForSafety(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaalMet(t, w, "Winterpeen", "Griet")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	wessel := func(naam string) string {
		return besluitVeld(besluit.Onderwerp{Persoon: mensen["Wessel"], Wet: gezin.Wmo}, naam)
	}
	send := vulIn(b.open(pad))
	for name, value := range map[string]string{"levering": "pgb", "pgb-bedrag": "100", "pgb-periode": "week", "pgb-berekening": "Zo.", "pgb-eisen": "Deze."} {
		send.Set(wessel(name), value)
	}
	b.stuur(pad, send).toont(t, `href="#veld-`+wessel("pgb-veilig")+`"`)
	send.Set(wessel("pgb-veilig"), "Een ander beheert het geld.")
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("deciding gave %d: %s", a.status, fouten(a))
	}
	for _, s := range beeldVan(t, w, id).Stukken {
		if s.Aard == dossier.AardBesluit && strings.Contains(string(s.Inhoud), "Een ander beheert") {
			t.Error("why a budget is safe stands in a decision")
		}
	}
}

// In urgency the adults get help at once, without application or account and
// with the reasons later; the investigation goes on.
func TestUrgentDecision(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	send := vulIn(b.open(pad))
	griet := besluit.Onderwerp{Persoon: mensen["Griet"], Wet: gezin.Wmo}
	send.Set(besluitVeld(griet, "motivering"), "")
	send.Set("spoed", spoedUitleg)
	b.stuur(pad, send).toont(t, `href="#veld-spoed"`, `href="#veld-`+besluitVeld(griet, "motivering")+`"`)
	send["spoed"] = []string{spoedNu, spoedUitleg}
	zetDag(send, "aanvraag", [3]string{"", "", ""})
	zetDag(send, "verslag", [3]string{"", "", ""})
	for o := range map[besluit.Onderwerp]bool{{Persoon: mensen["Koen"], Wet: gezin.Jeugdwet}: true} {
		b.stuur(pad, send).toont(t, `href="#veld-aanvraag"`) // the ordinary decision for the children
		zetDag(send, besluitVeld(o, "aanvraag"), [3]string{"8", "5", "2026"})
	}
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("deciding gave %d: %s", a.status, fouten(a))
	}
	for _, one := range beeldVan(t, w, id).Besluiten() {
		if (one.Soort == besluit.Tijdelijk) != (one.Wet == gezin.Wmo) || one.MotivatieNa != (one.Persoon == mensen["Griet"]) {
			t.Errorf("%s: %s, reasons later %v", one.Wet, one.Soort, one.MotivatieNa)
		}
	}
	tasks := openTaken(t, w, id)
	if tasks[dossier.TaakOnderzoek+" 2026-05-28"] != 1 || tasks[dossier.TaakMotivering+" 2026-05-18"] != 1 {
		t.Errorf("after an urgent decision the tasks are %v", tasks)
	}
	b.open("/gezin/"+id).toont(t, "tijdelijk")
}

// What fits can be refused on a condition of the law itself, and an adult until
// 23 under the Jeugdwet too; half a condition is a fault.
func TestRefusalOnTheLawItself(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	pad := "/gezin/" + id + "/afwijzing"
	form := b.open(pad + "?arrangement=huiselijk-geweld")
	form.toont(t, "Griet Winterpeen, Wmo", "Koen Winterpeen, Jeugdwet", "Een voorwaarde uit de wet zelf")
	send := form.met("persoon", mensen["Griet"], "motivering", "Uw zus helpt u.", "afwijking", "Er is genoeg hulp in de familie.", "andere", "U kunt dit zelf, met hulp van uw familie.")
	for name, day := range map[string][3]string{"datum": {"11", "5", "2026"}, "bekendmaking": {"12", "5", "2026"}, "aanvraag": {"8", "5", "2026"}, "verslag": {"7", "5", "2026"}} {
		zetDag(send, name, day)
	}
	half := b.stuur(pad, send)
	half.toont(t, `href="#veld-andere"`, "Uw zus helpt u.")
	send.Set("andere-bron", "Wmo 2015 artikel 2.3.5, derde lid")
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("refusing gave %d: %s", a.status, fouten(a))
	}
	all := beeldVan(t, w, id).Besluiten()
	if len(all) != 1 || len(all[0].Voorwaarden) != 1 || all[0].Voorwaarden[0].Bron != "Wmo 2015 artikel 2.3.5, derde lid" || all[0].Bekendmaking != termijn.MustDag("2026-05-12") {
		t.Errorf("refused: %+v", all)
	}
}
