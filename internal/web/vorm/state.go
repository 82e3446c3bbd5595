package vorm

import "time"

// State is the weight of a message or a task. It chooses colour and shape; the
// word that goes with it is the caller's.
type State uint8

// The states. Neutral is the zero value.
const (
	Neutral State = iota // nothing to do or to know
	Info                 // good to know
	Success              // done, in order
	Warning              // needs attention soon
	Danger               // risk for a person, or too late
)

var stateClasses = [...]string{"neutral", "info", "success", "warning", "danger"}
var stateIcons = [...]string{"stip", "info", "goed", "waarschuwing", "fout"}

// Class gives the name of the state in the stylesheet.
func (s State) Class() string { return stateClasses[s%State(len(stateClasses))] }

// Icon gives the icon that belongs to the state.
func (s State) Icon() string { return stateIcons[s%State(len(stateIcons))] }

// Shape is the outline of a tag, so that tags differ without colour.
type Shape string

// The outlines of a tag.
const (
	Round  Shape = ""             // a pill: done, in order
	Solid  Shape = "w-tag-solid"  // filled: late, now
	Square Shape = "w-tag-square" // a thick box: due
	Dashed Shape = "w-tag-dashed" // a dashed line: waiting for another
	Plain  Shape = "w-tag-plain"  // no outline: to be done, no hurry
)

// Tag is a state in a word, with a shape, an icon and a colour.
type Tag struct {
	Text  string // one or two words
	State State
	Shape Shape
	Icon  string // name of the icon; empty takes that of the state
}

// Partial implements [Component].
func (Tag) Partial() string { return "tag" }

// Symbol gives the icon that is shown.
func (t Tag) Symbol() string {
	if t.Icon != "" {
		return t.Icon
	}
	return t.State.Icon()
}

// TagLate says that a term has passed.
func TagLate(text string) Tag { return Tag{Text: text, State: Danger, Shape: Solid, Icon: "klok"} }

// TagDue says that a term ends soon.
func TagDue(text string) Tag { return Tag{Text: text, State: Warning, Shape: Square, Icon: "klok"} }

// TagWaiting says that somebody else is at work.
func TagWaiting(text string) Tag { return Tag{Text: text, State: Info, Shape: Dashed, Icon: "wacht"} }

// TagDone says that something is finished.
func TagDone(text string) Tag { return Tag{Text: text, State: Success, Shape: Round, Icon: "goed"} }

// TagTodo says that something can be done, without hurry.
func TagTodo(text string) Tag { return Tag{Text: text, State: Neutral, Shape: Plain, Icon: "stip"} }

// soon is the number of days before the last day at which a term is shown as
// due. It is a choice of the page, not of any law.
const soon = 7

// TagTerm shows how many days are left until the last day of a term. Both days
// are calendar days; the time of day does not count. Calculating the last day is
// the work of package termijn, not of this one.
func TagTerm(lastDay, today Dated) Tag {
	left := daysBetween(today, lastDay)
	switch {
	case left < 0:
		return TagLate(meervoud(-left, "dag te laat", "dagen te laat"))
	case left == 0:
		return TagDue("vandaag")
	case left == 1:
		return TagDue("morgen")
	case left <= soon:
		return TagDue("nog " + meervoud(left, "dag", "dagen"))
	}
	return TagTodo("nog " + meervoud(left, "dag", "dagen"))
}

func daysBetween(from, to Dated) int {
	return int(midnight(to).Sub(midnight(from)) / (24 * time.Hour))
}

func midnight(d Dated) time.Time {
	y, m, dag := d.Date()
	return time.Date(y, m, dag, 0, 0, 0, 0, time.UTC)
}
