package besluit_test

import (
	"reflect"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// dossier changes the dossier of one person in a request.
func dossier(in besluit.Invoer, persoon string, wet gezin.Wet, f func(d *besluit.Dossier)) {
	o := besluit.Onderwerp{Persoon: persoon, Wet: wet}
	v := in.Dossiers[o]
	f(&v)
	in.Dossiers[o] = v
}

func TestAdultWithdraws(t *testing.T) {
	w := gezinMetKinderen(t, "extramuraal", "2")
	old := besluittest.MustMaak(t, w.Invoer(t))
	before := slices.Clone(old.Besluiten)
	w.Situatie.Leden[1].Kenmerken["neemt-deel"] = gezin.JaNee(false) // v2
	in := besluittest.Vervolg(t, w, old, "2027-03-01")
	if _, err := besluit.Maak(in); !slices.Equal(codes(t, err), []string{besluit.FoutDossier}) {
		t.Errorf("without a dossier for the ending: %v", err)
	}
	o := besluit.Onderwerp{Persoon: "v2", Wet: gezin.Wmo}
	in.Dossiers[o] = besluit.Dossier{Kenmerk: besluittest.Kenmerk("eind"), Motivering: "Hij wil niet meer meedoen.",
		Wijzigreden: besluit.NietGebruikt, Horen: besluit.Horen{Gehoord: besluittest.Dag - 3}}
	b := besluittest.MustMaak(t, in)
	if len(b.Besluiten) != 1 || len(b.Kennisgevingen) != 0 || len(b.Ongewijzigd) != 2 {
		t.Fatalf("%d new, %d notices, %d unchanged; want 1, 0 and 2", len(b.Besluiten), len(b.Kennisgevingen), len(b.Ongewijzigd))
	}
	e := b.Besluiten[0]
	if e.Soort != besluit.Beeindiging || e.Onderwerp != o || e.Vorig != old.Besluiten[1].Kenmerk || e.Einde != termijn.MustDag("2027-02-28") ||
		e.Ingang != termijn.MustDag("2027-03-01") || e.Gronden[0].Artikel == "" || len(e.Regels) != 0 {
		t.Errorf("ending %+v", e)
	}
	if !reflect.DeepEqual(before, old.Besluiten) {
		t.Error("an old decision was changed")
	}
	in.Lopend = append(slices.Clone(old.Besluiten), e)
	in.Dossiers[o] = besluit.Dossier{}
	if again := besluittest.MustMaak(t, in); len(again.Besluiten) != 0 {
		t.Errorf("what was ended is ended again: %d", len(again.Besluiten))
	}
}

func TestPackageChanges(t *testing.T) {
	for _, tt := range []struct {
		naam, van, naar string
		dossier         func(d *besluit.Dossier)
		want            []string
	}{
		{"zwaarder, zonder grond", "1", "2", func(*besluit.Dossier) {}, []string{besluit.FoutGrond}},
		{"zwaarder is geen last", "1", "2", func(d *besluit.Dossier) { d.Wijzigreden = besluit.NietMeerPassend }, nil},
		{"lichter, niet gehoord", "2", "1", func(d *besluit.Dossier) { d.Wijzigreden = besluit.NietMeerNodig }, []string{besluit.FoutHoren}},
		{"lichter, gehoord", "2", "1", func(d *besluit.Dossier) {
			d.Wijzigreden, d.Horen.Gehoord = besluit.NietMeerNodig, besluittest.Dag
		}, nil},
		{"lichter, gehoord na het besluit", "2", "1", func(d *besluit.Dossier) {
			d.Wijzigreden, d.Horen.Gehoord = besluit.NietMeerNodig, besluittest.Dag+1
		}, []string{besluit.FoutHoren}},
		{"lichter, uitzondering zonder uitleg", "2", "1", func(d *besluit.Dossier) {
			d.Wijzigreden, d.Horen.Afgezien = besluit.NietMeerNodig, besluit.HoorDoelMist
		}, []string{besluit.FoutHoren}},
		{"lichter, uitzondering met uitleg", "2", "1", func(d *besluit.Dossier) {
			d.Wijzigreden, d.Horen = besluit.NietMeerNodig, besluit.Horen{Afgezien: besluit.HoorDoelMist, Toelichting: "Vooraf vertellen is gevaarlijk."}
		}, nil},
		{"lichter, op verzoek", "2", "1", func(d *besluit.Dossier) { d.Wijzigreden = besluit.OpVerzoek }, nil},
	} {
		w := besluittest.Nieuw(t, "extramuraal", tt.van).Volwassene("v1", true, false)
		old := besluittest.MustMaak(t, w.Invoer(t))
		w.Keuze.Waarden["pakket"] = gezin.Keus(tt.naar)
		in := besluittest.Vervolg(t, w, old, "2027-03-01")
		dossier(in, "v1", gezin.Wmo, tt.dossier)
		b, err := besluit.Maak(in)
		if got := codes(t, err); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.naam, got, tt.want)
		}
		if err == nil && b.Besluiten[0].Wijzigreden == besluit.OpVerzoek && !reflect.DeepEqual(b.Besluiten[0].Gronden, besluit.Gronden(gezin.Wmo, besluit.Toekenning)) {
			t.Errorf("%s: his request is an application: %v", tt.naam, b.Besluiten[0].Gronden)
		}
		if err == nil && (b.Besluiten[0].Soort != besluit.Wijziging || b.Besluiten[0].Vorig != old.Besluiten[0].Kenmerk) {
			t.Errorf("%s: %s", tt.naam, b.Besluiten[0].Soort)
		}
	}
}

