package istandaard

// Bericht302 is the return message on a 301 (Toewijzing retour). The provider sends it within three working days (OP090).
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Client come back unchanged, each with
// its return codes (IV028).
type Bericht302 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 301, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Client is the copy of that of the 301; nil in a return message that is a head
	// alone.
	Client *Client301 `ist:"klasse,0..1"`
}

// Soort gives WMO302 or JW302.
func (b *Bericht302) Soort() Soort { return Soort{b.Domein, 302} }

// Kop gives the copied head of the 301.
func (b *Bericht302) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht302) Retourkop() *RetourHeader { return &b.Header }
