package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

// tariefblad is the page of one model.
type tariefblad struct {
	Kop      string
	Tabs     vorm.Tabs
	Prijs    vorm.Figure
	Stand    vorm.SummaryList
	Waterval waterval
	Wetten   vorm.Grid
	Gevoelig vorm.Table
	Bereik   any // nil: every number is exact
	Bronnen  vorm.Table
	Week     any
	Let      []string
	Knoppen  vorm.Actions
}

// opbouw shows how a tariff is built up. Where choices are open, there is no
// price yet: the form asks for them.
func (t *tarieven) opbouw(v *verzoek) error {
	st, err := t.open(v, "tarief")
	if err != nil {
		return err
	}
	u, version, err := t.gevraagd(v, st)
	if err != nil {
		return err
	}
	title := st.inv.Titel
	if u == nil {
		return v.door("/tarieven/" + st.code + "/rekenen")
	}
	blad, err := t.opbouwblad(v, st, u, version)
	if err != nil {
		return err
	}
	return v.toon("tarief", vorm.Page{Title: title, Breadcrumbs: kruimels(title), Data: blad})
}

// gevraagd gives the version that an address asks for: else the one that
// stands, or the model itself (a nil version).
func (t *tarieven) gevraagd(v *verzoek, st *tariefstand) (*kostprijs.Uitkomst, *dossier.TariefVersie, error) {
	id := v.r.URL.Query().Get("versie")
	if id == "" {
		return st.uit, st.geldt, nil
	}
	version := st.zoek(id)
	if version == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	u, err := t.versie(version)
	return u, version, err
}

// stappenblad is the page with each step of the computation.
type stappenblad struct {
	Kop     string
	Tabs    vorm.Tabs
	Stappen []tariefstap
}

// stappen shows each step with its formula, what went in and where that comes
// from.
func (t *tarieven) stappen(v *verzoek) error {
	st, err := t.open(v, "tarief-stappen")
	if err != nil {
		return err
	}
	u, version, err := t.gevraagd(v, st)
	if err != nil {
		return err
	}
	if u == nil {
		return v.door("/tarieven/" + st.code + "/rekenen")
	}
	return v.toon("tariefstappen", vorm.Page{Title: "Elke stap: " + st.inv.Titel, Breadcrumbs: kruimels(st.inv.Titel),
		Data: stappenblad{st.inv.Titel, st.tabs("/stappen", version), []tariefstap{spoorstap(u.Spoor())}}})
}

func kruimels(titel string) vorm.Breadcrumbs {
	return vorm.Breadcrumbs{{Text: "Tarieven", Href: "/tarieven"}, {Text: titel}}
}

// zoek finds a version of the model by its id.
func (st *tariefstand) zoek(id string) *dossier.TariefVersie {
	for i := range st.versies {
		if st.versies[i].ID == id {
			return &st.versies[i]
		}
	}
	return nil
}

// tabs are the parts of a model; a version that was asked for goes along.
func (st *tariefstand) tabs(nu string, version *dossier.TariefVersie) vorm.Tabs {
	tabs := vorm.Tabs{Label: "Delen van dit tarief"}
	for _, l := range []struct{ text, deel string }{{"Opbouw", ""}, {"Elke stap", "/stappen"}, {"Rekenen", "/rekenen"}, {"Versies", "/versies"}} {
		href := "/tarieven/" + st.code + l.deel
		if version != nil && (l.deel == "" || l.deel == "/stappen") {
			href += "?versie=" + version.ID
		}
		tabs.Links = append(tabs.Links, vorm.Link{Text: l.text, Href: href, Current: l.deel == nu})
	}
	return tabs
}

