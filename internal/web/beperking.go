package web

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// beperktBanner tells who works with a family that something of it may not be
// used now. He sees no content of whom it is about.
func beperktBanner() vorm.Banner {
	return vorm.Banner{State: vorm.Warning, Title: "Gegevens van iemand in dit gezin worden nu alleen bewaard",
		Text: "De persoon vroeg om het gebruik te beperken. U ziet niet wat er staat; opschrijven kan wel. Is het dringend? Gebruik noodtoegang. Heeft u een andere reden? Vraag het de privacy officer."}
}

func (s *Server) beperkingen(v *verzoek) error { return s.toonBeperkingen(v, vorm.NewForm(nil)) }

// toonBeperkingen lists whose data are only stored, with a form to end one.
func (s *Server) toonBeperkingen(v *verzoek, f *vorm.Form) error {
	list, more, err := s.gebruik.Beperkingen(v.ctx(), v.wie, dossier.Pagina{Na: v.r.URL.Query().Get("na"), Aantal: werkPagina})
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Beperkt gebruik, het laatste bovenaan", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Kenmerk van de persoon"}, {Title: "Wet"}, {Title: "Sinds"}, {Title: "Tot"}}}
	var open []vorm.Option
	for i := range list {
		r := &list[i]
		person := r.Rij.Waarden[toegang.CPersoon]
		t.Rows = append(t.Rows, vorm.Row{Cells: []any{person, r.Rij.Waarden[toegang.CVan], dagTekst(r.Rij.Van), dagTekst(r.Rij.Tot)}})
		if r.Rij.Tot == "" {
			open = append(open, vorm.Option{Value: r.Gezin + "_" + r.ID, Text: person + ", " + r.Rij.Waarden[toegang.CVan]})
		}
	}
	blad := bewaarblad{Kop: "Beperkt gebruik", Terug: &vorm.Link{Text: "Terug naar de verzoeken", Href: "/avg"},
		Uitleg: "Van deze mensen worden gegevens alleen bewaard (AVG artikel 18). De veiligheidscoördinator, de toezichthouder en wie noodtoegang opent, zien ze nog. Wat een gezin deelt, blijft te zien: dat gaat ook over de anderen."}
	shown := []any{t}
	if len(list) == 0 {
		shown = []any{vorm.Empty{Icon: "slot", Title: "Er is niets beperkt", Text: "Wijst u een verzoek om beperking toe, dan staat het hier."}}
	}
	if more != "" {
		shown = append(shown, vorm.Pagination{Next: "/beperkt?na=" + more, Shown: "De laatste bovenaan"})
	}
	blad.Delen = []bewaardeel{{Kop: "Wat er is beperkt", Toon: shown}}
	if len(open) > 0 {
		key, err := v.sleutel()
		if err != nil {
			return err
		}
		blad.Delen = append(blad.Delen, bewaardeel{Kop: "Een beperking opheffen", Tekst: "Laat het de persoon eerst weten (AVG artikel 18 lid 3). Hef daarna ook de aanhouding op bij Bewaren, als die er nog staat.",
			Form: &vorm.FormTag{Action: "/beperkt", Key: key, Label: "Opheffen"}, Knop: vorm.Button{Text: "Hef de beperking op"}, Velden: []any{
				f.Field(vorm.Field{Kind: vorm.RadioField, Name: "beperking", Label: "Welke beperking?", Options: open}),
				f.Field(vorm.Field{Kind: vorm.RadioField, Name: "grond", Label: "Waarom mogen de gegevens weer gebruikt worden?", Options: beperkingsgronden()}),
				f.Field(vorm.Field{Kind: vorm.AreaField, Name: "toelichting", Label: "Leg uit waarom", Hint: "Noem geen namen.", Rows: 3, MaxLength: 1000})}})
	}
	return s.toonBewaar(v, blad.Kop, f, blad)
}

func beperkingsgronden() []vorm.Option {
	var out []vorm.Option
	for _, g := range dossier.Beperkingsgronden() {
		out = append(out, vorm.Option{Value: string(g.Grond), Text: g.Naam})
	}
	return out
}

func (s *Server) beperkingOp(v *verzoek) error {
	f := vorm.NewForm(v.r.PostForm)
	familie, id, _ := strings.Cut(f.Required("beperking", "Kies welke beperking u opheft."), "_")
	in := dossier.Opheffing{Grond: dossier.Beperkingsgrond(f.OneOf("grond", beperkingsgronden(), dossier.ErrBeperkingGrond.Tekst)),
		Toelichting: f.Required("toelichting", dossier.ErrBeperkingReden.Tekst)}
	if !f.OK() {
		return s.toonBeperkingen(v, f)
	}
	if err := s.gebruik.HefBeperkingOp(v.ctx(), v.schrijf(), familie, id, in); err != nil {
		return err
	}
	return v.door("/beperkt")
}
