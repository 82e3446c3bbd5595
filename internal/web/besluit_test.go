package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
)

var naamVeld = regexp.MustCompile(`<(?:textarea|input|select)[^>]* name="([^"]+)"`)

// vulIn answers every question of the form for decisions: days, reasons, and no
// own contribution. What has an answer already keeps it.
func vulIn(form antwoord) url.Values {
	out := form.verborgen()
	for _, m := range regexp.MustCompile(`(?s)<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>`).FindAllStringSubmatch(form.tekst, -1) {
		out.Set(m[1], m[2])
	}
	for _, m := range naamVeld.FindAllStringSubmatch(form.tekst, -1) {
		switch name := m[1]; {
		case strings.HasSuffix(name, "-motivering"):
			out.Set(name, "U vertelde ons wat er speelt en wat u wilt bereiken. Daar is hulp bij nodig.")
		case strings.HasSuffix(name, "-levering"):
			out.Set(name, "natura")
		case strings.HasSuffix(name, "-bijdrage"):
			out.Set(name, "geen")
		case strings.HasSuffix(name, "-bijdrage-uitleg"):
			out.Set(name, "Zij zit in de opvang.")
		}
	}
	for name, day := range map[string][3]string{"datum": {"11", "5", "2026"}, "ingang": {"1", "6", "2026"}, "einde": {"31", "5", "2027"}, "aanvraag": {"8", "5", "2026"}, "verslag": {"7", "5", "2026"}} {
		zetDag(out, name, day)
	}
	return out
}

func zetDag(form url.Values, name string, day [3]string) {
	for i, part := range []string{"-dag", "-maand", "-jaar"} {
		form.Set(name+part, day[i])
	}
}

// beslis makes the decisions of the last choice.
func beslis(t testing.TB, b *bezoeker, id string) url.Values {
	t.Helper()
	pad := "/gezin/" + id + "/besluiten/nieuw"
	form := b.open(pad)
	if form.status != http.StatusOK {
		t.Fatalf("the form gave %d: %s", form.status, fouten(form))
	}
	send := vulIn(form)
	done := b.stuur(pad, send)
	if done.status != http.StatusSeeOther || done.naar != "/gezin/"+id+"/besluiten" {
		t.Fatalf("deciding gave %d: %s", done.status, fouten(done))
	}
	return send
}

func TestDecisionsArePerPersonPerLaw(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	b.open("/gezin/"+id+"/besluiten").toont(t, "Er is nog niets gekozen")
	kies(t, b, id, "extramuraal", "2")
	b.open("/gezin/"+id+"/besluiten").toont(t, "Neem de besluiten")
	send := beslis(t, b, id)
	if again := b.stuur("/gezin/"+id+"/besluiten/nieuw", send); again.status != http.StatusSeeOther {
		t.Errorf("sent twice: %d: %s", again.status, fouten(again))
	}
	b.open("/gezin/"+id+"/besluiten").toont(t, "Griet Winterpeen", "Wessel Winterpeen", "Toekenning, Wmo", "Toekenning, Jeugdwet",
		"1 uur 30 minuten", "22 juni 2026", "begint nog", "Over de keuze is besloten")

	beeld := beeldVan(t, w, id)
	var got []string
	for _, one := range beeld.Besluiten() {
		naam, _ := beeld.Naam(one.Persoon)
		got = append(got, naam+" "+string(one.Wet))
	}
	want := []string{"Griet Winterpeen Wmo", "Wessel Winterpeen Wmo", "Koen Winterpeen Jeugdwet"} // on the name of the youngest
	if !slices.Equal(got, want) {
		t.Errorf("decisions for %v, want %v", got, want)
	}
	if notes := beeld.Kennisgevingen(); len(notes) != 1 || notes[0].Kind != mensen["Ymke"] {
		t.Errorf("notices: %d, want one for Ymke", len(notes))
	}
	for _, s := range beeld.Stukken { // each in the compartment of its own person; what tells about all where no client reads
		switch s.Aard {
		case dossier.AardBesluit, dossier.AardBericht:
			if s.Vak.Label.Onderwerp != s.Over || s.Over == "" {
				t.Errorf("a %s stands in the wrong compartment", s.Aard)
			}
			if strings.Contains(string(s.Inhoud), "opvang.") {
				t.Errorf("a %s holds why there is no own contribution", s.Aard)
			}
		case dossier.AardAchtergrond:
			if s.Vak.Label.Onderwerp != "" || s.Vak.Soort != "advies" {
				t.Errorf("the background stands where a client reads: %v", s.Vak)
			}
			var back dossier.Achtergrond
			if err := json.Unmarshal(s.Inhoud, &back); err != nil || len(back.Keuze) == 0 || len(back.Besluiten) != 3 || len(back.Berichten) != 1 || back.KeuzeID == "" {
				t.Errorf("the background is not complete: %+v", back)
			}
		}
	}
}

