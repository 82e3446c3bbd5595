package kostprijs_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

// The hours of the full example, added up by hand: 1878 paid; leave 170
// (Sociaal Werk) or 201 (GGZ) and 50,4 holidays; 6,7% sickness; 170 of other
// tasks; then 12 minutes of travel and 6 declarable minutes to each hour.
func TestUrenOpgebouwd(t *testing.T) {
	spoor := bereken(t, maak(t, nil, "volledige-opbouw")).Spoor()
	for cao, leave := range map[string]string{"Sociaal Werk": "170", "GGZ": "201"} {
		left := g("1878").Min(g(leave)).Min(g("50.4"))
		left = left.Maal(g("0.933")).Min(g("170"))
		contact := left.Deel(g("1.3"))
		want := contact.Maal(g("1.1"))
		if got := spoor.Zoek("uren/" + cao).Uitkomst; got.Vergelijk(want) != 0 {
			t.Errorf("%s: got %s, want %s", cao, got.Decimaal(4), want.Decimaal(4))
		}
	}
}

// Place of work is a parameter of productivity: half at home is half the
// travelling time.
func TestLocatieWerktDoorInProductiviteit(t *testing.T) {
	half := func(inv *kostprijs.Invoer) {
		inv.Locatie.Delen = []kostprijs.Deel{{Naam: "thuis", Aandeel: g("50")}, {Naam: "kantoor", Aandeel: g("50")}}
	}
	all := bereken(t, maak(t, nil, "volledige-opbouw"))
	some := bereken(t, maak(t, half, "volledige-opbouw"))
	if some.PerUur.Vergelijk(all.PerUur) >= 0 {
		t.Errorf("half at home %s is not cheaper than all at home %s", some.PerUur.Decimaal(2), all.PerUur.Decimaal(2))
	}
}

// Unsocial hours outside the stay: 40% of the client hours at 22% of the
// hourly wage, which is a month / 156.
func TestOnregelmatigeUrenThuis(t *testing.T) {
	spoor := bereken(t, maak(t, nil, "onregelmatig-thuis")).Spoor()
	line := spoor.Zoek("regel/GGZ FWG 65 trede 13/onregelmatigheid")
	want := g("5848").Deel(g("156")).Maal(g("0.22")).Maal(g("0.4")).Maal(g("1878")).Maal(g("0.65"))
	if line == nil || line.Uitkomst.Vergelijk(want) != 0 {
		t.Fatalf("got %v, want %s", line, want.Decimaal(4))
	}
}

// Minimum holiday allowance: low scales get the minimum of the cao.
func TestMinimumVakantietoeslag(t *testing.T) {
	change := func(inv *kostprijs.Invoer) {
		inv.Periodieken.Delen[0].Naam = "Start"
		inv.CaoMix.Delen = []kostprijs.Deel{{Naam: kostprijs.SociaalWerk, Aandeel: g("100")}}
		inv.Functiemix = inv.Functiemix[:1]
		inv.Functiemix[0].Delen = []kostprijs.Deel{{Naam: "schaal 6", Aandeel: g("100")}}
	}
	// scale 6, Start: 2.563 a month: 8% is 205,04, above the minimum of 195,69
	spoor := bereken(t, maak(t, change, "hg-volwassenen-pakket-1")).Spoor()
	gelijk(t, "above the minimum", spoor.Zoek("regel/Sociaal Werk schaal 6 trede Start/vakantietoeslag").Uitkomst, "2460.48")
	raised := func(inv *kostprijs.Invoer) {
		change(inv)
		p := inv.Parameters[0]
		p.Naam, p.Cao, p.Waarde, p.Eenheid, p.Grondslag, p.Bereik = "vakantietoeslag-minimum", kostprijs.SociaalWerk, g("250"), kostprijs.EenheidEurMaand, "", nil
		inv.Parameters = append(inv.Parameters, p)
	}
	spoor = bereken(t, maak(t, raised, "hg-volwassenen-pakket-1")).Spoor()
	gelijk(t, "the minimum", spoor.Zoek("regel/Sociaal Werk schaal 6 trede Start/vakantietoeslag").Uitkomst, "3000")
	// GGZ: the minimum is that of rung 16
	low := func(inv *kostprijs.Invoer) {
		inv.Periodieken.Delen[0].Naam = "aanloop 1"
		inv.CaoMix.Delen = []kostprijs.Deel{{Naam: kostprijs.GGZ, Aandeel: g("100")}}
		inv.Functiemix = inv.Functiemix[1:]
		inv.Functiemix[0].Delen = []kostprijs.Deel{{Naam: "FWG 35", Aandeel: g("100")}}
	}
	spoor = bereken(t, maak(t, low, "hg-volwassenen-pakket-1")).Spoor()
	gelijk(t, "GGZ", spoor.Zoek("regel/GGZ FWG 35 trede aanloop 1/vakantietoeslag").Uitkomst, g("2527").Maal(g("12")).Maal(g("0.08")).String())
	gelijk(t, "GGZ year-end", spoor.Zoek("regel/GGZ FWG 35 trede aanloop 1/eindejaarsuitkering").Uitkomst, g("2527").Maal(g("12")).Maal(g("0.0833")).String())
}

