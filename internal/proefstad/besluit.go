package proefstad

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of decisions in the city; the codes are those of package besluit.
const (
	Toekenning = "toekenning"
	Verlenging = "verlenging" // a re-indication
	Afwijzing  = "afwijzing"
)

// Besluit is one decision as a count needs it. A loader makes the full
// decision of it, with reference, grounds and letter.
type Besluit struct {
	Gezin       string // Gezin.Code
	Persoon     string // the id in the family of whom it stands on the name of
	Volgnummer  int    // 1 for the first of this family
	Soort       string
	Wet         gezin.Wet
	Product     string // codes of the catalogue
	Versie      string
	Clientgroep string
	Loket       string
	Wijkteam    string
	Aanbieder   string      // empty for a refusal
	Melding     termijn.Dag // of a re-indication: Geen
	Aanvraag    termijn.Dag
	Datum       termijn.Dag // of the decision; in the same quarter as Ingang
	Ingang      termijn.Dag // the first day; Geen for a refusal
	Einde       termijn.Dag // the last day for which it was granted
	// Gesloten is the last day of help; Geen: it was running on Peildag. For a
	// closed one Gesloten - Ingang + 1 is how many days it lasted.
	Gesloten termijn.Dag
	Niveaus  []Niveau
	Reden    string // of a refusal, Dutch; empty for a grant
}

// Niveau is what was granted in one result area. The levels are those of the
// report; no public source gives minutes or sizes to a level, so these are
// invented.
type Niveau struct {
	Gebied  string // codes of the catalogue
	Niveau  string
	Minuten int64           // per week; 0 where Omvang holds
	Omvang  regeling.Omvang // zero where Minuten holds
}

// Dagen gives how many days a closed decision lasted, the first and the last
// included; ok is false for one that was running.
func (b *Besluit) Dagen() (n int, ok bool) {
	if b.Gesloten == termijn.Geen {
		return 0, false
	}
	return int(b.Gesloten-b.Ingang) + 1, true
}

// Niveau gives the level in a result area; empty: none was granted.
func (b *Besluit) Niveau(gebied string) string {
	for _, n := range b.Niveaus {
		if n.Gebied == gebied {
			return n.Niveau
		}
	}
	return ""
}
