package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"

	"crypto/rand"
)

// voorlegwereld is a world in which one colleague has the mandate that the
// indicatiesteller of a family lacks.
type voorlegwereld struct {
	*wereld
	id      string
	mensen  map[string]string
	maker   *bezoeker // prepares: indicatiesteller
	teken   *bezoeker // has the mandate: tekenaar
	collega string    // the account of tekenaar
}

// mandaatVoor lets accounts sign everything.
func mandaatVoor(accounts ...string) *mandaat.Mandaat {
	m := &mandaat.Mandaat{Versie: "2026-1", Bron: "Mandaatbesluit Proefstad"}
	for _, a := range accounts {
		m.Regels = append(m.Regels, mandaat.Regel{Kenmerk: "M-" + a[:4] + "-W", Rol: "indicatiesteller", Account: a, Wet: "Wmo"},
			mandaat.Regel{Kenmerk: "M-" + a[:4] + "-J", Rol: "indicatiesteller", Account: a, Wet: "Jeugdwet"})
	}
	return m
}

func newVoorlegwereld(t *testing.T, w *wereld) *voorlegwereld {
	t.Helper()
	return newVoorlegwereldVan(t, w, "Winterpeen", w.account(t, "tekenaar", "Tineke Tekenaar", toegang.Indicatiesteller), w.als(t, "indicatiesteller"))
}

func newVoorlegwereldVan(t *testing.T, w *wereld, naam, collega string, maker *bezoeker) *voorlegwereld {
	t.Helper()
	m := &voorlegwereld{wereld: w, collega: collega, maker: maker}
	m.id, m.mensen = verhaal(t, w, naam)
	kies(t, m.maker, m.id, "extramuraal", "2")
	w.server.gebruik.Mandaat = mandaatVoor(m.collega)
	return m
}

// werkMee involves an account with all of the family, for the ordinary.
func (m *voorlegwereld) werkMee(t *testing.T, account string, wie ...string) {
	t.Helper()
	view := beeldVan(t, m.wereld, m.id)
	if wie == nil {
		wie = view.Mensen()
	}
	var entries []dossier.Invoer
	for _, p := range wie {
		entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(p, view.Wet(p), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(account, p, toegang.Indicatiesteller, gezin.Gewoon, view.Moment.Dag, termijn.Geen)})
	}
	me := dossier.Wie{Account: m.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	if err := m.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: me}, view, nil, entries...); err != nil {
		t.Fatal(err)
	}
}

func (m *voorlegwereld) pad() string { return "/gezin/" + m.id + "/besluiten/nieuw" }

// legVoor fills in the form and puts it forward.
func (m *voorlegwereld) legVoor(t *testing.T) *dossier.Voorstel {
	t.Helper()
	form := m.maker.open(m.pad())
	send := vulIn(form)
	send.Set("stap", "voorleggen")
	if strings.Contains(form.tekst, `name="`+veldAan+`"`) {
		send.Set(veldAan, m.collega)
	}
	for range 2 { // what is sent twice happens once
		if a := m.maker.stuur(m.pad(), send); a.status != http.StatusSeeOther {
			t.Fatalf("putting forward gave %d: %s", a.status, fouten(a))
		}
	}
	all := beeldVan(t, m.wereld, m.id).Voorstellen()
	return &all[len(all)-1]
}

func (m *voorlegwereld) voorstelPad(vs *dossier.Voorstel) string {
	return voorstelAdres(m.id, vs.Nummer)
}

// stand gives where a proposal stands now.
func (m *voorlegwereld) stand(t *testing.T, vs *dossier.Voorstel) dossier.Voorstelstand {
	t.Helper()
	now := beeldVan(t, m.wereld, m.id).Voorstel(vs.Nummer)
	return now.Stand()
}

// tekenForm gives the form to sign of a page.
func tekenForm(t *testing.T, page antwoord) antwoord {
	t.Helper()
	_, rest, ok := strings.Cut(page.tekst, `id="kop-teken"`)
	if !ok {
		t.Fatalf("the page (%d) has no form to sign: %s", page.status, fouten(page))
	}
	form, _, _ := strings.Cut(rest, "</form>")
	page.tekst = form
	return page
}

func terugForm(t *testing.T, page antwoord) antwoord {
	t.Helper()
	_, rest, ok := strings.Cut(page.tekst, `id="kop-terug"`)
	if !ok {
		t.Fatalf("the page (%d) has no form to give back: %s", page.status, fouten(page))
	}
	form, _, _ := strings.Cut(rest, "</form>")
	page.tekst = form
	return page
}

func opBeideDatabanken(t *testing.T, fn func(t *testing.T, w *wereld)) {
	for _, soort := range []databank.Soort{databank.SQLite, databank.PostgreSQL} {
		t.Run(string(soort), func(t *testing.T) {
			fn(t, newWereldOp(t, opslagtest.Open(t, soort), rand.Reader, func(o dossier.Opslag) dossier.Opslag { return o }))
		})
	}
}

