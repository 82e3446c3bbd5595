package toegang

import "codeberg.org/wijzer/wijzer/internal/gezin"

// woordenlijst gives the words that the rules themselves are written in: kinds,
// classes, laws, domains, roles and grounds, and the empty text. Compile writes
// them in the text of a statement, where a database reads a list of them once; as
// values it would make the list again for each row. No word holds a quote.
func woordenlijst() map[string]bool {
	words := map[string]bool{"": true, string(gezin.Wmo): true, string(gezin.Jeugdwet): true,
		string(Zelf): true, string(OuderMetGezag): true, string(Vertegenwoordigt): true}
	for _, s := range Soorten() {
		words[string(s)] = true
	}
	for _, k := range gezin.Klassen() {
		words[string(k)] = true
	}
	for _, d := range Domeinen() {
		words[string(d)] = true
	}
	for _, r := range Rollen() {
		words[string(r.Rol)] = true
	}
	return words
}
