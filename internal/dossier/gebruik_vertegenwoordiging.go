package dossier

import (
	"context"
	"math"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Who reads a file as the client, or for him, stands in rows of the relation
// toegang.Vertegenwoordigd. They follow from birth dates and custody (Wmo 2015
// art. 5.3.2; Jeugdwet art. 7.3.4, 7.3.5 and 7.3.10; toegang.Vertegenwoordigingen
// has the ages). Registreer, VoegToe and LegVast keep them so, in the request
// that changes what they follow from; a page has nothing to do for it. A row
// for a mentor or another representative follows from nothing and is left alone.
//
// A row tells a birth date and who has custody. It stands in the compartment of
// the person himself, as a relation, which no client reads, in the class of the
// custody that it follows from.

// HerzieVertegenwoordiging records what is missing in the rows of a family, and
// ends or withdraws what no longer follows. Nothing is written where all is
// right. It is for data that were recorded without the use cases.
func (g *Gebruik) HerzieVertegenwoordiging(ctx context.Context, wie Wie, id string) error {
	all, err := g.register(ctx, wie, id)
	if err != nil {
		return err
	}
	rows := volgt(all, nil, ledenVan(all))
	if len(rows) == 0 {
		return nil
	}
	_, err = g.Opslag.Write(ctx, Opdracht{Toets: g.alsRegels()}, func(tx Tx) error { return g.legAfgeleid(ctx, tx, all, id, rows) })
	return err
}

// afgeleid gives the rows that follow from entries that are about to be written:
// those that the writer can add or end himself, and those that he may not see,
// which the program writes for him. It looks at all that is known of the family,
// whatever the writer may see.
func (g *Gebruik) afgeleid(ctx context.Context, wie Wie, b *Beeld, invoer []Invoer) (all *Gezin, zelf, verborgen []Invoer, err error) {
	if !slices.ContainsFunc(invoer, func(in Invoer) bool { return raaktSpreken(b.Gezin, in) }) {
		return nil, nil, nil, nil
	}
	all, err = g.register(ctx, wie, b.ID)
	if err != nil {
		return nil, nil, nil, err
	}
	zelf, verborgen = verdeel(volgt(all, invoer, geraakt(all, invoer)), func(id string) bool {
		_, seen := b.vakVanID(id)
		return seen
	})
	return all, zelf, verborgen, nil
}

// verdeel takes apart what ends or withdraws a row that the writer cannot reach.
func verdeel(invoer []Invoer, bereikt func(id string) bool) (zelf, verborgen []Invoer) {
	for _, in := range invoer {
		if id := betreft(in); id != "" && !bereikt(id) {
			verborgen = append(verborgen, in)
		} else {
			zelf = append(zelf, in)
		}
	}
	return zelf, verborgen
}

// register reads what representation depends on, as a part of the program.
func (g *Gebruik) register(ctx context.Context, wie Wie, id string) (*Gezin, error) {
	var out *Gezin
	err := g.Opslag.Read(ctx, g.alsRegels(), Inzage{Handeling: Inzien, Pagina: "vertegenwoordiging", Herkomst: wie.Herkomst}, func(l Lezing) error {
		var err error
		if out, err = l.Gezin(ctx, id, toegang.SPersoon, toegang.SFeit, toegang.SRelatie); err != nil {
			return err
		}
		return out.vulAan(ctx, l, out.elders(), toegang.SPersoon, toegang.SFeit, toegang.SRelatie)
	})
	return out, err
}

// alsRegels is the question of the part of the program that follows rules.
func (g *Gebruik) alsRegels() toegang.Toets {
	return toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Regelmachine), Rol: toegang.Regelmachine},
		Actie: toegang.Lezen, Voor: toegang.Adviesberekening, Moment: g.Moment()})
}

// alsBewaker asks as the part of the program that guards terms.
func (g *Gebruik) alsBewaker() toegang.Toets {
	return toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Termijnbewaker), Rol: toegang.Termijnbewaker},
		Actie: toegang.Lezen, Voor: toegang.Termijnbewaking, Moment: g.Moment()})
}

