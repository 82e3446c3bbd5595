package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// betrek makes an account involved with members of a family, by their first
// names, for some classes.
func (w *wereld) betrek(t testing.TB, path string, rol toegang.Rol, voornamen []string, klassen ...gezin.Klasse) {
	t.Helper()
	wie := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	b, err := w.server.gebruik.Beeld(context.Background(), wie, strings.TrimPrefix(path, "/gezin/"), dossier.Inzage{})
	if err != nil {
		t.Fatal(err)
	}
	var entries []dossier.Invoer
	for _, p := range b.Mensen() {
		naam, _ := b.Naam(p)
		for _, voor := range voornamen {
			for _, k := range klassen {
				if strings.HasPrefix(naam, voor) {
					entries = append(entries, dossier.Relatie{Vak: b.VakVoor(p, toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
						Rij: toegang.Betrokkenheid(w.accounts[rol], p, rol, k, b.Moment.Dag, termijn.Geen)})
				}
			}
		}
	}
	if err := w.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: wie}, b, nil, entries...); err != nil {
		t.Fatal(err)
	}
}

var iedereen = []string{"Bernd", "Saskia", "Joris"}

var schuiladres = []string{"straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen"}

// The flag hides the contact data that were there at once, and lifting it gives
// them back, but never where the person stayed.
func TestFlagSetAndLifted(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin("straat", "Gewoonlaan", "huisnummer", "5", "postcode", "1234 AB", "plaats", "Openstad", "telefoon", "0600000001")
	w.betrek(t, path, toegang.Veiligheidscoordinator, iedereen, gezin.Klassen()...)
	w.betrek(t, path, toegang.Hulpverlener, iedereen, gezin.Gewoon)
	saskia := b.persoonID(path, "Saskia")
	veilig, hulp := w.als(t, "veiligheidscoordinator"), w.als(t, "hulpverlener")
	hulp.open(path).toont(t, "Gewoonlaan")

	safety := path + "/veiligheid/" + saskia
	if a := veilig.vul(safety+"/vlag", "straat", "Schuilpad"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("half an address: %d", a.status)
	}
	if a := veilig.vul(safety+"/vlag", schuiladres...); a.status != http.StatusSeeOther || a.naar != safety {
		t.Fatalf("setting gave %d: %s", a.status, a.tekst)
	}
	alles := func(b *bezoeker) string {
		var out strings.Builder
		for _, p := range []string{path, path + "/verloop", path + "/leden", path + "/veiligheid", safety, path + "/afspraken"} {
			out.WriteString(b.open(p).tekst)
		}
		return out.String()
	}
	for naam, who := range map[string]*bezoeker{"indicatiesteller": b, "veiligheidscoordinator": veilig, "hulpverlener": hulp} {
		if page := alles(who); strings.Contains(page, "Gewoonlaan") || strings.Contains(page, "Schuilpad") || strings.Contains(page, "Verborgen") {
			t.Errorf("%s still reads contact data of who has a flag", naam)
		}
	}
	veilig.open(safety).toont(t, "Let op: verblijf geheim", "Haal de vlag eraf", "Open", "neutraal postadres")

	if a := hulp.open(safety); a.status != http.StatusNotFound {
		t.Errorf("a hulpverlener has the page: %d", a.status)
	}
	if a := veilig.vul(safety + "/opheffen"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("lifting without a reason: %d", a.status)
	}
	w.Klok.Add(2_000_000_000)
	if a := veilig.vul(safety+"/opheffen", "reden", "Het team beoordeelde het gevaar opnieuw."); a.status != http.StatusSeeOther {
		t.Fatalf("lifting gave %d: %s", a.status, a.tekst)
	}
	for naam, who := range map[string]*bezoeker{"indicatiesteller": b, "veiligheidscoordinator": veilig, "hulpverlener": hulp} {
		page := alles(who)
		if strings.Contains(page, "Schuilpad") || strings.Contains(page, "Verborgen") {
			t.Errorf("lifting published the stay to %s", naam)
		}
		if !strings.Contains(page, "Gewoonlaan") {
			t.Errorf("lifting did not give the ordinary address back to %s", naam)
		}
	}
	if strings.Contains(alles(hulp), "opnieuw") {
		t.Error("the reason is read outside the compartment for safety")
	}
	if a := veilig.open(safety + "/opheffen"); a.status != http.StatusNotFound {
		t.Errorf("a flag that is not there can be lifted: %d", a.status)
	}
}

