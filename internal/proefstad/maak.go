package proefstad

import "codeberg.org/wijzer/wijzer/termijn"

// Maak makes the city. The seed decides everything that no source gives; the
// published totals are the same for every seed. The stories stand around
// vandaag; the caseload stands in 2018 and 2019 whatever the day.
func Maak(zaad uint64, vandaag termijn.Dag) *Stad {
	n := nieuweNummers()
	s := &Stad{Zaad: zaad, Vandaag: vandaag, Wijkteams: wijkteams(), Loketten: loketten(),
		Aanbieders: aanbieders(), Vragenlijsten: vragenlijsten()}
	s.Gebruikers = gebruikers(s.Wijkteams)
	s.Gezinnen = append(vertelAlle(n, vandaag), caseload(zaad, n, s.Wijkteams)...)
	s.Besluiten = make([]Besluit, 0, aantalClienten+aantalHerindicaties)
	for _, g := range s.Caseload() {
		s.Besluiten = append(s.Besluiten, g.Besluiten...)
	}
	opDatum(s.Besluiten)
	s.Betrokkenheid = betrokkenen(s)
	return s
}
