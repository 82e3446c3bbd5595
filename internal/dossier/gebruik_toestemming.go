package dossier

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The kinds of pieces that stand beside a relation of access and say why.
const (
	AardToestemming = "toestemming" // Toestemming as JSON
	AardOnthouding  = "onthouding"  // the reason, as text
)

// Vertegenwoordiger stands in Toestemming.Door for a mentor, curator or voogd
// who is no member of the family.
const Vertegenwoordiger = "vertegenwoordiger"

// Toestemming is explicit consent to use what was obtained under one law for the
// other (Wmo 2015 art. 5.1.1 lid 4).
type Toestemming struct {
	Persoon  string
	Van      gezin.Wet // under which the data were obtained
	Naar     gezin.Wet // for which they may be used
	Wat      string    // which data
	Waarvoor string
	Hoe      string      // how it was given: the source
	Vanaf    termijn.Dag // not later than today
	Door     []string    // who gave it: ids of members, or Vertegenwoordiger
}

// Faults of consent and of withholding.
var (
	ErrToestemmingWie  = &Fout{"TOESTEMMING-WIE", "Toestemming ontbreekt. Tot 12 jaar geven de ouders met gezag die, van 12 tot en met 15 jaar het kind en de ouders met gezag, vanaf 16 jaar de persoon zelf. Een wettelijk vertegenwoordiger kan het ook doen."}
	ErrToestemmingLeeg = &Fout{"TOESTEMMING-LEEG", "Vul in om welke gegevens het gaat, waarvoor zij nodig zijn, hoe de toestemming is gegeven en vanaf welke dag."}
	ErrGeboren         = &Fout{"TOESTEMMING-GEBOREN", "Leg eerst de geboortedatum vast. Die bepaalt wie toestemming geeft."}
	ErrOnthouding      = &Fout{"ONTHOUDING-REDEN", "Kies voor wie u dit onthoudt en leg uit waarom."}
)

// The ages of Jeugdwet art. 7.3.4 and 7.3.5: under 12 the parents, from 12 the
// child as well, from 16 the child alone.
const (
	leeftijdMee    = 12
	leeftijdAlleen = 16
)

// MoetToestemmen gives who must all consent for a person on the day of the page:
// ids of members. ok is false where the birth date is not known. Nobody: no one
// who may is known, and a representative is needed.
func (b *Beeld) MoetToestemmen(persoon string) (wie []string, ok bool) {
	s := b.Stuk(AardGeboren, persoon, b.Moment.Dag)
	if s == nil {
		return nil, false
	}
	born, err := termijn.ParseDag(string(s.Inhoud))
	if err != nil {
		return nil, false
	}
	age := born.Leeftijd(b.Moment.Dag)
	if age >= leeftijdMee {
		wie = append(wie, persoon)
	}
	if age < leeftijdAlleen {
		sit := b.Situatie()
		parents := sit.MetGezagOver(persoon)
		if len(parents) == 0 {
			return nil, true
		}
		wie = append(wie, parents...)
	}
	return wie, true
}

// LegToestemmingVast records consent. It counts at once.
func (g *Gebruik) LegToestemmingVast(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, t Toestemming) error {
	need, ok := b.MoetToestemmen(t.Persoon)
	given := slices.Contains(t.Door, Vertegenwoordiger) || len(need) > 0 && !slices.ContainsFunc(need, func(p string) bool { return !slices.Contains(t.Door, p) })
	empty := func(s string) bool { return strings.TrimSpace(s) == "" }
	switch {
	case !slices.Contains(b.Mensen(), t.Persoon):
		return ErrNietGevonden
	case t.Van == t.Naar || t.Van == "" || t.Naar == "" || empty(t.Wat) || empty(t.Waarvoor) || empty(t.Hoe) || t.Vanaf == termijn.Geen || t.Vanaf > b.Moment.Dag:
		return ErrToestemmingLeeg
	case !ok:
		return ErrGeboren
	case !given:
		return ErrToestemmingWie
	}
	content, err := json.Marshal(t)
	if err != nil {
		return err
	}
	v.Wie.deelt = true
	return g.LegVast(ctx, v, b, gezien,
		Relatie{Vak: VakVan(t.Persoon, t.Van, toegang.SFeit, gezin.Gewoon), Relatie: toegang.Toegestemd, Rij: toegang.Toestemming(t.Persoon, t.Van, t.Naar, t.Vanaf, termijn.Geen)},
		Stuk{Vak: VakVan(t.Persoon, t.Van, toegang.SDocument, gezin.Gewoon), Aard: AardToestemming, Over: t.Persoon, Inhoud: content, Van: t.Vanaf, Bron: gezin.Bron{Soort: "toestemming"}})
}

