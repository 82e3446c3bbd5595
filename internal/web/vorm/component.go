package vorm

// Component is a value that a partial template can show. Partial gives the name
// of that template; the value itself is the template's data. A caller may make
// components of its own: define the template in a file whose name begins with an
// underscore, and give the type a Partial method that returns the template's
// name.
type Component interface {
	Partial() string
}

// Stack shows components one after the other, where one place takes only one.
type Stack []any

// Partial implements [Component].
func (Stack) Partial() string { return "stack" }

// Inline puts small things in a row with room between them: tags, compartments,
// links.
type Inline []any

// Partial implements [Component].
func (Inline) Partial() string { return "inline" }
