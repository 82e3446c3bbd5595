package main

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/kostprijs/bestand"
	"codeberg.org/wijzer/wijzer/kostprijs/werkblad"
)

// tariefOpdracht holds the options of 'wijzer tarief'.
type tariefOpdracht struct {
	asJSON, asCSV bool
	spoor         bool
	werkblad      string
	tekening      string
	trekkingen    int
	zaad          uint64
}

// newTarief is the command that builds a tariff and shows what it rests on.
func newTarief() *cobra.Command {
	var o tariefOpdracht
	cmd := &cobra.Command{
		Use:   "tarief BESTAND...",
		Short: "Bouw een tarief op uit de cao en laat zien waar het op rust",
		Long: `Bouw een uurtarief op uit de salarissen van de cao, met van elk getal de
grondslag, de bron, de datum en wie het koos. Wat ontbreekt, staat in één keer
in de lijst met fouten.

BESTAND is een YAML-bestand, - voor de standaardinvoer, of voorbeeld:NAAM voor
een ingebouwd voorbeeld ('wijzer tarief voorbeeld' toont ze). Meer bestanden
vullen elkaar aan.`,
		Example: `  wijzer tarief voorbeeld:hg-volwassenen-pakket-1
  wijzer tarief voorbeeld:hg-kinderen-pakket-1 mijn-keuzes.yaml
  wijzer tarief --werkblad tarief.xlsx --tekening opbouw.svg invoer.yaml`,
		Args: cobra.ArbitraryArgs,
		RunE: o.run,
	}
	f := cmd.Flags()
	f.BoolVar(&o.asJSON, "json", false, "schrijf de hele uitkomst als JSON")
	f.BoolVar(&o.asCSV, "csv", false, "schrijf de opbouw en de parameters als CSV (puntkomma's, komma voor decimalen)")
	f.BoolVar(&o.spoor, "spoor", false, "schrijf elke stap met formule, invoer en bron")
	f.StringVar(&o.werkblad, "werkblad", "", "schrijf een rekenblad met levende formules naar dit bestand (.xlsx)")
	f.StringVar(&o.tekening, "tekening", "", "schrijf de opbouw als tekening naar dit bestand (.svg)")
	f.IntVar(&o.trekkingen, "trekkingen", 0, "trek zo vaak uit de bereiken en toon de spreiding")
	f.Uint64Var(&o.zaad, "zaad", 1, "begin van de trekking: hetzelfde zaad geeft dezelfde uitkomst")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, _ error) error {
		return meldFouten(cmd, o.asJSON, []fout{{"opdracht", "gebruik-onjuist", "Deze optie bestaat niet of mist een waarde. 'wijzer tarief --help' laat zien wat kan."}})
	})
	cmd.AddCommand(newTariefVoorbeeld(), newTariefVergelijk(), newTariefCao(), newTariefLoonstijging(), newTariefGegevens(), newTariefCatalogus(), newTariefSKJ(), newTariefVerreken())
	return cmd
}

func (o *tariefOpdracht) run(cmd *cobra.Command, args []string) error {
	u, err := tariefUit(cmd.InOrStdin(), args)
	if err != nil {
		return meldTarief(cmd, o.asJSON, err)
	}
	if err := o.files(u); err != nil {
		return meldTarief(cmd, o.asJSON, err)
	}
	spread, err := o.spreiding(u)
	if err != nil {
		return meldTarief(cmd, o.asJSON, err)
	}
	switch {
	case o.asJSON:
		return o.json(cmd, u, spread)
	case o.asCSV:
		return schrijfTariefCSV(cmd.OutOrStdout(), u)
	case o.spoor:
		return toonSpoor(cmd.OutOrStdout(), u.Spoor())
	}
	return toonTarief(cmd.OutOrStdout(), u, spread)
}

func (o *tariefOpdracht) json(cmd *cobra.Command, u *kostprijs.Uitkomst, spread *kostprijs.Spreiding) error {
	r, err := u.Rapport()
	if err != nil {
		return meldTarief(cmd, true, err)
	}
	return writeJSON(cmd.OutOrStdout(), struct {
		*kostprijs.Rapport
		Spreiding *kostprijs.Spreiding `json:"spreiding,omitempty"`
	}{r, spread})
}

