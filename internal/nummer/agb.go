package nummer

// AGB is the code of a care provider in the Algemeen Gegevens Beheer register:
// eight digits, of which the first two name the kind of care. It masks itself
// because the provider of a shelter tells where someone stays. The zero value
// is "no code".
type AGB struct{ geheim[agbSoort] }

// ErrAGB is returned for text that is not an AGB code.
var ErrAGB = &Fout{"agb-ongeldig", "dit is geen AGB-code: schrijf acht cijfers"}

// ParseAGB reads eight digits, with spaces or points between them or without.
// The register publishes no check digit, so 00000000 is all that is refused
// beyond the length.
func ParseAGB(tekst string) (AGB, error) {
	g, err := leesGeheim[agbSoort](tekst)
	return AGB{g}, err
}

// Onthuld gives the eight digits. Only for who may know them.
func (a AGB) Onthuld() string { return a.onthuld() }

// Schrijfwijzen gives the spellings under which the code can stand in a text,
// the plain one first; empty for the zero value.
func (a AGB) Schrijfwijzen() []string {
	s := a.onthuld()
	if s == "" {
		return nil
	}
	return gescheiden([]string{s[:2], s[2:]}, []string{s[:4], s[4:]})
}

type agbSoort struct{}

func (agbSoort) masker() string { return "[AGB]" }

func (agbSoort) lees(tekst string) (string, error) {
	s, ok := cijfers(tekst, 8, " .")
	if !ok || s == "00000000" {
		return "", ErrAGB
	}
	return s, nil
}
