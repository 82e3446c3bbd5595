package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Invoer is one choice for a family, with what each decision needs beside it.
type Invoer struct {
	Regels     *regeling.Versie
	Situatie   *gezin.Situatie
	Keuze      *regeling.Keuze
	Berekening *arrangement.Berekening
	Advies     *arrangement.Advies
	// Afwijking is the reason for departing from the advice; kept in
	// Achtergrond, not printed.
	Afwijking string

	Datum         termijn.Dag // of the decisions
	Bekendmaking  termijn.Dag // the day on which they are sent; Geen: Datum
	Ingang, Einde termijn.Dag // the first and the last day of help; the end is required
	// Tijdelijk makes urgent decisions under the Wmo, awaiting investigation
	// and decision (art. 2.3.3): no application and no account is asked for.
	// The Jeugdwet has no urgent route: what stands under it is an ordinary
	// decision, on an application.
	Tijdelijk     bool
	Ondertekening Ondertekening

	// Vlaggen holds the members on whom a safety flag stands: who is
	// protected, and who is a danger to another.
	Vlaggen map[string]bool

	Dossiers map[Onderwerp]Dossier
	// Berichten gives a reference for each notice; see KrijgenBericht.
	Berichten map[string]Bericht
	// Lopend are the decisions in force of this family; those that stay as they
	// are get no new decision.
	Lopend []Besluit
}

// Dossier is what belongs to one decision and to nobody else: every word of it
// may be read by its addressee, but for Bijdrage (of which only the outcome goes
// into the decision), PgbAkkoord and Horen.Toelichting.
type Dossier struct {
	Kenmerk    Kenmerk
	Melding    termijn.Dag
	Aanvraag   termijn.Dag
	Verslag    termijn.Dag
	Resultaten map[string]string // the aimed result per code of a result area
	Motivering string
	// VoorJeugdige are the reasons in words for a child of 12 or older; may be
	// empty.
	VoorJeugdige string
	// MotivatieNa: urgent, the reasons follow within a week (Awb 3:47 lid 3).
	MotivatieNa bool
	Adviezen    []Advies
	Levering    Levering
	Pgb         *Pgb
	// PgbAkkoord says who decided that a pgb is safe, and why, where a safety
	// flag stands in the family: a budget in the hands of who does harm is a
	// danger.
	PgbAkkoord string
	Aanbieder  string
	Bijdrage   Bijdrageuitkomst

	// Voorwaarden are the codes of the failed conditions that a refusal names
	// to this person.
	Voorwaarden []string
	// Andere are conditions of the law itself that the catalogue does not hold,
	// such as own strength (Wmo 2015 art. 2.3.5 lid 3): a sentence and where it
	// stands. Without them what fits cannot be refused.
	Andere []Voorwaarde
	// Of a change or ending.
	Wijzigreden Wijzigreden
	Horen       Horen
}

// Horen says whether the addressee was heard before a decision that is a
// burden to him and that he did not ask for (Awb 4:8), or why not (4:11).
type Horen struct {
	Gehoord     termijn.Dag
	Afgezien    Hooruitzondering
	Toelichting string // why the exception holds; kept, not printed
}

// Hooruitzondering is a ground of Awb 4:11 for not hearing.
type Hooruitzondering string

// The grounds for not hearing beforehand.
const (
	HoorSpoed    Hooruitzondering = "spoed"        // onder a
	HoorAlGehad  Hooruitzondering = "al-gehoord"   // onder b: he was heard before and nothing is new
	HoorDoelMist Hooruitzondering = "doel-vervalt" // onder c: the aim is only reached without notice
)

// Bundel is what one choice gives: the decisions, each on its own, the notices,
// what stayed as it was, and what never leaves.
type Bundel struct {
	Besluiten      []Besluit
	Kennisgevingen []Kennisgeving
	Ongewijzigd    []Kenmerk // decisions in force that stay as they are
	Achtergrond    Achtergrond
}

// Achtergrond is what is kept beside the decisions for who answers for them:
// the choice, the receipt of the advice, the departure, amounts. It tells about
// the whole family and is never shown to a member of it or put in a letter.
type Achtergrond struct {
	Product   string
	Keuze     []arrangement.Toon // the choices that the lines show, such as the package
	Bewijs    arrangement.Bewijs
	Afwijking Afwijking
	Vrij      string // the reason for the free level; empty: none
	Bedragen  []Bedragregel
	Per       []Intern // in the order of the decisions
	Berichten []Berichtbron
}

// Berichtbron says which decision a notice is about; an objection against the
// notice is one against the decision.
type Berichtbron struct {
	Bericht, Besluit Kenmerk
}

// Intern is what is kept beside one decision: the setting of its lines, on what
// ground the own contribution was settled and by whom, why someone was not
// heard, and who found a pgb safe.
type Intern struct {
	Onderwerp  Onderwerp
	Vormen     []string
	Bijdrage   Bijdrageuitkomst
	Horen      Horen
	PgbAkkoord string
}

// Bedragregel is what one awarded line costs.
type Bedragregel struct {
	Onderwerp Onderwerp
	Onderdeel string
	Bedrag    geld.Bedrag
	Periode   regeling.Eenheid
	Tarief    regeling.Tarief
}

// Onderwerpen says which decisions a computation asks for, in the order of its
// lines: on whose name, under which law. Use it to ask for the dossiers.
func Onderwerpen(b *arrangement.Berekening, s *gezin.Situatie) []Onderwerp {
	var out []Onderwerp
	seen := map[Onderwerp]bool{}
	for i := range b.Regels {
		r := &b.Regels[i]
		o := Onderwerp{s.Leden[r.Drager].ID, gezin.Wet(r.Wet)}
		if !seen[o] {
			seen[o] = true
			out = append(out, o)
		}
	}
	return out
}