// Availability: duty hours × cost an hour / occupied places, for each step of
// the document; more duty hours cost more.
func TestBeschikbaarheid(t *testing.T) {
	var last geld.Bedrag
	for i, hours := range []string{"196", "224", "280"} {
		u := bereken(t, maak(t, nil, "beschikbaarheid-trede-"+string(rune('1'+i))))
		a, ok := u.Beschikbaarheid()
		if !ok {
			t.Fatal("no availability")
		}
		want := u.PerUur.Maal(g(hours)).Deel(g("12").Maal(g("0.92")))
		if a.PerClientPerWeek.Vergelijk(want) != 0 || a.Tarief <= last {
			t.Errorf("step %d: %s, want %s, step before %s", i+1, a.PerClientPerWeek.Decimaal(4), want.Decimaal(4), last)
		}
		last = a.Tarief
		if u.Spoor().ID != "beschikbaarheid" {
			t.Error("the trace does not begin at the price per client")
		}
	}
}

// Provisional against final index: the settlement is what the final figure
// gives more, over the hours that were paid.
func TestVoorlopigEnDefinitief(t *testing.T) {
	b, inv := tekenInvoer(t, "volledige-opbouw")
	first := bereken(t, maak(t, nil, "volledige-opbouw"))
	final := *inv.Indexatie.Jaren[0].OVA
	final.Waarde, final.Status = g("6.2"), kostprijs.Definitief
	m, err := kostprijs.Maak(b, inv.MetIndexcijfer("ova", 2024, final))
	if err != nil {
		t.Fatal(err)
	}
	v := kostprijs.Verreken(first, bereken(t, m), g("1000"))
	if v.PerUur.Teken() <= 0 || v.Bedrag.Vergelijk(v.PerUur.Maal(g("1000"))) != 0 {
		t.Errorf("settlement %+v", v)
	}
	if inv.Indexatie.Jaren[0].OVA.Status == kostprijs.Definitief {
		t.Error("the input itself was changed")
	}
	// OVA 2020: the forecast 2,52 became 3,28
	corr := kostprijs.Correctie(g("2.52"), g("3.28"))
	if back := kostprijs.IndexMetCorrectie(corr, g("2.52")); back.Vergelijk(g("3.28")) != 0 {
		t.Errorf("correction %s does not lead to the final figure: %s", corr.Decimaal(4), back.Decimaal(4))
	}
}

// Old tariffs are computed with the tables of their day.
func TestTabellenVanHunDag(t *testing.T) {
	at := func(day string) *kostprijs.Uitkomst {
		return bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			inv.Peildatum = kostprijs.MustDatum(day)
			for i := range inv.Parameters {
				inv.Parameters[i].Van = kostprijs.MustDatum("2019-01-01")
			}
		}, "hg-volwassenen-pakket-1"))
	}
	old, now := at("2021-07-01"), at("2024-12-15")
	if old.Tarief >= now.Tarief {
		t.Errorf("2021 gives %s, 2024 gives %s", old.Tarief, now.Tarief)
	}
	if v, _ := old.Model.Waarde("maandsalaris FWG 65 trede 12/GGZ"); v.Vergelijk(g("5553")) != 0 {
		t.Errorf("FWG 65 in July 2021: %s", v)
	}
	if again := at("2021-07-01"); again.Kwitantie().Hash != old.Kwitantie().Hash {
		t.Error("the same input gives another receipt")
	}
}

// A derived table only counts when the input chooses it, and says so.
func TestAfgeleideTabelMetKeuze(t *testing.T) {
	change := func(stand kostprijs.Status) func(*kostprijs.Invoer) {
		return func(inv *kostprijs.Invoer) {
			inv.Peildatum = kostprijs.MustDatum("2025-11-01")
			for _, cao := range []string{kostprijs.SociaalWerk, kostprijs.GGZ} {
				inv.Tabellen = append(inv.Tabellen, kostprijs.Tabelkeuze{Cao: cao, Soort: kostprijs.TabelRegulier, Stand: stand, Herkomst: inv.Werkgever.Herkomst})
			}
		}
	}
	pub := bereken(t, maak(t, change(kostprijs.Gepubliceerd), "hg-volwassenen-pakket-1"))
	der := bereken(t, maak(t, change(kostprijs.Afgeleid), "hg-volwassenen-pakket-1"))
	if der.Tarief <= pub.Tarief {
		t.Errorf("derived %s is not above published %s", der.Tarief, pub.Tarief)
	}
	said := false
	for _, o := range der.Opmerkingen() {
		said = said || o.Code == "afgeleide-tabel"
	}
	if !said {
		t.Error("nothing says that the table is derived")
	}
}

