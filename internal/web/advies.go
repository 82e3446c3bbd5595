package web

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/arrangement"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) adviesRoutes() []route {
	return []route{{"GET /gezin/{gezin}/advies", schrijfrollen(), s.advies}}
}

// adviesblad is what the advice page shows.
type adviesblad struct {
	Tabs     vorm.Tabs
	Kort     vorm.SummaryList // every arrangement at one glance
	Vragen   any              // what to ask first
	Oordelen []oordeelblad
	Aandacht any
	Bewijs   vorm.Why
}

// oordeelblad is one arrangement.
type oordeelblad struct {
	ID        string
	Naam      string
	Tag       vorm.Tag
	Zin       string
	Stappen   vorm.Table
	Gegevens  vorm.SummaryList
	Pakketten []vormblad
	Kies      *vorm.Button
	Aandacht  any
}

// vormblad is a row of packages side by side, of one form of help.
type vormblad struct {
	Naam      string
	Vergelijk vorm.Comparison
	Geweigerd []geweigerd
}

// advies shows of every arrangement whether it fits, why, and what to ask.
func (s *Server) advies(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("advies"))
	if err != nil {
		return err
	}
	a := b.Adviseer(v.wie, s.regels())
	w := &adviseur{s: s, v: v, b: b, a: a, namen: naamGever(b)}
	blad := adviesblad{Tabs: v.tabs(b, "advies"), Vragen: w.vragen(), Aandacht: w.punten(a.Aandacht), Bewijs: w.bewijs()}
	for _, o := range volgorde(a) {
		one := w.oordeel(o)
		blad.Oordelen = append(blad.Oordelen, one)
		blad.Kort = append(blad.Kort, vorm.SummaryRow{Key: one.Naam, Value: vorm.Inline{one.Tag, vorm.Link{Text: "Bekijk waarom", Href: "#kop-" + one.ID}}})
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Advies", Data: blad})
	if err != nil {
		return err
	}
	return v.toon("advies", page)
}

// volgorde gives what fits first, then what may fit; what does not fit last.
func volgorde(a *dossier.Advies) []*arrangement.Oordeel {
	out := make([]*arrangement.Oordeel, len(a.Oordelen))
	for i := range a.Oordelen {
		out[i] = &a.Oordelen[i]
	}
	slices.SortStableFunc(out, func(x, y *arrangement.Oordeel) int { return int(y.Uitkomst) - int(x.Uitkomst) })
	return out
}

// adviseur turns an advice into components for one reader.
type adviseur struct {
	s     *Server
	v     *verzoek
	b     *dossier.Beeld
	a     *dossier.Advies
	namen *strings.Replacer
}

// naamGever puts names in the place of the ids of members, which the engine
// uses; who has no name that the reader may see is a member of the family.
func naamGever(b *dossier.Beeld) *strings.Replacer {
	var pairs []string
	for _, p := range b.Mensen() {
		name, ok := b.Naam(p)
		if !ok {
			name = "een gezinslid"
		}
		pairs = append(pairs, p, name)
	}
	return strings.NewReplacer(pairs...)
}

// vragen shows what would settle most, the first one large.
func (w *adviseur) vragen() any {
	if len(w.a.Vragen) == 0 {
		return nil
	}
	t := vorm.TaskList{}
	for i, q := range w.a.Vragen {
		task := vorm.Task{Text: w.namen.Replace(q.Tekst), State: vorm.TagTodo("vraag dit"), Href: w.vraagAdres(&q), Hint: w.beslist(&q)}
		if i == 0 {
			task.State = vorm.TagDue("beslist het meeste")
		}
		t = append(t, task)
	}
	return t
}

func (w *adviseur) beslist(q *arrangement.Vraag) string {
	names := make([]string, len(q.Beslist))
	for i, code := range q.Beslist {
		names[i] = w.a.Versie.Regeling().Productnaam(code)
	}
	switch {
	case len(names) == 0:
		return "Hierna is nog een vraag nodig."
	case q.Minimaal > 0:
		return "Elk antwoord beslist over: " + vorm.Opsomming(names) + "."
	}
	return "Een antwoord kan beslissen over: " + vorm.Opsomming(names) + "."
}

