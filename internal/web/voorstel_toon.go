package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// voorstelTabel shows the decisions that would be taken, with what they cost (a
// mandate can have a limit) and the last day for objection, and the choice behind
// them.
func (s *Server) voorstelTabel(p *voorsteller) any {
	t := vorm.Table{Caption: "Besluiten die worden genomen", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Voor wie"}, {Title: "Besluit"},
		{Title: "Hoeveel per week"}, {Title: "Kost per week", Number: true}, {Title: "Van en tot en met"}, {Title: "Bezwaar kan tot en met"}}}
	asks := p.vs.Vragen()
	for i := range p.plan.Besluiten {
		one := &p.plan.Besluiten[i]
		cost := any(vorm.Unknown())
		if n := slices.IndexFunc(asks, func(q dossier.Tekenvraag) bool { return q.Onderwerp == one.Onderwerp }); n >= 0 && asks[n].PrijsBekend {
			cost = asks[n].PerWeek.Nederlands()
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{getoond(p.b, one.Persoon),
			vorm.Cell{Value: hoofdletter(string(one.Soort)) + ", " + string(one.Wet), Note: one.Datum.Nederlands()}, omvangTekst(one), cost, periode(one), bezwaar(one)}})
	}
	rows := vorm.SummaryList{{Key: "Arrangement", Value: hoofdletter(s.regels().Productnaam(p.plan.Achtergrond.Product))}}
	if why := p.plan.Achtergrond.Afwijking.Motivering; why != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Waarom dit afwijkt van het advies", Value: notitietekst{Regels: regelsVan([]byte(why))}})
	}
	if why := p.plan.Achtergrond.Vrij; why != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Waarom een vrije trede", Value: notitietekst{Regels: regelsVan([]byte(why))}})
	}
	var children []string
	for i := range p.plan.Kennisgevingen {
		children = append(children, getoond(p.b, p.plan.Kennisgevingen[i].Kind))
	}
	if children != nil {
		rows = append(rows, vorm.SummaryRow{Key: "Krijgt een eigen bericht", Value: vorm.Opsomming(children)})
	}
	return vorm.Stack{t, rows}
}

// voorstelDelen shows a form as it was filled in, to read: each question with its
// answer. What was left open is not shown.
func voorstelDelen(form besluitform) []leesdeel {
	var out []leesdeel
	for _, part := range form.delen() {
		shown := leesdeel{Kop: orElse(part.Kop, "Wat er is ingevuld")}
		var rows vorm.SummaryList
		for _, one := range part.Velden {
			if known, ok := one.(vorm.SummaryList); ok {
				rows = append(rows, known...)
			}
			for _, field := range vlak([]any{one}) {
				if answer := antwoordVan(&field); answer != nil {
					rows = append(rows, vorm.SummaryRow{Key: field.Label, Value: answer})
				}
			}
		}
		if rows != nil {
			shown.Inhoud = []any{rows}
			out = append(out, shown)
		}
	}
	return out
}

// antwoordVan shows what was answered to a question; nil where nothing was.
func antwoordVan(f *vorm.Field) any {
	switch f.Kind {
	case vorm.DateField:
		if f.Parts != [3]string{} {
			return dagVan(f)
		}
		return nil
	case vorm.CheckField:
		return gekozen(f.Options, f.Values...)
	case vorm.SelectField, vorm.RadioField:
		return gekozen(f.Options, f.Value)
	}
	switch value := strings.TrimSpace(f.Value); {
	case value == "":
		return nil
	case f.Kind == vorm.AreaField:
		return notitietekst{Regels: regelsVan([]byte(value))}
	default:
		return strings.TrimSpace(f.Prefix + " " + value + " " + f.Suffix)
	}
}

// dagVan shows a day as it was filled in.
func dagVan(f *vorm.Field) any {
	form := map[string][]string{}
	for i, part := range f.DateParts() {
		form[part.Name] = []string{f.Parts[i]}
	}
	return dagOf(dagVeld(vorm.NewForm(form), f.Name, ""))
}

// gekozen gives the words of the answers that were chosen; nil where none was.
func gekozen(options []vorm.Option, values ...string) any {
	var out []string
	for _, o := range options {
		if o.Value != "" && slices.Contains(values, o.Value) {
			out = append(out, o.Text)
		}
	}
	if out == nil {
		return nil
	}
	return strings.Join(out, ". ")
}

// voorgelegd lists the proposals about which something can still be done, for the
// page of decisions; nil where there are none.
func (s *Server) voorgelegd(v *verzoek, b *dossier.Beeld) (any, error) {
	if !v.has(routeVoorstel) {
		return nil, nil
	}
	var out vorm.Stack
	all := b.Voorstellen()
	for i := range all {
		vs := &all[i]
		if !vs.Loopt() {
			continue
		}
		by, err := s.naam(v.ctx(), vs.Door)
		if err != nil {
			return nil, err
		}
		state := vorm.Info
		if vs.Stand() == dossier.VoorstelTerug {
			state = vorm.Warning
		}
		out = append(out, vorm.Banner{State: state, Title: voorstelKop(vs) + ": " + voorstelTag(vs).Text, Text: "Voorbereid door " + by + " op " + s.dagTekst(vs.Op) + ".",
			Links: []vorm.Link{{Text: "Bekijk het voorstel", Href: voorstelAdres(b.ID, vs.Nummer)}}})
	}
	if out == nil {
		return nil, nil
	}
	return out, nil
}

// voorstelTaak says what a task about a proposal asks of its reader, and where he
// does it; ok is false for another task.
func voorstelTaak(v *verzoek, t *dossier.Taak) (link vorm.Link, ok bool) {
	nr, aan, ok := t.Voorgelegd()
	if !ok || !v.has(routeVoorstel) {
		return vorm.Link{}, false
	}
	link = vorm.Link{Text: taakNaam(t.Aard), Href: voorstelAdres(t.Gezin, nr)}
	switch me := v.wie.Account; {
	case t.Aard == dossier.TaakTerug && aan != me:
		link.Text = "Voorstel van een collega kwam terug"
	case t.Aard == dossier.TaakTekenen && t.Door == me:
		link.Text = "Wachten tot een collega tekent"
	case t.Aard == dossier.TaakTekenen && aan != "" && aan != me:
		link.Text = "Voorgelegd aan een collega"
	}
	return link, true
}

// naarVoorstel leads from the page of a task to the proposal that it is about.
func (w *bewerking) naarVoorstel(nr besluit.Kenmerk) error {
	if !w.v.has(routeVoorstel) || w.b.Voorstel(nr) == nil {
		return dossier.ErrNietGevonden
	}
	return w.v.door(voorstelAdres(w.b.ID, nr))
}
