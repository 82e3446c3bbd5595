package besluit_test

import (
	"fmt"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

var d = termijn.MustDag

func wmo() besluit.Procedure {
	return besluit.Procedure{Onderwerp: besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}}
}

func toegekend(dag, bekend string) *besluit.Besluit {
	return &besluit.Besluit{Datum: d(dag), Bekendmaking: d(bekend), Einde: d("2027-11-30"), Regels: []besluit.Regel{{Minuten: 90}}}
}

// Each state of a procedure gives what is due, with the day of the law. The
// days were computed apart, from the table of terms and the calendar.
func TestWorkList(t *testing.T) {
	for _, tt := range []struct {
		naam  string
		maak  func() besluit.Procedure
		op    string
		stand besluit.Stand
		want  []string
	}{
		{"niets", wmo, "2026-11-01", besluit.NietBegonnen, nil},
		{"gemeld op de vrijdag voor Pasen min een week", func() besluit.Procedure {
			p := wmo()
			p.Melding.Ontvangen = d("2026-03-27")
			return p
		}, "2026-03-28", besluit.Gemeld, []string{"WMO-ONTV nu", "WMO-PPLAN 2026-04-07 cliënt", "WMO-ONDZ 2026-05-08"}},
		{"spoed gaat voor", func() besluit.Procedure {
			p := wmo()
			p.Melding = besluit.Melding{Ontvangen: d("2026-11-02"), Bevestigd: d("2026-11-02"), Spoed: d("2026-11-02")}
			return p
		}, "2026-11-02", besluit.Gemeld, []string{"WMO-SPOED nu", "WMO-PPLAN 2026-11-09 cliënt", "WMO-ONDZ 2026-12-14"}},
		{"tijdelijk besloten, uitleg volgt", func() besluit.Procedure {
			p := wmo()
			p.Melding = besluit.Melding{Ontvangen: d("2026-11-02"), Bevestigd: d("2026-11-02"), Spoed: d("2026-11-02"), PersoonlijkPlan: d("2026-11-03")}
			p.Tijdelijk = toegekend("2026-11-02", "2026-11-02")
			p.Tijdelijk.MotivatieNa = true
			return p
		}, "2026-11-03", besluit.Gemeld, []string{"AWB-MOTIV 2026-11-09", "WMO-ONDZ 2026-12-14"}},
		{"onderzocht", func() besluit.Procedure {
			p := wmo()
			p.Melding = besluit.Melding{Ontvangen: d("2026-10-05"), Bevestigd: d("2026-10-05")}
			p.Onderzoek = besluit.Onderzoek{Begonnen: d("2026-10-12"), Afgerond: d("2026-11-06")}
			p.Verslag.Verstrekt = d("2026-11-06")
			return p
		}, "2026-11-07", besluit.Onderzocht, nil},
		{"aangevraagd: Hemelvaart en de dag erna", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag.Ontvangen = d("2026-05-01")
			return p
		}, "2026-05-02", besluit.Aangevraagd, []string{"WMO-BESCH 2026-05-18"}},
		{"getekend verslag is de aanvraag", func() besluit.Procedure {
			p := wmo()
			p.Verslag.Verstrekt, p.Verslag.Ondertekend, p.VerslagAlsAanvraag = d("2026-11-06"), d("2026-11-09"), true
			return p
		}, "2026-11-10", besluit.Aangevraagd, []string{"WMO-BESCH 2026-11-23"}},
		{"uitgenodigd: de klok staat", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-06-01"), Uitnodiging: []besluit.Uitnodiging{{Verzonden: d("2026-06-04"), Uiterlijk: d("2026-06-18")}}}
			return p
		}, "2026-06-10", besluit.Wacht, []string{"AWB-AANV 2026-06-18 cliënt", "WMO-BESCH 2026-06-29"}},
		{"aangevuld: zes dagen later", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-06-01"), Uitnodiging: []besluit.Uitnodiging{{Verzonden: d("2026-06-04"), Uiterlijk: d("2026-06-18"), Aangevuld: d("2026-06-11")}}}
			return p
		}, "2026-06-12", besluit.Aangevraagd, []string{"WMO-BESCH 2026-06-22"}},
		{"te laat aangevuld: de klok loopt weer na de gestelde dag", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-06-01"), Uitnodiging: []besluit.Uitnodiging{{Verzonden: d("2026-06-04"), Uiterlijk: d("2026-06-18"), Aangevuld: d("2026-06-25")}}}
			return p
		}, "2026-06-26", besluit.Aangevraagd, []string{"WMO-BESCH 2026-06-29"}},
		{"verdaagd", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-11-09"), Verdaging: besluit.Verdaging{Meegedeeld: d("2026-11-20"), Tot: d("2026-12-07")}}
			return p
		}, "2026-11-21", besluit.Aangevraagd, []string{"AWB-VERD 2026-12-07"}},
		{"in gebreke gesteld, ook na verdaging", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-11-02"), Ingebreke: d("2026-11-18"), Verdaging: besluit.Verdaging{Meegedeeld: d("2026-11-12"), Tot: d("2026-12-07")}}
			return p
		}, "2026-11-21", besluit.Aangevraagd, []string{"AWB-INGEB 2026-12-02", "AWB-VERD 2026-12-07"}},
		{"te vroeg in gebreke gesteld", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-11-09"), Ingebreke: d("2026-11-18")}
			return p
		}, "2026-11-21", besluit.Aangevraagd, []string{"WMO-BESCH 2026-11-23", "AWB-INGEB 2026-12-07"}},
		{"jeugd: acht weken tot na Kerst", func() besluit.Procedure {
			return besluit.Procedure{Onderwerp: besluit.Onderwerp{Wet: gezin.Jeugdwet}, Aanvraag: besluit.Aanvraag{Ontvangen: d("2026-10-30")}}
		}, "2026-11-01", besluit.Aangevraagd, []string{"JW-BESCH 2026-12-28"}},
		{"jeugd: de verordening is korter", func() besluit.Procedure {
			return besluit.Procedure{Onderwerp: besluit.Onderwerp{Wet: gezin.Jeugdwet}, Aanvraag: besluit.Aanvraag{Ontvangen: d("2026-10-30")},
				Beslisduur: termijn.Duur{Aantal: 4, Eenheid: termijn.Week}}
		}, "2026-11-01", besluit.Aangevraagd, []string{"JW-BESCH 2026-11-27"}},
		{"ingetrokken", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-11-09"), Ingetrokken: d("2026-11-10")}
			return p
		}, "2026-11-11", besluit.Ingetrokken, nil},
		{"besloten", func() besluit.Procedure {
			p := wmo()
			p.Aanvraag.Ontvangen, p.Besluit = d("2026-11-09"), toegekend("2026-11-12", "2026-11-13")
			return p
		}, "2026-11-14", besluit.Besloten, []string{"AWB-BEZW 2026-12-28 cliënt", "SYS-HERIND 2027-09-21"}},
		{"bezwaar met commissie: vanaf het einde van de bezwaartermijn", func() besluit.Procedure {
			p := wmo()
			p.Besluit = toegekend("2026-11-12", "2026-11-13")
			p.Bezwaar = &besluit.Bezwaar{Ontvangen: d("2026-11-20"), Commissie: true, Hoorzit: d("2027-01-20")}
			return p
		}, "2026-11-21", besluit.InBezwaar, []string{"AWB-STUK 2027-01-13", "AWB-BOBC 2027-03-22", "SYS-HERIND 2027-09-21"}},
	} {
		t.Run(tt.naam, func(t *testing.T) {
			p := tt.maak()
			got, err := p.Werk()
			if err != nil {
				t.Fatal(err)
			}
			var lines []string
			for _, w := range got {
				lines = append(lines, regel(t, w))
			}
			if !slices.Equal(lines, tt.want) {
				t.Errorf("%v\nwant %v", lines, tt.want)
			}
			if s := p.Stand(d(tt.op)); s != tt.stand {
				t.Errorf("state %s, want %s", s, tt.stand)
			}
		})
	}
}

