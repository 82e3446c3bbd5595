package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/antwoord"
	"codeberg.org/wijzer/wijzer/istandaard/stand"
)

// berichtAntwoord holds the options of 'wijzer bericht antwoord'.
type berichtAntwoord struct {
	asJSON        bool
	fo01          bool
	eerder        string
	identificatie string
	datum         string
}

// newBerichtAntwoord is the command that answers one message.
func newBerichtAntwoord() *cobra.Command {
	var o berichtAntwoord
	cmd := &cobra.Command{
		Use:   "antwoord BESTAND",
		Short: "Maak het retourbericht of het declaratie-antwoord",
		Long: `Controleer een bericht en schrijf het antwoord naar de standaarduitvoer: het
retourbericht (302, 306, 308, 316, 318, 320) of, op een declaratie, de 325.

Zonder --eerder telt alleen wat binnen het bericht te controleren is (niveau 2).
Met --eerder leest het programma eerst de berichten in die map, op volgorde van
dagtekening, en controleert het ook daartegen (niveau 3 en 4).

Een bestand dat niet aan het schema voldoet krijgt geen antwoord: de fouten staan
dan op de foutuitvoer en de status is 2. Met --fo01 schrijft het programma in dat
geval als JSON wat het foutbericht van de envelop (Fo01) nodig heeft.

BESTAND is een bestand, of - voor de standaardinvoer.`,
		Example: "  wijzer bericht antwoord inkomend/jw305.xml > uitgaand/jw306.xml\n  wijzer bericht antwoord --eerder archief/ declaratie.xml",
		RunE:    o.run,
	}
	f := cmd.Flags()
	f.BoolVar(&o.asJSON, "json", false, "schrijf fouten in de invoer ook als JSON")
	f.BoolVar(&o.fo01, "fo01", false, "schrijf als JSON wat een Fo01 nodig heeft als het bestand niet aan het schema voldoet")
	f.StringVar(&o.eerder, "eerder", "", "map met berichten die eerder zijn verstuurd en ontvangen")
	f.StringVar(&o.identificatie, "identificatie", "", "identificatie van het antwoord, hooguit 12 tekens (anders een willekeurige)")
	f.StringVar(&o.datum, "datum", "", "dagtekening van het antwoord, JJJJ-MM-DD (anders vandaag)")
	cmd.SetFlagErrorFunc(berichtOptieFout(&o.asJSON))
	return cmd
}

func (o *berichtAntwoord) run(cmd *cobra.Command, args []string) error {
	fouten := eenBestand(args, "antwoord")
	gegevens, meer := o.gegevens(time.Now())
	if fouten = append(fouten, meer...); fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	c := istandaard.NewCodec(istandaard.Uitgave32())
	g, err := leesBericht(cmd, c, args[0])
	if err != nil {
		return meldFouten(cmd, o.asJSON, []fout{{"bestand", "bestand-onleesbaar", leesFout(err)}})
	}
	if g.bericht == nil {
		return o.ongeldig(cmd, c, g)
	}
	alle, fouten := o.controleer(cmd.Context(), c, g, gegevens.Dagtekening)
	if fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	uit, err := antwoord.Maak(c, g.bericht, alle, gegevens)
	if err != nil {
		return meldFouten(cmd, o.asJSON, []fout{{"bestand", "geen-antwoord", "op dit bericht volgt geen antwoord: het is zelf een antwoord"}})
	}
	return c.Schrijf(cmd.OutOrStdout(), uit)
}

// gegevens fills in what the user left out, and tests what he gave.
func (o *berichtAntwoord) gegevens(nu time.Time) (antwoord.Gegevens, []fout) {
	var fouten []fout
	g := antwoord.Gegevens{Identificatie: o.identificatie, Dagtekening: istandaard.Datum(o.datum)}
	if g.Identificatie == "" {
		g.Identificatie = rand.Text()[:12]
	}
	soort, _ := istandaard.DatatypeVan("LDT_IdentificatieBericht")
	if code, zin := soort.Toets(istandaard.Wmo, g.Identificatie); code != "" {
		fouten = append(fouten, fout{"identificatie", "identificatie-ongeldig", zin})
	}
	if g.Dagtekening == "" {
		g.Dagtekening = istandaard.DatumVan(nu)
	}
	if _, ok := g.Dagtekening.Dag(); !ok {
		fouten = append(fouten, fout{"datum", "datum-ongeldig", "geef de datum als JJJJ-MM-DD, zoals 2026-05-01"})
	}
	return g, fouten
}

// ongeldig answers a file that does not meet the schema: with what an Fo01 needs
// when that is asked for, and always with the faults.
func (o *berichtAntwoord) ongeldig(cmd *cobra.Command, c *istandaard.Codec, g gelezen) error {
	if !o.fo01 {
		return meldFouten(cmd, o.asJSON, structuurFouten(g.fouten))
	}
	soort, _ := c.Herken(g.data)
	if err := writeJSON(cmd.OutOrStdout(), antwoord.NieuweFo01(c.Uitgave(), soort, g.fouten)); err != nil {
		return err
	}
	return meldFouten(cmd, false, structuurFouten(g.fouten))
}

// controleer gives all faults of a message: those inside it, and against earlier
// messages when there are.
func (o *berichtAntwoord) controleer(ctx context.Context, c *istandaard.Codec, g gelezen, vandaag istandaard.Datum) ([]istandaard.Fout, []fout) {
	if o.eerder == "" || len(g.fouten) > 0 {
		return g.fouten, nil
	}
	bekend, fouten := leesEerder(c, o.eerder)
	if fouten != nil {
		return nil, fouten
	}
	meer, err := stand.Controleer(ctx, g.bericht, bekend, vandaag)
	if err != nil {
		return nil, []fout{{"eerder", "controle-afgebroken", "de controle is afgebroken"}}
	}
	return append(g.fouten, meer...), nil
}

// leesEerder learns from the messages in a directory, in order of their date.
func leesEerder(c *istandaard.Codec, dir string) (*stand.Geheugen, []fout) {
	paden, err := padenIn(dir)
	if err != nil {
		return nil, []fout{{"eerder", "map-onleesbaar", "deze map is niet te lezen: controleer de naam"}}
	}
	var berichten []istandaard.Bericht
	var fouten []fout
	for i, pad := range paden {
		b, err := leesGeldig(c, pad)
		if err != nil {
			fouten = append(fouten, fout{fmt.Sprintf("eerder[%d]", i), "bestand-ongeldig", "dit bestand in de map is geen geldig bericht: haal het weg of controleer het"})
			continue
		}
		berichten = append(berichten, b)
	}
	slices.SortStableFunc(berichten, func(a, b istandaard.Bericht) int {
		return cmp.Compare(a.Kop().BerichtIdentificatie.Dagtekening, b.Kop().BerichtIdentificatie.Dagtekening)
	})
	g := stand.NewGeheugen()
	for _, b := range berichten {
		g.Verwerk(b)
	}
	return g, fouten
}

func leesGeldig(c *istandaard.Codec, pad string) (istandaard.Bericht, error) {
	f, err := os.Open(pad)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return c.Lees(f)
}
