package vorm

import (
	"fmt"
	"html/template"
	"slices"
)

// icons holds the drawing of each icon on a grid of 24 × 24, as strokes. They
// are drawn for Wijzer; each is the simplest shape that still says the thing,
// and no two states share an outline, so that they differ in grey too.
var icons = map[string]string{
	"agenda":       `<path d="M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5"/>`,
	"bericht":      `<path d="M3 5.5h18v13H3zM3 6.5l9 7 9-7"/>`,
	"besluit":      `<path d="M6 3h9l4 4v14H6zM14.5 3v4.5H19M9.5 14l2 2 4-4.5"/>`,
	"brief":        `<path d="M6 3h9l4 4v14H6zM14.5 3v4.5H19M9 12h7M9 16h7"/>`,
	"euro":         `<path d="M18.5 6A8 8 0 1 0 18.5 18M3 10.5h10M3 13.5h9"/>`,
	"filter":       `<path d="M3 5h18l-7 8v6l-4 2v-8z"/>`,
	"fout":         `<path d="M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6"/>`,
	"geschiedenis": `<path d="M4.5 8.5A8.5 8.5 0 1 1 3.5 13M4 4v4.8h4.8M12 8v4.5l3 2"/>`,
	"gesprek":      `<path d="M4 4.5h16v11h-9l-4.5 4.5v-4.5H4zM8.5 8.5h7M8.5 11.8h4.5"/>`,
	"gezin":        `<circle cx="8" cy="6.5" r="3"/><circle cx="17" cy="9" r="2.3"/><path d="M2.5 20v-3.5A4 4 0 0 1 6.5 12.500h3a4 4 0 0 1 4 4V20M16 14.500h2a3 3 0 0 1 3 3V20"/>`,
	"goed":         `<circle cx="12" cy="12" r="9"/><path d="M7.5 12.500l3 3 6-6.5"/>`,
	"hulp":         `<circle cx="12" cy="12" r="9"/><path d="M9.3 9.500a2.8 2.8 0 1 1 4 2.500c-.9.5-1.3 1-1.3 2M12 17.300v.1"/>`,
	"huis":         `<path d="M3 11.500L12 4l9 7.500M5.5 9.800V20h13V9.800M10 20v-5.500h4V20"/>`,
	"info":         `<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500v.1"/>`,
	"instellingen": `<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`,
	"klok":         `<circle cx="12" cy="12" r="9"/><path d="M12 6.500V12l3.5 2.5"/>`,
	"link":         `<path d="M14 4h6v6M20 4l-9 9M17 13.500V20H4V7h6.5"/>`,
	"mens":         `<circle cx="12" cy="7.5" r="4"/><path d="M4 21v-2a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v2"/>`,
	"melder":       `<path d="M12 2.500L21.5 12 12 21.5 2.5 12zM12 8v4.500M12 15.800v.1"/>`,
	"omhoog":       `<path d="M12 20V5M6 11l6-6 6 6"/>`,
	"omlaag":       `<path d="M6 9.500l6 6 6-6"/>`,
	"plus":         `<path d="M12 5v14M5 12h14"/>`,
	"print":        `<path d="M7 9V3.500h10V9M7 17H3.500V9h17v8H17M7 14h10v6.500H7z"/>`,
	"schild":       `<path d="M12 3l8 3v5.500c0 4.7-3.2 7.9-8 9.5-4.8-1.6-8-4.8-8-9.500V6z"/>`,
	"slot":         `<path d="M5 11h14v9.500H5zM8 11V7.500a4 4 0 0 1 8 0V11M12 14.500v2.5"/>`,
	"stip":         `<circle cx="12" cy="12" r="4"/>`,
	"taak":         `<path d="M4 6.500l1.5 1.500L8.5 5M4 13l1.5 1.5 3-3M4 19.500l1.5 1.5 3-3M12 7h8M12 13.500h8M12 20h8"/>`,
	"terug":        `<path d="M14.5 6l-6 6 6 6"/>`,
	"verder":       `<path d="M9.5 6l6 6-6 6"/>`,
	"wacht":        `<path d="M6 3h12M6 21h12M7.5 3v4l4.5 5-4.5 5v4M16.5 3v4L12 12l4.5 5v4"/>`,
	"waarschuwing": `<path d="M12 3.500L22 20.500H2zM12 10v5M12 17.700v.1"/>`,
	"weegschaal":   `<path d="M12 4v16M7 20h10M4.5 7h15M4.5 7L2 13.500h5zM19.5 7L17 13.500h5z"/>`,
	"wijzig":       `<path d="M4 20l1-4.500L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5"/>`,
	"zoek":         `<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.500L21 21"/>`,
	"zorg":         `<path d="M12 20C6 16 3 12.8 3 9a4.5 4.5 0 0 1 9-.8A4.5 4.5 0 0 1 21 9c0 3.8-3 7-9 11z"/>`,
}

// Icons gives the names of all icons, sorted.
func Icons() []string {
	names := make([]string, 0, len(icons))
	for name := range icons {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// icon gives the drawing of an icon, hidden from screen readers: an icon always
// stands beside its word. An unknown name is a fault of the page and stops it.
func icon(name string) (template.HTML, error) {
	drawing, ok := icons[name]
	if !ok {
		return "", fmt.Errorf("vorm: no icon named %q", name)
	}
	return template.HTML(`<svg class="w-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">` + drawing + `</svg>`), nil //nolint:gosec // own drawings only
}