func (o *tariefOpdracht) spreiding(u *kostprijs.Uitkomst) (*kostprijs.Spreiding, error) {
	if o.trekkingen == 0 {
		return nil, nil
	}
	s, err := u.Model.Trek(o.trekkingen, rand.New(rand.NewPCG(o.zaad, 0)))
	return &s, err
}

// files writes the spreadsheet and the drawing that were asked for.
func (o *tariefOpdracht) files(u *kostprijs.Uitkomst) error {
	if o.werkblad != "" {
		var b bytes.Buffer
		if err := werkblad.Schrijf(&b, u); err != nil {
			return err
		}
		if err := schrijfBestand(o.werkblad, b.Bytes()); err != nil {
			return tariefFout("werkblad", "Het rekenblad kan daar niet worden geschreven. Controleer de map en uw rechten.")
		}
	}
	if o.tekening != "" {
		if err := schrijfBestand(o.tekening, []byte(u.WatervalSVG())); err != nil {
			return tariefFout("tekening", "De tekening kan daar niet worden geschreven. Controleer de map en uw rechten.")
		}
	}
	return nil
}

func schrijfBestand(name string, content []byte) error { return os.WriteFile(name, content, 0o644) }

func tariefFout(path, text string) error {
	return kostprijs.Fouten{{Code: kostprijs.FoutBestand, Pad: path, Melding: text}}
}

// tariefUit reads, checks and computes a tariff.
func tariefUit(in io.Reader, args []string) (*kostprijs.Uitkomst, error) {
	inv, err := leesTarief(in, args)
	if err != nil {
		return nil, err
	}
	b, err := kostprijs.Laad()
	if err != nil {
		return nil, err
	}
	m, err := kostprijs.Maak(b, inv)
	if err != nil {
		return nil, err
	}
	return m.Bereken()
}

// leesTarief opens the files, examples and standard input that were named.
func leesTarief(in io.Reader, args []string) (kostprijs.Invoer, error) {
	var inv kostprijs.Invoer
	if len(args) == 0 {
		return inv, tariefFout("opdracht", "Noem een bestand met de invoer. Begin met een voorbeeld: wijzer tarief voorbeeld.")
	}
	var readers []io.Reader
	var faults kostprijs.Fouten
	for _, name := range args {
		content, text := leesEen(in, name)
		if text != "" {
			faults = append(faults, kostprijs.Fout{Code: kostprijs.FoutBestand, Pad: "opdracht", Melding: text})
		}
		readers = append(readers, bytes.NewReader(content))
	}
	if err := faults.AlsFout(); err != nil {
		return inv, err
	}
	return bestand.Lees(readers...)
}

func leesEen(in io.Reader, name string) (content []byte, fault string) {
	if example, ok := strings.CutPrefix(name, "voorbeeld:"); ok {
		text, found := bestand.Voorbeeld(example)
		if !found {
			return nil, "Dit voorbeeld is er niet. 'wijzer tarief voorbeeld' toont de namen."
		}
		return text, ""
	}
	r := in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, "Een van de bestanden kan niet worden geopend. Controleer de naam en uw rechten."
		}
		defer f.Close()
		r = f
	}
	text, err := io.ReadAll(io.LimitReader(r, bestand.MaxGrootte+1))
	if err != nil {
		return nil, "Een van de bestanden kan niet worden gelezen. Controleer of het een bestand is."
	}
	return text, ""
}

// meldTarief tells the faults of a tariff.
func meldTarief(cmd *cobra.Command, asJSON bool, err error) error {
	var faults kostprijs.Fouten
	if !errors.As(err, &faults) {
		return err
	}
	list := make([]fout, len(faults))
	for i, f := range faults {
		path := f.Pad
		if path == "" {
			path = "invoer"
		}
		list[i] = fout{Pad: path, Code: string(f.Code), Tekst: f.Melding}
	}
	return meldFouten(cmd, asJSON, list)
}
