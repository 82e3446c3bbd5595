package dossier

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Tekenaars gives the colleagues of today who have the mandate for these decisions:
// those who work with everyone of the family and may decide on each of them, and
// those who would have to be asked to join. What the reader may not see of who
// works with whom makes no difference.
func (g *Gebruik) Tekenaars(ctx context.Context, a Accounts, wie Wie, b *Beeld, vragen []Tekenvraag) (werken, anderen []Account, err error) {
	all, err := a.Accounts(ctx)
	if err != nil || g.Mandaat == nil {
		return nil, nil, err
	}
	for i := range all {
		if all[i].Geblokt || all[i].ID == wie.Account {
			continue
		}
		for _, one := range besluitrollen(&all[i], g.Moment().Dag) {
			if len(g.MagNietTekenen(one, vragen)) > 0 {
				continue
			}
			if g.magBesluiten(one, b, vragen) && g.leestIedereen(one, b) {
				werken = append(werken, all[i])
			} else {
				anderen = append(anderen, all[i])
			}
		}
	}
	return werken, anderen, nil
}

// leestIedereen tells whether someone reads what decisions rest on of every member
// whom the reader sees.
func (g *Gebruik) leestIedereen(wie Wie, b *Beeld) bool {
	return !slices.ContainsFunc(b.Mensen(), func(p string) bool {
		vak := VakVan(p, b.Wet(p), toegang.SFeit, gezin.Gewoon)
		doel, ok := doelVoor(wie.Rol, vak)
		return !ok || !g.mag(wie, b, toegang.Lezen, doel, vak)
	})
}

// besluitrollen gives an account in each of its roles of today that decides, as it
// asks for a page.
func besluitrollen(a *Account, dag termijn.Dag) []Wie {
	var out []Wie
	for _, rol := range toegang.RollenMet(toegang.Besluiten) {
		if a.HeeftRol(rol, dag) {
			out = append(out, WieVan(a, rol, dag))
		}
	}
	return out
}
