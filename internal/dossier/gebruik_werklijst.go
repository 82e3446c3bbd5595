package dossier

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// WerkTaak is one line of a work list.
type WerkTaak struct {
	Taak
	Naam string // of the person it is about; empty where the reader may not see it
}

// Werk is one page of a work list over all purposes of a role, by due date.
type Werk struct {
	Taken  []WerkTaak
	Verder string // for Pagina.Na; empty: there is no more
}

// Plaats says where a task stands in every work list, for Pagina.Na.
func (t *Taak) Plaats() string {
	day := t.Vervalt.String()
	if t.Vervalt == termijn.Geen {
		day = "9999-12-31"
	}
	return day + "." + t.ID
}

// Werklijst gives a page of what is to be done by a reader.
func (g *Gebruik) Werklijst(ctx context.Context, wie Wie, p Pagina) (Werk, error) {
	if p.Aantal <= 0 {
		p.Aantal = 50
	}
	var w Werk
	more := false
	for _, doel := range DoelenVan(wie.Rol) {
		err := g.lees(ctx, wie, toegang.Lezen, doel, Inzage{Handeling: Lijst, Pagina: "werklijst"}, func(l Lezing) error {
			list, err := l.Werklijst(ctx, p)
			if err != nil {
				return err
			}
			more = more || list.Verder != ""
			named, err := naamTaken(ctx, l, g.Moment().Dag, list.Taken)
			w.Taken = append(w.Taken, named...)
			return err
		})
		if err != nil {
			return Werk{}, err
		}
	}
	return w.knip(p.Aantal, more), nil
}

// knip sorts the lines of all purposes and keeps one page of them.
func (w Werk) knip(n int, more bool) Werk {
	slices.SortFunc(w.Taken, func(a, b WerkTaak) int { return cmp.Compare(a.Plaats(), b.Plaats()) })
	w.Taken = slices.CompactFunc(w.Taken, func(a, b WerkTaak) bool { return a.ID == b.ID })
	if len(w.Taken) > n {
		w.Taken, more = w.Taken[:n], true
	}
	if more && len(w.Taken) > 0 {
		w.Verder = w.Taken[len(w.Taken)-1].Plaats()
	}
	return w
}

// naamTaken finds the names of whom the tasks are about.
func naamTaken(ctx context.Context, l Lezing, dag termijn.Dag, taken []Taak) ([]WerkTaak, error) {
	var ids []string
	for _, t := range taken {
		if t.Over != "" {
			ids = append(ids, t.Over)
		}
	}
	slices.Sort(ids)
	people, err := l.Personen(ctx, slices.Compact(ids), toegang.SPersoon)
	if err != nil {
		return nil, err
	}
	out := make([]WerkTaak, len(taken))
	for i, t := range taken {
		out[i] = WerkTaak{Taak: t}
		if p := people[t.Over]; p != nil {
			if s := p.Stuk(AardNaam, t.Over, dag); s != nil {
				out[i].Naam = string(s.Inhoud)
			}
		}
	}
	return out, nil
}

// naamVan gives the name of a person; empty where the reader may not see it.
func naamVan(ctx context.Context, l Lezing, dag termijn.Dag, persoon string) (string, error) {
	p, err := l.Persoon(ctx, persoon, toegang.SPersoon)
	if errors.Is(err, ErrNietGevonden) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if s := p.Stuk(AardNaam, persoon, dag); s != nil {
		return string(s.Inhoud), nil
	}
	return "", nil
}

// Treffer is someone whom a search found.
type Treffer struct {
	Persoon  string
	Naam     string
	Geboren  termijn.Dag
	Gezinnen []string // that the reader may open
}

// Bekend says that there is a case about someone in which the reader is not
// involved, and who directs it. It is given for an exact number only, and never
// for who has a safety flag.
type Bekend struct {
	Regisseurs []string // accounts, sorted
}

// zoekMax is how many people one search shows.
const zoekMax = 50

// Zoek finds people by what was typed: a name, a BSN or a birth date. Only
// those whom the reader works with are named; see Bekend for the others.
func (g *Gebruik) Zoek(ctx context.Context, wie Wie, tekst string) ([]Treffer, *Bekend, error) {
	term := Zoektekst(tekst)
	var found []Treffer
	var bekend *Bekend
	for _, doel := range DoelenVan(wie.Rol) {
		err := g.lees(ctx, wie, toegang.Zoeken, doel, Inzage{Handeling: Opzoeken, Pagina: "zoeken"}, func(l Lezing) error {
			ids, err := l.Zoek(ctx, term)
			if err != nil {
				return err
			}
			for _, id := range ids[:min(len(ids), zoekMax)] {
				if err := g.treffer(ctx, l, id, &found, &bekend); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	found = samen(found)
	if len(found) > 0 {
		bekend = nil
	}
	return found, bekend, nil
}

// treffer adds what may be told about one person that was found.
func (g *Gebruik) treffer(ctx context.Context, l Lezing, id string, found *[]Treffer, bekend **Bekend) error {
	dag := g.Moment().Dag
	name, err := naamVan(ctx, l, dag, id)
	if err != nil {
		return err
	}
	if name == "" {
		return g.bekend(ctx, l, id, bekend)
	}
	t := Treffer{Persoon: id, Naam: name}
	if t.Gezinnen, err = l.Gezinnen(ctx, id); err != nil {
		return err
	}
	p, err := l.Persoon(ctx, id, toegang.SPersoon)
	if err != nil {
		return err
	}
	if s := p.Stuk(AardGeboren, id, dag); s != nil {
		t.Geboren, _ = termijn.ParseDag(string(s.Inhoud)) // recorded by us; where it is not a day, none is shown
	}
	*found = append(*found, t)
	return nil
}

func (g *Gebruik) bekend(ctx context.Context, l Lezing, id string, bekend **Bekend) error {
	p, err := l.Persoon(ctx, id, toegang.SDossier, toegang.SRegie)
	if errors.Is(err, ErrNietGevonden) {
		return nil
	}
	if err != nil {
		return err
	}
	if *bekend == nil {
		*bekend = &Bekend{}
	}
	b := Beeld{Gezin: p, Moment: g.Moment()}
	(*bekend).Regisseurs = append((*bekend).Regisseurs, b.Betrokkenen(id)[toegang.Casusregisseur]...)
	slices.Sort((*bekend).Regisseurs)
	(*bekend).Regisseurs = slices.Compact((*bekend).Regisseurs)
	return nil
}

// samen puts what two purposes found of one person together, sorted by name.
func samen(found []Treffer) []Treffer {
	byID := map[string]int{}
	var out []Treffer
	for _, t := range found {
		i, ok := byID[t.Persoon]
		if !ok {
			byID[t.Persoon] = len(out)
			out = append(out, t)
			continue
		}
		out[i].Gezinnen = append(out[i].Gezinnen, t.Gezinnen...)
		slices.Sort(out[i].Gezinnen)
		out[i].Gezinnen = slices.Compact(out[i].Gezinnen)
	}
	slices.SortFunc(out, func(a, b Treffer) int { return cmp.Or(cmp.Compare(a.Naam, b.Naam), cmp.Compare(a.Persoon, b.Persoon)) })
	return out
}
