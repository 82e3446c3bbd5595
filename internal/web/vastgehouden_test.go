package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/poort"
)

const vastReden = "Dit adres is van het kantoor en niet geheim."

// vastWereld is a world in which the letter to Joris is held for review.
type vastWereld struct {
	*wereld
	id, brief string // the family, the page of the letter
	stay      string // what stands in it
	stuurder  *bezoeker
}

// metVast sends a letter that the gate holds because of what joris gives for the
// stay.
func metVast(t *testing.T, joris func(stay string) string) *vastWereld {
	t.Helper()
	w := metAfzender(newWereld(t))
	w.server.post.Rem = w.Opslag
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	stay := verblijfVan(t, w, id, mensen["Fenna"])
	schuil(t, w, b, id, mensen, joris(stay))
	for _, path := range brievenVan(b, id)[mensen["Joris"]] {
		page := b.open(path)
		if strings.Contains(page.tekst, "Een mens beslist") {
			continue
		}
		b.stuur(path, page.met("stap", "verstuur")).toont(t, "Dit stuk is vastgehouden voor controle.")
		return &vastWereld{w, id, path, stay, b}
	}
	t.Fatal("no letter to Joris")
	return nil
}

var stukLink = regexp.MustCompile(`/vastgehouden/[a-z0-9]+`)

// beslist takes the held piece through the review.
func (w *vastWereld) beslist(t *testing.T, v *bezoeker, besluit, motivering string) antwoord {
	t.Helper()
	link := stukLink.FindString(v.open("/vastgehouden").tekst)
	if link == "" {
		t.Fatal("nothing waits for review")
	}
	form := v.open(link).velden()
	form.Set("besluit", besluit)
	form.Set("motivering", motivering)
	return v.stuur(link, form)
}

func TestHeldLetterIsReviewed(t *testing.T) {
	w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
	v := w.als(t, "veiligheidscoordinator")
	list := v.open("/vastgehouden")
	list.toont(t, "Vastgehouden voor controle", "Bekijk en beslis")
	if strings.Contains(list.tekst, w.stay) || strings.Contains(list.tekst, "Joris") || strings.Contains(list.tekst, w.id) {
		t.Error("the list tells what was held")
	}
	link := stukLink.FindString(list.tekst)
	held := v.open(link)
	held.toont(t, w.stay, "Waarom vastgehouden", "Vragen? ")
	if n := strings.Count(held.tekst, "<p>Joris Nijptang"); n != 1 || strings.Contains(held.tekst, "Vragen?:") {
		t.Errorf("the page shows the address %d times, or a colon behind a question", n)
	}
	for _, ander := range []string{"indicatiesteller", "casusregisseur", "privacy-officer", "functioneel-beheerder"} {
		if a := w.als(t, ander).open(link); a.status != http.StatusNotFound || strings.Contains(a.tekst, w.stay) {
			t.Errorf("%s opens a held piece: %d", ander, a.status)
		}
	}
	if a := w.beslist(t, v, "vrijgeven", "ja hoor"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "20 tekens") {
		t.Errorf("without a reason: %d", a.status)
	}
	if a := w.beslist(t, v, "vrijgeven", vastReden); a.naar != "/vastgehouden" {
		t.Fatalf("releasing gave %d: %s", a.status, fouten(a))
	}
	v.open("/vastgehouden").toont(t, "Er wacht niets op controle")
	if a := v.open(link); a.status != http.StatusNotFound {
		t.Errorf("a piece that was decided on opens: %d", a.status)
	}
	w.stuurder.open(w.brief).toont(t, "verstuurd")
	u, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute)
	if err != nil {
		t.Fatalf("the letter does not wait: %v", err)
	}
	if err := w.Later(context.Background(), u.ID, "test", w.Klok.Now()); err != nil {
		t.Fatal(err)
	}
	z := &dossier.Bezorger{Postkamer: w.server.post, Postvak: w.Opslag, Huurder: "test", Naar: map[string]dossier.Bestemming{dossier.UitgaandBrief: weg{}}}
	if got, err := z.Ronde(context.Background()); err != nil || got.Weg != 1 {
		t.Errorf("the gate holds what a reviewer let go: %+v, %v", got, err)
	}
}

// A refused letter does not leave, and its sender reads that, and no more.
func TestHeldLetterIsRefused(t *testing.T) {
	w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
	v := w.als(t, "veiligheidscoordinator")
	if a := w.beslist(t, v, "weigeren", "Hier staat waar zij is."); a.naar != "/vastgehouden" {
		t.Fatalf("refusing gave %d: %s", a.status, fouten(a))
	}
	page := w.stuurder.open(w.brief)
	page.toont(t, "niet verstuurd na controle", "Overleg met de veiligheidscoördinator")
	if strings.Contains(page.tekst, "Hier staat waar zij is") {
		t.Error("the sender reads why")
	}
	if _, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute); err == nil {
		t.Error("a refused letter waits to leave")
	}
	w.stuurder.stuur(w.brief, page.met("stap", "verstuur")).toont(t, "Dit stuk is vastgehouden voor controle.") // unchanged: held again
}

