package web

import (
	"encoding/csv"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
	"codeberg.org/wijzer/wijzer/termijn"
)

const pakket1 = "/tarieven/hg-volwassenen-pakket-1"

// rekenModel computes an example with the library alone.
func rekenModel(t *testing.T, names ...string) *kostprijs.Uitkomst {
	t.Helper()
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	inv, err := bestand.LeesVoorbeeld(names...)
	if err != nil {
		t.Fatal(err)
	}
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

// keuzesKinderen are the open choices of the children's models, as the example
// of the library makes them.
func keuzesKinderen() url.Values {
	v := url.Values{"p-productiviteit": {"65"}, "p-overhead-grondslag": {kostprijs.OpslagOpKostprijs}, "periodiek": {"midden"}, "contract": {"vast"}, "grootte": {"groot"},
		"afronding": {"half-van-nul 0,01"}, "n-jeugdzorg-hbo": {"schaal 9"}, "n-jeugdzorg-wo": {"schaal 11"}, "n-ggz-hbo": {"FWG 50"}, "n-ggz-wo": {"FWG 60"},
		"n-gehandicaptenzorg-hbo": {"FWG 50"}, "n-gehandicaptenzorg-wo": {"FWG 60"}}
	for _, name := range []string{"p-productiviteit", "periodiek", "werkgever", "afronding", "n-jeugdzorg-hbo", "n-jeugdzorg-wo", "n-ggz-hbo", "n-ggz-wo", "n-gehandicaptenzorg-hbo", "n-gehandicaptenzorg-wo"} {
		v.Set(name+"-bron", "Nota tarieven van de proef")
		v.Set(name+"-status", string(kostprijs.Aanname))
	}
	v.Set("p-overhead-bron", "Nota tarieven van de proef, bij paragraaf 4.2")
	return v
}

func heeft(t *testing.T, a antwoord, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(a.tekst, text) {
			t.Errorf("status %d: the page lacks %q", a.status, text)
		}
	}
}

func TestTariffOverviewShowsEveryModel(t *testing.T) {
	w := newWereld(t)
	a := w.als(t, string(toegang.Contractmanager)).open("/tarieven")
	n := 0
	for _, code := range bestand.Voorbeelden() {
		if (&tarieven{w.server, kostprijs.Laad}).bekendModel(code) {
			n++
			heeft(t, a, `href="/tarieven/`+code+`"`)
		}
	}
	if n != 12 {
		t.Errorf("%d models, want 12", n)
	}
	heeft(t, a, rekenModel(t, "hg-volwassenen-pakket-1").Tarief.Nederlands(), rekenModel(t, "hg-volwassenen-pakket-3").Tarief.Nederlands(), "keuzes nodig", "1 juli 2023")
	availability, _ := rekenModel(t, "beschikbaarheid-trede-2").Beschikbaarheid()
	heeft(t, a, availability.Tarief.Nederlands())
}

// The figures on the page are those of the library.
func TestTariffBuildUpEqualsTheLibrary(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Beleidsmaker))
	for _, code := range []string{"hg-volwassenen-pakket-1", "hg-volwassenen-pakket-2", "beschikbaarheid-trede-1"} {
		u := rekenModel(t, code)
		a := b.open("/tarieven/" + code)
		if a.status != http.StatusOK {
			t.Fatalf("%s: %d", code, a.status)
		}
		for _, bar := range u.Waterval() {
			heeft(t, a, bar.Bedrag.Nederlands(), bar.Naam)
		}
		for _, wet := range []kostprijs.Wet{kostprijs.Wmo, kostprijs.Jeugdwet} {
			view := u.Weergave(wet)
			heeft(t, a, view.Artikel, view.Totaal.Nederlands())
			for _, r := range view.Rubrieken {
				if len(r.Delen) > 0 {
					heeft(t, a, r.Bedrag.Nederlands())
				}
			}
		}
		heeft(t, a, u.Kwitantie().Hash, `role="img"`, "<desc")
		steps := b.open("/tarieven/" + code + "/stappen")
		for _, s := range []string{"kostprijs", "overhead", "tarief"} {
			step := u.Spoor().Zoek(s)
			heeft(t, steps, html.EscapeString(step.Naam), html.EscapeString(step.Formule), metEenheid(step.Uitkomst, step.Eenheid))
		}
		for _, page := range []string{"", "/stappen", "/rekenen", "/versies"} {
			if n := len(b.open("/tarieven/" + code + page).tekst); n > vorm.MaxPage {
				t.Errorf("%s%s: the page has %d bytes", code, page, n)
			}
		}
	}
}

