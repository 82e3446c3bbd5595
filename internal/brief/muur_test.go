package brief_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
	"pgregory.net/rapid"
)

// alles is all that a recipient gets of a letter.
func alles(tb besluittest.TB, z *pdf.Zetter, b *brief.Brief) string {
	var out bytes.Buffer
	if _, err := b.Write(&out, z); err != nil {
		tb.Fatal(err)
	}
	return b.Bestandsnaam() + "\n" + strings.Join(b.Envelop(), "\n") + "\n" + b.Tekst() + "\n" + out.String()
}

// elders makes the world of v2, who lives elsewhere and takes part, and draws
// all that he may not know: whether the others live semi- or intramurally, who
// is with them, what else they get, where the help comes from, at which price,
// which flags stand, why his own contribution is what it is.
func elders(t *rapid.T, pakket string) (*besluittest.Wereld, besluit.Invoer) {
	w := besluittest.Nieuw(t, rapid.SampledFrom([]string{"semimuraal", "intramuraal"}).Draw(t, "vorm"), pakket)
	w.Volwassene("v1", true, true).Volwassene("v2", true, false)
	if rapid.Bool().Draw(t, "nog een volwassene") {
		w.Volwassene("v4", rapid.Bool().Draw(t, "doet mee"), rapid.Bool().Draw(t, "v4 binnen"))
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "kinderen") {
		w.Kind("k"+string(rune('1'+i)), "2019-03-0"+string(rune('1'+i)), rapid.Bool().Draw(t, "binnen"), "v1")
	}
	if rapid.Bool().Draw(t, "aanvulling") {
		w.Keuze.Aanvulling = []regeling.Aanvulling{{Gebied: "dagbesteding", Niveau: "beperkt", Persoon: "v1", Omvang: &regeling.Omvang{Aantal: 2, Eenheid: "dagdeel"}}}
	}
	if rapid.Bool().Draw(t, "vrij") {
		m := rapid.Int64Range(1, 600).Draw(t, "minuten")
		w.Keuze.Vrij = &regeling.VrijBudget{Motivering: "Geheim.", Personen: map[string]regeling.Budget{"v1": {Minuten: &m}}, Gezin: &regeling.Budget{Minuten: &m}}
	}
	in := w.Invoer(t)
	for i := range in.Berekening.Regels {
		r := &in.Berekening.Regels[i]
		r.HeeftBedrag, r.Bedrag = true, geld.Bedrag(rapid.Int64Range(1, 1e6).Draw(t, "bedrag"))
	}
	in.Afwijking = rapid.SampledFrom([]string{"", "Zij zit in de opvang."}).Draw(t, "afwijking")
	flag := rapid.Bool().Draw(t, "vlag")
	in.Vlaggen = map[string]bool{"v1": flag}
	for o, d := range in.Dossiers {
		if o.Wet == gezin.Wmo {
			d.Bijdrage = bijdrage(t, flag)
		}
		if o.Persoon != "v2" {
			d.Aanbieder = rapid.SampledFrom([]string{"Opvang De Schuilplaats", "Ander Huis"}).Draw(t, "aanbieder")
			d.Motivering = rapid.SampledFrom([]string{"Geheim.", "Iets anders."}).Draw(t, "motivering")
		}
		in.Dossiers[o] = d
	}
	return w, in
}

// bijdrage settles that nothing is due, on one of the grounds or by a person.
func bijdrage(t *rapid.T, flag bool) besluit.Bijdrageuitkomst {
	v := besluit.Bijdragevraag{Vlag: flag, Gronden: map[besluit.Vrijstelling]regeling.Uitkomst{
		rapid.SampledFrom(besluit.Vrijstellingen()).Draw(t, "vrijstelling"): regeling.Ja}}
	if flag || rapid.Bool().Draw(t, "mens") {
		v.Mens = &besluit.Mensbesluit{Door: "u1", Stand: besluit.GeenBijdrage, Motivering: "Zij zit in de opvang."}
	}
	return besluit.BepaalBijdrage(v)
}

