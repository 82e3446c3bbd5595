package web

import (
	"bytes"
	"image"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// stuurBestand sends a form with a file, as a browser does. What the browser says
// of the file is a lie: nobody may go by it.
func (b *bezoeker) stuurBestand(path string, form url.Values, naam string, inhoud []byte) antwoord {
	b.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for name, values := range form {
		for _, v := range values {
			_ = m.WriteField(name, v)
		}
	}
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", multipart.FileContentDisposition(bestandNaam, naam))
	h.Set("Content-Type", "application/pdf")
	part, err := m.CreatePart(h)
	if err != nil {
		b.t.Fatal(err)
	}
	_, _ = part.Write(inhoud)
	_ = m.Close()
	r, err := http.NewRequest(http.MethodPost, b.w.url+path, &body)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", m.FormDataContentType())
	return b.doe(r)
}

// voegDocumentToe brings in a file by the pages and gives its address.
func (b *bezoeker) voegDocumentToe(path, over, klasse, naam string, inhoud []byte) string {
	b.t.Helper()
	page := b.open(path + "/documenten/nieuw?over=" + over + "&klasse=" + klasse)
	if a := b.stuurBestand(path+"/documenten/nieuw", page.velden(), naam, inhoud); a.status != http.StatusSeeOther {
		b.t.Fatalf("adding gave %d: %s", a.status, fouten(a))
	}
	return documentPad.FindString(b.open(path + "/documenten").tekst)
}

var documentPad = regexp.MustCompile(`/gezin/[a-z2-7]{26}/documenten/[a-z2-7]{26}`)

const proefPDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"

func proefPNG(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A document is listed and opened by who reads its compartment and by nobody else,
// who does not notice it either; and is withdrawn with a reason.
func TestDocuments(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Gewoon)
	joris := b.persoonID(path, "Joris")
	regie, vreemd := w.als(t, "casusregisseur"), w.als(t, "veiligheidscoordinator")
	leeg := normaal(regie.open(path + "/documenten").tekst)
	niets := regie.open(path + "/documenten/" + strings.Repeat("a", 26) + "/bestand")
	if niets.status != http.StatusNotFound {
		t.Fatalf("what is not there gives %d", niets.status)
	}

	geheim := b.voegDocumentToe(path, joris, "veiligheid", "schuilplaats.txt", []byte("alfa-tekst"))
	if got := normaal(regie.open(path + "/documenten").tekst); got != leeg {
		t.Errorf("who does not read the class notices the document:\n%s", eersteVerschil(leeg, got))
	}
	for _, pad := range []string{geheim + "/bestand", geheim + "/intrekken"} {
		if a := regie.open(pad); a.status != niets.status || normaal(a.tekst) != normaal(niets.tekst) {
			t.Errorf("%s: %d, another answer than for what is not there", pad, a.status)
		}
	}
	if a := vreemd.open(geheim + "/bestand"); a.status != http.StatusNotFound {
		t.Errorf("who is not involved: %d", a.status)
	}

	open := b.voegDocumentToe(path, joris, "gewoon", `..\..\Brief "van" school`+"\u202e.pdf", []byte(proefPDF))
	a := regie.open(open + "/bestand")
	if a.status != http.StatusOK || a.tekst != proefPDF {
		t.Fatalf("%d: %q", a.status, a.tekst)
	}
	for naam, want := range map[string]string{"Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="document.pdf"`, "Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"} {
		if got := a.kop.Get(naam); got != want {
			t.Errorf("%s: %q, want %q", naam, got, want)
		}
	}
	regie.open(path+"/documenten").toont(t, "Brief van school.pdf", "PDF, 1 kB", "Joris Proefmans, Jeugdwet")
	regie.open(path+"/verloop").toont(t, "Document toegevoegd (Joris Proefmans)")
	if strings.Contains(regie.open(path+"/verloop").tekst, "Brief van school") {
		t.Error("the course of the family names the file")
	}

	if a := regie.vul(open + "/intrekken"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", a.status)
	}
	if a := regie.vul(open+"/intrekken", "reden", "Hoort bij een ander"); a.status != http.StatusSeeOther {
		t.Fatalf("withdrawing gave %d: %s", a.status, fouten(a))
	}
	if got := normaal(regie.open(path + "/documenten").tekst); got != leeg {
		t.Error("a withdrawn document is still listed")
	}
	for _, pad := range []string{"/bestand", "/intrekken"} {
		for _, who := range []*bezoeker{b, regie} {
			if a := who.open(open + pad); a.status != http.StatusNotFound {
				t.Errorf("withdrawn%s: %d", pad, a.status)
			}
		}
	}
}

// A file that cannot be taken gives the form back with what to do, keeps what was
// chosen, and records nothing.
func TestFilesThatAreRefused(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	joris := b.persoonID(path, "Joris")
	leeg := normaal(b.open(path + "/documenten").tekst)
	page := b.open(path + "/documenten/nieuw?over=" + joris + "&klasse=medisch")
	for name, c := range map[string]struct {
		inhoud []byte
		zegt   string
	}{
		"empty":       {nil, "Kies een bestand waar iets in staat"},
		"HTML as PDF": {[]byte("<html><script>alert(1)</script>"), "Dit bestand kan hier niet"},
		"SVG":         {[]byte(`<svg onload="alert(1)"/>`), "Dit bestand kan hier niet"},
		"zip":         {[]byte("PK\x03\x04rest"), "Dit bestand kan hier niet"},
		"too large":   {append([]byte("%PDF-"), bytes.Repeat([]byte("a"), dossier.MaxBijlage)...), "Dit bestand is te groot"},
		"far too":     {bytes.Repeat([]byte("a"), 3*dossier.MaxBijlage), "Dit bestand is te groot"},
	} {
		t.Run(name, func(t *testing.T) {
			a := b.stuurBestand(path+"/documenten/nieuw", page.velden(), "verslag.pdf", c.inhoud)
			if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, c.zegt) {
				t.Fatalf("%d: %s", a.status, fouten(a))
			}
			if again := a.velden(); again.Get("over") != joris || again.Get("klasse") != "medisch" || again.Get("verzoek") != page.velden().Get("verzoek") {
				t.Errorf("the form lost what was chosen: %v", again)
			}
		})
	}
	if a := b.stuurBestand(path+"/documenten/nieuw", page.velden(), "x.txt", bytes.Repeat([]byte("a"), maxUpload+1)); a.status != http.StatusBadRequest {
		t.Errorf("over the limit of the request: %d", a.status)
	}
	// No other form takes what this one takes, and this one takes it only as a file.
	big := page.velden()
	big.Set("tekst", strings.Repeat("x", maxForm))
	if a := b.stuurBestand(path+"/notitie", big, "x.txt", []byte("x")); a.status == http.StatusSeeOther {
		t.Errorf("a note with a file and a large field: %d", a.status)
	}
	if a := b.stuur(path+"/documenten/nieuw", big); a.status != http.StatusBadRequest {
		t.Errorf("a large form without a file: %d", a.status)
	}
	if a := b.stuurBestand(path+"/documenten/nieuw", big, "x.txt", []byte("x")); a.status != http.StatusBadRequest {
		t.Errorf("a large field beside a file: %d", a.status)
	}
	hostile := page.velden()
	hostile.Set("klasse", "gewoon\x00")
	if a := b.stuurBestand(path+"/documenten/nieuw", hostile, "x.txt", []byte("x")); a.status != http.StatusBadRequest {
		t.Errorf("a NUL in a field: %d", a.status)
	}
	if got := normaal(b.open(path + "/documenten").tekst); got != leeg {
		t.Errorf("something was recorded:\n%s", eersteVerschil(leeg, got))
	}
	// Sent twice, it happens once; with another file it is another request.
	for range 2 {
		if a := b.stuurBestand(path+"/documenten/nieuw", page.velden(), "x.txt", []byte("een")); a.status != http.StatusSeeOther {
			t.Fatalf("%d: %s", a.status, fouten(a))
		}
	}
	if a := b.stuurBestand(path+"/documenten/nieuw", page.velden(), "x.txt", []byte("twee")); a.status != http.StatusConflict {
		t.Errorf("the same key with another file: %d", a.status)
	}
	if n := strings.Count(b.open(path+"/documenten").tekst, "/bestand"); n != 1 {
		t.Errorf("%d documents", n)
	}
}

