package web

import (
	"errors"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/keten"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
)

const routeToewijzing = "GET /gezin/{gezin}/toewijzing/{kenmerk}"

func (s *Server) toewijzingRoutes() []route {
	return []route{
		{routeToewijzing, besluitrollen(), s.toewijzing},
		{"POST /gezin/{gezin}/toewijzing/{kenmerk}", besluitrollen(), s.toewijzingOp},
	}
}

// toewijzingLink leads from a decision to its assignment; nil where there is
// nothing to assign, or for who does not have the page.
func toewijzingLink(v *verzoek, b *dossier.Beeld, one *besluit.Besluit) any {
	if !v.has(routeToewijzing) {
		return nil
	}
	href := "/gezin/" + b.ID + "/toewijzing/" + string(one.Kenmerk)
	if t := b.Toegewezen(one.Kenmerk); t != nil {
		return vorm.Link{Text: "Toewijzing aan " + t.Naam, Href: href}
	}
	if b.WachtOpToewijzing(one.Kenmerk) {
		return vorm.Link{Text: "Kies een aanbieder", Href: href}
	}
	return nil
}

// toewijsblad is what the page of an assignment shows.
type toewijsblad struct {
	Tabs    vorm.Tabs
	Kop     string
	Let     any
	Besluit vorm.SummaryList
	Form    *vorm.FormTag
	Velden  []any
	Knoppen vorm.Actions
}

// vindToewijzing finds the decision of the page: one that waits for a provider,
// or that was assigned.
func (s *Server) vindToewijzing(v *verzoek) (*bewerking, *besluit.Besluit, error) {
	w, err := s.bewerk(v, "toewijzing")
	if err != nil {
		return nil, nil, err
	}
	one := w.b.Besluit(besluit.Kenmerk(v.deel("kenmerk")))
	if one == nil || !w.b.WachtOpToewijzing(one.Kenmerk) && w.b.Toegewezen(one.Kenmerk) == nil {
		return nil, nil, dossier.ErrNietGevonden
	}
	return w, one, nil
}

func (s *Server) toewijzing(v *verzoek) error {
	w, one, err := s.vindToewijzing(v)
	if err != nil {
		return err
	}
	return s.toonToewijzing(w, one)
}

func (s *Server) toonToewijzing(w *bewerking, one *besluit.Besluit) error {
	v, b := w.v, w.b
	blad := toewijsblad{Tabs: v.tabs(b, "besluiten"), Kop: "Aanbieder kiezen voor " + getoond(b, one.Persoon),
		Besluit: vorm.SummaryList{{Key: "Besluit", Value: hoofdletter(string(one.Soort)) + ", " + string(one.Wet), Source: string(one.Kenmerk)},
			{Key: "Hoeveel per week", Value: omvangTekst(one)}, {Key: "Van en tot en met", Value: periode(one)}}}
	if t := b.Toegewezen(one.Kenmerk); t != nil {
		blad.Kop = "Toewijzing voor " + getoond(b, one.Persoon)
		blad.Let = toewijsStand(t)
	}
	if b.WachtOpToewijzing(one.Kenmerk) {
		if err := s.toewijsForm(w, one, &blad); err != nil {
			return err
		}
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: blad.Kop, Data: blad, Errors: w.f.Summary()})
	if err != nil {
		return err
	}
	return v.toon("toewijzing", page)
}

// toewijsStand tells what became of an assignment; of what was held the same,
// whatever was found.
func toewijsStand(t *dossier.Toegewezen) vorm.Banner {
	switch {
	case t.Oordeel == dossier.Geweigerd:
		return vorm.Banner{State: vorm.Info, Title: "Niet verstuurd na controle", Text: "De toewijzing aan " + t.Naam + " is na controle niet verstuurd. Overleg met de veiligheidscoördinator."}
	case t.Vast:
		return vorm.Banner{State: vorm.Info, Title: "Vastgehouden", Text: vastgehoudenTekst}
	}
	return vorm.Banner{State: vorm.Success, Title: "Toegewezen aan " + t.Naam, Text: "Vastgelegd op " + t.Dag.Nederlands() + ". De aanbieder krijgt een bericht."}
}

