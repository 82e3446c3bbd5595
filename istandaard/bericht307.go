package istandaard

// Bericht307 is the stop message (Stop): a provider tells the municipality that
// delivery to one client has ended, for good or for a time, within five working
// days (OP272). It is answered by a 308.
type Bericht307 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the provider.
	Header Header `ist:"klasse"`
	// Client is the one client of the message.
	Client Client307 `ist:"klasse"`
}

// Soort gives WMO307 or JW307.
func (b *Bericht307) Soort() Soort { return Soort{b.Domein, 307} }

// Kop gives the head of the message.
func (b *Bericht307) Kop() *Header { return &b.Header }

// Client307 is the client of a stop message.
type Client307 struct {
	Client
	// StopProducten are the deliveries that ended.
	StopProducten []StopProduct `ist:"lijst=StopProduct"`
	// RetourCodes judge this class; only in a 308.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// StopProduct is the end of one delivery. Its key is that of the start it ends,
// with the last day and the reason.
type StopProduct struct {
	// ToewijzingNummer is that of the start. Part of the key.
	ToewijzingNummer *int64 `ist:"LDT_Nummer,0..1,sleutel"`
	// Product is that of the start. Part of the key.
	Product *Product `ist:"CDT_Product,0..1,sleutel"`
	// ToewijzingIngangsdatum is the Ingangsdatum of the assignment.
	ToewijzingIngangsdatum Datum `ist:"LDT_Datum,0..1"`
	// Begindatum is that of the start (TR382, OP155). Part of the key.
	Begindatum Datum `ist:"LDT_Datum,sleutel"`
	// RedenBeeindiging is why it ended; code list WMO588 or JZ588, in which 31
	// means two things. 20 is a temporary stop. Part of the key.
	RedenBeeindiging string `ist:"LDT_RedenBeeindiging,sleutel"`
	// Einddatum is the last day, not before Begindatum (TR018) and not after the
	// Dagtekening (TR134). Part of the key.
	Einddatum Datum `ist:"LDT_Datum,sleutel"`
	// StatusAanlevering is 1 for a stop and 3 to take it back; code list COD467
	// (CS058, IV008).
	StatusAanlevering string `ist:"LDT_StatusAanlevering"`
	// RetourCodes judge this class; only in a 308.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}