func regel(t *testing.T, w besluit.Werkpunt) string {
	if w.Artikel == "" || w.Wat == "" {
		t.Errorf("%s has no article or no words", w.Termijn)
	}
	when := w.Uiterlijk.String()
	if w.Onverwijld {
		when = "nu"
	}
	s := fmt.Sprintf("%s %s", w.Termijn, when)
	if w.Client {
		s += " cliënt"
	}
	return s
}

func TestClockThatStillStands(t *testing.T) {
	p := wmo()
	p.Aanvraag = besluit.Aanvraag{Ontvangen: d("2026-06-01"), Stilstand: []termijn.Opschorting{{Grond: termijn.Instemming, Van: d("2026-06-03")}}}
	w, err := p.Werk()
	if err != nil || len(w) != 1 || !w[0].Stilstaand || w[0].Uiterlijk != termijn.Geen {
		t.Errorf("%+v %v, want one that stands still", w, err)
	}
}

func TestOrderOfDates(t *testing.T) {
	for _, tt := range []struct {
		naam string
		doe  func(p *besluit.Procedure)
		want []string
	}{
		{"goed", func(*besluit.Procedure) {}, nil},
		{"bevestigd voor de melding", func(p *besluit.Procedure) { p.Melding.Bevestigd = d("2026-10-01") }, []string{besluit.FoutVolgorde}},
		{"cliëntondersteuning pas na het begin", func(p *besluit.Procedure) { p.Melding.Ondersteuning = d("2026-10-20") }, []string{besluit.FoutVolgorde}},
		{"aanvraag voor het einde van het onderzoek", func(p *besluit.Procedure) { p.Aanvraag.Ontvangen = d("2026-10-20") }, []string{besluit.FoutTeVroeg}},
		{"op de laatste dag van zes weken is nog te vroeg", func(p *besluit.Procedure) {
			p.Onderzoek.Afgerond, p.Verslag.Verstrekt, p.Aanvraag.Ontvangen = 0, 0, d("2026-11-16")
		}, []string{besluit.FoutTeVroeg}},
		{"na zes weken mag het zonder verslag", func(p *besluit.Procedure) {
			p.Onderzoek.Afgerond, p.Verslag.Verstrekt, p.Aanvraag.Ontvangen = 0, 0, d("2026-11-17")
		}, nil},
		{"verdaagd op de laatste dag", func(p *besluit.Procedure) {
			p.Aanvraag.Verdaging = besluit.Verdaging{Meegedeeld: d("2026-11-23"), Tot: d("2026-12-07")}
		}, nil},
		{"verdaagd na de termijn", func(p *besluit.Procedure) {
			p.Aanvraag.Verdaging = besluit.Verdaging{Meegedeeld: d("2026-11-24"), Tot: d("2026-12-07")}
		}, []string{besluit.FoutVerdagingNa}},
		{"verdaagd tot voor de termijn", func(p *besluit.Procedure) {
			p.Aanvraag.Verdaging = besluit.Verdaging{Meegedeeld: d("2026-11-10"), Tot: d("2026-11-20")}
		}, []string{besluit.FoutVolgorde}},
	} {
		p := wmo()
		p.Melding = besluit.Melding{Ontvangen: d("2026-10-05"), Bevestigd: d("2026-10-05"), Ondersteuning: d("2026-10-05")}
		p.Onderzoek = besluit.Onderzoek{Begonnen: d("2026-10-12"), Afgerond: d("2026-11-06")}
		p.Verslag.Verstrekt, p.Aanvraag.Ontvangen = d("2026-11-06"), d("2026-11-09")
		tt.doe(&p)
		if got := codes(t, p.Controleer()); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.naam, got, tt.want)
		}
	}
}

