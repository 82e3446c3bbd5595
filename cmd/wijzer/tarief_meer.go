package main

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
)

func newTariefVoorbeeld() *cobra.Command {
	return &cobra.Command{
		Use:   "voorbeeld [NAAM]",
		Short: "Toon de namen van de voorbeelden, of de tekst van één voorbeeld",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				for _, name := range bestand.Voorbeelden() {
					fmt.Fprintln(cmd.OutOrStdout(), name)
				}
				return nil
			}
			text, ok := bestand.Voorbeeld(args[0])
			if !ok {
				return meldTarief(cmd, false, tariefFout("opdracht", "Dit voorbeeld is er niet. 'wijzer tarief voorbeeld' toont de namen."))
			}
			_, err := cmd.OutOrStdout().Write(text)
			return err
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return bestand.Voorbeelden(), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func newTariefVergelijk() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "vergelijk OUD NIEUW",
		Short: "Vergelijk twee versies: wat is anders, en wat doet elke wijziging",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			oud, err := tariefUit(cmd.InOrStdin(), args[:1])
			if err != nil {
				return meldTarief(cmd, asJSON, err)
			}
			nieuw, err := tariefUit(cmd.InOrStdin(), args[1:])
			if err != nil {
				return meldTarief(cmd, asJSON, err)
			}
			v := kostprijs.Vergelijk(oud, nieuw)
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), v)
			}
			return toonVergelijking(cmd.OutOrStdout(), v)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de vergelijking als JSON")
	return cmd
}

func toonVergelijking(w io.Writer, v kostprijs.Vergelijking) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintf(t, "Oud\t%s\nNieuw\t%s\nVerschil voor afronding\t%s\n\nWijziging\tsoort\toud\tnieuw\teffect alleen\n", v.Oud.Nederlands(), v.Nieuw.Nederlands(), v.Verschil.Nederlands(2, 4))
	for _, x := range v.Wijzigingen {
		effect := "niet los te bepalen"
		if x.Effect != nil {
			effect = x.Effect.Nederlands(2, 4)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", x.Sleutel, x.Soort, parameterTekst(x.Oud), parameterTekst(x.Nieuw), effect)
	}
	fmt.Fprintf(t, "samenloop van de wijzigingen\t\t\t\t%s\n\nOnderdeel\toud\tnieuw\n", v.Samenloop.Nederlands(2, 4))
	for _, o := range v.Onderdelen {
		fmt.Fprintf(t, "%s\t%s\t%s\n", o.Naam, o.Oud.Nederlands(2, 2), o.Nieuw.Nederlands(2, 2))
	}
	return t.Flush()
}

func parameterTekst(p *kostprijs.Parameter) string {
	if p == nil {
		return "-"
	}
	text := metEenheid(p.Waarde, p.Eenheid)
	if p.Grondslag != "" {
		text += " van " + p.Grondslag
	}
	return text
}

func newTariefCatalogus() *cobra.Command {
	var at bestand.Plek
	cmd := &cobra.Command{
		Use:   "catalogus BESTAND...",
		Short: "Schrijf de prijzen met hun kwitantie als bestand voor een catalogus",
		Long: `Schrijf de prijzen als YAML-bestand dat u naast de andere bestanden van een
regeling zet. Elke prijs is een voorstel en noemt zijn kwitantie: een getal dat
verandert zodra een waarde, een bron of een keuze verandert.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			u, err := tariefUit(cmd.InOrStdin(), args)
			if err != nil {
				return meldTarief(cmd, false, err)
			}
			return bestand.SchrijfPrijzen(cmd.OutOrStdout(), u.Catalogus(), at)
		},
	}
	cmd.Flags().StringVar(&at.Tarief, "tarief", "", "code van het tarief in de catalogus (anders de code van de invoer)")
	cmd.Flags().StringVar(&at.Niveau, "niveau", "", "niveau of trede van de prijs, als het tarief die heeft")
	return cmd
}

func newTariefSKJ() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "skj BESTAND VRAAG",
		Short: "Wat vraagt het om SKJ-geregistreerd personeel in te zetten",
		Long: `Vergelijk een tarief met hetzelfde tarief voor SKJ-geregistreerd personeel.
VRAAG is een YAML-bestand met alleen wat anders wordt: functiemix (andere schalen),
uren (onderhoud van de registratie) en personeel (kosten van registratie en opleiding).`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			a, err := vraagSKJ(cmd.InOrStdin(), args)
			if err != nil {
				return meldTarief(cmd, asJSON, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), map[string]any{"nu": a.Nu.Tarief, "met": a.Met.Tarief, "perUur": a.PerUur, "perFte": a.PerFte,
					"urenMinder": a.UrenMinder, "productiefNodig": a.ProductiefNodig, "vergelijking": a.Vergelijking})
			}
			t := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
			fmt.Fprintf(t, "Tarief nu\t%s\nTarief met SKJ-registratie\t%s\nExtra per uur, voor afronding\t%s\nExtra per fte per jaar\t%s\nMinder declarabele uren per fte per jaar\t%s\nDeclarabele uren per fte die nodig zijn bij de prijs van nu\t%s\n",
				a.Nu.Tarief.Nederlands(), a.Met.Tarief.Nederlands(), a.PerUur.Nederlands(2, 2), a.PerFte.Nederlands(2, 2), a.UrenMinder.Nederlands(0, 1), a.ProductiefNodig.Nederlands(0, 1))
			return t.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf het antwoord als JSON")
	return cmd
}

func vraagSKJ(in io.Reader, args []string) (*kostprijs.SKJAntwoord, error) {
	inv, err := leesTarief(in, args[:1])
	if err != nil {
		return nil, err
	}
	q, err := leesTarief(in, args[1:])
	if err != nil {
		return nil, err
	}
	b, err := kostprijs.Laad()
	if err != nil {
		return nil, err
	}
	return kostprijs.WatVraagtSKJ(b, inv, kostprijs.SKJVraag{Functiemix: q.Functiemix, Uren: q.Uren, Kosten: q.Personeel})
}

func newTariefVerreken() *cobra.Command {
	var uren string
	cmd := &cobra.Command{
		Use:   "verreken VOORLOPIG DEFINITIEF --uren UREN",
		Short: "Verreken een voorlopig indexcijfer als het definitieve er is",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			hours, err := kostprijs.ParseGetal(uren)
			if err != nil || hours.Teken() < 0 {
				return meldTarief(cmd, false, tariefFout("uren", "Geef met --uren hoeveel uren tegen de voorlopige prijs zijn betaald."))
			}
			before, err := tariefUit(cmd.InOrStdin(), args[:1])
			if err != nil {
				return meldTarief(cmd, false, err)
			}
			after, err := tariefUit(cmd.InOrStdin(), args[1:])
			if err != nil {
				return meldTarief(cmd, false, err)
			}
			v := kostprijs.Verreken(before, after, hours)
			t := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
			fmt.Fprintf(t, "Voorlopige prijs per uur\t%s\nDefinitieve prijs per uur\t%s\nVerschil per uur\t%s\nNog te betalen over %s uur (min: terug)\t%s\n",
				v.Voorlopig.Nederlands(2, 2), v.Definitief.Nederlands(2, 2), v.PerUur.Nederlands(2, 2), v.Uren.Nederlands(0, 2), v.Bedrag.Nederlands(2, 2))
			return t.Flush()
		},
	}
	cmd.Flags().StringVar(&uren, "uren", "", "uren die tegen de voorlopige prijs zijn betaald")
	return cmd
}
