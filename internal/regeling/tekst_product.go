package regeling

import (
	"fmt"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/geld"
)

// product says one product: who it is for, what is chosen, its lines and how
// they combine.
func (w *verteller) product(p *Product) []Sectie {
	key := "product/" + p.Code + "/" + p.Versie
	head := hoofdletter(p.Naam) + ", versie " + p.Versie
	over := w.punt(key, hoofdletter(p.Naam), p.Geldigheid, p.Herkomst, p.Omschrijving, w.aanbod(p))
	if p.Richtduur != nil {
		over.Zinnen = append(over.Zinnen, "Richtduur: "+p.Richtduur.Zin()+".")
	}
	if p.Criteria != nil {
		over.Zinnen = append(over.Zinnen, p.Criteria.Tekst)
	}
	if p.VrijeTrede != nil {
		over.Zinnen = append(over.Zinnen, "Een vrije trede kan, met motivering. "+p.VrijeTrede.Lezing)
	}
	sections := []Sectie{{head, []Punt{over}}}
	add := func(kop string, punten []Punt) {
		if len(punten) > 0 {
			sections = append(sections, Sectie{head + ": " + kop, punten})
		}
	}
	add("toegang", w.toegang(p, key))
	add("wie indiceert", w.indiceert(p, key))
	add("regels", w.onderdelen(p, key))
	add("aanvullingen", w.aanvullingen(p, key))
	add("weigeringen", w.opmerkingen(p.Weigeringen, key+"/weigering"))
	add("aandachtspunten", w.opmerkingen(p.Aandacht, key+"/aandacht"))
	return sections
}

func (w *verteller) aanbod(p *Product) string {
	if p.Schakelaar == nil {
		return ""
	}
	return "Alleen als de gemeente dit heeft aangezet: " + p.Schakelaar.Naam + "."
}

func (w *verteller) toegang(p *Product, key string) (out []Punt) {
	for i := range p.Toegang {
		e := &p.Toegang[i]
		out = append(out, w.punt(key+"/toegang/"+e.Code, e.Naam, e.Geldigheid, e.Herkomst, "Dat is zo als: "+w.r.Zin(e.Als)+"."))
	}
	return out
}

func (w *verteller) indiceert(p *Product, key string) (out []Punt) {
	for i := range p.Indiceert {
		b := &p.Indiceert[i]
		when := "In de andere gevallen."
		if b.Als != nil {
			when = "Als: " + w.r.Zin(b.Als) + "."
		}
		out = append(out, w.punt(key+"/indiceert/"+b.Wie, hoofdletter(b.Naam), Geldigheid{}, b.Herkomst, when))
	}
	return out
}

func (w *verteller) onderdelen(p *Product, key string) (out []Punt) {
	for _, o := range p.Onderdelen {
		out = append(out, w.punt(key+"/regel/"+o.Code, o.Naam, o.Geldigheid, o.Herkomst, w.zinnen(o)...))
	}
	return out
}

func (w *verteller) zinnen(o *Onderdeel) []string {
	out := []string{o.Wet + ". " + o.zinPer() + " " + o.zinDrager()}
	if o.Als != nil {
		out = append(out, "Alleen als: "+w.r.Zin(o.Als)+".")
	}
	out = append(out, gevallen(w.r, "Minuten per week", o.Minuten, func(n int64) string { return geld.Minuten(n).Nederlands() })...)
	out = append(out, gevallen(w.r, "Trede", o.Trede, strings.Clone)...)
	out = append(out, gevallen(w.r, "Vorm", o.Vorm, strings.Clone)...)
	out = append(out, gevallen(w.r, "Resultaatgebieden", o.Gebieden, w.gebiedsnamen)...)
	if o.Omvang != nil {
		label := "Omvang in " + o.Omvang.Eenheid + " per " + o.Omvang.Per
		if o.Omvang.Som {
			label += " (alles wat geldt wordt opgeteld)"
		}
		out = append(out, gevallen(w.r, label, o.Omvang.Aantal, func(n int64) string { return fmt.Sprint(n) })...)
	}
	if o.Tarief.Code != "" {
		out = append(out, "Prijs: "+o.Tarief.zin()+".")
	}
	return append(out, o.Uitleg)
}

func (w *verteller) gebiedsnamen(codes []string) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c
		if g := w.r.gebied[c]; g != nil {
			names[i] = g.Naam
		}
	}
	return strings.Join(names, "; ")
}

func (o *Onderdeel) zinPer() string {
	switch {
	case o.Per == PerLid:
		return "Eén regel voor elke " + o.Telt.Enkelvoud + "."
	case o.Per == PerGebied:
		return "Eén regel voor elk gekozen resultaatgebied."
	case o.Telt != nil:
		return "Eén regel voor het gezin, als er een " + o.Telt.Enkelvoud + " is."
	}
	return "Eén regel voor het gezin."
}

