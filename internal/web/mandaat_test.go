package web

import (
	"net/http"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
)

// Nobody signs outside his mandate, nothing is lost of what he filled in, and
// what is signed names the rule.
func TestDecisionsNeedAMandate(t *testing.T) {
	w := newWereld(t)
	id, _ := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	kies(t, b, id, "extramuraal", "2")
	none := geld.Bedrag(0)
	pad := "/gezin/" + id + "/besluiten/nieuw"
	for _, m := range []struct {
		regels []mandaat.Regel
		want   string
	}{
		{[]mandaat.Regel{{Kenmerk: "M-1", Rol: "casusregisseur", Wet: "Wmo"}}, "u heeft geen mandaat om te tekenen"},
		{[]mandaat.Regel{{Kenmerk: "M-1", Rol: "indicatiesteller", Wet: "Wmo"}}, "uw mandaat is niet voor deze wet"},
		{[]mandaat.Regel{{Kenmerk: "M-1", Rol: "indicatiesteller", Wet: "Wmo", PerWeek: &none}, {Kenmerk: "M-2", Rol: "indicatiesteller", Wet: "Jeugdwet"}},
			"dit besluit kost per week meer"},
	} {
		w.server.gebruik.Mandaat = &mandaat.Mandaat{Versie: "2026-1", Bron: "Mandaatbesluit Proefstad", Regels: m.regels}
		send := vulIn(b.open(pad))
		a := b.stuur(pad, send)
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, m.want) || !strings.Contains(a.tekst, "Leg het voor aan") && !strings.Contains(a.tekst, "Niemand heeft hier nu mandaat") {
			t.Errorf("%s: %d: %s", m.want, a.status, fouten(a))
		}
		if !strings.Contains(a.tekst, "U vertelde ons wat er speelt") {
			t.Error("what was filled in is lost")
		}
		if beeld := beeldVan(t, w, id); len(beeld.Besluiten()) != 0 {
			t.Fatalf("%s: %d decisions were taken", m.want, len(beeld.Besluiten()))
		}
	}
	w.server.gebruik.Mandaat = &mandaat.Mandaat{Versie: "2026-1", Bron: "Mandaatbesluit Proefstad", Regels: []mandaat.Regel{
		{Kenmerk: "M-1", Rol: "indicatiesteller", Wet: "Wmo"}, {Kenmerk: "M-2", Rol: "indicatiesteller", Wet: "Jeugdwet"}}}
	beslis(t, b, id)
	beeld := beeldVan(t, w, id)
	signed := beeld.Besluiten()
	if len(signed) == 0 {
		t.Fatal("nothing was signed")
	}
	for _, one := range signed {
		want := "Mandaatbesluit Proefstad, versie 2026-1, regel M-1"
		if one.Wet == "Jeugdwet" {
			want = "Mandaatbesluit Proefstad, versie 2026-1, regel M-2"
		}
		if one.Ondertekening.Mandaat != want {
			t.Errorf("%s carries %q", one.Wet, one.Ondertekening.Mandaat)
		}
	}
}
