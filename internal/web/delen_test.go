package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Data of the Jeugdwet reach a reader who works for the Wmo alone with recorded
// consent, and only as long as it stands (Wmo 2015 art. 5.1.1 lid 4).
func TestConsentBeforeDuringAndAfter(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		zone, err := time.LoadLocation("Europe/Amsterdam")
		if err != nil {
			t.Fatal(err)
		}
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}
		ctx := context.Background()
		both := dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}
		wmo := dossier.Wie{Account: "wim", Rol: toegang.Indicatiesteller, Domeinen: []toegang.Domein{toegang.DWmo}}
		id, err := g.Registreer(ctx, dossier.Verzoek{Wie: both}, dossier.Melding{Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"},
			Mensen: []dossier.Mens{{Sleutel: "a", Naam: "Saskia Testbrink", Geboren: termijn.MustDag("1985-01-01")},
				{Sleutel: "b", Naam: "Joris Testbrink", Kind: true, Geboren: termijn.MustDag("2013-01-01")}},
			Feiten: []dossier.Verwant{{Over: "a", Met: "b", Soort: string(gezin.Gezag), Waarde: gezin.JaNee(true)}},
			Met:    []dossier.Deelname{{Lezer: "wim", Rol: toegang.Indicatiesteller, Klassen: []gezin.Klasse{gezin.Gewoon}}}})
		if err != nil {
			t.Fatal(err)
		}
		look := func(who dossier.Wie) *dossier.Beeld {
			t.Helper()
			b, err := g.Beeld(ctx, who, id, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		b := look(both)
		people := map[string]string{}
		for _, p := range b.Mensen() {
			name, _ := b.Naam(p)
			people[name] = p
		}
		saskia, joris := people["Saskia Testbrink"], people["Joris Testbrink"]
		sees := func() bool { _, ok := look(wmo).Naam(joris); return ok }
		if sees() {
			t.Fatal("the Wmo side reads the child without consent")
		}
		give := dossier.Toestemming{Persoon: joris, Van: gezin.Jeugdwet, Naar: gezin.Wmo, Wat: "het plan", Waarvoor: "hulp thuis", Hoe: "schriftelijk", Vanaf: b.Moment.Dag}
		for _, tt := range []struct {
			door []string
			want error
		}{{nil, dossier.ErrToestemmingWie}, {[]string{saskia}, dossier.ErrToestemmingWie}, {[]string{joris}, dossier.ErrToestemmingWie}, {[]string{saskia, joris}, nil}} {
			give.Door = tt.door
			if err := g.LegToestemmingVast(ctx, dossier.Verzoek{Wie: both}, look(both), nil, give); err != tt.want { //nolint:errorlint // the fault itself
				t.Errorf("consent of %d: %v", len(tt.door), err)
			}
		}
		if !sees() {
			t.Error("consent opens nothing")
		}
		b = look(both)
		rows := b.Geldend(toegang.Toegestemd)
		if len(rows) != 1 {
			t.Fatalf("%d consents stand", len(rows))
		}
		if err := g.BeeindigRelatie(ctx, dossier.Verzoek{Wie: both}, b, nil, toegang.Toegestemd, rows[0].ID); err != nil {
			t.Fatal(err)
		}
		if sees() {
			t.Error("the Wmo side reads on after consent was withdrawn")
		}
		// Who consented withdraws it himself: that counts when it is received.
		if err := g.LegToestemmingVast(ctx, dossier.Verzoek{Wie: both}, look(both), nil, give); err != nil || !sees() {
			t.Fatalf("consent a second time: %v", err)
		}
		child := dossier.Wie{Account: "joris", Rol: toegang.Client, Persoon: joris}
		p, err := g.Portaal(ctx, child, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
		if err != nil {
			t.Fatal(err)
		}
		for _, ask := range []struct {
			soort dossier.AVGSoort
			open  bool
		}{{dossier.AVGInzage, true}, {dossier.AVGIntrekking, false}} {
			if err := g.VraagAVG(ctx, dossier.Verzoek{Wie: child}, p, joris, dossier.AVGVerzoek{Soort: ask.soort, Dag: p.Moment.Dag}); err != nil {
				t.Fatal(err)
			}
			if sees() != ask.open {
				t.Errorf("after asking for %s the Wmo side reads the child: %v", ask.soort, sees())
			}
		}
		if rows := look(both).Geldend(toegang.Toegestemd); len(rows) != 0 {
			t.Errorf("%d consents stand after they were withdrawn", len(rows))
		}
	})
}

