package dossier

import "codeberg.org/wijzer/wijzer/termijn"

// Gezin is what one reader may see of a family (or, from Lezing.Persoon, of a
// person). Withdrawn entries are in it, with the moment of their withdrawal.
type Gezin struct {
	ID string
	// Stand stands for all that the reader was shown; Opdracht.Gezien takes
	// it. It tells nothing about what he was not shown.
	Stand    string
	Leden    []Lid
	Feiten   []Feit
	Stukken  []Stuk
	Taken    []Taak
	Relaties []Relatie
	// Verloop holds the ids of all entries, in the order in which they were
	// recorded.
	Verloop []Wijziging
}

// LedenOp gives the people who belong to the family on a day, as far as the
// reader may see, in the order in which they were recorded.
func (g *Gezin) LedenOp(dag termijn.Dag) []string {
	var ids []string
	for _, l := range g.Leden {
		if l.Ingetrokken == 0 && (l.Van == termijn.Geen || l.Van <= dag) && (l.Tot == termijn.Geen || dag < l.Tot) {
			ids = append(ids, l.Persoon)
		}
	}
	return ids
}

// Stuk gives the last piece of a kind about a member that stands and holds on
// a day; nil where there is none that the reader may see.
func (g *Gezin) Stuk(aard, over string, dag termijn.Dag) *Stuk {
	var found *Stuk
	for i := range g.Stukken {
		s := &g.Stukken[i]
		if s.Aard == aard && s.Over == over && s.Ingetrokken == 0 &&
			(s.Van == termijn.Geen || s.Van <= dag) && (s.Tot == termijn.Geen || dag < s.Tot) {
			found = s
		}
	}
	return found
}

// Wijziging is one entry of the log as a reader may see it.
type Wijziging struct {
	ID     string
	Soort  string // the kind of entry: "lid", "feit", "stuk", "taak", "relatie", "intrekking", …
	Betref string // the entry that it ends or withdraws; may be empty
	Door   string // the account that recorded it
	Op     int64  // microseconds since 1970
	Invoer Invoer // what was recorded
}

// Pagina asks for one page of a list.
type Pagina struct {
	Na     string // where the last page ended (Werklijst.Verder); empty: from the beginning
	Aantal int    // at most this many; 0: 50; never more than 500
}

// Werklijst is one page of tasks that are not done, by due date.
type Werklijst struct {
	Taken  []Taak
	Verder string // for Pagina.Na; empty: there is no more
}
