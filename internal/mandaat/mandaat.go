// Package mandaat tells who may sign which decision on behalf of the college
// (Awb 10:1 to 10:12). The municipality writes it down as data, with the version
// and the place of its mandaatbesluit; each decision then names the rule that it
// was signed under.
package mandaat

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Mandaat is a mandaatbesluit as data.
type Mandaat struct {
	Versie string // as the municipality names it
	Bron   string // where it was published
	Regels []Regel
}

// Regel gives a role, or some people in it, the mandate for some decisions.
type Regel struct {
	Kenmerk   string      // unique within the mandate: "M-1"
	Rol       string      // the role that signs
	Team      string      // only who is in this team; empty: any
	Account   string      // only who has this account; empty: any
	Wet       string      // Wmo or Jeugdwet
	Producten []string    // codes of the catalogue; empty: all
	Soorten   []string    // kinds of decisions, as package besluit names them; empty: all
	Van, Tot  termijn.Dag // from when to when; Tot is the first day on which no more; Geen: open
	// PerWeek is the most that a decision may cost in a week; nil: any.
	PerWeek *geld.Bedrag
}

// Wie signs.
type Wie struct {
	Account, Rol string
	Teams        []string
}

// Besluit is what a mandate looks at of a decision.
type Besluit struct {
	Wet, Product, Soort string
	Dag                 termijn.Dag // on which it is signed
	PerWeek             geld.Bedrag // what it costs in a week
	PrijsBekend         bool        // false: some of it has no price, so that no limit can be held
}

// Reden is why someone has no mandate: the last thing that was missing in the
// rule that came nearest.
type Reden string

// The reasons, from far to near.
const (
	GeenRegel  Reden = "wie"     // no rule is about this person
	AndereWet  Reden = "wet"     // not for this law
	AnderSoort Reden = "soort"   // not for this kind of decision
	AnderHulp  Reden = "product" // not for this help
	NietNu     Reden = "dag"     // not on this day
	TeDuur     Reden = "bedrag"  // it costs more, or nobody knows what it costs
)

// Regel gives the rule under which someone may sign a decision, the first in the
// order of the mandate; nil where he may not, with the reason.
func (m *Mandaat) Regel(wie Wie, b Besluit) (*Regel, Reden) {
	order := []Reden{GeenRegel, AndereWet, AnderSoort, AnderHulp, NietNu, TeDuur}
	nearest := 0
	for i := range m.Regels {
		missing := m.Regels[i].missing(wie, b)
		if missing == "" {
			return &m.Regels[i], ""
		}
		nearest = max(nearest, slices.Index(order, missing))
	}
	return nil, order[nearest]
}

// Rollen gives the roles of which someone may sign a decision, each once: to
// whom it can be put forward.
func (m *Mandaat) Rollen(b Besluit) []string {
	var out []string
	for i := range m.Regels {
		r := &m.Regels[i]
		if r.about(b) == "" && !slices.Contains(out, r.Rol) {
			out = append(out, r.Rol)
		}
	}
	return out
}

// missing tells what this rule lacks for someone and a decision; empty: nothing.
func (r *Regel) missing(wie Wie, b Besluit) Reden {
	if r.Rol != wie.Rol || r.Account != "" && r.Account != wie.Account || r.Team != "" && !slices.Contains(wie.Teams, r.Team) {
		return GeenRegel
	}
	return r.about(b)
}

// about tells what this rule lacks for a decision, whoever signs.
func (r *Regel) about(b Besluit) Reden {
	switch {
	case r.Wet != b.Wet:
		return AndereWet
	case len(r.Soorten) > 0 && !slices.Contains(r.Soorten, b.Soort):
		return AnderSoort
	case len(r.Producten) > 0 && !slices.Contains(r.Producten, b.Product):
		return AnderHulp
	case r.Van != termijn.Geen && b.Dag < r.Van || r.Tot != termijn.Geen && b.Dag >= r.Tot:
		return NietNu
	case r.PerWeek != nil && (!b.PrijsBekend || b.PerWeek > *r.PerWeek):
		return TeDuur
	}
	return ""
}

// Verwijzing names a rule as a decision carries it.
func (m *Mandaat) Verwijzing(r *Regel) string {
	return m.Bron + ", versie " + m.Versie + ", regel " + r.Kenmerk
}
