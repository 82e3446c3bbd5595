package web

import (
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) keuzeRoutes() []route {
	return []route{
		{"GET /gezin/{gezin}/keuze", besluitrollen(), s.keuze},
		{"POST /gezin/{gezin}/keuze", besluitrollen(), s.keuzeOp},
	}
}

// besluitrollen are the roles that choose and decide.
func besluitrollen() []toegang.Rol { return toegang.RollenMet(toegang.Besluiten) }

// kiezer is one choice in the making.
type kiezer struct {
	*bewerking
	advies  *dossier.Advies
	product *regeling.Product // nil: not chosen yet
	rijen   []int             // the row of the form of each addition
}

// The steps of the form: what the pressed button asks for.
const (
	stapVeld  = "stap"
	stapVast  = "vast"
	stapAnder = "wijzig"
)

// aanvulRijen is how many additions the form has room for.
const aanvulRijen = 3

// maxMinuten is the most minutes in a week.
const maxMinuten = 7 * 24 * 60

func (s *Server) kiezer(v *verzoek, product string) (*kiezer, error) {
	w, err := s.bewerk(v, "keuze")
	if err != nil {
		return nil, err
	}
	return s.kiezerOp(w, product), nil
}

func (s *Server) kiezerOp(w *bewerking, product string) *kiezer {
	k := &kiezer{bewerking: w, advies: w.b.Adviseer(w.v.wie, s.regels())}
	for _, p := range k.kiesbaar() {
		if p.Code == product {
			k.product = p
			k.advies = w.b.AdviseerVoor(w.v.wie, s.regels(), product)
		}
	}
	return k
}

// kiesbaar gives the products that give lines of help.
func (k *kiezer) kiesbaar() []*regeling.Product {
	var out []*regeling.Product
	for i := range k.advies.Oordelen {
		if o := &k.advies.Oordelen[i]; len(o.Product.Onderdelen) > 0 && !o.Uitgezet {
			out = append(out, o.Product)
		}
	}
	return out
}

// keuze shows the form. The advice page gives along what was chosen there.
func (s *Server) keuze(v *verzoek) error {
	k, err := s.kiezer(v, v.r.URL.Query().Get("arrangement"))
	if err != nil {
		return err
	}
	if k.product == nil {
		return s.kiesArrangement(v, k)
	}
	return k.toonForm(false)
}

// kiesArrangement asks for the arrangement first.
func (s *Server) kiesArrangement(v *verzoek, k *kiezer) error {
	var rows vorm.SummaryList
	for _, p := range k.kiesbaar() {
		uitkomst, withheld := k.advies.Oordeel(k.advies.VanProduct(p.Code))
		rows = append(rows, vorm.SummaryRow{Key: hoofdletter(p.Naam), Value: vorm.Inline{oordeelTag(uitkomst, withheld),
			vorm.Link{Text: "Kies " + p.Naam, Href: "/gezin/" + k.b.ID + "/keuze?arrangement=" + p.Code},
			vorm.Link{Text: "Wijs " + p.Naam + " af", Href: "/gezin/" + k.b.ID + "/afwijzing?arrangement=" + p.Code}}})
	}
	page, err := s.opGezin(v, k.b, vorm.Page{Title: "Kies een arrangement", Data: keuzeblad{Tabs: v.tabs(k.b, "advies"), Kop: "Kies een arrangement", Gegevens: rows}})
	if err != nil {
		return err
	}
	return v.toon("keuze", page)
}

// keuzeblad is what the check page shows.
type keuzeblad struct {
	Tabs     vorm.Tabs
	Kop      string
	Gegevens vorm.SummaryList
	Regels   vorm.Table
	Aandacht any
	Form     *vorm.FormTag
	Knoppen  vorm.Actions
}

// toonForm shows the form of the chosen product, with what was typed.
func (k *kiezer) toonForm(conflict bool) error {
	p := k.product
	uitkomst, withheld := k.advies.Oordeel(k.advies.VanProduct(p.Code))
	blad := invulblad{Kop: "Kies: " + p.Naam, Uitleg: adviesZin(uitkomst, withheld), Knop: vorm.Button{Text: "Reken uit en kijk na"}}
	vak := vakVoor(k.b, "", gezin.Gewoon)
	blad.Delen = []deel{{Vak: vak, Velden: k.velden()}}
	if rows := k.aanvulVelden(); rows != nil {
		blad.Delen[0].Velden = append(blad.Delen[0].Velden, uitklap{Kop: "Andere gebieden erbij", Open: ingevuld(rows), Rijen: rows})
	}
	if rows := k.vrijVelden(); rows != nil {
		blad.Delen[0].Velden = append(blad.Delen[0].Velden, uitklap{Kop: "Vrije trede: als het vaste pakket niet past", Open: ingevuld(rows), Rijen: rows})
	}
	return k.toon("Kies: "+p.Naam, blad, vak, conflict)
}

