package istandaard

// Bericht308 is the return message on a 307 (Stop retour). The municipality sends it within three working days (OP090).
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Client come back unchanged, each with
// its return codes (IV028).
type Bericht308 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 307, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Client is the copy of that of the 307; nil in a return message that is a head
	// alone.
	Client *Client307 `ist:"klasse,0..1"`
}

// Soort gives WMO308 or JW308.
func (b *Bericht308) Soort() Soort { return Soort{b.Domein, 308} }

// Kop gives the copied head of the 307.
func (b *Bericht308) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht308) Retourkop() *RetourHeader { return &b.Header }