// The whole way: the form says beforehand that a colleague signs, what was filled
// in is kept, the colleague finds it in his work list, sees what he signs, and
// signs once. The decisions carry his name and the rule of his mandate; who
// prepared them is kept beside them.
func TestPutForwardAndSigned(t *testing.T) {
	opBeideDatabanken(t, func(t *testing.T, w *wereld) {
		m := newVoorlegwereld(t, w)
		m.werkMee(t, m.collega)
		m.teken = w.als(t, "tekenaar")
		m.maker.open(m.pad()).toont(t, "U vult dit in, een collega tekent", "Leg voor aan een collega", "Tineke Tekenaar")
		vs := m.legVoor(t)
		if got := beeldVan(t, w, m.id); len(got.Voorstellen()) != 1 || len(got.Besluiten()) != 0 || vs.Aan != m.collega {
			t.Fatalf("%d proposals, %d decisions, asked %q", len(got.Voorstellen()), len(got.Besluiten()), vs.Aan)
		}
		m.maker.open("/gezin/"+m.id+"/besluiten").toont(t, "wacht op handtekening")
		m.maker.open("/werklijst").toont(t, "Wachten tot een collega tekent")
		m.maker.open(m.voorstelPad(vs)).toont(t, "Trek dit voorstel in", "Test Indicatiesteller")

		list := m.teken.open("/werklijst")
		list.toont(t, "Voorgelegd besluit tekenen of teruggeven", "Griet Winterpeen")
		if !strings.Contains(list.tekst, m.voorstelPad(vs)) {
			t.Error("the task does not lead to the proposal")
		}
		page := m.teken.open(m.voorstelPad(vs))
		page.toont(t, "U tekent op grond van", "Mandaatbesluit Proefstad, versie 2026-1, regel M-"+m.collega[:4]+"-W", "Huiselijk-geweldarrangement", "Griet Winterpeen", "Wessel Winterpeen", "1 uur 30 minuten", "U vertelde ons wat er speelt en wat u wilt bereiken.", "Geen eigen bijdrage",
			"Zij zit in de opvang.", "1 juni 2026", "31 mei 2027", "Ymke Winterpeen", "Onderzoek afronden", "22 juni 2026")
		send := tekenForm(t, page).verborgen()
		for range 2 {
			if a := m.teken.stuur(m.voorstelPad(vs)+"/teken", send); a.status != http.StatusSeeOther {
				t.Fatalf("signing gave %d: %s", a.status, fouten(a))
			}
		}
		got := beeldVan(t, w, m.id)
		if len(got.Besluiten()) != 3 || got.Voorstel(vs.Nummer).Stand() != dossier.VoorstelGetekend {
			t.Fatalf("%d decisions, the proposal is %q", len(got.Besluiten()), got.Voorstel(vs.Nummer).Stand())
		}
		for _, one := range got.Besluiten() {
			if one.Ondertekening.Naam != "Tineke Tekenaar" || !strings.Contains(one.Ondertekening.Mandaat, "regel M-"+m.collega[:4]) {
				t.Errorf("signed by %+v", one.Ondertekening)
			}
		}
		m.tekenaarVan(t, got, vs)
		for i := range got.Taken {
			if nr, _, ok := got.Taken[i].Voorgelegd(); ok && nr == vs.Nummer && !got.Taken[i].Voltooid {
				t.Error("a task of the proposal is still open")
			}
		}
		m.maker.open(m.voorstelPad(vs)).toont(t, "Getekend door", "Tineke Tekenaar")
	})
}

// tekenaarVan holds the log to who signed, and the background to who prepared.
func (m *voorlegwereld) tekenaarVan(t *testing.T, got *dossier.Beeld, vs *dossier.Voorstel) {
	t.Helper()
	found := false
	for _, s := range got.Stukken {
		if s.Aard == dossier.AardBesluit && s.Door != m.collega {
			t.Errorf("a decision was recorded by %q", s.Door)
		}
		if s.Aard != dossier.AardAchtergrond {
			continue
		}
		var back dossier.Achtergrond
		if err := json.Unmarshal(s.Inhoud, &back); err != nil || back.Voorstel != vs.Nummer || back.Voorbereid != m.accounts[toegang.Indicatiesteller] {
			t.Errorf("the background says %q, %q", back.Voorstel, back.Voorbereid)
		}
		found = true
	}
	if !found {
		t.Error("nothing is kept beside the decisions")
	}
}

