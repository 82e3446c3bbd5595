package istandaard

// Bericht315 is the request for an assignment (Verzoek om toewijzing, VOT): a
// provider asks the municipality to assign what a referrer or an open decision
// asks for (OP307). It is answered by a 316, and within five working days by a
// 301 or a 319 for each product (OP274).
type Bericht315 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the provider.
	Header Header `ist:"klasse"`
	// Client is the one client of the message.
	Client Client315 `ist:"klasse"`
}

// Soort gives WMO315 or JW315.
func (b *Bericht315) Soort() Soort { return Soort{b.Domein, 315} }

// Kop gives the head of the message.
func (b *Bericht315) Kop() *Header { return &b.Header }

// Client315 is the client of a request.
type Client315 struct {
	Client
	// GezagsdragerBekend is 1 when the provider knows who has authority over the
	// child, so that the 301 need not tell (OP002x1); code list COD260. Only in
	// the Jeugdwet.
	GezagsdragerBekend string `ist:"LDT_JaNee,0..1,jw"`
	// Commentaar is free text; as little as possible (OP191).
	Commentaar string `ist:"LDT_Commentaar,0..1"`
	// AangevraagdeProducten are what is asked for; each is answered on its own.
	AangevraagdeProducten []AangevraagdProduct `ist:"lijst=AangevraagdProduct"`
	// RetourCodes judge this class; only in a 316.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// AangevraagdProduct is one product that a provider asks to be assigned.
type AangevraagdProduct struct {
	// ReferentieAanbieder names the request; unique for the provider within the
	// domain (TR347) and the message (TR383). Key of the class. The 301 or 319
	// that answers it repeats it.
	ReferentieAanbieder string `ist:"LDT_Referentie,sleutel"`
	// BeschikkingNummer is that of a decision that the client holds (IV052).
	BeschikkingNummer *int64 `ist:"LDT_Nummer,0..1"`
	// Product is what is asked for; absent for a generic assignment (CD079).
	Product *Product `ist:"CDT_Product,0..1"`
	// BeschikkingIngangsdatum is the first day of that decision; present together
	// with BeschikkingNummer or not at all (CD043).
	BeschikkingIngangsdatum Datum `ist:"LDT_Datum,0..1"`
	// ToewijzingIngangsdatum is the first day asked for.
	ToewijzingIngangsdatum Datum `ist:"LDT_Datum"`
	// ToewijzingEinddatum is the last day asked for; present with a Budget (CD075)
	// and with a size per week (CD076).
	ToewijzingEinddatum Datum `ist:"LDT_Datum,0..1"`
	// Omvang is how much is asked for (CD041, CD077, CD095).
	Omvang *Omvang `ist:"CDT_Omvang,0..1"`
	// Budget is the budget asked for, in whole eurocents (IV024, CD078).
	Budget *int64 `ist:"LDT_Budget,0..1"`
	// Verwijzer is who sent the client.
	Verwijzer Verwijzer `ist:"CDT_Verwijzer"`
	// Raamcontract is 1 when the provider calls on a national contract; code list
	// COD260.
	Raamcontract string `ist:"LDT_JaNee,0..1"`
	// Commentaar is free text; as little as possible (OP191).
	Commentaar string `ist:"LDT_Commentaar,0..1"`
	// RetourCodes judge this class; only in a 316.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Verwijzer is who sent the client to the provider (CDT_Verwijzer). Kinds 02 to
// 05 have either a code or a name, the others no code (CD066, CD067, CD068).
type Verwijzer struct {
	// Type is the kind of referrer; code list COD327.
	Type string `ist:"LDT_TypeVerwijzer"`
	// Naam is the name of the person or organisation.
	Naam string `ist:"LDT_NaamVerwijzer,0..1"`
	// ZorgverlenerCode is the AGB code; when it is known it is given, and not the
	// name (OP297).
	ZorgverlenerCode string `ist:"LDT_AgbCode,0..1"`
}
