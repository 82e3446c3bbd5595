package dossier

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Membership and involvement are two things. To leave, return, move, split or
// merge changes who belongs to a family, and with that the composition with
// which something is shared from then on. It gives nobody a read of what is
// there: only Meelezen does, for one account, and says so.

// Faults of membership.
var (
	ErrLidDag     = &Fout{"LID-DAG", "Kies een dag die niet in de toekomst ligt en niet voor de dag waarop iemand bij het gezin kwam."}
	ErrLidAl      = &Fout{"LID-AL", "Deze persoon hoort al bij dit gezin."}
	ErrLidNiet    = &Fout{"LID-NIET", "Deze persoon hoort niet meer bij dit gezin. Open de pagina opnieuw."}
	ErrLidNiemand = &Fout{"LID-NIEMAND", "Kies ten minste één gezinslid."}
	ErrLidZelfde  = &Fout{"LID-ZELFDE", "Kies een ander gezin dan dit."}
)

// Meelezen says for what the casusregisseur of the family where someone comes
// becomes involved with him.
type Meelezen uint8

// The choices. The zero value gives nobody anything.
const (
	LeestNiets  Meelezen = iota
	LeestDat             // that he belongs to the family
	LeestGewoon          // and what everyone who works with him reads
)

func (m Meelezen) klassen() []gezin.Klasse {
	return [...][]gezin.Klasse{LeestNiets: nil, LeestDat: {gezin.Betrokken}, LeestGewoon: {gezin.Gewoon, gezin.Betrokken}}[m]
}

// lidNu gives the membership of today of a person; nil where there is none that
// the reader may see.
func (b *Beeld) lidNu(persoon string) *Lid {
	for i := range b.Leden {
		l := &b.Leden[i]
		if l.Persoon == persoon && l.Ingetrokken == 0 && slices.Contains(b.Mensen(), persoon) && (l.Tot == termijn.Geen || b.Moment.Dag < l.Tot) {
			return l
		}
	}
	return nil
}

// OudLeden gives who belonged to the family and no longer does, each once, as far
// as the reader may see.
func (b *Beeld) OudLeden() []Lid {
	var out []Lid
	for _, l := range slices.Backward(b.Leden) {
		if l.Ingetrokken == 0 && b.lidNu(l.Persoon) == nil && !slices.ContainsFunc(out, func(o Lid) bool { return o.Persoon == l.Persoon }) {
			out = append(out, l)
		}
	}
	slices.Reverse(out)
	return out
}

// BeeindigLid ends the membership of a person from a day on, which is not in the
// future: what is shared tomorrow is shared with who is there today.
func (g *Gebruik) BeeindigLid(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string, dag termijn.Dag) error {
	l := b.lidNu(persoon)
	if l == nil {
		return ErrLidNiet
	}
	if dag == termijn.Geen || dag > b.Moment.Dag || dag < l.Van {
		return ErrLidDag
	}
	return g.LegVast(ctx, v, b, gezien, LidEinde{Lid: l.ID, Tot: dag})
}

// KeerTerug makes someone who left a member again, from today on. He does not
// come to see what was shared while he was away, and neither does who works with
// him.
func (g *Gebruik) KeerTerug(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string, m Meelezen) error {
	old := b.OudLeden()
	i := slices.IndexFunc(old, func(l Lid) bool { return l.Persoon == persoon })
	if i < 0 {
		return ErrLidAl
	}
	entries := append([]Invoer{b.weerLid(&old[i])}, b.meelezen(v.Wie, b, persoon, b.Regisseurs(), m)...)
	return g.LegVast(ctx, v, b, gezien, entries...)
}

// weerLid gives the entry by which someone becomes a member where he was one, or
// elsewhere.
func (b *Beeld) weerLid(l *Lid) Lid {
	return Lid{Vak: VakVan(l.Persoon, l.Vak.Label.Wet, toegang.SRelatie, gezin.Betrokken), Persoon: l.Persoon, Rol: l.Rol, Van: b.Moment.Dag}
}

