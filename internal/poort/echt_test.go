package poort

import (
	"bytes"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/xuri/excelize/v2"
)

// Files as the libraries really write them: packed streams, shared strings,
// properties. Each place where the text can stand, alone.
func TestFindsInRealFiles(t *testing.T) {
	const verblijf = "Burg. v.d. Lindelaan 114"
	l := lijst(t, verborgen(t))
	for naam, inhoud := range map[string][]byte{
		"PDF, page":      realPDF(t, verblijf, "Brief", "Gemeente"),
		"PDF, title":     realPDF(t, "Niets", "Besluit "+verblijf, "Gemeente"),
		"PDF, author":    realPDF(t, "Niets", "Besluit", "De Stille Haven"),
		"sheet, cell":    realSheet(t, verblijf, "niets", "blad", "Gemeente"),
		"sheet, formula": realSheet(t, "niets", `="Lindelaan "&"x"&"7412 XK"`, "blad", "Gemeente"),
		"sheet, name":    realSheet(t, "niets", "niets", "7412XK", "Gemeente"),
		"sheet, author":  realSheet(t, "niets", "niets", "blad", "De Stille Haven"),
	} {
		if !finds(l, inhoud) {
			t.Errorf("%s: not found", naam)
		}
	}
	for naam, inhoud := range map[string][]byte{
		"PDF":   realPDF(t, "U krijgt 90 minuten per week.", "Besluit", "Gemeente"),
		"sheet": realSheet(t, "90", "niets", "blad", "Gemeente"),
	} {
		if treffers, leesbaar := (Opdracht{Lijst: l}).search(Gemaakt{Inhoud: inhoud, Media: map[string]Media{"PDF": PDF, "sheet": Spreadsheet}[naam], Uitlees: Tekst("U krijgt 90 minuten.")}); len(treffers) > 0 || !leesbaar {
			t.Errorf("%s: held for nothing: %v, readable %v", naam, treffers, leesbaar)
		}
	}
}

func realPDF(t *testing.T, tekst, titel, auteur string) []byte {
	t.Helper()
	p := fpdf.New("P", "mm", "A4", "")
	p.SetTitle(titel, true)
	p.SetAuthor(auteur, true)
	p.AddPage()
	p.SetFont("Helvetica", "", 11)
	p.Cell(100, 10, tekst)
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func realSheet(t *testing.T, cel, formule, blad, auteur string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, err := range []error{
		f.SetSheetName("Sheet1", blad),
		f.SetCellStr(blad, "A1", cel),
		f.SetCellFormula(blad, "B1", formule),
		f.SetDocProps(&excelize.DocProperties{Creator: auteur}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
