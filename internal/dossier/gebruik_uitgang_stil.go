package dossier

import (
	"context"
	"errors"
	"maps"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// stilBewaakt gives the same of who is protected in silence: the flag of the
// other registration counts here as well, and what stands there must not leave
// from here. The one of this family is on the list without any place of his own.
func (p *Postkamer) stilBewaakt(ctx context.Context, herkomst, id string) (flags []toegang.Relatierij, people []poort.Beschermde, err error) {
	var others []string
	find := func(l Lezing) error {
		linked, err := l.Gezin(ctx, id, toegang.SKoppeling)
		if err != nil {
			return err
		}
		for i := range linked.Relaties {
			r := &linked.Relaties[i]
			person := r.Rij.Waarden[toegang.CPersoon]
			if r.Relatie != toegang.Gekoppeld || r.Ingetrokken != 0 || !geldt(r.Rij, p.Moment().Dag) {
				continue
			}
			flags = append(flags, toegang.Bescherming(person, p.Moment().Dag, termijn.Geen))
			people = append(people, poort.Beschermde{Persoon: person, Wet: r.Vak.Label.Wet, Domein: r.Vak.Domein})
			more, err := p.andereRegistraties(ctx, l, person)
			if err != nil {
				return err
			}
			others = append(others, more...)
		}
		return nil
	}
	page := Inzage{Handeling: Inzien, Pagina: "uitgangscontrole", Herkomst: herkomst}
	if err := p.Opslag.Read(ctx, p.koppelToets(toegang.Zoeken), page, find); err != nil && !errors.Is(err, ErrNietGevonden) {
		return nil, nil, err
	}
	if len(others) == 0 {
		return flags, people, nil
	}
	if others, err = p.metVlag(ctx, page, others); err != nil {
		return nil, nil, err
	}
	err = p.Opslag.Read(ctx, p.systeemToets(toegang.Uitgang, toegang.Lezen, toegang.Uitgangscontrole), page, func(l Lezing) error {
		found, err := l.Personen(ctx, others, toegang.SContact)
		for _, other := range slices.Sorted(maps.Keys(found)) {
			vak := found[other].Stukken[0].Vak
			people = append(people, beschermde(found[other], &Relatie{Vak: vak, Rij: toegang.Bescherming(other, p.Moment().Dag, termijn.Geen)}))
		}
		return err
	})
	return flags, people, err
}

// metVlag gives those of whom the registration itself has a safety flag.
func (p *Postkamer) metVlag(ctx context.Context, page Inzage, mensen []string) (out []string, err error) {
	err = p.Opslag.Read(ctx, p.systeemToets(toegang.Regelmachine, toegang.Lezen, toegang.Adviesberekening), page, func(l Lezing) error {
		found, err := l.Personen(ctx, mensen, toegang.SFeit)
		out = nil
		for _, id := range slices.Sorted(maps.Keys(found)) {
			if b := (Beeld{Gezin: found[id], Moment: p.Moment()}); b.Beschermd(id) {
				out = append(out, id)
			}
		}
		return err
	})
	return out, err
}