// A client delivers, sees and opens what he delivered himself: nothing that others
// recorded about him, and nobody else sees his in the portal.
func TestClientDelivers(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	id, mensen := verhaal(t, w, "Nijptang")
	path, fenna, joris := "/gezin/"+id, mensen["Fenna"], mensen["Joris"]
	b.voegDocumentToe(path, fenna, "gewoon", "van-een-ander.txt", []byte("door een ander"))
	zij, hij := w.client(t, "fenna", fenna), w.client(t, "joris", joris)
	stil := normaal(hij.open("/mijn/documenten").tekst)
	if page := zij.open("/mijn/documenten"); strings.Contains(page.tekst, "van-een-ander") || page.status != http.StatusOK {
		t.Errorf("the portal shows what others recorded: %d", page.status)
	}
	foto := proefPNG(t)
	if a := zij.stuurBestand("/mijn/documenten", zij.open("/mijn/documenten").met("over", fenna), "bewijs.png", foto); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	page := zij.open("/mijn/documenten")
	page.toont(t, "bewijs.png", "Foto of plaatje")
	mijn := regexp.MustCompile(`/mijn/documenten/[a-z2-7]{26}/bestand`).FindString(page.tekst)
	if a := zij.open(mijn); a.status != http.StatusOK || a.tekst != string(foto) || a.kop.Get("Content-Type") != "image/png" || a.kop.Get("Content-Disposition") != `attachment; filename="document.png"` {
		t.Errorf("her own file: %d %v", a.status, a.kop)
	}
	if a := hij.open(mijn); a.status != http.StatusNotFound {
		t.Errorf("another client opens it: %d", a.status)
	}
	if got := normaal(hij.open("/mijn/documenten").tekst); got != stil {
		t.Errorf("another client notices it:\n%s", eersteVerschil(stil, got))
	}
	list := b.open(path + "/documenten").tekst
	if !strings.Contains(list, "bewijs.png") {
		t.Error("who works with her does not see what she delivered")
	}
	for _, pad := range documentPad.FindAllString(list, -1) {
		if a := zij.open("/mijn/documenten/" + pad[len(pad)-26:] + "/bestand"); a.status == http.StatusOK && a.tekst != string(foto) {
			t.Error("she opens what another recorded")
		}
	}
	if a := zij.stuurBestand("/mijn/documenten", zij.open("/mijn/documenten").met("over", joris), "x.txt", []byte("over een ander")); a.status == http.StatusSeeOther && strings.Contains(b.open(path+"/documenten").tekst, "x.txt") && !strings.Contains(zij.open("/mijn/documenten").tekst, "x.txt") {
		t.Error("she recorded about another")
	}
}