func TestDecisionsGiveAllFaultsAtTheirFields(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "1")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	form := b.open(pad)
	griet := besluitVeld(besluit.Onderwerp{Persoon: mensen["Griet"], Wet: gezin.Wmo}, "")
	a := b.stuur(pad, form.met("datum-dag", "11", "datum-maand", "5", "datum-jaar", "2026", griet+"bijdrage-uitleg", "Nog na te gaan."))
	if a.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", a.status)
	}
	for _, field := range []string{"ingang", "einde", "aanvraag", "verslag", griet + "motivering", griet + "bijdrage", griet + "resultaat-zelfzorg-gezondheid"} {
		if n := strings.Count(a.tekst, `href="#veld-`+field+`"`); n != 1 {
			t.Errorf("%d faults at %s, want one", n, field)
		}
		if !strings.Contains(a.tekst, `id="veld-`+field+`"`) {
			t.Errorf("no field %s", field)
		}
	}
	a.toont(t, "Nog na te gaan.")
	if n := len(beeldVan(t, w, id).Besluiten()); n != 0 {
		t.Errorf("%d decisions were recorded", n)
	}
}

// A change of package is a new decision that names the old one, which stays as
// it was; ending one touches no other.
func TestChangeAndEnding(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	before := beeldVan(t, w, id).Besluiten()

	kies(t, b, id, "extramuraal", "3")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	send := vulIn(b.open(pad))
	if a := b.stuur(pad, send); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "Kies waarom het besluit verandert of eindigt.") {
		t.Errorf("a change without a reason: %d", a.status)
	}
	for name := range naamVeldenMet(b.open(pad), "-reden") {
		send.Set(name, string(besluit.OpVerzoek))
	}
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("changing gave %d: %s", a.status, fouten(a))
	}
	after := beeldVan(t, w, id).Besluiten()
	if len(after) != 6 || after[3].Soort != besluit.Wijziging || after[3].Vorig != before[0].Kenmerk || after[0].Minuten() != 90 || after[3].Minuten() != 180 {
		t.Fatalf("%d decisions after the change", len(after))
	}

	griet := besluit.Onderwerp{Persoon: mensen["Griet"], Wet: gezin.Wmo}
	list := b.open("/gezin/" + id + "/besluiten")
	list.toont(t, "vervangen", "Beëindig")
	pad = "/gezin/" + id + "/besluiten/" + string(after[3].Kenmerk) + "/einde"
	form := b.open(pad)
	empty := b.stuur(pad, form.met("datum-dag", "11", "datum-maand", "5", "datum-jaar", "2026"))
	empty.toont(t, `href="#veld-einde"`)
	send = form.met(besluitVeld(griet, "reden"), string(besluit.OpVerzoek), besluitVeld(griet, "motivering"), "U vraagt zelf om te stoppen.")
	zetDag(send, "datum", [3]string{"11", "5", "2026"})
	zetDag(send, "einde", [3]string{"30", "6", "2026"})
	for range 2 {
		if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
			t.Fatalf("ending gave %d: %s", a.status, fouten(a))
		}
	}
	last := beeldVan(t, w, id).Besluiten()
	if len(last) != 7 || last[6].Soort != besluit.Beeindiging || last[6].Vorig != after[3].Kenmerk {
		t.Errorf("%d decisions after the ending", len(last))
	}
}

func naamVeldenMet(a antwoord, suffix string) map[string]bool {
	out := map[string]bool{}
	for _, m := range naamVeld.FindAllStringSubmatch(a.tekst, -1) {
		if strings.HasSuffix(m[1], suffix) {
			out[m[1]] = true
		}
	}
	return out
}
