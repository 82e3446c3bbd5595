package web

import (
	"errors"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeLeden is where who belongs to a family is shown and changed.
const routeLeden = "GET /gezin/{gezin}/leden"

func (s *Server) lidmaatschapRoutes() []route {
	r := schrijfrollen()
	return []route{
		{routeLeden, r, s.ledenblad},
		{"GET /gezin/{gezin}/leden/{persoon}/einde", r, s.lidEinde}, {"POST /gezin/{gezin}/leden/{persoon}/einde", r, s.lidEindeOp},
		{"GET /gezin/{gezin}/leden/{persoon}/terug", r, s.lidTerug}, {"POST /gezin/{gezin}/leden/{persoon}/terug", r, s.lidTerugOp},
		{"GET /gezin/{gezin}/verplaats", r, s.verplaats}, {"POST /gezin/{gezin}/verplaats", r, s.verplaatsOp},
	}
}

// ledenblad shows who belongs to the family, who did, and what can be done about it.
func (s *Server) ledenblad(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("leden"))
	if err != nil {
		return err
	}
	base := "/gezin/" + b.ID + "/leden/"
	nu := vorm.Table{Caption: "Wie nu bij het gezin hoort", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Naam"}, {Title: "Sinds"}, {Title: "Wat kunt u doen"}}}
	for _, p := range b.Mensen() {
		nu.Rows = append(nu.Rows, vorm.Row{Cells: []any{getoond(b, p), sindsDag(lidVan(b, p).Van),
			vorm.Inline{vorm.Link{Text: "Hoort er niet meer bij", Href: base + p + "/einde"}}}})
	}
	toen := vorm.Table{Caption: "Wie er eerder bij hoorde", Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Naam"}, {Title: "Tot"}, {Title: "Wat kunt u doen"}}}
	for _, l := range b.OudLeden() {
		toen.Rows = append(toen.Rows, vorm.Row{Cells: []any{getoond(b, l.Persoon), dagOf(l.Tot), vorm.Link{Text: "Komt terug", Href: base + l.Persoon + "/terug"}}})
	}
	blad := leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Wie hoort bij dit gezin?",
		Uitleg: "Wat het gezin deelde, blijft van wie er toen bij hoorde. Wie weggaat, terugkomt of verhuist naar een ander gezin, ziet daardoor niets meer of anders van wat er al staat."}
	blad.Delen = append(blad.Delen, leesdeel{Kop: "Nu", Inhoud: tabelOf(nu, "U ziet nu niemand in dit gezin.")})
	if toen.Rows != nil {
		blad.Delen = append(blad.Delen, leesdeel{Kop: "Eerder", Inhoud: []any{toen}})
	}
	blad.Delen = append(blad.Delen, leesdeel{Kop: "Gezin splitsen, samenvoegen of iemand verplaatsen", Inhoud: []any{vorm.Actions{
		vorm.Button{Text: "Naar een ander gezin", Kind: vorm.Secondary, Href: "/gezin/" + b.ID + "/verplaats", Icon: "gezin"},
		vorm.Button{Text: "Iemand toevoegen die nieuw is", Kind: vorm.Secondary, Href: "/gezin/" + b.ID + "/lid", Icon: "plus"}}}})
	page, err := s.opGezin(v, b, vorm.Page{Title: "Wie hoort bij dit gezin?", Data: blad})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

// tabelOf shows a table, or words where it has no rows.
func tabelOf(t vorm.Table, leeg string) []any {
	if t.Rows == nil {
		return []any{vorm.None(leeg)}
	}
	return []any{t}
}

func sindsDag(d termijn.Dag) any {
	if d == termijn.Geen {
		return "het begin"
	}
	return d.Nederlands()
}

// lidKeuze finds whom a page of membership is about, among those whom it can be
// about.
func (w *bewerking) lidKeuze(van []string) (string, error) {
	p := w.v.deel("persoon")
	if !slices.Contains(van, p) {
		return "", dossier.ErrNietGevonden
	}
	return p, nil
}

func (s *Server) lidEinde(v *verzoek) error {
	w, err := s.bewerk(v, "lid-einde")
	if err != nil {
		return err
	}
	return s.toonLidEinde(w, false)
}

func (s *Server) toonLidEinde(w *bewerking, conflict bool) error {
	p, err := w.lidKeuze(w.b.Mensen())
	if err != nil {
		return err
	}
	naam := getoond(w.b, p)
	return w.toon(naam+" hoort er niet meer bij", invulblad{Kop: naam + " hoort er niet meer bij",
		Uitleg: "Wie met " + naam + " werkt, blijft dat doen. Wat het gezin hierna deelt, is niet voor " + naam + ". Een besluit of hulp stopt hierdoor niet.",
		Delen: []deel{{Vak: vakVoor(w.b, p, gezin.Gewoon), Velden: []any{w.f.Field(vorm.Field{Kind: vorm.DateField, Name: "dag", Label: "Vanaf welke dag?",
			Hint: "Vandaag of een dag die voorbij is.", Parts: dagDelen(w.b.Moment.Dag)})}}},
		Knop: vorm.Button{Text: "Leg vast"}}, vakVoor(w.b, p, gezin.Gewoon), conflict)
}

func (s *Server) lidEindeOp(v *verzoek) error {
	w, err := s.bewerk(v, "lid-einde")
	if err != nil {
		return err
	}
	p, err := w.lidKeuze(w.b.Mensen())
	if err != nil {
		return err
	}
	dag, ok := w.f.Day("dag", "de dag")
	if ok {
		err = s.gebruik.BeeindigLid(v.ctx(), v.schrijf(), w.b, v.gezien(), p, termijn.DagVan(dag))
		w.bijVeld(err, "dag", dossier.ErrLidDag)
	}
	if !w.f.OK() {
		return s.toonLidEinde(w, false)
	}
	return w.leg(err, func(conflict bool) error { return s.toonLidEinde(w, conflict) })
}

// bijVeld shows a fault of a use case at the field that it is about.
func (w *bewerking) bijVeld(err error, veld string, van ...*dossier.Fout) {
	for _, f := range van {
		if errors.Is(err, f) {
			w.f.Fail(veld, f.Code, f.Tekst)
		}
	}
}

// meeleesKeuzes are what the casusregisseur of a family can come to read of who
// comes to it.
func meeleesKeuzes() []vorm.Option {
	return []vorm.Option{
		{Value: "niets", Text: "Nog niets", Hint: "De casusregisseur ziet niet dat deze persoon bij het gezin hoort."},
		{Value: "dat", Text: "Dat deze persoon bij het gezin hoort", Hint: "Niet wat er over hem of haar is vastgelegd."},
		{Value: "gewoon", Text: "Ook het gewone dossier van deze persoon", Hint: "Ook wat er eerder over hem of haar is vastgelegd, en wat met hem of haar is gedeeld."},
	}
}

func meeleesVeld(f *vorm.Form) vorm.Field {
	return f.Field(vorm.Field{Kind: vorm.RadioField, Name: "meelezen", Label: "Wat mag de casusregisseur van dat gezin lezen?", Options: meeleesKeuzes(), Value: "niets"})
}

func leesMeelezen(f *vorm.Form) dossier.Meelezen {
	return map[string]dossier.Meelezen{"dat": dossier.LeestDat, "gewoon": dossier.LeestGewoon}[f.OneOf("meelezen", meeleesKeuzes(), "Kies wat de casusregisseur mag lezen.")]
}

func oudPersonen(b *dossier.Beeld) []string {
	var out []string
	for _, l := range b.OudLeden() {
		out = append(out, l.Persoon)
	}
	return out
}

func (s *Server) lidTerug(v *verzoek) error {
	w, err := s.bewerk(v, "lid-terug")
	if err != nil {
		return err
	}
	return s.toonLidTerug(w, false)
}

func (s *Server) toonLidTerug(w *bewerking, conflict bool) error {
	p, err := w.lidKeuze(oudPersonen(w.b))
	if err != nil {
		return err
	}
	naam := getoond(w.b, p)
	return w.toon(naam+" komt terug", invulblad{Kop: naam + " komt terug", Uitleg: naam + " hoort vanaf vandaag weer bij dit gezin, en ziet niet wat er intussen werd gedeeld.",
		Delen: []deel{{Vak: vakVoor(w.b, p, gezin.Gewoon), Velden: []any{meeleesVeld(w.f)}}}, Knop: vorm.Button{Text: "Leg vast"}}, vakVoor(w.b, p, gezin.Gewoon), conflict)
}

func (s *Server) lidTerugOp(v *verzoek) error {
	w, err := s.bewerk(v, "lid-terug")
	if err != nil {
		return err
	}
	p, err := w.lidKeuze(oudPersonen(w.b))
	if err != nil {
		return err
	}
	m := leesMeelezen(w.f)
	if !w.f.OK() {
		return s.toonLidTerug(w, false)
	}
	err = s.gebruik.KeerTerug(v.ctx(), v.schrijf(), w.b, v.gezien(), p, m)
	return w.leg(err, func(conflict bool) error { return s.toonLidTerug(w, conflict) })
}
