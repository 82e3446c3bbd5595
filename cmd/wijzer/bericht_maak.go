package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/termijn"
)

// berichtMaak holds the options of 'wijzer bericht maak'.
type berichtMaak struct {
	asJSON bool
	folder string
	datum  string
}

// newBerichtMaak is the command that makes the assignments of decisions.
func newBerichtMaak() *cobra.Command {
	var o berichtMaak
	cmd := &cobra.Command{
		Use:   "maak BESTAND",
		Short: "Maak de toewijzingen (301) van besluiten",
		Long: `Maak van besluiten de toewijzingen voor de aanbieders: één WMO301 of JW301 per
persoon, aanbieder en wet. Elk bericht is gecontroleerd en gaat langs de
uitgangscontrole. Staat er één fout in de invoer, dan wordt er geen enkel bericht
gemaakt.

Over iemand met een veiligheidsvlag wordt geen bericht gemaakt. De uitkomst zegt
dan dat u de veilige route volgt (OP003).

BESTAND is een JSON-bestand met de regels zoals 'wijzer bereken --json' ze geeft,
met daarbij de besluiten, de personen, de aanbieder en de afgesproken producten;
docs/opdrachtregel.md beschrijft het. Met - leest u van de standaardinvoer.

Zonder --map komt het bericht op de standaarduitvoer; dat kan bij één bericht, en
met --json ook bij meer.`,
		Example: "  wijzer bericht maak --map uitgaand besluiten.json\n  wijzer bericht maak --json - < besluiten.json",
		RunE:    o.run,
	}
	f := cmd.Flags()
	f.BoolVar(&o.asJSON, "json", false, "schrijf de uitkomst als JSON")
	f.StringVar(&o.folder, "map", "", "map waarin elk bericht een bestand wordt")
	f.StringVar(&o.datum, "datum", "", "dagtekening van de berichten, JJJJ-MM-DD (anders vandaag)")
	cmd.SetFlagErrorFunc(berichtOptieFout(&o.asJSON))
	return cmd
}

