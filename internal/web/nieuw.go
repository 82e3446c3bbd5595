package web

import (
	"encoding/json"
	"net/url"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// A new family is entered in a few pages. What was typed stays in the session
// (which is stored encrypted) until all was looked at once more; then it is
// registered in one go.
func (s *Server) nieuwRoutes() []route {
	r := schrijfrollen()
	return []route{
		{"GET /nieuw", r, s.nieuwMelding}, {"POST /nieuw", r, s.nieuwMeldingOp},
		{"GET /nieuw/persoon/{nr}", r, s.nieuwPersoon}, {"POST /nieuw/persoon/{nr}", r, s.nieuwPersoonOp},
		{"GET /nieuw/mensen", r, s.nieuwMensen}, {"POST /nieuw/persoon/{nr}/weg", r, s.nieuwWeg},
		{"GET /nieuw/relaties", r, s.nieuwRelaties}, {"POST /nieuw/relaties", r, s.nieuwRelatiesOp},
		{"GET /nieuw/controle", r, s.nieuwControle}, {"POST /nieuw/controle", r, s.nieuwKlaar},
		{"POST /nieuw/weg", r, s.nieuwStop},
	}
}

// concept is a family that is being entered: what was typed, page by page.
type concept struct {
	Melding  url.Values
	Mensen   []url.Values
	Relaties url.Values
}

const sConcept = "concept"

// maxMensen is how many people one report can bring.
const maxMensen = 20

func (s *Server) concept(v *verzoek) (*concept, error) {
	raw := s.sessies.GetBytes(v.ctx(), sConcept)
	c := &concept{}
	if raw == nil {
		return c, nil
	}
	return c, json.Unmarshal(raw, c)
}

func (s *Server) bewaar(v *verzoek, c *concept) error {
	raw, err := json.Marshal(c)
	if err != nil {
		return err
	}
	s.sessies.Put(v.ctx(), sConcept, raw)
	return nil
}

func stappen(nu int) *vorm.Steps {
	return &vorm.Steps{Names: []string{"Melding", "Wie hoort erbij", "Relaties", "Nakijken"}, Current: nu}
}

// langsKeuzes are the ways in which a report comes in.
func langsKeuzes() []vorm.Option {
	return []vorm.Option{{Value: "telefoon", Text: "Telefoon"}, {Value: "balie", Text: "Balie of spreekuur"}, {Value: "formulier", Text: "Formulier of e-mail"},
		{Value: "professional", Text: "Een professional"}, {Value: "veilig-thuis", Text: "Veilig Thuis"}, {Value: "anders", Text: "Anders"}}
}

func (s *Server) nieuwMelding(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	return s.toonMelding(v, vorm.NewForm(c.Melding))
}

func (s *Server) toonMelding(v *verzoek, f *vorm.Form) error {
	return v.toon("formulier", vorm.Page{Title: "Nieuw gezin: de melding", Errors: f.Summary(), Data: invulblad{
		Kop: "Nieuw gezin", Stap: stappen(0), Form: vorm.FormTag{Action: "/nieuw"}, Knop: vorm.Button{Text: "Verder"},
		Delen: []deel{{Velden: []any{
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "melding", Label: "Wanneer kwam de melding binnen?", Hint: "Vanaf deze dag loopt de termijn voor het onderzoek.",
				Parts: dagDelen(s.gebruik.Moment().Dag)}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "langs", Label: "Hoe kwam de melding binnen?", Options: langsKeuzes()}),
			f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie komen de gegevens?", Options: bronnen()}),
		}}},
	}})
}

// leesMelding reads the first page.
func (s *Server) leesMelding(f *vorm.Form) dossier.Melding {
	m := dossier.Melding{Dag: dagVeld(f, "melding", "de dag van de melding")}
	if m.Dag == termijn.Geen && f.OK() {
		f.Fail("melding", "DATUM-LEEG", "Vul de dag van de melding in: dag, maand en jaar.")
	}
	if m.Dag > s.gebruik.Moment().Dag {
		f.Fail("melding", "DATUM-TOEKOMST", "Kijk de dag van de melding na: deze dag moet nog komen.")
	}
	m.Langs = f.OneOf("langs", langsKeuzes(), "Kies hoe de melding binnenkwam.")
	m.Bron = gezin.Bron{Soort: f.OneOf("bron", bronnen(), "Kies van wie de gegevens komen.")}
	return m
}