func TestObjectionInTime(t *testing.T) {
	for _, tt := range []struct {
		ontvangen, gepost string
		want              bool
	}{
		{"2026-12-28", "", true},
		{"2026-12-29", "", false},
		{"2027-01-04", "2026-12-28", true},  // within a week after the end (Awb 6:9 lid 2)
		{"2027-01-05", "2026-12-28", false}, // later than that
		{"2026-12-30", "2026-12-29", false}, // posted too late
	} {
		z := besluit.Bezwaar{Ontvangen: d(tt.ontvangen)}
		if tt.gepost != "" {
			z.Gepost = d(tt.gepost)
		}
		if got, err := z.OpTijd(d("2026-11-13")); err != nil || got != tt.want {
			t.Errorf("%+v: %v %v", tt, got, err)
		}
	}
}

// Awb 7:10: counted from the end of the objection term, longer by the repair
// of a defect, and by six weeks when adjourned.
func TestObjectionDecision(t *testing.T) {
	for _, tt := range []struct {
		z    besluit.Bezwaar
		want string
	}{
		{besluit.Bezwaar{}, "2027-02-08"},
		{besluit.Bezwaar{Commissie: true}, "2027-03-22"},
		{besluit.Bezwaar{Verzuim: []termijn.Opschorting{{Grond: termijn.Verzuim, Van: d("2027-01-04"), Tot: d("2027-01-11")}}}, "2027-02-15"},
		{besluit.Bezwaar{Verdaagd: d("2027-02-01")}, "2027-03-22"},
	} {
		if u, err := tt.z.Beslisdag(d("2026-11-13")); err != nil || u.Eind != d(tt.want) {
			t.Errorf("%+v: %v %v, want %s", tt.z, u.Eind, err, tt.want)
		}
	}
}
