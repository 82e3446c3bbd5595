package istandaard

import (
	"strconv"
)

// Bericht is one of the fourteen messages, of either domain: *Bericht301 to
// *Bericht325. Use a type switch to get at its content.
type Bericht interface {
	// Soort tells which message it is.
	Soort() Soort
	// Kop gives the part of the head that every message has. In a return message
	// that is the head of the message it answers.
	Kop() *Header
}

// Retourbericht is one of the six return messages.
type Retourbericht interface {
	Bericht
	// Retourkop gives the whole head, with what the return message adds.
	Retourkop() *RetourHeader
}

// MaxGrootte is the most that a file may hold, in bytes (OP179: 25 MB). The
// standard does not say which of the two megabytes it means; this is the larger,
// so that nothing is refused that another system may send.
const MaxGrootte = 25 << 20

// Codec reads and writes the messages of one release. It can be used by any
// number of goroutines at once.
type Codec struct {
	uitgave Uitgave
	plannen map[Soort]*plan
}

// NewCodec makes a codec for a release of the standard. Make one and keep it:
// it prepares all 28 messages.
func NewCodec(u Uitgave) *Codec {
	c := &Codec{uitgave: u, plannen: map[Soort]*plan{}}
	for _, s := range Soorten() {
		c.plannen[s] = maakPlan(u, s)
	}
	return c
}

// Uitgave gives the release that the codec is for.
func (c *Codec) Uitgave() Uitgave { return c.uitgave }

// NieuweHeader makes the head of a new message. Sender and receiver are a
// municipality code of four digits and an AGB code of eight, which first depends
// on the message (Soort.AfzenderIsGemeente).
func (c *Codec) NieuweHeader(s Soort, afzender, ontvanger, identificatie string, dagtekening Datum) Header {
	return Header{
		BerichtCode:          s.Vektis(),
		BerichtVersie:        int64(c.uitgave.Versie),
		BerichtSubversie:     int64(c.uitgave.Subversie),
		Afzender:             afzender,
		Ontvanger:            ontvanger,
		BerichtIdentificatie: BerichtIdentificatie{identificatie, dagtekening},
		XsdVersie:            c.XsdVersie(),
	}
}

// XsdVersie gives the versions of the schemas of this release.
func (c *Codec) XsdVersie() XsdVersie {
	return XsdVersie{c.uitgave.BasisschemaXsdVersie, c.uitgave.BerichtXsdVersie}
}

// nieuwBericht makes an empty message, nil for one that does not exist.
func nieuwBericht(s Soort) Bericht {
	switch s.Nummer {
	case 301:
		return &Bericht301{Domein: s.Domein}
	case 302:
		return &Bericht302{Domein: s.Domein}
	case 305:
		return &Bericht305{Domein: s.Domein}
	case 306:
		return &Bericht306{Domein: s.Domein}
	case 307:
		return &Bericht307{Domein: s.Domein}
	case 308:
		return &Bericht308{Domein: s.Domein}
	case 315:
		return &Bericht315{Domein: s.Domein}
	case 316:
		return &Bericht316{Domein: s.Domein}
	case 317:
		return &Bericht317{Domein: s.Domein}
	case 318:
		return &Bericht318{Domein: s.Domein}
	case 319:
		return &Bericht319{Domein: s.Domein}
	case 320:
		return &Bericht320{Domein: s.Domein}
	case 323:
		return &Bericht323{Domein: s.Domein}
	case 325:
		return &Bericht325{Domein: s.Domein}
	}
	return nil
}

// Structural codes of the message as a whole and of its elements. Together with
// those of a value (datatype.go) and of XML itself (lees.go) they are all that
// reading and writing can say.
const (
	codeGrootte   = "BESTAND-GROOTTE" // more than MaxGrootte (OP179)
	codeLezen     = "BESTAND-LEZEN"   // the file could not be read
	codeWortel    = "XSD-WORTEL"      // not a message of this release
	codeOnbekend  = "XSD-ONBEKEND"    // an element that the class does not have
	codeVolgorde  = "XSD-VOLGORDE"    // an element out of order, or once too often
	codeOntbreekt = "XSD-ONTBREEKT"   // an element that must be there
	codeRuimte    = "XSD-NAAMRUIMTE"  // the right name in the wrong namespace
	codeAttribuut = "XSD-ATTRIBUUT"   // an attribute that is not allowed
	codeTekst     = "XSD-TEKST"       // text between elements
	codeVeel      = "XSD-VEEL"        // more faults than are listed
	codeVerboden  = "XSD-VERBODEN"    // filled, but this message does not have it
	codeTeken     = "XSD-TEKEN"       // a character that XML does not allow
)

// pad is the way from the root to where the codec is, for the Plek of a fault.
type pad []stap

type stap struct {
	naam   string
	nummer int // from 1 for what can repeat, 0 for what cannot
}

// String writes the path as in Fout.Plek.
func (p pad) String() string {
	var b []byte
	for i, s := range p {
		if i > 0 {
			b = append(b, '/')
		}
		b = append(b, s.naam...)
		if s.nummer > 0 {
			b = append(b, '[')
			b = strconv.AppendInt(b, int64(s.nummer), 10)
			b = append(b, ']')
		}
	}
	return string(b)
}
