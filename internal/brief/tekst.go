package brief

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/pdf"
)

// breedte is the width of the plain text, in characters.
const breedte = 76

// Tekst gives the letter as plain text, with everything that the PDF says in
// the same order.
func (b *Brief) Tekst() string {
	doc := b.Document()
	t := &tekst{}
	t.regel(doc.Hoofd.Naam)
	for _, l := range doc.Hoofd.Regels {
		t.regel(l)
	}
	t.wit()
	for _, l := range doc.Adres {
		t.regel(l)
	}
	t.wit()
	for _, p := range doc.Kenmerken {
		t.wikkel(etiket(p.Term)+" "+plat(p.Waarde), "")
	}
	t.blokken(doc.Blokken)
	return strings.TrimLeft(t.b.String(), "\n")
}

// etiket gives a label with a colon, but for one that is a question.
func etiket(term string) string {
	if strings.HasSuffix(term, "?") {
		return term
	}
	return term + ":"
}

type tekst struct{ b strings.Builder }

func (t *tekst) regel(s string) {
	t.b.WriteString(strings.TrimRight(gewoon(s), " "))
	t.b.WriteByte('\n')
}

func (t *tekst) wit() { t.b.WriteByte('\n') }

func (t *tekst) blokken(bs []pdf.Blok) {
	for _, b := range bs {
		t.wit()
		t.blok(b)
	}
}

func (t *tekst) blok(b pdf.Blok) {
	switch b := b.(type) {
	case pdf.Kop:
		t.kop(b)
	case pdf.Alinea:
		t.wikkel(plat(b.Tekst), "")
	case pdf.Lijst:
		for _, p := range b.Punten {
			t.wikkel("- "+plat(p), "  ")
		}
	case pdf.Tabel:
		t.tabel(b)
	case pdf.Gegevens:
		for _, p := range b.Paren {
			t.wikkel("- "+p.Term+". "+plat(p.Waarde), "  ")
		}
	case pdf.Kader:
		for i, in := range b.Blokken {
			if i > 0 {
				t.wit()
			}
			t.blok(in)
		}
	case pdf.Ondertekening:
		for _, l := range append(append([]string{b.Groet}, b.Namens...), b.Naam...) {
			t.regel(l)
		}
	}
}

func (t *tekst) kop(k pdf.Kop) {
	start := t.b.Len()
	t.wikkel(k.Tekst, "")
	if k.Niveau == 1 {
		n := 0
		for _, l := range strings.Split(strings.TrimSpace(t.b.String()[start:]), "\n") {
			n = max(n, len([]rune(l)))
		}
		t.regel(strings.Repeat("=", n))
	}
}

// tabel writes each row as a line that can be read aloud: what, then the
// heading and value of each other column.
func (t *tekst) tabel(tab pdf.Tabel) {
	rows := tab.Rijen
	if tab.Totaal != nil {
		rows = append(append([][]pdf.Tekst{}, rows...), tab.Totaal)
	}
	for _, row := range rows {
		s := "- " + plat(row[0])
		for i := 1; i < len(row); i++ {
			if v := plat(row[i]); v != "" {
				s += "; " + strings.ToLower(tab.Kolommen[i].Kop) + " " + v
			}
		}
		t.wikkel(s, "  ")
	}
}

// wikkel breaks a text into lines; in comes before each line but the first.
func (t *tekst) wikkel(s, in string) {
	for _, par := range strings.Split(s, "\n") {
		line := ""
		for _, w := range strings.Fields(gewoonVast(par)) {
			if line != "" && line != in && len([]rune(line))+1+len([]rune(w)) > breedte {
				t.regel(line)
				line = in
			} else if line != "" && line != in {
				line += " "
			}
			line += w
		}
		t.regel(line)
	}
}

func plat(t pdf.Tekst) string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Tekst)
	}
	return b.String()
}

// houder keeps a no-break space through strings.Fields, which would split at
// it.
const houder = "\x00"

func gewoonVast(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\u00a0", houder), "\u00ad", "")
}

func gewoon(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\u00a0", " "), houder, " ")
}
