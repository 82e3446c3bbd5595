package web

import (
	"errors"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// verplaatsMax is how many families are offered to move to.
const verplaatsMax = 10

func waarheen() []vorm.Option {
	return []vorm.Option{
		{Value: "nieuw", Text: "Naar een nieuw gezin", Hint: "Het gezin splitst, bijvoorbeeld na een scheiding."},
		{Value: "ander", Text: "Naar een gezin dat er al is", Hint: "Kiest u iedereen, dan voegt u twee dossiers van één gezin samen."},
	}
}

func (s *Server) verplaats(v *verzoek) error {
	w, err := s.bewerk(v, "verplaats")
	if err != nil {
		return err
	}
	return s.toonVerplaats(w, nil, false)
}

// toonVerplaats asks who goes where. The families to choose from are found by
// what was typed: it stays out of the address.
func (s *Server) toonVerplaats(w *bewerking, gevonden []vorm.Option, conflict bool) error {
	regisseurs, err := s.regisseurKeuzes(w.v.ctx())
	if err != nil {
		return err
	}
	f := w.f
	wie := deel{Kop: "Wie", Velden: []any{
		f.Field(vorm.Field{Kind: vorm.CheckField, Name: "wie", Label: "Wie gaat naar een ander gezin?", Options: leden(w.b)}),
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "ookhier", Label: "Hoort wie u koos ook nog bij dit gezin?", Options: jaNee(), Value: "nee", Inline: true,
			Hint: "Een kind kan bij twee gezinnen horen."})}}
	naar := deel{Kop: "Waarheen", Velden: []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "waarheen", Label: "Waarheen?", Options: waarheen()}),
		f.Field(vorm.Field{Kind: vorm.SelectField, Name: "regisseur", Label: "Casusregisseur van het nieuwe gezin", Optional: true,
			Options: append([]vorm.Option{{Value: "", Text: "Nog niet bekend"}}, regisseurs...), Hint: "Alleen voor een nieuw gezin. Weet u het nog niet, dan komt er een taak om iemand aan te wijzen."}),
		f.Field(vorm.Field{Name: "zoek", Label: "Wie hoort al bij het andere gezin?", Optional: true, MaxLength: 100,
			Hint: "Een naam, een burgerservicenummer of een geboortedatum. U vindt alleen gezinnen waarmee u werkt."})}}
	if len(gevonden) > 0 {
		naar.Velden = append(naar.Velden, f.Field(vorm.Field{Kind: vorm.RadioField, Name: "naar", Label: "Welk gezin bedoelt u?", Options: gevonden}))
	}
	mee := deel{Kop: "Meelezen", Velden: []any{meeleesVeld(f)}}
	return w.toon("Naar een ander gezin", invulblad{Kop: "Naar een ander gezin",
		Uitleg: "Wat is vastgelegd, blijft waar het staat. Wie met iemand werkt, blijft met hem of haar werken. Een casusregisseur die alleen dit gezin heeft, stopt vandaag met wie weggaat.",
		Delen:  []deel{wie, naar, mee}, Knop: vorm.Button{Text: "Verder"}}, nil, conflict)
}

func (s *Server) verplaatsOp(v *verzoek) error {
	w, err := s.bewerk(v, "verplaats")
	if err != nil {
		return err
	}
	m, gevonden, err := s.leesVerplaats(w)
	if err != nil {
		return err
	}
	if !w.f.OK() || m == nil {
		return s.toonVerplaats(w, gevonden, false)
	}
	id, err := s.gebruik.Verplaats(v.ctx(), s.in.Accounts, v.schrijf(), w.b, v.gezien(), *m)
	if w.bijVeld(err, "naar", dossier.ErrLidAl, dossier.ErrLidZelfde); !w.f.OK() {
		return s.toonVerplaats(w, gevonden, false)
	}
	if err == nil {
		return v.door("/gezin/" + id)
	}
	return w.leg(err, func(conflict bool) error { return s.toonVerplaats(w, gevonden, conflict) })
}

// leesVerplaats reads the answers. Without a family to go to there is nothing to
// do yet: nil, with the families that were found.
func (s *Server) leesVerplaats(w *bewerking) (*dossier.Verhuizing, []vorm.Option, error) {
	f := w.f
	m := &dossier.Verhuizing{Wie: f.All("wie"), Meelezen: leesMeelezen(f), OokHier: f.OneOf("ookhier", jaNee(), "Kies of zij ook bij dit gezin blijven.") == "ja"}
	if len(m.Wie) == 0 || slices.ContainsFunc(m.Wie, func(p string) bool { return !slices.Contains(w.b.Mensen(), p) }) {
		f.Fail("wie", "VELD-KEUZE", "Kies wie naar een ander gezin gaat.")
	}
	switch f.OneOf("waarheen", waarheen(), "Kies waarheen.") {
	case "nieuw":
		options, err := s.regisseurKeuzes(w.v.ctx())
		if err != nil {
			return nil, nil, err
		}
		if m.Regisseur = f.Text("regisseur"); m.Regisseur != "" {
			m.Regisseur = f.OneOf("regisseur", options, "Kies een casusregisseur uit de lijst.")
		}
		return m, nil, nil
	case "ander":
		gevonden, err := s.andereGezinnen(w)
		if err != nil || !f.OK() || f.Text("naar") == "" {
			return nil, gevonden, err
		}
		naar := f.OneOf("naar", gevonden, "Kies het gezin.")
		if naar == "" {
			return nil, gevonden, nil
		}
		m.Naar, err = s.gebruik.Beeld(w.v.ctx(), w.v.wie, naar, w.v.inzage("verplaats"))
		return m, gevonden, err
	}
	return nil, nil, nil
}

// andereGezinnen finds families by one of their people, as the search page does.
func (s *Server) andereGezinnen(w *bewerking) ([]vorm.Option, error) {
	text := w.f.Required("zoek", "Vul in wie al bij het andere gezin hoort.")
	if text == "" {
		return nil, nil
	}
	found, _, err := s.gebruik.Zoek(w.v.ctx(), w.v.wie, isoDatum(text))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, t := range found {
		for _, id := range t.Gezinnen {
			if id != w.b.ID && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	var out []vorm.Option
	for _, id := range ids[:min(len(ids), verplaatsMax)] {
		b, err := s.gebruik.Beeld(w.v.ctx(), w.v.wie, id, w.v.inzage("verplaats"))
		if errors.Is(err, dossier.ErrNietGevonden) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var names []string
		for _, p := range b.Mensen() {
			names = append(names, getoond(b, p))
		}
		out = append(out, vorm.Option{Value: id, Text: gezinsnaam(b), Hint: strings.Join(names, ", ")})
	}
	if out == nil {
		w.f.Fail("zoek", "GEZIN-GEEN", "U werkt niet met een ander gezin van deze persoon. Kijk na of u het goed schreef.")
	}
	return out, nil
}
