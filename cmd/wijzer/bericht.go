package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// newBericht is the group of commands on messages of iWmo and iJw.
func newBericht() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "bericht",
		Short: "Controleer en maak berichten van iWmo en iJw",
		Long:  "Werk met de berichten van iWmo en iJw 3.2 tussen gemeente en aanbieder.",
	}
	cmd.AddCommand(newBerichtAntwoord(), newBerichtControleer(), newBerichtMaak(), newBerichtMeet(), newBerichtRegels(), newBerichtToon())
	return cmd
}

// newBerichtRegels is the command that shows every rule above the schema.
func newBerichtRegels() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "regels [CODE…]",
		Short: "Toon de regels waarop een bericht gecontroleerd wordt",
		Long: `Toon de regels van niveau 2 (binnen één bericht), 3 (tegen eerdere berichten) en
4 (tegen een andere bron): waar de regel over gaat, in welke berichten hij geldt,
welke retourcode erbij hoort, en waar de bronnen twijfel laten. Zonder CODE ziet u
alle regels.`,
		Example: "  wijzer bericht regels\n  wijzer bericht regels CS335 TR319",
		RunE: func(cmd *cobra.Command, args []string) error {
			regels, fouten := zoekRegels(args)
			if fouten != nil {
				return meldFouten(cmd, asJSON, fouten)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), regelsJSON(regels))
			}
			return toonRegels(cmd.OutOrStdout(), regels)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de regels als JSON")
	cmd.SetFlagErrorFunc(berichtOptieFout(&asJSON))
	return cmd
}

// berichtOptieFout answers an option that does not exist.
func berichtOptieFout(asJSON *bool) func(*cobra.Command, error) error {
	return func(cmd *cobra.Command, _ error) error {
		return meldFouten(cmd, *asJSON, []fout{{"opdracht", "gebruik-onjuist",
			"deze optie bestaat niet of mist een waarde: '" + cmd.CommandPath() + " --help' laat zien wat kan"}})
	}
}

// zoekRegels gives the rules that are asked for, all without codes, and a fault
// for each code that does not exist.
func zoekRegels(codes []string) (regels []controle.Regel, fouten []fout) {
	alle := alleRegels()
	if len(codes) == 0 {
		return alle, nil
	}
	for i, code := range codes {
		n := len(regels)
		for _, r := range alle {
			if strings.EqualFold(r.Code, code) {
				regels = append(regels, r)
			}
		}
		if len(regels) == n {
			fouten = append(fouten, fout{fmt.Sprintf("code[%d]", i), "regel-onbekend",
				"deze regel is er niet: 'wijzer bericht regels' toont ze allemaal"})
		}
	}
	return regels, fouten
}

// berichtRegelJSON is one rule as data.
type berichtRegelJSON struct {
	Code       string   `json:"code"`
	Niveau     int      `json:"niveau"`
	Berichten  []string `json:"berichten"`
	Betekenis  string   `json:"betekenis"`
	Tekst      string   `json:"tekst"`
	Retourcode string   `json:"retourcode"`
	Twijfel    string   `json:"twijfel,omitempty"`
}

func regelsJSON(regels []controle.Regel) []berichtRegelJSON {
	uit := make([]berichtRegelJSON, len(regels))
	for i, r := range regels {
		uit[i] = berichtRegelJSON{r.Code, r.Niveau, strings.Fields(r.Beschrijf()), r.Betekenis, r.Tekst, r.Retourcode, r.Twijfel}
	}
	return uit
}

func toonRegels(w io.Writer, regels []controle.Regel) error {
	var b strings.Builder
	for _, r := range regels {
		fmt.Fprintf(&b, "%s  %s\n", r.Code, r.Betekenis)
		fmt.Fprintf(&b, "       niveau %d, retourcode %s, in %s\n", r.Niveau, r.Retourcode, r.Beschrijf())
		fmt.Fprintf(&b, "       %s\n", r.Tekst)
		if r.Twijfel != "" {
			fmt.Fprintf(&b, "       Let op: %s\n", r.Twijfel)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
