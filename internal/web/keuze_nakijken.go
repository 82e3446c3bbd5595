package web

import (
	"net/http"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// kijkNa shows what the choice comes to, line by line, before it is recorded.
func (s *Server) kijkNa(v *verzoek, k *kiezer, calc *arrangement.Berekening, conflict bool) error {
	tag, err := v.formulier("/gezin/"+k.b.ID+"/keuze", k.b)
	if err != nil {
		return err
	}
	if key := v.r.PostForm.Get("verzoek"); key != "" && !conflict {
		tag.Key = key + "-na" // the form before it was another request
		tag.Hidden = []vorm.Pair{{Name: standVeld, Value: v.r.PostForm.Get(standVeld)}}
	}
	tag.Hidden = append(tag.Hidden, overgenomen(v)...)
	w := &adviseur{s: s, v: v, b: k.b, a: k.advies, namen: naamGever(k.b)}
	blad := keuzeblad{Tabs: v.tabs(k.b, "advies"), Kop: "Kijk uw keuze na", Gegevens: k.samenvatting(), Regels: keuzeTabel(w, calc), Form: &tag, Aandacht: w.punten(calc.Aandacht),
		Knoppen: vorm.Actions{vorm.Button{Text: "Leg deze keuze vast", Name: stapVeld, Value: stapVast}, vorm.Button{Text: "Wijzig", Kind: vorm.Secondary, Name: stapVeld, Value: stapAnder}}}
	page := vorm.Page{Title: "Kijk uw keuze na", Data: blad, Identity: &vorm.Identity{Writes: vakVoor(k.b, "", gezin.Gewoon)}}
	status := http.StatusOK
	if conflict {
		banner, err := s.verschil(v.ctx(), k.b, v.gezien())
		if err != nil {
			return err
		}
		page.Banners, status = append(page.Banners, *banner), http.StatusConflict
	}
	if page, err = s.opGezin(v, k.b, page); err != nil {
		return err
	}
	return v.toonAls(status, "keuze", page)
}

// overgenomen carries everything that was typed to the next page.
func overgenomen(v *verzoek) []vorm.Pair {
	var out []vorm.Pair
	for name, values := range v.r.PostForm {
		if name == "verzoek" || name == standVeld || name == stapVeld {
			continue
		}
		for _, value := range values {
			out = append(out, vorm.Pair{Name: name, Value: value})
		}
	}
	slices.SortFunc(out, func(a, b vorm.Pair) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// samenvatting says what was chosen.
func (k *kiezer) samenvatting() vorm.SummaryList {
	rows := vorm.SummaryList{{Key: "Arrangement", Value: hoofdletter(k.product.Naam)}}
	for _, f := range k.product.Keuzes {
		text := k.f.Text(f.Code)
		switch {
		case text == "":
			continue
		case f.Soort == gezin.Code:
			text = f.Waardenaam(text)
		}
		rows = append(rows, vorm.SummaryRow{Key: hoofdletter(f.Naam), Value: hoofdletter(text)})
	}
	if text := k.f.Text("vrij-motivering"); text != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Waarom een vrije trede", Value: text})
	}
	if k.advies.WijktAf(k.product.Code) {
		rows = append(rows, vorm.SummaryRow{Key: "Waarom u afwijkt van het advies", Value: k.f.Text("afwijking")})
	}
	return rows
}

// keuzeTabel shows every line with minutes, euros and why.
func keuzeTabel(w *adviseur, calc *arrangement.Berekening) vorm.Table {
	t := vorm.Table{Caption: "Wat deze keuze geeft, per week", Stack: true,
		Columns: []vorm.Column{{Title: "Hulp"}, {Title: "Op naam van"}, {Title: "Hoeveel", Number: true}, {Title: "Bedrag", Number: true}}}
	complete := true
	for i := range calc.Regels {
		line := &calc.Regels[i]
		var steps []string
		for _, text := range line.Uitleg(w.a.Versie, &w.a.Situatie) {
			steps = append(steps, w.namen.Replace(text))
		}
		amount := any(vorm.Unknown())
		if line.HeeftBedrag {
			amount = line.Bedrag.Nederlands()
		}
		complete = complete && line.HeeftBedrag && line.Periode == regeling.PerWeek
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{
			vorm.Cell{Value: line.Naam, Why: &vorm.Why{Steps: steps, About: line.Naam}},
			w.namen.Replace(w.a.Situatie.Leden[line.Drager].ID), hoeveel(line), amount}})
	}
	total := any(vorm.Unknown())
	if complete {
		total = calc.Totaal(regeling.PerWeek).Nederlands()
	}
	t.Sum = []any{"Samen", "", geld.Minuten(calc.Minuten).Nederlands(), total}
	return t
}

func hoeveel(line *arrangement.Regel) string {
	switch {
	case line.HeeftMinuten:
		return geld.Minuten(line.Minuten).Nederlands()
	case line.Omvang != nil:
		return line.Omvang.Zin()
	}
	return ""
}

// hidden is a field that is not shown.
type hidden vorm.Pair

// Partial implements vorm.Component.
func (hidden) Partial() string { return "verborgen-veld" }

// gebiedcodes gives the areas that a line can be chosen for.
func gebiedcodes(o *regeling.Onderdeel) []string {
	var out []string
	for i := range o.Gebieden {
		out = append(out, o.Gebieden[i].Is...)
	}
	return out
}
