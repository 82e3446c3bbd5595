package vorm

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/tekst"
)

// Fault is one thing that is wrong with what a user filled in.
type Fault struct {
	Field string // name of the field; empty when it is about the whole form
	Code  string // stable code, for tests and support
	Text  string // a Dutch sentence that says what to do; never repeats input
}

// ErrorSummary stands on top of a page whose form was not accepted. It takes the
// focus, and links to each field.
type ErrorSummary struct {
	Title  string // empty gives "Er klopt iets niet"
	Faults []Fault
}

// Partial implements [Component].
func (ErrorSummary) Partial() string { return "error-summary" }

// Heading gives the title that is shown.
func (s ErrorSummary) Heading() string {
	if s.Title != "" {
		return s.Title
	}
	return "Er klopt iets niet"
}

// Form holds what a user typed and what was wrong with it. Fields that it makes
// carry the typed text and the fault, so that a page that comes back has lost
// nothing. The zero value is not usable: take [NewForm].
type Form struct {
	values url.Values
	faults []Fault
}

// Tekens is the stable code of a field that holds signs that cannot be seen.
const Tekens = "VELD-TEKENS"

const tekensTekst = "In dit veld stonden tekens die niet te zien zijn. Die zijn weggehaald. Kijk de tekst na en verstuur hem opnieuw."

// NewForm makes a form over what was typed; nil for a form that is shown for the
// first time. Each field with signs that cannot be seen (package tekst) is a
// fault from the start, but for those that are named: what is in a password is
// nobody's business.
func NewForm(values url.Values, geheim ...string) *Form {
	if values == nil {
		values = url.Values{}
	}
	f := &Form{values: values}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(geheim, name) && slices.ContainsFunc(values[name], func(s string) bool { return !tekst.Lopend(s) }) {
			f.Fail(name, Tekens, tekensTekst)
		}
	}
	return f
}

// OneLine records a fault for each of the fields that holds more than one line,
// or a sign that has no place in a name or another short text.
func (f *Form) OneLine(names ...string) {
	for _, name := range names {
		if !tekst.Regel(f.Text(name)) && !f.failed(name, Tekens) {
			f.Fail(name, Tekens, tekensTekst)
		}
	}
}

func (f *Form) failed(field, code string) bool {
	return slices.ContainsFunc(f.faults, func(o Fault) bool { return o.Field == field && o.Code == code })
}

// Fail records a fault. The first fault of a field is the one it shows.
func (f *Form) Fail(field, code, text string) {
	f.faults = append(f.faults, Fault{Field: field, Code: code, Text: text})
}

// OK tells whether nothing was wrong.
func (f *Form) OK() bool { return len(f.faults) == 0 }

// Faults gives all faults in the order in which they were found.
func (f *Form) Faults() []Fault { return f.faults }

// Summary gives the error summary for [Page.Errors]; nil when nothing is wrong.
func (f *Form) Summary() *ErrorSummary {
	if f.OK() {
		return nil
	}
	return &ErrorSummary{Faults: f.faults}
}

// Field completes a field with what was typed and what was wrong with it.
// A value that field already has is the one to begin with: it is kept for as
// long as the form was not sent.
func (f *Form) Field(field Field) Field {
	if f.sent() {
		field.Value = f.shown(field.Name)
		field.Values = f.values[field.Name]
		if field.Kind == DateField {
			for i, part := range field.DateParts() {
				field.Parts[i] = f.shown(part.Name)
			}
		}
	}
	for _, fault := range f.faults {
		if fault.Field == field.Name {
			field.Error = fault.Text
			break
		}
	}
	return field
}

// shown gives what was typed, without the signs that nobody would find back.
func (f *Form) shown(name string) string {
	text := f.values.Get(name)
	switch {
	case !f.failed(name, Tekens):
		return text
	case tekst.Lopend(text): // more than one line, where one fits
		return strings.Join(strings.Fields(tekst.EenRegel(text)), " ")
	}
	return tekst.Zichtbaar(text)
}

func (f *Form) sent() bool { return len(f.values) > 0 }

