package dossier

import (
	"context"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardVlagReden is why a safety flag was lifted, as text, in the compartment for
// safety.
const AardVlagReden = "vlag-opgeheven"

// Faults of the safety flag.
var (
	ErrVlagReden    = &Fout{"VLAG-REDEN", "Leg uit waarom de veiligheidsvlag eraf kan. Wie later kijkt, moet het kunnen volgen."}
	ErrVlagNiet     = &Fout{"VLAG-NIET", "U ziet bij deze persoon geen veiligheidsvlag die eraf kan."}
	ErrVerblijfLeeg = &Fout{"VERBLIJF-LEEG", "Vul in waar deze persoon verblijft."}
)

// ZetVlag sets the safety flag of a member from today on, and records where he
// stays when that is known. From then on his contact data are behind T-VERBLIJF,
// whatever class they were recorded in, no message about him leaves (OP003), and
// no team reads him. Who may not know of a flag can set one: he is told nothing
// of one that is there already.
func (g *Gebruik) ZetVlag(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string, verblijf nummer.Adres) error {
	if !slices.Contains(b.Mensen(), persoon) {
		return ErrNietGevonden
	}
	entries := []Invoer{Relatie{Vak: b.VakVoor(persoon, toegang.SFeit, gezin.Veiligheid), Relatie: toegang.Beschermd, Rij: toegang.Bescherming(persoon, b.Moment.Dag, termijn.Geen)}}
	if !verblijf.IsZero() {
		entries = append(entries, b.verblijf(persoon, verblijf))
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}

func (b *Beeld) verblijf(persoon string, a nummer.Adres) Stuk {
	return adresStuk(b.VakVoor(persoon, toegang.SContact, gezin.Veiligheid), AardVerblijf, a.Onthuld(), gezin.Bron{Soort: "professional"})
}

// LegVerblijfVast records where a member stays in secret. It can be written, not
// read back: to open it two people are needed.
func (g *Gebruik) LegVerblijfVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon string, a nummer.Adres) error {
	switch {
	case !slices.Contains(b.Mensen(), persoon):
		return ErrNietGevonden
	case a.IsZero():
		return ErrVerblijfLeeg
	}
	return g.LegVast(ctx, v, b, gezien, b.verblijf(persoon, a))
}

// LichtVlag lifts the safety flag of a member, from today on, with a reason. Only
// who reads the compartment for safety of this person can do it. The secret stay
// is not published by it: it stays behind T-VERBLIJF, in the class in which it was
// recorded, and the gate goes on searching for it.
func (g *Gebruik) LichtVlag(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, persoon, reden string) error {
	if !slices.Contains(b.Mensen(), persoon) || !b.Leest(v.Wie, persoon, gezin.Veiligheid) {
		return ErrNietGevonden
	}
	if strings.TrimSpace(reden) == "" {
		return ErrVlagReden
	}
	here := []Invoer{Stuk{Vak: b.VakVoor(persoon, toegang.SNotitie, gezin.Veiligheid), Aard: AardVlagReden, Over: persoon, Inhoud: []byte(reden),
		Van: b.Moment.Dag, Bron: gezin.Bron{Soort: "professional"}}}
	var elders []Relatie
	n := 0
	for _, r := range b.vlagrijen(persoon) {
		if n++; r.Gezin != b.ID {
			elders = append(elders, r)
			continue
		}
		here = append(here, RelatieEinde{Relatie: r.ID, Tot: b.Moment.Dag.String()})
	}
	if n == 0 {
		return ErrVlagNiet
	}
	return g.legVast(ctx, v, b, gezien, elders, here...)
}

// vlagrijen gives the rows of the safety flag of a person that hold today, in
// whatever family they were recorded.
func (b *Beeld) vlagrijen(persoon string) []Relatie {
	var out []Relatie
	for _, r := range b.Relaties {
		if r.Relatie == toegang.Beschermd && r.Ingetrokken == 0 && r.Rij.Waarden[toegang.CPersoon] == persoon && geldt(r.Rij, b.Moment.Dag) {
			out = append(out, r)
		}
	}
	return out
}

// eindigElders ends relations that were recorded in other families of a person,
// in the request that ends what stands here: where one cannot be ended, nothing
// is.
func (g *Gebruik) eindigElders(ctx context.Context, tx Tx, wie Wie, b *Beeld, rijen []Relatie) error {
	for _, r := range rijen {
		doel, ok := doelVoor(wie.Rol, r.Vak)
		if !ok || !g.mag(wie, b, toegang.Schrijven, doel, r.Vak) {
			return ErrNietGevonden
		}
		if _, err := tx.Voor(g.leestVoor(wie, doel)).Add(ctx, r.Gezin, RelatieEinde{Relatie: r.ID, Tot: b.Moment.Dag.String()}); err != nil {
			return err
		}
	}
	return nil
}
