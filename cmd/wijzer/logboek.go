package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
)

// newLogboek is the command for the log of facts.
func newLogboek() *cobra.Command {
	k := &opslagKeuze{}
	cmd := &cobra.Command{
		Use:   "logboek",
		Short: "Controleer, teken of herbouw het logboek",
		Long:  "Controleer dat het logboek is zoals het werd geschreven, teken een wortel om elders te bewaren, of maak de tabellen van vandaag opnieuw." + opslagUitleg,
	}
	k.bind(cmd)
	cmd.AddCommand(newLogboekControleer(k), newLogboekTeken(k), newLogboekHerbouw(k), newLogboekRechten())
	return cmd
}

func newLogboekControleer(k *opslagKeuze) *cobra.Command {
	var asJSON bool
	var root string
	c := opslag.Controle{}
	cmd := &cobra.Command{
		Use:   "controleer",
		Short: "Bewijs dat het logboek is zoals het werd geschreven",
		Long: `Loop alle ketens na, open elke regel, controleer de getekende wortels en
vergelijk de tabellen van vandaag met het logboek. Met --wortel legt u er een
wortel naast die elders is bewaard: dan valt ook op dat het hele logboek is
vervangen. De uitgangscode is 1 als er iets niet klopt.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if root != "" {
				w, err := readRoot(root)
				if err != nil {
					return meldOpslag(cmd, asJSON, err)
				}
				c.Wortel, c.Sleutel = w, orElse(c.Sleutel, w.Sleutel)
			}
			o, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			defer o.Close()
			return checkLog(cmd, o, c, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	cmd.Flags().BoolVar(&c.Projecties, "tabellen", true, "vergelijk ook de tabellen van vandaag; op SQLite wacht het schrijven zolang")
	cmd.Flags().StringVar(&root, "wortel", "", "bestand met een wortel die elders is bewaard")
	cmd.Flags().StringVar(&c.Sleutel, "publieke-sleutel", "", "publieke sleutel die elders is bewaard, in base64")
	return cmd
}

func readRoot(path string) (*opslag.Wortel, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, opslagFout("wortel-ontbreekt", "het bestand met de wortel is niet te openen: controleer de naam en de rechten")
	}
	var w opslag.Wortel
	if err := json.Unmarshal(text, &w); err != nil || w.Nr == 0 {
		return nil, opslagFout("wortel-onleesbaar", "dit is geen wortel zoals 'wijzer logboek teken' die schrijft")
	}
	return &w, nil
}

// controleUitkomst is the outcome as data.
type controleUitkomst struct {
	Gezinnen    int64            `json:"gezinnen"`
	Regels      int64            `json:"regels"`
	Vernietigd  int64            `json:"vernietigd"`
	Bijlagen    int64            `json:"bijlagen"`
	Inzagen     int64            `json:"inzagen"`
	Gesneden    int64            `json:"gesneden"`
	Accounts    int64            `json:"accounts"`
	Wortels     int64            `json:"wortels"`
	Bevindingen []controleVondst `json:"bevindingen"`
}

type controleVondst struct {
	Code  string `json:"code"`
	Keten string `json:"keten,omitempty"`
	Nr    int64  `json:"nr,omitempty"`
	Tekst string `json:"tekst"`
}

// checkLog proves the log and tells the outcome.
func checkLog(cmd *cobra.Command, o *opslag.Opslag, c opslag.Controle, asJSON bool) error {
	v, err := o.Controleer(cmd.Context(), c)
	if err != nil {
		return meldOpslag(cmd, asJSON, err)
	}
	if asJSON {
		u := controleUitkomst{v.Ketens, v.Regels, v.Vernietigd, v.Bijlagen, v.Inzagen, v.Gesneden, v.Accounts, v.Wortels, []controleVondst{}}
		for _, b := range v.Bevindingen {
			u.Bevindingen = append(u.Bevindingen, controleVondst(b))
		}
		if err := writeJSON(cmd.OutOrStdout(), u); err != nil {
			return err
		}
	} else {
		tellLog(cmd, v)
	}
	if len(v.Bevindingen) > 0 {
		return &exitError{status: exitFaults}
	}
	return nil
}

func tellLog(cmd *cobra.Command, v *opslag.Verslag) {
	out := cmd.OutOrStdout()
	fmt.Fprintf(out, "%d gezinnen, %d regels, %d regels vernietigd, %d bestanden, %d keer ingezien (%d met het dossier weg), %d wijzigingen van accounts, %d wortels.\n",
		v.Ketens, v.Regels, v.Vernietigd, v.Bijlagen, v.Inzagen, v.Gesneden, v.Accounts, v.Wortels)
	for _, b := range v.Bevindingen {
		place := ""
		if b.Keten != "" {
			place = " " + b.Keten
		}
		if b.Nr > 0 {
			place += fmt.Sprintf(" regel %d", b.Nr)
		}
		fmt.Fprintf(out, "%s%s: %s\n", b.Code, place, b.Tekst)
	}
	if len(v.Bevindingen) == 0 {
		fmt.Fprintln(out, "Het logboek is zoals het werd geschreven.")
	}
}

func newLogboekTeken(k *opslagKeuze) *cobra.Command {
	return &cobra.Command{
		Use:   "teken",
		Short: "Teken een wortel over alle ketens, om elders te bewaren",
		Long:  "Teken een wortel over alle ketens die zijn gegroeid en schrijf hem als JSON. Bewaar hem buiten deze computer: met 'wijzer logboek controleer --wortel' bewijst hij later dat er niets is vervangen.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			defer o.Close()
			w, err := o.Teken(cmd.Context())
			if errors.Is(err, opslag.ErrGeenNieuws) {
				fmt.Fprintln(cmd.ErrOrStderr(), "Er is niets vastgelegd sinds de vorige wortel.")
				return nil
			}
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			return writeJSON(cmd.OutOrStdout(), w)
		},
	}
}

func newLogboekHerbouw(k *opslagKeuze) *cobra.Command {
	return &cobra.Command{
		Use:   "herbouw",
		Short: "Maak de tabellen van vandaag opnieuw uit het logboek",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			defer o.Close()
			if err := o.Herbouw(cmd.Context()); err != nil {
				return meldOpslag(cmd, false, err)
			}
			fmt.Fprintln(cmd.OutOrStdout(), "De tabellen van vandaag zijn opnieuw gemaakt.")
			return nil
		},
	}
}

func newLogboekRechten() *cobra.Command {
	return &cobra.Command{
		Use:   "rechten ROL",
		Short: "Schrijf de SQL die een PostgreSQL-rol het programma laat draaien",
		Long:  "Schrijf de SQL die een rol van PostgreSQL laat lezen en toevoegen, en het logboek niet laat wijzigen of weghalen. Voer haar uit als eigenaar van de databank, na elke nieuwe versie.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, s := range opslag.Rechten(args[0]) {
				fmt.Fprintln(cmd.OutOrStdout(), s+";")
			}
			return nil
		},
	}
}