// The receipt changes with every single input, also with a source alone.
func TestKwitantieVolgtElkeInvoer(t *testing.T) {
	base := bereken(t, maak(t, nil, "hg-volwassenen-pakket-1")).Kwitantie().Hash
	for name, change := range map[string]func(*kostprijs.Invoer){
		"source":  func(i *kostprijs.Invoer) { i.Parameters[0].Bron = "een andere bron" },
		"chooser": func(i *kostprijs.Invoer) { i.CaoMix.GekozenDoor = "iemand anders" },
		"value":   func(i *kostprijs.Invoer) { i.Parameters[0].Waarde = g("65.01") },
		"base":    func(i *kostprijs.Invoer) { i.Functiemix[0].Grondslag = kostprijs.VanFormatie },
		"day":     func(i *kostprijs.Invoer) { i.Peildatum++ },
	} {
		if bereken(t, maak(t, change, "hg-volwassenen-pakket-1")).Kwitantie().Hash == base {
			t.Errorf("another %s gives the same receipt", name)
		}
	}
}

// Comparison: the effects of the changes and what they do together add up to
// the difference.
func TestVergelijkingTeltOp(t *testing.T) {
	a := bereken(t, maak(t, nil, "hg-volwassenen-pakket-1"))
	b := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
		p := zoekParameter(inv, kostprijs.NaamOverhead)
		p.Waarde, p.Grondslag = g("25"), kostprijs.AandeelVanPrijs
		zoekParameter(inv, kostprijs.NaamProductiviteit).Waarde = g("70")
		inv.Parameters[0].Bron = "afspraak van de fysieke overlegtafel"
		inv.Parameters[0].Status = kostprijs.Overeengekomen
	}, "hg-volwassenen-pakket-1"))
	v := kostprijs.Vergelijk(a, b)
	sum := v.Samenloop
	kinds := map[string]string{}
	for _, w := range v.Wijzigingen {
		kinds[w.Sleutel] = w.Soort
		if w.Effect != nil {
			sum = sum.Plus(*w.Effect)
		}
	}
	if sum.Vergelijk(v.Verschil) != 0 || v.Verschil.Vergelijk(b.PerUur.Min(a.PerUur)) != 0 {
		t.Errorf("effects %s, difference %s", sum.Decimaal(6), v.Verschil.Decimaal(6))
	}
	if len(kinds) != 2 || kinds["overhead"] != kostprijs.WijzigingGrondslag || kinds["productiviteit"] != kostprijs.WijzigingWaarde {
		t.Errorf("changes: %v", kinds)
	}
	var parts kostprijs.Getal
	for _, o := range v.Onderdelen {
		parts = parts.Plus(o.Nieuw).Min(o.Oud)
	}
	if want := kostprijs.VanBedrag(b.Tarief).Min(kostprijs.VanBedrag(a.Tarief)); parts.Vergelijk(want) != 0 {
		t.Errorf("components differ by %s, tariffs by %s", parts.Decimaal(6), want)
	}
}

// A base alone, from mark-up to share, explains the nine euros by itself.
func TestVergelijkingVanEenGrondslag(t *testing.T) {
	const name = "hg-volwassenen-pakket-1"
	v := kostprijs.Vergelijk(bereken(t, maak(t, nil, name)), bereken(t, maak(t, metGrondslag(kostprijs.AandeelVanPrijs), name)))
	if len(v.Wijzigingen) != 1 || v.Wijzigingen[0].Effect == nil || v.Wijzigingen[0].Effect.Vergelijk(v.Verschil) != 0 || v.Samenloop.Teken() != 0 {
		t.Errorf("%+v", v)
	}
	if v.Verschil.Vergelijk(g("8")) < 0 {
		t.Errorf("the base makes %s difference", v.Verschil.Decimaal(2))
	}
}

// Another mix: the parts that go, come and change explain the difference
// together, and nothing is left over.
func TestVergelijkingVanEenMix(t *testing.T) {
	a := bereken(t, maak(t, nil, "hg-volwassenen-pakket-1"))
	b := bereken(t, maak(t, nil, "hg-volwassenen-pakket-2"))
	for _, v := range []kostprijs.Vergelijking{kostprijs.Vergelijk(a, b), kostprijs.Vergelijk(b, a)} {
		if v.Samenloop.Teken() != 0 {
			t.Errorf("left over %s of %s", v.Samenloop.Decimaal(6), v.Verschil.Decimaal(6))
		}
	}
}