func (t *tarieven) opbouwblad(v *verzoek, st *tariefstand, u *kostprijs.Uitkomst, version *dossier.TariefVersie) (*tariefblad, error) {
	amount, unit := prijs(u)
	blad := &tariefblad{Kop: st.inv.Titel, Tabs: st.tabs("", version), Prijs: vorm.Figure{Number: amount.Nederlands(), Text: unit},
		Waterval: nieuweWaterval(u), Wetten: vorm.Grid{wetKaart(u, kostprijs.Wmo), wetKaart(u, kostprijs.Jeugdwet)},
		Gevoelig: gevoeligTabel(u, 15), Bereik: nieuweSpreiding(u), Bronnen: bronnenTabel(u)}
	for _, o := range u.Opmerkingen() {
		blad.Let = append(blad.Let, o.Tekst)
	}
	choices := map[string]string{}
	receipt, hash := vorm.Why{Label: "Kwitantie", About: "van dit tarief"}, u.Kwitantie()
	receipt.Steps = append([]string{"Bewijs (sha256) " + hash.Hash, "Rekenversie " + hash.RekenVersie}, hash.Tabellen...)
	blad.Stand = vorm.SummaryList{{Key: "Wet", Value: string(u.Model.Invoer.Wet)}, {Key: "Peildatum", Value: u.Model.Invoer.Peildatum.Nederlands(), Source: "loontabellen en premies van die dag"},
		{Key: "Zekerheid", Value: tariefTag(zwakste(u)), Source: "die van het zwakste getal in het tarief"}}
	if version != nil {
		choices = version.Keuzes
		row, err := t.versieRegel(v, version)
		if err != nil {
			return nil, err
		}
		blad.Stand = append(blad.Stand, row)
		if version.Bedrag != amount {
			blad.Prijs.Number = version.Bedrag.Nederlands()
		}
		receipt.Steps = kwitantieRegels(version, u)
	} else {
		blad.Stand = append(blad.Stand, vorm.SummaryRow{Key: "Stand", Value: "Voorbeeld: niemand nam dit tarief over in de catalogus."})
	}
	blad.Stand = append(blad.Stand, vorm.SummaryRow{Key: "Bewijs", Value: receipt})
	var err error
	if blad.Week, err = t.budget(st, nil, u, 0); err != nil {
		return nil, err
	}
	blad.Knoppen = downloads(st.code, choices)
	if version != nil && version == st.geldt {
		blad.Knoppen = append(blad.Knoppen, vorm.Button{Text: "Prijs voor de catalogus (.yaml)", Href: "/tarieven/" + st.code + "/catalogus", Kind: vorm.Secondary})
	}
	return blad, nil
}

// versieRegel says who proposed a version and who decided on it.
func (t *tarieven) versieRegel(v *verzoek, version *dossier.TariefVersie) (vorm.SummaryRow, error) {
	by, err := t.naam(v.ctx(), version.Door)
	if err != nil {
		return vorm.SummaryRow{}, err
	}
	row := vorm.SummaryRow{Key: "Stand", Source: "voorgesteld door " + by + " op " + vorm.Moment(microTime(version.Op), t.in.Zone), Value: vorm.TagWaiting("wacht op tweede persoon")}
	if b := version.Beslissing; b != nil {
		second, err := t.naam(v.ctx(), b.Door)
		if err != nil {
			return vorm.SummaryRow{}, err
		}
		word := "afgewezen"
		row.Value = vorm.Tag{Text: "afgewezen", State: vorm.Neutral, Shape: vorm.Square}
		if b.Akkoord {
			word, row.Value = "goedgekeurd", vorm.TagDone("overgenomen")
		}
		if from := t.geldtVanaf(version); b.Akkoord && from != "" {
			row.Source += "; " + from
		}
		row.Source += "; " + word + " door " + second + " op " + vorm.Moment(microTime(b.Op), t.in.Zone)
	}
	return row, nil
}

func downloads(code string, choices map[string]string) vorm.Actions {
	q := query(choices)
	if q != "" {
		q = "?" + q
	}
	return vorm.Actions{vorm.Button{Text: "Werkblad met formules (.xlsx)", Href: "/tarieven/" + code + "/werkblad" + q, Kind: vorm.Secondary},
		vorm.Button{Text: "Opbouw en bronnen (.csv)", Href: "/tarieven/" + code + "/csv" + q, Kind: vorm.Secondary}}
}

// waterval is the drawing of a tariff from the wage to the price, with the same
// numbers in a table.
type waterval struct {
	Titel, Tekst string
	Hoogte       int
	Balken       []balk
	Tabel        vorm.Table
}

// balk is a bar in its place.
type balk struct {
	Y, TextY, X, Breed, NumberX int
	Naam, Bedrag                string
	Rustig                      bool // what is taken off, and the total
}

// Partial implements [vorm.Component].
func (waterval) Partial() string { return "waterval" }

// The measures of the drawing, in units of the view box.
const (
	watervalNaam  = 250
	watervalBreed = 800
	watervalStap  = 30
	watervalRuim  = 110 // room for the amounts
)

