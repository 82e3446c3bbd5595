package toegang

// Kenmerk names an attribute of the row that is asked for. Every attribute is
// text, and an absent one is the empty text, never NULL.
type Kenmerk string

// The attributes that a predicate can refer to. Storage gives each a column or
// an expression that is never NULL (see Kaart).
const (
	// KSoort is the kind of record: one of the values of Soort.
	KSoort Kenmerk = "soort"
	// KOnderwerp is the person whose compartment it is; empty for a row in a
	// shared compartment and for a row about nobody.
	KOnderwerp Kenmerk = "onderwerp"
	// KSamenstelling is the dated composition with which a row is shared;
	// empty for a row with a subject.
	KSamenstelling Kenmerk = "samenstelling"
	// KWet is the law under which it was obtained: "Wmo", "Jeugdwet", or empty
	// for a row that holds no data about a person.
	KWet Kenmerk = "wet"
	// KKlasse is the class of the compartment: one of gezin.Klassen.
	KKlasse Kenmerk = "klasse"
	// KDomein is the domain in which it was recorded: one of Domeinen.
	KDomein Kenmerk = "domein"
	// KAuteur is the account that wrote it; empty when a system did.
	KAuteur Kenmerk = "auteur"
)

// Kenmerken gives all attributes, in the order of the constants.
func Kenmerken() []Kenmerk {
	return []Kenmerk{KSoort, KOnderwerp, KSamenstelling, KWet, KKlasse, KDomein, KAuteur}
}

// Lezerkenmerk names an attribute of the reader. Bind replaces it by its
// value; a compiler never meets one.
type Lezerkenmerk string

// The attributes of the reader. An attribute that the reader does not have
// equals nothing, not even an empty column.
const (
	LAccount Lezerkenmerk = "account" // the account that asks
	LPersoon Lezerkenmerk = "persoon" // the person in the register whose account it is; empty for who is only a worker
	LTeams   Lezerkenmerk = "teams"   // the teams that the account acts for (several values)
	LRol     Lezerkenmerk = "rol"     // the one role in which is asked
)