// legAfgeleid writes rows as a part of the program, in the request from which
// they follow, each in the log of the family that it is about: what it ends can
// stand in another one (all knows where).
func (g *Gebruik) legAfgeleid(ctx context.Context, tx Tx, all *Gezin, gezin string, invoer []Invoer) error {
	if len(invoer) == 0 {
		return nil
	}
	regels := tx.Voor(g.alsRegels())
	for _, in := range invoer {
		if _, err := regels.Add(ctx, all.thuis(in, gezin), in); err != nil {
			return err
		}
	}
	return nil
}

// raaktSpreken tells whether an entry says something from which follows who
// speaks for whom, or takes that back.
func raaktSpreken(bekend *Gezin, in Invoer) bool { return overWie(bekend, in) != "" }

// overWie gives the person whose representation depends on an entry; empty for
// most entries.
func overWie(bekend *Gezin, in Invoer) string {
	switch in := in.(type) {
	case Persoon:
		return in.ID
	case Feit:
		if in.Feit.Soort == string(gezin.Gezag) {
			return in.Feit.Met
		}
	case Stuk:
		if in.Aard == AardGeboren {
			return in.Over
		}
	case Intrekking:
		if bekend == nil {
			return ""
		}
		for i := range bekend.Feiten {
			if bekend.Feiten[i].ID == in.ID {
				return overWie(nil, bekend.Feiten[i])
			}
		}
		for i := range bekend.Stukken {
			if bekend.Stukken[i].ID == in.ID {
				return overWie(nil, bekend.Stukken[i])
			}
		}
	}
	return ""
}