// What was put forward stands in the compartment of each person and law, as an
// advice: the casusregisseur, the provider and the client get nothing of it.
func TestProposalStandsInItsCompartments(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	vs := m.legVoor(t)
	wetten := map[string]gezin.Wet{m.mensen["Griet"]: gezin.Wmo, m.mensen["Wessel"]: gezin.Wmo, m.mensen["Koen"]: gezin.Jeugdwet}
	parts := 0
	for _, s := range beeldVan(t, w, m.id).Stukken {
		if s.Aard != dossier.AardVoorstel && s.Aard != dossier.AardVoorsteldeel {
			continue
		}
		who := s.Vak.Label
		if unit := bewaring.EenheidVan(s.Vak.Soort, who.Klasse); s.Vak.Bewaring != "" && s.Vak.Bewaring != bewaring.Dossier || unit != bewaring.Dossier {
			t.Errorf("%s is kept in %q, and goes not with the dossier", s.Aard, s.Vak.Bewaring)
		}
		if s.Vak.Soort != toegang.SAdvies || who.Klasse != gezin.Gewoon || who.Onderwerp == "" || wetten[who.Onderwerp] != who.Wet {
			t.Errorf("%s stands in %+v", s.Aard, s.Vak)
		}
		if s.Aard == dossier.AardVoorsteldeel {
			parts++
			for name, other := range m.mensen {
				if other != who.Onderwerp && strings.Contains(string(s.Inhoud), other) {
					t.Errorf("the part of one person names %s", name)
				}
			}
		}
	}
	if parts != 3 || len(vs.Delen) != 3 {
		t.Errorf("%d parts, of which %d are read, want 3", parts, len(vs.Delen))
	}
	view := beeldVan(t, w, m.id)
	for _, rol := range []toegang.Rol{toegang.Casusregisseur, toegang.Hulpverlener} {
		account := w.account(t, "ander-"+string(rol), "Iemand", rol)
		var entries []dossier.Invoer
		for _, p := range view.Mensen() {
			for _, k := range []gezin.Klasse{gezin.Betrokken, gezin.Gewoon, gezin.Veiligheid} {
				if rol != toegang.Casusregisseur {
					entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(p, view.Wet(p), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
						Rij: toegang.Betrokkenheid(account, p, rol, k, view.Moment.Dag, termijn.Geen)})
				}
			}
		}
		me := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
		if rol == toegang.Casusregisseur {
			if a := m.maker.vul("/gezin/"+m.id+"/regie", "regisseur", account); a.status != http.StatusSeeOther {
				t.Fatalf("naming who directs gave %d", a.status)
			}
		} else if err := w.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: me}, view, nil, entries...); err != nil {
			t.Fatal(err)
		}
		other := w.als(t, "ander-"+string(rol))
		for _, pad := range []string{"/gezin/" + m.id, "/gezin/" + m.id + "/verloop", "/werklijst", "/gezin/" + m.id + "/besluiten"} {
			a := other.open(pad)
			if strings.Contains(strings.ToLower(a.tekst), "voorgelegd") || strings.Contains(a.tekst, string(vs.Nummer)) {
				t.Errorf("%s reads of the proposal at %s", rol, pad)
			}
		}
		if a := other.open("/gezin/" + m.id); a.status != http.StatusOK {
			t.Fatalf("%s does not read the family: %d", rol, a.status)
		}
		if a := other.open(m.voorstelPad(vs)); a.status != http.StatusNotFound {
			t.Errorf("%s gets the proposal: %d", rol, a.status)
		}
	}
	client := w.client(t, "griet", m.mensen["Griet"])
	for _, pad := range []string{"/mijn/gegevens", "/mijn/besluiten", "/mijn/brieven", "/mijn/inzage"} {
		if a := client.open(pad); strings.Contains(strings.ToLower(a.tekst), "voorgelegd") || strings.Contains(a.tekst, "U vertelde ons wat er speelt") {
			t.Errorf("the client reads of the proposal at %s", pad)
		}
	}
}