// Messages about who gets a flag stop: the part of the program that matches and
// sends them reads nothing about that person any more (OP003).
func TestFlagStopsMessages(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	saskia := b.persoonID(path, "Saskia")
	reads := func() bool {
		q := toegang.Vraag{Lezer: toegang.Lezer{Account: "berichten", Rol: toegang.Berichtverwerker}, Actie: toegang.Lezen, Voor: toegang.WmoBerichten, Moment: w.server.gebruik.Moment()}
		return w.Read(context.Background(), toegang.Prepare(q), dossier.Inzage{}, func(l dossier.Lezing) error {
			_, err := l.Persoon(context.Background(), saskia)
			return err
		}) == nil
	}
	if !reads() {
		t.Fatal("without a flag messages must be possible")
	}
	if a := b.vul(path + "/veiligheid/" + saskia + "/vlag"); a.status != http.StatusSeeOther {
		t.Fatalf("setting gave %d", a.status)
	}
	if reads() {
		t.Error("messages go on about who has a flag")
	}
}

// What stands in the compartments for safety and criminal law makes no byte of
// difference to who may not read them: not on a page, not in a refusal, not when
// they record something themselves.
func TestBanAndFlagAreNotNoticed(t *testing.T) {
	geheimen := map[string]func(w *wereld, path string, saskia string){
		"nothing": func(*wereld, string, string) {},
		"a ban, separate appointments, a flag and a stay": func(w *wereld, path, saskia string) {
			veilig := w.als(t, "veiligheidscoordinator")
			bernd := w.als(t, "indicatiesteller").persoonID(path, "Bernd")
			for _, soort := range []string{dossier.FeitContactverbod, dossier.FeitApart} {
				a := veilig.vul(path+"/veiligheid/"+saskia+"/verbod", "soort", soort, "ander", bernd, "tegen", "ander", "van-dag", "1", "van-maand", "5", "van-jaar", "2026", "door", "Rechtbank Proefstad", "bron", "beschikking")
				if a.status != http.StatusSeeOther {
					t.Fatalf("recording gave %d: %s", a.status, a.tekst)
				}
			}
			if a := veilig.vul(path+"/veiligheid/"+saskia+"/vlag", schuiladres...); a.status != http.StatusSeeOther {
				t.Fatalf("setting gave %d", a.status)
			}
		},
	}
	pages := map[string]string{}
	for naam, doe := range geheimen {
		w := newWereld(t)
		b := w.als(t, "indicatiesteller")
		path := b.nieuwGezin()
		w.betrek(t, path, toegang.Veiligheidscoordinator, iedereen, gezin.Klassen()...)
		w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Gewoon)
		bernd, saskia := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia")
		doe(w, path, saskia)
		regie := w.als(t, "casusregisseur")
		safety := path + "/veiligheid/" + saskia
		var out strings.Builder
		add := func(a antwoord) { out.WriteString(a.naar + "\n" + a.tekst + "\n") }
		for _, p := range []string{path, path + "/verloop", path + "/veiligheid", safety, safety + "/vlag", safety + "/opheffen", safety + "/verblijf", safety + "/verbod",
			path + "/afspraken", path + "/afspraken/nieuw", path + "/leden"} {
			add(regie.open(p))
		}
		plan := func(wie ...string) antwoord {
			form := regie.open(path+"/afspraken/nieuw").met("dag-dag", "20", "dag-maand", "5", "dag-jaar", "2026", "tijd", "14:30", "wat", "Gesprek", "plaats", "Buurthuis")
			form["wie"] = wie
			return regie.stuur(path+"/afspraken/nieuw", form)
		}
		samen := plan(bernd, saskia)
		if samen.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: a joint appointment by who may not know gave %d", naam, samen.status)
		}
		add(samen)
		add(plan(saskia))
		add(regie.vul(safety+"/vlag", "straat", ""))
		list := regie.open(path + "/afspraken")
		if !strings.Contains(list.tekst, "Gesprek") || strings.Contains(list.tekst, "Buurthuis") {
			t.Errorf("%s: the list lacks the appointment, or shows where it is", naam)
		}
		add(list)
		add(regie.open(safety))
		pages[naam] = normaal(out.String())
		if strings.Contains(pages[naam], "Contactverbod tussen") {
			t.Errorf("%s: the casusregisseur reads what he may not", naam)
		}
		if !strings.Contains(pages[naam], "Stem eerst af met de veiligheidscoördinator") {
			t.Errorf("%s: there is no advice to consult", naam)
		}
	}
	a, b := pages["nothing"], pages["a ban, separate appointments, a flag and a stay"]
	if a != b {
		t.Errorf("the casusregisseur can tell the worlds apart:\n%s", eersteVerschil(a, b))
	}
}

