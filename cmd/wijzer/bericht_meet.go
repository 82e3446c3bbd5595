package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/controle"
)

// berichtMeet holds the options of 'wijzer bericht meet'.
type berichtMeet struct {
	asJSON     bool
	prestaties int
	keer       int
	xsd        string
}

// newBerichtMeet is the command that measures the check beside xmllint.
func newBerichtMeet() *cobra.Command {
	var o berichtMeet
	cmd := &cobra.Command{
		Use:   "meet",
		Short: "Meet hoe snel de controle is",
		Long: `Maak een WMO323 met verzonnen mensen, controleer die (structuur en alle regels)
en meet de tijd. Is xmllint er, en het XSD van de WMO323, dan controleert ook
xmllint de structuur en ziet u de verhouding. De kortste tijd telt.`,
		Example: "  wijzer bericht meet --prestaties 20000 --xsd xsd/wmo323.xsd",
		Args:    cobra.NoArgs,
		RunE:    o.run,
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "schrijf de uitkomst als JSON")
	cmd.Flags().IntVar(&o.prestaties, "prestaties", 20000, "hoeveel prestaties de declaratie heeft")
	cmd.Flags().IntVar(&o.keer, "keer", 5, "hoe vaak elke meting gedaan wordt")
	cmd.Flags().StringVar(&o.xsd, "xsd", "", "het XSD van de WMO323, voor xmllint")
	cmd.SetFlagErrorFunc(berichtOptieFout(&o.asJSON))
	return cmd
}

// metingJSON is one outcome: times in milliseconds, speeds in megabytes (10^6
// bytes) a second.
type metingJSON struct {
	Prestaties     int      `json:"prestaties"`
	Bytes          int64    `json:"bytes"`
	Milliseconden  float64  `json:"milliseconden"`
	MBPerSeconde   float64  `json:"mbPerSeconde"`
	XmllintMs      *float64 `json:"xmllintMilliseconden"` // null where xmllint was not run
	DeelVanXmllint *float64 `json:"deelVanXmllint"`
}

func (o *berichtMeet) run(cmd *cobra.Command, _ []string) error {
	var fouten []fout
	if o.prestaties < 1 || o.prestaties > 1_000_000 {
		fouten = append(fouten, fout{"prestaties", "getal-ongeldig", "geef bij --prestaties een getal van 1 tot en met 1000000"})
	}
	if o.keer < 1 {
		fouten = append(fouten, fout{"keer", "getal-ongeldig", "geef bij --keer een getal van 1 of meer"})
	}
	if o.xsd != "" {
		if _, err := os.Stat(o.xsd); err != nil {
			fouten = append(fouten, fout{"xsd", "bestand-onleesbaar", leesFout(err)})
		}
	}
	if fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	m, err := o.meet(cmd.Context())
	if err != nil {
		return meldFouten(cmd, o.asJSON, []fout{{"meting", "meting-mislukt", "de meting is mislukt: controleer of de map voor tijdelijke bestanden ruimte heeft en of het XSD bij de WMO323 hoort"}})
	}
	if o.asJSON {
		return writeJSON(cmd.OutOrStdout(), m)
	}
	return toonMeting(cmd.OutOrStdout(), m)
}

// meet makes the file and measures it.
func (o *berichtMeet) meet(ctx context.Context) (metingJSON, error) {
	dir, err := os.MkdirTemp("", "wijzer-meet-")
	if err != nil {
		return metingJSON{}, err
	}
	defer os.RemoveAll(dir)
	pad := filepath.Join(dir, "wmo323.xml")
	grootte, err := schrijfProef(pad, o.prestaties)
	if err != nil {
		return metingJSON{}, err
	}
	m := metingJSON{Prestaties: o.prestaties, Bytes: grootte}
	hier, err := o.kortste(func() error {
		u, err := controleerBestand(ctx, nil, pad, controle.Opties{MaxBytes: grootte})
		if err == nil && !u.Goed() {
			err = errors.New("de proefdeclaratie is niet goed")
		}
		return err
	})
	if err != nil {
		return m, err
	}
	m.Milliseconden = milliseconden(hier)
	m.MBPerSeconde = float64(grootte) / 1e6 / hier.Seconds()
	return m, o.naastXmllint(ctx, pad, &m)
}

func schrijfProef(pad string, prestaties int) (int64, error) {
	f, err := os.Create(pad)
	if err != nil {
		return 0, err
	}
	err = controle.SchrijfProefdeclaratie(f, istandaard.Wmo, prestaties)
	if err = errors.Join(err, f.Close()); err != nil {
		return 0, err
	}
	info, err := os.Stat(pad)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// naastXmllint measures xmllint on the same file, where it is installed and a
// schema is given.
func (o *berichtMeet) naastXmllint(ctx context.Context, pad string, m *metingJSON) error {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil || o.xsd == "" {
		return nil
	}
	daar, err := o.kortste(func() error {
		return exec.CommandContext(ctx, xmllint, "--huge", "--nonet", "--noout", "--schema", o.xsd, pad).Run()
	})
	if err != nil {
		return err
	}
	ms := milliseconden(daar)
	deel := m.Milliseconden / ms
	m.XmllintMs, m.DeelVanXmllint = &ms, &deel
	return nil
}

// kortste gives the shortest time that f took.
func (o *berichtMeet) kortste(f func() error) (time.Duration, error) {
	var beste time.Duration
	for i := range o.keer {
		begin := time.Now()
		if err := f(); err != nil {
			return 0, err
		}
		if t := time.Since(begin); i == 0 || t < beste {
			beste = t
		}
	}
	return beste, nil
}

func milliseconden(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func toonMeting(w io.Writer, m metingJSON) error {
	fmt.Fprintf(w, "WMO323 met %d prestaties, %.1f MB\n", m.Prestaties, float64(m.Bytes)/1e6)
	_, err := fmt.Fprintf(w, "wijzer, structuur en regels: %8.1f ms  (%.0f MB/s, één kern)\n", m.Milliseconden, m.MBPerSeconde)
	if m.XmllintMs == nil {
		fmt.Fprintln(w, "xmllint is niet gemeten: installeer xmllint en geef --xsd met het XSD van de WMO323.")
		return err
	}
	_, err = fmt.Fprintf(w, "xmllint, alleen structuur:   %8.1f ms\nwijzer doet er %.2f keer zo lang over als xmllint.\n", *m.XmllintMs, *m.DeelVanXmllint)
	return err
}
