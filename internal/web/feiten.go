package web

import (
	"unicode"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// routeFeiten is where facts about one member, or the family, are recorded.
const routeFeiten = "GET /gezin/{gezin}/feiten/{over}"

// opGezinOver stands in an address where a fact is about the family.
const opGezinOver = "gezin"

// soortenOver gives the kinds of facts of the catalogue that can be asked about
// a member or the family. What may never be asked is not among them.
func soortenOver(r *regeling.Regeling, bereik regeling.Bereik) []*regeling.Feitsoort {
	var out []*regeling.Feitsoort
	for _, f := range r.Feiten {
		if f.Bereik == bereik && !f.Geheim {
			out = append(out, f)
		}
	}
	return out
}

// kenmerken gives what is known about one member, or about the family.
func kenmerken(sit *gezin.Situatie, over string) gezin.Kenmerken {
	if over == "" {
		return sit.Gezin
	}
	if i, ok := sit.Lid(over); ok {
		return sit.Leden[i].Kenmerken
	}
	return nil
}

// feitenlijst shows what is known, with source and date: of the family, and of
// the members side by side.
func (s *Server) feitenlijst(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie) any {
	return vorm.Stack{
		s.feitentabel(v, b, sit, "Over het gezin", regeling.OverGezin, []string{""}),
		s.feitentabel(v, b, sit, "Per gezinslid", regeling.OverLid, b.Mensen()),
	}
}

// elders tells whether a kind of fact already stands above, with the members.
func (s *Server) elders(f *regeling.Feitsoort) bool {
	geboren := s.regels().Geboren()
	return f.Code == feitRol || geboren != nil && f.Code == geboren.Code
}

// feitRol is the kind of fact that says whether someone is an adult or a child
// in the family, in every catalogue that asks it.
const feitRol = "rol"

func (s *Server) feitentabel(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie, title string, bereik regeling.Bereik, overs []string) any {
	t := vorm.Table{Caption: title, Stack: true, Columns: []vorm.Column{{Title: "Gegeven"}}}
	links := vorm.Actions{}
	for _, over := range overs {
		name, pad := "Het gezin", opGezinOver
		if over != "" {
			name, pad = getoond(b, over), over
		}
		t.Columns = append(t.Columns, vorm.Column{Title: name})
		if v.has(routeFeiten) {
			links = append(links, vorm.Button{Text: "Vul aan of wijzig: " + name, Kind: vorm.Quiet, Icon: "wijzig", Href: "/gezin/" + b.ID + "/feiten/" + pad})
		}
	}
	for _, f := range soortenOver(s.regels(), bereik) {
		if row, known := s.feitenrij(v, b, sit, f, overs); known && !s.elders(f) {
			t.Rows = append(t.Rows, row)
		}
	}
	if t.Rows == nil {
		return vorm.Stack{vorm.Empty{Icon: "info", Title: title + ": nog niets vastgelegd", Text: "Wat u vastlegt, komt hier te staan met bron en datum."}, links}
	}
	return vorm.Stack{t, links}
}

// feitenrij gives one kind of fact for each; known tells whether anything is
// known or withheld of it.
func (s *Server) feitenrij(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie, f *regeling.Feitsoort, overs []string) (vorm.Row, bool) {
	row, known := vorm.Row{Cells: []any{hoofdletter(f.Naam)}}, false
	for _, over := range overs {
		w, ok := kenmerken(sit, over)[f.Code]
		switch {
		case ok:
			known = true
			row.Cells = append(row.Cells, vorm.Cell{Value: waardeTekst(f, w), Note: s.bronTekst(b, w.Feit)})
		case over != "" && !b.Leest(v.wie, over, gezin.Gewoon):
			row.Cells = append(row.Cells, vorm.Withheld())
		default:
			row.Cells = append(row.Cells, vorm.Unknown())
		}
	}
	return row, known
}

func hoofdletter(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// bronnen are the sources that a fact can have, with their words.
func bronnen() []vorm.Option {
	return []vorm.Option{
		{Value: "eigen-opgave", Text: "De persoon of het gezin zelf"},
		{Value: "professional", Text: "Een professional"},
		{Value: "brp", Text: "Basisregistratie Personen"},
		{Value: "gezagsregister", Text: "Gezagsregister"},
		{Value: "beschikking", Text: "Een beschikking of uitspraak"},
	}
}

// bronNaam gives a source as users know it.
func bronNaam(code string) string {
	for _, o := range bronnen() {
		if o.Value == code {
			return o.Text
		}
	}
	return ""
}

// bronTekst says where a fact comes from and since when it is known.
func (s *Server) bronTekst(b *dossier.Beeld, feit string) string {
	f := b.FeitOp(feit)
	if f == nil {
		return ""
	}
	text := bronNaam(f.Feit.Bron.Soort)
	if text == "" {
		text = f.Feit.Bron.Omschreven
	}
	if text != "" {
		text += ", "
	}
	return text + s.dagTekst(f.Vastgezet)
}

// dagTekst gives the day of a moment of the log in the zone of the Netherlands.
func (s *Server) dagTekst(micros int64) string {
	return termijn.DagVan(microTime(micros).In(s.in.Zone)).Nederlands()
}

func (s *Server) sinds(b *dossier.Beeld, feit string) string {
	f := b.FeitOp(feit)
	if f == nil || f.Feit.Van == termijn.Geen {
		return s.bronTekst(b, feit)
	}
	return "Vanaf " + f.Feit.Van.Nederlands()
}
