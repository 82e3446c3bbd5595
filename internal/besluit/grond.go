package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
)

// Grond is a statutory provision that is applied (Awb 3:47 lid 2), with its
// plain meaning for who reads the letter.
type Grond struct {
	Artikel string
	Tekst   string
}

type grondsleutel struct {
	wet   gezin.Wet
	soort Soort
}

// gronden names the provision per law and kind of decision. Read in the Wmo
// 2015 as valid from 1-7-2026 and the Jeugdwet as valid from 1-1-2026. The
// Jeugdwet has no article on changing help in kind, so the duty of art. 2.3 is
// the ground there too (art. 8.1.4 is about the pgb).
var gronden = map[grondsleutel][]Grond{
	{gezin.Wmo, Toekenning}:       {{"artikel 2.3.5, derde lid, van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "de gemeente geeft hulp aan wie het niet zelf redt en niet met hulp van anderen"}},
	{gezin.Wmo, Verlenging}:       {{"artikel 2.3.5, derde lid, van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "de gemeente geeft hulp aan wie het niet zelf redt en niet met hulp van anderen"}, {"artikel 2.3.9 van de Wmo", "de gemeente kijkt van tijd tot tijd of de hulp nog past"}},
	{gezin.Wmo, Tijdelijk}:        {{"artikel 2.3.3 van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "als het spoed heeft, geeft de gemeente meteen tijdelijke hulp"}},
	{gezin.Wmo, Afwijzing}:        {{"artikel 2.3.5, derde lid, van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "de gemeente geeft hulp aan wie het niet zelf redt en niet met hulp van anderen"}},
	{gezin.Wmo, Wijziging}:        {{"artikel 2.3.10 van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "de gemeente mag een besluit veranderen als het niet meer past"}},
	{gezin.Wmo, Beeindiging}:      {{"artikel 2.3.10 van de Wet maatschappelijke ondersteuning 2015 (Wmo)", "de gemeente mag een besluit beëindigen als de hulp niet meer nodig is of niet meer past"}},
	{gezin.Jeugdwet, Toekenning}:  {{"artikel 2.3, eerste lid, van de Jeugdwet", "de gemeente zorgt voor hulp aan kinderen die dat nodig hebben"}},
	{gezin.Jeugdwet, Verlenging}:  {{"artikel 2.3, eerste lid, van de Jeugdwet", "de gemeente zorgt voor hulp aan kinderen die dat nodig hebben"}},
	{gezin.Jeugdwet, Afwijzing}:   {{"artikel 2.3, eerste lid, van de Jeugdwet", "de gemeente zorgt voor hulp aan kinderen die dat nodig hebben"}},
	{gezin.Jeugdwet, Wijziging}:   {{"artikel 2.3, eerste lid, van de Jeugdwet", "de gemeente zorgt voor hulp aan kinderen die dat nodig hebben"}},
	{gezin.Jeugdwet, Beeindiging}: {{"artikel 2.3, eerste lid, van de Jeugdwet", "de gemeente zorgt voor hulp aan kinderen die dat nodig hebben"}},
}

// Gronden gives the provisions for a kind of decision; none where the law does
// not know it (there is no urgent route in the Jeugdwet text that was read).
func Gronden(wet gezin.Wet, soort Soort) []Grond {
	return append([]Grond(nil), gronden[grondsleutel{wet, soort}]...)
}

// Wijzigreden is why a decision is changed or ended: the grounds of Wmo 2015
// art. 2.3.10 lid 1, and the wish of the person himself.
type Wijzigreden string

// The reasons for changing or ending.
const (
	OpVerzoek       Wijzigreden = "op-verzoek"        // he asks for it: a new application, no burden
	OnjuisteGegeven Wijzigreden = "onjuiste-gegevens" // onder a
	NietMeerNodig   Wijzigreden = "niet-meer-nodig"   // onder b
	NietMeerPassend Wijzigreden = "niet-meer-passend" // onder c
	VoldoetNiet     Wijzigreden = "voldoet-niet"      // onder d: conditions of the provision
	NietGebruikt    Wijzigreden = "niet-gebruikt"     // onder e: not used, or for something else
)

// wijzigredenen gives each reason in words for the letter.
var wijzigredenen = map[Wijzigreden]string{
	OpVerzoek:       "U heeft ons hierom gevraagd.",
	OnjuisteGegeven: "De gegevens die wij hadden, kloppen niet of zijn niet compleet. Met de juiste gegevens hadden wij anders besloten.",
	NietMeerNodig:   "Wij vinden dat u deze hulp niet meer nodig heeft.",
	NietMeerPassend: "De hulp past niet meer bij wat u nodig heeft.",
	VoldoetNiet:     "Aan de voorwaarden voor de hulp wordt niet meer voldaan.",
	NietGebruikt:    "De hulp is niet gebruikt, of is gebruikt voor iets anders.",
}

// Zin gives the reason in a Dutch sentence; empty for a reason that does not
// exist.
func (w Wijzigreden) Zin() string { return wijzigredenen[w] }

// Redenen gives all reasons for changing or ending, in the order of the law.
func Redenen() []Wijzigreden {
	return []Wijzigreden{OpVerzoek, OnjuisteGegeven, NietMeerNodig, NietMeerPassend, VoldoetNiet, NietGebruikt}
}
