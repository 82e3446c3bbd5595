package geld

import (
	"fmt"
	"math"
)

// Minuten is a length of time in whole minutes, as decisions state it per week.
type Minuten int64

// Nederlands gives the time in words: "1 uur 30 minuten", "45 minuten", and
// "min 45 minuten" for a difference below zero.
func (m Minuten) Nederlands() string {
	if m < 0 {
		return "min " + (-max(m, -math.MaxInt64)).Nederlands()
	}
	hours, rest := m/60, m%60
	switch {
	case hours == 0 && rest == 1:
		return "1 minuut"
	case hours == 0:
		return fmt.Sprintf("%d minuten", rest)
	case rest == 0:
		return fmt.Sprintf("%d uur", hours)
	case rest == 1:
		return fmt.Sprintf("%d uur 1 minuut", hours)
	}
	return fmt.Sprintf("%d uur %d minuten", hours, rest)
}

// Maal gives the price of this time at an hourly tariff, rounded once to whole
// cents by the named rule.
func (m Minuten) Maal(perUur Bedrag, a Afronding) (Bedrag, error) {
	return perUur.MaalBreuk(int64(m), 60, a)
}
