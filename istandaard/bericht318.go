package istandaard

// Bericht318 is the return message on a 317 (Verzoek om wijziging retour). It only says that the request could be read; the answer
// to it is a 301 or a 319.
//
// When nothing is wrong, or the whole message is rejected, it is a head alone.
// When a class has a fault, all classes of the Client come back unchanged, each with
// its return codes (IV028).
type Bericht318 struct {
	// Domein is Wmo or Jw.
	Domein Domein `ist:"-"`
	// Header is the head of the 317, and then that of the return message.
	Header RetourHeader `ist:"klasse"`
	// Client is the copy of that of the 317; nil in a return message that is a head
	// alone.
	Client *Client317 `ist:"klasse,0..1"`
}

// Soort gives WMO318 or JW318.
func (b *Bericht318) Soort() Soort { return Soort{b.Domein, 318} }

// Kop gives the copied head of the 317.
func (b *Bericht318) Kop() *Header { return &b.Header.Header }

// Retourkop gives the whole head, with what the return message adds.
func (b *Bericht318) Retourkop() *RetourHeader { return &b.Header }