// Two worlds that differ only in what v2 may not know give him the same bytes.
// His own minutes and areas are his: they follow the package, and say as much
// as the law demands (the declassification of this package).
func TestOneWhoLivesElsewhereLearnsNothing(t *testing.T) {
	z := zetter(t)
	for _, pakket := range []string{"2", "3"} {
		first := ""
		rapid.Check(t, func(rt *rapid.T) {
			w, in := elders(rt, pakket)
			_, letters, _ := brieven(t, w, besluittest.MustMaak(rt, in), in.Vlaggen)
			var mine []string
			for name, b := range letters {
				if strings.HasSuffix(name, "-aan-v2") {
					mine = append(mine, alles(rt, z, b))
				}
			}
			if len(mine) != 1 {
				rt.Fatalf("%d letters to v2", len(mine))
			}
			if first == "" {
				first = mine[0]
			}
			if mine[0] != first {
				rt.Fatal("the letter of v2 differs")
			}
		})
		for _, word := range []string{"muraal", "verblijf", "voorziening", "opvang", "pakket", "Pakket", "trede", "Anna", "Kim", "v1", "Schuil", "etmaal", "€", "huiselijk"} {
			if strings.Contains(strings.SplitN(first, "%PDF", 2)[0], word) {
				t.Errorf("the letter of v2 holds %q", word)
			}
		}
	}
}

// v3 has custody of k1 and k2 and of nobody else: other children, older or
// younger, with or without another parent, change nothing for him. He cannot
// even tell on whose name the decision stands.
func TestHolderLearnsNothingOfOtherChildren(t *testing.T) {
	z := zetter(t)
	first := ""
	rapid.Check(t, func(rt *rapid.T) {
		w := besluittest.Nieuw(rt, "extramuraal", "2").Volwassene("v1", true, false).
			Kind("k1", "2018-05-05", false, "v1", "v3").Kind("k2", "2019-05-05", false, "v1", "v3")
		for i := range rapid.IntRange(0, 2).Draw(rt, "anderen") {
			geboren := rapid.SampledFrom([]string{"2009-01-02", "2013-01-02", "2016-01-02", "2022-01-02"}).Draw(rt, "geboren")
			w.Kind("k"+string(rune('3'+i)), geboren, false, rapid.SampledFrom([][]string{{"v1"}, {"v1", "v2"}}).Draw(rt, "gezag")...)
		}
		in := w.Invoer(rt)
		for _, kind := range []string{"k1", "k2"} { // its own reference, whichever piece bears it
			dossier := in.Dossiers[besluit.Onderwerp{Persoon: kind, Wet: gezin.Jeugdwet}]
			if dossier.Kenmerk != "" {
				dossier.Kenmerk = besluittest.Kenmerk(kind)
				in.Dossiers[besluit.Onderwerp{Persoon: kind, Wet: gezin.Jeugdwet}] = dossier
			} else {
				in.Berichten[kind] = besluit.Bericht{Kenmerk: besluittest.Kenmerk(kind)}
			}
		}
		names, letters, _ := brieven(t, w, besluittest.MustMaak(rt, in), nil)
		var mine []string
		for _, n := range names {
			if strings.HasSuffix(n, "-aan-v3") {
				mine = append(mine, alles(rt, z, letters[n]))
			}
		}
		slices.Sort(mine)
		got := strings.Join(mine, "\n")
		if first == "" {
			first = got
		}
		if len(mine) != 2 || got != first {
			rt.Fatalf("%d letters to v3, or they differ", len(mine))
		}
	})
}

// A name that the letter may not use is never looked up.
func TestOnlyAllowedNames(t *testing.T) {
	w, bundel, _ := verhalen[0].maak(t)
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	for i := range bundel.Besluiten {
		zz, _ := g.ZendingenVan(&bundel.Besluiten[i])
		for _, zend := range zz {
			p := post(t, zend.Ontvanger)
			p.Namen = map[string]string{}
			for _, id := range zend.Noemt {
				p.Namen[id] = namen[id]
			}
			one, err := brief.VanBesluit(&bundel.Besluiten[i], zend, p)
			if err != nil {
				t.Fatal(err)
			}
			two, err := brief.VanBesluit(&bundel.Besluiten[i], zend, post(t, zend.Ontvanger))
			if err != nil || one.Tekst() != two.Tekst() || two.Post.Namen != nil {
				t.Errorf("%s uses more names than it may: %v", zend.Ontvanger, err)
			}
		}
	}
}

