package istandaard

// Bericht306 is the return message on a 305 (Start retour). The municipality sends it within three working days (OP090).
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Client come back unchanged, each with
// its return codes (IV028).
type Bericht306 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 305, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Client is the copy of that of the 305; nil in a return message that is a head
	// alone.
	Client *Client305 `ist:"klasse,0..1"`
}

// Soort gives WMO306 or JW306.
func (b *Bericht306) Soort() Soort { return Soort{b.Domein, 306} }

// Kop gives the copied head of the 305.
func (b *Bericht306) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht306) Retourkop() *RetourHeader { return &b.Header }
