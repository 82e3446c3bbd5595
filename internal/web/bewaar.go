package web

import (
	"errors"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Bewaarinstelling says how long what is kept here.
type Bewaarinstelling struct {
	Tabel      bewaring.Tabel // the law, with what the municipality fixed
	Kopiedagen int            // how many days copies of the keys are kept; 0: not told
}

func (s *Server) bewaarRoutes() []route {
	all := dossier.Bewaarders()
	return []route{
		{"GET /bewaren", all, s.bewaren},
		{"GET /bewaren/regels", all, s.bewaarRegels},
		{"POST /bewaren/lijst", all, s.maakLijst},
		{"POST /bewaren/aanhouding/op", dossier.Lijstbeoordelaars(), s.hefOp},
		{"GET /bewaren/lijst/{lijst}", all, s.lijst},
		{"POST /bewaren/lijst/{lijst}/beoordeling", dossier.Lijstbeoordelaars(), s.beoordeelLijst},
		{"POST /bewaren/lijst/{lijst}/besluit", dossier.Lijstbesluiters(), s.zwaar(s.besluitLijst)},
		{"POST /bewaren/lijst/{lijst}/vernietig", dossier.Lijstbesluiters(), s.zwaar(s.vernietigLijst)},
	}
}

// archief gives the use cases of retention; ErrVernietigPlek where the store
// cannot destroy.
func (s *Server) archief() (*dossier.Archief, error) {
	plaats, ok := s.in.Opslag.(dossier.Bewaarplaats)
	if !ok {
		return nil, dossier.ErrVernietigPlek
	}
	return &dossier.Archief{Gebruik: s.gebruik, Plaats: plaats, Tabel: s.in.Bewaar.Tabel, Kopiedagen: s.in.Bewaar.Kopiedagen}, nil
}

// register reads what was decided about destruction.
func (s *Server) register(v *verzoek) (*dossier.Archief, *dossier.Vernietigregister, error) {
	a, err := s.archief()
	if err != nil {
		return nil, nil, err
	}
	r, err := a.Vernietigregister(v.ctx(), v.wie)
	return a, r, err
}

// bewaarblad is a page of retention: parts under each other.
type bewaarblad struct {
	Kop, Uitleg string
	Terug       *vorm.Link
	Delen       []bewaardeel
}

// bewaardeel is one part: what is shown, and a form where something can be done.
type bewaardeel struct {
	Kop, Tekst string
	Toon       []any
	Form       *vorm.FormTag
	Velden     []any
	Knop       vorm.Button
}

func (s *Server) toonBewaar(v *verzoek, titel string, f *vorm.Form, blad bewaarblad) error {
	page := vorm.Page{Title: titel, Data: blad}
	if f != nil {
		page.Errors = f.Summary()
	}
	return v.toon("bewaren", page)
}

func (s *Server) bewaren(v *verzoek) error {
	a, r, err := s.register(v)
	if err != nil {
		return err
	}
	lines, kept, err := a.AanDeBeurt(v.ctx(), r)
	if err != nil {
		return err
	}
	now := bewaardeel{Kop: "Aan de beurt", Tekst: aantal(len(lines), "dossier is", "dossiers zijn") + " langer bewaard dan nodig."}
	if total := som(kept); total > 0 {
		now.Tekst += " " + aantal(total, "dossier blijft", "dossiers blijven") + " nog, omdat er een taak open staat of iemand ze aanhoudt."
	}
	if l := r.Open(); l != nil {
		now.Toon = append(now.Toon, vorm.Banner{State: vorm.Info, Title: "Er ligt een lijst", Text: "De lijst van " + l.Dag.Nederlands() + " wacht op " + l.Stap() + ".",
			Links: []vorm.Link{{Text: "Open de lijst", Href: "/bewaren/lijst/" + l.ID}}})
	} else if len(lines) > 0 {
		key, err := v.sleutel()
		if err != nil {
			return err
		}
		now.Form, now.Knop = &vorm.FormTag{Action: "/bewaren/lijst", Key: key, Label: "Lijst maken"}, vorm.Button{Text: "Maak een vernietigingslijst"}
	}
	delen := []bewaardeel{now}
	if held, err := s.aanhoudDeel(v, r); err != nil {
		return err
	} else if held != nil {
		delen = append(delen, *held)
	}
	delen = append(delen, lijstenDeel(r))
	return s.toonBewaar(v, "Bewaren", nil, bewaarblad{Kop: "Bewaren en vernietigen", Delen: delen,
		Uitleg: "Hier ziet u welke dossiers weg kunnen, zonder wat erin staat. Twee mensen beslissen: de privacy officer beoordeelt, de functioneel beheerder keurt goed.",
		Terug:  &vorm.Link{Text: "Hoe lang bewaren we wat?", Href: "/bewaren/regels"}})
}

func som(m map[bewaring.Grond]int) int {
	n := 0
	for _, one := range m {
		n += one
	}
	return n
}

func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return strconv.Itoa(n) + " " + meer
}

