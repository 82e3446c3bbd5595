package web

import (
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// mijnDocumenten shows a client what he brought in, and takes more.
func (s *Server) mijnDocumenten(v *verzoek) error {
	p, err := s.portaal(v, "mijn-documenten")
	if p == nil {
		return err
	}
	return s.toonMijnDocumenten(v, p, vorm.NewForm(nil))
}

func (s *Server) toonMijnDocumenten(v *verzoek, p *dossier.Portaal, f *vorm.Form) error {
	tag, err := v.formulier("/mijn/documenten", nil)
	if err != nil {
		return err
	}
	if key := f.Text("verzoek"); key != "" {
		tag.Key = key
	}
	tag.Guard, tag.Upload = false, true
	blad := portaalblad{Kop: "Mijn documenten", Lead: "Hier levert u papieren aan, zoals een brief van school of een bewijs van inkomen. Wie met u werkt, kan ze lezen. Dat kan ook een hulpverlener zijn.",
		Delen: []portaaldeel{{Kop: "Wat u aanleverde", Inhoud: aangeleverd(p)}}, Form: &tag, FormKop: "Een document aanleveren", Knop: vorm.Button{Text: "Lever het document aan"}}
	if people := mensKeuzes(p); len(people) > 1 {
		blad.Velden = append(blad.Velden, f.Field(vorm.Field{Kind: vorm.RadioField, Name: "over", Label: "Over wie gaat het document?", Options: people}))
	}
	blad.Velden = append(blad.Velden, bestandVeld(f))
	return s.toonPortaal(v, blad, f)
}

func aangeleverd(p *dossier.Portaal) any {
	t := vorm.Table{Caption: "Uw documenten, met bovenaan het laatste", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Document"}, {Title: "Aangeleverd op"}, {Title: "Soort"}, {Title: "Openen"}}}
	for _, d := range p.Aangeleverd() {
		var what any = d.Naam
		if d.Over != p.Zelf {
			what = vorm.Cell{Value: d.Naam, Note: "over " + p.Naam(d.Over)}
		}
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{what, d.Dag().Nederlands(), mediaNaam(d.Media) + ", " + grootte(d.Bijlage.Lengte),
			vorm.Button{Text: "Download", Kind: vorm.Quiet, Href: "/mijn/documenten/" + d.ID + "/bestand", Context: d.Naam}}})
	}
	if len(t.Rows) == 0 {
		return vorm.None("U heeft nog niets aangeleverd.")
	}
	return t
}

func (s *Server) leverAan(v *verzoek) error {
	file, err := v.leesBestand()
	if err != nil {
		return err
	}
	p, err := s.portaal(v, "mijn-documenten")
	if p == nil {
		return err
	}
	f := vorm.NewForm(v.r.PostForm)
	over := p.Zelf
	if people := mensKeuzes(p); len(people) > 1 {
		over = f.OneOf("over", people, "Kies over wie het document gaat.")
	}
	if !controleer(f, file) || !f.OK() {
		return s.toonMijnDocumenten(v, p, f)
	}
	err = s.gebruik.LeverAan(v.ctx(), v.schrijf(), p, over, file)
	if s.naScan(f, err) {
		return s.toonMijnDocumenten(v, p, f)
	}
	if errors.Is(err, dossier.ErrDocumentVeel) {
		f.Fail("", dossier.ErrDocumentVeel.Code, dossier.ErrDocumentVeel.Tekst)
		return s.toonMijnDocumenten(v, p, f)
	}
	if err != nil {
		return err
	}
	return v.door("/mijn/documenten")
}

func (s *Server) mijnDocument(v *verzoek) error {
	d, err := s.post.MijnDocument(v.ctx(), v.wie, v.deel("document"))
	if err != nil {
		return err
	}
	return v.geefDocument(d)
}