func nieuweWaterval(u *kostprijs.Uitkomst) waterval {
	bars := u.Waterval()
	w := waterval{Titel: "Van loon naar tarief per uur", Hoogte: len(bars)*watervalStap + 4,
		Tabel: vorm.Table{Caption: "De opbouw in getallen", Columns: []vorm.Column{{Title: "Onderdeel"}, {Title: "Per uur", Number: true}}}}
	var top kostprijs.Getal
	for _, b := range bars {
		top = top.Hoogste(b.Van).Hoogste(b.Tot)
	}
	parts := u.Componenten()
	var said []string
	for i, b := range bars {
		w.Balken = append(w.Balken, nieuweBalk(b, i, top))
		said = append(said, b.Naam+" "+b.Bedrag.Nederlands())
		if b.Totaal {
			w.Tabel.Sum = []any{b.Naam, b.Bedrag}
			continue
		}
		var name any = b.Naam
		if i < len(parts) && parts[i].Lezing != "" {
			name = vorm.Cell{Value: b.Naam, Note: parts[i].Lezing}
		}
		w.Tabel.Rows = append(w.Tabel.Rows, vorm.Row{Cells: []any{name, metTeken(b.Bedrag)}})
	}
	w.Tekst = strings.Join(said, "; ") + "."
	return w
}

// metTeken writes an amount; what is taken off has its sign in front.
func metTeken(b geld.Bedrag) string {
	if b < 0 {
		return bedragVerschil(b)
	}
	return b.Nederlands()
}

func nieuweBalk(b kostprijs.Balk, i int, top kostprijs.Getal) balk {
	from, to := b.Van.Laagste(b.Tot), b.Van.Hoogste(b.Tot)
	x := watervalNaam + lengte(from, top)
	wide := max(lengte(to, top)+watervalNaam-x, 2)
	text := b.Bedrag.Nederlands()
	if !b.Totaal && b.Bedrag != 0 {
		text = bedragVerschil(b.Bedrag)
	}
	return balk{Y: i * watervalStap, TextY: i*watervalStap + 16, X: x, Breed: wide, NumberX: x + wide + 8, Naam: b.Naam, Bedrag: text, Rustig: b.Bedrag < 0}
}

// lengte gives v/top of the room for the bars, in units of the view box.
func lengte(v, top kostprijs.Getal) int {
	if top.Teken() <= 0 || v.Teken() <= 0 {
		return 0
	}
	n, _ := v.Maal(kostprijs.Heel(watervalBreed - watervalNaam - watervalRuim)).Deel(top).Deel(kostprijs.Heel(100)).Bedrag(geld.HalfVanNul)
	return int(n)
}

// wetKaart is the tariff as one law lists its parts.
func wetKaart(u *kostprijs.Uitkomst, wet kostprijs.Wet) vorm.Card {
	view := u.Weergave(wet)
	table := vorm.Table{Caption: view.Artikel, Hidden: true, Columns: []vorm.Column{{Title: "Onderdeel"}, {Title: "Per uur", Number: true}}, Sum: []any{"Tarief", view.Totaal}}
	for _, r := range view.Rubrieken {
		if r.Letter == "" && len(r.Delen) == 0 {
			continue
		}
		name := r.Naam
		if r.Letter != "" {
			name = r.Letter + ". " + name
		}
		var steps []string
		for _, c := range r.Delen {
			line := c.Naam + ": " + euro(c.PerUur)
			if c.Lezing != "" {
				line += ". " + c.Lezing
			}
			steps = append(steps, line)
		}
		var cell any = name
		if len(steps) > 0 {
			cell = vorm.Cell{Value: name, Why: &vorm.Why{Label: "Wat zit hierin?", About: name, Steps: steps}}
		}
		table.Rows = append(table.Rows, vorm.Row{Cells: []any{cell, metTeken(r.Bedrag)}})
	}
	return vorm.Card{Title: view.Artikel, Body: table}
}

// euro shows an exact amount with as many decimals as tell something.
func euro(g kostprijs.Getal) string { return "€ " + g.Nederlands(2, 4) }

// verschilTekst shows a difference as one.
func verschilTekst(g kostprijs.Getal) string {
	sign := "+ "
	switch g.Teken() {
	case 0:
		return "geen verschil"
	case -1:
		sign, g = "− ", g.Tegengesteld()
	}
	return sign + "€ " + g.Nederlands(2, 2)
}

