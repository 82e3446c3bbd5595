package brief_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// A letter that was not sent says so before its first words, at the foot of every
// page, in its title and in its file name; and is the same letter without.
func TestConceptSaysSoOnEveryPage(t *testing.T) {
	prog, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext here: the pages are not read")
	}
	pages := 0
	for _, v := range verhalen {
		w, bundel, vlaggen := v.maak(t)
		_, letters, _ := brieven(t, w, bundel, vlaggen)
		for name, b := range letters {
			plain := b.Tekst()
			b.Concept = true
			if got := b.Tekst(); strings.Index(got, "Concept – niet versturen") > strings.Index(got, "Beste ") || !strings.Contains(got, "Concept – niet versturen") {
				t.Errorf("%s, %s: the text does not begin with it", v.naam, name)
			}
			if !strings.HasPrefix(b.Bestandsnaam(), "concept-brief-") || !strings.HasPrefix(b.Document().Titel, "Concept – niet versturen: ") {
				t.Errorf("%s, %s: %q, %q", v.naam, name, b.Bestandsnaam(), b.Document().Titel)
			}
			var out bytes.Buffer
			if _, err := b.Write(&out, zetter(t)); err != nil {
				t.Fatal(err)
			}
			read := exec.Command(prog, "-", "-")
			read.Stdin = &out
			text, err := read.Output()
			if err != nil {
				t.Fatal(err)
			}
			for _, page := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
				pages++
				if !strings.Contains(page, "Concept – niet versturen. Kenmerk") {
					t.Errorf("%s, %s: a page does not say it", v.naam, name)
				}
			}
			if b.Concept = false; b.Tekst() != plain || strings.Contains(plain, "Concept") {
				t.Errorf("%s, %s: the letter itself changed", v.naam, name)
			}
		}
	}
	if pages < 10 {
		t.Errorf("%d pages", pages)
	}
}
