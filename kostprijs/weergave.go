package kostprijs

import "codeberg.org/wijzer/wijzer/internal/geld"

// Weergave is the tariff laid out as one law lists the parts of a real price.
type Weergave struct {
	Wet       Wet         `json:"wet"`
	Artikel   string      `json:"artikel"`
	Rubrieken []Rubriek   `json:"rubrieken"`
	Totaal    geld.Bedrag `json:"totaal"` // the tariff; the rubrics add up to it
}

// Rubriek is one letter of the article with what was counted under it. The
// last one, without a letter, holds what the article does not name.
type Rubriek struct {
	Letter string      `json:"letter"`
	Naam   string      `json:"naam"`
	PerUur Getal       `json:"perUur"`
	Bedrag geld.Bedrag `json:"bedrag"` // cents, divided so that they add up to the tariff
	Delen  []Component `json:"delen"`
}

type rubrieknaam struct{ letter, naam string }

// The parts that each decree names, in its order. A price rests at least on
// these.
var (
	wmoRubrieken = []rubrieknaam{
		{"a", "De kosten van de beroepskracht"},
		{"b", "Redelijke overheadkosten"},
		{"c", "Niet-productieve uren: verlof, ziekte, scholing en werkoverleg"},
		{"d", "Reis- en opleidingskosten"},
		{"e", "Indexatie van de prijs"},
		{"f", "Kosten door eisen van de gemeente, zoals rapportage en administratie"},
		{"", "Niet in de opsomming"},
	}
	jeugdRubrieken = []rubrieknaam{
		{"a", "Kosten van professionals, cliëntgebonden en niet-cliëntgebonden"},
		{"b", "Cliëntgebonden kosten anders dan van professionals"},
		{"c", "Overheadkosten"},
		{"d", "Indexatie"},
		{"", "Niet in de opsomming"},
	}
)

// Weergave lays the tariff out for one law: Uitvoeringsbesluit Wmo 2015 art.
// 5.4, or Besluit Jeugdwet art. 2.3. Both views have the same total.
func (u *Uitkomst) Weergave(wet Wet) Weergave {
	v := Weergave{Wet: wet, Artikel: "Uitvoeringsbesluit Wmo 2015, artikel 5.4", Totaal: u.Tarief}
	names, letter := wmoRubrieken, func(c Component) string { return c.Wmo }
	if wet == Jeugdwet {
		v.Artikel = "Besluit Jeugdwet, artikel 2.3"
		names, letter = jeugdRubrieken, func(c Component) string { return c.Jeugd }
	}
	parts := u.Componenten()
	amounts := make([]Getal, len(names))
	for i, n := range names {
		r := Rubriek{Letter: n.letter, Naam: n.naam, Delen: []Component{}}
		for _, c := range parts {
			if letter(c) == n.letter {
				r.Delen = append(r.Delen, c)
				r.PerUur = r.PerUur.Plus(c.PerUur)
			}
		}
		amounts[i] = r.PerUur
		v.Rubrieken = append(v.Rubrieken, r)
	}
	for i, b := range verdeelCenten(amounts, u.Tarief) {
		v.Rubrieken[i].Bedrag = b
	}
	return v
}

// Balk is one bar of the waterfall: from Van to Tot euros.
type Balk struct {
	ID     string      `json:"id"`
	Naam   string      `json:"naam"`
	Van    Getal       `json:"van"`
	Tot    Getal       `json:"tot"`
	Bedrag geld.Bedrag `json:"bedrag"` // cents, divided so that the bars add up to the tariff
	Totaal bool        `json:"totaal"` // the last bar: the tariff
}

// Waterval gives the bars from the salary to the tariff.
func (u *Uitkomst) Waterval() []Balk {
	parts := u.Componenten()
	amounts := make([]Getal, len(parts))
	for i, c := range parts {
		amounts[i] = c.PerUur
	}
	cents := verdeelCenten(amounts, u.Tarief)
	var at Getal
	bars := make([]Balk, 0, len(parts)+1)
	for i, c := range parts {
		next := at.Plus(c.PerUur)
		bars = append(bars, Balk{ID: c.ID, Naam: c.Naam, Van: at, Tot: next, Bedrag: cents[i]})
		at = next
	}
	return append(bars, Balk{ID: "tarief", Naam: "Tarief", Tot: at, Bedrag: u.Tarief, Totaal: true})
}
