package dossier

// Handeling is what was done with data, for the access log.
type Handeling string

// The acts that the access log knows (NEN 7513: EventActionCode with a type).
const (
	Inzien    Handeling = "inzien"
	Lijst     Handeling = "lijst"
	Opzoeken  Handeling = "opzoeken"
	Afdrukken Handeling = "afdrukken"
	Exporteer Handeling = "exporteren"
)

// Inzage says what a page is, for the access log.
type Inzage struct {
	Handeling Handeling
	Pagina    string // the code of the page, without any id in it
	Herkomst  string // the network address of who asks; stored encrypted
	Nood      string // the reason of emergency access; empty where it is none
}
