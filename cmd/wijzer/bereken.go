package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/contract"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// grootsteInvoer bounds a file with one family; the largest real one is far
// below it.
const grootsteInvoer = 4 << 20

// newBereken is the command that computes a chosen arrangement.
func newBereken() *cobra.Command {
	var asJSON bool
	var folder string
	cmd := &cobra.Command{
		Use:   "bereken BESTAND",
		Short: "Bereken de regels van een gekozen arrangement",
		Long: `Bereken wat een gekozen arrangement voor een gezin inhoudt: een regel per
gezinslid met minuten en euro's per week, met uitleg en bron.

BESTAND is een JSON-bestand met het gezin, de dag en de keuze; - leest van de
standaardinvoer. Alle fouten worden tegelijk gemeld.`,
		Example: "  wijzer bereken gezin.json\n  wijzer bereken --json - < gezin.json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := leesGezin(cmd, args, folder)
			if err != nil {
				return meldContract(cmd, asJSON, err)
			}
			out, err := in.Bereken()
			if err != nil {
				return meldContract(cmd, asJSON, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), out)
			}
			return toonBerekening(cmd.OutOrStdout(), out)
		},
	}
	gezinsvlaggen(cmd, &asJSON, &folder)
	return cmd
}

// gezinsvlaggen adds the flags of the commands that read a family.
func gezinsvlaggen(cmd *cobra.Command, asJSON *bool, folder *string) {
	cmd.Flags().BoolVar(asJSON, "json", false, "schrijf de uitkomst als JSON")
	cmd.Flags().StringVar(folder, "regels", "", "map met de eigen regeling van de gemeente, in plaats van een ingebouwde")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, _ error) error {
		return meldFouten(cmd, *asJSON, []fout{{"opdracht", "gebruik-onjuist", "deze optie bestaat niet of mist een waarde: 'wijzer " + cmd.Name() + " --help' laat zien wat kan"}})
	})
}

// leesGezin reads the one file of the command line.
func leesGezin(cmd *cobra.Command, args []string, folder string) (*contract.Invoer, error) {
	if len(args) != 1 {
		return nil, &contract.Fouten{Fouten: []contract.Fout{{Pad: "opdracht", Code: "gebruik-onjuist", Tekst: "Geef één bestand op, of - voor de standaardinvoer."}}}
	}
	text, err := leesBestand(cmd.InOrStdin(), args[0])
	if err != nil {
		return nil, err
	}
	return contract.Lees(text, func(name string) (*regeling.Regeling, error) { return zoekRegeling(name, folder) })
}

func zoekRegeling(name, folder string) (*regeling.Regeling, error) {
	if folder != "" {
		return regeling.Lees(os.DirFS(folder), ".")
	}
	return regeling.Laad(name)
}

// leesBestand reads a file, or standard input for "-", up to a limit.
func leesBestand(in io.Reader, name string) ([]byte, error) {
	unreadable := &contract.Fouten{Fouten: []contract.Fout{{Pad: "bestand", Code: "bestand-onleesbaar",
		Tekst: "Dit bestand is niet te lezen. Kijk of het bestaat en of u het mag lezen."}}}
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, unreadable
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, grootsteInvoer+1))
	if err != nil {
		return nil, unreadable
	}
	if len(text) > grootsteInvoer {
		return nil, &contract.Fouten{Fouten: []contract.Fout{{Pad: "bestand", Code: "bestand-te-groot", Tekst: "Dit bestand is te groot voor één gezin."}}}
	}
	return text, nil
}

// meldContract tells the faults of a computation or of a catalogue.
func meldContract(cmd *cobra.Command, asJSON bool, err error) error {
	var ff *contract.Fouten
	var rules regeling.Fouten
	var out []fout
	switch {
	case errors.As(err, &ff):
		for _, f := range ff.Fouten {
			out = append(out, fout{f.Pad, f.Code, f.Tekst})
		}
	case errors.As(err, &rules):
		for _, f := range rules {
			out = append(out, fout{fmt.Sprintf("%s:%d", f.Bestand, f.Regel), f.Code, f.Tekst})
		}
	default:
		return err
	}
	return meldFouten(cmd, asJSON, out)
}

// toonBerekening prints a computation for people: a table, then why.
func toonBerekening(w io.Writer, out *contract.Uitvoer) error {
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "ONDERDEEL\tWET\tOP NAAM VAN\tVOOR\tPER WEEK\tBEDRAG")
	for i := range out.Regels {
		r := &out.Regels[i]
		fmt.Fprintf(tab, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Onderdeel, r.Wet, r.Drager, strings.Join(r.Deelnemers, ", "), zegOmvang(r), zegBedrag(r))
	}
	total := geld.Minuten(out.Totaal.MinutenPerWeek).Nederlands()
	fmt.Fprintf(tab, "TOTAAL\t\t\t\t%s\t%s\n", total, euro(out.Totaal.BedragPerWeek))
	if err := tab.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w, "\nUITLEG")
	for i := range out.Regels {
		for j, zin := range out.Regels[i].Uitleg {
			if j == 0 {
				fmt.Fprintf(w, "\n%s\n", zin)
			} else {
				fmt.Fprintf(w, "  %s\n", zin)
			}
		}
	}
	return toonAandacht(w, out.Aandachtspunten)
}

func toonAandacht(w io.Writer, points []contract.Aandachtspunt) error {
	if len(points) > 0 {
		fmt.Fprintln(w, "\nLET OP")
	}
	for _, p := range points {
		fmt.Fprintf(w, "  - %s (%s)\n", p.Tekst, p.Code)
	}
	return nil
}

func zegOmvang(r *contract.Regel) string {
	switch {
	case r.MinutenPerWeek != nil:
		return geld.Minuten(*r.MinutenPerWeek).Nederlands()
	case r.Omvang != nil:
		return fmt.Sprintf("%d %s", r.Omvang.Aantal, r.Omvang.Eenheid)
	}
	return "nog niet bekend"
}

func zegBedrag(r *contract.Regel) string {
	if r.Bedrag != nil {
		return euro(r.Bedrag.Bedrag) + " per " + r.Bedrag.Per
	}
	return euro(r.BedragPerWeek)
}

func euro(data string) string {
	b, err := geld.ParseBedrag(data)
	if err != nil {
		return "-"
	}
	return b.Nederlands()
}
