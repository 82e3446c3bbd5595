package dossier

import (
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Vak is the compartment in which an entry stands: what toegang needs to know
// of it. An entry without Label.Onderwerp is shared with the people who are in
// the family when it is recorded, and with nobody who joins later.
type Vak struct {
	Label  gezin.Label
	Soort  toegang.Soort
	Domein toegang.Domein // the domain in which it is recorded
	// Bewaring is the retention unit: what is destroyed together with one key,
	// per subject and law. Empty: "dossier".
	Bewaring string
}

// Invoer is one entry for the log: a Persoon, Lid, LidEinde, Feit, Stuk, Taak,
// TaakAf, Relatie, RelatieEinde or Intrekking.
type Invoer interface{ invoer() }

// Persoon registers a person, of whom nothing is known yet. Names and numbers
// come as pieces (Stuk), each in its own compartment.
type Persoon struct {
	Vak Vak
	ID  string // from Tx.NieuweID
}

// Lid says that a person belongs to the family.
type Lid struct {
	Vak     Vak
	Persoon string
	Van     termijn.Dag // Geen: from the beginning
	Tot     termijn.Dag // the first day on which no more; Geen: open
	Rol     string      // the place in the family, such as "kind"; free for the use case

	Vermelding
}

// LidEinde says from which day someone belongs to the family no more.
type LidEinde struct {
	Lid string // the id of the entry Lid
	Tot termijn.Dag
}

// Feit records a fact. Label, ID, Vastgezet and Ingetrok of the fact inside
// are filled in by the store: Vastgezet and Ingetrok are the moments of the
// entries, in microseconds since 1970, which order entries across families and
// tell nothing about how many others there are.
type Feit struct {
	Vak  Vak
	Feit gezin.Feit

	Vermelding
}

// Stuk records a piece that is not a fact for rules: a name, a number, an
// address, a note, a decision, a letter, the receipt of an advice. Whoever owns
// the kind of piece owns the form of Inhoud.
type Stuk struct {
	Vak    Vak
	Aard   string // the kind of piece, such as "naam", "bsn", "adres", "notitie", "besluit"
	Over   string // the member it is about; empty: the family as a whole
	Inhoud []byte
	Van    termijn.Dag
	Tot    termijn.Dag
	Bron   gezin.Bron
	Zoek   []Zoekterm // how Over can be found by it
	// Bijlage is a file that belongs to a piece of the kind document or
	// vastgehouden; nil: none. It is kept apart and never read with its piece.
	Bijlage *Bijlage

	Vermelding
}

// Bijlage is a file that belongs to a piece. Added, it has its content alone;
// read back, it has what is known of it and no content: Lezing.Bijlage gives that.
type Bijlage struct {
	Inhoud []byte
	Lengte int64    // bytes
	SHA256 [32]byte // over Inhoud
}

// MaxBijlage is the largest file that is kept, in bytes (10 MB). A scan of ten
// pages in colour is some 5 MB, a photo of a telephone 3 to 8; a copy of the data
// holds every file as one line. Own choice.
const MaxBijlage = 10 << 20

// Taak records that something is to be done. It appears in the work list of
// who is involved with the subject of its compartment, or, where it is shared,
// with someone of the family.
type Taak struct {
	Vak      Vak
	Aard     string      // the kind of task, such as "besluit-nemen"
	Over     string      // the member it is about; may be empty
	Vervalt  termijn.Dag // the last day; not secret, lists sort on it
	Inhoud   []byte
	Voltooid bool // read back: it is done

	Vermelding
}

// TaakAf says that a task is done.
type TaakAf struct{ Taak string }

// Relatie records a row of one of the relations that access depends on, such
// as who is involved with whom. Make Rij with the functions of package toegang.
type Relatie struct {
	Vak     Vak
	Relatie toegang.Relatie
	Rij     toegang.Relatierij

	Vermelding
}

// RelatieEinde ends a relation. Tot is text as in toegang.Relatierij: a day, or
// an instant for a relation that is dated by it.
type RelatieEinde struct {
	Relatie string // the id of the entry Relatie
	Tot     string
}

// Intrekking withdraws a Lid, Feit, Stuk, Taak or Relatie: it does not hold, and from now on it is known
// not to. What was known before stays known for who asks about then.
type Intrekking struct {
	ID    string
	Reden string
}

// Vermelding is what the store tells about an entry that is read back. It is
// left empty in an entry that is added.
type Vermelding struct {
	ID          string
	Gezin       string
	Vastgezet   int64 // the moment of the entry, in microseconds since 1970
	Ingetrokken int64 // the moment of its withdrawal; 0: it stands
	Door        string
}

func (Persoon) invoer()      {}
func (Lid) invoer()          {}
func (LidEinde) invoer()     {}
func (Feit) invoer()         {}
func (Stuk) invoer()         {}
func (Taak) invoer()         {}
func (TaakAf) invoer()       {}
func (Relatie) invoer()      {}
func (RelatieEinde) invoer() {}
func (Intrekking) invoer()   {}

// Zoekveld is a field that people can be found by.
type Zoekveld string

// The fields to search. Of all only keyed hashes are stored. ZoekNaam finds a
// name exactly (accents and capitals aside) and ZoekKlank by its sound; a piece
// that gives ZoekNaam can be found by both.
const (
	ZoekBSN      Zoekveld = "bsn"
	ZoekNaam     Zoekveld = "naam"
	ZoekKlank    Zoekveld = "klank"
	ZoekGeboren  Zoekveld = "geboren"
	ZoekAdres    Zoekveld = "adres" // postal code and house number
	ZoekTelefoon Zoekveld = "telefoon"
)

// Zoekterm is a field with the text to find. It prints as a mask.
type Zoekterm struct {
	Veld  Zoekveld
	Tekst string
}

// String masks the text.
func (z Zoekterm) String() string { return "[zoekterm " + string(z.Veld) + "]" }
