// Package vorm is the visual language of Wijzer: the stylesheet, the icons, and
// the components that every page is built from.
//
// A component is a plain Go value (a [Table], a [Field], a [Banner] …) that a
// page template shows with the function toon:
//
//	{{define "content"}}
//	<h1>Werklijst</h1>
//	{{toon .Lijst}}
//	{{end}}
//
// Components nest: a cell, a summary row or a card may hold another component,
// a text, an amount or a [Value] that is withheld from this reader. Text is
// always escaped; only the partials of this package write markup. No component
// writes inline style or script, so pages run under a strict content security
// policy, and none needs JavaScript.
//
// A form keeps what was typed and says all that is wrong with it at once:
//
//	f := vorm.NewForm(r.PostForm)
//	day, _ := f.Day("geboren", "de geboortedatum")
//	name := f.Required("naam", "Vul de naam van het kind in.")
//	if !f.OK() {
//		page.Errors = f.Summary()
//		page.Data = view{Geboren: f.Field(vorm.Field{Kind: vorm.DateField, Name: "geboren", Label: "Geboortedatum"})}
//	}
//
//	{{template "form-open" .Form}}{{toon .Geboren}}{{toon .Knop}}{{template "form-close" .Form}}
//
// Where the user writes in a compartment, the fields stand between
// {{template "zone-open" .Compartment}} and {{template "zone-close" .Compartment}}.
//
// [NewRenderer] reads the page templates of the caller once, at start, and
// renders each page into a buffer first, so that nobody ever gets half a page.
// [NewAssets] serves the stylesheet and the script under names that carry the
// hash of their content. The style guide ([StyleGuide]) shows everything in use.
//
// Functions that templates have beside toon are listed at [Funcs].
package vorm