// adviesZin says what the advice is, in a sentence.
func adviesZin(u regeling.Uitkomst, withheld bool) string {
	switch {
	case u == regeling.Nee:
		return "Het advies zegt: dit past niet. Kiest u het toch, leg dan uit waarom."
	case withheld || u != regeling.Ja:
		return "Het advies kan nog niet zeggen of dit past. Kiest u het toch, leg dan uit waarom."
	}
	return "Het advies zegt: dit past."
}

// velden asks what the product asks, and the reason where it departs from the
// advice.
func (k *kiezer) velden() []any {
	out := []any{hidden{"arrangement", k.product.Code}}
	for _, f := range k.product.Keuzes {
		out = append(out, k.f.Field(k.keuzeVeld(f)))
	}
	if gebieden := k.gebieden(); len(gebieden) > 0 {
		out = append(out, k.f.Field(vorm.Field{Kind: vorm.RadioField, Name: "persoon", Label: "Op wiens naam staat het?", Options: k.volwassenen()}))
		for _, g := range gebieden {
			out = append(out, k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "niveau-" + g.Code, Label: g.Naam + ": welk niveau?", Options: niveaus(g), Optional: true}),
				k.f.Field(vorm.Field{Kind: vorm.NumberField, Name: "minuten-" + g.Code, Label: g.Naam + ": hoeveel tijd?", Suffix: "minuten per week", Width: vorm.Chars4, Optional: true}))
		}
	}
	if k.advies.WijktAf(k.product.Code) {
		out = append(out, k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "afwijking", Label: "Waarom wijkt u af van het advies?", Rows: 3, MaxLength: 2000,
			Hint: "Dit blijft in het dossier en komt niet in een brief."}))
	}
	return out
}

func (k *kiezer) keuzeVeld(f *regeling.Feitsoort) vorm.Field {
	field := vorm.Field{Name: f.Code, Label: hoofdletter(f.Naam), Value: k.v.r.URL.Query().Get(f.Code)}
	switch f.Soort {
	case gezin.Waarheid:
		field.Kind, field.Inline, field.Options = vorm.RadioField, true, []vorm.Option{{Value: "ja", Text: "Ja"}, {Value: "nee", Text: "Nee"}}
		if field.Value == "" {
			field.Value = "nee"
		}
	case gezin.Getal:
		field.Kind, field.Width, field.Optional = vorm.NumberField, vorm.Chars4, true
	default:
		field.Kind = vorm.SelectField
		for _, w := range f.Waarden {
			field.Options = append(field.Options, vorm.Option{Value: w.Code, Text: hoofdletter(f.Waardenaam(w.Code))})
		}
	}
	return field
}

// gebieden gives the areas of a product that is chosen by level.
func (k *kiezer) gebieden() []*regeling.Gebied {
	var out []*regeling.Gebied
	for _, o := range k.product.Onderdelen {
		if o.Per != regeling.PerGebied {
			continue
		}
		for _, g := range k.advies.Versie.Regeling().Gebieden {
			if slices.Contains(gebiedcodes(o), g.Code) {
				out = append(out, g)
			}
		}
	}
	return out
}

func niveaus(g *regeling.Gebied) []vorm.Option {
	var out []vorm.Option
	if g.Schaal != nil {
		for _, n := range g.Schaal.Niveaus {
			out = append(out, vorm.Option{Value: n.Code, Text: hoofdletter(n.Naam)})
		}
	}
	return out
}

func (k *kiezer) volwassenen() []vorm.Option {
	var out []vorm.Option
	for _, p := range k.b.Mensen() {
		if lidVan(k.b, p).Rol != kind {
			out = append(out, vorm.Option{Value: p, Text: getoond(k.b, p)})
		}
	}
	return out
}