// An open choice is asked for, never made.
func TestOpenChoicesAreAskedFor(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	path := "/tarieven/hg-kinderen-pakket-1"
	if a := b.open(path); a.naar != path+"/rekenen" {
		t.Errorf("a model without a price: %d to %q", a.status, a.naar)
	}
	a := b.open(path + "/rekenen")
	heeft(t, a, "Kies dit eerst", "Schaal voor HBO, cao Jeugdzorg", "Schaal voor WO, cao GGZ", "Opslag op de kostprijs", "Aandeel van de prijs")
	if strings.Contains(a.tekst, "w-errors") || strings.Contains(a.tekst, " checked") || strings.Contains(a.tekst, "Prijs per uur") {
		t.Error("a first look shows faults, a choice or a price")
	}
	full := keuzesKinderen()
	a = b.open(path + "/rekenen?" + full.Encode())
	heeft(t, a, rekenModel(t, "hg-kinderen-pakket-1", "keuzes-kinderen-aanname").Tarief.Nederlands())
	for name := range full {
		if strings.HasSuffix(name, "-status") || strings.HasSuffix(name, "-bron") && name != "p-productiviteit-bron" {
			continue
		}
		less := keuzesKinderen()
		less.Set(name, "")
		a := b.open(path + "/rekenen?" + less.Encode())
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-`+name+`"`) {
			t.Errorf("without %s: status %d, no fault at the field", name, a.status)
		}
	}
}

// Overhead as a share gives another price than as a mark-up, and the page shows
// the difference.
func TestOverheadBaseShowsItsDifference(t *testing.T) {
	w := newWereld(t)
	a := w.als(t, string(toegang.Contractmanager)).open(pakket1 + "/rekenen?p-overhead-grondslag=" + kostprijs.AandeelVanPrijs)
	inv, err := bestand.LeesVoorbeeld("hg-volwassenen-pakket-1")
	if err != nil {
		t.Fatal(err)
	}
	for i := range inv.Parameters {
		if inv.Parameters[i].Naam == kostprijs.NaamOverhead {
			inv.Parameters[i].Grondslag = kostprijs.AandeelVanPrijs
		}
	}
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		t.Fatal(err)
	}
	u, err := m.Bereken()
	if err != nil {
		t.Fatal(err)
	}
	old := rekenModel(t, "hg-volwassenen-pakket-1")
	heeft(t, a, u.Tarief.Nederlands(), bedragVerschil(u.Tarief-old.Tarief), "wat als, in plaats van", "Noem bij elke wijziging de bron")
}

func TestWrongTariffInput(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	for _, c := range []struct {
		name, query, field, typed string
	}{
		{"no number", "p-productiviteit=veel+te+veel", "p-productiviteit", "veel te veel"},
		{"nothing", "p-overhead=", "p-overhead", ""},
		{"more than all", "p-productiviteit=101", "p-productiviteit", "101"},
		{"no hours", "p-productiviteit=0", "p-productiviteit", "0"},
		{"less than nothing", "p-overhead=-5", "p-overhead", "-5"},
		{"unknown base", "p-overhead-grondslag=iets", "p-overhead-grondslag", ""},
		{"no source", "p-overhead=20&p-overhead-bron=", "p-overhead-bron", ""},
		{"no such day", "peildatum-dag=31&peildatum-maand=2", "peildatum", "31"},
		{"a derived table is newer", "peildatum-jaar=2026&peildatum-maand=8", "tabel-ggz", ""},
		{"before all tables", "peildatum-jaar=1990", "", ""},
		{"no number of families", "gezinnen=<b>x", "gezinnen", "&lt;b&gt;x"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := b.open(pakket1 + "/rekenen?" + c.query)
			if a.status != http.StatusUnprocessableEntity {
				t.Fatalf("status %d", a.status)
			}
			if c.field != "" {
				heeft(t, a, `href="#veld-`+c.field+`"`)
			}
			if c.typed != "" {
				heeft(t, a, `value="`+c.typed+`"`)
			}
			if i := strings.Index(a.tekst, `class="w-errors"`); c.typed != "" && len(c.typed) > 3 && strings.Contains(a.tekst[i:i+strings.Index(a.tekst[i:], "</section>")], c.typed) {
				t.Error("the fault repeats what was typed")
			}
		})
	}
	for _, path := range []string{"/tarieven/bestaat-niet", "/tarieven/volledige-opbouw", pakket1 + "?versie=x", pakket1 + "/versies?links=x&rechts=y"} {
		want := http.StatusNotFound
		if strings.Contains(path, "links") {
			want = http.StatusOK // one version: nothing to compare
		}
		if a := b.open(path); a.status != want {
			t.Errorf("%s: %d", path, a.status)
		}
	}
}

