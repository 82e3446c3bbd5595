package vorm

import "strings"

// PartialNames gives the templates that a component can name: all that are
// defined but for the parts of others.
func PartialNames(r *Renderer) (names []string) {
	parts := []string{"layout", "mark", "user-menu", "zone-open", "zone-close", "form-open", "form-close", "compare-line",
		"field-label", "field-notes", "field-head", "field-legend", "field-state", "vorm"}
	for _, t := range r.shared.Templates() {
		name := t.Name()
		if strings.HasSuffix(name, ".html") || contains(parts, name) {
			continue
		}
		names = append(names, name)
	}
	return names
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
