package besluit_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

func codes(t testing.TB, err error) []string {
	t.Helper()
	var ff besluit.Fouten
	if err == nil {
		return nil
	}
	if !errors.As(err, &ff) {
		t.Fatalf("not a Fouten: %T", err)
	}
	var out []string
	for _, f := range ff {
		if f.Tekst == "" || !strings.HasSuffix(f.Tekst, ".") {
			t.Errorf("%s: no sentence", f.Code)
		}
		out = append(out, f.Code)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func gezinMetKinderen(t testing.TB, vorm, pakket string) *besluittest.Wereld {
	in := vorm != "extramuraal"
	return besluittest.Nieuw(t, vorm, pakket).Volwassene("v1", true, in).Volwassene("v2", true, false).
		Kind("k1", "2016-02-01", in, "v1", "v2").Kind("k2", "2021-07-09", in, "v1", "v2")
}

func TestOneDecisionPerPersonPerLaw(t *testing.T) {
	b := besluittest.MustMaak(t, gezinMetKinderen(t, "extramuraal", "2").Invoer(t))
	want := []struct {
		o       besluit.Onderwerp
		minuten int64
	}{
		{besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}, 90},
		{besluit.Onderwerp{Persoon: "v2", Wet: gezin.Wmo}, 90},
		{besluit.Onderwerp{Persoon: "k2", Wet: gezin.Jeugdwet}, 120},
	}
	if len(b.Besluiten) != len(want) {
		t.Fatalf("%d decisions, want %d", len(b.Besluiten), len(want))
	}
	for i, w := range want {
		g := &b.Besluiten[i]
		if g.Onderwerp != w.o || int64(g.Minuten()) != w.minuten || g.Soort != besluit.Toekenning || len(g.Gronden) == 0 {
			t.Errorf("decision %d: %v %d %s", i, g.Onderwerp, g.Minuten(), g.Soort)
		}
	}
	if len(b.Kennisgevingen) != 1 || b.Kennisgevingen[0].Kind != "k1" {
		t.Errorf("notices %v, want one, for k1", b.Kennisgevingen)
	}
	notice := b.Kennisgevingen[0]
	if r := b.Achtergrond.Berichten; len(r) != 1 || r[0].Bericht != notice.Bericht.Kenmerk || r[0].Besluit != b.Besluiten[2].Kenmerk {
		t.Errorf("which decision the notice is about: %v", r)
	}
	if notice.Besluit.Persoon != "k1" || notice.Besluit.Kenmerk != notice.Bericht.Kenmerk || b.Besluiten[2].Persoon != "k2" {
		t.Error("the notice names who carries the decision")
	}
	if d := b.Besluiten[2].Deelnemers; !slices.Equal(d, []string{"k1", "k2"}) {
		t.Errorf("participants %v", d)
	}
}

func TestBezwaardagFollowsAnnouncement(t *testing.T) {
	in := gezinMetKinderen(t, "extramuraal", "2").Invoer(t)
	in.Datum, in.Bekendmaking = termijn.MustDag("2026-11-12"), termijn.MustDag("2026-11-13")
	u, err := besluittest.MustMaak(t, in).Besluiten[0].Bezwaardag()
	if err != nil || u.Eind != termijn.MustDag("2026-12-28") {
		t.Errorf("last day %v %v, want 2026-12-28: six weeks end on Christmas Day", u.Eind, err)
	}
}

func TestSentLater(t *testing.T) {
	b := besluittest.MustMaak(t, gezinMetKinderen(t, "extramuraal", "2").Invoer(t)).Besluiten[0]
	later, ok := b.Verzonden(termijn.MustDag("2026-11-20"))
	if u, err := later.Bezwaardag(); !ok || err != nil || u.Eind != termijn.MustDag("2027-01-04") || b.Bekendmaking == later.Bekendmaking {
		t.Errorf("%v %v %v, want 4 January: the term ends on New Year's Day", ok, u.Eind, err)
	}
	if _, ok := b.Verzonden(b.Datum - 1); ok {
		t.Error("sent before it was taken")
	}
}

// Each fault of a request, alone, gives its own code.
func TestFaults(t *testing.T) {
	v1 := besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}
	dossier := func(f func(d *besluit.Dossier)) func(in *besluit.Invoer) {
		return func(in *besluit.Invoer) {
			d := in.Dossiers[v1]
			f(&d)
			in.Dossiers[v1] = d
		}
	}
	for _, tt := range []struct {
		code string
		doe  func(in *besluit.Invoer)
	}{
		{besluit.FoutBerekening, func(in *besluit.Invoer) { in.Berekening = nil }},
		{besluit.FoutOmvang, func(in *besluit.Invoer) { in.Berekening.Regels[0].HeeftMinuten = false }},
		{besluit.FoutOmvang, func(in *besluit.Invoer) { in.Berekening.Regels[0].Minuten = 0 }},
		{besluit.FoutOmvang, func(in *besluit.Invoer) {
			in.Berekening.Regels[0].HeeftMinuten, in.Berekening.Regels[0].Omvang = false, &regeling.Omvang{Eenheid: "dagdeel"}
		}},
		{besluit.FoutVerzonnen, func(in *besluit.Invoer) {
			p := *in.Berekening.Product
			p.Status = regeling.Verzonnen
			in.Berekening.Product = &p
		}},
		{besluit.FoutDossier, func(in *besluit.Invoer) { delete(in.Dossiers, v1) }},
		{besluit.FoutDatum, func(in *besluit.Invoer) { in.Datum = termijn.Geen }},
		{besluit.FoutDatum, func(in *besluit.Invoer) { in.Bekendmaking = in.Datum - 1 }},
		{besluit.FoutIngang, func(in *besluit.Invoer) { in.Ingang = termijn.Geen }},
		{besluit.FoutEinde, func(in *besluit.Invoer) { in.Einde = termijn.Geen }},
		{besluit.FoutEinde, func(in *besluit.Invoer) { in.Einde = in.Ingang - 1 }},
		{besluit.FoutOndertekend, func(in *besluit.Invoer) { in.Ondertekening.Functie = " " }},
		{besluit.FoutAdvies, func(in *besluit.Invoer) { in.Advies = nil }},
		{besluit.FoutKenmerk, dossier(func(d *besluit.Dossier) { d.Kenmerk = "2026-0001" })},
		{besluit.FoutKenmerk, func(in *besluit.Invoer) { in.Berichten = nil }},
		{besluit.FoutDubbel, dossier(func(d *besluit.Dossier) { d.Kenmerk = besluittest.Kenmerk("v2Wmo") })},
		{besluit.FoutResultaat, dossier(func(d *besluit.Dossier) { d.Resultaten = nil })},
		{besluit.FoutMotivering, dossier(func(d *besluit.Dossier) { d.Motivering = "" })},
		{besluit.FoutMotivering, dossier(func(d *besluit.Dossier) { d.MotivatieNa = true })},
		{besluit.FoutAanvraag, dossier(func(d *besluit.Dossier) { d.Aanvraag = termijn.Geen })},
		{besluit.FoutVolgorde, dossier(func(d *besluit.Dossier) { d.Aanvraag = besluittest.Dag + 1 })},
		{besluit.FoutVerslag, dossier(func(d *besluit.Dossier) { d.Verslag = termijn.Geen })},
		{besluit.FoutLevering, dossier(func(d *besluit.Dossier) { d.Levering = "" })},
		{besluit.FoutPgb, dossier(func(d *besluit.Dossier) { d.Levering = besluit.LeveringPgb })},
		{besluit.FoutBijdrage, dossier(func(d *besluit.Dossier) { d.Bijdrage.Stand = besluit.MensBeslist })},
	} {
		in := gezinMetKinderen(t, "extramuraal", "2").Invoer(t)
		tt.doe(&in)
		b, err := besluit.Maak(in)
		if got := codes(t, err); !slices.Equal(got, []string{tt.code}) || b != nil {
			t.Errorf("%s: got %v", tt.code, got)
		}
	}
}

