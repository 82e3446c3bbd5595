package termijn

// Dwangsomtrede is one step of the penalty for a late decision: so many cents a day,
// from one day of the penalty to another, both included.
type Dwangsomtrede struct {
	VanDag, TotEnMetDag int
	CentPerDag          int64
}

// dwangsom holds the steps of Awb art. 4:17 lid 2, in the text that is valid
// from 1 January 2026: at most 42 days, together EUR 1,442.
var dwangsom = [...]Dwangsomtrede{{1, 14, 2300}, {15, 28, 3500}, {29, 42, 4500}}

// Dwangsomtreden gives the steps of the penalty for a late decision (Awb art.
// 4:17 lid 2), and the day from which the text that was read is valid. The
// amounts are indexed; for days before it others can hold.
func Dwangsomtreden() (treden []Dwangsomtrede, stand Dag) {
	return append([]Dwangsomtrede(nil), dwangsom[:]...), standAwb
}

// Dwangsom gives the penalty in cents on the day op, when eersteDag is the
// first day with penalty and op still counts. It is 0 before the first day and
// does not grow after the 42nd.
func Dwangsom(eersteDag, op Dag) (cent int64) {
	dagen := int(op-eersteDag) + 1
	for _, t := range dwangsom {
		if n := min(dagen, t.TotEnMetDag) - t.VanDag + 1; n > 0 {
			cent += int64(n) * t.CentPerDag
		}
	}
	return cent
}