// aanhoudDeel shows what is held; nil where nothing is.
func (s *Server) aanhoudDeel(v *verzoek, r *dossier.Vernietigregister) (*bewaardeel, error) {
	if len(r.Aanhoudt) == 0 {
		return nil, nil
	}
	key, err := v.sleutel()
	if err != nil {
		return nil, err
	}
	t := vorm.Table{Caption: "Wat wordt aangehouden", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Kenmerk"}, {Title: "Waarom"}, {Title: "Uitleg"}, {Title: "Tot"}, {Title: "Opheffen"}}}
	for _, h := range r.Aanhoudt {
		ground, _ := bewaring.GrondVan(h.Grond)
		var act any = ""
		if v.has("POST /bewaren/aanhouding/op") {
			act = vorm.PostButton{Action: "/bewaren/aanhouding/op", Button: vorm.Button{Text: "Hef op", Kind: vorm.Secondary, Context: kort(h.Eenheid.Onderwerp)},
				Hidden: []vorm.Pair{{Name: "aanhouding", Value: h.ID}, {Name: "verzoek", Value: key + h.ID}}}
		}
		until := any(vorm.None("tot iemand haar opheft"))
		if h.Tot != termijn.Geen {
			until = h.Tot.Nederlands()
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{kort(h.Eenheid.Onderwerp), ground.Naam, h.Reden, until, act}})
	}
	return &bewaardeel{Kop: "Aangehouden", Toon: []any{t}}, nil
}

// kort shows the first characters of a pseudonym: enough to tell rows apart.
func kort(id string) string { return id[:min(len(id), 8)] }

func lijstenDeel(r *dossier.Vernietigregister) bewaardeel {
	d := bewaardeel{Kop: "Alle lijsten"}
	if len(r.Lijsten) == 0 {
		d.Toon = []any{vorm.Empty{Title: "Er is nog geen lijst gemaakt", Text: "Een lijst maakt u als er dossiers aan de beurt zijn."}}
		return d
	}
	t := vorm.Table{Caption: "Vernietigingslijsten, de nieuwste eerst", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Van"}, {Title: "Dossiers", Number: true}, {Title: "Stand"}}}
	for i := len(r.Lijsten) - 1; i >= 0; i-- {
		l := &r.Lijsten[i]
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{vorm.Link{Text: l.Dag.Nederlands(), Href: "/bewaren/lijst/" + l.ID}, strconv.Itoa(len(l.Regels)), lijstStand(l)}})
	}
	d.Toon = []any{t}
	return d
}

func lijstStand(l *dossier.Vernietigingslijst) vorm.Tag {
	switch {
	case l.Verklaring != nil:
		return vorm.TagDone("vernietigd op " + l.Verklaring.Dag.Nederlands())
	case l.Besluit != nil && !l.Besluit.Akkoord:
		return vorm.TagDone("afgewezen")
	}
	return vorm.TagTodo("wacht op " + l.Stap())
}