// Sensitivity reaches every parameter, and its direction is right.
func TestGevoeligheid(t *testing.T) {
	u := bereken(t, maak(t, nil, "volledige-opbouw"))
	list := u.Gevoeligheden()
	if len(list) != len(u.Model.Parameters) {
		t.Fatalf("%d of %d parameters", len(list), len(u.Model.Parameters))
	}
	up := map[string]int{"overhead": 1, "risico": 1, "uren ziekte": 1, "reiskilometers": 1, "premie-zvw/Rijk": 1, "pensioenfranchise-op/PFZW": -1, "uren-per-jaar/GGZ": -1, "index-ova": 1}
	for _, x := range list {
		if want, ok := up[x.Sleutel]; ok {
			delete(up, x.Sleutel)
			if got := x.BijHoog.Min(u.PerUur).Teken(); got != want {
				t.Errorf("%s: more of it moves the price by %d, want %d", x.Sleutel, got, want)
			}
			if got := x.PerEen.Teken(); got != want {
				t.Errorf("%s: one unit more moves the price by %d, want %d", x.Sleutel, got, want)
			}
		}
	}
	if len(up) > 0 {
		t.Errorf("not tried: %v", up)
	}
	for i := 1; i < len(list); i++ {
		if list[i].Uitslag.Vergelijk(list[i-1].Uitslag) > 0 {
			t.Errorf("%s is not in order", list[i].Sleutel)
		}
	}
}

// Registered staff: higher scale and upkeep cost more, and the hours that the
// present price would need give that price.
func TestWatVraagtSKJ(t *testing.T) {
	b, inv := tekenInvoer(t, "volledige-opbouw")
	hours := inv.Uren[2]
	hours.Soort, hours.Waarde = kostprijs.SoortSKJ, g("24")
	fee := inv.Personeel[1]
	fee.Waarde = g("200")
	mix := inv.Functiemix[1]
	mix.Delen = []kostprijs.Deel{{Naam: "FWG 50", Aandeel: g("60")}, {Naam: "FWG 60", Aandeel: g("40")}}
	a, err := kostprijs.WatVraagtSKJ(b, inv, kostprijs.SKJVraag{Functiemix: []kostprijs.Functiemix{mix}, Uren: []kostprijs.Urenpost{hours}, Kosten: []kostprijs.Kostenpost{fee}})
	if err != nil {
		t.Fatal(err)
	}
	if a.PerUur.Teken() <= 0 || a.UrenMinder.Teken() <= 0 || a.ProductiefNodig.Vergelijk(g("0")) <= 0 {
		t.Errorf("extra %s, hours less %s, needed %s", a.PerUur.Decimaal(2), a.UrenMinder.Decimaal(2), a.ProductiefNodig.Decimaal(1))
	}
	after := a.PerFte.Deel(a.PerUur)
	cost := a.Met.Spoor().Zoek("kostprijs").Uitkomst
	saved := cost.Min(cost.Maal(after).Deel(a.ProductiefNodig)).Maal(g("1.3133")).Maal(g("1,025")).Maal(g("1,052"))
	if saved.Vergelijk(a.PerUur) != 0 {
		t.Errorf("with %s hours the price falls by %s, not by %s", a.ProductiefNodig.Decimaal(1), saved.Decimaal(6), a.PerUur.Decimaal(6))
	}
	stated := maak(t, nil, "hg-volwassenen-pakket-1").Invoer
	if _, err := kostprijs.WatVraagtSKJ(b, stated, kostprijs.SKJVraag{Uren: []kostprijs.Urenpost{hours}}); err == nil {
		t.Error("upkeep cannot be seen in a stated productivity, and is not refused")
	}
}

// The drawing is well-formed, has a title and a description, and names every
// bar with its amount.
func TestTekening(t *testing.T) {
	u := bereken(t, maak(t, func(inv *kostprijs.Invoer) { inv.Titel = `<script>&"` }, "volledige-opbouw"))
	svg := u.WatervalSVG()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
	for _, want := range []string{"<title ", "<desc ", `role="img"`, "Salaris", "Reistijd tussen cliënten", u.Tarief.Nederlands()} {
		if !strings.Contains(svg, want) {
			t.Errorf("the drawing has no %s", want)
		}
	}
	if strings.Count(svg, "<rect") != len(u.Waterval()) {
		t.Errorf("%d bars are drawn, want %d", strings.Count(svg, "<rect"), len(u.Waterval()))
	}
}

