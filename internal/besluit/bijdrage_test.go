package besluit_test

import (
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// geen answers no to every ground but those given.
func geen(ja ...besluit.Vrijstelling) map[besluit.Vrijstelling]regeling.Uitkomst {
	out := map[besluit.Vrijstelling]regeling.Uitkomst{}
	for _, v := range besluit.Vrijstellingen() {
		out[v] = regeling.Nee
	}
	for _, v := range ja {
		out[v] = regeling.Ja
	}
	return out
}

func TestOwnContribution(t *testing.T) {
	onbekend := geen()
	onbekend[besluit.VrijDraagkracht] = regeling.Onbekend
	mens := &besluit.Mensbesluit{Door: "u1", Stand: besluit.WelBijdrage, Motivering: "Veilig."}
	for _, tt := range []struct {
		naam    string
		v       besluit.Bijdragevraag
		stand   besluit.Bijdragestand
		bedrag  geld.Bedrag
		vrij    besluit.Vrijstelling
		naarCAK bool
	}{
		{"jeugdhulp", besluit.Bijdragevraag{Jeugdhulp: true, Vlag: true}, besluit.GeenBijdrage, 0, besluit.VrijJeugdhulp, false},
		{"2024", besluit.Bijdragevraag{Gronden: geen(), Dag: d("2024-06-01")}, besluit.WelBijdrage, 2060, "", true},
		{"2023", besluit.Bijdragevraag{Gronden: geen(), Dag: d("2023-12-31")}, besluit.WelBijdrage, 1900, "", true},
		{"2026: nobody verified the amount", besluit.Bijdragevraag{Gronden: geen(), Dag: d("2026-06-01")}, besluit.WelBijdrage, 0, "", true},
		{"eigen tabel", besluit.Bijdragevraag{Gronden: geen(), Dag: d("2026-06-01"), Tabel: []besluit.Tariefjaar{{Van: d("2026-01-01"), Bedrag: 2180, Periode: "maand", Zekerheid: termijn.Gelezen}}}, besluit.WelBijdrage, 2180, "", true},
		{"samenwonend", besluit.Bijdragevraag{Gronden: geen(besluit.VrijSamenwonend)}, besluit.GeenBijdrage, 0, besluit.VrijSamenwonend, false},
		{"nachten in opvang", besluit.Bijdragevraag{Gronden: geen(besluit.VrijOpvang)}, besluit.GeenBijdrage, 0, besluit.VrijOpvang, false},
		{"gevaar voor het kind", besluit.Bijdragevraag{Gronden: geen(besluit.VrijMishandeling)}, besluit.GeenBijdrage, 0, besluit.VrijMishandeling, false},
		{"iets onbekend", besluit.Bijdragevraag{Gronden: onbekend}, besluit.MensBeslist, 0, "", false},
		{"niets bekend", besluit.Bijdragevraag{}, besluit.MensBeslist, 0, "", false},
		{"opvang", besluit.Bijdragevraag{Opvang: true}, besluit.OpvangBijdrage, 0, "", false},
		{"vlag", besluit.Bijdragevraag{Vlag: true, Gronden: geen(besluit.VrijSamenwonend)}, besluit.MensBeslist, 0, "", false},
		{"vlag en een mens: nothing to the CAK", besluit.Bijdragevraag{Vlag: true, Gronden: geen(), Mens: mens, Dag: d("2024-06-01")}, besluit.WelBijdrage, 2060, "", false},
		{"mens zonder uitleg", besluit.Bijdragevraag{Vlag: true, Mens: &besluit.Mensbesluit{Door: "u1", Stand: besluit.GeenBijdrage}}, besluit.MensBeslist, 0, "", false},
	} {
		got := besluit.BepaalBijdrage(tt.v)
		if got.Stand != tt.stand || got.Bedrag != tt.bedrag || got.Vrij != tt.vrij || got.NaarCAK != tt.naarCAK {
			t.Errorf("%s: %+v", tt.naam, got)
		}
	}
}

// With a safety flag anywhere in the family, no decision is made before a
// person has settled the contribution and, if any, the pgb.
func TestFlagAsksForPerson(t *testing.T) {
	in := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Volwassene("v2", true, false).Invoer(t)
	in.Vlaggen = map[string]bool{"v2": false}
	dossier(in, "v1", gezin.Wmo, func(d *besluit.Dossier) {
		d.Levering = besluit.LeveringPgb
		d.Pgb = &besluit.Pgb{Bedrag: 5000, Periode: "week", Berekening: "1 uur van € 50,00.", Eisen: "De hulp is van een deskundige."}
	})
	if _, err := besluit.Maak(in); err != nil {
		t.Fatal(err)
	}
	in.Vlaggen["v2"] = true
	_, err := besluit.Maak(in)
	if got := codes(t, err); !slices.Equal(got, []string{besluit.FoutBijdrage, besluit.FoutPgbMens}) {
		t.Fatalf("%v", got)
	}
	mens := besluit.BepaalBijdrage(besluit.Bijdragevraag{Vlag: true, Mens: &besluit.Mensbesluit{Door: "u1", Stand: besluit.GeenBijdrage, Motivering: "Zelf gewogen."}})
	for _, p := range []string{"v1", "v2"} {
		dossier(in, p, gezin.Wmo, func(d *besluit.Dossier) { d.Bijdrage, d.PgbAkkoord = mens, "u1: zij beheert het zelf" })
	}
	b := besluittest.MustMaak(t, in)
	if b.Achtergrond.Per[0].PgbAkkoord == "" || b.Achtergrond.Per[0].Bijdrage.Mens == nil {
		t.Error("who decided is not kept")
	}
}