func (o *berichtMaak) run(cmd *cobra.Command, args []string) error {
	if fouten := eenBestand(args, "maak"); fouten != nil {
		fouten[0].Tekst = "noem één bestand, of - voor de standaardinvoer, zoals: wijzer bericht maak besluiten.json"
		return meldFouten(cmd, o.asJSON, fouten)
	}
	tekst, err := leesBestand(cmd.InOrStdin(), args[0])
	if err != nil {
		return meldContract(cmd, o.asJSON, err)
	}
	in, fouten := leesMaak(tekst)
	nu := time.Now()
	dag := termijn.DagVan(nu)
	if o.datum != "" {
		if dag, err = termijn.ParseDag(o.datum); err != nil {
			fouten = append(fouten, fout{"datum", "datum-ongeldig", "geef de datum als JJJJ-MM-DD, zoals 2026-05-01"})
		}
	}
	if len(fouten) > 0 {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	in.opdracht.Dagtekening = dag
	u, err := in.maak(cmd.Context(), toegang.Moment{Dag: dag, Tijd: nu})
	if fouten := in.fouten(err); fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	if err != nil {
		return err
	}
	return o.schrijf(cmd, u)
}

// fouten gives the faults of an error at their places in the file; nil when it
// is about something else.
func (in *maakInvoer) fouten(err error) []fout {
	var ff keten.Fouten
	if errors.Is(err, poort.ErrTeKort) {
		return []fout{{"personen", poort.ErrTeKort.Code, poort.ErrTeKort.Tekst}}
	}
	if !errors.As(err, &ff) {
		return nil
	}
	uit := make([]fout, len(ff))
	for i, f := range ff {
		uit[i] = fout{in.pad(f.Pad), f.Code, f.Tekst}
	}
	return uit
}

// maak makes the messages. The gate knows what the file says: who has a safety
// flag, what of them must not leave, and which provider helps whom.
func (in *maakInvoer) maak(ctx context.Context, m toegang.Moment) (*keten.Uitkomst, error) {
	lijst, err := poort.NewLijst(in.beschermd)
	if err != nil {
		return nil, err
	}
	zegel := make([]byte, 32)
	if _, err := rand.Read(zegel); err != nil {
		return nil, err
	}
	p, err := poort.New(nietBewaard{}, &poort.GeheugenRem{}, rand.Text, zegel, poort.Instelling{})
	if err != nil {
		return nil, err
	}
	maker := keten.NewMaker(istandaard.NewCodec(istandaard.Uitgave32()), p, keten.Uitgifte{
		Bericht: func() string { return rand.Text()[:12] },
		Nummers: in.geef,
	})
	afzender := toegang.Lezer{Account: "opdrachtregel", Rol: toegang.Berichtverwerker}
	return maker.Toewijzingen(ctx, in.opdracht, keten.Uitgang{Afzender: afzender, Lijst: lijst, Bron: in.bron(), Moment: m})
}

// bron tells the gate what the file says.
func (in *maakInvoer) bron() toegang.Bron {
	g := &toegang.Geheugen{}
	for _, b := range in.beschermd {
		g.Add(toegang.Beschermd, toegang.Bescherming(b.Persoon, 1, termijn.Geen))
	}
	helpt := func(a nummer.AGB, persoon string) {
		if !a.IsZero() {
			g.Add(toegang.Betrokken, toegang.Betrokkenheid(a.Onthuld(), persoon, toegang.Backoffice, gezin.Gewoon, 1, termijn.Geen))
		}
	}
	for _, p := range in.opdracht.Personen {
		helpt(in.opdracht.Aanbieder, p.ID)
		helpt(p.Aanbieder, p.ID)
		for _, a := range p.PerOnderdeel {
			helpt(a, p.ID)
		}
	}
	return g
}

// nietBewaard drops what the gate holds: this command keeps nothing. The outcome
// says that it was held; whoever has the file can look.
type nietBewaard struct{}

func (nietBewaard) Vasthouden(context.Context, poort.Vasthouding) error { return nil }

// maakUitkomst is the outcome as data.
type maakUitkomst struct {
	Berichten     []maakBericht `json:"berichten"`
	ZonderBericht []maakZonder  `json:"zonderBericht"`
}

type maakBericht struct {
	Bericht       string           `json:"bericht"`
	Identificatie string           `json:"identificatie"`
	Bestand       string           `json:"bestand"`
	Persoon       string           `json:"persoon"`
	Wet           string           `json:"wet"`
	Aanbieder     string           `json:"aanbieder"`
	Toewijzingen  []maakToewijzing `json:"toewijzingen"`
	Inhoud        string           `json:"inhoud,omitempty"` // only without --map
}

type maakToewijzing struct {
	Besluit    string `json:"besluit"`
	Onderdeel  string `json:"onderdeel"`
	Nummer     int64  `json:"nummer"`
	Volume     int64  `json:"volume"`
	Eenheid    string `json:"eenheid"`
	Frequentie string `json:"frequentie"`
}

type maakZonder struct {
	Persoon   string   `json:"persoon"`
	Wet       string   `json:"wet"`
	Besluiten []string `json:"besluiten"`
	Reden     string   `json:"reden"`
	Code      string   `json:"code"`
	Tekst     string   `json:"tekst"`
}

// tegengehouden is what the command says of a piece that the gate held: nobody
// else will look at it, so the words of the gate itself would not be true.
const tegengehouden = "Dit bericht is tegengehouden en staat niet in de uitvoer. Laat iemand beoordelen wat erin mag staan."

func maakAlsData(u *keten.Uitkomst) maakUitkomst {
	uit := maakUitkomst{Berichten: []maakBericht{}, ZonderBericht: []maakZonder{}}
	for _, b := range u.Berichten {
		m := maakBericht{Bericht: b.Soort.String(), Identificatie: b.Identificatie, Bestand: b.Stuk.Bestandsnaam(), Persoon: b.Persoon, Wet: string(b.Wet), Aanbieder: b.Stuk.Ontvanger()}
		for _, t := range b.Toewijzingen {
			om := t.Product.Omvang
			m.Toewijzingen = append(m.Toewijzingen, maakToewijzing{string(t.Besluit), t.Onderdeel, t.Product.ToewijzingNummer, om.Volume, om.Eenheid, om.Frequentie})
		}
		uit.Berichten = append(uit.Berichten, m)
	}
	for _, z := range u.Zonder {
		m := maakZonder{Persoon: z.Persoon, Wet: string(z.Wet), Reden: string(z.Reden), Code: z.Code, Tekst: z.Tekst}
		if z.Reden == keten.Vastgehouden {
			m.Tekst = tegengehouden
		}
		for _, k := range z.Besluiten {
			m.Besluiten = append(m.Besluiten, string(k))
		}
		uit.ZonderBericht = append(uit.ZonderBericht, m)
	}
	return uit
}

// schrijf writes the messages and says what was made and what was not. The
// status is 1 when something was held.
func (o *berichtMaak) schrijf(cmd *cobra.Command, u *keten.Uitkomst) error {
	uit := maakAlsData(u)
	verslag := cmd.OutOrStdout()
	switch {
	case o.folder != "":
		if err := schrijfBerichten(o.folder, u.Berichten); err != nil {
			return meldFouten(cmd, o.asJSON, []fout{{"map", "map-onschrijfbaar", "in deze map is niet te schrijven: controleer de naam en de rechten; er is geen bericht blijven staan"}})
		}
	case o.asJSON:
		for i := range uit.Berichten {
			uit.Berichten[i].Inhoud = string(u.Berichten[i].Stuk.Inhoud())
		}
	case len(u.Berichten) > 1:
		return meldFouten(cmd, false, []fout{{"opdracht", "gebruik-onjuist", "er is meer dan één bericht: noem met --map een map, of gebruik --json"}})
	case len(u.Berichten) == 1:
		verslag = cmd.ErrOrStderr()
		if _, err := u.Berichten[0].Stuk.WriteTo(cmd.OutOrStdout()); err != nil {
			return err
		}
	}
	if err := o.toon(verslag, uit); err != nil {
		return err
	}
	for _, z := range u.Zonder {
		if z.Reden == keten.Vastgehouden {
			return &exitError{status: exitFaults}
		}
	}
	return nil
}

// schrijfBerichten makes one file per message, none of them when one cannot be
// made.
func schrijfBerichten(folder string, berichten []keten.Bericht) (err error) {
	var gemaakt []string
	defer func() {
		if err != nil {
			for _, pad := range gemaakt {
				_ = os.Remove(pad)
			}
		}
	}()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	for _, b := range berichten {
		pad := filepath.Join(folder, b.Stuk.Bestandsnaam())
		f, err := os.OpenFile(pad, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return err
		}
		gemaakt = append(gemaakt, pad)
		_, err = b.Stuk.WriteTo(f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

func (o *berichtMaak) toon(w io.Writer, uit maakUitkomst) error {
	if o.asJSON {
		return writeJSON(w, uit)
	}
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, b := range uit.Berichten {
		for _, t := range b.Toewijzingen {
			fmt.Fprintf(tab, "%s\t%s\t%s\t%s\ttoewijzing %d\t%d %s\n", b.Bestand, b.Persoon, b.Wet, t.Onderdeel, t.Nummer, t.Volume, eenheidNaam(t))
		}
	}
	if err := tab.Flush(); err != nil {
		return err
	}
	for _, z := range uit.ZonderBericht {
		fmt.Fprintf(w, "geen bericht voor %s, %s (besluit %s): %s (%s)\n", z.Persoon, z.Wet, strings.Join(z.Besluiten, ", "), z.Tekst, z.Code)
	}
	return nil
}

// eenheidNaam says unit and frequency in words.
func eenheidNaam(t maakToewijzing) string {
	eenheid := map[string]string{istandaard.EenheidMinuut: "minuten", istandaard.EenheidUur: "uur", istandaard.EenheidEtmaal: "etmalen",
		istandaard.EenheidDagdeel: "dagdelen", istandaard.EenheidStuksInspanning: "stuks"}[t.Eenheid]
	per := map[string]string{istandaard.FrequentieDag: "per dag", istandaard.FrequentieWeek: "per week", istandaard.FrequentieMaand: "per maand",
		istandaard.FrequentieTotaal: "in totaal"}[t.Frequentie]
	return eenheid + " " + per
}
