package proefstad

import (
	"math"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Stad is the whole invented city.
type Stad struct {
	Zaad    uint64
	Vandaag termijn.Dag
	// Gezinnen holds the families with a story first (Verhaal is not empty),
	// then the 533 of the caseload.
	Gezinnen []Gezin
	// Besluiten are the 633 decisions of the caseload, by date; each stands in
	// Gezin.Besluiten too. Decisions of stories are not among them.
	Besluiten     []Besluit
	Wijkteams     []Wijkteam
	Loketten      []Loket
	Aanbieders    []Aanbieder
	Gebruikers    []Gebruiker
	Betrokkenheid []Betrokkenheid
	Vragenlijsten Vragenlijsten
}

// Gezin is one family with what is known of it. Ids of people are unique in
// the family and stand in Feiten as Over and Met.
type Gezin struct {
	Code     string // unique in the city: "verhaal-nijptang", "gezin-0001"
	Titel    string // what a story shows, in a few words; empty: no story
	Verhaal  string // the story for a demonstration, Dutch at B1; empty: none
	Personen []Persoon
	// Feiten carry their numbers (Vastgezet) from 1 in the order in which they
	// became known.
	Feiten []gezin.Feit
	// Toestemmingen are the recorded consents; without one, facts of the
	// Jeugdwet about that person are not for the Wmo side.
	Toestemmingen []Toestemming
	Melding       termijn.Dag // the day of the report
	Aanvraag      termijn.Dag // the day of the application; Geen: none yet
	Adviesdag     termijn.Dag // the day for which the story tells what the advice says
	// Keuze is what the indicatiesteller chooses on that day; nil: nothing yet.
	Keuze     *regeling.Keuze
	Besluiten []Besluit
	Client    string // the id of the adult on whose name the help stands
	Loket     string // the code of the desk where the family came in
	Wijkteam  string // the code of the team of its neighbourhood
	Aanbieder string // the code of the provider; empty: not chosen yet
}

// Persoon is one member of a family. Who the other members are to him is told
// by the facts.
type Persoon struct {
	ID         string
	Voornaam   string
	Achternaam string
	BSN        nummer.BSN // a number for tests
	Geboren    termijn.Dag
	Adres      nummer.Adres    // where he is registered; streets do not exist
	Telefoon   nummer.Telefoon // zero for small children
	Verblijf   *Verblijf       // a secret stay; nil: none
}

// Naam gives the full name.
func (p *Persoon) Naam() string { return p.Voornaam + " " + p.Achternaam }

// Verblijf is a stay that must stay secret: it belongs in the compartment
// "veiligheid" of the person and nowhere else.
type Verblijf struct {
	Opvang   string // the name of the shelter
	Adres    nummer.Adres
	Telefoon nummer.Telefoon
	School   string // of a child that goes to school from there; empty: none
	Van      termijn.Dag
}

// Toestemming is explicit consent to use what was obtained under one law for
// another (Wmo 2015 art. 5.1.1 lid 4).
type Toestemming struct {
	Persoon   string   // whom the facts are about
	Door      []string // who consented: everyone with custody
	Van, Naar gezin.Wet
	Op        termijn.Dag
}

// Situatie gives what is known of the family on a day.
func (g *Gezin) Situatie(dag termijn.Dag) gezin.Situatie {
	ids := make([]string, len(g.Personen))
	for i := range g.Personen {
		ids[i] = g.Personen[i].ID
	}
	return gezin.OpDag(ids, g.Feiten, dag, math.MaxInt64)
}

// Persoon finds a member by id; nil where there is none.
func (g *Gezin) Persoon(id string) *Persoon {
	for i := range g.Personen {
		if g.Personen[i].ID == id {
			return &g.Personen[i]
		}
	}
	return nil
}

// Verhalen gives the families with a story.
func (s *Stad) Verhalen() []Gezin { return s.Gezinnen[:s.aantalVerhalen()] }

// Caseload gives the families whose counts are the published ones.
func (s *Stad) Caseload() []Gezin { return s.Gezinnen[s.aantalVerhalen():] }

func (s *Stad) aantalVerhalen() int {
	for i := range s.Gezinnen {
		if s.Gezinnen[i].Verhaal == "" {
			return i
		}
	}
	return len(s.Gezinnen)
}

// Gezin finds a family by its code; nil where there is none.
func (s *Stad) Gezin(code string) *Gezin {
	for i := range s.Gezinnen {
		if s.Gezinnen[i].Code == code {
			return &s.Gezinnen[i]
		}
	}
	return nil
}