// What differs from the decision in force makes a new one, and what takes
// something away asks for a hearing.
func TestWhatMakesAChange(t *testing.T) {
	pgb := &besluit.Pgb{Bedrag: 100, Periode: "week", Berekening: "Zo.", Eisen: "Deze."}
	for _, tt := range []struct {
		naam string
		doe  func(in *besluit.Invoer, d *besluit.Dossier)
		want string // kind, "-" for no new decision, or the fault
	}{
		{"niets", func(*besluit.Invoer, *besluit.Dossier) {}, "-"},
		{"andere uitleg", func(_ *besluit.Invoer, d *besluit.Dossier) { d.Motivering = "Anders." }, "-"},
		{"andere aanbieder", func(_ *besluit.Invoer, d *besluit.Dossier) { d.Aanbieder = "Ander" }, "wijziging"},
		{"ander resultaat", func(_ *besluit.Invoer, d *besluit.Dossier) {
			d.Resultaten = besluittest.Resultaten()
			d.Resultaten["zelfzorg-gezondheid"] = "Anders."
		}, "wijziging"},
		{"eerder einde is een last", func(in *besluit.Invoer, _ *besluit.Dossier) { in.Einde -= 30 }, besluit.FoutHoren},
		{"pgb in plaats van natura is een last", func(_ *besluit.Invoer, d *besluit.Dossier) { d.Levering, d.Pgb = besluit.LeveringPgb, pgb }, besluit.FoutHoren},
		{"later einde", func(in *besluit.Invoer, _ *besluit.Dossier) { in.Einde += 30 }, "verlenging"},
		{"het oude is afgelopen", func(in *besluit.Invoer, _ *besluit.Dossier) {
			in.Ingang, in.Einde = termijn.MustDag("2028-01-01"), termijn.MustDag("2028-12-31")
			in.Berekening.Regels[0].Minuten = 10
		}, "toekenning"},
	} {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false)
		old := besluittest.MustMaak(t, w.Invoer(t))
		in := besluittest.Vervolg(t, w, old, "2027-03-01")
		dossier(in, "v1", gezin.Wmo, func(d *besluit.Dossier) {
			d.Wijzigreden = besluit.NietMeerPassend
			tt.doe(&in, d)
		})
		b, err := besluit.Maak(in)
		got := "-"
		if err != nil {
			got = codes(t, err)[0]
		} else if len(b.Besluiten) > 0 {
			got = string(b.Besluiten[0].Soort)
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.naam, got, tt.want)
		}
	}
}

// A decision that had ended before the new choice begins is not ended again.
func TestEndedIsNotEndedAgain(t *testing.T) {
	w := gezinMetKinderen(t, "extramuraal", "2")
	old := besluittest.MustMaak(t, w.Invoer(t))
	w.Situatie.Leden[1].Kenmerken["neemt-deel"] = gezin.JaNee(false)
	in := besluittest.Vervolg(t, w, old, "2028-01-01")
	in.Einde = termijn.MustDag("2028-12-31")
	for _, b := range besluittest.MustMaak(t, in).Besluiten {
		if b.Soort == besluit.Beeindiging {
			t.Errorf("%v is ended again", b.Onderwerp)
		}
	}
}

