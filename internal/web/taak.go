package web

import (
	"cmp"
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) taakRoutes() []route {
	return []route{
		{routeTaak, taakrollen(), s.taak},
		{"POST /gezin/{gezin}/taken/{taak}", taakrollen(), s.taakOp},
		{"GET /gezin/{gezin}/procedure/{persoon}", schrijfrollen(), s.procedure},
		{"POST /gezin/{gezin}/procedure/{persoon}", schrijfrollen(), s.procedureOp},
	}
}

const routeTaak = "GET /gezin/{gezin}/taken/{taak}"

// taakrollen are the roles that read a family and may write tasks in it.
func taakrollen() []toegang.Rol {
	return []toegang.Rol{toegang.Indicatiesteller, toegang.Casusregisseur, toegang.Veiligheidscoordinator, toegang.Hulpverlener}
}

// taakAdres is the page of one task; from says where its reader came from.
func taakAdres(t *dossier.Taak, from string) string {
	href := "/gezin/" + t.Gezin + "/taken/" + t.ID
	if from != "" {
		href += "?terug=" + from
	}
	return href
}

// terugWerklijst is the value of the field that says that the reader came from
// his work list.
const terugWerklijst = "werklijst"

// taakNaam gives a kind of task as users know it.
func taakNaam(aard string) string {
	names := map[string]string{
		dossier.TaakOnderzoek:    "Onderzoek afronden",
		dossier.TaakBesluit:      "Besluit nemen",
		dossier.TaakAanvulling:   "Wacht op aanvulling van de aanvraag",
		dossier.TaakDwangsom:     "Besluit nemen voordat er een dwangsom loopt",
		dossier.TaakMotivering:   "Uitleg geven bij het spoedbesluit",
		dossier.TaakHerindicatie: "Beginnen met de herindicatie",
		dossier.TaakBrieven:      "Brieven versturen",
		dossier.TaakNood:         "Bekijk waarvoor noodtoegang is gebruikt",
		dossier.TaakRegie:        "Casusregisseur aanwijzen",
		dossier.TaakToewijzen:    "Aanbieder kiezen",
		dossier.TaakAangeleverd:  "Bekijk wat is aangeleverd",
		dossier.TaakVeiligeRoute: "Toewijzing regelen langs de veilige route",
		dossier.TaakTekenen:      "Voorgelegd besluit tekenen of teruggeven",
		dossier.TaakTerug:        "Voorstel aanpassen en opnieuw voorleggen",
		"gesprek":                "Gesprek voeren",
		"plan-evalueren":         "Plan evalueren",
		"wacht-op-reactie":       "Reactie afwachten",
	}
	if n, ok := names[aard]; ok {
		return n
	}
	return hoofdletter(vervangStreep(aard))
}

// taakHint says until when, about whom and by which law a task is due.
func taakHint(b *dossier.Beeld, t *dossier.Taak) string {
	hint := ""
	if t.Vervalt != termijn.Geen {
		hint = "Uiterlijk " + t.Vervalt.Nederlands()
	}
	if name, ok := b.Naam(t.Over); ok {
		hint = plus(hint, name)
	}
	return plus(hint, t.Grondslag())
}

// plus puts a part behind a text, with a comma between.
func plus(text, part string) string {
	if text == "" || part == "" {
		return text + part
	}
	return text + ", " + part
}

// gezinTaken lists what is to be done for the family, the first day first.
func gezinTaken(v *verzoek, b *dossier.Beeld) any {
	var open []*dossier.Taak
	for i := range b.Taken {
		if t := &b.Taken[i]; t.Ingetrokken == 0 && !t.Voltooid {
			open = append(open, t)
		}
	}
	slices.SortStableFunc(open, func(x, y *dossier.Taak) int { return cmp.Compare(x.Plaats(), y.Plaats()) })
	var list vorm.TaskList
	for _, t := range open {
		line := vorm.Task{Text: taakNaam(t.Aard), State: taakTag(t, b.Moment.Dag), Hint: taakHint(b, t)}
		if v.has(routeTaak) {
			line.Href = taakAdres(t, "")
		}
		if link, ok := voorstelTaak(v, t); ok {
			line.Text, line.Href = link.Text, link.Href
		}
		list = append(list, line)
	}
	if list == nil {
		return vorm.None("Er is nu niets te doen.")
	}
	return list
}

// taak shows one task, with what to do and a field to finish it by hand.
func (s *Server) taak(v *verzoek) error {
	w, t, err := s.dezeTaak(v)
	if err != nil {
		return err
	}
	if nr, _, ok := t.Voorgelegd(); ok {
		return w.naarVoorstel(nr)
	}
	return s.toonTaak(w, t, v.r.URL.Query().Get("terug"), false)
}

func (s *Server) dezeTaak(v *verzoek) (*bewerking, *dossier.Taak, error) {
	w, err := s.bewerk(v, "taak")
	if err != nil {
		return nil, nil, err
	}
	t := w.b.Taak(v.deel("taak"))
	if t == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	return w, t, nil
}

func (s *Server) toonTaak(w *bewerking, t *dossier.Taak, terug string, conflict bool) error {
	if t.Voltooid {
		return s.toonAf(w, t)
	}
	vak := vakVoor(w.b, t.Over, t.Vak.Label.Klasse)
	velden := []any{taakGegevens(w.b, t)}
	if links := taakActies(w.v, t); links != nil {
		velden = append(velden, links)
	}
	if steps := veiligeRoute(t, s.in.Aanbieders); steps != nil {
		velden = append(velden, steps)
	}
	velden = append(velden, w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "hoe", Label: "Wat deed u?", Rows: 4, MaxLength: 2000,
		Hint: "Alleen nodig als de taak niet vanzelf klaar is. Over wie dit gaat, kan dit lezen: schrijf niets over anderen."}))
	blad := invulblad{Kop: taakNaam(t.Aard), Delen: []deel{{Vak: vak, Velden: velden}}, Knop: vorm.Button{Text: "Rond deze taak af"}}
	if terug == terugWerklijst {
		blad.Vast = []vorm.Pair{{Name: "terug", Value: terug}}
	}
	return w.toon(taakNaam(t.Aard), blad, vak, conflict)
}

