package arrangement

import (
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/regeling"
)

// vrijeTrede holds the free level against the product: a reason, and people
// whom it can be for.
func (r *Rekenaar) vrijeTrede() {
	free := r.keuze.Vrij
	if free == nil {
		return
	}
	if r.product.VrijeTrede == nil {
		r.fout(Fout{Pad: "keuze.vrijeTrede", Code: FoutVrij, Tekst: "Dit arrangement kent geen vrije trede. Haal die weg."})
		return
	}
	if strings.TrimSpace(free.Motivering) == "" {
		r.fout(Fout{Pad: "keuze.vrijeTrede.motivering", Code: FoutMotivering,
			Tekst: "Leg uit waarom het vaste pakket niet past. Zonder motivering kan een vrije trede niet.", Bron: r.product.VrijeTrede.Bron})
	}
	for _, id := range sortedKeys(free.Personen) {
		lid, found := r.situatie.Lid(id)
		if !found || r.omgeving.InGroep(r.product.VrijeTrede.Voor, lid) != regeling.Ja {
			r.fout(Fout{Pad: "keuze.vrijeTrede.personen." + id, Code: FoutPersoon,
				Tekst: "Deze persoon is geen volwassen lid van het gezin. Noem bij personen alleen volwassenen uit de leden."})
		}
	}
}

// uitVrijeTrede sets the minutes and the amount of a line from the free level;
// false where the amount must still be worked out.
func (r *Rekenaar) uitVrijeTrede(line *Regel) (priced bool) {
	free := r.keuze.Vrij
	if free == nil {
		return false
	}
	budget := free.Gezin
	if line.bepaling.Per == regeling.PerLid {
		b, named := free.Personen[r.situatie.Leden[line.Drager].ID]
		if !named {
			return false
		}
		budget = &b
	}
	if budget == nil {
		return false
	}
	line.Vrij = true
	if budget.Minuten != nil {
		line.Minuten, line.HeeftMinuten = *budget.Minuten, true
	}
	if budget.Bedrag == nil {
		return false
	}
	line.Bedrag, line.HeeftBedrag, line.Periode = *budget.Bedrag, true, regeling.PerWeek
	return true
}

// aanvullingen adds the lines of the areas that were added. One addition gives
// one fault at most: the person's first, then the area's.
func (r *Rekenaar) aanvullingen() {
	for i := range r.keuze.Aanvulling {
		r.aanvulling(&r.keuze.Aanvulling[i], "keuze.aanvullingen["+strconv.Itoa(i)+"]")
		for j := range i {
			if a, b := &r.keuze.Aanvulling[i], &r.keuze.Aanvulling[j]; a.Gebied == b.Gebied && a.Persoon == b.Persoon {
				r.let(Aandachtspunt{Code: LetDubbel, Pad: "keuze.aanvullingen[" + strconv.Itoa(i) + "]",
					Tekst: "Dit resultaatgebied is voor deze persoon meer dan één keer toegevoegd. Kijk of dat de bedoeling is."})
			}
		}
	}
}

func (r *Rekenaar) aanvulling(a *regeling.Aanvulling, pad string) {
	rules := r.product.Aanvullingen
	lid, found := r.situatie.Lid(a.Persoon)
	if rules == nil || !found || r.omgeving.InGroep(rules.Voor, lid) != regeling.Ja {
		r.fout(Fout{Pad: pad + ".persoon", Code: FoutAanvulPers,
			Tekst: "Een aanvulling is voor een volwassene die meedoet. Kies die persoon, of haal de aanvulling weg."})
		return
	}
	area := r.aanvulgebied(rules, a.Gebied)
	switch {
	case area == nil:
		r.fout(Fout{Pad: pad + ".resultaatgebied", Code: FoutAanvulGebied,
			Tekst: "Dit resultaatgebied kan niet aan dit arrangement worden toegevoegd. Kies uit: " + aanvulnamen(rules) + ".", Bron: rules.Bron})
		return
	case area.Inbegrepen != nil && r.omgeving.Weeg(area.Inbegrepen, lid) == regeling.Ja:
		r.fout(Fout{Pad: pad + ".resultaatgebied", Code: FoutInbegrepen,
			Tekst: area.Gebied.Naam + " zit al in het pakket of in het verblijf. Haal de aanvulling weg.", Bron: area.Bron})
		return
	case r.omgeving.Weeg(area.Toegestaan, lid) != regeling.Ja:
		r.fout(Fout{Pad: pad + ".resultaatgebied", Code: FoutAanvulGebied,
			Tekst: area.Gebied.Naam + " kan bij deze keuze niet worden toegevoegd. Haal de aanvulling weg.", Bron: area.Bron})
		return
	}
	r.aanvulregel(a, area, lid, pad)
}

func (r *Rekenaar) aanvulregel(a *regeling.Aanvulling, area *regeling.AanvulGebied, lid int, pad string) {
	for _, m := range area.Aandacht {
		if r.omgeving.Weeg(m.Als, lid) == regeling.Ja {
			r.let(metLid(m, r.situatie.Leden[lid].ID))
		}
	}
	if a.Omvang == nil {
		r.let(Aandachtspunt{Code: LetOmvang, Pad: pad + ".omvang",
			Tekst: "Vul in hoeveel " + area.Gebied.Naam + " er per week is. Zonder omvang kan er geen besluit worden gemaakt."})
	}
	line := Regel{Onderdeel: area.Gebied.Code, Naam: area.Gebied.Naam, Wet: area.Gebied.Wet, Drager: lid, Deelnemers: r.deelnemer(lid),
		Gebieden: []string{area.Gebied.Code}, Niveau: a.Niveau, Omvang: a.Omvang, aanvulling: area}
	if area.Onderdeel != "" {
		line.Onderdeel = area.Onderdeel
	}
	r.beprijs(&line, &area.Tarief, a.Niveau)
	r.uit.Regels = append(r.uit.Regels, line)
}

func (r *Rekenaar) aanvulgebied(rules *regeling.Aanvullingen, code string) *regeling.AanvulGebied {
	g := r.versie.Regeling().Gebied(code)
	for i := range rules.Gebieden {
		if g != nil && rules.Gebieden[i].Gebied == g {
			return &rules.Gebieden[i]
		}
	}
	return nil
}

func aanvulnamen(rules *regeling.Aanvullingen) string {
	names := make([]string, len(rules.Gebieden))
	for i := range rules.Gebieden {
		names[i] = rules.Gebieden[i].Gebied.Code
	}
	return strings.Join(names, ", ")
}
