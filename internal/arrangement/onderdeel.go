package arrangement

import (
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// onderdeel adds the lines of one part of the product.
func (r *Rekenaar) onderdeel(o *regeling.Onderdeel) {
	if !o.Op(r.versie.Dag, r.versie.Bekend) {
		return
	}
	switch o.Per {
	case regeling.PerLid:
		for lid := range r.situatie.Leden {
			if r.geldt(o, lid) {
				r.regel(o, lid, r.deelnemer(lid))
			}
		}
	case regeling.PerGezin:
		r.perGezin(o)
	case regeling.PerGebied:
		r.perGebied(o)
	}
}

// geldt tells whether there is a line for this member; what is unknown is asked.
func (r *Rekenaar) geldt(o *regeling.Onderdeel, lid int) bool {
	switch outcome := min(r.omgeving.InGroep(o.Telt, lid), r.omgeving.Weeg(o.Als, lid)); outcome {
	case regeling.Ja:
		return true
	case regeling.Onbekend:
		if r.omgeving.Weeg(o.Als, lid) != regeling.Nee {
			r.vraag(o.Telt.Als, lid)
			r.vraag(o.Als, lid)
		}
	}
	return false
}

// deelnemer gives the one participant of a line.
func (r *Rekenaar) deelnemer(lid int) []int {
	r.leden = append(r.leden, lid)
	return r.leden[len(r.leden)-1 : len(r.leden) : len(r.leden)]
}

// perGezin adds one line for the family when someone of the group counts.
func (r *Rekenaar) perGezin(o *regeling.Onderdeel) {
	if r.omgeving.Weeg(o.Als, -1) == regeling.Nee {
		return
	}
	group := o.Deelnemers
	if group == nil {
		group = o.Telt
	}
	from := len(r.leden)
	for lid := range r.situatie.Leden {
		switch r.omgeving.InGroep(group, lid) {
		case regeling.Ja:
			r.leden = append(r.leden, lid)
		case regeling.Onbekend:
			r.vraag(group.Als, lid)
		}
	}
	members := r.leden[from:len(r.leden):len(r.leden)]
	if len(members) == 0 {
		return
	}
	slices.SortFunc(members, func(a, b int) int {
		return strings.Compare(r.situatie.Leden[a].ID, r.situatie.Leden[b].ID)
	})
	r.regel(o, -1, members)
}

// drager finds on whose name a line stands; -1 where nobody can be found.
func (r *Rekenaar) drager(o *regeling.Onderdeel, lid int, members []int) int {
	switch o.Drager {
	case regeling.Zelf:
		return lid
	case regeling.Jongste:
		return r.jongste(members)
	case regeling.Eerste:
		for i := range r.situatie.Leden {
			if r.omgeving.InGroep(o.Van, i) == regeling.Ja {
				return i
			}
		}
	case regeling.Gekozen:
		return r.omgeving.Gekozen()
	}
	return -1
}

// jongste gives the youngest; born on one day: the last id in byte order.
func (r *Rekenaar) jongste(members []int) int {
	born := r.versie.Regeling().Geboren()
	best, bestDay := -1, int64(0)
	for _, lid := range members {
		day := r.omgeving.Waarde(born, lid).Max
		if best < 0 || day > bestDay || day == bestDay && r.situatie.Leden[lid].ID > r.situatie.Leden[best].ID {
			best, bestDay = lid, day
		}
	}
	return best
}

// regel adds one line. With lid negative its values are those of the family.
func (r *Rekenaar) regel(o *regeling.Onderdeel, lid int, members []int) {
	env := r.omgeving
	line := Regel{Onderdeel: o.Code, Naam: o.Naam, Wet: o.Wet, Drager: r.drager(o, lid, members), Deelnemers: members, bepaling: o}
	if line.Drager < 0 {
		return // a refusal of the catalogue says why
	}
	line.Gebieden, _ = o.Gebieden.Kies(env, lid)
	line.Vorm, _ = o.Vorm.Kies(env, lid)
	line.Niveau, _ = o.Trede.Kies(env, lid)
	line.Minuten, line.HeeftMinuten = o.Minuten.Kies(env, lid)
	line.Toont = r.toont(o)
	if o.Omvang != nil {
		line.Omvang = r.omvang(o.Omvang, lid)
	}
	if len(o.Minuten) > 0 && !line.HeeftMinuten || len(o.Trede) > 0 && line.Niveau == "" {
		r.gaten = append(r.gaten, Fout{Pad: "keuze", Code: FoutRegelLeeg,
			Tekst: "De regeling zegt voor deze keuze niet hoeveel " + o.Naam + " is. Kies anders, of vul de regeling aan.", Bron: o.Bron})
		return
	}
	if !o.Vrij || !r.uitVrijeTrede(&line) {
		r.beprijs(&line, &o.Tarief, line.Niveau)
	}
	r.uit.Regels = append(r.uit.Regels, line)
}

func (r *Rekenaar) omvang(o *regeling.OmvangRegel, lid int) *regeling.Omvang {
	n, ok := int64(0), false
	if o.Som {
		n, ok = regeling.Som(o.Aantal, r.omgeving, lid)
	} else {
		n, ok = o.Aantal.Kies(r.omgeving, lid)
	}
	if !ok {
		return nil
	}
	return &regeling.Omvang{Aantal: n, Eenheid: o.Eenheid, Per: o.Per}
}

func (r *Rekenaar) toont(o *regeling.Onderdeel) []Toon {
	if len(o.Toon) == 0 {
		return nil
	}
	shown := make([]Toon, 0, len(o.Toon))
	for _, f := range o.Toon {
		if w := r.omgeving.Waarde(f, -1); w.Soort != gezin.Onbekend {
			shown = append(shown, Toon{f.Code, w.String()})
		}
	}
	return shown
}

// perGebied adds a line for each result area that was chosen, in the order in
// which the catalogue names them.
func (r *Rekenaar) perGebied(o *regeling.Onderdeel) {
	areas, _ := o.Gebieden.Kies(r.omgeving, -1)
	for _, code := range areas {
		if level, chosen := r.keuze.Niveaus[code]; chosen {
			r.gebiedsregel(o, r.versie.Regeling().Gebied(code), level)
		}
	}
	for _, code := range sortedKeys(r.keuze.Niveaus) {
		if !slices.Contains(areas, code) {
			r.fout(Fout{Pad: "keuze.niveaus." + code, Code: FoutNiveau,
				Tekst: "Dit resultaatgebied wordt niet op niveau gekozen in dit arrangement. Haal het weg, of voeg het toe als aanvulling."})
		}
	}
	if len(r.keuze.Niveaus) == 0 {
		r.fout(Fout{Pad: "keuze.niveaus", Code: FoutKeuze, Tekst: "Kies een niveau voor ten minste één resultaatgebied."})
	}
}

func (r *Rekenaar) gebiedsregel(o *regeling.Onderdeel, g *regeling.Gebied, code string) {
	level, known := g.Schaal.Niveau(code)
	minutes, agreed := r.keuze.Omvang[g.Code]
	if !known {
		r.fout(Fout{Pad: "keuze.niveaus." + g.Code, Code: FoutNiveau,
			Tekst: "Dit niveau bestaat niet voor " + g.Naam + ". Kies uit: " + niveaunamen(g.Schaal) + "."})
	}
	if !agreed {
		r.fout(Fout{Pad: "keuze.omvang." + g.Code, Code: FoutOmvang,
			Tekst: "Vul in hoeveel minuten per week er zijn voor " + g.Naam + ". Geen openbare bron noemt ze per niveau, en een besluit zonder minuten houdt geen stand."})
	}
	if !known || !agreed || r.omgeving.Gekozen() < 0 {
		return
	}
	line := Regel{Onderdeel: g.Code, Naam: g.Naam, Wet: g.Wet, Drager: r.omgeving.Gekozen(), Deelnemers: r.deelnemer(r.omgeving.Gekozen()),
		Gebieden: []string{g.Code}, Niveau: level.Code, Minuten: minutes, HeeftMinuten: true, bepaling: o}
	rule := o.Tarief
	rule.Code = g.Code
	r.beprijs(&line, &rule, level.Code)
	r.uit.Regels = append(r.uit.Regels, line)
}

func niveaunamen(s *regeling.Schaal) string {
	var names []string
	if s != nil {
		for _, n := range s.Niveaus {
			names = append(names, n.Code)
		}
	}
	return strings.Join(names, ", ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
