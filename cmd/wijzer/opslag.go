package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/sleutels"
)

// opslagKeuze says where the data are: by flags, or by the environment where a
// flag is not given.
type opslagKeuze struct {
	data         string
	gegevens     string
	sleutels     string
	hoofdsleutel string
}

// opslagUitleg is the part of a command's help about where the data are.
const opslagUitleg = `

De gegevens staan in de map van --data: wijzer.db, de sleutels apart in
sleutels.db, en de hoofdsleutel in het bestand hoofdsleutel. Met --gegevens,
--sleutels en --hoofdsleutel zet u elk ergens anders; gegevens en sleutels mogen
ook een PostgreSQL-adres zijn (postgres://…). Zonder vlag gelden WIJZER_DATA,
WIJZER_GEGEVENS, WIJZER_SLEUTELS en WIJZER_HOOFDSLEUTEL.`

// bind gives a command the flags.
func (k *opslagKeuze) bind(cmd *cobra.Command) {
	f := cmd.PersistentFlags()
	f.StringVar(&k.data, "data", orElse(os.Getenv("WIJZER_DATA"), "data"), "map met de gegevens")
	f.StringVar(&k.gegevens, "gegevens", os.Getenv("WIJZER_GEGEVENS"), "databank met de gegevens: een bestand of een PostgreSQL-adres")
	f.StringVar(&k.sleutels, "sleutels", os.Getenv("WIJZER_SLEUTELS"), "databank met de sleutels: een bestand of een PostgreSQL-adres")
	f.StringVar(&k.hoofdsleutel, "hoofdsleutel", os.Getenv("WIJZER_HOOFDSLEUTEL"), "bestand met de hoofdsleutel")
	// The address of a database can hold a password: help shows no default.
	for _, name := range []string{"gegevens", "sleutels", "hoofdsleutel"} {
		f.Lookup(name).DefValue = ""
	}
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// ringPath gives the path of the file with the master key.
func (k *opslagKeuze) ringPath() string {
	return orElse(k.hoofdsleutel, filepath.Join(k.data, "hoofdsleutel"))
}

// instelling reads the master key and says how the store is opened.
func (k *opslagKeuze) instelling() (opslag.Instelling, error) {
	ring, err := sleutels.LoadRing(k.ringPath())
	if errors.Is(err, fs.ErrNotExist) {
		return opslag.Instelling{}, opslagFout("hoofdsleutel-ontbreekt", "er is geen hoofdsleutel: maak er een met 'wijzer sleutel maak', of wijs het bestand aan met --hoofdsleutel")
	}
	if err != nil {
		return opslag.Instelling{}, err
	}
	return opslag.Instelling{
		Gegevens: orElse(k.gegevens, filepath.Join(k.data, "wijzer.db")),
		Sleutels: orElse(k.sleutels, filepath.Join(k.data, "sleutels.db")),
		Ring:     ring, Herlaad: func() (sleutels.Ring, error) { return sleutels.LoadRing(k.ringPath()) }, Toeval: rand.Reader, Klok: time.Now,
	}, nil
}

// open opens the store.
func (k *opslagKeuze) open(ctx context.Context) (*opslag.Opslag, error) {
	in, err := k.instelling()
	if err != nil {
		return nil, err
	}
	return opslag.Open(ctx, in)
}

// opslagError is a fault of the store that a user can be told.
type opslagError struct{ code, tekst string }

func (e *opslagError) Error() string { return e.tekst }

func opslagFout(code, tekst string) error { return &opslagError{code, tekst} }

// opslagFouten gives the faults that have words for a user, with their codes.
func opslagFouten() map[error]string {
	return map[error]string{
		opslag.ErrKopie: "kopie-onheel", opslag.ErrKopieSoort: "kopie-ander-deel", opslag.ErrKopieNieuw: "kopie-nieuwer",
		opslag.ErrNietLeeg: "databank-niet-leeg", sleutels.ErrRing: "hoofdsleutel-onleesbaar", sleutels.ErrRingMist: "hoofdsleutel-mist-versie",
		sleutels.ErrRingFout: "hoofdsleutel-hoort-niet", databank.ErrMigratieNieuwer: "databank-nieuwer",
		databank.ErrMigratieGewijzigd: "migratie-gewijzigd", databank.ErrDruk: "databank-druk",
	}
}

// meldOpslag tells a fault of the store. What a database or the system says
// can repeat what it got, so anything without words of its own is told in one
// sentence.
func meldOpslag(cmd *cobra.Command, asJSON bool, err error) error {
	var known *opslagError
	if errors.As(err, &known) {
		return meldFouten(cmd, asJSON, []fout{{"opslag", known.code, known.tekst}})
	}
	for target, code := range opslagFouten() {
		if errors.Is(err, target) {
			return meldFouten(cmd, asJSON, []fout{{"opslag", code, target.Error()}})
		}
	}
	var db *databank.Fout
	if errors.As(err, &db) {
		return meldFouten(cmd, asJSON, []fout{{"opslag", "databank-" + db.Code, "de databank werkt niet mee: controleer het adres, de rechten en de ruimte op de schijf"}})
	}
	return meldFouten(cmd, asJSON, []fout{{"opslag", "opslag-mislukt", "het bestand is niet te lezen of te schrijven: controleer de naam, de map en de rechten"}})
}
