package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/termijn"
)

// termijnOpdracht holds the options of 'wijzer termijn'.
type termijnOpdracht struct {
	asJSON    bool
	duur      string
	stilstand []string
}

// newTermijn is the command that counts a term and explains the outcome.
func newTermijn() *cobra.Command {
	var o termijnOpdracht
	cmd := &cobra.Command{
		Use:   "termijn [CODE | --duur DUUR] DATUM",
		Short: "Bereken de laatste dag van een wettelijke termijn",
		Long: `Bereken de laatste dag van een wettelijke termijn, met uitleg en bron.

CODE is een termijn uit de tabel; 'wijzer termijn lijst' toont ze allemaal.
DATUM is de dag van de gebeurtenis, als JJJJ-MM-DD. Die dag telt zelf niet mee.
Met --duur rekent u een termijn zonder code, volgens de Algemene termijnenwet.
Met --stilstand telt u een opschorting mee: de eerste dag waarop de termijn
stilstond en de dag waarop hij weer liep, of niets als hij nog stilstaat.`,
		Example: `  wijzer termijn WMO-BESCH 2026-05-01
  wijzer termijn --duur 6week 2026-05-01
  wijzer termijn WMO-BESCH 2026-06-01 --stilstand 2026-06-05/2026-06-11
  wijzer termijn --json AWB-BEZW 2026-11-13`,
		Args:              cobra.ArbitraryArgs,
		RunE:              o.run,
		ValidArgsFunction: termijnCodes,
	}
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "schrijf de uitkomst als JSON")
	cmd.Flags().StringVar(&o.duur, "duur", "", "reken met een duur in plaats van een code, zoals 7dag, 6week of 3maand")
	cmd.Flags().StringArrayVar(&o.stilstand, "stilstand", nil, "periode waarin de termijn stilstond, als VAN/TOT; mag vaker")
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, _ error) error {
		return meldFouten(cmd, o.asJSON, []fout{{"opdracht", "gebruik-onjuist", "deze optie bestaat niet of mist een waarde: 'wijzer termijn --help' laat zien wat kan"}})
	})
	cmd.AddCommand(newTermijnLijst())
	return cmd
}

func (o *termijnOpdracht) run(cmd *cobra.Command, args []string) error {
	vraag, fouten := leesTermijn(args, o.duur, cmd.Flags().Changed("duur"))
	stil, meer := leesStilstand(o.stilstand)
	vraag.stil = stil
	if fouten = append(fouten, meer...); fouten != nil {
		return meldFouten(cmd, o.asJSON, fouten)
	}
	u, pad, err := vraag.bereken()
	if err != nil {
		return meldFouten(cmd, o.asJSON, []fout{termijnFout(pad, err)})
	}
	if o.asJSON {
		return writeJSON(cmd.OutOrStdout(), termijnUitvoer(u))
	}
	return toonTermijn(cmd.OutOrStdout(), u)
}

// termijnVraag is what the user asks: a term, the day of the event, and the
// periods in which the clock stood still.
type termijnVraag struct {
	term  termijn.Termijn
	basis termijn.Dag
	stil  []termijn.Opschorting
}

// bereken counts the term; with an error it tells which part of the question
// the fault is in.
func (v termijnVraag) bereken() (u termijn.Uitkomst, pad string, err error) {
	if v.stil == nil {
		u, err = v.term.Bereken(v.basis)
		return u, "datum", err
	}
	u, err = v.term.Opgeschort(v.basis, v.stil...)
	if errors.Is(err, termijn.ErrBereik) {
		return u, "datum", err
	}
	return u, "stilstand", err
}

// leesStilstand reads periods VAN/TOT, and gives all faults at once. Without
// TOT the clock still stands.
func leesStilstand(perioden []string) (stil []termijn.Opschorting, fouten []fout) {
	for i, p := range perioden {
		pad := fmt.Sprintf("stilstand[%d]", i)
		van, tot, _ := strings.Cut(p, "/")
		var o termijn.Opschorting
		var err error
		o.Van, err = termijn.ParseDag(van)
		fouten = voegToe(fouten, pad+".van", err)
		if tot != "" {
			o.Tot, err = termijn.ParseDag(tot)
			fouten = voegToe(fouten, pad+".tot", err)
		}
		stil = append(stil, o)
	}
	return stil, fouten
}

