package istandaard

// Bericht301 is the assignment (Toewijzing): a municipality tells a provider what
// to deliver to one client. It holds every assignment of this client with this
// provider that is valid on or after the day it is made, and all that changed
// since the last one (OP087). It is answered by a 302.
type Bericht301 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the municipality.
	Header Header `ist:"klasse"`
	// Client is the one client of the message.
	Client Client301 `ist:"klasse"`
}

// Soort gives WMO301 or JW301.
func (b *Bericht301) Soort() Soort { return Soort{b.Domein, 301} }

// Kop gives the head of the message.
func (b *Bericht301) Kop() *Header { return &b.Header }

// Client301 is the client of an assignment, with all that a provider needs to
// begin.
type Client301 struct {
	// Bsn names the client. Key of the class.
	Bsn Bsn `ist:"LDT_BurgerServicenummer,sleutel"`
	// Geboortedatum is the date of birth, with what is known of it.
	Geboortedatum Geboortedatum `ist:"CDT_Geboortedatum"`
	// Geslacht is the sex that is registered now; code list COD046.
	Geslacht string `ist:"LDT_Geslacht"`
	// Naam is the full name (IV007).
	Naam VolledigeNaam `ist:"CDT_VolledigeNaam"`
	// Communicatie says what interpreter the client needs.
	Communicatie *Communicatie `ist:"CDT_Communicatie,0..1"`
	// JuridischeStatus is the legal situation of the client; code list WJ232.
	JuridischeStatus string `ist:"LDT_JuridischeStatus,0..1"`
	// WettelijkeVertegenwoordiging is the legal representation; code list WJ003.
	WettelijkeVertegenwoordiging string `ist:"LDT_WettelijkeVertegenwoordiging,0..1"`
	// Commentaar is free text; as little as possible, and nothing that leads to a
	// person without consent (OP191).
	Commentaar string `ist:"LDT_Commentaar,0..1"`
	// Relaties are people around the client.
	Relaties []Relatie `ist:"lijst=Relatie,0..1"`
	// Contactgegevens are the addresses; at least one of kind 01, 02 or 03 (TR061).
	Contactgegevens []Contact `ist:"lijst=Contact"`
	// ToegewezenProducten are the assignments.
	ToegewezenProducten []ToegewezenProduct `ist:"lijst=ToegewezenProduct"`
	// RetourCodes judge this class; only in a 302.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// ToegewezenProduct is one assignment. What is filled follows from its kind:
// specifiek has category, code and Omvang; aspecifiek a category, with or without
// Budget; generiek a Budget only.
type ToegewezenProduct struct {
	// ToewijzingNummer is unique per municipality and domain (TR332). Key of the
	// class. Volume, unit or product of an assignment cannot change under the
	// same number, but for a volume over the whole period (IV066, OP257).
	ToewijzingNummer int64 `ist:"LDT_Nummer,sleutel"`
	// ReferentieAanbieder is that of the request that is granted; only the first
	// time after it (TR379).
	ReferentieAanbieder string `ist:"LDT_Referentie,0..1"`
	// Product is what is assigned; absent in a generic assignment (CD079).
	Product *Product `ist:"CDT_Product,0..1"`
	// Toewijzingsdatum is the day of the decision, kept when it is sent again
	// (IV013); not after the Dagtekening (TR134).
	Toewijzingsdatum Datum `ist:"LDT_Datum"`
	// Toewijzingstijd is the time of the decision. Of two versions of an
	// assignment the one with the latest date and time holds (IV013).
	Toewijzingstijd Tijd `ist:"LDT_Tijd"`
	// Ingangsdatum is the first day on which to deliver.
	Ingangsdatum Datum `ist:"LDT_Datum"`
	// Einddatum is the last day; present with a Budget (CD075) and with a size
	// per week (CD076).
	Einddatum Datum `ist:"LDT_Datum,0..1"`
	// RedenWijziging says why the assignment changed; code list WMO002 or JZ002.
	// Absent in a first assignment and when it is sent again unchanged (IV099).
	RedenWijziging string `ist:"LDT_RedenWijziging,0..1"`
	// Omvang is how much; present with a product code (CD041, CD080), absent with
	// a Budget (CD077).
	Omvang *Omvang `ist:"CDT_Omvang,0..1"`
	// Budget is what may be spent over the whole assignment, in whole eurocents
	// (IV024); absent with an Omvang (CD078).
	Budget *int64 `ist:"LDT_Budget,0..1"`
	// Commentaar is free text; as little as possible (OP191).
	Commentaar string `ist:"LDT_Commentaar,0..1"`
	// RetourCodes judge this class; only in a 302.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Verwijderd reports whether the assignment has been withdrawn as never sent:
// reason 13, or the obsolete 01, with an end on the day it begins.
func (t *ToegewezenProduct) Verwijderd() bool {
	return (t.RedenWijziging == WijzigingVerwijderd || t.RedenWijziging == WijzigingCorrectieVervallen) &&
		t.Einddatum == t.Ingangsdatum
}
