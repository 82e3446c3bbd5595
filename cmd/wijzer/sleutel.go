package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// newSleutel is the command for the master key.
func newSleutel() *cobra.Command {
	k := &opslagKeuze{}
	cmd := &cobra.Command{
		Use:   "sleutel",
		Short: "Maak of vervang de hoofdsleutel",
		Long:  "Maak of vervang de hoofdsleutel, die alle andere sleutels verpakt. Bewaar een afschrift buiten deze computer: zonder hoofdsleutel leest niemand iets meer." + opslagUitleg,
	}
	k.bind(cmd)
	cmd.AddCommand(
		&cobra.Command{Use: "maak", Short: "Maak een hoofdsleutel, of een nieuwe versie ervan", Args: cobra.NoArgs, RunE: k.makeKey,
			Long: "Schrijf een nieuwe hoofdsleutel in het sleutelbestand. Staat er al een, dan komt er een versie bij; 'wijzer sleutel wissel' verpakt daarna alles opnieuw."},
		&cobra.Command{Use: "wissel", Short: "Verpak alle sleutels met de nieuwste hoofdsleutel", Args: cobra.NoArgs, RunE: k.rewrap,
			Long: "Verpak alle sleutels met de hoogste versie van de hoofdsleutel. Dat kan terwijl het programma draait. Het draaiende programma leest het sleutelbestand zelf opnieuw. Daarna mogen de oudere versies eruit."},
		k.newVernieuw(), k.newOefen(),
	)
	return cmd
}

// makeKey adds a version to the file with the master key. It never overwrites
// one.
func (k *opslagKeuze) makeKey(cmd *cobra.Command, _ []string) error {
	old, err := os.ReadFile(k.ringPath())
	version := 1
	if err == nil {
		ring, errRing := sleutels.ParseRing(string(old))
		if errRing != nil {
			return meldOpslag(cmd, false, errRing)
		}
		version = ring.Version() + 1
	} else if !os.IsNotExist(err) {
		return meldOpslag(cmd, false, err)
	}
	line, err := sleutels.NewRing(rand.Reader, version)
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	if k.hoofdsleutel == "" {
		if err := os.MkdirAll(k.data, 0o700); err != nil {
			return meldOpslag(cmd, false, err)
		}
	}
	text := strings.TrimRight(string(old), "\n")
	if text != "" {
		text += "\n"
	}
	if err := writeNew(k.ringPath(), []byte(text+line)); err != nil {
		return meldOpslag(cmd, false, err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Versie %d van de hoofdsleutel staat in het sleutelbestand. Bewaar een afschrift buiten deze computer.\n", version)
	return nil
}

// writeNew writes a file whole or not at all, readable by its owner alone.
func writeNew(path string, b []byte) error {
	temp := path + ".nieuw"
	if err := os.WriteFile(temp, b, 0o600); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func (k *opslagKeuze) rewrap(cmd *cobra.Command, _ []string) error {
	o, err := k.open(cmd.Context())
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	defer o.Close()
	n, err := o.Kluis().Rewrap(cmd.Context())
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%d sleutels opnieuw verpakt.\n", n)
	return nil
}
