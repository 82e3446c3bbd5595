package dossier

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AardKoppeling is what was found of a new registration (Stuk.Aard): Koppeling
// as JSON. There is one for every registration, also where nothing was found.
const AardKoppeling = "koppeling"

// Koppelgrond is by what two registrations seem to be one person.
type Koppelgrond string

// The grounds of a link.
const (
	OpBSN  Koppelgrond = "bsn"             // the same citizen service number
	OpNaam Koppelgrond = "naam-en-geboren" // the same name and date of birth, and no two different numbers
)

// Koppeling says which other registrations seem to be the same person.
type Koppeling struct {
	Met []Gekoppeld `json:"met,omitempty"`
	// Naam and Geboren are of the new registration, for who reviews the link.
	Naam    string `json:"naam,omitempty"`
	Geboren string `json:"geboren,omitempty"`
}

// Gekoppeld is one other registration.
type Gekoppeld struct {
	Persoon string      `json:"persoon"`
	Op      Koppelgrond `json:"op"`
	Naam    string      `json:"naam,omitempty"`
	Geboren string      `json:"geboren,omitempty"`
}

// koppelToets makes a question of the part of the program that recognises people.
func (g *Gebruik) koppelToets(actie toegang.Actie) toegang.Toets {
	return g.systeemToets(toegang.Koppelaar, actie, toegang.Koppelen)
}

// systeemToets makes a question of a named part of the program.
func (g *Gebruik) systeemToets(rol toegang.Rol, actie toegang.Actie, doel toegang.Activiteit) toegang.Toets {
	return toegang.Prepare(toegang.Vraag{Lezer: toegang.Lezer{Account: string(rol), Rol: rol}, Actie: actie, Voor: doel, Moment: g.Moment()})
}

// koppel writes for each new person what other registrations there are, and
// protects him where one of those is protected. It is done last in the
// transaction that registers, and does the same whatever it finds: two entries
// for each person, in a compartment that nobody who works with him reads. Who
// registers learns nothing, and no moment passes in which the new registration
// is not protected.
func (g *Gebruik) koppel(ctx context.Context, tx Tx, id string, mensen map[string]*Mens) error {
	finder := tx.Als(g.koppelToets(toegang.Zoeken))
	open := tx.Als(g.koppelToets(toegang.Tellen))
	writes := g.koppelToets(toegang.Schrijven)
	dag := g.Moment().Dag
	var entries []Invoer
	for _, p := range slices.Sorted(maps.Keys(mensen)) {
		m := mensen[p]
		link, err := g.vindKoppeling(ctx, finder, p, m)
		if err != nil {
			return err
		}
		flagged, err := beschermdOnder(ctx, open, link.Met)
		if err != nil {
			return err
		}
		for _, other := range link.Met {
			if !m.Geheim {
				break
			}
			if err := g.beschermStil(ctx, tx, finder, other.Persoon, p); err != nil {
				return err
			}
		}
		content, err := json.Marshal(link)
		if err != nil {
			return err
		}
		tot := dag // it never holds
		if flagged {
			tot = termijn.Geen
		}
		vak := VakVan(p, m.Wet(dag), toegang.SKoppeling, gezin.Veiligheid)
		if !writes.Allows(vak.record(string(toegang.Koppelaar)), relaties(nil, nil)) {
			return ErrNietGevonden
		}
		entries = append(entries, Stuk{Vak: vak, Aard: AardKoppeling, Over: p, Inhoud: content, Van: dag, Bron: gezin.Bron{Soort: "systeem"}},
			Relatie{Vak: vak, Relatie: toegang.Gekoppeld, Rij: toegang.Koppeling(p, dag, tot)})
	}
	_, err := tx.Add(ctx, id, entries...)
	return err
}

// vindKoppeling finds the other registrations of someone: by his number, and by
// his name and date of birth. Both are always asked, with a term that leads to
// nobody where he has none.
func (g *Gebruik) vindKoppeling(ctx context.Context, l Lezing, id string, m *Mens) (Koppeling, error) {
	number, born := "geen", "geen"
	if !m.BSN.IsZero() {
		number = m.BSN.Onthuld()
	}
	if m.Geboren != termijn.Geen {
		born = m.Geboren.String()
	}
	byNumber, err := l.Zoek(ctx, Zoekterm{ZoekBSN, number})
	if err != nil {
		return Koppeling{}, err
	}
	byBirth, err := l.Zoek(ctx, Zoekterm{ZoekGeboren, born})
	if err != nil {
		return Koppeling{}, err
	}
	all := append(slices.Clone(byNumber), byBirth...)
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(p string) bool { return p == id })
	people, err := l.Personen(ctx, all, toegang.SPersoon)
	if err != nil {
		return Koppeling{}, err
	}
	return g.koppelingMet(m, number, byNumber, people), nil
}