// toewijsForm asks who gives the help, and the names as a message needs them.
func (s *Server) toewijsForm(w *bewerking, one *besluit.Besluit, blad *toewijsblad) error {
	if s.in.Aanbieders == nil || len(s.in.Aanbieders.Lijst) == 0 {
		blad.Let = vorm.Banner{State: vorm.Warning, Title: "Er zijn geen aanbieders", Text: dossier.ErrGeenAanbieders.Tekst}
		return nil
	}
	tag, err := w.v.formulier(w.v.r.URL.Path, w.b)
	if err != nil {
		return err
	}
	blad.Form = &tag
	options := []vorm.Option{{Text: "Kies een aanbieder"}}
	for _, a := range s.in.Aanbieders.Lijst {
		options = append(options, vorm.Option{Value: a.AGB.Onthuld(), Text: a.Naam})
	}
	blad.Velden = []any{w.f.Field(vorm.Field{Kind: vorm.SelectField, Name: "aanbieder", Label: "Wie geeft de hulp?", Options: options, Hint: bekendeAanbieder(one)})}
	for i, p := range w.b.Namen(one) {
		blad.Velden = append(blad.Velden, s.naamVelden(w, i, p)...)
	}
	blad.Knoppen = vorm.Actions{vorm.Button{Text: "Wijs toe"}, vorm.Button{Text: "Terug naar de besluiten", Kind: vorm.Quiet, Href: "/gezin/" + w.b.ID + "/besluiten"}}
	return nil
}

// bekendeAanbieder repeats who the decision says will help.
func bekendeAanbieder(one *besluit.Besluit) string {
	if one.Aanbieder == "" {
		return ""
	}
	return "In het besluit staat: " + one.Aanbieder + "."
}

// naamVelden asks the parts of one name, with a proposal.
func (s *Server) naamVelden(w *bewerking, i int, persoon string) []any {
	n, ok := w.b.Naamdelen(persoon)
	if vol, known := w.b.Naam(persoon); known && !ok {
		n = dossier.GokNaam(vol)
	}
	nr, wie := strconv.Itoa(i), getoond(w.b, persoon)
	f := func(name, label, value, hint string, optional bool) any {
		return w.f.Field(vorm.Field{Name: name + nr, Label: label + " van " + wie, Value: value, Hint: hint, MaxLength: 60, Optional: optional})
	}
	return []any{f("voorletters", "Voorletters", n.Voorletters, "", true), f("voorvoegsel", "Voorvoegsel", n.Voorvoegsel, "Zoals van der.", true),
		f("achternaam", "Achternaam", n.Achternaam, "Zoals bij de geboorte. Kijk na of dit klopt: zo komt de naam in het bericht.", false)}
}

// toewijzingOp records the names, and sends the assignment.
func (s *Server) toewijzingOp(v *verzoek) error {
	w, one, err := s.vindToewijzing(v)
	if err != nil {
		return err
	}
	if !w.b.WachtOpToewijzing(one.Kenmerk) { // sent before, by this form or by someone else
		return v.door(v.r.URL.Path)
	}
	agb := w.f.Required("aanbieder", dossier.ErrAanbiederKeus.Tekst)
	if agb != "" && s.in.Aanbieders.Aanbieder(agb) == nil {
		w.f.Fail("aanbieder", dossier.ErrAanbiederKeus.Code, dossier.ErrAanbiederKeus.Tekst)
	}
	names := s.leesNamen(w, one)
	if !w.f.OK() {
		return s.toonToewijzing(w, one)
	}
	if len(names) > 0 {
		send := v.schrijf()
		send.Sleutel += " namen"
		if err := s.gebruik.LegVast(v.ctx(), send, w.b, v.gezien(), names...); err != nil {
			return s.naToewijzing(w, one, err)
		}
		fresh, err := s.gebruik.Beeld(v.ctx(), v.wie, w.b.ID, v.inzage("toewijzing"))
		if err != nil {
			return err
		}
		w.b = fresh
	}
	return s.naToewijzing(w, one, s.toewijzer().Wijs(v.ctx(), v.schrijf(), w.b, one, agb))
}

