package istandaard

// Bericht316 is the return message on a 315 (Verzoek om toewijzing retour). It only says that the request could be read; the answer
// to it is a 301 or a 319.
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Client come back unchanged, each with
// its return codes (IV028).
type Bericht316 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 315, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Client is the copy of that of the 315; nil in a return message that is a head
	// alone.
	Client *Client315 `ist:"klasse,0..1"`
}

// Soort gives WMO316 or JW316.
func (b *Bericht316) Soort() Soort { return Soort{b.Domein, 316} }

// Kop gives the copied head of the 315.
func (b *Bericht316) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht316) Retourkop() *RetourHeader { return &b.Header }
