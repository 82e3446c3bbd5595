package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// tariefRegels is how many parameters the text shows of the sensitivity.
const tariefRegels = 12

// toonTarief writes a tariff for a reader.
func toonTarief(w io.Writer, u *kostprijs.Uitkomst, spread *kostprijs.Spreiding) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	inv := &u.Model.Invoer
	fmt.Fprintf(t, "%s\npeildatum %s\n\nTarief per uur\t%12s\n", inv.Titel, inv.Peildatum.Nederlands(), u.Tarief.Nederlands())
	if inv.Gedrukt != nil {
		fmt.Fprintf(t, "Volgens de eigen formule\t%12s\n", u.Formule.Nederlands())
	}
	if a, ok := u.Beschikbaarheid(); ok {
		fmt.Fprintf(t, "Prijs per cliënt per week\t%12s\n", a.Tarief.Nederlands())
	}
	weeks, err := u.Weekbudgetten()
	if err != nil {
		return err
	}
	for _, b := range weeks {
		fmt.Fprintf(t, "Weekbudget, %s (%d × %s)\t%12s\n", b.Naam, b.Aantal, b.Minuten.Nederlands(), b.Bedrag.Nederlands())
	}
	fmt.Fprint(t, "\nOpbouw\t     per uur\tWmo 5.4\tJeugdwet 2.3\n")
	for i, bar := range u.Waterval() {
		if bar.Totaal {
			fmt.Fprintf(t, "%s\t%12s\t\t\n", bar.Naam, bar.Bedrag.Nederlands())
			break
		}
		c := u.Componenten()[i]
		fmt.Fprintf(t, "%s\t%12s\t%s\t%s\n", bar.Naam, bar.Bedrag.Nederlands(), letter(c.Wmo), letter(c.Jeugd))
	}
	toonGevoeligheid(t, u)
	toonSpreiding(t, spread)
	if list := u.Opmerkingen(); len(list) > 0 {
		fmt.Fprint(t, "\nWat u moet weten\n")
		for _, o := range list {
			fmt.Fprintf(t, "- %s\n", o.Tekst)
		}
	}
	fmt.Fprintf(t, "\nKwitantie %s\n", u.Kwitantie().Hash)
	return t.Flush()
}

func letter(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func toonGevoeligheid(w io.Writer, u *kostprijs.Uitkomst) {
	fmt.Fprint(w, "\nGevoeligheid (prijs voor afronding)\t                van\t                tot\tprijs bij van\tprijs bij tot\n")
	for i, g := range u.Gevoeligheden() {
		if i == tariefRegels || g.Uitslag.Teken() == 0 {
			break
		}
		fmt.Fprintf(w, "%s\t%19s\t%19s\t%13s\t%13s\n", strings.ReplaceAll(g.Sleutel, "/", ", "), metEenheid(g.Laag, g.Eenheid), metEenheid(g.Hoog, g.Eenheid),
			g.BijLaag.Nederlands(2, 2), g.BijHoog.Nederlands(2, 2))
	}
}

func metEenheid(g kostprijs.Getal, unit string) string {
	if unit == kostprijs.EenheidProcent {
		return g.Nederlands(0, 2) + "%"
	}
	return g.Nederlands(0, 2) + " " + unit
}

func toonSpreiding(w io.Writer, s *kostprijs.Spreiding) {
	if s == nil {
		return
	}
	fmt.Fprintf(w, "\nSpreiding van de prijs per %s over %d trekkingen uit: %s\n", s.Eenheid, s.Trekkingen, strings.Join(s.Parameters, ", "))
	fmt.Fprintf(w, "laagste\t%12s\n5%% ligt onder\t%12s\nmidden\t%12s\n5%% ligt boven\t%12s\nhoogste\t%12s\n", s.Laagste.Nederlands(),
		s.P5.Nederlands(), s.Midden.Nederlands(), s.P95.Nederlands(), s.Hoogste.Nederlands())
}

// toonSpoor writes the whole build-up, step by step.
func toonSpoor(w io.Writer, s *kostprijs.Stap) error {
	p := &printer{w: w}
	p.stap(s, "")
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) stap(s *kostprijs.Stap, indent string) {
	p.line("%s%s = %s %s", indent, s.Naam, s.Uitkomst.Nederlands(2, 4), s.Eenheid)
	p.line("%s  formule: %s", indent, s.Formule)
	if s.Bron != "" {
		p.line("%s  bron van de formule: %s", indent, s.Bron)
	}
	for _, in := range s.Invoer {
		p.line("%s  - %s", indent, gebruik(in))
	}
	for _, child := range s.Stappen {
		p.stap(child, indent+"    ")
	}
}

func gebruik(in kostprijs.Gebruik) string {
	text := in.Naam + ": " + in.Waarde.Nederlands(0, 4) + " " + in.Eenheid
	if in.Grondslag != "" {
		text += " (" + in.Grondslag + ")"
	}
	if in.Stap != "" {
		text += " (uit een andere stap)"
	}
	if in.Herkomst != nil {
		text += " [" + string(in.Status) + "; " + in.Bron + "; gekozen door " + in.GekozenDoor + "]"
	}
	return text
}

// schrijfTariefCSV writes the components and the parameters. Texts that a
// spreadsheet would read as a formula get an apostrophe in front.
func schrijfTariefCSV(w io.Writer, u *kostprijs.Uitkomst) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	c.Comma = ';'
	rows := [][]string{{"deel", "sleutel", "naam", "waarde", "eenheid", "grondslag", "wmo", "jeugdwet", "van", "tot", "status", "bron", "gekozen door", "toelichting"}}
	for _, x := range u.Componenten() {
		rows = append(rows, []string{"opbouw", x.ID, x.Naam, komma(x.PerUur), kostprijs.EenheidEurUur, "", x.Wmo, x.Jeugd, "", "", "", "", "", x.Lezing})
	}
	rows = append(rows, []string{"uitkomst", "tarief", "Tarief per uur", komma(kostprijs.VanBedrag(u.Tarief)), kostprijs.EenheidEurUur, "", "", "", "", "", "", "", "", ""})
	keys := u.Model.Sleutels()
	for i, p := range u.Model.Parameters {
		rows = append(rows, []string{"parameter", keys[i], p.Naam, komma(p.Waarde), p.Eenheid, p.Grondslag, "", "", p.Van.String(), p.Tot.String(),
			string(p.Status), p.Bron, p.GekozenDoor, p.Toelichting})
	}
	for _, row := range rows {
		for i := range row {
			if i != 3 {
				row[i] = poort.Cel(row[i])
			}
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func komma(g kostprijs.Getal) string { return strings.ReplaceAll(g.Decimaal(6), ".", ",") }