// Every example is readable; those that compute give a report.
func TestAlleVoorbeelden(t *testing.T) {
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range bestand.Voorbeelden() {
		inv, err := bestand.LeesVoorbeeld(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := kostprijs.Maak(b, inv)
		open := strings.Contains(name, "kinderen")
		if (err != nil) != open {
			t.Errorf("%s: %v", name, err)
		}
		if err == nil {
			if _, err := bereken(t, m).Rapport(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The labour-market table of Sociaal Werk began as 1,0113 × the table before
// it, and has run its own chain since: by 2025 up to € 1,79 off.
func TestArbeidsmarkttoeslagEigenKeten(t *testing.T) {
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	compare := func(plain, extra string) (different int, worst kostprijs.Getal) {
		a, _ := b.Tabel(kostprijs.SociaalWerk, kostprijs.TabelRegulier, kostprijs.Gepubliceerd, kostprijs.MustDatum(plain))
		x, _ := b.Tabel(kostprijs.SociaalWerk, kostprijs.TabelToeslag, kostprijs.Gepubliceerd, kostprijs.MustDatum(extra))
		for _, c := range x.Cellen {
			base, ok := a.Zoek(c.Schaal, c.Naam())
			if !ok {
				t.Fatalf("%s %s is not in the regular table", c.Schaal, c.Naam())
			}
			exact := base.Bedrag.Maal(g("1.0113"))
			if exact.AfgerondOp(g("1"), geld.HalfVanNul).Vergelijk(c.Bedrag) != 0 {
				different++
			}
			off := exact.Min(c.Bedrag)
			worst = worst.Hoogste(off).Hoogste(off.Tegengesteld())
		}
		return different, worst
	}
	if n, _ := compare("2021-12-01", "2022-01-01"); n != 0 {
		t.Errorf("2022: %d cells are not 1,0113 × the table before", n)
	}
	n, worst := compare("2025-01-01", "2025-01-01")
	if n != 41 || worst.AfgerondOp(g("0.01"), geld.HalfVanNul).Vergelijk(g("1.79")) != 0 {
		t.Errorf("2025: %d cells differ, at most %s", n, worst.Decimaal(4))
	}
}

// What-if on a model gives what a new input with that value gives, and never
// the same receipt as the input itself.
func TestMet(t *testing.T) {
	m := maak(t, nil, "hg-volwassenen-pakket-1")
	other, err := m.Met(map[string]kostprijs.Getal{kostprijs.NaamProductiviteit: g("72")}, "beleidsmaker")
	if err != nil {
		t.Fatal(err)
	}
	want := bereken(t, maak(t, func(inv *kostprijs.Invoer) { inv.Parameters[0].Waarde = g("72") }, "hg-volwassenen-pakket-1"))
	got := bereken(t, other)
	if got.PerUur.Vergelijk(want.PerUur) != 0 {
		t.Errorf("got %s, want %s", got.PerUur.Decimaal(4), want.PerUur.Decimaal(4))
	}
	if got.Kwitantie().Hash == want.Kwitantie().Hash || bereken(t, m).Tarief.String() != "79.85" {
		t.Error("the model itself was changed, or the receipt passes for another")
	}
	if _, err := other.Trek(10, rand.New(rand.NewPCG(1, 1))); err == nil {
		t.Error("the range of a value that was set still counts")
	}
	shifted, err := m.Met(map[string]kostprijs.Getal{"aandeel/GGZ": g("60")}, "beleidsmaker")
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := shifted.Waarde("aandeel/Sociaal Werk"); v.Vergelijk(g("40")) != 0 {
		t.Errorf("the other share is %s, want 40", v)
	}
	for _, bad := range []map[string]kostprijs.Getal{{"bestaat-niet": g("1")}, {kostprijs.NaamProductiviteit: g("0")}, {"aandeel/GGZ": g("101")}, {kostprijs.NaamOverhead: g("-1")}} {
		if _, err := m.Met(bad, "x"); err == nil {
			t.Errorf("%v is not refused", bad)
		}
	}
}

// Costs of staff can be those of one cao.
func TestPersoneelskostenPerCao(t *testing.T) {
	of := func(cao string) kostprijs.Getal {
		return bereken(t, maak(t, func(inv *kostprijs.Invoer) { inv.Personeel[0].Cao = cao }, "volledige-opbouw")).PerUur
	}
	if sw, all := of(kostprijs.SociaalWerk), of(""); sw.Vergelijk(all) >= 0 {
		t.Errorf("for one cao %s, for all %s", sw.Decimaal(4), all.Decimaal(4))
	}
}

// With availability funding the price that counts is that of the client week:
// occupancy moves it, in the sensitivity and in a sample.
func TestBeschikbaarheidGevoeligEnGetrokken(t *testing.T) {
	m := maak(t, nil, "beschikbaarheid-trede-2")
	u := bereken(t, m)
	price, unit := u.Hoofdprijs()
	if unit != "client-week" {
		t.Fatalf("unit %s", unit)
	}
	for _, x := range u.Gevoeligheden() {
		if x.Sleutel == "bezetting" && (x.BijHoog.Vergelijk(price) >= 0 || x.BijLaag.Vergelijk(price) <= 0) {
			t.Errorf("occupancy does not move the price of a week: %+v", x)
		}
	}
	s, err := m.Trek(500, rand.New(rand.NewPCG(5, 5)))
	if err != nil {
		t.Fatal(err)
	}
	a, _ := u.Beschikbaarheid()
	if s.Eenheid != "client-week" || s.Laagste >= a.Tarief || s.Hoogste <= a.Tarief {
		t.Errorf("sample from %s to %s around %s", s.Laagste, s.Hoogste, a.Tarief)
	}
}

// Leave on top of that of the cao adds to it; leave of the input's own takes
// its place.
func TestExtraVerlof(t *testing.T) {
	hours := func(soort kostprijs.Soort) kostprijs.Getal {
		return bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			p := inv.Uren[0]
			p.Soort, p.Waarde, p.Cao = soort, g("36"), kostprijs.SociaalWerk
			inv.Uren = append(inv.Uren, p)
		}, "volledige-opbouw")).Spoor().Zoek("uren/Sociaal Werk").Uitkomst
	}
	declarable := func(leave string) kostprijs.Getal {
		left := g("1878").Min(g(leave)).Min(g("50.4")).Maal(g("0.933")).Min(g("170"))
		return left.Deel(g("1.3")).Maal(g("1.1"))
	}
	gelijk(t, "on top", hours(kostprijs.SoortExtraVerlof), declarable("206").String())
	gelijk(t, "in place", hours(kostprijs.SoortVerlof), declarable("36").String())
}

// The order in which an input names its parts changes nothing.
func TestVolgordeDoetErNietToe(t *testing.T) {
	b, base := tekenInvoer(t, "volledige-opbouw")
	want := bereken(t, maak(t, nil, "volledige-opbouw"))
	rng := rand.New(rand.NewPCG(1, 9))
	for range 20 {
		inv := base
		inv.Parameters = geschud(rng, base.Parameters)
		inv.Uren = geschud(rng, base.Uren)
		inv.Functiemix = geschud(rng, base.Functiemix)
		inv.Personeel = geschud(rng, base.Personeel)
		inv.Materieel = geschud(rng, base.Materieel)
		m, err := kostprijs.Maak(b, inv)
		if err != nil {
			t.Fatal(err)
		}
		if got := bereken(t, m); got.PerUur.Vergelijk(want.PerUur) != 0 {
			t.Fatalf("got %s, want %s", got.PerUur.Decimaal(6), want.PerUur.Decimaal(6))
		}
	}
}

func geschud[T any](rng *rand.Rand, list []T) []T {
	c := slices.Clone(list)
	rng.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
	return c
}

// Optional terms count when the input says so: career budget over everything,
// balance budget as an amount, disability pension above its own franchise.
func TestMeetellen(t *testing.T) {
	count := func(inv *kostprijs.Invoer) {
		for _, n := range []string{"loopbaanbedrag", "balansbudget", kostprijs.NaamPensioenAP} {
			m := kostprijs.Meetellen{Cao: kostprijs.SociaalWerk, Naam: n, Herkomst: inv.Werkgever.Herkomst}
			if n == "balansbudget" {
				m.Cao = kostprijs.GGZ
			}
			inv.Meetellen = append(inv.Meetellen, m)
		}
	}
	spoor := bereken(t, maak(t, count, "hg-volwassenen-pakket-1")).Spoor()
	// schaal 6, step 13: 3.668 a month
	s := g("3668").Maal(g("12"))
	vt := s.Maal(g("0.08"))
	eju := s.Plus(vt).Maal(g("0.083"))
	id := "regel/Sociaal Werk schaal 6 trede 13"
	career := kostprijs.Som(s, vt, eju).Maal(g("0.015"))
	gross := kostprijs.Som(s, vt, eju, s.Plus(vt).Maal(g("0.001")), g("120"), career)
	gelijk(t, "career budget", spoor.Zoek(id+"/loopbaanbedrag").Uitkomst, career.String())
	gelijk(t, "gross", spoor.Zoek(id+"/bruto").Uitkomst, gross.String())
	gelijk(t, "premiums", spoor.Zoek(id+"/premies").Uitkomst, gross.Maal(g("0.1846")).String())
	gelijk(t, "pension", spoor.Zoek(id+"/pensioen").Uitkomst, gross.Min(g("14714")).Maal(g("0.129")).String())
	gelijk(t, "disability pension", spoor.Zoek(id+"/pensioen-ap").Uitkomst, gross.Min(g("25069")).Maal(g("0.005")).String())
	gelijk(t, "balance budget", spoor.Zoek("regel/GGZ FWG 40 trede 13/balansbudget").Uitkomst, "500")
	gelijk(t, "maximum wage", spoor.Zoek("regel/GGZ FWG 65 trede 13/premies").Uitkomst, g("66956").Maal(g("0.1846")).String())
}

// The kind of employer decides the premiums of 2023: AWf 2,64 or 7,64, Aof
// 5,82 or 7,11.
func TestWerkgeverBepaaltPremies(t *testing.T) {
	for kind, rate := range map[[2]string]string{{"vast", "groot"}: "0.1846", {"flex", "groot"}: "0.2346", {"vast", "klein"}: "0.1717", {"flex", "klein"}: "0.2217"} {
		spoor := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			inv.Werkgever.Contract, inv.Werkgever.Grootte = kind[0], kind[1]
		}, "hg-volwassenen-pakket-1")).Spoor()
		gelijk(t, kind[0]+" "+kind[1], spoor.Zoek("regel/GGZ FWG 65 trede 13/premies").Uitkomst, g("66956").Maal(g(rate)).String())
	}
}