// A provider opens a file of another only after the gate: text in which nothing is
// found, and the rest after somebody looked. The words are the same.
func TestProviderOpensAfterTheGate(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	saskia, joris := b.persoonID(path, "Saskia"), b.persoonID(path, "Joris")
	if a := b.vul(path+"/veiligheid/"+saskia+"/vlag", schuiladres...); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	w.betrek(t, path, toegang.Hulpverlener, []string{"Joris"}, gezin.Gewoon)
	hulp, controle := w.als(t, "hulpverlener"), w.als(t, "veiligheidscoordinator")
	plain := b.voegDocumentToe(path, joris, "gewoon", "verslag.txt", []byte("Het gaat goed op school."))
	if a := hulp.open(plain + "/bestand"); a.status != http.StatusOK || a.tekst != "Het gaat goed op school." {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	if page := hulp.open(path + "/documenten"); strings.Contains(page.tekst, "verslag.txt") {
		t.Error("the name that another gave goes to the provider")
	}
	telling := b.voegDocumentToe(path, joris, "gewoon", "adres.txt", []byte("Joris is nu op Schuilpad 7."))
	photo := b.voegDocumentToe(path, joris, "gewoon", "foto.png", proefPNG(t))
	var words []string
	for _, pad := range []string{telling, photo, photo} {
		a := hulp.open(pad + "/bestand")
		if a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrDocumentDicht.Tekst) {
			t.Fatalf("%d: %s", a.status, fouten(a))
		}
		words = append(words, normaal(a.tekst))
	}
	if words[0] != words[1] {
		t.Error("what was found and what cannot be read give other words")
	}
	if a := b.open(photo + "/bestand"); a.status != http.StatusOK {
		t.Errorf("at the municipality: %d", a.status)
	}
	own := hulp.voegDocumentToe(path, joris, "gewoon", "eigen.txt", []byte("Is het Schuilpad 7?"))
	for _, pad := range documentPad.FindAllString(hulp.open(path+"/documenten").tekst, -1) {
		if pad == own {
			if a := hulp.open(pad + "/bestand"); a.status != http.StatusOK {
				t.Errorf("his own file tells him what is secret: %d", a.status)
			}
		}
	}
	held := stukLink.FindAllString(controle.open("/vastgehouden").tekst, -1)
	if len(held) != 2 {
		t.Fatalf("%d pieces wait", len(held))
	}
	if a := controle.open(held[0]); !strings.Contains(a.tekst, "Schuilpad 7") {
		t.Error("who reviews does not read the text")
	}
	if a := controle.open(held[1] + "/bestand"); a.status != http.StatusOK || a.tekst != string(proefPNG(t)) {
		t.Errorf("who reviews does not get the file: %d", a.status)
	}
	if a := controle.stuur(held[1], controle.open(held[1]).met("besluit", "vrijgeven", "motivering", "Op de foto staat alleen een tekening.")); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	if a := controle.stuur(held[0], controle.open(held[0]).met("besluit", "weigeren", "motivering", "Hier staat waar Joris nu verblijft.")); a.status != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.status, fouten(a))
	}
	if a := hulp.open(photo + "/bestand"); a.status != http.StatusOK || a.tekst != string(proefPNG(t)) {
		t.Errorf("after review: %d: %s", a.status, fouten(a))
	}
	if a := hulp.open(telling + "/bestand"); normaal(a.tekst) != words[0] {
		t.Errorf("refused, and other words: %d", a.status)
	}
}