// vraagAdres is where the answer is recorded.
func (w *adviseur) vraagAdres(q *arrangement.Vraag) string {
	if !w.v.has("GET /gezin/{gezin}/feit") {
		return "/gezin/" + w.b.ID
	}
	values := url.Values{"soort": {q.Feit.Code}}
	if q.Lid != "" {
		values.Set("over", q.Lid)
	}
	return "/gezin/" + w.b.ID + "/feit?" + values.Encode()
}

func (w *adviseur) oordeel(o *arrangement.Oordeel) oordeelblad {
	outcome, withheld := w.a.Oordeel(o)
	out := oordeelblad{ID: o.Product.Code, Naam: hoofdletter(o.Product.Naam), Tag: oordeelTag(outcome, withheld),
		Zin: o.Product.Omschrijving, Stappen: w.stappen(o), Aandacht: w.punten(o.Aandacht)}
	runs := w.looptAl(o.Product.Code)
	if runs && w.v.has("GET /gezin/{gezin}/keuze") {
		out.Kies = &vorm.Button{Text: "Verleng of wijzig: " + o.Product.Naam, Href: w.keuzeAdres(o.Product.Code, nil)}
	}
	if outcome == regeling.Nee {
		return out
	}
	out.Gegevens = w.gegevens(o)
	out.Pakketten = w.pakketten(o.Product)
	if w.v.has("GET /gezin/{gezin}/keuze") && len(out.Pakketten) == 0 && len(o.Product.Onderdelen) > 0 && !runs {
		out.Kies = &vorm.Button{Text: "Kies " + o.Product.Naam, Href: w.keuzeAdres(o.Product.Code, nil)}
	}
	return out
}

// looptAl tells whether a decision that the reader sees gives this product now
// or soon: choosing it again changes or extends that decision.
func (w *adviseur) looptAl(product string) bool {
	return slices.ContainsFunc(w.b.HulpNu(), func(h dossier.Hulp) bool { return h.Besluit.Product == product })
}

func oordeelTag(u regeling.Uitkomst, withheld bool) vorm.Tag {
	switch {
	case u == regeling.Nee:
		return vorm.Tag{Text: "past niet", State: vorm.Neutral, Shape: vorm.Square, Icon: "fout"}
	case withheld:
		return vorm.Tag{Text: "afgeschermd", State: vorm.Neutral, Shape: vorm.Dashed, Icon: "slot"}
	case u == regeling.Ja:
		return vorm.Tag{Text: "past", State: vorm.Success, Shape: vorm.Round, Icon: "goed"}
	}
	return vorm.Tag{Text: "nog niet bekend", State: vorm.Warning, Shape: vorm.Dashed, Icon: "wacht"}
}

func (w *adviseur) stappen(o *arrangement.Oordeel) vorm.Table {
	t := vorm.Table{Caption: "Voorwaarden voor " + o.Product.Naam, Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Voorwaarde"}, {Title: "Uitkomst"}, {Title: "Waarom"}}}
	if o.Uitgezet {
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{"De gemeente heeft dit product aangezet.", stapTag(regeling.Nee), w.herkomst("De gemeente heeft dit niet aangezet.", o.Product.Schakelaar.Herkomst)}})
	}
	for i := range o.Stappen {
		t.Rows = append(t.Rows, w.stap(&o.Stappen[i]))
	}
	return t
}

func (w *adviseur) stap(s *arrangement.Stap) vorm.Row {
	if w.a.Afgeschermd(s) {
		return vorm.Row{Cells: []any{s.Eis.Naam, vorm.Withheld(), w.herkomst("U bent niet bij iedereen betrokken over wie dit gaat.", s.Eis.Herkomst)}}
	}
	reasons := make([]string, 0, len(s.Gronden))
	for _, g := range s.Gronden {
		if text := hoofdletter(w.namen.Replace(g.Tekst)) + "."; !strings.EqualFold(text, s.Eis.Naam) {
			reasons = append(reasons, text)
		}
	}
	return vorm.Row{Cells: []any{s.Eis.Naam, stapTag(s.Uitkomst), w.herkomst(strings.Join(reasons, " "), s.Eis.Herkomst)}}
}

