package web

import (
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

// maxNotitie is the longest note, in characters.
const maxNotitie = 10_000

// klasseKeuzes are the compartments that a note can go to.
func klasseKeuzes() []vorm.Option {
	return []vorm.Option{
		{Value: string(gezin.Gewoon), Text: "Gewoon", Hint: "Wie met deze persoon werkt, leest dit. De persoon zelf ook."},
		{Value: string(gezin.Veiligheid), Text: "Veiligheid", Hint: "Alleen wie de veiligheid van deze persoon bewaakt."},
		{Value: string(gezin.GesprekKind), Text: "Gesprek met het kind", Hint: "Ouders lezen dit niet."},
		{Value: string(gezin.Melder), Text: "Melder", Hint: "Wie de melding deed, en alles waaraan u die persoon herkent."},
		{Value: string(gezin.Meldcode), Text: "Meldcode", Hint: "De stappen en de afweging van de meldcode. De cliënt leest dit niet."},
		{Value: string(gezin.Strafrecht), Text: "Politie en rechtbank", Hint: "Gegevens van politie, justitie of de rechter. De cliënt leest dit hier niet."},
		{Value: string(gezin.Medisch), Text: "Medisch", Hint: "Gezondheid. Alleen wie daarvoor is aangewezen. De persoon zelf ook."},
	}
}

// klassenNamen names the compartments as users know them; empty for none of
// klasseKeuzes.
func klassenNamen(klassen ...gezin.Klasse) string {
	var names []string
	for _, o := range klasseKeuzes() {
		if slices.Contains(klassen, gezin.Klasse(o.Value)) {
			names = append(names, o.Text)
		}
	}
	return strings.Join(names, ", ")
}

// leden offers the members to choose from.
func leden(b *dossier.Beeld) []vorm.Option {
	var out []vorm.Option
	for _, p := range b.Mensen() {
		out = append(out, vorm.Option{Value: p, Text: getoond(b, p)})
	}
	return out
}

// toonNotitie asks first whom the note is about and in which part it goes, and
// then the note itself, within that part: nobody writes in the wrong one by
// leaving a choice as it stood.
func (s *Server) toonNotitie(w *bewerking, over, klasse string, conflict bool) error {
	if over == "" || klasse == "" {
		return s.kiesDeel(w)
	}
	vak := vakVoor(w.b, over, gezin.Klasse(klasse))
	return w.toon("Notitie schrijven", invulblad{Kop: "Notitie over " + getoond(w.b, over), Delen: []deel{{Vak: vak, Velden: []any{
		w.f.Field(vorm.Field{Kind: vorm.AreaField, Name: "tekst", Label: "Notitie", Rows: 8, Width: vorm.Full, MaxLength: maxNotitie}),
	}}}, Knop: vorm.Button{Text: "Leg vast"}, Vast: []vorm.Pair{{Name: "over", Value: over}, {Name: "klasse", Value: klasse}}}, vak, conflict)
}

// kiesDeel is the first of the two pages. What is chosen stands in the address:
// an id and the code of a class.
func (s *Server) kiesDeel(w *bewerking) error {
	f := w.f
	return w.toon("Notitie schrijven", invulblad{Kop: "Waar hoort de notitie?", Vragend: true, Delen: []deel{{Velden: []any{
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "over", Label: "Over wie gaat het?", Options: leden(w.b)}),
		f.Field(vorm.Field{Kind: vorm.RadioField, Name: "klasse", Label: "In welk deel schrijft u?", Options: klasseKeuzes(),
			Hint: "Het deel bepaalt wie dit leest."}),
	}}}, Knop: vorm.Button{Text: "Verder"}}, nil, false)
}

func (s *Server) notitie(v *verzoek) error {
	w, err := s.bewerk(v, "notitie")
	if err != nil {
		return err
	}
	query := v.r.URL.Query()
	if len(query) == 0 {
		return s.kiesDeel(w)
	}
	w.f = vorm.NewForm(query)
	over, klasse := w.deelKeuze()
	if !w.f.OK() {
		return s.kiesDeel(w)
	}
	w.f = vorm.NewForm(nil)
	return s.toonNotitie(w, over, klasse, false)
}

// deelKeuze reads whom a note is about and in which part it goes.
func (w *bewerking) deelKeuze() (over, klasse string) {
	over = w.f.OneOf("over", leden(w.b), "Kies over wie de notitie gaat.")
	return over, w.f.OneOf("klasse", klasseKeuzes(), "Kies in welk deel u schrijft.")
}

func (s *Server) notitieOp(v *verzoek) error {
	w, err := s.bewerk(v, "notitie")
	if err != nil {
		return err
	}
	over, klasse := w.deelKeuze()
	if over == "" || klasse == "" {
		return s.kiesDeel(w)
	}
	tekst := w.f.Required("tekst", "Schrijf de notitie.")
	if utf8.RuneCountInString(tekst) > maxNotitie {
		w.f.Fail("tekst", "TEKST-LANG", "Maak de notitie korter: ten hoogste 10.000 tekens.")
	}
	if !w.f.OK() {
		return s.toonNotitie(w, over, klasse, false)
	}
	stuk := dossier.Stuk{Vak: w.b.VakVoor(over, toegang.SNotitie, gezin.Klasse(klasse)), Aard: dossier.AardNotitie, Over: over, Inhoud: []byte(tekst),
		Van: s.gebruik.Moment().Dag, Bron: gezin.Bron{Soort: "professional"}}
	err = s.gebruik.LegVast(v.ctx(), v.schrijf(), w.b, v.gezien(), stuk)
	return w.leg(err, func(conflict bool) error { return s.toonNotitie(w, over, klasse, conflict) })
}
