package besluit_test

import (
	"fmt"
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// wie writes letters as "who:capacity:named".
func wie(uit []besluit.Zending, mens []besluit.MensNodig) (out []string) {
	for _, z := range uit {
		out = append(out, fmt.Sprintf("%s:%s:%v", z.Ontvanger, z.Hoedanigheid, z.Noemt))
	}
	for _, m := range mens {
		out = append(out, fmt.Sprintf("%s?%s", m.Ontvanger, m.Reden))
	}
	return out
}

// Jeugdwet art. 7.3.4, 7.3.5 and 7.3.10: the letter follows age and custody on
// the day of sending, the birthday included.
func TestRecipientsByAge(t *testing.T) {
	dag := besluittest.Dag
	for _, tt := range []struct {
		naam, geboren string
		gezag         []string
		vlaggen       map[string]bool
		want          []string
	}{
		{"klein kind", "2020-01-01", []string{"v1"}, nil, []string{"v1:gezag:[k1]"}},
		{"twee ouders", "2020-01-01", []string{"v2", "v1"}, nil, []string{"v1:gezag:[k1]", "v2:gezag:[k1]"}},
		{"dag voor 12", "2014-11-17", []string{"v1"}, nil, []string{"v1:gezag:[k1]"}},
		{"wordt 12", "2014-11-16", []string{"v1"}, nil, []string{"k1:jeugdige:[k1]", "v1:gezag:[k1]"}},
		{"dag voor 16", "2010-11-17", []string{"v1"}, nil, []string{"k1:jeugdige:[k1]", "v1:gezag:[k1]"}},
		{"wordt 16", "2010-11-16", []string{"v1"}, nil, []string{"k1:jeugdige:[k1]"}},
		{"16 zonder gezag", "2010-01-01", nil, nil, []string{"k1:jeugdige:[k1]"}},
		{"wordt 18", "2008-11-16", []string{"v1"}, nil, []string{"k1:zelf:[]"}},
		{"geen gezag bekend", "2020-01-01", nil, nil, []string{"?BRIEF-GEZAG-ONBEKEND"}},
		{"12 zonder gezag", "2013-01-01", nil, nil, []string{"k1:jeugdige:[k1]", "?BRIEF-GEZAG-ONBEKEND"}},
		{"vlag op ouder", "2020-01-01", []string{"v1", "v2"}, map[string]bool{"v2": true}, []string{"v1:gezag:[k1]", "v2?BRIEF-VEILIGHEID"}},
		{"vlag op kind", "2020-01-01", []string{"v1", "v2"}, map[string]bool{"k1": true}, []string{"v1?BRIEF-VEILIGHEID", "v2?BRIEF-VEILIGHEID"}},
		{"vlag op kind van 13", "2013-01-01", []string{"v1"}, map[string]bool{"k1": true}, []string{"k1:jeugdige:[k1]", "v1?BRIEF-VEILIGHEID"}},
		{"vlag op kind van 16", "2010-01-01", []string{"v1"}, map[string]bool{"v1": true}, []string{"k1:jeugdige:[k1]"}},
	} {
		w := besluittest.Nieuw(t, "extramuraal", "1").Kind("k1", tt.geboren, false, tt.gezag...)
		g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Vlaggen: tt.vlaggen, Dag: dag}
		b := besluit.Besluit{Kenmerk: "k", Onderwerp: besluit.Onderwerp{Persoon: "k1", Wet: gezin.Jeugdwet}, Deelnemers: []string{"k1"}}
		if got := wie(g.ZendingenVan(&b)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.naam, got, tt.want)
		}
	}
}

