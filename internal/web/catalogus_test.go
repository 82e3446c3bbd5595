package web

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// buur gives a second process on the store of a world, with its own server.
func (w *wereld) buur(t *testing.T) *wereld {
	t.Helper()
	other := *w.Omgeving
	other.Reopen(t)
	server, err := New(Instelling{Opslag: other.Opslag, Accounts: other.Opslag, Sessies: other.Sessies(), Klok: w.Klok.Now, Toeval: rand.Reader,
		Regeling: w.server.in.Regeling, Zone: w.server.in.Zone, Gereed: other.Ping, Log: slog.New(slog.DiscardHandler), Eigenaar: w.server.in.Eigenaar})
	if err != nil {
		t.Fatal(err)
	}
	hs := httptest.NewServer(server)
	t.Cleanup(hs.Close)
	return &wereld{Omgeving: &other, server: server, url: hs.URL, accounts: w.accounts, logboek: w.logboek}
}

// neemOver proposes a price for package 1 of adults and approves it as another.
func neemOver(t *testing.T, w *wereld, extra url.Values) {
	t.Helper()
	if a := stelVoor(t, w.als(t, string(toegang.Contractmanager)), extra); a.naar == "" {
		t.Fatalf("proposal: %d %s", a.status, a.tekst)
	}
	second := w.als(t, string(toegang.Beleidsmaker))
	form := second.open(pakket1 + "/versies").verborgen()
	form.Set("beslissing", "akkoord")
	if a := second.stuur(pakket1+"/beslissing", form); a.naar != pakket1 {
		t.Fatalf("approval: %d %s", a.status, a.tekst)
	}
}

// An approved price counts in the server that runs, in one beside it, and in
// one that starts later; from its first day, with its receipt, and never before.
func TestAnApprovedPriceCountsAtOnce(t *testing.T) {
	w := newWereld(t)
	beside := w.buur(t)
	key := regeling.Tarief{Code: "volwassenen", Niveau: "1", Per: regeling.PerUur}
	today := w.server.gebruik.Moment().Dag
	priceIn := func(w *wereld) *regeling.Prijs {
		w.als(t, string(toegang.Indicatiesteller)).open("/werklijst") // any page
		return w.server.regels().Op(w.server.gebruik.Moment().Dag, w.server.gebruik.Moment().Dag).Prijs(key)
	}
	if priceIn(w) != nil || priceIn(beside) != nil {
		t.Fatal("there is a price before anybody approved one")
	}
	later := url.Values{}
	zetIngang(later, today+3)
	neemOver(t, w, later)
	for name, one := range map[string]*wereld{"this process": w, "one beside it": beside, "one that starts later": w.buur(t)} {
		if p := priceIn(one); p != nil {
			t.Errorf("%s: a price before its first day: %v", name, p.Bedrag)
		}
	}
	heeft(t, w.als(t, string(toegang.FunctioneelBeheerder)).open("/tarieven"), "geldt vanaf")
	w.Klok.Add(3 * 24 * time.Hour)
	versions, err := w.server.gebruik.Prijsversies(t.Context())
	if err != nil || len(versions) != 1 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	for name, one := range map[string]*wereld{"this process": w, "one beside it": beside, "one that starts later": w.buur(t)} {
		p := priceIn(one)
		if p == nil || p.Bedrag != versions[0].Bedrag || p.Bron.Plaats != "kwitantie sha256:"+versions[0].Kwitantie {
			t.Errorf("%s: %+v, want %v", name, p, versions[0].Bedrag)
		}
	}
	now := w.server.regels()
	if before := now.Op(today+2, today+2).Prijs(key); before != nil {
		t.Errorf("the day before has the price too: %v", before.Bedrag)
	}
	if now.Hash == w.server.in.Regeling.Hash {
		t.Error("the receipt of an advice does not tell that the prices changed")
	}
	heeft(t, w.als(t, string(toegang.Indicatiesteller)).open("/regels/prijzen"), versions[0].Bedrag.Nederlands(), versions[0].Kwitantie, "vastgesteld")
}

// The first day is asked for, and is not in the past; nothing that was typed is
// lost.
func TestFirstDayOfAPrice(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	for _, c := range []struct {
		name            string
		day, month, jar string
	}{
		{"nothing", "", "", ""}, {"yesterday", "10", "5", "2026"}, {"no day", "31", "2", "2027"},
	} {
		a := stelVoor(t, b, url.Values{"ingang-dag": {c.day}, "ingang-maand": {c.month}, "ingang-jaar": {c.jar}})
		if a.status != http.StatusUnprocessableEntity {
			t.Fatalf("%s: %d", c.name, a.status)
		}
		heeft(t, a, `href="#veld-ingang"`, "Productiviteit volgens de nota.", `name="ingang-jaar"`)
		if c.jar != "" {
			heeft(t, a, `value="`+c.jar+`"`)
		}
	}
}

// Prices that do not fit the rules any more, since those were replaced, count
// no longer: the pages go on with the rules, and the tariffs say so.
func TestRulesThatDoNotTakeThePrices(t *testing.T) {
	w := newWereld(t)
	neemOver(t, w, nil)
	versions, err := w.server.gebruik.Prijsversies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other, err := w.server.in.Regeling.Met(regeling.Bestand{Naam: "x.yaml", Tekst: []byte("documenten:\n  - {code: tarief-" + versions[0].ID + ", titel: x}\n")})
	if err != nil {
		t.Fatal(err)
	}
	next := w.buur(t)
	next.server.in.Regeling = other
	b := next.als(t, string(toegang.Contractmanager))
	page := b.open("/tarieven")
	if next.server.regels() != other || next.server.prijzenPassen() {
		t.Error("prices that do not fit count")
	}
	heeft(t, page, nietPassend)
	if !strings.Contains(w.als(t, string(toegang.Contractmanager)).open("/tarieven").tekst, "overgenomen") {
		t.Error("the page is gone")
	}
}
