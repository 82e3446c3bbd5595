package geld

import "testing"

func TestAfrondingByName(t *testing.T) {
	gezien := map[string]bool{}
	for a := HalfVanNul; a <= Omhoog; a++ {
		naam := a.String()
		if got, ok := ParseAfronding(naam); !ok || got != a || gezien[naam] {
			t.Errorf("%q is found as %d, %t", naam, got, ok)
		}
		gezien[naam] = true
	}
	for _, naam := range []string{"", "onbekende-afronding", "Half-even", "half"} {
		if _, ok := ParseAfronding(naam); ok {
			t.Errorf("%q is a rule", naam)
		}
	}
	if Afronding(200).String() != "onbekende-afronding" {
		t.Error("a rule that is none has a name")
	}
	if (Afronding(0)) != HalfVanNul {
		t.Error("the zero value is not the rule of the contract")
	}
}
