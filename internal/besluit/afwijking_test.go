package besluit_test

import (
	"bytes"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

func TestDepartureNeedsReason(t *testing.T) {
	var kept []besluit.Achtergrond
	for _, tt := range []struct {
		naam  string
		feit  gezin.Waarde
		ander bool // another product fits
		want  besluit.Afwijkingsoort
	}{
		{"past", gezin.JaNee(true), false, besluit.GeenAfwijking},
		{"past niet", gezin.JaNee(false), false, besluit.AfwijkingNee},
		{"onbekend", gezin.Waarde{}, false, besluit.AfwijkingOnbekend},
		{"een ander past", gezin.JaNee(false), true, besluit.AfwijkingAnder},
	} {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false)
		w.Situatie.Gezin["structurele-onveiligheid"] = tt.feit
		in := w.Invoer(t)
		if tt.ander {
			for i := range in.Advies.Oordelen {
				if o := &in.Advies.Oordelen[i]; o.Product.Code == "gezinsarrangement" {
					o.Uitkomst = regeling.Ja
				}
			}
		}
		_, err := besluit.Maak(in)
		if got := codes(t, err); (tt.want != besluit.GeenAfwijking) != slices.Equal(got, []string{besluit.FoutAfwijking}) {
			t.Errorf("%s: %v", tt.naam, got)
		}
		in.Afwijking = "Zij woont weer bij hem, maar niet lang."
		b := besluittest.MustMaak(t, in)
		a := b.Achtergrond.Afwijking
		if a.Soort != tt.want || (a.Motivering != "") != (tt.want != besluit.GeenAfwijking) || tt.ander != (len(a.Passend) == 1) {
			t.Errorf("%s: %+v", tt.naam, a)
		}
		if b.Achtergrond.Bewijs.Uitkomst == "" {
			t.Errorf("%s: no receipt of the advice", tt.naam)
		}
		kept = append(kept, b.Achtergrond)
	}
	n := besluit.TelAfwijkingen(kept)
	if n[besluit.GeenAfwijking] != 1 || n[besluit.AfwijkingNee] != 1 || n[besluit.AfwijkingOnbekend] != 1 || n[besluit.AfwijkingAnder] != 1 {
		t.Errorf("counted %v", n)
	}
}

func TestRefusal(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k1", "2016-02-01", false, "v1")
	w.Situatie.Gezin["structurele-onveiligheid"] = gezin.JaNee(false)
	delete(w.Situatie.Gezin, "onstabiele-thuissituatie")
	b := besluittest.Afwijzing(t, w, "structurele-onveiligheid", "onstabiele-thuissituatie")
	if len(b.Besluiten) != 2 {
		t.Fatalf("%d refusals, want one per person per law", len(b.Besluiten))
	}
	for _, r := range b.Besluiten {
		if r.Soort != besluit.Afwijzing || len(r.Voorwaarden) != 2 || r.Voorwaarden[0].Bron == "" || r.Voorwaarden[0].Onbekend || !r.Voorwaarden[1].Onbekend ||
			len(r.Gronden) == 0 || len(r.Regels) != 0 {
			t.Errorf("%+v", r)
		}
		if u, err := r.Bezwaardag(); err != nil || u.Eind <= r.Bekendmaking {
			t.Error("no day for objection")
		}
	}
	if b.Achtergrond.Afwijking.Soort != besluit.GeenAfwijking {
		t.Error("a refusal that follows the advice is no departure")
	}
}

