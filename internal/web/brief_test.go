package web

import (
	"context"
	"html"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// metAfzender gives the server of a test someone who sends letters.
func metAfzender(w *wereld) *wereld {
	w.server.post.Afzender = brief.Afzender{Naam: "Gemeente Proefstad", Retour: "Postbus 1, 1000 AA Proefstad", Vragen: "Bel 14 0000, op werkdagen",
		Bezwaar: "het college van Proefstad, Postbus 1, 1000 AA Proefstad", Ondersteuning: "Bel 0600 000 000"}
	return w
}

var briefLink = regexp.MustCompile(`/gezin/[a-z0-9]+/brieven/([A-Z0-9-]+)/([a-z0-9]+)"`)

// brievenVan gives the addresses of the letters that the list shows, by
// recipient.
func brievenVan(b *bezoeker, id string) map[string][]string {
	out := map[string][]string{}
	for _, m := range briefLink.FindAllStringSubmatch(b.open("/gezin/"+id+"/brieven").tekst, -1) {
		out[m[2]] = append(out[m[2]], strings.TrimSuffix(m[0], `"`))
	}
	return out
}

// pdfTekst reads the text of a PDF; the bytes where the system has no reader.
func pdfTekst(t testing.TB, raw string) string {
	t.Helper()
	if !strings.HasPrefix(raw, "%PDF-") {
		t.Fatalf("no PDF: %.200s", raw)
	}
	prog, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("no pdftotext here: the text of the PDF is not read")
		return raw
	}
	file := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(file, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(prog, file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func letterVan(a antwoord) string {
	_, rest, _ := strings.Cut(a.tekst, `aria-label="De brief">`)
	text, _, _ := strings.Cut(rest, "</section>")
	return html.UnescapeString(text)
}

// The whole journey of a family with two adults and two children.
func TestLettersOfTheJourney(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Winterpeen")
	b := w.als(t, "indicatiesteller")
	b.open("/gezin/"+id+"/brieven").toont(t, "Er zijn nog geen brieven")
	kies(t, b, id, "extramuraal", "2")
	beslis(t, b, id)

	letters := brievenVan(b, id)
	for naam, want := range map[string]int{"Griet": 2, "Wessel": 2, "Ymke": 1, "Koen": 0} { // Koen is 11: who has custody; Ymke is 17: herself
		if got := len(letters[mensen[naam]]); got != want {
			t.Errorf("%d letters to %s, want %d", got, naam, want)
		}
	}
	var griet string
	for _, path := range letters[mensen["Griet"]] {
		page := b.open(path)
		page.toont(t, "Beste Griet Winterpeen", "22 juni 2026", "Verstuur deze brief")
		if strings.Contains(letterVan(page), "1 uur 30 minuten") {
			griet = path
		}
	}
	if griet == "" {
		t.Fatal("no letter to Griet about her own help")
	}
	pdf := b.open(griet + "/brief.pdf")
	if cd := pdf.kop.Get("Content-Disposition"); pdf.status != http.StatusOK || !regexp.MustCompile(`^attachment; filename="concept-brief-[a-z0-9-]+\.pdf"$`).MatchString(cd) {
		t.Fatalf("the PDF: %d, %q", pdf.status, cd)
	}
	if text := pdfTekst(t, pdf.tekst); !strings.Contains(text, "Griet Winterpeen") || !strings.Contains(text, "Concept – niet versturen") {
		t.Error("the PDF does not name its recipient, or does not say that it was not sent")
	}

	send := b.open(griet).met("stap", "verstuur")
	for range 2 {
		if a := b.stuur(griet, send); a.status != http.StatusSeeOther {
			t.Fatalf("sending gave %d: %s", a.status, fouten(a))
		}
	}
	b.open("/gezin/"+id+"/brieven").toont(t, "verstuurd", "Verstuurd op 11 mei 2026")
	b.open(griet).toont(t, "Open als PDF")
	if pdf = b.open(griet + "/brief.pdf"); strings.Contains(pdf.kop.Get("Content-Disposition"), "concept") || strings.Contains(pdfTekst(t, pdf.tekst), "Concept") {
		t.Error("what was sent is called a concept")
	}
	gate, err := poort.New(stilleBewaarder{}, &poort.GeheugenRem{}, func() string { return "x" }, w.server.post.Zegel, poort.Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	out, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute)
	if err != nil {
		t.Fatal(err)
	}
	d, err := gate.Ontzegel(out.Inhoud)
	if err != nil || d.Ontvanger() != mensen["Griet"] || pdfTekst(t, string(d.Inhoud())) != pdfTekst(t, pdf.tekst) || strings.HasPrefix(d.Bestandsnaam(), "concept") || strings.Contains(string(d.Inhoud()), "Concept") {
		t.Errorf("what waits in the outbox is not the letter: %v", err)
	}
	if _, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute); err == nil {
		t.Error("sent twice, it leaves twice")
	}
}

type stilleBewaarder struct{}

func (stilleBewaarder) Vasthouden(context.Context, poort.Vasthouding) error { return nil }

// schuil makes the decisions about a family of which the mother and the children
// stay in a shelter, and the father, who did harm, lives elsewhere.
func schuil(t testing.TB, w *wereld, b *bezoeker, id string, mensen map[string]string, joris string) {
	t.Helper()
	kies(t, b, id, "intramuraal", "2")
	pad := "/gezin/" + id + "/besluiten/nieuw"
	send := vulIn(b.open(pad))
	send.Set(besluitVeld(besluit.Onderwerp{Persoon: mensen["Fenna"], Wet: gezin.Wmo}, "aanbieder"), "Opvang Vlinderstruik")
	if joris != "" {
		send.Set(besluitVeld(besluit.Onderwerp{Persoon: mensen["Joris"], Wet: gezin.Wmo}, "motivering"), joris)
	}
	if done := b.stuur(pad, send); done.status != http.StatusSeeOther {
		t.Fatalf("deciding gave %d: %s", done.status, fouten(done))
	}
}

// ontwerp.md section 4, rules 4 and 8: one who lives elsewhere reads his minutes
// and areas, and nothing that tells where the others are.
func TestLetterToWhoLivesElsewhereTellsNothing(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	schuil(t, w, b, id, mensen, "")
	letters := brievenVan(b, id)
	var mine []string
	for _, path := range letters[mensen["Joris"]] {
		page := b.open(path)
		if strings.Contains(page.tekst, "Een mens beslist") { // about the children: nothing leaves by itself
			if a := b.open(path + "/brief.pdf"); a.status != http.StatusUnprocessableEntity {
				t.Errorf("a letter about a child left without a decision: %d", a.status)
			}
			continue
		}
		mine = append(mine, letterVan(page), pdfTekst(t, b.open(path+"/brief.pdf").tekst))
		if a := b.stuur(path, page.met("stap", "verstuur")); a.status != http.StatusSeeOther {
			t.Errorf("sending gave %d: %s", a.status, fouten(a))
		}
	}
	if len(mine) != 2 || !strings.Contains(mine[0], "1 uur") {
		t.Fatalf("%d texts of the letter to Joris", len(mine))
	}
	for _, text := range mine {
		for _, word := range []string{"akket", "muraal", "erblijf", "oorziening", "pvang", "€", "etma", "Vlinderstruik", "Fenna", "Bram", "Lotte", "Rupsen", "huiselijk", "geheim"} {
			if strings.Contains(text, word) {
				t.Errorf("the letter of Joris holds %q", word)
			}
		}
		for _, s := range beeldVan(t, w, id).Besluiten() {
			if s.Persoon != mensen["Joris"] && strings.Contains(text, string(s.Kenmerk)) {
				t.Error("the letter of Joris holds the reference of another")
			}
		}
	}
}

// What says where a protected person is does not leave, whatever wrote it.
func TestGateHoldsALetterWithTheStay(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	stay := verblijfVan(t, w, id, mensen["Fenna"])
	schuil(t, w, b, id, mensen, "Zij zijn nu op "+stay+".")
	for _, path := range brievenVan(b, id)[mensen["Joris"]] {
		page := b.open(path)
		if strings.Contains(page.tekst, "Een mens beslist") {
			continue
		}
		if a := b.open(path + "/brief.pdf"); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, "vastgehouden voor controle") || strings.Contains(a.tekst, stay) {
			t.Errorf("the PDF gave %d", a.status)
		}
		a := b.stuur(path, page.met("stap", "verstuur"))
		a.toont(t, "Dit stuk is vastgehouden voor controle.")
		if strings.Contains(fouten(a), stay) {
			t.Error("the words of the gate repeat what was found")
		}
		b.open("/gezin/"+id+"/brieven").toont(t, "vastgehouden")
		if _, err := w.Next(context.Background(), dossier.UitgaandBrief, "test", time.Minute); err == nil {
			t.Error("a held letter stands in the outbox")
		}
		return
	}
	t.Fatal("no letter to Joris")
}

func verblijfVan(t testing.TB, w *wereld, id, persoon string) string {
	t.Helper()
	post := w.server.post
	var found string
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: "test", Rol: toegang.Uitgang}, Actie: toegang.Lezen, Voor: toegang.Uitgangscontrole, Moment: post.Moment()}
	err := w.Read(context.Background(), toegang.Prepare(q), dossier.Inzage{Handeling: dossier.Inzien, Pagina: "test"}, func(l dossier.Lezing) error {
		g, err := l.Gezin(context.Background(), id, toegang.SContact)
		if err != nil {
			return err
		}
		for i := range g.Stukken {
			if s := &g.Stukken[i]; s.Aard == dossier.AardVerblijf && s.Over == persoon {
				parts, _ := s.Adres()
				found = parts.Regels()[0]
			}
		}
		return nil
	})
	if err != nil || found == "" {
		t.Fatalf("no stay: %v", err)
	}
	return found
}