// parameternaam shows the name of a number as words.
func parameternaam(naam string) string { return hoofdletter(strings.ReplaceAll(naam, "-", " ")) }

// gevoeligTabel says what the parameters do to the price, the greatest first.
func gevoeligTabel(u *kostprijs.Uitkomst, n int) vorm.Table {
	price, _ := u.Hoofdprijs()
	t := vorm.Table{Caption: "Wat elk getal met de prijs doet, het grootste effect eerst", Hidden: true, Stack: true, Columns: []vorm.Column{
		{Title: "Getal"}, {Title: "Nu", Number: true}, {Title: "Lager", Number: true}, {Title: "Prijs wordt", Number: true}, {Title: "Hoger", Number: true}, {Title: "Prijs wordt", Number: true}}}
	list := u.Gevoeligheden()
	for _, g := range list[:min(n, len(list))] {
		name := parameternaam(g.Naam)
		if g.Cao != "" {
			name += " (" + g.Cao + ")"
		}
		note := "een tiende lager en hoger"
		if g.IsBereik {
			note = "de grenzen van wat bekend is"
		}
		if g.Onmogelijk {
			note += "; een van de twee kan niet"
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Cell{Value: name, Note: note}, metEenheid(g.Waarde, g.Eenheid),
			g.Laag.Nederlands(0, 2), vorm.Cell{Value: euro2(g.BijLaag), Note: verschilTekst(g.BijLaag.Min(price))},
			g.Hoog.Nederlands(0, 2), vorm.Cell{Value: euro2(g.BijHoog), Note: verschilTekst(g.BijHoog.Min(price))}}})
	}
	return t
}

func euro2(g kostprijs.Getal) string { return "€ " + g.Nederlands(2, 2) }

func metEenheid(g kostprijs.Getal, unit string) string {
	names := map[string]string{kostprijs.EenheidEurUur: "€ per uur", kostprijs.EenheidEurJaar: "€ per jaar", kostprijs.EenheidEurMaand: "€ per maand", kostprijs.EenheidEurKm: "€ per km",
		kostprijs.EenheidUurJaar: "uur per jaar", kostprijs.EenheidUurWeek: "uur per week", kostprijs.EenheidUurMaand: "uur per maand", kostprijs.EenheidAantal: "", kostprijs.EenheidMinUur: "minuten per uur"}
	if name, ok := names[unit]; ok {
		unit = name
	}
	if per, money := strings.CutPrefix(unit, "€ "); money {
		return "€ " + g.Nederlands(2, 4) + " " + per
	}
	return strings.TrimSpace(g.Nederlands(0, 4) + " " + unit)
}

// tariefstap is one step of the trace, folded away behind its outcome, with the
// steps that it follows from.
type tariefstap struct {
	Why     vorm.Why
	Bronnen []bronlink // that can be opened
	Onder   []tariefstap
}

// spoorstap shows a step and, below it, those that it follows from.
func spoorstap(s *kostprijs.Stap) tariefstap {
	w := vorm.Why{Label: s.Naam + ": " + metEenheid(s.Uitkomst, s.Eenheid), Steps: []string{"Formule: " + s.Formule}}
	if s.Bron != "" {
		w.Steps = append(w.Steps, "Bron van de formule: "+s.Bron)
	}
	var links []bronlink
	for _, in := range s.Invoer {
		w.Steps = append(w.Steps, gebruikTekst(&in))
		if in.Herkomst == nil {
			continue
		}
		if l := (bronlink{in.Bron, veiligeLink(in.Link)}); l.Href != "" && !slices.Contains(links, l) {
			links = append(links, l)
		}
	}
	out := tariefstap{Why: w, Bronnen: links}
	for _, child := range s.Stappen {
		out.Onder = append(out.Onder, spoorstap(child))
	}
	return out
}

// gebruikTekst says of one input what it is and where it comes from.
func gebruikTekst(in *kostprijs.Gebruik) string {
	text := parameternaam(in.Naam) + ": " + metEenheid(in.Waarde, in.Eenheid)
	if in.Grondslag != "" {
		text += " van " + grondslagTekst(in.Grondslag)
	}
	switch {
	case in.Herkomst != nil:
		text += ". Bron: " + in.Bron + " (" + string(in.Status) + "; gekozen door " + in.GekozenDoor + ")."
		if in.Toelichting != "" {
			text += " " + in.Toelichting
		}
	case in.Stap != "":
		text += ", uit een andere stap."
	}
	return text
}
