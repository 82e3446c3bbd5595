package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/kostprijs"
	"codeberg.org/wijzer/wijzer/termijn"
)

// versieblad shows the versions of a model, two of them side by side, and asks
// for a decision on those that wait.
type versieblad struct {
	Kop       string
	Tabs      vorm.Tabs
	Lijst     any
	Form      vorm.FormTag
	Kies      []any
	Knop      vorm.Button
	Naast     any
	Wijziging any
	Onderdeel any
	Verreken  any
	Beslis    []beslisblad
}

// beslisblad asks the second person.
type beslisblad struct {
	Kop, Toelichting string
	Bekijk           vorm.Link
	Form             *vorm.FormTag // nil: this reader does not decide
	Velden           []any
	Knop             vorm.Button
	Niet             string // why he does not
}

// voorbeeldVersie names the model itself among the versions.
const voorbeeldVersie = "voorbeeld"

func (t *tarieven) versies(v *verzoek) error {
	st, err := t.open(v, "tarief-versies")
	if err != nil {
		return err
	}
	return t.toonVersies(v, st, vorm.NewForm(nil))
}

func beslisKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "akkoord", Text: "Goedkeuren: neem het over in de catalogus"}, {Value: "afwijzen", Text: "Afwijzen"}}
}

func (t *tarieven) toonVersies(v *verzoek, st *tariefstand, f *vorm.Form) error {
	blad := &versieblad{Kop: st.inv.Titel, Tabs: st.tabs("/versies", nil), Knop: vorm.Button{Text: "Vergelijk", Kind: vorm.Secondary},
		Form: vorm.FormTag{Action: "/tarieven/" + st.code + "/versies", Get: true, Label: "Kies twee versies", Classes: "w-filter"}}
	if err := t.lijst(v, st, blad); err != nil {
		return err
	}
	if err := t.naast(v, st, blad); err != nil {
		return err
	}
	for i := range st.versies {
		if version := &st.versies[i]; version.Beslissing == nil {
			b, err := t.beslisblad(v, st, version, f)
			if err != nil {
				return err
			}
			blad.Beslis = append(blad.Beslis, b)
		}
	}
	return v.toon("tariefversies", vorm.Page{Title: "Versies: " + st.inv.Titel, Breadcrumbs: kruimels(st.inv.Titel), Errors: f.Summary(), Data: blad})
}

