package web

import (
	"bytes"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A report that is being filled in waits in the session. Whoever takes the files
// then, or the log of the program, finds nothing of it, nor of what was
// registered and looked up.
func TestStolenSessionAndLogTellNothing(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	family := b.nieuwGezin("geheim", "ja", "straat", "Schuilpad", "huisnummer", "7", "postcode", "1010 AB", "plaats", "Verborgen", "telefoon", "0600000001")
	b.stuur("/zoeken", url.Values{"wie": {"Saskia Proefmans"}})
	b.open(family + "/notitie?over=x&klasse=geheimzinnig")
	b.open("/gezin/Saskia-Proefmans")
	b.stuur("/nieuw", datum(url.Values{"langs": {"telefoon"}, "bron": {"eigen-opgave"}}, "melding", "4", "5", "2026"))
	if a := b.stuur("/nieuw/persoon/1", datum(persoonForm("volwassene", "Waldemar", "nee", "bsn", "999900006"), "geboren", "3", "4", "1985")); a.naar != "/nieuw/mensen" {
		t.Fatalf("%d: %s", a.status, a.tekst)
	}
	if a := b.open("/nieuw/mensen"); !strings.Contains(a.tekst, "Waldemar") {
		t.Fatal("the session holds no draft: the test proves nothing")
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(w.Instelling.Gegevens), "*"))
	if err != nil || len(files) < 4 {
		t.Fatalf("%v, %v", files, err)
	}
	taken := map[string][]byte{"log": []byte(w.logboek.String())}
	for _, name := range files {
		if taken[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	if len(taken["log"]) < 200 {
		t.Error("the log is empty: the test proves nothing")
	}
	for name, raw := range taken {
		raw = bytes.ToLower(raw)
		for _, text := range []string{"waldemar", "proefmans", "saskia", "schuilpad", "1010ab", "1010 ab", "verborgen", "0600000001", "06-00000001", "+31600000001", "999900006", "geheimzinnig", "test indicatiesteller"} {
			if bytes.Contains(raw, []byte(text)) {
				t.Errorf("%s holds %q", name, text)
			}
		}
	}
}
