package web

import (
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// A range shows as percentiles in text, as a drawing with words, and as numbers;
// the same tariff shows the same range.
func TestRangeOfATariffIsShown(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	if strings.Contains(b.open(pakket1+"/rekenen?p-productiviteit=70").tekst, "kop-bereik") {
		t.Error("a range where every number is exact")
	}
	for _, path := range []string{"/tarieven/beschikbaarheid-trede-2", pakket1, pakket1 + "/rekenen?p-productiviteit-laag=60&p-productiviteit-hoog=75&p-productiviteit-vorm=vlak"} {
		first, again := b.open(path), b.open(path)
		heeft(t, first, "Uit 2.000 trekkingen", `aria-labelledby="spreiding-titel spreiding-tekst"`, "5 van de 100", "95 van de 100", "Gemiddelde")
		cut := func(a antwoord) string {
			i := strings.Index(a.tekst, "kop-bereik")
			return a.tekst[i : i+strings.Index(a.tekst[i:], "</section>")]
		}
		if cut(first) != cut(again) {
			t.Errorf("%s: two looks show two ranges", path)
		}
	}
	u := rekenModel(t, "beschikbaarheid-trede-2")
	s, err := u.Model.Trek(500, rand.New(rand.NewPCG(1, 2)))
	if err != nil {
		t.Fatal(err)
	}
	d := tekenSpreiding(&s)
	if d.Lijn[0] > d.Breed.X || d.Breed.X > d.Helft.X || d.Helft.X > d.Midden || d.Midden > d.Helft.X+d.Helft.Breed || d.Helft.X+d.Helft.Breed > d.Lijn[1] {
		t.Errorf("the drawing is out of order: %+v", d)
	}
	same := tekenSpreiding(&kostprijs.Spreiding{Trekkingen: 1, Eenheid: "uur"})
	if same.Lijn[0] != same.Lijn[1] {
		t.Errorf("one price is not one place: %+v", same)
	}
}

// Every source is on the page; one with an address of the web is a link that
// tells nobody where the reader came from, and no other address is one.
func TestSourcesAreOneClickAway(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	u := rekenModel(t, "hg-volwassenen-pakket-1")
	page := b.open(pakket1)
	links := 0
	for _, p := range u.Model.Parameters {
		heeft(t, page, p.Bron)
		if veiligeLink(p.Link) != "" {
			links++
			heeft(t, page, `rel="noreferrer noopener external"`)
		}
	}
	typed := url.Values{"p-productiviteit": {"70"}, "p-productiviteit-bron": {"Nota tarieven"}, "p-productiviteit-status": {"aanname"}, "p-productiviteit-link": {"https://nota.example/tarieven"}}
	form := b.open(pakket1 + "/rekenen?" + typed.Encode()).verborgen()
	form.Set("toelichting", "Productiviteit volgens de nota.")
	zetIngang(form, w.server.gebruik.Moment().Dag)
	if a := b.stuur(pakket1+"/rekenen", form); a.status != http.StatusSeeOther {
		t.Fatalf("proposal: %d", a.status)
	}
	versions, err := w.server.gebruik.Prijsversies(t.Context())
	if err != nil || len(versions) != 1 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	for _, part := range []string{"", "/stappen"} {
		heeft(t, b.open(pakket1+part+"?versie="+versions[0].ID), `href="https://nota.example/tarieven" rel="noreferrer noopener external"`)
	}
	u.Model.Parameters[0].Link = "javascript:alert(1)"
	for _, row := range bronnenTabel(u).Rows {
		if l, ok := row.Cells[0].(bronlink); !ok || strings.HasPrefix(l.Href, "javascript") {
			t.Errorf("an address that is not of the web: %+v", row.Cells[0])
		}
	}
}

// What is still to be paid when a provisional figure becomes final.
func TestSettlementBetweenVersions(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, string(toegang.Contractmanager))
	if a := stelVoor(t, b, nil); a.naar == "" {
		t.Fatalf("proposal: %d", a.status)
	}
	old, now := rekenModel(t, "hg-volwassenen-pakket-1"), metProductiviteit(t, "70")
	heeft(t, b.open(pakket1+"/versies?uren=1500"), "Verrekening", verschilTekst(kostprijs.Verreken(old, now, kostprijs.Heel(1500)).Bedrag))
	heeft(t, b.open(pakket1+"/versies?uren=veel"), "Vul een aantal uren in", `value="veel"`)
}