// lijst lists the versions, the newest first.
func (t *tarieven) lijst(v *verzoek, st *tariefstand, blad *versieblad) error {
	if len(st.versies) == 0 {
		blad.Lijst = vorm.Empty{Title: "Er is nog geen versie voorgesteld", Text: "Reken eerst met de getallen. Stel daarna voor om de prijs over te nemen.",
			Action: &vorm.Button{Text: "Rekenen", Href: "/tarieven/" + st.code + "/rekenen", Kind: vorm.Secondary}}
		return nil
	}
	table := vorm.Table{Caption: "Versies, de nieuwste eerst", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Voorgesteld"}, {Title: "Prijs", Number: true}, {Title: "Waarom"}, {Title: "Stand"}}}
	for _, version := range slices.Backward(st.versies) {
		row, err := t.versieRegel(v, &version)
		if err != nil {
			return err
		}
		table.Rows = append(table.Rows, vorm.Row{Cells: []any{
			vorm.Link{Text: vorm.Moment(microTime(version.Op), t.in.Zone), Href: "/tarieven/" + st.code + "?versie=" + version.ID},
			vorm.Cell{Value: version.Bedrag, Note: eenheidTekst(version.Eenheid)}, version.Toelichting, vorm.Cell{Value: row.Value, Note: row.Source}}})
	}
	blad.Lijst = table
	return nil
}

// uitkomstVan computes a version by its id, or the model itself.
func (t *tarieven) uitkomstVan(st *tariefstand, id string) (*kostprijs.Uitkomst, error) {
	if id == voorbeeldVersie {
		f, err := t.vorm(st.code, nil, "")
		if err != nil {
			return nil, err
		}
		return f.reken()
	}
	version := st.zoek(id)
	if version == nil {
		return nil, dossier.ErrNietGevonden
	}
	return t.versie(version)
}

// naast puts two versions side by side: the one that stands and the last one,
// unless others were chosen.
func (t *tarieven) naast(v *verzoek, st *tariefstand, blad *versieblad) error {
	options := []vorm.Option{}
	if u, err := t.uitkomstVan(st, voorbeeldVersie); err != nil {
		return err
	} else if u != nil {
		options = append(options, vorm.Option{Value: voorbeeldVersie, Text: "Voorbeeld"})
	}
	for _, version := range st.versies {
		options = append(options, vorm.Option{Value: version.ID, Text: vorm.Moment(microTime(version.Op), t.in.Zone) + ", " + version.Bedrag.Nederlands()})
	}
	if len(options) < 2 {
		return nil
	}
	left, right := options[0].Value, options[len(options)-1].Value
	if st.geldt != nil && st.geldt.ID != right {
		left = st.geldt.ID
	}
	q := v.r.URL.Query()
	left, right = orElse(q.Get("links"), left), orElse(q.Get("rechts"), right)
	blad.Kies = []any{vorm.Field{Kind: vorm.SelectField, Name: "links", Label: "Deze versie", Options: options, Value: left},
		vorm.Field{Kind: vorm.SelectField, Name: "rechts", Label: "naast deze versie", Options: options, Value: right}}
	a, err := t.uitkomstVan(st, left)
	if err != nil {
		return err
	}
	b, err := t.uitkomstVan(st, right)
	if err != nil {
		return err
	}
	if a == nil || b == nil {
		return nil
	}
	verrekenblad(strings.TrimSpace(q.Get("uren")), a, b, blad)
	c := kostprijs.Vergelijk(a, b)
	blad.Naast, blad.Wijziging, blad.Onderdeel = naastElkaar(options, left, right, a, b), wijzigTabel(c), onderdeelTabel(c)
	return nil
}

// verrekenblad says what is still to be paid where the left version was paid
// and the right one is final: a provisional index and the final one.
func verrekenblad(typed string, a, b *kostprijs.Uitkomst, blad *versieblad) {
	field := vorm.Field{Kind: vorm.TextField, Name: "uren", Label: "Hoeveel uren zijn betaald tegen de linker prijs?", Optional: true, Width: vorm.Chars10, Value: typed,
		Hint: "Bij een voorlopig en een definitief indexcijfer: Wijzer rekent uit wat u nog verrekent."}
	if hours, err := kostprijs.ParseGetal(typed); typed != "" && (err != nil || hours.Teken() < 0) {
		field.Error = "Vul een aantal uren in, bijvoorbeeld 1500 of 1500,5."
	} else if typed != "" {
		s := kostprijs.Verreken(a, b, hours)
		blad.Verreken = vorm.SummaryList{{Key: "Per uur", Value: verschilTekst(s.PerUur)}, {Key: "Over " + hours.Nederlands(0, 2) + " uren", Value: verschilTekst(s.Bedrag),
			Source: "een plus betaalt de gemeente nog, een min krijgt zij terug"}}
	}
	blad.Kies = append(blad.Kies, field)
}

func naastElkaar(options []vorm.Option, left, right string, a, b *kostprijs.Uitkomst) vorm.Comparison {
	name := func(id string) string {
		for _, o := range options {
			if o.Value == id {
				return o.Text
			}
		}
		return ""
	}
	old, unit := prijs(a)
	now, _ := prijs(b)
	return vorm.Comparison{Choices: []vorm.Choice{
		{Title: name(left), Text: "Zekerheid: " + string(zwakste(a)), Total: &vorm.CompareLine{Key: "Prijs " + unit, Value: old}},
		{Title: name(right), Text: "Zekerheid: " + string(zwakste(b)), Total: &vorm.CompareLine{Key: "Prijs " + unit, Value: now, Delta: bedragVerschil(now - old)}}}}
}

// onderdeelTabel shows the parts of both prices.
func onderdeelTabel(c kostprijs.Vergelijking) vorm.Table {
	t := vorm.Table{Caption: "De onderdelen naast elkaar", Columns: []vorm.Column{{Title: "Onderdeel"}, {Title: "Links", Number: true}, {Title: "Rechts", Number: true}, {Title: "Verschil", Number: true}},
		Sum: []any{"Tarief per uur", c.Oud, c.Nieuw, bedragVerschil(c.Nieuw - c.Oud)}}
	for _, p := range c.Onderdelen {
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{p.Naam, euro2(p.Oud), euro2(p.Nieuw), verschilTekst(p.Nieuw.Min(p.Oud))}})
	}
	return t
}

// beslisblad asks for a decision on a version, or says why this reader does
// not give it.
func (t *tarieven) beslisblad(v *verzoek, st *tariefstand, version *dossier.TariefVersie, f *vorm.Form) (beslisblad, error) {
	by, err := t.naam(v.ctx(), version.Door)
	if err != nil {
		return beslisblad{}, err
	}
	b := beslisblad{Kop: version.Bedrag.Nederlands() + " " + eenheidTekst(version.Eenheid) + ", voorgesteld door " + by + vanafTekst(version), Toelichting: version.Toelichting,
		Bekijk: vorm.Link{Text: "Bekijk de opbouw van dit voorstel", Href: "/tarieven/" + st.code + "?versie=" + version.ID}, Knop: vorm.Button{Text: "Leg de beslissing vast"}}
	switch {
	case !v.has("POST /tarieven/{model}/beslissing"):
		b.Niet = "Een contractmanager of beleidsmaker beslist hierover."
		return b, nil
	case version.Door == v.wie.Account:
		b.Niet = dossier.ErrTariefZelfde.Tekst
		return b, nil
	}
	key, err := v.sleutel()
	if err != nil {
		return b, err
	}
	b.Form = &vorm.FormTag{Action: "/tarieven/" + st.code + "/beslissing", Key: key, Label: "Beslissing over " + b.Kop, Hidden: []vorm.Pair{{Name: "versie", Value: version.ID}}}
	own := f
	if f.Text("versie") != version.ID {
		own = vorm.NewForm(nil)
	}
	b.Velden = []any{own.Field(vorm.Field{Kind: vorm.RadioField, Name: "beslissing", Label: "Wat besluit u?", Options: beslisKeuzes()}),
		own.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Waarom?", Hint: "Verplicht als u het tarief afwijst.", Rows: 3, Width: vorm.Full, Optional: true, MaxLength: maxToelichting})}
	return b, nil
}

func vanafTekst(version *dossier.TariefVersie) string {
	if version.Van == termijn.Geen {
		return ""
	}
	return ", vanaf " + version.Van.Nederlands()
}
