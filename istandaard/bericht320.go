package istandaard

// Bericht320 is the return message on a 319 (Antwoord retour). The provider sends it within three working days (OP090).
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Antwoord come back unchanged, each with
// its return codes (IV028).
type Bericht320 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 319, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Antwoord is the copy of that of the 319; nil in a return message that is a head
	// alone.
	Antwoord *Antwoord `ist:"klasse,0..1"`
}

// Soort gives WMO320 or JW320.
func (b *Bericht320) Soort() Soort { return Soort{b.Domein, 320} }

// Kop gives the copied head of the 319.
func (b *Bericht320) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht320) Retourkop() *RetourHeader { return &b.Header }