// geraakt gives the people whose representation depends on entries, each once,
// in the order of the entries.
func geraakt(bekend *Gezin, invoer []Invoer) []string {
	var out []string
	for _, in := range invoer {
		if p := overWie(bekend, in); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// ledenVan gives everyone who is or was a member, each once.
func ledenVan(bekend *Gezin) []string {
	var out []string
	for i := range bekend.Leden {
		if p := bekend.Leden[i].Persoon; !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// volgt gives the entries that make the rows about people as they should be,
// once the given entries are recorded in a family of which all is known.
func volgt(bekend *Gezin, invoer []Invoer, personen []string) []Invoer {
	na := metInvoer(bekend, invoer)
	var out []Invoer
	for _, p := range personen {
		out = append(out, na.spreekt(p)...)
	}
	return out
}

// metInvoer gives a family as it is once entries are recorded.
func metInvoer(bekend *Gezin, invoer []Invoer) *Gezin {
	na := &Gezin{}
	if bekend != nil {
		*na = Gezin{Leden: slices.Clone(bekend.Leden), Feiten: slices.Clone(bekend.Feiten), Stukken: slices.Clone(bekend.Stukken), Relaties: slices.Clone(bekend.Relaties)}
	}
	for i, in := range invoer {
		switch in := in.(type) {
		case Lid:
			na.Leden = append(na.Leden, in)
		case Feit:
			in.Feit.Vastgezet = math.MaxInt64 - int64(len(invoer)-i) // after all that is there
			na.Feiten = append(na.Feiten, in)
		case Stuk:
			na.Stukken = append(na.Stukken, in)
		case Intrekking:
			na.trekIn(in.ID)
		}
	}
	return na
}

func (g *Gezin) trekIn(id string) {
	for i := range g.Feiten {
		if g.Feiten[i].ID == id {
			g.Feiten[i].Ingetrokken, g.Feiten[i].Feit.Ingetrok = 1, 1
		}
	}
	for i := range g.Stukken {
		if g.Stukken[i].ID == id {
			g.Stukken[i].Ingetrokken = 1
		}
	}
}

// spreekt gives the entries by which the rows about one person follow from his
// birth date and from custody.
func (g *Gezin) spreekt(persoon string) []Invoer {
	have := g.sprekers(persoon)
	var out []Invoer
	for _, rij := range toegang.Vertegenwoordigingen(persoon, g.geboren(persoon), g.gezag(persoon)) {
		i := slices.IndexFunc(have, func(r Relatie) bool { return zelfdeSpreker(r.Rij, rij) })
		switch {
		case i < 0:
			out = append(out, Relatie{Vak: g.vakSpreker(persoon, rij.Waarden[toegang.CLezer]), Relatie: toegang.Vertegenwoordigd, Rij: rij})
			continue
		case have[i].Rij.Tot != rij.Tot:
			out = append(out, RelatieEinde{Relatie: have[i].ID, Tot: rij.Tot})
		}
		have = slices.Delete(have, i, i+1)
	}
	for i := range have {
		out = append(out, Intrekking{ID: have[i].ID, Reden: "volgt niet uit gezag en geboortedatum"})
	}
	return out
}

// sprekers gives the rows about a person that follow from age and custody.
func (g *Gezin) sprekers(persoon string) []Relatie {
	var out []Relatie
	for i := range g.Relaties {
		r := &g.Relaties[i]
		grond := toegang.Spreekgrond(r.Rij.Waarden[toegang.CGrond])
		if r.Relatie == toegang.Vertegenwoordigd && r.Ingetrokken == 0 && r.Rij.Waarden[toegang.CPersoon] == persoon &&
			(grond == toegang.Zelf || grond == toegang.OuderMetGezag) {
			out = append(out, *r)
		}
	}
	return out
}

// zelfdeSpreker tells whether two rows are the same but for their end.
func zelfdeSpreker(a, b toegang.Relatierij) bool {
	return a.Van == b.Van && a.Waarden[toegang.CLezer] == b.Waarden[toegang.CLezer] && a.Waarden[toegang.CGrond] == b.Waarden[toegang.CGrond]
}

// geboren gives the birth date of a person; Geen where nobody recorded one.
func (g *Gezin) geboren(persoon string) termijn.Dag {
	s := g.Stuk(AardGeboren, persoon, termijn.Geen)
	if s == nil {
		return termijn.Geen
	}
	dag, err := termijn.ParseDag(string(s.Inhoud))
	if err != nil {
		return termijn.Geen
	}
	return dag
}

// vakSpreker gives the compartment of a row about a person: his own, in the
// class of the custody that it follows from.
func (g *Gezin) vakSpreker(persoon, lezer string) Vak {
	b := Beeld{Gezin: g}
	klasse := gezin.Gewoon
	for i := range g.Feiten {
		f := &g.Feiten[i]
		if f.Feit.Soort == string(gezin.Gezag) && f.Feit.Over == lezer && f.Feit.Met == persoon && f.Vak.Label.Klasse != gezin.Betrokken {
			klasse = f.Vak.Label.Klasse
		}
	}
	return VakVan(persoon, b.Wet(persoon), toegang.SRelatie, klasse)
}

// gezag gives who has custody of a child, from when to when. The facts are asked
// for each day on which they can change, so that the one way in which facts
// overrule each other (gezin.OpDag) counts here too.
func (g *Gezin) gezag(kind string) []toegang.Gezagstijdvak {
	var feiten []gezin.Feit
	var dagen []termijn.Dag
	for i := range g.Feiten {
		if f := &g.Feiten[i].Feit; f.Soort == string(gezin.Gezag) && f.Met == kind && g.Feiten[i].Ingetrokken == 0 {
			feiten = append(feiten, *f)
			dagen = append(dagen, f.Van, f.Tot)
		}
	}
	if len(feiten) == 0 {
		return nil
	}
	slices.Sort(dagen)
	dagen = slices.Compact(slices.DeleteFunc(dagen, func(d termijn.Dag) bool { return d == termijn.Geen }))
	voor := termijn.Dag(1)
	if len(dagen) > 0 {
		voor = dagen[0] - 1
	}
	tijdvakken := map[string]*toegang.Gezagstijdvak{} // that are open at the day of the walk
	var out []*toegang.Gezagstijdvak
	for i, dag := range append([]termijn.Dag{voor}, dagen...) {
		sit := gezin.OpDag(nil, feiten, dag, math.MaxInt64)
		ouders := sit.MetGezagOver(kind)
		for _, t := range out {
			if tijdvakken[t.Ouder] == t && !slices.Contains(ouders, t.Ouder) {
				t.Tot = dag
				delete(tijdvakken, t.Ouder)
			}
		}
		for _, ouder := range ouders {
			if tijdvakken[ouder] == nil {
				t := &toegang.Gezagstijdvak{Ouder: ouder}
				if i > 0 {
					t.Van = dag
				}
				tijdvakken[ouder] = t
				out = append(out, t)
			}
		}
	}
	klaar := make([]toegang.Gezagstijdvak, len(out))
	for i, t := range out {
		klaar[i] = *t
	}
	return klaar
}