// The term for objection runs from the date of the letter: what is let go a day
// later is made again, with the date of that day, and is not held for the same.
func TestHeldLetterOfYesterday(t *testing.T) {
	w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
	w.Klok.Add(24 * time.Hour)
	w.stuurder = w.als(t, "indicatiesteller")
	if a := w.beslist(t, w.als(t, "veiligheidscoordinator"), "vrijgeven", vastReden); a.naar != "/vastgehouden" {
		t.Fatalf("releasing gave %d: %s", a.status, fouten(a))
	}
	if _, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute); err == nil {
		t.Error("a letter of yesterday leaves today")
	}
	page := w.stuurder.open(w.brief)
	page.toont(t, "De controle is klaar", "12 mei 2026", "Verstuur deze brief")
	if a := w.stuurder.stuur(w.brief, page.met("stap", "verstuur")); a.status != http.StatusSeeOther {
		t.Fatalf("sending again gave %d: %s", a.status, fouten(a))
	}
	w.stuurder.open(w.brief).toont(t, "verstuurd")
}

// A reviewer opens twenty pieces an hour, also with more than one server.
func TestReviewingIsLimited(t *testing.T) {
	w := metVast(t, func(stay string) string { return "Zij zijn nu op " + stay + "." })
	v := w.als(t, "veiligheidscoordinator")
	link := stukLink.FindString(v.open("/vastgehouden").tekst)
	other := w.tweede(t)
	other.server.post.Rem = other.Opslag
	u := other.als(t, "veiligheidscoordinator")
	for i := range 20 {
		if a := []*bezoeker{v, u}[i%2].open(link); a.status != http.StatusOK {
			t.Fatalf("time %d: %d %s", i+1, a.status, fouten(a))
		}
	}
	for _, b := range []*bezoeker{v, u} {
		if a := b.open(link); a.status != http.StatusUnprocessableEntity || strings.Contains(a.tekst, w.stay) {
			t.Errorf("the 21st time: %d", a.status)
		}
	}
	w.Klok.Add(time.Hour + time.Second)
	if a := w.als(t, "veiligheidscoordinator").open(link); a.status != http.StatusOK {
		t.Errorf("an hour later: %d", a.status)
	}
}

// ontwerp.md section 4, rules 4 and 8: whatever was found, whoever it is about and
// whatever the reviewer thought of it, its sender gets the same bytes.
func TestSenderLearnsNothingOfWhatWasHeld(t *testing.T) {
	const text = "Zij zijn nu op "
	raak := map[string]func(string) string{
		"the stay":         func(stay string) string { return text + stay + "." },
		"in other letters": func(stay string) string { return text + strings.ToUpper(stay) + "." },
	}
	for _, besluit := range []string{"", "vrijgeven", "weigeren"} {
		got := map[string]string{}
		for naam, joris := range raak {
			w := metVast(t, joris)
			if besluit != "" {
				if a := w.beslist(t, w.als(t, "veiligheidscoordinator"), besluit, vastReden+naam); a.naar != "/vastgehouden" {
					t.Fatalf("%s gave %d: %s", besluit, a.status, fouten(a))
				}
			}
			var out strings.Builder
			for _, p := range []string{w.brief, "/gezin/" + w.id + "/brieven", "/gezin/" + w.id, "/gezin/" + w.id + "/verloop", "/werklijst", "/vastgehouden", "/vastgehouden/x"} {
				a := w.stuurder.open(p)
				out.WriteString(a.naar + "\n" + strings.ReplaceAll(strings.ReplaceAll(a.tekst, strings.ToUpper(w.stay), "@"), w.stay, "@") + "\n")
			}
			a := w.stuurder.stuur(w.brief, url.Values{"stap": {"verstuur"}})
			out.WriteString(a.naar + "\n" + a.tekst)
			got[naam] = zonderOrde(out.String())
		}
		if a, b := got["the stay"], got["in other letters"]; a != b {
			t.Errorf("after %q the sender can tell what was found:\n%s", besluit, eersteVerschil(a, b))
		}
	}
}

// zonderOrde takes out what is random, and with it the order of rows that sort on
// it: ids, references, keys of forms.
func zonderOrde(s string) string {
	s = random.ReplaceAllString(kenmerkTekst.ReplaceAllString(s, "K"), "#")
	rows := tabelRij.FindAllString(s, -1)
	slices.Sort(rows)
	return tabelRij.ReplaceAllString(s, "") + strings.Join(rows, "\n")
}

var tabelRij = regexp.MustCompile(`(?s)<tr.*?</tr>|<li>.*?</li>`)

var kenmerkTekst = regexp.MustCompile(`[B-Z2-9]{4}-[B-Z2-9]{4}-[B-Z2-9]{4}`)

// weg is where everything goes.
type weg struct{}

func (weg) Bezorg(context.Context, string, poort.Doorgelaten) error { return nil }
