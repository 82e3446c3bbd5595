package poort

import (
	"bytes"
	"io"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Soort is the way in which something leaves.
type Soort string

// The ways out.
const (
	Brief    Soort = "brief"
	Bericht  Soort = "bericht"        // iWmo, iJw
	Bijdrage Soort = "eigen-bijdrage" // a report to the CAK
	Uitvoer  Soort = "uitvoer"        // an export: CSV, spreadsheet, JSON
	Mail     Soort = "mail"           // also SMS, push and calendar: read on screens that others see
)

// Ontvanger is the one for whom it is made.
type Ontvanger struct {
	Lezer toegang.Lezer      // who reads it, in which role
	Voor  toegang.Activiteit // for which purpose he receives it
}

// Veld is a value that the caller would like to put in, with the record that it
// comes from.
type Veld struct {
	Naam   string
	Record toegang.Record
	Waarde toegang.Getoond[string]
}

// Velden are the values that the recipient may receive. The maker of the piece
// gets these and nothing else.
type Velden struct {
	waarden map[string]toegang.Getoond[string]
}

// Get gives a value; afgeschermd where the recipient may not receive it, and
// where nobody proposed it.
func (v Velden) Get(naam string) toegang.Getoond[string] { return v.waarden[naam] }

// Uitgelezen is text that was read back from what was made, such as the text
// of the pages of a PDF or of the cells of a spreadsheet, row by row.
type Uitgelezen interface {
	Tekst() string
}

// Tekst is Uitgelezen of a text at hand.
type Tekst string

// Tekst gives the text.
func (t Tekst) Tekst() string { return string(t) }

// Media is the type of the content.
type Media string

// The types that the gate can read. It holds every other.
const (
	PDF         Media = "application/pdf"
	XML         Media = "application/xml"
	JSON        Media = "application/json"
	CSV         Media = "text/csv"
	Platte      Media = "text/plain"
	HTML        Media = "text/html"
	Spreadsheet Media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)

// Gemaakt is the piece as the maker made it.
type Gemaakt struct {
	Inhoud        []byte
	Media         Media
	Bestandsnaam  string
	Onderwerp     string            // of a mail, title of a letter
	Eigenschappen map[string]string // what goes along: headers, metadata
	// Uitlees is what can be read in it. A PDF and a spreadsheet need it: the
	// bytes alone do not show their text in order.
	Uitlees Uitgelezen
}

// Doorgelaten is a piece that passed the gate, for one recipient. Senders take
// this type and no other. The zero value passed nothing and gives nothing.
type Doorgelaten struct {
	p *pakket
}

// pakket is what passed, with what is needed to ask again right before it
// leaves. It is never changed.
type pakket struct {
	Soort         Soort
	Afzender      string // account
	Ontvanger     string // account or organisation
	Lezer         toegang.Lezer
	Voor          toegang.Activiteit
	Media         Media
	Bestandsnaam  string
	Onderwerp     string
	Eigenschappen map[string]string
	Inhoud        []byte
	Uitlees       string           // what can be read in it, of a PDF or spreadsheet
	Kenmerk       string           `json:",omitempty"` // which file it is, of a Bijlage
	Uit           []toegang.Record // what it was made of
	Over          []string         // the people whom it is about
	Gevlagd       []string         // those of them who had a safety flag when it passed
	Vrij          []Treffer        // what a reviewer found no reason to keep it for
	Vrijgegeven   bool             // a reviewer looked at it
}

// Geldig tells whether it passed the gate.
func (d Doorgelaten) Geldig() bool { return d.p != nil }

func (d Doorgelaten) pakket() pakket {
	if d.p == nil {
		return pakket{}
	}
	return *d.p
}

// Soort gives the way out for which it passed; it must not leave another way.
func (d Doorgelaten) Soort() Soort { return d.pakket().Soort }

// Ontvanger gives the account or organisation for whom it passed; it must not
// go to another.
func (d Doorgelaten) Ontvanger() string { return d.pakket().Ontvanger }

// Afzender gives the account that caused it to leave.
func (d Doorgelaten) Afzender() string { return d.pakket().Afzender }

// Over gives the people whom it is about.
func (d Doorgelaten) Over() []string { return slices.Clone(d.pakket().Over) }

// Media gives the type of the content.
func (d Doorgelaten) Media() Media { return d.pakket().Media }

// Bestandsnaam gives the file name.
func (d Doorgelaten) Bestandsnaam() string { return d.pakket().Bestandsnaam }

// Onderwerp gives the subject or title.
func (d Doorgelaten) Onderwerp() string { return d.pakket().Onderwerp }

// Eigenschap gives what goes along under a name.
func (d Doorgelaten) Eigenschap(naam string) string { return d.pakket().Eigenschappen[naam] }

// Inhoud gives a copy of the content.
func (d Doorgelaten) Inhoud() []byte { return bytes.Clone(d.pakket().Inhoud) }

// WriteTo writes the content.
func (d Doorgelaten) WriteTo(w io.Writer) (int64, error) {
	if d.p == nil {
		return 0, ErrNietDoorgelaten
	}
	n, err := w.Write(d.p.Inhoud)
	return int64(n), err
}

// ErrNietDoorgelaten is given for what did not pass the gate.
var ErrNietDoorgelaten = &Fout{"POORT-NIET-DOORGELATEN", "stuk", "Dit stuk is niet door de uitgangscontrole gegaan en kan niet weg."}