// Given back with words, changed by who made it with nothing lost, put forward
// again, signed. The first can never be signed.
func TestGivenBackAndPutForwardAgain(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	m.teken = w.als(t, "tekenaar")
	first := m.legVoor(t)
	page := m.teken.open(m.voorstelPad(first))
	old := tekenForm(t, page).verborgen()
	if a := m.teken.stuur(m.voorstelPad(first)+"/terug", terugForm(t, page).verborgen()); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-reden"`) {
		t.Errorf("giving back without a reason: %d", a.status)
	}
	back := terugForm(t, page).met("reden", "De motivering noemt de school niet.")
	for range 2 {
		if a := m.teken.stuur(m.voorstelPad(first)+"/terug", back); a.status != http.StatusSeeOther {
			t.Fatalf("giving back gave %d: %s", a.status, fouten(a))
		}
	}
	if a := m.teken.stuur(m.voorstelPad(first)+"/teken", old); a.status != http.StatusSeeOther || len(beeldVan(t, w, m.id).Besluiten()) != 0 {
		t.Errorf("what was given back is signed: %d", a.status)
	}
	m.maker.open("/werklijst").toont(t, "Voorstel aanpassen en opnieuw voorleggen")
	given := m.maker.open(m.voorstelPad(first))
	given.toont(t, "De motivering noemt de school niet.", "Pas aan en leg opnieuw voor")
	link := regexp.MustCompile(`href="([^"]*besluiten/nieuw\?[^"]+)"`).FindStringSubmatch(given.tekst)
	if link == nil {
		t.Fatal("nothing leads to the form")
	}
	form := m.maker.open(link[1])
	form.toont(t, "U vertelde ons wat er speelt en wat u wilt bereiken.", "Zij zit in de opvang.")
	send := zoalsHetStaat(form)
	for name := range naamVeldenMet(form, "-motivering") {
		send.Set(name, "Op school gaat het beter met vaste uren.")
	}
	send.Set("stap", "voorleggen")
	send.Set(veldAan, m.collega)
	if a := m.maker.stuur(m.pad(), send); a.status != http.StatusSeeOther {
		t.Fatalf("putting forward again gave %d: %s", a.status, fouten(a))
	}
	all := beeldVan(t, w, m.id).Voorstellen()
	if len(all) != 2 || all[0].Stand() != dossier.VoorstelVervallen || all[1].Stand() != dossier.VoorstelOpen {
		t.Fatalf("%d proposals: %q, %q", len(all), all[0].Stand(), all[len(all)-1].Stand())
	}
	page = m.teken.open(m.voorstelPad(&all[1]))
	page.toont(t, "Op school gaat het beter met vaste uren.")
	if a := m.teken.stuur(m.voorstelPad(&all[1])+"/teken", tekenForm(t, page).verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("signing gave %d: %s", a.status, fouten(a))
	}
	for _, one := range beeldVan(t, w, m.id).Besluiten() {
		if one.Motivering != "Op school gaat het beter met vaste uren." {
			t.Errorf("signed: %q", one.Motivering)
		}
	}
}

// zoalsHetStaat sends a form as a browser would, without a change.
func zoalsHetStaat(form antwoord) url.Values {
	out := form.verborgen()
	for _, m := range tekstVeld.FindAllStringSubmatch(form.tekst, -1) {
		out.Set(m[1], m[2])
	}
	for _, m := range kiesVeld.FindAllStringSubmatch(form.tekst, -1) {
		if chosen := regexp.MustCompile(`<option value="([^"]*)" selected`).FindStringSubmatch(m[2]); chosen != nil {
			out.Set(m[1], chosen[1])
		}
	}
	for _, tag := range invoerVeld.FindAllString(form.tekst, -1) {
		at := map[string]string{}
		for _, m := range attribuut.FindAllStringSubmatch(tag, -1) {
			at[m[1]] = m[2]
		}
		if at["type"] == "text" {
			out.Set(at["name"], at["value"])
		}
	}
	return out
}

// Nothing else is signed than what was put forward and what the page showed.
func TestNeverSignsSomethingElse(t *testing.T) {
	day := 24 * time.Hour
	for name, c := range map[string]struct {
		wissel func(t *testing.T, m *voorlegwereld, vs *dossier.Voorstel) // after the page was opened
		status int
		want   string
	}{
		"nothing changed": {func(*testing.T, *voorlegwereld, *dossier.Voorstel) {}, http.StatusSeeOther, ""},
		"a fact was added": {func(t *testing.T, m *voorlegwereld, _ *dossier.Voorstel) {
			m.feit(t, gezin.Feit{Over: m.mensen["Griet"], Soort: "zwanger", Waarde: gezin.JaNee(true), Bron: gezin.Bron{Soort: "professional"}})
		}, http.StatusConflict, "Iemand anders heeft dit gezin intussen gewijzigd"},
		"another choice": {func(t *testing.T, m *voorlegwereld, _ *dossier.Voorstel) {
			kies(t, m.maker, m.id, "extramuraal", "3")
		}, http.StatusSeeOther, ""},
		"withdrawn": {func(t *testing.T, m *voorlegwereld, vs *dossier.Voorstel) {
			page := m.maker.open(m.voorstelPad(vs))
			if a := m.maker.stuur(m.voorstelPad(vs)+"/intrek", page.verborgen()); a.status != http.StatusSeeOther {
				t.Fatalf("withdrawing gave %d: %s", a.status, fouten(a))
			}
		}, http.StatusSeeOther, ""},
		"decided by another": {func(t *testing.T, m *voorlegwereld, _ *dossier.Voorstel) {
			m.server.gebruik.Mandaat = mandaatVoor(m.accounts[toegang.Indicatiesteller], m.collega)
			beslis(t, m.maker, m.id)
		}, http.StatusSeeOther, ""},
		"the day is over": {func(t *testing.T, m *voorlegwereld, _ *dossier.Voorstel) {
			m.Klok.Add(day)
			m.teken = m.als(t, "tekenaar")
		},
			http.StatusUnprocessableEntity, "is anders dan wat u net zag"},
		"no mandate any more": {func(_ *testing.T, m *voorlegwereld, _ *dossier.Voorstel) {
			m.server.gebruik.Mandaat = mandaatVoor(m.accounts[toegang.Casusregisseur])
		}, http.StatusUnprocessableEntity, "u heeft geen mandaat om te tekenen"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWereld(t)
			m := newVoorlegwereld(t, w)
			m.werkMee(t, m.collega)
			m.teken = w.als(t, "tekenaar")
			vs := m.legVoor(t)
			send := tekenForm(t, m.teken.open(m.voorstelPad(vs))).verborgen()
			c.wissel(t, m, vs)
			before := len(beeldVan(t, w, m.id).Besluiten())
			a := m.teken.stuur(m.voorstelPad(vs)+"/teken", send)
			if a.status != c.status || !strings.Contains(a.tekst, c.want) {
				t.Errorf("%d: %s", a.status, fouten(a))
			}
			signed := m.stand(t, vs) == dossier.VoorstelGetekend
			if want := name == "nothing changed"; signed != want || (len(beeldVan(t, w, m.id).Besluiten()) > before) != want {
				t.Errorf("signed: %v, %d decisions", signed, len(beeldVan(t, w, m.id).Besluiten()))
			}
		})
	}
}

