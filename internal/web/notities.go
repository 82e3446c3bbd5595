package web

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// routeNotities is where the notes of a family are read back.
const routeNotities = "GET /gezin/{gezin}/notities"

// notitierollen are the roles that write notes.
func notitierollen() []toegang.Rol { return append(veiligheidsrollen(), toegang.Hulpverlener) }

func (s *Server) notitiesRoutes() []route {
	weg := "/gezin/{gezin}/notities/{notitie}/intrekken"
	return []route{{routeNotities, dossier.Leesrollen(), s.notities}, {"GET " + weg, notitierollen(), s.notitieWeg}, {"POST " + weg, notitierollen(), s.notitieWegOp}}
}

// notities shows the notes that the reader may see, the newest first, each with
// the compartment in which it stands. How many there are that he may not see is
// not told.
func (s *Server) notities(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("notities"))
	if err != nil {
		return err
	}
	var cards []any
	for _, n := range b.Notities() {
		card, err := s.notitieKaart(v, b, &n)
		if err != nil {
			return err
		}
		cards = append(cards, card)
	}
	if cards == nil {
		cards = []any{vorm.None("Er zijn geen notities die u mag lezen.")}
	}
	if v.has("GET /gezin/{gezin}/notitie") {
		cards = append(cards, vorm.Actions{vorm.Button{Text: "Schrijf een notitie", Href: "/gezin/" + b.ID + "/notitie", Icon: "wijzig"}})
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Notities", Data: leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Notities",
		Uitleg: "Elke notitie staat in een eigen deel. Het deel bepaalt wie haar leest.", Delen: []leesdeel{{Kop: "Nieuwste eerst", Inhoud: cards}}}})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

// notitietekst shows a note, line by line, with the compartment in which it stands
// and who wrote it.
type notitietekst struct {
	Vak    *vorm.Compartment // nil: the page says it
	Regels []string
	Door   string // empty: the page says it
}

// Partial implements vorm.Component; the template is in _notitie.html.
func (notitietekst) Partial() string { return "notitietekst" }

// regelsVan gives the lines of a note that are not empty.
func regelsVan(inhoud []byte) []string {
	return slices.DeleteFunc(strings.Split(string(inhoud), "\n"), func(r string) bool { return strings.TrimSpace(r) == "" })
}

func (s *Server) notitieKaart(v *verzoek, b *dossier.Beeld, n *dossier.Stuk) (vorm.Card, error) {
	by, err := s.naam(v.ctx(), n.Door)
	if err != nil {
		return vorm.Card{}, err
	}
	title := "Het gezin"
	if n.Over != "" {
		title = getoond(b, n.Over)
	}
	card := vorm.Card{Title: title + ", " + s.dagTekst(n.Vastgezet), Body: notitietekst{Vak: vakVoor(b, n.Over, n.Vak.Label.Klasse), Regels: regelsVan(n.Inhoud), Door: by}}
	if v.has("GET /gezin/{gezin}/notities/{notitie}/intrekken") && b.Notitie(n.ID) != nil {
		card.Actions = []any{vorm.Link{Text: "Trek deze notitie in", Href: "/gezin/" + b.ID + "/notities/" + n.ID + "/intrekken"}}
	}
	return card, nil
}

func (s *Server) notitieWeg(v *verzoek) error {
	w, err := s.bewerk(v, "notitie-intrekken")
	if err != nil {
		return err
	}
	return s.toonNotitieWeg(w, false)
}

func (s *Server) toonNotitieWeg(w *bewerking, conflict bool) error {
	n := w.b.Notitie(w.v.deel("notitie"))
	if n == nil {
		return dossier.ErrNietGevonden
	}
	vak := vakVoor(w.b, n.Over, n.Vak.Label.Klasse)
	return w.toon("Notitie intrekken", invulblad{Kop: "Trek de notitie in", Uitleg: "De notitie staat dan niet meer in de lijst. Wat er stond en wie haar introk, blijft bewaard.",
		Delen: []deel{{Vak: vak, Velden: []any{notitietekst{Regels: regelsVan(n.Inhoud)},
			w.f.Field(vorm.Field{Name: "reden", Label: "Waarom trekt u haar in?", Width: vorm.Full, MaxLength: 200})}}}, Knop: vorm.Button{Text: "Trek in"}}, vak, conflict)
}

func (s *Server) notitieWegOp(v *verzoek) error {
	w, err := s.bewerk(v, "notitie-intrekken")
	if err != nil {
		return err
	}
	reden := w.f.Required("reden", dossier.ErrNotitieReden.Tekst)
	if !w.f.OK() {
		return s.toonNotitieWeg(w, false)
	}
	err = s.gebruik.TrekNotitieIn(v.ctx(), v.schrijf(), w.b, v.gezien(), v.deel("notitie"), reden)
	return w.legNaar(err, "/gezin/"+w.b.ID+"/notities", func(conflict bool) error { return s.toonNotitieWeg(w, conflict) })
}
