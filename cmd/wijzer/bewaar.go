package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web"
	"codeberg.org/wijzer/wijzer/termijn"
)

// bewaartermijnenUitleg says what the file with own terms is.
const bewaartermijnenUitleg = "bestand met bewaartermijnen die uw gemeente zelf vaststelde (YAML)"

// bewaarKeuze are the settings of 'wijzer bewaar'.
type bewaarKeuze struct {
	opslagKeuze
	termijnen string
	dagen     int
	asJSON    bool
}

func newBewaar() *cobra.Command {
	k := &bewaarKeuze{}
	cmd := &cobra.Command{
		Use:   "bewaar",
		Short: "Toon bewaartermijnen, en vernietig wat is goedgekeurd",
		Long: `Toon hoe lang wat wordt bewaard, wat aan de beurt is om te worden vernietigd, en
voer een lijst uit die twee mensen goedkeurden. Niets hiervan toont wat er in een
dossier staat.` + opslagUitleg,
	}
	k.bind(cmd)
	f := cmd.PersistentFlags()
	f.StringVar(&k.termijnen, "bewaartermijnen", "", bewaartermijnenUitleg)
	f.IntVar(&k.dagen, "sleutelkopie-dagen", 0, "zo veel dagen bewaart u kopieën van de sleutels; 0: niet gezegd")
	f.BoolVar(&k.asJSON, "json", false, "schrijf de uitkomst als JSON")
	cmd.AddCommand(
		&cobra.Command{Use: "regels", Short: "Toon hoe lang wat wordt bewaard, en waar dat staat", Args: cobra.NoArgs, RunE: k.toonRegels,
			Long: "Toon elke bewaarregel met zijn termijn, vanaf wanneer die telt, en de bron. Waar geen bron een termijn geeft, staat er geen: stel die zelf vast met --bewaartermijnen."},
		&cobra.Command{Use: "lijst", Short: "Toon wat aan de beurt is om te worden vernietigd", Args: cobra.NoArgs, RunE: k.toonLijst,
			Long: "Toon wat vandaag op een vernietigingslijst kan: kenmerk, wet, regel en laatste dag, zonder inhoud. Een lijst maken, beoordelen en goedkeuren doen twee mensen op de website."},
		&cobra.Command{Use: "vernietig LIJST", Short: "Voer een goedgekeurde lijst uit", Args: cobra.ExactArgs(1), RunE: k.vernietig,
			Long: "Vernietig wat op een lijst staat die is beoordeeld en goedgekeurd, en schrijf de verklaring van vernietiging. Wat sindsdien wijzigde of wordt aangehouden, blijft. Breekt het af, voer het dan nog eens uit."},
	)
	return cmd
}

// bewaarFile is the file with terms of the municipality.
type bewaarFile struct {
	Termijnen []bewaring.Vaststelling `yaml:"termijnen"`
}

// leesTermijnen reads the terms that a municipality fixed; an empty path is the
// law alone. All faults come at once.
func leesTermijnen(path string) (bewaring.Tabel, []fout, error) {
	if path == "" {
		return bewaring.Tabel{}, nil, nil
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return bewaring.Tabel{}, nil, opslagFout("bewaartermijnen-ontbreken", "het bestand van --bewaartermijnen is niet te lezen")
	}
	var in bewaarFile
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&in); err != nil {
		return bewaring.Tabel{}, nil, opslagFout("bewaartermijnen-onleesbaar", "het bestand van --bewaartermijnen is geen lijst 'termijnen' met bij elk een regel, duur en bron")
	}
	t, wrong := bewaring.NieuweTabel(in.Termijnen)
	var fouten []fout
	for _, f := range wrong {
		fouten = append(fouten, fout{f.Pad, f.Code, f.Tekst})
	}
	return t, fouten, nil
}

// leesBewaar gives the server how long what is kept. Of several faults in the
// file the first is told: 'wijzer bewaar regels' tells them all.
func leesBewaar(path string, dagen int) (web.Bewaarinstelling, error) {
	t, fouten, err := leesTermijnen(path)
	if err == nil && len(fouten) > 0 {
		err = opslagFout("bewaartermijnen-fout", "het bestand van --bewaartermijnen klopt niet: kijk met 'wijzer bewaar regels --bewaartermijnen' wat er mis is")
	}
	return web.Bewaarinstelling{Tabel: t, Kopiedagen: max(dagen, 0)}, err
}

// tabel reads the terms and tells what is wrong with them.
func (k *bewaarKeuze) tabel(cmd *cobra.Command) (bewaring.Tabel, error) {
	t, fouten, err := leesTermijnen(k.termijnen)
	if err != nil {
		return t, meldOpslag(cmd, k.asJSON, err)
	}
	if len(fouten) > 0 {
		return t, meldFouten(cmd, k.asJSON, fouten)
	}
	return t, nil
}

// bewaarRegel is a rule as data.
type bewaarRegel struct {
	Code    string `json:"code"`
	Naam    string `json:"naam"`
	Wet     string `json:"wet,omitempty"`
	Eenheid string `json:"eenheid"`
	Vanaf   string `json:"vanaf"`
	Duur    string `json:"duur,omitempty"`
	Bron    string `json:"bron"`
	Lezing  string `json:"lezing,omitempty"`
}