// Post for a protected person goes to a neutral address, and a letter about a
// child goes when a person has decided so, with the reason.
func TestNeutralAddressAndDecidingAboutALetter(t *testing.T) {
	w := metAfzender(newWereld(t))
	id, mensen := verhaal(t, w, "Nijptang")
	b := w.als(t, "indicatiesteller")
	schuil(t, w, b, id, mensen, "")
	fenna := mensen["Fenna"]
	list := brievenVan(b, id)[fenna]
	if len(list) < 2 {
		t.Fatalf("%d letters to Fenna", len(list))
	}
	b.open(list[0]).toont(t, "Geen adres voor de post")
	pad := "/gezin/" + id + "/postadres/" + fenna
	if a := b.stuur(pad, b.open(pad).met("straat", "Postweg", "huisnummer", "x")); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, `value="Postweg"`) {
		t.Errorf("a faulty address gave %d", a.status)
	}
	if a := b.stuur(pad, b.open(pad).met("straat", "Stadhuisplein", "huisnummer", "1", "postcode", "1000 AA", "plaats", "Proefstad")); a.status != http.StatusSeeOther {
		t.Fatalf("the address gave %d: %s", a.status, fouten(a))
	}
	for _, path := range list {
		page := b.open(path)
		if strings.Contains(page.tekst, "Een mens beslist") {
			b.stuur(path, page.met("stap", "beslis", "sturen", "ja")).toont(t, `href="#veld-motivering"`)
			if a := b.stuur(path, page.met("stap", "beslis", "sturen", "ja", "motivering", "Fenna weet dit en vraagt erom.")); a.status != http.StatusSeeOther || a.naar != path {
				t.Fatalf("deciding about a letter gave %d: %s", a.status, fouten(a))
			}
			page = b.open(path)
		}
		page.toont(t, "Stadhuisplein 1", "Beste Fenna Nijptang")
		if a := b.stuur(path, page.met("stap", "verstuur")); a.status != http.StatusSeeOther {
			t.Errorf("sending gave %d: %s", a.status, fouten(a))
		}
	}
	var other string
	for _, path := range brievenVan(b, id)[mensen["Joris"]] {
		if strings.Contains(b.open(path).tekst, "Een mens beslist") {
			other = path
		}
	}
	if a := b.stuur(other, b.open(other).met("stap", "beslis", "sturen", "nee", "motivering", "Gevaar voor de kinderen.")); a.status != http.StatusSeeOther {
		t.Fatalf("deciding not to send gave %d", a.status)
	}
	b.open("/gezin/"+id+"/brieven").toont(t, "gaat niet")
	if slices.Contains(brievenVan(b, id)[mensen["Joris"]], other) {
		t.Error("a letter that does not go can still be opened")
	}
}

