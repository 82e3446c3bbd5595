package web

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// The pages of the privacy officer, and of the coordinator who reviews links.
func (s *Server) toezichtRoutes() []route {
	officer, veilig := []toegang.Rol{toegang.PrivacyOfficer}, []toegang.Rol{toegang.Veiligheidscoordinator}
	return []route{
		{"GET /toezicht", officer, s.toezicht},
		{"GET /toezicht/nood/{nood}", officer, s.oordeel}, {"POST /toezicht/nood/{nood}", officer, s.oordeelOp},
		{"GET /toezicht/inzage", officer, s.wieKeek}, {"POST /toezicht/inzage", officer, s.wieKeekOp},
		{"POST /toezicht/inzage/csv", officer, s.zwaar(s.wieKeekCSV)},
		{"GET /koppelingen", veilig, s.koppelingen}, {"GET /koppelingen/{persoon}", veilig, s.ontkoppel}, {"POST /koppelingen/{persoon}", veilig, s.ontkoppelOp},
	}
}

// toezicht lists every emergency access, what must still be reviewed marked.
func (s *Server) toezicht(v *verzoek) error {
	list, more, err := s.gebruik.Noodtoegangen(v.ctx(), v.wie, dossier.Pagina{Na: v.r.URL.Query().Get("na"), Aantal: werkPagina})
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Noodtoegang, de laatste bovenaan", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Wanneer", Sorted: "descending"}, {Title: "Wie keek"}, {Title: "Reden"}, {Title: "Beoordelen voor"}, {Title: "Stand"}}}
	for i := range list {
		n := &list[i]
		by, err := s.naam(v.ctx(), n.Account)
		if err != nil {
			return err
		}
		when := s.tijdstip(n.Van)
		tag := s.noodTag(n)
		t.Rows = append(t.Rows, vorm.Row{Late: tag.State == vorm.Danger, Cells: []any{vorm.Link{Text: when, Href: "/toezicht/nood/" + n.ID}, by,
			hoofdletter(noodreden(n.Reden)), n.BeoordeelVoor.Nederlands(), tag}})
	}
	inhoud := []any{t}
	if len(list) == 0 {
		inhoud = []any{vorm.Empty{Icon: "taak", Title: "Er is geen noodtoegang gebruikt", Text: "Zodra iemand noodtoegang opent, staat het hier."}}
	}
	if more != "" {
		inhoud = append(inhoud, vorm.Pagination{Next: "/toezicht?na=" + more, Shown: "De laatste bovenaan"})
	}
	return v.toon("blad", vorm.Page{Title: "Noodtoegang", Data: leesblad{Kop: "Noodtoegang", Uitleg: "Beoordeel elke noodtoegang binnen twee werkdagen. Uw eigen noodtoegang beoordeelt een collega.",
		Delen: []leesdeel{{Kop: "Gebruikte noodtoegang", Inhoud: inhoud}}}})
}

func (s *Server) noodTag(n *dossier.Nood) vorm.Tag {
	switch {
	case n.Oordeel != nil && n.Oordeel.Terecht:
		return vorm.TagDone("terecht")
	case n.Oordeel != nil:
		return vorm.Tag{Text: "niet terecht", State: vorm.Danger, Shape: vorm.Solid}
	}
	return vorm.TagTerm(dated{n.BeoordeelVoor}, dated{s.gebruik.Moment().Dag})
}

func terechtKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "ja", Text: "Ja, terecht"}, {Value: "nee", Text: "Nee, niet terecht"}}
}

func (s *Server) oordeel(v *verzoek) error {
	n, err := s.gebruik.Noodtoegang(v.ctx(), v.wie, v.deel("nood"))
	if err != nil {
		return err
	}
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	return s.toonOordeel(v, n, vorm.NewForm(nil), key)
}

