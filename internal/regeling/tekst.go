package regeling

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"codeberg.org/wijzer/wijzer/termijn"
)

// Sectie is a part of a catalogue as text.
type Sectie struct {
	Kop    string
	Punten []Punt
}

// Punt is one line of a catalogue as Dutch text.
type Punt struct {
	Sleutel string // stays the same between versions of a catalogue
	Kop     string
	Zinnen  []string
	Bron    string
	Lezing  string
	Status  Status
	Geldig  string
}

// Tekst says the whole catalogue in Dutch: every line, every condition, with
// its source, its standing and how the source was read. With a day, only what
// holds then; Geen: everything.
func (r *Regeling) Tekst(dag termijn.Dag) []Sectie {
	w := &verteller{r: r, dag: dag}
	sections := []Sectie{
		{"Documenten", w.documenten()}, {"Feiten", w.feiten()}, {"Groepen", w.groepen()}, {"Niveaus", w.schalen()},
		{"Resultaatgebieden", w.gebieden()}, {"Schakelaars", w.schakelaars()},
	}
	for _, p := range r.Producten {
		if w.geldt(p.Geldigheid) {
			sections = append(sections, w.product(p)...)
		}
	}
	sections = append(sections, Sectie{"Prijzen", w.prijzen()}, Sectie{"Bepalingen", w.bepalingen()})
	return slices.DeleteFunc(sections, func(s Sectie) bool { return len(s.Punten) == 0 })
}

type verteller struct {
	r   *Regeling
	dag termijn.Dag
}

func (w *verteller) geldt(g Geldigheid) bool {
	return w.dag == termijn.Geen || g.Op(w.dag, termijn.Geen)
}

func (w *verteller) punt(key, kop string, g Geldigheid, h Herkomst, zinnen ...string) Punt {
	zinnen = slices.DeleteFunc(zinnen, func(s string) bool { return s == "" })
	for i, s := range zinnen {
		zinnen[i] = hoofdletter(s)
	}
	return Punt{Sleutel: key, Kop: kop, Zinnen: zinnen, Bron: w.r.Citeer(h.Bron), Lezing: h.Lezing, Status: g.Status, Geldig: g.Zin()}
}

