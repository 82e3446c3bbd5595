package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
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
func besluitrollen() []toegang.Rol { return []toegang.Rol{toegang.Indicatiesteller} }

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
	k := &kiezer{bewerking: w, advies: w.b.Adviseer(v.wie, s.in.Regeling)}
	for _, p := range k.kiesbaar() {
		if p.Code == product {
			k.product = p
		}
	}
	return k, nil
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
			if f, ok := v.(vorm.Field); ok && (f.Value != "" || f.Error != "") {
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

// lees reads the form. What is not a number is a fault at its field.
func (k *kiezer) lees() *regeling.Keuze {
	out := &regeling.Keuze{Product: k.product.Code, Waarden: gezin.Kenmerken{}, Persoon: k.f.Text("persoon")}
	for _, f := range k.product.Keuzes {
		k.leesWaarde(out, f)
	}
	for _, g := range k.gebieden() {
		if level := k.f.Text("niveau-" + g.Code); level != "" {
			if out.Niveaus == nil {
				out.Niveaus, out.Omvang = map[string]string{}, map[string]int64{}
			}
			out.Niveaus[g.Code] = level
			if m := k.minuten("minuten-" + g.Code); m != nil {
				out.Omvang[g.Code] = *m
			}
		}
	}
	k.leesAanvullingen(out)
	k.leesVrij(out)
	if k.advies.WijktAf(k.product.Code) {
		k.f.Required("afwijking", dossier.ErrAfwijking.Tekst)
	}
	return out
}

func (k *kiezer) leesWaarde(out *regeling.Keuze, f *regeling.Feitsoort) {
	text := k.f.Text(f.Code)
	switch {
	case text == "":
	case f.Soort == gezin.Waarheid:
		out.Waarden[f.Code] = gezin.JaNee(text == "ja")
	case f.Soort == gezin.Getal:
		if n, ok := k.f.Number(f.Code, "een getal", 1, 600); ok {
			out.Waarden[f.Code] = gezin.Aantal(int64(n))
		}
	default:
		if code := k.f.OneOf(f.Code, k.keuzeVeld(f).Options, "Kies een "+f.Naam+"."); code != "" {
			out.Waarden[f.Code] = gezin.Keus(code)
		}
	}
}

// minuten reads a number of minutes that may be left out.
func (k *kiezer) minuten(naam string) *int64 {
	if k.f.Text(naam) == "" {
		return nil
	}
	n, ok := k.f.Number(naam, "het aantal minuten per week", 1, maxMinuten)
	if !ok {
		return nil
	}
	m := int64(n)
	return &m
}

func (k *kiezer) leesAanvullingen(out *regeling.Keuze) {
	for i := range aanvulRijen {
		area := k.f.Text(aanvulVeld(i, "gebied"))
		if area == "" {
			continue
		}
		a := regeling.Aanvulling{Persoon: k.f.Text(aanvulVeld(i, "persoon"))}
		a.Gebied, a.Niveau, _ = strings.Cut(area, "/")
		if n, ok := k.f.Number(aanvulVeld(i, "aantal"), "hoeveel het per week is", 1, maxMinuten); ok {
			a.Omvang = &regeling.Omvang{Aantal: int64(n), Eenheid: k.f.OneOf(aanvulVeld(i, "eenheid"), eenheden(), "Kies waarin u telt: uren, dagdelen, etmalen of keer.")}
		}
		out.Aanvulling, k.rijen = append(out.Aanvulling, a), append(k.rijen, i)
	}
}

func (k *kiezer) leesVrij(out *regeling.Keuze) {
	if k.product.VrijeTrede == nil {
		return
	}
	free := &regeling.VrijBudget{Motivering: k.f.Text("vrij-motivering"), Personen: map[string]regeling.Budget{}}
	for _, o := range k.volwassenen() {
		if m := k.minuten("vrij-" + o.Value); m != nil {
			free.Personen[o.Value] = regeling.Budget{Minuten: m}
		}
	}
	if m := k.minuten("vrij-gezin"); m != nil {
		free.Gezin = &regeling.Budget{Minuten: m}
	}
	if len(free.Personen) > 0 || free.Gezin != nil {
		out.Vrij = free
	}
}

// reken computes the choice and puts every fault at its field.
func (k *kiezer) reken(chosen *regeling.Keuze) *arrangement.Berekening {
	calc, err := dossier.Reken(k.advies.Versie, &k.advies.Situatie, chosen)
	var faults arrangement.Fouten
	if errors.As(err, &faults) {
		names := naamGever(k.b)
		open := slices.ContainsFunc(faults, func(f arrangement.Fout) bool { return f.Code == arrangement.FoutKeuze })
		for _, f := range faults {
			if open && f.Code == arrangement.FoutFeit {
				continue // which facts are needed depends on what is still to be chosen
			}
			field, text := k.veldVan(f.Pad), names.Replace(f.Tekst)
			if kind := k.advies.Versie.Regeling().Feit(field); f.Code == arrangement.FoutKeuze && kind != nil {
				text = "Kies een " + kind.Naam + "."
			}
			if f.Code == arrangement.FoutFeit {
				text = "Leg dit eerst vast bij dit gezin: " + onderkast(text)
			}
			k.f.Fail(field, f.Code, text)
		}
	}
	return calc
}

// veldVan gives the field of a path of the engine; empty where the fault is
// about the family and not about a field of this form.
func (k *kiezer) veldVan(pad string) string {
	rest, ok := strings.CutPrefix(pad, "keuze.")
	if !ok {
		return ""
	}
	if nr, part, ok := strings.Cut(strings.TrimPrefix(rest, "aanvullingen["), "]."); ok && strings.HasPrefix(rest, "aanvullingen[") {
		if i, err := strconv.Atoi(nr); err == nil && i < len(k.rijen) {
			return aanvulVeld(k.rijen[i], map[string]string{"persoon": "persoon", "resultaatgebied": "gebied", "omvang": "aantal"}[part])
		}
	}
	head, tail, _ := strings.Cut(rest, ".")
	switch head {
	case "niveaus":
		if tail == "" && len(k.gebieden()) > 0 {
			tail = k.gebieden()[0].Code
		}
		return "niveau-" + tail
	case "omvang":
		return "minuten-" + tail
	case "vrijeTrede":
		return "vrij-" + strings.TrimPrefix(tail, "personen.")
	}
	return kebab(head)
}

// kebab turns naastRegulier into naast-regulier.
func kebab(s string) string {
	var out strings.Builder
	for _, c := range s {
		if c >= 'A' && c <= 'Z' {
			out.WriteByte('-')
			c += 'a' - 'A'
		}
		out.WriteRune(c)
	}
	return out.String()
}

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