// meelezen gives the rows by which casusregisseurs become involved with someone
// who comes to a family: for no class that the writer does not read himself, and
// none that they have there.
func (b *Beeld) meelezen(wie Wie, naar *Beeld, persoon string, regisseurs []string, m Meelezen) []Invoer {
	var out []Invoer
	for _, r := range regisseurs {
		for _, k := range m.klassen() {
			if !b.Leest(wie, persoon, k) && (k != gezin.Betrokken || !b.Leest(wie, persoon, gezin.Gewoon)) {
				continue
			}
			if naar != nil && naar.regiseert(r, persoon, k) {
				continue
			}
			out = append(out, Relatie{Vak: VakVan(persoon, b.Wet(persoon), toegang.SRegie, gezin.Betrokken), Relatie: toegang.Betrokken,
				Rij: toegang.Betrokkenheid(r, persoon, toegang.Casusregisseur, k, b.Moment.Dag, termijn.Geen)})
		}
	}
	return out
}

// regiseert tells whether an account is the casusregisseur of a person in this
// family for a class today.
func (b *Beeld) regiseert(account, persoon string, klasse gezin.Klasse) bool {
	return slices.ContainsFunc(b.Relaties, func(r Relatie) bool {
		w := r.Rij.Waarden
		return r.Relatie == toegang.Betrokken && r.Gezin == b.ID && r.Ingetrokken == 0 && w[toegang.CLezer] == account && w[toegang.CPersoon] == persoon &&
			w[toegang.CRol] == string(toegang.Casusregisseur) && w[toegang.CKlasse] == string(klasse) && geldt(r.Rij, b.Moment.Dag)
	})
}

// Verhuizing takes people from one family to another.
type Verhuizing struct {
	Wie  []string
	Naar *Beeld // as the writer sees it; nil: a new family (a split)
	// OokHier: they stay members here as well, and have two families.
	OokHier bool
	// Regisseur directs the new family; empty: it begins with the alarm. Of a
	// family that exists nothing changes.
	Regisseur string
	Meelezen  Meelezen
}

// Verplaats moves people to another family, splits a family in two, or, with
// everyone, merges two files of one family. It gives the id of the family where
// they come. What is recorded stays where it is, and shared with whom it was
// shared. What stands under two laws is written for two purposes, in one
// transaction, as LegVast does.
func (g *Gebruik) Verplaats(ctx context.Context, a Accounts, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, w Verhuizing) (string, error) {
	if err := g.magVerplaatsen(ctx, a, b, &w); err != nil {
		return "", err
	}
	delen := g.verhuisdelen(v.Wie, b, w.Wie)
	doelen := make([]toegang.Activiteit, len(delen))
	for i := range delen {
		var err error
		if delen[i].invoer, err = g.verhuisInvoer(v.Wie, b, &w, delen[i].personen, i == len(delen)-1); err != nil {
			return "", err
		}
		doelen[i] = delen[i].doel
	}
	out, err := g.Opslag.Write(ctx, g.schrijfopdracht(v, b.ID, gezien, doelen...), func(tx Tx) error {
		naar, err := w.bestemming(ctx, tx)
		if err != nil {
			return err
		}
		tx.Resultaat([]byte(naar))
		for i, deel := range delen {
			part := g.onder(tx, v.Wie, i, deel.doel)
			if err := voegToe(ctx, part, b.ID, deel.invoer.uit); err != nil {
				return err
			}
			if err := voegToe(ctx, part, naar, deel.invoer.in); err != nil {
				return err
			}
		}
		return nil
	})
	return string(out.Resultaat), err
}

// bestemming gives the family that is entered, and begins it where it is new.
func (w *Verhuizing) bestemming(ctx context.Context, tx Tx) (string, error) {
	if w.Naar != nil {
		return w.Naar.ID, nil
	}
	return tx.BeginGezin(ctx)
}

