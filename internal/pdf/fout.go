package pdf

import (
	"fmt"
	"strings"
)

// Fout is one fault in a document. Code is stable, Pad says where (as in
// blokken[3].rijen[0]), Tekst says in Dutch what to do. It never repeats input.
type Fout struct{ Code, Pad, Tekst string }

func (f Fout) Error() string { return f.Code + " " + f.Pad + ": " + f.Tekst }

// Fouten holds all faults of a document at once; it is never empty when it is
// returned as an error.
type Fouten []Fout

func (f Fouten) Error() string {
	lines := make([]string, len(f))
	for i, x := range f {
		lines[i] = x.Error()
	}
	return strings.Join(lines, "\n")
}

// The codes of the faults that this package gives.
const (
	CodeTitel       = "PDF-TITEL"        // no title
	CodeTaal        = "PDF-TAAL"         // not the shape of a language tag
	CodeKleur       = "PDF-KLEUR"        // too little contrast, or no colour
	CodeLeeg        = "PDF-LEEG"         // a document or block without content
	CodeBlok        = "PDF-BLOK"         // a kind of block that cannot stand here
	CodeKopNiveau   = "PDF-KOP-NIVEAU"   // level outside 1 to 3
	CodeKopSprong   = "PDF-KOP-SPRONG"   // a level is skipped
	CodeTabelKolom  = "PDF-TABEL-KOLOM"  // a column without header
	CodeTabelRij    = "PDF-TABEL-RIJ"    // a row with too few or too many cells
	CodeRijHoog     = "PDF-RIJ-HOOG"     // a row, or another thing that cannot be split, higher than a page
	CodeHoofdHoog   = "PDF-HOOFD-HOOG"   // a letterhead that reaches the envelope window
	CodeAdresLang   = "PDF-ADRES-LANG"   // more address than the window shows
	CodeOmvang      = "PDF-OMVANG"       // more pages than MaxPaginas
	CodeJaar        = "PDF-JAAR"         // a date that PDF cannot write
	CodeRetourBreed = "PDF-RETOUR-BREED" // a return line wider than the window
)

// faults collects what is wrong.
type faults struct{ list Fouten }

func (f *faults) add(code, tekst, pad string, args ...any) {
	f.list = append(f.list, Fout{Code: code, Pad: fmt.Sprintf(pad, args...), Tekst: tekst})
}

func (f *faults) err() error {
	if len(f.list) == 0 {
		return nil
	}
	return f.list
}
