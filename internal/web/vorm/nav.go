package vorm

// Link is a place to go to.
type Link struct {
	Text    string
	Href    string
	Current bool   // the page that is shown now
	Icon    string // optional
	Count   string // optional, for example the number of open tasks
}

// Partial implements [Component].
func (Link) Partial() string { return "link" }

// Back is the link to the page before, on top of a question page.
type Back struct{ Text, Href string }

// Partial implements [Component].
func (Back) Partial() string { return "back" }

// Breadcrumbs show where the page stands. The last one is the page itself and
// has no address.
type Breadcrumbs []Link

// Partial implements [Component].
func (Breadcrumbs) Partial() string { return "breadcrumbs" }

// SideNav is the navigation beside the page, in groups.
type SideNav struct {
	Label  string // for screen readers: "Onderdelen van dit gezin"
	Groups []NavGroup
}

// NavGroup is a group of links with an optional heading.
type NavGroup struct {
	Title string
	Links []Link
}

// Partial implements [Component].
func (SideNav) Partial() string { return "sidenav" }

// Tabs are links to the parts of one subject; each part is a page of its own.
type Tabs struct {
	Label string // for screen readers
	Links []Link
}

// Partial implements [Component].
func (Tabs) Partial() string { return "tabs" }

// Pagination goes through a list by key: it has no page numbers, because a
// number of pages would tell how many rows there are.
type Pagination struct {
	Previous, Next string // addresses; empty when there is none
	Shown          string // what is shown now: "25 gezinnen, gesorteerd op termijn"
}

// Partial implements [Component].
func (Pagination) Partial() string { return "pagination" }

// ButtonKind is the weight of a button. One page has at most one Primary.
type ButtonKind string

// The kinds of button.
const (
	Primary   ButtonKind = ""
	Secondary ButtonKind = "w-button-second"
	Risky     ButtonKind = "w-button-danger" // cannot be undone
	Quiet     ButtonKind = "w-button-quiet"  // looks like a link
)

// Button sends the form it stands in, or goes to Href when that is given.
type Button struct {
	Text        string
	Kind        ButtonKind
	Href        string
	Name, Value string // what the form sends along
	Icon        string
	Context     string // said to screen readers after the text: "van Sanne"
}

// Partial implements [Component].
func (Button) Partial() string { return "button" }

// Actions puts buttons in a row.
type Actions []any

// Partial implements [Component].
func (Actions) Partial() string { return "actions" }

// PostButton is a button with a form of its own, for an act beside the page.
type PostButton struct {
	Action string
	Button Button
	Hidden []Pair
}

// Partial implements [Component].
func (PostButton) Partial() string { return "post-button" }

// Pair is a name with a value, for hidden form fields.
type Pair struct{ Name, Value string }
