package dossier

// Fout is a fault that a user can be told: a stable code and a Dutch sentence
// that says what to do. It repeats nothing of what was given.
type Fout struct {
	Code  string
	Tekst string
}

// Error gives the sentence.
func (f *Fout) Error() string { return f.Tekst }

// The faults of the store.
var (
	ErrNietGevonden   = &Fout{"DOSSIER-NIET-GEVONDEN", "Dit is er niet, of u mag het niet zien. Vraag het na bij de casusregisseur."}
	ErrHerhaaldAnders = &Fout{"DOSSIER-HERHAALD", "Dit formulier is al verstuurd, met een andere inhoud. Open de pagina opnieuw en vul het nog eens in."}
	ErrInvoer         = &Fout{"DOSSIER-INVOER", "Deze gegevens zijn niet compleet: vul aan voor wie zij gelden en onder welke wet."}
	ErrPagina         = &Fout{"DOSSIER-PAGINA", "Deze bladzijde van de lijst bestaat niet meer. Begin opnieuw bij het begin."}
	ErrStand          = &Fout{"DOSSIER-STAND", "Deze pagina is te oud om op te slaan. Open haar opnieuw."}
	ErrIdentiteit     = &Fout{"ACCOUNT-GEKOPPELD", "Dit account, of deze gebruiker van de organisatie, is al gekoppeld. Maak eerst de oude koppeling los."}
	ErrAccountBestaat = &Fout{"ACCOUNT-BESTAAT", "Er is al een account met deze naam. Kies een andere naam."}
)

// Conflict says that someone else recorded something in a family since the
// writer looked, and what. Nothing was written: show the difference, and send
// again with the new Stand.
type Conflict struct {
	Gezin    string
	Verschil []Wijziging // what was added, as far as the writer may see it
	Stand    string      // the state with the difference
}

// ConflictCode is the stable code of a Conflict.
const ConflictCode = "DOSSIER-CONFLICT"

// Error gives the Dutch sentence.
func (c *Conflict) Error() string {
	return "Iemand anders heeft dit gezin intussen gewijzigd. Uw wijziging is nog niet opgeslagen: bekijk het verschil en sla opnieuw op."
}
