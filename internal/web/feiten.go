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

// feitenlijst shows what is known per member, with source and date, and how much
// is still to be asked.
func (s *Server) feitenlijst(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie) any {
	var out vorm.Grid
	for _, over := range append([]string{""}, b.Mensen()...) {
		out = append(out, s.feitenkaart(v, b, sit, over))
	}
	return out
}

func (s *Server) feitenkaart(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie, over string) vorm.Card {
	title, pad, bereik := "Het gezin", opGezinOver, regeling.OverGezin
	if over != "" {
		title, pad, bereik = getoond(b, over), over, regeling.OverLid
	}
	var rows vorm.SummaryList
	unknown := 0
	for _, f := range soortenOver(s.in.Regeling, bereik) {
		w, ok := kenmerken(sit, over)[f.Code]
		if !ok {
			unknown++
			continue
		}
		rows = append(rows, vorm.SummaryRow{Key: hoofdletter(f.Naam), Value: waardeTekst(f, w), Source: bronTekst(b, w.Feit)})
	}
	card := vorm.Card{Title: title, Body: rows}
	if rows == nil {
		card.Body = vorm.None("Nog niets vastgelegd.")
	}
	if v.has(routeFeiten) {
		text := "Wijzig"
		if unknown > 0 {
			text = "Vul aan: " + vorm.Getal(int64(unknown)) + " nog niet bekend"
		}
		card.Actions = []any{vorm.Button{Text: text, Kind: vorm.Quiet, Href: "/gezin/" + b.ID + "/feiten/" + pad, Context: "over " + title}}
	}
	return card
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
func bronTekst(b *dossier.Beeld, feit string) string {
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
	return text + vastgezet(b, f.Vastgezet)
}

func vastgezet(b *dossier.Beeld, micros int64) string {
	return termijn.DagVan(microTime(micros).In(b.Moment.Tijd.Location())).Nederlands()
}

// hulplijst shows the help that runs, with who receives it.
func (s *Server) hulplijst(v *verzoek, b *dossier.Beeld, sit *gezin.Situatie) any {
	var rows vorm.SummaryList
	for _, l := range sit.Lopend {
		who := "Het gezin"
		if l.Persoon != "" {
			who = getoond(b, l.Persoon)
		}
		rows = append(rows, vorm.SummaryRow{Key: who, Value: productNaam(s.in.Regeling, l.Product), Source: sinds(b, l.Feit)})
	}
	var out vorm.Stack
	if rows == nil {
		out = append(out, vorm.None("Er loopt nog geen hulp."))
	} else {
		out = append(out, rows)
	}
	return out
}

func sinds(b *dossier.Beeld, feit string) string {
	f := b.FeitOp(feit)
	if f == nil || f.Feit.Van == termijn.Geen {
		return bronTekst(b, feit)
	}
	return "Vanaf " + f.Feit.Van.Nederlands()
}
