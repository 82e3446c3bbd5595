package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
)

// commando says what a command can reach.
type commando struct {
	// zonder: it opens no store, and gives back what stands in the files that
	// it was given and in the program.
	zonder bool
	// pagina: it serves pages, which are held to their own tests.
	pagina bool
	// regels are command lines to run, in the order of the list; DATA stands
	// for the folder of the store, MAP for one to write in.
	regels []string
}

// commandos says of every command what it can reach, in the order in which they
// are run on one store. A command that is not here fails the test: somebody
// must have thought about what it gives away.
func commandos() ([]string, map[string]commando) {
	with := []struct{ naam, regel string }{
		{"meet vul", "meet vul --data DATA --dossiers 100"},
		{"meet lees", "meet lees --data DATA --dossiers 100 --keer 10"},
		{"account maak", "account maak --data DATA --aanmeld iris --naam Iris --rol indicatiesteller"},
		{"account wachtwoord", "account wachtwoord --data DATA --aanmeld iris"},
		{"account tweedefactor", "account tweedefactor --data DATA --aanmeld iris"},
		{"account koppel", "account koppel --data DATA --aanmeld iris --uitgever https://id.example --onderwerp x"},
		{"account ontkoppel", "account ontkoppel --data DATA --aanmeld iris"},
		{"account persoon", "account persoon --data DATA --aanmeld iris --persoon="},
		{"account blokkeer", "account blokkeer --data DATA --aanmeld iris"},
		{"account open", "account open --data DATA --aanmeld iris"},
		{"account logboek", "account logboek --data DATA --json"},
		{"bewaar regels", "bewaar regels --data DATA"},
		{"bewaar lijst", "bewaar lijst --data DATA"},
		{"bewaar vernietig", "bewaar vernietig onbekend --data DATA"},
		{"logboek teken", "logboek teken --data DATA"},
		{"logboek controleer", "logboek controleer --data DATA --json"},
		{"logboek herbouw", "logboek herbouw --data DATA"},
		{"logboek rechten", "logboek rechten wijzer_app --data DATA"},
		{"post stand", "post stand --data DATA"},
		{"post bezorg", "post bezorg --data DATA --post MAP"},
		{"reservekopie", "reservekopie MAP/kopie.gz --data DATA --sleutels-naar MAP/sleutels.gz"},
		{"sleutel oefen", "sleutel oefen --data DATA --gegevens-uit MAP/kopie.gz --sleutels-uit MAP/sleutels.gz"},
		{"sleutel maak", "sleutel maak --data DATA"},
		{"sleutel wissel", "sleutel wissel --data DATA"},
		{"sleutel vernieuw", "sleutel vernieuw --data DATA --ouder-dan 0"},
		{"herstel", "herstel MAP/kopie.gz --data DATA"},
	}
	all := map[string]commando{"serve": {pagina: true}, "proef": {pagina: true}}
	for _, naam := range strings.Split("advies,bereken,bericht antwoord,bericht controleer,bericht maak,bericht meet,bericht regels,bericht toon,"+
		"regeling controleer,regeling lijst,regeling toon,regeling verschil,tarief,tarief cao,tarief catalogus,tarief gegevens,tarief loonstijging,"+
		"tarief skj,tarief vergelijk,tarief verreken,tarief voorbeeld,termijn,termijn lijst,completion bash,completion fish,completion powershell,completion zsh,help", ",") {
		all[naam] = commando{zonder: true}
	}
	var order []string
	for _, c := range with {
		order = append(order, c.naam)
		all[c.naam] = commando{regels: []string{c.regel}}
	}
	return order, all
}

func runnable(c *cobra.Command, visit func(*cobra.Command)) {
	if c.Runnable() {
		visit(c)
	}
	for _, sub := range c.Commands() {
		runnable(sub, visit)
	}
}

// Every command stands in the list, and one that says that it opens no store
// has no way to be told where it is.
func TestEveryCommandSaysWhatItReaches(t *testing.T) {
	_, known := commandos()
	runnable(newRoot(), func(c *cobra.Command) {
		naam := strings.TrimPrefix(c.CommandPath(), "wijzer ")
		k, ok := known[naam]
		if !ok {
			t.Errorf("command %q does not stand in the list of what commands reach", naam)
		}
		if k.zonder && c.Flags().Lookup("data") != nil {
			t.Errorf("command %q takes --data", naam)
		}
		delete(known, naam)
	})
	for naam := range known {
		if naam != "help" && !strings.HasPrefix(naam, "completion") {
			t.Errorf("command %q is gone", naam)
		}
	}
}

// No command that opens the store tells anything of anyone, in what it prints
// and in what it writes: whoever runs it answers for the machine, not for the
// people (ontwerp.md section 4, rule 20).
func TestCommandsTellNothingOfAnyone(t *testing.T) {
	data, out := filepath.Join(t.TempDir(), "data"), t.TempDir()
	must := func(line string) {
		t.Helper()
		if status, text := runLine(t, line, data, out); status != exitDone {
			t.Fatalf("%s: %d: %s", line, status, text)
		}
	}
	must("sleutel maak --data DATA")
	if err := fill(data, 2); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(data, "zegel"), bytes.Repeat([]byte("7"), 64), 0o600); err != nil {
		t.Fatal(err)
	}
	order, known := commandos()
	for _, naam := range order {
		for _, line := range known[naam].regels {
			if naam == "herstel" {
				if err := os.Rename(filepath.Join(data, "wijzer.db"), filepath.Join(t.TempDir(), "weg.db")); err != nil {
					t.Fatal(err)
				}
			}
			status, text := runLine(t, line, data, out)
			if naam != "bewaar vernietig" && status != exitDone {
				t.Errorf("%s: %d: %s", line, status, text)
			}
			for _, secret := range geheimen() {
				if opslagtest.Contains([]byte(text), secret) {
					t.Errorf("%s prints %q", line, secret)
				}
			}
		}
	}
	for _, folder := range []string{data, out} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := readPlain(path)
			for _, secret := range geheimen() {
				if opslagtest.Contains(b, secret) {
					t.Errorf("%s holds %q", d.Name(), secret)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// readPlain gives what is in a file, unpacked where it is packed.
func readPlain(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, err
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// geheimen are words of the families that fill makes.
func geheimen() []string { return []string{"Saskia", "Testbrink"} }

// runLine runs a command line and gives all that it printed.
func runLine(t *testing.T, line, data, out string) (int, string) {
	t.Helper()
	args := strings.Fields(line)
	for i := range args {
		args[i] = strings.NewReplacer("DATA", data, "MAP", out).Replace(args[i])
	}
	var text bytes.Buffer
	status := run(t.Context(), args, io.NopCloser(strings.NewReader("een-wachtwoord-voor-de-test\n")), &text, &text)
	return status, text.String()
}
