package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// The pages that record something in a family that exists. Each carries the
// state that its writer saw; see formulier.go.
func (s *Server) vastleggenRoutes() []route {
	r := schrijfrollen()
	return []route{
		{routeFeiten, r, s.feiten}, {"POST /gezin/{gezin}/feiten/{over}", r, s.feitenOp},
		{"GET /gezin/{gezin}/lid", r, s.lid}, {"POST /gezin/{gezin}/lid", r, s.lidOp},
		{"GET /gezin/{gezin}/relaties", r, s.relaties}, {"POST /gezin/{gezin}/relaties", r, s.relatiesOp},
		{"GET /gezin/{gezin}/hulp", r, s.hulp}, {"POST /gezin/{gezin}/hulp", r, s.hulpOp},
		{"POST /gezin/{gezin}/hulp/stop", r, s.hulpStop},
		{"GET /gezin/{gezin}/notitie", notitierollen(), s.notitie}, {"POST /gezin/{gezin}/notitie", notitierollen(), s.notitieOp},
	}
}

// bewerking is one page that records: the family as it is now, and the form.
type bewerking struct {
	v *verzoek
	b *dossier.Beeld
	f *vorm.Form
	// voor is what a mandate looks at of decisions that were refused for it.
	voor []dossier.Tekenvraag
}

// bewerk reads the family for a page that records. POST: with what was typed.
func (s *Server) bewerk(v *verzoek, pagina string) (*bewerking, error) {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage(pagina))
	if err != nil {
		return nil, err
	}
	if v.r.Method == http.MethodPost && len(v.gezien()) == 0 {
		return nil, dossier.ErrStand // not from a page: an empty form would take all answers back
	}
	return &bewerking{v: v, b: b, f: vorm.NewForm(v.r.PostForm)}, nil
}

// toon shows the page of a form that records. After a conflict the difference
// stands on top, what was typed stays, and the form takes the new state.
func (w *bewerking) toon(titel string, blad invulblad, schrijft *vorm.Compartment, conflict bool) error {
	s, v := w.v.s, w.v
	tag, err := v.formulier(v.r.URL.Path, w.b)
	if err != nil {
		return err
	}
	if key := v.r.PostForm.Get("verzoek"); key != "" && !conflict {
		tag.Key = key
		tag.Hidden = []vorm.Pair{{Name: standVeld, Value: v.r.PostForm.Get(standVeld)}}
	}
	tag.Hidden = append(tag.Hidden, blad.Vast...)
	if blad.Vragend {
		tag = vorm.FormTag{Action: v.r.URL.Path, Get: true}
	}
	tag.Upload = blad.Upload
	blad.Form = tag
	blad.Terug = &vorm.Button{Text: "Terug zonder opslaan", Kind: vorm.Quiet, Href: "/gezin/" + w.b.ID}
	page := vorm.Page{Title: titel, Data: blad, Errors: w.f.Summary(), Identity: &vorm.Identity{Writes: schrijft}}
	if conflict {
		banner, err := s.verschil(v.ctx(), w.b, v.gezien())
		if err != nil {
			return err
		}
		page.Banners = append(page.Banners, *banner)
	}
	if page, err = s.opGezin(v, w.b, page); err != nil {
		return err
	}
	status := http.StatusOK
	if conflict {
		status = http.StatusConflict
	}
	return v.toonAls(status, "formulier", page)
}

// leg records entries and goes back to the family; on a conflict the page is
// shown again.
func (w *bewerking) leg(err error, opnieuw func(conflict bool) error) error {
	if _, conflict := dossier.IsConflict(err); conflict {
		fresh, errRead := w.v.s.bewerk(w.v, "conflict")
		if errRead != nil {
			return errRead
		}
		w.b = fresh.b
		return opnieuw(true)
	}
	var unread dossier.Tekstfouten
	if errors.As(err, &unread) {
		w.f.Fail("", unread[0].Code, unread[0].Tekst)
		return opnieuw(false)
	}
	if err != nil {
		return err
	}
	return w.v.door("/gezin/" + w.b.ID)
}

// over finds whom a page of facts is about; empty: the family.
func (w *bewerking) over() (string, regeling.Bereik, error) {
	over := w.v.deel("over")
	if over == opGezinOver {
		return "", regeling.OverGezin, nil
	}
	for _, p := range w.b.Mensen() {
		if p == over {
			return over, regeling.OverLid, nil
		}
	}
	return "", 0, dossier.ErrNietGevonden
}