func (m *voorlegwereld) feit(t *testing.T, f gezin.Feit) {
	t.Helper()
	view := beeldVan(t, m.wereld, m.id)
	me := dossier.Wie{Account: m.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	if err := m.server.gebruik.LegVast(context.Background(), dossier.Verzoek{Wie: me}, view, nil, view.NieuwFeit(f, gezin.Gewoon)); err != nil {
		t.Fatal(err)
	}
}

// What changed before the page was opened stands on it; where the decisions would
// be others, they cannot be signed.
func TestProposalSaysWhatChanged(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	m.teken = w.als(t, "tekenaar")
	vs := m.legVoor(t)
	if strings.Contains(m.teken.open(m.voorstelPad(vs)).tekst, "Er is iets veranderd sinds dit is voorgelegd") {
		t.Error("nothing changed, and the page says so")
	}
	m.feit(t, gezin.Feit{Over: m.mensen["Griet"], Soort: "zwanger", Waarde: gezin.JaNee(true), Bron: gezin.Bron{Soort: "professional"}})
	page := m.teken.open(m.voorstelPad(vs))
	page.toont(t, "Er is iets veranderd sinds dit is voorgelegd", "door Test Indicatiesteller", "Teken wat hierboven staat")
	m.feit(t, gezin.Feit{Over: m.mensen["Wessel"], Soort: "neemt-deel", Waarde: gezin.JaNee(false), Bron: gezin.Bron{Soort: "professional"}})
	page = m.teken.open(m.voorstelPad(vs))
	page.toont(t, "Dit kan zo niet worden getekend", "Geef terug")
	if strings.Contains(page.tekst, "Teken wat hierboven staat") {
		t.Error("what is not what was put forward can be signed")
	}
	if a := m.teken.stuur(m.voorstelPad(vs)+"/teken", page.verborgen()); a.status != http.StatusUnprocessableEntity || len(beeldVan(t, w, m.id).Besluiten()) != 0 {
		t.Errorf("signed all the same: %d", a.status)
	}
}

// The use case itself refuses other words than were put forward, whoever fills
// them in and whatever he says that he saw.
func TestOtherWordsAreNotSigned(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	vs := m.legVoor(t)
	g, who := w.server.gebruik, dossier.Wie{Account: m.collega, Rol: toegang.Indicatiesteller}
	b, err := g.Beeld(context.Background(), who, m.id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil {
		t.Fatal(err)
	}
	sign := func(veld, woord string) error {
		values := url.Values(b.Voorstel(vs.Nummer).Alle())
		if veld != "" {
			values.Set(veld, woord)
		}
		page := &bewerking{v: &verzoek{s: w.server, wie: who, account: &dossier.Account{ID: m.collega, Naam: "Tineke Tekenaar"}}, b: b, f: vorm.NewForm(values)}
		stuk := w.server.formulierVan(page, vs).stuk(besluit.Ondertekening{Naam: "Tineke Tekenaar", Functie: "indicatiesteller", Namens: "het college"})
		plan, err := g.Ontwerp(who, b, stuk)
		if err != nil {
			t.Fatal(err)
		}
		return g.TekenVoorstel(context.Background(), dossier.Verzoek{Wie: who}, b, b.Standen, vs.Nummer, stuk, plan.Afdruk, rand.Reader)
	}
	griet := besluit.Onderwerp{Persoon: m.mensen["Griet"], Wet: gezin.Wmo}
	for veld, woord := range map[string]string{besluitVeld(griet, "motivering"): "Andere woorden.", "einde-jaar": "2028", besluitVeld(griet, "aanbieder"): "Een ander"} {
		if err := sign(veld, woord); !errors.Is(err, dossier.ErrVoorstelAnders) {
			t.Errorf("%s: %v", veld, err)
		}
	}
	if err := sign("datum-dag", "12"); err != nil { // the day of signing is that of who signs
		t.Errorf("another day: %v", err)
	}
	if n := len(beeldVan(t, w, m.id).Besluiten()); n != 3 {
		t.Errorf("%d decisions", n)
	}
}

// A decision bears the day on which it is signed, where the one that was filled in
// is over.
func TestSignedOnALaterDay(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	vs := m.legVoor(t)
	w.Klok.Add(3 * 24 * time.Hour)
	m.teken = w.als(t, "tekenaar")
	page := m.teken.open(m.voorstelPad(vs))
	page.toont(t, "Het besluit krijgt de dag waarop wordt getekend", "14 mei 2026", "25 juni 2026")
	if a := m.teken.stuur(m.voorstelPad(vs)+"/teken", tekenForm(t, page).verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("signing gave %d: %s", a.status, fouten(a))
	}
	for _, one := range beeldVan(t, w, m.id).Besluiten() {
		if one.Datum != termijn.MustDag("2026-05-14") || one.Bekendmaking != one.Datum {
			t.Errorf("signed on %s, sent on %s", one.Datum, one.Bekendmaking)
		}
	}
}

// Who may put forward to whom, and who may sign or give back.
func TestWhoPutsForwardToWhom(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	half := w.account(t, "half", "Hanna Half", toegang.Indicatiesteller)
	zonder := w.account(t, "zonder", "Zoë Zonder", toegang.Indicatiesteller)
	buiten := w.account(t, "buiten", "Bart Buiten", toegang.Indicatiesteller)
	geblokt := w.account(t, "geblokt", "Gerda Geblokt", toegang.Indicatiesteller)
	regie := w.account(t, "regie", "Rik Regie", toegang.Casusregisseur)
	hash, err := testHash()
	if err != nil {
		t.Fatal(err)
	}
	familie, err := w.CreateAccount(context.Background(), dossier.Account{Aanmeld: "familie", Naam: "Fred Familie", Wachtwoord: hash, Persoon: m.mensen["Wessel"],
		Rollen: []dossier.AccountRol{{Rol: string(toegang.Indicatiesteller)}}})
	if err != nil {
		t.Fatal(err)
	}
	smal, err := w.CreateAccount(context.Background(), dossier.Account{Aanmeld: "smal", Naam: "Saar Smal", Wachtwoord: hash,
		Rollen: []dossier.AccountRol{{Rol: string(toegang.Indicatiesteller), Domein: string(toegang.DWmo)}}})
	if err != nil {
		t.Fatal(err)
	}
	w.server.gebruik.Mandaat = mandaatVoor(m.collega, half, buiten, geblokt, regie, familie, smal)
	form := m.maker.open(m.pad())
	form.toont(t, "Nog niemand die dit mag tekenen, werkt met dit hele gezin", "Bart Buiten", "Wie werkt mee")
	for _, one := range []string{m.collega, zonder, geblokt, familie, smal} {
		m.werkMee(t, one)
	}
	m.werkMee(t, half, m.mensen["Griet"])
	if err := w.SetBlocked(context.Background(), geblokt, true); err != nil {
		t.Fatal(err)
	}
	form = m.maker.open(m.pad())
	for naam, want := range map[string]bool{"Tineke Tekenaar": true, "Hanna Half": false, "Zoë Zonder": false, "Bart Buiten": false, "Gerda Geblokt": false, "Rik Regie": false, "Fred Familie": false, "Saar Smal": false, "Test Indicatiesteller</option>": false} {
		if strings.Contains(form.tekst, naam) != want {
			t.Errorf("%s can be asked: %v, want %v", naam, !want, want)
		}
	}
	send := vulIn(form)
	send.Set("stap", "voorleggen")
	for naam, aan := range map[string]string{"nobody": "", "half": half, "without": zonder, "outside": buiten, "a member of the family": familie, "one domain": smal, "himself": m.accounts[toegang.Indicatiesteller], "no account": "x"} {
		send.Set(veldAan, aan)
		if a := m.maker.stuur(m.pad(), send); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-`+veldAan+`"`) {
			t.Errorf("put forward to %s: %d: %s", naam, a.status, fouten(a))
		}
	}
	vs := m.legVoor(t)
	for naam, status := range map[string]int{"zonder": http.StatusOK, "half": http.StatusNotFound, "buiten": http.StatusNotFound, "indicatiesteller": http.StatusOK} {
		b := w.als(t, naam)
		page := b.open(m.voorstelPad(vs))
		if page.status != status || strings.Contains(page.tekst, `id="kop-teken"`) || strings.Contains(page.tekst, `id="kop-terug"`) {
			t.Errorf("%s opens it: %d, or can sign or give back", naam, page.status)
		}
		if status != http.StatusOK {
			page = b.open("/gezin/" + m.id)
		}
		for _, act := range []string{"/teken", "/terug"} {
			a := b.stuur(m.voorstelPad(vs)+act, met(page.verborgen(), "reden", "Omdat.", "afdruk", "x", standVeld, standTekst(beeldVan(t, w, m.id).Standen)))
			if a.status == http.StatusSeeOther {
				t.Errorf("%s: %s gave %d", naam, act, a.status)
			}
		}
	}
	if m.stand(t, vs) != dossier.VoorstelOpen || len(beeldVan(t, w, m.id).Besluiten()) != 0 {
		t.Error("somebody did something with it")
	}
	tineke := w.als(t, "tekenaar")
	page := tineke.open(m.voorstelPad(vs))
	if a := tineke.stuur(m.voorstelPad(vs)+"/intrek", page.verborgen()); a.status != http.StatusNotFound {
		t.Errorf("another withdraws it: %d", a.status)
	}
	w.server.gebruik.Mandaat = mandaatVoor(m.collega, m.accounts[toegang.Indicatiesteller]) // who made it may sign from now on, but not this
	own := m.maker.open(m.voorstelPad(vs))
	if a := m.maker.stuur(m.voorstelPad(vs)+"/teken", met(own.verborgen(), "afdruk", tekenForm(t, page).verborgen().Get("afdruk"))); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "U legde dit zelf voor") {
		t.Errorf("he signs what he put forward himself: %d", a.status)
	}
}