func hoofdletter(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// Zin says from when to when something holds: "vanaf 1 januari 2022, bekend
// sinds 30 juni 2021".
func (g Geldigheid) Zin() string {
	if g.Van == termijn.Geen && g.Status == "" {
		return ""
	}
	s := "zonder ingangsdatum, dus niet van kracht"
	if g.Van != termijn.Geen {
		s = "vanaf " + g.Van.Nederlands()
	}
	if g.Tot != termijn.Geen {
		s += " tot " + g.Tot.Nederlands()
	}
	if g.Bekend != termijn.Geen {
		s += ", bekend sinds " + g.Bekend.Nederlands()
	}
	return s
}

func (w *verteller) documenten() (out []Punt) {
	for _, d := range w.r.Documenten {
		p := Punt{Sleutel: "document/" + d.Code, Kop: d.Code, Status: d.Status, Zinnen: []string{d.Titel + "."}}
		if d.Noot != "" {
			p.Zinnen = append(p.Zinnen, d.Noot)
		}
		out = append(out, p)
	}
	return out
}

func (w *verteller) feiten() (out []Punt) {
	for _, f := range w.r.Feiten {
		p := w.punt("feit/"+f.Code, f.Naam, Geldigheid{}, Herkomst{Bron: f.Bron}, f.Vraag)
		if len(p.Zinnen) == 0 && f.Is != "" {
			p.Zinnen = append(p.Zinnen, "In een zin: "+strings.ReplaceAll(f.Is, "{waarde}", "…")+".")
		}
		if f.Ja != "" {
			p.Zinnen = append(p.Zinnen, "Ja: "+f.Ja+". Nee: "+f.Nee+".")
		}
		if len(f.Waarden) > 0 {
			names := make([]string, len(f.Waarden))
			for i, v := range f.Waarden {
				names[i] = v.Naam
				if len(v.Synoniemen) > 0 {
					names[i] += " (ook: " + strings.Join(v.Synoniemen, ", ") + ")"
				}
			}
			p.Zinnen = append(p.Zinnen, "Keuze uit: "+strings.Join(names, "; ")+".")
		}
		out = append(out, p)
	}
	return out
}

func (w *verteller) groepen() (out []Punt) {
	for _, g := range w.r.Groepen {
		out = append(out, w.punt("groep/"+g.Code, g.Enkelvoud, Geldigheid{}, Herkomst{g.Bron, g.Lezing}, "Wie: "+w.r.Zin(g.Als)+"."))
	}
	return out
}

func (w *verteller) schalen() (out []Punt) {
	for _, s := range w.r.Schalen {
		p := w.punt("schaal/"+s.Code, s.Code, Geldigheid{}, s.Herkomst)
		for i := range s.Niveaus {
			p.Zinnen = append(p.Zinnen, strconv.Itoa(i+1)+". "+s.Niveaus[i].zin())
		}
		out = append(out, p)
	}
	return out
}

func (n *Niveau) zin() string {
	s := n.Naam
	switch {
	case n.MaxAantal != 0:
		s += fmt.Sprintf(", %d tot en met %d %s per week", n.MinAantal, n.MaxAantal, meervoud(n.Eenheid))
	case n.Eenheid != "":
		s += fmt.Sprintf(", vanaf %d %s per week", n.MinAantal, meervoud(n.Eenheid))
	}
	if n.Vrij {
		s += ", vrij te meten"
	}
	if n.MaxMaanden != 0 {
		s += fmt.Sprintf(", hoogstens %d maanden", n.MaxMaanden)
	}
	if n.Lezing != "" {
		s += ". Gelezen: " + strings.TrimSuffix(n.Lezing, ".")
	}
	return s + "."
}

func (w *verteller) gebieden() (out []Punt) {
	for _, g := range w.r.Gebieden {
		if !w.geldt(g.Geldigheid) {
			continue
		}
		name := g.Naam
		if g.Nummer != "" {
			name = g.Nummer + " " + name
		}
		level := ""
		if g.Schaal != nil {
			level = "Niveaus: zie " + g.Schaal.Code + "."
		}
		out = append(out, w.punt("gebied/"+g.Code, name, g.Geldigheid, g.Herkomst, g.Wet+".", level))
	}
	return out
}

func (w *verteller) schakelaars() (out []Punt) {
	for _, s := range w.r.Schakelaars {
		p := w.punt("schakelaar/"+s.Code, s.Naam, Geldigheid{}, s.Herkomst)
		for _, at := range s.Standen {
			p.Zinnen = append(p.Zinnen, [...]string{"Uit ", "Aan "}[btoi(at.Aan)]+at.Geldigheid.Zin()+" ("+string(at.Status)+").")
		}
		out = append(out, p)
	}
	return out
}

func (w *verteller) prijzen() (out []Punt) {
	for _, p := range w.r.Prijzen {
		if !w.geldt(p.Geldigheid) {
			continue
		}
		say := p.Bedrag.Nederlands() + "."
		if p.Formule != nil {
			say = p.Bedrag.Nederlands() + ", " + p.Formule.zin() + "."
		}
		key := fmt.Sprintf("prijs/%s/%s/%s", p.Tarief, p.Van, p.Bekend)
		out = append(out, w.punt(key, p.Tarief.String(), p.Geldigheid, p.Herkomst, say, p.Opmerking))
	}
	return out
}

// zin says how a price follows from another.
func (f *Formule) zin() string {
	of := f.Basis.Nederlands()
	switch {
	case f.Van != nil:
		of = f.Van.String()
	case f.Laagste != "":
		of = "de laagste prijs van " + f.Laagste
	}
	s := fmt.Sprintf("dat is %s", of)
	if f.Teller != f.Noemer {
		s = fmt.Sprintf("dat is %d/%d van %s", f.Teller, f.Noemer, of)
	}
	if f.Grondslag != "" {
		s += " (grondslag: " + f.Grondslag + ")"
	}
	if f.Maximum != 0 {
		s += ", hoogstens " + f.Maximum.Nederlands()
	}
	return s
}

func (w *verteller) bepalingen() (out []Punt) {
	for _, b := range w.r.Bepalingen {
		if !w.geldt(b.Geldigheid) {
			continue
		}
		p := w.punt("bepaling/"+b.Code, b.Naam, b.Geldigheid, b.Herkomst, b.Tekst)
		for _, g := range b.Gegevens {
			p.Zinnen = append(p.Zinnen, strings.TrimSpace(hoofdletter(g.Naam)+": "+g.Waarde+" "+g.Eenheid)+".")
		}
		out = append(out, p)
	}
	return out
}
