package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
)

// newVernieuw is the command that gives data keys a new version.
func (k *opslagKeuze) newVernieuw() *cobra.Command {
	var days int
	cmd := &cobra.Command{
		Use:   "vernieuw",
		Short: "Geef alle datasleutels een nieuwe versie",
		Long: `Geef elke datasleutel die ouder is dan --ouder-dan dagen een nieuwe versie. Dat
kan terwijl het programma draait. Wat vanaf nu wordt vastgelegd, gaat met de
nieuwe versie op slot. Accounts en wat op verzending wacht, gaan opnieuw op slot.
Het logboek wordt nooit herschreven: wat erin staat, houdt de sleutel van toen,
tot het wordt vernietigd.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			defer o.Close()
			w, err := o.Wissel(cmd.Context(), time.Now().AddDate(0, 0, -max(days, 0)))
			if err != nil {
				return meldOpslag(cmd, false, err)
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d datasleutels kregen een nieuwe versie, %d rijen gingen opnieuw op slot.\n", w.Sleutels, w.Hersloten)
			return nil
		},
	}
	cmd.Flags().IntVar(&days, "ouder-dan", 365, "alleen sleutels die zo veel dagen oud zijn")
	return cmd
}

// newOefen is the command that practises recovery.
func (k *opslagKeuze) newOefen() *cobra.Command {
	var data, keys string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "oefen",
		Short: "Oefen het herstel, in tijdelijke databanken",
		Long: `Zet een reservekopie van de gegevens en van de sleutels terug in tijdelijke
databanken, open elke regel, controleer alle ketens en maak de tabellen opnieuw.
Zonder --gegevens-uit en --sleutels-uit wordt eerst een verse kopie gemaakt. De
uitkomst noemt aantallen, nooit inhoud. De tijdelijke databanken worden gewist.
De uitgangscode is 1 als er iets niet klopt.` + opslagUitleg,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			e, err := k.drill(cmd.Context(), data, keys)
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			return tellDrill(cmd, e, asJSON)
		},
	}
	cmd.Flags().StringVar(&data, "gegevens-uit", "", "reservekopie van de gegevens")
	cmd.Flags().StringVar(&keys, "sleutels-uit", "", "reservekopie van de sleutels")
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

// drill practises in a folder of its own that only this user can read, and that
// goes afterwards.
func (k *opslagKeuze) drill(ctx context.Context, data, keys string) (*opslag.Oefening, error) {
	if (data == "") != (keys == "") {
		return nil, opslagFout("oefen-twee", "noem een kopie van de gegevens én een van de sleutels, of geen van beide")
	}
	in, err := k.instelling()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "wijzer-oefening-") // mode 0700
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if data == "" {
		data, keys = filepath.Join(folder, "gegevens.gz"), filepath.Join(folder, "sleutels.gz")
		if err := k.freshCopies(ctx, data, keys); err != nil {
			return nil, err
		}
	}
	in.Gegevens, in.Sleutels = filepath.Join(folder, "wijzer.db"), filepath.Join(folder, "sleutels.db")
	dataFile, err := os.Open(filepath.Clean(data))
	if err != nil {
		return nil, opslagFout("kopie-ontbreekt", "het bestand met de reservekopie is niet te openen: controleer de naam en de rechten")
	}
	defer dataFile.Close()
	keyFile, err := os.Open(filepath.Clean(keys))
	if err != nil {
		return nil, opslagFout("kopie-ontbreekt", "het bestand met de reservekopie is niet te openen: controleer de naam en de rechten")
	}
	defer keyFile.Close()
	return opslag.Oefen(ctx, in, dataFile, keyFile)
}

// freshCopies makes both backups of the installation, the data first.
func (k *opslagKeuze) freshCopies(ctx context.Context, data, keys string) error {
	o, err := k.open(ctx)
	if err != nil {
		return err
	}
	defer o.Close()
	for _, c := range []struct {
		path  string
		write func(context.Context, io.Writer) (int64, error)
	}{{data, o.Reservekopie}, {keys, o.ReservekopieSleutels}} {
		file, err := os.OpenFile(c.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		_, err = c.write(ctx, file)
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	return nil
}

// oefenUitkomst is the outcome of a drill as data.
type oefenUitkomst struct {
	Gelukt      bool             `json:"gelukt"`
	Gegevens    int64            `json:"gegevens"`
	Sleutels    int64            `json:"sleutels"`
	Gezinnen    int64            `json:"gezinnen"`
	Regels      int64            `json:"regels"`
	Vernietigd  int64            `json:"vernietigd"`
	Seconden    float64          `json:"seconden"`
	Bevindingen []controleVondst `json:"bevindingen"`
}

func tellDrill(cmd *cobra.Command, e *opslag.Oefening, asJSON bool) error {
	out := cmd.OutOrStdout()
	if asJSON {
		u := oefenUitkomst{e.Gelukt(), e.Gegevens, e.Sleutels, e.Verslag.Ketens, e.Verslag.Regels, e.Verslag.Vernietigd, e.Duur.Seconds(), []controleVondst{}}
		for _, b := range e.Verslag.Bevindingen {
			u.Bevindingen = append(u.Bevindingen, controleVondst(b))
		}
		if err := writeJSON(out, u); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(out, "Teruggezet: %d rijen gegevens en %d rijen sleutels, in %.1f seconden.\n", e.Gegevens, e.Sleutels, e.Duur.Seconds())
		tellLog(cmd, e.Verslag)
	}
	if !e.Gelukt() {
		return &exitError{status: exitFaults}
	}
	if !asJSON {
		fmt.Fprintln(out, "De oefening is gelukt. De tijdelijke databanken zijn gewist.")
	}
	return nil
}