// aanvulVelden has rows to add areas to the package.
func (k *kiezer) aanvulVelden() [][]any {
	if k.product.Aanvullingen == nil {
		return nil
	}
	var areas []vorm.Option
	for i := range k.product.Aanvullingen.Gebieden {
		g := k.product.Aanvullingen.Gebieden[i].Gebied
		levels := niveaus(g)
		if levels == nil {
			areas = append(areas, vorm.Option{Value: g.Code, Text: g.Naam})
		}
		for _, n := range levels {
			areas = append(areas, vorm.Option{Value: g.Code + "/" + n.Value, Text: g.Naam + ", " + strings.ToLower(n.Text)})
		}
	}
	var out [][]any
	for i := range aanvulRijen {
		nr := " " + strconv.Itoa(i+1)
		out = append(out, []any{
			k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: aanvulVeld(i, "gebied"), Label: "Gebied" + nr, Options: areas, Optional: true}),
			k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: aanvulVeld(i, "persoon"), Label: "Voor wie" + nr, Options: k.volwassenen(), Optional: true}),
			k.f.Field(vorm.Field{Kind: vorm.NumberField, Name: aanvulVeld(i, "aantal"), Label: "Hoeveel per week" + nr, Width: vorm.Chars4, Optional: true}),
			k.f.Field(vorm.Field{Kind: vorm.SelectField, Name: aanvulVeld(i, "eenheid"), Label: "Dat zijn" + nr, Options: eenheden(), Optional: true})})
	}
	return out
}

func aanvulVeld(i int, deel string) string { return "aanvulling-" + strconv.Itoa(i) + "-" + deel }

// eenheden are the sizes that an addition can have (regeling.Omvang).
func eenheden() []vorm.Option {
	return []vorm.Option{{Value: "uur", Text: "uren"}, {Value: "dagdeel", Text: "dagdelen"}, {Value: "etmaal", Text: "etmalen"}, {Value: "stuk", Text: "keer"}}
}

// vrijVelden asks for the free level.
func (k *kiezer) vrijVelden() [][]any {
	if k.product.VrijeTrede == nil {
		return nil
	}
	row := []any{}
	for _, o := range k.volwassenen() {
		row = append(row, k.f.Field(vorm.Field{Kind: vorm.NumberField, Name: "vrij-" + o.Value, Label: "Tijd voor " + o.Text, Suffix: "minuten per week", Width: vorm.Chars4, Optional: true}))
	}
	row = append(row, k.f.Field(vorm.Field{Kind: vorm.NumberField, Name: "vrij-gezin", Label: "Tijd voor de kinderen samen", Suffix: "minuten per week", Width: vorm.Chars4, Optional: true}))
	return [][]any{row, {k.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "vrij-motivering", Label: "Waarom past het vaste pakket niet?", Rows: 3, MaxLength: 2000, Optional: true,
		Hint: "Alleen nodig als u hierboven een andere tijd invult."})}}
}

// uitklap is a part of a form that is folded away for as long as nothing in it
// was filled in.
type uitklap struct {
	Kop   string
	Open  bool
	Rijen [][]any
}

// Partial implements vorm.Component.
func (uitklap) Partial() string { return "uitklap" }

func ingevuld(rows [][]any) bool {
	for _, row := range rows {
		for _, v := range row {
			if f, ok := v.(vorm.Field); ok && (f.Value != "" || f.Error != "" || f.Parts != [3]string{}) {
				return true
			}
		}
	}
	return false
}

// keuzeOp works out what was chosen: the form again with all faults, the page to
// check, or the recorded choice.
func (s *Server) keuzeOp(v *verzoek) error {
	k, err := s.kiezer(v, v.r.PostForm.Get("arrangement"))
	if err != nil {
		return err
	}
	if k.product == nil {
		return v.door("/gezin/" + k.b.ID + "/keuze")
	}
	chosen := k.lees()
	calc := k.reken(chosen)
	switch stap := k.f.Text(stapVeld); {
	case !k.f.OK() || stap == stapAnder:
		return k.toonForm(false)
	case stap != stapVast:
		return s.kijkNa(v, k, calc, false)
	}
	err = s.gebruik.LegKeuzeVast(v.ctx(), v.schrijf(), k.b, v.gezien(), k.advies, *chosen, k.f.Text("afwijking"))
	if _, conflict := dossier.IsConflict(err); conflict {
		return s.kijkNa(v, k, calc, true)
	}
	if err != nil {
		return err
	}
	return v.door("/gezin/" + k.b.ID + "/besluiten")
}
