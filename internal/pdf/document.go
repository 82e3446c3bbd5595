package pdf

import "time"

// Document is one letter or overview, ready to be set. Zero values are usable
// except for Titel and Blokken.
type Document struct {
	// Titel is what the window of a PDF reader shows and what a screen reader
	// says first. It is metadata: it must not name a person. Required.
	Titel string
	// Taal is the BCP 47 tag of the text; empty means nl-NL. The one thing that
	// this package adds to the text, the page number, is always Dutch.
	Taal string
	// Onderwerp and Auteur are optional metadata; empty means absent.
	Onderwerp, Auteur string
	// Gemaakt is written as creation and modification date, with its zone and
	// to the second. Zero means that the file carries no date.
	Gemaakt time.Time
	// Accent colours the letterhead and the bar of a Kader; zero means the
	// colour of the house (for black, give 1). It needs a contrast of 4.5:1 on white (WCAG 2.2, 1.4.3).
	Accent Kleur
	// Hoofd, Adres and Kenmerken form the top of the first page. Without Adres
	// the text starts higher: nothing has to stay clear of an envelope window.
	Hoofd     Briefhoofd
	Adres     []string
	Kenmerken []Paar
	Blokken   []Blok
	// Voet stands at the bottom left of each page, beside the page number. It
	// is an artifact: a screen reader skips it, so it says nothing new.
	Voet string
}

// Kleur is a colour in sRGB, written 0xRRGGBB.
type Kleur uint32

// Briefhoofd names the sender on top of the first page.
type Briefhoofd struct {
	Naam   string   // in large type
	Regels []string // below it: department, postal address
	Retour string   // one small line above the address, inside the envelope window
}

// Paar is a term and what it stands for.
type Paar struct {
	Term   string
	Waarde Tekst
}

// Tekst is a line of text with bold parts.
type Tekst []Stuk

// Stuk is a part of a text in one weight. In an Alinea a newline is a line
// break; elsewhere it is a space. A soft hyphen (U+00AD) is a place where a
// long word may break, a no-break space (U+00A0) keeps two words together.
type Stuk struct {
	Tekst string
	Vet   bool
}

// Plat is text in normal weight.
func Plat(s string) Tekst { return Tekst{{Tekst: s}} }

// Vet is text in bold.
func Vet(s string) Tekst { return Tekst{{Tekst: s, Vet: true}} }

// Samen joins texts, as in Samen(Plat("U krijgt "), Vet("90 minuten")).
func Samen(delen ...Tekst) Tekst {
	var t Tekst
	for _, d := range delen {
		t = append(t, d...)
	}
	return t
}

// Blok is one block of a document: Kop, Alinea, Lijst, Tabel, Gegevens, Kader
// or Ondertekening.
type Blok interface{ blok() }

// Kop is a heading. Levels run from 1 to 3, start at 1 and skip none on the
// way down. A heading is never the last thing on a page.
type Kop struct {
	Niveau int
	Tekst  string
}

// Alinea is a paragraph.
type Alinea struct{ Tekst Tekst }

// Lijst is a list with bullets, or with numbers where the order matters.
type Lijst struct {
	Genummerd bool
	Punten    []Tekst
}

// Tabel is a table with one row of header cells. A row is never split over two
// pages; the header row is repeated on the next page as an artifact.
type Tabel struct {
	Bijschrift string // caption above the table; empty means none
	Kolommen   []Kolom
	// RijKoppen makes the first cell of each row its header.
	RijKoppen bool
	Rijen     [][]Tekst
	// Totaal is set in bold below a line, its first cell as header of the row;
	// nil means no total.
	Totaal []Tekst
}

// Kolom is a column of a table. Getal sets it to the right, in figures of
// equal width.
type Kolom struct {
	Kop   string
	Getal bool
}

// Gegevens is a summary list: terms on the left, what they stand for beside it.
type Gegevens struct{ Paren []Paar }

// Kader is a note set apart with a bar and a tint. It stays on one page where
// it fits on one. It holds no other Kader.
type Kader struct{ Blokken []Blok }

// Ondertekening closes a letter: a greeting, on whose behalf, room for a
// signature when Ruimte is set, and who signs. It stays on one page.
type Ondertekening struct {
	Groet  string
	Namens []string
	Ruimte bool
	Naam   []string
}

func (Kop) blok()           {}
func (Alinea) blok()        {}
func (Lijst) blok()         {}
func (Tabel) blok()         {}
func (Gegevens) blok()      {}
func (Kader) blok()         {}
func (Ondertekening) blok() {}

// Resultaat tells what was made.
type Resultaat struct {
	Paginas int
	// Vervangen lists, in order of code point, each character that could not be
	// shown as it is. A letter with replacements needs the eye of a person
	// before it is sent. It is content: it does not belong in a log.
	Vervangen []Vervanging
}

// Vervanging is a character that the fonts cannot show.
type Vervanging struct {
	Teken rune // as given; U+FFFD for bytes that are no UTF-8
	// Getoond is what stands in its place: the bare letter of a letter with a
	// mark that the fonts lack (the text layer then still holds the letter as
	// given), else U+FFFD, a question mark in a diamond.
	Getoond rune
	Aantal  int
}
