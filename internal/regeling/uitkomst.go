package regeling

// Uitkomst is the truth of a condition where some facts may be unknown
// (Kleene's three values). The order matters: "and" is the smallest, "or" the
// largest.
type Uitkomst uint8

// The three outcomes.
const (
	Nee Uitkomst = iota
	Onbekend
	Ja
)

// String gives the Dutch word.
func (u Uitkomst) String() string { return [...]string{"nee", "onbekend", "ja"}[u] }

// Niet turns yes into no and no into yes; unknown stays unknown.
func (u Uitkomst) Niet() Uitkomst { return Ja - u }

func uitkomst(b bool) Uitkomst {
	if b {
		return Ja
	}
	return Nee
}
