package main

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// The words that --tweede-factor takes beside names of roles.
const (
	factorGezinnen = "gezinnen"
	factorIedereen = "iedereen"
	factorNiemand  = "niemand"
)

// tweedeFactor gives the roles that must have a second factor beside a password.
func tweedeFactor(keuze string) ([]toegang.Rol, error) {
	var out []toegang.Rol
	switch keuze {
	case factorNiemand:
		return nil, nil
	case factorIedereen:
		for _, r := range rollen() {
			out = append(out, toegang.Rol(r))
		}
		return out, nil
	case factorGezinnen:
		out = append(dossier.Leesrollen(), toegang.FunctioneelBeheerder, toegang.PrivacyOfficer)
		slices.Sort(out)
		return slices.Compact(out), nil
	}
	for _, r := range strings.Split(keuze, ",") {
		r = strings.TrimSpace(r)
		if !slices.Contains(rollen(), r) {
			return nil, opslagFout("tweede-factor-onbekend", "kies bij --tweede-factor: gezinnen, iedereen, niemand, of rollen die bestaan met komma's ertussen")
		}
		out = append(out, toegang.Rol(r))
	}
	return out, nil
}