func TestExtension(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false)
	old := besluittest.MustMaak(t, w.Invoer(t))
	for _, tt := range []struct {
		ingang, einde string
		want          besluit.Soort
	}{
		{"2027-12-01", "2028-11-30", besluit.Verlenging},
		{"2027-03-01", "2028-02-29", besluit.Verlenging},
	} {
		in := besluittest.Vervolg(t, w, old, tt.ingang)
		in.Einde = termijn.MustDag(tt.einde)
		b := besluittest.MustMaak(t, in).Besluiten
		if len(b) != 1 || b[0].Soort != tt.want || b[0].Vorig != old.Besluiten[0].Kenmerk || len(b[0].Gronden) != 2 {
			t.Errorf("%s: %+v", tt.ingang, b)
		}
	}
}

// The urgent decision lapses into the ordinary one: that is a grant, no change
// that asks for a hearing.
func TestUrgentThenOrdinary(t *testing.T) {
	w := besluittest.Nieuw(t, "intramuraal", "2").Volwassene("v1", true, true)
	in := w.Invoer(t)
	in.Tijdelijk = true
	dossier(in, "v1", gezin.Wmo, func(d *besluit.Dossier) {
		d.Aanvraag, d.Verslag, d.Motivering, d.MotivatieNa = termijn.Geen, termijn.Geen, "", true
	})
	old := besluittest.MustMaak(t, in)
	if s := old.Besluiten[0].Soort; s != besluit.Tijdelijk || old.Besluiten[0].Gronden[0].Artikel == "" {
		t.Fatalf("urgent: %s", s)
	}
	b := besluittest.MustMaak(t, besluittest.Vervolg(t, w, old, "2026-12-15")).Besluiten
	if len(b) != 1 || b[0].Soort != besluit.Toekenning || b[0].Vorig != old.Besluiten[0].Kenmerk {
		t.Errorf("after the urgent one: %+v", b)
	}
}

// The Jeugdwet has no urgent route: beside urgent decisions for the adults, that
// for the children is an ordinary one, which needs its application.
func TestUrgentIsOfTheWmoAlone(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k1", "2018-01-01", false, "v1")
	in := w.Invoer(t)
	in.Tijdelijk = true
	dossier(in, "v1", gezin.Wmo, func(d *besluit.Dossier) { d.Aanvraag, d.Verslag = termijn.Geen, termijn.Geen })
	for _, b := range besluittest.MustMaak(t, in).Besluiten {
		if want := map[gezin.Wet]besluit.Soort{gezin.Wmo: besluit.Tijdelijk, gezin.Jeugdwet: besluit.Toekenning}[b.Wet]; b.Soort != want || len(b.Gronden) == 0 {
			t.Errorf("%s: %s, want %s", b.Wet, b.Soort, want)
		}
	}
	dossier(in, "k1", gezin.Jeugdwet, func(d *besluit.Dossier) { d.Aanvraag = termijn.Geen })
	if _, err := besluit.Maak(in); !slices.Equal(codes(t, err), []string{besluit.FoutAanvraag}) {
		t.Errorf("without the application for the children: %v", err)
	}
}

// A newborn carries the children's decision from then on: a new decision, and
// the old carrier's ends.
func TestCarrierChanges(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k1", "2018-01-01", false, "v1")
	old := besluittest.MustMaak(t, w.Invoer(t))
	w.Kind("k2", "2026-11-10", false, "v1")
	in := besluittest.Vervolg(t, w, old, "2027-01-01")
	in.Dossiers[besluit.Onderwerp{Persoon: "k1", Wet: gezin.Jeugdwet}] = besluit.Dossier{Kenmerk: besluittest.Kenmerk("eind"), Motivering: "De hulp gaat door."}
	b := besluittest.MustMaak(t, in)
	var got []string
	for _, x := range b.Besluiten {
		got = append(got, x.Persoon+" "+string(x.Soort))
	}
	if !slices.Equal(got, []string{"k2 toekenning", "k1 beeindiging"}) || len(b.Kennisgevingen) != 1 || b.Kennisgevingen[0].Kind != "k1" {
		t.Errorf("%v, %d notices", got, len(b.Kennisgevingen))
	}
	if e := b.Besluiten[1]; !e.GaatVerder || b.Kennisgevingen[0].Stopt != termijn.Geen {
		t.Error("k1 goes on: nothing stops for it")
	}
}

