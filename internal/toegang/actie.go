package toegang

// Actie is what someone wants to do with a row.
type Actie string

// The actions.
const (
	Lezen       Actie = "lezen"
	Zoeken      Actie = "zoeken"     // find by BSN, name, address or telephone
	Tellen      Actie = "tellen"     // count, sort or group by it
	Schrijven   Actie = "schrijven"  // add; nothing is ever changed
	Besluiten   Actie = "besluiten"  // sign a decision
	Verzenden   Actie = "verzenden"  // cause it to be sent
	Ontvangen   Actie = "ontvangen"  // have it in a letter, message, export or mail made for him
	Exporteren  Actie = "exporteren" // take it out of the program in bulk
	Beheren     Actie = "beheren"
	Beoordelen  Actie = "beoordelen"  // review emergency access, or what was held at the gate
	Meetekenen  Actie = "meetekenen"  // agree, as the second person, that a secret stay is opened
	Vernietigen Actie = "vernietigen" // destroy the key after the retention term
)

// Acties gives all actions, in the order of the constants.
func Acties() []Actie {
	return []Actie{Lezen, Zoeken, Tellen, Schrijven, Besluiten, Verzenden, Ontvangen, Exporteren,
		Beheren, Beoordelen, Meetekenen, Vernietigen}
}
