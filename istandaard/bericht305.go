package istandaard

// Bericht305 is the start message (Start): a provider tells the municipality that
// delivery to one client has begun, within five working days (OP271). It is
// answered by a 306.
type Bericht305 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the provider.
	Header Header `ist:"klasse"`
	// Client is the one client of the message.
	Client Client305 `ist:"klasse"`
}

// Soort gives WMO305 or JW305.
func (b *Bericht305) Soort() Soort { return Soort{b.Domein, 305} }

// Kop gives the head of the message.
func (b *Bericht305) Kop() *Header { return &b.Header }

// Client305 is the client of a start message.
type Client305 struct {
	Client
	// StartProducten are the deliveries that began.
	StartProducten []StartProduct `ist:"lijst=StartProduct"`
	// RetourCodes judge this class; only in a 306.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// StartProduct is the start of one delivery. Its key is the assignment, the
// product and the first day.
type StartProduct struct {
	// ToewijzingNummer is that of the assignment (TR019); absent only when work is
	// paid by task and there is no assignment (IV096). Part of the key.
	ToewijzingNummer *int64 `ist:"LDT_Nummer,0..1,sleutel"`
	// Product repeats what was assigned: nothing for a generic assignment, the
	// category alone for an aspecific one (IV075). Part of the key.
	Product *Product `ist:"CDT_Product,0..1,sleutel"`
	// ToewijzingIngangsdatum is the Ingangsdatum of the assignment.
	ToewijzingIngangsdatum Datum `ist:"LDT_Datum,0..1"`
	// Begindatum is the first day of delivery, not after the Dagtekening (TR134).
	// Part of the key.
	Begindatum Datum `ist:"LDT_Datum,sleutel"`
	// StatusAanlevering is 1 for a start and 3 to take it back; code list COD467
	// (CS058, IV008).
	StatusAanlevering string `ist:"LDT_StatusAanlevering"`
	// RetourCodes judge this class; only in a 306.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}
