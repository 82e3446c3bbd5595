package main

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// newBerichtToon is the command that shows a message readably.
func newBerichtToon() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "toon BESTAND",
		Short: "Toon een bericht leesbaar, met de betekenis van elke code",
		Long: `Toon een bericht van iWmo of iJw leesbaar: elk gegeven op een regel, met de
betekenis van elke code, bedragen in euro's en de naam van elke gemeente.

BESTAND is een bestand, of - voor de standaardinvoer. Een bestand dat niet aan het
schema voldoet geeft status 2, met de fouten op de foutuitvoer.`,
		Example: "  wijzer bericht toon inkomend/wmo301.xml\n  wijzer bericht toon --json - < wmo301.xml",
		RunE: func(cmd *cobra.Command, args []string) error {
			if fouten := eenBestand(args, "toon"); fouten != nil {
				return meldFouten(cmd, asJSON, fouten)
			}
			c := istandaard.NewCodec(istandaard.Uitgave32())
			g, err := leesBericht(cmd, c, args[0])
			if err != nil {
				return meldFouten(cmd, asJSON, []fout{{"bestand", "bestand-onleesbaar", leesFout(err)}})
			}
			if g.bericht == nil {
				return meldFouten(cmd, asJSON, structuurFouten(g.fouten))
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), toonJSON(c, g.bericht))
			}
			return toonBericht(cmd.OutOrStdout(), c, g.bericht)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf het bericht als JSON")
	cmd.SetFlagErrorFunc(berichtOptieFout(&asJSON))
	return cmd
}

// toonBericht writes a heading, and then one line for each class and value.
func toonBericht(w io.Writer, c *istandaard.Codec, b istandaard.Bericht) error {
	const breedte = 44
	buf := bufio.NewWriter(w)
	s := b.Soort()
	fmt.Fprintf(buf, "%v  %s  (%v, uitgave %v)\n", s, s.Naam(), s.Domein, c.Uitgave())
	for v := range c.Velden(b) {
		naam := strings.Repeat("  ", v.Diepte) + v.Naam
		if v.Nummer > 0 {
			naam += " " + strconv.Itoa(v.Nummer)
		}
		if !v.Enkel {
			fmt.Fprintln(buf, naam)
			continue
		}
		regel := fmt.Sprintf("%-*s %s", breedte, naam, strings.ReplaceAll(v.Waarde, "\n", " "))
		if uitleg := uitlegVan(v); uitleg != "" {
			regel += "  (" + uitleg + ")"
		}
		fmt.Fprintln(buf, regel)
	}
	return buf.Flush()
}

// uitlegVan says what a value means: a code from its list, an amount in euros, a
// municipality by name.
func uitlegVan(v istandaard.Veld) string {
	switch v.Type {
	case "LDT_Bedrag", "LDT_TotaalBedrag", "LDT_Budget":
		return "€ " + euros(v.Waarde)
	case "LDT_Gemeente":
		g, ok := istandaard.GemeenteVan(v.Waarde)
		if !ok {
			return "onbekende gemeente"
		}
		return "gemeente " + g.Naam
	case "LDT_AgbCode":
		return "AGB-code"
	case "LDT_BerichtCode":
		s, _ := istandaard.SoortVanCode(v.Waarde)
		return s.String()
	}
	return v.Betekenis
}

// euros writes whole eurocents as euros: 14400 is 144,00.
func euros(centen string) string {
	centen = strings.Repeat("0", max(0, 3-len(centen))) + centen
	n := len(centen) - 2
	return centen[:n] + "," + centen[n:]
}

// veldJSON is one value of a message as data.
type veldJSON struct {
	Plek      string `json:"plek"`
	Waarde    string `json:"waarde"`
	Codelijst string `json:"codelijst,omitempty"`
	Betekenis string `json:"betekenis,omitempty"`
}

type berichtJSON struct {
	Bericht string     `json:"bericht"`
	Naam    string     `json:"naam"`
	Velden  []veldJSON `json:"velden"`
}

func toonJSON(c *istandaard.Codec, b istandaard.Bericht) berichtJSON {
	uit := berichtJSON{Bericht: b.Soort().String(), Naam: b.Soort().Naam()}
	for v := range c.Velden(b) {
		if v.Enkel {
			uit.Velden = append(uit.Velden, veldJSON{v.Plek, v.Waarde, v.Lijst, uitlegVan(v)})
		}
	}
	return uit
}