// taakGegevens says what a task is about, and where it stands.
func taakGegevens(b *dossier.Beeld, t *dossier.Taak) vorm.SummaryList {
	who := "Het gezin"
	if t.Over != "" {
		who = getoond(b, t.Over)
	}
	rows := vorm.SummaryList{{Key: "Over wie", Value: who}, {Key: "Uiterlijk", Value: vorm.Inline{dagOf(t.Vervalt), taakTag(t, b.Moment.Dag)}}}
	if law := t.Grondslag(); law != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Waar staat dit", Value: law})
	}
	if k := t.Kenmerk(); k != "" {
		rows = append(rows, vorm.SummaryRow{Key: "Kenmerk", Value: string(k)})
	}
	if term, ok := t.Termijn(); ok {
		rows = append(rows, vorm.SummaryRow{Key: "Wat", Value: hoofdletter(term.Naam), Source: term.Toelichting})
	}
	return rows
}

// taakActies leads to the page on which the task closes itself.
func taakActies(v *verzoek, t *dossier.Taak) vorm.Actions {
	base := "/gezin/" + t.Gezin
	var out vorm.Actions
	add := func(patroon, text, href string) {
		if v.has(patroon) {
			out = append(out, vorm.Button{Text: text, Kind: vorm.Secondary, Href: base + href})
		}
	}
	switch t.Aard {
	case dossier.TaakRegie:
		add(routeRegie, "Wijs een casusregisseur aan", "/regie")
	case dossier.TaakBrieven:
		add("GET /gezin/{gezin}/brieven", "Naar de brieven", "/brieven")
	case dossier.TaakBesluit, dossier.TaakDwangsom:
		add("GET /gezin/{gezin}/besluiten/nieuw", "Naar de besluiten", "/besluiten")
	case dossier.TaakToewijzen:
		add(routeToewijzing, "Kies een aanbieder", "/toewijzing/"+string(t.Kenmerk()))
	case dossier.TaakAangeleverd:
		add(routeDocumenten, "Naar de documenten", "/documenten")
	case dossier.TaakHerindicatie:
		add("GET /gezin/{gezin}/advies", "Naar het advies", "/advies")
	}
	switch t.Aard {
	case dossier.TaakOnderzoek, dossier.TaakBesluit, dossier.TaakAanvulling, dossier.TaakDwangsom, dossier.TaakHerindicatie:
		add("GET /gezin/{gezin}/procedure/{persoon}", "Aanvraag en termijnen", "/procedure/"+t.Over)
	}
	return out
}

// toonAf says who finished a task, for who comes after him.
func (s *Server) toonAf(w *bewerking, t *dossier.Taak) error {
	by, op, how := w.b.Afgerond(t.ID)
	name, err := s.naam(w.v.ctx(), by)
	if err != nil {
		return err
	}
	rows := append(taakGegevens(w.b, t), vorm.SummaryRow{Key: "Afgerond door", Value: name, Source: s.dagTekst(op)})
	if how == "" {
		how = "De taak was vanzelf klaar, door wat er in het dossier kwam."
	}
	rows = append(rows, vorm.SummaryRow{Key: "Wat er gedaan is", Value: how})
	page, err := s.opGezin(w.v, w.b, vorm.Page{Title: taakNaam(t.Aard), Data: taakblad{Kop: taakNaam(t.Aard), Gegevens: rows,
		Terug: vorm.Button{Text: "Terug naar het gezin", Kind: vorm.Secondary, Href: "/gezin/" + w.b.ID}}})
	if err != nil {
		return err
	}
	return w.v.toon("taak", page)
}

// taakblad is what the page of a finished task shows.
type taakblad struct {
	Kop      string
	Gegevens vorm.SummaryList
	Terug    vorm.Button
}

// taakOp finishes a task. Where someone else did so first, the page says who:
// there is nothing left to do.
func (s *Server) taakOp(v *verzoek) error {
	w, t, err := s.dezeTaak(v)
	if err != nil {
		return err
	}
	if nr, _, ok := t.Voorgelegd(); ok {
		return w.naarVoorstel(nr)
	}
	terug := v.r.PostForm.Get("terug")
	hoe := w.f.Required("hoe", dossier.ErrTaakHoe.Tekst)
	if t.Voltooid {
		if _, _, how := w.b.Afgerond(t.ID); how != "" && how == hoe { // sent twice
			return v.door(taakTerug(w.b.ID, terug))
		}
		return s.toonAf(w, t)
	}
	if !w.f.OK() {
		return s.toonTaak(w, t, terug, false)
	}
	err = s.gebruik.RondAf(v.ctx(), v.schrijf(), w.b, v.gezien(), t.ID, hoe)
	if _, conflict := dossier.IsConflict(err); !conflict {
		if err != nil {
			return err
		}
		return v.door(taakTerug(w.b.ID, terug))
	}
	if w, t, err = s.dezeTaak(v); err != nil {
		return errors.Join(dossier.ErrNietGevonden, err)
	}
	return s.toonTaak(w, t, terug, true)
}

func taakTerug(gezin, terug string) string {
	if terug == terugWerklijst {
		return "/werklijst"
	}
	return "/gezin/" + gezin
}