// herkomst shows a reason, with the source and how it was read one key away.
func (w *adviseur) herkomst(text string, h regeling.Herkomst) vorm.Cell {
	steps := []string{"Bron: " + w.a.Versie.Regeling().Citeer(h.Bron) + "."}
	if h.Lezing != "" {
		steps = append(steps, "Zo gelezen: "+h.Lezing)
	}
	return vorm.Cell{Value: text, Why: &vorm.Why{Label: "Waar staat dit?", Steps: steps}}
}

func stapTag(u regeling.Uitkomst) vorm.Tag {
	switch u {
	case regeling.Ja:
		return vorm.Tag{Text: "ja", State: vorm.Success, Shape: vorm.Round, Icon: "goed"}
	case regeling.Nee:
		return vorm.Tag{Text: "nee", State: vorm.Neutral, Shape: vorm.Square, Icon: "fout"}
	}
	return vorm.Tag{Text: "niet bekend", State: vorm.Warning, Shape: vorm.Dashed, Icon: "wacht"}
}

// gegevens shows what belongs to an arrangement that may fit.
func (w *adviseur) gegevens(o *arrangement.Oordeel) vorm.SummaryList {
	r, p := w.a.Versie.Regeling(), o.Product
	list := vorm.SummaryList{{Key: "Stand van de regels", Value: hoofdletter(string(p.Status)), Source: r.Citeer(p.Bron)}}
	if o.Indiceert != nil {
		list = append(list, vorm.SummaryRow{Key: "Wie indiceert", Value: hoofdletter(o.Indiceert.Naam), Source: r.Citeer(o.Indiceert.Bron)})
	}
	if p.Richtduur != nil {
		list = append(list, vorm.SummaryRow{Key: "Richtduur", Value: hoofdletter(p.Richtduur.Zin()), Source: r.Citeer(p.Richtduur.Bron)})
	}
	if p.Criteria != nil {
		list = append(list, vorm.SummaryRow{Key: "Hoe u kiest", Value: p.Criteria.Tekst, Source: r.Citeer(p.Criteria.Bron)})
	}
	return list
}

// pakketten shows the variants of a product side by side, a row for each form.
func (w *adviseur) pakketten(p *regeling.Product) []vormblad {
	if p.Vergelijk == nil {
		return nil
	}
	var out []vormblad
	for _, variant := range arrangement.Vergelijk(w.a.Versie, &w.a.Situatie, p, nil, nil) {
		name, title := w.keuzeNamen(p, variant.Keuze)
		if len(out) == 0 || out[len(out)-1].Naam != name {
			out = append(out, vormblad{Naam: name})
		}
		row := &out[len(out)-1]
		if variant.Berekening == nil {
			row.weigeren(title, w.redenen(variant.Fouten))
			continue
		}
		row.Vergelijk.Choices = append(row.Vergelijk.Choices, w.kolom(p, title, &variant))
	}
	return slices.DeleteFunc(out, func(f vormblad) bool { return len(f.Vergelijk.Choices) == 0 && len(f.Geweigerd) == 0 })
}

// weigeren says why a variant cannot be chosen. What holds for several variants
// of a row is said once.
func (f *vormblad) weigeren(title string, texts []string) {
	for _, text := range texts {
		i := slices.IndexFunc(f.Geweigerd, func(g geweigerd) bool { return g.Waarom == text })
		if i < 0 {
			i = len(f.Geweigerd)
			f.Geweigerd = append(f.Geweigerd, geweigerd{Waarom: text})
		}
		f.Geweigerd[i].Wat = append(f.Geweigerd[i].Wat, title)
	}
}

// geweigerd is why some variants of a row cannot be chosen.
type geweigerd struct {
	Wat    []string
	Waarom string
}

// Zin says it in one sentence.
func (g geweigerd) Zin() string { return vorm.Opsomming(g.Wat) + ": " + g.Waarom }

