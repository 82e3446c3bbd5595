package regeling

import "codeberg.org/wijzer/wijzer/internal/geld"

// Budget is what the free level measures out: minutes per week, an amount per
// week, or both. What is nil keeps what the package gives.
type Budget struct {
	Minuten *int64
	Bedrag  *geld.Bedrag
}