// Two people open a secret stay: the first sees it after the second co-signed,
// for ten minutes, on its page and nowhere else.
func TestTwoPeopleOpenASecretStay(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	family := b.nieuwGezin("geheim", "ja", "straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen")
	id := strings.TrimPrefix(family, "/gezin/")
	var saskia string
	view := beeldVan(t, w, id)
	for _, p := range view.Mensen() {
		if name, _ := view.Naam(p); strings.HasPrefix(name, "Saskia") {
			saskia = p
		}
	}
	ctx := context.Background()
	me := dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	second := w.accounts[toegang.Casusregisseur]
	var entries []dossier.Invoer
	for _, k := range []gezin.Klasse{gezin.Gewoon, gezin.Veiligheid} {
		entries = append(entries, dossier.Relatie{Vak: dossier.VakVan(saskia, view.Wet(saskia), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
			Rij: toegang.Betrokkenheid(second, saskia, toegang.Casusregisseur, k, view.Moment.Dag, termijn.Geen)})
	}
	if err := w.server.gebruik.LegVast(ctx, dossier.Verzoek{Wie: me}, view, nil, entries...); err != nil {
		t.Fatal(err)
	}
	page := family + "/verblijf/" + saskia
	first := b.open(page)
	if strings.Contains(first.tekst, "Schuilpad") {
		t.Fatal("one person opens it alone")
	}
	if a := b.stuur(page, first.verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("asking gave %d: %s", a.status, fouten(a))
	}
	var task string
	for _, taak := range beeldVan(t, w, id).Taken {
		if taak.Aard == dossier.TaakMeetekenen {
			task = taak.ID
		}
	}
	sign := family + "/meetekenen/" + task
	if list := b.open("/werklijst").tekst; strings.Contains(list, sign) || !strings.Contains(list, page) {
		t.Error("the work list leads who asked to the page of who co-signs")
	}
	if a := b.open(sign); a.status != http.StatusNotFound {
		t.Errorf("who asked can co-sign: %d", a.status)
	}
	other := w.als(t, "casusregisseur")
	form := other.open(sign)
	form.toont(t, "Test Indicatiesteller", "Saskia Proefmans")
	if a := other.stuur(sign, form.verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("co-signing gave %d: %s", a.status, fouten(a))
	}
	b.open(page).toont(t, "Schuilpad 7")
	for _, never := range []antwoord{b.open(family), b.open("/werklijst"), other.open(page), b.stuur("/zoeken", url.Values{"wie": {"Saskia"}})} {
		if strings.Contains(never.tekst, "Schuilpad") {
			t.Error("the stay stands elsewhere than on its page")
		}
	}
	w.Klok.Add(toegang.VierogenDuur)
	if strings.Contains(b.open(page).tekst, "Schuilpad") {
		t.Error("the stay is still open after ten minutes")
	}
	again := b.open(page)
	b.stuur(page, again.verborgen())
	w.Klok.Add(toegang.VierogenWacht)
	for _, taak := range beeldVan(t, w, id).Taken {
		if taak.Aard == dossier.TaakMeetekenen && !taak.Voltooid {
			if a := other.open(family + "/meetekenen/" + taak.ID); a.status != http.StatusNotFound {
				t.Errorf("a request of a quarter ago can be co-signed: %d", a.status)
			}
		}
	}
}

// Who says that he knows someone sees nothing about him from then on, until the
// privacy officer ends it.
func TestInterestClosesAtOnce(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	family := b.nieuwGezin("bsn", "999900018")
	form := b.open(family + "/belang")
	saskia := regexp.MustCompile(`value="([a-z2-7]{26})"[^>]*>\s*<label[^>]*>Saskia`).FindStringSubmatch(form.tekst)
	if saskia == nil {
		view := beeldVan(t, w, strings.TrimPrefix(family, "/gezin/"))
		for _, p := range view.Mensen() {
			if name, _ := view.Naam(p); strings.HasPrefix(name, "Saskia") {
				saskia = []string{"", p}
			}
		}
	}
	b.open(family).toont(t, "Saskia Proefmans")
	if a := b.stuur(family+"/belang", form.met("wie", saskia[1])); a.status != http.StatusSeeOther {
		t.Fatalf("telling gave %d: %s", a.status, fouten(a))
	}
	if strings.Contains(b.open(family).tekst, "Saskia") || strings.Contains(b.stuur("/zoeken", url.Values{"wie": {"Proefmans"}}).tekst, "Saskia") {
		t.Error("he still reads about whom he knows")
	}
	officer := w.als(t, "privacy-officer")
	list := officer.open("/toezicht/belang")
	list.toont(t, "Test Indicatiesteller", "Beëindig")
	if a := officer.stuur("/toezicht/belang", list.verborgen()); a.status != http.StatusSeeOther {
		t.Fatalf("ending gave %d", a.status)
	}
	b.open(family).toont(t, "Saskia Proefmans")
}
