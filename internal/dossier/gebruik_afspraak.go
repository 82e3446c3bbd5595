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

// The pieces of an appointment, one of each for everyone who takes part, in his
// own compartment.
const (
	AardAfspraak = "afspraak"        // Afspraak as JSON, without the place
	AardPlaats   = "afspraak-plaats" // text: where; its name in Inhoud is followed by the place
)

// Afspraak is an appointment with one or more members.
type Afspraak struct {
	ID     string      `json:"-"`
	Dag    termijn.Dag `json:"dag"`
	Tijd   string      `json:"tijd"` // hh:mm, in the Netherlands
	Wat    string      `json:"wat"`
	Met    []string    `json:"met,omitempty"` // the other members who take part
	Over   string      `json:"-"`             // the member with whom it is
	Plaats string      `json:"-"`             // empty: none, or the reader may not know
	// Geheim: the place stands in the compartment for safety.
	Geheim bool `json:"geheim,omitempty"`
}

// Faults of an appointment.
var (
	ErrAfspraakWie   = &Fout{"AFSPRAAK-WIE", "Kies met wie de afspraak is."}
	ErrAfspraakSamen = &Fout{"AFSPRAAK-SAMEN", "Plan met elk gezinslid een eigen afspraak, of stem eerst af met de veiligheidscoördinator. Die kan een gezamenlijke afspraak vastleggen."}
	ErrAfspraakApart = &Fout{"AFSPRAAK-APART", "Deze mensen mogen elkaar nu niet ontmoeten. Plan aparte afspraken, of vink aan dat u dit met de veiligheidscoördinator hebt afgestemd."}
)

// Afspraakplan is an appointment to record.
type Afspraakplan struct {
	Afspraak
	Wie []string // with whom
	// Afgestemd: who may see what keeps them apart says that it was consulted.
	Afgestemd bool
}

// PlanAfspraak records an appointment. With more than one member it is for who
// may know of each of them whether something keeps them apart; where something
// does, he must say that it was consulted. To all others a joint appointment is
// refused in every world, so that the refusal tells nothing.
func (g *Gebruik) PlanAfspraak(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, n Afspraakplan) error {
	if len(n.Wie) == 0 || slices.ContainsFunc(n.Wie, func(p string) bool { return !slices.Contains(b.Mensen(), p) }) {
		return ErrAfspraakWie
	}
	if len(n.Wie) > 1 {
		a := b.Afstemming(v.Wie, n.Dag, n.Wie...)
		switch {
		case a.Overleg:
			return ErrAfspraakSamen
		case len(a.Verboden) > 0 && !n.Afgestemd:
			return ErrAfspraakApart
		}
	}
	if b.naastAnder(&n) && !n.Afgestemd {
		return ErrAfspraakNaast
	}
	var entries []Invoer
	for _, p := range n.Wie {
		entries = append(entries, b.afspraak(v.Wie, &n, p)...)
	}
	return g.LegVast(ctx, v, b, gezien, entries...)
}

// afspraak gives the pieces of one member. The place stands in the compartment for
// safety where he has a flag, and also where the writer may not know whether he
// has one: a parent reads what is ordinary about a child.
func (b *Beeld) afspraak(wie Wie, n *Afspraakplan, persoon string) []Invoer {
	one := n.Afspraak
	one.Met = slices.DeleteFunc(slices.Clone(n.Wie), func(p string) bool { return p == persoon })
	klasse := gezin.Gewoon
	if b.Beschermd(persoon) || !b.Leest(wie, persoon, gezin.Veiligheid) {
		klasse, one.Geheim = gezin.Veiligheid, true
	}
	content, _ := json.Marshal(one) // text and numbers alone: this cannot fail
	piece := func(k gezin.Klasse, aard string, inhoud []byte) Stuk {
		return Stuk{Vak: b.VakVoor(persoon, toegang.SAfspraak, k), Aard: aard, Over: persoon, Inhoud: inhoud, Van: one.Dag, Bron: gezin.Bron{Soort: "professional"}}
	}
	entries := []Invoer{piece(gezin.Gewoon, AardAfspraak, content)}
	if place := strings.TrimSpace(n.Plaats); place != "" {
		entries = append(entries, piece(klasse, AardPlaats, []byte(one.sleutel()+"\n"+place)))
	}
	return entries
}

// sleutel joins an appointment with its place: they are recorded apart.
func (a *Afspraak) sleutel() string { return a.Dag.String() + " " + a.Tijd + " " + a.Wat }

// Afspraken gives the appointments from a day on, by day and time, as far as the
// reader may see.
func (b *Beeld) Afspraken(vanaf termijn.Dag) []Afspraak {
	places := map[string]string{}
	for i := range b.Stukken {
		if s := &b.Stukken[i]; s.Aard == AardPlaats && s.Ingetrokken == 0 {
			if key, place, ok := strings.Cut(string(s.Inhoud), "\n"); ok {
				places[s.Over+key] = place
			}
		}
	}
	var out []Afspraak
	for i := range b.Stukken {
		var a Afspraak
		if s := &b.Stukken[i]; s.Aard == AardAfspraak && s.Ingetrokken == 0 && json.Unmarshal(s.Inhoud, &a) == nil && a.Dag >= vanaf {
			a.ID, a.Over = s.ID, s.Over
			a.Plaats = places[s.Over+a.sleutel()]
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(x, y Afspraak) int { return strings.Compare(x.sleutel(), y.sleutel()) })
	return out
}
