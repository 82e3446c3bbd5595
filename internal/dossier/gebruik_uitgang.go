package dossier

import (
	"context"
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// opdracht asks the gate: for whom, about whom, from which compartments.
func (p *Postkamer) opdracht(ctx context.Context, wie Wie, b *Beeld, r *Brief, adres Vak) (poort.Opdracht, error) {
	list, flags, err := p.bewaakt(ctx, wie, b.ID)
	if err != nil {
		return poort.Opdracht{}, err
	}
	bron := relaties(b.Gezin, nil)
	bron.Add(toegang.Beschermd, flags...)
	for _, m := range b.Mensen() {
		bron.Add(toegang.Vertegenwoordigd, b.vertegenwoordigd(m)...)
	}
	field := func(naam string, vak Vak) poort.Veld {
		return poort.Veld{Naam: naam, Record: vak.record(wie.Account), Waarde: toegang.Toon("ja")}
	}
	velden := []poort.Veld{field("besluit", VakVan(r.Over, r.Wet(), toegang.SBesluit, gezin.Gewoon)),
		field("naam", b.VakVoor(r.Ontvanger, toegang.SPersoon, gezin.Gewoon)), field("adres", adres)}
	for _, kind := range r.Noemt {
		velden = append(velden, field("naam van "+kind, b.VakVoor(kind, toegang.SPersoon, gezin.Gewoon)))
	}
	return poort.Opdracht{Soort: poort.Brief, Afzender: toegang.Lezer{Account: wie.Account, Teams: wie.Teams, Rol: wie.Rol, Domeinen: domeinenVan(wie.Rol)},
		Ontvanger: poort.Ontvanger{Lezer: toegang.Lezer{Account: r.Ontvanger, Persoon: r.Ontvanger, Rol: toegang.Client}, Voor: toegang.Inzagerecht},
		Over:      []string{r.Over}, Velden: velden, Lijst: list, Bron: bron, Moment: b.Moment}, nil
}

// vertegenwoordigd gives who speaks for a member: himself, and who has custody
// on the day of the page.
func (b *Beeld) vertegenwoordigd(persoon string) []toegang.Relatierij {
	s := b.Stuk(AardGeboren, persoon, b.Moment.Dag)
	if s == nil {
		return nil
	}
	born, err := termijn.ParseDag(string(s.Inhoud))
	if err != nil {
		return nil
	}
	sit := b.Situatie()
	var custody []toegang.Gezagstijdvak
	for _, ouder := range sit.MetGezagOver(persoon) {
		custody = append(custody, toegang.Gezagstijdvak{Ouder: ouder, Van: born})
	}
	return toegang.Vertegenwoordigingen(persoon, born, custody)
}

// bewaakt reads, as the gate itself, what must not leave about this family, and
// who has a safety flag: whatever the sender may see.
func (p *Postkamer) bewaakt(ctx context.Context, wie Wie, id string) (*poort.Lijst, []toegang.Relatierij, error) {
	facts, err := p.systeem(ctx, wie, id, toegang.Regelmachine, toegang.Adviesberekening, toegang.SFeit)
	if err != nil {
		return nil, nil, err
	}
	contact, err := p.systeem(ctx, wie, id, toegang.Uitgang, toegang.Uitgangscontrole, toegang.SContact)
	if err != nil {
		return nil, nil, err
	}
	var flags []toegang.Relatierij
	var people []poort.Beschermde
	for i := range facts.Relaties {
		r := &facts.Relaties[i]
		if r.Relatie != toegang.Beschermd || r.Ingetrokken != 0 || !geldt(r.Rij, p.Moment().Dag) {
			continue
		}
		flags = append(flags, r.Rij)
		if one := beschermde(contact, r); len(one.Adressen) > 0 || len(one.Telefoons) > 0 {
			people = append(people, one)
		}
	}
	list, err := poort.NewLijst(people)
	return list, flags, err
}

// beschermde gives what says where a protected person can be found. The address
// where he is registered is not among it: others can live there still.
func beschermde(contact *Gezin, r *Relatie) poort.Beschermde {
	one := poort.Beschermde{Persoon: r.Rij.Waarden[toegang.CPersoon], Wet: r.Vak.Label.Wet, Domein: r.Vak.Domein}
	for i := range contact.Stukken {
		s := &contact.Stukken[i]
		if s.Over != one.Persoon || s.Ingetrokken != 0 {
			continue
		}
		switch s.Aard {
		case AardVerblijf:
			if parts, ok := s.Adres(); ok {
				if a, err := nummer.NewAdres(parts); err == nil {
					one.Adressen = append(one.Adressen, a)
				}
			}
		case AardTelefoon:
			if phone, err := nummer.ParseTelefoon(string(s.Inhoud)); err == nil {
				one.Telefoons = append(one.Telefoons, phone)
			}
		}
	}
	return one
}

// systeem reads a family as a named part of the program.
func (p *Postkamer) systeem(ctx context.Context, wie Wie, id string, rol toegang.Rol, doel toegang.Activiteit, soort toegang.Soort) (*Gezin, error) {
	out := &Gezin{}
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: string(rol), Rol: rol}, Actie: toegang.Lezen, Voor: doel, Moment: p.Moment()}
	err := p.Opslag.Read(ctx, toegang.Prepare(q), Inzage{Handeling: Inzien, Pagina: "uitgangscontrole", Herkomst: wie.Herkomst}, func(l Lezing) error {
		found, err := l.Gezin(ctx, id, soort)
		if err == nil {
			out = found
		}
		return err
	})
	if errors.Is(err, ErrNietGevonden) {
		err = nil
	}
	return out, err
}

func (p *Postkamer) nieuwID() string {
	k, err := nieuwKenmerk(p.Toeval)
	if err != nil {
		return "" // the store refuses it
	}
	return strings.ToLower(string(k))
}

// bewaarder keeps what the gate holds, in the family, for who reviews it.
type bewaarder struct {
	p   *Postkamer
	b   *Beeld
	r   *Brief
	wie Wie
}

// Vasthouden implements poort.Bewaarder.
func (h bewaarder) Vasthouden(ctx context.Context, held poort.Vasthouding) error {
	raw, err := held.MarshalBinary()
	if err != nil {
		return err
	}
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Uitgang), Rol: toegang.Uitgang}, Actie: toegang.Lezen, Voor: toegang.Uitgangscontrole, Moment: h.p.Moment()}
	vak := VakVan(h.r.Over, h.r.Wet(), toegang.SVastgehouden, gezin.Veiligheid)
	_, err = h.p.Opslag.Write(ctx, Opdracht{Toets: toegang.Prepare(q)}, func(tx Tx) error {
		_, err := tx.Add(ctx, h.b.ID, Stuk{Vak: vak, Aard: AardVast, Over: h.r.Over, Inhoud: raw, Bron: gezin.Bron{Soort: "systeem"}})
		return err
	})
	return err
}
