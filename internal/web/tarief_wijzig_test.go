package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

// rekenAnders computes package 1 for adults with the library alone, after a
// change of its input.
func rekenAnders(t *testing.T, change func(*kostprijs.Invoer)) *kostprijs.Uitkomst {
	t.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld("hg-volwassenen-pakket-1")
	if err != nil {
		t.Fatal(err)
	}
	change(&inv)
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		t.Fatal(err)
	}
	u, err := m.Bereken()
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func getal(t *testing.T, s string) kostprijs.Getal {
	t.Helper()
	g, err := kostprijs.ParseGetal(s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// bron fills in a source for fields.
func bron(v url.Values, names ...string) url.Values {
	for _, n := range names {
		v.Set(n+"-bron", "Nota van de proef")
		v.Set(n+"-status", string(kostprijs.Aanname))
	}
	return v
}

// Everything that the library takes can be changed on the page, and gives the
// price of the library.
func TestEverythingOfATariffCanBeChanged(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	own := kostprijs.Herkomst{Bron: "Nota van de proef", Status: kostprijs.Aanname, GekozenDoor: "x"}
	hours := func(v url.Values) url.Values {
		for i, name := range []string{"feestdagen", "ziekte", "scholing", "intervisie", "skj", "overleg", "verantwoording", "reistijd", "clienttijd"} {
			field := "u-" + string(rune('0'+i)) + "-" + name
			v.Set(field, []string{"50,4", "6,7", "36", "18", "20", "72", "24", "12", "6"}[i])
			bron(v, field)
		}
		v.Set("productief", "uren")
		return v
	}
	built := func(inv *kostprijs.Invoer, home string) {
		f := &tariefvorm{inv: *inv}
		f.bouwUren()
		for i, text := range []string{"50,4", "6,7", "36", "18", "20", "72", "24", "12", "6"} {
			p := &f.inv.Uren[i].Parameter
			p.Waarde, p.Bekend, p.Herkomst = getal(t, text), true, own
		}
		f.inv.Locatie.Delen[0].Aandeel = getal(t, home)
		if home != "100" {
			f.inv.Locatie.Delen = append(f.inv.Locatie.Delen, kostprijs.Deel{Naam: "op locatie", Aandeel: getal(t, "60")})
		}
		*inv = f.inv
	}
	year := func(text string) *kostprijs.Parameter {
		return &kostprijs.Parameter{Waarde: getal(t, text), Bekend: true, Eenheid: kostprijs.EenheidProcent, Grondslag: kostprijs.VanPrijspeilVorigJaar, Van: kostprijs.MustDatum("2024-01-01"), Herkomst: own}
	}
	for _, c := range []struct {
		name   string
		typed  url.Values
		change func(*kostprijs.Invoer)
	}{
		{"cao mix", bron(url.Values{"cao-0-pct": {"50"}, "cao-1-pct": {"50"}}, "cao"), func(inv *kostprijs.Invoer) {
			inv.CaoMix.Delen[0].Aandeel, inv.CaoMix.Delen[1].Aandeel = getal(t, "50"), getal(t, "50")
		}},
		{"another cao", bron(url.Values{"cao-1-pct": {"65"}, "cao-2-deel": {"Jeugdzorg"}, "cao-2-pct": {"10"}, "fm-jeugdzorg-0-deel": {"schaal 9"}, "fm-jeugdzorg-0-pct": {"100"}}, "cao", "fm-jeugdzorg"), func(inv *kostprijs.Invoer) {
			inv.CaoMix.Delen[1].Aandeel = getal(t, "65")
			inv.CaoMix.Delen = append(inv.CaoMix.Delen, kostprijs.Deel{Naam: "Jeugdzorg", Aandeel: getal(t, "10")})
			inv.Functiemix = append(inv.Functiemix, kostprijs.Functiemix{Cao: "Jeugdzorg", Mix: kostprijs.Mix{Grondslag: kostprijs.VanInzet, Herkomst: own, Delen: heel("schaal 9")}})
		}},
		{"one cao", bron(url.Values{"cao-0-pct": {""}, "cao-1-pct": {"100"}}, "cao"), func(inv *kostprijs.Invoer) {
			inv.CaoMix.Delen = heel("GGZ")
			inv.Functiemix = inv.Functiemix[1:]
		}},
		{"function mix", bron(url.Values{"fm-ggz-0-pct": {"0"}, "fm-ggz-1-pct": {"45"}}, "fm-ggz"), func(inv *kostprijs.Invoer) {
			x := &inv.Functiemix[1]
			x.Delen = x.Delen[1:]
			x.Delen[0].Aandeel = getal(t, "45")
		}},
		{"several steps", bron(url.Values{"periodiek": {"verdeeld"}, "treden-0-deel": {"hoogste"}, "treden-0-pct": {"40"}, "treden-1-deel": {"midden"}, "treden-1-pct": {"60"}}, "treden"), func(inv *kostprijs.Invoer) {
			inv.Periodieken.Delen = []kostprijs.Deel{{Naam: "hoogste", Aandeel: getal(t, "40")}, {Naam: "midden", Aandeel: getal(t, "60")}}
		}},
		{"hours, all at home", hours(url.Values{}), func(inv *kostprijs.Invoer) { built(inv, "100") }},
		{"hours, at two places", bron(hours(url.Values{"plaats-0-pct": {"40"}, "plaats-1-deel": {"op locatie"}, "plaats-1-pct": {"60"}}), "plaats"), func(inv *kostprijs.Invoer) { built(inv, "40") }},
		{"index", bron(url.Values{"indexjaren": {"2024"}, "loon": {"uit-opbouw"}, "ova-2024": {"5,2"}, "ppc-2024": {"2,1"}}, "ova-2024", "ppc-2024", "loonregel"), func(inv *kostprijs.Invoer) {
			inv.Indexatie = &kostprijs.Indexatie{Jaren: []kostprijs.Indexjaar{{Jaar: 2024, OVA: year("5,2"), PPC: year("2,1")}}, UitOpbouw: &own}
		}},
		{"index of the tables", bron(url.Values{"indexjaren": {"2023"}, "loon": {"procent"}, "loondeel": {"80"}}, "loondeel"), func(inv *kostprijs.Invoer) {
			inv.Indexatie = &kostprijs.Indexatie{Jaren: []kostprijs.Indexjaar{{Jaar: 2023}}, Loondeel: &kostprijs.Parameter{Waarde: getal(t, "80"), Bekend: true,
				Eenheid: kostprijs.EenheidProcent, Grondslag: kostprijs.VanPrijsVoorIndex, Van: inv.Peildatum, Herkomst: own}}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := rekenAnders(t, c.change)
			a := b.open(pakket1 + "/rekenen?" + c.typed.Encode())
			if a.status != http.StatusOK {
				i := strings.Index(a.tekst, "w-errors")
				t.Fatalf("status %d: %s", a.status, a.tekst[max(i, 0):min(len(a.tekst), max(i, 0)+1500)])
			}
			heeft(t, a, "Met deze getallen", want.Tarief.Nederlands(), "Stel voor om over te nemen")
		})
	}
}

// What is wrong is told all at once, each at its own field, and nothing that was
// typed is lost.
func TestAllFaultsOfATariffAtOnce(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	typed := url.Values{"cao-0-pct": {"30"}, "fm-ggz-0-pct": {"twintig en een beetje"}, "p-overhead-link": {"javascript:alert(1)"}, "p-overhead-toelichting": {"Zo gelezen."},
		"p-productiviteit-van-dag": {"31"}, "p-productiviteit-van-maand": {"2"}, "indexjaren": {"2024, straks"}, "p-productiviteit-laag": {"60"}, "p-productiviteit-hoog": {""},
		"plaats-1-pct": {"5"}, "plaats-0-pct": {"95"}}
	a := b.open(pakket1 + "/rekenen?" + typed.Encode())
	if a.status != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", a.status)
	}
	for _, field := range []string{"cao-0-pct", "fm-ggz-0-pct", "p-overhead-link", "p-productiviteit-van", "indexjaren", "p-productiviteit-hoog", "plaats-1-deel"} {
		if !strings.Contains(a.tekst, `href="#veld-`+field+`"`) {
			t.Errorf("no fault at %s", field)
		}
	}
	for _, text := range []string{"twintig en een beetje", "Zo gelezen.", "2024, straks", "javascript:alert(1)"} {
		if !strings.Contains(a.tekst, text) {
			t.Errorf("%q is lost", text)
		}
	}
	for _, c := range []struct{ name, query, field string }{
		{"not valid on the day", "p-overhead-van-dag=1&p-overhead-van-maand=1&p-overhead-van-jaar=2030", "p-overhead"},
		{"ends before it begins", "p-overhead-tot-dag=1&p-overhead-tot-maand=1&p-overhead-tot-jaar=2001", "p-overhead-tot"},
		{"range the wrong way round", "p-overhead-laag=40&p-overhead-hoog=20", "p-overhead-laag"},
		{"steps that are not 100%", "periodiek=verdeeld&treden-0-deel=hoogste&treden-0-pct=99", "treden-0-pct"},
		{"a part twice", "cao-0-deel=GGZ", "cao-1-pct"},
		{"no index of the year", "indexjaren=2035&loon=uit-opbouw", "ova-2035"},
		{"no chooser", "p-overhead=20&p-overhead-bron=x&p-overhead-kiezer=", "p-overhead-kiezer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := b.open(pakket1 + "/rekenen?" + c.query)
			if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-`+c.field) {
				i := strings.Index(a.tekst, "w-errors")
				t.Errorf("status %d: %s", a.status, a.tekst[max(i, 0):min(len(a.tekst), max(i, 0)+700)])
			}
		})
	}
}

// Only addresses of the web are links.
func TestSafeLinks(t *testing.T) {
	for text, want := range map[string]bool{"https://lokaleregelgeving.overheid.nl/CVDR1": true, "http://x.nl": true, "javascript:alert(1)": false, "data:text/html,x": false,
		"//x.nl": false, "x.nl": false, "https://": false, "https://a:b@x.nl": false, "HTTPS://X.nl/": true, " https://x.nl": false, "": false} {
		if got := veiligeLink(text) != ""; got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
