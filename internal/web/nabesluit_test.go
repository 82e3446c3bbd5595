package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// betrek lets an account work with one member of a family, in a role, for
// everything.
func betrek(t testing.TB, w *wereld, id, persoon, account string, rol toegang.Rol) {
	t.Helper()
	b := beeldVan(t, w, id)
	var entries []dossier.Invoer
	for _, k := range gezin.Klassen() {
		entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(persoon, b.Wet(persoon), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(account, persoon, rol, k, b.Moment.Dag, termijn.Geen)})
	}
	who := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	if err := w.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: who}, b, b.Standen, entries...); err != nil {
		t.Fatal(err)
	}
}

// wijzigAlles chooses once more and decides, at the request of everyone.
func wijzigAlles(t testing.TB, b *bezoeker, id, pakket string) {
	t.Helper()
	kies(t, b, id, "extramuraal", pakket)
	pad := "/gezin/" + id + "/besluiten/nieuw"
	send := vulIn(b.open(pad))
	for name := range naamVeldenMet(b.open(pad), "-reden") {
		send.Set(name, string(besluit.OpVerzoek))
	}
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("changing gave %d: %s", a.status, fouten(a))
	}
}

// beeindig ends the last decision for someone after a day.
func beeindig(t testing.TB, w *wereld, b *bezoeker, id string, o besluit.Onderwerp, laatste [3]string) {
	t.Helper()
	all := beeldVan(t, w, id).Besluiten()
	var k besluit.Kenmerk
	for i := range all {
		if all[i].Onderwerp == o {
			k = all[i].Kenmerk
		}
	}
	pad := "/gezin/" + id + "/besluiten/" + string(k) + "/einde"
	send := b.open(pad).met(besluitVeld(o, "reden"), string(besluit.OpVerzoek), besluitVeld(o, "motivering"), "U vraagt zelf om te stoppen.")
	today := termijn.DagVan(w.Klok.Now())
	zetDag(send, "datum", dagDelen(today))
	zetDag(send, "einde", laatste)
	if a := b.stuur(pad, send); a.status != http.StatusSeeOther {
		t.Fatalf("ending gave %d: %s", a.status, fouten(a))
	}
}

// What was decided is the help that runs: on the family page, for the rules,
// and until something else is decided.
func TestDecisionsBecomeHelpThatRuns(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	page := b.open("/gezin/" + id)
	page.toont(t, "Begint nog: 1 juni 2026 tot en met 31 mei 2027, besluit Wmo", "1 uur 30 minuten per week", "voor de kinderen samen")
	if n := strings.Count(page.tekst, "Begint nog:"); n != 4 { // Griet, Wessel, and both children: the one by its own notice
		t.Errorf("%d people are helped, want 4", n)
	}
	if strings.Contains(page.tekst, "Er loopt nog geen hulp") {
		t.Error("the page says that there is no help")
	}

	w.Klok.Add(termijnTot(w, "2026-06-02"))
	b = w.als(t, "indicatiesteller")
	runs := beeldVan(t, w, id).Situatie().Lopend
	if len(runs) != 4 || runs[0].Product != "huiselijk-geweld" || runs[0].Persoon != mensen["Griet"] || runs[0].Feit == "" {
		t.Fatalf("for the rules runs %v", runs)
	}
	b.open("/gezin/"+id+"/advies").toont(t, "Verleng of wijzig: huiselijk-geweldarrangement")
	b.open("/gezin/"+id+"/hulp").toont(t, "Welke hulp loopt er al?")
	if strings.Contains(b.open("/gezin/"+id+"/hulp").tekst, "Stopt vandaag") {
		t.Error("help of a decision can be stopped without one")
	}
}

func termijnTot(w *wereld, dag string) time.Duration {
	return time.Duration(termijn.MustDag(dag)-termijn.DagVan(w.Klok.Now())) * 24 * time.Hour
}

// Who may not see the decision about the other adult sees no help of it, and
// nothing changes for him when it ends: no line, no order, no count, no advice.
func TestHelpOfTheOtherAdultIsNotThere(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	other := w.account(t, "collega", "Test Collega", toegang.Indicatiesteller)
	betrek(t, w, id, mensen["Griet"], other, toegang.Indicatiesteller)
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	look := func() string {
		r := w.als(t, "collega")
		var out strings.Builder
		for _, p := range []string{"/werklijst", "/gezin/" + id, "/gezin/" + id + "/verloop", "/gezin/" + id + "/besluiten", "/gezin/" + id + "/advies", "/gezin/" + id + "/hulp"} {
			out.WriteString(r.open(p).tekst)
		}
		return normaal(out.String())
	}
	before := look()
	if strings.Contains(before, "Wessel") || !strings.Contains(before, "Begint nog:") {
		t.Error("the colleague must see the help of Griet and nothing of Wessel")
	}
	if n := strings.Count(before, "Begint nog:"); n != 1 {
		t.Errorf("the colleague sees %d lines of help, want 1", n)
	}
	colleague := w.als(t, "collega")
	note := colleague.open("/gezin/"+id+"/notitie?klasse=gewoon&over="+mensen["Griet"]).met("tekst", "Griet belde vandaag.")
	beeindig(t, w, b, id, besluit.Onderwerp{Persoon: mensen["Wessel"], Wet: gezin.Wmo}, [3]string{"30", "6", "2026"})
	if after := look(); after != before {
		t.Errorf("the colleague can tell that something changed for Wessel:\n%s", eersteVerschil(before, after))
	}
	b.open("/gezin/"+id).toont(t, "1 juni 2026 tot en met 30 juni 2026")
	if a := colleague.stuur("/gezin/"+id+"/notitie", note); a.status != http.StatusSeeOther {
		t.Errorf("the form of the colleague gave %d: he learns that something was recorded\n%s", a.status, fouten(a))
	}
}

// A role that reads no decisions is told so, with or without help.
func TestWhoReadsNoDecisionsIsToldSo(t *testing.T) {
	w := newWereld(t)
	id, mensen := verhaal(t, w, "Winterpeen")
	betrek(t, w, id, mensen["Griet"], w.accounts[toegang.Hulpverlener], toegang.Hulpverlener)
	b, r := w.als(t, "indicatiesteller"), w.als(t, "hulpverlener")
	before := r.open("/gezin/" + id)
	before.toont(t, "Welke hulp in een besluit staat, ziet u hier niet.")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)
	if hulp(before) != hulp(r.open("/gezin/"+id)) {
		t.Error("who reads no decisions can tell that there is one")
	}
}

// hulp gives the part of the family page about help that runs.
func hulp(a antwoord) string {
	_, rest, _ := strings.Cut(a.tekst, `id="kop-hulp"`)
	part, _, _ := strings.Cut(rest, "</section>")
	return part
}