// leesTermijn reads the arguments and gives all faults at once.
func leesTermijn(args []string, duur string, metDuur bool) (vraag termijnVraag, fouten []fout) {
	want := 2
	if metDuur {
		want = 1
	}
	if len(args) != want {
		tekst := "geef een code en een datum, zoals: wijzer termijn WMO-BESCH 2026-05-01"
		if metDuur {
			tekst = "geef bij --duur alleen een datum, zoals: wijzer termijn --duur 6week 2026-05-01"
		}
		fouten = append(fouten, fout{"opdracht", "gebruik-onjuist", tekst})
	}
	var err error
	if metDuur {
		var d termijn.Duur
		if d, err = termijn.ParseDuur(duur); err == nil {
			vraag.term, err = termijn.VanDuur(d)
		}
		fouten = voegToe(fouten, "duur", err)
	} else if len(args) > 0 {
		var ok bool
		if vraag.term, ok = termijn.Zoek(strings.ToUpper(args[0])); !ok {
			fouten = voegToe(fouten, "code", termijn.ErrCode)
		}
	}
	if len(args) >= want {
		vraag.basis, err = termijn.ParseDag(args[want-1])
		fouten = voegToe(fouten, "datum", err)
	}
	return vraag, fouten
}

func voegToe(fouten []fout, pad string, err error) []fout {
	if err == nil {
		return fouten
	}
	return append(fouten, termijnFout(pad, err))
}

// termijnFout translates a fault of the library. What is not its own is not
// repeated: it could hold the input.
func termijnFout(pad string, err error) fout {
	var f *termijn.Fout
	switch {
	case errors.Is(err, termijn.ErrDag):
		return fout{pad, "datum-ongeldig", termijn.ErrDag.Error()}
	case errors.As(err, &f):
		return fout{pad, f.Code, f.Tekst}
	}
	return fout{pad, "termijn-mislukt", "deze termijn is niet te berekenen"}
}

// termijnJSON is the output that the contract promises.
type termijnJSON struct {
	Code   string   `json:"code"`
	Basis  string   `json:"basis"`
	Eind   *string  `json:"eind"`
	Uitleg []string `json:"uitleg"`
}

// termijnUitvoer puts the warnings behind the explanation, where a script that
// shows the one shows the other too.
func termijnUitvoer(u termijn.Uitkomst) termijnJSON {
	uit := termijnJSON{Code: u.Code, Basis: u.Basis.String(), Uitleg: u.Uitleg}
	if u.Eind != termijn.Geen {
		eind := u.Eind.String()
		uit.Eind = &eind
	}
	for _, w := range u.Waarschuwingen {
		if w.Code == termijn.WaarschuwLezing { // the explanation holds the reading itself
			continue
		}
		uit.Uitleg = append(uit.Uitleg, "Let op: "+w.Tekst)
	}
	return uit
}

// toonTermijn writes the outcome for people: the day first, then why.
func toonTermijn(w io.Writer, u termijn.Uitkomst) error {
	eind := "geen datum"
	if u.Eind != termijn.Geen {
		eind = u.Eind.Voluit()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s vanaf %s: %s\n\n", u.Code, u.Basis.Voluit(), eind)
	for _, zin := range termijnUitvoer(u).Uitleg {
		fmt.Fprintf(&b, "- %s\n", zin)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// termijnCodes completes the code on the command line.
func termijnCodes(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var codes []string
	if len(args) == 0 {
		for _, t := range termijn.Alle() {
			codes = append(codes, t.Code+"\t"+t.Naam)
		}
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

// newTermijnLijst is the command that shows all terms of the table.
func newTermijnLijst() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "lijst",
		Short: "Toon alle termijnen met hun code",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return meldFouten(cmd, asJSON, []fout{{"opdracht", "gebruik-onjuist", "deze opdracht heeft geen gegevens nodig: wijzer termijn lijst"}})
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), termijnRegels())
			}
			return toonLijst(cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de lijst als JSON")
	return cmd
}

// termijnRegel is one term of the list, as data.
type termijnRegel struct {
	Code        string `json:"code"`
	Naam        string `json:"naam"`
	Basis       string `json:"basis"`
	Duur        string `json:"duur"` // empty where no source gives a number
	Telwijze    string `json:"telwijze"`
	Bron        string `json:"bron"`
	Toelichting string `json:"toelichting,omitempty"`
	Lezing      string `json:"lezing,omitempty"`
}

func termijnRegels() []termijnRegel {
	var regels []termijnRegel
	for _, t := range termijn.Alle() {
		regels = append(regels, termijnRegel{t.Code, t.Naam, t.Basis, t.Duur.String(), t.Telwijze.String(), t.Bron.String(), t.Toelichting, t.Lezing})
	}
	return regels
}

func toonLijst(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range termijn.Alle() {
		fmt.Fprintf(t, "%s\t%s\t%s\n", r.Code, r.Lengte(), r.Naam)
	}
	return t.Flush()
}
