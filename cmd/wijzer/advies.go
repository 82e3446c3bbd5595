package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/contract"
	"codeberg.org/wijzer/wijzer/internal/geld"
)

// newAdvies is the command that says which arrangements fit a family, and why.
func newAdvies() *cobra.Command {
	var asJSON bool
	var folder string
	cmd := &cobra.Command{
		Use:   "advies BESTAND",
		Short: "Zeg welke arrangementen bij een gezin passen, en waarom",
		Long: `Zeg van elk arrangement of het bij een gezin past: ja, nee, of nog niet bekend.
Bij elk oordeel staan de redenen met hun bron. Is iets nog niet bekend, dan staat
bovenaan de vraag die het meeste beslist.

BESTAND is een JSON-bestand met het gezin en de dag; - leest van de standaard-
invoer. Feiten over het gezin staan bij "gezin", extra feiten over een lid bij
"kenmerken"; 'wijzer regeling toon rotterdam' laat zien welke feiten er zijn.`,
		Example: "  wijzer advies gezin.json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := leesGezin(cmd, args, folder)
			if err != nil {
				return meldContract(cmd, asJSON, err)
			}
			a := in.Adviseer()
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), a)
			}
			return toonAdvies(cmd.OutOrStdout(), a)
		},
	}
	gezinsvlaggen(cmd, &asJSON, &folder)
	return cmd
}

// toonAdvies prints an advice as an indicatiesteller reads it: first what is
// clear, then what to ask, then the reasons.
func toonAdvies(w io.Writer, a *contract.Advies) error {
	fmt.Fprintf(w, "Advies van %s, regels van %s\n\n", a.Peildatum, a.Regeling)
	for i := range a.Arrangementen {
		o := &a.Arrangementen[i]
		fmt.Fprintf(w, "  %s %s\n", oordeelteken(o.Past), zinOordeel(o))
	}
	if len(a.Vragen) > 0 {
		fmt.Fprintln(w, "\nVRAAG DIT EERST")
		for i, v := range a.Vragen {
			fmt.Fprintf(w, "  %d. %s %s\n", i+1, v.Tekst, zinBeslist(v))
		}
	}
	if len(a.Lopend) > 0 {
		fmt.Fprintln(w, "\nLOOPT AL")
		for _, l := range a.Lopend {
			fmt.Fprintln(w, "  - "+l.Naam+bijPersoon(l.Persoon))
		}
	}
	for i := range a.Arrangementen {
		toonOordeel(w, &a.Arrangementen[i])
	}
	if err := toonAandacht(w, a.Aandachtspunten); err != nil {
		return err
	}
	fmt.Fprintf(w, "\nBewijs: regels %.12s, feiten %.12s, uitkomst %.12s\n", a.Bewijs.Regels, a.Bewijs.Situatie, a.Bewijs.Uitkomst)
	return nil
}

func oordeelteken(past string) string {
	return map[string]string{"ja": "[ja]  ", "nee": "[nee] ", "onbekend": "[?]   "}[past]
}

func zinOordeel(o *contract.Oordeel) string {
	switch o.Past {
	case "ja":
		return o.Naam + " past."
	case "nee":
		for _, s := range o.Stappen {
			if s.Uitkomst == "nee" {
				return o.Naam + " past niet: " + strings.Join(s.Want, "; ") + "."
			}
		}
	}
	return o.Naam + ": nog niet bekend of dit past."
}

func zinBeslist(v contract.Vraag) string {
	switch {
	case len(v.Beslist) == 0:
		return ""
	case v.Zeker > 0:
		return "(elk antwoord beslist " + fmt.Sprint(v.Zeker) + " van: " + strings.Join(v.Beslist, ", ") + ")"
	}
	return "(kan beslissen: " + strings.Join(v.Beslist, ", ") + ")"
}

func bijPersoon(id string) string {
	if id == "" {
		return ""
	}
	return " voor " + id
}

func toonOordeel(w io.Writer, o *contract.Oordeel) {
	fmt.Fprintf(w, "\n%s (%s)\n", strings.ToUpper(o.Naam), o.Status)
	for _, s := range o.Stappen {
		toonStap(w, &s)
	}
	if o.Past == "nee" {
		return
	}
	for _, line := range []struct{ label, text string }{{"Indiceert", o.Indiceert}, {"Richtduur", o.Richtduur}, {"Kiezen", o.Criteria}} {
		if line.text != "" {
			fmt.Fprintf(w, "  %-10s %s\n", line.label+":", line.text)
		}
	}
	toonVarianten(w, o.Varianten)
	for _, p := range o.Aandachtspunten {
		fmt.Fprintf(w, "  Let op:    %s\n", p.Tekst)
	}
}

// toonStap prints one condition: its outcome, why where that says more than
// the condition itself, and its source.
func toonStap(w io.Writer, s *contract.Stap) {
	fmt.Fprintf(w, "  %s %s\n", oordeelteken(s.Uitkomst), s.Tekst)
	for _, g := range s.Want {
		if !strings.EqualFold(g+".", s.Tekst) {
			fmt.Fprintf(w, "         %s\n", g)
		}
	}
	fmt.Fprintf(w, "         [%s]\n", s.Bron)
}

func toonVarianten(w io.Writer, variants []contract.Variant) {
	if slices.ContainsFunc(variants, func(v contract.Variant) bool { return v.Kan }) {
		fmt.Fprintln(w, "  Naast elkaar:")
	}
	for _, v := range variants {
		if !v.Kan {
			continue
		}
		fmt.Fprintf(w, "  - %s: %s per week", zinKeuze(v.Keuze), geld.Minuten(v.MinutenPerWeek).Nederlands())
		if v.BedragPerWeek != "" {
			fmt.Fprintf(w, ", %s", euro(v.BedragPerWeek))
		}
		for i, l := range v.Leden {
			fmt.Fprintf(w, "%s%s %s", [...]string{"; ", " ("}[bool2int(i == 0)], l.Drager, geld.Minuten(l.MinutenPerWeek).Nederlands())
		}
		fmt.Fprintln(w, ")")
	}
}

// zinKeuze says the choices of a variant: "extramuraal, pakket 2".
func zinKeuze(choices map[string]string) string {
	parts := make([]string, 0, len(choices))
	for _, fact := range slices.Sorted(maps.Keys(choices)) {
		if v := choices[fact]; len(v) > 2 {
			parts = append([]string{v}, parts...)
		} else {
			parts = append(parts, fact+" "+v)
		}
	}
	return strings.Join(parts, ", ")
}

func bool2int(b bool) int {
	if b {
		return 1
	}
	return 0
}
