package web

import (
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// avgKeuzes are the requests that a client can make.
func avgKeuzes() []vorm.Option {
	var out []vorm.Option
	for _, v := range dossier.AVGSoorten() {
		one := vorm.Option{Value: string(v.Soort), Text: v.Naam}
		if v.Soort == dossier.AVGIntrekking {
			one.Hint = "Uw toestemming stopt meteen als u dit verstuurt."
		}
		out = append(out, one)
	}
	return out
}

// mensKeuzes are the people about whom he can ask something.
func mensKeuzes(p *dossier.Portaal) []vorm.Option {
	var out []vorm.Option
	for _, id := range p.Mensen() {
		text := p.Naam(id)
		if id == p.Zelf {
			text += " (uzelf)"
		}
		out = append(out, vorm.Option{Value: id, Text: text})
	}
	return out
}

func (s *Server) mijnVerzoeken(v *verzoek) error {
	p, err := s.portaal(v, "mijn-verzoeken")
	if p == nil {
		return err
	}
	return s.toonVerzoeken(v, p, vorm.NewForm(nil))
}

func (s *Server) toonVerzoeken(v *verzoek, p *dossier.Portaal, f *vorm.Form) error {
	tag, err := v.formulier("/mijn/verzoeken", nil)
	if err != nil {
		return err
	}
	if key := f.Text("verzoek"); key != "" {
		tag.Key = key // a form that came back is still the same request
	}
	tag.Guard = false
	blad := portaalblad{Kop: "Mijn verzoeken", Lead: "U kunt hier iets vragen over uw gegevens. U krijgt binnen een maand antwoord.",
		Delen: []portaaldeel{{Kop: "Wat u vroeg", Inhoud: s.verzoekTabel(p)}}, Form: &tag, Knop: vorm.Button{Text: "Verstuur uw verzoek"}}
	if people := mensKeuzes(p); len(people) > 1 {
		blad.Velden = append(blad.Velden, f.Field(vorm.Field{Kind: vorm.RadioField, Name: "over", Label: "Over wie gaat uw vraag?", Options: people}))
	}
	blad.Velden = append(blad.Velden,
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "soort", Label: "Wat vraagt u?", Options: avgKeuzes()}),
		f.Field(vorm.Field{Kind: vorm.AreaField, Name: "tekst", Label: "Uitleg", Rows: 5, MaxLength: dossier.MaxAVGTekst, Optional: true,
			Hint: "Bij een verbetering: schrijf op wat er niet klopt, en wat het moet zijn."}))
	return s.toonPortaal(v, blad, f)
}

func (s *Server) verzoekTabel(p *dossier.Portaal) any {
	all := p.Verzoeken(s.in.Zone)
	if len(all) == 0 {
		return vorm.None("U heeft nog niets gevraagd.")
	}
	t := vorm.Table{Caption: "Uw verzoeken, met bovenaan het laatste", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Verzoek"}, {Title: "Gevraagd op"}, {Title: "Antwoord uiterlijk"}, {Title: "Stand"}}}
	for _, one := range all {
		var what any = avgNaam(one.Soort)
		if one.Over != p.Zelf {
			what = vorm.Cell{Value: avgNaam(one.Soort), Note: "over " + p.Naam(one.Over)}
		}
		state := vorm.TagWaiting("wacht op antwoord")
		if one.Klaar {
			state = vorm.TagDone("beantwoord")
		}
		stand := any(state)
		if one.Tekst != "" {
			stand = vorm.Cell{Value: state, Note: one.Tekst}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{what, one.Op.Nederlands(), one.Antwoord.Nederlands(), stand}})
	}
	return t
}

func avgNaam(soort dossier.AVGSoort) string {
	if v, ok := dossier.AVGVormVan(soort); ok {
		return v.Naam
	}
	return "Een verzoek"
}

// vraagAan records a request. A text that the task cannot hold stays in the form.
func (s *Server) vraagAan(v *verzoek) error {
	p, err := s.portaal(v, "mijn-verzoeken")
	if p == nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	over := p.Zelf
	if people := mensKeuzes(p); len(people) > 1 {
		over = f.OneOf("over", people, "Kies over wie uw vraag gaat.")
	}
	soort := f.OneOf("soort", avgKeuzes(), dossier.ErrAVGSoort.Tekst)
	a := dossier.AVGVerzoek{Soort: dossier.AVGSoort(soort), Tekst: f.Text("tekst"), Dag: s.gebruik.Moment().Dag}
	var fault *dossier.Fout
	if f.OK() && errors.As(a.Check(), &fault) {
		f.Fail("tekst", fault.Code, fault.Tekst)
	}
	if !f.OK() {
		return s.toonVerzoeken(v, p, f)
	}
	err = s.gebruik.VraagAVG(v.ctx(), v.schrijf(), p, over, a)
	if errors.As(err, &fault) && fault == dossier.ErrAVGVeel {
		f.Fail("", fault.Code, fault.Tekst)
		return s.toonVerzoeken(v, p, f)
	}
	if err != nil {
		return err
	}
	return v.door("/mijn/verzoeken")
}