// Who may know is warned, and can plan a joint appointment only when he says that
// it was consulted.
func TestWhoMayKnowIsWarned(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	bernd, saskia := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia")
	if page := b.open(path + "/afspraken/nieuw").tekst; strings.Contains(page, "mogen niet bij elkaar") || strings.Contains(page, "Stem eerst af") {
		t.Error("a warning without a reason, to who may know")
	}
	ban := path + "/veiligheid/" + saskia + "/verbod"
	geldig := []string{"soort", dossier.FeitHuisverbod, "ander", bernd, "tegen", "ander", "van-dag", "10", "van-maand", "5", "van-jaar", "2026", "door", "Burgemeester van Proefstad", "bron", "beschikking"}
	if a := b.vul(ban, geldig...); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "ten hoogste vier weken") {
		t.Errorf("a huisverbod without an end: %d", a.status)
	}
	if a := b.vul(ban, append(geldig, "tot-dag", "20", "tot-maand", "5", "tot-jaar", "2026")...); a.status != http.StatusSeeOther {
		t.Fatalf("recording gave %d: %s", a.status, a.tekst)
	}
	b.open(path+"/veiligheid/"+bernd).toont(t, "Huisverbod", "Burgemeester van Proefstad", "20 mei 2026") // with both
	plan := func(afgestemd string, dag string) antwoord {
		form := b.open(path+"/afspraken/nieuw").met("dag-dag", dag, "dag-maand", "5", "dag-jaar", "2026", "tijd", "14:30", "wat", "Gesprek", "plaats", "Buurthuis", "afgestemd", afgestemd)
		form["wie"] = []string{bernd, saskia}
		return b.stuur(path+"/afspraken/nieuw", form)
	}
	if a := plan("", "15"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "Huisverbod tussen Bernd Proefmans en Saskia Proefmans") {
		t.Errorf("during the ban: %d: %s", a.status, a.tekst)
	}
	if a := plan("ja", "15"); a.status != http.StatusSeeOther {
		t.Errorf("consulted: %d", a.status)
	}
	if a := plan("", "20"); a.status != http.StatusSeeOther { // the first day on which it does not hold
		t.Errorf("after the ban: %d: %s", a.status, a.tekst)
	}
	b.open(path+"/afspraken").toont(t, "Buurthuis", "20 mei 2026")
	feit := hiddenField.FindAllStringSubmatch(b.open(path+"/veiligheid/"+saskia).tekst, -1)
	if feit == nil {
		t.Fatal("the ban cannot be ended")
	}
}