// koppelingMet weighs who was found.
func (g *Gebruik) koppelingMet(m *Mens, number string, byNumber []string, people map[string]*Gezin) Koppeling {
	dag := g.Moment().Dag
	var link Koppeling
	for _, p := range slices.Sorted(maps.Keys(people)) {
		text := func(aard string) string {
			if s := people[p].Stuk(aard, p, dag); s != nil {
				return string(s.Inhoud)
			}
			return ""
		}
		other := Gekoppeld{Persoon: p, Naam: text(AardNaam), Geboren: text(AardGeboren)}
		switch {
		case slices.Contains(byNumber, p):
			other.Op = OpBSN
		case zelfdeNaam(other.Naam, m.Naam) && other.Geboren == m.Geboren.String() && (m.BSN.IsZero() || text(AardBSN) == "" || text(AardBSN) == number):
			other.Op = OpNaam
		default:
			continue
		}
		link.Met = append(link.Met, other)
	}
	if len(link.Met) > 0 {
		link.Naam, link.Geboren = m.Naam, m.Geboren.String()
	}
	return link
}

// beschermdOnder tells whether one of the registrations is protected: the reader
// counts only those that are not.
func beschermdOnder(ctx context.Context, l Lezing, met []Gekoppeld) (bool, error) {
	ids := []string{"niemand"}
	for _, m := range met {
		ids = append(ids, m.Persoon)
	}
	free, err := l.Personen(ctx, ids, toegang.SPersoon)
	return len(free) < len(met), err
}

// zelfdeNaam compares names without capitals, accents, spaces and signs.
func zelfdeNaam(a, b string) bool {
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r = unicode.ToLower(r); unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, norm.NFKD.String(strings.ReplaceAll(strings.ToLower(s), "ß", "ss")))
	}
	return plain(a) == plain(b) && plain(a) != ""
}

// vlaggen gives the people on whom entries set a safety flag.
func vlaggen(invoer []Invoer) []string {
	var out []string
	for _, in := range invoer {
		if r, ok := in.(Relatie); ok && r.Relatie == toegang.Beschermd {
			out = append(out, r.Rij.Waarden[toegang.CPersoon])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// spreid protects, in the transaction that sets a safety flag, every other
// registration that is linked to the person.
func (g *Gebruik) spreid(ctx context.Context, tx Tx, mensen []string) error {
	if len(mensen) == 0 {
		return nil
	}
	finder := tx.Als(g.koppelToets(toegang.Zoeken))
	for _, p := range mensen {
		others, err := g.andereRegistraties(ctx, finder, p)
		if err != nil {
			return err
		}
		for _, other := range others {
			if err := g.beschermStil(ctx, tx, finder, other, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// andereRegistraties gives the registrations that are linked to one, from either
// side, sorted.
func (g *Gebruik) andereRegistraties(ctx context.Context, l Lezing, persoon string) ([]string, error) {
	people, err := l.Personen(ctx, []string{persoon}, toegang.SPersoon, toegang.SKoppeling)
	if err != nil || people[persoon] == nil {
		return nil, err
	}
	m := mensUit(people[persoon], persoon, g.Moment().Dag)
	link, err := g.vindKoppeling(ctx, l, persoon, &m)
	if err != nil {
		return nil, err
	}
	unlinked := ontkoppeld(people[persoon])
	var out []string
	for _, k := range link.Met {
		if !slices.Contains(unlinked, k.Persoon) {
			out = append(out, k.Persoon)
		}
	}
	return out, nil
}

// mensUit gives what someone is recognised by, from his registration.
func mensUit(p *Gezin, id string, dag termijn.Dag) Mens {
	var m Mens
	if s := p.Stuk(AardNaam, id, dag); s != nil {
		m.Naam = string(s.Inhoud)
	}
	if s := p.Stuk(AardGeboren, id, dag); s != nil {
		m.Geboren, _ = termijn.ParseDag(string(s.Inhoud)) // recorded by us
	}
	if s := p.Stuk(AardBSN, id, dag); s != nil {
		m.BSN, _ = nummer.ParseBSN(string(s.Inhoud))
	}
	return m
}

// beschermStil writes a silent protection in the family where someone is
// registered, because of another registration; not where it has one already, or
// where someone decided that the two are different people.
func (g *Gebruik) beschermStil(ctx context.Context, tx Tx, finder Lezing, persoon, door string) error {
	dag := g.Moment().Dag
	people, err := finder.Personen(ctx, []string{persoon}, toegang.SPersoon, toegang.SKoppeling)
	if err != nil || people[persoon] == nil {
		return err
	}
	p := people[persoon]
	name := p.Stuk(AardNaam, persoon, dag)
	if name == nil || stilBeschermd(p, persoon, dag) || slices.Contains(ontkoppeld(p), door) {
		return nil
	}
	_, err = tx.Add(ctx, name.Gezin, Relatie{Vak: VakVan(persoon, name.Vak.Label.Wet, toegang.SKoppeling, gezin.Veiligheid), Relatie: toegang.Gekoppeld,
		Rij: toegang.Koppeling(persoon, dag, termijn.Geen)})
	return err
}

// stilBeschermd tells whether what was read holds a silent protection of someone.
func stilBeschermd(g *Gezin, persoon string, dag termijn.Dag) bool {
	return slices.ContainsFunc(g.Relaties, func(r Relatie) bool {
		return r.Relatie == toegang.Gekoppeld && r.Ingetrokken == 0 && r.Rij.Waarden[toegang.CPersoon] == persoon && geldt(r.Rij, dag)
	})
}