func (s *Server) nieuwMeldingOp(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	if s.leesMelding(f); !f.OK() {
		return s.toonMelding(v, f)
	}
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	c.Melding = v.r.PostForm
	if err := s.bewaar(v, c); err != nil {
		return err
	}
	if len(c.Mensen) == 0 {
		return v.door("/nieuw/persoon/1")
	}
	return v.door("/nieuw/mensen")
}

// plaats gives the place of a person that an address names: one of those that
// are there, or the next.
func (v *verzoek) plaats(c *concept) (int, error) {
	nr, err := strconv.Atoi(v.deel("nr"))
	if err != nil || nr < 1 || nr > len(c.Mensen)+1 || nr > maxMensen {
		return 0, dossier.ErrNietGevonden
	}
	return nr - 1, nil
}

func (s *Server) nieuwPersoon(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	i, err := v.plaats(c)
	if err != nil {
		return err
	}
	var typed url.Values
	if i < len(c.Mensen) {
		typed = c.Mensen[i]
	}
	return s.toonPersoon(v, vorm.NewForm(typed), i)
}

func (s *Server) toonPersoon(v *verzoek, f *vorm.Form, i int) error {
	kop := "Wie is de eerste persoon?"
	uitleg := "Begin met de volwassene die de hulp vraagt."
	if i > 0 {
		kop, uitleg = "Wie hoort er nog meer bij?", ""
	}
	return v.toon("formulier", vorm.Page{Title: kop, Errors: f.Summary(), Data: invulblad{Kop: kop, Uitleg: uitleg, Stap: stappen(1),
		Form: vorm.FormTag{Action: "/nieuw/persoon/" + strconv.Itoa(i+1)}, Delen: mensDelen(f), Knop: vorm.Button{Text: "Verder"},
		Terug: &vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: "/nieuw/mensen"}}})
}

func (s *Server) nieuwPersoonOp(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	i, err := v.plaats(c)
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	if leesMens(f, s.gebruik.Moment().Dag); !f.OK() {
		return s.toonPersoon(v, f, i)
	}
	if i < len(c.Mensen) {
		c.Mensen[i] = v.r.PostForm
	} else {
		c.Mensen = append(c.Mensen, v.r.PostForm)
		c.Relaties = nil // its fields name people by their places
	}
	if err := s.bewaar(v, c); err != nil {
		return err
	}
	return v.door("/nieuw/mensen")
}

// mensenblad is the list of who is in the family so far.
type mensenblad struct {
	Stap   *vorm.Steps
	Mensen []any
	Acties vorm.Actions
	Stop   vorm.PostButton
}

func (s *Server) nieuwMensen(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	if c.Melding == nil {
		return v.door("/nieuw")
	}
	blad := mensenblad{Stap: stappen(1), Stop: vorm.PostButton{Action: "/nieuw/weg", Button: vorm.Button{Text: "Stop en gooi dit weg", Kind: vorm.Quiet}}}
	for i := range c.Mensen {
		m := s.mensVan(c, i)
		nr := strconv.Itoa(i + 1)
		blad.Mensen = append(blad.Mensen, vorm.Card{Title: m.Naam, Body: mensRijen(&m),
			Actions: []any{vorm.Button{Text: "Wijzig", Kind: vorm.Secondary, Href: "/nieuw/persoon/" + nr, Context: m.Naam},
				vorm.PostButton{Action: "/nieuw/persoon/" + nr + "/weg", Button: vorm.Button{Text: "Haal weg", Kind: vorm.Quiet, Context: m.Naam}}}})
	}
	if len(c.Mensen) < maxMensen {
		blad.Acties = append(blad.Acties, vorm.Button{Text: "Nog iemand toevoegen", Kind: vorm.Secondary, Icon: "plus", Href: "/nieuw/persoon/" + strconv.Itoa(len(c.Mensen)+1)})
	}
	if len(c.Mensen) > 0 {
		blad.Acties = append(vorm.Actions{vorm.Button{Text: "Verder", Href: volgende(c)}}, blad.Acties...)
	}
	return v.toon("mensen", vorm.Page{Title: "Wie hoort erbij", Data: blad})
}

