package toegang

import "codeberg.org/wijzer/wijzer/internal/gezin"

// Soort is the kind of record.
type Soort string

// That a case exists and who directs it ("dat"): rows of class betrokkenheid.
const (
	SDossier Soort = "dossier" // that there is a case about this person, and its state
	SRegie   Soort = "regie"   // who directs it
	SRelatie Soort = "relatie" // that someone is in a family, or related to someone; one row for each of the two
)

// What is in it ("wat").
const (
	SPersoon    Soort = "persoonsgegeven" // name, birth date, BSN
	SContact    Soort = "contact"         // where someone stays or can be found: address, shelter, telephone, e-mail, school, day care, GP, place of an appointment
	SPostadres  Soort = "postadres"       // the neutral address to which post may go
	SFeit       Soort = "feit"
	SNotitie    Soort = "notitie"
	SDocument   Soort = "document"
	SAdvies     Soort = "advies"
	SBesluit    Soort = "besluit"
	SBrief      Soort = "brief"
	SPlan       Soort = "plan"
	STaak       Soort = "taak"
	SAfspraak   Soort = "afspraak" // that and when; the place is SContact
	SMeting     Soort = "meting"
	SToewijzing Soort = "toewijzing"
	SBericht    Soort = "bericht"
	SDeclaratie Soort = "declaratie" // the fields of Regeling Jeugdwet art. 6a.1: amount, product, period, BSN
	SBetaling   Soort = "betaling"   // what the SVB needs to pay
	SBijdrage   Soort = "bijdrage"   // what the CAK needs for the own contribution
	STermijn    Soort = "termijn"    // a due date, without content
)

// Traces and supervision.
const (
	SInzage       Soort = "inzage"       // who looked; stands in the compartment that was looked at
	SNood         Soort = "noodtoegang"  // an emergency access and its review
	SVastgehouden Soort = "vastgehouden" // what the gate held
	SBelang       Soort = "belang"       // that a worker has an interest in a person
	SKoppeling    Soort = "koppeling"    // that two registrations seem to be one person
	SBeperking    Soort = "beperking"    // that the use of someone's data is restricted, and why it ended
	SAVG          Soort = "avg-verzoek"  // a request under AVG art. 15 to 21, its handling and its answer; stands in the compartment of who asks
)

// What is about nobody.
const (
	SCatalogus Soort = "catalogus"
	STarief    Soort = "tarief"
	SContract  Soort = "contract"
	STelling   Soort = "telling"   // a published number, after the publication rules
	SProjectie Soort = "projectie" // pseudonymised rows for counting
	SInstel    Soort = "instelling"
	SAccount   Soort = "account"
	SSleutel   Soort = "sleutel"
	SRegister  Soort = "verwerkingsregister"
	SVernietig Soort = "vernietigingslijst" // which units are due, who approved, and the declaration; pseudonyms and dates, no content
)

// Soorten gives all kinds of records, in the order of the constants.
func Soorten() []Soort {
	return []Soort{SDossier, SRegie, SRelatie,
		SPersoon, SContact, SPostadres, SFeit, SNotitie, SDocument, SAdvies, SBesluit, SBrief, SPlan, STaak,
		SAfspraak, SMeting, SToewijzing, SBericht, SDeclaratie, SBetaling, SBijdrage, STermijn,
		SInzage, SNood, SVastgehouden, SBelang, SKoppeling, SBeperking, SAVG,
		SCatalogus, STarief, SContract, STelling, SProjectie, SInstel, SAccount, SSleutel, SRegister, SVernietig}
}

// Record is the row that is asked for: its kind, its compartment and where it
// was recorded. It is the plain form of Object.
type Record struct {
	Soort         Soort
	Label         gezin.Label // Onderwerp empty: shared, or about nobody
	Samenstelling string      // of a shared row: with whom it is shared
	Domein        Domein
	Auteur        string
}

// Kenmerk gives an attribute of the record.
func (r Record) Kenmerk(k Kenmerk) string {
	switch k {
	case KSoort:
		return string(r.Soort)
	case KOnderwerp:
		return r.Label.Onderwerp
	case KSamenstelling:
		return r.Samenstelling
	case KWet:
		return string(r.Label.Wet)
	case KKlasse:
		return string(r.Label.Klasse)
	case KDomein:
		return string(r.Domein)
	case KAuteur:
		return r.Auteur
	}
	return ""
}
