package dossier

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Beeld is a family as one reader sees it on one page: what he may see for each
// of the purposes of his role, put together.
type Beeld struct {
	*Gezin
	// Standen gives the state per purpose, for Opdracht.Gezien: a form carries
	// the one of the purpose under which it writes.
	Standen map[toegang.Activiteit]string
	Moment  toegang.Moment

	volgorde map[toegang.Activiteit][]string // the ids that each purpose gave, in their order
}

// Beeld reads a family for a page. ErrNietGevonden where the reader may see
// nothing of it.
func (g *Gebruik) Beeld(ctx context.Context, wie Wie, id string, i Inzage) (*Beeld, error) {
	b := &Beeld{Gezin: &Gezin{ID: id}, Standen: map[toegang.Activiteit]string{}, Moment: g.Moment(), volgorde: map[toegang.Activiteit][]string{}}
	gezien := map[string]bool{}
	found := false
	for _, doel := range wie.doelen(id, b.Moment) {
		var deel *Gezin
		i := i
		if doel == toegang.Noodgebruik {
			i.Nood = string(wie.Nood.Reden)
		}
		err := g.lees(ctx, wie, toegang.Lezen, doel, i, func(l Lezing) error {
			var err error
			if deel, err = l.Gezin(ctx, id); err != nil {
				return err
			}
			return deel.vulAan(ctx, l, deel.elders())
		})
		if errors.Is(err, ErrNietGevonden) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		b.Standen[doel] = deel.Stand
		for _, w := range deel.Verloop {
			b.volgorde[doel] = append(b.volgorde[doel], w.ID)
		}
		b.voegBij(deel, gezien)
	}
	if !found {
		return nil, ErrNietGevonden
	}
	b.orden()
	return b, nil
}

// voegBij adds what one purpose gives. An entry that two purposes give counts
// once.
func (b *Beeld) voegBij(deel *Gezin, gezien map[string]bool) {
	b.Leden = voegNieuw(b.Leden, deel.Leden, gezien, func(e *Lid) string { return e.ID })
	b.Feiten = voegNieuw(b.Feiten, deel.Feiten, gezien, func(e *Feit) string { return e.ID })
	b.Stukken = voegNieuw(b.Stukken, deel.Stukken, gezien, func(e *Stuk) string { return e.ID })
	b.Taken = voegNieuw(b.Taken, deel.Taken, gezien, func(e *Taak) string { return e.ID })
	b.Relaties = voegNieuw(b.Relaties, deel.Relaties, gezien, func(e *Relatie) string { return e.ID })
	b.Verloop = voegNieuw(b.Verloop, deel.Verloop, gezien, func(e *Wijziging) string { return e.ID })
	for i := range deel.Verloop {
		gezien[deel.Verloop[i].ID] = true
	}
	for _, id := range deel.vanElders() {
		gezien[id] = true
	}
}

// voegNieuw adds the entries that were not seen before.
func voegNieuw[E any](to, from []E, gezien map[string]bool, id func(*E) string) []E {
	if len(gezien) == 0 && len(to) == 0 {
		return from
	}
	for i := range from {
		if !gezien[id(&from[i])] {
			to = append(to, from[i])
		}
	}
	return to
}