// volgende gives the page after the people: of one person there is nothing to
// relate.
func volgende(c *concept) string {
	if len(c.Mensen) < 2 {
		return "/nieuw/controle"
	}
	return "/nieuw/relaties"
}

func (s *Server) mensVan(c *concept, i int) dossier.Mens {
	m := leesMens(vorm.NewForm(c.Mensen[i]), s.gebruik.Moment().Dag)
	m.Sleutel = strconv.Itoa(i)
	return m
}

// mensRijen shows what was filled in about someone.
func mensRijen(m *dossier.Mens) vorm.SummaryList {
	rol := "Volwassene"
	if m.Kind {
		rol = "Kind"
	}
	rows := vorm.SummaryList{{Key: "Plaats in het gezin", Value: rol}, {Key: "Geboren", Value: known(m.Geboren != termijn.Geen, m.Geboren.Nederlands)}}
	rows = append(rows, vorm.SummaryRow{Key: "Burgerservice\u00adnummer", Value: known(!m.BSN.IsZero(), m.BSN.Onthuld)})
	rows = append(rows, vorm.SummaryRow{Key: "Adres", Value: known(!m.Adres.IsZero(), func() string { return vorm.Opsomming(m.Adres.Onthuld().Regels()) })})
	if m.Geheim {
		rows = append(rows, vorm.SummaryRow{Key: "Veiligheid", Value: veiligheidTag(dossier.VeiligheidVlag)})
	}
	return rows
}

func known(ok bool, text func() string) vorm.Value {
	if !ok {
		return vorm.Unknown()
	}
	return vorm.Known(text())
}

func (s *Server) nieuwWeg(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	i, err := v.plaats(c)
	if err != nil || i >= len(c.Mensen) {
		return dossier.ErrNietGevonden
	}
	c.Mensen, c.Relaties = append(c.Mensen[:i], c.Mensen[i+1:]...), nil
	if err := s.bewaar(v, c); err != nil {
		return err
	}
	return v.door("/nieuw/mensen")
}

func (s *Server) mensRegels(c *concept) []mensRegel {
	out := make([]mensRegel, len(c.Mensen))
	for i := range c.Mensen {
		m := s.mensVan(c, i)
		out[i] = mensRegel{m.Sleutel, m.Naam, m.Kind}
	}
	return out
}

func (s *Server) nieuwRelaties(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	if len(c.Mensen) < 2 {
		return v.door("/nieuw/mensen")
	}
	f := vorm.NewForm(c.Relaties)
	return v.toon("formulier", vorm.Page{Title: "Hoe horen zij bij elkaar?", Data: invulblad{Kop: "Hoe horen zij bij elkaar?", Stap: stappen(2),
		Form: vorm.FormTag{Action: "/nieuw/relaties"}, Delen: relatieDelen(f, s.mensRegels(c), url.Values{}), Knop: vorm.Button{Text: "Verder"},
		Terug: &vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: "/nieuw/mensen"}}})
}

func (s *Server) nieuwRelatiesOp(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	c.Relaties = v.r.PostForm
	if err := s.bewaar(v, c); err != nil {
		return err
	}
	return v.door("/nieuw/controle")
}

// controleblad shows all that was entered, before it is registered.
type controleblad struct {
	Stap     *vorm.Steps
	Melding  vorm.SummaryList
	Mensen   []any
	Relaties []string
	Form     vorm.FormTag
	Knop     vorm.Button
	Terug    vorm.Button
}

// melding puts the pages together; ok is false where one of them is not right
// or not there, which a page that was skipped gives.
func (s *Server) melding(c *concept) (dossier.Melding, bool) {
	f := vorm.NewForm(c.Melding)
	m := s.leesMelding(f)
	ok := f.OK() && len(c.Mensen) > 0
	for i := range c.Mensen {
		form := vorm.NewForm(c.Mensen[i])
		leesMens(form, s.gebruik.Moment().Dag)
		ok = ok && form.OK()
		mens := s.mensVan(c, i)
		m.Mensen = append(m.Mensen, mens)
		m.Feiten = append(m.Feiten, s.mensFeiten(&mens)...)
	}
	m.Feiten = append(m.Feiten, leesRelaties(vorm.NewForm(c.Relaties), s.mensRegels(c))...)
	return m, ok
}