// leesNamen gives the entries of the names that differ from what was recorded.
func (s *Server) leesNamen(w *bewerking, one *besluit.Besluit) []dossier.Invoer {
	var out []dossier.Invoer
	for i, p := range w.b.Namen(one) {
		nr := strconv.Itoa(i)
		w.f.OneLine("voorletters"+nr, "voorvoegsel"+nr, "achternaam"+nr)
		n := maak.Naam{Voorletters: w.f.Text("voorletters" + nr), Voorvoegsel: w.f.Text("voorvoegsel" + nr),
			Achternaam: w.f.Required("achternaam"+nr, "Vul de achternaam in.")}
		if old, ok := w.b.Naamdelen(p); !ok || old != n {
			out = append(out, w.b.NaamStuk(p, n))
		}
	}
	return out
}

func (s *Server) toewijzer() *dossier.Toewijzer {
	return &dossier.Toewijzer{Postkamer: s.post, Aanbieders: s.in.Aanbieders, Nummers: s.in.Nummers, Toeval: s.in.Toeval}
}

// naToewijzing answers what an assignment gave.
func (s *Server) naToewijzing(w *bewerking, one *besluit.Besluit, err error) error {
	var faults keten.Fouten
	var known *dossier.Fout
	_, conflict := dossier.IsConflict(err)
	switch {
	case err == nil:
		return w.v.door("/gezin/" + w.b.ID + "/besluiten")
	case errors.Is(err, dossier.ErrNietGevonden):
		return err
	case conflict:
		w.f.Fail("", dossier.ConflictCode, err.Error())
	case errors.As(err, &faults):
		for _, f := range faults {
			w.f.Fail("", f.Code, ketenTekst(w.b, one, f))
		}
	case errors.As(err, &known):
		w.f.Fail("", known.Code, known.Tekst)
	default:
		return err
	}
	fresh, errRead := s.gebruik.Beeld(w.v.ctx(), w.v.wie, w.b.ID, w.v.inzage("toewijzing"))
	if errRead != nil {
		return errRead
	}
	w.b = fresh
	return s.toonToewijzing(w, one)
}

// ketenTekst says about whom a fault of a message is.
func ketenTekst(b *dossier.Beeld, one *besluit.Besluit, f keten.Fout) string {
	rest, ok := strings.CutPrefix(f.Pad, "personen[")
	digits, _, closed := strings.Cut(rest, "]")
	i, err := strconv.Atoi(digits)
	if people := b.Namen(one); ok && closed && err == nil && i < len(people) {
		return getoond(b, people[i]) + ": " + f.Tekst
	}
	return f.Tekst
}

// veiligeRoute shows the steps of the safe route on the page of its task.
func veiligeRoute(t *dossier.Taak, aanbieders *dossier.Aanbieders) any {
	v, ok := t.VeiligeRoute()
	if !ok {
		return nil
	}
	out := vorm.Stack{vorm.SummaryList{{Key: "Besluit", Value: orElse(v.Kenmerken, "onbekend")}, {Key: "Aanbieder", Value: aanbiederNaam(aanbieders, v.Aanbieder)}}}
	for i, stap := range dossier.VeiligeStappen() {
		out = append(out, vorm.Cell{Value: strconv.Itoa(i+1) + ". " + stap})
	}
	return out
}

func aanbiederNaam(all *dossier.Aanbieders, agb string) string {
	if a := all.Aanbieder(agb); a != nil {
		return a.Naam
	}
	return orElse(agb, "nog niet gekozen")
}