func (s *Server) feiten(v *verzoek) error {
	w, err := s.bewerk(v, "feiten")
	if err != nil {
		return err
	}
	return s.toonFeiten(w, false)
}

func (s *Server) toonFeiten(w *bewerking, conflict bool) error {
	over, bereik, err := w.over()
	if err != nil {
		return err
	}
	sit := w.b.Situatie()
	naam := "dit gezin"
	if over != "" {
		naam = getoond(w.b, over)
	}
	vak := vakVoor(w.b, over, gezin.Gewoon)
	d := deel{Vak: vak}
	for _, f := range soortenOver(s.regels(), bereik) {
		d.Velden = append(d.Velden, feitVeld(w.f, f, kenmerken(&sit, over)[f.Code], naam))
	}
	bron := deel{Velden: []any{w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie komen deze antwoorden?", Options: bronnen(),
		Hint: "Geldt voor wat u nu wijzigt. Wat u laat staan, houdt zijn eigen bron."})}}
	return w.toon("Wat weten we over "+naam+"?", invulblad{Kop: "Wat weten we over " + naam + "?",
		Uitleg: "Vul in wat u weet. Laat open wat u nog niet weet.", Delen: []deel{d, bron}, Knop: vorm.Button{Text: "Sla op"}}, vak, conflict)
}

// feitVeld asks one kind of fact, with the answer of now.
func feitVeld(f *vorm.Form, soort *regeling.Feitsoort, nu gezin.Waarde, naam string) vorm.Field {
	veld := vorm.Field{Name: soort.Code, Label: hoofdletter(soort.Vragen(naam)), Optional: true}
	switch soort.Soort {
	case gezin.Waarheid:
		veld.Kind, veld.Inline, veld.Optional, veld.Options, veld.Value = vorm.RadioField, true, false, jaNeeOnbekend(), orElse(nu.String(), "onbekend")
	case gezin.Code:
		veld.Kind, veld.Value = vorm.SelectField, nu.Code
		veld.Options = []vorm.Option{{Value: "", Text: "Nog niet bekend"}}
		for _, k := range soort.Waarden {
			veld.Options = append(veld.Options, vorm.Option{Value: k.Code, Text: hoofdletter(k.Naam)})
		}
	case gezin.Datum:
		veld.Kind = vorm.DateField
		if nu.Bekend() && nu.Min == nu.Max {
			veld.Parts = dagDelen(termijn.Dag(nu.Min))
		}
	default:
		veld.Kind, veld.Width = vorm.NumberField, vorm.Chars10
		if nu.Bekend() && nu.Min == nu.Max {
			veld.Value = strconv.FormatInt(nu.Min, 10)
		}
	}
	return f.Field(veld)
}

// maxGetal is the largest number that a fact can be given.
const maxGetal = 100_000

// leesFeit reads the answer to one kind of fact; the zero value is "not known".
func leesFeit(f *vorm.Form, soort *regeling.Feitsoort) gezin.Waarde {
	text := f.Text(soort.Code)
	switch soort.Soort {
	case gezin.Waarheid:
		if text == "ja" || text == "nee" {
			return gezin.JaNee(text == "ja")
		}
	case gezin.Code:
		if code, ok := soort.Kies(text); ok && text != "" {
			return gezin.Keus(code)
		}
		if text != "" {
			f.Fail(soort.Code, "VELD-KEUZE", "Kies een antwoord uit de lijst.")
		}
	case gezin.Datum:
		if d := dagVeld(f, soort.Code, "de datum"); d != termijn.Geen {
			return gezin.Op(d)
		}
	default:
		if text == "" {
			return gezin.Waarde{}
		}
		if n, ok := f.Number(soort.Code, "het aantal", 0, maxGetal); ok {
			return gezin.Aantal(int64(n))
		}
	}
	return gezin.Waarde{}
}

func (s *Server) feitenOp(v *verzoek) error {
	w, err := s.bewerk(v, "feiten")
	if err != nil {
		return err
	}
	over, bereik, err := w.over()
	if err != nil {
		return err
	}
	entries := s.feitInvoer(w, over, bereik)
	if !w.f.OK() {
		return s.toonFeiten(w, false)
	}
	err = s.gebruik.LegVast(v.ctx(), v.schrijf(), w.b, v.gezien(), entries...)
	return w.leg(err, func(conflict bool) error { return s.toonFeiten(w, conflict) })
}

