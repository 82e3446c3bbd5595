package dossier

import "time"

// Rijen is a page of the rows of one relation.
type Rijen struct {
	Rijen  []Relatie // with the end that later entries gave them
	Verder string    // for Pagina.Na; empty: there is no more
}

// Inzagevraag asks for lines of the access log: of one account, or about one
// person. One of the two is needed, unless only emergency access is asked for.
type Inzagevraag struct {
	Account string
	Persoon string
	Nood    bool      // emergency access alone
	Van     time.Time // from this moment; zero: from the beginning
	Tot     time.Time // before this moment; zero: until now
	Pagina
}

// Inzagen is a page of the access log.
type Inzagen struct {
	Regels []Inzageregel
	Verder string // for Pagina.Na; empty: there is no more
}

// Inzageregel is one event of the access log, with the fields of NEN 7513.
type Inzageregel struct {
	ID        string // EventID
	Op        time.Time
	Account   string // userID; of a part of the program its name
	Rol       string // roleIDCode
	Doel      string // purposeOfUse: a code of the register of processing activities
	Handeling Handeling
	Pagina    string // the code of the page
	Uitkomst  string // EventOutcomeIndicator
	Nood      bool
	Reden     string   // of emergency access
	Herkomst  string   // networkAccessPointID
	Spoor     string   // trace_id in the processing log
	Personen  []string // participantObjectID of the people who were shown, sorted
	Gezinnen  []string // the same of families
}
