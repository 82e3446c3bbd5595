package vorm

// Page is everything that the layout needs. The template of the page gets Data.
type Page struct {
	Title       string // of the page; the product name is added
	Data        any    // for the template "content"
	Nav         []Link // main navigation in the header
	User        *User  // nil when nobody is signed in
	Identity    *Identity
	BreakGlass  *BreakGlass
	Side        *SideNav
	Breadcrumbs Breadcrumbs
	Back        *Back
	Banners     []Banner
	Errors      *ErrorSummary // shown on top, takes the focus
	Refresh     int           // seconds after which the page loads itself again; 0 is never
	Footer      []Link        // replaces the links of the renderer
}

// Failed tells whether the page carries faults; its title then says so first.
func (p Page) Failed() bool { return p.Errors != nil && len(p.Errors.Faults) > 0 }

// User is who is signed in.
type User struct {
	Name    string
	Role    string // in words: "Indicatiesteller, wijkteam Delfshaven"
	Links   []Link // in the user menu
	SignOut string // address that a POST signs out at
}
