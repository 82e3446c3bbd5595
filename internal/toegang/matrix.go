package toegang

import (
	"fmt"
	"slices"
	"strings"
)

// Matrix prints the roles and what they may do, as Markdown, from the tables
// that decide. docs/toegang.md holds it, and a test holds the two equal.
func Matrix() string {
	var b strings.Builder
	matrixOverview(&b)
	for _, rol := range Rollen() {
		matrixRole(&b, rol)
	}
	matrixRegister(&b)
	return b.String()
}

// matrixOverview prints for each role and action the grounds.
func matrixOverview(b *strings.Builder) {
	b.WriteString("### Overview\n\n| rol |")
	for _, a := range Acties() {
		b.WriteString(" " + string(a) + " |")
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(Acties())) + "\n")
	for _, rol := range Rollen() {
		b.WriteString("| " + string(rol.Rol) + " |")
		for _, a := range Acties() {
			b.WriteString(" " + strings.Join(grounds(rol.Rol, a), "; ") + " |")
		}
		b.WriteString("\n")
	}
	b.WriteString("\n")
}

// grounds gives the grounds on which the role may do the action, each once; a
// hyphen when there is none.
func grounds(rol Rol, a Actie) []string {
	var uit []string
	for _, r := range rechten {
		if slices.Contains(r.Rollen, rol) && slices.Contains(r.Acties, a) && !slices.Contains(uit, r.Grond.String()) {
			uit = append(uit, r.Grond.String())
		}
	}
	if uit == nil {
		return []string{"-"}
	}
	return uit
}

func matrixRole(b *strings.Builder, rol Rolvorm) {
	fmt.Fprintf(b, "### %s\n\nWie %s.\n\n| acties | voor | soorten | klassen | grond | waarom |\n|---|---|---|---|---|---|\n", rol.Rol, rol.Omschrijf)
	for _, r := range rechten {
		if !slices.Contains(r.Rollen, rol.Rol) {
			continue
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", list(r.Acties), list(r.Voor), list(r.Soorten), list(r.Klassen), r.Grond, r.Toelichting)
	}
	b.WriteString("\n")
}

func matrixRegister(b *strings.Builder) {
	b.WriteString("### Register van verwerkingen\n\n| id | naam | domein | gebruikt uit | doelwet | grondslag | buiten zicht van anderen |\n|---|---|---|---|---|---|---|\n")
	for _, v := range Verwerkingen() {
		wet, zicht := string(v.Doelwet), "nee"
		if wet == "" {
			wet = "-"
		}
		if v.Vertrouwelijk {
			zicht = "ja"
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s | %s |\n", v.ID(), v.Naam, v.Domein, list(v.Uit), wet, v.Grondslag, zicht)
	}
}

func list[S ~string](ss []S) string {
	if len(ss) == 0 {
		return "-"
	}
	uit := make([]string, len(ss))
	for i, s := range ss {
		uit[i] = string(s)
	}
	return strings.Join(uit, ", ")
}