func (s *Server) toonOordeel(v *verzoek, n *dossier.Nood, f *vorm.Form, key string) error {
	rows, err := s.noodRijen(v, n)
	if err != nil {
		return err
	}
	rows = append(rows, vorm.SummaryRow{Key: "Kenmerk van wie is bekeken", Value: orElse(strings.Join(n.Personen, ", "), "niemand gevonden")}, vorm.SummaryRow{Key: "Stand", Value: s.noodTag(n)})
	if n.Oordeel != nil {
		by, err := s.naam(v.ctx(), n.Oordeel.Beoordelaar)
		if err != nil {
			return err
		}
		rows = append(rows, vorm.SummaryRow{Key: "Beoordeeld door", Value: by}, vorm.SummaryRow{Key: "Oordeel", Value: n.Oordeel.Toelichting})
	}
	if n.Oordeel != nil || n.Account == v.wie.Account {
		return v.toon("blad", vorm.Page{Title: "Noodtoegang", Data: leesblad{Kop: "Noodtoegang", Delen: []leesdeel{{Kop: "Wat er gebeurde", Inhoud: []any{rows, s.bekeken(n)}}}}})
	}
	return v.toon("formulier", vorm.Page{Title: "Noodtoegang beoordelen", Errors: f.Summary(), Data: invulblad{Kop: "Noodtoegang beoordelen",
		Uitleg: "Kijk of de reden klopt, en of niet meer is bekeken dan nodig was. U ziet hier geen namen.", Onder: s.bekeken(n),
		Form: vorm.FormTag{Action: "/toezicht/nood/" + n.ID, Key: key}, Knop: vorm.Button{Text: "Leg het oordeel vast"},
		Terug: &vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: "/toezicht"},
		Delen: []deel{{Velden: []any{rows,
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "terecht", Label: "Was de noodtoegang terecht?", Options: terechtKeuzes(), Inline: true}),
			f.Field(vorm.Field{Kind: vorm.AreaField, Name: "toelichting", Label: "Leg uw oordeel uit", Hint: "Noem geen namen.", Rows: 4, MaxLength: 2000})}}}}})
}

// bekeken leads to what was looked at with an emergency access.
func (s *Server) bekeken(n *dossier.Nood) any {
	return vorm.PostButton{Action: "/toezicht/inzage", Hidden: []vorm.Pair{{Name: "account", Value: n.Account}, {Name: "nood", Value: "ja"}},
		Button: vorm.Button{Text: "Bekijk wat met noodtoegang is geopend", Kind: vorm.Secondary}}
}

func (s *Server) oordeelOp(v *verzoek) error {
	n, err := s.gebruik.Noodtoegang(v.ctx(), v.wie, v.deel("nood"))
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	key := v.r.PostForm.Get("verzoek")
	terecht := f.OneOf("terecht", terechtKeuzes(), "Kies of de noodtoegang terecht was.") == "ja"
	text := f.Required("toelichting", "Leg uw oordeel uit.")
	if !f.OK() {
		return s.toonOordeel(v, n, f, key)
	}
	err = s.gebruik.BeoordeelNood(v.ctx(), v.schrijf(), n.ID, terecht, text)
	if faal(f, err, map[string]string{"toelichting": "toelichting", "beoordelaar": ""}) {
		return s.toonOordeel(v, n, f, key)
	}
	if err != nil {
		return err
	}
	return v.door("/toezicht")
}

// inzageVraag reads what is asked of the access log. What was typed stays out of
// the address: the form is sent with POST.
func (s *Server) inzageVraag(v *verzoek, f *vorm.Form) (dossier.Inzagevraag, error) {
	q := dossier.Inzagevraag{Persoon: f.Text("persoon"), Nood: f.Text("nood") == "ja", Pagina: dossier.Pagina{Na: f.Text("na"), Aantal: 50}}
	if name := f.Text("account"); name != "" {
		a, err := s.in.Accounts.AccountByName(v.ctx(), name)
		switch {
		case err == nil:
			q.Account = a.ID
		case errors.Is(err, dossier.ErrNietGevonden):
			q.Account = name
		default:
			return q, err
		}
	}
	midnight := func(field, what string, days int) time.Time {
		d := dagVeld(f, field, what)
		if d == 0 {
			return time.Time{}
		}
		y, m, day := d.Datum()
		return time.Date(y, m, day+days, 0, 0, 0, 0, s.in.Zone)
	}
	q.Van, q.Tot = midnight("van", "de eerste dag", 0), midnight("tot", "de laatste dag", 1)
	if q.Account == "" && q.Persoon == "" && !q.Nood {
		f.Fail("account", "INZAGE-WIE", "Vul een account of een persoon in, of kies alleen noodtoegang.")
	}
	return q, nil
}

func (s *Server) wieKeek(v *verzoek) error { return s.toonWieKeek(v, vorm.NewForm(nil), nil) }