func (s *Server) bewaarRegels(v *verzoek) error {
	t := vorm.Table{Caption: "Bewaartermijnen", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Wat"}, {Title: "Hoe lang"}, {Title: "Vanaf"}, {Title: "Waar dat staat"}}}
	for _, r := range s.in.Bewaar.Tabel.Regels() {
		d := r.Duur
		if code, ok := termijn.Zoek(r.Termijn); ok {
			d = code.Duur
		}
		long := any(vorm.None("geen termijn"))
		if d.Aantal > 0 {
			long = d.Nederlands()
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{hoofdletter(r.Naam), long, klokTekst(r.Klok), vorm.Cell{Value: r.Bron, Note: r.Lezing}}})
	}
	return s.toonBewaar(v, "Hoe lang bewaren we wat", nil, bewaarblad{Kop: "Hoe lang bewaren we wat?", Terug: &vorm.Link{Text: "Terug naar bewaren", Href: "/bewaren"},
		Uitleg: "Waar geen bron een termijn geeft, staat er geen. Die gegevens worden nooit vanzelf vernietigd, tot uw gemeente zelf een termijn vaststelt.", Delen: []bewaardeel{{Toon: []any{t}}}})
}

func klokTekst(k bewaring.Klok) string {
	return map[bewaring.Klok]string{bewaring.LaatsteWijziging: "de laatste wijziging", bewaring.EindeHuisverbod: "het einde van het huisverbod",
		bewaring.Verstrekking: "de verstrekking", bewaring.EindeRol: "het einde van de rol", bewaring.Verloop: "het vastleggen"}[k]
}

func (s *Server) maakLijst(v *verzoek) error {
	a, err := s.archief()
	if err != nil {
		return err
	}
	id, err := a.MaakLijst(v.ctx(), v.schrijf())
	if err != nil {
		return err
	}
	return v.door("/bewaren/lijst/" + id)
}

func (s *Server) hefOp(v *verzoek) error {
	a, err := s.archief()
	if err != nil {
		return err
	}
	if err := a.HefOp(v.ctx(), v.schrijf(), v.r.PostForm.Get("aanhouding")); err != nil {
		return err
	}
	return v.door("/bewaren")
}

func (s *Server) lijst(v *verzoek) error { return s.toonLijst(v, vorm.NewForm(nil)) }

// open finds the list of the address.
func (s *Server) openLijst(v *verzoek) (*dossier.Archief, *dossier.Vernietigingslijst, error) {
	a, r, err := s.register(v)
	if err != nil {
		return nil, nil, err
	}
	l := r.Lijst(v.deel("lijst"))
	if l == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	return a, l, nil
}

func (s *Server) toonLijst(v *verzoek, f *vorm.Form) error {
	a, l, err := s.openLijst(v)
	if err != nil {
		return err
	}
	key, err := v.sleutel()
	if err != nil {
		return err
	}
	blad := bewaarblad{Kop: "Vernietigingslijst van " + l.Dag.Nederlands(), Terug: &vorm.Link{Text: "Terug naar bewaren", Href: "/bewaren"},
		Uitleg: "Elke regel is één dossier van één persoon (of van wat een gezin deelt) onder één wet. Wat erin staat, ziet u hier niet."}
	blad.Delen = []bewaardeel{s.lijstTabel(a, l)}
	path := "/bewaren/lijst/" + l.ID
	switch {
	case l.Verklaring != nil:
		blad.Delen = append([]bewaardeel{verklaringDeel(l.Verklaring)}, blad.Delen...)
	case l.Beoordeling == nil && v.has("POST /bewaren/lijst/{lijst}/beoordeling"):
		blad.Delen = []bewaardeel{beoordeelDeel(f, a, l, vorm.FormTag{Action: path + "/beoordeling", Key: key, Label: "Beoordeling"})}
	case l.Beoordeling != nil && l.Besluit == nil && v.has("POST /bewaren/lijst/{lijst}/besluit"):
		blad.Delen = append(blad.Delen, besluitDeel(f, vorm.FormTag{Action: path + "/besluit", Key: key, Label: "Goedkeuring"}))
	case l.Stap() == "uitvoering" && v.has("POST /bewaren/lijst/{lijst}/vernietig"):
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Vernietigen", Tekst: "Dit kan niet ongedaan worden gemaakt. Wat sindsdien is gewijzigd of aangehouden, blijft.",
			Form: &vorm.FormTag{Action: path + "/vernietig", Key: key, Label: "Vernietigen"}, Knop: vorm.Button{Text: "Vernietig deze dossiers", Kind: vorm.Risky}})
	case l.Stap() != "":
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Wat nu", Tekst: "Deze lijst wacht op " + l.Stap() + " door een ander."})
	}
	return s.toonBewaar(v, blad.Kop, f, blad)
}

