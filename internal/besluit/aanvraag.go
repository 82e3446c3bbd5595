package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Aanvraag is an application, on which a decision must follow.
type Aanvraag struct {
	Ontvangen   termijn.Dag
	Uitnodiging []Uitnodiging
	Stilstand   []termijn.Opschorting // other grounds of Awb 4:15 lid 2
	Verdaging   Verdaging
	Ingetrokken termijn.Dag
	// Ingebreke is the day on which the applicant wrote that the decision is
	// late (Awb 4:17 lid 3).
	Ingebreke termijn.Dag
}

// Uitnodiging asks to complete an application (Awb 4:5). From the day after it
// the clock stands still until the completion, or until the last day that was
// given for it (4:15 lid 1).
type Uitnodiging struct {
	Verzonden termijn.Dag
	Uiterlijk termijn.Dag // the last day to complete
	Aangevuld termijn.Dag // Geen: nothing came (yet)
	Gevraagd  []string    // what is missing, in words for who reads the letter
}

// Verdaging tells that the decision comes later (Awb 4:14), before the term
// ends, with a new day that is as near as possible.
type Verdaging struct {
	Meegedeeld termijn.Dag
	Tot        termijn.Dag
	Reden      string
}

// stilstand gives all periods in which the clock stood still.
func (a *Aanvraag) stilstand() []termijn.Opschorting {
	out := append([]termijn.Opschorting(nil), a.Stilstand...)
	for _, u := range a.Uitnodiging {
		end := u.Aangevuld
		if end == termijn.Geen || u.Uiterlijk != termijn.Geen && end > u.Uiterlijk {
			end = u.Uiterlijk
		}
		out = append(out, termijn.NaUitnodiging(u.Verzonden, end))
	}
	return out
}

// Beslistermijn gives the code of the term for deciding: two weeks under the
// Wmo (art. 2.3.5 lid 2), eight under the Jeugdwet (Awb 4:13).
func Beslistermijn(wet gezin.Wet) string {
	if wet == gezin.Jeugdwet {
		return "JW-BESCH"
	}
	return "WMO-BESCH"
}

// Beslisdag gives the last day for the decision, with the standstills. A longer
// day that was announced in time (Awb 4:14) takes the place of the end of the
// term; it does not stop the penalty clock, so Uitleg still speaks of the
// statutory one. The shorter term of an ordinance goes in duur; the zero value
// is the term of the law.
func (a *Aanvraag) Beslisdag(wet gezin.Wet, duur termijn.Duur) (termijn.Uitkomst, error) {
	t, _ := termijn.Zoek(Beslistermijn(wet))
	if duur.Aantal > 0 {
		t.Duur = duur
	}
	return t.Opgeschort(a.Ontvangen, a.stilstand()...)
}
