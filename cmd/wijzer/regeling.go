package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/termijn"
)

// newRegeling is the group of commands about the rules themselves.
func newRegeling() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "regeling",
		Short: "Controleer, lees en vergelijk de regels van een gemeente",
		Long: `Regels staan als gegevens in YAML-bestanden. NAAM is een ingebouwde regeling
(zie 'wijzer regeling lijst') of een map met uw eigen bestanden.`,
	}
	cmd.AddCommand(newRegelingLijst(), newRegelingControleer(), newRegelingToon(), newRegelingVerschil())
	return cmd
}

func newRegelingLijst() *cobra.Command {
	return &cobra.Command{
		Use:   "lijst",
		Short: "Toon de ingebouwde regelingen",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, name := range regeling.Ingebouwd() {
				fmt.Fprintln(cmd.OutOrStdout(), name)
			}
			return nil
		},
	}
}

func newRegelingControleer() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "controleer NAAM|MAP",
		Short: "Controleer een regeling; alle fouten met bestand en regelnummer",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := openRegeling(args[0])
			var ff regeling.Fouten
			switch {
			case errors.As(err, &ff) && asJSON:
				if err := writeJSON(cmd.OutOrStdout(), map[string]regeling.Fouten{"fouten": ff}); err != nil {
					return err
				}
				return &exitError{status: exitFaults}
			case errors.As(err, &ff):
				fmt.Fprintln(cmd.OutOrStdout(), ff.Error())
				return &exitError{status: exitFaults}
			case err != nil:
				return meldFouten(cmd, asJSON, []fout{geenRegeling()})
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), map[string]any{"regeling": r.Code, "hash": r.Hash, "fouten": []string{}})
			}
			fmt.Fprintf(cmd.OutOrStdout(), "In orde: %s, %d producten, %d feiten, %d prijzen. Hash %.12s.\n",
				r.Naam, len(r.Producten), len(r.Feiten), len(r.Prijzen), r.Hash)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

func geenRegeling() fout {
	return fout{"regeling", "regeling-onbekend", "deze regeling is er niet: 'wijzer regeling lijst' laat zien welke er zijn, of geef een map met YAML-bestanden"}
}

// openRegeling finds a catalogue by name, or in a folder.
func openRegeling(name string) (*regeling.Regeling, error) {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return regeling.Lees(os.DirFS(name), ".")
	}
	return regeling.Laad(name)
}

func newRegelingToon() *cobra.Command {
	var asJSON bool
	var day string
	cmd := &cobra.Command{
		Use:     "toon NAAM|MAP",
		Short:   "Lees een regeling als Nederlandse tekst: elke regel en elke voorwaarde",
		Example: "  wijzer regeling toon rotterdam\n  wijzer regeling toon rotterdam --op 2022-03-07",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := regelingtekst(args[0], day)
			if err != nil {
				return meldRegeling(cmd, asJSON, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), text)
			}
			return toonSecties(cmd.OutOrStdout(), text)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de tekst als JSON")
	cmd.Flags().StringVar(&day, "op", "", "alleen wat op deze dag geldt, als JJJJ-MM-DD")
	return cmd
}

func regelingtekst(name, day string) ([]regeling.Sectie, error) {
	r, err := openRegeling(name)
	if err != nil {
		return nil, err
	}
	on := termijn.Geen
	if day != "" {
		if on, err = termijn.ParseDag(day); err != nil {
			return nil, err
		}
	}
	return r.Tekst(on), nil
}

func meldRegeling(cmd *cobra.Command, asJSON bool, err error) error {
	var ff regeling.Fouten
	switch {
	case errors.As(err, &ff):
		return meldContract(cmd, asJSON, ff)
	case errors.Is(err, termijn.ErrDag):
		return meldFouten(cmd, asJSON, []fout{{"op", "datum-ongeldig", termijn.ErrDag.Error()}})
	}
	return meldFouten(cmd, asJSON, []fout{geenRegeling()})
}

func toonSecties(w io.Writer, sections []regeling.Sectie) error {
	for _, s := range sections {
		fmt.Fprintf(w, "\n%s\n%s\n", s.Kop, strings.Repeat("=", len([]rune(s.Kop))))
		for _, p := range s.Punten {
			toonPunt(w, p)
		}
	}
	return nil
}

func toonPunt(w io.Writer, p regeling.Punt) {
	fmt.Fprintf(w, "\n* %s", p.Kop)
	if p.Status != "" {
		fmt.Fprintf(w, " [%s]", p.Status)
	}
	fmt.Fprintln(w)
	for _, z := range p.Zinnen {
		fmt.Fprintln(w, "  "+z)
	}
	for _, extra := range []struct{ label, text string }{{"Geldt", p.Geldig}, {"Bron", p.Bron}, {"Gelezen", p.Lezing}} {
		if extra.text != "" {
			fmt.Fprintf(w, "  %s: %s\n", extra.label, extra.text)
		}
	}
}

func newRegelingVerschil() *cobra.Command {
	var asJSON bool
	var from, to string
	cmd := &cobra.Command{
		Use:   "verschil OUD [NIEUW]",
		Short: "Toon wat er veranderde tussen twee regelingen, of tussen twee dagen",
		Example: `  wijzer regeling verschil rotterdam ./eigen-regels
  wijzer regeling verschil rotterdam --van 2020-01-01 --naar 2022-01-01`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			old, err := regelingtekst(args[0], from)
			if err != nil {
				return meldRegeling(cmd, asJSON, err)
			}
			now, err := regelingtekst(args[len(args)-1], to)
			if err != nil {
				return meldRegeling(cmd, asJSON, err)
			}
			changes := regeling.Verschil(old, now)
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), changes)
			}
			toonWijzigingen(cmd.OutOrStdout(), changes)
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de wijzigingen als JSON")
	cmd.Flags().StringVar(&from, "van", "", "lees de oude regeling zoals ze op deze dag geldt")
	cmd.Flags().StringVar(&to, "naar", "", "lees de nieuwe regeling zoals ze op deze dag geldt")
	return cmd
}

func toonWijzigingen(w io.Writer, changes []regeling.Wijziging) {
	if len(changes) == 0 {
		fmt.Fprintln(w, "Geen verschil.")
	}
	for _, c := range changes {
		switch {
		case c.Oud == nil:
			fmt.Fprintf(w, "\nNIEUW %s\n", c.Sleutel)
		case c.Nieuw == nil:
			fmt.Fprintf(w, "\nVERVALLEN %s\n", c.Sleutel)
		default:
			fmt.Fprintf(w, "\nGEWIJZIGD %s\n", c.Sleutel)
		}
		for _, line := range c.Oud {
			if !slices.Contains(c.Nieuw, line) {
				fmt.Fprintln(w, "  - "+line)
			}
		}
		for _, line := range c.Nieuw {
			if !slices.Contains(c.Oud, line) {
				fmt.Fprintln(w, "  + "+line)
			}
		}
	}
}