func (s *Server) lijstTabel(a *dossier.Archief, l *dossier.Vernietigingslijst) bewaardeel {
	t := vorm.Table{Caption: "Wat op de lijst staat", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Kenmerk"}, {Title: "Wet"}, {Title: "Laatste wijziging"}, {Title: "Bewaren tot en met"}, {Title: "Stand"}}}
	held := map[bewaring.Eenheid]bewaring.Grond{}
	if l.Beoordeling != nil {
		for _, h := range l.Beoordeling.Aangehouden {
			held[h.Eenheid] = h.Grond
		}
	}
	for _, line := range l.Regels {
		state := any(vorm.TagTodo("kan weg"))
		if g, ok := held[line.Eenheid]; ok {
			ground, _ := bewaring.GrondVan(g)
			state = vorm.Cell{Value: vorm.TagWaiting("blijft"), Note: ground.Naam}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{kort(line.Onderwerp), regelNaam(a, line), dagOf(line.Begin), lijstEinde(line), state}})
	}
	return bewaardeel{Kop: "Op de lijst", Toon: []any{t}}
}

func regelNaam(a *dossier.Archief, line dossier.LijstRegel) any {
	r, ok := a.Tabel.Regel(line.Eenheid)
	if !ok {
		return string(line.Wet)
	}
	return vorm.Cell{Value: hoofdletter(r.Naam), Note: r.Bron}
}

func lijstEinde(line dossier.LijstRegel) any {
	if line.Waarom == dossier.OpVerzoek {
		return "op verzoek van de persoon zelf"
	}
	return dagOf(line.Einde)
}

// blijft is the answer that a unit may go.
const kanWeg = "weg"

func houdKeuzes() []vorm.Option {
	out := []vorm.Option{{Value: kanWeg, Text: "Kan weg"}}
	for _, g := range bewaring.Gronden() {
		out = append(out, vorm.Option{Value: string(g.Grond), Text: "Blijft: " + g.Naam})
	}
	return out
}

// beoordeelDeel asks for each unit whether it can go.
func beoordeelDeel(f *vorm.Form, a *dossier.Archief, l *dossier.Vernietigingslijst, tag vorm.FormTag) bewaardeel {
	d := bewaardeel{Kop: "Beoordeel elk dossier", Form: &tag, Knop: vorm.Button{Text: "Leg de beoordeling vast"},
		Tekst: "Loopt er over een dossier nog iets? Houd het dan aan. Het komt pas weer op een lijst als iemand de aanhouding opheft."}
	for i, line := range l.Regels {
		r, _ := a.Tabel.Regel(line.Eenheid)
		hint := hoofdletter(r.Naam) + ", laatste wijziging " + line.Begin.Nederlands()
		if line.Waarom == dossier.OpVerzoek {
			hint += ", op verzoek van de persoon zelf"
		}
		field := f.Field(vorm.Field{Kind: vorm.SelectField, Name: "eenheid-" + strconv.Itoa(i), Label: "Dossier " + kort(line.Onderwerp), Hint: hint, Options: houdKeuzes()})
		if field.Value == "" {
			field.Value = kanWeg
		}
		d.Velden = append(d.Velden, field)
	}
	d.Velden = append(d.Velden, f.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Waarom blijft iets?", Hint: "Alleen als u iets aanhoudt. Noem geen namen.", Rows: 3, Width: vorm.Full, Optional: true, MaxLength: 1000}))
	return d
}

func besluitDeel(f *vorm.Form, tag vorm.FormTag) bewaardeel {
	return bewaardeel{Kop: "Keurt u de lijst goed?", Form: &tag, Knop: vorm.Button{Text: "Leg uw besluit vast"}, Velden: []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "besluit", Label: "Wat besluit u?", Options: []vorm.Option{{Value: "akkoord", Text: "Goedkeuren: de dossiers die weg kunnen, mogen worden vernietigd"}, {Value: "afwijzen", Text: "Afwijzen: er gebeurt niets"}}}),
		f.Field(vorm.Field{Kind: vorm.AreaField, Name: "reden", Label: "Waarom?", Hint: "Verplicht als u de lijst afwijst. Noem geen namen.", Rows: 3, Width: vorm.Full, Optional: true, MaxLength: 1000})}}
}