// Who may not see whether there is a flag is not told that there is one.
func TestWithheldFlagAsksWithoutTelling(t *testing.T) {
	var first string
	for _, naam := range []string{"Koen", "niemand"} { // on whom the flag stands
		w := metAfzender(newWereld(t))
		id, _ := verhaalMet(t, w, "Winterpeen", naam, gezin.Betrokken, gezin.Gewoon)
		b := w.als(t, "indicatiesteller")
		kies(t, b, id, "extramuraal", "2")
		pad := "/gezin/" + id + "/besluiten/nieuw"
		if done := b.stuur(pad, vulIn(b.open(pad))); done.status != http.StatusSeeOther {
			t.Fatalf("deciding gave %d: %s", done.status, fouten(done))
		}
		list := b.open("/gezin/" + id + "/brieven")
		if strings.Contains(list.tekst, "veiligheidsvlag op") || !strings.Contains(list.tekst, "een mens beslist") {
			t.Errorf("%s: the list tells of a flag, or lets a letter about a child go", naam)
		}
		for _, path := range slices.Concat(mapValues(brievenVan(b, id))...) {
			page := b.open(path)
			if _, banner, ok := strings.Cut(page.tekst, "Een mens beslist"); ok {
				text, _, _ := strings.Cut(banner, "</section>")
				if first == "" {
					first = text
				}
				if text != first {
					t.Errorf("%s: other words where there is a flag", naam)
				}
			}
		}
	}
}

func mapValues(m map[string][]string) [][]string {
	var out [][]string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}