// Text gives what was typed in a field, without space around it.
func (f *Form) Text(name string) string { return strings.TrimSpace(f.values.Get(name)) }

// All gives what was ticked in a CheckField.
func (f *Form) All(name string) []string { return f.values[name] }

// Required gives what was typed and records a fault with this sentence when that
// is nothing.
func (f *Form) Required(name, sentence string) string {
	text := f.Text(name)
	if text == "" {
		f.Fail(name, "VELD-LEEG", sentence)
	}
	return text
}

// OneOf gives the chosen option, and records a fault with this sentence when
// nothing was chosen or something that was not offered.
func (f *Form) OneOf(name string, options []Option, sentence string) string {
	text := f.Text(name)
	for _, o := range options {
		if o.Value == text && !o.Disabled {
			return text
		}
	}
	f.Fail(name, "VELD-KEUZE", sentence)
	return ""
}

// Number reads a whole number between min and max (inclusive). What is it about,
// in the middle of a sentence: "het aantal minuten".
func (f *Form) Number(name, what string, min, max int) (int, bool) {
	n, err := strconv.Atoi(strings.ReplaceAll(f.Text(name), ".", ""))
	if err != nil || n < min || n > max {
		f.Fail(name, "VELD-GETAL", "Vul "+what+" in: een heel getal van "+Getal(int64(min))+" tot en met "+Getal(int64(max))+".")
		return 0, false
	}
	return n, true
}

// Amount reads an amount as people type it: "1.234,56", "1234,56", "€ 12".
func (f *Form) Amount(name, what string) (geld.Bedrag, bool) {
	text := strings.NewReplacer("€", "", " ", "", "\u00a0", "").Replace(f.Text(name))
	if strings.Contains(text, ",") || strings.Count(text, ".") != 1 || len(text)-strings.Index(text, ".") == 4 {
		text = strings.ReplaceAll(text, ".", "")
	}
	amount, err := geld.ParseBedrag(strings.Replace(text, ",", ".", 1))
	if err != nil {
		f.Fail(name, "VELD-BEDRAG", "Vul "+what+" in met euro's en twee cijfers voor de centen, bijvoorbeeld 79,85.")
		return 0, false
	}
	return amount, true
}

// Day reads a date from its three parts. What is it about, in the middle of a
// sentence: "de geboortedatum". The day comes back at midnight UTC.
func (f *Form) Day(name, what string) (time.Time, bool) {
	var parts [3]int
	for i, part := range (Field{Name: name}).DateParts() {
		text := f.Text(part.Name)
		if text == "" {
			f.Fail(name, "DATUM-LEEG", "Vul "+what+" in: dag, maand en jaar.")
			return time.Time{}, false
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			f.Fail(name, "DATUM-CIJFERS", "Vul "+what+" in met alleen cijfers, bijvoorbeeld 7 3 2022.")
			return time.Time{}, false
		}
		parts[i] = n
	}
	return f.checkDay(name, what, parts)
}

func (f *Form) checkDay(name, what string, p [3]int) (time.Time, bool) {
	if p[2] < 1850 || p[2] > 2200 {
		f.Fail(name, "DATUM-JAAR", "Schrijf het jaar van "+what+" met vier cijfers, bijvoorbeeld 2022.")
		return time.Time{}, false
	}
	t := time.Date(p[2], time.Month(p[1]), p[0], 0, 0, 0, 0, time.UTC)
	if p[1] < 1 || p[1] > 12 || t.Day() != p[0] {
		f.Fail(name, "DATUM-BESTAAT-NIET", "Kijk "+what+" na: deze dag bestaat niet.")
		return time.Time{}, false
	}
	return t, true
}

// FormTag opens and closes a form: {{template "form-open" .F}} … {{template
// "form-close" .F}}.
type FormTag struct {
	Action  string
	Get     bool   // a search or a filter: the address carries the answers
	Key     string // unique key of this sending, so that what is sent twice happens once
	Hidden  []Pair
	Guard   bool // warn before leaving with unsaved input (needs the script)
	Upload  bool
	Label   string // name of the form for screen readers, where a page has more than one
	Classes string // "w-filter" puts the fields of a filter in a row
}
