package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// invulblad is a page with one form: what most pages that record show. Its
// template is formulier.html. Zones name the compartment around their fields.
type invulblad struct {
	Kop    string
	Uitleg string
	Form   vorm.FormTag
	Stap   *vorm.Steps
	Delen  []deel
	Knop   vorm.Button
	Naast  *vorm.Button // another button that sends the form; nil: none
	Terug  *vorm.Button
	Onder  any // after the form
	// Vast are hidden fields beside the key and the state.
	Vast []vorm.Pair
	// Vragend: the form only asks, and is sent with GET.
	Vragend bool
	// Upload: one of the fields is a file.
	Upload bool
}

// deel is a group of fields in one compartment; Vak nil: in none.
type deel struct {
	Kop    string
	Vak    *vorm.Compartment
	Velden []any
}

// standVeld is the hidden field that carries the state that the writer saw.
const standVeld = "stand"

// standTekst writes the states of a page for the hidden field of its form.
func standTekst(standen map[toegang.Activiteit]string) string {
	parts := make([]string, 0, len(standen))
	for doel, stand := range standen {
		parts = append(parts, string(doel)+":"+stand)
	}
	slices.Sort(parts)
	return strings.Join(parts, " ")
}

// gezien reads the states that a form carries.
func (v *verzoek) gezien() map[toegang.Activiteit]string {
	out := map[toegang.Activiteit]string{}
	for _, part := range strings.Fields(v.r.PostForm.Get(standVeld)) {
		if doel, stand, ok := strings.Cut(part, ":"); ok {
			out[toegang.Activiteit(doel)] = stand
		}
	}
	return out
}

// formulier gives the tag of a form that changes a family: its key and the
// state of now. A form that came back with faults keeps its key, so that
// sending it once more is still one request; after a conflict both are new.
func (v *verzoek) formulier(adres string, b *dossier.Beeld) (vorm.FormTag, error) {
	key, err := v.sleutel()
	if err != nil {
		return vorm.FormTag{}, err
	}
	tag := vorm.FormTag{Action: adres, Key: key, Guard: true}
	if b != nil {
		tag.Hidden = []vorm.Pair{{Name: standVeld, Value: standTekst(b.Standen)}}
	}
	return tag, nil
}

// verschil says what someone else recorded since the writer looked. What he
// typed is still in the form below it.
func (s *Server) verschil(ctx context.Context, b *dossier.Beeld, gezien map[toegang.Activiteit]string) (*vorm.Banner, error) {
	var lines vorm.Stack
	for _, w := range b.Sinds(gezien) {
		text := wijzigingTekst(b, &w, s.regels())
		if text == "" {
			continue
		}
		by, err := s.naam(ctx, w.Door)
		if err != nil {
			return nil, err
		}
		lines = append(lines, text+", door "+by+". ")
	}
	return &vorm.Banner{State: vorm.Warning, Title: "Iemand anders heeft dit gezin intussen gewijzigd", Urgent: true, Text: lines}, nil
}

// dagVeld reads a day that may be left empty; Geen where it is.
func dagVeld(f *vorm.Form, naam, wat string) termijn.Dag {
	empty := true
	for _, part := range (vorm.Field{Name: naam}).DateParts() {
		empty = empty && f.Text(part.Name) == ""
	}
	if empty {
		return termijn.Geen
	}
	t, ok := f.Day(naam, wat)
	if !ok {
		return termijn.Geen
	}
	return termijn.DagVan(t)
}

// dagDelen gives a day as the three parts of a date field.
func dagDelen(d termijn.Dag) [3]string {
	if d == termijn.Geen {
		return [3]string{}
	}
	y, m, day := d.Datum()
	return [3]string{strconv.Itoa(day), strconv.Itoa(int(m)), strconv.Itoa(y)}
}

// vakVoor gives the compartment in which a page writes, as users know it.
func vakVoor(b *dossier.Beeld, over string, klasse gezin.Klasse) *vorm.Compartment {
	c := &vorm.Compartment{Kind: vorm.CompartmentKind(klasse)}
	switch {
	case over == "":
		c.Name, c.Readers = "Dossier van het gezin", "Wie nu met iemand van dit gezin werkt, leest dit."
	case klasse == gezin.GesprekKind:
		c.Name, c.Readers = "Gesprek met "+getoond(b, over), "Ouders lezen dit niet."
	case klasse == gezin.Melder:
		c.Name, c.Readers = "Melder", "Over wie de melding deed. De cliënt leest dit niet."
	case klasse == gezin.Veiligheid:
		c.Name, c.Readers = "Veiligheid van "+getoond(b, over), "Alleen wie de veiligheid van deze persoon bewaakt, leest dit."
	case klasse == gezin.Meldcode:
		c.Name, c.Readers = "Meldcode over "+getoond(b, over), "Het register van de meldcode. De cliënt leest dit niet."
	case klasse == gezin.Strafrecht:
		c.Name, c.Readers = "Politie en rechtbank over "+getoond(b, over), "Alleen wie deze gegevens nodig heeft, leest dit."
	case klasse == gezin.Medisch:
		c.Name, c.Readers = "Medisch over "+getoond(b, over), "Alleen wie voor de gezondheid is aangewezen, leest dit."
	default:
		c.Name, c.Readers = "Dossier van "+getoond(b, over), "Wie met deze persoon werkt, leest dit."
	}
	return c
}
