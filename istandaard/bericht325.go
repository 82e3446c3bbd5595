package istandaard

// Bericht325 is the answer to a declaration (Declaratie-antwoord): a municipality
// tells what it grants and which performances it rejects, and why. Performances
// that are granted are not in it (OP304). Nothing answers it.
type Bericht325 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is a head of its own; Afzender is the municipality.
	Header DeclaratieAntwoordHeader `ist:"klasse"`
	// DeclaratieAntwoord is the answer; nil when the declaration is rejected on a
	// rule inside the message.
	DeclaratieAntwoord *DeclaratieAntwoord `ist:"klasse,0..1"`
}

// Soort gives WMO325 or JW325.
func (b *Bericht325) Soort() Soort { return Soort{b.Domein, 325} }

// Kop gives the part of the head that all messages have.
func (b *Bericht325) Kop() *Header { return &b.Header.Header }

// DeclaratieAntwoord is the answer to one declaration. What comes back adds up:
// the sum of the returned performances is what was claimed minus what is granted
// (TR342).
type DeclaratieAntwoord struct {
	// DeclaratieNummer is that of the declaration (TR376). Key of the class.
	DeclaratieNummer string `ist:"LDT_IdentificatieDeclaratie,sleutel"`
	// TotaalIngediendBedrag is that of the declaration.
	TotaalIngediendBedrag TotaalBedragMetDC `ist:"CDT_TotaalBedragMetDC"`
	// TotaalToegekendBedrag is the sum of what is granted.
	TotaalToegekendBedrag TotaalBedragMetDC `ist:"CDT_TotaalBedragMetDC"`
	// Clienten are the clients of whom a performance is rejected, with those
	// performances, copied (TR366, TR367).
	Clienten []Client323 `ist:"lijst=Client,0..1"`
	// RetourCodes is 8001 when all is granted, 0200 when performances are
	// rejected, or the fault of the declaration as a whole.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode"`
}