// A child that joins is told of its help, not that others had it before.
func TestChildThatJoinsIsToldOfItsHelpOnly(t *testing.T) {
	w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k2", "2020-01-01", false, "v1")
	old := besluittest.MustMaak(t, w.Invoer(t))
	w.Kind("k1", "2017-01-01", false, "v3")
	in := besluittest.Vervolg(t, w, old, "2027-01-01")
	o := besluit.Onderwerp{Persoon: "k2", Wet: gezin.Jeugdwet}
	d := in.Dossiers[o]
	d.Wijzigreden = besluit.NietMeerPassend
	in.Dossiers[o] = d
	_, letters, _ := brieven(t, w, besluittest.MustMaak(t, in), nil)
	joined, other := letters["k1-bericht-aan-v3"], letters["k2-jeugdwet-aan-v1"]
	if joined == nil || other == nil {
		t.Fatal("a letter is missing")
	}
	for _, word := range []string{"Kim verandert", "eerder", "past niet meer", "Bo"} {
		if strings.Contains(joined.Tekst(), word) {
			t.Errorf("the letter about the child that joins holds %q", word)
		}
	}
	if !strings.Contains(other.Tekst(), "Bo verandert") {
		t.Error("the letter about the other child tells no change")
	}
}

// In a year of which the calendar is not known, the letter says so to who sends
// it, not to who reads it.
func TestWarnsOfUnknownCalendar(t *testing.T) {
	w, bundel, _ := verhalen[0].maak(t)
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	for _, tt := range []struct {
		dag  string
		want int
	}{{"2026-11-17", 0}, {"2029-04-03", 1}} {
		b, _ := bundel.Besluiten[0].Verzonden(termijn.MustDag(tt.dag))
		zz, _ := g.ZendingenVan(&b)
		l, err := brief.VanBesluit(&b, zz[0], post(t, "v1"))
		if err != nil || len(l.Let) != tt.want {
			t.Errorf("%s: %v %v", tt.dag, l.Let, err)
		}
	}
}

func TestLetterFaults(t *testing.T) {
	w, bundel, _ := verhalen[0].maak(t)
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Dag: besluittest.Dag}
	kids := &bundel.Besluiten[2]
	zz, _ := g.ZendingenVan(kids)
	for _, tt := range []struct {
		code string
		doe  func(b *besluit.Besluit, z *besluit.Zending, p *brief.Post)
	}{
		{"", func(*besluit.Besluit, *besluit.Zending, *brief.Post) {}},
		{brief.FoutAfzender, func(_ *besluit.Besluit, _ *besluit.Zending, p *brief.Post) { p.Afzender.Bezwaar = "" }},
		{brief.FoutAan, func(_ *besluit.Besluit, _ *besluit.Zending, p *brief.Post) { p.Aan.Naam = "" }},
		{brief.FoutNaam, func(_ *besluit.Besluit, _ *besluit.Zending, p *brief.Post) { p.Namen = nil }},
		{brief.FoutZending, func(_ *besluit.Besluit, z *besluit.Zending, _ *brief.Post) { z.Kenmerk = "x" }},
		{brief.FoutZending, func(_ *besluit.Besluit, z *besluit.Zending, _ *brief.Post) { z.Over = "k1" }},
		{brief.FoutZending, func(_ *besluit.Besluit, z *besluit.Zending, _ *brief.Post) { z.Hoedanigheid = "" }},
		{brief.FoutZending, func(_ *besluit.Besluit, z *besluit.Zending, _ *brief.Post) { z.Noemt = nil }},
		{brief.FoutSoort, func(b *besluit.Besluit, _ *besluit.Zending, _ *brief.Post) { b.Soort = "" }},
		{brief.FoutDatum, func(b *besluit.Besluit, _ *besluit.Zending, _ *brief.Post) { b.Bekendmaking = 0 }},
	} {
		b, zend, p := *kids, zz[0], post(t, zz[0].Ontvanger)
		tt.doe(&b, &zend, &p)
		_, err := brief.VanBesluit(&b, zend, p)
		got := ""
		if ff, ok := err.(brief.Fouten); ok {
			got = ff[0].Code
		}
		if got != tt.code {
			t.Errorf("%s: got %q %v", tt.code, got, err)
		}
	}
}
