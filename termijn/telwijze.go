package termijn

// Telwijze is the way in which a term is counted.
type Telwijze uint8

// The ways of counting.
const (
	ATWVooruit      Telwijze = iota // forward, extended by the Algemene termijnenwet art. 1 and 2
	KalenderVooruit                 // forward, never extended
	KalenderTerug                   // counted back from an event, never shifted (Algemene termijnenwet art. 1 lid 2)
	Werkdagen                       // forward, in working days of the message chain
	Uren                            // forward, in hours from an instant
	Onverwijld                      // at once: the law gives no number
	Periodiek                       // at an interval that the municipality sets
	Opschorten                      // no term of its own: it stops the clock of another
	Instelbaar                      // forward; the number is usual and can be set otherwise
	Praktijk                        // forward; a practice or a letter sets the day, not a law
	VasteDatum                      // before the same date of every year
	VoorEinde                       // before another term ends: no number of its own
	EersteVanMaand                  // from the first day of a later month
	Verordening1182                 // forward, extended by Regulation (EEC, Euratom) 1182/71
)

var telwijzen = [...]string{
	"ATW_FWD", "CAL_FWD", "CAL_BACK", "WERKDAG", "HOURS", "IMMEDIATE", "PERIODIC", "SUSPEND",
	"CONFIG", "PRACTICE", "FIXED_DATE", "BEFORE_END", "FIRST_OF_MONTH", "EU_1182_71",
}

// String gives the name under which the way of counting stands in data.
func (t Telwijze) String() string {
	if int(t) < len(telwijzen) {
		return telwijzen[t]
	}
	return "onbekende-telwijze"
}
