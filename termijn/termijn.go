package termijn

import "time"

// Zekerheid tells how the number of a term was found.
type Zekerheid uint8

// The degrees of certainty.
const (
	Gelezen       Zekerheid = iota // read in the text of the law, regulation or standard
	Secundair                      // from a secondary source
	Algemeen                       // from general knowledge, not verified
	Ontwerp                        // a choice of the design
	GetalAlgemeen                  // the rule was read, the number comes from general knowledge
)

var zekerheden = [...]string{
	"gelezen in de tekst zelf", "uit een secundaire bron", "uit algemene kennis, niet nagegaan",
	"een ontwerpkeuze", "de regel is gelezen, het getal komt uit algemene kennis",
}

// String gives the degree in Dutch words.
func (z Zekerheid) String() string {
	if int(z) < len(zekerheden) {
		return zekerheden[z]
	}
	return "onbekend"
}

// Bron is where a term stands.
type Bron struct {
	Tekst     string    // law and article
	Stand     Dag       // from when the text that was read is valid; Geen where no dated text was read
	Zekerheid Zekerheid // how the number was found
}

// String gives the source in one line.
func (b Bron) String() string {
	s := b.Tekst
	if b.Stand != Geen {
		s += ", tekst geldig vanaf " + b.Stand.Nederlands()
	}
	if b.Zekerheid != Gelezen {
		s += " (" + b.Zekerheid.String() + ")"
	}
	return s
}

// Termijn is one term: what has to be done, counted from what, how, and
// according to which source. It is a value: change Duur of a copy where a
// municipality has set another number.
type Termijn struct {
	Code        string   // stable code, such as "WMO-BESCH"
	Naam        string   // what has to be done, in Dutch
	Basis       string   // the event whose day is the base
	Duur        Duur     // zero where no source gives a number
	Telwijze    Telwijze // how to count
	Bron        Bron
	Toelichting string // what a user must know beside the date; may be empty
	Lezing      string // how a text was read that leaves room; may be empty

	maand time.Month // of VasteDatum
	dag   int        // of VasteDatum
}

// Alle gives all terms, in the order of the table: by law, then as the law goes.
func Alle() []Termijn { return append([]Termijn(nil), tabel...) }

// Zoek gives the term with a code; ok is false when there is none.
func Zoek(code string) (t Termijn, ok bool) {
	for i := range tabel {
		if tabel[i].Code == code {
			return tabel[i], true
		}
	}
	return Termijn{}, false
}
