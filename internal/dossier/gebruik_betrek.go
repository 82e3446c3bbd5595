package dossier

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Betrekking asks to let a colleague work with people of a family.
type Betrekking struct {
	Account string
	Rol     toegang.Rol
	Over    []string       // members
	Klassen []gezin.Klasse // that he reads of each; that there is a case is always among them
	Tot     termijn.Dag    // the first day on which no more; Geen: open
}

// The refusals of Betrek and EindBetrokkenheid.
var (
	ErrBetrekWie    = &Fout{"BETREK-WIE", "Kies een collega die deze rol vandaag heeft."}
	ErrBetrekOver   = &Fout{"BETREK-OVER", "Kies over wie van dit gezin het gaat."}
	ErrBetrekDeel   = &Fout{"BETREK-DEEL", "Kies alleen delen die u van al deze mensen zelf leest."}
	ErrBetrekDag    = &Fout{"BETREK-DAG", "Kies een laatste dag die nog moet komen, of laat hem leeg."}
	ErrBetrekLaatst = &Fout{"BETREK-LAATST", "Zonder deze collega kan niemand meer in dit dossier schrijven. Wijs eerst een ander aan."}
)

// Meewerkrollen gives the roles in which a colleague can be asked to work with a
// family. The casusregisseur is named on his own (WijsRegisseurAan), and the
// back office follows from the assignment.
func Meewerkrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Hulpverlener, toegang.Veiligheidscoordinator, toegang.Indicatiesteller, toegang.Toezichthouder}
}

// Meewerker is a colleague in a role in which he can be asked.
type Meewerker struct {
	Account Account
	Rol     toegang.Rol
}

// Meewerkkeuze gives who can be asked today, by account and role.
func (g *Gebruik) Meewerkkeuze(ctx context.Context, a Accounts) ([]Meewerker, error) {
	all, err := a.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	dag := g.Moment().Dag
	var out []Meewerker
	for _, one := range all {
		for _, rol := range Meewerkrollen() {
			if one.HeeftRol(rol, dag) {
				out = append(out, Meewerker{one, rol})
			}
		}
	}
	return out, nil
}

// Betrek lets a colleague work with people of a family from today on. Nobody
// gives more than he has: the classes are those that the writer reads himself of
// each of them.
func (g *Gebruik) Betrek(ctx context.Context, a Accounts, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, q Betrekking) error {
	who, err := g.Meewerkkeuze(ctx, a)
	if err != nil {
		return err
	}
	entries, err := g.betrekInvoer(v.Wie, b, &q, who)
	if err != nil || entries == nil { // nothing: he works with them already
		return err
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}

func (g *Gebruik) betrekInvoer(wie Wie, b *Beeld, q *Betrekking, who []Meewerker) ([]Invoer, error) {
	dag := g.Moment().Dag
	switch {
	case !slices.ContainsFunc(who, func(m Meewerker) bool { return m.Account.ID == q.Account && m.Rol == q.Rol }):
		return nil, ErrBetrekWie
	case len(q.Over) == 0:
		return nil, ErrBetrekOver
	case q.Tot != termijn.Geen && q.Tot <= dag:
		return nil, ErrBetrekDag
	}
	mine := g.geefbaar(wie, b)
	already := Wie{Account: q.Account, Rol: q.Rol}
	var entries []Invoer
	for _, p := range q.Over {
		if len(mine[p]) == 0 {
			return nil, ErrBetrekOver
		}
		for _, k := range append([]gezin.Klasse{gezin.Betrokken}, q.Klassen...) {
			if !slices.Contains(mine[p], k) || !b.Leest(wie, p, k) {
				return nil, ErrBetrekDeel
			}
			if !b.Leest(already, p, k) {
				entries = append(entries, Relatie{Vak: VakVan(p, b.Wet(p), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
					Rij: toegang.Betrokkenheid(q.Account, p, q.Rol, k, dag, q.Tot)})
			}
		}
	}
	return entries, nil
}

// Meewerking is what one colleague, in one role, may read of one member today,
// as far as the reader may see.
type Meewerking struct {
	Persoon, Lezer string
	Rol            toegang.Rol
	Klassen        []gezin.Klasse
	Van, Tot       string // as in toegang.Relatierij
	ids            []string
}

// Meewerkingen gives who works with whom today, by member, role and colleague.
func (b *Beeld) Meewerkingen() []Meewerking {
	var out []Meewerking
	for _, p := range b.Mensen() {
		for i := range b.Relaties {
			r := &b.Relaties[i]
			w := r.Rij.Waarden
			if r.Relatie != toegang.Betrokken || r.Ingetrokken != 0 || w[toegang.CPersoon] != p || !geldt(r.Rij, b.Moment.Dag) {
				continue
			}
			n := slices.IndexFunc(out, func(m Meewerking) bool {
				return m.Persoon == p && m.Lezer == w[toegang.CLezer] && string(m.Rol) == w[toegang.CRol]
			})
			if n < 0 {
				out, n = append(out, Meewerking{Persoon: p, Lezer: w[toegang.CLezer], Rol: toegang.Rol(w[toegang.CRol]), Van: r.Rij.Van, Tot: r.Rij.Tot}), len(out)
			}
			out[n].Klassen = append(out[n].Klassen, gezin.Klasse(w[toegang.CKlasse]))
			out[n].ids = append(out[n].ids, r.ID)
		}
	}
	return out
}

// EindBetrokkenheid ends today that a colleague works with a member in a role.
// The casusregisseur is replaced and not ended, and somebody who can write stays.
func (g *Gebruik) EindBetrokkenheid(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon, lezer string, rol toegang.Rol) error {
	all := b.Meewerkingen()
	i := slices.IndexFunc(all, func(m Meewerking) bool { return m.Persoon == persoon && m.Lezer == lezer && m.Rol == rol })
	if i < 0 || rol == toegang.Casusregisseur {
		return ErrNietGevonden
	}
	if rol == toegang.Indicatiesteller && !slices.ContainsFunc(all, func(m Meewerking) bool {
		return m.Persoon == persoon && m.Lezer != lezer && (m.Rol == toegang.Indicatiesteller || m.Rol == toegang.Casusregisseur)
	}) {
		return ErrBetrekLaatst
	}
	var entries []Invoer
	for _, id := range all[i].ids {
		entries = append(entries, RelatieEinde{Relatie: id, Tot: b.Moment.Dag.String()})
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}
