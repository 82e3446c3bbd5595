package brief_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/besluit/besluittest"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

var (
	update = flag.Bool("update", false, "rewrite the golden letters")
	toon   = flag.String("toon", "", "write the letters as PDF to this directory, to look at")
)

// namen are the invented people of the letters.
var namen = map[string]string{"v1": "Anna", "v2": "Bram", "v3": "Carlo", "k1": "Kim", "k2": "Bo", "k3": "Sam", "k4": "Lot"}

func post(tb testing.TB, id string) brief.Post {
	tb.Helper()
	adres, err := nummer.NewAdres(nummer.Adresdelen{Straat: "Proefstraat", Huisnummer: 10 + int(id[1]), Postcode: "1000 AB", Plaats: "Voorbeeldstad"})
	if err != nil {
		tb.Fatal(err)
	}
	aan := brief.Aan{Naam: namen[id] + " Voorbeeld", Aanhef: "Beste " + namen[id] + " Voorbeeld", Adres: adres}
	if id[0] == 'k' {
		aan.Aanhef = "Beste " + namen[id]
	}
	return brief.Post{Namen: namen, Aan: aan, Afzender: brief.Afzender{
		Naam: "Gemeente Voorbeeldstad", Regels: []string{"Postbus 1, 1000 AA Voorbeeldstad"}, Retour: "Retour: Postbus 1, 1000 AA Voorbeeldstad",
		Vragen:        "Bel 14 0100, op werkdagen\nvan 9.00 tot 17.00 uur",
		Bezwaar:       "het college van burgemeester en wethouders, Postbus 1, 1000 AA Voorbeeldstad",
		Ondersteuning: "Bel daarvoor 14 0100 en vraag naar cliëntondersteuning",
	}}
}

// brieven makes every letter of a bundle that goes without a person deciding,
// by "over-ontvanger".
func brieven(tb testing.TB, w *besluittest.Wereld, bundel *besluit.Bundel, vlaggen map[string]bool, besloten ...besluit.Postbesluit) (names []string, out map[string]*brief.Brief, mens []besluit.MensNodig) {
	tb.Helper()
	g := besluit.Gezinssituatie{Situatie: &w.Situatie, Regels: w.Regels, Vlaggen: vlaggen, Besloten: besloten, Dag: besluittest.Dag + 1}
	out = map[string]*brief.Brief{}
	add := func(z besluit.Zending, wet gezin.Wet, b *brief.Brief, err error) {
		if err != nil {
			tb.Fatal(err)
		}
		name := fmt.Sprintf("%s-%s-aan-%s", z.Over, strings.ToLower(string(wet)), z.Ontvanger)
		if b.Soort == brief.Kennisgeving {
			name = fmt.Sprintf("%s-bericht-aan-%s", z.Over, z.Ontvanger)
		}
		out[name] = b
		names = append(names, name)
	}
	for i := range bundel.Besluiten {
		b := &bundel.Besluiten[i]
		zz, m := g.ZendingenVan(b)
		mens = append(mens, m...)
		for _, z := range zz {
			l, err := brief.VanBesluit(b, z, post(tb, z.Ontvanger))
			add(z, b.Wet, l, err)
		}
	}
	for i := range bundel.Kennisgevingen {
		k := &bundel.Kennisgevingen[i]
		zz, m := g.ZendingenBericht(k)
		mens = append(mens, m...)
		for _, z := range zz {
			l, err := brief.VanKennisgeving(k, z, post(tb, z.Ontvanger))
			add(z, k.Besluit.Wet, l, err)
		}
	}
	return names, out, mens
}

func zetter(tb testing.TB) *pdf.Zetter {
	tb.Helper()
	z, err := pdf.NewZetter()
	if err != nil {
		tb.Fatal(err)
	}
	return z
}

