package besluit

import (
	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// Afwijkingsoort says how a choice departs from the advice.
type Afwijkingsoort string

// The ways to depart from the advice. The zero value is not at all.
const (
	GeenAfwijking     Afwijkingsoort = ""
	AfwijkingNee      Afwijkingsoort = "past-niet"      // chosen though it does not fit
	AfwijkingOnbekend Afwijkingsoort = "onbekend"       // chosen though a fact is missing
	AfwijkingAnder    Afwijkingsoort = "ander-past"     // chosen though another one fits and this one does not
	AfwijkingGeen     Afwijkingsoort = "past-geweigerd" // refused though it fits
	AfwijkingOpen     Afwijkingsoort = "open-geweigerd" // refused though a fact is missing
)

// Afwijking is a departure from the advice, with the reason that the law of
// good administration asks for (Awb 3:46). It is kept, counted, and not
// printed: a letter has its own reasons.
type Afwijking struct {
	Soort      Afwijkingsoort
	Oordeel    string   // what the advice said of the chosen product: ja, onbekend, nee
	Passend    []string // codes of the products that do fit
	Motivering string
}

// weegAfwijking compares a choice with the advice; found is false where the
// advice does not speak of the product.
func weegAfwijking(adv *arrangement.Advies, product string, weigering bool) (a Afwijking, o *arrangement.Oordeel) {
	for i := range adv.Oordelen {
		j := &adv.Oordelen[i]
		if j.Product.Code == product {
			o = j
		} else if j.Uitkomst == regeling.Ja {
			a.Passend = append(a.Passend, j.Product.Code)
		}
	}
	if o == nil {
		return a, nil
	}
	a.Oordeel = o.Uitkomst.String()
	a.Soort = afwijkingsoort(o.Uitkomst, weigering, len(a.Passend) > 0)
	return a, o
}

func afwijkingsoort(u regeling.Uitkomst, weigering, anderPast bool) Afwijkingsoort {
	switch {
	case weigering && u == regeling.Ja:
		return AfwijkingGeen
	case weigering && u == regeling.Onbekend:
		return AfwijkingOpen
	case weigering || u == regeling.Ja:
		return GeenAfwijking
	case anderPast:
		return AfwijkingAnder
	case u == regeling.Nee:
		return AfwijkingNee
	}
	return AfwijkingOnbekend
}

// TelAfwijkingen counts choices by how they depart from the advice; those that
// do not are under GeenAfwijking. One choice counts once, however many
// decisions it gave.
func TelAfwijkingen(keuzes []Achtergrond) map[Afwijkingsoort]int {
	out := map[Afwijkingsoort]int{}
	for i := range keuzes {
		out[keuzes[i].Afwijking.Soort]++
	}
	return out
}
