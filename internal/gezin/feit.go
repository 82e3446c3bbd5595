package gezin

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Feit is one fact as it was recorded: about whom, what, from when to when it
// holds, since which entry of the log it was known, who said so, and who may
// see it. Facts are never changed; a correction is a later fact.
type Feit struct {
	ID        string
	Over      string      // the member it is about; empty: the family as a whole
	Met       string      // the second member, for a relation
	Soort     string      // the kind of fact: a code of the catalogue, or a RelatieSoort, or "loopt"
	Waarde    Waarde      // Waarde.Feit is left empty here
	Van       termijn.Dag // the first day it holds; Geen: from the beginning
	Tot       termijn.Dag // the first day it holds no more; Geen: open
	Vastgezet int64       // the number of the entry in the log that recorded it
	Ingetrok  int64       // the number of the entry that withdrew it; 0: stands
	Bron      Bron
	Label     Label
}

// Loopt is the kind of fact that says that help runs: Waarde is the code of
// the product, Over the member who receives it.
const Loopt = "loopt"

// Bron says who or what a fact comes from.
type Bron struct {
	Soort      string // "brp", "gezagsregister", "eigen-opgave", "professional", "beschikking", …
	Omschreven string // free text, seen by who may see the fact
}

// Label says in which compartment a fact stands: its subject, the law under
// which it was obtained and its class. Who may see a compartment is decided
// by package toegang, never by who asks for the fact.
type Label struct {
	Onderwerp string // the member whose compartment it is; empty: the shared compartment of the family
	Wet       Wet
	Klasse    Klasse
}

// Wet is the law under which data were obtained. Data obtained under the
// Jeugdwet reach the Wmo only with explicit consent (Wmo 2015 art. 5.1.1 lid 4).
type Wet string

// The laws that Wijzer works under.
const (
	Wmo      Wet = "Wmo"
	Jeugdwet Wet = "Jeugdwet"
)

// Klasse is the class of a compartment.
type Klasse string

// The classes of compartments. Gewoon is the zero class in meaning: what
// everyone who is involved with the subject may know.
const (
	Gewoon      Klasse = "gewoon"
	Veiligheid  Klasse = "veiligheid"    // secret addresses, risk assessment, safety plan
	Melder      Klasse = "melder"        // who reported (Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3)
	GesprekKind Klasse = "gesprek-kind"  // what a child said, apart from the parents
	Meldcode    Klasse = "meldcode"      // the register of the reporting code
	Strafrecht  Klasse = "strafrecht"    // police and court data
	Medisch     Klasse = "medisch"       // health data under the Wgbo
	Betrokken   Klasse = "betrokkenheid" // that someone is in a case, or in a family at all
)

// Klassen gives all classes of compartments, in the order of the constants.
func Klassen() []Klasse {
	return []Klasse{Gewoon, Veiligheid, Melder, GesprekKind, Meldcode, Strafrecht, Medisch, Betrokken}
}

// geldt tells whether the fact holds on dag, as known after entry bekend.
func (f *Feit) geldt(dag termijn.Dag, bekend int64) bool {
	return f.Vastgezet <= bekend && (f.Ingetrok == 0 || f.Ingetrok > bekend) &&
		(f.Van == termijn.Geen || f.Van <= dag) && (f.Tot == termijn.Geen || dag < f.Tot)
}

// OpDag gives the situation of the given members on a day, as it was known
// after the entry bekend of the log. Where two facts of one kind hold about
// the same member, the one that was recorded last wins. The order in which the
// facts come makes no difference.
func OpDag(leden []string, feiten []Feit, dag termijn.Dag, bekend int64) Situatie {
	s := Situatie{Peildatum: dag, Gezin: Kenmerken{}, Leden: make([]Lid, len(leden))}
	for i, id := range leden {
		s.Leden[i] = Lid{ID: id, Kenmerken: Kenmerken{}}
	}
	ordered := slices.Clone(feiten)
	slices.SortFunc(ordered, func(a, b Feit) int {
		if a.Vastgezet != b.Vastgezet {
			return int(min(max(a.Vastgezet-b.Vastgezet, -1), 1))
		}
		return strings.Compare(a.ID, b.ID)
	})
	for i := range ordered {
		if ordered[i].geldt(dag, bekend) {
			s.neem(&ordered[i])
		}
	}
	return s
}

// neem lets one fact speak in the situation.
func (s *Situatie) neem(f *Feit) {
	value := f.Waarde.Met(f.ID)
	switch kind := RelatieSoort(f.Soort); {
	case f.Soort == Loopt:
		s.Lopend = append(s.Lopend, Lopend{Product: f.Waarde.Code, Persoon: f.Over, Feit: f.ID})
	case kind == Ouder || kind == Gezag || kind == Partner || kind == WoontBij:
		s.relateer(Relatie{Soort: kind, Van: f.Over, Naar: f.Met, Bron: f.Bron, Bekend: value, Feit: f.ID, Sinds: f.Van})
	case f.Over == "":
		s.Gezin[f.Soort] = value
	default:
		if i, ok := s.Lid(f.Over); ok {
			s.Leden[i].Kenmerken[f.Soort] = value
		}
	}
}

func (s *Situatie) relateer(r Relatie) {
	for i, old := range s.Relaties {
		if old.Soort == r.Soort && old.Van == r.Van && old.Naar == r.Naar {
			s.Relaties[i] = r
			return
		}
	}
	s.Relaties = append(s.Relaties, r)
}