// mensFeiten are the facts of the catalogue that follow from who someone is.
func (s *Server) mensFeiten(m *dossier.Mens) []dossier.Verwant {
	var out []dossier.Verwant
	if s.regels().Feit(feitRol) != nil {
		rol := "volwassene"
		if m.Kind {
			rol = kind
		}
		out = append(out, dossier.Verwant{Over: m.Sleutel, Soort: feitRol, Waarde: gezin.Keus(rol)})
	}
	if f := s.regels().Geboren(); f != nil && m.Geboren != termijn.Geen {
		out = append(out, dossier.Verwant{Over: m.Sleutel, Soort: f.Code, Waarde: gezin.Op(m.Geboren), Van: m.Geboren})
	}
	return out
}

func (s *Server) nieuwControle(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	m, ok := s.melding(c)
	if !ok {
		return v.door("/nieuw")
	}
	tag, err := v.formulier("/nieuw/controle", nil)
	if err != nil {
		return err
	}
	blad := controleblad{Stap: stappen(3), Form: tag, Knop: vorm.Button{Text: "Leg het gezin vast"}, Terug: vorm.Button{Text: "Terug", Kind: vorm.Quiet, Href: volgende(c)},
		Melding: vorm.SummaryList{{Key: "Melding", Value: m.Dag.Nederlands(), Change: "/nieuw"}, {Key: "Binnengekomen langs", Value: optie(langsKeuzes(), m.Langs), Change: "/nieuw"},
			{Key: "Gegevens van", Value: bronNaam(m.Bron.Soort), Change: "/nieuw"}}}
	names := map[string]string{}
	for i := range m.Mensen {
		p := &m.Mensen[i]
		names[p.Sleutel] = p.Naam
		blad.Mensen = append(blad.Mensen, vorm.Card{Title: p.Naam, Body: mensRijen(p),
			Actions: []any{vorm.Button{Text: "Wijzig", Kind: vorm.Quiet, Href: "/nieuw/persoon/" + strconv.Itoa(i+1), Context: p.Naam}}})
	}
	blad.Relaties = relatieZinnen(m.Feiten, names)
	return v.toon("controle", vorm.Page{Title: "Kijk alles na", Data: blad})
}

func optie(all []vorm.Option, value string) string {
	for _, o := range all {
		if o.Value == value {
			return o.Text
		}
	}
	return ""
}

// relatieZinnen says the relations that were filled in.
func relatieZinnen(feiten []dossier.Verwant, names map[string]string) []string {
	var out []string
	for _, f := range feiten {
		words := map[string][2]string{"ouder": {" is ouder van ", ""}, "gezag": {" heeft gezag over ", " heeft geen gezag over "},
			"partner": {" is partner van ", " is geen partner van "}, "woont-bij": {" woont bij ", " woont niet bij "}}[f.Soort]
		word := words[0]
		if !waar(f.Waarde) {
			word = words[1]
		}
		if f.Met != "" && word != "" {
			out = append(out, names[f.Over]+word+names[f.Met])
		}
	}
	return out
}

// nieuwKlaar registers the family. Sent twice, it happens once: the second time
// leads to the same family.
func (s *Server) nieuwKlaar(v *verzoek) error {
	c, err := s.concept(v)
	if err != nil {
		return err
	}
	req := v.schrijf()
	m, ok := s.melding(c)
	if !ok {
		if id := s.sessies.GetString(v.ctx(), sLaatste+req.Sleutel); id != "" {
			return v.door("/gezin/" + id)
		}
		return v.door("/nieuw")
	}
	id, err := s.gebruik.Registreer(v.ctx(), req, m)
	if err != nil {
		return err
	}
	s.sessies.Remove(v.ctx(), sConcept)
	s.sessies.Put(v.ctx(), sLaatste+req.Sleutel, id)
	return v.door("/gezin/" + id)
}

// sLaatste keeps which family a form made, for who sends it once more.
const sLaatste = "gemaakt:"

func (s *Server) nieuwStop(v *verzoek) error {
	s.sessies.Remove(v.ctx(), sConcept)
	return v.door("/werklijst")
}