func TestRefusalFaults(t *testing.T) {
	o := besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}
	for _, tt := range []struct {
		naam string
		doe  func(in *besluit.Weigering, d *besluit.Dossier)
		want []string
	}{
		{"goed", func(*besluit.Weigering, *besluit.Dossier) {}, nil},
		{"geen voorwaarde", func(_ *besluit.Weigering, d *besluit.Dossier) { d.Voorwaarden = nil }, []string{besluit.FoutVoorwaarde}},
		{"wel voldaan", func(_ *besluit.Weigering, d *besluit.Dossier) { d.Voorwaarden = []string{"iemand-doet-mee"} }, []string{besluit.FoutVoorwaarde}},
		{"bestaat niet", func(_ *besluit.Weigering, d *besluit.Dossier) { d.Voorwaarden = []string{"x"} }, []string{besluit.FoutVoorwaarde}},
		{"andere grond zonder artikel", func(_ *besluit.Weigering, d *besluit.Dossier) {
			d.Andere = []besluit.Voorwaarde{{Naam: "Zelf oplossen."}}
		}, []string{besluit.FoutVoorwaarde}},
		{"geen uitleg", func(_ *besluit.Weigering, d *besluit.Dossier) { d.Motivering = "" }, []string{besluit.FoutMotivering}},
		{"geen aanvraag en verslag", func(_ *besluit.Weigering, d *besluit.Dossier) { d.Aanvraag, d.Verslag = 0, 0 }, []string{besluit.FoutAanvraag, besluit.FoutVerslag}},
		{"niemand", func(in *besluit.Weigering, _ *besluit.Dossier) { in.Volgorde = nil }, []string{besluit.FoutDossier}},
		{"geen advies", func(in *besluit.Weigering, _ *besluit.Dossier) { in.Advies = nil }, []string{besluit.FoutAdvies, besluit.FoutVoorwaarde}},
		{"geen handtekening", func(in *besluit.Weigering, _ *besluit.Dossier) { in.Ondertekening = besluit.Ondertekening{} }, []string{besluit.FoutOndertekend}},
	} {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false)
		w.Situatie.Gezin["structurele-onveiligheid"] = gezin.JaNee(false)
		_, adv := w.Bereken(t)
		d := w.Dossier(o)
		d.Voorwaarden = []string{"structurele-onveiligheid"}
		in := besluit.Weigering{Regels: w.Regels, Advies: adv, Product: "huiselijk-geweld", Datum: besluittest.Dag, Ondertekening: besluittest.Tekent(), Volgorde: []besluit.Onderwerp{o}}
		tt.doe(&in, &d)
		in.Dossiers = map[besluit.Onderwerp]besluit.Dossier{o: d}
		_, err := besluit.WijsAf(in)
		if got := codes(t, err); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.naam, got, tt.want)
		}
	}
}

// To refuse what fits, or what nobody could judge, departs from the advice too.
func TestRefusalAgainstAdvice(t *testing.T) {
	o := besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}
	for _, tt := range []struct {
		feit gezin.Waarde
		want besluit.Afwijkingsoort
	}{
		{gezin.JaNee(false), besluit.GeenAfwijking},
		{gezin.Waarde{}, besluit.AfwijkingOpen},
		{gezin.JaNee(true), besluit.AfwijkingGeen},
	} {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false)
		w.Situatie.Gezin["structurele-onveiligheid"] = tt.feit
		_, adv := w.Bereken(t)
		d := w.Dossier(o)
		d.Voorwaarden = []string{"structurele-onveiligheid"}
		in := besluit.Weigering{Regels: w.Regels, Advies: adv, Product: "huiselijk-geweld", Datum: besluittest.Dag, Ondertekening: besluittest.Tekent(),
			Volgorde: []besluit.Onderwerp{o}, Dossiers: map[besluit.Onderwerp]besluit.Dossier{o: d}}
		_, err := besluit.WijsAf(in)
		if got := slices.Contains(codes(t, err), besluit.FoutAfwijking); got != (tt.want != besluit.GeenAfwijking) {
			t.Errorf("%v: %v", tt.feit, err)
		}
		in.Afwijking = "Een reden."
		d.Voorwaarden, d.Andere = nil, []besluit.Voorwaarde{{Code: "eigen-kracht", Naam: "U kunt dit niet zelf oplossen.", Bron: "artikel 2.3.5, derde lid, van de Wmo"}}
		in.Dossiers[o] = d
		if b, err := besluit.WijsAf(in); err != nil || b.Achtergrond.Afwijking.Soort != tt.want || len(b.Besluiten[0].Voorwaarden) != 1 {
			t.Errorf("%v: %v, want %s", tt.feit, err, tt.want)
		}
	}
}

func TestKenmerk(t *testing.T) {
	k, err := besluit.KenmerkVan(bytes.Repeat([]byte{0, 27, 28, 255}, 3))
	if err != nil || k != "B9BF-B9BF-B9BF" || !k.Geldig() {
		t.Errorf("%s %v", k, err)
	}
	if _, err := besluit.KenmerkVan(make([]byte, 11)); err == nil {
		t.Error("too little randomness")
	}
	for _, bad := range []besluit.Kenmerk{"", "2026-0001", "B9BD-B9BD-B9B", "B9BD_B9BD-B9BD", "B9BD-B9BD-B9BA", "b9bd-b9bd-b9bd", "B9BD-B9BD-B9B-"} {
		if bad.Geldig() {
			t.Errorf("%q is no reference", bad)
		}
	}
}
