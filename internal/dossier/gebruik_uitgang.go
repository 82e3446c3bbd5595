package dossier

import (
	"context"
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// opdracht asks the gate: for whom, about whom, from which compartments.
func (p *Postkamer) opdracht(ctx context.Context, wie Wie, b *Beeld, r *Brief, adres Vak) (poort.Opdracht, error) {
	weet, err := p.bewaakt(ctx, wie.Herkomst, b.ID)
	if err != nil {
		return poort.Opdracht{}, err
	}
	bron := relaties(b.Gezin, nil)
	bron.Add(toegang.Beschermd, weet.vlaggen...)
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
	return poort.Opdracht{Soort: poort.Brief, Afzender: toegang.Lezer{Account: wie.Account, Teams: wie.Teams, Rol: wie.Rol, Domeinen: wie.domeinen()},
		Ontvanger: poort.Ontvanger{Lezer: toegang.Lezer{Account: r.Ontvanger, Persoon: r.Ontvanger, Rol: toegang.Client}, Voor: toegang.Inzagerecht},
		Over:      []string{r.Over}, Velden: velden, Lijst: weet.lijst, Bron: bron, Moment: b.Moment, Vrijgegeven: weet.vrijgegeven()}, nil
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

// bewaking is what the gate itself knows about a family, whatever a sender may
// see: who has a flag, who may receive what, and what must not leave.
type bewaking struct {
	lijst   *poort.Lijst
	vlaggen []toegang.Relatierij
	bron    *toegang.Geheugen
	vast    []Stuk // what was held, and what was decided about it
	// sprekers are who can stand as one who speaks for someone of the family:
	// its people, and the representatives of decisions.
	sprekers []string
}

// bewaakt reads what must not leave about anyone who is or was in a family, also
// what was recorded about him in another one.
func (p *Postkamer) bewaakt(ctx context.Context, herkomst, id string) (*bewaking, error) {
	kring, err := p.kring(ctx, herkomst, id)
	if err != nil {
		return nil, err
	}
	out := &bewaking{bron: relaties(kring.familie, nil), vast: kring.familie.Stukken}
	beeld := &Beeld{Gezin: kring.familie, Moment: p.Moment()}
	out.sprekers = slices.Clone(kring.mensen)
	for i := range kring.familie.Relaties {
		if r := &kring.familie.Relaties[i]; r.Relatie == toegang.Vertegenwoordigd && r.Ingetrokken == 0 {
			out.sprekers = append(out.sprekers, r.Rij.Waarden[toegang.CLezer])
		}
	}
	var people []poort.Beschermde
	for _, m := range kring.mensen {
		out.bron.Add(toegang.Vertegenwoordigd, beeld.vertegenwoordigd(m)...)
		feiten, contact := kring.feiten[m], kring.contact[m]
		if feiten == nil {
			continue
		}
		flagged := false
		for i := range feiten.Relaties {
			r := &feiten.Relaties[i]
			if r.Relatie != toegang.Beschermd || r.Ingetrokken != 0 || !geldt(r.Rij, beeld.Moment.Dag) {
				continue
			}
			flagged = true
			out.vlaggen = append(out.vlaggen, r.Rij)
			if contact == nil {
				continue
			}
			if one := beschermde(contact, r); len(one.Adressen) > 0 || len(one.Telefoons) > 0 {
				people = append(people, one)
			}
		}
		if one := oudVerblijf(m, contact); !flagged && len(one.Adressen) > 0 {
			people = append(people, one)
		}
	}
	stil, more, err := p.stilBewaakt(ctx, herkomst, id)
	if err != nil {
		return nil, err
	}
	out.vlaggen, people = append(out.vlaggen, stil...), append(people, more...)
	out.bron.Add(toegang.Beschermd, out.vlaggen...)
	out.lijst, err = poort.NewLijst(people)
	return out, err
}

// kring is a family as the gate reads it, with what was recorded anywhere about
// the people who are or were in it.
type kring struct {
	familie         *Gezin
	mensen          []string
	feiten, contact map[string]*Gezin
}

func (p *Postkamer) kring(ctx context.Context, herkomst, id string) (*kring, error) {
	k := &kring{familie: &Gezin{ID: id}}
	add := func(g *Gezin) {
		k.familie.Leden = append(k.familie.Leden, g.Leden...)
		k.familie.Feiten = append(k.familie.Feiten, g.Feiten...)
		k.familie.Stukken = append(k.familie.Stukken, g.Stukken...)
		k.familie.Relaties = append(k.familie.Relaties, g.Relaties...)
	}
	err := p.systeem(ctx, herkomst, toegang.Regelmachine, toegang.Adviesberekening, func(l Lezing) error {
		g, err := l.Gezin(ctx, id, toegang.SPersoon, toegang.SFeit, toegang.SRelatie)
		if err != nil {
			return err
		}
		add(g)
		for i := range g.Leden {
			if m := g.Leden[i].Persoon; !slices.Contains(k.mensen, m) {
				k.mensen = append(k.mensen, m)
			}
		}
		k.feiten, err = l.Personen(ctx, k.mensen, toegang.SFeit)
		return err
	})
	if err != nil || len(k.mensen) == 0 {
		return k, err
	}
	return k, p.systeem(ctx, herkomst, toegang.Uitgang, toegang.Uitgangscontrole, func(l Lezing) error {
		var err error
		if k.contact, err = l.Personen(ctx, k.mensen, toegang.SContact); err != nil {
			return err
		}
		g, err := l.Gezin(ctx, id, toegang.SRegie, toegang.SVastgehouden)
		if err == nil {
			add(g)
		}
		return err
	})
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

// oudVerblijf gives the secret stays of someone whose flag was lifted: they are
// searched for as before, because lifting a flag publishes nothing.
func oudVerblijf(persoon string, contact *Gezin) poort.Beschermde {
	one := poort.Beschermde{Persoon: persoon}
	for i := 0; contact != nil && i < len(contact.Stukken); i++ {
		s := &contact.Stukken[i]
		if s.Aard != AardVerblijf || s.Ingetrokken != 0 {
			continue
		}
		one.Wet, one.Domein = s.Vak.Label.Wet, s.Vak.Domein
		if parts, ok := s.Adres(); ok {
			if a, err := nummer.NewAdres(parts); err == nil {
				one.Adressen = append(one.Adressen, a)
			}
		}
	}
	return one
}

// systeem reads as a named part of the program. What is not there is no fault.
func (p *Postkamer) systeem(ctx context.Context, herkomst string, rol toegang.Rol, doel toegang.Activiteit, fn func(Lezing) error) error {
	q := toegang.Vraag{Lezer: toegang.Lezer{Account: string(rol), Rol: rol}, Actie: toegang.Lezen, Voor: doel, Moment: p.Moment()}
	err := p.Opslag.Read(ctx, toegang.Prepare(q), Inzage{Handeling: Inzien, Pagina: "uitgangscontrole", Herkomst: herkomst}, fn)
	if errors.Is(err, ErrNietGevonden) {
		return nil
	}
	return err
}

// alsUitgang is the question of the part of the program that keeps the way out.
func (p *Postkamer) alsUitgang() toegang.Toets {
	return toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: string(toegang.Uitgang), Rol: toegang.Uitgang}, Actie: toegang.Lezen,
		Voor: toegang.Uitgangscontrole, Moment: p.Moment()})
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
	p       *Postkamer
	gezin   string
	over    string
	wet     gezin.Wet
	sleutel string          // of the request; empty: each is new
	mee     func() []Invoer // what is recorded with it; nil: nothing
	bestand []byte          // of a poort.Bijlage: the file, kept beside the piece; nil: none
	id      string          // of what was held
}

