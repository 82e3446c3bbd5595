package web

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// The ways to say which part of a price is labour, for its index.
const (
	loonUitOpbouw = "uit-opbouw"
	loonProcent   = "procent"
)

// indexInvoer gives the input the years that were typed. A figure that is left
// open is the one of the tables.
func (t *tariefvorm) indexInvoer(years []int, labour string) {
	old := t.inv.Indexatie
	if len(years) == 0 {
		t.inv.Indexatie = nil
		return
	}
	x := &kostprijs.Indexatie{}
	for _, year := range years {
		j := kostprijs.Indexjaar{Jaar: year}
		if old != nil {
			for _, had := range old.Jaren {
				if had.Jaar == year {
					j = had
				}
			}
		}
		if j.OVA == nil {
			j.OVA = t.indexLeeg(year)
		}
		if j.PPC == nil {
			j.PPC = t.indexLeeg(year)
		}
		x.Jaren = append(x.Jaren, j)
	}
	switch {
	case labour == loonProcent && old != nil && old.Loondeel != nil:
		x.Loondeel = old.Loondeel
	case labour == loonProcent:
		x.Loondeel = &kostprijs.Parameter{Eenheid: kostprijs.EenheidProcent, Grondslag: kostprijs.VanPrijsVoorIndex, Van: t.inv.Peildatum}
	case old != nil && old.UitOpbouw != nil:
		x.UitOpbouw = old.UitOpbouw
	case labour == loonUitOpbouw:
		x.UitOpbouw = &kostprijs.Herkomst{}
	}
	t.inv.Indexatie = x
}

func (t *tariefvorm) indexLeeg(year int) *kostprijs.Parameter {
	d, err := kostprijs.ParseDatum(strconv.Itoa(year) + "-01-01")
	if err != nil {
		d = t.inv.Peildatum
	}
	return &kostprijs.Parameter{Eenheid: kostprijs.EenheidProcent, Grondslag: kostprijs.VanPrijspeilVorigJaar, Van: d}
}

// indexGetallen lists the figures of the years. They may stay empty.
func (t *tariefvorm) indexGetallen() []parveld {
	x := t.inv.Indexatie
	if x == nil {
		return nil
	}
	var out []parveld
	for i := range x.Jaren {
		j := &x.Jaren[i]
		at, year := "indexatie.jaren["+strconv.Itoa(i)+"]", strconv.Itoa(j.Jaar)
		out = append(out, parveld{naam: "ova-" + year, pad: at + ".ova", label: "OVA (lonen) van " + year, par: j.OVA, mag: true},
			parveld{naam: "ppc-" + year, pad: at + ".ppc", label: "PPC (materieel) van " + year, par: j.PPC, mag: true})
	}
	if x.Loondeel != nil {
		out = append(out, parveld{naam: "loondeel", pad: "indexatie.loondeel", label: "Deel van de prijs dat loon is", par: x.Loondeel})
	}
	return out
}

// ruimIndexOp leaves the figures that were left open to the tables.
func (t *tariefvorm) ruimIndexOp() {
	x := t.inv.Indexatie
	if x == nil {
		return
	}
	for i := range x.Jaren {
		j := &x.Jaren[i]
		if j.OVA != nil && !j.OVA.Bekend {
			j.OVA = nil
		}
		if j.PPC != nil && !j.PPC.Bekend {
			j.PPC = nil
		}
	}
}

// indexBegin fills in the years of the model and what is labour.
func (t *tariefvorm) indexBegin() {
	var years []string
	labour := ""
	if x := t.inv.Indexatie; x != nil {
		for _, j := range x.Jaren {
			years = append(years, strconv.Itoa(j.Jaar))
		}
		labour = loonUitOpbouw
		if x.Loondeel != nil {
			labour = loonProcent
		}
	}
	t.begin.Set("indexjaren", strings.Join(years, ", "))
	t.begin.Set("loon", labour)
}

// pasIndex asks over which years the price is indexed, and which part of it is
// labour.
func (t *tariefvorm) pasIndex() {
	options := []vorm.Option{{Value: loonUitOpbouw, Text: "De loonkosten en de overhead van deze opbouw"}, {Value: loonProcent, Text: "Een vast percentage"}}
	g := tariefgroep{Velden: []any{
		&vorm.Field{Kind: vorm.TextField, Name: "indexjaren", Label: "Over welke jaren indexeert u?", Optional: true, Width: vorm.Chars20,
			Hint: "Bijvoorbeeld 2024, 2025. Laat leeg als u niet indexeert. Druk daarna op Reken opnieuw: de cijfers komen eronder."},
		&vorm.Field{Kind: vorm.SelectField, Name: "loon", Label: "Welk deel van de prijs is loon?", Options: options, Optional: t.inv.Indexatie == nil}}}
	if _, ok := indexJaren(t.f.Text("indexjaren")); !ok {
		t.f.Fail("indexjaren", "VELD-JAAR", "Vul jaren in tussen 2000 en 2100, elk één keer, met een komma ertussen.")
	}
	if x := t.inv.Indexatie; x != nil && x.Loondeel == nil {
		t.f.OneOf("loon", options, "Kies welk deel van de prijs loon is. Over dat deel telt de OVA, over de rest de PPC.")
		if x.UitOpbouw != nil {
			g.Herkomst = t.herkomst("loonregel", "indexatie.uit-opbouw", "welk deel loon is", x.UitOpbouw, t.f.Text("loon") != t.begin.Get("loon"))
			g.Meer = meerVelden("loonregel", "welk deel loon is")
		}
	}
	t.paden = append(t.paden, padveld{pad: "indexatie", veld: "indexjaren"}, padveld{pad: "indexatie.loondeel", veld: "loon"})
	t.groepen = append(t.groepen, g)
}