// redenen gives why a variant is refused, in names.
func (w *adviseur) redenen(faults arrangement.Fouten) []string {
	var out []string
	for _, f := range faults {
		if text := w.namen.Replace(f.Tekst); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return out
}

// keuzeNamen gives the name of the row (the other choices) and of the column
// (the choice that is compared).
func (w *adviseur) keuzeNamen(p *regeling.Product, chosen []arrangement.Toon) (row, column string) {
	for _, c := range chosen {
		f := w.a.Versie.Regeling().Feit(c.Feit)
		name := f.Waardenaam(c.Waarde)
		if f == p.Vergelijk {
			column = hoofdletter(name)
		} else {
			row = strings.TrimSpace(row + " " + hoofdletter(name))
		}
	}
	return row, column
}

// kolom shows one variant: minutes and euros on the name of each member.
func (w *adviseur) kolom(p *regeling.Product, title string, variant *arrangement.Variant) vorm.Choice {
	c := vorm.Choice{Title: title}
	calc := variant.Berekening
	for i := range w.a.Situatie.Leden {
		minutes, amount, other, steps := w.perLid(calc, i)
		if len(steps) == 0 {
			continue
		}
		parts := []string{}
		if minutes > 0 {
			parts = append(parts, geld.Minuten(minutes).Nederlands())
		}
		parts = append(parts, other...)
		if amount > 0 {
			parts = append(parts, amount.Nederlands())
		}
		c.Lines = append(c.Lines, vorm.CompareLine{Key: w.namen.Replace(w.a.Situatie.Leden[i].ID), Value: strings.Join(parts, ", "), Why: &vorm.Why{Steps: steps}})
	}
	c.Total = &vorm.CompareLine{Key: "Samen per week", Value: w.totaal(calc)}
	if w.v.has("GET /gezin/{gezin}/keuze") {
		c.Actions = append(c.Actions, vorm.Button{Text: "Kies " + strings.ToLower(title), Href: w.keuzeAdres(p.Code, variant.Keuze)})
	}
	return c
}

func (w *adviseur) totaal(calc *arrangement.Berekening) string {
	text := geld.Minuten(calc.Minuten).Nederlands()
	for i := range calc.Regels {
		if !calc.Regels[i].HeeftBedrag {
			return text // a price is missing: no sum of money
		}
	}
	return text + ", " + calc.Totaal(regeling.PerWeek).Nederlands()
}

// perLid adds up what stands on the name of one member, with why.
func (w *adviseur) perLid(calc *arrangement.Berekening, lid int) (minutes int64, amount geld.Bedrag, other, steps []string) {
	for i := range calc.Regels {
		line := &calc.Regels[i]
		if line.Drager != lid {
			continue
		}
		minutes, amount = minutes+line.Minuten, amount+line.Bedrag
		if line.Omvang != nil {
			other = append(other, strings.ToLower(line.Naam))
		}
		for _, zin := range line.Uitleg(w.a.Versie, &w.a.Situatie) {
			steps = append(steps, w.namen.Replace(zin))
		}
	}
	return minutes, amount, other, steps
}

// keuzeAdres is where a choice is worked out.
func (w *adviseur) keuzeAdres(product string, chosen []arrangement.Toon) string {
	values := url.Values{"arrangement": {product}}
	for _, c := range chosen {
		values.Set(c.Feit, c.Waarde)
	}
	return "/gezin/" + w.b.ID + "/keuze?" + values.Encode()
}

// punten shows points of attention.
func (w *adviseur) punten(points []arrangement.Aandachtspunt) any {
	if len(points) == 0 {
		return nil
	}
	if len(points) == 1 {
		return vorm.Banner{State: vorm.Info, Title: "Let op", Text: w.namen.Replace(points[0].Tekst)}
	}
	var all vorm.Stack
	for i, p := range points {
		all = append(all, vorm.Banner{State: vorm.Info, Title: "Let op, punt " + strconv.Itoa(i+1), Text: w.namen.Replace(p.Tekst)})
	}
	return all
}

// bewijs shows what the advice was made from.
func (w *adviseur) bewijs() vorm.Why {
	c := w.a.Bewijs
	return vorm.Why{Label: "Waaruit is dit advies gemaakt?", Steps: []string{
		fmt.Sprintf("Regels van %s, zoals ze gelden op %s (kenmerk %.12s).", w.a.Versie.Regeling().Naam, c.Peildatum.Nederlands(), c.Regels),
		fmt.Sprintf("%d feiten die u mag zien (kenmerk %.12s).", len(c.Feiten), c.Situatie),
		fmt.Sprintf("Met dezelfde regels en feiten komt hetzelfde advies eruit (kenmerk %.12s).", c.Uitkomst),
	}}
}
