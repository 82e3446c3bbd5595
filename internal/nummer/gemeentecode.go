package nummer

// Gemeentecode is the four-digit code of a municipality (CBS; BRP table 33),
// leading zeros kept: Rotterdam is 0599. It masks itself because the
// municipality of a hidden person narrows the search for her. The zero value
// is "no code".
type Gemeentecode struct{ geheim[gemeenteSoort] }

// ErrGemeentecode is returned for text that is not a municipality code.
var ErrGemeentecode = &Fout{"gemeentecode-ongeldig", "dit is geen gemeentecode: schrijf vier cijfers, met de nullen ervoor"}

// ParseGemeentecode reads four digits. 0000, which the BRP uses for "unknown",
// is no code. Whether a municipality exists on a day is a matter of a table
// that this package does not hold.
func ParseGemeentecode(tekst string) (Gemeentecode, error) {
	g, err := leesGeheim[gemeenteSoort](tekst)
	return Gemeentecode{g}, err
}

// Onthuld gives the four digits. Only for who may know them.
func (g Gemeentecode) Onthuld() string { return g.onthuld() }

type gemeenteSoort struct{}

func (gemeenteSoort) masker() string { return "[gemeentecode]" }

func (gemeenteSoort) lees(tekst string) (string, error) {
	s, ok := cijfers(tekst, 4, "")
	if !ok || s == "0000" {
		return "", ErrGemeentecode
	}
	return s, nil
}