// verklaringDeel is the declaration of destruction.
func verklaringDeel(d *dossier.Verklaring) bewaardeel {
	t := vorm.Table{Caption: "Wat is vernietigd", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Wat"}, {Title: "Aantal", Number: true}, {Title: "Grond"}}}
	for _, r := range d.Regels {
		ground := r.Bron
		if r.Waarom == dossier.OpVerzoek {
			ground = "op verzoek (Wmo 2015 art. 5.3.5; Jeugdwet art. 7.3.9)"
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{hoofdletter(r.Naam), strconv.Itoa(r.Eenheden), ground}})
	}
	out := bewaardeel{Kop: "Verklaring van vernietiging", Toon: []any{t},
		Tekst: "Op " + d.Dag.Nederlands() + " zijn deze dossiers vernietigd: hun sleutels zijn gewist, en niemand kan ze nog lezen. " + d.Kopietekst()}
	if d.Overgeslagen > 0 {
		out.Tekst += " " + aantal(d.Overgeslagen, "dossier bleef", "dossiers bleven") + ": aangehouden of intussen gewijzigd."
	}
	return out
}

// opnieuw shows the page again where the fault is one that the user can mend.
func (s *Server) opnieuw(v *verzoek, f *vorm.Form, veld string, err error) error {
	var known *dossier.Fout
	if !errors.As(err, &known) || errors.Is(err, dossier.ErrNietGevonden) || errors.Is(err, dossier.ErrLijstStand) {
		return err
	}
	f.Fail(veld, known.Code, known.Tekst)
	return s.toonLijst(v, f)
}

func (s *Server) beoordeelLijst(v *verzoek) error {
	a, l, err := s.openLijst(v)
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	var houd []bewaring.Aanhouding
	for i, line := range l.Regels {
		answer := f.OneOf("eenheid-"+strconv.Itoa(i), houdKeuzes(), "Kies of dit dossier weg kan.")
		if answer != kanWeg && answer != "" {
			houd = append(houd, bewaring.Aanhouding{Eenheid: line.Eenheid, Grond: bewaring.Grond(answer), Reden: f.Text("reden")})
		}
	}
	if !f.OK() {
		return s.toonLijst(v, f)
	}
	if err := a.BeoordeelLijst(v.ctx(), v.schrijf(), l.ID, houd); err != nil {
		return s.opnieuw(v, f, "reden", err)
	}
	return v.door("/bewaren/lijst/" + l.ID)
}

func (s *Server) besluitLijst(v *verzoek) error {
	a, l, err := s.openLijst(v)
	if err != nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	answer := f.OneOf("besluit", []vorm.Option{{Value: "akkoord"}, {Value: "afwijzen"}}, "Kies wat u besluit.")
	if !f.OK() {
		return s.toonLijst(v, f)
	}
	err = a.BesluitLijst(v.ctx(), v.schrijf(), dossier.Lijstbesluit{Lijst: l.ID, Akkoord: answer == "akkoord", Reden: f.Text("reden")})
	if err != nil {
		return s.opnieuw(v, f, "reden", err)
	}
	return v.door("/bewaren/lijst/" + l.ID)
}

func (s *Server) vernietigLijst(v *verzoek) error {
	a, l, err := s.openLijst(v)
	if err != nil {
		return err
	}
	if _, err := a.Vernietig(v.ctx(), v.schrijf(), l.ID); err != nil {
		return err
	}
	return v.door("/bewaren/lijst/" + l.ID)
}