// The budget of a package is minutes × tariff, per line rounded to cents.
func TestTariffBudgetOfAPackage(t *testing.T) {
	w := newWereld(t)
	old := rekenModel(t, "hg-volwassenen-pakket-1")
	tar := &tarieven{w.server, kostprijs.Laad}
	rows, _, err := tar.weekregels("hg-volwassenen-pakket-1", old)
	if err != nil {
		t.Fatal(err)
	}
	one, err := old.Tarief.MaalBreuk(45, 60, geld.HalfVanNul)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		t.Fatal("no arrangement uses the tariff")
	}
	for _, r := range rows {
		if r.minuten != 90 || r.keer != 2 || r.bedrag != 2*one {
			t.Errorf("%s: %d minutes in %d lines for %v; want 90 in 2 for %v", r.naam, r.minuten, r.keer, r.bedrag, 2*one)
		}
	}
	a := w.als(t, string(toegang.Contractmanager)).open(pakket1 + "/rekenen?p-productiviteit=70&gezinnen=250")
	heeft(t, a, "Voorbeeldgezin: twee volwassenen en twee kinderen", "Voor 250", "een wat-als", (2 * one).Nederlands())
}

// zetIngang fills in the first day of a price.
func zetIngang(form url.Values, day termijn.Dag) {
	year, month, date := day.Datum()
	form.Set("ingang-dag", strconv.Itoa(date))
	form.Set("ingang-maand", strconv.Itoa(int(month)))
	form.Set("ingang-jaar", strconv.Itoa(year))
}

func stelVoor(t *testing.T, b *bezoeker, extra url.Values) antwoord {
	t.Helper()
	form := b.open(pakket1 + "/rekenen?p-productiviteit=70&p-productiviteit-bron=Nota+tarieven&p-productiviteit-status=aanname").verborgen()
	form.Set("toelichting", "Productiviteit volgens de nota.")
	zetIngang(form, b.w.server.gebruik.Moment().Dag)
	for k, v := range extra {
		form[k] = v
	}
	return b.stuur(pakket1+"/rekenen", form)
}

func TestTariffNeedsASecondPerson(t *testing.T) {
	w := newWereld(t)
	w.account(t, "tweede", "Tweede Tester", toegang.Contractmanager)
	first, second, reader := w.als(t, string(toegang.Contractmanager)), w.als(t, "tweede"), w.als(t, string(toegang.FunctioneelBeheerder))
	if a := stelVoor(t, first, nil); a.naar != pakket1+"/versies" {
		t.Fatalf("proposal: %d %s", a.status, a.tekst)
	}
	heeft(t, first.open("/tarieven"), "wacht op tweede persoon", "Wacht op goedkeuring")
	heeft(t, first.open(pakket1+"/versies"), dossier.ErrTariefZelfde.Tekst)
	page := second.open(pakket1 + "/versies")
	form := page.verborgen()
	if form.Get("versie") == "" {
		t.Fatal("the second person gets no form")
	}
	own := first.open(pakket1 + "/versies").verborgen()
	own.Set("verzoek", "x")
	own.Set("versie", form.Get("versie"))
	own.Set("beslissing", "akkoord")
	if a := first.stuur(pakket1+"/beslissing", own); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrTariefZelfde.Tekst) {
		t.Errorf("approving one's own: %d", a.status)
	}
	if strings.Contains(reader.open(pakket1+"/versies").tekst, `name="beslissing"`) || reader.stuur(pakket1+"/beslissing", form).status != http.StatusNotFound {
		t.Error("the functional manager can decide")
	}
	if a := second.stuur(pakket1+"/beslissing", form); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-beslissing"`) {
		t.Errorf("no decision: %d", a.status)
	}
	form.Set("beslissing", "afwijzen")
	if a := second.stuur(pakket1+"/beslissing", form); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-reden"`) {
		t.Errorf("a refusal without a reason: %d", a.status)
	}
	form.Set("beslissing", "akkoord")
	if a := second.stuur(pakket1+"/beslissing", form); a.naar != pakket1 {
		t.Fatalf("approval: %d %s", a.status, a.tekst)
	}
	again := second.open(pakket1 + "/versies").verborgen()
	again.Set("versie", form.Get("versie"))
	again.Set("verzoek", "nog-eens")
	again.Set("beslissing", "akkoord")
	if a := second.stuur(pakket1+"/beslissing", again); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a second decision: %d", a.status)
	}
	checkTakenOver(t, w, reader, form.Get("versie"))
}