func (s *Server) toonWieKeek(v *verzoek, f *vorm.Form, onder any) error {
	return v.toon("formulier", vorm.Page{Title: "Wie keek", Errors: f.Summary(), Data: invulblad{Kop: "Wie keek",
		Uitleg: "Zoek op wie keek, of bij wie. U ziet dat er gekeken is en waarom, niet wat er stond.",
		Form:   vorm.FormTag{Action: "/toezicht/inzage"}, Knop: vorm.Button{Text: "Zoek", Icon: "zoek"}, Onder: onder,
		Delen: []deel{{Velden: []any{
			f.Field(vorm.Field{Name: "account", Label: "Account", Hint: "De gebruikersnaam van de collega, of het kenmerk van het account.", Optional: true, MaxLength: 100}),
			f.Field(vorm.Field{Name: "persoon", Label: "Persoon", Hint: "Het kenmerk van de persoon: 26 letters en cijfers. Het staat bij een noodtoegang en in deze lijst.", Optional: true, MaxLength: 40}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "van", Label: "Vanaf", Optional: true}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "tot", Label: "Tot en met", Optional: true}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "nood", Label: "Alleen noodtoegang?", Options: jaNee(), Value: "nee", Inline: true}),
		}}}}})
}

func (s *Server) wieKeekOp(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	q, err := s.inzageVraag(v, f)
	if err != nil {
		return err
	}
	if !f.OK() {
		return s.toonWieKeek(v, f, nil)
	}
	page, err := s.gebruik.Inzagen(v.ctx(), v.wie, false, q)
	if err != nil {
		return err
	}
	list, err := s.inzageTabel(v, page.Regels)
	if err != nil {
		return err
	}
	var hidden []vorm.Pair
	for _, name := range []string{"account", "persoon", "van-dag", "van-maand", "van-jaar", "tot-dag", "tot-maand", "tot-jaar", "nood"} {
		hidden = append(hidden, vorm.Pair{Name: name, Value: f.Text(name)})
	}
	acties := vorm.Inline{vorm.PostButton{Action: "/toezicht/inzage/csv", Hidden: hidden, Button: vorm.Button{Text: "Download als CSV", Kind: vorm.Secondary}}}
	if page.Verder != "" {
		acties = append(acties, vorm.PostButton{Action: "/toezicht/inzage", Hidden: append(hidden, vorm.Pair{Name: "na", Value: page.Verder}),
			Button: vorm.Button{Text: "Verder terug", Kind: vorm.Secondary}})
	}
	return s.toonWieKeek(v, f, vorm.Stack{list, acties})
}

func (s *Server) inzageTabel(v *verzoek, lines []dossier.Inzageregel) (any, error) {
	if len(lines) == 0 {
		return vorm.Empty{Icon: "zoek", Title: "Niets gevonden", Text: "Er is in deze periode niet gekeken, of u mag het niet zien."}, nil
	}
	t := vorm.Table{Caption: "Wie keek, de laatste bovenaan", Stack: true, Columns: []vorm.Column{{Title: "Wanneer", Sorted: "descending"}, {Title: "Wie"},
		{Title: "Waarvoor"}, {Title: "Wat"}, {Title: "Uitkomst"}, {Title: "Personen"}}}
	for i := range lines {
		l := &lines[i]
		who, err := s.naam(v.ctx(), l.Account)
		if err != nil {
			return nil, err
		}
		what := any(hoofdletter(string(l.Handeling)) + ", " + vervangStreep(l.Pagina))
		if l.Nood {
			what = vorm.Cell{Value: vorm.Tag{Text: "noodtoegang", State: vorm.Warning, Shape: vorm.Square}, Note: noodreden(toegang.Noodreden(l.Reden))}
		}
		people := strconv.Itoa(len(l.Personen))
		if len(l.Personen) == 1 {
			people = l.Personen[0]
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{s.tijdstip(l.Op), vorm.Cell{Value: who, Note: rolnaam(toegang.Rol(l.Rol))},
			doelnaam(l.Doel), what, l.Uitkomst, people}})
	}
	return t, nil
}

// doelnaam gives a processing activity by its name in the register.
func doelnaam(code string) string {
	if v, ok := toegang.VerwerkingVan(toegang.Activiteit(code)); ok {
		return v.Naam
	}
	return code
}

func (s *Server) wieKeekCSV(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	q, err := s.inzageVraag(v, f)
	if err != nil {
		return err
	}
	if !f.OK() {
		return s.toonWieKeek(v, f, nil)
	}
	out, err := s.post.InzageUitvoer(v.ctx(), v.wie, q)
	if err != nil {
		return err
	}
	return v.geefBestand(out)
}

