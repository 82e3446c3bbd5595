package besluit

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Soort is the kind of a decision.
type Soort string

// The kinds of decisions.
const (
	Toekenning  Soort = "toekenning"
	Tijdelijk   Soort = "tijdelijk" // urgent, awaiting investigation and decision (Wmo 2015 art. 2.3.3)
	Afwijzing   Soort = "afwijzing"
	Wijziging   Soort = "wijziging"
	Verlenging  Soort = "verlenging" // the same help, for longer: a re-indication
	Beeindiging Soort = "beeindiging"
)

// Onderwerp is whom and which law a decision is about.
type Onderwerp struct {
	Persoon string // the id of the member on whose name it stands
	Wet     gezin.Wet
}

// Besluit is one decision for one person under one law, with everything that
// it must contain (Awb 3:41 to 3:50, 10:10; Wmo 2015 art. 2.3.2, 2.3.5, 2.3.8;
// case law on quantity). It is a value that is stored as it was taken: a
// change is a new decision that names the old one in Vorig.
//
// It holds what the addressee may know and nothing about others. The one
// exception is Deelnemers of a decision under the Jeugdwet: show it to a
// reader by Zending.Noemt.
type Besluit struct {
	Kenmerk Kenmerk
	Soort   Soort
	Onderwerp
	Product       string      // the code in the catalogue
	Versie        string      // of the product
	Datum         termijn.Dag // of the decision
	Bekendmaking  termijn.Dag // the day on which it is sent (Awb 3:41)
	Ingang, Einde termijn.Dag // the first and last day; of an ending: Einde is the last day of help
	Regels        []Regel     // none for a refusal and an ending
	Deelnemers    []string    // Jeugdwet: the children who are helped, the carrier among them, sorted
	Resultaten    []Resultaat
	Voorwaarden   []Voorwaarde // refusal: the conditions that were not met
	Gronden       []Grond
	Motivering    string
	// VoorJeugdige are the reasons in words for a child of 12 or older that
	// reads its own letter; empty: Motivering.
	VoorJeugdige  string
	MotivatieNa   bool // urgent: the reasons follow within a week (Awb 3:47 lid 3)
	Adviezen      []Advies
	Melding       termijn.Dag // Geen: there was none
	Aanvraag      termijn.Dag
	Verslag       termijn.Dag // of the written account (Wmo 2015 art. 2.3.2 lid 8)
	Levering      Levering
	Pgb           *Pgb   // only with LeveringPgb
	Aanbieder     string // who gives the help, as the addressee may know it; empty: not chosen yet
	Bijdrage      Bijdrage
	Ondertekening Ondertekening
	Vorig         Kenmerk // the decision that this one changes, extends or ends
	// VorigMinuten is what the old decision gave per week, for the letter to an
	// adult; 0: no minutes, or no old decision.
	VorigMinuten geld.Minuten
	Wijzigreden  Wijzigreden
	// GaatVerder: the decision on this child's name ends, but the child goes on
	// taking part under a decision on another name. That is no burden.
	GaatVerder bool
	Gehoord    termijn.Dag // the day on which he was heard beforehand (Awb 4:8); Geen: he was not
}

// Regel is one awarded line. It always has a checkable quantity.
type Regel struct {
	Onderdeel string
	Naam      string
	Gebieden  []string     // codes of the result areas
	Niveau    string       // the code of the level (trede); empty: none
	Trede     string       // the level in words; empty: none
	Minuten   geld.Minuten // per week; 0 where Omvang holds
	Omvang    Omvang       // another checkable size; zero where Minuten holds
	Voor      []string     // the members who are helped
	// Tarief names the price that the line uses, never the amount; zero: none,
	// or a decision of before prices were named.
	Tarief regeling.Tarief `json:",omitzero"`
}

// Omvang is a checkable size other than minutes per week.
type Omvang struct {
	Aantal  int64
	Eenheid string // dagdeel, etmaal, uur, stuk
	Per     string // week, jaar
}

// Resultaat is what the help in one area aims at.
type Resultaat struct {
	Gebied string // the code
	Naam   string
	Doel   string // in words for who reads it
}

