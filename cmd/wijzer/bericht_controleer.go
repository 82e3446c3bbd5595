package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// berichtControleer holds the options of 'wijzer bericht controleer'.
type berichtControleer struct {
	asJSON    bool
	maxFouten int
}

// newBerichtControleer is the command that checks files.
func newBerichtControleer() *cobra.Command {
	var o berichtControleer
	cmd := &cobra.Command{
		Use:   "controleer BESTAND…",
		Short: "Controleer berichten op structuur en regels",
		Long: `Controleer berichten van iWmo en iJw 3.2: eerst de structuur (niveau 1, het XSD),
dan de regels binnen het bericht (niveau 2).

BESTAND is een bestand, een map (dan alle .xml-bestanden daarin) of - voor de
standaardinvoer. De uitkomsten staan in de volgorde waarin u de bestanden noemt.

Status 0: alles goed. 1: er zijn fouten. 2: een bestand is niet te lezen.`,
		Example: "  wijzer bericht controleer declaratie.xml\n  wijzer bericht controleer --json inkomend/",
		RunE:    o.run,
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "schrijf per bestand één regel JSON")
	cmd.Flags().IntVar(&o.maxFouten, "max", controle.MaxPerRegel, "hoeveel fouten per regel u wilt zien")
	cmd.SetFlagErrorFunc(berichtOptieFout(&o.asJSON))
	return cmd
}

func (o *berichtControleer) run(cmd *cobra.Command, args []string) error {
	paden, fouten := berichtPaden(args)
	if o.maxFouten < 1 {
		fouten = append(fouten, fout{"max", "getal-ongeldig", "geef bij --max een getal van 1 of meer"})
	}
	if fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	opties := controle.Opties{MaxPerRegel: o.maxFouten}
	status := exitDone
	for r := range controleerAlle(cmd.Context(), cmd.InOrStdin(), paden, opties) {
		if r.err != nil {
			// Not meldFouten: what came before is on standard output already.
			fmt.Fprintf(cmd.ErrOrStderr(), "wijzer: bestand[%d]: %s\n", r.nummer, leesFout(r.err))
			status = exitUsage
			continue
		}
		if !r.uitslag.Goed() && status == exitDone {
			status = exitFaults
		}
		if err := o.toon(cmd.OutOrStdout(), r); err != nil {
			return err
		}
	}
	if status != exitDone {
		return &exitError{status: status}
	}
	return nil
}

// berichtPaden gives the files that the arguments mean, in their order, and all
// faults at once.
func berichtPaden(args []string) (paden []string, fouten []fout) {
	if len(args) == 0 {
		return nil, []fout{{"opdracht", "gebruik-onjuist", "noem een bestand of een map, zoals: wijzer bericht controleer declaratie.xml"}}
	}
	invoer := 0
	for i, arg := range args {
		if arg == "-" {
			invoer++
			paden = append(paden, arg)
			continue
		}
		meer, err := padenIn(arg)
		if err != nil {
			fouten = append(fouten, fout{fmt.Sprintf("bestand[%d]", i), "bestand-onleesbaar", leesFout(err)})
		}
		paden = append(paden, meer...)
	}
	if invoer > 1 {
		fouten = append(fouten, fout{"bestand", "gebruik-onjuist", "noem de standaardinvoer (-) maar één keer"})
	}
	return paden, fouten
}

// padenIn gives a file itself, or the .xml files of a directory in order of
// name.
func padenIn(pad string) ([]string, error) {
	info, err := os.Stat(pad)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{pad}, nil
	}
	inhoud, err := os.ReadDir(pad)
	if err != nil {
		return nil, err
	}
	var paden []string
	for _, e := range inhoud {
		if !e.IsDir() && strings.EqualFold(filepath.Ext(e.Name()), ".xml") {
			paden = append(paden, filepath.Join(pad, e.Name()))
		}
	}
	return paden, nil
}

// leesFout says why a file cannot be read, without what the system says: that
// repeats the name.
func leesFout(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "dit bestand bestaat niet: controleer de naam"
	case errors.Is(err, fs.ErrPermission):
		return "u mag dit bestand niet lezen: vraag de beheerder om toegang"
	case errors.Is(err, context.Canceled):
		return "de controle is afgebroken"
	}
	return "dit bestand is niet te lezen: controleer of het een gewoon bestand is"
}

