package vorm

import "strconv"

// FieldKind is the sort of a form field.
type FieldKind string

// The kinds of field. Each has a partial of its own.
const (
	TextField     FieldKind = "text"
	PasswordField FieldKind = "password"
	NumberField   FieldKind = "number" // digits; text with a numeric keyboard, never a spinner
	AreaField     FieldKind = "area"
	SelectField   FieldKind = "select"
	RadioField    FieldKind = "radio"
	CheckField    FieldKind = "check"
	FileField     FieldKind = "file" // one file; the form must be an upload, and what was chosen does not come back
	DateField     FieldKind = "date" // day, month and year apart
)

// Width is the size of a text field in characters: it tells how long the
// expected answer is.
type Width string

// The widths. Wide is the zero value and fits a name.
const (
	Wide    Width = ""
	Chars2  Width = "w-input-2"
	Chars4  Width = "w-input-4"
	Chars10 Width = "w-input-10"
	Chars20 Width = "w-input-20"
	Full    Width = "w-input-full"
)

// Field is one question of a form, with all that belongs to it.
type Field struct {
	Kind         FieldKind
	Name         string    // name in the form; also makes the id
	Label        string    // the question
	Hint         string    // how to answer, before the field
	Error        string    // what to do, when the answer was wrong
	Value        string    // what was typed, exactly
	Values       []string  // what was ticked, for CheckField
	Parts        [3]string // day, month and year as typed, for DateField
	Options      []Option
	Optional     bool // a field is required unless it says so
	PageHeading  bool // the label is the h1 of the page
	Inline       bool // short options beside each other
	Width        Width
	Rows         int    // of an AreaField; 0 is 5
	Prefix       string // before the field: "€"
	Suffix       string // behind it: "minuten per week"
	Autocomplete string // purpose of the input, WCAG 1.3.5
	MaxLength    int    // 0 is no limit
	Accept       string // of a FileField: the types to offer, such as ".pdf,.png"; it decides nothing
	Hidden       bool   // the label is for screen readers only, for filters in a row
}

// Option is an answer to choose.
type Option struct {
	Value, Text, Hint string
	Divider           string // a word before this option: "of"
	Disabled          bool
}

// Partial implements [Component].
func (f Field) Partial() string {
	switch f.Kind {
	case AreaField, SelectField, RadioField, CheckField, DateField, FileField:
		return "field-" + string(f.Kind)
	}
	return "field-text"
}

// ID gives the id of the (first) control, which the error summary links to.
func (f Field) ID() string { return FieldID(f.Name) }

// FieldID gives the id of the first control of the field with a name.
func FieldID(name string) string { return "veld-" + name }

// OptionID gives the id of the i-th option; the first has the id of the field.
func (f Field) OptionID(i int) string {
	if i == 0 {
		return f.ID()
	}
	return f.ID() + "-" + strconv.Itoa(i+1)
}

// Chosen tells whether an option was chosen.
func (f Field) Chosen(value string) bool {
	if f.Kind != CheckField {
		return value == f.Value
	}
	for _, v := range f.Values {
		if v == value {
			return true
		}
	}
	return false
}

// NeedsBlank tells whether a select must begin with an empty choice, so that
// nothing is chosen by accident.
func (f Field) NeedsBlank() bool {
	for _, o := range f.Options {
		if o.Value == f.Value {
			return false
		}
	}
	return true
}

// DescribedBy lists the ids of hint and error, for aria-describedby.
func (f Field) DescribedBy() string {
	hint, fault := "hulp-"+f.Name, "fout-"+f.Name
	switch {
	case f.Hint != "" && f.Error != "":
		return hint + " " + fault
	case f.Hint != "":
		return hint
	case f.Error != "":
		return fault
	}
	return ""
}

// InputType gives the type attribute of a text field.
func (f Field) InputType() string {
	if f.Kind == PasswordField {
		return "password"
	}
	return "text"
}

// IsNumber tells whether the field takes digits.
func (f Field) IsNumber() bool { return f.Kind == NumberField }

// RowCount gives the height of an AreaField.
func (f Field) RowCount() int {
	if f.Rows == 0 {
		return 5
	}
	return f.Rows
}

// Typed gives what a text field shows: a password is never sent back.
func (f Field) Typed() string {
	if f.Kind == PasswordField {
		return ""
	}
	return f.Value
}

// DatePart is one of the three controls of a date.
type DatePart struct {
	Name, ID, Label, Value, Autocomplete string
	Width                                Width
}

// DateParts gives the three controls of a DateField.
func (f Field) DateParts() []DatePart {
	parts := []DatePart{
		{Name: f.Name + "-dag", ID: f.ID(), Label: "Dag", Width: Chars2},
		{Name: f.Name + "-maand", ID: f.ID() + "-maand", Label: "Maand", Width: Chars2},
		{Name: f.Name + "-jaar", ID: f.ID() + "-jaar", Label: "Jaar", Width: Chars4},
	}
	for i, purpose := range []string{"-day", "-month", "-year"} {
		parts[i].Value = f.Parts[i]
		if f.Autocomplete == "bday" {
			parts[i].Autocomplete = "bday" + purpose
		}
	}
	return parts
}
