package dossier

import (
	"encoding/json"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Hulp is help that a decision gives to one person, as far as no later decision
// took its place. It is made from the decisions themselves and stored nowhere:
// what changes, ends or replaces a decision changes it at once.
type Hulp struct {
	Stuk string // the id of the entry that gives it: a decision, or the notice of a child
	besluit.Onderwerp
	Van, Tot termijn.Dag // the first and the last day
	// Besluit says how much and of what. Of a child that does not carry it, it
	// is the copy that stands in its notice.
	Besluit *besluit.Besluit
}

// Loopt tells whether the help runs on a day.
func (h *Hulp) Loopt(dag termijn.Dag) bool { return h.Van <= dag && dag <= h.Tot }

// beslissing is one step in what runs for a person under a law: from its first
// day on it takes the place of what was there.
type beslissing struct {
	Hulp
	geeft bool // help; otherwise it ends what was there
}

// Hulp gives the help of all decisions that the reader may see, in the order in
// which they were recorded, with the days on which it really holds. It reads
// for each person the compartment of that person alone: a decision speaks for
// whom it stands on the name of, and a notice for its child. So the children
// that another compartment names make no difference.
func (b *Beeld) Hulp() []Hulp {
	steps := b.beslissingen()
	var out []Hulp
	for i := range steps {
		h := steps[i].Hulp
		for j := i + 1; j < len(steps); j++ {
			if steps[j].Onderwerp == h.Onderwerp {
				h.Tot = min(h.Tot, steps[j].Van-1)
			}
		}
		if steps[i].geeft && h.Van <= h.Tot {
			out = append(out, h)
		}
	}
	return out
}

func (b *Beeld) beslissingen() []beslissing {
	var out []beslissing
	for i := range b.Stukken {
		s := &b.Stukken[i]
		switch {
		case s.Ingetrokken != 0:
		case s.Aard == AardBesluit:
			var one besluit.Besluit
			if json.Unmarshal(s.Inhoud, &one) == nil && (len(one.Regels) > 0 || one.Soort == besluit.Beeindiging) {
				out = append(out, beslissing{Hulp{s.ID, one.Onderwerp, one.Ingang, one.Einde, &one}, len(one.Regels) > 0})
			}
		case s.Aard == AardBericht:
			var note besluit.Kennisgeving
			if json.Unmarshal(s.Inhoud, &note) != nil {
				continue
			}
			one := beslissing{Hulp{s.ID, besluit.Onderwerp{Persoon: note.Kind, Wet: note.Besluit.Wet}, note.Besluit.Ingang, note.Besluit.Einde, &note.Besluit}, true}
			if note.Stopt != termijn.Geen {
				one.Van, one.geeft = note.Stopt+1, false
			}
			out = append(out, one)
		}
	}
	return out
}

// HulpNu gives the help of decisions that runs today or is still to begin.
func (b *Beeld) HulpNu() []Hulp {
	return slices.DeleteFunc(b.Hulp(), func(h Hulp) bool { return h.Tot < b.Moment.Dag })
}

// neemHulp lets the help of decisions that runs on the day of the page count in
// a situation. A recorded fact that says the same of the same person gives way
// to the decision. Decisions on the product zonder are left out.
func (b *Beeld) neemHulp(s *gezin.Situatie, zonder string) {
	for _, h := range b.Hulp() {
		if !h.Loopt(s.Peildatum) {
			continue
		}
		s.Lopend = slices.DeleteFunc(s.Lopend, func(l gezin.Lopend) bool { return l.Product == h.Besluit.Product && l.Persoon == h.Persoon })
		if h.Besluit.Product != zonder {
			s.Lopend = append(s.Lopend, gezin.Lopend{Product: h.Besluit.Product, Persoon: h.Persoon, Feit: h.Stuk})
		}
	}
}

// LeestBesluiten tells whether a role reads decisions for one of its purposes.
// To who does not, help of a decision is not there: a page must say so, because
// withheld is not the same as none.
func LeestBesluiten(rol toegang.Rol) bool {
	for _, r := range toegang.Rechten() {
		if slices.Contains(r.Rollen, rol) && slices.Contains(r.Acties, toegang.Lezen) && slices.Contains(r.Soorten, toegang.SBesluit) &&
			slices.ContainsFunc(DoelenVan(rol), func(d toegang.Activiteit) bool { return slices.Contains(r.Voor, d) }) {
			return true
		}
	}
	return false
}
