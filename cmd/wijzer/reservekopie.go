package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

// newReservekopie is the command that makes a backup.
func newReservekopie() *cobra.Command {
	k := &opslagKeuze{}
	var keys string
	cmd := &cobra.Command{
		Use:   "reservekopie BESTAND",
		Short: "Maak een reservekopie terwijl het programma draait",
		Long: `Schrijf een reservekopie van de gegevens naar BESTAND, dat nog niet bestaat.

Wat versleuteld is, blijft versleuteld: zonder sleutels en hoofdsleutel is de
kopie niet te lezen. De sleutels hebben een eigen kopie (--sleutels-naar), die u
apart en korter bewaart: zolang die er is, is ook wat later werd vernietigd nog
te lezen.` + opslagUitleg,
		Example: `  wijzer reservekopie kopie-2026-05-11.gz
  wijzer reservekopie gegevens.gz --sleutels-naar sleutels.gz`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := k.backup(cmd, args[0], keys); err != nil {
				return meldOpslag(cmd, false, err)
			}
			return nil
		},
	}
	k.bind(cmd)
	cmd.Flags().StringVar(&keys, "sleutels-naar", "", "schrijf ook een kopie van de sleutels, naar dit bestand")
	return cmd
}

func (k *opslagKeuze) backup(cmd *cobra.Command, data, keys string) error {
	o, err := k.open(cmd.Context())
	if err != nil {
		return err
	}
	defer o.Close()
	// The data first: a key is made before what it locks.
	if err := writeCopy(cmd, "gegevens", data, o.Reservekopie); err != nil || keys == "" {
		return err
	}
	return writeCopy(cmd, "sleutels", keys, o.ReservekopieSleutels)
}

// writeCopy writes one backup to a file that does not exist yet, and removes it
// again when it fails.
func writeCopy(cmd *cobra.Command, what, path string, write func(context.Context, io.Writer) (int64, error)) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if os.IsExist(err) {
		return opslagFout("bestand-bestaat", "het bestand voor de reservekopie bestaat al: kies een andere naam")
	}
	if err != nil {
		return err
	}
	n, err := write(cmd.Context(), file)
	if err == nil {
		err = file.Sync()
	}
	if errClose := file.Close(); err == nil {
		err = errClose
	}
	if err != nil {
		_ = os.Remove(path)
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "Reservekopie van de %s: %d rijen.\n", what, n)
	return nil
}
