package vorm

// SummaryList shows facts or answers with, for each, what can be done about it:
// the "check your answers" pattern.
type SummaryList []SummaryRow

// SummaryRow is one fact.
type SummaryRow struct {
	Key    string
	Value  any    // text, [Value] or another component
	Source string // where it comes from and since when: "BRP, 7 maart 2022"
	Change string // address to change it at; empty when it cannot be
}

// Partial implements [Component].
func (SummaryList) Partial() string { return "summary-list" }

// TaskList shows what has to be done, each with its state.
type TaskList []Task

// Task is one line of a [TaskList]. A task without an address cannot be started
// yet; its hint says why.
type Task struct {
	Text, Href, Hint string
	State            Tag
}

// Partial implements [Component].
func (TaskList) Partial() string { return "task-list" }

// Timeline shows what happened, the newest first.
type Timeline []Event

// Event is one moment of a [Timeline].
type Event struct {
	Title string
	When  any    // a date
	By    string // who did it, in words
	Text  any    // what happened: text or component
	State State
	Icon  string
	Href  string
}

// Partial implements [Component].
func (Timeline) Partial() string { return "timeline" }

// Symbol gives the icon that is shown.
func (e Event) Symbol() string {
	if e.Icon != "" {
		return e.Icon
	}
	return e.State.Icon()
}

// Card is one subject on a page with several.
type Card struct {
	Title, Href string
	Tag         *Tag
	Body        any
	Actions     []any
}

// Partial implements [Component].
func (Card) Partial() string { return "card" }

// Grid puts cards beside each other where there is room.
type Grid []any

// Partial implements [Component].
func (Grid) Partial() string { return "grid" }

// Figure is one number that matters, with what it counts.
type Figure struct{ Number, Text string }

// Partial implements [Component].
func (Figure) Partial() string { return "figure" }

// Why explains a number: it opens under it, without leaving the page.
type Why struct {
	Label string   // empty gives "Waarom?"
	About string   // said to screen readers: "90 minuten voor Sanne"
	Steps []string // the explanation, step by step
	Body  any      // or any component
}

// Partial implements [Component].
func (Why) Partial() string { return "why" }

// Text gives the label that is shown.
func (w Why) Text() string {
	if w.Label != "" {
		return w.Label
	}
	return "Waarom?"
}

// Banner is a message on top of a page.
type Banner struct {
	State  State // Info, Success, Warning, or Danger for a risk
	Title  string
	Text   any
	Links  []Link
	Urgent bool // read out at once by a screen reader
}

// Partial implements [Component].
func (Banner) Partial() string { return "banner" }

// BreakGlass says on every page that emergency access is in use.
type BreakGlass struct {
	Reason string // as the user gave it
	Until  string // "14.30 uur"
	Stop   string // address that a POST ends it at
}

// Partial implements [Component].
func (BreakGlass) Partial() string { return "break-glass" }

// Empty stands where a list has nothing, and says what can be done.
type Empty struct {
	Icon, Title, Text string
	Action            *Button
}

// Partial implements [Component].
func (Empty) Partial() string { return "empty" }

// Symbol gives the icon that is shown.
func (e Empty) Symbol() string {
	if e.Icon != "" {
		return e.Icon
	}
	return "info"
}

// Progress shows how far a long task is. Give the page a Refresh as long as it
// runs; with the script only the part with this id is loaded again.
type Progress struct {
	ID          string
	Text        string // what is done now
	Done, Total int    // Total 0: it is not known how long it takes
	Refresh     string // address of the page itself
}

// Partial implements [Component].
func (Progress) Partial() string { return "progress" }

// Percent gives the part that is done, in whole percents.
func (p Progress) Percent() int {
	if p.Total <= 0 {
		return 0
	}
	return min(100, max(0, p.Done*100/p.Total))
}

// Steps shows where somebody is in a series of pages.
type Steps struct {
	Names   []string
	Current int // index of the page that is shown
}

// Partial implements [Component].
func (Steps) Partial() string { return "steps" }

// Step is one of the series, for the template.
type Step struct {
	Name          string
	Number        int
	Done, Current bool
}

// List gives the steps with their state.
func (s Steps) List() []Step {
	list := make([]Step, len(s.Names))
	for i, name := range s.Names {
		list[i] = Step{Name: name, Number: i + 1, Done: i < s.Current, Current: i == s.Current}
	}
	return list
}
