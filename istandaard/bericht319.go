package istandaard

// Bericht319 is the answer to a request (Antwoord): a municipality tells a
// provider that a 315 or 317 is rejected or under investigation; a request that
// is granted is answered by a 301. It names no client, only the reference of the
// request. It is answered by a 320.
type Bericht319 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head; Afzender is the municipality.
	Header Header `ist:"klasse"`
	// Antwoord is the one answer.
	Antwoord Antwoord `ist:"klasse"`
}

// Soort gives WMO319 or JW319.
func (b *Bericht319) Soort() Soort { return Soort{b.Domein, 319} }

// Kop gives the head of the message.
func (b *Bericht319) Kop() *Header { return &b.Header }

// Antwoord is what the municipality answers.
type Antwoord struct {
	// ReferentieAanbieder is that of the request (TR355). Part of the key.
	ReferentieAanbieder string `ist:"LDT_Referentie,sleutel"`
	// VerzoekAntwoord is 1, rejected, or 2, under investigation; code list WJ760.
	// Under investigation comes once at most, and first (TR360). Part of the key.
	VerzoekAntwoord string `ist:"LDT_VerzoekAntwoord,sleutel"`
	// RedenAfwijzingVerzoek is why; code list WJ759. Present exactly when the
	// request is rejected (CD085, CD086).
	RedenAfwijzingVerzoek string `ist:"LDT_RedenAfwijzingVerzoek,0..1"`
	// Woonplaatsbeginsel names the municipality that is responsible; present
	// exactly when the reason is 8 (TR377, TR409). Only in the Jeugdwet.
	Woonplaatsbeginsel *Woonplaatsbeginsel `ist:"klasse,0..1,jw"`
	// RetourCodes judge this class; only in a 320.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}

// Woonplaatsbeginsel says which municipality the Jeugdwet makes responsible for a
// child (OP359).
type Woonplaatsbeginsel struct {
	// Gemeente is its code, four digits (TR378). Key of the class.
	Gemeente string `ist:"LDT_Gemeente,sleutel"`
	// RetourCodes judge this class; only in a 320.
	RetourCodes []string `ist:"lijst=RetourCode:LDT_RetourCode,retour"`
}