// checkTakenOver holds the pages after approval to the library.
func checkTakenOver(t *testing.T, w *wereld, b *bezoeker, id string) {
	t.Helper()
	versions, err := w.server.gebruik.Tarieven(t.Context(), dossier.Wie{Account: "x", Rol: toegang.Beleidsmaker}, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil || len(versions) != 1 || versions[0].ID != id || versions[0].Beslissing == nil || !versions[0].Beslissing.Akkoord {
		t.Fatalf("versions: %+v, %v", versions, err)
	}
	v := versions[0]
	if v.Door == v.Beslissing.Door {
		t.Error("one account proposed and approved")
	}
	heeft(t, b.open("/tarieven"), "overgenomen", v.Bedrag.Nederlands(), v.Kwitantie, "hetzelfde bewijs")
	heeft(t, b.open(pakket1), v.Bedrag.Nederlands(), v.Kwitantie, "goedgekeurd door Tweede Tester")
	heeft(t, b.open(pakket1+"/versies"), "Naast elkaar", bedragVerschil(v.Bedrag-rekenModel(t, "hg-volwassenen-pakket-1").Tarief), "Productiviteit")
	heeft(t, b.open(pakket1+"/rekenen"), `value="70"`)
	heeft(t, b.open(pakket1+"/catalogus"), "tarief: volwassenen", "per: uur", "bedrag: \""+v.Bedrag.String()+"\"", "kwitantie sha256:"+v.Kwitantie, "status: vastgesteld")
	if strings.Contains(b.open(pakket1+"/rekenen").tekst, `name="toelichting"`) {
		t.Error("who only reads can propose")
	}
}

// A what-if is no proposal, and a proposal sent twice is one.
func TestWhatIfIsNoProposal(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Beleidsmaker))
	form := url.Values{"p-productiviteit": {"70"}, "toelichting": {"Zomaar."}, "verzoek": {"a"}}
	if a := b.stuur(pakket1+"/rekenen", form); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "wat-als") {
		t.Errorf("a what-if as proposal: %d", a.status)
	}
	if a := stelVoor(t, b, url.Values{"toelichting": {" "}}); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `href="#veld-toelichting"`) {
		t.Errorf("a proposal without a reason: %d", a.status)
	}
	for range 2 {
		if a := stelVoor(t, b, url.Values{"verzoek": {"zelfde"}}); a.naar == "" {
			t.Fatalf("proposal: %d", a.status)
		}
	}
	versions, err := w.server.gebruik.Tarieven(t.Context(), dossier.Wie{Account: "x", Rol: toegang.Contractmanager}, dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"})
	if err != nil || len(versions) != 1 {
		t.Errorf("%d versions, %v", len(versions), err)
	}
}

