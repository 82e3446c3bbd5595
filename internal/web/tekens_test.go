package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/tekst"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// Wherever people type, signs that cannot be seen are refused, each field with its
// own fault; what comes back is the text that can be seen, and nothing was kept.
func TestSignsThatCannotBeSeenAreRefused(t *testing.T) {
	const bidi = "Zandoe\u202ever"
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin("straat", "Gewoonlaan", "huisnummer", "5", "postcode", "1234 AB", "plaats", "Openstad")
	w.betrek(t, path, toegang.Veiligheidscoordinator, iedereen, gezin.Klassen()...)
	w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Klassen()...)
	bernd, saskia, joris := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia"), b.persoonID(path, "Joris")
	safety := path + "/veiligheid/" + saskia
	task := taakLink.FindString(b.open(path).tekst)
	if task == "" {
		t.Fatal("the family has no task")
	}
	day := []string{"dag-dag", "20", "dag-maand", "5", "dag-jaar", "2026"}
	for _, c := range []struct {
		wie, page, naar string // naar: where the form goes; empty: to its page
		goed            []string
		velden          []string // each gets a sign that cannot be seen
	}{
		{"indicatiesteller", "/nieuw/persoon/1", "", []string{"rol", "volwassene", "geheim", "nee"}, []string{"voornaam", "achternaam"}},
		{"indicatiesteller", path + "/lid", "", []string{"rol", "volwassene", "geheim", "nee", "bron", "eigen-opgave"}, []string{"voornaam", "achternaam"}},
		{"indicatiesteller", path + "/notitie?over=" + bernd + "&klasse=gewoon", path + "/notitie", nil, []string{"tekst"}},
		{"indicatiesteller", path + "/postadres/" + bernd, "", []string{"huisnummer", "7", "postcode", "1234 AB"}, []string{"straat", "plaats"}},
		{"indicatiesteller", path + "/afspraken/nieuw", "", append([]string{"wie", bernd, "tijd", "10:00"}, day...), []string{"wat", "plaats"}},
		{"indicatiesteller", path + "/gezag/" + joris, "", []string{"wie", saskia, "heeft", "ja", "van-dag", "1", "van-maand", "5", "van-jaar", "2026", "bron", "beschikking"}, []string{"uitspraak"}},
		{"indicatiesteller", task, "", nil, []string{"hoe"}},
		{"indicatiesteller", "/zoeken", "", nil, []string{"wie"}},
		{"veiligheidscoordinator", safety + "/verbod", "", []string{"soort", dossier.FeitApart, "ander", bernd, "tegen", "ander", "van-dag", "1", "van-maand", "5", "van-jaar", "2026", "bron", "professional"}, []string{"door"}},
		{"veiligheidscoordinator", safety + "/vlag", "", []string{"huisnummer", "7", "postcode", "1010 AB"}, []string{"straat", "plaats"}},
		{"functioneel-beheerder", "/accounts/nieuw", "", []string{"rol", "casusregisseur"}, []string{"naam", "aanmeld"}},
	} {
		who := w.als(t, c.wie)
		page := who.open(c.page)
		if page.status != http.StatusOK {
			t.Errorf("%s: %d", c.page, page.status)
			continue
		}
		form := page.met(c.goed...)
		for _, name := range c.velden {
			form.Set(name, bidi+name)
		}
		naar := c.naar
		if naar == "" {
			naar = c.page
		}
		a := who.stuur(naar, form)
		if a.status != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d to %q", c.page, a.status, a.naar)
			continue
		}
		for _, name := range c.velden {
			if got := strings.Count(a.tekst, `href="#veld-`+name); got == 0 {
				t.Errorf("%s: no fault for %s", c.page, name)
			}
			if !strings.Contains(a.tekst, "Zandoever"+name) {
				t.Errorf("%s: what can be seen of %s is lost", c.page, name)
			}
		}
		if strings.ContainsRune(a.tekst, '\u202e') || !strings.Contains(a.tekst, "tekens die niet te zien zijn") {
			t.Errorf("%s: the page holds the sign, or does not say what is wrong", c.page)
		}
	}
	for _, p := range []string{path, path + "/notities", path + "/afspraken", path + "/verloop", path + "/leden", task, "/accounts"} {
		for _, rol := range []string{"indicatiesteller", "functioneel-beheerder"} {
			if strings.Contains(w.als(t, rol).open(p).tekst, "Zandoever") {
				t.Errorf("%s shows what was refused", p)
			}
		}
	}
}