// Vasthouden implements poort.Bewaarder.
func (h *bewaarder) Vasthouden(ctx context.Context, held poort.Vasthouding) error {
	raw, err := held.MarshalBinary()
	if err != nil {
		return err
	}
	h.id = held.ID()
	vak := VakVan(h.over, h.wet, toegang.SVastgehouden, gezin.Veiligheid)
	piece := Stuk{Vak: vak, Aard: AardVast, Over: h.over, Inhoud: raw, Bron: gezin.Bron{Soort: "systeem"}}
	if h.bestand != nil {
		piece.Bijlage = &Bijlage{Inhoud: h.bestand}
	}
	entries := []Invoer{piece,
		Taak{Vak: vak, Aard: TaakBeoordelen, Vervalt: h.p.Moment().Dag, Inhoud: []byte(held.ID())}}
	if h.mee != nil {
		entries = append(entries, h.mee()...)
	}
	_, err = h.p.Opslag.Write(ctx, Opdracht{Toets: h.p.alsUitgang(), Sleutel: h.sleutel}, func(tx Tx) error {
		_, err := tx.Add(ctx, h.gezin, entries...)
		return err
	})
	return err
}

// poort gives the gate with a place for what it holds.
func (p *Postkamer) poort(h *bewaarder) (*poort.Poort, error) {
	return poort.New(h, p.Rem, p.nieuwID, p.Zegel, poort.Instelling{})
}

// TaakBeoordelen is the task to review what the gate held; its content is the id
// of the piece. It stands where only the reviewers read.
const TaakBeoordelen = "beoordelen"

// vrijgegeven gives what was held and let go since.
func (w *bewaking) vrijgegeven() []poort.Vasthouding {
	var out []poort.Vasthouding
	for i := range w.vast {
		var held poort.Vasthouding
		if s := &w.vast[i]; s.Aard == AardVast && s.Ingetrokken == 0 && held.UnmarshalBinary(s.Inhoud) == nil {
			if oordeel, ok := oordeelOver(w.vast, held.ID()); ok && oordeel.Weg {
				out = append(out, held)
			}
		}
	}
	return out
}