func (o *Onderdeel) zinDrager() string {
	switch o.Drager {
	case Jongste:
		return "Op naam van de jongste."
	case Eerste:
		return "Op naam van de " + o.Van.Enkelvoud + " die als eerste is genoemd."
	case Gekozen:
		return "Op naam van de gekozen persoon."
	}
	return "Op eigen naam."
}

func (t *Tariefregel) zin() string {
	s := t.Code + ", per " + string(t.Per)
	switch {
	case t.Niveau != "":
		s += ", " + t.Niveau
	case t.Naar != "":
		s += ", naar " + t.Naar
	}
	return s
}

// gevallen says a value by cases.
func gevallen[T any](r *Regeling, label string, t Toedeling[T], say func(T) string) (out []string) {
	for i := range t {
		g := &t[i]
		text := label
		if g.Als != nil {
			text += ", als " + r.Zin(g.Als)
		}
		if g.Naar == nil {
			out = append(out, text+": "+say(g.Is)+".")
			continue
		}
		keys := make([]string, 0, len(g.Tabel))
		for _, v := range g.Naar.Waarden {
			if value, ok := g.Tabel[v.Code]; ok {
				keys = append(keys, v.Naam+" "+say(value))
			}
		}
		out = append(out, text+": "+strings.Join(keys, "; ")+".")
	}
	return out
}

func (w *verteller) aanvullingen(p *Product, key string) (out []Punt) {
	if p.Aanvullingen == nil {
		return nil
	}
	for i := range p.Aanvullingen.Gebieden {
		g := &p.Aanvullingen.Gebieden[i]
		zinnen := []string{"Voor elke " + p.Aanvullingen.Voor.Enkelvoud + "."}
		if g.Inbegrepen != nil {
			zinnen = append(zinnen, "Al inbegrepen als: "+w.r.Zin(g.Inbegrepen)+".")
		}
		if g.Toegestaan != nil {
			zinnen = append(zinnen, "Mag als: "+w.r.Zin(g.Toegestaan)+".")
		}
		if g.Tarief.Code != "" {
			zinnen = append(zinnen, "Prijs: "+g.Tarief.zin()+".")
		}
		out = append(out, w.punt(key+"/aanvulling/"+g.Gebied.Code, g.Gebied.Naam, Geldigheid{}, g.Herkomst, zinnen...))
	}
	return out
}

func (w *verteller) opmerkingen(list []*Opmerking, key string) (out []Punt) {
	for _, m := range list {
		when := ""
		switch {
		case m.Per != nil && m.Als != nil:
			when = "Voor elke " + m.Per.Enkelvoud + " waarvoor geldt: " + w.r.Zin(m.Als) + "."
		case m.Per != nil:
			when = "Voor elke " + m.Per.Enkelvoud + "."
		case m.Als != nil:
			when = "Als: " + w.r.Zin(m.Als) + "."
		}
		text := strings.ReplaceAll(m.Tekst, "{lid}", "het gezinslid")
		out = append(out, w.punt(key+"/"+m.Code, m.Code, m.Geldigheid, m.Herkomst, when, "“"+hoofdletter(text)+"”"))
	}
	return out
}

// Wijziging is one difference between two catalogues, or between two days of
// one: a line that came, went or reads otherwise.
type Wijziging struct {
	Sleutel string
	Kop     string
	Oud     []string // nil: the line came
	Nieuw   []string // nil: the line went
}

// Verschil gives what changed from one text of a catalogue to another, in the
// order of the new one, with what went at the end.
func Verschil(old, now []Sectie) (out []Wijziging) {
	before := map[string]Punt{}
	for _, s := range old {
		for _, p := range s.Punten {
			before[p.Sleutel] = p
		}
	}
	for _, s := range now {
		for _, p := range s.Punten {
			was, known := before[p.Sleutel]
			delete(before, p.Sleutel)
			if a, b := was.regels(), p.regels(); !known || !slices.Equal(a, b) {
				c := Wijziging{Sleutel: p.Sleutel, Kop: p.Kop, Nieuw: b}
				if known {
					c.Oud = a
				}
				out = append(out, c)
			}
		}
	}
	for _, s := range old {
		for _, p := range s.Punten {
			if _, gone := before[p.Sleutel]; gone {
				out = append(out, Wijziging{Sleutel: p.Sleutel, Kop: p.Kop, Oud: p.regels()})
			}
		}
	}
	return out
}

// regels gives everything that a line says, for comparing.
func (p *Punt) regels() []string {
	out := append([]string{p.Kop}, p.Zinnen...)
	for _, extra := range []struct{ label, text string }{
		{"Status", string(p.Status)}, {"Geldig", p.Geldig}, {"Bron", p.Bron}, {"Gelezen", p.Lezing},
	} {
		if extra.text != "" {
			out = append(out, extra.label+": "+extra.text)
		}
	}
	return out
}
