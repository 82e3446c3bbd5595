package dossier

import (
	"context"
	"encoding/json"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardOntkoppeling says that two registrations are different people
// (Stuk.Aard): Ontkoppeling as JSON.
const AardOntkoppeling = "ontkoppeling"

// Ontkoppeling is the decision that a link is wrong.
type Ontkoppeling struct {
	Van         []string `json:"van"` // the registrations that are other people
	Door        string   `json:"door"`
	Toelichting string   `json:"toelichting"`
}

// GekoppeldeRegistratie is a registration that is protected in silence, for who
// reviews it.
type GekoppeldeRegistratie struct {
	Persoon string
	Gezin   string
	Sinds   termijn.Dag
	Door    string // the account that registered it
	Koppeling
	Beeindigd bool
}

// Faults of links.
var (
	ErrKoppelingToelichting = &Fout{"KOPPELING-TOELICHTING", "Leg uit waaraan u ziet dat dit een andere persoon is."}
)

// Koppelingen gives a page of the registrations that are or were protected in
// silence, the newest first, and where the next page begins.
func (g *Gebruik) Koppelingen(ctx context.Context, wie Wie, p Pagina) (out []GekoppeldeRegistratie, verder string, err error) {
	err = g.lees(ctx, wie, toegang.Beoordelen, toegang.Koppelen, Inzage{Handeling: Lijst, Pagina: "koppelingen"}, func(l Lezing) error {
		page, err := l.Rijen(ctx, toegang.Gekoppeld, p)
		if err != nil {
			return err
		}
		out, verder = nil, page.Verder
		for i := range page.Rijen {
			one, err := g.koppeling(ctx, l, &page.Rijen[i])
			if err != nil {
				return err
			}
			out = append(out, one)
		}
		return nil
	})
	return out, verder, err
}

func (g *Gebruik) koppeling(ctx context.Context, l Lezing, r *Relatie) (GekoppeldeRegistratie, error) {
	one := GekoppeldeRegistratie{Persoon: r.Rij.Waarden[toegang.CPersoon], Gezin: r.Gezin, Door: r.Door, Beeindigd: !geldt(r.Rij, g.Moment().Dag)}
	one.Sinds, _ = termijn.ParseDag(r.Rij.Van) // recorded by us
	p, err := l.Persoon(ctx, one.Persoon, toegang.SKoppeling)
	if err != nil {
		return one, err
	}
	for i := range p.Stukken {
		if s := &p.Stukken[i]; s.Aard == AardKoppeling && json.Unmarshal(s.Inhoud, &one.Koppeling) == nil {
			break
		}
	}
	return one, nil
}

// KoppelingVan gives one registration that is protected in silence.
func (g *Gebruik) KoppelingVan(ctx context.Context, wie Wie, persoon string) (*GekoppeldeRegistratie, error) {
	var out *GekoppeldeRegistratie
	err := g.lees(ctx, wie, toegang.Beoordelen, toegang.Koppelen, Inzage{Handeling: Inzien, Pagina: "koppeling"}, func(l Lezing) error {
		found, err := l.Persoon(ctx, persoon, toegang.SKoppeling)
		if err != nil {
			return err
		}
		if !stilBeschermd(found, persoon, g.Moment().Dag) {
			return ErrNietGevonden
		}
		for i := range found.Relaties {
			if r := &found.Relaties[i]; r.Relatie == toegang.Gekoppeld && geldt(r.Rij, g.Moment().Dag) {
				one, err := g.koppeling(ctx, l, r)
				out = &one
				return err
			}
		}
		return ErrNietGevonden
	})
	return out, err
}

// ontkoppeld gives the registrations of which was decided that they are other
// people.
func ontkoppeld(g *Gezin) []string {
	var out []string
	for i := range g.Stukken {
		var o Ontkoppeling
		if s := &g.Stukken[i]; s.Aard == AardOntkoppeling && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &o) == nil {
			out = append(out, o.Van...)
		}
	}
	return out
}

// Ontkoppel ends the silent protection of a registration, because it is another
// person. The flag of the first one stays. ErrNietGevonden to who may not, and
// where there is no such protection.
func (g *Gebruik) Ontkoppel(ctx context.Context, v Verzoek, persoon, toelichting string) error {
	if toelichting = strings.TrimSpace(toelichting); toelichting == "" {
		return ErrKoppelingToelichting
	}
	var linked *Gezin
	err := g.lees(ctx, v.Wie, toegang.Beoordelen, toegang.Koppelen, Inzage{Handeling: Inzien, Pagina: "ontkoppelen"}, func(l Lezing) (err error) {
		linked, err = l.Persoon(ctx, persoon, toegang.SKoppeling)
		return err
	})
	if err != nil {
		return err
	}
	if !stilBeschermd(linked, persoon, g.Moment().Dag) {
		return ErrNietGevonden
	}
	o := Opdracht{Toets: g.koppelToets(toegang.Schrijven), Sleutel: naam(v), Vorm: v.Vorm}
	_, err = g.Opslag.Write(ctx, o, func(tx Tx) error {
		others, err := g.andereRegistraties(ctx, tx.Als(g.koppelToets(toegang.Zoeken)), persoon)
		if err != nil {
			return err
		}
		content, err := json.Marshal(Ontkoppeling{Van: others, Door: v.Wie.Account, Toelichting: toelichting})
		if err != nil {
			return err
		}
		return g.einde(ctx, tx, linked, persoon, content)
	})
	return err
}

func (g *Gebruik) einde(ctx context.Context, tx Tx, linked *Gezin, persoon string, content []byte) error {
	dag := g.Moment().Dag
	for i := range linked.Relaties {
		r := &linked.Relaties[i]
		if r.Relatie != toegang.Gekoppeld || r.Ingetrokken != 0 || !geldt(r.Rij, dag) {
			continue
		}
		if _, err := tx.Add(ctx, r.Gezin, RelatieEinde{Relatie: r.ID, Tot: dag.String()},
			Stuk{Vak: r.Vak, Aard: AardOntkoppeling, Over: persoon, Inhoud: content, Van: dag, Bron: gezin.Bron{Soort: "professional"}}); err != nil {
			return err
		}
	}
	return nil
}

// naam gives the key of a request that a part of the program does for a user:
// keys count per account, so that of two users with the same key it names which.
func naam(v Verzoek) string {
	if v.Sleutel == "" {
		return ""
	}
	return v.Wie.Account + " " + v.Sleutel
}