func TestTariffPagesPerRole(t *testing.T) {
	w := newWereld(t)
	may := map[toegang.Rol]bool{toegang.Contractmanager: true, toegang.Beleidsmaker: true, toegang.FunctioneelBeheerder: true}
	for _, rol := range alleRollen() {
		b := w.als(t, string(rol))
		for _, path := range []string{"/tarieven", pakket1, pakket1 + "/stappen", pakket1 + "/rekenen", pakket1 + "/versies", pakket1 + "/csv", pakket1 + "/werkblad"} {
			want := http.StatusNotFound
			if may[rol] {
				want = http.StatusOK
			}
			if a := b.open(path); a.status != want {
				t.Errorf("%s opens %s: %d", rol, path, a.status)
			}
		}
	}
}

func TestTariffDownloads(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	u := rekenModel(t, "hg-volwassenen-pakket-1")
	a := b.open(pakket1 + "/csv")
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(a.tekst, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sum, price := kostprijs.Getal{}, ""
	for _, row := range rows[1:] {
		switch row[0] {
		case "uitkomst":
			price = row[3]
		case "opbouw":
			value, err := kostprijs.ParseGetal(row[3])
			if err != nil {
				t.Fatalf("%q: %v", row, err)
			}
			sum = sum.Plus(value)
		}
	}
	if want := strings.ReplaceAll(kostprijs.VanBedrag(u.Tarief).Decimaal(6), ".", ","); price != want || sum.Nederlands(2, 2) != kostprijs.VanBedrag(u.Tarief).Nederlands(2, 2) {
		t.Errorf("price %s, parts together %s, want %s", price, sum.Nederlands(2, 6), want)
	}
	a = b.open(pakket1 + "/werkblad?p-productiviteit=70")
	if !strings.HasPrefix(a.tekst, "PK") || !strings.Contains(a.kop.Get("Content-Disposition"), "tarief-hg-volwassenen-pakket-1.xlsx") {
		t.Errorf("spreadsheet: %d %v", a.status, a.kop)
	}
	if a := b.open("/tarieven/hg-kinderen-pakket-1/csv"); a.status != http.StatusSeeOther {
		t.Errorf("a file without a price: %d", a.status)
	}
	if a := b.open(pakket1 + "/catalogus"); a.status != http.StatusNotFound {
		t.Errorf("a catalogue file without approval: %d", a.status)
	}
}

// The example family is one that the catalogue can work with on any day.
func TestExampleFamilyFitsTheCatalogue(t *testing.T) {
	w := newWereld(t)
	tar := &tarieven{w.server, kostprijs.Laad}
	for _, niveau := range []string{"1", "2", "3"} {
		for _, code := range []string{"volwassenen", "kinderen"} {
			rows, err := tar.inArrangementen(regeling.Tarief{Code: code, Niveau: niveau, Per: regeling.PerUur}, 10000, w.server.regels().Situatie(w.server.regels().Voorbeeldgezinnen[0], w.server.gebruik.Moment().Dag))
			if err != nil || len(rows) == 0 {
				t.Errorf("%s %s: %d lines, %v", code, niveau, len(rows), err)
			}
		}
	}
}

// The choices of a children's model go into the version, and give the price of
// the library again.
func TestChoicesGoAlongInAProposal(t *testing.T) {
	w := newWereld(t)
	path := "/tarieven/hg-kinderen-pakket-2"
	maker, second := w.als(t, string(toegang.Beleidsmaker)), w.als(t, string(toegang.Contractmanager))
	form := maker.open(path + "/rekenen?" + keuzesKinderen().Encode()).verborgen()
	form.Set("toelichting", "Schalen volgens de nota.")
	zetIngang(form, w.server.gebruik.Moment().Dag)
	if a := maker.stuur(path+"/rekenen", form); a.naar == "" {
		t.Fatalf("proposal: %d", a.status)
	}
	decision := second.open(path + "/versies").verborgen()
	decision.Set("beslissing", "akkoord")
	if a := second.stuur(path+"/beslissing", decision); a.naar != path {
		t.Fatalf("approval: %d", a.status)
	}
	u := rekenModel(t, "hg-kinderen-pakket-2", "keuzes-kinderen-aanname")
	heeft(t, second.open(path), u.Tarief.Nederlands(), "overgenomen", "hetzelfde bewijs")
	heeft(t, second.open(path+"/stappen"), "Nota tarieven van de proef", "Contractmanager", "Beleidsmaker, Gemeente Proefstad")
	heeft(t, second.open("/tarieven"), u.Tarief.Nederlands())
}
