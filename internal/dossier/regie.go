package dossier

import "codeberg.org/wijzer/wijzer/internal/gezin"

// Regiewissel makes one account the casusregisseur of a family from the day of
// the request on; see Tx.WisselRegie.
type Regiewissel struct {
	Naar string // the account that directs from now on
	// Klassen are, per member, the classes that the writer can give: those that
	// he reads himself.
	Klassen map[string][]gezin.Klasse
}

// Regiegat is a family without a casusregisseur.
type Regiegat struct {
	Gezin   string
	Laatste string // the place in the log of the last one it had; "0": it never had one
}

// ErrRegie refuses an entry after which a family would have two casusregisseurs
// on one day. It is the same whoever the other is.
var ErrRegie = &Fout{"REGIE-EEN", "Een gezin heeft één casusregisseur, en die is intussen veranderd. Open de pagina opnieuw en kijk wie het nu is."}