func met(form map[string][]string, pairs ...string) map[string][]string {
	for i := 0; i < len(pairs); i += 2 {
		form[pairs[i]] = []string{pairs[i+1]}
	}
	return form
}

// Nobody who may sign works with the family: it is kept, and waits for who is
// asked to join.
func TestKeptUntilSomeoneJoins(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	vs := m.legVoor(t) // to nobody: the form does not ask
	if vs.Aan != "" {
		t.Fatalf("asked %q, who does not work with the family", vs.Aan)
	}
	m.maker.open(m.voorstelPad(vs)).toont(t, "Vraag een collega erbij die mag tekenen", "nog niemand")
	joined := "/gezin/" + m.id + "/meewerken/nieuw"
	send := m.maker.open(joined).met("wie", meewerkCode(m.collega, toegang.Indicatiesteller), "delen", "gewoon")
	send["over"] = beeldVan(t, w, m.id).Mensen()
	if a := m.maker.stuur(joined, send); a.status != http.StatusSeeOther {
		t.Fatalf("joining gave %d: %s", a.status, fouten(a))
	}
	b := w.als(t, "tekenaar")
	b.open("/werklijst").toont(t, "Voorgelegd besluit tekenen of teruggeven")
	page := b.open(m.voorstelPad(vs))
	if strings.Contains(page.tekst, "Er is iets veranderd") {
		t.Error("that he joined is a change to what he signs")
	}
	if a := b.stuur(m.voorstelPad(vs)+"/teken", tekenForm(t, page).verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("signing gave %d: %s", a.status, fouten(a))
	}
}