// orden puts all back in the order in which it was recorded.
func (b *Beeld) orden() {
	op := func(x, y Vermelding) int {
		return cmp.Or(cmp.Compare(x.Vastgezet, y.Vastgezet), cmp.Compare(x.ID, y.ID))
	}
	slices.SortFunc(b.Leden, func(x, y Lid) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortFunc(b.Feiten, func(x, y Feit) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortFunc(b.Stukken, func(x, y Stuk) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortFunc(b.Taken, func(x, y Taak) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortFunc(b.Relaties, func(x, y Relatie) int { return op(x.Vermelding, y.Vermelding) })
	slices.SortFunc(b.Verloop, func(x, y Wijziging) int { return cmp.Or(cmp.Compare(x.Op, y.Op), cmp.Compare(x.ID, y.ID)) })
}

// Sinds gives what was added since the given states, in the order in which it
// was recorded.
func (b *Beeld) Sinds(standen map[toegang.Activiteit]string) []Wijziging {
	later := map[string]bool{}
	for doel, stand := range standen {
		ids := b.volgorde[doel]
		for _, id := range ids[slices.Index(ids, stand)+1:] {
			later[id] = true
		}
	}
	var out []Wijziging
	for _, w := range b.Verloop {
		if later[w.ID] {
			out = append(out, w)
		}
	}
	return out
}

// Mensen gives the members of today as far as the reader may see.
func (b *Beeld) Mensen() []string { return b.LedenOp(b.Moment.Dag) }

// Naam gives the name of a person; ok is false where the reader may not see it
// or nobody gave it.
func (b *Beeld) Naam(persoon string) (string, bool) {
	if s := b.Stuk(AardNaam, persoon, b.Moment.Dag); s != nil {
		return string(s.Inhoud), true
	}
	return "", false
}

// Situatie gives what the reader may see as a situation on the day of the page,
// with the help that runs by a decision.
func (b *Beeld) Situatie() gezin.Situatie { return b.situatie("") }

// situatie leaves out the decisions on one product.
func (b *Beeld) situatie(zonder string) gezin.Situatie {
	feiten := make([]gezin.Feit, 0, len(b.Feiten))
	bekend := b.Moment.Tijd.UnixMicro()
	for i := range b.Feiten {
		feiten = append(feiten, b.Feiten[i].Feit)
		bekend = max(bekend, b.Feiten[i].Vastgezet, b.Feiten[i].Ingetrokken)
	}
	s := gezin.OpDag(b.Mensen(), feiten, b.Moment.Dag, bekend)
	b.neemHulp(&s, zonder)
	return s
}

// FeitOp gives the entry of a fact by its id.
func (b *Beeld) FeitOp(id string) *Feit {
	for i := range b.Feiten {
		if b.Feiten[i].ID == id {
			return &b.Feiten[i]
		}
	}
	return nil
}

// Betrokkenen gives for each role who is involved with a person today, sorted
// by account.
func (b *Beeld) Betrokkenen(persoon string) map[toegang.Rol][]string {
	out := map[toegang.Rol][]string{}
	for i := range b.Relaties {
		r := &b.Relaties[i]
		if r.Relatie != toegang.Betrokken || r.Ingetrokken != 0 || r.Rij.Waarden[toegang.CPersoon] != persoon || !geldt(r.Rij, b.Moment.Dag) {
			continue
		}
		rol := toegang.Rol(r.Rij.Waarden[toegang.CRol])
		if lezer := r.Rij.Waarden[toegang.CLezer]; !slices.Contains(out[rol], lezer) {
			out[rol] = append(out[rol], lezer)
		}
	}
	for rol := range maps.Keys(out) {
		slices.Sort(out[rol])
	}
	return out
}

func geldt(r toegang.Relatierij, dag termijn.Dag) bool {
	d := dag.String()
	return r.Van <= d && (r.Tot == "" || d < r.Tot)
}

// Veiligheidsstand is what a reader may know of the safety of a family.
type Veiligheidsstand uint8

// The states of safety. The zero value tells nothing.
const (
	VeiligheidAfgeschermd Veiligheidsstand = iota // the reader may not know
	VeiligheidGeenVlag                            // no one has a flag
	VeiligheidVlag                                // someone has
)

// Veiligheid gives the state of safety of today. Who may read the compartment
// for safety of no member learns nothing; a flag that he sees counts.
func (b *Beeld) Veiligheid(wie Wie) Veiligheidsstand {
	for _, p := range b.Mensen() {
		if b.Beschermd(p) {
			return VeiligheidVlag
		}
	}
	for _, p := range b.Mensen() {
		if !b.Leest(wie, p, gezin.Veiligheid) {
			return VeiligheidAfgeschermd
		}
	}
	return VeiligheidGeenVlag
}

// Beschermd tells whether the reader may see that a person has a safety flag.
func (b *Beeld) Beschermd(persoon string) bool {
	for i := range b.Relaties {
		r := &b.Relaties[i]
		if r.Relatie == toegang.Beschermd && r.Ingetrokken == 0 && r.Rij.Waarden[toegang.CPersoon] == persoon && geldt(r.Rij, b.Moment.Dag) {
			return true
		}
	}
	return false
}

// Leest tells whether the reader is involved with a person for a class: what is
// not there is then unknown, and otherwise withheld.
func (b *Beeld) Leest(wie Wie, persoon string, klasse gezin.Klasse) bool {
	for i := range b.Relaties {
		r := &b.Relaties[i]
		w := r.Rij.Waarden
		if r.Relatie == toegang.Betrokken && r.Ingetrokken == 0 && w[toegang.CPersoon] == persoon && w[toegang.CRol] == string(wie.Rol) &&
			w[toegang.CKlasse] == string(klasse) && (w[toegang.CLezer] == wie.Account || slices.Contains(wie.Teams, w[toegang.CLezer])) && geldt(r.Rij, b.Moment.Dag) {
			return true
		}
	}
	return false
}