// A cao mix of hours and one of staff differ when the caos have other leave.
func TestGrondslagVanDeCaoMix(t *testing.T) {
	at := func(base string) (kostprijs.Getal, *kostprijs.Stap) {
		u := bereken(t, maak(t, func(inv *kostprijs.Invoer) { inv.CaoMix.Grondslag = base }, "volledige-opbouw"))
		s := u.Spoor()
		return s.Zoek("kostprijs").Uitkomst, s
	}
	hours, s := at(kostprijs.VanInzet)
	staff, _ := at(kostprijs.VanFormatie)
	year := func(cao string) kostprijs.Getal { return s.Zoek("cao/" + cao).Uitkomst }
	decl := func(cao string) kostprijs.Getal { return s.Zoek("uren/" + cao).Uitkomst }
	const sw, ggz = kostprijs.SociaalWerk, kostprijs.GGZ
	quarter, rest := g("0.25"), g("0.75")
	wantHours := quarter.Maal(year(sw)).Deel(decl(sw)).Plus(rest.Maal(year(ggz)).Deel(decl(ggz)))
	wantStaff := quarter.Maal(year(sw)).Plus(rest.Maal(year(ggz))).Deel(quarter.Maal(decl(sw)).Plus(rest.Maal(decl(ggz))))
	if hours.Vergelijk(wantHours) != 0 || staff.Vergelijk(wantStaff) != 0 || hours.Vergelijk(staff) == 0 {
		t.Errorf("hours %s, want %s; staff %s, want %s", hours.Decimaal(6), wantHours.Decimaal(6), staff.Decimaal(6), wantStaff.Decimaal(6))
	}
}