// A refusal and an ending go the same way, in the compartment of the one person.
func TestRefusalAndEndingArePutForward(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	m.werkMee(t, m.collega)
	m.teken = w.als(t, "tekenaar")
	w.server.gebruik.Mandaat = nil
	beslis(t, m.maker, m.id)
	w.server.gebruik.Mandaat = mandaatVoor(m.collega)
	before := beeldVan(t, w, m.id).Besluiten()

	griet := before[0].Onderwerp
	ending := "/gezin/" + m.id + "/besluiten/" + string(before[0].Kenmerk) + "/einde"
	form := m.maker.open(ending)
	form.toont(t, "Leg voor aan een collega")
	send := form.met(besluitVeld(griet, "reden"), string(besluit.OpVerzoek), besluitVeld(griet, "motivering"), "U vraagt zelf om te stoppen.", "stap", "voorleggen", veldAan, m.collega)
	zetDag(send, "datum", [3]string{"11", "5", "2026"})
	zetDag(send, "einde", [3]string{"30", "6", "2026"})
	refusal := "/gezin/" + m.id + "/afwijzing"
	refuse := m.maker.open(refusal + "?arrangement=gezinsarrangement")
	no := refuse.met("persoon", m.mensen["Wessel"], "motivering", "Dit past niet bij wat u nodig heeft.", "andere", "U kunt dit zelf.", "andere-bron", "Wmo 2015 artikel 2.3.5, derde lid", "afwijking", "Anders gezien.",
		"stap", "voorleggen", veldAan, m.collega)
	zetDag(no, "datum", [3]string{"11", "5", "2026"})
	zetDag(no, "aanvraag", [3]string{"8", "5", "2026"})
	zetDag(no, "verslag", [3]string{"7", "5", "2026"})
	for i, one := range []struct {
		pad  string
		send map[string][]string
		want string
	}{{ending, send, "U vraagt zelf om te stoppen."}, {refusal, no, "Dit past niet bij wat u nodig heeft."}} {
		if i > 0 {
			one.send[standVeld] = m.maker.open(refusal + "?arrangement=gezinsarrangement").verborgen()[standVeld]
		}
		if a := m.maker.stuur(one.pad, one.send); a.status != http.StatusSeeOther {
			t.Fatalf("putting forward gave %d: %s", a.status, fouten(a))
		}
		all := beeldVan(t, w, m.id).Voorstellen()
		vs := &all[len(all)-1]
		page := m.teken.open(m.voorstelPad(vs))
		page.toont(t, one.want)
		if a := m.teken.stuur(m.voorstelPad(vs)+"/teken", tekenForm(t, page).verborgen()); a.status != http.StatusSeeOther {
			t.Fatalf("signing gave %d: %s", a.status, fouten(a))
		}
		got := beeldVan(t, w, m.id).Besluiten()
		if last := got[len(got)-1]; len(got) != 4+i || last.Motivering != one.want || last.Ondertekening.Naam != "Tineke Tekenaar" {
			t.Errorf("%d decisions; the last: %q by %q", len(got), last.Motivering, last.Ondertekening.Naam)
		}
	}
}

