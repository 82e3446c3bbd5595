package web

import (
	"strconv"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeGezag is where the custody of the children of a family stands.
const routeGezag = "GET /gezin/{gezin}/gezag"

func (s *Server) gezagRoutes() []route {
	r := schrijfrollen()
	return []route{{routeGezag, r, s.gezag}, {"GET /gezin/{gezin}/gezag/{persoon}", r, s.wijzigGezag}, {"POST /gezin/{gezin}/gezag/{persoon}", r, s.wijzigGezagOp}}
}

// gezag shows, per child, who has custody since when and by which decision, and
// who therefore decides and gets the letters.
func (s *Server) gezag(v *verzoek) error {
	b, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("gezag"))
	if err != nil {
		return err
	}
	blad := leesblad{Tabs: v.tabs(b, "gezin"), Kop: "Gezag", Uitleg: "Wie gezag heeft, met de dag en de uitspraak. Een latere regel gaat voor, vanaf zijn eerste dag."}
	for _, p := range b.Mensen() {
		if !b.IsMinderjarig(p) {
			continue
		}
		t := vorm.Table{Caption: "Gezag over " + getoond(b, p), Hidden: true, Stack: true, Columns: []vorm.Column{{Title: "Wie"}, {Title: "Gezag"}, {Title: "Van"}, {Title: "Tot"}, {Title: "Waaruit blijkt het"}}}
		for _, r := range b.Gezag(p) {
			t.Rows = append(t.Rows, vorm.Row{Cells: []any{gezagWie(b, &r), map[bool]string{true: "ja", false: "nee"}[r.Heeft], sindsDag(r.Van), dagOf(r.Tot),
				vorm.Cell{Value: orElse(r.Bron.Omschreven, bronNaam(r.Bron.Soort)), Note: s.dagTekst(r.Op)}}})
		}
		blad.Delen = append(blad.Delen, leesdeel{Kop: getoond(b, p), Inhoud: append(tabelOf(t, "Er is nog geen gezag vastgelegd."), wieBeslist(b, p),
			vorm.Actions{vorm.Button{Text: "Wijzig het gezag over " + getoond(b, p), Kind: vorm.Secondary, Href: "/gezin/" + b.ID + "/gezag/" + p, Icon: "wijzig"}})})
	}
	if blad.Delen == nil {
		blad.Delen = []leesdeel{{Kop: "Kinderen", Inhoud: []any{vorm.None("U ziet in dit gezin nu geen kinderen onder de 18 jaar.")}}}
	}
	page, err := s.opGezin(v, b, vorm.Page{Title: "Gezag", Data: blad})
	if err != nil {
		return err
	}
	return v.toon("blad", page)
}

func gezagWie(b *dossier.Beeld, r *dossier.Gezagsregel) string {
	if r.Wie == "" {
		return r.Voogd + " (voogd)"
	}
	return getoond(b, r.Wie)
}

// The ages at which a child comes to read and decide along, and alone (Wmo 2015
// art. 5.3.2; Jeugdwet art. 7.3.4 and 7.3.5).
const (
	leeftijdMee    = 12
	leeftijdAlleen = 16
)

// wieBeslist says, by age, who decides about help and who gets the letters.
func wieBeslist(b *dossier.Beeld, p string) any {
	naam := getoond(b, p)
	n, ok := leeftijd(b, p)
	if !ok {
		return vorm.Banner{State: vorm.Warning, Title: "De geboortedatum ontbreekt", Text: "Zonder geboortedatum is niet te zeggen wie beslist en wie de brieven krijgt. Vul haar aan."}
	}
	wanneer := func(jaren int) string {
		day, err := termijn.ParseDag(string(b.Stuk(dossier.AardGeboren, p, b.Moment.Dag).Inhoud))
		if err != nil {
			return ""
		}
		y, m, d := day.Datum()
		return " Op " + termijn.NieuweDag(y+jaren, m, d).Nederlands() + " wordt " + naam + " " + strconv.Itoa(jaren) + ": dan verandert dit."
	}
	var rows vorm.SummaryList
	switch {
	case n < leeftijdMee:
		rows = vorm.SummaryList{{Key: "Wie beslist", Value: "Wie gezag heeft, beslist over de hulp." + wanneer(leeftijdMee)},
			{Key: "Wie krijgt de brieven", Value: "Ieder die gezag heeft, een eigen brief. Wie geen gezag heeft, krijgt niets."}}
	case n < leeftijdAlleen:
		rows = vorm.SummaryList{{Key: "Wie beslist", Value: naam + " en wie gezag heeft, beslissen samen." + wanneer(leeftijdAlleen)},
			{Key: "Wie krijgt de brieven", Value: naam + " zelf en ieder die gezag heeft, elk een eigen brief."}}
	default:
		rows = vorm.SummaryList{{Key: "Wie beslist", Value: naam + " beslist zelf. Een ouder leest het dossier niet meer zonder dat " + naam + " dat wil."},
			{Key: "Wie krijgt de brieven", Value: naam + " zelf."}}
	}
	return append(rows, vorm.SummaryRow{Key: "Gesprek met het kind", Value: "Wat " + naam + " apart vertelt, staat in een eigen deel. Ouders lezen dat nooit."})
}