// feitInvoer gives an entry for each answer that is other than what is known,
// and a withdrawal for each that was taken back.
func (s *Server) feitInvoer(w *bewerking, over string, bereik regeling.Bereik) []dossier.Invoer {
	sit := w.b.Situatie()
	known := kenmerken(&sit, over)
	var changed []gezin.Feit
	var entries []dossier.Invoer
	for _, soort := range soortenOver(s.regels(), bereik) {
		was, now := known[soort.Code], leesFeit(w.f, soort)
		switch {
		case now.Zelfde(was) || !now.Bekend() && was.Min != was.Max: // a range has no field to fill: it stays
		case !now.Bekend():
			entries = append(entries, dossier.Intrekking{ID: was.Feit, Reden: "antwoord teruggenomen"})
		default:
			changed = append(changed, gezin.Feit{Over: over, Soort: soort.Code, Waarde: now, Van: s.gebruik.Moment().Dag})
		}
	}
	if len(changed) == 0 {
		return entries
	}
	bron := w.f.OneOf("bron", bronnen(), "Kies van wie deze antwoorden komen.")
	for _, f := range changed {
		f.Bron = gezin.Bron{Soort: bron}
		if !known[f.Soort].Bekend() {
			f.Van = termijn.Geen
		}
		entries = append(entries, w.b.NieuwFeit(f, gezin.Gewoon))
	}
	return entries
}

func (s *Server) lid(v *verzoek) error {
	w, err := s.bewerk(v, "lid")
	if err != nil {
		return err
	}
	return s.toonLid(w, false)
}

