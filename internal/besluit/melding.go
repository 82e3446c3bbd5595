package besluit

import "codeberg.org/wijzer/wijzer/termijn"

// Melding is a report that someone needs help (Wmo 2015 art. 2.3.2; for youth
// help: the request for it). Its receipt is confirmed, and he may hand in a plan
// of his own within seven days.
type Melding struct {
	Ontvangen       termijn.Dag
	Bevestigd       termijn.Dag // the day of the confirmation of receipt
	PersoonlijkPlan termijn.Dag // the day on which he handed in his own plan
	// Ondersteuning is the day on which he was told of free client support
	// (art. 2.3.2 lid 3); it must come before the investigation begins.
	Ondersteuning termijn.Dag
	// Spoed is the day on which the urgency was seen (art. 2.3.3); then a
	// temporary provision comes first and the papers later.
	Spoed termijn.Dag
}

// Onderzoek is the investigation that follows a report.
type Onderzoek struct {
	Begonnen termijn.Dag
	Afgerond termijn.Dag
}

// Verslag is the written account of its outcomes (Wmo 2015 art. 2.3.2 lid 8).
type Verslag struct {
	Verstrekt   termijn.Dag
	Ondertekend termijn.Dag // by the person; may serve as his application, where the ordinance says so
}