// Geldend gives the rows of a relation that hold today, as far as the reader may
// see.
func (b *Beeld) Geldend(r toegang.Relatie) []Relatie {
	var out []Relatie
	for i := range b.Relaties {
		if one := &b.Relaties[i]; one.Relatie == r && one.Ingetrokken == 0 && geldt(one.Rij, b.Moment.Dag) {
			out = append(out, *one)
		}
	}
	return out
}

// BeeindigRelatie ends consent or withholding, from today on.
func (g *Gebruik) BeeindigRelatie(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, r toegang.Relatie, id string) error {
	if r != toegang.Toegestemd && r != toegang.Onthouden || !slices.ContainsFunc(b.Geldend(r), func(one Relatie) bool { return one.ID == id }) {
		return ErrNietGevonden
	}
	return g.LegVast(ctx, v, b, gezien, RelatieEinde{Relatie: id, Tot: b.Moment.Dag.String()})
}

// Onthoud withholds the file of a person from another member, such as a parent
// (Jeugdwet art. 7.3.10 and 7.3.15 lid 4). It stands in the compartment for
// safety, which nobody who speaks for a client reads.
func (g *Gebruik) Onthoud(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, lezer, persoon, reden string) error {
	members := b.Mensen()
	if !slices.Contains(members, persoon) || !b.Leest(v.Wie, persoon, gezin.Veiligheid) {
		return ErrNietGevonden
	}
	if strings.TrimSpace(reden) == "" || lezer == persoon || !slices.Contains(members, lezer) {
		return ErrOnthouding
	}
	v.Wie.deelt = true
	return g.LegVast(ctx, v, b, gezien,
		Relatie{Vak: b.VakVoor(persoon, toegang.SFeit, gezin.Veiligheid), Relatie: toegang.Onthouden, Rij: toegang.Onthouding(lezer, persoon, b.Moment.Dag, termijn.Geen)},
		Stuk{Vak: b.VakVoor(persoon, toegang.SNotitie, gezin.Veiligheid), Aard: AardOnthouding, Over: persoon, Inhoud: []byte(reden), Van: b.Moment.Dag, Bron: gezin.Bron{Soort: "professional"}})
}

// MeldBelang records that the reader himself knows a person: from now on nothing
// about that person is for him. Only a privacy officer ends it.
func (g *Gebruik) MeldBelang(ctx context.Context, v Verzoek, b *Beeld, persoon string) error {
	if !slices.Contains(b.Mensen(), persoon) {
		return ErrNietGevonden
	}
	o := Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging), Sleutel: naam(v), Vorm: v.Vorm}
	_, err := g.Opslag.Write(ctx, o, func(tx Tx) error {
		_, err := tx.Add(ctx, b.ID, Relatie{Vak: b.VakVoor(persoon, toegang.SBelang, gezin.Gewoon), Relatie: toegang.Belang,
			Rij: toegang.Belangen(v.Wie.Account, persoon, b.Moment.Dag, termijn.Geen)})
		return err
	})
	return err
}

// Belangen gives a page of the recorded interests, the newest first, to who
// supervises, and where the next page begins.
func (g *Gebruik) Belangen(ctx context.Context, wie Wie, p Pagina) (out []Relatie, verder string, err error) {
	err = g.lees(ctx, wie, toegang.Lezen, toegang.Privacytoezicht, Inzage{Handeling: Lijst, Pagina: "belangen"}, func(l Lezing) error {
		page, err := l.Rijen(ctx, toegang.Belang, p)
		out, verder = page.Rijen, page.Verder
		return err
	})
	return out, verder, err
}

// BeeindigBelang ends a recorded interest, from today on. Nobody ends his own.
func (g *Gebruik) BeeindigBelang(ctx context.Context, v Verzoek, gezin, id string) error {
	var found *Gezin
	err := g.lees(ctx, v.Wie, toegang.Schrijven, toegang.Privacytoezicht, Inzage{Handeling: Inzien, Pagina: "belang"}, func(l Lezing) (err error) {
		found, err = l.Gezin(ctx, gezin, toegang.SBelang)
		return err
	})
	if err != nil {
		return err
	}
	i := slices.IndexFunc(found.Relaties, func(r Relatie) bool { return r.ID == id && r.Relatie == toegang.Belang })
	if i < 0 || found.Relaties[i].Rij.Waarden[toegang.CLezer] == v.Wie.Account {
		return ErrNietGevonden
	}
	o := Opdracht{Toets: g.systeemToets(toegang.Logschrijver, toegang.Schrijven, toegang.Beveiliging), Sleutel: naam(v), Vorm: v.Vorm}
	_, err = g.Opslag.Write(ctx, o, func(tx Tx) error {
		_, err := tx.Add(ctx, gezin, RelatieEinde{Relatie: id, Tot: g.Moment().Dag.String()})
		return err
	})
	return err
}