// verhalen are the families whose letters are kept.
var verhalen = []struct {
	naam string
	maak func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool)
}{
	{"extramuraal", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "2").Volwassene("v1", true, false).Volwassene("v2", true, false).
			Kind("k1", "2016-02-01", false, "v1", "v2").Kind("k2", "2021-07-09", false, "v1", "v2")
		return w, besluittest.MustMaak(t, w.Invoer(t)), nil
	}},
	{"opvang", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "intramuraal", "2").Volwassene("v1", true, true).Volwassene("v2", true, false).
			Kind("k1", "2016-02-01", true, "v1", "v2").Kind("k2", "2021-07-09", true, "v1", "v2")
		in := w.Invoer(t)
		in.Vlaggen = map[string]bool{"v1": true, "k1": true, "k2": true}
		for o, d := range in.Dossiers {
			mens := &besluit.Mensbesluit{Door: "u-1", Stand: besluit.GeenBijdrage, Motivering: "Opvang na geweld."}
			if o.Persoon == "v1" {
				mens.Stand = besluit.OpvangBijdrage
			}
			d.Bijdrage = besluit.BepaalBijdrage(besluit.Bijdragevraag{Jeugdhulp: o.Wet == gezin.Jeugdwet, Vlag: true, Mens: mens})
			in.Dossiers[o] = d
		}
		return w, besluittest.MustMaak(t, in), in.Vlaggen
	}},
	{"tieners-en-twee-gezagdragers", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "3").Volwassene("v1", true, false).
			Kind("k1", "2009-12-24", false, "v1", "v3").Kind("k2", "2013-03-03", false, "v1", "v3").Kind("k3", "2019-05-05", false, "v1", "v2")
		in := w.Invoer(t)
		o := besluit.Onderwerp{Persoon: "k3", Wet: gezin.Jeugdwet}
		d := in.Dossiers[o]
		d.VoorJeugdige = "Er is thuis veel gebeurd. Dat was niet fijn en het is niet jouw schuld. De hulp is er om te praten over wat er was, en om je weer veilig te voelen."
		in.Dossiers[o] = d
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"vrije-trede", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "3").Volwassene("v1", true, false).
			Kind("k1", "2016-02-01", false, "v1").Kind("k2", "2018-02-01", false, "v1").Kind("k3", "2019-02-01", false, "v1").Kind("k4", "2021-02-01", false, "v1")
		minuten, amount := int64(210), geld.MustBedrag("300.00")
		w.Keuze.Vrij = &regeling.VrijBudget{Motivering: "Vier kinderen.", Personen: map[string]regeling.Budget{"v1": {Minuten: &minuten, Bedrag: &amount}},
			Gezin: &regeling.Budget{Minuten: &minuten, Bedrag: &amount}}
		w.Keuze.Aanvulling = []regeling.Aanvulling{{Gebied: "dagbesteding", Niveau: "beperkt", Persoon: "v1", Omvang: &regeling.Omvang{Aantal: 2, Eenheid: "dagdeel"}}}
		return w, besluittest.MustMaak(t, w.Invoer(t)), nil
	}},
	{"afwijzing", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k1", "2016-02-01", false, "v1")
		w.Situatie.Gezin["structurele-onveiligheid"] = gezin.JaNee(false)
		return w, besluittest.Afwijzing(t, w, "structurele-onveiligheid"), nil
	}},
	{"stopt", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "2").Volwassene("v1", true, false).Volwassene("v2", true, false).Kind("k2", "2021-07-09", false, "v1", "v2")
		old := besluittest.MustMaak(t, w.Invoer(t))
		w.Situatie.Leden[1].Kenmerken["neemt-deel"] = gezin.JaNee(false)
		in := besluittest.Vervolg(t, w, old, "2027-03-01")
		o := besluit.Onderwerp{Persoon: "v2", Wet: gezin.Wmo}
		d := w.Dossier(o)
		d.Kenmerk, d.Wijzigreden, d.Horen.Gehoord = besluittest.Kenmerk("stop"), besluit.NietGebruikt, besluittest.Dag-4
		d.Motivering = "U kwam sinds juli niet meer op de afspraken en wilt niet meer meewerken aan de hulp."
		in.Dossiers[o] = d
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"zwaarder", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k2", "2021-07-09", false, "v1")
		old := besluittest.MustMaak(t, w.Invoer(t))
		w.Keuze.Waarden["pakket"] = gezin.Keus("2")
		in := besluittest.Vervolg(t, w, old, "2027-03-01")
		for o, d := range in.Dossiers {
			d.Wijzigreden, d.Motivering = besluit.NietMeerPassend, "Uit het gesprek van 4 november 2026 blijkt dat meer tijd nodig is om veilig te blijven."
			in.Dossiers[o] = d
		}
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"verlenging", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).Kind("k1", "2012-02-01", false, "v1")
		old := besluittest.MustMaak(t, w.Invoer(t))
		in := besluittest.Vervolg(t, w, old, "2027-12-01")
		in.Einde = termijn.MustDag("2028-05-31")
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"kinderen-komen-en-gaan", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "1").Volwassene("v1", true, false).
			Kind("k1", "2018-01-01", false, "v1").Kind("k2", "2019-01-01", false, "v1")
		old := besluittest.MustMaak(t, w.Invoer(t))
		w.Situatie.Leden[1].Kenmerken["neemt-deel"] = gezin.JaNee(false)
		w.Kind("k3", "2026-11-10", false, "v1")
		in := besluittest.Vervolg(t, w, old, "2027-01-01")
		in.Dossiers[besluit.Onderwerp{Persoon: "k2", Wet: gezin.Jeugdwet}] = besluit.Dossier{Kenmerk: besluittest.Kenmerk("eind"), Motivering: "De hulp staat voortaan in één nieuw besluit."}
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"pgb-bijdrage-en-advies", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "extramuraal", "3").Volwassene("v1", true, false)
		in := w.Invoer(t)
		o := besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}
		d := in.Dossiers[o]
		d.Levering, d.Adviezen = besluit.LeveringPgb, []besluit.Advies{{Van: "arts D. Proefpersoon", Datum: besluittest.Dag - 10}}
		d.Pgb = &besluit.Pgb{Bedrag: 18000, Periode: "week", Berekening: "Dat is 3 uur van € 60,00", Eisen: "U legt vast wie u helpt en wat u betaalt. De hulp is van iemand die daarvoor is opgeleid."}
		d.Bijdrage = besluit.BepaalBijdrage(besluit.Bijdragevraag{Dag: in.Ingang, Tabel: []besluit.Tariefjaar{{Van: termijn.MustDag("2026-01-01"), Bedrag: 2180, Periode: "maand"}},
			Mens: &besluit.Mensbesluit{Door: "u1", Stand: besluit.WelBijdrage, Motivering: "Nagegaan."}})
		in.Dossiers[o] = d
		return w, besluittest.MustMaak(t, in), nil
	}},
	{"spoed", func(t testing.TB) (*besluittest.Wereld, *besluit.Bundel, map[string]bool) {
		w := besluittest.Nieuw(t, "intramuraal", "2").Volwassene("v1", true, true)
		in := w.Invoer(t)
		in.Tijdelijk, in.Ingang, in.Einde, in.Bekendmaking = true, besluittest.Dag, besluittest.Dag+70, besluittest.Dag
		o := besluit.Onderwerp{Persoon: "v1", Wet: gezin.Wmo}
		d := in.Dossiers[o]
		d.Aanvraag, d.Verslag, d.Motivering, d.MotivatieNa = termijn.Geen, termijn.Geen, "", true
		in.Dossiers[o] = d
		return w, besluittest.MustMaak(t, in), nil
	}},
}