func (k *bewaarKeuze) toonRegels(cmd *cobra.Command, _ []string) error {
	t, err := k.tabel(cmd)
	if err != nil {
		return err
	}
	var out []bewaarRegel
	for _, r := range t.Regels() {
		d := r.Duur
		if code, ok := termijn.Zoek(r.Termijn); ok {
			d = code.Duur
		}
		out = append(out, bewaarRegel{r.Code, r.Naam, string(r.Wet), r.Eenheid, string(r.Klok), d.String(), r.Bron, r.Lezing})
	}
	if k.asJSON {
		return writeJSON(cmd.OutOrStdout(), out)
	}
	for _, r := range out {
		fmt.Fprintf(cmd.OutOrStdout(), "%-14s %-10s vanaf %-18s %s (%s)\n", r.Code, orElse(r.Duur, "geen"), r.Vanaf, r.Naam, r.Bron)
	}
	return nil
}

// beheerder is who works at the command line: whoever has the master key.
var beheerder = dossier.Wie{Account: "opdrachtregel", Rol: toegang.FunctioneelBeheerder}

// archief opens the use cases of retention.
func (k *bewaarKeuze) archief(cmd *cobra.Command) (*dossier.Archief, *opslag.Opslag, error) {
	t, err := k.tabel(cmd)
	if err != nil {
		return nil, nil, err
	}
	o, err := k.open(cmd.Context())
	if err != nil {
		return nil, nil, meldOpslag(cmd, k.asJSON, err)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return nil, nil, errors.Join(err, o.Close())
	}
	return &dossier.Archief{Gebruik: &dossier.Gebruik{Opslag: o, Klok: time.Now, Zone: zone}, Plaats: o, Tabel: t, Kopiedagen: k.dagen}, o, nil
}

// bewaarStand is what is due, as data.
type bewaarStand struct {
	Lijst   string                 `json:"lijst,omitempty"` // the list that is under way
	Stap    string                 `json:"stap,omitempty"`  // what it waits for
	Regels  []dossier.LijstRegel   `json:"regels"`
	Blijven map[bewaring.Grond]int `json:"blijven"`
}

func (k *bewaarKeuze) toonLijst(cmd *cobra.Command, _ []string) error {
	a, o, err := k.archief(cmd)
	if err != nil {
		return err
	}
	defer o.Close()
	r, err := a.Vernietigregister(cmd.Context(), beheerder)
	if err != nil {
		return meldOpslag(cmd, k.asJSON, err)
	}
	s := bewaarStand{Regels: []dossier.LijstRegel{}}
	lines, kept, err := a.AanDeBeurt(cmd.Context(), r)
	if err != nil {
		return meldOpslag(cmd, k.asJSON, err)
	}
	s.Regels, s.Blijven = append(s.Regels, lines...), kept
	if l := r.Open(); l != nil {
		s.Lijst, s.Stap = l.ID, l.Stap()
	}
	if k.asJSON {
		return writeJSON(cmd.OutOrStdout(), s)
	}
	out := cmd.OutOrStdout()
	for _, line := range s.Regels {
		fmt.Fprintf(out, "%s %s %s tot en met %s (%s)\n", line.Regel, line.Wet, line.Onderwerp, orElse(line.Einde.String(), "op verzoek"), line.Waarom)
	}
	fmt.Fprintf(out, "%d aan de beurt.\n", len(s.Regels))
	for _, g := range []bewaring.Grond{bewaring.OpenTaak, bewaring.Bezwaar, bewaring.Claim, bewaring.OpVerzoek, bewaring.Toezicht, bewaring.GoedeHulp} {
		if kept[g] > 0 {
			fmt.Fprintf(out, "%d blijven nog: %s.\n", kept[g], g)
		}
	}
	if s.Lijst != "" {
		fmt.Fprintf(out, "Lijst %s wacht op: %s.\n", s.Lijst, s.Stap)
	}
	return nil
}

func (k *bewaarKeuze) vernietig(cmd *cobra.Command, args []string) error {
	a, o, err := k.archief(cmd)
	if err != nil {
		return err
	}
	defer o.Close()
	v, err := a.Vernietig(cmd.Context(), dossier.Verzoek{Wie: beheerder}, args[0])
	var known *dossier.Fout
	if errors.As(err, &known) {
		return meldFouten(cmd, k.asJSON, []fout{{"lijst", known.Code, known.Tekst}})
	}
	if err != nil {
		return meldOpslag(cmd, k.asJSON, err)
	}
	if k.asJSON {
		return writeJSON(cmd.OutOrStdout(), v)
	}
	out := cmd.OutOrStdout()
	for _, line := range v.Regels {
		fmt.Fprintf(out, "Vernietigd: %d keer %s (%s).\n", line.Eenheden, line.Naam, line.Bron)
	}
	fmt.Fprintf(out, "%d overgeslagen. %s\n", v.Overgeslagen, v.Kopietekst())
	return nil
}
