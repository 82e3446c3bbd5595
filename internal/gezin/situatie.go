package gezin

import (
	"slices"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Kenmerken are the known values of someone or of the family, by the code of
// the kind of fact. What is not in it is not known.
type Kenmerken map[string]Waarde

// Situatie is what is known of a family on one day: the input of an advice
// and of a computation. It holds no names and no numbers that identify.
type Situatie struct {
	Peildatum termijn.Dag
	Leden     []Lid
	Gezin     Kenmerken // facts about the family as a whole
	Lopend    []Lopend
	Relaties  []Relatie
}

// Lid is one member of the family. The order of the members has no meaning,
// but where a rule says that someone is named first.
type Lid struct {
	ID        string
	Kenmerken Kenmerken
}

// Lopend is help that already runs on the day of the situation.
type Lopend struct {
	Product string // a code of the catalogue, or one of its external products
	Persoon string // the id of the member who receives it; empty: nobody is named
	Feit    string // the id of the fact, for the receipt; may be empty
}

// Relatie says how one member stands to another on the day of the situation:
// Van is the parent of Naar, has custody of Naar, is the partner of Naar,
// lives with Naar.
type Relatie struct {
	Soort  RelatieSoort
	Van    string
	Naar   string
	Bron   Bron
	Bekend Waarde // Waarheid: some relations are known not to be
	Feit   string
	Sinds  termijn.Dag // from when it holds; Geen: from the beginning
}

// RelatieSoort is a kind of relation between two people.
type RelatieSoort string

// The kinds of relations. Custody (gezag) is always a dated fact with a
// source, never a property of a person (Wmo 2015 art. 5.3.2; Jeugdwet art.
// 7.3.4 and 7.3.5).
const (
	Ouder    RelatieSoort = "ouder"
	Gezag    RelatieSoort = "gezag"
	Partner  RelatieSoort = "partner"
	WoontBij RelatieSoort = "woont-bij"
)

// Lid finds a member; ok is false where nobody has that id.
func (s *Situatie) Lid(id string) (index int, ok bool) {
	index = slices.IndexFunc(s.Leden, func(l Lid) bool { return l.ID == id })
	return index, index >= 0
}

// MetGezagOver gives the ids of the members who are known to have custody of
// the given child, sorted.
func (s *Situatie) MetGezagOver(kind string) []string {
	var ids []string
	for _, r := range s.Relaties {
		if r.Soort == Gezag && r.Naar == kind && r.Bekend.Soort == Waarheid && r.Bekend.Min == 1 {
			ids = append(ids, r.Van)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