func TestGoldenLetters(t *testing.T) {
	z := zetter(t)
	for _, v := range verhalen {
		t.Run(v.naam, func(t *testing.T) {
			w, bundel, vlaggen := v.maak(t)
			names, letters, mens := brieven(t, w, bundel, vlaggen)
			var text strings.Builder
			for _, name := range names {
				b := letters[name]
				pages := check(t, z, name, v.naam, b)
				fmt.Fprintf(&text, "##### %s: %s, %d blz., %s\n\n%s\n\n", name, b.Soort, pages, b.Bestandsnaam(), b.Tekst())
			}
			for _, m := range mens {
				fmt.Fprintf(&text, "##### %s aan %s: een mens beslist (%s)\n", m.Over, m.Ontvanger, m.Reden)
			}
			golden(t, v.naam, text.String())
		})
	}
}

// check sets a letter twice: the bytes are equal, nothing is replaced.
func check(t *testing.T, z *pdf.Zetter, name, verhaal string, b *brief.Brief) int {
	t.Helper()
	var one, two bytes.Buffer
	r, err := b.Write(&one, z)
	if err != nil {
		t.Fatal(name, err)
	}
	if _, err := b.Write(&two, z); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Errorf("%s: not the same bytes twice: %v", name, err)
	}
	if len(r.Vervangen) > 0 {
		t.Errorf("%s: characters were replaced", name)
	}
	if *toon != "" {
		if err := os.WriteFile(filepath.Join(*toon, verhaal+"-"+name+".pdf"), one.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return r.Paginas
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		i := 0
		for i < min(len(g), len(w)) && g[i] == w[i] {
			i++
		}
		t.Errorf("%s: differs from line %d (run with -update when this is meant):\n%s", path, i+1, strings.Join(g[i:min(len(g), i+4)], "\n"))
	}
}

func TestProcessLetters(t *testing.T) {
	p := brief.Proces{Kenmerk: besluittest.Kenmerk("proces"), Datum: termijn.MustDag("2026-11-10"), Post: post(t, "v1"), Ondertekening: besluittest.Tekent()}
	a := besluit.Aanvraag{Ontvangen: termijn.MustDag("2026-11-09"), Verdaging: besluit.Verdaging{Tot: termijn.MustDag("2026-12-07"), Reden: "Wij wachten op het advies van een arts. Dat komt op 30 november 2026."}}
	u := besluit.Uitnodiging{Verzonden: p.Datum, Uiterlijk: termijn.MustDag("2026-11-24"), Gevraagd: []string{"een kopie van de beschikking van de rechter over het gezag", "uw handtekening onder het verslag"}}
	z := zetter(t)
	for _, l := range []struct {
		naam string
		maak func() (*brief.Brief, error)
	}{
		{"ontvangst", func() (*brief.Brief, error) {
			return brief.VanOntvangst(besluit.Melding{Ontvangen: termijn.MustDag("2026-11-09")}, p)
		}},
		{"aanvulling", func() (*brief.Brief, error) { return brief.VanUitnodiging(a, u, p) }},
		{"verdaging", func() (*brief.Brief, error) { return brief.VanVerdaging(gezin.Wmo, a, termijn.Duur{}, p) }},
	} {
		b, err := l.maak()
		if err != nil {
			t.Fatal(l.naam, err)
		}
		if n := check(t, z, l.naam, "proces", b); n != 1 {
			t.Errorf("%s: %d pages, want 1", l.naam, n)
		}
		golden(t, l.naam, b.Tekst())
	}
}