// A note holds lines; a name does not. A password holds what it holds.
func TestTextThatMayHoldMore(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	page := b.open(path + "/notitie?over=" + b.persoonID(path, "Bernd") + "&klasse=gewoon")
	if a := b.stuur(path+"/notitie", page.met("tekst", "Eerste regel.\r\n\tTweede regel met een afbreek\u00adstreepje.\n👩\u200d👧")); a.status != http.StatusSeeOther {
		t.Errorf("a note of several lines gave %d: %s", a.status, fouten(a))
	}
	if a := b.stuur("/nieuw/persoon/1", persoonForm("volwassene", "Saskia\r\nSet-Cookie: x", "nee")); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `value="Saskia Set-Cookie: x"`) {
		t.Errorf("a name of two lines gave %d", a.status)
	}
	if a := w.bezoeker(t).stuur("/aanmelden", url.Values{"naam": {"indicatiesteller"}, "wachtwoord": {"geheim\u202e"}}); !strings.Contains(a.tekst, "horen niet bij elkaar") || strings.Contains(a.tekst, vorm.Tekens) {
		t.Errorf("a password with a sign that cannot be seen: %d", a.status)
	}
}

// Behind the pages the store takes no such text of anyone, and says all of it.
func TestStoreRefusesSignsThatCannotBeSeen(t *testing.T) {
	if tekst.Lopend("\u2066") {
		t.Fatal("the test says nothing")
	}
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	id, who := strings.TrimPrefix(path, "/gezin/"), dossier.Wie{Account: w.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	beeld := beeldVan(t, w, id)
	bernd := b.persoonID(path, "Bernd")
	stuk := func(aard string, soort toegang.Soort, inhoud string) dossier.Stuk {
		return dossier.Stuk{Vak: beeld.VakVoor(bernd, soort, gezin.Gewoon), Aard: aard, Over: bernd, Inhoud: []byte(inhoud), Van: beeld.Moment.Dag}
	}
	good := stuk(dossier.AardNotitie, toegang.SNotitie, "gewoon")
	named := good
	named.Bron.Omschreven = "x\u202ey"
	err := w.server.gebruik.LegVast(t.Context(), dossier.Verzoek{Wie: who}, beeld, nil, good,
		stuk(dossier.AardNaam, toegang.SPersoon, "Bernd\nProefmans"), stuk(dossier.AardNotitie, toegang.SNotitie, "a\u2066b"), stuk("plan", toegang.SPlan, `{"wat":"a\u202eb"}`),
		stuk("plan", toegang.SPlan, `{"wat":"a\u0007b"}`), stuk("plan", toegang.SPlan, `{"wat":"a\u000ab"}`), named)
	var all dossier.Tekstfouten
	if !errors.As(err, &all) {
		t.Fatalf("recording gave %v", err)
	}
	var got []string
	for _, f := range all {
		got = append(got, f.Pad)
		if f.Code != dossier.FoutTekens {
			t.Errorf("code %s", f.Code)
		}
	}
	if want := "1.naam 2.notitie 3.plan 4.plan 6.notitie.bron"; strings.Join(got, " ") != want {
		t.Errorf("the faults are at %v, want %s", got, want)
	}
	if strings.Contains(b.open(path+"/notities").tekst, "gewoon.") {
		t.Error("a part was recorded")
	}
}
