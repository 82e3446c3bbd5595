package dossier

import (
	"context"
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// LegVast adds entries to a family that the writer had before him as gezien
// says (Beeld.Standen of the page with the form). Where something that he may
// see was added since, nothing is written and he gets a Conflict. The beeld is
// how he sees the family now: with it is asked whether he may write.
//
// What stands under two laws is written for two purposes, in one transaction:
// all of it or nothing.
func (g *Gebruik) LegVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, invoer ...Invoer) error {
	return g.legVast(ctx, v, b, gezien, nil, invoer...)
}

// legVast is LegVast; elders are rows in other families that end with it.
func (g *Gebruik) legVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, elders []Relatie, invoer ...Invoer) error {
	if err := g.magSchrijven(v.Wie, b.Gezin, invoer); err != nil {
		return err
	}
	all, zelf, verborgen, err := g.afgeleid(ctx, v.Wie, b, invoer)
	if err != nil {
		return err
	}
	delen := g.perDoel(v.Wie.Rol, b, append(slices.Clip(invoer), zelf...))
	if len(delen) == 0 {
		return nil
	}
	_, err = g.Opslag.Write(ctx, g.schrijfopdracht(v, b.ID, gezien, doelenVan(delen)...), func(tx Tx) error {
		for i, deel := range delen {
			part := g.onder(tx, v.Wie, i, deel.doel)
			if _, err := part.Add(ctx, b.ID, deel.invoer...); err != nil {
				return err
			}
			if err := g.spreid(ctx, part, vlaggen(deel.invoer)); err != nil {
				return err
			}
		}
		if err := g.eindigElders(ctx, tx, v.Wie, b, elders); err != nil {
			return err
		}
		return g.legAfgeleid(ctx, tx, all, b.ID, verborgen)
	})
	return err
}

// schrijfopdracht is a request about one family for several purposes, the first of
// which is that of the transaction itself.
func (g *Gebruik) schrijfopdracht(v Verzoek, gezin string, gezien map[toegang.Activiteit]string, doelen ...toegang.Activiteit) Opdracht {
	o := Opdracht{Sleutel: v.Sleutel, Vorm: v.Vorm}
	for i, doel := range doelen {
		deel := Opdrachtdeel{Toets: g.leestVoor(v.Wie, doel)}
		if stand := gezien[doel]; stand != "" {
			deel.Gezien = map[string]string{gezin: stand}
		}
		if i == 0 {
			o.Toets, o.Gezien = deel.Toets, deel.Gezien
		} else {
			o.Ook = append(o.Ook, deel)
		}
	}
	return o
}

// onder gives the part of a request that is written for its purpose number i.
func (g *Gebruik) onder(tx Tx, wie Wie, i int, doel toegang.Activiteit) Tx {
	if i == 0 {
		return tx
	}
	return tx.Voor(g.leestVoor(wie, doel))
}

func (g *Gebruik) leestVoor(wie Wie, doel toegang.Activiteit) toegang.Toets {
	return toegang.Prepare(wie.Vraag(toegang.Lezen, doel, g.Moment()))
}

func doelenVan(delen []doeldeel) []toegang.Activiteit {
	out := make([]toegang.Activiteit, len(delen))
	for i, d := range delen {
		out[i] = d.doel
	}
	return out
}

// doeldeel are the entries that are written for one purpose.
type doeldeel struct {
	doel   toegang.Activiteit
	invoer []Invoer
}

// perDoel divides entries over the purposes under which they are written: that
// of the law of the entry, or of the one that it ends.
func (g *Gebruik) perDoel(rol toegang.Rol, b *Beeld, invoer []Invoer) []doeldeel {
	var out []doeldeel
	for _, in := range invoer {
		vak, ok := vakVan(in)
		if !ok {
			vak, _ = b.vakVanID(betreft(in))
		}
		doel, _ := doelVoor(rol, vak) // magSchrijven found it already
		i := slices.IndexFunc(out, func(d doeldeel) bool { return d.doel == doel })
		if i < 0 {
			out, i = append(out, doeldeel{doel: doel}), len(out)
		}
		out[i].invoer = append(out[i].invoer, in)
	}
	return out
}

// betreft gives the entry that another one ends or withdraws.
func betreft(in Invoer) string {
	switch in := in.(type) {
	case LidEinde:
		return in.Lid
	case TaakAf:
		return in.Taak
	case RelatieEinde:
		return in.Relatie
	case Intrekking:
		return in.ID
	}
	return ""
}

