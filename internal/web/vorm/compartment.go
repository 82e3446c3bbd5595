package vorm

// CompartmentKind is the class of a compartment, as the access rules name it.
type CompartmentKind string

// The classes that have a look of their own. Any other class looks like Gewoon.
const (
	Gewoon      CompartmentKind = "gewoon"
	Veiligheid  CompartmentKind = "veiligheid"
	Melder      CompartmentKind = "melder"
	GesprekKind CompartmentKind = "gesprek-kind"
)

// Compartment is the place that the user writes in: name, colour, icon and the
// line that surrounds the field make it hard to write in the wrong one.
type Compartment struct {
	Kind    CompartmentKind
	Name    string // as users know it: "Veiligheid van Sanne"
	Readers string // who can read it: "Alleen u en de casusregisseur lezen dit."
}

// Partial implements [Component]: the compartment as a label.
func (Compartment) Partial() string { return "compartment" }

// Class gives the name of the kind in the stylesheet.
func (c Compartment) Class() string {
	switch c.Kind {
	case Veiligheid, Melder, GesprekKind:
		return string(c.Kind)
	}
	return string(Gewoon)
}

// Icon gives the icon of the kind.
func (c Compartment) Icon() string {
	switch c.Kind {
	case Veiligheid:
		return "schild"
	case Melder:
		return "melder"
	case GesprekKind:
		return "gesprek"
	}
	return "gezin"
}

// Identity is the bar on top of each page about a family.
type Identity struct {
	Name     string       // name of the case, for this reader
	Href     string       // the family page
	Director Value        // the casusregisseur
	Safety   Tag          // the safety state in words
	Writes   *Compartment // the compartment of this page; nil on pages that only show
}

// Partial implements [Component].
func (Identity) Partial() string { return "identity" }
