package istandaard

// Bericht317 is the request for a change (Verzoek om wijziging, VOW): a provider
// that already delivers asks for another set of assignments, in one request that
// is granted or rejected as a whole (OP306, OP308). It is answered by a 318, and
// within five working days by a 301 or a 319 (OP346).
type Bericht317 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the provider.
	Header Header `ist:"klasse"`
	// Client is the one client of the message.
	Client Client317 `ist:"klasse"`
}

// Soort gives WMO317 or JW317.
func (b *Bericht317) Soort() Soort { return Soort{b.Domein, 317} }

// Kop gives the head of the message.
func (b *Bericht317) Kop() *Header { return &b.Header }

// Client317 is the client of a request for a change, by number alone.
type Client317 struct {
	// Bsn names a client that the provider has an assignment for (TR304). Key of
	// the class.
	Bsn Bsn `ist:"LDT_BurgerServicenummer,sleutel"`
	// Verzoek is the one request.
	Verzoek Verzoek `ist:"klasse"`
	// RetourCodes judge this class; only in a 318.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Verzoek is the whole wanted situation: every current assignment of the client
// with this provider is in it, unchanged or to be changed (TR349), with at least
// one change or new product (TR352, TR353).
type Verzoek struct {
	// ReferentieAanbieder names the request; unique for the provider within the
	// domain (TR347). Key of the class.
	ReferentieAanbieder string `ist:"LDT_Referentie,sleutel"`
	// RedenVerzoek is why; code list WJ758.
	RedenVerzoek string `ist:"LDT_RedenVerzoek"`
	// OngewijzigdeProducten are the assignments that stay as they are.
	OngewijzigdeProducten []OngewijzigdProduct `ist:"lijst=OngewijzigdProduct,0..1"`
	// TeWijzigenProducten are the assignments that change.
	TeWijzigenProducten []TeWijzigenProduct `ist:"lijst=TeWijzigenProduct,0..1"`
	// NieuweProducten are the products that come beside them.
	NieuweProducten []NieuwProduct `ist:"lijst=NieuwProduct,0..1"`
	// RetourCodes judge this class; only in a 318.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// OngewijzigdProduct is an assignment that stays as it is.
type OngewijzigdProduct struct {
	// ToewijzingNummer is that of a current assignment (TR350). Key of the class.
	ToewijzingNummer int64 `ist:"LDT_Nummer,sleutel"`
	// RetourCodes judge this class; only in a 318.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// TeWijzigenProduct is an assignment that changes, with what it should become.
type TeWijzigenProduct struct {
	// ToewijzingNummer is that of a current assignment (TR351). Key of the class.
	ToewijzingNummer int64 `ist:"LDT_Nummer,sleutel"`
	// GewensteIngangsdatum is the first day of the change: after the Dagtekening,
	// or the Ingangsdatum of the assignment (TR357); for a budget always the
	// latter (TR373).
	GewensteIngangsdatum Datum `ist:"LDT_Datum"`
	// Einddatum is the last day wanted; present with a Budget (CD075) and with a
	// size per week (CD076).
	Einddatum Datum `ist:"LDT_Datum,0..1"`
	// Omvang is how much is wanted; follows the assignment (TR375, TR411, TR412).
	Omvang *Omvang `ist:"CDT_Omvang,0..1"`
	// Budget is the budget wanted, in whole eurocents (IV024, CD078).
	Budget *int64 `ist:"LDT_Budget,0..1"`
	// RetourCodes judge this class; only in a 318.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// NieuwProduct is a product that is not assigned yet.
type NieuwProduct struct {
	// Product is what is asked for; absent for a generic assignment (CD079). Part
	// of the key.
	Product *Product `ist:"CDT_Product,0..1,sleutel"`
	// GewensteIngangsdatum is the first day wanted, after the Dagtekening (TR380).
	// Part of the key.
	GewensteIngangsdatum Datum `ist:"LDT_Datum,sleutel"`
	// Einddatum is the last day wanted; present with a Budget (CD075) and with a
	// size per week (CD076).
	Einddatum Datum `ist:"LDT_Datum,0..1"`
	// Omvang is how much is asked for (CD041, CD077, CD096).
	Omvang *Omvang `ist:"CDT_Omvang,0..1"`
	// Budget is the budget asked for, in whole eurocents (IV024, CD078).
	Budget *int64 `ist:"LDT_Budget,0..1"`
	// RetourCodes judge this class; only in a 318.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}
