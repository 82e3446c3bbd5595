package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/meetstad"
	"codeberg.org/wijzer/wijzer/internal/opslag"
)

// newMeet is the command that measures the store with a city of any size.
func newMeet() *cobra.Command {
	k := &opslagKeuze{}
	cmd := &cobra.Command{
		Use:   "meet",
		Short: "Meet hoe snel de opslag is, met een stad zo groot als u wilt",
		Long: `Vul een lege opslag met verzonnen dossiers en meet hoe lang de werklijst, het zoeken
en een gezin duren. Een dossier hoort bij één mens; elk gezin heeft er twee. Gebruik
een eigen map of databank: in een opslag met accounts begint het vullen niet.` + opslagUitleg,
	}
	k.bind(cmd)
	cmd.AddCommand(newMeetVul(k), newMeetLees(k))
	return cmd
}

// maxMeetDossiers is the largest city that the command makes.
const maxMeetDossiers = 100_000_000

func newMeetVul(k *opslagKeuze) *cobra.Command {
	var dossiers, tegelijk, geheugen int
	cmd := &cobra.Command{
		Use:   "vul",
		Short: "Vul een lege opslag met verzonnen dossiers",
		Long: `Vul een lege opslag met verzonnen dossiers. Wat er al is, blijft: na een onderbreking
gaat dezelfde opdracht verder.`,
		Example: "  wijzer sleutel maak --data meetstad\n  wijzer meet vul --data meetstad --dossiers 1000000",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fouten := meetFouten(dossiers, "tegelijk", tegelijk)
			if geheugen < 1 || geheugen > 1<<20 {
				fouten = append(fouten, fout{"geheugen", "getal-ongeldig", "geef bij --geheugen een getal van 1 tot en met 1048576"})
			}
			if fouten != nil {
				return meldFouten(cmd, false, fouten)
			}
			return k.metMeetstad(cmd, false, func(ctx context.Context, o *opslag.Opslag, city meetstad.Stad) error {
				accounts, err := o.Accounts(ctx)
				if err != nil {
					return err
				}
				if len(accounts) > 0 {
					return opslagFout("opslag-in-gebruik", "deze opslag heeft accounts: kies met --data of --gegevens een lege opslag om mee te meten")
				}
				if err := o.LoadCache(ctx, geheugen); err != nil {
					return err
				}
				return vulMeetstad(ctx, cmd.OutOrStdout(), city, dossiers, tegelijk)
			})
		},
	}
	cmd.Flags().IntVar(&dossiers, "dossiers", 10_000, "hoeveel dossiers de stad krijgt")
	cmd.Flags().IntVar(&tegelijk, "tegelijk", 1, "hoeveel er tegelijk schrijven")
	cmd.Flags().IntVar(&geheugen, "geheugen", 512, "hoeveel MB geheugen SQLite mag gebruiken om te schrijven")
	return cmd
}

// meetFouten gives the faults in the two numbers of a command, all at once.
func meetFouten(dossiers int, naam string, aantal int) []fout {
	var fouten []fout
	if dossiers < meetstad.PerGezin || dossiers > maxMeetDossiers {
		fouten = append(fouten, fout{"dossiers", "getal-ongeldig", fmt.Sprintf("geef bij --dossiers een getal van %d tot en met %d", meetstad.PerGezin, maxMeetDossiers)})
	}
	if aantal < 1 || aantal > 1000 {
		fouten = append(fouten, fout{naam, "getal-ongeldig", "geef bij --" + naam + " een getal van 1 tot en met 1000"})
	}
	return fouten
}

// metMeetstad opens the store and runs fn with the city in it.
func (k *opslagKeuze) metMeetstad(cmd *cobra.Command, asJSON bool, fn func(context.Context, *opslag.Opslag, meetstad.Stad) error) error {
	o, err := k.open(cmd.Context())
	if err != nil {
		return meldOpslag(cmd, asJSON, err)
	}
	defer o.Close()
	err = fn(cmd.Context(), o, meetstad.Stad{Opslag: o, Klok: time.Now})
	if errors.Is(err, meetstad.ErrStad) {
		err = opslagFout("meetstad-kleiner", meetstad.ErrStad.Error())
	}
	if err != nil {
		return meldOpslag(cmd, asJSON, err)
	}
	return nil
}

