package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
)

// newHerstel is the command that restores a backup.
func newHerstel() *cobra.Command {
	k := &opslagKeuze{}
	var keys string
	cmd := &cobra.Command{
		Use:   "herstel BESTAND",
		Short: "Zet een reservekopie terug en controleer het logboek",
		Long: `Zet de reservekopie BESTAND terug in een lege databank, maak de tabellen van
vandaag opnieuw en controleer het logboek.

Laat de sleutels staan als u die nog hebt: wat intussen is vernietigd, blijft dan
vernietigd. Zet ze alleen terug (--sleutels-uit) als ze verloren zijn.` + opslagUitleg,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return k.restore(cmd, args[0], keys) },
	}
	k.bind(cmd)
	cmd.Flags().StringVar(&keys, "sleutels-uit", "", "zet ook de sleutels terug, uit dit bestand")
	return cmd
}

func (k *opslagKeuze) restore(cmd *cobra.Command, data, keys string) error {
	in, err := k.instelling()
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	if keys != "" {
		err := readCopy(cmd, "sleutels", keys, func(ctx context.Context, r io.Reader) (int64, error) { return opslag.HerstelSleutels(ctx, in, r) })
		if err != nil {
			return meldOpslag(cmd, false, err)
		}
	}
	o, err := opslag.Open(cmd.Context(), in)
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	defer o.Close()
	if err := readCopy(cmd, "gegevens", data, o.Herstel); err != nil {
		return meldOpslag(cmd, false, err)
	}
	return checkLog(cmd, o, opslag.Controle{Projecties: true}, false)
}

func readCopy(cmd *cobra.Command, what, path string, read func(context.Context, io.Reader) (int64, error)) error {
	file, err := os.Open(path)
	if err != nil {
		return opslagFout("kopie-ontbreekt", "het bestand met de reservekopie is niet te openen: controleer de naam en de rechten")
	}
	defer file.Close()
	n, err := read(cmd.Context(), file)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Teruggezet, %s: %d rijen.\n", what, n)
	return nil
}