// From the cost of labour to the price, by hand: mark-up, kilometres at the
// rate of each cao, material, risk, index on both parts.
func TestVanLoonkostenNaarPrijs(t *testing.T) {
	u := bereken(t, maak(t, nil, "volledige-opbouw"))
	cost := u.Spoor().Zoek("kostprijs").Uitkomst
	labour := cost.Maal(g("1.3133"))
	material := g("5").Maal(g("0.36")).Plus(g("0.85"))
	want := labour.Maal(g("1,025")).Maal(g("1,052")).Plus(material.Maal(g("1,025")).Maal(g("1.0251")))
	if u.PerUur.Vergelijk(want) != 0 {
		t.Errorf("got %s, want %s", u.PerUur.Decimaal(8), want.Decimaal(8))
	}
	part := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
		p := *zoekParameter(inv, kostprijs.NaamRisico)
		p.Waarde, p.Grondslag, p.Bereik = g("90"), kostprijs.VanPrijsVoorIndex, nil
		inv.Indexatie.UitOpbouw, inv.Indexatie.Loondeel = nil, &p
	}, "volledige-opbouw"))
	before := labour.Plus(material).Maal(g("1,025"))
	want = before.Maal(g("0.9")).Maal(g("1,052")).Plus(before.Maal(g("0.1")).Maal(g("1.0251")))
	if part.PerUur.Vergelijk(want) != 0 {
		t.Errorf("stated labour part: got %s, want %s", part.PerUur.Decimaal(8), want.Decimaal(8))
	}
}

// Unsocial hours can be counted in three ways.
func TestGrondslagVanOnregelmatigeUren(t *testing.T) {
	hourly := g("5848").Deel(g("156")).Maal(g("0.22"))
	for _, row := range []struct{ unit, base, value, hours string }{
		{kostprijs.EenheidProcent, kostprijs.VanBetaaldeUren, "10", "187.8"},
		{kostprijs.EenheidProcent, kostprijs.VanClienturen, "10", "122.07"},
		{kostprijs.EenheidUurJaar, "", "100", "100"},
	} {
		spoor := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			p := &inv.Toeslagen[0].Uren
			p.Eenheid, p.Grondslag, p.Waarde = row.unit, row.base, g(row.value)
		}, "onregelmatig-thuis")).Spoor()
		got := spoor.Zoek("regel/GGZ FWG 65 trede 13/onregelmatigheid").Uitkomst
		if want := hourly.Maal(g(row.hours)); got.Vergelijk(want) != 0 {
			t.Errorf("%s %s: got %s, want %s", row.unit, row.base, got.Decimaal(4), want.Decimaal(4))
		}
	}
}

// Below the franchise there is no pension, and no negative one.
func TestPensioenNietOnderNul(t *testing.T) {
	spoor := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
		p := inv.Parameters[0]
		p.Naam, p.Waarde, p.Eenheid, p.Grondslag, p.Bereik = "pensioenfranchise-op", g("60000"), kostprijs.EenheidEurJaar, "", nil
		inv.Parameters = append(inv.Parameters, p)
	}, "hg-volwassenen-pakket-1")).Spoor()
	gelijk(t, "low scale", spoor.Zoek("regel/Sociaal Werk schaal 6 trede 13/pensioen").Uitkomst, "0")
	if spoor.Zoek("regel/GGZ FWG 65 trede 13/pensioen").Uitkomst.Teken() <= 0 {
		t.Error("the high scale is above this franchise")
	}
}