func vulMeetstad(ctx context.Context, w io.Writer, city meetstad.Stad, dossiers, writers int) error {
	begin, families := time.Now(), dossiers/meetstad.PerGezin
	step := max(families/20, 1)
	next := step
	err := city.Vul(ctx, families, writers, func(done int) {
		if done < next {
			return
		}
		next += step
		fmt.Fprintf(w, "%d dossiers, %.0f per seconde\n", done*meetstad.PerGezin, float64(done*meetstad.PerGezin)/time.Since(begin).Seconds())
	})
	if err == nil {
		fmt.Fprintf(w, "Klaar: %d dossiers in %d gezinnen.\n", families*meetstad.PerGezin, families)
	}
	return err
}

// meetUitkomst is one measured page as data, times in milliseconds.
type meetUitkomst struct {
	Pagina     string  `json:"pagina"`
	Gebruikers int     `json:"gebruikers"`
	Aantal     int     `json:"aantal"`
	Mediaan    float64 `json:"mediaanMs"`
	P95        float64 `json:"p95Ms"`
	PerSeconde float64 `json:"perSeconde"`
}

func newMeetLees(k *opslagKeuze) *cobra.Command {
	var dossiers, gebruikers, keer int
	var pauze time.Duration
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lees",
		Short: "Meet de werklijst, het zoeken en een gezin",
		Long: `Meet wat een medewerker vraagt van een opslag die met 'wijzer meet vul' is gevuld: de
werklijst, zoeken op een naam die niemand anders heeft, zoeken op een naam die één op
de duizend heeft, en alles van een gezin. De toegangsregel, het openen van wat op slot
zit en de regel in het inzagelogboek horen erbij.`,
		Example: "  wijzer meet lees --data meetstad --dossiers 1000000 --gebruikers 16",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fouten := meetFouten(dossiers, "gebruikers", gebruikers)
			if keer < 1 {
				fouten = append(fouten, fout{"keer", "getal-ongeldig", "geef bij --keer een getal van 1 of meer"})
			}
			if pauze < 0 {
				fouten = append(fouten, fout{"pauze", "getal-ongeldig", "geef bij --pauze een duur van 0s of langer, zoals 2s"})
			}
			if fouten != nil {
				return meldFouten(cmd, asJSON, fouten)
			}
			return k.metMeetstad(cmd, asJSON, func(ctx context.Context, _ *opslag.Opslag, city meetstad.Stad) error {
				all, err := city.Meet(ctx, dossiers/meetstad.PerGezin, gebruikers, keer, pauze)
				if err != nil {
					return err
				}
				return toonMetingen(cmd.OutOrStdout(), all, asJSON)
			})
		},
	}
	cmd.Flags().IntVar(&dossiers, "dossiers", 10_000, "hoeveel dossiers de stad heeft")
	cmd.Flags().IntVar(&gebruikers, "gebruikers", 16, "hoeveel er tegelijk vragen")
	cmd.Flags().DurationVar(&pauze, "pauze", 0, "hoe lang iemand na elk antwoord wacht, zoals 2s; 0s: hij vraagt meteen door")
	cmd.Flags().IntVar(&keer, "keer", 4000, "hoeveel keer elke pagina wordt gevraagd")
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

func toonMetingen(w io.Writer, all []meetstad.Meting, asJSON bool) error {
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	var out []meetUitkomst
	for _, m := range all {
		out = append(out, meetUitkomst{m.Pagina, m.Gebruikers, m.Aantal, ms(m.Mediaan), ms(m.P95), float64(m.Aantal) / m.Duur.Seconds()})
	}
	if asJSON {
		return writeJSON(w, out)
	}
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(t, "pagina\tgebruikers\tkeer\tmediaan ms\tp95 ms\tper seconde\t\n")
	for _, m := range out {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.2f\t%.2f\t%.0f\t\n", m.Pagina, m.Gebruikers, m.Aantal, m.Mediaan, m.P95, m.PerSeconde)
	}
	return t.Flush()
}