// berichtUitkomst is what the check of one file gave.
type berichtUitkomst struct {
	nummer  int
	pad     string
	uitslag controle.Uitslag
	err     error
}

// controleerAlle checks files beside each other, one per core, and gives the
// outcomes in the order of the files. Not more outcomes wait than there are
// cores.
func controleerAlle(ctx context.Context, in io.Reader, paden []string, o controle.Opties) <-chan berichtUitkomst {
	wachtrij := make(chan chan berichtUitkomst, runtime.GOMAXPROCS(0)-1)
	go func() {
		defer close(wachtrij)
		for i, pad := range paden {
			klaar := make(chan berichtUitkomst, 1)
			wachtrij <- klaar
			go func() {
				u, err := controleerBestand(ctx, in, pad, o)
				klaar <- berichtUitkomst{i, pad, u, err}
			}()
		}
	}()
	uit := make(chan berichtUitkomst)
	go func() {
		defer close(uit)
		for klaar := range wachtrij {
			uit <- <-klaar
		}
	}()
	return uit
}

func controleerBestand(ctx context.Context, in io.Reader, pad string, o controle.Opties) (controle.Uitslag, error) {
	if pad == "-" {
		return controle.Controleer(ctx, in, o)
	}
	f, err := os.Open(pad)
	if err != nil {
		return controle.Uitslag{}, err
	}
	defer f.Close()
	return controle.Controleer(ctx, f, o)
}

// berichtUitslagJSON is the line that the contract promises.
type berichtUitslagJSON struct {
	Bestand   string            `json:"bestand"`
	Bericht   string            `json:"bericht"`
	Structuur bool              `json:"structuur"`
	Fouten    []berichtFoutJSON `json:"fouten"`
}

type berichtFoutJSON struct {
	Regel      string `json:"regel"`
	Retourcode string `json:"retourcode"`
	Plek       string `json:"plek"`
	Tekst      string `json:"tekst"`
}

func (o *berichtControleer) toon(w io.Writer, r berichtUitkomst) error {
	if !o.asJSON {
		return toonUitslag(w, r.pad, r.uitslag)
	}
	uit := berichtUitslagJSON{r.pad, r.uitslag.Bericht, r.uitslag.Structuur, []berichtFoutJSON{}}
	for _, f := range r.uitslag.Fouten {
		uit.Fouten = append(uit.Fouten, berichtFoutJSON{f.Regel, f.Retourcode, f.Plek, metPlaats(f, r.uitslag.Structuur)})
	}
	return writeJSON(w, uit)
}

// metPlaats gives the sentence of a fault; a fault in the structure begins with
// line and column, because its path may not exist.
func metPlaats(f istandaard.Fout, structuur bool) string {
	if structuur || f.Regelnummer == 0 {
		return f.Tekst
	}
	return fmt.Sprintf("Regel %d, kolom %d: %s", f.Regelnummer, f.Kolom, f.Tekst)
}

// toonUitslag writes the outcome for people.
func toonUitslag(w io.Writer, pad string, u controle.Uitslag) error {
	var b strings.Builder
	bericht := u.Bericht
	if bericht == "" {
		bericht = "onbekend bericht"
	}
	switch {
	case u.Goed():
		fmt.Fprintf(&b, "%s: %s, goed\n", pad, bericht)
	case !u.Structuur:
		fmt.Fprintf(&b, "%s: %s, de structuur klopt niet\n", pad, bericht)
	default:
		fmt.Fprintf(&b, "%s: %s, de structuur klopt, maar niet alle regels\n", pad, bericht)
	}
	for _, f := range u.Fouten {
		fmt.Fprintf(&b, "  regel %d, kolom %d  %s", f.Regelnummer, f.Kolom, f.Regel)
		if f.Plek != "" {
			fmt.Fprintf(&b, "  %s", f.Plek)
		}
		fmt.Fprintf(&b, "\n    %s\n", f.Tekst)
	}
	for _, f := range u.Opmerkingen {
		fmt.Fprintf(&b, "  Let op: %s (%s)\n", f.Tekst, f.Regel)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
