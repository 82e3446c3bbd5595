package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// letOp says what whoever looks at an open proposal must know first.
func (s *Server) letOp(p *voorsteller) ([]any, error) {
	var out []any
	if p.niet != nil {
		out = append(out, vorm.Banner{State: vorm.Danger, Title: "Dit kan zo niet worden getekend", Text: p.niet.Tekst})
	}
	changes, err := s.voorstelVerschil(p)
	if err != nil {
		return nil, err
	}
	if changes != nil {
		out = append(out, *changes)
	}
	if p.verschoven {
		out = append(out, vorm.Banner{State: vorm.Info, Title: "Het besluit krijgt de dag waarop wordt getekend", Text: "De dag die was ingevuld, is voorbij. Hieronder staat de dag van vandaag."})
	}
	switch faults := s.gebruik.MagNietTekenen(p.v.wie, p.vs.Vragen()); {
	case p.vs.Aan == "" && p.vs.Door == p.v.wie.Account:
		out = append(out, vorm.Banner{State: vorm.Warning, Title: "Vraag een collega erbij die mag tekenen", Text: "Wie mandaat heeft en met iedereen van dit gezin werkt, vindt dit voorstel in zijn werklijst.",
			Links: []vorm.Link{{Text: "Collega laten meewerken", Href: "/gezin/" + p.b.ID + "/meewerken/nieuw"}}})
	case p.vs.Door != p.v.wie.Account && len(faults) > 0:
		out = append(out, vorm.Banner{State: vorm.Info, Title: "U kunt dit niet tekenen", Text: faults[0].Tekst})
	}
	return out, nil
}

// voorstelVerschil says what was recorded since decisions were put forward, and
// whether the rules are others; nil where nothing was.
func (s *Server) voorstelVerschil(p *voorsteller) (*vorm.Banner, error) {
	var lines vorm.Stack
	if p.plan != nil && p.plan.Achtergrond.Bewijs.Regels != p.vs.Regels {
		lines = append(lines, "De regels van de gemeente zijn veranderd. ")
	}
	for _, w := range p.b.SindsVoorstel(p.vs) {
		text := wijzigingTekst(p.b, &w, s.regels())
		if text == "" {
			continue
		}
		by, err := s.naam(p.v.ctx(), w.Door)
		if err != nil {
			return nil, err
		}
		lines = append(lines, text+", door "+by+". ")
	}
	if lines == nil {
		return nil, nil
	}
	return &vorm.Banner{State: vorm.Warning, Title: "Er is iets veranderd sinds dit is voorgelegd", Text: lines}, nil
}

// voorstelGegevens says who made a proposal, who is asked, what became of it, and
// which terms run.
func (s *Server) voorstelGegevens(p *voorsteller) (vorm.SummaryList, error) {
	names, err := s.namen(p.v.ctx(), []string{p.vs.Door, orElse(p.vs.Aan, p.vs.Door)})
	if err != nil {
		return nil, err
	}
	rows := vorm.SummaryList{{Key: "Voorbereid door", Value: names[0], Source: s.dagTekst(p.vs.Op)}, {Key: "Gevraagd om te tekenen", Value: names[1]}}
	if p.vs.Aan == "" {
		rows[1].Value = vorm.None("nog niemand")
	}
	if end := p.vs.Einde; end != nil {
		by, err := s.naam(p.v.ctx(), end.Door)
		if err != nil {
			return nil, err
		}
		rows = append(rows, vorm.SummaryRow{Key: hoofdletter(string(end.Hoe)) + " door", Value: by, Source: s.dagTekst(end.Op)})
		if end.Woorden != "" {
			rows = append(rows, vorm.SummaryRow{Key: "Wat moet er anders", Value: notitietekst{Regels: regelsVan([]byte(end.Woorden))}})
		}
	}
	if !p.vs.Loopt() {
		return rows, nil
	}
	for _, t := range p.b.Beslistaken(p.vs.Delen) {
		rows = append(rows, vorm.SummaryRow{Key: taakNaam(t.Aard), Value: vorm.Inline{dagOf(t.Vervalt), taakTag(t, p.b.Moment.Dag)}, Source: plus(getoond(p.b, t.Over), t.Grondslag())})
	}
	return rows, nil
}

// voorstelTabel shows the decisions that would be taken, with what they cost (a
// mandate can have a limit) and the last day for objection, and the choice behind
// them.
func (s *Server) voorstelTabel(p *voorsteller) any {
	t := vorm.Table{Caption: "Besluiten die worden genomen", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Voor wie"}, {Title: "Besluit"},
		{Title: "Hoeveel per week"}, {Title: "Kost per week", Number: true}, {Title: "Van en tot en met"}, {Title: "Bezwaar kan tot en met"}}}
	for i := range p.plan.Besluiten {
		one := &p.plan.Besluiten[i]
		cost := any(vorm.Unknown())
		if ask := p.plan.Vragen[i]; ask.PrijsBekend {
			cost = ask.PerWeek.Nederlands()
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
