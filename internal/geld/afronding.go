package geld

// Afronding names a rounding rule. The names stand in catalogues and tariffs,
// with the source that prescribes them.
type Afronding uint8

// The rounding rules that the sources use. The zero value is the rule of the
// command-line contract: half a cent goes away from zero.
const (
	HalfVanNul  Afronding = iota // half goes away from zero: 0.125 -> 0.13, -0.125 -> -0.13
	HalfNaarNul                  // half goes to zero: 0.125 -> 0.12 (a printed 75% of 7,098.50 is 5,323.87)
	HalfEven                     // half goes to the even neighbour
	Omlaag                       // to zero, as in "rounded down to 0.20" (Wmo 2015 art. 2.1.4a)
	Omhoog                       // away from zero
)

var afrondingNames = [...]string{"half-van-nul", "half-naar-nul", "half-even", "omlaag", "omhoog"}

// String gives the name under which the rule stands in data.
func (a Afronding) String() string {
	if int(a) < len(afrondingNames) {
		return afrondingNames[a]
	}
	return "onbekende-afronding"
}

// ParseAfronding finds a rounding rule by its name; ok is false for a name
// that no rule has.
func ParseAfronding(name string) (a Afronding, ok bool) {
	for i, n := range afrondingNames {
		if n == name {
			return Afronding(i), true
		}
	}
	return 0, false
}

// up tells whether the magnitude q with remainder r of divisor d goes up.
func (a Afronding) up(q, r, d uint64) bool {
	if r == 0 {
		return false
	}
	switch a {
	case Omlaag:
		return false
	case Omhoog:
		return true
	}
	switch half := d - r; {
	case r > half:
		return true
	case r < half:
		return false
	}
	return a == HalfVanNul || a == HalfEven && q%2 == 1
}