// koppelingen lists the registrations that are protected in silence.
func (s *Server) koppelingen(v *verzoek) error {
	list, more, err := s.gebruik.Koppelingen(v.ctx(), v.wie, dossier.Pagina{Na: v.r.URL.Query().Get("na"), Aantal: werkPagina})
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Stille koppelingen", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Sinds", Sorted: "descending"}, {Title: "Geregistreerd als"},
		{Title: "Lijkt op"}, {Title: "Geregistreerd door"}, {Title: "Stand"}}}
	for i := range list {
		k := &list[i]
		by, err := s.naam(v.ctx(), k.Door)
		if err != nil {
			return err
		}
		tag := vorm.TagWaiting("beschermd")
		if k.Beeindigd {
			tag = vorm.TagDone("losgemaakt")
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Link{Text: k.Sinds.Nederlands(), Href: "/koppelingen/" + k.Persoon}, orElse(k.Naam, "Naam niet bekend"), lijktOp(k), by, tag}})
	}
	inhoud := []any{t}
	if len(list) == 0 {
		inhoud = []any{vorm.Empty{Icon: "schild", Title: "Er zijn geen stille koppelingen", Text: "Registreert iemand een persoon die al verborgen is, dan staat dat hier."}}
	}
	if more != "" {
		inhoud = append(inhoud, vorm.Pagination{Next: "/koppelingen?na=" + more, Shown: "De laatste bovenaan"})
	}
	return v.toon("blad", vorm.Page{Title: "Stille koppelingen", Data: leesblad{Kop: "Stille koppelingen",
		Uitleg: "Deze mensen lijken eerder te zijn geregistreerd, met een veiligheidsvlag. Wie hen opnieuw registreerde, weet dat niet. Zeg het ook niet.",
		Delen:  []leesdeel{{Kop: "Registraties die in stilte beschermd zijn", Inhoud: inhoud}}}})
}

func lijktOp(k *dossier.GekoppeldeRegistratie) string {
	var out []string
	for _, m := range k.Met {
		text := orElse(m.Naam, "naam niet bekend")
		if m.Op == dossier.OpBSN {
			text += " (zelfde nummer)"
		} else {
			text += " (zelfde naam en geboortedatum)"
		}
		out = append(out, text)
	}
	return orElse(strings.Join(out, "; "), "een registratie die later een vlag kreeg")
}

func (s *Server) ontkoppel(v *verzoek) error { return s.toonOntkoppel(v, vorm.NewForm(nil)) }

func (s *Server) toonOntkoppel(v *verzoek, f *vorm.Form) error {
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	k, err := s.gebruik.KoppelingVan(v.ctx(), v.wie, v.deel("persoon"))
	if err != nil {
		return err
	}
	rows := vorm.SummaryList{{Key: "Geregistreerd als", Value: orElse(k.Naam, "naam niet bekend")}, {Key: "Geboren", Value: orElse(k.Geboren, "niet bekend")}, {Key: "Lijkt op", Value: lijktOp(k)}}
	return v.toon("formulier", vorm.Page{Title: "Is dit dezelfde persoon?", Errors: f.Summary(), Data: invulblad{Kop: "Is dit dezelfde persoon?",
		Uitleg: "Maak de koppeling alleen los als u zeker weet dat het een ander is. De bescherming van deze registratie stopt dan meteen.",
		Form:   vorm.FormTag{Action: "/koppelingen/" + k.Persoon, Key: key}, Knop: vorm.Button{Text: "Maak de koppeling los"},
		Terug: &vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: "/koppelingen"},
		Delen: []deel{{Velden: []any{rows, f.Field(vorm.Field{Kind: vorm.AreaField, Name: "toelichting", Label: "Waaraan ziet u dat dit een ander is?", Rows: 4, MaxLength: 2000})}}}}})
}

func (s *Server) ontkoppelOp(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	text := f.Required("toelichting", dossier.ErrKoppelingToelichting.Tekst)
	if !f.OK() {
		return s.toonOntkoppel(v, f)
	}
	if err := s.gebruik.Ontkoppel(v.ctx(), v.schrijf(), v.deel("persoon"), text); err != nil {
		return err
	}
	return v.door("/koppelingen")
}
