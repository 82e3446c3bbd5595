package regeling

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Bereik says what a kind of fact is about.
type Bereik uint8

// What a kind of fact can be about.
const (
	OverLid   Bereik = iota // one member of the family
	OverGezin               // the family as a whole
	OverKeuze               // what the indicatiesteller chose: form, package, term
)

var bereikNames = [...]string{"lid", "gezin", "keuze"}

// String gives the name that catalogues use.
func (b Bereik) String() string { return bereikNames[b] }

// Feitsoort is a kind of fact that a catalogue declares: its code, its type,
// what it is about, and how it is said and asked in Dutch.
type Feitsoort struct {
	Code    string
	Naam    string
	Soort   gezin.Soort
	Bereik  Bereik
	Waarden []Keuzewaarde // Code: the values it can have, in their order
	Vraag   string        // the question that would give the fact; {lid} stands for the member
	Ja, Nee string        // Waarheid: what yes and no mean, as a clause: "er is geweld of dreiging"
	Is      string        // the others: the clause with {waarde}: "heeft cliëntgroep {waarde}"
	Geheim  bool          // never asked for: the answer itself can endanger
	Bron    Bronplek
	nr      int

	groepen      []int   // the numbers of the groups that depend on it, directly or through another group
	grenswaarden []int64 // numbers: one value on each side of every bound that a condition asks
}

// Keuzewaarde is one value of a kind of fact that chooses from a list.
type Keuzewaarde struct {
	Code       string
	Naam       string
	Synoniemen []string
}

// Waardenaam gives the Dutch name of one value, by its code.
func (f *Feitsoort) Waardenaam(code string) string {
	for i := range f.Waarden {
		if f.Waarden[i].Code == code {
			return f.Waarden[i].Naam
		}
	}
	return code
}

// heeft tells whether the code is one of the values of this kind of fact.
func (f *Feitsoort) heeft(code string) bool {
	for i := range f.Waarden {
		if f.Waarden[i].Code == code {
			return true
		}
	}
	return false
}

// Zeg says a value of this kind of fact as a Dutch clause: "er is structurele
// onveiligheid", "heeft cliëntgroep OGGZ extramuraal".
func (f *Feitsoort) Zeg(w gezin.Waarde) string {
	switch w.Soort {
	case gezin.Waarheid:
		if w.Min == 1 {
			return f.Ja
		}
		return f.Nee
	case gezin.Code:
		return strings.ReplaceAll(f.Is, "{waarde}", f.Waardenaam(w.Code))
	}
	return strings.ReplaceAll(f.Is, "{waarde}", w.String())
}

// Vragen gives the question that would settle this fact, for the member with
// the given name (empty for a fact about the family).
func (f *Feitsoort) Vragen(lid string) string {
	return strings.ReplaceAll(f.Vraag, "{lid}", lid)
}

// Bronplek is where in a source a line stands.
type Bronplek struct {
	Document string // the code of a document of the catalogue
	Plaats   string // page, paragraph, table, footnote, article
}

// String gives the place as text, "document, plaats".
func (b Bronplek) String() string {
	if b.Document == "" {
		return ""
	}
	if b.Plaats == "" {
		return b.Document
	}
	return b.Document + ", " + b.Plaats
}

// Kies finds the code of a value by its code or one of its synonyms.
func (f *Feitsoort) Kies(text string) (code string, ok bool) {
	for i := range f.Waarden {
		if v := &f.Waarden[i]; v.Code == text || bevat(v.Synoniemen, text) {
			return v.Code, true
		}
	}
	return text, false
}

// Keuzes gives the codes of the values, for a message.
func (f *Feitsoort) Keuzes() string {
	codes := make([]string, len(f.Waarden))
	for i := range f.Waarden {
		codes[i] = f.Waarden[i].Code
	}
	return strings.Join(codes, ", ")
}