// Voorwaarde is a condition that was not met, and where it stands.
type Voorwaarde struct {
	Code string
	Naam string // the condition as a sentence
	Bron string
	// Onbekend: it could not be established, which is not the same as "no".
	Onbekend bool
}

// Advies is an outside advice that was used (Awb 3:49 and 3:50).
type Advies struct {
	Van   string // who gave it
	Datum termijn.Dag
}

// Levering is the form of the help.
type Levering string

// The forms of help (Wmo 2015 art. 2.3.6; Jeugdwet art. 8.1.1).
const (
	Natura      Levering = "natura"
	LeveringPgb Levering = "pgb"
)

// Pgb is a personal budget: how much, worked out how, and what is asked of the
// one who spends it (Wmo 2015 art. 2.3.6).
type Pgb struct {
	Bedrag     geld.Bedrag
	Periode    string // week, 4-weken, maand, jaar
	Berekening string // how the amount was worked out, in words for who reads it
	Eisen      string // quality and accounting
}

// Ondertekening says who signs, on whose behalf (Awb 10:10).
type Ondertekening struct {
	Naam    string
	Functie string
	Namens  string // "het college van burgemeester en wethouders van …"
	// Mandaat names the rule under which was signed (Awb 10:1 to 10:12); empty:
	// the municipality did not write its mandate down here.
	Mandaat string `json:",omitempty"`
}

// Kennisgeving tells a child that takes part, or who speaks for it, about the
// decision that stands on the name of another child. It has a reference of its
// own, and its letter says what the letter about the decision says: nobody can
// tell from it whether there is another, younger child.
type Kennisgeving struct {
	Kind string
	// Besluit is the children's decision, on this child's name and with the
	// reference of the notice: the record names the carrier nowhere but among
	// Deelnemers. Achtergrond.Berichten says which decision it really is.
	Besluit Besluit
	// Stopt is the last day of help for a child that takes part no longer;
	// Geen: it takes part.
	Stopt termijn.Dag
	// Nieuw: the child did not take part before; what the decision changes for
	// others is not told to it.
	Nieuw bool
	// Bericht holds its own reasons; empty: those of the decision.
	Bericht Bericht
}

// Bericht is what belongs to one notice and to nobody else.
type Bericht struct {
	Kenmerk      Kenmerk
	Motivering   string // empty: that of the decision; required for a child that must leave while others go on
	VoorJeugdige string // the same, for a child of 12 or older
}

// Bezwaardag gives the last day for objection (AWB-BEZW, from the day of
// announcement), with the warnings of the calendar.
func (b *Besluit) Bezwaardag() (termijn.Uitkomst, error) {
	return termijn.Bereken("AWB-BEZW", b.Bekendmaking)
}

// Verzonden gives the decision with another day of announcement, for a letter
// that left later than was planned: the objection term runs from the day on
// which it was really sent (Awb 3:41 and 6:8), so the letter must be made again.
// ok is false for a day before the decision.
func (b *Besluit) Verzonden(op termijn.Dag) (out Besluit, ok bool) {
	out = *b
	out.Bekendmaking = op
	return out, op >= b.Datum
}

// Minuten gives the sum of the minutes per week.
func (b *Besluit) Minuten() geld.Minuten {
	var sum geld.Minuten
	for i := range b.Regels {
		sum += b.Regels[i].Minuten
	}
	return sum
}

// Gebieden gives the codes of the result areas of all lines, each once, in the
// order of the lines.
func (b *Besluit) Gebieden() []string {
	var out []string
	for i := range b.Regels {
		for _, g := range b.Regels[i].Gebieden {
			if !slices.Contains(out, g) {
				out = append(out, g)
			}
		}
	}
	return out
}

// HeeftOmvang tells whether the line has a checkable quantity.
func (r *Regel) HeeftOmvang() bool {
	return r.Minuten > 0 || r.Omvang.Aantal > 0 && r.Omvang.Eenheid != "" && r.Omvang.Per != ""
}

func (r *Regel) gelijk(s *Regel) bool {
	return r.Onderdeel == s.Onderdeel && r.Niveau == s.Niveau && r.Minuten == s.Minuten && r.Omvang == s.Omvang &&
		slices.Equal(r.Gebieden, s.Gebieden) && slices.Equal(r.Voor, s.Voor)
}