func (s *Server) toonLid(w *bewerking, conflict bool) error {
	delen := append(mensDelen(w.f), deel{Velden: []any{
		w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie komen deze gegevens?", Options: bronnen()})}})
	return w.toon("Gezinslid toevoegen", invulblad{Kop: "Wie komt er bij het gezin?",
		Uitleg: "Wie nieuw is, ziet niet wat het gezin hiervoor deelde. Wie de regie heeft, werkt ook met dit nieuwe lid.",
		Delen:  delen, Knop: vorm.Button{Text: "Voeg toe"}},
		&vorm.Compartment{Kind: vorm.Gewoon, Name: "Dossier van deze persoon"}, conflict)
}

func (s *Server) lidOp(v *verzoek) error {
	w, err := s.bewerk(v, "lid")
	if err != nil {
		return err
	}
	m := leesMens(w.f, s.gebruik.Moment().Dag)
	bron := w.f.OneOf("bron", bronnen(), "Kies van wie deze gegevens komen.")
	if !w.f.OK() {
		return s.toonLid(w, false)
	}
	m.Sleutel = "nieuw"
	err = s.gebruik.VoegToe(v.ctx(), v.schrijf(), w.b, v.gezien(), dossier.NieuwLid{Mens: m, Bron: gezin.Bron{Soort: bron}, Feiten: s.mensFeiten(&m)})
	return w.leg(err, func(conflict bool) error { return s.toonLid(w, conflict) })
}

// ledenRegels gives the members for the questions about relations.
func ledenRegels(b *dossier.Beeld) []mensRegel {
	var out []mensRegel
	for _, p := range b.Mensen() {
		if name, ok := b.Naam(p); ok {
			out = append(out, mensRegel{p, name, lidVan(b, p).Rol == kind})
		}
	}
	return out
}

// relatiesNu gives the answers of now to the questions about relations.
func relatiesNu(mensen []mensRegel, sit *gezin.Situatie) url.Values {
	volwassenen, kinderen := splits(mensen)
	out := url.Values{}
	find := func(soort gezin.RelatieSoort, van, naar string) string {
		for _, r := range sit.Relaties {
			if r.Soort == soort && r.Van == van && r.Naar == naar {
				return r.Bekend.String()
			}
		}
		return ""
	}
	for i, c := range kinderen {
		for j, a := range volwassenen {
			nr := strconv.Itoa(j)
			if find(gezin.Ouder, a.Sleutel, c.Sleutel) == "ja" {
				out.Add(relVeld("ouder", i), nr)
			}
			if find(gezin.WoontBij, c.Sleutel, a.Sleutel) == "ja" {
				out.Add(relVeld("woont", i), nr)
			}
			out.Set(relVeld("gezag", i)+"-"+nr, find(gezin.Gezag, a.Sleutel, c.Sleutel))
		}
	}
	for i := range volwassenen {
		for j := i + 1; j < len(volwassenen); j++ {
			a, b := volwassenen[i].Sleutel, volwassenen[j].Sleutel
			pair := strconv.Itoa(i) + "-" + strconv.Itoa(j)
			out.Set("partner-"+pair, orElse(find(gezin.Partner, a, b), find(gezin.Partner, b, a)))
			out.Set("samen-"+pair, orElse(find(gezin.WoontBij, a, b), find(gezin.WoontBij, b, a)))
		}
	}
	return out
}

func (s *Server) relaties(v *verzoek) error {
	w, err := s.bewerk(v, "relaties")
	if err != nil {
		return err
	}
	return s.toonRelaties(w, false)
}

func (s *Server) toonRelaties(w *bewerking, conflict bool) error {
	mensen, sit := ledenRegels(w.b), w.b.Situatie()
	delen := relatieDelen(w.f, mensen, relatiesNu(mensen, &sit))
	delen = append(delen, deel{Velden: []any{w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie komen deze antwoorden?", Options: bronnen(),
		Hint: "Gezag staat in het gezagsregister. Geldt voor wat u nu wijzigt."})}})
	return w.toon("Relaties en gezag", invulblad{Kop: "Relaties en gezag", Delen: delen, Knop: vorm.Button{Text: "Sla op"}}, vakVoor(w.b, "", gezin.Gewoon), conflict)
}

func (s *Server) relatiesOp(v *verzoek) error {
	w, err := s.bewerk(v, "relaties")
	if err != nil {
		return err
	}
	entries := s.relatieInvoer(w)
	if !w.f.OK() {
		return s.toonRelaties(w, false)
	}
	err = s.gebruik.LegVast(v.ctx(), v.schrijf(), w.b, v.gezien(), entries...)
	return w.leg(err, func(conflict bool) error { return s.toonRelaties(w, conflict) })
}

// relatieInvoer gives an entry for each relation that is other than what is
// known, and a withdrawal for each answer that was taken back. Both sides are
// read from the same questions, so that what is not asked stays as it is.
func (s *Server) relatieInvoer(w *bewerking) []dossier.Invoer {
	mensen, sit := ledenRegels(w.b), w.b.Situatie()
	was := relatieKaart(leesRelaties(vorm.NewForm(relatiesNu(mensen, &sit)), mensen))
	answers := leesRelaties(w.f, mensen)
	now := relatieKaart(answers)
	var entries []dossier.Invoer
	changed := false
	bron, dag := gezin.Bron{Soort: w.f.Text("bron")}, s.gebruik.Moment().Dag
	for _, f := range answers {
		if old, ok := was[relatieSleutel(f)]; !ok || old != f.Waarde {
			changed = true
			entries = append(entries, w.b.NieuwFeit(gezin.Feit{Over: f.Over, Met: f.Met, Soort: f.Soort, Waarde: f.Waarde, Van: dag, Bron: bron}, gezin.Gewoon))
		}
	}
	for _, r := range sit.Relaties {
		keys := [][3]string{{string(r.Soort), r.Van, r.Naar}, {string(r.Soort), r.Naar, r.Van}}
		for _, key := range keys {
			_, before := was[key]
			if _, after := now[key]; before && !after {
				entries = append(entries, dossier.Intrekking{ID: r.Feit, Reden: "antwoord teruggenomen"})
				break
			}
		}
	}
	if changed {
		w.f.OneOf("bron", bronnen(), "Kies van wie deze antwoorden komen.")
	}
	return entries
}

func relatieSleutel(f dossier.Verwant) [3]string { return [3]string{f.Soort, f.Over, f.Met} }

func relatieKaart(feiten []dossier.Verwant) map[[3]string]gezin.Waarde {
	out := map[[3]string]gezin.Waarde{}
	for _, f := range feiten {
		out[relatieSleutel(f)] = f.Waarde
	}
	return out
}
