package termijn

import "time"

// Uitkomst is the end of a term, with its explanation.
type Uitkomst struct {
	Code           string // of the term, or the length as text
	Basis          Dag    // the day of the event
	Eind           Dag    // the last day; Geen where there is none
	Stilstand      int    // days that the clock stood still
	Uitleg         []string
	Waarschuwingen []Waarschuwing
}

// Waarschuwing is something that the user must know before he relies on an end.
type Waarschuwing struct {
	Code  string // stable code, one of the constants
	Tekst string // Dutch sentence that says what to do
}

// The codes of the warnings.
const (
	WaarschuwGelijkgesteld = "gelijkgestelde-dagen-onbekend" // the decree of the year is not known
	WaarschuwLezing        = "lezing"                        // the text leaves room; Uitleg says how it was read
	WaarschuwTijdstip      = "tijdstip-telt"                 // a term in hours was computed from a day
	WaarschuwGeenWerkdag   = "geen-werkdag"                  // the end is no ordinary day and does not move
	WaarschuwVoorbij       = "al-voorbij"                    // the end lies before the base
	WaarschuwOpschorting   = "opschorting-na-einde"          // a standstill began when the term was over
)

const (
	eersteDag Dag = 1       // 1 January of the year 1
	laatste   Dag = 3652059 // 31 December of the year 9999
)

func (d Dag) geldig() bool { return eersteDag <= d && d <= laatste }

// Bereken gives the end of the term with a code, counted from the day of the
// event. It gives ErrCode for a code that the table does not hold, ErrDag for a
// day that is none, and ErrBereik for an end outside the years 1 to 9999. A
// term without a number is no fault: its Eind is Geen and Uitleg says why.
func Bereken(code string, basis Dag) (Uitkomst, error) {
	t, ok := Zoek(code)
	if !ok {
		return Uitkomst{}, ErrCode
	}
	return t.Bereken(basis)
}

// BerekenDuur gives the end of a statutory term of this length, by the Algemene
// termijnenwet, for a term that has no code. Hours and working days count as in
// the table.
func BerekenDuur(d Duur, basis Dag) (Uitkomst, error) {
	t, err := VanDuur(d)
	if err != nil {
		return Uitkomst{}, err
	}
	return t.Bereken(basis)
}

// VanDuur makes a term without a code of a bare length: one that a law sets, so
// that the Algemene termijnenwet applies. Its Code is the length as text. It
// gives ErrDuur for a length of less than one or more than 9999 units.
func VanDuur(d Duur) (Termijn, error) {
	if d.Aantal < 1 || d.Aantal > maxAantal || d.Eenheid == GeenEenheid || int(d.Eenheid) >= len(eenheden) {
		return Termijn{}, ErrDuur
	}
	t := Termijn{Code: d.String(), Duur: d, Bron: Bron{Tekst: "Algemene termijnenwet, BWBR0002448", Stand: MustDag("2010-10-10")}}
	switch d.Eenheid {
	case Uur:
		t.Telwijze = Uren
	case Werkdag:
		t.Telwijze, t.Lezing = Werkdagen, lezingKeten
	}
	return t, nil
}

// Bereken gives the end of this term, as the function Bereken does.
func (t Termijn) Bereken(basis Dag) (Uitkomst, error) { return t.bereken(basis, nil) }

// Opgeschort gives the end of this term when its clock has stood still. The
// end moves by the days of standstill, and only then the Algemene termijnenwet
// is applied. Periods may overlap and come in any order; days before the term
// began, and periods after it was over, move nothing. It gives ErrOpschorting
// for a term whose clock cannot stand still, and ErrPeriode.
func (t Termijn) Opgeschort(basis Dag, periodes ...Opschorting) (Uitkomst, error) {
	if t.Telwijze != ATWVooruit && t.Telwijze != KalenderVooruit || t.Duur.Aantal == 0 {
		return Uitkomst{}, ErrOpschorting
	}
	samen, err := verenig(periodes, basis+1)
	if err != nil {
		return Uitkomst{}, err
	}
	return t.bereken(basis, samen)
}

// Eind gives the end alone, without words: for loops over many terms. It is
// Geen for a term without a number.
func (t Termijn) Eind(basis Dag) (Dag, error) {
	u, err := t.telling(basis, nil)
	return u.eind, err
}

func (t *Termijn) telling(basis Dag, periodes []Opschorting) (telling, error) {
	if !basis.geldig() {
		return telling{}, ErrDag
	}
	if !t.heeftEinde() {
		return telling{}, nil
	}
	if t.Telwijze != VasteDatum && (t.Duur.Aantal < 1 || t.Duur.Aantal > maxAantal) {
		return telling{}, ErrDuur
	}
	u := t.tel(basis, periodes)
	if !u.kaal.geldig() { // 31 December 9999 is a Friday: no extension goes past it
		return telling{}, ErrBereik
	}
	return u, nil
}

// heeftEinde tells whether the term gives a day at all.
func (t *Termijn) heeftEinde() bool {
	switch t.Telwijze {
	case Onverwijld, Periodiek, Opschorten, VoorEinde:
		return false
	}
	return true
}

func (t *Termijn) bereken(basis Dag, periodes []Opschorting) (Uitkomst, error) {
	u, err := t.telling(basis, periodes)
	if err != nil {
		return Uitkomst{}, err
	}
	return Uitkomst{
		Code: t.Code, Basis: basis, Eind: u.eind, Stilstand: u.stil,
		Uitleg: t.uitleg(basis, u, periodes), Waarschuwingen: t.waarschuwingen(basis, u, periodes),
	}, nil
}

// BerekenTijdstip gives the instant at which a term in hours ends: that many
// hours of 60 minutes after the event, whatever the clock of summer time does
// (Algemene termijnenwet art. 4 onder a: no extension). It gives ErrCode, and
// ErrGeenUren for a term that counts in something else.
func BerekenTijdstip(code string, gebeurtenis time.Time) (time.Time, error) {
	t, ok := Zoek(code)
	if !ok {
		return time.Time{}, ErrCode
	}
	if t.Telwijze != Uren {
		return time.Time{}, ErrGeenUren
	}
	return gebeurtenis.Add(time.Duration(t.Duur.Aantal) * time.Hour), nil
}
