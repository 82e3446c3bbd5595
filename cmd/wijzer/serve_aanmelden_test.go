package main

import (
	"slices"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

func TestWhoNeedsASecondFactor(t *testing.T) {
	for _, c := range []struct {
		keuze string
		needs []toegang.Rol
		not   []toegang.Rol
		fault bool
	}{
		{keuze: factorGezinnen, needs: append(dossier.Leesrollen(), toegang.FunctioneelBeheerder, toegang.PrivacyOfficer), not: []toegang.Rol{toegang.Beleidsmaker}},
		{keuze: factorNiemand, not: dossier.Leesrollen()},
		{keuze: factorIedereen, needs: []toegang.Rol{toegang.Beleidsmaker, toegang.Indicatiesteller, toegang.Client}},
		{keuze: "beleidsmaker, financien", needs: []toegang.Rol{toegang.Beleidsmaker, toegang.Financien}, not: []toegang.Rol{toegang.Indicatiesteller}},
		{keuze: "iedereeen", fault: true}, {keuze: "", fault: true},
	} {
		got, err := tweedeFactor(c.keuze)
		if (err != nil) != c.fault {
			t.Errorf("%q: %v", c.keuze, err)
		}
		for _, r := range c.needs {
			if !slices.Contains(got, r) {
				t.Errorf("%q: %s needs none", c.keuze, r)
			}
		}
		for _, r := range c.not {
			if slices.Contains(got, r) {
				t.Errorf("%q: %s needs one", c.keuze, r)
			}
		}
	}
	if def := newServe().Flags().Lookup("tweede-factor").DefValue; def != factorGezinnen {
		t.Errorf("the default is %q", def)
	}
}