// vakVanID gives the compartment of an entry that the reader sees.
func (b *Beeld) vakVanID(id string) (Vak, bool) {
	for _, w := range b.Verloop {
		if w.ID == id {
			return vakVan(w.Invoer)
		}
	}
	return Vak{}, false
}

// NieuwLid is someone who joins a family that exists.
type NieuwLid struct {
	Mens   Mens
	Bron   gezin.Bron
	Feiten []Verwant // Over and Met: ids of members, or the key of Mens
}

// VoegToe registers a person as a new member of a family. Who works with the
// family for someone in his role, works with the new member too: the writer
// himself, and the casusregisseurs. What was shared before stays with those who
// were there.
func (g *Gebruik) VoegToe(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, n NieuwLid) error {
	dag := g.Moment().Dag
	wet := n.Mens.Wet(dag)
	doel, ok := doelVoor(v.Wie.Rol, VakVan("", wet, toegang.SFeit, gezin.Gewoon))
	if !ok {
		return ErrNietGevonden
	}
	all, err := g.register(ctx, v.Wie, b.ID)
	if err != nil {
		return err
	}
	_, err = g.Opslag.Write(ctx, g.schrijfopdracht(v, b.ID, gezien, doel), func(tx Tx) error {
		id := tx.NieuweID()
		entries, err := g.lidInvoer(v.Wie, b, &n, id)
		if err != nil {
			return err
		}
		if err := g.magSchrijven(v.Wie, b.Gezin, entries); err != nil {
			return err
		}
		rows, later := verdeel(volgt(all, entries, geraakt(nil, entries)), func(string) bool { return false })
		if _, err := tx.Add(ctx, b.ID, append(entries, rows...)...); err != nil {
			return err
		}
		if err := g.koppel(ctx, tx, b.ID, map[string]*Mens{id: &n.Mens}); err != nil {
			return err
		}
		return g.legAfgeleid(ctx, tx, all, b.ID, later)
	})
	return err
}

func (g *Gebruik) lidInvoer(wie Wie, b *Beeld, n *NieuwLid, id string) ([]Invoer, error) {
	dag := g.Moment().Dag
	ids, wetten := map[string]string{n.Mens.Sleutel: id}, map[string]gezin.Wet{id: n.Mens.Wet(dag)}
	for _, p := range b.Mensen() {
		ids[p], wetten[p] = p, b.Wet(p)
	}
	entries := n.Mens.invoer(id, dag, n.Bron)
	for _, d := range b.deelnames(wie, n.Mens.Sleutel, dag) {
		entries = append(entries, d.invoer(nil, ids, wetten)...)
	}
	for _, f := range n.Feiten {
		fact, err := f.invoer(ids, wetten, n.Bron)
		if err != nil {
			return nil, err
		}
		entries = append(entries, fact)
	}
	return entries, nil
}

// deelnames gives who becomes involved with someone new: the writer, for the
// classes that he has of someone here, and who directs the family.
func (b *Beeld) deelnames(wie Wie, over string, dag termijn.Dag) []Deelname {
	self := Deelname{Lezer: wie.Account, Rol: wie.Rol, Over: []string{over}, Van: dag}
	for _, k := range gezin.Klassen() {
		for _, p := range b.Mensen() {
			if b.Leest(wie, p, k) {
				self.Klassen = append(self.Klassen, k)
				break
			}
		}
	}
	out := []Deelname{self}
	for _, r := range b.Regisseurs() {
		if r != wie.Account || wie.Rol != toegang.Casusregisseur {
			out = append(out, Deelname{Lezer: r, Rol: toegang.Casusregisseur, Over: []string{over}, Klassen: gezin.Klassen(), Van: dag})
		}
	}
	return out
}

// NieuwFeit gives the entry of a fact about members of a family, in the
// compartment that fits.
func (b *Beeld) NieuwFeit(f gezin.Feit, klasse gezin.Klasse) Feit {
	return Feit{Vak: vakFeit(&f, b.Wet, klasse), Feit: f}
}

// IsConflict finds a conflict in an error.
func IsConflict(err error) (*Conflict, bool) {
	var c *Conflict
	return c, errors.As(err, &c)
}
