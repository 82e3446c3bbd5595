package termijn

import "slices"

// Grond is the reason why the clock of a term stands still.
type Grond uint8

// The grounds.
const (
	GeenGrond   Grond = iota // no ground is given
	Aanvulling               // the applicant was invited to complete his application
	Instemming               // he agreed in writing
	Toerekening              // the delay is his
	Overmacht                // force majeure
	Verzuim                  // a defect of an objection is being repaired
)

var gronden = [...]string{
	"zonder genoemde grond",
	"aanvulling van de aanvraag (Awb art. 4:15 lid 1)",
	"schriftelijke instemming (Awb art. 4:15 lid 2 onder a)",
	"vertraging die aan de aanvrager ligt (Awb art. 4:15 lid 2 onder b)",
	"overmacht (Awb art. 4:15 lid 2 onder c)",
	"herstel van een verzuim (Awb art. 7:10 lid 2)",
}

// String gives the ground in Dutch words, with its article.
func (g Grond) String() string {
	if int(g) < len(gronden) {
		return gronden[g]
	}
	return "onbekende grond"
}

// Opschorting is one period in which the clock of a term stands still: from
// Van until Tot, the first day on which it runs again. The law says "tot de dag
// waarop de aanvraag is aangevuld", so the day of the completion counts again.
// With Tot = Geen the clock still stands.
type Opschorting struct {
	Grond    Grond
	Van, Tot Dag
}

// NaUitnodiging is the standstill after an invitation to complete an
// application: from the day after it was sent until einde, the day on which the
// completion came or else the last day that was set for it; Geen while neither
// has come. For a lapsed term the law leaves a day of room: the last day itself
// is the reading that never makes the municipality late.
func NaUitnodiging(verzonden, einde Dag) Opschorting {
	o := Opschorting{Aanvulling, verzonden + 1, einde}
	if einde != Geen {
		o.Tot = max(o.Van, einde)
	}
	return o
}

func staatStil(d Dag, periodes []Opschorting) bool {
	for _, p := range periodes {
		if p.Van <= d && d < p.Tot {
			return true
		}
	}
	return false
}

// gesloten leaves out the standstill that has no end yet; merged and sorted, it
// is the last.
func gesloten(periodes []Opschorting) []Opschorting {
	if n := len(periodes); n > 0 && periodes[n-1].Tot == Geen {
		return periodes[:n-1]
	}
	return periodes
}

// verenig sorts standstills, merges those that overlap (the clock cannot stand
// still twice) and cuts off what lies before the term began.
func verenig(periodes []Opschorting, eerste Dag) ([]Opschorting, error) {
	var uit []Opschorting
	for _, p := range periodes {
		if !p.Van.geldig() || p.Tot != Geen && (p.Tot < p.Van || !p.Tot.geldig()) {
			return nil, ErrPeriode
		}
		p.Van = max(p.Van, eerste)
		if p.Tot == Geen || p.Tot > p.Van {
			uit = append(uit, p)
		}
	}
	slices.SortFunc(uit, func(a, b Opschorting) int { return int(a.Van - b.Van) })
	n := 0
	for _, p := range uit {
		if n == 0 || uit[n-1].Tot != Geen && p.Van > uit[n-1].Tot {
			uit[n] = p
			n++
			continue
		}
		vorige := &uit[n-1]
		if p.Grond != vorige.Grond {
			vorige.Grond = GeenGrond // one standstill, more than one ground
		}
		if vorige.Tot != Geen && (p.Tot == Geen || p.Tot > vorige.Tot) {
			vorige.Tot = p.Tot
		}
	}
	return uit[:n], nil
}
