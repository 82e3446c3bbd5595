package web

import (
	"regexp"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeAfspraken is where the appointments of a family stand.
const routeAfspraken = "GET /gezin/{gezin}/afspraken"

func (s *Server) afspraakRoutes() []route {
	r := append(veiligheidsrollen(), toegang.Hulpverlener)
	return []route{{routeAfspraken, r, s.afspraken}, {"GET /gezin/{gezin}/afspraken/nieuw", r, s.afspraak}, {"POST /gezin/{gezin}/afspraken/nieuw", r, s.afspraakOp},
		{"GET /gezin/{gezin}/afspraken/{afspraak}/afzeggen", r, s.afzeggen}, {"POST /gezin/{gezin}/afspraken/{afspraak}/afzeggen", r, s.afzeggenOp}}
}

// afspraken lists what is planned from today on.
func (s *Server) afspraken(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("afspraken"))
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Afspraken", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Dag"}, {Title: "Tijd"}, {Title: "Met"}, {Title: "Wat"}, {Title: "Waar"}, {Title: "Wat kunt u doen"}}}
	for _, a := range b.Afspraken(b.Moment.Dag) {
		names := []string{getoond(b, a.Over)}
		for _, p := range a.Met {
			names = append(names, getoond(b, p))
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{a.Dag.Nederlands(), a.Tijd, strings.Join(names, " en "), a.Wat, afspraakPlaats(v, b, &a), afzegLink(b, &a)}})
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Afspraken", Data: leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Afspraken", Delen: []leesdeel{
		{Kop: "Vanaf vandaag", Inhoud: append(tabelOf(t, "Er staan geen afspraken."), vorm.Actions{vorm.Button{Text: "Plan een afspraak", Href: "/gezin/" + b.ID + "/afspraken/nieuw", Icon: "agenda"}})}}}})
	if err != nil {
		return err
	}
	if let := botsBanner(b); let != nil {
		page.Banners = append(page.Banners, *let)
	}
	return v.toon("blad", page)
}

// afspraakPlaats shows where; where the place stands in the compartment for safety
// and the reader may not know, whether there is one or not is the same to him.
func afspraakPlaats(v *verzoek, b *dossier.Beeld, a *dossier.Afspraak) any {
	switch {
	case a.Plaats != "":
		return a.Plaats
	case a.Geheim && !b.Leest(v.wie, a.Over, gezin.Veiligheid):
		return vorm.Withheld()
	}
	return vorm.Unknown()
}

func (s *Server) afspraak(v *verzoek) error {
	w, err := s.bewerk(v, "afspraak")
	if err != nil {
		return err
	}
	return s.toonAfspraak(w, nil, false)
}

// toonAfspraak asks with whom, when and where. Above it stands what keeps people
// apart for who may know, and the same advice to consult for all others.
func (s *Server) toonAfspraak(w *bewerking, let *vorm.Banner, conflict bool) error {
	f := w.f
	velden := []any{
		f.Field(vorm.Field{Kind: vorm.CheckField, Name: "wie", Label: "Met wie is de afspraak?", Options: leden(w.b)}),
		f.Field(vorm.Field{Kind: vorm.DateField, Name: "dag", Label: "Dag"}),
		f.Field(vorm.Field{Name: "tijd", Label: "Tijd", Width: vorm.Chars10, MaxLength: 5, Hint: "Bijvoorbeeld 14:30."}),
		f.Field(vorm.Field{Name: "wat", Label: "Waarover?", MaxLength: 80}),
		f.Field(vorm.Field{Name: "plaats", Label: "Waar?", MaxLength: 80, Optional: true,
			Hint: "De plaats staat in het deel Veiligheid, behalve bij wie u ziet dat er geen veiligheidsvlag is."}),
	}
	if a := w.b.Afstemming(w.v.wie, w.b.Moment.Dag, w.b.Mensen()...); !a.Overleg || len(a.Verboden) > 0 {
		velden = append(velden, f.Field(vorm.Field{Kind: vorm.CheckField, Name: "afgestemd", Label: "Geldt er een verbod of gelden aparte afspraken?", Optional: true,
			Options: []vorm.Option{{Value: "ja", Text: "Ik heb deze afspraak afgestemd met de veiligheidscoördinator"}}}))
	}
	delen := []deel{{Velden: velden}}
	if let == nil {
		let = afstemBanner(w.v, w.b, w.b.Moment.Dag, w.b.Mensen()...)
	}
	if let != nil {
		delen = append([]deel{{Velden: []any{*let}}}, delen...)
	}
	return w.toon("Plan een afspraak", invulblad{Kop: "Plan een afspraak", Delen: delen, Knop: vorm.Button{Text: "Leg vast"}}, nil, conflict)
}

var kloktijd = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

func (s *Server) afspraakOp(v *verzoek) error {
	w, err := s.bewerk(v, "afspraak")
	if err != nil {
		return err
	}
	f := w.f
	n := dossier.Afspraakplan{Wie: f.All("wie"), Afgestemd: slices.Contains(f.All("afgestemd"), "ja")}
	n.Wat, n.Plaats, n.Tijd = f.Required("wat", "Vul in waarover de afspraak gaat."), f.Text("plaats"), f.Text("tijd")
	f.OneLine("wat", "plaats")
	if d, ok := f.Day("dag", "de dag"); ok {
		if n.Dag = termijn.DagVan(d); n.Dag < w.b.Moment.Dag {
			f.Fail("dag", "AFSPRAAK-VOORBIJ", "Kies vandaag of een dag die nog komt.")
		}
	}
	if !kloktijd.MatchString(n.Tijd) {
		f.Fail("tijd", "AFSPRAAK-TIJD", "Schrijf de tijd met vier cijfers en een dubbele punt, bijvoorbeeld 09:30.")
	}
	if f.OK() {
		err = s.gebruik.PlanAfspraak(v.ctx(), v.schrijf(), w.b, v.gezien(), n)
		w.bijVeld(err, "wie", dossier.ErrAfspraakWie, dossier.ErrAfspraakSamen, dossier.ErrAfspraakApart, dossier.ErrAfspraakNaast)
	}
	if !f.OK() {
		return s.toonAfspraak(w, afstemBanner(v, w.b, max(n.Dag, w.b.Moment.Dag), n.Wie...), false)
	}
	return w.legNaar(err, "/gezin/"+w.b.ID+"/afspraken", func(conflict bool) error { return s.toonAfspraak(w, nil, conflict) })
}