// Of several who sign, give back and withdraw at once, one does, also when their
// forms say nothing of what they saw.
func TestOneOfManyEndsAProposal(t *testing.T) {
	opBeideDatabanken(t, func(t *testing.T, w *wereld) {
		m := newVoorlegwereld(t, w)
		m.werkMee(t, m.collega)
		vs := m.legVoor(t)
		m.teken = w.als(t, "tekenaar")
		page := m.teken.open(m.voorstelPad(vs))
		sign, back := tekenForm(t, page).verborgen(), terugForm(t, page).met("reden", "Nog niet.")
		withdraw := m.maker.open(m.voorstelPad(vs)).verborgen()
		var wait sync.WaitGroup
		for i := range 9 {
			send := func(b *bezoeker, act string, form url.Values) {
				form = maps.Clone(form)
				form["verzoek"] = []string{fmt.Sprintf("%032d", i)}
				form[standVeld] = []string{strings.Fields(form.Get(standVeld))[0]}
				wait.Go(func() { b.stuur(m.voorstelPad(vs)+act, form) })
			}
			switch i % 3 {
			case 0:
				send(m.teken, "/teken", sign)
			case 1:
				send(m.teken, "/terug", back)
			case 2:
				send(m.maker, "/intrek", withdraw)
			}
		}
		wait.Wait()
		got := beeldVan(t, w, m.id)
		ends := 0
		for _, s := range got.Stukken {
			if s.Aard == dossier.AardVoorsteleinde {
				ends++
			}
		}
		stand, n := got.Voorstel(vs.Nummer).Stand(), len(got.Besluiten())
		// One that was given back can still be withdrawn by who made it.
		if ends != 1 && !(ends == 2 && stand == dossier.VoorstelIngetrokken) || stand == dossier.VoorstelOpen || (stand == dossier.VoorstelGetekend) != (n == 3) || n != 0 && n != 3 {
			t.Errorf("it ended %d times, is %q, and gave %d decisions", ends, stand, n)
		}
	})
}

// Without a mandate in the settings nothing is different.
func TestWithoutAMandateNothingChanges(t *testing.T) {
	w := newWereld(t)
	m := newVoorlegwereld(t, w)
	w.server.gebruik.Mandaat = nil
	form := m.maker.open(m.pad())
	if strings.Contains(form.tekst, "Leg voor") || strings.Contains(form.tekst, veldAan) {
		t.Error("the form offers to put forward")
	}
	send := vulIn(form)
	send.Set("stap", "voorleggen")
	if a := m.maker.stuur(m.pad(), send); a.status != http.StatusNotFound {
		t.Errorf("put forward all the same: %d", a.status)
	}
	beslis(t, m.maker, m.id)
}