func TestAllFaultsAtOnce(t *testing.T) {
	in := gezinMetKinderen(t, "extramuraal", "2").Invoer(t)
	in.Einde, in.Datum, in.Dossiers = termijn.Geen, termijn.Geen, nil
	_, err := besluit.Maak(in)
	want := []string{besluit.FoutDatum, besluit.FoutDossier, besluit.FoutEinde}
	if got := codes(t, err); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDecisionSurvivesStorage(t *testing.T) {
	w := gezinMetKinderen(t, "intramuraal", "3")
	in := w.Invoer(t)
	in.Vlaggen = map[string]bool{"v1": true}
	for o, d := range in.Dossiers {
		d.Bijdrage = besluit.BepaalBijdrage(besluit.Bijdragevraag{Jeugdhulp: o.Wet == gezin.Jeugdwet, Vlag: true,
			Mens: &besluit.Mensbesluit{Door: "u1", Stand: besluit.OpvangBijdrage, Motivering: "Opvang."}})
		d.Levering, d.PgbAkkoord, d.Pgb = besluit.LeveringPgb, "u1: veilig", &besluit.Pgb{Bedrag: 100, Periode: "week", Berekening: "Zo.", Eisen: "Deze."}
		in.Dossiers[o] = d
	}
	in.Berekening.Regels[0].HeeftBedrag, in.Berekening.Regels[0].Bedrag = true, 12345
	b := besluittest.MustMaak(t, in)
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	var back besluit.Bundel
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if again, err := json.Marshal(back); err != nil || !bytes.Equal(text, again) {
		t.Errorf("not what was stored: %v", err)
	}
	if !reflect.DeepEqual(b.Besluiten, back.Besluiten) || len(back.Achtergrond.Per) != 3 || len(back.Achtergrond.Bedragen) != 1 {
		t.Error("something was lost")
	}
}
