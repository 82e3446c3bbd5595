package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// lopend records n decisions of 45 minutes of package 1 for adults, and few of
// package 2.
func (w *wereld) lopend(t *testing.T, n, few int) {
	t.Helper()
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: "test", Rol: toegang.Regelmachine}, Actie: toegang.Lezen, Voor: toegang.Adviesberekening, Moment: w.server.gebruik.Moment()}
	_, err := w.Opslag.Write(t.Context(), dossier.Opdracht{Toets: toegang.Prepare(q)}, func(tx dossier.Tx) error {
		for i := range n + few {
			id, err := tx.BeginGezin(t.Context())
			if err != nil {
				return err
			}
			level, minutes := "1", geld.Minuten(45)
			if i >= n {
				level, minutes = "2", 90
			}
			b := besluit.Besluit{Kenmerk: besluit.Kenmerk(fmt.Sprint("k", i)), Product: "huiselijk-geweld", Ingang: q.Moment.Dag - 5, Einde: q.Moment.Dag + 100,
				Regels: []besluit.Regel{{Onderdeel: "begeleiding-volwassenen", Minuten: minutes, Tarief: regeling.Tarief{Code: "volwassenen", Niveau: level, Per: regeling.PerUur}}}}
			b.Persoon, b.Wet = tx.NieuweID(), gezin.Wmo
			text, err := json.Marshal(b)
			if err != nil {
				return err
			}
			if _, err := tx.Add(t.Context(), id, dossier.Persoon{Vak: dossier.VakVan(b.Persoon, gezin.Wmo, toegang.SPersoon, gezin.Gewoon), ID: b.Persoon},
				dossier.Stuk{Vak: dossier.VakVan(b.Persoon, gezin.Wmo, toegang.SBesluit, gezin.Gewoon), Aard: dossier.AardBesluit, Over: b.Persoon, Inhoud: text}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// What a price does to running help is counted from the decisions; small groups
// are not told; a proposal, an approved price and a what-if each count on top.
func TestRunningHelpIsPriced(t *testing.T) {
	w := newWereld(t)
	w.lopend(t, 20, 3)
	b := w.als(t, string(toegang.Contractmanager))
	page := b.open("/tarieven")
	heeft(t, page, "Niemand heeft de lopende besluiten nog geteld")
	if a := w.als(t, string(toegang.FunctioneelBeheerder)).open("/tarieven"); strings.Contains(a.tekst, "/tarieven/telling") {
		t.Error("who only reads can count")
	}
	if a := b.stuur("/tarieven/telling", url.Values{"verzoek": {"a"}}); a.status != http.StatusSeeOther {
		t.Fatalf("count: %d %s", a.status, a.tekst)
	}
	if a := b.stuur("/tarieven/telling", url.Values{"verzoek": {"b"}}); a.status != http.StatusSeeOther {
		t.Errorf("a second count: %d", a.status)
	}
	page = b.open("/tarieven")
	heeft(t, page, "Geteld uit de lopende besluiten", "tarief volwassenen, 1", "45 minuten per week", "minder dan 10")
	if strings.Contains(page.tekst, "tarief volwassenen, 2") {
		t.Error("a group of three is told")
	}
	// no price yet; with the price of package 1 at 70% productivity:
	typed := "p-productiviteit=70&p-productiviteit-bron=Nota+tarieven&p-productiviteit-status=aanname"
	u := metProductiviteit(t, "70")
	one, err := geld.Minuten(45).Maal(u.Tarief, geld.HalfVanNul)
	if err != nil {
		t.Fatal(err)
	}
	heeft(t, b.open(pakket1+"/rekenen?"+typed), "Wat dit met de lopende hulp doet", (20 * one).Nederlands(), strings.TrimPrefix(bedragVerschil(20*one*wekenPerJaar), "+ "))
	if a := b.open("/tarieven/hg-volwassenen-pakket-2/rekenen"); !strings.Contains(a.tekst, "minder dan 10") || strings.Contains(a.tekst, "3 regels") {
		t.Error("a group of three is told at its own tariff")
	}
	neemOver(t, w, nil)
	heeft(t, b.open("/tarieven"), (20 * one).Nederlands())
	raised, err := u.Tarief.MaalBreuk(1035, 1000, geld.HalfVanNul)
	if err != nil {
		t.Fatal(err)
	}
	after, err := geld.Minuten(45).Maal(raised, geld.HalfVanNul)
	if err != nil {
		t.Fatal(err)
	}
	heeft(t, b.open("/tarieven?alles=3,5"), (20 * after).Nederlands(), bedragVerschil(20*(after-one)))
	for _, wrong := range []string{"veel", "101", "3,555", "-100,01"} {
		if a := b.open("/tarieven?alles=" + wrong); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `value="`+wrong+`"`) {
			t.Errorf("%s: %d", wrong, a.status)
		}
	}
}

// metProductiviteit computes package 1 for adults with another productivity.
func metProductiviteit(t *testing.T, percent string) *kostprijs.Uitkomst {
	t.Helper()
	u := rekenModel(t, "hg-volwassenen-pakket-1")
	value, err := kostprijs.ParseGetal(percent)
	if err != nil {
		t.Fatal(err)
	}
	m, err := u.Model.Met(map[string]kostprijs.Getal{kostprijs.NaamProductiviteit: value}, "test")
	if err != nil {
		t.Fatal(err)
	}
	if u, err = m.Bereken(); err != nil {
		t.Fatal(err)
	}
	return u
}