func TestRecipientsOfUncertainAge(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Kind("k1", "2014-01-01", false, "v1")
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	b := besluit.Besluit{Kenmerk: "k", Onderwerp: besluit.Onderwerp{Persoon: "k1", Wet: gezin.Jeugdwet}}
	set := func(v gezin.Waarde) { w.Situatie.Leden[0].Kenmerken["geboortedatum"] = v }
	for _, tt := range []struct {
		waarde gezin.Waarde
		want   []string
	}{
		{gezin.TussenDagen(termijn.MustDag("2014-01-01"), termijn.MustDag("2014-12-31")), []string{"?BRIEF-LEEFTIJD-ONZEKER"}},
		{gezin.TussenDagen(termijn.MustDag("2016-01-01"), termijn.MustDag("2016-12-31")), []string{"v1:gezag:[k1]"}},
		{gezin.Waarde{}, []string{"?BRIEF-LEEFTIJD-ONZEKER"}},
	} {
		set(tt.waarde)
		if got := wie(g.ZendingenVan(&b)); !slices.Equal(got, tt.want) {
			t.Errorf("%v: %v, want %v", tt.waarde, got, tt.want)
		}
	}
}

// Half-siblings: who has custody of one child is told nothing about the other,
// not even that there is one.
func TestHalfSiblings(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").
		Kind("k1", "2018-01-01", false, "v1", "v2").Kind("k2", "2020-01-01", false, "v1", "v3").Kind("k3", "2010-01-01", false, "v1", "v3")
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	b := besluit.Besluit{Kenmerk: "k", Onderwerp: besluit.Onderwerp{Persoon: "k2", Wet: gezin.Jeugdwet}, Deelnemers: []string{"k1", "k2", "k3"}}
	want := []string{"v1:gezag:[k1 k2]", "v3:gezag:[k2]"} // k3 is 16: it speaks for itself
	if got := wie(g.ZendingenVan(&b)); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	k := besluit.Kennisgeving{Bericht: besluit.Bericht{Kenmerk: "m"}, Kind: "k1", Besluit: b}
	if got := wie(g.ZendingenBericht(&k)); !slices.Equal(got, []string{"v1:gezag:[k1 k2]", "v2:gezag:[k1]"}) {
		t.Errorf("notice: %v", got)
	}
	g.Vlaggen = map[string]bool{"k1": true}
	if got := wie(g.ZendingenVan(&b)); !slices.Equal(got, []string{"v3:gezag:[k2]", "v1?BRIEF-VEILIGHEID"}) {
		t.Errorf("a named child with a flag: %v", got)
	}
}

func TestPersonDecidesAboutLetter(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Kind("k1", "2020-01-01", false, "v1", "v2")
	b := besluit.Besluit{Kenmerk: "k", Onderwerp: besluit.Onderwerp{Persoon: "k1", Wet: gezin.Jeugdwet}, Deelnemers: []string{"k1"}}
	besloten := besluit.Postbesluit{Kenmerk: "k", Ontvanger: "v2", Sturen: true, Door: "u1", Motivering: "Hij weet het en het is veilig."}
	for _, tt := range []struct {
		doe  func(p *besluit.Postbesluit)
		want []string
	}{
		{func(*besluit.Postbesluit) {}, []string{"v1:gezag:[k1]", "v2:gezag:[k1]"}},
		{func(p *besluit.Postbesluit) { p.Sturen = false }, []string{"v1:gezag:[k1]"}},
		{func(p *besluit.Postbesluit) { p.Motivering = " " }, []string{"v1:gezag:[k1]", "v2?BRIEF-VEILIGHEID"}},
		{func(p *besluit.Postbesluit) { p.Door = "" }, []string{"v1:gezag:[k1]", "v2?BRIEF-VEILIGHEID"}},
		{func(p *besluit.Postbesluit) { p.Kenmerk = "ander" }, []string{"v1:gezag:[k1]", "v2?BRIEF-VEILIGHEID"}},
	} {
		p := besloten
		tt.doe(&p)
		g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Vlaggen: map[string]bool{"v2": true}, Dag: besluittest.Dag, Besloten: []besluit.Postbesluit{p}}
		if got := wie(g.ZendingenVan(&b)); !slices.Equal(got, tt.want) {
			t.Errorf("%+v: %v, want %v", p, got, tt.want)
		}
	}
}
