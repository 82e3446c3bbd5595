package web

import (
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// hulpKeuzes are the kinds of help that the rules know: of the municipality, and
// beside it.
func (s *Server) hulpKeuzes() []vorm.Option {
	var out []vorm.Option
	seen := map[string]bool{}
	add := func(code, naam string) {
		if !seen[code] {
			seen[code] = true
			out = append(out, vorm.Option{Value: code, Text: hoofdletter(naam)})
		}
	}
	for _, p := range s.regels().Producten {
		add(p.Code, p.Naam)
	}
	for _, e := range s.regels().Extern {
		add(e.Code, e.Naam)
	}
	for _, g := range s.regels().Gebieden {
		add(g.Code, g.Naam)
	}
	return out
}

func (s *Server) hulp(v *verzoek) error {
	w, err := s.bewerk(v, "hulp")
	if err != nil {
		return err
	}
	return s.toonHulp(w, false)
}

func (s *Server) toonHulp(w *bewerking, conflict bool) error {
	wie := leden(w.b)
	vak := vakVoor(w.b, "", gezin.Gewoon)
	vak.Name, vak.Readers = "Dossier van wie de hulp krijgt", "Wie met die persoon werkt, leest dit."
	blad := invulblad{Kop: "Welke hulp loopt er al?", Delen: []deel{{Vak: vak, Velden: []any{
		w.f.Field(vorm.Field{Kind: vorm.RadioField, Name: "wie", Label: "Wie krijgt de hulp?", Options: wie}),
		w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "hulp", Label: "Welke hulp?", Options: s.hulpKeuzes()}),
		w.f.Field(vorm.Field{Kind: vorm.DateField, Name: "van", Label: "Vanaf wanneer?", Hint: "Laat leeg als u het niet weet.", Optional: true}),
		w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie weet u dit?", Options: bronnen()}),
	}}}, Knop: vorm.Button{Text: "Leg vast"}}
	sit := w.b.Situatie()
	if onder, err := s.stopLijst(w, &sit); err != nil {
		return err
	} else if onder != nil {
		blad.Onder = onder
	}
	return w.toon("Hulp die loopt", blad, vak, conflict)
}

// stopLijst lists the help that runs and that no decision gives, each with a
// button to end it today. What a decision gives, a decision ends.
func (s *Server) stopLijst(w *bewerking, sit *gezin.Situatie) (any, error) {
	told := slices.DeleteFunc(slices.Clone(sit.Lopend), func(l gezin.Lopend) bool { return w.b.FeitOp(l.Feit) == nil })
	if len(told) == 0 || !w.v.has("POST /gezin/{gezin}/hulp/stop") {
		return nil, nil
	}
	key, err := w.v.sleutel()
	if err != nil {
		return nil, err
	}
	t := vorm.Table{Caption: "Hulp die nu loopt", Stack: true, Columns: []vorm.Column{{Title: "Wie"}, {Title: "Hulp"}, {Title: "Sinds"}, {Title: "Stoppen"}}}
	for _, l := range told {
		who := "Het gezin"
		if l.Persoon != "" {
			who = getoond(w.b, l.Persoon)
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{who, productNaam(s.regels(), l.Product), s.sinds(w.b, l.Feit),
			vorm.PostButton{Action: "/gezin/" + w.b.ID + "/hulp/stop", Button: vorm.Button{Text: "Stopt vandaag", Kind: vorm.Secondary, Context: "voor " + who},
				Hidden: []vorm.Pair{{Name: "feit", Value: l.Feit}, {Name: "verzoek", Value: key + l.Feit}, {Name: standVeld, Value: standTekst(w.b.Standen)}}}}})
	}
	return t, nil
}

func (s *Server) hulpOp(v *verzoek) error {
	w, err := s.bewerk(v, "hulp")
	if err != nil {
		return err
	}
	f := w.f
	wie := leden(w.b)
	feit := gezin.Feit{Soort: gezin.Loopt, Over: f.OneOf("wie", wie, "Kies wie de hulp krijgt."),
		Waarde: gezin.Keus(f.OneOf("hulp", s.hulpKeuzes(), "Kies welke hulp er loopt.")), Van: dagVeld(f, "van", "de dag waarop de hulp begon"),
		Bron: gezin.Bron{Soort: f.OneOf("bron", bronnen(), "Kies van wie u dit weet.")}}
	if !f.OK() {
		return s.toonHulp(w, false)
	}
	err = s.gebruik.LegVast(v.ctx(), v.schrijf(), w.b, v.gezien(), w.b.NieuwFeit(feit, gezin.Gewoon))
	return w.leg(err, func(conflict bool) error { return s.toonHulp(w, conflict) })
}

// hulpStop ends help that runs: the fact is recorded once more, with its end.
func (s *Server) hulpStop(v *verzoek) error {
	w, err := s.bewerk(v, "hulp")
	if err != nil {
		return err
	}
	old := w.b.FeitOp(v.r.PostForm.Get("feit"))
	if old == nil || old.Feit.Soort != gezin.Loopt {
		return dossier.ErrNietGevonden
	}
	fact := gezin.Feit{Over: old.Feit.Over, Soort: gezin.Loopt, Waarde: old.Feit.Waarde, Van: old.Feit.Van, Tot: s.gebruik.Moment().Dag, Bron: old.Feit.Bron}
	if fact.Van != termijn.Geen && fact.Van >= fact.Tot {
		fact.Tot = fact.Van + 1
	}
	err = s.gebruik.LegVast(v.ctx(), v.schrijf(), w.b, v.gezien(), dossier.Feit{Vak: old.Vak, Feit: fact}, dossier.Intrekking{ID: old.ID, Reden: "gestopt"})
	return w.leg(err, func(conflict bool) error {
		w.f = vorm.NewForm(nil)
		return s.toonHulp(w, conflict)
	})
}
