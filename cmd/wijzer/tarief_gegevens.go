package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/kostprijs"
)

// newTariefCao shows the salary tables.
func newTariefCao() *cobra.Command {
	var dag, soort string
	cmd := &cobra.Command{
		Use:   "cao [CAO]",
		Short: "Toon de salaristabellen: een lijst, of de tabel van één cao op een dag",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := kostprijs.Laad()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				return toonTabellen(cmd.OutOrStdout(), b)
			}
			day, err := kostprijs.ParseDatum(dag)
			if err != nil {
				return meldTarief(cmd, false, tariefFout("dag", "Geef met --dag een datum, zoals 2023-07-01."))
			}
			if !slices.Contains(kostprijs.Caos(), args[0]) {
				return meldTarief(cmd, false, tariefFout("cao", "Deze cao kent Wijzer niet. Kies Sociaal Werk, GGZ, Jeugdzorg of Gehandicaptenzorg."))
			}
			t, ok := b.Tabel(args[0], soort, kostprijs.Gepubliceerd, day)
			if !ok {
				return meldTarief(cmd, false, tariefFout("cao", "Van deze cao is op die dag geen gepubliceerde tabel van deze soort bekend."))
			}
			return toonTabel(cmd.OutOrStdout(), t)
		},
	}
	cmd.Flags().StringVar(&dag, "dag", "", "de dag waarvan u de tabel wilt zien")
	cmd.Flags().StringVar(&soort, "soort", kostprijs.TabelRegulier, "regulier of arbeidsmarkttoeslag")
	return cmd
}

func toonTabellen(w io.Writer, b *kostprijs.Bronnen) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "cao\tvan\tsoort\tstand\tcellen\tbron")
	for _, x := range b.Tabellen {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%s\n", x.Cao, x.Van, x.Soort, x.Status, len(x.Cellen), x.Bron.Titel)
	}
	return t.Flush()
}

func toonTabel(w io.Writer, x *kostprijs.Tabel) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintf(t, "%s, vanaf %s (%s)\nbron: %s\n%s\n\nschaal\ttrede\tnummer\tbruto per maand, 36 uur\t\n", x.Cao, x.Van.Nederlands(), x.Status, x.Bron.Titel, x.Bron.Link)
	for i := range x.Cellen {
		c := &x.Cellen[i]
		mark := ""
		if c.Afgeleid {
			mark = "afgeleid"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", c.Schaal, c.Naam(), c.Nummer, c.Bedrag.Nederlands(0, 2), mark)
	}
	return t.Flush()
}

// newTariefLoonstijging recomputes every salary table from the one before it.
func newTariefLoonstijging() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "loonstijging",
		Short: "Reken elke salaristabel na uit de vorige, en toon wat niet past",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := kostprijs.Laad()
			if err != nil {
				return err
			}
			list := b.ToetsLoonstijgingen()
			if asJSON {
				err = writeJSON(cmd.OutOrStdout(), list)
			} else {
				err = toonLoonstijgingen(cmd.OutOrStdout(), list)
			}
			if err == nil && slices.ContainsFunc(list, func(u kostprijs.StapUitslag) bool { return len(u.Afwijkingen) > 0 || u.Ontbreekt }) {
				return &exitError{status: exitFaults}
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitslag als JSON")
	return cmd
}

func toonLoonstijgingen(w io.Writer, list []kostprijs.StapUitslag) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "cao\tsoort\tvanaf\tprocent\tgelijk\tvan\tnieuwe treden\tvervallen treden")
	for _, u := range list {
		s := u.Stijging
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\n", s.Cao, s.Soort, s.Naar, s.Procent.Nederlands(0, 2), u.Gelijk, u.Vergeleken, len(u.Nieuw), len(u.Vervallen))
		for _, a := range u.Afwijkingen {
			fmt.Fprintf(t, "  past niet: %s trede %s\t\t\t\tgedrukt %s\tberekend %s\t\t\n", a.Cel.Schaal, a.Cel.Naam(), a.Cel.Bedrag.Nederlands(0, 2), a.Berekend.Nederlands(0, 2))
		}
	}
	return t.Flush()
}

// newTariefGegevens shows the dated facts with their sources.
func newTariefGegevens() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "gegevens [NAAM]",
		Short: "Toon premies, voorwaarden, indexcijfers en kengetallen met hun bron",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			b, err := kostprijs.Laad()
			if err != nil {
				return err
			}
			facts := b.Feiten
			if len(args) == 1 {
				facts = slices.DeleteFunc(slices.Clone(facts), func(p kostprijs.Parameter) bool { return p.Naam != args[0] })
			}
			if len(facts) == 0 {
				return meldTarief(cmd, asJSON, tariefFout("naam", "Onder deze naam staat niets. 'wijzer tarief gegevens' toont alles."))
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), facts)
			}
			return toonGegevens(cmd.OutOrStdout(), facts)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de gegevens als JSON")
	return cmd
}

func toonGegevens(w io.Writer, facts []kostprijs.Parameter) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "naam\tvan wie\twaarde\tvan\ttot\tstatus\tbron\topmerking")
	for i := range facts {
		p := &facts[i]
		value := "-"
		if p.Bekend {
			value = parameterTekst(p)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.Naam, p.Cao, value, p.Van, p.Tot, p.Status, p.Bron, p.Toelichting)
	}
	return t.Flush()
}