// Kilometres are paid at the rate of each cao, weighted with its share of the
// hours; in a mix of staff those shares follow from the declarable hours.
func TestKilometersGewogen(t *testing.T) {
	for _, base := range []string{kostprijs.VanInzet, kostprijs.VanFormatie} {
		u := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			inv.CaoMix.Grondslag = base
			zoekParameter(inv, kostprijs.NaamKilometervergoeding).Waarde = g("0.50")
		}, "volledige-opbouw"))
		sw, ggz := g("0.25"), g("0.75")
		if base == kostprijs.VanFormatie {
			sw = sw.Maal(u.Spoor().Zoek("uren/Sociaal Werk").Uitkomst)
			ggz = ggz.Maal(u.Spoor().Zoek("uren/GGZ").Uitkomst)
		}
		want := g("5").Maal(sw.Maal(g("0.36")).Plus(ggz.Maal(g("0.50")))).Deel(sw.Plus(ggz))
		for _, c := range u.Componenten() {
			if c.ID == "reiskosten" && c.PerUur.Vergelijk(want) != 0 {
				t.Errorf("%s: got %s, want %s", base, c.PerUur.Decimaal(6), want.Decimaal(6))
			}
		}
	}
}

// Tasks can be a percentage of the hours that are left after leave and
// sickness, or of all paid hours.
func TestGrondslagVanTaken(t *testing.T) {
	for base, whole := range map[string]string{kostprijs.VanInzetbareUren: "", kostprijs.VanBetaaldeUren: "1878"} {
		spoor := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			p := &inv.Uren[5]
			p.Eenheid, p.Grondslag, p.Waarde = kostprijs.EenheidProcent, base, g("5")
		}, "volledige-opbouw")).Spoor()
		// Sociaal Werk: (1878 - 170 - 50,4) less 6,7% sickness
		if base == kostprijs.VanInzetbareUren {
			whole = g("1657.6").Maal(g("0.933")).String()
		}
		gelijk(t, base, spoor.Zoek("uren/Sociaal Werk/overleg").Uitkomst, g(whole).Maal(g("0.05")).String())
	}
}

// A model keeps its own input: what the caller does with his afterwards
// changes neither the price nor the receipt, and Maak changes nothing of his.
func TestModelHoudtEigenInvoer(t *testing.T) {
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld("volledige-opbouw")
	if err != nil {
		t.Fatal(err)
	}
	p := inv.Parameters[0]
	p.Naam, p.Waarde, p.Eenheid, p.Grondslag = "premie-whk", g("1.4"), kostprijs.EenheidProcent, kostprijs.VanPremieloon
	inv.Parameters = append(inv.Parameters, p)
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		t.Fatal(err)
	}
	if own := inv.Parameters[len(inv.Parameters)-1].Cao; own != "" {
		t.Errorf("Maak wrote %s into the input", own)
	}
	before := bereken(t, m).Kwitantie().Hash
	inv.Parameters[0].Bron = "anders"
	inv.CaoMix.Delen[0].Aandeel = g("99")
	inv.Uren[0].Waarde = g("500")
	inv.Indexatie.Jaren[0].OVA.Waarde = g("50")
	if bereken(t, m).Kwitantie().Hash != before {
		t.Error("the receipt changed with the input of the caller")
	}
}

// An outcome that is no amount any more is a fault, not a number.
func TestTeGroot(t *testing.T) {
	huge := g("99999999999999999999999999999999999999")
	for name, change := range map[string]func(*kostprijs.Invoer){
		"volledige-opbouw":        func(i *kostprijs.Invoer) { zoekParameter(i, kostprijs.NaamReiskilometers).Waarde = huge },
		"beschikbaarheid-trede-1": func(i *kostprijs.Invoer) { i.Beschikbaar.Diensturen.Waarde = huge },
		"gepubliceerd-2015-basis": func(i *kostprijs.Invoer) { i.Gedrukt.Bedrag = huge },
	} {
		_, err := maak(t, change, name).Bereken()
		var f kostprijs.Fouten
		if !errors.As(err, &f) || !f.Heeft(kostprijs.FoutTeGroot) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// What is derived or in conflict among the embedded figures is said.
func TestOpmerkingBijOnzekereGegevens(t *testing.T) {
	says := func(day, code, words string) {
		t.Helper()
		u := bereken(t, maak(t, func(inv *kostprijs.Invoer) {
			inv.Peildatum = kostprijs.MustDatum(day)
			for i := range inv.Parameters {
				inv.Parameters[i].Van = kostprijs.MustDatum("2019-01-01")
			}
		}, "hg-volwassenen-pakket-1"))
		for _, o := range u.Opmerkingen() {
			if o.Code == code && strings.Contains(o.Tekst, words) {
				return
			}
		}
		t.Errorf("%s: nothing says %s: %v", day, words, u.Opmerkingen())
	}
	says("2025-03-01", "afgeleid-gegeven", "pensioenfranchise-op")
	says("2024-06-15", "bronnen-verschillen", "premie-aof-hoog")
	says("2022-08-01", "bronnen-verschillen", "premie-awf-laag")
}
