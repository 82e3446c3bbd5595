package besluit

import "errors"

// Kenmerk is the reference of one piece. It is random: it tells nothing about
// the family, the others in it, the order or the number of decisions.
type Kenmerk string

// kenmerktekens has no vowels (no words) and nothing that looks like
// something else.
const kenmerktekens = "BCDFGHJKLMNPQRSTVWXZ23456789"

// KenmerkBytes is how many random bytes one reference takes.
const KenmerkBytes = 12

// ErrKenmerk is given for too little randomness and for text that is no
// reference. It never repeats the text.
var ErrKenmerk = errors.New("geen kenmerk: een kenmerk bestaat uit drie groepen van vier tekens")

// KenmerkVan makes a reference of random bytes, KenmerkBytes or more: the
// caller passes them in. It holds about 57 bits.
func KenmerkVan(random []byte) (Kenmerk, error) {
	if len(random) < KenmerkBytes {
		return "", ErrKenmerk
	}
	out := make([]byte, 0, 14)
	for i := range KenmerkBytes {
		if i > 0 && i%4 == 0 {
			out = append(out, '-')
		}
		out = append(out, kenmerktekens[int(random[i])%len(kenmerktekens)])
	}
	return Kenmerk(out), nil
}

// Geldig tells whether the reference has the form that KenmerkVan gives.
func (k Kenmerk) Geldig() bool {
	if len(k) != 14 {
		return false
	}
	for i := range len(k) {
		if dash := i == 4 || i == 9; dash != (k[i] == '-') || !dash && !teken(k[i]) {
			return false
		}
	}
	return true
}

func teken(c byte) bool {
	for i := range len(kenmerktekens) {
		if kenmerktekens[i] == c {
			return true
		}
	}
	return false
}