func (s *Server) wijzigGezag(v *verzoek) error {
	w, err := s.bewerk(v, "gezag")
	if err != nil {
		return err
	}
	return s.toonGezag(w, false)
}

// voogdKeuze stands for a guardian who is not in the family.
const voogdKeuze = "voogd"

func gezagKeuzes(b *dossier.Beeld, kindID string) []vorm.Option {
	var out []vorm.Option
	for _, o := range leden(b) {
		if o.Value != kindID && !b.IsMinderjarig(o.Value) {
			out = append(out, o)
		}
	}
	return append(out, vorm.Option{Value: voogdKeuze, Text: "Een voogd die niet bij het gezin hoort", Hint: "Bijvoorbeeld een gecertificeerde instelling."})
}

func (s *Server) gezagKind(w *bewerking) (string, error) {
	p, err := w.lidKeuze(w.b.Mensen())
	if err == nil && !w.b.IsMinderjarig(p) {
		return "", dossier.ErrNietGevonden
	}
	return p, err
}

func (s *Server) toonGezag(w *bewerking, conflict bool) error {
	p, err := s.gezagKind(w)
	if err != nil {
		return err
	}
	f, naam, vak := w.f, getoond(w.b, p), vakVoor(w.b, p, gezin.Gewoon)
	return w.toon("Gezag over "+naam, invulblad{Kop: "Gezag over " + naam, Uitleg: "Leg vast wat er verandert. Wat er stond, blijft bewaard en geldt tot de eerste dag hieronder. Wie het dossier van " + naam + " mag lezen, verandert mee.",
		Delen: []deel{{Vak: vak, Velden: []any{
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "wie", Label: "Over wie gaat de wijziging?", Options: gezagKeuzes(w.b, p)}),
			f.Field(vorm.Field{Name: "voogd", Label: "Naam van de voogd", Optional: true, MaxLength: 120, Hint: "Alleen als de voogd niet bij het gezin hoort."}),
			f.Field(vorm.Field{Kind: vorm.RadioField, Name: "heeft", Label: "Wat geldt er?", Options: []vorm.Option{{Value: "ja", Text: "Heeft gezag"}, {Value: "nee", Text: "Heeft geen gezag (meer)"}}}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "van", Label: "Vanaf welke dag?"}),
			f.Field(vorm.Field{Kind: vorm.DateField, Name: "tot", Label: "Eerste dag waarop het niet meer geldt", Optional: true, Hint: "Bijvoorbeeld bij een voorlopige voogdij."}),
			f.Field(vorm.Field{Kind: vorm.SelectField, Name: "bron", Label: "Van wie weet u dit?", Options: bronnen()}),
			f.Field(vorm.Field{Name: "uitspraak", Label: "Waaruit blijkt het?", MaxLength: 120, Hint: "De uitspraak met instantie en datum, of het gezagsregister met de dag waarop u keek."}),
		}}}, Knop: vorm.Button{Text: "Leg vast"}}, vak, conflict)
}

func (s *Server) wijzigGezagOp(v *verzoek) error {
	w, err := s.bewerk(v, "gezag")
	if err != nil {
		return err
	}
	p, err := s.gezagKind(w)
	if err != nil {
		return err
	}
	f := w.f
	f.OneLine("uitspraak", "voogd")
	n := dossier.Gezagswijziging{Kind: p, Wie: f.OneOf("wie", gezagKeuzes(w.b, p), "Kies over wie de wijziging gaat."), Heeft: f.OneOf("heeft", jaNee(), "Kies of er gezag is.") == "ja",
		Van: dagVeld(f, "van", "de eerste dag"), Tot: dagVeld(f, "tot", "de dag waarop het niet meer geldt"),
		Bron: gezin.Bron{Soort: f.OneOf("bron", bronnen(), "Kies van wie u dit weet."), Omschreven: f.Text("uitspraak")}}
	if n.Wie == voogdKeuze {
		n.Wie, n.Voogd = "", f.Required("voogd", "Vul de naam van de voogd in.")
	}
	if f.OK() {
		err = s.gebruik.WijzigGezag(v.ctx(), v.schrijf(), w.b, v.gezien(), n)
		w.bijVeld(err, "wie", dossier.ErrGezagWie)
		w.bijVeld(err, "van", dossier.ErrGezagVan)
		w.bijVeld(err, "uitspraak", dossier.ErrGezagDoor)
	}
	if !f.OK() {
		return s.toonGezag(w, false)
	}
	return w.legNaar(err, "/gezin/"+w.b.ID+"/gezag", func(conflict bool) error { return s.toonGezag(w, conflict) })
}