// magVerplaatsen checks what can be said before anything is written.
func (g *Gebruik) magVerplaatsen(ctx context.Context, a Accounts, b *Beeld, w *Verhuizing) error {
	if len(w.Wie) == 0 {
		return ErrLidNiemand
	}
	for _, p := range w.Wie {
		if b.lidNu(p) == nil {
			return ErrLidNiet
		}
		if w.Naar != nil && w.Naar.lidNu(p) != nil {
			return ErrLidAl
		}
	}
	if w.Naar != nil {
		if w.Naar.ID == b.ID {
			return ErrLidZelfde
		}
		return nil
	}
	if w.Regisseur == "" {
		return nil
	}
	keuze, err := g.Regisseurskeuze(ctx, a)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(keuze, func(one Account) bool { return one.ID == w.Regisseur }) {
		return ErrGeenRegisseur
	}
	return nil
}

// verhuisdeel are people whose membership stands under one purpose.
type verhuisdeel struct {
	doel     toegang.Activiteit
	personen []string
	invoer   verhuisinvoer
}

func (g *Gebruik) verhuisdelen(wie Wie, b *Beeld, personen []string) []verhuisdeel {
	var out []verhuisdeel
	for _, p := range personen {
		doel, _ := doelVoor(wie.Rol, b.lidNu(p).Vak) // magSchrijven refuses where there is none
		i := slices.IndexFunc(out, func(d verhuisdeel) bool { return d.doel == doel })
		if i < 0 {
			out, i = append(out, verhuisdeel{doel: doel}), len(out)
		}
		out[i].personen = append(out[i].personen, p)
	}
	return out
}

// verhuisinvoer are the entries for the family that is left and the one that is
// entered.
type verhuisinvoer struct{ uit, in []Invoer }

func (g *Gebruik) verhuisInvoer(wie Wie, b *Beeld, w *Verhuizing, personen []string, laatste bool) (verhuisinvoer, error) {
	var e verhuisinvoer
	regisseurs := []string{w.Regisseur}
	if w.Naar != nil {
		regisseurs = w.Naar.Regisseurs()
	} else if w.Regisseur == "" {
		regisseurs = nil
	}
	for _, p := range personen {
		l := b.lidNu(p)
		if w.OokHier {
			e.uit = append(e.uit, Stuk{Vak: VakVan(p, l.Vak.Label.Wet, toegang.SRelatie, gezin.Betrokken), Aard: AardElders, Over: p, Bron: gezin.Bron{Soort: "professional"}})
		} else {
			e.uit = append(e.uit, LidEinde{Lid: l.ID, Tot: b.Moment.Dag})
			e.uit = append(e.uit, b.regieUit(p, regisseurs)...)
		}
		e.in = append(e.in, b.weerLid(l))
		e.in = append(e.in, b.meelezen(wie, w.Naar, p, regisseurs, w.meelezen())...)
	}
	if w.Naar == nil && w.Regisseur == "" && laatste {
		e.in = append(e.in, regieTaak(b.Moment.Dag))
	}
	return e, g.magSchrijven(wie, b.Gezin, slices.Concat(e.uit, e.in))
}

// meelezen: who directs a new family knows at least who belongs to it.
func (w *Verhuizing) meelezen() Meelezen {
	if w.Naar == nil && w.Regisseur != "" {
		return max(w.Meelezen, LeestDat)
	}
	return w.Meelezen
}

// regieUit ends the involvement of the casusregisseur of this family with who
// leaves it for one that another directs.
func (b *Beeld) regieUit(persoon string, nieuw []string) []Invoer {
	var out []Invoer
	for i := range b.Relaties {
		r := &b.Relaties[i]
		v := r.Rij.Waarden
		if r.Relatie == toegang.Betrokken && r.Gezin == b.ID && r.Ingetrokken == 0 && v[toegang.CPersoon] == persoon && v[toegang.CRol] == string(toegang.Casusregisseur) &&
			geldt(r.Rij, b.Moment.Dag) && len(nieuw) > 0 && !slices.Contains(nieuw, v[toegang.CLezer]) {
			out = append(out, RelatieEinde{Relatie: r.ID, Tot: b.Moment.Dag.String()})
		}
	}
	return out
}