// Who of the children joins or leaves is told that, and the others that it
// changed.
func TestChildJoinsAndLeaves(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).
		Kind("k1", "2018-01-01", false, "v1").Kind("k2", "2019-01-01", false, "v1").Kind("k3", "2022-01-01", false, "v1")
	old := besluittest.MustMaak(t, w.Invoer(t))
	w.Situatie.Leden[1].Kenmerken["neemt-deel"] = gezin.JaNee(false) // k1 leaves
	w.Kind("k4", "2017-01-01", false, "v1")
	in := besluittest.Vervolg(t, w, old, "2027-01-01")
	dossier(in, "k3", gezin.Jeugdwet, func(d *besluit.Dossier) { d.Wijzigreden = besluit.OpVerzoek })
	for _, id := range []string{"k1", "k2", "k4"} {
		r := in.Berichten[id]
		r.Motivering = ""
		in.Berichten[id] = r
	}
	if _, err := besluit.Maak(in); !slices.Equal(codes(t, err), []string{besluit.FoutMotivering}) {
		t.Errorf("k1 leaves without a reason: %v", err)
	}
	in.Berichten["k1"] = besluit.Bericht{Kenmerk: in.Berichten["k1"].Kenmerk, Motivering: "Het gaat goed."}
	b := besluittest.MustMaak(t, in)
	type bericht struct {
		kind  string
		stopt termijn.Dag
		nieuw bool
	}
	var got []bericht
	for _, k := range b.Kennisgevingen {
		got = append(got, bericht{k.Kind, k.Stopt, k.Nieuw})
	}
	want := []bericht{{"k2", termijn.Geen, false}, {"k4", termijn.Geen, true}, {"k1", termijn.MustDag("2026-12-31"), false}}
	if len(b.Besluiten) != 1 || b.Besluiten[0].Soort != besluit.Wijziging || !slices.Equal(got, want) {
		t.Errorf("%d decisions, notices %v", len(b.Besluiten), got)
	}
	if g := b.Besluiten[0].Gronden; !reflect.DeepEqual(g, besluit.Gronden(gezin.Jeugdwet, besluit.Toekenning)) {
		t.Errorf("grounds %v", g)
	}
}

func TestEndOfChildrensDecisionIsTold(t *testing.T) {
	old := besluittest.MustMaak(t, gezinMetKinderen(t, "extramuraal", "2").Invoer(t)).Besluiten[2]
	d := besluit.Dossier{Kenmerk: besluittest.Kenmerk("eind"), Motivering: "Het gaat goed.", Wijzigreden: besluit.OpVerzoek}
	b, err := besluit.Beeindig(&old, d, besluittest.Dag, besluittest.Dag, old.Ingang+30, besluittest.Tekent())
	if err != nil {
		t.Fatal(err)
	}
	kk, err := besluit.Kennisgevingen(b, map[string]besluit.Bericht{"k1": {Kenmerk: besluittest.Kenmerk("k1")}})
	if err != nil || len(kk) != 1 || kk[0].Kind != "k1" || kk[0].Stopt != old.Ingang+30 {
		t.Errorf("%v %v", kk, err)
	}
	if _, err := besluit.Kennisgevingen(b, nil); !slices.Equal(codes(t, err), []string{besluit.FoutKenmerk}) {
		t.Errorf("without a reference: %v", err)
	}
}

func TestEndOne(t *testing.T) {
	old := besluittest.MustMaak(t, gezinMetKinderen(t, "extramuraal", "2").Invoer(t)).Besluiten[0]
	ok := besluit.Dossier{Kenmerk: besluittest.Kenmerk("eind"), Motivering: "Het gaat goed.", Wijzigreden: besluit.NietMeerNodig, Horen: besluit.Horen{Gehoord: besluittest.Dag}}
	for _, tt := range []struct {
		laatste termijn.Dag
		doe     func(d *besluit.Dossier)
		want    []string
	}{
		{old.Ingang + 30, func(*besluit.Dossier) {}, nil},
		{old.Einde, func(*besluit.Dossier) {}, []string{besluit.FoutVorig}},
		{old.Ingang, func(d *besluit.Dossier) { *d = besluit.Dossier{} }, []string{besluit.FoutGrond, besluit.FoutHoren, besluit.FoutKenmerk, besluit.FoutMotivering}},
	} {
		d := ok
		tt.doe(&d)
		_, err := besluit.Beeindig(&old, d, besluittest.Dag, besluittest.Dag, tt.laatste, besluittest.Tekent())
		if got := codes(t, err); !slices.Equal(got, tt.want) {
			t.Errorf("until %v: %v, want %v", tt.laatste, got, tt.want)
		}
	}
}
