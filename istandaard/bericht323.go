package istandaard

// Bericht323 is the declaration (Declaratie): a provider claims what it delivered
// in one calendar month, for any number of clients. It is answered by a 325
// within ten working days (OP090x4); there is no return message.
type Bericht323 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the provider.
	Header Header `ist:"klasse"`
	// Declaratie is the one declaration.
	Declaratie Declaratie `ist:"klasse"`
}

// Soort gives WMO323 or JW323.
func (b *Bericht323) Soort() Soort { return Soort{b.Domein, 323} }

// Kop gives the head of the message.
func (b *Bericht323) Kop() *Header { return &b.Header }

// Declaratie is one declaration.
type Declaratie struct {
	// DeclaratieNummer names it; unique for the provider within the domain
	// (TR333). Letters and digits (CS319). Key of the class.
	DeclaratieNummer string `ist:"LDT_IdentificatieDeclaratie,sleutel,lettercijfer"`
	// DeclaratiePeriode is one calendar month (CS340), from 2021 on (CS100).
	DeclaratiePeriode GeslotenPeriode `ist:"CDT_GeslotenPeriode"`
	// DeclaratieDagtekening is the day on which the provider signs.
	DeclaratieDagtekening Datum `ist:"LDT_Datum"`
	// TotaalIngediendBedrag is the sum of all performances, debit minus credit
	// (TR358).
	TotaalIngediendBedrag TotaalBedragMetDC `ist:"CDT_TotaalBedragMetDC"`
	// Clienten are the clients with what was delivered to them.
	Clienten []Client323 `ist:"lijst=Client"`
}

// Client323 is a client in a declaration, by number alone.
type Client323 struct {
	// Bsn names a client that the provider has an assignment for (TR304). Key of
	// the class.
	Bsn Bsn `ist:"LDT_BurgerServicenummer,sleutel"`
	// Prestaties are what was delivered.
	Prestaties []Prestatie `ist:"lijst=Prestatie"`
	// RetourCodes judge this class; only in a 325.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Prestatie is what was delivered of one product under one assignment in one
// period. It is granted or rejected as a whole.
type Prestatie struct {
	// ProductReferentie names the performance. Key of the class.
	ProductReferentie ProductReferentie `ist:"CDT_Referentie,sleutel"`
	// ToewijzingNummer is that of the assignment (TR338).
	ToewijzingNummer int64 `ist:"LDT_Nummer"`
	// ProductCategorie is that of the assignment, when it has one (TR339); code
	// list WMO020 or JZ020.
	ProductCategorie string `ist:"LDT_ProductCategorie"`
	// ProductCode is that of the assignment, when it has one (TR340).
	ProductCode string `ist:"LDT_ProductCode"`
	// ProductPeriode is the calendar month of delivery, cut to the assignment
	// (CS337, TR387, TR388).
	ProductPeriode GeslotenPeriode `ist:"CDT_GeslotenPeriode"`
	// GeleverdVolume is how much was delivered; whole eurocents when Eenheid is
	// 83 (IV042), whole hours rounded half up with a least of 1 (IV079).
	GeleverdVolume int64 `ist:"LDT_Volume"`
	// Eenheid is the unit, that of the assignment; hours may be claimed in
	// minutes (TR341); code list WJ756.
	Eenheid string `ist:"LDT_Eenheid"`
	// ProductTarief is the price per unit in whole eurocents; absent exactly when
	// Eenheid is 83 (CD087). That of the contract (TR418).
	ProductTarief *int64 `ist:"LDT_Bedrag,0..1"`
	// IngediendBedrag is what is claimed: volume times price (TR346), or the
	// volume itself in euros (CS339). Credit exactly when VorigReferentieNummer is
	// filled (CD060).
	IngediendBedrag BedragMetDC `ist:"CDT_BedragMetDC"`
	// RetourCodes judge this class; only in a 325.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// ProductReferentie names a performance and, for a credit, the one it takes back
// (CDT_Referentie).
type ProductReferentie struct {
	// ReferentieNummer is unique for the provider within the domain, over all
	// declarations (TR314).
	ReferentieNummer string `ist:"LDT_ReferentieNummer"`
	// VorigReferentieNummer is the number of the debit that a credit takes back
	// (TR323); unique in the message (TR315).
	VorigReferentieNummer string `ist:"LDT_ReferentieNummer,0..1"`
}
